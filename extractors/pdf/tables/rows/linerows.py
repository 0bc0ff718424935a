"""Lines of type that are rows themselves: with figures in the columns, or numbered."""

from __future__ import annotations

from itertools import groupby

import numpy as np

from extractors.pdf.page import Floats, Indices
from extractors.pdf.tables.words.segments import Segments
from extractors.pdf.tables.words.texts import Texts, is_reference, set_texts, starts_small

__all__ = [
    "FIGURES",
    "NUMBERED",
    "has_figures",
    "is_figures",
    "is_numbered",
    "may_be_figures",
]

MOST_LINES = 0.8
"""Share of a row's lines that must hold figures to be rows themselves."""

NUMBERED = 0.6
"""Share of the first column's lines that are references, from which it is a column of numbers."""

FIGURES = 0.6
"""Share of the cells beyond the first column that hold figures, from which each line is a row."""


def is_figures(segments: Segments, xs: Floats) -> bool:
    """Tell whether the lines of a row between rules are rows themselves: each has its figures in the columns.

    A line that goes on with the one above is none, but one that has figures in all its columns is.
    """
    texts = set_texts(segments, xs)
    found = [
        has_figures(texts, on_line, len(xs) - 1) and not (at and _goes_on(texts, on_line))
        for at, on_line in enumerate(_by_line(texts))
    ]
    return len(found) > 1 and sum(found) >= MOST_LINES * len(found)


def _goes_on(texts: Texts, on_line: list[int]) -> bool:
    """Tell whether a line has words beside its figures, and no label or a text that starts in mid-sentence."""
    has_words = any(not texts.is_figure[i] for i in on_line if texts.column[i] > 0)
    has_label = any(texts.column[i] == 0 for i in on_line)
    return has_words and (not has_label or any(starts_small(texts, i) for i in on_line))


def may_be_figures(segments: Segments, row: Indices, xs: Floats) -> list[bool]:
    """Tell which rows hold figures enough for `is_figures`, at a glance: most tables have few.

    Args:
        segments: the words of a table.
        row: (n,) the row of each segment.
        xs: the column boundaries in points.
    """
    figures = np.bincount(row[segments.is_figure], minlength=row.max() + 1)
    lines = np.bincount(row[segments.is_first], minlength=row.max() + 1)
    fewest = MOST_LINES * FIGURES * max(1, 0.5 * (len(xs) - 2))
    enough: list[bool] = ((figures > 0) & (lines > 1) & (figures >= fewest * lines)).tolist()
    return enough


def is_numbered(segments: Segments, xs: Floats) -> bool:
    """Tell whether references alone, or of two levels, fill the first column: each is a row, no item of a list."""
    texts = set_texts(segments, xs)
    first = [i for i, column in enumerate(texts.column) if column == 0]
    alone = sum(
        is_reference(texts, i) and (texts.count[i] == 1 or "." in texts.first[i][1:-1]) for i in first
    )
    return alone > 1 and alone > NUMBERED * len(first)


def _by_line(texts: Texts) -> list[list[int]]:
    """Give the places of the texts on each line."""
    return [list(on_line) for _, on_line in groupby(range(len(texts)), texts.line.__getitem__)]


def has_figures(texts: Texts, on_line: list[int], columns: int) -> bool:
    """Tell whether the texts beyond the first column are enough, and figures."""
    beyond = [texts.is_figure[i] for i in on_line if texts.column[i] > 0]
    return len(beyond) >= max(1, 0.5 * (columns - 1)) and sum(beyond) >= FIGURES * len(beyond)
