"""Boxes as arrays: their middles, and the row or column that these stand in."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.page import Floats

__all__ = ["interval_of", "middle_x", "middle_y", "middles"]


def middles(box: Floats) -> tuple[Floats, Floats]:
    """Give the x and y of the middles of (n, 4) boxes."""
    return middle_x(box), middle_y(box)


def middle_x(box: Floats) -> Floats:
    """Give the x of the middles of (n, 4) boxes."""
    return (box[:, 0] + box[:, 2]) / 2


def middle_y(box: Floats) -> Floats:
    """Give the y of the middles of (n, 4) boxes."""
    return (box[:, 1] + box[:, 3]) / 2


def interval_of(at: Floats, boundaries: Floats) -> NDArray[np.intp]:
    """Give for each position the interval between sorted boundaries that it is in; outside all, the nearest."""
    return np.asarray(boundaries[1:-1].searchsorted(at))
