"""The doubts about a table, an issue per cause: its verdict, its header, its columns, the rows that give no action."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.document import Issue
from normalise.tables.table_read import TableRead
from normalise.text import number_of_words, shorten

__all__ = ["issues_of"]

UNSURE = 0.7  # a column read with less confidence is a doubt
_LEFT_OUT = {"total": "totals", "note": "notes, or texts that stand across the table and head no row"}
"""Roles of rows that give no action, and what they are called."""


def issues_of(read: TableRead) -> Iterator[Issue]:
    """Give the doubts about a table; where it holds no actions, only whether it does."""
    yield from _of_verdict(read)
    if read.is_actions:
        yield from _of_header(read)
        yield from _of_columns(read)
        yield from _of_rows(read)


def _of_verdict(read: TableRead) -> Iterator[Issue]:
    """The doubt about what a table holds, if there is one; tables of the same header and verdict are one cause."""
    verdict = read.verdict
    if not verdict.is_doubtful or verdict.kind == "empty":
        return
    taken = f"an action table, but narrowly: {verdict.reason}"
    if not read.is_actions:
        taken = f"no action table ({verdict.kind}: {verdict.reason}), but narrowly"
    headers = shorten(" / ".join(text for text in read.header.texts if text))
    page = next(iter(read.table.rows[0].pages), None)
    yield Issue("table-unsure", f"The table was taken for {taken}.", page, read.table.number, value=headers)


def _of_header(read: TableRead) -> Iterator[Issue]:
    number = read.table.number
    if not read.header.rows and not read.is_header_lent:
        message = "The table has no header; its columns were read by what their cells hold."
        yield Issue("no-header", message, table=number)
    for row in read.header.contradicting:
        message = "A second header row names the same columns otherwise; the first one was followed."
        yield Issue("headers-contradict", message, table=number, row=row + 1)
    for later in read.columns_of[1:]:
        changed = [c.header for c, first in zip(later, read.columns, strict=True) if c.field != first.field]
        if changed:
            message = (
                f"A later header reads the columns otherwise ({', '.join(changed)}); its rows follow it."
            )
            yield Issue("headers-contradict", message, table=number, value=shorten(" / ".join(changed)))


def _of_columns(read: TableRead) -> Iterator[Issue]:
    for place, column in enumerate(read.columns, 1):
        if column.field == "other" and column.how == "contents" and column.header:
            message = f"No rule knows the header “{shorten(column.header)}”; the column went to `other`."
            yield Issue("column-unknown", message, None, read.table.number, None, place, column.header)
        elif column.field != "other" and column.confidence < UNSURE and column.header:
            message = f"The column “{shorten(column.header)}” was read as {column.field}, which is not sure."
            if column.rival:
                message = f"{message.removesuffix('.')}: “{shorten(column.rival)}” would do as well."
            yield Issue("column-unsure", message, None, read.table.number, None, place, column.header)


def _of_rows(read: TableRead) -> Iterator[Issue]:
    """Say which rows give no action, and how much of the table they say: their words stand in no field."""
    left = [row for row in read.rows if row.role in _LEFT_OUT]
    if left:
        texts = {row.place: " ".join(c.text for c in read.grid.filled(row.place)) for row in left}
        told = []
        for role, name in _LEFT_OUT.items():
            own = [row.place for row in left if row.role == role]
            if own:
                words = sum(number_of_words(texts[place]) for place in own)
                told.append(f"{name} (row {', '.join(str(place + 1) for place in own)}; words: {words})")
        message = f"No action has the words of {' and of '.join(told)}."
        number, first = read.table.number, left[0].place
        value = shorten(texts[first])
        yield Issue("row-left-out", message, None, number, first + 1, None, value, len(left))
