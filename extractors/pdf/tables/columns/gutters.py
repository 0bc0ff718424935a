"""Columns that no rule shows: strips that text on both sides leaves free on line after line."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from msgspec import Struct

from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Bools, Floats, Indices, Texts
from extractors.pdf.stretches import stretches
from extractors.pdf.tables.words.segments import Segments

__all__ = ["Gutters", "find_gutters"]

CLEAN = 0.6
"""Of the font size: a gap between words from which a line speaks for a gutter; spaces of justified text vary."""

OVERLAP = 0.1
"""Of a line's height: lines that overlap by more stand half a line apart; boxes of fonts are taller than their ink."""

MANY = 5
"""Lines that keep a strip free which hardly one crosses: they show a gutter however narrow it is."""

TOLERANCE = 0.12
"""Share of the lines that keep a gutter free which may also cross it: headings over two columns, bands."""

MIN_GUTTER = 2.0
"""Points: narrower strips are chance."""

VERY_MANY = 10
"""Lines that keep a strip free which none crosses: the same."""

LEAST_GUTTER = 1.0
"""The same where `VERY_MANY` lines speak for the strip, or `MANY` of which one has its texts on both sides of it."""

TOGETHER = 0.34
"""Share of the texts on a strip's right that must begin at one place, or stand around one."""

SAME_PLACE = 0.3
"""Points: texts that begin this near to each other begin at one place."""

FEWEST_ALONE = 1
"""Texts that begin a column where nothing stands before them, not by chance."""

WIDEST_SPACE = 5.0
"""Of the font size: justified text in a narrow column may have spaces as wide, but no wider ones."""

CLEAR = 10.0
"""Points: a strip that only one line shows must be this wide (a reference that stands once in its column)."""


class Gutters(Struct, frozen=True):
    """Strips between columns: parallel arrays from left to right."""

    x0: Floats
    x1: Floats
    votes: Indices
    """Lines with text on both sides that keep the strip free."""

    def __len__(self) -> int:
        return len(self.x0)

    def take(self, index: Bools) -> Gutters:
        """Give the gutters that `index` selects."""
        return Gutters(self.x0[index], self.x1[index], self.votes[index])

    def boundaries(self, inset: float) -> Floats:
        """Give where the column boundaries stand: `inset` points left of the text on the right, or in the middle."""
        return np.where(self.x1 - inset > self.x0, self.x1 - inset, (self.x0 + self.x1) / 2)


def find_gutters(segments: Segments, left: float, right: float) -> Gutters:
    """Find the strips between `left` and `right` that lines with text on both sides keep free.

    A strip may be crossed by few lines (a band, a heading over two columns); text that ends inside it makes
    it narrower.
    """
    size = max(int(np.ceil(right - left)) + 1, 1)
    narrow = (segments.line[1:] == segments.line[:-1]).nonzero()[0]
    follows = narrow[segments.gap[narrow + 1] > CLEAN]
    if not len(follows):
        return Gutters(np.empty(0), np.empty(0), np.empty(0, dtype=np.intp))
    start = np.minimum(np.maximum(np.floor(segments.box[:, 0] - left).astype(np.intp), 0), size - 1)
    end = np.minimum(np.maximum(np.ceil(segments.box[:, 2] - left).astype(np.intp), 0), size - 1)
    has_gap = np.zeros(segments.line_count, dtype=bool)
    has_gap[segments.line[follows]] = True
    in_row = has_gap[segments.line] & ~_of_totals(segments)
    crossings = _count(start[in_row], end[in_row], size)
    left_of, right_of = _between_lines(segments)
    sides = np.append(follows, left_of), np.append(follows + 1, right_of)
    votes = _count(end[sides[0]], start[sides[1]], size)
    apart = _count(end[left_of], start[right_of], size)
    narrow_votes = _count(end[narrow], start[narrow + 1], size)
    votes = np.where((narrow_votes >= MANY) & (crossings <= TOLERANCE * narrow_votes), narrow_votes, votes)
    allowed = np.where(votes >= 3, np.maximum(1, TOLERANCE * votes), 0)
    free = (votes >= 1) & (crossings <= allowed)
    for _ in range(3):
        if not _block(free, stretches(free), start, end):
            break
    lines = int(has_gap.sum())
    kept = [run for run in stretches(free) if _is_gutter(*run, start, end, votes, lines)]
    kept = _without_labels(kept, segments, start, end)
    kept = _without_spaces(kept, segments, left, apart > 0) if kept and lines > 1 else kept
    return Gutters(
        np.array([a + left for a, _ in kept]),
        np.array([b + left for _, b in kept]),
        np.array([int(votes[a:b].max()) for a, b in kept], dtype=np.intp),
    )


def _of_totals(segments: Segments) -> Bools:
    """Tell which texts are of rows of totals: a text in bold, and nothing but figures in bold beside it.

    Such a text runs over columns that stay empty beneath it.
    """
    figures = np.bincount(
        segments.line[segments.is_figure & ~segments.is_first], minlength=segments.line_count
    )
    bold = np.bincount(segments.line[segments.is_bold], minlength=segments.line_count)
    count = np.bincount(segments.line, minlength=segments.line_count)
    is_total = (count > 1) & (figures == count - 1) & (bold == count)
    return np.asarray(is_total[segments.line])


def _between_lines(segments: Segments) -> tuple[Indices, Indices]:
    """Give the texts side by side of which one stands half a line higher: cells at their rows' middles beside others.

    Returns:
        the ones on the left, and those on their right.
    """
    starts = segments.is_first.nonzero()[0]
    top, bottom = (
        extreme.reduceat(segments.box[:, side], starts)
        for extreme, side in ((np.minimum, 1), (np.maximum, 3))
    )
    height = np.minimum(bottom[1:] - top[1:], bottom[:-1] - top[:-1])
    pairs: list[tuple[int, int]] = []
    places = segments.places
    for line in (bottom[:-1] - top[1:] > OVERLAP * height).nonzero()[0].tolist():
        inside = range(places[line][0], places[line + 1][1])
        by_left = sorted(inside, key=segments.box[:, 0].__getitem__)
        pairs += [
            (left, right)
            for left, right in pairwise(by_left)
            if segments.line[left] != segments.line[right]
            and segments.box[right, 0] - segments.box[left, 2] > CLEAN * height[line]
        ]
    lower, upper = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
    return lower, upper


def _without_labels(
    runs: list[tuple[int, int]], segments: Segments, start: Indices, end: Indices
) -> list[tuple[int, int]]:
    """Leave out strips between list labels and their texts: a column of labels alone belongs to the next one.

    At the left side of a table it may be a column of numbers: then only a heading over both shows the list.
    """
    if not any_of(segments.is_label):
        return runs
    kept: list[tuple[int, int]] = []
    for k, (a, b) in enumerate(runs):
        before = kept[-1][1] if kept else 0
        inside = (start >= before - 1) & (end <= a + 1)
        heads = (
            (start >= before - 1)
            & (start < a)
            & (end > b)
            & (end <= (runs[k + 1][0] + 1 if k + 1 < len(runs) else end.max()))
        )
        if (
            any_of(inside)
            and all_of(segments.is_label[inside])
            and (kept or any_of(heads) or _are_bullets(segments.first[inside]))
        ):
            continue
        kept.append((a, b))
    return kept


def _without_spaces(
    runs: list[tuple[int, int]], segments: Segments, left: float, apart: Bools
) -> list[tuple[int, int]]:
    """Leave out strips that are wide spaces of justified text: the texts beyond begin anywhere, but end together."""
    starts = [-np.inf] + [b + left for _, b in runs[:-1]]
    ends = [a + left for a, _ in runs[1:]] + [np.inf]
    return [
        (a, b)
        for start, (a, b), end in zip(starts, runs, ends, strict=True)
        if not _is_space(segments, start, a + left + 1, b + left - 1, end, is_apart=any_of(apart[a:b]))
    ]


def _is_space(
    segments: Segments, start: float, low: float, high: float, end: float, *, is_apart: bool
) -> bool:
    """Tell whether a strip is but the spaces of text that goes on beyond it, from one strip to the next.

    The strips beside it end at `start` and begin at `end`; `is_apart`: on its sides texts stand half a line apart.
    """
    x0, x1 = segments.box[:, 0], segments.box[:, 2]
    before = ((segments.line[1:] == segments.line[:-1]) & (x1[:-1] <= low) & (x0[1:] >= high)).nonzero()[0]
    before = before[x0[before + 1] < end]
    beyond = before + 1
    if len(beyond) <= is_apart:
        return False  # beside a text half a line higher stands a cell
    across = (x0 < low) & (x1 > high) & (x1 <= end + 1)
    is_crossed = any_of(across)
    is_headed = any_of(segments.is_bold[beyond]) or all_of(segments.is_figure[beyond])
    if (is_headed and not is_crossed) or any_of(segments.gap[beyond] > WIDEST_SPACE):
        return False  # what stands under a heading, or figures, may end together too
    # Names set alike in every row show one space; where other texts run across, so do words of one width.
    told = (x0[beyond], x1[beyond]) if is_crossed else (x0[beyond], x1[beyond], x1[before])
    begin = np.sort([sides[0] for sides in set(zip(*(side.round(1).tolist() for side in told), strict=True))])
    together = (begin.searchsorted(begin + SAME_PLACE, "right") - np.arange(len(begin))).max(initial=0)
    if together >= max(2, TOGETHER * len(begin)) or _begin_alone(segments, start - 1, low, x0[beyond], end):
        return False
    inside = ((x0 >= high) & (x0 < end)) | across
    last = np.full(segments.line_count, -np.inf)
    np.maximum.at(last, segments.line[inside], x1[inside])
    return bool(last[segments.line[beyond]].min() > last.max() - SAME_PLACE)


def _begin_alone(segments: Segments, start: float, low: float, places: Floats, end: float) -> bool:
    """Tell whether several texts begin at one of the places with nothing before them from `start` on: in a column.

    Text that goes on over spaces begins its lines left of them.
    """
    x0 = segments.box[:, 0]
    is_after = np.zeros(segments.line_count, dtype=bool)
    is_after[segments.line[(x0 >= start) & (segments.box[:, 2] <= low)]] = True
    alone = x0[(x0 > low) & (x0 < end) & ~is_after[segments.line]]
    near = np.abs(alone - places[:, None]) <= SAME_PLACE
    return bool(near.sum(axis=1).max(initial=0) >= FEWEST_ALONE)


def _are_bullets(labels: Texts) -> bool:
    """Tell whether labels number nothing: then they are no column of references."""
    return all(label == "o" or (not label[:1].isalnum() and label[:1] != "(") for label in labels)


def _count(start: Indices, end: Indices, size: int) -> Indices:
    """Count for each point how many of the intervals cover it."""
    valid = end > start
    steps = np.bincount(start[valid], minlength=size) - np.bincount(end[valid], minlength=size)
    return steps.cumsum()


def _block(free: Bools, runs: list[tuple[int, int]], start: Indices, end: Indices) -> bool:
    """Take from the strips what text covers that does not run across the whole of them."""
    first, after = np.array(runs, dtype=np.intp).reshape(-1, 2).T[:, :, None]
    touches = (start < after) & (end > first) & ~((start <= first) & (end >= after))
    low, high = np.maximum(start, first)[touches], np.minimum(end, after)[touches]
    covered = free & (_count(low, high, len(free)) > 0)
    free &= ~covered
    return any_of(covered)


def _is_gutter(a: int, b: int, start: Indices, end: Indices, votes: Indices, lines: int) -> bool:
    """Tell whether enough lines keep a strip free, and few enough run across it."""
    most, across = int(votes[a:b].max()), int(((start <= a) & (end >= b)).sum())
    if most == 1 and lines > 1:
        return b - a >= CLEAR and across <= 1
    is_told = (most >= VERY_MANY and not across) or (most >= MANY and _is_shown(a, b, start, end))
    is_wide = b - a >= MIN_GUTTER or (b - a >= LEAST_GUTTER and is_told)
    return is_wide and across <= max(2.0, 0.7 * most)


def _is_shown(a: int, b: int, start: Indices, end: Indices) -> bool:
    """Tell whether a strip is the gap between two texts of one line, and not only of texts on several."""
    return any_of((np.abs(end[:-1] - a) <= 1) & (np.abs(start[1:] - b) <= 1))
