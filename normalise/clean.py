"""Cleans the texts of a table before they are read: control characters out, look-alike letters put right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.document import Cell, Issue, Paragraph, Row, Table
from normalise.text import put_right, shorten

__all__ = ["LONG_CELL", "MANY_COLUMNS", "clean_table"]

LONG_CELL = 2000  # words: three pages of type in one cell
MANY_COLUMNS = 30  # the widest action table seen in public plans had 16 columns


def clean_table(table: Table) -> tuple[Table, tuple[Issue, ...]]:
    """The table with its texts put right, and an issue per cause; lines stay as extracted."""
    doubts: list[Issue] = []
    rows = tuple(_clean_row(row, table.number, doubts) for row in table.rows)
    found = [*_grouped(doubts), *_shape(table)]
    return replace(table, rows=rows), tuple(found)


def _clean_row(row: Row, table: int, doubts: list[Issue]) -> Row:
    if all(p.text.isascii() and p.text.isprintable() for cell in row.cells for p in cell.paragraphs):
        return row
    return replace(row, cells=tuple(_clean_cell(cell, table, doubts) for cell in row.cells))


def _clean_cell(cell: Cell, table: int, doubts: list[Issue]) -> Cell:
    paragraphs = []
    for paragraph in cell.paragraphs:
        text, controls, lookalikes = put_right(paragraph.text)
        where = {"table": table, "row": cell.row, "column": cell.column, "value": shorten(text)}
        if controls:
            message = "Control characters stand in the text; they are left out."
            doubts.append(Issue("control-characters", message, **where))  # type: ignore[arg-type]
        if lookalikes:
            message = "Letters of another alphabet stand for Latin ones; they are put right."
            doubts.append(Issue("mixed-alphabet", message, **where))  # type: ignore[arg-type]
        paragraphs.append(paragraph if text == paragraph.text else _with_text(paragraph, text))
    return replace(cell, paragraphs=tuple(paragraphs))


def _with_text(paragraph: Paragraph, text: str) -> Paragraph:
    return replace(paragraph, text=" ".join(text.split(" ")).strip(), label=put_right(paragraph.label)[0])


def _grouped(doubts: list[Issue]) -> Iterator[Issue]:
    """One issue per cause, where it first stood, with a count."""
    for code in dict.fromkeys(doubt.code for doubt in doubts):
        same = [doubt for doubt in doubts if doubt.code == code]
        yield replace(same[0], count=len(same))


def _shape(table: Table) -> Iterator[Issue]:
    """What is out of all proportion: very many columns, a very long cell."""
    if table.column_count > MANY_COLUMNS:
        message = f"The table has {table.column_count} columns; the columns may be wrong."
        yield Issue("too-many-columns", message, table=table.number)
    for row in table.rows:
        for cell in row.cells:
            count = sum(len(paragraph.text.split()) for paragraph in cell.paragraphs)
            if count > LONG_CELL:
                message = f"The cell holds {count} words; rows may have run together."
                yield Issue(
                    "long-cell", message, None, table.number, cell.row, cell.column, shorten(cell.text)
                )
