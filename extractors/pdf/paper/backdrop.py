"""Watermarks: words painted large across a page's text, before or behind it, which are no part of what it says."""

from __future__ import annotations

from statistics import median

import numpy as np
from msgspec.structs import replace

from extractors.pdf.boxes import middles
from extractors.pdf.flags import any_of
from extractors.pdf.page import Page

__all__ = ["LARGE", "part_backdrop"]

LARGE = 2.5
"""Times the usual type size of the page."""

CROSSED = 2
"""Words of usual size that stand in the box of a large one: headings and drop capitals have theirs to themselves."""


def part_backdrop(page: Page) -> tuple[Page, Page | None]:
    """Part a page's watermark from what it says: the page without it, and one that holds but its words, if any."""
    size = page.words.size
    if not len(size) or size.max() < LARGE * size.min():  # as on most pages
        return page, None
    is_large = size >= LARGE * median(size.tolist())
    x, y = middles(page.words.box[~is_large])
    is_behind = is_large.copy()
    for i in is_large.nonzero()[0].tolist():
        x0, top, x1, bottom = page.words.box[i].tolist()
        is_behind[i] = np.count_nonzero((x > x0) & (x < x1) & (y > top) & (y < bottom)) >= CROSSED
    if not any_of(is_behind):
        return page, None
    colour = page.words.colour
    is_behind |= is_large & np.isin(colour, colour[is_behind])  # where nothing is to cross
    return replace(page, words=page.words.take(~is_behind)), replace(page, words=page.words.take(is_behind))
