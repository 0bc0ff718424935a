"""Row and column boundaries to cells with spans, and cells with their words to a fragment of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from extractors.document import Box, Cell, Line, Row
from extractors.fragments import Fragment
from extractors.pdf.edges import Indices, colour_at
from extractors.pdf.lattice import Lattice
from extractors.pdf.page import Bools, Floats, Page
from extractors.pdf.text import to_lines

__all__ = ["Grid", "Place", "place_words", "places", "to_fragment"]


MAX_INSET = 12.0
"""Points between a cell's edge and its text, at most; Word's default is 5.4."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands in a grid: first row and column from 0, and how many it spans."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's boundaries on one page: every position is in exactly one place."""

    xs: Floats
    ys: Floats
    places: tuple[Place, ...]
    """From the top left, row by row."""
    is_closed_above: bool = True
    is_closed_below: bool = True
    confidence: float = 1.0

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return len(self.ys) - 1, len(self.xs) - 1

    @property
    def box(self) -> tuple[float, float, float, float]:
        """x0, top, x1, bottom in points."""
        return float(self.xs[0]), float(self.ys[0]), float(self.xs[-1]), float(self.ys[-1])

    def box_of(self, place: Place) -> tuple[float, float, float, float]:
        """Give a cell's x0, top, x1, bottom in points."""
        return (
            float(self.xs[place.column]),
            float(self.ys[place.row]),
            float(self.xs[place.column + place.column_span]),
            float(self.ys[place.row + place.row_span]),
        )


def places(lattice: Lattice) -> tuple[Place, ...]:
    """Merge positions without a wall between them into cells; a group that is no rectangle is cut into rows."""
    groups = _groups(lattice)
    found: list[Place] = []
    for label in np.unique(groups):
        rows, columns = np.nonzero(groups == label)
        place = _rectangle(rows, columns)
        if place.row_span * place.column_span == len(rows):
            found.append(place)
        else:
            found += _cut(groups == label)
    return tuple(sorted(found, key=lambda p: (p.row, p.column)))


def _groups(lattice: Lattice) -> Indices:
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
        if (label == before).all():
            return label


def _rectangle(rows: Indices, columns: Indices) -> Place:
    top, left = int(rows.min()), int(columns.min())
    return Place(top, left, int(rows.max()) - top + 1, int(columns.max()) - left + 1)


def _cut(member: Bools) -> Iterator[Place]:
    """Cut a group into runs of columns, and join runs of following rows that are as wide."""
    waiting: dict[tuple[int, int], Place] = {}
    for row in range(len(member)):
        steps = np.flatnonzero(np.diff(np.concatenate(([0], member[row].astype(np.int8), [0]))))
        runs = {(int(a), int(b)) for a, b in zip(steps[::2], steps[1::2], strict=True)}
        for run in [run for run in waiting if run not in runs]:
            yield waiting.pop(run)
        for first, end in runs:
            above = waiting.get((first, end), Place(row, first, 0, end - first))
            waiting[first, end] = replace(above, row_span=above.row_span + 1)
    yield from waiting.values()


def place_words(grid: Grid, box: Floats) -> Indices:
    """Give for each word box the index of the place its centre lies in; outside, the nearest."""
    rows, columns = grid.shape
    at = np.zeros((rows, columns), dtype=np.int32)
    for index, place in enumerate(grid.places):
        at[place.row : place.row + place.row_span, place.column : place.column + place.column_span] = index
    x, y = (box[:, 0] + box[:, 2]) / 2, (box[:, 1] + box[:, 3]) / 2
    row = np.clip(np.searchsorted(grid.ys, y) - 1, 0, rows - 1)
    column = np.clip(np.searchsorted(grid.xs, x) - 1, 0, columns - 1)
    return at[row, column]


def to_fragment(grid: Grid, page: Page, which: Indices) -> Fragment:
    """Set the words `which` of a page into the cells of a grid."""
    at = place_words(grid, page.words.box[which])
    fills = _fills(grid, page)
    cells = []
    for index, place in enumerate(grid.places):
        lines = to_lines(page.words, which[at == index], page.number)
        cells.append(
            Cell(
                row=place.row + 1,
                column=place.column + 1,
                row_span=place.row_span,
                column_span=place.column_span,
                lines=lines,
                boxes=(Box(page.number, *grid.box_of(place)),),
                fill=fills[index],
            )
        )
    limits = _right_limits(cells, grid)
    rows = tuple(
        Row(
            tuple(_mark_edges(cell, limits) for cell in cells if cell.row == row),
            pages=(page.number,),
            confidence=grid.confidence,
        )
        for row in range(1, grid.shape[0] + 1)
    )
    return Fragment(
        rows=rows,
        edges=tuple(float(x) for x in grid.xs),
        box=Box(page.number, *grid.box),
        is_closed_above=grid.is_closed_above,
        is_closed_below=grid.is_closed_below,
        confidence=grid.confidence,
    )


def _fills(grid: Grid, page: Page) -> list[str]:
    """Give the colour behind the middle of each cell as "#rrggbb", "" for none or white."""
    boxes = np.array([grid.box_of(place) for place in grid.places])
    colours = colour_at(page.fills, boxes[:, [0, 2]].mean(axis=1), boxes[:, [1, 3]].mean(axis=1))
    return ["" if colour == 0xFFFFFF else f"#{colour:06x}" for colour in colours]


def _right_limits(cells: list[Cell], grid: Grid) -> list[float]:
    """Give how far to the right the text of each column may run: its longest line, or as close as on the left."""
    columns = len(grid.xs) - 1
    insets, limits = [MAX_INSET] * columns, [0.0] * columns
    for cell in cells:
        boxes = [line.box for line in cell.lines if line.box]
        first, last = cell.column - 1, cell.column + cell.column_span - 2
        insets[first] = min([insets[first], *(max(box.x0 - float(grid.xs[first]), 0.0) for box in boxes)])
        limits[last] = max([limits[last], *(box.x1 for box in boxes)])
    return [
        max(limit, float(right) - inset)
        for limit, right, inset in zip(limits, grid.xs[1:], insets, strict=True)
    ]


def _mark_edges(cell: Cell, limits: list[float]) -> Cell:
    """Mark the lines of a cell after which the next line's first word would have found no room."""
    limit = limits[cell.column + cell.column_span - 2]
    following = (*cell.lines[1:], None) if cell.lines else ()
    lines = tuple(
        replace(line, ends_at_edge=True) if _is_full(line, below, limit) else line
        for line, below in zip(cell.lines, following, strict=True)
    )
    return replace(cell, lines=lines)


def _is_full(line: Line, below: Line | None, limit: float) -> bool:
    if line.box is None or below is None or below.box is None or not below.text:
        return False
    per_letter = (below.box.x1 - below.box.x0) / len(below.text)
    word = len(below.text.split(" ", 1)[0]) + 1  # with the space before it
    return line.box.x1 + word * per_letter > limit
