"""Takes what the labelled lines of one column say for columns of the table.

Beside the action a cell says "Lead: Head of Housing", "Deadline: March 2026", "Cost: none", a line each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec.structs import replace

from extractors.document import Cell, Paragraph, Row, Table
from normalise.columns.vocabulary import sure_field
from normalise.recast.beneath import labelled_parts, labels_of
from normalise.recast.folding import Said, fold
from normalise.recast.moved import Moved, Place
from normalise.recast.shapes import fills
from normalise.schema import FACTS, WHO_AND_WHEN
from normalise.text import key

__all__ = ["with_details_parted"]

FEWEST = 2  # cells of such a column, cells that have one label, and facts that labels name
MOST = 0.8  # share of a column's cells that begin with a label

Parts = tuple[tuple[str, tuple[Paragraph, ...]], ...]


def with_details_parted(given: Moved) -> Moved:
    """Give the table with a column for each label of such a column, which is its header; others as they are.

    A table without a header gets a row for the labels.
    """
    table = given.table
    head = next((place for place, row in enumerate(table.rows) if fills(row, table)), None)
    if given.rows or head is None:
        return given
    for column in range(1, table.column_count + 1):
        cells = _cells(table, column, head)
        heading = cells.pop(head, None)
        parts = _details(cells)
        if parts and not _is_detail(heading, parts):
            return Moved(_parted(table, head, cells, parts))
        if parts:
            headed = _with_header(table)
            cells = _cells(headed, column, 1)
            places: dict[Place, Place] = {
                (table.number, row): (table.number, row + 1) for row in range(1, len(table.rows) + 1)
            }
            return Moved(_parted(headed, 0, cells, _details(cells)), places)
    return given


def _cells(table: Table, column: int, first: int) -> dict[int, Cell]:
    """The cells of a column that have text, by the places of their rows, from a first one on."""
    rows = enumerate(table.rows)
    cells = ((place, cell) for place, row in rows for cell in row.cells if place >= first)
    return {place: cell for place, cell in cells if cell.column == column and cell.text.strip()}


def _is_detail(heading: Cell | None, parts: Mapping[int, Parts]) -> bool:
    """Whether what should head a column has several labels, too: then the table has no header."""
    known = {key(label) for own in parts.values() for label, _ in own if label}
    said = labelled_parts(heading, known) if heading is not None else ()
    return sum(bool(label) for label, _ in said) >= FEWEST


def _with_header(table: Table) -> Table:
    """The table below a row of blank cells."""
    blank = Row(tuple(Cell(1, column) for column in range(1, table.column_count + 1)), "header")
    rows = (
        replace(row, cells=tuple(replace(cell, row=cell.row + 1) for cell in row.cells)) for row in table.rows
    )
    return replace(table, rows=(blank, *rows))


def _details(cells: Mapping[int, Cell]) -> dict[int, Parts]:
    """What the cells of a column say under labels, if it is one of details: among them who, or by when."""
    if any(cell.row_span > 1 or cell.column_span > 1 for cell in cells.values()):
        return {}
    labels = ({key(label) for one in cell.paragraphs for label in labels_of(one)} for cell in cells.values())
    counts = Counter(label for own in labels for label in own if label)
    known = {label for label, count in counts.items() if count >= FEWEST}
    fields = {sure_field(label) for label in known}
    if not fields & WHO_AND_WHEN or len(fields & FACTS) < FEWEST:
        return {}
    parts = {place: labelled_parts(cell, known) for place, cell in cells.items()}
    told = [own for own in parts.values() if own[0][0]]
    return parts if len(told) >= max(FEWEST, MOST * len(cells)) else {}


def _parted(table: Table, head: int, cells: Mapping[int, Cell], parts: Mapping[int, Parts]) -> Table:
    """The table with the parts of these cells, which stand in rows of these places, in columns of their labels."""
    labels: dict[str, str] = {}
    for label in (label for own in parts.values() for label, _ in own if label):
        labels.setdefault(key(label), label)
    columns = {name: table.column_count + number for number, name in enumerate(labels, 1)}
    first = next(iter(cells.values()))
    said: list[Said] = [(head, first, column, (Paragraph(labels[name]),)) for name, column in columns.items()]
    for place, own in parts.items():
        named = sorted(((columns[key(label)], text) for label, text in own if label), key=lambda one: one[0])
        said += [(place, cells[place], column, text) for column, text in named]
    return fold(_with_rest(table, cells, parts), {}, said, len(columns)).table


def _with_rest(table: Table, cells: Mapping[int, Cell], parts: Mapping[int, Parts]) -> Table:
    """The table with what these cells say before their labels alone."""
    rest = {place: tuple(p for label, text in own if not label for p in text) for place, own in parts.items()}
    rows = []
    for place, row in enumerate(table.rows):
        own = cells.get(place)
        made = (replace(cell, paragraphs=rest[place]) if cell is own else cell for cell in row.cells)
        rows.append(replace(row, cells=tuple(made)))
    return replace(table, rows=tuple(rows))
