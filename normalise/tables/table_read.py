"""A table as read: its header, what each column and row is, and whether it holds actions."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.document import Issue, Table
from normalise.columns.certainty import ColumnRead
from normalise.columns.headers import Header
from normalise.grid import Grid
from normalise.tables.kinds import Verdict
from normalise.tables.rows import RowRead

__all__ = ["TableRead"]


@dataclass(frozen=True, slots=True)
class TableRead:
    """A table with every decision on it."""

    table: Table
    grid: Grid
    header: Header
    columns: tuple[ColumnRead, ...]
    """By the first header."""
    columns_of: tuple[tuple[ColumnRead, ...], ...]
    """The columns under each of the table's headers; the first is `columns`."""
    rows: tuple[RowRead, ...]
    verdict: Verdict
    issues: tuple[Issue, ...] = ()
    is_header_lent: bool = False
    """Its header stands over an earlier table."""

    @property
    def says(self) -> frozenset[str]:
        """The fields that its headers name."""
        return frozenset(
            column.field for column in self.columns if column.header and column.how != "contents"
        )

    @property
    def is_actions(self) -> bool:
        """Whether the table holds actions."""
        return self.verdict.kind == "actions"

    @property
    def body(self) -> list[RowRead]:
        """The rows that may give actions."""
        return [row for row in self.rows if row.role == "body"]

    @property
    def is_banded(self) -> bool:
        """Whether bands group its rows."""
        return any(row.section for row in self.rows)

    def column_of(self, field: str) -> int | None:
        """The 1-based column that was read as a field, the first of several."""
        return next((at for at, column in enumerate(self.columns, 1) if column.field == field), None)
