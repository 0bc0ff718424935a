"""Lays a table out by row and column, so that a merged cell is found at each place it covers."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.document import Cell, Table

__all__ = ["Grid", "lay_out"]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells by place. Rows and columns count from 0 here, as places in `cells`."""

    table: Table
    cells: tuple[tuple[Cell | None, ...], ...]
    """The cell that covers each place; None where the table has none."""
    texts: tuple[tuple[str, ...], ...]
    """The text that covers each place: asked for so often that it is joined once."""
    filled_cells: tuple[tuple[Cell, ...], ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return self.table.column_count

    def starts(self, row: int) -> tuple[Cell, ...]:
        """The cells that start in a row, from left to right."""
        return self.table.rows[row].cells

    def filled(self, row: int) -> tuple[Cell, ...]:
        """The cells that start in a row and hold text."""
        return self.filled_cells[row]

    def text(self, row: int, column: int) -> str:
        """The text that covers a place."""
        return self.texts[row][column]


def lay_out(table: Table) -> Grid:
    """Spread each cell over the places it covers; a cell that reaches outside the table is cut there."""
    width, height = table.column_count, len(table.rows)
    places: list[list[Cell | None]] = [[None] * width for _ in range(height)]
    texts: list[list[str]] = [[""] * width for _ in range(height)]
    filled: list[tuple[Cell, ...]] = []
    for index, row in enumerate(table.rows):
        own = []
        for cell in row.cells:
            text = cell.text
            if text.strip():
                own.append(cell)
            for below in range(index, min(index + cell.row_span, height)):
                for column in range(cell.column - 1, min(cell.column - 1 + cell.column_span, width)):
                    if below == index or places[below][column] is None:
                        places[below][column] = cell
                        texts[below][column] = text
        filled.append(tuple(own))
    return Grid(table, tuple(map(tuple, places)), tuple(map(tuple, texts)), tuple(filled))
