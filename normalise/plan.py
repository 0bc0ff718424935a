"""What normalising gives: a plan's facts, its actions, and every decision and doubt on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from extractors.document import Issue, Table

__all__ = [
    "Action",
    "ColumnDecision",
    "Council",
    "DateGiven",
    "DateKind",
    "How",
    "Officer",
    "Period",
    "Plan",
    "PlanKind",
    "Recurrence",
    "Role",
    "Status",
    "StatusFrom",
    "TableDecision",
]

Status = Literal[
    "completed", "in_progress", "not_started", "delayed", "withdrawn", "not_applicable", "unknown"
]
StatusFrom = Literal[
    "", "action", "status_text", "colour", "colour_key", "target_date", "progress", "actual_outcome"
]
DateKind = Literal["target", "start", "completed", "ongoing", "tbc"]
Recurrence = Literal["", "annual", "six_monthly", "quarterly", "monthly"]
Role = Literal["lead", "support"]
OfficerKind = Literal["post", "team", "body", "person", "group", "unknown"]
PlanKind = Literal[
    "equality", "climate", "community_safety", "corporate", "community", "engagement", "housing", "health",
    "children", "adult_care", "economy", "transport", "planning", "environment", "waste", "culture",
    "welsh_language", "workforce", "governance", "scrutiny", "resources", "digital", "resilience", "unknown",
]  # fmt: skip
Period = tuple[int | None, int | None]
"""First and last year of a plan; None on a side that is open ("to 2030")."""
How = Literal["vocabulary", "similar", "contents", "override"]


@dataclass(frozen=True, slots=True)
class Officer:
    """A post, team, body or person that an action names."""

    name: str
    """As written, or the abbreviation's expansion by the document's own glossary."""
    abbreviation: str = ""
    """The abbreviation as the cell writes it, where the whole officer is one."""
    role: Role = "lead"
    kind: OfficerKind = "unknown"


@dataclass(frozen=True, slots=True)
class DateGiven:
    """One date expression: EDTF (ISO 8601-2), "" where its kind needs none (ongoing, tbc)."""

    edtf: str
    kind: DateKind = "target"
    recurrence: Recurrence = ""
    start: date | None = None
    """First day that it can mean; None if open or recurring."""
    end: date | None = None
    """Last day that it can mean; None if open or recurring."""


@dataclass(frozen=True, slots=True)
class Action:
    """A canonical row; fields as in SCHEMA.md. `row_issues` are the codes of the issues that touch it."""

    table: int
    row: int
    item: int
    plan: str = ""
    section: str = ""
    objective_ref: str = ""
    objective: str = ""
    action_ref: str = ""
    action: str = ""
    action_from: str = "action"
    expected_outcome: str = ""
    lead_officer: str = ""
    officers: tuple[Officer, ...] = ()
    target_date: str = ""
    dates: tuple[DateGiven, ...] = ()
    resources: str = ""
    progress: str = ""
    actual_outcome: str = ""
    indicator: str = ""
    later_actions: str = ""
    status_text: str = ""
    status: Status = "unknown"
    status_from: StatusFrom = ""
    """The field whose words gave `status`, or a colour's name in the status cell; "" where it is unknown."""
    see_also: tuple[str, ...] = ()
    other: Mapping[str, str] = field(default_factory=dict)
    page_first: int | None = None
    page_last: int | None = None
    confidence: float = 1.0
    row_issues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnDecision:
    """Which field a column of a table was read as, and how that was decided."""

    table: int
    column: int
    header: str
    """The column's header rows, joined; "" if it has none."""
    field: str | None
    """Canonical column, `other`, or None in a table that is no action table."""
    how: How | None
    confidence: float


@dataclass(frozen=True, slots=True)
class TableDecision:
    """What a table was taken for: `actions`, or what else (contents, glossary, figures ...), and why."""

    table: int
    kind: str
    reason: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Council:
    """A local authority as registered."""

    name: str
    code: str
    """GSS code of its area; "" where it never had one."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A document, normalised."""

    title: str = ""
    council: Council | None = None
    period_start: int | None = None
    period_end: int | None = None
    kind: PlanKind = "unknown"
    """What the plan is of: equality, climate, housing ..."""
    status_date: str = ""
    """The day, month or quarter that the plan says it was updated or stands at, in EDTF."""
    actions: tuple[Action, ...] = ()
    tables: tuple[Table, ...] = ()
    """All tables of the document, their rows' kinds (header, band, body) as finally decided."""
    table_decisions: tuple[TableDecision, ...] = ()
    column_decisions: tuple[ColumnDecision, ...] = ()
    words: int = 0
    """Words in the action tables."""
    words_kept: int = 0
    """Of those, the ones that reached a canonical column, `other`, a section, a plan or a header."""
    issues: tuple[Issue, ...] = ()
    """Those of the document and those of normalising."""
