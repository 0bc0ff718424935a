"""Which pages hold the last columns of others: rows stand at the same heights on both, as the rules between them do.

A spreadsheet prints the columns that find no room on pages of their own, and may set its first ones again there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from extractors.document import Issue
from extractors.pdf.boxes import middles
from extractors.pdf.page import Floats, Page, Words
from extractors.pdf.paper.heights import LEAST_ROWS, SAME, have_same_rows, places, vary
from extractors.pdf.paper.turned import main_turn

__all__ = ["TOUCH", "Ruled", "doubts", "find_alongside", "going_on", "note_rules"]

MIRRORED = 60.0  # points by which margins differ on two facing pages
TOUCH = 1.5  # points between a background and the rule at its end
MOST_OF = 0.5  # of the height that the rows at the left take: the last columns are blank in the rest, at most
MANY = 3  # heights of rows; the space between two tables is one
LOOK_BACK = 60  # pages: of a sheet so long and too wide for its paper


class Ruled(Struct, frozen=True):
    """The rules of a page: what tells whether the rows of another go on with its own."""

    page: int
    size: tuple[float, float]
    heights: Floats
    """Where horizontal rules stand, each height once, from the top."""
    top: float
    """Where the first row begins: vertical rules or a header's background may reach above the horizontal ones."""
    edges: Floats
    """Where vertical rules stand, each place once, from the left; without any, where horizontal ones end."""
    columns: tuple[int, ...]
    """The edges in whole points."""
    above: frozenset[str]
    """The words above the rows, without numbers."""


def note_rules(pages: Iterable[Page], noted: list[Ruled]) -> Iterator[Page]:
    """Give the pages on; note where the rules of those with enough of them stand."""
    for page in pages:
        own = _ruled(page)
        if own is not None:
            noted.append(own)
        yield page


def _ruled(page: Page) -> Ruled | None:
    """Give where the rules of a page stand; None if it has few."""
    rules = page.rules
    if len(rules.box) <= LEAST_ROWS or main_turn(page):
        return None
    across, down = rules.box[rules.is_horizontal], rules.box[~rules.is_horizontal]
    heights = _heights(across, down)
    if len(heights) <= LEAST_ROWS:
        return None
    edges = places((down[:, 0] + down[:, 2]) / 2 if len(down) else across[:, ::2].ravel())
    columns = tuple(edges.round().astype(int).tolist())
    top = _top(page, min(heights[0], down[:, 1].min(initial=np.inf)))
    above = _words(page.words.text[page.words.box[:, 3] <= top + TOUCH].tolist())
    return Ruled(page.number, (page.width, page.height), heights, top, edges, columns, above)


def _heights(across: Floats, down: Floats) -> Floats:
    """Give where rules between rows stand: beside vertical ones, if there are any, else all."""
    at = places((across[:, 1] + across[:, 3]) / 2)
    if not len(down):
        return at
    return np.asarray(at[(at >= down[:, 1].min() - TOUCH) & (at <= down[:, 3].max() + TOUCH)])


def _words(texts: Sequence[str]) -> frozenset[str]:
    return frozenset(filter(str.isalpha, texts))


def _top(page: Page, top: float) -> float:
    """Give the top of the backgrounds that end where rules begin; else where these do."""
    box = page.fills.box
    is_right_above = (np.abs(box[:, 3] - top) <= TOUCH) & (box[:, 3] - box[:, 1] > TOUCH)
    return float(box[is_right_above, 1].min(initial=top))


def find_alongside(noted: Sequence[Ruled]) -> dict[int, list[Ruled]]:
    """Find the pages that go beside others, by the number of the page at their left.

    Pages are printed down and then across, or across and then down: of several that fit, the first with the
    fewest pages beside it is the one.
    """
    lefts: list[Ruled] = []
    beside: dict[int, list[Ruled]] = {}
    for own in noted:
        found = [left for left in lefts[-LOOK_BACK:] if _goes_beside([left, *beside.get(left.page, ())], own)]
        if found:
            left = min(found, key=lambda one: (len(beside.get(one.page, ())), one.page))
            beside.setdefault(left.page, []).append(own)
        else:
            lefts.append(own)
    return beside


def _goes_beside(row: Sequence[Ruled], own: Ruled) -> bool:
    """Whether a page has the rows of those at its left, other columns, and a first column that had no room there.

    Under a heading of its own it is another table's, unless rows are of many heights: one or two may be so by chance.
    """
    first = row[0]
    if not (own.above <= first.above or vary(own.heights, MANY)):
        return False
    aside = abs(own.edges[0] - first.edges[0])
    if (
        own.size != first.size
        or any(own.columns == page.columns for page in row)
        or aside > (MIRRORED if vary(own.heights) else SAME)
    ):
        return False
    if not _lacked_room(row, own, _alike(first, own)):
        return False
    if own.heights[0] < first.heights[0] - SAME or own.heights[-1] > first.heights[-1] + SAME:
        return False
    if np.ptp(own.heights) < MOST_OF * np.ptp(first.heights):
        return False
    return have_same_rows(first.heights, own.heights)


def _lacked_room(row: Sequence[Ruled], own: Ruled, column: int) -> bool:
    """Whether a column, counted from 0, had no room on the last of the pages at its left."""
    first, last = row[0], row[-1]
    room = first.size[0] - first.edges[0] - last.edges[-1]
    return bool(np.diff(own.edges)[column : column + 1].sum() > room)


def _alike(left: Ruled, own: Ruled) -> int:
    """How many columns at the left are as wide on both pages: they may be set again. The last one never is."""
    pairs = zip(np.diff(left.edges), np.diff(own.edges)[:-1], strict=False)
    return sum(1 for _ in takewhile(lambda pair: abs(pair[0] - pair[1]) <= SAME, pairs))


def going_on(pages: Mapping[int, Page], left: Ruled, rights: Sequence[Ruled]) -> Iterator[Ruled]:
    """Give the pages that go on with the rows of the left one, without the columns at their left that are set again.

    One whose first row says nothing that the left page's does not has only a header set again, and does not go on.
    """
    row = [left]
    for right in rights:
        again = _set_again(pages, left, right)
        bare = replace(right, edges=right.edges[again:])
        if _lacked_room(row, right, again) and not _says_the_same(pages, left, bare):
            yield bare
            row.append(bare)


def _set_again(pages: Mapping[int, Page], left: Ruled, right: Ruled) -> int:
    """Count the columns at the left that say the same in the same rows on both pages: a sheet sets them again."""
    for column in range(_alike(left, right)):
        one, other = (_column(pages[own.page].words, own, column) for own in (left, right))
        if not other or one != other:
            return column
    return _alike(left, right)


def _column(words: Words, own: Ruled, column: int) -> set[tuple[str, int]]:
    """Give the words of a column with the rows, by the rules above them, that they stand in."""
    x, y = middles(words.box)
    is_inside = (x > own.edges[column]) & (x < own.edges[column + 1]) & (y > own.top) & (y < own.heights[-1])
    rows = own.heights.searchsorted(y[is_inside])
    return set(zip(words.text[is_inside].tolist(), rows.tolist(), strict=True))


def _says_the_same(pages: Mapping[int, Page], left: Ruled, right: Ruled) -> bool:
    """Whether the first row of a page says nothing that the left page's does not: a header set again."""
    one, other = (_first_row(pages[own.page].words, own) for own in (left, right))
    return bool(other) and other <= one


def _first_row(words: Words, own: Ruled) -> set[str]:
    x, y = middles(words.box)
    bottom = own.heights[own.heights > own.top + SAME][0]
    return set(words.text[(x > own.edges[0]) & (y > own.top) & (y < bottom)])


def doubts(left: Ruled, rights: Sequence[Ruled]) -> list[Issue]:
    """An issue where all rows are of one height."""
    if vary(left.heights):
        return []
    message = (
        f"The columns on page {rights[0].page} were read beside those on page {left.page}: both have as many rows, "
        "but these are all of one height."
    )
    return [Issue("table-join-doubtful", message, rights[0].page)]
