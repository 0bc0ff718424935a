"""Text that stands beside a table in a column of its own: no part of the lines above and below the table."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.document import Box, Line
from extractors.fragments import Fragment
from extractors.pdf.boxes import middle_y
from extractors.pdf.flags import all_of
from extractors.pdf.page import Bools, Floats, Indices, Page

__all__ = ["stand_beside"]

MIN_LINES = 3
"""Lines of a text beside a table: fewer are marks or labels at its rows."""
MAX_LEADING = 2.0
"""Times the type size, from a line's middle to the next one's: lines further apart are not of one column."""
MIN_GUTTER = 1.5
"""Times the type size: how far a column stands off from the text on the table's side of it."""


def stand_beside(
    page: Page, tables: Sequence[Fragment | Line], outside: Indices, fold: float = np.inf
) -> Indices:
    """Tell of each word outside tables beside which of them it stands, in a column of its own; -1 for none.

    Such a column may begin above the table and end below it, with other text on the table's side of it.

    Args:
        page: the page.
        tables: the pieces of tables on it.
        outside: indices of the words outside them.
        fold: where the fold of two printed pages lies, in points: what stands on the other one is not beside a table.
    """
    found = np.full(len(outside), -1, dtype=np.intp)
    box, size = page.words.box[outside], page.words.size[outside]
    is_right_page = box[:, 0] > fold
    for number, table in enumerate(tables):
        if not isinstance(table, Fragment) or table.box is None or table.column_count < 2:
            continue
        is_near = is_right_page == (table.box.x0 > fold)
        for is_right in (True, False):
            found[_column(box, size, is_near & (found < 0), table.box, is_right)] = number
    return found


def _column(box: Floats, size: Floats, is_free: Bools, table: Box, is_right: bool) -> Indices:
    """Give the words of the column on one side of a table."""
    none = np.zeros(0, dtype=np.intp)
    aside = (is_free & ((box[:, 0] >= table.x1) if is_right else (box[:, 2] <= table.x0))).nonzero()[0]
    y = middle_y(box[aside])
    seeds = (y > table.top) & (y < table.bottom)
    if seeds.sum() < MIN_LINES:
        return none
    order = np.argsort(y, kind="stable")
    aside, y, seeds = aside[order], y[order], seeds[order]
    starts = np.append(True, np.diff(y) > MAX_LEADING * size[aside][1:])
    group = np.cumsum(starts) - 1
    column = aside[np.isin(group, np.unique(group[seeds]))]
    lines = np.diff(np.sort(middle_y(box[column]))) > np.median(size[column]) / 2
    if lines.sum() + 1 < MIN_LINES or not _stands_off(box, column, np.median(size[column]), is_right):
        return none
    return column


def _stands_off(box: Floats, column: Indices, size: np.floating, is_right: bool) -> bool:
    """Tell whether no other word of the lines beside a column comes near it."""
    edge = box[column, 0].min() if is_right else box[column, 2].max()
    low, high = box[column, 1].min(), box[column, 3].max()
    others = np.ones(len(box), dtype=np.bool_)
    others[column] = False
    others &= (box[:, 1] < high) & (box[:, 3] > low)
    gap = edge - box[others, 2] if is_right else box[others, 0] - edge
    return all_of(gap >= MIN_GUTTER * size)
