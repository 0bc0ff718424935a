"""Cells that are boxes apart, each as high as its own text: those of a row begin at one height and end where they may.

A browser draws such boxes where the border is that of a cell's contents. The longest box of a row shows where the
row ends, and the others are as long as that one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace

from extractors.pdf.page import Bools, Floats, Indices
from extractors.pdf.stretches import joined
from extractors.pdf.tables.drawn.edges import SNAP, Edges
from extractors.pdf.tables.drawn.lattice import Component

__all__ = ["with_level_feet"]

FEWEST = 2
"""Boxes of a row, and rows of which boxes begin at the same places across: panels stand side by side, too, once."""

MOST = 700
"""Boxes of a page that are looked at: more are a drawing's, and each is compared with each."""


def with_level_feet(
    parts: Sequence[Component], horizontal: Edges, vertical: Edges, text: Floats
) -> tuple[Edges, Edges]:
    """Give the boundaries with the boxes of each row of a table as long as the longest one.

    Args:
        parts: the lines that meet, with single ones.
        horizontal: the page's horizontal boundaries.
        vertical: its vertical ones.
        text: (n, 4) boxes of the page's words.
    """
    boxes = [part for part in parts if len(part[0]) == 2 == len(part[1])]
    if not FEWEST * FEWEST <= len(boxes) <= MOST:
        return horizontal, vertical
    across, down = (np.array([part[side] for part in boxes]) for side in (0, 1))
    ys, xs = np.sort(horizontal.at[across]), np.sort(vertical.at[down])
    box = np.stack([xs[:, 0], ys[:, 0], xs[:, 1], ys[:, 1]], axis=1)
    foot = _feet(box, _rows(box), text)
    moved = (foot > box[:, 3] + SNAP).nonzero()[0]
    if not len(moved):
        return horizontal, vertical
    at, end = horizontal.at.copy(), vertical.end.copy()
    lower = np.take_along_axis(across, horizontal.at[across].argmax(axis=1)[:, None], axis=1)[:, 0]
    at[lower[moved]] = foot[moved]
    end[down[moved]] = foot[moved, None]
    return replace(horizontal, at=at), replace(vertical, end=end)


def _rows(box: Floats) -> Indices:
    """Give each box the number of its row: those that begin at one height; one between may have other lines."""
    return joined(np.abs(box[:, 1] - box[:, None, 1]) <= SNAP)


def _feet(box: Floats, row: Indices, text: Floats) -> Floats:
    """Give where each box ends, moved down to where the longest one of its row does that ends above the next row."""
    foot = box[:, 3].copy()
    heads = [(box[row == n][:, 0].min(), box[row == n][:, 2].max(), box[n, 1]) for n in np.unique(row)]
    for number in np.unique(row).tolist():
        own = (row == number).nonzero()[0]
        if len(own) < FEWEST or not _has_like(box, own, row != number):
            continue
        x0, x1 = box[own, 0].min(), box[own, 2].max()
        below = min(
            (y for left, right, y in heads if y > box[number, 1] + SNAP and left < x1 and right > x0),
            default=np.inf,
        )
        ends = box[own, 3][box[own, 3] <= below + SNAP]
        for n in own.tolist():
            if len(ends) and foot[n] < ends.max() and not _holds(box[n], ends.max(), text):
                foot[n] = ends.max()
    return foot


def _has_like(box: Floats, own: Indices, others: Bools) -> bool:
    """Tell whether boxes of a row begin and end across where boxes of other rows do."""
    sides = box[:, ::2]
    is_same = np.abs(sides[own, None] - sides[others]).max(axis=2) <= SNAP
    return int(np.count_nonzero(is_same.any(axis=1))) >= FEWEST


def _holds(box: Floats, foot: float, text: Floats) -> bool:
    """Tell whether words stand between a box and the foot of its row."""
    x0, _, x1, bottom = box
    return bool(
        ((text[:, 0] < x1) & (text[:, 2] > x0) & (text[:, 1] > bottom - 1) & (text[:, 3] < foot)).any()
    )
