"""Makes canonical rows of a table's body rows: each record with its officers, dates, status and doubts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractors.document import Issue, Row
from normalise.confidence import row_confidence
from normalise.context.places import Place, section_doubt
from normalise.dates import read_dates
from normalise.doubts import Doubts
from normalise.glossary.reading import Glossary
from normalise.officers import OfficersRead, read_officers
from normalise.officers.parted import CellEnds, cell_ends, doubts_of_lines
from normalise.plan import Action, DateGiven, Officer, Period, Status, StatusFrom
from normalise.rows.misfits import Misfit, misfits
from normalise.rows.painted import told_by_colour
from normalise.rows.records import (
    DITTO,
    Record,
    RowValues,
    join_paragraphs,
    other_names,
    records_of,
    see_also,
)
from normalise.rows.shares import own_text, shares
from normalise.schema import ACTION_FIELDS
from normalise.status import read_status
from normalise.tables.kinds import announces_plan
from normalise.tables.table_read import TableRead
from normalise.text import key

__all__ = ["Reading", "actions_of"]

_LINED_UP = ("lead_officer", "target_date")
_WORKED_OUT = frozenset(("objective_ref", "objective", "action_ref", "action", *_LINED_UP))
_PLAIN = tuple(name for name in ACTION_FIELDS if name not in _WORKED_OUT)
"""The fields that are a row's text as it stands."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the whole document says for the reading of single cells."""

    glossary: Glossary
    colour_key: Mapping[str, Status] = field(default_factory=dict)
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class _Given:
    """Officers and dates that a cell gave, for a ditto mark in the row beneath."""

    officers: tuple[Officer, ...] = ()
    dates: tuple[DateGiven, ...] = ()


@dataclass(frozen=True, slots=True)
class _Table:
    """What the rows of a table are read in, and where their doubts go."""

    read: TableRead
    reading: Reading
    doubts: Doubts
    officers: CellEnds
    """How the table's officer cells begin and end."""


@dataclass(frozen=True, slots=True)
class _Row:
    """What all records of a row share."""

    base: Action
    """The fields that do not depend on the item."""
    values: RowValues
    misfit: Misfit
    codes: tuple[str, ...]
    """Of the issues about the row as a whole."""


def actions_of(
    read: TableRead,
    values: Sequence[RowValues],
    place: Place,
    reading: Reading,
    like: Sequence[Sequence[RowValues]] = (),
) -> tuple[tuple[Action, ...], tuple[Issue, ...]]:
    """The canonical rows of an action table in order, and the doubts about them.

    Args:
        read: The table as read.
        values: Its rows.
        place: The sub-plan and section that it stands in.
        reading: The document's glossary, colour key and period.
        like: The rows of the document's other tables with the same header.
    """
    shared = {name: shares(read, values, name, like) for name in _LINED_UP}
    officers = cell_ends(one.paragraphs.get("lead_officer", ()) for one in values)
    table = _Table(read, reading, Doubts(read.table.number), officers)
    made: list[Action] = []
    above = _Given()
    for index, (one, misfit) in enumerate(zip(values, misfits(read, values), strict=True)):
        columns = read.columns_of[one.row.header]
        has_action = any(column.field == "action" for column in columns)
        base = _base(read, one, place)
        doubts = (*_place_doubts(base.section, place, values), *misfit.doubts)
        row = _Row(base, one, misfit, _note_of_row(table, one, base.row, doubts))
        for record in records_of(one, has_action=has_action):
            own = {name: own_text(one, name, record, shared[name][index]) for name in _LINED_UP}
            action, above = _action(table, row, record, own, above)
            made.append(action)
    return tuple(made), tuple(table.doubts.found.values())


def _note_of_row(table: _Table, values: RowValues, row: int, doubts: Sequence[Issue]) -> tuple[str, ...]:
    """Note the doubts about a row as a whole, and those that its cells raise; give the codes of its records."""
    joined = doubts_of_lines(values.paragraphs.get("lead_officer", ()), table.officers)
    codes = table.doubts.note(doubts, row, None) + _note(table, joined, row, "lead_officer")
    written = values.text("objective")
    if DITTO.match(written) and values.objective != written:
        _note(table, (_ditto(written, "objective"),), row, "objective")
    return (*_told_once(table.read.table.rows[values.row.place]), *codes)


def _told_once(row: Row) -> Iterator[str]:
    """Give the codes of what the extraction told of a row once for all rows."""
    if row.is_scanned:
        yield "scanned-text"
    if any(line.struck for cell in row.cells for line in cell.lines):
        yield "struck-text"


def _note(table: _Table, issues: Sequence[Issue], row: int, name: str) -> tuple[str, ...]:
    """Note doubts about the cell of a field; give their codes."""
    return table.doubts.note(issues, row, table.read.column_of(name))


def _base(read: TableRead, row: RowValues, place: Place) -> Action:
    """What all records of a row share."""
    number = row.row.place
    pages = read.table.rows[number].pages
    section = _section(row, place)
    return Action(
        table=read.table.number,
        row=number + 1,
        item=0,
        plan=place.plan,
        section="" if key(section) == key(place.plan) else section,
        objective_ref=row.objective_ref,
        objective=row.objective,
        other=row.other,
        page_first=min(pages) if pages else None,
        page_last=max(pages) if pages else None,
        **{name: row.text(name) for name in _PLAIN},  # type: ignore[arg-type]
    )


def _section(row: RowValues, place: Place) -> str:
    """The band over a row, else the heading over the table."""
    if place.section and announces_plan(row.row.section):
        return place.section  # the band is a title over the table's header; the heading above it says more
    return row.row.section or place.section


def _place_doubts(section: str, place: Place, values: Sequence[RowValues]) -> tuple[Issue, ...]:
    """What is doubtful about the plan and section of a row: a heading gives way to bands over all rows beneath it."""
    gives_way = place.section and key(section) not in (key(place.section), "")
    if gives_way and place.is_above_bands and all(row.row.section for row in values):
        return (*place.doubts, section_doubt(section, place.section))
    return place.doubts


def _action(
    table: _Table, row: _Row, record: Record, own: Mapping[str, str], above: _Given
) -> tuple[Action, _Given]:
    """One canonical row, and what a ditto mark beneath it would mean; `own` are its texts of the lined-up fields."""
    number = row.base.row
    officers = _officers(own["lead_officer"], table.reading, above)
    dates, date_codes = _dates(table, row, own["target_date"], above)
    officer_codes = _note(table, officers.doubts, number, "lead_officer")
    status, status_from = _status(row.base, record, own, table)
    colour_codes = _note(
        table, told_by_colour(table.read, row.base, table.reading.colour_key), number, "status_text"
    )
    codes = tuple(dict.fromkeys((*row.codes, *officer_codes, *date_codes, *colour_codes)))
    action = replace(
        row.base,
        item=record.item,
        action_ref=record.action_ref,
        action=record.action,
        action_from=record.action_from,
        lead_officer=own["lead_officer"],
        officers=officers.officers,
        target_date=own["target_date"],
        dates=dates,
        status=status,
        status_from=status_from,
        see_also=see_also(record.action),
        confidence=_confidence(table.read, row, codes),
        row_issues=codes,
    )
    return action, _Given(officers.officers, dates)


def _status(base: Action, record: Record, own: Mapping[str, str], table: _Table) -> tuple[Status, StatusFrom]:
    return read_status(
        action=record.action,
        status_text=base.status_text,
        status_header=_header(table.read, "status_text"),
        target_date=own["target_date"],
        progress=base.progress,
        actual_outcome=base.actual_outcome,
        colour_key=table.reading.colour_key,
    )


def _header(read: TableRead, name: str) -> str:
    return next((column.header for column in read.columns if column.field == name), "")


def _end_header(read: TableRead) -> str:
    """The header over dates that are no starts; where there is none, that of the start column."""
    headers = [
        column.header for column in read.columns if column.field == "target_date" and not column.is_start
    ]
    return next(iter(headers), "")


def _ditto(text: str, what: str) -> Issue:
    return Issue("ditto", f"“{text.strip()}” was read as the {what} of the row above.", value=text.strip())


def _officers(text: str, reading: Reading, above: _Given) -> OfficersRead:
    if text and DITTO.match(text):
        return OfficersRead(above.officers, (_ditto(text, "officers"),))
    return read_officers(text, reading.glossary) if text else OfficersRead()


def _dates(
    table: _Table, row: _Row, text: str, above: _Given
) -> tuple[tuple[DateGiven, ...], tuple[str, ...]]:
    """The dates of a cell; where start and end stand in two columns each is read under its own header."""
    number = row.base.row
    if not text:
        return (), ()
    if DITTO.match(text):
        return above.dates, _note(table, (_ditto(text, "dates"),), number, "target_date")
    start = join_paragraphs(row.values.starts)
    end = text.removeprefix(start).strip() if start else text
    parts = ((start, "Start"), (end, _end_header(table.read)))
    found: list[DateGiven] = []
    codes: tuple[str, ...] = ()
    for part, header in parts:
        given = read_dates(part, header=header, period=table.reading.period) if part else None
        if given is not None:
            found += given.dates
            codes += _note(table, given.doubts, number, "target_date")
    return tuple(found), codes


def _confidence(read: TableRead, row: _Row, codes: Sequence[str]) -> float:
    """The chance that a row is right."""
    values = row.values
    columns = read.columns_of[values.row.header]
    names = other_names(columns) if values.other else {}
    extracted = read.table.rows[values.row.place]
    return row_confidence(
        row=extracted.confidence,
        joins=extracted.joins,
        table=read.table.confidence,
        verdict=read.verdict.confidence,
        columns=[
            column.chance
            for place, column in enumerate(columns)
            if column.field in values.paragraphs or names.get(place) in values.other
        ],
        # The misfit's chance is what "row-unsure" tells: counted once.
        doubts=[code for code in codes if code != "row-unsure"],
        fits=row.misfit.chance,
    )
