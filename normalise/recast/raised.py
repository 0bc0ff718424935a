"""Takes what rows beneath each action, or above it, and the labelled lines of a cell say for columns of the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.document import Paragraph, Table
from normalise.recast.above import actions_above
from normalise.recast.beneath import Beneath, rows_beneath
from normalise.recast.details import with_details_parted
from normalise.recast.folding import Said, fold
from normalise.recast.moved import Moved
from normalise.recast.shapes import filled, fills
from normalise.text import key

__all__ = ["with_rows_raised"]


def with_rows_raised(tables: Sequence[Moved]) -> list[Moved]:
    """Give tables with the rows that say more of an action, or name it, and details as columns; others as they are."""
    alike: dict[tuple[str, ...], list[Table]] = {}
    for one in tables:
        alike.setdefault(_header(one.table), []).append(one.table)
    beneath = {
        table.number: rows
        for group in alike.values()
        for table, rows in zip(group, rows_beneath(group), strict=True)
    }
    return [
        one
        if one.rows
        else with_details_parted(_with_actions_above(_with_rows_beneath(one, beneath[one.table.number])))
        for one in tables
    ]


def _header(table: Table) -> tuple[str, ...]:
    """What the row says that fills a table's columns first, as a header does."""
    head = next((row for row in table.rows if fills(row, table)), None)
    return tuple(key(cell.text) for cell in filled(head)) if head is not None else ()


def _with_rows_beneath(given: Moved, beneath: Mapping[int, Beneath]) -> Moved:
    """Give the table with a column for each label of the rows beneath its actions, which is its header."""
    table = given.table
    if not beneath:
        return given
    parts = [(place, said.cell, label, text) for place, said in beneath.items() for label, text in said.parts]
    labels = {key(label): label for _, _, label, _ in reversed(parts)}
    columns = {label: table.column_count + number for number, label in enumerate(reversed(labels), 1)}
    head = next((place for place, row in enumerate(table.rows) if fills(row, table)), 0)
    said: list[Said] = [(place, cell, columns[key(label)], text) for place, cell, label, text in parts]
    for name, column in columns.items():
        named = next(cell for _, cell, label, _ in parts if key(label) == name)
        said.append((head, named, column, (Paragraph(labels[name]),) if name else ()))
    into = {
        place: next(above for above in range(place - 1, -1, -1) if above not in beneath) for place in beneath
    }
    return fold(table, into, said, len(columns))


def _with_actions_above(given: Moved) -> Moved:
    """Give the table with columns for actions that stand across it above their details, and for their codes."""
    table = given.table
    above = {} if given.rows else actions_above(table)
    if not above:
        return given
    cells = [(place, cell) for place in above for cell in filled(table.rows[place])]
    columns = sorted({cell.column for _, cell in cells})
    said = [
        (place, cell, table.column_count + 1 + columns.index(cell.column), cell.paragraphs)
        for place, cell in cells
    ]
    return fold(table, above, said, len(columns))
