"""Puts the pages of a sheet too wide for its paper side by side again, so that a row's last columns are in the row.

A spreadsheet prints the columns that find no room on pages of their own, and a table may run over two facing pages.
Rows stand at the same heights on both, so that the rules between them do: where these tell, the pages are read as
one, and boxes are put back at the end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from msgspec import Struct
from msgspec.structs import astuple, replace

from extractors.document import Box, Document
from extractors.fragments import Layout
from extractors.pdf.boxes import middle_x
from extractors.pdf.flags import any_of
from extractors.pdf.layout import lay_out
from extractors.pdf.limits import Limits
from extractors.pdf.page import Bools, Fills, Floats, Page, Rules, Words
from extractors.pdf.paper.alongside import TOUCH, Ruled, doubts, find_alongside, going_on
from extractors.pdf.paper.heights import SAME, are_among
from extractors.pdf.paper.moved import moved
from extractors.pdf.reader.pages import read_pages

__all__ = ["Sheets", "with_whole_sheets"]

Drawn = TypeVar("Drawn", Words, Rules, Fills)
Cut = TypeVar("Cut", Rules, Fills)

REACH = 80.0  # points from the edge, a long word: a text that comes so near may run on to the next page


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
    beside = find_alongside(noted)
    if not beside:
        return Sheets(list(layouts), {})
    wanted = {number for left, rights in beside.items() for number in (left, *(r.page for r in rights))}
    pages = {page.number: page for page in read_pages(path, limits, wanted)}
    ruled = {own.page: own for own in noted}
    made: dict[int, Layout] = {}
    parts: dict[int, tuple[tuple[int, float, float], ...]] = {}
    for left, rights in beside.items():
        rights = list(going_on(pages, ruled[left], rights))
        if not rights:
            continue
        wide, rests, parts[left] = _joined(pages, ruled[left], rights)
        made[left] = lay_out(wide)
        made |= {rest.number: lay_out(rest) for rest in rests}
        made[left] = replace(made[left], issues=(*made[left].issues, *doubts(ruled[left], rights)))
    return Sheets([made.get(layout.page or 0, layout) for layout in layouts], parts)


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
        is_again = is_moved & (middle_x(page.words.box) < right.edges[0])
        is_new = is_moved & ~is_again & ~_is_doubled(page.words, wide.words, shift)
        wide = _with_part(wide, page, is_new, shift, float(edge))
        rests.append(_without(page, is_moved, is_again))
        parts.append((right.page, float(edge), shift))
        edge = right.edges[-1] + shift
    return wide, rests, tuple(parts)


def _is_moved(words: Words, before: Words, right: Ruled, edge: float) -> Bools:
    """Which words go to the left page: those of the rows, and above them the rest of lines cut at the page's edge."""
    middle = (words.box[:, 1] + words.box[:, 3]) / 2
    is_inside = (middle > right.top - SAME) & (middle < right.heights[-1] + SAME)
    cut = before.box[(before.box[:, 2] > edge - REACH) & (before.box[:, 1] < right.top), 1]
    tops = words.box[:, 1]
    started = tops[words.box[:, 0] <= right.edges[0] + REACH]
    is_rest = are_among(tops, cut) & are_among(tops, started) & (middle < right.top)
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


def _with_part(wide: Page, page: Page, is_moved: Bools, shift: float, edge: float) -> Page:
    """The wide page with the moved words of another, and its rules and fills from `edge` on, so far to the right."""
    by = np.array([shift, 0.0, shift, 0.0])
    words = page.words.take(is_moved)
    words = replace(words, box=words.box + by, mark=np.full_like(words.mark, -1))
    rules, fills = _from(page.rules, by, edge), _from(page.fills, by, edge)
    return replace(
        wide,
        width=wide.width + shift,
        words=_together(wide.words, words),
        rules=_together(wide.rules, rules),
        fills=_together(wide.fills, fills),
    )


def _from(drawn: Cut, by: Floats, edge: float) -> Cut:
    """Give rules or fills moved, and of these what stands right of an edge."""
    box = drawn.box + by
    is_there = box[:, 2] > edge - SAME
    box[:, 0] = np.where(box[:, 2] - box[:, 0] > TOUCH, np.maximum(box[:, 0], edge), box[:, 0])
    return replace(drawn, box=box).take(is_there)


def _together(one: Drawn, other: Drawn) -> Drawn:
    """The words, rules or fills of two pages in one; None for what only one of them tells."""
    pairs = zip(astuple(one), astuple(other), strict=True)
    parts: list[Any] = [None if a is None or b is None else np.concatenate((a, b)) for a, b in pairs]
    return type(one)(*parts)


def _without(page: Page, is_moved: Bools, is_again: Bools) -> Page:
    """What is left of a page: the words that were not moved; those of columns set again say nothing."""
    rules, fills = page.rules, page.fills
    return replace(
        page,
        words=page.words.take(~is_moved),
        furniture=(*page.furniture, page.words.take(is_again)) if any_of(is_again) else page.furniture,
        rules=rules.take(np.zeros(len(rules.box), dtype=np.bool_)),
        fills=fills.take(np.zeros(len(fills.box), dtype=np.bool_)),
    )
