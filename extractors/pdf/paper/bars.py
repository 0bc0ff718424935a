"""Bars that black out words: they shade no cell and draw no side of one, wherever they end."""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace

from extractors.pdf.boxes import middles
from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Floats, Ints, Page

__all__ = ["without_bars"]

DARK = 0x40
"""Red, green and blue of a bar are all at most this."""
MIN_HEIGHT, MAX_HEIGHT = 5.0, 20.0
"""Points: a bar is as high as a line of type, or a little more; thinner ones are rules, higher ones areas."""
MOST = 1_500
"""Fills of a page among which bars are looked for: more are a drawing's, and each is compared with each word."""
BESIDE = 2.0
"""Points: a cell's shading is this near to that of the cell beside it, which holds words."""


def without_bars(page: Page) -> Page:
    """Give a page without the wide dark fills as high as a line that hold no word and are beside no shaded cell."""
    fills = page.fills
    if len(fills.box) > MOST:
        return page
    width, height = fills.box[:, 2] - fills.box[:, 0], fills.box[:, 3] - fills.box[:, 1]
    is_bar = (height >= MIN_HEIGHT) & (height <= MAX_HEIGHT) & (width >= height) & _is_dark(fills.colour)
    if not any_of(is_bar):
        return page
    holds = _hold_words(page, fills.box)
    is_bar &= ~holds
    is_bar[is_bar] = ~_are_beside(fills.box[is_bar], fills.box[holds])
    return replace(page, fills=fills.take(~is_bar)) if any_of(is_bar) else page


def _is_dark(colour: Ints) -> Bools:
    return (colour >> 16 <= DARK) & (colour >> 8 & 0xFF <= DARK) & (colour & 0xFF <= DARK)


def _hold_words(page: Page, boxes: Floats) -> Bools:
    x, y = middles(page.words.box)
    x0, top, x1, bottom = (side[:, None] for side in boxes.T)
    return np.asarray(((x0 < x) & (x < x1) & (top < y) & (y < bottom)).any(axis=1))


def _are_beside(bars: Floats, cells: Floats) -> Bools:
    """Tell which bars begin or end where a shaded cell at the same height does."""
    gap = np.minimum(
        np.abs(bars[:, None, 0] - cells[None, :, 2]), np.abs(bars[:, None, 2] - cells[None, :, 0])
    )
    is_level = (np.abs(bars[:, None, 1::2] - cells[None, :, 1::2]) <= BESIDE).all(axis=2)
    return np.asarray(((gap <= BESIDE) & is_level).any(axis=1))
