"""Boundaries that part no rows beside a merged cell: no text ends above them and none begins below.

A merged cell that a page break cut reaches down to the page's foot, where no row has begun beside it; and on the page
after, a browser paints its colour less far down than its last row reaches.
"""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace

from extractors.pdf.boxes import interval_of
from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Bools, Indices
from extractors.pdf.tables.drawn.lattice import Lattice, mostly
from extractors.pdf.tables.grid import groups
from extractors.pdf.tables.words.segments import Segments

__all__ = ["without_unbegun"]


def without_unbegun(lattice: Lattice, segments: Segments) -> Lattice:
    """Give a lattice without an open foot in which no row has begun, nor boundaries beside a row that goes on."""
    is_open = not mostly(lattice.across[-1])
    if lattice.shape[0] < 2 or (all_of(lattice.across[1:-1]) and not is_open):
        return lattice
    rows, columns = interval_of(segments.y, lattice.ys), interval_of(segments.x, lattice.xs)
    lattice = _with_late_ends(lattice, rows, columns)
    group = groups(lattice)
    has_text = np.zeros(group.size, dtype=bool)
    has_text[group[rows, columns]] = True
    is_filled = has_text[group]
    goes_on = group[1:] == group[:-1]
    begins = np.insert(~goes_on[:-1], 0, True, axis=0) & is_filled[:-1]
    is_gone = np.pad((goes_on & begins).any(axis=1) & ~(~goes_on & (begins | is_filled[1:])).any(axis=1), 1)
    in_foot = rows == lattice.shape[0] - 1
    if is_open and all_of(goes_on[-1, columns[in_foot]]):
        is_gone[-2 if any_of(in_foot) or is_gone[-2] else -1] = True
    return _without(lattice, is_gone)


def _with_late_ends(lattice: Lattice, rows: Indices, columns: Indices) -> Lattice:
    """Move ends of cells down to where the row beside them ends, if no text begins in between.

    No cell ends inside a row and the next goes on beyond that row: a browser draws the rule below a merged cell that
    a page break cut as high as the cell would have been on one page.
    """
    has_text = np.zeros(lattice.shape, dtype=bool)
    has_text[rows, columns] = True
    is_row = mostly(lattice.across)
    across = lattice.across.copy()
    for row in (~is_row[1:-2] & is_row[2:-1]).nonzero()[0] + 1:
        is_late = across[row] & ~across[row + 1] & ~has_text[row]
        across[row] &= ~is_late
        across[row + 1] |= is_late
    return replace(lattice, across=across)


def _without(lattice: Lattice, is_gone: Bools) -> Lattice:
    """Drop boundaries of rows; the rows on both sides of one are one row, below the last one nothing is left."""
    if not any_of(is_gone):
        return lattice
    kept = (~is_gone).nonzero()[0]
    down = np.logical_or.reduceat(lattice.down, kept[:-1], axis=1)
    if is_gone[-1]:
        down[:, -1] = lattice.down[:, kept[-2] : kept[-1]].any(axis=1)
    return replace(lattice, ys=lattice.ys[kept], across=lattice.across[kept], down=down)
