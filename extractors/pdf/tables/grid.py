"""Row and column boundaries to cells with spans, and cells with their words to a fragment of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from extractors.document import Box, Cell, Row
from extractors.fragments import Fragment
from extractors.pdf.boxes import BoxTuple, interval_of, middles
from extractors.pdf.flags import all_of
from extractors.pdf.page import Bools, Fills, Floats, Indices, Page
from extractors.pdf.stretches import stretches
from extractors.pdf.tables.drawn.lattice import Lattice
from extractors.pdf.tables.drawn.shading import colour_at
from extractors.pdf.text import set_lines

__all__ = ["Grid", "Place", "groups", "place_words", "places", "to_fragment"]


MAX_INSET = 12.0
"""Points between a cell's edge and its text, at most; Word's default is 5.4."""


class Place(Struct, frozen=True):
    """Where a cell stands in a grid: first row and column from 0, and how many it spans."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


class Grid(Struct, frozen=True):
    """A table's boundaries on one page: every position is in exactly one place."""

    xs: Floats
    ys: Floats
    places: tuple[Place, ...]
    """From the top left, row by row."""
    is_closed_above: bool = True
    is_closed_below: bool = True
    confidence: float = 1.0
    are_rows_told: bool = False
    """See `Fragment.are_rows_told`."""
    is_rest: bool = False
    """See `Fragment.is_rest`."""
    headers: int = 0
    """Rows at its head that are its header by where they stand, whatever their type."""

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return len(self.ys) - 1, len(self.xs) - 1

    @property
    def box(self) -> BoxTuple:
        """x0, top, x1, bottom in points."""
        return float(self.xs[0]), float(self.ys[0]), float(self.xs[-1]), float(self.ys[-1])


def places(lattice: Lattice) -> tuple[Place, ...]:
    """Merge positions without a wall between them into cells; a group that is no rectangle is cut into rows."""
    if all_of(lattice.down[1:-1]) and all_of(lattice.across[1:-1]):
        rows, columns = lattice.shape
        return tuple(Place(row, column) for row in range(rows) for column in range(columns))
    group = groups(lattice)
    positions: dict[int, list[tuple[int, int]]] = {}
    for row, labels in enumerate(group.tolist()):
        for column, label in enumerate(labels):
            positions.setdefault(label, []).append((row, column))
    found: list[Place] = []
    for label, members in positions.items():
        place = Place(*members[0]) if len(members) == 1 else _rectangle(members)
        if place.row_span * place.column_span == len(members):
            found.append(place)
        else:
            found += _cut(group == label)
    return tuple(sorted(found, key=lambda p: (p.row, p.column)))


def groups(lattice: Lattice) -> Indices:
    """Give each position of the lattice the lowest number among those it is open to."""
    rows, columns = lattice.shape
    label = np.arange(rows * columns).reshape(rows, columns)
    is_open_right = ~lattice.down[1:-1].T
    is_open_below = ~lattice.across[1:-1]
    while True:
        before = label.copy()
        low = np.minimum(label[:, :-1], label[:, 1:])
        label[:, :-1][is_open_right] = low[is_open_right]
        low = np.minimum(label[:, :-1], label[:, 1:])
        label[:, 1:][is_open_right] = low[is_open_right]
        low = np.minimum(label[:-1], label[1:])
        label[:-1][is_open_below] = low[is_open_below]
        low = np.minimum(label[:-1], label[1:])
        label[1:][is_open_below] = low[is_open_below]
        if all_of(label == before):
            return label


def _rectangle(members: Sequence[tuple[int, int]]) -> Place:
    """Give the outline of positions that are sorted by row."""
    top, bottom = members[0][0], members[-1][0]
    left, right = min(column for _, column in members), max(column for _, column in members)
    return Place(top, left, bottom - top + 1, right - left + 1)


def _cut(member: Bools) -> Iterator[Place]:
    """Cut a group into runs of columns, and join runs of following rows that are as wide."""
    waiting: dict[tuple[int, int], Place] = {}
    for row in range(len(member)):
        runs = set(stretches(member[row]))
        for run in [run for run in waiting if run not in runs]:
            yield waiting.pop(run)
        for first, end in runs:
            above = waiting.get((first, end), Place(row, first, 0, end - first))
            waiting[first, end] = replace(above, row_span=above.row_span + 1)
    yield from waiting.values()


def place_words(grid: Grid, box: Floats) -> Indices:
    """Give for each word box the index of the place its centre lies in; outside, the nearest."""
    rows, columns = grid.shape
    at = np.arange(rows * columns).reshape(rows, columns)
    if len(grid.places) < at.size:
        for index, place in enumerate(grid.places):
            at[place.row : place.row + place.row_span, place.column : place.column + place.column_span] = (
                index
            )
    x, y = middles(box)
    return np.asarray(at[interval_of(y, grid.ys), interval_of(x, grid.xs)])


def to_fragment(grid: Grid, page: Page, which: Indices) -> Fragment:
    """Set the words `which` of a page into the cells of a grid."""
    box = page.words.box[which]
    at = place_words(grid, box)
    spans = np.array([(p.column, p.row, p.column + p.column_span, p.row + p.row_span) for p in grid.places])
    lines = set_lines(page.words, which, at, _right_limits(grid, spans, at, box), page.number)
    sides: Floats = np.empty((len(spans), 4))
    sides[:, ::2], sides[:, 1::2] = grid.xs[spans[:, ::2]], grid.ys[spans[:, 1::2]]
    rows: list[list[Cell]] = [[] for _ in range(grid.shape[0])]
    for place, inside, fill, corners in zip(
        grid.places, lines, _fills(page.fills, sides), sides.tolist(), strict=True
    ):
        cell = Cell(
            row=place.row + 1,
            column=place.column + 1,
            row_span=place.row_span,
            column_span=place.column_span,
            lines=inside,
            boxes=(Box(page.number, *corners),),
            fill=fill,
        )
        rows[place.row].append(cell)
    return Fragment(
        rows=tuple(
            Row(
                cells=tuple(row),
                kind="header" if number < grid.headers else "body",
                pages=(page.number,),
                confidence=grid.confidence,
                is_drawn=grid.confidence == 1,
            )
            for number, row in enumerate(rows)
        ),
        edges=tuple(grid.xs.tolist()),
        box=Box(page.number, *grid.box),
        is_closed_above=grid.is_closed_above,
        is_closed_below=grid.is_closed_below,
        confidence=grid.confidence,
        are_rows_told=grid.are_rows_told,
        is_rest=grid.is_rest,
    )


def _fills(fills: Fills, cells: Floats) -> list[str]:
    """Give the colour behind the middle of each cell as "#rrggbb", "" for none or white."""
    colours = colour_at(fills, *middles(cells)).tolist()
    return ["" if colour == 0xFFFFFF else f"#{colour:06x}" for colour in colours]


def _right_limits(grid: Grid, spans: Indices, at: Indices, box: Floats) -> list[float]:
    """Give how far to the right each cell's text may run: as its column's longest line, or as close as on the left.

    Args:
        grid: the table.
        spans: (n, 4) the boundaries around each place: left, top, right, bottom.
        at: (n,) the place of each word.
        box: (n, 4) the words' boxes.
    """
    first, last = spans[:, 0], spans[:, 2] - 1
    columns = grid.shape[1]
    insets, limits = np.full(columns, MAX_INSET), np.zeros(columns)
    np.minimum.at(insets, first[at], np.maximum(box[:, 0] - grid.xs[first[at]], 0.0))
    np.maximum.at(limits, last[at], box[:, 2])
    reach: list[float] = np.maximum(limits, grid.xs[1:] - insets)[last].tolist()
    return reach
