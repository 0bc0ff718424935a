"""Normalises a document: reads its tables, decides which hold actions, and makes canonical rows of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from msgspec import structs

from extractors.document import Document, Issue, Paragraph, Row, Table
from normalise.actions import Reading, actions_of
from normalise.colour_key import read_colour_key
from normalise.context.outline import Outline, read_outline
from normalise.context.places import Context, read_context
from normalise.councils.matching import CouncilFound, find_council, named
from normalise.glossary.reading import find_glossary
from normalise.plan import Action, ColumnDecision, Plan, TableDecision
from normalise.recast.forms import turn_forms
from normalise.recast.moved import follow
from normalise.recast.raised import with_rows_raised
from normalise.recast.titled import with_titles_taken_in
from normalise.rows.records import RowValues, row_values
from normalise.rows.settled import without_settled
from normalise.tables.clean import clean_table
from normalise.tables.reading import read_tables
from normalise.tables.table_read import TableRead
from normalise.text import key
from normalise.words import count_kept

__all__ = ["normalise"]

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
_IN_ADDRESS = ("://", "www.", "@")


def normalise(document: Document, *, name: str = "", council: str | None = None) -> Plan:
    """Turn an extracted document into a plan: its facts, its actions, each decision and each doubt.

    Args:
        document: The document as an extractor hands it on.
        name: The file's name, a witness to whose plan it is.
        council: The council by name or code, where the caller knows better.
    """
    document = with_titles_taken_in(document)
    moved = with_rows_raised(turn_forms(document.tables))
    document = structs.replace(document, issues=follow(document.issues, moved))
    cleaned = [clean_table(one.table) for one in moved]
    outline = read_outline(document)
    tables = [_without_titles(read, outline) for read in read_tables(cleaned, outline.above)]
    holding = [read for read in tables if read.is_actions]
    context = read_context(document, outline, name, {read.table.number: read.is_banded for read in holding})
    reading = Reading(find_glossary(document), read_colour_key(document), context.period)
    return _plan(document, context, tables, reading, name=name, council=council)


def _without_titles(read: TableRead, outline: Outline) -> TableRead:
    """A table without the bands that only say once more what the headings over it say: they group no rows."""
    heading = outline.owner.get(read.table.number)
    said = {key(one.text) for one in heading.path} if heading is not None else set()
    if not said or not read.is_banded:
        return read
    rows = []
    for row in read.rows:
        lines = row.section.split("\n")
        kept = [line for line in lines if key(line) not in said]
        rows.append(row if len(kept) == len(lines) else replace(row, section="\n".join(kept)))
    return replace(read, rows=tuple(rows))


def _plan(
    document: Document,
    context: Context,
    tables: Sequence[TableRead],
    reading: Reading,
    *,
    name: str,
    council: str | None,
) -> Plan:
    made = _make(tables, context, reading)
    found = _council(document, context, name, council)
    issues = (*made.issues, *_unknown_references(made.actions), *context.doubts, *found.doubts)
    found_before = without_settled(document.issues, made.rows)
    first, last = context.period or (None, None)
    return Plan(
        title=context.title,
        council=found.council,
        period_start=first,
        period_end=last,
        kind=context.kind,
        status_date=context.status_date,
        actions=tuple(_with_issues(made.actions, found_before)),
        tables=tuple(_with_kinds(read) for read in tables),
        table_decisions=tuple(_table_decision(read) for read in tables),
        column_decisions=tuple(decision for read in tables for decision in _column_decisions(read)),
        words=made.words,
        words_kept=made.kept,
        issues=(*found_before, *_one_per_cause(issues)),
    )


@dataclass(frozen=True, slots=True)
class _Made:
    """What the tables that hold actions gave."""

    actions: tuple[Action, ...]
    issues: tuple[Issue, ...]
    words: int
    kept: int
    """How many of the words are in actions."""
    rows: Mapping[int, tuple[TableRead, Sequence[RowValues]]]
    """Number → a table that holds actions, and its rows."""


def _make(tables: Sequence[TableRead], context: Context, reading: Reading) -> _Made:
    actions: list[Action] = []
    issues: list[Issue] = []
    words = kept = 0
    values = {read.table.number: row_values(read) for read in tables if read.is_actions}
    for read in tables:
        issues += read.issues
        if not read.is_actions:
            continue
        place = context.places[read.table.number]
        like = [values[other.table.number] for other in tables if other is not read and _is_like(read, other)]
        made, doubts = actions_of(read, values[read.table.number], place, reading, like)
        total, reached, lost = count_kept(read, made)
        words, kept = words + total, kept + reached
        actions += made
        issues += (*doubts, *lost)
    rows = {read.table.number: (read, values[read.table.number]) for read in tables if read.is_actions}
    return _Made(tuple(actions), tuple(issues), words, kept, rows)


def _with_issues(actions: Sequence[Action], issues: Sequence[Issue]) -> Iterator[Action]:
    """Give the actions with the codes of what the extraction said of their rows, before those found since."""
    codes: dict[tuple[int | None, int | None], dict[str, None]] = {}
    for issue in issues:
        if issue.row is not None:
            codes.setdefault((issue.table, issue.row), {})[issue.code] = None
    for action in actions:
        own = codes.get((action.table, action.row))
        if own:
            action = replace(action, row_issues=(*own, *action.row_issues))
        yield action


def _one_per_cause(issues: Sequence[Issue]) -> Iterator[Issue]:
    """The issues, those of one code over one text as one, where it first stood, with their count."""
    by_cause: dict[tuple[object, ...], list[Issue]] = {}
    for issue in issues:
        cause = (
            (issue.code, issue.value) if issue.value else (issue.code, issue.table, issue.row, issue.column)
        )
        by_cause.setdefault(cause, []).append(issue)
    for own in by_cause.values():
        yield own[0] if len(own) == 1 else structs.replace(own[0], count=sum(issue.count for issue in own))


def _unknown_references(actions: Sequence[Action]) -> Iterator[Issue]:
    """References of actions to points that no row of the plan has, one issue each."""
    known = {ref for action in actions for ref in (*action.objective_ref.split(), *action.action_ref.split())}
    pointing: dict[str, list[Action]] = {}
    for action in actions:
        for reference in action.see_also:
            if reference not in known:
                pointing.setdefault(reference, []).append(action)
    for reference, own in pointing.items():
        message = f"The plan has no point {reference} to look up."
        where = own[0]
        yield Issue(
            "reference-unknown", message, where.page_first, where.table, where.row, None, reference, len(own)
        )


def _is_like(one: TableRead, other: TableRead) -> bool:
    return other.is_actions and one.header.texts == other.header.texts


def _council(document: Document, context: Context, name: str, council: str | None) -> CouncilFound:
    """Whose plan it is: as the caller says, else by what the document says of itself."""
    if council:
        return CouncilFound(named(council), "override")
    return find_council(
        context.title,
        running=document.running,
        file_name=name,
        company=document.properties.company,
        web_addresses=tuple(_addresses(document)),
        text="\n".join(block.text for block in document.blocks if isinstance(block, Paragraph)),
        year=context.period[0] if context.period else None,
    )


def _addresses(document: Document) -> Iterator[str]:
    """Addresses of links, and those typed in cells."""
    for block in document.blocks:
        paragraphs = [block] if isinstance(block, Paragraph) else _paragraphs_of(block)
        for paragraph in paragraphs:
            yield from (link for line in paragraph.lines for link in line.links)
            if not isinstance(block, Paragraph) and any(sign in paragraph.text for sign in _IN_ADDRESS):
                yield from _ADDRESS.findall(paragraph.text)


def _paragraphs_of(table: Table) -> list[Paragraph]:
    return [paragraph for row in table.rows for cell in row.cells for paragraph in cell.paragraphs]


def _with_kinds(read: TableRead) -> Table:
    """The table with the kind of each row as it was decided; that of a table without actions is left."""
    if not read.is_actions:
        return read.table
    kinds: Mapping[str, str] = {"header": "header", "band": "band"}
    rows: list[Row] = []
    for row, decided in zip(read.table.rows, read.rows, strict=True):
        kind = kinds.get(decided.role, "body")
        rows.append(row if row.kind == kind else structs.replace(row, kind=kind))
    return structs.replace(read.table, rows=tuple(rows))


def _table_decision(read: TableRead) -> TableDecision:
    verdict = read.verdict
    return TableDecision(read.table.number, verdict.kind, verdict.reason, verdict.confidence)


def _column_decisions(read: TableRead) -> list[ColumnDecision]:
    return [
        ColumnDecision(
            table=read.table.number,
            column=place,
            header=column.header,
            field=column.field if read.is_actions else None,
            how=column.how if read.is_actions else None,
            confidence=round(column.confidence if read.is_actions else read.verdict.confidence, 3),
        )
        for place, column in enumerate(read.columns, 1)
    ]
