"""Seams: where fills of one colour touch, as producers paint a table's cells one by one; nobody sees them."""

from __future__ import annotations

import numpy as np

from extractors.pdf.boxes import crosses, middle_y
from extractors.pdf.page import Bools, Fills, Floats, Indices, Words
from extractors.pdf.tables.drawn.shading import WHITE, is_white

__all__ = ["find_seams"]

MOST = 700
"""Fills of a page whose seams are looked for: more are a drawing's, and each is compared with each."""

TOUCH = 0.8
"""Points: fills that part no further touch."""

PAD = 12.0
"""Points: narrower fills are margins of a cell that is painted in several pieces."""

LONGEST_CORNER = 4.0
"""Points: fills that share no more of a side meet at a corner."""

INSIDE = 0.5
"""Points by which a fill may stand out of one that it lies in."""

TURNED = (1, 0, 3, 2)
"""The order of a box's corners with the page's directions exchanged."""


def find_seams(fills: Fills, words: Words) -> tuple[Floats, Floats]:
    """Give the horizontal and vertical seams between cells of one colour, as (n, 4) thin boxes in points.

    Pieces of one cell have none between: its margins, the strips behind each of its lines, what lies in another fill.
    Without cells side by side, fills below each other are lines of a text.

    Args:
        fills: the page's shading.
        words: the page's words, which run across no seam of cells.
    """
    none, shade = np.empty((0, 4)), _cells(fills)
    if not 1 < len(shade.box) <= MOST:
        return none, none
    shade = _outermost(shade)
    is_pad = shade.box[:, 2] - shade.box[:, 0] <= PAD
    left, right = _touching(shade)
    alike = is_pad[left] == is_pad[right]
    upright = _free(_sides(shade.box, left[alike], right[alike]), words.box)
    if not len(upright):
        return none, none
    turned = Fills(shade.box[:, TURNED], shade.colour)
    above, below = _touching(turned)
    alike = (is_pad[above] == is_pad[below]) & ~_is_inset(shade.box[above], shade.box[below])
    above, below = above[alike], below[alike]
    lying = _sides(turned.box, above, below)
    lying = lying[~_beside_pads(lying, shade.box[above], shade.box[is_pad])]
    lying = _free(lying, words.box[:, TURNED])[:, TURNED]
    return lying[_meet(lying, upright)], upright


def _cells(fills: Fills) -> Fills:
    """Give the fills that may be cells: in a colour, or white and right above or below one in a colour, as wide."""
    is_light = is_white(fills.colour)
    colour, light, shade = np.where(is_light, WHITE, fills.colour), fills.box[is_light], fills.box[~is_light]
    if 0 < len(shade) < len(fills.box) <= MOST:
        apart = np.abs(light[:, None] - shade)[:, :, ::2].max(axis=2)
        touch = np.abs(light[:, None, 1::2] - shade[:, 3:0:-2]).min(axis=2)
        is_light[is_light] = np.maximum(apart, touch).min(axis=1) > TOUCH
    return Fills(fills.box[~is_light], colour[~is_light])


def _outermost(fills: Fills) -> Fills:
    """Leave out the fills that lie in another one of their colour."""
    x0, top, x1, bottom = (fills.box[:, None, side] for side in range(4))
    inner = fills.box
    lies_in = (inner[:, 0] >= x0 - INSIDE) & (inner[:, 1] >= top - INSIDE)
    lies_in &= (inner[:, 2] <= x1 + INSIDE) & (inner[:, 3] <= bottom + INSIDE)
    lies_in &= fills.colour[:, None] == fills.colour
    is_later = np.tri(len(inner), dtype=bool)
    lies_in &= ~(lies_in.T & is_later)  # of two alike the first stays
    np.fill_diagonal(lies_in, False)
    kept = ~lies_in.any(axis=0)
    return Fills(fills.box[kept], fills.colour[kept])


def _touching(fills: Fills) -> tuple[Indices, Indices]:
    """Give the pairs of fills of one colour of which the second begins where the first ends, along x."""
    box = fills.box
    touches = np.abs(box[:, None, 2] - box[:, 0]) <= TOUCH
    shared = np.minimum(box[:, None, 3], box[:, 3]) - np.maximum(box[:, None, 1], box[:, 1])
    first, second = np.nonzero(touches & (shared > LONGEST_CORNER) & (fills.colour[:, None] == fills.colour))
    return first, second


def _sides(box: Floats, first: Indices, second: Indices) -> Floats:
    """Give the thin boxes that pairs of fills side by side share."""
    at = (box[first, 2] + box[second, 0]) / 2
    start, end = np.maximum(box[first, 1], box[second, 1]), np.minimum(box[first, 3], box[second, 3])
    return np.column_stack((at, start, at, end))


def _free(seams: Floats, words: Floats) -> Floats:
    """Leave out upright seams that words run across."""
    start, end = seams[:, None, 1], seams[:, None, 3]
    middle = middle_y(words)
    is_crossed = crosses(words, seams[:, 0])
    return np.asarray(seams[~(is_crossed & (middle > start) & (middle < end)).any(axis=1)])


def _is_inset(above: Floats, below: Floats) -> Bools:
    """Tell which fills below each other differ by a margin at a side: the strip behind a line, and its cell's rest."""
    apart = np.abs(above[:, ::2] - below[:, ::2])
    return np.asarray(((apart > TOUCH) & (apart <= PAD)).any(axis=1))


def _beside_pads(seams: Floats, above: Floats, pads: Floats) -> Bools:
    """Tell which turned seams part strips of one cell: the cell's margin runs on beside them."""
    y = seams[:, :1]
    beside = (np.abs(pads[:, 2] - above[:, :1]) <= TOUCH) | (np.abs(pads[:, 0] - above[:, 2:3]) <= TOUCH)
    return np.asarray((beside & (pads[:, 1] < y - TOUCH) & (pads[:, 3] > y + TOUCH)).any(axis=1))


def _meet(lying: Floats, upright: Floats) -> Bools:
    """Tell which lying seams meet an upright one."""
    x0, y, x1, _ = (lying[:, None, side] for side in range(4))
    x, start, _, end = upright.T
    meets = (x >= x0 - TOUCH) & (x <= x1 + TOUCH) & (y >= start - TOUCH) & (y <= end + TOUCH)
    return np.asarray(meets.any(axis=1))
