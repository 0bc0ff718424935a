"""Folds rows of a table into others: what they said goes on as cells of these, and they are gone.

The rest of the table, and every cell's place on the page, stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from extractors.document import Cell, Paragraph, Row, Table
from normalise.recast.moved import Moved

__all__ = ["Said", "fold"]

Said = tuple[int, Cell, int, tuple[Paragraph, ...]]
"""The place of a row, the cell that says something, the column that it is to stand in, and what it says."""


def fold(table: Table, into: Mapping[int, int], said: Sequence[Said], columns: int) -> Moved:
    """Give the table without some rows.

    Args:
        table: The table.
        into: The places, from 0, of the rows that go, each with that of the row that takes up what it said.
        said: What is taken up; also what is added to rows that stay.
        columns: How many columns come to the table's own.
    """
    new_place = _places(len(table.rows), into)
    rows = [_moved(row, new_place, place) for place, row in enumerate(table.rows) if place not in into]
    for place, cell, column, text in said:
        rows[new_place[place]] = _with_cell(rows[new_place[place]], cell, text, column)
    for place in into:
        rows[new_place[place]] = _with_row(rows[new_place[place]], table.rows[place])
    turned = replace(table, rows=tuple(rows), column_count=table.column_count + columns)
    places = {(table.number, old): (table.number, new + 1) for old, new in enumerate(new_place, 1)}
    return Moved(turned, {old: new for old, new in places.items() if old != new})


def _places(count: int, into: Mapping[int, int]) -> list[int]:
    """Where each row stands when some are gone; for one of them the place of the row that takes it up."""
    kept = {place: new for new, place in enumerate(place for place in range(count) if place not in into)}
    return [kept[into.get(place, place)] for place in range(count)]


def _moved(row: Row, new_place: Sequence[int], place: int) -> Row:
    """The row with its cells at its new place; a cell that reaches over rows that are gone reaches less far."""
    cells = []
    for cell in row.cells:
        last = min(place + cell.row_span, len(new_place)) - 1
        span = new_place[last] - new_place[place] + 1
        cells.append(replace(cell, row=new_place[place] + 1, row_span=span))
    return replace(row, cells=tuple(cells))


def _with_cell(row: Row, cell: Cell, paragraphs: tuple[Paragraph, ...], column: int) -> Row:
    """The row with a cell more; where one stands in the column already, the paragraphs go on in it."""
    last = row.cells[-1]
    if last.column == column:
        return replace(row, cells=(*row.cells[:-1], replace(last, paragraphs=last.paragraphs + paragraphs)))
    place = replace(cell, row=row.cells[0].row, column=column, row_span=1, column_span=1)
    return replace(row, cells=(*row.cells, replace(place, paragraphs=paragraphs)))


def _with_row(row: Row, beneath: Row) -> Row:
    """The row with the pages and doubts of the one that was beneath it."""
    return replace(
        row,
        pages=tuple(dict.fromkeys((*row.pages, *beneath.pages))),
        confidence=min(row.confidence, beneath.confidence),
        joins=row.joins * beneath.joins,
        stands=min(row.stands, beneath.stands),
    )
