"""Adds up how documents went, in memory that does not grow with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.work.document import Report

__all__ = ["Totals"]

# As many documents as a person reads in a list; of more, only those that did not go well are listed.
_LISTED = 100
_SUMS = ("tables", "actions", "issues", "words", "words_kept")


@dataclass(slots=True)
class Totals:
    """Sums over documents, and those documents that are worth a line."""

    documents: int = 0
    failed: int = 0
    sums: Counter[str] = field(default_factory=Counter)
    """Over all documents: tables, actions, issues, words, words_kept."""
    _first: list[Report] = field(default_factory=list)
    _not_well: list[Report] = field(default_factory=list)

    @classmethod
    def of(cls, reports: Iterable[Report]) -> Totals:
        """Add up all of them."""
        totals = cls()
        for report in reports:
            totals.add(report)
        return totals

    def add(self, report: Report) -> None:
        """Count a document in."""
        self.documents += 1
        self.failed += report.outcome == "failed"
        self.sums.update({name: getattr(report, name) for name in _SUMS})
        if len(self._first) < _LISTED:
            self._first.append(report)
        if report.outcome != "ok" and len(self._not_well) < _LISTED:
            self._not_well.append(report)

    @property
    def listed(self) -> list[Report]:
        """The documents to list, by name: all if they are few, else those that did not go well."""
        chosen = self._first if self.documents <= _LISTED else self._not_well
        return sorted(chosen, key=lambda report: (report.document, report.document_id))
