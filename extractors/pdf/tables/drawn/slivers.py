"""Rows and columns too thin for text: gaps between fills, double rules and spacers are no rows of a table."""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace

from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Floats
from extractors.pdf.tables.drawn.lattice import Lattice
from extractors.pdf.tables.words.segments import Segments

__all__ = ["PAPER", "SLIVER", "parts_boxes", "without_slivers"]

SLIVER = 8.5
"""Points: an empty row or column thinner than this holds no text of a readable size."""

PAPER = 16.0
"""Points: the same between two boxes with paper between them."""

SPILL = 2.0
"""Points by which a text may be larger than the row or column that it stands in."""


def without_slivers(lattice: Lattice, segments: Segments) -> Lattice:
    """Drop boundaries until no empty row or column is thinner than `SLIVER`; of two the less drawn one goes.

    Its walls go to the other: rules a little apart bound one column in some rows each.
    """
    xs, ys = lattice.xs, lattice.ys
    if min((xs[1:] - xs[:-1]).min(), (ys[1:] - ys[:-1]).min()) >= PAPER:
        return lattice
    x, y = segments.x, segments.y
    size = segments.box[:, 2:] - segments.box[:, :2]
    ys, across, down = _merged(lattice.ys, lattice.across, lattice.down, (y, size[:, 1]))
    xs, down, across = _merged(lattice.xs, down, across, (x, size[:, 0]))
    return replace(lattice, xs=xs, ys=ys, across=across, down=down)


def _merged(
    at: Floats, along: Bools, cross: Bools, text: tuple[Floats, Floats]
) -> tuple[Floats, Bools, Bools]:
    """Merge slivers of one direction.

    Args:
        at: the boundaries' positions.
        along: walls on these boundaries, a row each.
        cross: walls of the other direction, a column per interval of `at`.
        text: where the middles of texts stand, and their sizes; what is larger than a sliver spans it.
    """
    i, (middle, size), along = 0, text, along.copy()
    while len(at) > 2 and i < len(at) - 1:
        room = at[i + 1] - at[i]
        if room >= (PAPER if parts_boxes(cross)[i] else SLIVER) or any_of(
            (middle > at[i]) & (middle < at[i + 1]) & (size < room + SPILL)
        ):
            i += 1
            continue
        gone = _weaker(i, along, len(at))
        along[i] |= along[i + 1]
        along[i + 1] = along[i]
        neighbour = i - 1 if gone == i else i + 1
        wider = max((i, neighbour), key=lambda k: at[k + 1] - at[k])
        cross = np.delete(cross, i if wider == neighbour else neighbour, axis=1)
        at, along = np.delete(at, gone), np.delete(along, gone, axis=0)
        i = max(i - 1, 0)
    return at, along, cross


def parts_boxes(cross: Bools) -> Bools:
    """Tell which intervals part boxes: a side of the table has a wall before and after them, but none there.

    The other side may have one, that of a label beside boxes, and nothing inside, as lines between boxes of a drawing.

    Args:
        cross: the walls on the boundaries that run across the intervals, as in `Lattice.down`.
    """
    found, sides = np.asarray(~cross[1:-1].any(axis=0)), cross[[0, -1]]
    found[[0, -1]] = False
    found[1:-1] &= (sides[:, :-2] & ~sides[:, 1:-1] & sides[:, 2:]).any(axis=0)
    return found


def _weaker(i: int, along: Bools, count: int) -> int:
    """Give which boundary of interval `i` goes: never an outer one, else the one with fewer walls."""
    if i == 0:
        return 1
    if i + 1 == count - 1:
        return i
    return i if along[i].sum() < along[i + 1].sum() else i + 1
