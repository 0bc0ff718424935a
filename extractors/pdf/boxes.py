"""Boxes as arrays: their middles, and the row or column that these stand in."""

from __future__ import annotations

import numpy as np

from extractors.pdf.page import Bools, Floats, Indices

__all__ = [
    "CROSSING",
    "BoxTuple",
    "columns_of",
    "crosses",
    "interval_of",
    "is_within",
    "middle_x",
    "middle_y",
    "middles",
    "rows_of",
]

BoxTuple = tuple[float, float, float, float]
"""x0, top, x1 and bottom in points."""

CROSSING = 1.5
"""Points: text that reaches this far over a boundary on both sides runs across it."""


def middles(box: Floats) -> tuple[Floats, Floats]:
    """Give the x and y of the middles of (n, 4) boxes."""
    return middle_x(box), middle_y(box)


def middle_x(box: Floats) -> Floats:
    """Give the x of the middles of (n, 4) boxes."""
    return (box[:, 0] + box[:, 2]) / 2


def middle_y(box: Floats) -> Floats:
    """Give the y of the middles of (n, 4) boxes."""
    return (box[:, 1] + box[:, 3]) / 2


def interval_of(at: Floats, boundaries: Floats) -> Indices:
    """Give for each position the interval between sorted boundaries that it is in; outside all, the nearest."""
    return np.asarray(boundaries[1:-1].searchsorted(at))


def rows_of(box: Floats, ys: Floats) -> Indices:
    """Give the row that the middle of each of (n, 4) boxes stands in."""
    return interval_of(middle_y(box), ys)


def columns_of(box: Floats, xs: Floats) -> Indices:
    """Give the column that the middle of each of (n, 4) boxes stands in."""
    return interval_of(middle_x(box), xs)


def crosses(box: Floats, x: Floats) -> Bools:
    """Tell for each position (rows) and each of (n, 4) boxes (columns) whether the text in it runs across."""
    return np.asarray((box[:, 0] < x[:, None] - CROSSING) & (box[:, 2] > x[:, None] + CROSSING))


def is_within(box: BoxTuple, x: Floats, y: Floats) -> Bools:
    """Tell which points lie inside a box of x0, top, x1, bottom."""
    return np.asarray((x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3]))
