"""Paths to ruling lines and fills: what PDFium's page objects draw, seen as straight rules and filled rectangles."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.page import Fills, Rules
from extractors.pdf.view import View

__all__ = ["Shapes", "to_fills", "to_rules"]

Matrix = tuple[float, float, float, float, float, float]

MAX_RULE = 3.0
"""Points: a filled rectangle or stroke thicker than this shades or frames something, it is no rule."""
MIN_RULE = 1.0
"""Points: shorter strokes are dots of a dotted line or specks; the grid joins what lies in one line."""
MAX_SLANT = 1.0
"""Points by which a stroke may miss the horizontal or vertical."""


@dataclass(slots=True)
class Shapes:
    """What a page's paths draw, in user space, as it is gathered."""

    strokes: list[tuple[float, float, float, float, float, int]] = field(default_factory=list)
    """x0, y0, x1, y1 of a straight stroke, its width, its colour."""
    areas: list[tuple[float, float, float, float, int]] = field(default_factory=list)
    """x0, y0, x1, y1 of a filled upright rectangle, its colour."""
    curves: int = 0


def to_rules(shapes: Shapes, view: View) -> Rules:
    """Take straight strokes and thin filled rectangles as rules."""
    boxes, colours = _boxes(shapes, view)
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    horizontal = width >= height
    thin = (np.minimum(width, height) <= MAX_RULE) & (np.maximum(width, height) >= MIN_RULE)
    return Rules(boxes[thin], horizontal[thin], colours[thin])


def to_fills(shapes: Shapes, view: View) -> Fills:
    """Take filled rectangles, and strokes as thick as one, as fills."""
    boxes, colours = _boxes(shapes, view)
    thick = np.minimum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]) > MAX_RULE
    return Fills(boxes[thick], colours[thick])


def _boxes(shapes: Shapes, view: View) -> tuple[NDArray[np.float64], NDArray[np.int32]]:
    """Give areas and strokes as displayed, each as the box that it covers."""
    areas = np.array(shapes.areas, dtype=np.float64).reshape(-1, 5)
    strokes = np.array(shapes.strokes, dtype=np.float64).reshape(-1, 6)
    boxes = view.boxes(*areas[:, :4].T)
    lines = view.boxes(*strokes[:, :4].T)
    half = strokes[:, 4] / 2 * view.unit
    level = lines[:, 2] - lines[:, 0] >= lines[:, 3] - lines[:, 1]
    lines += np.stack([-half * ~level, -half * level, half * ~level, half * level], axis=1)
    colours = np.concatenate([areas[:, 4], strokes[:, 5]]).astype(np.int32)
    return np.concatenate([boxes, lines]), colours
