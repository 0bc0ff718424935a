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

    @property
    def width(self) -> int:
        """How many columns there are."""
        return self.table.column_count

    def starts(self, row: int) -> tuple[Cell, ...]:
        """The cells that start in a row, from left to right."""
        return self.table.rows[row].cells

    def filled(self, row: int) -> tuple[Cell, ...]:
        """The cells that start in a row and hold text."""
        return tuple(cell for cell in self.table.rows[row].cells if cell.text.strip())

    def text(self, row: int, column: int) -> str:
        """The text that covers a place."""
        cell = self.cells[row][column]
        return cell.text if cell is not None else ""


def lay_out(table: Table) -> Grid:
    """Spread each cell over the places it covers; a cell that reaches outside the table is cut there."""
    places: list[list[Cell | None]] = [[None] * table.column_count for _ in table.rows]
    for index, row in enumerate(table.rows):
        for cell in row.cells:
            for below in range(index, min(index + cell.row_span, len(places))):
                for column in range(
                    cell.column - 1, min(cell.column - 1 + cell.column_span, table.column_count)
                ):
                    if places[below][column] is None or below == index:
                        places[below][column] = cell
    return Grid(table, tuple(tuple(row) for row in places))
