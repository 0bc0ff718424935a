"""Leaves people's names out of the tables of a document, and keeps their posts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa

from extractors.vocabularies import entries
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
    is not known as one and stays. Of a full name the forms "JANE DOE", "J. Doe" and "Ms Doe" are known too, also over
    the end of a line.
    """
    names = persons(tables["actions"].select(["officers"]).to_pylist())
    if not names:
        return dict(tables)
    pattern = _pattern(names)
    return {name: _masked(name, table, pattern) for name, table in tables.items()}


_TITLES = frozenset(row["name"] for row in entries("persons") if row["part"] == "title")
_TITLE = rf"(?P<title>(?:{'|'.join(sorted(_TITLES))})\.?\s+)"
_GAP = r"[\s_-]+"


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    """What matches the names in all their forms; a title before one is a group of its own, since it stays."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    parts = [[word for word in name.split() if word.rstrip(".") not in _TITLES] for name in longest_first]
    last = "|".join(re.escape(words[-1]) for words in parts if words)
    forms = [
        form
        for name, words in zip(longest_first, parts, strict=True)
        for form in (_forms(words) if len(words) > 1 else [re.escape(name)])
    ]
    return re.compile(rf"(?<!\w)(?:{_TITLE}(?:{last})|{'|'.join(forms)})(?!\w)")


def _forms(words: list[str]) -> Iterator[str]:
    """A full name in any case and with any gaps, and with initials for all but the last word."""
    yield f"(?i:{_GAP.join(map(re.escape, words))})"
    yield rf"{re.escape(words[0][0])}\.?(?:\s?[A-Z]\.?)*\s+{re.escape(words[-1])}"


# Names and codes that the tables are joined and looked up by; no person's name is one.
_KEPT = frozenset(
    {"document_id", "action_id", "code", "kind", "role", "field", "how", "severity", "fix_by", "edtf"}
)


def _masked(name: str, table: pa.Table, pattern: re.Pattern[str]) -> pa.Table:
    return to_arrow(name, [_mask(row, pattern) for row in table.to_pylist(maps_as_pydicts="strict")])


def _mask(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return pattern.sub(lambda found: (found["title"] or "") + MASK, value)
    if isinstance(value, Mapping):
        return {key: item if key in _KEPT else _mask(item, pattern) for key, item in value.items()}
    return [_mask(item, pattern) for item in value] if isinstance(value, list) else value
