"""Rows that no rule shows: the lines of type where a new row of a table begins, by named evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from extractors.pdf.edges import Indices
from extractors.pdf.page import Bools, Floats
from extractors.pdf.segments import REFERENCE, Segments, merge

__all__ = ["CROSSING", "FIGURES", "find_rows", "is_figures"]

BLANK = 0.6
"""Of the line's height: a column that stayed empty for this long starts anew."""

WIDER = 0.35
"""Of the line's height: lines this much further apart than usual show a new row."""

CROSSING = 1.5
"""Points: text that reaches this far over a boundary on both sides runs across it."""

NEEDED = 2.5
"""The evidence that makes a line the start of a row."""

NUMBERED = 0.6
"""Share of the first column's lines that are references, from which it is a column of numbers."""

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
    """Some column's text goes on with a small letter."""
    may_run_on: bool
    """Some column's line above is full and ends no sentence."""
    has_reference: bool
    """The first column begins with what numbers rows."""
    is_numbered: bool
    """Most texts of the first column are references, or this one has several levels."""
    is_spanning: bool
    """A text runs over a column boundary."""
    is_below_spanning: bool
    """The line above was such a one."""
    is_bold: bool
    """Texts in several columns, all bold."""
    is_below_bold: bool
    is_figures: bool
    """Figures fill most columns beyond the first."""
    column_count: int


EVIDENCE: tuple[tuple[str, float, Callable[[_Line], bool]], ...] = (
    ("stands apart", 2.5, lambda line: line.is_apart),
    ("a column starts", 1.0, lambda line: len(line.fresh) >= 1),
    ("several columns start", 1.0, lambda line: len(line.fresh) >= 2),
    ("most columns start", 1.0, lambda line: len(line.fresh) >= max(2, 0.6 * line.column_count)),
    ("the first column starts", 1.0, lambda line: 0 in line.fresh),
    ("a reference in the first column", 1.5, lambda line: line.has_reference),
    ("references fill the first column", 1.0, lambda line: line.has_reference and line.is_numbered),
    ("every column is filled", 1.0, lambda line: len(line.columns) == line.column_count),
    ("nothing goes on", 1.5, lambda line: len(line.columns) > 1 and not line.runs_on and not line.may_run_on),
    ("figures in most columns", 2.5, lambda line: line.is_figures),
    ("below a heading in bold", 5.0, lambda line: line.is_below_bold and not line.is_bold),
    (
        "a heading in bold goes on",
        -4.0,
        lambda line: line.is_below_bold and line.is_bold and not line.is_spanning,
    ),
    ("runs over the columns", 2.5, lambda line: line.is_spanning and not line.is_below_spanning),
    ("below what runs over the columns", 2.5, lambda line: line.is_below_spanning and not line.is_spanning),
    ("one text alone", -0.5, lambda line: len(line.columns) == 1 and not line.is_spanning),
    ("a text goes on with a small letter", -2.0, lambda line: line.runs_on and not line.is_figures),
    ("a text may go on", -1.0, lambda line: line.may_run_on and not line.is_figures),
)
"""Name, weight and test; a line starts a row when the weights of what holds add up to `NEEDED`."""


def find_rows(segments: Segments, xs: Floats, *, only_apart: bool = False) -> Floats:
    """Give the heights between rows, from the lines of type in a table with column boundaries `xs`.

    Args:
        segments: the words of the table, or of a part of it.
        xs: the column boundaries in points.
        only_apart: take only rows that also stand apart: rules show other rows, and a list in a cell is none.
    """
    lines = list(_lines(segments, xs))
    found = []
    for above, line in pairwise(lines):
        if only_apart and not (line.is_apart and 0 in line.fresh):
            continue
        if sum(weight for _, weight, holds in EVIDENCE if holds(line)) >= NEEDED:
            found.append((max(other.bottom for other in lines if other.top < line.top) + line.top) / 2)
            found[-1] = min(max(found[-1], above.top + 1), line.top + 1)
    return np.array(found)


def is_figures(segments: Segments, xs: Floats) -> bool:
    """Tell whether the lines of a row between rules are rows themselves: each has its figures in the columns."""
    lines = list(_lines(segments, xs))
    return len(lines) > 1 and sum(line.is_figures for line in lines) >= 0.8 * len(lines)


def _lines(segments: Segments, xs: Floats) -> Iterator[_Line]:
    over = (segments.box[:, None, 0] < xs[1:-1] - CROSSING) & (segments.box[:, None, 2] > xs[1:-1] + CROSSING)
    spanning = frozenset(segments.line[over.any(axis=1)].tolist())
    segments, column = _by_column(segments, xs)
    rights = np.array([segments.box[column == c, 2].max(initial=0.0) for c in range(len(xs) - 1)])
    usual = _usual_gap(segments, column)
    is_reference = [REFERENCE.fullmatch(str(word)) is not None for word in segments.first]
    is_numbered = bool((column == 0).any() and np.mean(np.array(is_reference)[column == 0]) > NUMBERED)
    above: dict[int, int] = {}
    lowest, number_above, was_bold = -np.inf, -1, False
    for number in np.unique(segments.line).tolist():
        on_line = np.flatnonzero(segments.line == number)
        box = segments.box[on_line]
        height = max(float(box[:, 3].max() - box[:, 1].min()), 1.0)
        pairs = [(above.get(int(column[i])), int(i)) for i in on_line]
        is_bold = (len(on_line) > 1 or was_bold) and bool(segments.is_bold[on_line].all())
        fresh = frozenset(
            int(column[i]) for a, i in pairs if _is_fresh(segments, a, i, usual + BLANK * height)
        )
        yield _Line(
            top=float(box[:, 1].min()),
            bottom=float(box[:, 3].max()),
            columns=frozenset(column[on_line].tolist()),
            fresh=fresh,
            is_apart=float(box[:, 1].min()) - lowest > usual + WIDER * height,
            runs_on=any(
                _starts_small(segments, i) for a, i in pairs if a is not None and int(column[i]) not in fresh
            ),
            may_run_on=any(
                _may_run_on(segments, a, i, rights[column[i]])
                for a, i in pairs
                if a is not None and int(column[i]) not in fresh
            ),
            has_reference=any(column[i] == 0 and is_reference[i] for i in on_line),
            is_numbered=is_numbered
            or any(column[i] == 0 and "." in segments.first[i][1:-1] for i in on_line),
            is_figures=_has_figures(segments.is_figure[on_line[column[on_line] > 0]], len(xs) - 1),
            is_spanning=number in spanning,
            is_below_spanning=number_above in spanning,
            is_bold=is_bold,
            is_below_bold=was_bold,
            column_count=len(xs) - 1,
        )
        above |= {int(column[i]): int(i) for i in on_line}
        lowest, number_above, was_bold = max(lowest, float(box[:, 3].max())), number, is_bold


def _is_fresh(segments: Segments, above: int | None, below: int, blank: float) -> bool:
    return above is None or bool(segments.box[below, 1] - segments.box[above, 3] > blank)


def _has_figures(is_figure: Bools, columns: int) -> bool:
    """Tell whether the texts beyond the first column are enough, and figures."""
    return bool(len(is_figure) >= max(1, 0.5 * (columns - 1)) and is_figure.mean() >= FIGURES)


def _by_column(segments: Segments, xs: Floats) -> tuple[Segments, Indices]:
    """Join the segments of each line that stand in one column; give them and their columns."""
    column = _column(segments, xs)
    changes = np.concatenate(([True], column[1:] != column[:-1])) if len(column) else np.empty(0, dtype=bool)
    joined = merge(segments, changes)
    return joined, _column(joined, xs)


def _column(segments: Segments, xs: Floats) -> Indices:
    return np.asarray(np.clip(np.searchsorted(xs, segments.box[:, [0, 2]].mean(axis=1)) - 1, 0, len(xs) - 2))


def _usual_gap(segments: Segments, column: Indices) -> float:
    """Give the usual distance from a line's bottom to the next one's top in the same column."""
    order = np.lexsort((segments.line, column))
    box, column = segments.box[order], column[order]
    gaps = (box[1:, 1] - box[:-1, 3])[column[1:] == column[:-1]]
    return float(np.percentile(gaps, 25)) if len(gaps) else 0.0


def _starts_small(segments: Segments, below: int) -> bool:
    """Tell whether a line begins in the middle of a sentence."""
    return not segments.is_label[below] and str(segments.first[below])[:1].islower()


def _may_run_on(segments: Segments, above: int, below: int, right: float) -> bool:
    """Tell whether a line is full, ends no sentence, and what follows below numbers nothing."""
    if segments.count[above] < 2 or str(segments.last[above]).endswith((".", "!", "?", ":", ";")):
        return False
    first = str(segments.first[below])
    letter = (segments.box[below, 2] - segments.box[below, 0]) / max(6 * int(segments.count[below]), 1)
    is_full = segments.box[above, 2] + letter * (len(first) + 1) > right
    return bool(is_full) and not segments.is_label[below] and REFERENCE.fullmatch(first) is None
