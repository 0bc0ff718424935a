"""Takes what rows beneath each action say for columns of it: their labels are the columns' headers.

The rest of the table, and every cell's place on the page, stay as they are.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from extractors.document import Cell, Paragraph, Row, Table
from normalise.tables.beneath import rows_beneath
from normalise.tables.moved import Moved
from normalise.text import key

__all__ = ["with_rows_raised"]

HEADING = 0.5  # of the columns: what the header fills at least


def with_rows_raised(given: Moved) -> Moved:
    """Give the table with a column for each label of the rows beneath its actions, other tables as they are."""
    table = given.table
    beneath = {} if given.rows else rows_beneath(table)
    if not beneath:
        return given
    parts = [(place, said.cell, label, text) for place, said in beneath.items() for label, text in said.parts]
    labels = {key(label): label for _, _, label, _ in reversed(parts)}
    columns = {label: table.column_count + number for number, label in enumerate(reversed(labels), 1)}
    new_place = _places(len(table.rows), beneath)
    rows = [_moved(row, new_place, place) for place, row in enumerate(table.rows) if place not in beneath]
    for place, cell, label, text in parts:
        above = new_place[place]
        rows[above] = _with_cell(rows[above], cell, text, columns[key(label)])
    for place in beneath:
        rows[new_place[place]] = _with_row(rows[new_place[place]], table.rows[place])
    head = next((place for place, row in enumerate(rows) if _fills(row, table)), 0)
    for name, column in columns.items():
        named = next(cell for _, cell, label, _ in parts if key(label) == name)
        rows[head] = _with_cell(rows[head], named, (Paragraph(labels[name]),) if name else (), column)
    turned = replace(table, rows=tuple(rows), column_count=table.column_count + len(columns))
    places = {(table.number, old): (table.number, new + 1) for old, new in enumerate(new_place, 1)}
    return Moved(turned, {old: new for old, new in places.items() if old != new})


def _fills(row: Row, table: Table) -> bool:
    return sum(bool(cell.text.strip()) for cell in row.cells) >= max(2, HEADING * table.column_count)


def _places(count: int, beneath: Collection[int]) -> list[int]:
    """Where each row stands when those beneath are gone; for one of them the place of the row above."""
    places: list[int] = []
    for place in range(count):
        places.append(places[-1] + (place not in beneath) if places else 0)
    return places


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
