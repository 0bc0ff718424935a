"""Makes the rows of the schema's tables of one document: a Plan's, or a failed document's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from typing import Literal

from extractors.document import Cell, Document, Issue, RowKind, Table
from extractors.vocabularies import entries
from normalise.plan import Action, ColumnDecision, Council, Plan, TableDecision
from normalise.schema import table
from pipeline.arrow import Row
from pipeline.publish.spreadsheet import formula_issues

__all__ = ["LEAST_KEPT", "Facts", "Outcome", "action_id", "failed_rows", "issue_row", "plan_rows"]

Outcome = Literal["ok", "partial", "no_tables", "failed"]

LEAST_KEPT = 0.95
"""Share of the words of action tables that an `ok` document keeps; notes and totals are the rest."""

# Fields of an action that are columns of the same name and need no change.
_AS_THEY_ARE = tuple(
    column.name
    for column in table("actions").columns
    if column.name in {f.name for f in fields(Action)} and column.type in ("string", "integer", "number")
)
_DATES_OF_TARGET = ("target", "start")


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a document before it is read."""

    document_id: str
    document: str
    """File name, as it can be shown."""
    size: int
    """In bytes."""


def plan_rows(facts: Facts, document: Document, plan: Plan) -> dict[str, list[Row]]:
    """The rows of every table of the schema for a document that was read."""
    actions = [_action_row(facts, plan.council, action) for action in plan.actions]
    alone = _alone(facts, plan)
    found = (*plan.issues, *formula_issues(actions))
    issues = [issue_row(facts.document_id, i, alone.get((i.table, i.row))) for i in found]
    return {
        "actions": actions,
        "officers": [
            _member(row, place, officer) for row in actions for place, officer in _placed(row["officers"])
        ],
        "dates": [_member(row, place, date) for row in actions for place, date in _placed(row["dates"])],
        "documents": [_document_row(facts, document, plan, issues)],
        "cells": [row for table in plan.tables for row in _cell_rows(facts, table)],
        "columns": _column_rows(facts, plan),
        "issues": issues,
    }


def failed_rows(facts: Facts, issue: Issue, media_type: str | None = None) -> dict[str, list[Row]]:
    """The rows of a document that could not be read: its row in `documents`, and the issue that says why."""
    row: Row = {
        **_known(facts),
        "media_type": media_type,
        "pages": None,
        **_council(None),
        "title": "",
        "period_start": None,
        "period_end": None,
        **dict.fromkeys(
            ("tables", "actions", "words", "words_kept", "words_total", "words_outside", "words_running"), 0
        ),
        "outcome": "failed",
        "error": issue.message,
        "plan_kind": "unknown",
        "status_date": "",
    }
    nothing: dict[str, list[Row]] = {
        name: [] for name in ("actions", "officers", "dates", "cells", "columns")
    }
    return {**nothing, "documents": [row], "issues": [issue_row(facts.document_id, issue)]}


def action_id(document_id: str, action: Action) -> str:
    """The id of an action: stable for the same bytes."""
    return f"{document_id}-{action.table}-{action.row}-{action.item}"


def issue_row(document_id: str, issue: Issue, touched: str | None = None) -> Row:
    """An issue as a row, with what the catalogue says of its code; `touched` is the action that it is about."""
    kind = _catalogue().get(issue.code, {"severity": "error", "fix_by": "code"})
    return {
        "document_id": document_id,
        "action_id": touched,
        "table": issue.table,
        "row": issue.row,
        "column": issue.column,
        "page": issue.page,
        "severity": kind["severity"],
        "code": issue.code,
        "message": issue.message,
        "value": issue.value,
        "count": issue.count,
        "fix_by": kind["fix_by"],
    }


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in entries("issues")}


def _known(facts: Facts) -> Row:
    return {
        "document_id": facts.document_id,
        "document": facts.document,
        "source": facts.document,
        "bytes": facts.size,
    }


def _council(council: Council | None) -> Row:
    return {
        "council": council.name if council else None,
        "council_code": council.code or None if council else None,
    }


def _action_row(facts: Facts, council: Council | None, action: Action) -> Row:
    bounds = [date for date in action.dates if date.kind in _DATES_OF_TARGET]
    return {
        "action_id": action_id(facts.document_id, action),
        "document_id": facts.document_id,
        "document": facts.document,
        **_council(council),
        **{name: getattr(action, name) for name in _AS_THEY_ARE},
        "officers": [
            {"name": o.name, "abbreviation": o.abbreviation, "role": o.role, "kind": o.kind}
            for o in action.officers
        ],
        "dates": [
            {"edtf": d.edtf, "kind": d.kind, "recurrence": d.recurrence, "start": d.start, "end": d.end}
            for d in action.dates
        ],
        "target_start": min((date.start for date in bounds if date.start), default=None),
        "target_end": max((date.end for date in bounds if date.end), default=None),
        "see_also": list(action.see_also),
        "other": dict(action.other),
        "issues": list(action.row_issues),
    }


def _placed(members: list[Row]) -> Iterator[tuple[int, Row]]:
    return enumerate(members, start=1)


def _member(action: Row, place: int, member: Row) -> Row:
    return {"action_id": action["action_id"], "document_id": action["document_id"], "place": place, **member}


def _document_row(facts: Facts, document: Document, plan: Plan, issues: list[Row]) -> Row:
    return {
        **_known(facts),
        "media_type": document.media_type,
        "pages": document.pages,
        **_council(plan.council),
        "title": plan.title,
        "period_start": plan.period_start,
        "period_end": plan.period_end,
        "tables": len(document.tables),
        "actions": len(plan.actions),
        "words": plan.words,
        "words_kept": plan.words_kept,
        "outcome": _outcome(plan, issues),
        "error": None if document.words.total else _first_error(issues),
        "words_total": document.words.total,
        "words_outside": document.words.outside,
        "words_running": document.words.running,
        "plan_kind": plan.kind,
        "status_date": plan.status_date,
    }


def _outcome(plan: Plan, issues: list[Row]) -> Outcome:
    """`partial` where an error issue stands, or where rows that give no action hold many of the words."""
    if not any(decision.kind == "actions" for decision in plan.table_decisions):
        return "no_tables"
    has_errors = any(row["severity"] == "error" for row in issues)
    return "partial" if has_errors or plan.words_kept < LEAST_KEPT * plan.words else "ok"


def _first_error(issues: list[Row]) -> str | None:
    return next((row["message"] for row in issues if row["severity"] == "error"), None)


def _alone(facts: Facts, plan: Plan) -> dict[tuple[int | None, int | None], str]:
    """(table, row) to the id of the row's action, where the row has one action and no more."""
    count = Counter((action.table, action.row) for action in plan.actions)
    return {
        (action.table, action.row): action_id(facts.document_id, action)
        for action in plan.actions
        if count[action.table, action.row] == 1
    }


def _cell_rows(facts: Facts, table: Table) -> Iterator[Row]:
    for row in table.rows:
        for cell in row.cells:
            yield _cell_row(facts, table.number, row.kind, row.pages, cell)


def _cell_row(facts: Facts, table: int, kind: RowKind, pages: tuple[int, ...], cell: Cell) -> Row:
    pages = tuple(box.page for box in cell.boxes) or pages
    return {
        "document_id": facts.document_id,
        "document": facts.document,
        "table": table,
        "row": cell.row,
        "column": cell.column,
        "kind": kind,
        "text": cell.raw_text,
        "row_span": cell.row_span,
        "column_span": cell.column_span,
        "page_first": min(pages, default=None),
        "page_last": max(pages, default=None),
        "boxes": [
            {"page": b.page, "x0": b.x0, "top": b.top, "x1": b.x1, "bottom": b.bottom} for b in cell.boxes
        ],
    }


def _column_rows(facts: Facts, plan: Plan) -> list[Row]:
    return [
        {
            "document_id": facts.document_id,
            "document": facts.document,
            "table": decision.table,
            "column": decision.column,
            "header": decision.header,
            "field": decision.field,
            "how": decision.how,
            "confidence": decision.confidence,
            "table_kind": whole.kind if whole else None,
            "reason": whole.reason if whole else None,
        }
        for decision, whole in _decided(plan)
    ]


def _decided(plan: Plan) -> Iterator[tuple[ColumnDecision, TableDecision | None]]:
    """Each column's decision; beside the first of a table, what the table was taken for."""
    waiting = {decision.table: decision for decision in plan.table_decisions}
    for decision in sorted(plan.column_decisions, key=lambda d: (d.table, d.column)):
        yield decision, waiting.pop(decision.table, None)
