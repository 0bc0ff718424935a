"""Words to segments: runs of words on a line, cut at gaps wider than a space."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise

import numpy as np
from msgspec import Struct

from extractors.pdf.boxes import BoxTuple, is_within, middle_x, middle_y
from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Bools, Floats, Indices, Texts, Words
from extractors.pdf.stretches import changes, ends
from extractors.pdf.tables.words.justified import stretched
from extractors.pdf.tables.words.lefts import begin_columns

__all__ = [
    "FIGURE",
    "LABEL",
    "REFERENCE",
    "SAME_LEFT",
    "WIDE",
    "Segments",
    "coarse",
    "has_full_lines",
    "holds",
    "merge",
    "set_segments",
]

SPLIT = 0.36
"""Of the font size: words further apart may stand in two columns; a space is about 0.25 to 0.33."""

COLUMN = 2.0
"""Of the font size: what the gap before a word counts for that begins a column, however near it is."""

WIDE = 1.0
"""Of the font size: a gap this wide makes a line look like a row of a table; justified text stays below it."""

SAME_LEFT = 2.0
"""Points: texts of one column begin this near to each other."""

SAME_LINE = 0.4
"""Of a word's height: middles this near stand on one line."""

LABEL = re.compile(
    r"(?:\d{1,3}|[ivxl]{1,5}|[a-zA-Z])[.):]|\((?:\d{1,3}|[ivxl]{1,5}|[a-zA-Z])\)|[o§•▪●○◦·\u2023\u25a0-\u25ff\uf000-\uf0ff]"
)
"""A list label on its own: a bullet, "1.", "(a)", "iv."."""

REFERENCE = re.compile(r"(?:[A-Z]{1,3}[-.]?)?\d+(?:\.\d+)*[.:]?|\d+\)|\(\d+\)|[A-Z]\d*[.):]|[ivxl]{1,5}[.):]")
"""What numbers the rows of a table: "1", "2.4", "A1", "EO 3.2"."""

FIGURE = re.compile(
    r"[(<>~±+\-–—−€£$]*\d[\d.,:/\-–]*[%)*]*|[-–—−.:*/%]+|n/?a\.?|n\.a\.?|[€£$%]", re.IGNORECASE
)
"""A figure, or what stands for none."""


class Segments(Struct, frozen=True, dict=True):
    """Runs of words without a wide gap, on lines from top to bottom; parallel arrays, which nobody changes."""

    line: Indices
    """(n,): the line, from 0; sorted, and from left to right on each line."""
    box: Floats
    """(n, 4): x0, top, x1, bottom in points."""
    gap: Floats
    """(n,): gap before it as a multiple of the font size; inf where it starts a line."""
    is_label: Bools
    """(n,): nothing but a list label."""
    is_figure: Bools
    """(n,): nothing but figures."""
    is_bold: Bools
    """(n,): all of it is bold."""
    first: Texts
    """(n,): its first word."""
    last: Texts
    """(n,): its last word."""
    count: Indices
    """(n,): how many words it has."""
    is_spaced: Bools
    """(n,): a space is set right after it; see `Words.space_after`."""

    def __len__(self) -> int:
        return len(self.line)

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return int(self.line[-1]) + 1 if len(self.line) else 0

    @cached_property
    def x(self) -> Floats:
        """(n,): its middle."""
        return middle_x(self.box)

    @cached_property
    def y(self) -> Floats:
        """(n,): its middle."""
        return middle_y(self.box)

    @property
    def heights(self) -> Floats:
        """(n,): in points."""
        return np.asarray(self.box[:, 3] - self.box[:, 1])

    @cached_property
    def is_first(self) -> Bools:
        """(n,): the first of its line."""
        return changes(self.line)

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """Where the segments of each line are: the first, and the one after the last."""
        return list(pairwise([*self.is_first.nonzero()[0].tolist(), len(self)]))

    @property
    def full_lines(self) -> int:
        """How many lines hold several segments."""
        is_first = self.is_first
        return int(np.count_nonzero(is_first[:-1] & ~is_first[1:]))

    def take(self, index: Indices | Bools) -> Segments:
        """Give the segments that `index` selects; lines keep their numbers."""
        if index.dtype == np.bool_:
            if all_of(index):  # as often
                return self
            index = index.nonzero()[0]
        return Segments(
            line=self.line[index],
            box=self.box.take(index, axis=0),
            gap=self.gap[index],
            is_label=self.is_label[index],
            is_figure=self.is_figure[index],
            is_bold=self.is_bold[index],
            first=self.first[index],
            last=self.last[index],
            count=self.count[index],
            is_spaced=self.is_spaced[index],
        )


def set_segments(words: Words, which: Indices) -> Segments:
    """Set words on lines, and cut the lines at gaps wider than `SPLIT` that are no spaces of justified text."""
    box = words.box[which]
    line = _lines(box)
    order = np.lexsort((box[:, 0], line))
    box, line, which = box[order], line[order], which[order]
    size = np.maximum(words.size[which], 1.0)
    gap = _gaps(box, line, size)
    if words.track is not None:
        gap[1:] -= 2 * np.minimum(words.track[which[1:]], words.track[which[:-1]])
    text = words.text[which]
    is_apart = (gap > SPLIT) & ~stretched(gap, box, size, text, SPLIT)
    is_column = begin_columns(text, gap, box, line, words.bold[which], is_apart, LABEL)
    gap[is_column] = np.maximum(gap[is_column], COLUMN)
    starts = (is_apart | is_column).nonzero()[0]
    ends = np.concatenate((starts[1:], [len(which)])) - 1 if len(starts) else starts
    outline = np.empty((len(starts), 4))
    if len(starts):
        outline[:, :2] = np.minimum.reduceat(box[:, :2], starts)
        outline[:, 2:] = np.maximum.reduceat(box[:, 2:], starts)
    listed, spans = text.tolist(), list(zip(starts.tolist(), ends.tolist(), strict=True))
    label = [a == b and LABEL.fullmatch(listed[a]) is not None for a, b in spans]
    figure = np.array([_are_figures(listed, a, b) for a, b in spans], dtype=bool)
    return Segments(
        line=line[starts],
        box=outline,
        gap=gap[starts],
        is_label=np.array(label, dtype=bool),
        is_figure=figure,
        is_bold=np.logical_and.reduceat(words.bold[which], starts) if len(starts) else figure,
        first=text[starts],
        last=text[ends],
        count=ends - starts + 1,
        is_spaced=np.zeros(len(ends), dtype=bool)
        if words.space_after is None
        else words.space_after[which[ends]],
    )


def _gaps(box: Floats, line: Indices, size: Floats) -> Floats:
    """Give the gap before each word in font sizes; inf where it begins a line."""
    gap = np.full(len(box), np.inf)
    same = line[1:] == line[:-1]
    gap[1:][same] = ((box[1:, 0] - box[:-1, 2]) / np.minimum(size[1:], size[:-1]))[same]
    return gap


def _are_figures(text: list[str], first: int, last: int) -> bool:
    is_word = text[first][:1].isalpha() and text[first][0] not in "nN"  # most are, and no "n/a"
    return not is_word and all(map(FIGURE.fullmatch, text[first : last + 1]))


def merge(segments: Segments, starts: Bools) -> Segments:
    """Join each segment with those before it, back to where `starts` says that a new one begins."""
    starts = starts | segments.is_first
    if all_of(starts):
        return segments
    first = starts.nonzero()[0]
    last = ends(first, len(segments)) - 1
    box = segments.box[first]
    box[:, 1] = np.minimum.reduceat(segments.box[:, 1], first)
    box[:, 2:] = np.maximum.reduceat(segments.box[:, 2:], first)
    return Segments(
        line=segments.line[first],
        box=box,
        gap=segments.gap[first],
        is_label=segments.is_label[first] & (first == last),
        is_figure=np.logical_and.reduceat(segments.is_figure, first),
        is_bold=np.logical_and.reduceat(segments.is_bold, first),
        first=segments.first[first],
        last=segments.last[last],
        count=np.add.reduceat(segments.count, first),
        is_spaced=segments.is_spaced[last],
    )


def coarse(segments: Segments) -> Segments:
    """Join segments that no wide gap parts, and list labels with their texts: what looks like one run of words."""
    return merge(segments, _are_apart(segments))


def has_full_lines(segments: Segments) -> bool:
    """Tell whether some line holds several runs of words; see `coarse`."""
    return any_of(_are_apart(segments) & ~segments.is_first)


def _are_apart(segments: Segments) -> Bools:
    """Tell which segments a wide gap parts from what stands before them, which is no list label."""
    is_wide: Bools = segments.gap > WIDE
    is_wide[1:] &= ~segments.is_label[:-1]
    return is_wide


def holds(box: BoxTuple, segments: Segments) -> Bools:
    """Tell which segments stand in a box of x0, top, x1, bottom, by their middles."""
    return is_within(box, segments.x, segments.y)


def _lines(box: Floats) -> Indices:
    """Give each word the number of its line, from the top."""
    middle, height = (box[:, 1] + box[:, 3]) / 2, box[:, 3] - box[:, 1]
    line = np.zeros(len(box), dtype=np.intp)
    order = middle.argsort(kind="stable")
    at, reach = middle[order], SAME_LINE * height[order]
    is_other = np.ones(len(order), dtype=bool)
    is_other[1:] = (at[1:] != at[:-1]) | (reach[1:] != reach[:-1])  # most words stand as the one before
    numbers: list[int] = []
    number, centre, tolerance = -1, -np.inf, 0.0
    for y, near in zip(at[is_other].tolist(), reach[is_other].tolist(), strict=True):
        if number < 0 or y - centre > min(tolerance, near):
            number, centre, tolerance = number + 1, y, near
        numbers.append(number)
    line[order] = np.array(numbers, dtype=np.intp)[is_other.cumsum() - 1]
    return line
