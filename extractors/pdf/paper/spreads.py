"""Closes the gap that the fold of a double-page spread leaves in a table laid across both of its pages.

The columns of the right page go on with the rows of the left one: rules or fills part the rows at the same heights
on both. Where they do, what stands right of the gap is moved to the left for reading, and back at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from extractors.document import Box, Document, Issue
from extractors.pdf.boxes import middle_y, middles
from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Floats, Page
from extractors.pdf.paper.heights import LEAST_ROWS, SAME, have_same_rows, places, vary
from extractors.pdf.paper.moved import moved
from extractors.pdf.paper.turned import main_turn

__all__ = ["Spread", "close_spreads", "opened"]

LEAST_GAP = 15.0
"""Points that the inner margins of two facing pages leave free, at least."""

LEAST_FREE = 0.3
"""Share of the heights at which rows part where nothing reaches across the fold, as bands with a section's name do."""

LARGE = 0.5
"""Share of the paper from which a fill is its background."""

SMALL = 8.0
"""Points: a fill no wider or higher is a mark, and shades no cell."""

HEAD = 40.0
"""Points above the first rule in which a header may stand."""


class Spread(Struct, frozen=True):
    """What was closed of a page: right of `edge`, from `top` to `bottom`, all was moved to the left by `shift`."""

    page: int
    edge: float
    shift: float
    top: float
    bottom: float
    is_even: bool
    """All rows are of one height: that they are as many on both sides proves less."""

    def there(self, box: Floats) -> Floats:
        """Give boxes, (n, 4), where they stand with the gap closed; what reaches into the gap ends at its edge."""
        middle = middle_y(box)
        inside = (middle > self.top) & (middle < self.bottom)
        xs = box[:, ::2]
        closed = box.copy()
        closed[:, ::2] = np.where(xs > self.edge, np.maximum(xs - self.shift, self.edge), xs)
        return np.where(inside[:, None], closed, box)

    def holds(self, box: Floats) -> Bools:
        """Tell which boxes, (n, 4), lie in the gap alone: a line at the fold, or blank cells."""
        x0, x1, end = box[:, 0], box[:, 2], self.edge + self.shift
        middle = (x0 + x1) / 2
        is_inside = (middle > self.edge + SAME) & (middle < end - SAME)
        return np.asarray(is_inside & (x0 >= self.edge - SAME) & (x1 <= end + SAME))

    def back(self, box: Box) -> Box:
        """Give a box of the closed page where it stands."""
        if not self.top < (box.top + box.bottom) / 2 < self.bottom:
            return box
        x0, x1 = (
            x + self.shift if x > self.edge + place else x for place, x in ((-SAME, box.x0), (SAME, box.x1))
        )
        return replace(box, x0=x0, x1=x1)


def close_spreads(pages: Iterable[Page], closed: dict[int, Spread]) -> Iterator[Page]:
    """Give the pages, with the gap closed in those that are spreads of one table; note these by their number."""
    for page in pages:
        spread = _spread(page)
        if spread is None:
            yield page
            continue
        closed[page.number] = spread
        words, rules, fills = (
            replace(drawn, box=spread.there(drawn.box))
            for drawn in (
                page.words,
                page.rules.take(~spread.holds(page.rules.box)),
                page.fills.take(~spread.holds(page.fills.box)),
            )
        )
        issues = (*page.issues, *_doubts(spread))
        yield replace(page, words=words, rules=rules, fills=fills, issues=issues)


def opened(document: Document, closed: dict[int, Spread]) -> Document:
    """Put what stood right of a gap back to where it stands."""
    if not closed:
        return document
    return moved(document, lambda box: (closed[box.page].back(box) if box.page in closed else box,))


def _spread(page: Page) -> Spread | None:
    """Find the gap at the middle of a page on both sides of which the same rows stand."""
    fold = page.width / 2
    if page.width <= page.height or main_turn(page):
        return None
    drawn, is_across = _drawn(page)
    is_left, is_right = drawn[:, 2] < fold, drawn[:, 0] > fold
    left, right = (_heights(drawn[side & is_across]) for side in (is_left, is_right))
    if min(len(left), len(right)) <= LEAST_ROWS:
        return None
    edge, end = float(drawn[is_left, 2].max()), float(drawn[is_right, 0].min())
    reaches_out = (drawn[:, 0] < edge - SAME) | (drawn[:, 2] > end + SAME)  # a line at the fold does not
    free = left[~_are_in(left, drawn[~is_left & ~is_right & reaches_out])]
    if end - edge < LEAST_GAP or len(free) < LEAST_FREE * len(left) or not have_same_rows(left, right):
        return None
    words = page.words.box
    in_gap = words[(words[:, 2] > edge + SAME) & (words[:, 0] < end - SAME)]
    top, bottom = min(left[0], right[0]), max(left[-1], right[-1])
    middle = middle_y(in_gap)
    if any_of((middle > top) & (middle < bottom)) or _says_the_same(
        page, fold, float(left[0]), float(left[1])
    ):
        return None
    above, below = in_gap[middle <= top, 3], in_gap[middle >= bottom, 1]
    free_from, free_to = float(above.max(initial=-np.inf)), float(below.min(initial=np.inf))
    return Spread(page.number, edge, end - edge, free_from, free_to, not (vary(left) and vary(right)))


def _doubts(spread: Spread) -> list[Issue]:
    """An issue where all rows are of one height."""
    message = (
        "The columns right of the fold were read with the rows left of it: both have as many, "
        "but these are all of one height."
    )
    return [Issue("table-join-doubtful", message, spread.page)] if spread.is_even else []


def _are_in(heights: Floats, box: Floats) -> Bools:
    """Which heights stand in one of the boxes, or at its edge."""
    inside = (heights[:, None] > box[:, 1] - SAME) & (heights[:, None] < box[:, 3] + SAME)
    return np.asarray(inside.any(axis=1))


def _drawn(page: Page) -> tuple[Floats, Bools]:
    """Give the boxes of rules, as lines at their middles, and of fills; and which tell where rows part."""
    rules, fills = page.rules.box.copy(), page.fills.box
    across = page.rules.is_horizontal
    rules[across, 1::2] = middle_y(rules[across])[:, None]
    width, height = fills[:, 2] - fills[:, 0], fills[:, 3] - fills[:, 1]
    is_shading = (np.minimum(width, height) > SMALL) & (width * height < LARGE * page.width * page.height)
    shading = fills[is_shading]
    return np.concatenate([rules, shading]), np.append(across, np.ones(len(shading), dtype=bool))


def _heights(drawn: Floats) -> Floats:
    return places(drawn[:, 1::2].ravel())


def _says_the_same(page: Page, fold: float, top: float, bottom: float) -> bool:
    """Whether the first row at the right says nothing that the left one does not: a header set again.

    It stands in the row, which may have other headings above it, or above the first rule.
    """
    x, y = middles(page.words.box)
    for start in (top, top - HEAD):
        inside = (y > start) & (y < bottom)
        left, right = (set(page.words.text[inside & side]) for side in (x < fold, x > fold))
        if right and right <= left:
            return True
    return False
