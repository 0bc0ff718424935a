"""Dotted lines: rows of small shapes, each too short for a rule, that together are one."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from extractors.pdf.stretches import stretches

__all__ = ["DottedLines", "dotted_lines"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

MAX_DOT = 3.0
"""Points: the side of a dot, at most."""
SQUARE = 0.7
"""Shorter side of a dot beside the longer one."""
MAX_STEP = 2.6
"""Times its side: from one dot to the next; the bullets of a list stand further apart."""
MAX_STRAY = 0.5
"""Points by which dots of one line may stand off it."""
MIN_DOTS = 6
"""Dots that make a line."""


class DottedLines(Struct, frozen=True):
    """Lines that dots make: parallel arrays of k lines, and which of the n shapes are dots."""

    box: Floats
    """(k, 4)."""
    is_horizontal: Bools
    dot: NDArray[np.intp]
    """(k,): one dot of each, for its colour."""
    is_dot: Bools
    """(n,)."""


def dotted_lines(boxes: Floats) -> DottedLines:
    """Join the dots among painted shapes, (n, 4) as displayed, to lines."""
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    side = np.maximum(width, height)
    dots = ((side > 0) & (side <= MAX_DOT) & (np.minimum(width, height) >= SQUARE * side)).nonzero()[0]
    is_dot = np.zeros(len(boxes), dtype=np.bool_)
    if len(dots) < MIN_DOTS:
        return DottedLines(np.zeros((0, 4)), is_dot[:0], dots[:0], is_dot)
    runs = [[dots[run] for run in _runs(boxes[dots], along)] for along in (0, 1)]
    both = [*runs[0], *runs[1]]
    is_dot[np.concatenate([np.zeros(0, dtype=np.intp), *both])] = True
    outlines = [np.concatenate((boxes[run, :2].min(axis=0), boxes[run, 2:].max(axis=0))) for run in both]
    return DottedLines(
        box=np.array(outlines).reshape(-1, 4),
        is_horizontal=np.arange(len(both)) < len(runs[0]),
        dot=np.array([run[0] for run in both], dtype=np.intp),
        is_dot=is_dot,
    )


def _runs(dots: Floats, along: int) -> list[NDArray[np.intp]]:
    """Give the dots of each line, as indices; `along` is 0 for horizontal lines, 1 for vertical ones."""
    at = (dots[:, 1 - along] + dots[:, 3 - along]) / 2
    by_place = np.argsort(at, kind="stable")
    line = np.empty(len(dots), dtype=np.intp)
    line[by_place[0]] = 0
    line[by_place[1:]] = np.cumsum(at[by_place[1:]] - at[by_place[:-1]] > MAX_STRAY)
    order = np.lexsort((dots[:, along], line))
    start, side = dots[order, along], dots[order, 2 + along] - dots[order, along]
    is_next = start[1:] - start[:-1] <= MAX_STEP * np.maximum(side[1:], side[:-1])
    is_next &= line[order[1:]] == line[order[:-1]]
    return [order[first : last + 1] for first, last in stretches(is_next) if last - first + 1 >= MIN_DOTS]
