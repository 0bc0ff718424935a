"""A page's shading: which fills are any, what colour is seen at a place, and where it changes."""

from __future__ import annotations

import numpy as np

from extractors.pdf.boxes import middles
from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Fills, Floats, Ints, Page

__all__ = [
    "BLEED",
    "MAX_FILLS",
    "WHITE",
    "colour_at",
    "is_white",
    "largest",
    "lie_on",
    "shading",
    "visible_sides",
]

SEAM = 1.2
"""Points: fills of one colour that part further than this show paper between them, a boundary."""

MAX_FILLS = 1_500
"""Fills looked at per page, the largest first: comparing each with each must stay cheap (0.1 s at most)."""

BLEED = 1.0
"""Points: what is painted this near to the paper's edge runs off it."""

SPECK = 2.0
"""Points: smaller fills are no part of any shading."""

WHITE_FROM = 0xFA
"""A colour is white when each of its channels is at least this: paper, not shading."""
WHITE = 0xFFFFFF
"""The colour of paper."""

TOGETHER = 64
"""Fills compared at once with all points: few calls for a usual page, little memory for an odd one."""


def lie_on(box: Floats, fills: Fills) -> Bools:
    """Tell which boxes have their middle on a fill that is not white."""
    shade = fills.box[~is_white(fills.colour)]
    if not len(shade) or not len(box):
        return np.zeros(len(box), dtype=bool)
    shade = shade[np.argsort(-_areas(shade), kind="stable")[:MAX_FILLS]]
    x, y = middles(box)
    found = np.zeros(len(box), dtype=bool)
    for x0, top, x1, bottom in shade:
        found |= (x >= x0 - 1) & (x <= x1 + 1) & (y >= top - 1) & (y <= bottom + 1)
    return found


def is_white(colour: Ints) -> Bools:
    """Tell which colours look like paper."""
    if not any_of(colour >= WHITE_FROM << 16):
        return np.zeros(len(colour), dtype=bool)
    red, green, blue = colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF
    return np.asarray((red >= WHITE_FROM) & (green >= WHITE_FROM) & (blue >= WHITE_FROM))


def _areas(box: Floats) -> Floats:
    return np.asarray((box[:, 2] - box[:, 0]) * (box[:, 3] - box[:, 1]))


def shading(fills: Fills, page: Page) -> Fills:
    """Give the fills that can be shading, in painting order, clipped to the page."""
    box = np.asarray(fills.box, dtype=float).reshape(-1, 4)
    if not len(box):
        return fills
    finite = np.isfinite(box).all(axis=1)
    limit = np.array([page.width, page.height, page.width, page.height])
    box, colour = np.minimum(np.maximum(box[finite], 0.0), limit), fills.colour[finite]
    kept = (box[:, 2] - box[:, 0] >= SPECK) & (box[:, 3] - box[:, 1] >= SPECK)
    return Fills(box[kept], colour[kept])


def largest(fills: Fills) -> Fills:
    """Give as many fills as may be looked at, the largest, in painting order."""
    if len(fills.box) <= MAX_FILLS:
        return fills
    index = np.sort(np.argsort(-_areas(fills.box), kind="stable")[:MAX_FILLS])
    return Fills(fills.box[index], fills.colour[index])


def visible_sides(fills: Fills, page: Page) -> tuple[Floats, Floats]:
    """Give the horizontal and vertical sides of fills where the colour changes, as (n, 4) thin boxes.

    What a fill has at the paper's own edge is no side: it was printed to be cut there.
    """
    if not len(fills.box):
        return np.empty((0, 4)), np.empty((0, 4))
    x0, top, x1, bottom = fills.box.T
    along = np.array([0.25, 0.5, 0.75])[:, None, None]
    upper, lower = _differ(fills, x0 + along * (x1 - x0), _about(top, bottom))
    left, right = _differ(fills, _about(x0, x1), top + along * (bottom - top))
    upper, lower = upper & (top > BLEED), lower & (bottom < page.height - BLEED)
    left, right = left & (x0 > BLEED), right & (x1 < page.width - BLEED)
    horizontal = fills.box[upper][:, (0, 1, 2, 1)], fills.box[lower][:, (0, 3, 2, 3)]
    vertical = fills.box[left][:, (0, 1, 0, 3)], fills.box[right][:, (2, 1, 2, 3)]
    return np.concatenate(horizontal), np.concatenate(vertical)


def _about(low: Floats, high: Floats) -> Floats:
    """Give the places outside and inside the lower and the upper sides of fills: (4, n)."""
    return np.array((low - SEAM, low + SEAM, high + SEAM, high - SEAM))


def _differ(fills: Fills, x: Floats, y: Floats) -> tuple[Bools, Bools]:
    """Tell of which fills the colour changes along most of the lower side, and of the upper, by places about them."""
    colour = colour_at(fills, x, y)
    is_other = (colour[:, ::2] != colour[:, 1::2]).sum(axis=0) * 2 > len(colour)
    return is_other[0], is_other[1]


def colour_at(fills: Fills, x: Floats, y: Floats) -> Ints:
    """Give the colour last painted at each point, white where there is none; x and y are broadcast."""
    shape = np.broadcast(x, y).shape
    found = np.full(shape, WHITE, dtype=np.int32)
    if not len(fills.box):
        return found
    colours = np.where(is_white(fills.colour), WHITE, fills.colour)
    for start in range(0, len(fills.box), TOGETHER):
        box = fills.box[start : start + TOGETHER][::-1].reshape(-1, 4, *[1] * len(shape))
        covers = ((x > box[:, 0]) & (x < box[:, 2])) & ((y > box[:, 1]) & (y < box[:, 3]))
        latest = start + len(box) - 1 - covers.argmax(axis=0)
        found = np.where(covers.any(axis=0), colours[latest], found)
    return found
