"""Small published folders made on the spot: rows with the schema's usual values, changed where a test says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from normalise.schema import TABLES, table
from normalise.schema_types import Column
from pipeline.arrow import to_arrow

__all__ = ["DOCUMENT_ID", "a_document", "an_action", "an_issue", "publish_rows"]

DOCUMENT_ID = "0123456789abcdef"


def _usual(column: Column) -> Any:
    if column.values:
        return column.values[0]
    if not column.is_required:
        return None
    usual: dict[str, Any] = {
        "string": "x" if column.is_filled else "",
        "integer": 1,
        "number": 1.0,
        "map": {},
    }
    return usual.get(column.type, [])


def _row(name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    return {column.name: _usual(column) for column in table(name).columns} | dict(values)


def a_document(**values: Any) -> dict[str, Any]:
    """A row of `documents`, read without a loss."""
    usual = {"document_id": DOCUMENT_ID, "document": "plan.pdf", "outcome": "ok", "words": 9, "words_kept": 9}
    usual["source"] = values.get("document", "plan.pdf")
    return _row("documents", {**usual, **values})


def an_action(place: int, **values: Any) -> dict[str, Any]:
    """A row of `actions`; `place` is its row in the table."""
    document_id = values.get("document_id", DOCUMENT_ID)
    usual = {
        "action_id": f"{document_id}-1-{place}-1",
        "document_id": document_id,
        "document": "plan.pdf",
        "row": place,
        "status": "unknown",
        "action_from": "action",
    }
    return _row("actions", {**usual, **values})


def an_issue(**values: Any) -> dict[str, Any]:
    """A row of `issues`."""
    return _row("issues", {"document_id": DOCUMENT_ID, "code": "date-unread", **values})


def publish_rows(folder: Path, **tables: Sequence[Mapping[str, Any]]) -> Path:
    """Write the Parquet files of all tables into `folder`; officers and dates follow from the actions."""
    folder.mkdir(parents=True, exist_ok=True)
    actions = tables.get("actions", ())
    for name in ("officers", "dates"):
        tables.setdefault(
            name,
            [
                {"action_id": a["action_id"], "document_id": a["document_id"], "place": place, **record}
                for a in actions
                for place, record in enumerate(a[name], 1)
            ],
        )
    for entry in TABLES:
        pq.write_table(to_arrow(entry.name, tables.get(entry.name, ())), folder / f"{entry.name}.parquet")
    return folder
