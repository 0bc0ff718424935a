"""The sides of a table whose painted rows run off the page at both sides: its bands have no others."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from extractors.pdf.page import Bools, Fills, Floats, Page
from extractors.pdf.tables.drawn.shading import BLEED

__all__ = ["sides_off_page"]

TOUCH = 1.2
"""Points: fills below each other that part no further touch."""

ROWS = 4
"""Painted rows that touch, at least; fewer are a heading's band, and what else is painted behind a page's ends."""

CELLS = 2
"""Places inside the page where cells of such rows begin, at least."""


def sides_off_page(fills: Fills, page: Page) -> Floats:
    """Give the two sides of each painted table that runs off the page, as (n, 4) thin boxes at the paper's edges.

    Its rows are as many at one side as at the other, and some are painted cell by cell.

    Args:
        fills: the page's shading.
        page: the page.
    """
    at_left, at_right = fills.box[:, 0] <= BLEED, fills.box[:, 2] >= page.width - BLEED
    found = []
    ends = _chains(fills.box[at_right])
    for top, bottom in _chains(fills.box[at_left]):
        if not any(abs(top - a) + abs(bottom - b) <= 2 * TOUCH for a, b in ends):
            continue
        is_cell = (fills.box[:, 1] >= top - TOUCH) & (fills.box[:, 3] <= bottom + TOUCH) & ~at_left
        if len(np.unique(fills.box[is_cell, 0].round())) >= CELLS:
            found += [(0.0, top, 0.0, bottom), (page.width, top, page.width, bottom)]
    return np.array(found).reshape(-1, 4)


def _chains(box: Floats) -> list[tuple[float, float]]:
    """Give top and bottom of the runs of boxes, several rows each, that follow each other without paper between."""
    box = box[box[:, 1].argsort(kind="stable")]
    if len(box) < ROWS:
        return []
    reach = np.maximum.accumulate(box[:, 3])
    begins: Bools = np.append(True, box[1:, 1] > reach[:-1] + TOUCH)
    cuts = [*begins.nonzero()[0].tolist(), len(box)]
    return [
        (float(box[first, 1]), float(reach[end - 1]))
        for first, end in pairwise(cuts)
        if len(np.unique(box[first:end, 1].round())) >= ROWS
    ]
