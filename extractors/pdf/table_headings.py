"""Headings on one line over tables side by side: each belongs to the table that it stands over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

import numpy as np

from extractors.document import Box, Line
from extractors.fragments import Fragment
from extractors.pdf.page import Floats, Indices, Page

__all__ = ["headings_each"]

NEAR = 45.0
"""Points above tables in which a heading over one of them stands."""

SAME_TOP = 12.0
"""Points by which the tops of tables side by side differ, at most."""

APART = 15.0
"""Points between the two, at least: a line of text over both has no such gap."""

AT_SIDE = 15.0
"""Points: a heading begins this near to its table's left side."""


def headings_each(
    page: Page, tables: Sequence[Fragment | Line], outside: Indices
) -> Mapping[int, tuple[Indices, int]]:
    """Give, by the tables' indices, the words of the line over each of them, and its place from the left.

    Only where each of two tables has such a heading, and nothing stands between the two.

    Args:
        page: the page.
        tables: the pieces of tables on it.
        outside: indices of the words outside them.
    """
    found: dict[int, tuple[Indices, int]] = {}
    placed = [(n, table.box) for n, table in enumerate(tables) if isinstance(table, Fragment) and table.box]
    for (one, left), (other, right) in combinations(sorted(placed, key=lambda item: item[1].x0), 2):
        if left.x1 < right.x0 and abs(left.top - right.top) <= SAME_TOP:
            over = _line_over(page, left, right, outside)
            is_right = page.words.box[over, 0] >= right.x0 - AT_SIDE
            at_left, at_right = page.words.box[over[~is_right]], page.words.box[over[is_right]]
            is_apart = at_right[:, 0].min(initial=np.inf) - at_left[:, 2].max(initial=-np.inf) >= APART
            if is_apart and _is_over(at_left, left) and _is_over(at_right, right):
                found[one], found[other] = (over[~is_right], 0), (over[is_right], 1)
    return found


def _line_over(page: Page, left: Box, right: Box, outside: Indices) -> Indices:
    """Give the words of the lowest line that stands close over one of two tables."""
    box, top = page.words.box[outside], min(left.top, right.top)
    is_near = (box[:, 3] <= top + 1) & (box[:, 3] > top - NEAR)
    is_near &= (box[:, 0] >= left.x0 - AT_SIDE) & (box[:, 2] <= right.x1 + AT_SIDE)
    lowest = box[is_near, 1].max(initial=-np.inf)
    line: Indices = outside[is_near & (box[:, 3] > lowest)]
    return line


def _is_over(words: Floats, table: Box) -> bool:
    """Tell whether words, (n, 4), begin at a table's left side."""
    return len(words) > 0 and abs(float(words[:, 0].min()) - table.x0) <= AT_SIDE
