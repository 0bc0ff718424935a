"""Tables of a printed sheet: its gridlines draw them, the titles above them and the blank rows between as one grid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from extractors.pdf.page import Indices
from extractors.pdf.tables.grid import Grid, Place, place_words
from extractors.pdf.tables.words.segments import Segments

__all__ = ["part_ranges"]

FEWEST_COLUMNS = 3
"""Columns of a sheet: a form has two."""


class _Row(Struct, frozen=True):
    """What a row of a sheet holds."""

    is_gridded: bool
    """Beside its texts each column has a cell of its own: a merged one is a spacer or band that its author drew."""
    filled: tuple[Place, ...]
    """Places with text."""
    is_bold: bool

    @property
    def is_loose(self) -> bool:
        """At most one text, which begins in the first column: a title or note that runs over the cells beside it."""
        return not self.filled or (len(self.filled) == 1 and self.filled[0].column == 0)

    @property
    def runs_over(self) -> bool:
        """Its text is too long for its cell, and the next ones are blank."""
        return self.is_loose and any(place.column_span > 1 for place in self.filled)

    @property
    def columns(self) -> set[int]:
        """Columns, from 0, over which text stands."""
        return {column for p in self.filled for column in range(p.column, p.column + p.column_span)}


def part_ranges(grid: Grid, segments: Segments) -> tuple[Grid, ...]:
    """Part a drawn grid where a blank row, or the top, and a header in bold show that another table begins.

    The titles above a header, and those at the top that run over the cells beside them, stay in no table.

    Args:
        grid: what gridlines draw.
        segments: the words inside it.
    """
    if grid.shape[1] < FEWEST_COLUMNS:
        return (grid,)
    at = place_words(grid, segments.box)
    texts = Counter(grid.places[index].row for index in set(at.tolist()))
    if len(texts) == grid.shape[0] and min(texts.values()) > 1:  # no row is loose
        return (grid,)
    rows = _rows(grid, segments, at)
    starts = list(_starts(rows))
    if not starts:
        return (grid,)
    ends = [title for title, _ in starts[1:]] + [len(rows)]
    pieces = [(header, end) for (_, header), end in zip(starts, ends, strict=True)]
    pieces = ([(0, starts[0][0])] if starts[0][0] else []) + pieces
    cuts = {row for piece in pieces for row in piece}
    if any(place.row < cut < place.row + place.row_span for place in grid.places for cut in cuts):
        return (grid,)
    return tuple(_slice(grid, set(at.tolist()), *piece) for piece in pieces)


def _rows(grid: Grid, segments: Segments, at: Indices) -> list[_Row]:
    """Look at the rows; a place that spans several stands in each."""
    filled = set(at.tolist())
    plain = set(at[~segments.is_bold].tolist())
    rows: list[list[int]] = [[] for _ in range(grid.shape[0])]
    for index, place in enumerate(grid.places):
        for row in range(place.row, place.row + place.row_span):
            rows[row].append(index)
    return [
        _Row(
            len(inside) > 1 and all(grid.places[i].column_span == 1 for i in inside if i not in filled),
            tuple(grid.places[i] for i in inside if i in filled),
            not any(i in plain for i in inside),
        )
        for inside in rows
    ]


def _starts(rows: Sequence[_Row]) -> Iterator[tuple[int, int]]:
    """Give where tables begin: the row of the first title or blank above, and that of the header."""
    first = 0
    for number, (row, below) in enumerate(pairwise(rows)):
        if row.is_loose:
            continue
        above = [one for one in rows[first:number] if one.is_gridded]
        has_title = first == 0 and any(one.runs_over for one in above)
        is_parted = any(first == 0 or not one.filled for one in above)
        if has_title or (is_parted and _is_header(row, below)):
            yield first, number
        first = number + 1


def _is_header(row: _Row, below: _Row) -> bool:
    """Tell whether a row names, in bold, all that the row below it fills, unless that is a band."""
    is_over_all = len(below.filled) == 1 or below.columns <= row.columns
    return row.is_bold and len(row.filled) > 1 and is_over_all


def _slice(grid: Grid, filled: set[int], top: int, bottom: int) -> Grid:
    """Give some rows of a grid, without the columns at its right that are blank in them."""
    inside = [(i, place) for i, place in enumerate(grid.places) if top <= place.row < bottom]
    width = max((p.column + p.column_span for i, p in inside if i in filled), default=grid.shape[1])
    return replace(
        grid,
        xs=grid.xs[: width + 1],
        ys=grid.ys[top : bottom + 1],
        places=tuple(_moved(place, top, width) for _, place in inside if place.column < width),
        is_closed_above=grid.is_closed_above if top == 0 else True,
        is_closed_below=grid.is_closed_below if bottom == grid.shape[0] else True,
    )


def _moved(place: Place, up: int, width: int) -> Place:
    return replace(place, row=place.row - up, column_span=min(place.column_span, width - place.column))
