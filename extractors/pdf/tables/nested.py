"""A table in a cell of a form, whose rules meet those of the cell: parted from the form, whose other rows have none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.pdf.tables.grid import Grid, Place, place_words
from extractors.pdf.tables.words.segments import Segments

__all__ = ["part_nested"]

FEWEST_ROWS = 3
"""Rows of a table in a form's cell, with its header."""
FEWEST_COLUMNS = 3
"""Its columns."""
FEWEST_FORM_ROWS = 1
"""Rows of the form above or below it: a label, and one text across all other columns."""


def part_nested(grid: Grid, segments: Segments) -> tuple[Grid, ...]:
    """Part a drawn grid from the tables in it that stand beside a label over all of their rows.

    All other rows are a form's, and each such table has a header in bold. The tables come before the form.

    Args:
        grid: what rules draw.
        segments: the words inside it.
    """
    columns = grid.shape[1]
    labels = [place for place in grid.places if place.column == 0 and place.row_span >= FEWEST_ROWS]
    if columns <= FEWEST_COLUMNS or not labels:
        return (grid,)
    beside = {row for label in labels for row in _rows(label)}
    rest = [place for place in grid.places if place.row not in beside]
    rows = grid.shape[0] - len(beside)
    if (
        rows < FEWEST_FORM_ROWS
        or len(rest) != 2 * rows
        or any(p.column_span < columns - 1 for p in rest if p.column)
    ):
        return (grid,)
    inner = [table for label in labels if (table := _table_beside(grid, label, segments))]
    return (*inner, _form(grid, labels)) if len(inner) == len(labels) else (grid,)


def _rows(place: Place) -> range:
    return range(place.row, place.row + place.row_span)


def _table_beside(grid: Grid, label: Place, segments: Segments) -> Grid | None:
    """Give the table in the cell beside a label, without the cell's own text and margin above and below it."""
    places = [place for place in grid.places if place.column and place.row in _rows(label)]
    rows = [[place for place in places if place.row == row] for row in _rows(label)]
    cut = [number for number, row in enumerate(rows) if len(row) != 1]
    if not cut:
        return None
    first, last = label.row + cut[0], label.row + cut[-1] + 1
    if last - first < FEWEST_ROWS or not _is_header(grid, rows[cut[0]], segments):
        return None
    inside = [place for place in places if first <= place.row < last]
    if any(place.row + place.row_span > last for place in inside):
        return None
    moved = tuple(replace(place, row=place.row - first, column=place.column - 1) for place in inside)
    return replace(
        grid,
        xs=grid.xs[1:],
        ys=grid.ys[first : last + 1],
        places=moved,
        is_closed_above=True,
        is_closed_below=grid.is_closed_below if last == grid.shape[0] else True,
    )


def _is_header(grid: Grid, row: Sequence[Place], segments: Segments) -> bool:
    """Tell whether a row has text in bold in each of its cells."""
    at = place_words(grid, segments.box)
    own = [grid.places.index(place) for place in row]
    return len(row) >= FEWEST_COLUMNS and all(
        (at == index).any() and segments.is_bold[at == index].all() for index in own
    )


def _form(grid: Grid, labels: Sequence[Place]) -> Grid:
    """Give the form around the tables: two columns, a row for each label."""
    inner = {row for label in labels for row in _rows(label)[1:]}
    kept = [row for row in range(grid.shape[0]) if row not in inner]
    places = tuple(Place(row, column) for row in range(len(kept)) for column in (0, 1))
    return replace(grid, xs=grid.xs[[0, 1, -1]], ys=grid.ys[[*kept, -1]], places=places)
