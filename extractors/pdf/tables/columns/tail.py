"""The rest of one cell at a page's head, where no other cell of its row goes on and nothing is drawn around it.

It looks like a paragraph set far to the right; that it fits into a column of the table on the page before tells it.
"""

from __future__ import annotations

import numpy as np

from extractors.pdf.flags import all_of
from extractors.pdf.page import Floats
from extractors.pdf.tables.columns.strips import LOOSE
from extractors.pdf.tables.grid import Grid, Place
from extractors.pdf.tables.looks import MAX_INSET
from extractors.pdf.tables.partly.complete import ALIGNED_COLUMN
from extractors.pdf.tables.words.segments import Segments, coarse

__all__ = ["lone_tail"]

FEWEST_COLUMNS = 3
"""Columns of a table whose text alone is told from a paragraph."""

ENDS = (".", "!", "?", ";")
"""What ends a sentence of a plan."""

OVER = 2.0
"""Points: a text that its column breaks reaches no further over its right boundary."""


def lone_tail(free: Segments, expected: Floats) -> Grid | None:
    """Give the row that a page's first lines are the rest of if all stand in one column, not the first, of a table.

    They are set in plain type, a line alone begins small or ends a sentence, and a wide blank or the page's end is
    below. Whether the row goes on is for the pieces' meeting to say: it is text else.

    Args:
        free: the words that no table has, from the page's head on.
        expected: column boundaries of the table that ran to the end of the page before; may be empty.
    """
    if len(expected) <= FEWEST_COLUMNS or not len(free) or free.box[0, 0] < expected[1]:
        return None
    runs = coarse(free)
    column = int(expected.searchsorted(runs.box[0, 0])) - 1
    if column + 1 >= len(expected):
        return None
    left, right = expected[column : column + 2].tolist()
    is_inside = (runs.box[:, 0] >= left) & (runs.box[:, 2] <= right + OVER)
    is_near = np.append(True, runs.box[1:, 1] - runs.box[:-1, 3] <= LOOSE * runs.heights[:-1])
    count = len(runs) if all_of(is_inside & is_near) else int((is_inside & is_near).argmin())
    tail = runs.box[:count]
    if count < len(runs) and is_near[count]:
        return None
    if runs.box[0, 0] > left + MAX_INSET or all_of(runs.is_bold[:count]) or _is_like_heading(runs, count):
        return None
    return Grid(
        xs=expected,
        ys=np.array([tail[:, 1].min() - 1, tail[:, 3].max() + 1]),
        places=tuple(Place(0, at) for at in range(len(expected) - 1)),
        is_closed_above=False,
        is_closed_below=False,
        confidence=ALIGNED_COLUMN,
        is_rest=True,
    )


def _is_like_heading(runs: Segments, count: int) -> bool:
    """Tell whether the first texts, so many, are a line alone that neither goes on nor ends: a title in plain type."""
    is_alone = runs.line[0] == runs.line[count - 1]
    return bool(is_alone) and not runs.first[0][:1].islower() and not runs.last[count - 1].endswith(ENDS)
