"""Which of a cell's lines are whose: officers and dates shared out among the items of their row."""

from __future__ import annotations

from collections.abc import Sequence

from normalise.rows.lineup import Beside, is_centred, is_lined_up, share_out
from normalise.rows.records import Record, RowValues
from normalise.rows.standing import stands_at_top
from normalise.tables.table_read import TableRead

__all__ = ["own_text", "shares"]


def shares(
    read: TableRead, values: Sequence[RowValues], name: str, others: Sequence[Sequence[RowValues]]
) -> list[tuple[str, ...] | None]:
    """For each row how a field's lines are shared out among its items; None where the cell holds for each.

    Args:
        read: The table.
        values: Its rows.
        name: The field.
        others: The rows of the document's other tables with the same header.
    """
    besides, columns = _besides(values, name), read.table.column_count
    if not any(len(beside.items) > 1 for beside in besides):
        return [None] * len(values)
    lined_up = is_lined_up(besides, columns=columns, like=[_besides(other, name) for other in others])
    centred = is_centred(besides) or not stands_at_top(read.grid, [row.row.place for row in values])
    return [
        None
        if name == "target_date" and row.starts
        else share_out(beside, lined_up=lined_up, columns=columns, centred=centred)
        for row, beside in zip(values, besides, strict=True)
    ]


def own_text(row: RowValues, name: str, record: Record, shared: tuple[str, ...] | None) -> str:
    """The text of a record's field: its share of the row's cell, or all of it."""
    return row.text(name) if shared is None or record.item == 0 else shared[record.item - 1]


def _besides(values: Sequence[RowValues], name: str) -> list[Beside]:
    return [Beside(row.paragraphs.get(name, ()), row.items) for row in values]
