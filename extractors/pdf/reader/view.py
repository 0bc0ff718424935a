"""From a PDF page's own coordinates to the page as displayed: /Rotate applied, cropped, origin top left."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from extractors.pdf.flags import all_of, any_of

__all__ = ["Bools", "Floats", "View", "are_aslant", "quarter_turn", "slopes"]

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]

MAX_SLOPE = 0.1
"""What runs further askew than a sheet lies in a scanner slants on purpose, as a watermark or a heading does."""


def quarter_turn(dx: Floats, dy: Floats) -> NDArray[np.int32]:
    """Give the direction that text runs in as displayed, as a clockwise turn: 0, 90 (downwards), 180, 270."""
    if not any_of(dy) and all_of(dx > 0):  # most pages
        return np.zeros(len(dx), dtype=np.int32)
    sideways = np.abs(dy) > np.abs(dx)
    return np.where(sideways, np.where(dy > 0, 90, 270), np.where(dx < 0, 180, 0)).astype(np.int32)


def slopes(dx: Floats, dy: Floats) -> Floats:
    """Give how far text sinks along its line as displayed: 0 where it runs level, upright or on its side, or slants."""
    along, off = np.abs(dx), np.abs(dy)
    if not any_of(np.minimum(along, off)):  # most pages
        return np.zeros(len(dx))
    is_level = along >= off
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = np.where(is_level, dy / dx, -dx / dy)
    return np.where(np.abs(slope) <= MAX_SLOPE, slope, 0.0)


def are_aslant(dx: Floats, dy: Floats) -> Bools:
    """Tell which text slants on purpose: neither level nor upright, and further off than a sheet lies in a scanner."""
    along, off = np.abs(dx), np.abs(dy)
    return np.asarray(np.minimum(along, off) > MAX_SLOPE * np.maximum(along, off))


class View(Struct, frozen=True):
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
        match self.rotate % 360:
            case 90:
                across, down = y - self.bottom, x - self.left
            case 180:
                across, down = self.right - x, y - self.bottom
            case 270:
                across, down = self.top - y, self.right - x
            case _:
                across, down = x - self.left, self.top - y
        return (across, down) if self.unit == 1 else (across * self.unit, down * self.unit)

    def boxes(self, x0: Floats, y0: Floats, x1: Floats, y1: Floats) -> Floats:
        """Place boxes given by two opposite corners; (n, 4) of x0, top, x1, bottom."""
        ax, ay = self.points(x0, y0)
        bx, by = self.points(x1, y1)
        boxes = np.empty((len(ax), 4))
        np.minimum(ax, bx, out=boxes[:, 0])
        np.minimum(ay, by, out=boxes[:, 1])
        np.maximum(ax, bx, out=boxes[:, 2])
        np.maximum(ay, by, out=boxes[:, 3])
        return boxes

    def directions(self, dx: Floats, dy: Floats) -> tuple[Floats, Floats]:
        """Turn vectors of user space to the page as displayed (y downwards)."""
        return {0: (dx, -dy), 90: (dy, dx), 180: (-dx, dy), 270: (-dy, -dx)}[self.rotate % 360]
