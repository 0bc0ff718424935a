"""A page's foot, its number with what stands beside it, and texts over its first heading: no rows of a table."""

from __future__ import annotations

import numpy as np

from extractors.pdf.boxes import is_within, middles
from extractors.pdf.flags import all_of
from extractors.pdf.page import Bools, Floats, Page
from extractors.pdf.tables.drawn.lattice import Lattice
from extractors.pdf.tables.words.segments import Segments, coarse, has_heading
from extractors.running import PAGE_NUMBER, ZONE

__all__ = ["RUNNING_LINES", "is_at_foot", "is_at_head", "is_footer", "is_running_head"]

UNCOUNTED = 2
"""Pages at the front that the printed numbers may leave out: a cover, a list of contents."""
RUNNING_LINES = 3
"""Lines that a running header or footer may have."""
MAX_TEXTS = 3
"""Texts side by side in a footer: at its left, in its middle and at its right."""
SAME_LEFT = 2.5
"""Points: texts of one column begin this near to each other."""
FEWEST_BELOW = 2
"""Lines below with a text that begins where one of a line does: it is the header over them."""
MIN_RULE = 0.5
"""Of the page's width: the shortest rule above a footer."""


def is_footer(page: Page, segments: Segments) -> Bools:
    """Tell which of the lowest lines are a running footer.

    A line is one if it is the page's number, if a number that calls itself one stands on it ("Page 3"), or if it
    stands under the only rule at the foot of a page that has no other but at its head.
    """
    foot, rule = (1 - ZONE) * page.height, _rule_above_footer(page)
    found = np.zeros(len(segments), dtype=bool)
    for line in range(segments.line_count - 1, max(segments.line_count - 1 - RUNNING_LINES, -1), -1):
        is_lowest: Bools = segments.line == line
        lowest = segments.box[is_lowest]
        if not 0 < len(lowest) <= MAX_TEXTS or lowest[:, 1].min() <= foot:
            break
        if lowest[:, 1].min() < rule and not any(_is_number(page, box, len(lowest) == 1) for box in lowest):
            break
        found |= is_lowest
    return found


def is_running_head(page: Page, segments: Segments) -> Bools:
    """Tell which words are a page's first line where that is a running head: several texts over a heading.

    The heading in larger type below it is one text alone, and no column begins where a text of the line does.
    """
    none = np.zeros(len(segments), dtype=bool)
    lines = np.unique(segments.line)[:2]
    if len(lines) < 2 or segments.box[0, 3] >= ZONE * page.height:
        return none
    is_first, is_next = segments.line == lines[0], segments.line == lines[1]
    runs = coarse(segments.take(is_first))
    if len(runs) < 2 or all_of(runs.is_bold) or not has_heading(coarse(segments.take(is_next)), segments):
        return none
    below = segments.box[~is_first, 0]
    aligned = (np.abs(below - runs.box[1:, :1]) <= SAME_LEFT).sum(axis=1)
    return none if (aligned >= FEWEST_BELOW).any() else is_first


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


def is_at_head(drawn: Lattice, segments: Segments) -> bool:
    """Tell whether no more than a running header stands above."""
    above = segments.box[:, 3] <= drawn.box[1] + 1
    return len(set(segments.line[above].tolist())) <= RUNNING_LINES


def is_at_foot(drawn: Lattice, segments: Segments) -> bool:
    """Tell whether no more than a running footer stands below."""
    below = segments.box[:, 1] >= drawn.box[3] - 1
    return len(set(segments.line[below].tolist())) <= RUNNING_LINES
