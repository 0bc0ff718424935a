"""Sheets on which several printed pages are set beside or below each other, parted before anything is read of them.

A table without rules would else be read across both pages. What the pages repeat at the same place tells: running
text, page numbers that count on, a table's header. All sheets of that size that nothing crosses are parted alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product
from statistics import median

import numpy as np
from msgspec import Struct, field
from msgspec.structs import replace

from extractors.document import Document
from extractors.fragments import Layout
from extractors.pdf.boxes import BoxTuple, is_within, middles
from extractors.pdf.flags import any_of
from extractors.pdf.page import Fills, Floats, Indices, Page
from extractors.pdf.paper.leaves import Leaf, put_together
from extractors.pdf.paper.turned import main_turn, stand_up, turn_back
from extractors.running import PAGE_NUMBER

__all__ = ["Parted", "Seen", "Setting", "Way", "find_settings", "note_printed", "part_sheets"]

Way = tuple[int, int]
"""How many printed pages a sheet holds: side by side, and below each other."""

WAYS: tuple[Way, ...] = ((2, 2), (2, 1), (1, 2))
"""Those with more pages first: what four pages repeat, two of them do too."""

HALF_MARGIN = 7.5
"""Points on each side of a fold that the margins of two printed pages leave free."""
BACKDROP = 0.9
"""Share of a sheet that a fill behind all of its pages covers; a smaller one over a fold is of something else."""
HEAD_LINES, FOOT_LINES = 6, 3
"""Lines at the top and at the foot of a printed page among which running text and a table's header stand."""
SAME = 2.0
"""Points by which what pages repeat may stand elsewhere, and by which the words of a line differ in height."""
NEARER, FURTHER = 30.0, 20.0
"""Points by which printed pages may stand nearer to each other than half a sheet, whose margins are free then, or
further apart, with a strip between them."""
MOSTLY = 0.6
"""Share of the pages below others that must show it: two tables of a page may by chance."""
FREE = 0.9
"""Share of the sheets of such a file that nothing may cross."""
LEAST = 2
"""Signs of pages below each other. Side by side one will do: columns of a page don't stand half a sheet apart."""
FEW = 3
"""Pages below others, of which so many may all begin nearer or further than half a sheet below; fewer begin there."""

_DIGITS = re.compile(r"\d+")


class Pair(Struct, frozen=True):
    """Two pages next to each other on a sheet."""

    lines: int
    """Those that stand at the same place on both."""
    further: float
    """How much more than half a sheet they stand apart, in points: by those lines side by side, by the first below."""


class Repeats(Struct, frozen=True):
    """What the printed pages of a sheet would repeat if it held several."""

    beside: tuple[Pair, ...]
    below: tuple[Pair, ...]


class Seen(Struct, frozen=True):
    """What a sheet shows of printed pages on it."""

    page: int
    size: tuple[int, int]
    """Width and height in whole points, its text upright."""
    ways: Mapping[Way, Repeats]
    """Those in which nothing crosses a fold."""


class Setting(Struct, frozen=True):
    """How the pages of a sheet stand on it."""

    way: Way = (1, 1)
    further: tuple[float, float] = (0.0, 0.0)
    """Points by which a page stands further right, or down, from the one before than its share of the sheet."""


class Parted(Struct, frozen=True):
    """Where the printed pages of a file stand."""

    leaves: dict[int, Leaf] = field(default_factory=dict)
    """By the number of each page: the sheet that it goes back to."""
    sheets: list[Layout] = field(default_factory=list)
    """The sheets without what stands on them: how far each was turned."""

    def put_back(self, document: Document) -> Document:
        """Give a document read of printed pages with everything on the sheets that hold them, as displayed."""
        return turn_back(put_together(document, self.leaves), self.sheets)


class _Mark(Struct, frozen=True):
    """A line near the top or foot of a printed page, and where it stands there."""

    text: str
    """Its words, digits as #."""
    number: int | None
    """What a line says that is a number alone."""
    at: tuple[float, float]
    """Its left and its top, from the page's."""


def note_printed(pages: Iterable[Page], seen: list[Seen]) -> Iterator[Page]:
    """Give the pages on; note what each shows of printed pages on it."""
    for page in pages:
        sheet = stand_up(page, main_turn(page))
        folds = {way for way in ((2, 1), (1, 2)) if not _is_crossed(sheet, way)}
        free = folds | {(2, 2)} if len(folds) == len(WAYS) - 1 else folds
        ways = {way: _repeats(sheet, way) for way in free}
        seen.append(Seen(page.number, (round(sheet.width), round(sheet.height)), ways))
        yield page


def find_settings(seen: Sequence[Seen]) -> Mapping[int, Setting]:
    """Give how to part each sheet that holds several printed pages; nothing for most files."""
    found: dict[int, Setting] = {}
    for size in {sheet.size for sheet in seen if sheet.ways}:
        sheets = [sheet for sheet in seen if sheet.size == size]
        way = next((way for way in WAYS if _is_proven(sheets, way)), None)
        if way is not None:
            shown = [sheet.ways[way] for sheet in sheets if way in sheet.ways]
            beside = [pair.further for one in shown for pair in one.beside if pair.lines]
            below = [pair.further for one in shown for pair in one.below]
            further = median(beside or [0.0]), median(below or [0.0])
            found |= {sheet.page: Setting(way, further) for sheet in sheets if way in sheet.ways}
    return found


def part_sheets(pages: Iterable[Page], settings: Mapping[int, Setting], parted: Parted) -> Iterator[Page]:
    """Give the printed pages of each sheet as pages, numbered one after the other; empty ones are left out.

    Args:
        pages: the sheets.
        settings: how to part them, by their numbers.
        parted: takes where each page stands.
    """
    for sheet in pages:
        setting = settings.get(sheet.number, Setting())
        turn = main_turn(sheet) if sheet.number in settings else 0
        upright = stand_up(sheet, turn)
        parted.sheets.append(Layout((), sheet.number, upright.width, upright.height, turn))
        for at, box in enumerate(_boxes(upright, setting.way)):
            left, top = (box[i] + setting.further[i] * (box[i] > 0) for i in (0, 1))
            pane = _pane(upright, box, left, top)
            if at and not len(pane.words):
                continue
            number = len(parted.leaves) + 1
            parted.leaves[number] = Leaf(sheet.number, left, top)
            issues = tuple(replace(issue, page=number) for issue in sheet.issues[: 0 if at else None])
            yield replace(pane, number=number, issues=issues)


def _is_proven(sheets: Sequence[Seen], way: Way) -> bool:
    """Tell whether sheets of one size hold pages set in a way: they show it side by side, and below each other."""
    shown = [sheet.ways[way] for sheet in sheets if way in sheet.ways]
    if way[0] > 1 and not any(pair.lines for one in shown for pair in one.beside):
        return False
    is_free = len(shown) >= FREE * len(sheets)
    return way[1] == 1 or (is_free and _are_below([pair for one in shown for pair in one.below]))


def _are_below(pairs: Sequence[Pair]) -> bool:
    """Tell whether pages stand below each other: they repeat lines, or all begin at the same distance."""
    if not pairs:
        return False
    typical = median(pair.further for pair in pairs)
    is_apart = -NEARER <= typical <= FURTHER if len(pairs) >= FEW else abs(typical) <= SAME
    signs = [pair.lines + (is_apart and abs(pair.further - typical) <= SAME) for pair in pairs]
    return sum(signs) >= LEAST and sum(map(bool, signs)) >= MOSTLY * len(pairs)


def _is_crossed(page: Page, way: Way) -> bool:
    """Tell whether anything stands over the fold of two pages."""
    axis = 0 if way == (2, 1) else 1
    fold = (page.width, page.height)[axis] / 2
    if _meets(page.words.box, axis, fold, HALF_MARGIN):
        return True
    if _meets(page.rules.box[page.rules.is_horizontal == (axis == 0)], axis, fold):
        return True
    fills = page.fills.box
    area = (fills[:, 2] - fills[:, 0]) * (fills[:, 3] - fills[:, 1])
    return _meets(fills[area < BACKDROP * page.width * page.height], axis, fold)


def _meets(box: Floats, axis: int, fold: float, margin: float = 0.0) -> bool:
    """Tell whether a box stands over a fold, or in the margin beside it."""
    return any_of((box[:, axis] < fold + margin) & (box[:, axis + 2] > fold - margin))


def _boxes(page: Page, way: Way) -> list[BoxTuple]:
    """Give the boxes of a sheet's pages, row by row."""
    wide, high = page.width / way[0], page.height / way[1]
    return [
        (i * wide, j * high, (i + 1) * wide, (j + 1) * high) for j, i in product(range(way[1]), range(way[0]))
    ]


def _repeats(page: Page, way: Way) -> Repeats:
    """Compare the pages of a sheet that stand next to each other, where both have words."""
    x, y = middles(page.words.box)
    panes = [_marks(page, box, is_within(box, x, y).nonzero()[0], y) for box in _boxes(page, way)]
    columns = way[0]
    beside = [(at, at + 1) for at in range(len(panes)) if (at + 1) % columns]
    below = [(at, at + columns) for at in range(len(panes) - columns)]
    across, down = (
        tuple(_pair(panes[a], panes[b], axis) for a, b in pairs if panes[a] and panes[b])
        for axis, pairs in enumerate((beside, below))
    )
    return Repeats(across, down)


def _pair(one: Sequence[_Mark], other: Sequence[_Mark], axis: int) -> Pair:
    """Compare a page with the one beside it (axis 0) or below it (axis 1)."""
    same = [(mark, again) for mark in one for again in other if _is_again(mark, again, axis)]
    apart = [again.at[0] - mark.at[0] for mark, again in same]
    near = [x for x in apart if -NEARER <= x <= FURTHER]
    return Pair(len(same), other[0].at[1] - one[0].at[1] if axis else median(near or [0.0]))


def _is_again(mark: _Mark, again: _Mark, axis: int) -> bool:
    """Tell whether a line says the same in the same place, or is the number of the page after."""
    along, aside = (again.at[i] - mark.at[i] for i in (axis, 1 - axis))
    if mark.text != again.text or abs(aside) > SAME or (mark.number is None and " " not in mark.text):
        return False
    if mark.number is not None and axis == 0:
        return again.number == mark.number + 1  # as often at the outer side of each as at the same one
    return -NEARER <= along <= FURTHER and (again.number or 1) > (mark.number or 0)


def _marks(page: Page, box: BoxTuple, inside: Indices, y: Floats) -> list[_Mark]:
    """Give the first and the last lines of a printed page that may stand on another too.

    Args:
        page: the sheet.
        box: that of the printed page.
        inside: the words in it.
        y: the heights of all the sheet's words.
    """
    order = inside[y[inside].argsort()]
    heights, listed = y[order], order.tolist()
    apart = (heights[1:] - heights[:-1] > SAME).nonzero()[0] + 1
    lines = list(pairwise([0, *apart.tolist(), len(listed)])) if listed else []
    marginal = lines if len(lines) <= HEAD_LINES + FOOT_LINES else lines[:HEAD_LINES] + lines[-FOOT_LINES:]
    return [_mark(page, listed[a:b], box) for a, b in marginal]


def _mark(page: Page, line: list[int], box: BoxTuple) -> _Mark:
    own = page.words.box[line]
    text = " ".join(page.words.text[line][own[:, 0].argsort()].tolist())
    number = PAGE_NUMBER.fullmatch(text)
    counted = int(number[1]) if number and number[1].isdigit() else None
    left, top = own[:, :2].min(axis=0).tolist()
    return _Mark(_DIGITS.sub("#", text), counted, (left - box[0], top - box[1]))


def _pane(sheet: Page, box: BoxTuple, left: float, top: float) -> Page:
    """Cut a printed page that begins at `left` and `top` out of its sheet."""
    by = np.array([left, top, left, top])
    fills = _cut(sheet.fills, box)
    words = sheet.words.take(is_within(box, *middles(sheet.words.box)))
    rules = sheet.rules.take(is_within(box, *middles(sheet.rules.box)))
    fills = fills.take(is_within(box, *middles(fills.box)))
    return replace(
        sheet,
        width=box[2] - box[0],
        height=box[3] - box[1],
        words=replace(words, box=words.box - by, mark=np.full_like(words.mark, -1)),
        rules=replace(rules, box=rules.box - by),
        fills=replace(fills, box=fills.box - by),
    )


def _cut(fills: Fills, box: BoxTuple) -> Fills:
    """Give what of fills lies in a box: one behind all pages is behind each; those beside it are left without area."""
    low, high = np.array(box[:2] * 2), np.array(box[2:] * 2)
    return replace(fills, box=np.clip(fills.box, low, high))
