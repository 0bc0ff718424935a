"""Forms with several pairs on a line: a label in bold beside each value, and other values across the whole form.

Report systems print an action so. Rules part its rows at best, never its columns, since each row has its own; the
labels tell both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Bools
from extractors.pdf.tables.grid import Grid, Place
from extractors.pdf.tables.words.labels import are_labels, are_small_labels
from extractors.pdf.tables.words.segments import SAME_LEFT, Segments

__all__ = ["find_forms", "may_hold_forms"]

FEWEST = 3
"""Lines that begin with a label of a form."""

FEWEST_HEADED = 2
"""Forms that each have a title right above: of a single one it may be the text's."""

CLOSE = 1.5
"""Of a title's height: the space below it, at most."""

MARGIN = 2.0
"""Points between a form's side, or a row's, and its texts."""

CONFIDENCE = 0.85
"""How sure a form's columns are, which its labels alone tell."""


class _Line(Struct, frozen=True):
    """A line of type as what stands on it by turns: labels, and values behind them."""

    top: float
    bottom: float
    right: float
    starts: tuple[float, ...]
    """Where each label or value begins, in points."""
    labels: tuple[tuple[str, str, int], ...]
    """Each label by its first and last word, and how many it has; none where the line goes on with a value."""
    is_bold: bool

    @property
    def is_band(self) -> bool:
        """It holds a label alone, or a heading."""
        return len(self.starts) == 1 and bool(self.labels)


def may_hold_forms(segments: Segments) -> bool:
    """Tell at a glance whether a label stands behind a value on some line that begins with a label."""
    is_label = _labels(segments)
    is_second = is_label[1:] & ~is_label[:-1] & (segments.line[1:] == segments.line[:-1])
    if not any_of(is_second):
        return False
    begin = segments.line[is_label & segments.is_first]
    return len(begin) >= FEWEST and any_of(np.isin(segments.line[1:][is_second], begin))


def _labels(segments: Segments) -> Bools:
    """Tell which texts are labels: in smaller type than their values where enough lines begin so, else as they look."""
    small = are_small_labels(segments)
    return small if np.count_nonzero(small & segments.is_first) >= FEWEST else are_labels(segments)


def find_forms(segments: Segments) -> list[Grid]:
    """Find the forms of which some line holds several pairs.

    Some value runs across where another line's second label stands, or the same labels come again: else they are the
    texts of columns in bold.
    """
    all_lines = list(_lines(segments))
    parts = [part for part in _parts(all_lines) if _is_form(part)]
    lines = [line for part in parts for line in part]
    second = {start for line in lines for start in line.starts[2::2]}
    runs_across = any(
        line.starts[-1] + SAME_LEFT < x < line.right for line in lines for x in second if len(line.starts) < 3
    )
    counts = Counter(label for line in lines for label in line.labels)
    come_again = all(counts[label] > 1 for line in lines for label in line.labels[1:])
    if not (runs_across or come_again):
        return []
    above = dict(zip(map(id, all_lines[1:]), all_lines, strict=False))
    heads = [_head(above.get(id(part[0])), part) for part in parts]
    if len(parts) < FEWEST_HEADED or None in heads:
        return [_grid(part) for part in parts]
    return [_grid(part, head) for part, head in zip(parts, heads, strict=True)]


def _head(line: _Line | None, part: Sequence[_Line]) -> _Line | None:
    """Give the line above a form if it is in bold, right above it, and begins where the labels do: its title."""
    if line is None or line.labels or not line.is_bold:
        return None
    height = line.bottom - line.top
    is_near = part[0].top - line.bottom <= CLOSE * height
    return line if is_near and abs(line.starts[0] - part[0].starts[0]) <= SAME_LEFT else None


def _lines(segments: Segments) -> Iterator[_Line | None]:
    """Give the lines of type, None for one that is neither pairs nor the rest of a value."""
    is_label = _labels(segments).tolist()
    for first, end in segments.places:
        box = segments.box[first:end]
        turns = [
            (kind, [at for _, at in group])
            for kind, group in groupby(
                zip(is_label[first:end], range(first, end), strict=True), lambda pair: pair[0]
            )
        ]
        is_value = not turns[0][0]
        if (is_value and len(turns) > 1) or any(kind and len(group) > 1 for kind, group in turns):
            yield None
            continue
        labels = [group[0] for kind, group in turns if kind]
        yield _Line(
            top=float(box[:, 1].min()),
            bottom=float(box[:, 3].max()),
            right=float(box[:, 2].max()),
            starts=tuple(float(segments.box[group[0], 0]) for _, group in turns),
            labels=tuple(
                (str(segments.first[i]), str(segments.last[i]), int(segments.count[i])) for i in labels
            ),
            is_bold=all_of(segments.is_bold[first:end]),
        )


def _parts(all_lines: Sequence[_Line | None]) -> Iterator[list[_Line]]:
    """Give the lines of type that follow each other in forms: a line with a pair, and those that begin where it does.

    A label without its value comes again, or stands before a colon; else it is a heading, and ends a form.
    """
    counts = Counter(label for line in all_lines if line is not None for label in line.labels)
    known = {label for label, count in counts.items() if count > 1 or label[1].endswith(":")}
    part: list[_Line] = []
    for line in all_lines:
        if line is not None and _is_in(line, part, known):
            part.append(line)
            continue
        if part:
            yield part
        part = [line] if line is not None and line.labels and not line.is_band else []
    if part:
        yield part


def _is_in(line: _Line, part: Sequence[_Line], known: set[tuple[str, str, int]]) -> bool:
    if not part:
        return False
    label, value = part[0].starts[:2]
    if not line.labels:
        return line.starts[0] >= value - SAME_LEFT
    if abs(line.starts[0] - label) > SAME_LEFT:
        return False
    return line.labels[0] in known if line.is_band else abs(line.starts[1] - value) <= SAME_LEFT


def _is_form(part: Sequence[_Line]) -> bool:
    labelled = [line for line in part if line.labels]
    return len(labelled) >= FEWEST and any(len(line.labels) > 1 for line in labelled)


def _grid(part: Sequence[_Line], head: _Line | None = None) -> Grid:
    """Give the grid of a form: a row for each line that begins with a label, a cell for each label and value.

    A value's cell reaches to the next label, the last one to the form's right side, and so does the title's.
    """
    starts: list[float] = []
    for x in sorted(x for line in part for x in line.starts):
        if not starts or x - starts[-1] > SAME_LEFT:
            starts.append(x)
    rows = [line for line in part if line.labels]
    tops = [line.top for line in rows]
    places: list[Place] = []
    for number, line in enumerate(rows):
        begins = [int(np.searchsorted(starts, x + SAME_LEFT)) - 1 for x in line.starts]
        if len(begins) % 2 and begins[-1] + 1 < len(starts):
            begins.append(begins[-1] + 1)  # the value that the last label lacks
        ends = [*begins[1:], len(starts)]
        places += [Place(number, a, 1, b - a) for a, b in zip(begins, ends, strict=True)]
    if head is not None:
        tops = [head.top, *tops]
        places = [Place(0, 0, 1, len(starts)), *(replace(place, row=place.row + 1) for place in places)]
    return Grid(
        xs=np.array(
            [*(x - MARGIN for x in starts), max(line.right for line in (*part, head or part[0])) + MARGIN]
        ),
        ys=np.array([*(y - MARGIN for y in tops), part[-1].bottom + MARGIN]),
        places=tuple(places),
        confidence=CONFIDENCE,
    )
