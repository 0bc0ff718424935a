"""Running headers, running footers and page numbers: found over pages, taken out of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.document import Box, Line
from extractors.fragments import Layout

__all__ = ["PAGE_NUMBER", "ZONE", "Running", "part_running"]

ZONE = 0.16
"""Of the page's height, at its top and at its foot: where running text stands."""
SAME_HEIGHT = 4.0
"""Points by which a running line may move between pages."""
MIN_PAGES = 3
"""Pages on which a line must return, fewer only in documents that have fewer."""
MIN_SHARE = 0.6
"""Share of the pages that makes a line running that never stands on neighbouring ones (or on every other)."""

_DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"(?:page|tudalen|p\.?)?\s*[-–|]?\s*(\d{1,4}|[ivxl]{1,6})\s*(?:(?:of|/|o)\s*\d{1,4})?\s*[-–|]?",
    re.IGNORECASE,
)
"""A page number alone, with the words that may stand around it; its group is the number."""


@dataclass(frozen=True, slots=True)
class Running:
    """A document's pages without their running text."""

    layouts: tuple[Layout, ...]
    texts: tuple[str, ...]
    """Each text once, as its first page has it; page numbers alone are left out."""
    words: int


@dataclass(frozen=True, slots=True)
class _Place:
    page: int
    """Place of the layout in the document, from 0."""
    line: Line


def part_running(layouts: Sequence[Layout]) -> Running:
    """Part running headers, footers and page numbers from the text of a document's pages.

    A line is running if it stands near the page's top or foot and the same text, digits aside, stands at
    the same height on neighbouring pages, or on most pages. Word files (no page) have none in their body.
    """
    groups: dict[tuple[str, bool], list[_Place]] = defaultdict(list)
    for index, layout in enumerate(layouts):
        for line in _marginal(layout):
            groups[_key(line, layout)].append(_Place(index, line))
    running: set[int] = set()
    texts: dict[str, None] = {}
    for places in groups.values():
        for group in _by_height(places):
            if _is_running(group, len(layouts)):
                running |= {id(place.line) for place in group}
                if not PAGE_NUMBER.fullmatch(group[0].line.text):
                    texts[min(group, key=lambda place: place.page).line.text] = None
    if not running:
        return Running(tuple(layouts), (), 0)
    words = sum(
        len(b.text.split()) for x in layouts for b in x.blocks if isinstance(b, Line) and id(b) in running
    )
    kept = tuple(
        replace(layout, blocks=tuple(block for block in layout.blocks if id(block) not in running))
        for layout in layouts
    )
    return Running(kept, tuple(texts), words)


def _marginal(layout: Layout) -> list[Line]:
    """Give the lines outside tables that stand near the page's top or foot."""
    if layout.page is None or not layout.height:
        return []
    return [
        block
        for block in layout.blocks
        if isinstance(block, Line)
        and block.text
        and block.box is not None
        and (_is_marginal(block.box.top, block.box.bottom, layout.height) or _is_at_side(block.box, layout))
    ]


def _is_marginal(low: float, high: float, size: float) -> bool:
    return high < ZONE * size or low > (1 - ZONE) * size


def _is_at_side(box: Box, layout: Layout) -> bool:
    """Tell whether a line is the header or footer of a page that is read turned: it stands on its side there."""
    return layout.turn in (90, 270) and _is_marginal(box.x0, box.x1, layout.width)


def _key(line: Line, layout: Layout) -> tuple[str, bool]:
    text = "#" if PAGE_NUMBER.fullmatch(line.text) else _DIGITS.sub("#", line.text).casefold()
    return text, line.box is not None and line.box.top < layout.height / 2


def _by_height(places: list[_Place]) -> list[list[_Place]]:
    """Group lines that stand at the same height."""
    groups: list[list[_Place]] = []
    for place in sorted(places, key=_top):
        if groups and _top(place) - _top(groups[-1][-1]) <= SAME_HEIGHT:
            groups[-1].append(place)
        else:
            groups.append([place])
    return groups


def _top(place: _Place) -> float:
    return place.line.box.top if place.line.box else 0.0


def _is_running(group: Sequence[_Place], page_count: int) -> bool:
    pages = sorted({place.page for place in group})
    if len(pages) < 2:
        return False
    if PAGE_NUMBER.fullmatch(group[0].line.text):
        return _counts_up(group)
    if len(pages) < min(MIN_PAGES, page_count):
        return False
    neighbours = sum(b - a <= 2 for a, b in pairwise(pages))
    return neighbours >= min(MIN_PAGES, page_count) - 1 or len(pages) >= MIN_SHARE * page_count


def _counts_up(group: Sequence[_Place]) -> bool:
    """Tell whether numbers grow as the pages do."""
    numbered = []
    for place in group:
        match = PAGE_NUMBER.fullmatch(place.line.text)
        if match and match.group(1).isdigit():
            numbered.append((place.page, int(match.group(1))))
    steps = [b[1] - a[1] == b[0] - a[0] for a, b in pairwise(numbered)]
    return not numbered or sum(steps) >= len(steps) / 2
