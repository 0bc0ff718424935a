"""Takes rows that stand beneath each action across the table ("Latest note: ...") for a column of it.

A report system prints what is too long for a column so. Moved, their label is the column's header; the rest of the
table, and every cell's place on the page, stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from extractors.document import Cell, Paragraph, Row, Table
from normalise.columns.vocabulary import sure_field
from normalise.tables.moved import Moved
from normalise.text import key

__all__ = ["with_rows_beneath"]

FEWEST = 2  # such rows that a table must have: one alone is a note
ACROSS = 0.6  # of the columns: what such a cell spans at least
HEADING = 0.5  # of the columns: what the header fills at least

_FACTS = frozenset(
    ("lead_officer", "target_date", "status_text", "progress", "actual_outcome", "resources", "indicator")
)


@dataclass(frozen=True, slots=True)
class _Beneath:
    """A row across the table, with what it says of the row above it."""

    cell: Cell
    label: str
    paragraphs: tuple[Paragraph, ...]
    """Its text behind the label."""


def with_rows_beneath(given: Moved) -> Moved:
    """Give the table with a column for each label of rows that follow its actions, other tables as they are."""
    table = given.table
    beneath = {place: found for place, row in enumerate(table.rows) if (found := _beneath(row, table))}
    if given.rows or not _follow_actions(table, beneath):
        return given
    labels = list(dict.fromkeys(key(found.label) for found in beneath.values()))
    columns = {label: table.column_count + 1 + number for number, label in enumerate(labels)}
    head = next((place for place, row in enumerate(table.rows) if _fills(row, table)), 0)
    new_place = _places(len(table.rows), beneath)
    rows = [_moved(row, new_place, place) for place, row in enumerate(table.rows) if place not in beneath]
    for place, found in beneath.items():
        above, column = new_place[place], columns[key(found.label)]
        rows[above] = _with_row(
            _with_cell(rows[above], found.cell, found.paragraphs, column), table.rows[place]
        )
    for label, column in columns.items():
        named = next(found for found in beneath.values() if key(found.label) == label)
        rows[head] = _with_cell(rows[head], named.cell, (Paragraph(named.label),), column)
    turned = replace(table, rows=tuple(rows), column_count=table.column_count + len(columns))
    places = {(table.number, old): (table.number, new + 1) for old, new in enumerate(new_place, 1)}
    return Moved(turned, {old: new for old, new in places.items() if old != new})


def _beneath(row: Row, table: Table) -> _Beneath | None:
    """What a row says under a label that the vocabulary knows; None where it is no such row."""
    filled = [cell for cell in row.cells if cell.text.strip()]
    if len(filled) != 1 or filled[0].column_span < max(2, ACROSS * table.column_count):
        return None
    cell = filled[0]
    first = cell.paragraphs[0]
    label, colon, text = first.text.partition(":")
    if not colon or first.label or sure_field(label) not in _FACTS:
        return None
    own = (replace(first, text=text.strip()),) if text.strip() else ()
    return _Beneath(cell, label.strip(), own + cell.paragraphs[1:])


def _follow_actions(table: Table, beneath: Mapping[int, _Beneath]) -> bool:
    """Whether such rows stand below rows of several cells, not above: the first after a header and an action."""
    if len(beneath) < FEWEST or len(table.rows) - 1 not in beneath:
        return False
    first = min(beneath)
    before = [row for row in table.rows[:first] if _fills(row, table)]
    follows = all(place - 1 in beneath or _is_full(table.rows[place - 1]) for place in beneath)
    return len(before) > 1 and follows


def _is_full(row: Row) -> bool:
    return sum(bool(cell.text.strip()) for cell in row.cells) > 1


def _fills(row: Row, table: Table) -> bool:
    return sum(bool(cell.text.strip()) for cell in row.cells) >= max(2, HEADING * table.column_count)


def _places(count: int, beneath: Mapping[int, _Beneath]) -> list[int]:
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
