"""Leaves people's names out of the tables of a document, and keeps their posts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from pipeline.arrow import Row, to_arrow

__all__ = ["MASK", "mask_persons", "persons"]

MASK = "[name withheld]"


def persons(actions: Iterable[Row]) -> frozenset[str]:
    """Give the names and initials of the officers of kind `person` in rows of `actions`."""
    return frozenset(
        text
        for action in actions
        for officer in action["officers"]
        if officer["kind"] == "person"
        for text in (officer["name"], officer["abbreviation"])
        if text
    )


def mask_persons(tables: Mapping[str, pa.Table]) -> dict[str, pa.Table]:
    """Give the tables of one document with the names of its people taken out of every text, raw cells too.

    A name is what the tables themselves give as an officer of kind `person`; a name that stands in running text alone
    is not known as one and stays.
    """
    names = persons(tables["actions"].select(["officers"]).to_pylist())
    if not names:
        return dict(tables)
    longest_first = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    pattern = re.compile(rf"(?<!\w)(?:{longest_first})(?!\w)")
    return {name: _masked(name, table, pattern) for name, table in tables.items()}


# Names and codes that the tables are joined and looked up by; no person's name is one.
_KEPT = frozenset(
    {"document_id", "action_id", "code", "kind", "role", "field", "how", "severity", "fix_by", "edtf"}
)


def _masked(name: str, table: pa.Table, pattern: re.Pattern[str]) -> pa.Table:
    return to_arrow(name, [_mask(row, pattern) for row in table.to_pylist(maps_as_pydicts="strict")])


def _mask(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return pattern.sub(MASK, value)
    if isinstance(value, Mapping):
        return {key: item if key in _KEPT else _mask(item, pattern) for key, item in value.items()}
    return [_mask(item, pattern) for item in value] if isinstance(value, list) else value
