"""Tables in cells over all columns of another, or in a frame around text, whose rules meet: set in from its sides."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace

from extractors.pdf.page import Bools
from extractors.pdf.stretches import stretches
from extractors.pdf.tables.drawn.edges import Edges
from extractors.pdf.tables.grid import Grid, Place, place_words
from extractors.pdf.tables.words.segments import Segments

__all__ = ["out_of_frame", "part_inset"]

INSET = 2.0
"""Points by which rules in a cell end short of the table's sides, at least."""
ON_LINE = 2.0
"""Points: a rule this near to a boundary draws it."""


def part_inset(grid: Grid, rules: Edges) -> tuple[Grid, ...]:
    """Part a drawn grid from the tables in cells over all of its columns; they come before the grid around them.

    The rules between their rows end short of both sides of the grid, and none of their columns is one of the rows
    around them.

    Args:
        grid: what rules draw.
        rules: the horizontal boundaries drawn.
    """
    inset = [range(first, end + 1) for first, end in stretches(_are_inset(grid, rules))]
    around = [place for place in grid.places if not any(place.row in rows for rows in inset)]
    blocks = [rows for rows in inset if _is_table(grid, rows, around)]
    if not blocks:
        return (grid,)
    return (*(_inner(grid, rows, _places(grid, rows)) for rows in blocks), _around(grid, blocks))


def out_of_frame(grid: Grid, segments: Segments) -> Grid:
    """Give the table that stands in a frame around text without the frame; any other grid as it is.

    Blank cells at both sides are as tall as the table, and all other rows are one cell over all columns: text.

    Args:
        grid: what rules draw.
        segments: the words inside it.
    """
    tall = [place for place in grid.places if place.row_span > 1]
    left = next((place for place in tall if place.column == 0), None)
    right = next((place for place in tall if _end(place) == grid.shape[1]), None)
    if left is None or right is None or (left.row, left.row_span) != (right.row, right.row_span):
        return grid
    rows = range(left.row, left.row + left.row_span)
    around = [place for place in grid.places if place.row not in rows]
    inner = [place for place in _places(grid, rows) if place not in (left, right)]
    held = {grid.places[at] for at in place_words(grid, segments.box).tolist()}
    is_text = bool(around) and all(place.column_span == grid.shape[1] for place in around)
    if not (inner and is_text) or left in held or right in held:
        return grid
    return _inner(grid, rows, inner)


def _end(place: Place) -> int:
    return place.column + place.column_span


def _are_inset(grid: Grid, rules: Edges) -> Bools:
    """Tell of each boundary between rows whether all rules that draw it end short of both sides."""
    x0, x1 = rules.start.min(initial=np.inf), rules.end.max(initial=-np.inf)
    is_short = (rules.start >= x0 + INSET) & (rules.end <= x1 - INSET)
    near = np.abs(grid.ys[1:-1, None] - rules.at) <= ON_LINE
    return np.asarray(near.any(axis=1) & ~(near & ~is_short).any(axis=1))


def _is_table(grid: Grid, rows: range, around: Sequence[Place]) -> bool:
    """Tell whether some rows have columns, the places around them have others, and none is of both."""
    own, others = _boundaries(_places(grid, rows)), _boundaries(around)
    spans = (range(place.row, place.row + place.row_span) for place in grid.places)
    is_apart = all((span[0] in rows) == (row in rows) for span in spans for row in span)
    return bool(own and others) and own.isdisjoint(others) and is_apart


def _places(grid: Grid, rows: range) -> list[Place]:
    return [place for place in grid.places if place.row in rows]


def _boundaries(places: Sequence[Place]) -> set[int]:
    """Give the boundaries between columns at which places begin."""
    return {place.column for place in places if place.column}


def _with_columns(grid: Grid, places: Sequence[Place], ys: Sequence[int]) -> Grid:
    """Give some places of a grid, between the boundaries `ys` of rows and those of columns that they need."""
    xs = sorted({edge for place in places for edge in (place.column, _end(place))})
    moved = [
        Place(
            ys.index(place.row),
            xs.index(place.column),
            ys.index(place.row + place.row_span) - ys.index(place.row),
            xs.index(_end(place)) - xs.index(place.column),
        )
        for place in places
    ]
    return replace(grid, xs=grid.xs[xs], ys=grid.ys[list(ys)], places=tuple(moved))


def _inner(grid: Grid, rows: range, places: Sequence[Place]) -> Grid:
    return replace(
        _with_columns(grid, places, [*rows, rows.stop]),
        is_closed_above=grid.is_closed_above or rows.start > 0,
        is_closed_below=grid.is_closed_below or rows.stop < grid.shape[0],
    )


def _around(grid: Grid, blocks: Sequence[range]) -> Grid:
    """Give the grid around the tables: each is one cell over all columns."""
    held = {row for rows in blocks for row in rows}
    inside = {row for rows in blocks for row in rows[1:]}
    cells = [Place(rows.start, 0, len(rows), grid.shape[1]) for rows in blocks]
    places = [*cells, *(place for place in grid.places if place.row not in held)]
    places.sort(key=lambda place: (place.row, place.column))
    return _with_columns(grid, places, [row for row in range(grid.shape[0] + 1) if row not in inside])
