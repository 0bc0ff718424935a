"""Rows that no rule shows: the lines of type where a new row of a table begins, by named evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from extractors.pdf.edges import Indices
from extractors.pdf.page import Floats
from extractors.pdf.segments import Segments, merge

__all__ = ["NEEDED", "NEEDED_BETWEEN_RULES", "find_rows", "is_figures"]

BLANK = 0.6
"""Of the line's height: a column that stayed empty for this long starts anew."""

WIDER = 0.35
"""Of the line's height: lines this much further apart than usual show a new row."""

NEEDED = 2.5
"""The evidence that makes a line the start of a row."""

NEEDED_BETWEEN_RULES = 3.5
"""The same where rules show some of the rows: a paragraph in a cell must not become a row."""

FIGURES = 0.6
"""Share of the cells beyond the first column that hold figures, from which each line is a row."""


@dataclass(frozen=True, slots=True)
class _Line:
    """What is known of a line of type inside a table: what stands on it, and above it in each column."""

    top: float
    bottom: float
    columns: frozenset[int]
    fresh: frozenset[int]
    """Columns that start here after a blank."""
    is_apart: bool
    """Further from everything above than lines usually are."""
    runs_on: bool
    """Some column's text plainly goes on from the line above."""
    has_label: bool
    """The first column begins with a number or a list label."""
    is_figures: bool
    """Figures fill most columns beyond the first."""
    column_count: int


EVIDENCE: tuple[tuple[str, float, Callable[[_Line], bool]], ...] = (
    ("stands apart", 2.5, lambda line: line.is_apart),
    ("several columns start", 1.5, lambda line: len(line.fresh) >= 2),
    ("the first column starts", 1.5, lambda line: 0 in line.fresh),
    ("a label in the first column", 1.0, lambda line: line.has_label),
    ("every column is filled", 1.0, lambda line: len(line.columns) == line.column_count),
    ("figures in most columns", 2.5, lambda line: line.is_figures),
    ("one text alone", -0.5, lambda line: len(line.columns) == 1),
    ("a text runs on", -2.0, lambda line: line.runs_on and not line.is_figures),
)
"""Name, weight and test; a line starts a row when the weights of what holds add up to `NEEDED`."""


def find_rows(segments: Segments, xs: Floats, needed: float = NEEDED) -> Floats:
    """Give the heights between rows, from the lines of type in a table with column boundaries `xs`."""
    lines = list(_lines(segments, xs))
    found = []
    for above, line in zip(lines, lines[1:], strict=False):
        if sum(weight for _, weight, holds in EVIDENCE if holds(line)) >= needed:
            found.append((max(other.bottom for other in lines if other.top < line.top) + line.top) / 2)
            found[-1] = min(max(found[-1], above.top + 1), line.top + 1)
    return np.array(found)


def is_figures(segments: Segments, xs: Floats) -> bool:
    """Tell whether the lines of a row between rules are rows themselves: each has its figures in the columns."""
    lines = list(_lines(segments, xs))
    return len(lines) > 1 and sum(line.is_figures for line in lines) >= 0.8 * len(lines)


def _lines(segments: Segments, xs: Floats) -> Iterator[_Line]:
    segments, column = _by_column(segments, xs)
    rights = np.array([segments.box[column == c, 2].max(initial=0.0) for c in range(len(xs) - 1)])
    usual = _usual_gap(segments, column)
    above: dict[int, int] = {}
    lowest = -np.inf
    for number in np.unique(segments.line):
        on_line = np.flatnonzero(segments.line == number)
        box = segments.box[on_line]
        top, bottom = float(box[:, 1].min()), float(box[:, 3].max())
        height = max(bottom - top, 1.0)
        fresh = [
            int(column[i])
            for i in on_line
            if column[i] not in above
            or segments.box[i, 1] - segments.box[above[int(column[i])], 3] > usual + BLANK * height
        ]
        first = on_line[column[on_line] == 0]
        beyond = on_line[column[on_line] > 0]
        yield _Line(
            top=top,
            bottom=bottom,
            columns=frozenset(column[on_line].tolist()),
            fresh=frozenset(fresh),
            is_apart=top - lowest > usual + WIDER * height,
            runs_on=any(_runs_on(segments, above.get(int(column[i])), i, rights[column[i]]) for i in on_line),
            has_label=bool(len(first) and str(segments.first[first[0]])[:1].isdigit()),
            is_figures=bool(
                len(beyond) >= max(1, 0.5 * (len(xs) - 2)) and segments.is_figure[beyond].mean() >= FIGURES
            ),
            column_count=len(xs) - 1,
        )
        above |= {int(column[i]): int(i) for i in on_line}
        lowest = max(lowest, bottom)


def _by_column(segments: Segments, xs: Floats) -> tuple[Segments, Indices]:
    """Join the segments of each line that stand in one column; give them and their columns."""
    column = _column(segments, xs)
    changes = np.concatenate(([True], column[1:] != column[:-1])) if len(column) else np.empty(0, dtype=bool)
    joined = merge(segments, changes)
    return joined, _column(joined, xs)


def _column(segments: Segments, xs: Floats) -> Indices:
    return np.clip(np.searchsorted(xs, segments.box[:, [0, 2]].mean(axis=1)) - 1, 0, len(xs) - 2)


def _usual_gap(segments: Segments, column: Indices) -> float:
    """Give the usual distance from a line's bottom to the next one's top in the same column."""
    order = np.lexsort((segments.line, column))
    box, column = segments.box[order], column[order]
    gaps = (box[1:, 1] - box[:-1, 3])[column[1:] == column[:-1]]
    return float(np.percentile(gaps, 25)) if len(gaps) else 0.0


def _runs_on(segments: Segments, above: int | None, below: int, right: float) -> bool:
    """Tell whether a text fills its line to the column's edge and goes on in the middle of a sentence."""
    if above is None or segments.count[above] < 2:
        return False
    first, last = str(segments.first[below]), str(segments.last[above])
    letter = (segments.box[below, 2] - segments.box[below, 0]) / max(segments.count[below] * 6, 1)
    is_full = segments.box[above, 2] + letter * (len(first) + 1) > right
    begins = first[:1].isupper() or first[:1].isdigit() or segments.is_label[below] or not first[:1].isalnum()
    return bool(
        (is_full or first[:1].islower())
        and not (begins and last.endswith((".", "!", "?", ":", ";")))
        and not (begins and not is_full)
    )
