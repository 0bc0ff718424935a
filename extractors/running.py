"""Running headers, running footers, page numbers and watermarks: found over pages, taken out of the text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from extractors.document import Box, Line, Row
from extractors.fragments import Fragment, Layout

__all__ = [
    "MIN_PAGES",
    "PAGE_NUMBER",
    "SAME_HEIGHT",
    "ZONE",
    "Running",
    "part_running",
    "without_page_number",
]

ZONE = 0.16
"""Of the page's height, at its top and at its foot: where running text stands."""
SAME_HEIGHT = 4.0
"""Points by which a running line may move between pages."""
MIN_PAGES = 3
"""Pages on which a line must return, fewer only in documents that have fewer."""
FOOT_ROWS = 3
"""Rows that a running footer may seem to be, at the foot of a table that nothing drawn ends."""
MIN_SHARE = 0.6
"""Share of the pages that makes a line running that never stands on neighbouring ones (or on every other)."""

_DIGITS = re.compile(r"\d+")
PAGE_NUMBER = re.compile(
    r"(?:page|tudalen|p\.?)?\s*[-–|]?\s*(\d{1,4}|[ivxl]{1,6})\s*(?:(?:of|/|o)\s*\d{1,4})?\s*[-–|]?",
    re.IGNORECASE,
)
"""A page number alone, with the words that may stand around it; its group is the number."""
_NUMBER_WITHIN = re.compile(
    r"\b(?:page|tudalen|p\.?)\s*(\d+)(?:\s*(?:of|/|o)\s*\d+)?|(?<=\s[|–—•-])\s(\d+)$|^(\d+)\s(?=[|–—•-]\s)",
    re.IGNORECASE,
)
"""A page number among other words; one of its groups is the number."""


class Running(Struct, frozen=True):
    """A document's pages without their running text."""

    layouts: tuple[Layout, ...]
    texts: tuple[str, ...]
    """Each text once, as its first page has it; page numbers alone are left out."""
    words: int


class _Place(Struct, frozen=True):
    page: int
    """Place of the layout in the document, from 0."""
    line: Line
    margin: float = 0.0
    """Points from the line's top to the nearer end of its page."""


def part_running(layouts: Sequence[Layout]) -> Running:
    """Part running headers, footers and page numbers from the text of a document's pages.

    A line is running if it stands near the page's top or foot and the same text, digits aside, stands at
    the same height on neighbouring pages, or on most pages. Word files (no page) have none in their body.
    A watermark is running text too, also where a page has nothing in its place that it would cross.
    """
    groups = [*_running_groups(layouts), *_furniture(layouts)]
    if not groups:
        return Running(tuple(layouts), (), 0)
    running = {id(place.line) for group in groups for place in group}
    known: dict[tuple[str, bool], list[float]] = defaultdict(list)
    for group in groups:
        known[_key(group[0].line, layouts[group[0].page])] += map(_top, group)
    kept, taken = [], [line for layout in layouts for line in layout.furniture]
    for layout in layouts:
        blocks: list[Line | Fragment] = []
        for block in layout.blocks:
            if isinstance(block, Fragment):
                block, inside = _without_footer(block, layout, known)
                taken += inside
                blocks.append(block)
            elif id(block) in running:
                taken.append(block)
            else:
                blocks.append(block)
        kept.append(replace(layout, blocks=tuple(blocks)))
    ids = {id(line) for line in taken}
    texts = _texts([group for group in groups if any(id(place.line) in ids for place in group)])
    return Running(tuple(kept), texts, sum(len(line.text.split()) for line in taken))


def _running_groups(layouts: Sequence[Layout]) -> Iterator[list[_Place]]:
    """Give the lines that run over pages, those of one text and height together."""
    places: dict[tuple[str, bool], list[_Place]] = defaultdict(list)
    for index, layout in enumerate(layouts):
        for line in (*_marginal(layout), *_below_rows(layout)):
            places[_key(line, layout)].append(_Place(index, line, _margin(line, layout)))
    for same in places.values():
        yield from (group for group in _by_height(same) if _is_running(group, len(layouts)))


def _furniture(layouts: Sequence[Layout]) -> Iterator[list[_Place]]:
    """Give the lines of pages' furniture, and those outside tables that are as large a text in the same place."""
    places = [_Place(index, line) for index, layout in enumerate(layouts) for line in layout.furniture]
    known: dict[tuple[str, int], list[float]] = defaultdict(list)
    for place in places:
        known[place.line.text, round(place.line.size)].append(_top(place))
    yield from ([place] for place in places)
    for index, layout in enumerate(layouts if known else ()):
        for line in (block for block in layout.blocks if isinstance(block, Line)):
            place, tops = _Place(index, line), known.get((line.text, round(line.size)), ())
            if any(abs(_top(place) - top) <= SAME_HEIGHT for top in tops):
                yield [place]


def without_page_number(text: str) -> tuple[str, tuple[int, ...]]:
    """Give what stays the same in a running text from page to page, in small letters, and the page's numbers in it."""
    if PAGE_NUMBER.fullmatch(text):
        return "#", tuple(map(int, _DIGITS.findall(text)[:1]))
    if not _DIGITS.search(text):
        return text.casefold(), ()
    found = _NUMBER_WITHIN.findall(text)
    if not found:
        return text.casefold(), ()
    numbers = (number for groups in found for number in groups if number)
    return _NUMBER_WITHIN.sub("#", text).casefold(), tuple(map(int, numbers))


def _texts(groups: Sequence[list[_Place]]) -> tuple[str, ...]:
    """Give each text as its first page has it, but for page numbers and what holds neither letter nor figure."""
    first = (min(group, key=lambda place: place.page).line.text for group in groups)
    is_said = (
        PAGE_NUMBER.fullmatch(group[0].line.text) is None and any(map(str.isalnum, group[0].line.text))
        for group in groups
    )
    return tuple(dict.fromkeys(text for text, said in zip(first, is_said, strict=True) if said))


def _without_footer(
    fragment: Fragment, layout: Layout, known: Mapping[tuple[str, bool], Sequence[float]]
) -> tuple[Fragment, list[Line]]:
    """Take the last rows off a table that runs on over the footer, and blank ones above that; give what they say too.

    Its shading or frame does so, or nothing is drawn that ends it.
    """
    rows, taken = list(fragment.rows), list[Line]()
    most = 1 if fragment.is_closed_below else FOOT_ROWS
    while len(rows) > 1 and not _reach_beyond(rows[:-1]):
        lines = _lines(rows[-1])
        most -= bool(lines)
        if most < 0 or not (lines or taken) or not all(_is_known(line, layout, known) for line in lines):
            break
        taken += lines
        rows.pop()
    return (replace(fragment, rows=tuple(rows)), taken) if taken else (fragment, taken)


def _lines(row: Row) -> list[Line]:
    return [line for cell in row.cells for line in cell.lines]


def _below_rows(layout: Layout) -> list[Line]:
    """Give the lines at the foot of tables that nothing drawn ends: they may be the page's footer."""
    open_below = (
        block for block in layout.blocks if isinstance(block, Fragment) and not block.is_closed_below
    )
    rows = (row for block in open_below for row in block.rows[1:][-FOOT_ROWS:])
    return [
        line
        for row in rows
        for line in _lines(row)
        if line.box and line.text and line.box.top > (1 - ZONE) * layout.height
    ]


def _reach_beyond(rows: Sequence[Row]) -> bool:
    """Tell whether a merged cell goes on below the last of the rows."""
    return any(cell.row + cell.row_span > len(rows) + 1 for row in rows for cell in row.cells)


def _is_known(line: Line, layout: Layout, known: Mapping[tuple[str, bool], Sequence[float]]) -> bool:
    """Tell whether a line has the text and the height of a running one."""
    top = line.box.top if line.box else 0.0
    return any(abs(top - other) <= SAME_HEIGHT for other in known.get(_key(line, layout), ()))


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


def _margin(line: Line, layout: Layout) -> float:
    """Measure how far a line stands from its end of the page: pages of one file may be of different heights."""
    top = line.box.top if line.box else 0.0
    return min(top, layout.height - top)


def _by_height(places: list[_Place]) -> list[list[_Place]]:
    """Group lines that stand as far from their end of the page, on a page that was enlarged by as much more."""
    size = places[0].line.size

    def height(place: _Place) -> float:
        return place.margin * size / place.line.size if place.line.size else place.margin

    groups: list[list[_Place]] = []
    for place in sorted(places, key=height):
        if groups and height(place) - height(groups[-1][-1]) <= SAME_HEIGHT:
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
