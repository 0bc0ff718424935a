"""Puts the pages of a sheet too wide for its paper side by side again, so that a row's last columns are in the row.

A spreadsheet prints the columns that find no room on pages of their own, and a table may run over two facing pages.
Rows stand at the same heights on both, so that the rules between them do: where these tell, the pages are read as
one, and boxes are put back at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from msgspec import Struct
from msgspec.structs import astuple, replace

from extractors.document import Box, Document, Issue
from extractors.fragments import Layout
from extractors.pdf.layout import lay_out
from extractors.pdf.limits import Limits
from extractors.pdf.page import Bools, Fills, Floats, Page, Rules, Words
from extractors.pdf.paper.heights import LEAST_ROWS, SAME, are_among, have_same_rows, places, vary
from extractors.pdf.paper.moved import moved
from extractors.pdf.paper.turned import main_turn
from extractors.pdf.reader.pages import read_pages

__all__ = ["Ruled", "Sheets", "note_rules", "with_whole_sheets"]

Drawn = TypeVar("Drawn", Words, Rules, Fills)

MIRRORED = 60.0  # points by which margins differ on two facing pages
REACH = 80.0  # points from the edge, a long word: a text that comes so near may run on to the next page
LOOK_BACK = 60  # pages: of a sheet so long and too wide for its paper


class Ruled(Struct, frozen=True):
    """The rules of a page: what tells whether the rows of another go on with its own."""

    page: int
    size: tuple[float, float]
    heights: Floats
    """Where horizontal rules stand, each height once, from the top."""
    edges: Floats
    """Where vertical rules stand, each place once, from the left; without any, where horizontal ones end."""
    columns: tuple[int, ...]
    """The edges in whole points."""


class Sheets(Struct, frozen=True):
    """Pages read side by side: the layouts, and where each page's part begins in the wide one."""

    layouts: list[Layout]
    parts: Mapping[int, tuple[tuple[int, float, float], ...]]
    """By the left page's number: page, its left edge in the wide page, and how far it was moved."""

    def put_back(self, document: Document) -> Document:
        """Give the document with the boxes of moved words and cells on the pages where they stand."""
        return moved(document, self._pieces) if self.parts else document

    def _pieces(self, box: Box) -> tuple[Box, ...]:
        """Give what of a box stands on each page: the wide one is cut where the parts meet."""
        parts = self.parts.get(box.page, ())
        ends = [*(start for _, start, _ in parts[1:]), np.inf]
        cut = [
            (page, max(box.x0, start) - shift, min(box.x1, end) - shift)
            for (page, start, shift), end in zip(parts, ends, strict=False)
        ]
        least = min(SAME, max((x1 - x0 for _, x0, x1 in cut), default=0.0))  # a thin box stands on one page
        return tuple(Box(page, x0, box.top, x1, box.bottom) for page, x0, x1 in cut if x1 - x0 >= least) or (
            box,
        )


def note_rules(pages: Iterable[Page], noted: list[Ruled]) -> Iterator[Page]:
    """Give the pages on; note where the rules of those with enough of them stand."""
    for page in pages:
        rules = page.rules
        if len(rules.box) > LEAST_ROWS and not main_turn(page):
            across = rules.box[rules.is_horizontal]
            heights = places((across[:, 1] + across[:, 3]) / 2)
            if len(heights) > LEAST_ROWS:
                down = rules.box[~rules.is_horizontal]
                sides = (down[:, 0] + down[:, 2]) / 2 if len(down) else across[:, ::2].ravel()
                edges = places(sides)
                columns = tuple(edges.round().astype(int).tolist())
                noted.append(Ruled(page.number, (page.width, page.height), heights, edges, columns))
        yield page


def with_whole_sheets(
    path: Path, layouts: Sequence[Layout], noted: Sequence[Ruled], limits: Limits
) -> Sheets:
    """Read the pages of sheets too wide for their paper again, side by side.

    Args:
        path: the file.
        layouts: its pages, each read alone.
        noted: what `note_rules` found.
        limits: as the pages were read with.
    """
    beside = _beside(noted)
    if not beside:
        return Sheets(list(layouts), {})
    wanted = {number for left, rights in beside.items() for number in (left, *(r.page for r in rights))}
    pages = {page.number: page for page in read_pages(path, limits, wanted)}
    ruled = {own.page: own for own in noted}
    made: dict[int, Layout] = {}
    parts: dict[int, tuple[tuple[int, float, float], ...]] = {}
    for left, rights in beside.items():
        rights = [right for right in rights if not _says_the_same(pages, ruled[left], right)]
        if not rights:
            continue
        wide, rests, parts[left] = _joined(pages, ruled[left], rights)
        made[left] = lay_out(wide)
        made |= {rest.number: lay_out(rest) for rest in rests}
        made[left] = replace(made[left], issues=(*made[left].issues, *_doubts(ruled[left], rights)))
    return Sheets([made.get(layout.page or 0, layout) for layout in layouts], parts)


def _beside(noted: Sequence[Ruled]) -> dict[int, list[Ruled]]:
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
    """Whether a page has the rows of those at its left, other columns, and a first column that had no room there."""
    first, last = row[0], row[-1]
    aside = abs(own.edges[0] - first.edges[0])
    if (
        own.size != first.size
        or own.columns == last.columns
        or aside > (MIRRORED if vary(own.heights) else SAME)
    ):
        return False
    room = first.size[0] - first.edges[0] - last.edges[-1]
    if own.edges[min(1, len(own.edges) - 1)] - own.edges[0] <= room:
        return False
    if own.heights[0] < first.heights[0] - SAME or own.heights[-1] > first.heights[-1] + SAME:
        return False
    return have_same_rows(first.heights, own.heights)


def _says_the_same(pages: Mapping[int, Page], left: Ruled, right: Ruled) -> bool:
    """Whether the first row of a page says nothing that the left page's does not: a header set again."""
    one, other = (_first_row(pages[own.page].words, own) for own in (left, right))
    return bool(other) and other <= one


def _first_row(words: Words, own: Ruled) -> set[str]:
    middle = (words.box[:, 1] + words.box[:, 3]) / 2
    return set(words.text[(middle > own.heights[0]) & (middle < own.heights[1])])


def _doubts(left: Ruled, rights: Sequence[Ruled]) -> list[Issue]:
    """An issue where all rows are of one height."""
    if vary(left.heights):
        return []
    message = (
        f"The columns on page {rights[0].page} were read beside those on page {left.page}: both have as many rows, "
        "but these are all of one height."
    )
    return [Issue("table-join-doubtful", message, rights[0].page)]


def _joined(
    pages: Mapping[int, Page], left: Ruled, rights: Sequence[Ruled]
) -> tuple[Page, list[Page], tuple[tuple[int, float, float], ...]]:
    """The wide page, what is left of the others (running text), and where each part begins in the wide one."""
    wide = pages[left.page]
    parts = [(left.page, 0.0, 0.0)]
    rests = []
    edge = left.edges[-1]
    for right in rights:
        page = pages[right.page]
        shift = float(edge - right.edges[0])
        is_moved = _is_moved(page.words, wide.words, right, float(edge))
        wide = _with_part(wide, page, is_moved & ~_is_doubled(page.words, wide.words, shift), shift)
        rests.append(_without(page, is_moved))
        parts.append((right.page, float(edge), shift))
        edge = right.edges[-1] + shift
    return wide, rests, tuple(parts)


def _is_moved(words: Words, before: Words, right: Ruled, edge: float) -> Bools:
    """Which words go to the left page: those of the rows, and above them the rest of lines cut at the page's edge."""
    middle = (words.box[:, 1] + words.box[:, 3]) / 2
    is_inside = (middle > right.heights[0] - SAME) & (middle < right.heights[-1] + SAME)
    cut = before.box[(before.box[:, 2] > edge - REACH) & (before.box[:, 1] < right.heights[0]), 1]
    tops = words.box[:, 1]
    started = tops[words.box[:, 0] <= right.edges[0] + REACH]
    is_rest = are_among(tops, cut) & are_among(tops, started) & (middle < right.heights[0])
    return np.asarray(is_inside | is_rest)


def _is_doubled(words: Words, before: Words, shift: float) -> Bools:
    """Which words the page at the left holds too: the edge of the paper cut them, and both pages show a part."""
    there = {
        (text, round(x0), round(top)) for text, (x0, top, _, _) in zip(before.text, before.box, strict=True)
    }
    around = (-1, 0, 1)
    return np.array(
        [
            any((text, round(x0 + shift) + dx, round(top) + dy) in there for dx in around for dy in around)
            for text, (x0, top, _, _) in zip(words.text, words.box, strict=True)
        ],
        dtype=bool,
    )


def _with_part(wide: Page, page: Page, is_moved: Bools, shift: float) -> Page:
    """The wide page with the moved words of another, and all its rules and fills, so far to the right."""
    by = np.array([shift, 0.0, shift, 0.0])
    words = page.words.take(is_moved)
    words = replace(words, box=words.box + by, mark=np.full_like(words.mark, -1))
    rules = replace(page.rules, box=page.rules.box + by)
    fills = replace(page.fills, box=page.fills.box + by)
    return replace(
        wide,
        width=wide.width + shift,
        words=_together(wide.words, words),
        rules=_together(wide.rules, rules),
        fills=_together(wide.fills, fills),
    )


def _together(one: Drawn, other: Drawn) -> Drawn:
    """The words, rules or fills of two pages in one; None for what only one of them tells."""
    pairs = zip(astuple(one), astuple(other), strict=True)
    parts: list[Any] = [None if a is None or b is None else np.concatenate((a, b)) for a, b in pairs]
    return type(one)(*parts)


def _without(page: Page, is_moved: Bools) -> Page:
    """What is left of a page: the words that were not moved."""
    rules, fills = page.rules, page.fills
    return replace(
        page,
        words=page.words.take(~is_moved),
        rules=rules.take(np.zeros(len(rules.box), dtype=np.bool_)),
        fills=fills.take(np.zeros(len(fills.box), dtype=np.bool_)),
    )
