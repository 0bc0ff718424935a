"""The gold rows of a sample plan: what a person says its tables mean, from the notes in its TOML file."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["date_of", "gold", "officer_of"]

_LIST_LABELS = {
    "decimal": [f"{n}" for n in range(1, 20)],
    "roman": ["i", "ii", "iii", "iv", "v", "vi", "vii"],
}
_TEXT_FIELDS = (
    *("plan", "section", "objective_ref", "objective", "action_ref", "action", "expected_outcome"),
    *("lead_officer", "target_date", "resources", "progress", "actual_outcome", "indicator"),
    *("later_actions", "status_text"),
)


def gold(plan: dict[str, Any]) -> dict[str, Any]:
    """`plan` (a TOML file, read) as the JSON object that scores are measured against."""
    first, last = plan.get("period", (None, None))
    return {
        "document": {"council": None, "title": plan["title"], "period_start": first, "period_end": last},
        "glossary": [{"abbreviation": a, "name": n} for a, n in plan.get("abbreviations", {}).items()],
        "actions": _actions(plan),
    }


def _actions(plan: dict[str, Any]) -> list[dict[str, Any]]:
    actions: list[dict[str, Any]] = []
    sub_plan, heading = plan["title"], ""
    for block in plan["block"]:
        if block.get("is_plan"):
            sub_plan = block["text"]
        if block.get("is_section"):
            heading = block["text"]
        section, above = block.get("band", heading), dict[str, str]()
        for row in block.get("rows", ()) if block.get("fields") else ():
            if "band" in row:
                section = row["band"]
                continue
            shared = {"plan": sub_plan, "section": section, **_fields(block, row, above)}
            above = shared
            actions += _records(row, shared, _LIST_LABELS[block.get("list", "decimal")])
    return actions


def _fields(block: dict[str, Any], row: dict[str, Any], above: dict[str, str]) -> dict[str, str]:
    """The row's cells by field, its objective carried down and its numbers taken off."""
    if "items" in row:
        return {"action": "\n".join(f"# {text}" for text, _ in row["items"]), "lead_officer": ""}
    cells = dict(zip(block["fields"], row["cells"], strict=True))
    if cells.get("objective") == "^":
        return {**cells, "objective": above["objective"], "objective_ref": above["objective_ref"]}
    objective = cells.get("objective", "")
    if block.get("reference_above"):
        cells["objective_ref"], cells["objective"] = objective.split("\n", 1)
    elif numbered := re.match(r"(\d+)\. ", objective):
        cells["objective_ref"], cells["objective"] = numbered[1], objective[numbered.end() :]
    if "objective_ref" in row:
        cells["objective_ref"] = row["objective_ref"]
    if "action_ref" in cells:
        cells["action_ref"] = cells["action_ref"].rstrip(".")
    return cells


def _records(row: dict[str, Any], shared: dict[str, str], labels: list[str]) -> list[dict[str, Any]]:
    items = [part[2:] for part in shared.get("action", "").split("\n") if part.startswith("# ")]
    if not items:
        return [_record(row, shared, None)]
    return [
        _record(row, {**shared, "action": item, "action_ref": label}, place)
        for place, (item, label) in enumerate(zip(items, labels, strict=False))
    ]


def _record(row: dict[str, Any], cells: dict[str, str], place: int | None) -> dict[str, Any]:
    """One action; what the notes give as a list belongs to the items one by one."""

    def note(name: str, default: Any) -> Any:
        value = row.get(name, default)
        return value[place] if isinstance(value, list) and place is not None and name != "see_also" else value

    record: dict[str, Any] = {field: _plain(cells.get(field, "")) for field in _TEXT_FIELDS}
    record["action_from"] = "action" if "action" in cells else "expected_outcome"
    if "action" not in cells:
        record["action"] = record["expected_outcome"]
    if "target_date" in row:
        record["target_date"] = note("target_date", "")
    if "items" in row and place is not None:
        record["lead_officer"] = row["items"][place][1]
    record["officers"] = [officer_of(o) for o in note("officers", "").split("; ") if o]
    record["dates"] = [date_of(d) for d in note("dates", "").split("; ") if d]
    record["status"] = note("status", "unknown")
    record["see_also"] = row.get("see_also", [])
    record["other"] = {}
    return record


def _plain(cell: str) -> str:
    return re.sub(r"(?m)^\* ", "• ", cell)


def officer_of(note: str) -> dict[str, str]:
    """Read 'Name [ABBR] (support)' into a record."""
    role = "support" if note.endswith(" (support)") else "lead"
    name = note.removesuffix(" (support)")
    abbreviation = ""
    if bracketed := re.fullmatch(r"(.+) \[(.+)\]", name):
        name, abbreviation = bracketed[1], bracketed[2]
    return {"name": name, "abbreviation": abbreviation, "role": role}


def date_of(note: str) -> dict[str, str]:
    """Read '2022-03 completed', '2021-10/.. target quarterly' or '- ongoing'; target is the usual kind."""
    edtf, kind, recurrence = [*note.split(" "), "", ""][:3]
    return {"edtf": "" if edtf == "-" else edtf, "kind": kind or "target", "recurrence": recurrence}
