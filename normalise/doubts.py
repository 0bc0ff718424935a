"""Keeps the doubts about the rows of a table: one issue per cause, with where it first stood and how often."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from extractors.document import Issue

__all__ = ["Doubts"]


@dataclass(slots=True)
class Doubts:
    """Issues found while the rows of a table are read; one per cause in the end, with a count."""

    table: int
    found: dict[tuple[str, str], Issue] = field(default_factory=dict)

    def note(self, issues: Sequence[Issue], row: int, column: int | None) -> tuple[str, ...]:
        """Keep issues with where they first stood; give their codes."""
        for issue in issues:
            cause = (issue.code, issue.value)
            known = self.found.get(cause)
            placed = replace(issue, table=self.table, row=row, column=column)
            self.found[cause] = placed if known is None else replace(known, count=known.count + 1)
        return tuple(issue.code for issue in issues)
