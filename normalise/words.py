"""Counts the words of a table in and out: every word of a body row must stand in its records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractors.document import Issue
from normalise.enumerations import label_of
from normalise.plan import Action
from normalise.reading import TableRead
from normalise.records import DITTO
from normalise.text import count_words, shorten

__all__ = ["count_kept"]

_OUT = (
    "section", "objective_ref", "objective", "action_ref", "action", "expected_outcome", "lead_officer", "target_date",
    "resources", "progress", "actual_outcome", "indicator", "later_actions", "status_text",
)  # fmt: skip


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
        own, bare = Counter[str](), Counter[str]()  # labels of empty items, and “as above”
        for cell in read.table.rows[row.place].cells:
            own += count_words(cell.text)
            bare += count_words(cell.text) if DITTO.match(cell.text) else Counter()
            bare += count_words("\n".join(p.label or p.text for p in cell.paragraphs if not label_of(p)[1]))
        count = own.total()
        total += count
        if row.role in ("header", "band"):
            kept += count
        elif row.role == "body":
            missing = own - _words_out(by_row.get(row.place + 1, ())) - bare
            kept += count - missing.total()
            if missing:
                lost.append((row.place + 1, " ".join(sorted(missing))))
    return total, kept, _issues(read, lost)


def _words_out(actions: Sequence[Action]) -> Counter[str]:
    """The words of a row's records, a word as often as the record that has it most often, or all items together."""
    together = Counter[str]()
    for action in actions:
        own = Counter[str]()
        for name in _OUT:
            own += count_words(getattr(action, name))
        for text in action.other.values():
            own += count_words(text)
        if action.item:
            own += count_words(
                f"{action.action_ref} {action.action_ref}"
            )  # as lined-up officers and dates lose it
        together += own
    return together


def _issues(read: TableRead, lost: list[tuple[int, str]]) -> tuple[Issue, ...]:
    if not lost:
        return ()
    row, words = lost[0]
    message = f"Words of {len(lost)} rows reached no column."
    return (Issue("row-words-lost", message, None, read.table.number, row, None, shorten(words), len(lost)),)
