"""Boxes as arrays: their middles, and the row or column that these stand in; which of them follow each other."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.page import Bools, Floats

__all__ = ["interval_of", "middle_x", "middle_y", "middles", "stretches"]


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


def stretches(which: Bools) -> list[tuple[int, int]]:
    """Give the stretches of those chosen that follow each other: the first of each, and the one after its last."""
    padded = np.zeros(len(which) + 2, dtype=np.bool_)
    padded[1:-1] = which
    steps = (padded[1:] != padded[:-1]).nonzero()[0].tolist()
    return list(zip(steps[::2], steps[1::2], strict=True))
