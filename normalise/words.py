"""Counts the words of a table in and out: every word of a body row must stand in its records."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from extractors.document import Cell, Issue
from normalise.enumerations import label_of
from normalise.plan import Action
from normalise.rows.records import DITTO
from normalise.schema import ACTION_FIELDS
from normalise.tables.table_read import TableRead
from normalise.text import count_words, missing_words, number_of_words, shorten

__all__ = ["count_kept"]

_OUT = attrgetter("section", *ACTION_FIELDS)


def count_kept(read: TableRead, actions: Sequence[Action]) -> tuple[int, int, tuple[Issue, ...]]:
    """The words of an action table, how many of them reached a record, a header or a section, and what was lost.

    Rows of notes and totals give no record, so that their words are not kept; they have their own issue.
    """
    by_row: dict[int, list[Action]] = {}
    for action in actions:
        by_row.setdefault(action.row, []).append(action)
    total = kept = 0
    lost: list[tuple[int, str]] = []
    for row in read.rows:
        cells = read.grid.filled(row.place)
        texts = [cell.text for cell in cells]
        count = sum(map(number_of_words, texts))
        total += count
        if row.role in ("header", "band"):
            kept += count
        elif row.role == "body":
            missing = missing_words(texts, _texts_out(by_row.get(row.place + 1, ())))
            missing = missing - count_words(_bare(cells)) if missing else missing
            kept += count - missing.total()
            if missing:
                lost.append((row.place + 1, " ".join(sorted(missing))))
    return total, kept, _issues(read, lost)


def _texts_out(actions: Sequence[Action]) -> list[str]:
    """All that the records of a row say."""
    texts: list[str] = []
    for action in actions:
        texts += _OUT(action)
        texts += action.other.values()
        # The number may stand in a column of its own and before the text as well.
        texts.append(action.objective_ref)
        if action.item:
            texts += (action.action_ref, action.action_ref)  # as lined-up officers and dates lose it
    return texts


def _bare(cells: Sequence[Cell]) -> str:
    """What need not stand in a record: labels of empty items, and “as above”."""
    dittos = [cell.text for cell in cells if DITTO.match(cell.text)]
    labels = [p.label or p.text for cell in cells for p in cell.paragraphs if not label_of(p)[1]]
    return "\n".join(dittos + labels)


def _issues(read: TableRead, lost: list[tuple[int, str]]) -> tuple[Issue, ...]:
    if not lost:
        return ()
    row, words = lost[0]
    message = f"Words of {len(lost)} rows reached no column."
    return (Issue("row-words-lost", message, None, read.table.number, row, None, shorten(words), len(lost)),)
