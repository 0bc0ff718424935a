"""Finds actions that stand across a table, each above one row of its details: who, by when, what came of it.

The header has a row over each of them, as reports of performance systems print it, or names the details alone. Bands
look alike, but head a table that says in a column of its own what is to be done.
"""

from __future__ import annotations

from collections.abc import Mapping

from extractors.document import Row, Table
from normalise.columns.vocabulary import meanings
from normalise.recast.shapes import filled, fills, is_across
from normalise.schema import WHAT, WHO_AND_WHEN
from normalise.text import key

__all__ = ["actions_above"]

FEWEST = 2  # such rows that a table must have
FEWEST_WORDS = 4  # that they have on average, as what is to be done is said in some


def actions_above(table: Table) -> Mapping[int, int]:
    """Give the places, from 0, of such rows, each with that of its details; none where one row stands otherwise.

    A row of the header that names such rows is among them.
    """
    return _below_their_header(table) or _below_no_header(table)


def _below_their_header(table: Table) -> dict[int, int]:
    """Those below a header of two rows, which both come again in each action."""
    head = next((place for place in range(len(table.rows) - 1) if _is_header_of_two(place, table)), None)
    if head is None:
        return {}
    named, under = table.rows[head : head + 2]
    rows = [
        place
        for place, row in enumerate(table.rows)
        if place > head + 1
        and _texts(row)
        and not (_is_alone_across(row, table) and row.cells[0].text.strip())
    ]
    above, details = rows[::2], rows[1::2]
    if len(above) != len(details) or len(above) < FEWEST:
        return {}
    if not all(_stands_below(table.rows[place], named, table) for place in above):
        return {}
    if not all(_columns(table.rows[place]) <= _columns(under) for place in details):
        return {}
    return dict(zip((head, *above), (head + 1, *details), strict=True))


def _is_header_of_two(place: int, table: Table) -> bool:
    named, under = table.rows[place : place + 2]
    has_action = any(
        is_across(cell, table) and any(meaning.field == "action" for meaning in meanings(cell.text)[:1])
        for cell in filled(named)
    )
    return has_action and _says_who_and_when(under)


def _stands_below(row: Row, named: Row, table: Table) -> bool:
    """Whether a row says what is to be done where the header does, and nothing where that names nothing."""
    return any(is_across(cell, table) for cell in filled(row)) and _columns(row) <= _columns(named)


def _columns(row: Row) -> set[tuple[int, int]]:
    """Where the texts of a row stand: the first column of each, and how many it spans."""
    return {(cell.column, cell.column_span) for cell in filled(row)}


def _below_no_header(table: Table) -> dict[int, int]:
    head = next((row for row in table.rows if fills(row, table)), None)
    if head is None or not _says_who_and_when(head):
        return {}
    rows = [
        (place, row) for place, row in enumerate(table.rows) if _texts(row) and _texts(row) != _texts(head)
    ]
    above, details = rows[::2], rows[1::2]
    if len(above) != len(details) or len(above) < FEWEST:
        return {}
    if not all(_is_alone_across(row, table) for _, row in above) or any(
        len(_texts(row)) < 2 for _, row in details
    ):
        return {}
    if sum(len(_texts(row)[0].split()) for _, row in above) < FEWEST_WORDS * len(above):
        return {}
    return {place: detail for (place, _), (detail, _) in zip(above, details, strict=True)}


def _says_who_and_when(head: Row) -> bool:
    """Whether a header names who and when, and nothing that says what is to be done."""
    named = {meaning.field for cell in head.cells for meaning in meanings(cell.text)[:1]}
    return named >= WHO_AND_WHEN and not named & WHAT


def _is_alone_across(row: Row, table: Table) -> bool:
    cells = filled(row)
    return len(cells) == 1 and is_across(cells[0], table)


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(key(cell.text) for cell in filled(row))
