"""How a row of a table is filled, before anything of it is read."""

from __future__ import annotations

from extractors.document import Cell, Row, Table

__all__ = ["filled", "fills", "is_across"]

HEADING = 0.5  # of the columns: what a header fills at least
ACROSS = 0.6  # of the columns: what a cell spans at least that stands across the table


def filled(row: Row) -> list[Cell]:
    """The cells of a row that have text."""
    return [cell for cell in row.cells if cell.text.strip()]


def fills(row: Row, table: Table) -> bool:
    """Whether a row fills as many cells as a header does."""
    return len(filled(row)) >= max(2, HEADING * table.column_count)


def is_across(cell: Cell, table: Table) -> bool:
    """Whether a cell stands across the table."""
    return cell.column_span >= max(2, ACROSS * table.column_count)
