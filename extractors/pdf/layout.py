"""A page of words and rules to its layout: tables in pieces and lines outside them, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import median

import numpy as np
from msgspec.structs import replace

from extractors.document import Line
from extractors.fragments import Fragment, Layout
from extractors.pdf.boxes import is_within, middles
from extractors.pdf.page import Page, Words
from extractors.pdf.paper.backdrop import part_backdrop
from extractors.pdf.paper.bars import without_bars
from extractors.pdf.paper.column import part_column
from extractors.pdf.paper.contents import part_contents
from extractors.pdf.paper.ground import on_white
from extractors.pdf.paper.heads import with_headers_told
from extractors.pdf.paper.margins import part_running_lines
from extractors.pdf.paper.notes import part_notes
from extractors.pdf.paper.numbered import part_line_numbers
from extractors.pdf.paper.sideways import part_sideways
from extractors.pdf.paper.timelines import without_timelines
from extractors.pdf.paper.turned import aside, main_turn, stand_up
from extractors.pdf.paper.typed_rules import with_typed_rules
from extractors.pdf.reading import find_fold, in_reading_order, lines_in_order
from extractors.pdf.tables.finding import find_grids
from extractors.pdf.tables.grid import to_fragment
from extractors.pdf.tables.outside.papers import kind_of_list
from extractors.pdf.tables.outside.running import RUNNING_LINES
from extractors.pdf.text import to_lines
from extractors.stitch.looks import is_bold

__all__ = ["lay_out", "lay_out_pages"]

DRAWN = 0.9
"""Confidence of a piece from which rules show it to be a table."""

LARGER = 1.1
"""Times the type of a table: a heading in bold is set so, at least."""

Part = Callable[[Page], tuple[Page, Page] | None]
"""Parts a page from what stands beside its tables, if anything does."""


def lay_out(
    page: Page, expected: Sequence[float] = (), ahead: Sequence[float] = (), *, are_told: bool = False
) -> Layout:
    """Find the tables of a page and set every word into a cell or a line outside tables, once.

    Gives the blocks in reading order; positions are points from the top left of the page, turned so that most of
    its text stands upright (`Layout.turn` says how far it was turned).

    Args:
        page: the page as a reader gives it.
        expected: column edges of the table that ran to the end of the page before, in points; a hint
            where no rules show the columns.
        ahead: those of the table without a header that the page after begins with, a header of which may stand here.
        are_told: the words alone tell the rows of the table that ran to the end of the page before.
    """
    page, behind = part_backdrop(without_timelines(without_bars(on_white(page))))
    page, contents = part_contents(page)
    layout = _with_its_margin(page, expected, ahead, are_told=are_told)
    if contents is not None:
        lines = [replace(line, is_beside=True) for line in _all_lines(contents)]
        layout = _with_blocks(layout, lines, len(contents.words), lines[0].box.top if lines[0].box else 0.0)
    if behind is not None:
        layout = _with_furniture(layout, stand_up(behind, layout.turn).words)
    for words in page.furniture:
        layout = _with_furniture(layout, stand_up(replace(page, words=words), layout.turn).words)
    return layout


def _with_furniture(layout: Layout, words: Words) -> Layout:
    """Add words that are no part of what a page says."""
    lines = lines_in_order(words, np.arange(len(words)), layout.page or 1)
    return replace(layout, furniture=layout.furniture + lines, words=layout.words + len(words))


def _all_lines(page: Page) -> tuple[Line, ...]:
    return to_lines(page.words, np.arange(len(page.words)), page.number)


def _with_its_margin(
    page: Page,
    expected: Sequence[float],
    ahead: Sequence[float],
    parts: Sequence[Part] = (part_notes, part_column),
    *,
    are_told: bool,
) -> Layout:
    """Lay out a page, and apart from it what stands beside its tables: notes, or a column of running text."""
    if not parts or main_turn(page):
        return _with_its_aside(page, expected, ahead, are_told=are_told)
    if parted := parts[0](page):
        rest, beside = parted
        layout = _with_its_margin(rest, expected, ahead, parts[1:], are_told=are_told)
        if any(map(_is_table, layout.blocks)):
            lines = [replace(line, is_beside=True) for line in _all_lines(beside)]
            return _with_blocks(layout, lines, len(beside.words))
    return _with_its_margin(page, expected, ahead, parts[1:], are_told=are_told)


def _with_its_aside(
    page: Page, expected: Sequence[float], ahead: Sequence[float], *, are_told: bool
) -> Layout:
    """Lay out a page, and apart from it a table that lies on its side there."""
    turn = main_turn(page)
    parted = None if turn else part_sideways(page)
    if parted is None:
        return _laid_out(stand_up(page, turn), turn, expected, ahead, are_told=are_told)
    rest, lying = parted
    inner = _laid_out(lying.page, lying.turn, ())
    if not any(map(_is_table, inner.blocks)):
        return _laid_out(page, turn, expected, are_told=are_told)
    return _with_aside(_laid_out(rest, turn, expected, are_told=are_told), inner, lying.top)


def _laid_out(
    page: Page,
    turn: int,
    expected: Sequence[float],
    ahead: Sequence[float] = (),
    *,
    are_told: bool = False,
) -> Layout:
    """Lay out a page that stands upright, turned back by `turn` for it."""
    columns, after = np.array(expected, dtype=float), np.array(ahead, dtype=float)
    found = find_grids(page, columns, after, are_told=are_told)
    is_free = np.ones(len(page.words), dtype=bool)
    blocks: list[Line | Fragment] = []
    x, y = middles(page.words.box)
    for grid in found.grids:
        inside = is_free & is_within(grid.box, x, y)
        piece = to_fragment(grid, page, inside.nonzero()[0])
        kind = None if piece.confidence >= DRAWN else kind_of_list(piece)
        if kind == "head":
            continue
        is_free &= ~inside
        if kind is None:
            blocks.append(piece)
        else:
            lines = to_lines(page.words, inside.nonzero()[0], page.number)
            blocks += [replace(line, is_beside=True) for line in lines]
    fold = find_fold(page, blocks)
    return Layout(
        blocks=in_reading_order(page, blocks, is_free.nonzero()[0], found.columns, fold),
        page=page.number,
        width=page.width,
        height=page.height,
        turn=turn,
        words=len(page.words),
        issues=(*page.issues, *found.issues),
        fold=fold,
        has_gaps=found.has_gaps,
        has_bands=found.has_bands,
    )


def _is_table(block: Line | Fragment) -> bool:
    return isinstance(block, Fragment) and block.column_count > 1 and len(block.rows) > 1


def _with_aside(layout: Layout, inner: Layout, top: float) -> Layout:
    """Set what lies on its side among a page's blocks, where it begins from the top."""
    lying = [aside(block, inner.turn) for block in inner.blocks]
    found = _with_blocks(layout, lying, inner.words, top)
    return replace(found, has_aside=True, issues=(*layout.issues, *inner.issues))


def _with_blocks(
    layout: Layout, blocks: Sequence[Line | Fragment], words: int, top: float | None = None
) -> Layout:
    """Set blocks of so many words among those of a page: where they begin from the top, or after its first table."""
    if top is None:
        at = 1 + next(n for n, block in enumerate(layout.blocks) if _is_table(block))
    else:
        below = (n for n, block in enumerate(layout.blocks) if block.box and block.box.top > top)
        at = next(below, len(layout.blocks))
    blocks = (*layout.blocks[:at], *blocks, *layout.blocks[at:])
    return replace(layout, blocks=blocks, words=layout.words + words)


def lay_out_pages(pages: Iterable[Page]) -> Iterator[Layout]:
    """Lay out pages that follow each other, each knowing the columns of the table that ran to the end before it.

    A page before one that begins with a table without a header is laid out again: that or bands may stand at its foot.
    """
    expected: tuple[float, ...] = ()
    are_told = False
    before: tuple[Page, tuple[float, ...], bool, Layout] | None = None
    for page in with_headers_told(part_running_lines(part_line_numbers(map(with_typed_rules, pages)))):
        layout = lay_out(page, expected, are_told=are_told)
        if before is not None:
            yield _with_header_at_foot(*before, layout)
        before = page, expected, are_told, layout
        tables = [block for block in layout.blocks if isinstance(block, Fragment) and block.column_count > 1]
        last = max(tables, key=_bottom) if tables else None
        if last and _is_closed_by_heading(last, layout):
            last = None
        expected = last.edges if last else ()
        are_told = bool(last and (last.are_rows_told or (are_told and len(last.rows) == 1)))
    if before is not None:
        yield before[-1]


def _is_closed_by_heading(last: Fragment, layout: Layout) -> bool:
    """Tell whether a heading in larger type stands below a page's last table, which ends there."""
    sizes = [line.size for row in last.rows for cell in row.cells for line in cell.lines]
    below = (
        block
        for block in layout.blocks
        if isinstance(block, Line) and block.box and block.box.top >= _bottom(last) and not block.is_beside
    )
    return bool(sizes) and any(line.bold and line.size >= LARGER * median(sizes) for line in below)


def _with_header_at_foot(
    page: Page, expected: tuple[float, ...], are_told: bool, layout: Layout, after: Layout
) -> Layout:
    """Give a page's layout, anew if it ends in what may be a header, or bands, of the table that begins the page after.

    Bands stand over a table of which all is drawn, a header over others.
    """
    first = next((block for block in after.blocks[: RUNNING_LINES + 1] if isinstance(block, Fragment)), None)
    ends_in_text = bool(layout.blocks) and isinstance(layout.blocks[-1], Line)
    if (
        first is None
        or not ends_in_text
        or not (layout.has_bands if first.confidence == 1.0 else layout.has_gaps)
        or is_bold(first.rows[0])
    ):
        return layout
    return lay_out(page, expected, first.edges, are_told=are_told)


def _bottom(fragment: Fragment) -> float:
    return fragment.box.bottom if fragment.box else 0.0
