"""The canonical rows as a reviewer reads them: what is filled, what is in doubt."""

from __future__ import annotations

from dataclasses import dataclass

from normalise.schema import ACTION_FIELDS
from pipeline.arrow import Row

__all__ = ["DOUBTFUL", "ShownRow", "document_issues", "doubtful_places", "shown_rows"]

DOUBTFUL = 0.8  # confidence below which a row is marked
_SHOWN = ("plan", "section", *ACTION_FIELDS, "status")


@dataclass(frozen=True, slots=True)
class ShownRow:
    """An action with its issues, ready to be shown."""

    table: int
    row: int
    item: int
    heading: str
    confidence: float
    fields: list[tuple[str, str]]
    issues: list[Row]

    @property
    def is_doubtful(self) -> bool:
        """Whether a person should look at it first."""
        return self.confidence < DOUBTFUL or bool(self.issues)


def shown_rows(actions: list[Row], issues: list[Row]) -> list[ShownRow]:
    """Give the actions in their order, each with the issues of its table row."""
    by_place: dict[tuple[object, object], list[Row]] = {}
    for issue in issues:
        by_place.setdefault((issue["table"], issue["row"]), []).append(issue)
    return [
        ShownRow(
            action["table"],
            action["row"],
            action["item"],
            " ".join(
                filter(None, (action["action_ref"], action["action"] or action["objective"] or "(no action)"))
            ),
            action["confidence"],
            _fields(action),
            by_place.get((action["table"], action["row"]), []),
        )
        for action in actions
    ]


def _fields(action: Row) -> list[tuple[str, str]]:
    """Give what is filled, field by field: texts as written, then what was read from them."""
    fields = [
        (name, str(action[name])) for name in _SHOWN if action[name] and name not in ("action", "action_ref")
    ]
    if action["officers"]:
        fields.append(("officers", "\n".join(_officer(officer) for officer in action["officers"])))
    if action["dates"]:
        fields.append(("dates", "\n".join(_date(date) for date in action["dates"])))
    fields += [
        (str(header) or "(no header)", str(text)) for header, text in dict(action["other"]).items() if text
    ]
    return fields


def _officer(officer: Row) -> str:
    short = f" [{officer['abbreviation']}]" if officer["abbreviation"] else ""
    return f"{officer['name']}{short} – {officer['role']}, {officer['kind']}"


def _date(date: Row) -> str:
    return " ".join(filter(None, (date["edtf"], date["kind"], date["recurrence"])))


def document_issues(issues: list[Row]) -> list[Row]:
    """Give the issues that no row shows: of the document, a page, a table or a column."""
    return [issue for issue in issues if issue["row"] is None]


def doubtful_places(actions: list[Row]) -> set[str]:
    """Places ("table-row") of the rows that a person should look at first."""
    return {
        f"{action['table']}-{action['row']}"
        for action in actions
        if action["confidence"] < DOUBTFUL or action["issues"]
    }
