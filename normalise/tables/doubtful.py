"""Weighs again whether a table holds actions: by its cells alone, and by the tables beside it."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from normalise.columns.choice import read_columns
from normalise.columns.contents import Contents
from normalise.tables.kinds import TableFacts, Verdict, judge
from normalise.tables.table_read import TableRead

__all__ = ["doubted_among", "doubted_by_cells", "unless_outdone"]

_BY_HEADERS = ("other", "form", "figures")
"""Kinds of tables whose headers are not those of actions, though what their cells hold may be."""
HOW_FAR = ("status_text", "progress", "actual_outcome")
MOST_LABELS = 12  # of a form's lines: more are rows
MANY_COLUMNS = 3  # fewer are as many by chance


def doubted_by_cells(verdict: Verdict, facts: TableFacts) -> Verdict:
    """The verdict; that a table holds no actions is a doubt where, under other headers, it would hold them."""
    if verdict.kind not in _BY_HEADERS or verdict.is_doubtful:
        return verdict
    no_header = ("",) * len(facts.contents)
    labels = (*(facts.headers[0].split("\n") if facts.headers else ()), *facts.texts)[:MOST_LABELS]
    if not _may_hold_actions(facts, no_header, facts.contents) and not _may_hold_actions(
        facts, labels, (Contents(),) * len(labels)
    ):
        return verdict
    return _doubted(verdict, "its cells read as those of actions do")


def _doubted(verdict: Verdict, why: str) -> Verdict:
    return replace(verdict, reason=f"{verdict.reason}, though {why}", is_doubtful=True)


def _may_hold_actions(facts: TableFacts, headers: Sequence[str], contents: Sequence[Contents]) -> bool:
    """Whether the table would hold actions, were these its headers: none, or the labels of a form's lines.

    These need not name the action, which may be the title above them, but who, when and how far: of what a document
    itself is, a form does not say that.
    """
    columns = read_columns(headers, contents)
    other = replace(facts, headers=tuple(headers), columns=columns)
    if all(
        other.has_sure(*names) for names in (("lead_officer",), ("target_date",), ("progress", "indicator"))
    ):
        return True
    return "action" in other.fields and judge(other).kind == "actions"


def unless_outdone(own: TableRead, read: Sequence[TableRead]) -> TableRead:
    """The table; it holds no actions where that was but supposed, and another says what, who, and when or how far."""
    if not own.verdict.is_supposed:
        return own
    if not any(other.is_actions and not other.verdict.is_supposed and _is_full(other.says) for other in read):
        return own
    reason = "the plan is another table"
    return replace(own, verdict=replace(own.verdict, kind="other", reason=reason, is_doubtful=True))


def _is_full(says: AbstractSet[str]) -> bool:
    """Whether a table's headers say who does it, and by when or how far it is."""
    return "lead_officer" in says and not says.isdisjoint(("target_date", *HOW_FAR))


def doubted_among(own: TableRead, *near: TableRead | None) -> TableRead:
    """The table; that it holds no actions is a doubt where it has no header and its like beside it does hold them."""
    if own.verdict.kind not in _BY_HEADERS or own.header.texts or own.table.column_count < MANY_COLUMNS:
        return own
    alike = (one for one in near if one and one.table.column_count == own.table.column_count)
    if not any(one.is_actions for one in alike):
        return own
    return replace(own, verdict=_doubted(own.verdict, "a table beside it with as many columns holds actions"))
