"""The foot of a page: its number, and what stands beside it or under a rule of its own, is no row of a table above."""

from __future__ import annotations

import numpy as np

from extractors.pdf.boxes import is_within, middles
from extractors.pdf.page import Bools, Floats, Page
from extractors.pdf.tables.segments import Segments
from extractors.running import PAGE_NUMBER, ZONE

__all__ = ["is_footer"]

UNCOUNTED = 2
"""Pages at the front that the printed numbers may leave out: a cover, a list of contents."""
MAX_LINES = 3
"""Lines of a footer."""
MAX_TEXTS = 3
"""Texts side by side in a footer: at its left, in its middle and at its right."""
MIN_RULE = 0.5
"""Of the page's width: the shortest rule above a footer."""


def is_footer(page: Page, segments: Segments) -> Bools:
    """Tell which of the lowest lines are a running footer.

    A line is one if it is the page's number, if a number that calls itself one stands on it ("Page 3"), or if it
    stands under the only rule at the foot of a page that has no other but at its head.
    """
    foot, rule = (1 - ZONE) * page.height, _rule_above_footer(page)
    found = np.zeros(len(segments), dtype=bool)
    for line in range(segments.line_count - 1, max(segments.line_count - 1 - MAX_LINES, -1), -1):
        is_lowest: Bools = segments.line == line
        lowest = segments.box[is_lowest]
        if not 0 < len(lowest) <= MAX_TEXTS or lowest[:, 1].min() <= foot:
            break
        if lowest[:, 1].min() < rule and not any(_is_number(page, box, len(lowest) == 1) for box in lowest):
            break
        found |= is_lowest
    return found


def _is_number(page: Page, box: Floats, is_alone: bool) -> bool:
    """Tell whether a text is the number of its page; one of several on a line must call itself so."""
    x0, top, x1, bottom = box.tolist()
    text = " ".join(page.words.text[is_within((x0, top, x1, bottom), *middles(page.words.box))])
    number = PAGE_NUMBER.fullmatch(text)
    if number is None or not number[1].isdigit() or not (is_alone or text[:1].isalpha()):
        return False
    return 0 <= page.number - int(number[1]) <= UNCOUNTED


def _rule_above_footer(page: Page) -> float:
    """Give the height of a rule that can but part the footer from the page; inf without one."""
    across = page.rules.box[page.rules.is_horizontal]
    inner = across[across[:, 1] > ZONE * page.height]
    if len(inner) != 1 or not page.rules.is_horizontal.all():
        return np.inf
    x0, top, x1, _ = inner[0].tolist()
    is_long = x1 - x0 >= MIN_RULE * page.width
    return top if is_long and top > (1 - ZONE) * page.height else np.inf
