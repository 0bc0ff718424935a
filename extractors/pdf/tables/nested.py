"""A table in a cell, whose rules meet the cell's: parted from the table around it, or again a cell of its row."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import groupby

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Bools
from extractors.pdf.tables.grid import Grid, Place, place_words
from extractors.pdf.tables.words.segments import Segments

__all__ = ["part_nested", "with_whole_cells"]

FEWEST_ROWS = 2
"""Rows of a table in a cell; with its header one more where nothing but that shows it."""

FEWEST_COLUMNS = 2
"""Its columns."""


class _Block(Struct, frozen=True):
    """Rows that labels at the left span together, and the cell beside these, in which a table may stand."""

    rows: range
    column: int
    """The cell's first column."""
    end: int
    """The column after its last one: none but where `with_whole_cells` looks."""


def part_nested(grid: Grid, segments: Segments) -> tuple[Grid, ...]:
    """Part a drawn grid from the tables in cells of its last column, each beside labels over all of its rows.

    No other row is divided where they are. A blank strip stands between such a table and the side of its cell, or it
    has a header in bold. The tables come before the grid around them.

    Args:
        grid: what rules draw.
        segments: the words inside it.
    """
    blocks = [block for label in grid.places if (block := _block(grid, label))]
    if not blocks or not _is_whole_elsewhere(grid, blocks):
        return (grid,)
    at = place_words(grid, segments.box)
    is_blank = np.bincount(at, minlength=len(grid.places)) == 0
    is_bold = np.bincount(at, ~segments.is_bold, minlength=len(grid.places)) == 0
    found: list[Grid] = []
    for block in blocks:
        inner = [_table(grid, block, rows, is_blank, is_bold) for rows in _divided(grid, block)]
        if not all(inner):
            return (grid,)
        found += [table for table in inner if table is not None]
    return (*found, _around(grid, blocks))


def with_whole_cells(grid: Grid, segments: Segments) -> Grid:
    """Give a grid in which a table in a cell with others on both sides is that cell: its words are the cell's.

    All other cells of such a row are as tall as the inner table, a blank strip is above or below it, and no other row
    is divided there.
    """
    tall: dict[range, list[Place]] = {}
    for place in grid.places:
        if place.row_span >= FEWEST_ROWS:
            tall.setdefault(_rows(place), []).append(place)
    if not tall:
        return grid
    held = set(place_words(grid, segments.box).tolist())
    blank = {place for n, place in enumerate(grid.places) if n not in held}
    blocks = [block for rows, around in tall.items() if (block := _between(grid, rows, around, blank))]
    if not blocks or any((block.column, block.end) != (blocks[0].column, blocks[0].end) for block in blocks):
        return grid
    column, end = blocks[0].column, blocks[0].end
    inside = {row for block in blocks for row in block.rows}
    reaching = [place for place in grid.places if place.column < end and _end(place) > column]
    others = [place for place in reaching if not inside.issuperset(_rows(place))]
    is_whole = all(place.column <= column and _end(place) >= end for place in others)
    is_column = any((place.column, _end(place)) == (column, end) for place in others)
    return _around(grid, blocks) if is_whole and is_column else grid


def _between(grid: Grid, rows: range, around: Sequence[Place], blank: Container[Place]) -> _Block | None:
    """Give the cell that tall ones leave free in their rows, with others on both sides and a strip above or below."""
    taken = {column for place in around for column in range(place.column, _end(place))}
    free = [column for column in range(grid.shape[1]) if column not in taken]
    if len(free) < FEWEST_COLUMNS or not 0 < free[0] <= free[-1] < grid.shape[1] - 1:
        return None
    block = _Block(rows, free[0], free[-1] + 1)
    strips = (Place(row, block.column, 1, len(free)) for row in (rows.start, rows.stop - 1))
    return block if free[-1] - free[0] < len(free) and any(strip in blank for strip in strips) else None


def _block(grid: Grid, label: Place) -> _Block | None:
    """Give the cell beside a label in the first column over several rows, and the labels beside it that are as tall."""
    rows = _rows(label)
    if label.column or len(rows) < FEWEST_ROWS:
        return None
    column = label.column_span
    for place in grid.places:
        if place.column == column and _rows(place) == rows:
            column += place.column_span
    block = _Block(rows, column, grid.shape[1])
    return block if any(_divided(grid, block)) else None


def _rows(place: Place) -> range:
    return range(place.row, place.row + place.row_span)


def _end(place: Place) -> int:
    return place.column + place.column_span


def _beside(grid: Grid, block: _Block) -> list[Place]:
    """Give the places in a block's cell, and those that reach into its rows or columns from outside."""
    rows = block.rows
    return [
        place
        for place in grid.places
        if _end(place) > block.column and place.row < rows.stop and _rows(place).stop > rows.start
    ]


def _divided(grid: Grid, block: _Block) -> list[range]:
    """Give the stretches of rows in which several places stand side by side in a block's cell."""
    count = np.zeros(grid.shape[0], dtype=np.intp)
    for place in _beside(grid, block):
        count[place.row : place.row + place.row_span] += 1
    found = []
    for is_divided, group in groupby(block.rows, key=lambda row: bool(count[row] > 1)):
        rows = list(group)
        if is_divided:
            found.append(range(rows[0], rows[-1] + 1))
    return found


def _is_whole_elsewhere(grid: Grid, blocks: Sequence[_Block]) -> bool:
    """Tell whether all other rows have one text where the blocks have tables, and one of them a label before it."""
    columns, column = grid.shape[1], blocks[0].column
    inside = {row for block in blocks for row in block.rows}
    reaching = [place for place in grid.places if _end(place) > column]
    others = [place for place in reaching if not inside.issuperset(_rows(place))]
    return (
        all(block.column == column for block in blocks)
        and all(_end(place) == columns and place.column <= column for place in others)
        and all(inside.isdisjoint(_rows(place)) for place in others)
        and any(place.column == column for place in others)
    )


def _table(grid: Grid, block: _Block, rows: range, is_blank: Bools, is_bold: Bools) -> Grid | None:
    """Give the table in some rows of a block's cell, without the strips between it and the cell's sides."""
    places = [place for place in _beside(grid, block) if set(_rows(place)) & set(rows)]
    if any(place.column < block.column or not set(_rows(place)) <= set(rows) for place in places):
        return None
    sides = (block.column, grid.shape[1])
    strips = [
        place
        for place in places
        if (place.column == sides[0] or _end(place) == sides[1])
        and _rows(place) == rows
        and is_blank[grid.places.index(place)]
    ]
    inner = [place for place in places if place not in strips]
    at = [grid.places.index(place) for place in inner]
    is_head = np.array([place.row == rows.start for place in inner])
    has_header = len(rows) > FEWEST_ROWS and _has_header(is_blank[at], is_bold[at], is_head)
    xs = sorted({x for place in inner for x in (place.column, _end(place))})
    if not (strips or has_header) or len(rows) < FEWEST_ROWS or len(xs) <= FEWEST_COLUMNS:
        return None
    return replace(
        grid,
        xs=grid.xs[xs],
        ys=grid.ys[rows.start : rows.stop + 1],
        places=tuple(_moved(inner, xs, rows.start)),
        is_closed_above=grid.is_closed_above if rows.start == 0 else True,
        is_closed_below=grid.is_closed_below if rows.stop == grid.shape[0] else True,
    )


def _has_header(is_blank: Bools, is_bold: Bools, is_head: Bools) -> bool:
    """Tell whether several texts in bold stand side by side above others that are not in bold."""
    is_set = np.asarray(is_bold & ~is_blank)
    return bool(all_of(is_set[is_head]) and is_head.sum() >= FEWEST_COLUMNS and any_of(~is_bold[~is_head]))


def _moved(places: Sequence[Place], xs: Sequence[int], first_row: int) -> Iterator[Place]:
    """Give places as they stand among the boundaries `xs`, and below a first row."""
    for place in places:
        column = xs.index(place.column)
        yield Place(place.row - first_row, column, place.row_span, xs.index(_end(place)) - column)


def _around(grid: Grid, blocks: Sequence[_Block]) -> Grid:
    """Give the grid around the tables: each block is one row, in the cell of which is what the tables do not hold."""
    column, end = blocks[0].column, blocks[0].end
    xs = [*range(column + 1), *range(end, grid.shape[1] + 1)]
    dropped = {row for block in blocks for row in block.rows[1:]}
    kept = [row for row in range(grid.shape[0]) if row not in dropped]
    new = np.cumsum([row not in dropped for row in range(grid.shape[0])]) - 1
    heads = {block.rows.start for block in blocks}
    places = [Place(head, column, 1, end - column) for head in heads]
    for place in grid.places:
        if place.row in heads and not column <= place.column < end:
            places.append(replace(place, row_span=1))
        elif place.row not in heads | dropped:
            places.append(place)
    moved = _moved([replace(place, row=int(new[place.row])) for place in places], xs, 0)
    return replace(
        grid,
        xs=grid.xs[xs],
        ys=grid.ys[[*kept, -1]],
        places=tuple(sorted(moved, key=lambda place: (place.row, place.column))),
    )
