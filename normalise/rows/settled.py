"""Doubts about the lines of an officer cell that its words settle: what came out names an officer each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extractors.document import Issue, Paragraph
from normalise.officers.heads import is_of_person, looks_abbreviated, read_phrase
from normalise.officers.parted import CellEnds, cell_ends, doubts_of_lines
from normalise.officers.two import LISTED
from normalise.rows.records import RowValues
from normalise.tables.table_read import TableRead

__all__ = ["JOINED", "are_settled", "without_settled"]

JOINED = "line-join-doubtful"
_ALONE = CellEnds()


def are_settled(paragraphs: Sequence[Paragraph], known: CellEnds = _ALONE) -> bool:
    """Tell whether each paragraph of an officer cell, once mended, names posts, teams, bodies or persons, all whole.

    Where two lines may as well be two officers, or a line can't stand alone, the doubt stays.
    """
    are_named = all(_is_named(part) for one in paragraphs for part in LISTED.split(one.text) if part)
    return bool(paragraphs) and are_named and not doubts_of_lines(paragraphs, known)


def _is_named(text: str) -> bool:
    phrase = read_phrase(text.removeprefix("• "))
    return phrase.has_head or phrase.is_open or is_of_person(text) or looks_abbreviated(text)


def without_settled(
    issues: Sequence[Issue], tables: Mapping[int, tuple[TableRead, Sequence[RowValues]]]
) -> tuple[Issue, ...]:
    """Give the issues but those about the joined lines of officer cells whose words settle them.

    Args:
        issues: of the document.
        tables: number → the table that holds actions, and its rows.
    """
    if not any(issue.code == JOINED for issue in issues):
        return tuple(issues)
    settled = {place for number, made in tables.items() for place in _settled(number, *made)}
    return tuple(
        issue
        for issue in issues
        if issue.code != JOINED or (issue.table, issue.row, issue.column) not in settled
    )


def _settled(number: int, read: TableRead, rows: Sequence[RowValues]) -> Iterator[tuple[int, int, int]]:
    """Give the places (table, row, column) of a table's officer cells that are settled."""
    known = cell_ends(one.paragraphs.get("lead_officer", ()) for one in rows)
    for one in rows:
        if are_settled(one.paragraphs.get("lead_officer", ()), known):
            columns = read.columns_of[one.row.header]
            for cell, column in zip(read.grid.cells[one.row.place], columns, strict=True):
                if cell is not None and column.field == "lead_officer":
                    yield number, cell.row, cell.column
