"""Cleans the texts of a table before they are read, and says what in it is out of all proportion."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from extractors.document import Cell, Issue, Paragraph, Row, Table
from normalise.text import shorten, without_controls

__all__ = ["LONG_CELL", "MANY_COLUMNS", "clean_table"]

LONG_CELL = 2000  # words: three pages of type in one cell
MANY_COLUMNS = 30  # the widest action table seen in public plans had 16 columns


def clean_table(table: Table) -> tuple[Table, tuple[Issue, ...]]:
    """The table without control characters, and an issue per cause; lines stay as extracted."""
    doubts: list[Issue] = []
    rows = tuple(_clean_row(row, table.number, doubts) for row in table.rows)
    if doubts:
        doubts = [replace(doubts[0], count=len(doubts))]
    return replace(table, rows=rows), (*doubts, *_shape(table))


def _clean_row(row: Row, table: int, doubts: list[Issue]) -> Row:
    if all(p.text.isprintable() for cell in row.cells for p in cell.paragraphs):
        return row
    return replace(row, cells=tuple(_clean_cell(cell, table, doubts) for cell in row.cells))


def _clean_cell(cell: Cell, table: int, doubts: list[Issue]) -> Cell:
    cleaned: list[Paragraph] = []
    for paragraph in cell.paragraphs:
        text, count = without_controls(paragraph.text)
        if count:
            message = "Control characters stand in the text; they are left out."
            doubts.append(
                Issue("control-characters", message, None, table, cell.row, cell.column, shorten(text))
            )
            paragraph = replace(paragraph, text=text, label=without_controls(paragraph.label)[0])
        cleaned.append(paragraph)
    return replace(cell, paragraphs=tuple(cleaned))


def _shape(table: Table) -> Iterator[Issue]:
    """What is out of all proportion: very many columns, a very long cell."""
    if table.column_count > MANY_COLUMNS:
        message = f"The table has {table.column_count} columns; the columns may be wrong."
        yield Issue("too-many-columns", message, table=table.number)
    for row in table.rows:
        for cell in row.cells:
            if sum(len(paragraph.text) for paragraph in cell.paragraphs) < 2 * LONG_CELL:
                continue  # each word takes a letter and a space
            count = sum(len(paragraph.text.split()) for paragraph in cell.paragraphs)
            if count > LONG_CELL:
                message = f"The cell holds {count} words; rows may have run together."
                yield Issue(
                    "long-cell", message, None, table.number, cell.row, cell.column, shorten(cell.text)
                )
