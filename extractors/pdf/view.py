"""From a PDF page's own coordinates to the page as displayed: /Rotate applied, cropped, origin top left."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Floats", "View", "quarter_turn"]

Floats = NDArray[np.float64]


def quarter_turn(dx: Floats, dy: Floats) -> NDArray[np.int32]:
    """Give the direction that text runs in as displayed, as a clockwise turn: 0, 90 (downwards), 180, 270."""
    sideways = np.abs(dy) > np.abs(dx)
    return np.where(sideways, np.where(dy > 0, 90, 270), np.where(dx < 0, 180, 0)).astype(np.int32)


@dataclass(frozen=True, slots=True)
class View:
    """How a page is displayed: its visible box in user space, its turn, and the size of its unit."""

    left: float
    bottom: float
    right: float
    top: float
    rotate: int = 0
    """Clockwise, a multiple of 90: the page's /Rotate."""
    unit: float = 1.0
    """Points to a unit of user space: the page's /UserUnit."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as displayed, in points."""
        width, height = (self.right - self.left) * self.unit, (self.top - self.bottom) * self.unit
        return (height, width) if self.rotate % 180 else (width, height)

    def points(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Place points of user space on the page as displayed."""
        shown = {
            0: (x - self.left, self.top - y),
            90: (y - self.bottom, x - self.left),
            180: (self.right - x, y - self.bottom),
            270: (self.top - y, self.right - x),
        }[self.rotate % 360]
        return shown[0] * self.unit, shown[1] * self.unit

    def boxes(self, x0: Floats, y0: Floats, x1: Floats, y1: Floats) -> Floats:
        """Place boxes given by two opposite corners; (n, 4) of x0, top, x1, bottom."""
        ax, ay = self.points(x0, y0)
        bx, by = self.points(x1, y1)
        return np.stack(
            [np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by)], axis=1
        )

    def directions(self, dx: Floats, dy: Floats) -> tuple[Floats, Floats]:
        """Turn vectors of user space to the page as displayed (y downwards)."""
        return {0: (dx, -dy), 90: (dy, dx), 180: (-dx, dy), 270: (-dy, -dx)}[self.rotate % 360]
