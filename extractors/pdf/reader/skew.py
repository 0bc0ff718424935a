"""A sheet that went askew through a scanner: by how much, and its text as it would stand had it lain straight."""

from __future__ import annotations

from math import cos, radians, sin, tan

import numpy as np
from msgspec.structs import replace

from extractors.pdf.reader.runs import DESCENT, Floats, Runs, upright

__all__ = ["find_skew", "level", "levelled"]

MAX_SKEW = 5.0
"""Degrees: a sheet lies no further askew in a feeder, nor would anyone leave it so on the glass."""
STEP, FINE_STEP = 0.1, 0.02
"""Degrees between angles that are tried, at first and then about the best."""
BIN = 0.25
"""Points: how finely heights are told apart."""
NEAR = np.array([1, 2, 3, 4, 3, 2, 1]) / 4
"""How much two baselines are at one height that are so many bins apart: those of a line stand within a point, as far as
a machine's reading is true to them."""
MIN_RUNS = 6
"""Runs of text: fewer show no lines."""
GAIN = 1.05
"""Times as well as on the page as it is must the baselines line up for it to be askew."""


def find_skew(runs: Runs) -> float:
    """Give how far a page's lines run down to the right, in degrees: at that angle their baselines line up best."""
    if len(runs.text) < MIN_RUNS:
        return 0.0
    frame = upright(runs.box, runs.turn)
    x, base = frame[:, 0], frame[:, 3] - DESCENT * runs.size
    weight = frame[:, 2] - frame[:, 0]
    coarse = _best(x, base, weight, 0.0, MAX_SKEW, STEP)
    if coarse == 0.0 or _lined_up(x, base, weight, coarse) < GAIN * _lined_up(x, base, weight, 0.0):
        coarse = 0.0
    return _best(x, base, weight, coarse, STEP, FINE_STEP)


def _best(x: Floats, base: Floats, weight: Floats, about: float, most: float, step: float) -> float:
    angles = about + np.arange(-round(most / step), round(most / step) + 1) * step
    angles = angles[np.argsort(np.abs(angles - about), kind="stable")]  # of angles as good, the one nearest
    return float(max(angles.tolist(), key=lambda angle: _lined_up(x, base, weight, angle)))


def _lined_up(x: Floats, base: Floats, weight: Floats, angle: float) -> float:
    """Say how well baselines line up once turned back by an angle: the more, the fewer heights they share."""
    at = (base - x * tan(radians(angle))) / BIN
    heights = np.bincount((at - at.min()).astype(np.intp), weight, len(NEAR))
    return float(heights @ np.convolve(heights, NEAR, "same"))


def level(points: Floats, angle: float, about: Floats) -> Floats:
    """Turn points, (n, 2), against the clock by an angle in degrees about a middle."""
    across, down = (points - about).T
    c, s = cos(radians(angle)), sin(radians(angle))
    return np.stack((c * across + s * down, c * down - s * across), axis=1) + about


def levelled(runs: Runs, angle: float, size: tuple[float, float]) -> Runs:
    """Give runs where they would stand had their page, of a size in points, not lain askew by an angle in degrees."""
    frame = upright(runs.box, runs.turn)
    middle = np.tile(np.array([size[0] / 2, size[1] / 2]), (len(frame), 2))
    about = upright(middle, runs.turn)[:, :2]
    begin = np.stack((frame[:, 0], frame[:, 3] - DESCENT * runs.size), axis=1)
    shift = level(begin, angle, about) - begin
    frame += np.tile(shift, 2)
    return replace(runs, box=upright(frame, (360 - runs.turn) % 360))
