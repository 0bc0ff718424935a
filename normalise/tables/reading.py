"""Reads tables: header, columns, whether they hold actions, and what each row is.

Tables of one document with the same header are one table to a reader, so what their columns are and whether they
hold actions is decided for all of them together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from extractors.document import Issue, Table
from normalise.columns.certainty import ColumnRead
from normalise.columns.choice import read_columns
from normalise.columns.contents import Contents
from normalise.columns.headers import header_at
from normalise.grid import Grid
from normalise.tables.doubtful import doubted_among, doubted_by_cells, unless_outdone
from normalise.tables.issues import issues_of
from normalise.tables.kinds import TableFacts, judge
from normalise.tables.laid import Laid, contents_of, lay
from normalise.tables.rows import RowRead
from normalise.tables.table_read import TableRead

__all__ = ["read_tables"]

INHERITED = 0.95  # what is left of the confidence of columns whose header stands over an earlier table


def read_tables(
    tables: Sequence[tuple[Table, tuple[Issue, ...]]], above: Callable[[int], str]
) -> list[TableRead]:
    """Read the tables of a document, those with the same header together.

    Args:
        tables: Each with its texts cleaned, and what cleaning found.
        above: Gives, by a table's number, the headings over it and the paragraph right above.
    """
    laid = [lay(table) for table, _ in tables]
    alike: dict[tuple[str, ...], list[Laid]] = {}
    for own in laid:
        alike.setdefault(own.header.texts, []).append(own)
    read: list[TableRead] = []
    for own, (_, doubts) in zip(laid, tables, strict=True):
        group = alike[own.header.texts] if own.header.rows else [own]
        over = "\n".join(above(other.grid.table.number) for other in group)
        read.append(replace(_read(own, group, read, over), issues=doubts))
    read = [unless_outdone(one, read) for one in read]
    near = zip(read, [None, *read], [*read[1:], None], strict=False)
    sure = [doubted_among(one, before, after) for one, before, after in near]
    return [replace(one, issues=(*one.issues, *issues_of(one))) for one in sure]


def _read(own: Laid, group: Sequence[Laid], earlier: Sequence[TableRead], above: str) -> TableRead:
    """Read a table; `group` are those with its header, itself among them."""
    grid, header = own.grid, own.header
    lender = None if header.rows else _lender(grid.table, earlier)
    if lender is not None:
        header = replace(header, texts=lender.header.texts, telling=lender.header.telling)
    contents = contents_of(group)
    columns_of = _columns_of(replace(own, header=header), contents)
    if lender is not None:
        lent = (replace(c, confidence=c.confidence * INHERITED) for c in lender.columns)
        columns_of = (tuple(lent), *columns_of[1:])
    rows = tuple(_unless_bare(row, grid, columns_of) for row in own.rows)
    facts = TableFacts(
        headers=tuple(column.header for column in columns_of[0]),
        columns=columns_of[0],
        contents=contents,
        body_rows=sum(row.role == "body" for row in rows),
        texts=_texts(group, 0),
        ends=_texts(group, grid.width - 1),
        above=above,
    )
    verdict = doubted_by_cells(judge(facts), facts)
    return TableRead(
        grid.table, grid, header, columns_of[0], columns_of, rows, verdict, is_header_lent=lender is not None
    )


def _texts(group: Sequence[Laid], column: int) -> tuple[str, ...]:
    """What a column of tables with the same header says in its body cells."""
    return tuple(text for laid in group for text in laid.texts(column) if text and text.strip())


def _unless_bare(row: RowRead, grid: Grid, columns_of: Sequence[Sequence[ColumnRead]]) -> RowRead:
    """The row; a numbered row of a form that nobody filled in counts as a note."""
    if row.role != "body":
        return row
    fields = {
        columns_of[row.header][place].field
        for place, text in enumerate(grid.texts[row.place])
        if text.strip()
    }
    return replace(row, role="note", section="") if fields <= {"objective_ref", "action_ref"} else row


def _lender(table: Table, earlier: Sequence[TableRead]) -> TableRead | None:
    """The earlier table whose header stands for this one: named by the extractor, else the last action table nearby."""
    alike = [read for read in earlier if read.table.column_count == table.column_count and read.header.texts]
    named = next((read for read in alike if read.table.number == table.header_from), None)
    if named is not None:
        return named
    last = alike[-1] if alike and alike[-1] is earlier[-1] else None
    return last if last and last.is_actions and _is_near(last.table, table) else None


def _is_near(above: Table, table: Table) -> bool:
    """Whether no page without either lies between two tables; Word files say nothing of pages."""
    ends, starts = above.rows[-1].pages, table.rows[0].pages
    return not ends or not starts or starts[0] - ends[-1] <= 1


def _columns_of(own: Laid, contents: Sequence[Contents]) -> tuple[tuple[ColumnRead, ...], ...]:
    """The columns under each header of the table: a second, reworded header starts anew."""
    nothing = ("",) * own.grid.width
    count = max((row.header for row in own.rows), default=0)
    reworded = [r.place for r in own.rows if r.role == "header" and r.place not in own.header.rows]
    first = (own.header.texts or nothing, own.header.telling or nothing)
    headers = [first, *((text, text) for place in reworded[:count] for text in [header_at(own.grid, place)])]
    headers += [first] * (count + 1 - len(headers))
    found = []
    for number, (texts, telling) in enumerate(headers):
        read = read_columns(telling, contents_of([own], number) if number else contents)
        found.append(tuple(replace(column, header=text) for column, text in zip(read, texts, strict=True)))
    return tuple(found)
