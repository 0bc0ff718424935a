"""Rules of running heads and feet: they part these from what the page says, and are of no table."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Floats, Page
from extractors.pdf.paper.margin_lines import MarginLine

__all__ = ["rules_of_margin"]

REACH = 2.0
"""Times the type size: a rule stands no further from its line."""

BLANK = 3.0
"""Times the type size that are blank on the other side of the rule on some page, as below no row of a table."""

SAME = 1.0
"""Points by which a rule may be longer on another page, or stand further from its line."""


def rules_of_margin(line: MarginLine, page: Page, others: Sequence[tuple[MarginLine, Page]]) -> Bools:
    """Tell which rules of a line's page part it from the page, as on each of the others; no other rule meets them.

    On one of these pages nothing stands near: a table may end at one height on several, but with a row.

    Args:
        line: a running line.
        page: the page that it stands on.
        others: the same line on other pages, with these.
    """
    near, measures = _near(line, page), _measures(line, page)
    for other in others:
        if not any_of(near):
            return near
        theirs = _measures(*other)[_near(*other)]
        for at in near.nonzero()[0].tolist():
            near[at] = any_of(np.abs(theirs - measures[at]).max(axis=1, initial=0.0) <= SAME)
    if any_of(near) and not any(_is_blank_beyond(*one) for one in ((line, page), *others)):
        near[:] = False
    return near


def _measures(line: MarginLine, page: Page) -> Floats:
    """Give for each rule of a page how far it stands from the line, and how long it is."""
    x0, top, x1, bottom = page.rules.box.T
    away = top - line.bottom if line.is_head else line.top - bottom
    return np.stack([away, x1 - x0], axis=1)


def _near(line: MarginLine, page: Page) -> Bools:
    """Tell which horizontal rules stand near a line on the page's side of it, and meet no upright one."""
    rules = page.rules
    away, length = _measures(line, page).T
    near: Bools = rules.is_horizontal & (away >= 0) & (away <= REACH * line.size) & (length > 0)
    upright = rules.box[~rules.is_horizontal]
    for at in near.nonzero()[0].tolist():
        x0, top, x1, bottom = rules.box[at]
        meets = (upright[:, 0] <= x1 + SAME) & (upright[:, 2] >= x0 - SAME)
        near[at] = not any_of(meets & (upright[:, 1] <= bottom + SAME) & (upright[:, 3] >= top - SAME))
    return near


def _is_blank_beyond(line: MarginLine, page: Page) -> bool:
    """Tell whether no word stands within some lines of the rules near a line, on the page's side of it."""
    away = float(_measures(line, page)[_near(line, page), 0].max())
    tops, bottoms = page.words.box[:, 1], page.words.box[:, 3]
    room = away + BLANK * line.size
    if line.is_head:
        return not any_of((tops > line.bottom) & (tops < line.bottom + room))
    return not any_of((bottoms < line.top) & (bottoms > line.top - room))
