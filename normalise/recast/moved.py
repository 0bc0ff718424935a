"""Where the rows of a table went that was turned into another before it was read, so that issues can follow them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from extractors.document import Issue, Table

__all__ = ["Moved", "Place", "follow"]

Place = tuple[int | None, int | None]
"""A row: the number of its table, and its own from 1."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A table as it is to be read."""

    table: Table
    rows: Mapping[Place, Place] = field(default_factory=dict)
    """Where the rows stand now that stood elsewhere; those left out stand where they stood."""


def follow(issues: Sequence[Issue], moved: Sequence[Moved]) -> tuple[Issue, ...]:
    """Give the issues with the rows where their cells stand now; the column of such a row says nothing any more."""
    rows = {old: new for one in moved for old, new in one.rows.items()}
    if not rows:
        return tuple(issues)
    return tuple(
        replace(issue, table=rows[place][0], row=rows[place][1], column=None)
        if (place := (issue.table, issue.row)) in rows
        else issue
        for issue in issues
    )
