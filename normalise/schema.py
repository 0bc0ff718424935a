"""The canonical schema, once: tables, columns, types, constraints and what each column means.

Parquet schemas, Table Schemas, CSVW, the codebook and empty frames in tests are all made from `TABLES`.
"""

from __future__ import annotations

from typing import get_args

from normalise.plan import DateKind, How, OfficerKind, PlanKind, Recurrence, Role, Status, StatusFrom
from normalise.schema_types import Column, Key, SchemaTable

__all__ = ["ACTION_FIELDS", "FACTS", "TABLES", "WHAT", "WHO_AND_WHEN", "table"]

# Level 2 of EDTF as this project writes it: dates, seasons 21-24, XXXX for "every year", "?", "~", intervals.
_EDTF_DATE = r"(\d{4}|XXXX)(-\d{2}(-\d{2})?)?[?~%]?"
EDTF_PATTERN = rf"^({_EDTF_DATE}(/({_EDTF_DATE}|\.\.))?|\.\./{_EDTF_DATE})?$"
DOCUMENT_ID_PATTERN = r"^[0-9a-f]{16}$"


def _string(name: str, meaning: str, **rules: object) -> Column:
    return Column(name, "string", meaning, is_required=True, **rules)  # type: ignore[arg-type]


def _count(name: str, meaning: str, *, is_required: bool = True) -> Column:
    return Column(name, "integer", meaning, is_required=is_required, minimum=0)


def _position(name: str, meaning: str, *, is_required: bool = False) -> Column:
    return Column(name, "integer", meaning, is_required=is_required, minimum=1)


_CONFIDENCE = "0 to 1: what the extraction and each decision on the way were sure of"
_DOCUMENT_ID = _string(
    "document_id",
    "First 16 hex digits of the SHA-256 of the file's bytes",
    is_filled=True,
    pattern=DOCUMENT_ID_PATTERN,
)
_DOCUMENT = _string("document", "File name", is_filled=True)
_ACTION_ID = _string("action_id", "Stable for the same bytes: document_id, table, row, item", is_filled=True)
_TABLE = _position("table", "Place of the table in the document, from 1", is_required=True)
_COLUMN = _position("column", "Place of the column in the table, from 1", is_required=True)
_BY_DOCUMENT = Key(("document_id",), "documents")
_BY_ACTION = Key(("action_id",), "actions")

OFFICER = (
    _string("name", "The officer, or the abbreviation's expansion by the document's own glossary"),
    _string("abbreviation", 'The abbreviation as the cell writes it, "" where the officer is none'),
    _string("role", "Who leads and who supports", is_filled=True, values=get_args(Role)),
    _string("kind", "What kind of officer it is", is_filled=True, values=get_args(OfficerKind)),
)
DATE = (
    _string("edtf", 'The date in EDTF (ISO 8601-2); "" for ongoing and tbc', pattern=EDTF_PATTERN),
    _string("kind", "What the date is of the action", is_filled=True, values=get_args(DateKind)),
    _string("recurrence", 'How often it comes again, "" for once', values=get_args(Recurrence)),
    Column("start", "date", "First day that it can mean; null if open"),
    Column("end", "date", "Last day that it can mean; null if open"),
)
BOX = (
    _position("page", "Page, from 1", is_required=True),
    Column("x0", "number", "Left edge in points from the page's left", is_required=True),
    Column("top", "number", "Top edge in points from the page's top", is_required=True),
    Column("x1", "number", "Right edge in points from the page's left", is_required=True),
    Column("bottom", "number", "Bottom edge in points from the page's top", is_required=True),
)

ACTIONS = SchemaTable(
    "actions",
    "One row per action",
    (
        _ACTION_ID,
        _DOCUMENT_ID,
        _DOCUMENT,
        Column("council", "string", "Registered name of the council; null where unknown"),
        Column("council_code", "string", "GSS code of the council's area; null where unknown"),
        _string("plan", "Title of the sub-plan that the table stands under, else of the document"),
        _string("section", "Band row or heading that groups the rows, as written"),
        _string("objective_ref", "Number of the objective"),
        _string("objective", "What the action serves, with its number taken off"),
        _string("action_ref", "Number or label of the action"),
        _string("action", "The thing to be done, with its number taken off"),
        _string(
            "action_from",
            "Canonical column that `action` was read from",
            is_filled=True,
            values=("action", "expected_outcome", "objective"),
        ),
        _string("expected_outcome", "Outcome, impact or aim"),
        _string("lead_officer", "The officers' cell as written"),
        Column("officers", "records", "Each officer in that cell", is_required=True, members=OFFICER),
        _string("target_date", "The dates' cell as written"),
        Column("dates", "records", "Each date in that cell", is_required=True, members=DATE),
        Column("target_start", "date", "Earliest start over the dates of kind target and start"),
        Column("target_end", "date", "Latest end over the dates of kind target and start"),
        _string("resources", "Resources or cost"),
        _string("progress", "Progress, update or comments"),
        _string("actual_outcome", "What came of it"),
        _string("indicator", "How success is measured"),
        _string("later_actions", "Actions of later years"),
        _string("status_text", "The cell of a status or RAG column, as written"),
        _string("status", "From explicit words only", is_filled=True, values=get_args(Status)),
        Column("see_also", "strings", "References to other points of the plan", is_required=True),
        Column("other", "map", "Every column that no rule maps: header to text", is_required=True),
        _position("page_first", "First page of the row; null in Word files"),
        _position("page_last", "Last page of the row; null in Word files"),
        _TABLE,
        _position("row", "Row in the table, from 1", is_required=True),
        _count("item", "Item in the row's list, from 1; 0 where the row is one action"),
        Column("confidence", "number", _CONFIDENCE, is_required=True, minimum=0, maximum=1),
        Column("issues", "strings", "Codes of the issues that touch the row", is_required=True),
        _string(
            "status_from",
            "Canonical column whose words gave `status`; `colour_key` where the status cell names a colour that the "
            'document explains, `colour` where it does not; "" where the status is unknown',
            values=get_args(StatusFrom),
        ),
    ),
    primary_key=("action_id",),
    foreign_keys=(_BY_DOCUMENT,),
    sort=("document", "document_id", "table", "row", "item"),
)

OFFICERS = SchemaTable(
    "officers",
    "One row per action and officer named for it",
    (_ACTION_ID, _DOCUMENT_ID, _position("place", "Place in the cell, from 1", is_required=True), *OFFICER),
    primary_key=("action_id", "place"),
    foreign_keys=(_BY_ACTION, _BY_DOCUMENT),
)

DATES = SchemaTable(
    "dates",
    "One row per action and date given for it",
    (_ACTION_ID, _DOCUMENT_ID, _position("place", "Place in the cell, from 1", is_required=True), *DATE),
    primary_key=("action_id", "place"),
    foreign_keys=(_BY_ACTION, _BY_DOCUMENT),
)

DOCUMENTS = SchemaTable(
    "documents",
    "One row per source document, also one that failed or held no action table",
    (
        _DOCUMENT_ID,
        _DOCUMENT,
        _string("source", "Path or address that it was read from", is_filled=True),
        Column("media_type", "string", "By the bytes, not the name; null where it is no known kind"),
        _count("bytes", "Size of the file"),
        _count("pages", "Number of pages; null in Word files", is_required=False),
        Column("council", "string", "Registered name of the council; null where unknown"),
        Column("council_code", "string", "GSS code of the council's area; null where unknown"),
        _string("title", "Title of the plan"),
        _count("period_start", "First year of the plan's period", is_required=False),
        _count("period_end", "Last year of the plan's period", is_required=False),
        _count("tables", "Number of tables found"),
        _count("actions", "Number of actions"),
        _count("words", "Words in action tables"),
        _count("words_kept", "Of those, the ones that reached a column, a section or a header"),
        _string("outcome", "How it went", is_filled=True, values=("ok", "partial", "no_tables", "failed")),
        Column("error", "string", "Why it failed, or why not one word of it could be read; else null"),
        _count("words_total", "Words in the document"),
        _count("words_outside", "Of those, the ones outside tables"),
        _count("words_running", "Of those, the ones in running headers, footers and repeated header rows"),
        _string(
            "plan_kind",
            "What the plan is of, by its title or opening",
            is_filled=True,
            values=get_args(PlanKind),
        ),
        _string(
            "status_date",
            'When the plan says that it was updated or stands at, in EDTF; "" where it does not say',
            pattern=EDTF_PATTERN,
        ),
    ),
    primary_key=("document_id",),
    sort=("document", "document_id"),
)

CELLS = SchemaTable(
    "cells",
    "One row per cell of a table as extracted, before any normalising",
    (
        _DOCUMENT_ID,
        _DOCUMENT,
        _TABLE,
        _position("row", "Row in the table, from 1", is_required=True),
        _COLUMN,
        _string("kind", "What the row is", is_filled=True, values=("header", "band", "body")),
        _string("text", "The text as extracted, lines joined by newlines"),
        _position("row_span", "Rows that the cell spans", is_required=True),
        _position("column_span", "Columns that the cell spans", is_required=True),
        _position("page_first", "First page; null in Word files"),
        _position("page_last", "Last page; null in Word files"),
        Column("boxes", "records", "Where the cell stands, a box a page", is_required=True, members=BOX),
    ),
    primary_key=("document_id", "table", "row", "column"),
    foreign_keys=(_BY_DOCUMENT,),
    sort=("document", "document_id", "table", "row", "column"),
    is_csv=False,
)

COLUMNS = SchemaTable(
    "columns",
    "One row per column of an extracted table: what it was read as, and why",
    (
        _DOCUMENT_ID,
        _DOCUMENT,
        _TABLE,
        _COLUMN,
        _string("header", "The column's header as written"),
        Column("field", "string", "Canonical column or `other`; null in a table that is no action table"),
        Column("how", "string", "How that was decided; null likewise", values=get_args(How)),
        Column("confidence", "number", "0 to 1", is_required=True, minimum=0, maximum=1),
        Column("table_kind", "string", "On the first column: `actions`, or what the table was taken for"),
        Column("reason", "string", "On the first column: why the table was taken for that"),
    ),
    primary_key=("document_id", "table", "column"),
    foreign_keys=(_BY_DOCUMENT,),
    sort=("document", "document_id", "table", "column"),
)

ISSUES = SchemaTable(
    "issues",
    "One row per thing that a person should look at",
    (
        _DOCUMENT_ID,
        Column("action_id", "string", "The action that it touches, where it is one"),
        _position("table", "Table, where it is in one"),
        _position("row", "Row of the table"),
        _position("column", "Column of the table"),
        _position("page", "Page"),
        _string("severity", "How bad it is", is_filled=True, values=("error", "warning", "info")),
        _string("code", "Which kind of issue; the codebook lists them", is_filled=True),
        _string("message", "What it is, with the facts of this case", is_filled=True),
        _string("value", "The text that gave cause"),
        _position("count", "How many times", is_required=True),
        _string("fix_by", "Who can mend it", is_filled=True, values=("author", "vocabulary", "code")),
    ),
    foreign_keys=(_BY_DOCUMENT,),
    sort=("document_id", "table", "row", "column", "page", "code", "message"),
)

TABLES: tuple[SchemaTable, ...] = (ACTIONS, OFFICERS, DATES, DOCUMENTS, CELLS, COLUMNS, ISSUES)

# The fields that a column of a table can be read as.
ACTION_FIELDS: tuple[str, ...] = (
    "objective_ref",
    "objective",
    "action_ref",
    "action",
    "expected_outcome",
    "lead_officer",
    "target_date",
    "resources",
    "progress",
    "actual_outcome",
    "indicator",
    "later_actions",
    "status_text",
)


def table(name: str) -> SchemaTable:
    """The table of that name; KeyError with the known names if there is none."""
    for candidate in TABLES:
        if candidate.name == name:
            return candidate
    raise KeyError(f"no table {name!r}; there are {', '.join(t.name for t in TABLES)}")


# What an action table says in its columns: what is to be done and why, and the facts of it.
WHAT = frozenset(("action", "objective", "expected_outcome"))
WHO_AND_WHEN = frozenset(("lead_officer", "target_date"))
FACTS = WHO_AND_WHEN | {"status_text", "progress", "resources", "indicator", "actual_outcome"}
