"""Lays a table out and finds its header and rows, before anything is decided about its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.document import Table
from normalise.columns.contents import Contents, weigh_contents
from normalise.columns.headers import Header, find_header
from normalise.grid import Grid, lay_out
from normalise.tables.rows import RowRead, read_rows

__all__ = ["Laid", "contents_of", "lay"]


@dataclass(frozen=True, slots=True)
class Laid:
    """A table laid out, with its header and its rows."""

    grid: Grid
    header: Header
    rows: tuple[RowRead, ...]

    def texts(self, column: int, header: int = 0) -> list[str | None]:
        """The texts of a column's body cells under one header; a merged cell's at its start, None further down."""
        texts: list[str | None] = []
        for row in self.rows:
            if row.role == "body" and row.header == header:
                cell, text = self.grid.cells[row.place][column], self.grid.texts[row.place][column]
                if cell is None or cell.column != column + 1:
                    texts.append("")
                else:
                    texts.append(text if cell.row == row.place + 1 else None)
        return texts


def lay(table: Table) -> Laid:
    """Lay a table out."""
    grid = lay_out(table)
    header = find_header(grid)
    return Laid(grid, header, read_rows(grid, header))


def contents_of(tables: Sequence[Laid], header: int = 0) -> tuple[Contents, ...]:
    """What the columns of tables with the same headers hold under one of them (from 0), taken together."""
    return tuple(
        weigh_contents([text for table in tables for text in table.texts(column, header)])
        for column in range(tables[0].grid.width)
    )
