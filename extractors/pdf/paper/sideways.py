"""Text that lies on its side on a page whose other text stands upright: taken out, to be read as a page of its own.

Cells turned sideways in an upright table stay: their lines are text of that table.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from extractors.pdf.boxes import middles
from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Floats, Page
from extractors.pdf.paper.turned import stand_up

__all__ = ["Aside", "part_sideways"]

MIN_WORDS = 12
"""Words that lie on their side: fewer make no table."""
MARGIN = 15.0
"""Points from the text of a table to the rules around it."""
MAX_UPRIGHT = 0.05
"""Upright words among those that lie on their side, of these: more, and they are the headers of an upright table."""


class Aside(Struct, frozen=True):
    """What lies on its side."""

    page: Page
    """Its words, rules and fills alone, turned upright."""
    turn: int
    """How far its text is turned as displayed: 90 or 270."""
    top: float
    """Where it begins on the page as displayed."""


def part_sideways(page: Page) -> tuple[Page, Aside] | None:
    """Part a page, read as it is displayed, from what lies on its side; None where nothing does."""
    if not any_of(page.words.turn):
        return None
    turn = max((90, 270), key=lambda turn: int((page.words.turn == turn).sum()))
    lies = page.words.turn == turn
    if lies.sum() < MIN_WORDS:
        return None
    area = _around(page.words.box[lies])
    if _upright_inside(page, area) > MAX_UPRIGHT * lies.sum():
        return None
    wider = _with_rules(page, area)
    area = wider if _upright_inside(page, wider) <= MAX_UPRIGHT * lies.sum() else area
    ruled, filled = _inside(page.rules.box, area), _inside(page.fills.box, area)
    part, rest = (
        replace(
            page, words=page.words.take(words), rules=page.rules.take(rules), fills=page.fills.take(fills)
        )
        for words, rules, fills in ((lies, ruled, filled), (~lies, ~ruled, ~filled))
    )
    return rest, Aside(stand_up(replace(part, issues=()), turn), turn, float(area[1]))


def _around(boxes: Floats) -> Floats:
    """Give the area that boxes take up, with room for the rules around it."""
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    return np.concatenate([low - MARGIN, high + MARGIN])


def _with_rules(page: Page, area: Floats) -> Floats:
    """Give an area with the rules that begin in it and run on."""
    box = page.rules.box
    meets = (box[:, :2] <= area[2:]).all(axis=1) & (box[:, 2:] >= area[:2]).all(axis=1)
    return _around(np.concatenate([box[meets], [area]]))


def _upright_inside(page: Page, area: Floats) -> int:
    return int((_inside(page.words.box, area) & (page.words.turn == 0)).sum())


def _inside(boxes: Floats, area: Floats) -> Bools:
    """Tell which boxes have their middle in an area."""
    x, y = middles(boxes)
    return np.asarray((x > area[0]) & (x < area[2]) & (y > area[1]) & (y < area[3]))
