"""Bars of a timeline, drawn in a table's rows: they say when, and part neither rows nor columns."""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace

from extractors.document import Issue
from extractors.pdf.boxes import middle_y
from extractors.pdf.page import Bools, Floats, Page
from extractors.pdf.tables.drawn.spots import are_spots

__all__ = ["without_timelines"]

MIN_HEIGHT, MAX_HEIGHT = 4.0, 16.0
"""Points: a bar is about as high as a line of type; thinner ones are rules, higher ones shade cells."""

SHORTEST = 0.5
"""Times its height: a bar is this long at least."""

FEWEST = 3
"""Heights on a page at which bars stand, and places where they begin: cells of a column begin at one."""

MOST = 1_500
"""Fills, and rules, of a page among which bars are looked for: more are a drawing's, and each is compared with each."""

TOUCH = 1.5
"""Points: a shaded cell's edge is this near to that of another one, or to a rule."""


def without_timelines(page: Page) -> Page:
    """Give a page without the bars of a timeline, and an issue that tells how many there are."""
    fills = page.fills
    if not FEWEST <= len(fills.box) <= MOST or len(page.rules.box) > MOST or not len(page.words):
        return page
    x0, top, x1, bottom = fills.box.T
    height = bottom - top
    is_bar: Bools = (height >= MIN_HEIGHT) & (height <= MAX_HEIGHT) & (x1 - x0 >= SHORTEST * height)
    is_bar &= ~are_spots(fills, page.words)
    if np.count_nonzero(is_bar) < FEWEST:
        return page
    is_bar[is_bar] = _are_beside_words(fills.box[is_bar], page.words.box)
    others = np.concatenate([fills.box[~is_bar], page.rules.box[page.rules.is_horizontal]])
    is_bar[is_bar] = ~_touch(fills.box[is_bar], others)
    if min(_count(top[is_bar]), _count(x0[is_bar]), _count(x1[is_bar])) < FEWEST:
        return page
    count = int(np.count_nonzero(is_bar))
    message = (
        f"{count} bars without words are drawn beside texts, as a timeline's are; what they say is not read."
    )
    issue = Issue("drawn-mark", message, page=page.number, count=count)
    return replace(page, fills=fills.take(~is_bar), issues=(*page.issues, issue))


def _count(at: Floats) -> int:
    """Count the places, in whole points."""
    return len(np.unique(at.round()))


def _are_beside_words(bars: Floats, words: Floats) -> Bools:
    """Tell which bars hold no word, and stand level with one further left."""
    y = middle_y(bars)[:, None]
    is_level = (words[:, 1] < y) & (words[:, 3] > y)
    x0, x1 = bars[:, :1], bars[:, 2:3]
    holds = is_level & (words[:, 2] > x0) & (words[:, 0] < x1)
    return np.asarray((is_level & (words[:, 2] <= x0)).any(axis=1) & ~holds.any(axis=1))


def _touch(bars: Floats, others: Floats) -> Bools:
    """Tell which bars have their upper or lower edge where something else has one that is level with part of them."""
    is_over: Bools = (others[:, 0] < bars[:, 2:3]) & (others[:, 2] > bars[:, :1])
    is_near = np.zeros_like(is_over)
    for own in (1, 3):
        for side in (1, 3):
            is_near |= np.abs(bars[:, own, None] - others[:, side]) <= TOUCH
    return np.asarray((is_over & is_near).any(axis=1))
