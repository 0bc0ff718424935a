"""A page painted in one colour all over: it is read as if its ground was white paper, and white a colour on it."""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace

from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Ints, Page
from extractors.pdf.tables.drawn.shading import WHITE, is_white

__all__ = ["on_white"]

COVERED = 0.92
"""Of the page's width and height: a fill as large is its ground; the shading of a table leaves its margins free."""


def on_white(page: Page) -> Page:
    """Give a page without the fill that covers all of it: its colour and white change places on the page."""
    fills = page.fills
    grounds = _cover_all(page).nonzero()[0]
    if not len(grounds) or any_of(is_white(fills.colour[grounds[-1:]])):
        return page
    ground = int(fills.colour[grounds[-1]])
    painted_on_it = fills.take(np.arange(len(fills.colour)) > grounds[-1])
    return replace(
        page,
        fills=replace(painted_on_it, colour=_exchanged(painted_on_it.colour, ground)),
        rules=replace(page.rules, colour=_exchanged(page.rules.colour, ground)),
    )


def _cover_all(page: Page) -> Bools:
    """Tell which fills cover the page."""
    x0, top, x1, bottom = page.fills.box.T
    width = np.minimum(x1, page.width) - np.maximum(x0, 0)
    height = np.minimum(bottom, page.height) - np.maximum(top, 0)
    return np.asarray((width >= COVERED * page.width) & (height >= COVERED * page.height))


def _exchanged(colour: Ints, ground: int) -> Ints:
    """Give colours with white for the ground's, and the ground's for white."""
    return np.where(is_white(colour), ground, np.where(colour == ground, WHITE, colour)).astype(np.int32)
