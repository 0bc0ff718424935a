"""Reads tables: header, columns, whether they hold actions, and what each row is.

Tables of one document with the same header are one table to a reader, so what their columns are and whether they
hold actions is decided for all of them together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.document import Issue, Table
from normalise.columns.certainty import ColumnRead
from normalise.columns.choice import read_columns
from normalise.columns.contents import Contents, weigh_contents
from normalise.columns.headers import Header, find_header, header_at
from normalise.grid import Grid, lay_out
from normalise.rows.kinds import RowRead, read_rows
from normalise.schema import WHO_AND_WHEN
from normalise.tables.kinds import TableFacts, Verdict, judge
from normalise.text import number_of_words, shorten

__all__ = ["TableRead", "read_tables"]

UNSURE = 0.7  # a column read with less confidence is a doubt
_LEFT_OUT = {"total": "totals", "note": "notes, or texts that stand across the table and head no row"}
"""Roles of rows that give no action, and what they are called."""
_BY_HEADERS = ("other", "form", "figures")
"""Kinds of tables whose headers are not those of actions, though what their cells hold may be."""
MOST_LABELS = 12  # of a form's lines: more are rows
MANY_COLUMNS = 3  # fewer are as many by chance
INHERITED = 0.95  # what is left of the confidence of columns whose header stands over an earlier table


@dataclass(frozen=True, slots=True)
class TableRead:
    """A table with every decision on it."""

    table: Table
    grid: Grid
    header: Header
    columns: tuple[ColumnRead, ...]
    """By the first header."""
    columns_of: tuple[tuple[ColumnRead, ...], ...]
    """The columns under each of the table's headers; the first is `columns`."""
    rows: tuple[RowRead, ...]
    verdict: Verdict
    issues: tuple[Issue, ...] = ()
    is_header_lent: bool = False
    """Its header stands over an earlier table."""

    @property
    def says(self) -> frozenset[str]:
        """The fields that its headers name."""
        return frozenset(
            column.field for column in self.columns if column.header and column.how != "contents"
        )

    @property
    def is_actions(self) -> bool:
        """Whether the table holds actions."""
        return self.verdict.kind == "actions"

    @property
    def is_banded(self) -> bool:
        """Whether bands group its rows."""
        return any(row.section for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Laid:
    """A table laid out, before anything is decided about its columns."""

    grid: Grid
    header: Header
    rows: tuple[RowRead, ...]

    @property
    def width(self) -> int:
        return self.grid.width

    def texts(self, column: int, header: int = 0) -> list[str | None]:
        """The texts of a column's body cells under one header; a merged cell's at its start, None further down."""
        texts: list[str | None] = []
        for row in self.rows:
            if row.role == "body" and row.header == header:
                cell, text = self.grid.cells[row.place][column], self.grid.texts[row.place][column]
                if cell is None or cell.column != column + 1:
                    texts.append("")
                else:
                    texts.append(text if cell.row == row.place + 1 else None)
        return texts


def _lay(table: Table) -> _Laid:
    grid = lay_out(table)
    header = find_header(grid)
    return _Laid(grid, header, read_rows(grid, header))


def read_tables(
    tables: Sequence[tuple[Table, tuple[Issue, ...]]], above: Callable[[int], str]
) -> list[TableRead]:
    """Read the tables of a document, those with the same header together.

    Args:
        tables: Each with its texts cleaned, and what cleaning found.
        above: Gives, by a table's number, the headings over it and the paragraph right above.
    """
    laid = [_lay(table) for table, _ in tables]
    alike: dict[tuple[str, ...], list[_Laid]] = {}
    for own in laid:
        alike.setdefault(own.header.texts, []).append(own)
    read: list[TableRead] = []
    for own, (_, doubts) in zip(laid, tables, strict=True):
        group = alike[own.header.texts] if own.header.rows else [own]
        over = "\n".join(above(other.grid.table.number) for other in group)
        read.append(_read(own, group, read, over, doubts))
    read = [_unless_outdone(one, read) for one in read]
    near = zip(read, [None, *read], [*read[1:], None], strict=False)
    return [_with_doubts(_doubted_among(one, before, after)) for one, before, after in near]


def _unless_outdone(own: TableRead, read: Sequence[TableRead]) -> TableRead:
    """The table; it holds no actions where only an announcement said so and fits another better.

    A better one says who and when, of which this one says nothing.
    """
    if not own.verdict.rests_on_announcement or own.says & WHO_AND_WHEN:
        return own
    if not any(other.is_actions and other.says >= WHO_AND_WHEN for other in read):
        return own
    reason = "the plan announced above it is another table"
    return replace(own, verdict=replace(own.verdict, kind="other", reason=reason, is_doubtful=True))


def _doubted_among(own: TableRead, *near: TableRead | None) -> TableRead:
    """The table; that it holds no actions is a doubt where it has no header and its like beside it does hold them."""
    if own.verdict.kind not in _BY_HEADERS or own.header.texts or own.table.column_count < MANY_COLUMNS:
        return own
    alike = (one for one in near if one and one.table.column_count == own.table.column_count)
    if not any(one.is_actions for one in alike):
        return own
    return replace(own, verdict=_doubted(own.verdict, "a table beside it with as many columns holds actions"))


def _with_doubts(read: TableRead) -> TableRead:
    found = _issues(read) if read.is_actions else list(_doubt_of_verdict(read))
    return replace(read, issues=(*read.issues, *found))


def _read(
    own: _Laid, group: Sequence[_Laid], earlier: Sequence[TableRead], above: str, doubts: tuple[Issue, ...]
) -> TableRead:
    """Read a table; `group` are those with its header, itself among them."""
    grid, header, rows = own.grid, own.header, own.rows
    lender = None if header.rows else _lender(grid.table, earlier)
    if lender is not None:
        header = replace(header, texts=lender.header.texts, telling=lender.header.telling)
    contents = _contents(group, own.width)
    columns_of = _columns_of(replace(own, header=header), contents)
    if lender is not None:
        columns_of = (
            tuple(replace(c, confidence=c.confidence * INHERITED) for c in lender.columns),
            *columns_of[1:],
        )
    rows = tuple(_unless_bare(row, grid, columns_of) for row in rows)
    verdict = _judge(replace(own, rows=rows), group, columns_of[0], contents, above)
    return TableRead(
        grid.table, grid, header, columns_of[0], columns_of, rows, verdict, doubts, lender is not None
    )


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


def _contents(group: Sequence[_Laid], width: int, header: int = 0) -> tuple[Contents, ...]:
    return tuple(
        weigh_contents([text for laid in group for text in laid.texts(column, header)])
        for column in range(width)
    )


def _columns_of(own: _Laid, contents: Sequence[Contents]) -> tuple[tuple[ColumnRead, ...], ...]:
    """The columns under each header of the table: a second, reworded header starts anew."""
    nothing = ("",) * own.width
    count = max((row.header for row in own.rows), default=0)
    reworded = [r.place for r in own.rows if r.role == "header" and r.place not in own.header.rows]
    first = (own.header.texts or nothing, own.header.telling or nothing)
    headers = [first, *((text, text) for place in reworded[:count] for text in [header_at(own.grid, place)])]
    headers += [first] * (count + 1 - len(headers))
    found = []
    for number, (texts, telling) in enumerate(headers):
        read = read_columns(telling, _contents([own], own.width, number) if number else contents)
        found.append(tuple(replace(column, header=text) for column, text in zip(read, texts, strict=True)))
    return tuple(found)


def _judge(
    own: _Laid,
    group: Sequence[_Laid],
    columns: tuple[ColumnRead, ...],
    contents: tuple[Contents, ...],
    above: str,
) -> Verdict:
    facts = TableFacts(
        headers=tuple(column.header for column in columns),
        columns=columns,
        contents=contents,
        body_rows=sum(row.role == "body" for row in own.rows),
        texts=tuple(text for laid in group for text in laid.texts(0) if text and text.strip()),
        ends=tuple(text for laid in group for text in laid.texts(own.width - 1) if text and text.strip()),
        above=above,
    )
    verdict = judge(facts)
    if verdict.kind not in _BY_HEADERS or verdict.is_doubtful:
        return verdict
    nothing = ("",) * own.width
    labels = (*(facts.headers[0].split("\n") if facts.headers else ()), *facts.texts)
    others = ((nothing, contents), (labels[:MOST_LABELS], (Contents(),) * MOST_LABELS))
    if not any(_may_hold_actions(facts, *other) for other in others):
        return verdict
    return _doubted(verdict, "its cells read as those of actions do")


def _doubted(verdict: Verdict, why: str) -> Verdict:
    return replace(verdict, reason=f"{verdict.reason}, though {why}", is_doubtful=True)


def _may_hold_actions(facts: TableFacts, headers: Sequence[str], contents: Sequence[Contents]) -> bool:
    """Whether the table would hold actions, were these its headers: none, or the labels of a form's lines.

    These need not name the action, which may be the title above them, but who, when and how far: of what a document
    itself is, a form does not say that.
    """
    columns = read_columns(headers, contents[: len(headers)])
    other = replace(facts, headers=tuple(headers), columns=columns)
    if all(
        other.has_sure(*names) for names in (("lead_officer",), ("target_date",), ("progress", "indicator"))
    ):
        return True
    return "action" in other.fields and judge(other).kind == "actions"


def _doubt_of_verdict(read: TableRead) -> Iterator[Issue]:
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


def _issues(read: TableRead) -> list[Issue]:
    """The doubts about an action table, one per cause."""
    return [*_doubt_of_verdict(read), *_of_header(read), *_of_columns(read), *_of_rows(read)]


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
