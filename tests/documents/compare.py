"""Canonical rows laid beside gold rows, so that a failure shows row, field and both texts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

__all__ = ["FIELDS", "differences", "gold_actions", "matched", "scores"]

TEXT_FIELDS = (
    *("plan", "section", "objective_ref", "objective", "action_ref", "action", "action_from"),
    *("expected_outcome", "lead_officer", "target_date", "resources", "progress", "actual_outcome"),
    *("indicator", "later_actions", "status_text", "status"),
)
RECORD_FIELDS = {"officers": ("name", "abbreviation", "role"), "dates": ("edtf", "kind", "recurrence")}
FIELDS = (*TEXT_FIELDS, *RECORD_FIELDS, "see_also", "other")


def gold_actions(path: Path) -> list[dict[str, Any]]:
    """The gold rows of one document."""
    actions: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["actions"]
    return actions


def differences(
    gold: Sequence[dict[str, Any]], rows: Sequence[dict[str, Any]], *, line_ends: bool = True
) -> list[str]:
    """One line for each field that differs; a line for the number of rows first. Empty when all is the same.

    Without `line_ends` any white space is as good as another, as the yardstick's score has it.
    """
    found = [] if len(gold) == len(rows) else [f"{len(gold)} rows in gold, {len(rows)} here"]
    for place, (wanted, row) in enumerate(zip(gold, rows, strict=False), 1):
        for field in FIELDS:
            there, here = _plain(field, wanted[field]), _plain(field, row[field])
            if not line_ends and field in TEXT_FIELDS:
                there, here = " ".join(there.split()), " ".join(here.split())
            if there != here:
                found.append(f"row {place} {field}: gold {there!r}, here {here!r}")
    return found


def scores(gold: Sequence[dict[str, Any]], rows: Sequence[dict[str, Any]]) -> tuple[float, float]:
    """F1 of the rows found in gold's order (by their action, to the letter), and the share of gold's filled fields
    that those rows have right."""
    pairs = matched(gold, rows)
    filled = [(wanted, field) for wanted in gold for field in FIELDS if _plain(field, wanted[field])]
    right = sum(
        _plain(field, wanted[field]) == _plain(field, row[field])
        for wanted, row in pairs
        for field in FIELDS
        if _plain(field, wanted[field])
    )
    return 2 * len(pairs) / (len(gold) + len(rows)), right / len(filled)


def matched(
    gold: Sequence[dict[str, Any]], rows: Sequence[dict[str, Any]]
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Pairs of gold row and row whose actions are the same to the letter, in order."""
    there, here = ([row["action"] for row in some] for some in (gold, rows))
    blocks = SequenceMatcher(None, there, here, autojunk=False).get_matching_blocks()
    return [(gold[b.a + n], rows[b.b + n]) for b in blocks for n in range(b.size)]


def _plain(field: str, value: Any) -> Any:
    """A field's value as text, list of tuples or dict, whatever the file format made of it."""
    if field in TEXT_FIELDS:
        return value
    parsed = json.loads(value) if isinstance(value, str) else value
    if field in RECORD_FIELDS:
        return [tuple(record[key] for key in RECORD_FIELDS[field]) for record in parsed]
    return dict(parsed) if field == "other" else list(parsed)
