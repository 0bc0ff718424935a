"""Columns that a short piece of a table does not show, and a longer one with the same sides on its page does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from msgspec.structs import replace

from extractors.pdf.boxes import crosses
from extractors.pdf.flags import any_of
from extractors.pdf.page import Floats
from extractors.pdf.tables.grid import Grid, Place
from extractors.pdf.tables.words.segments import Segments, coarse, holds

__all__ = ["with_columns_alike"]

SAME = 3.0
"""Points by which the boundaries of two pieces may differ."""

ROWS = 2
"""Rows of a piece that may be too few to show all columns; of more, words in line show them."""


def with_columns_alike(grids: Sequence[Grid], segments: Segments) -> list[Grid]:
    """Part the cells of short pieces where a piece with their sides and further columns parts its own.

    Only texts on both sides of such a boundary, and none across it, show that it is one here.

    Args:
        grids: the tables of the page.
        segments: the words of the page.
    """
    return [_parted(grid, _model(grid, grids), segments) for grid in grids]


def _model(grid: Grid, grids: Sequence[Grid]) -> Grid | None:
    """Give a larger grid that has all boundaries between a grid's columns, the same sides, and more of them."""
    if grid.shape[0] > ROWS:
        return None
    alike = (
        other
        for other in grids
        if other.shape[0] > grid.shape[0]
        and other.shape[1] > grid.shape[1]
        and np.abs(other.xs[[0, -1]] - grid.xs[[0, -1]]).max() <= SAME
        and np.abs(grid.xs[:, None] - other.xs).min(axis=1).max() <= SAME
    )
    return next(alike, None)


def _parted(grid: Grid, model: Grid | None, segments: Segments) -> Grid:
    if model is None:
        return grid
    at = np.abs(grid.xs[:, None] - model.xs).argmin(axis=1).tolist()
    inside = coarse(segments.take(holds(grid.box, segments)))
    places = [
        part
        for place in grid.places
        for part in _split(_moved(place, at), model.xs, _rows(grid, place), inside)
    ]
    return replace(grid, xs=model.xs, places=tuple(places))


def _moved(place: Place, at: Sequence[int]) -> Place:
    first, end = at[place.column], at[place.column + place.column_span]
    return replace(place, column=first, column_span=end - first)


def _rows(grid: Grid, place: Place) -> tuple[float, float]:
    return float(grid.ys[place.row]), float(grid.ys[place.row + place.row_span])


def _split(place: Place, xs: Floats, rows: tuple[float, float], inside: Segments) -> Iterator[Place]:
    """Give the parts of a place between the boundaries that texts in it keep to."""
    first, end = place.column, place.column + place.column_span
    x0, x1 = xs[first], xs[end]
    box = inside.box[(inside.y > rows[0]) & (inside.y < rows[1]) & (inside.x > x0) & (inside.x < x1)]
    cuts = [
        column
        for column in range(first + 1, end)
        if not any_of(crosses(box, xs[column : column + 1]))
        and any_of(box[:, 2] <= xs[column])
        and any_of(box[:, 0] >= xs[column])
    ]
    for left, right in zip([first, *cuts], [*cuts, end], strict=True):
        yield replace(place, column=left, column_span=right - left)
