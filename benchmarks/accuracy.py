"""Rows and fields beside gold: the project's samples in every layout, and the yardstick plans where they stand."""

from __future__ import annotations

from collections import defaultdict

from benchmarks.gold import Compared, compared
from benchmarks.report import Section

__all__ = ["measure"]


def measure() -> Section:
    """Measure the share of rows and of fields that are as gold says, by set and layout."""
    sets: dict[tuple[str, str], list[Compared]] = defaultdict(list)
    for document in compared():
        sets[document.collection, document.layout].append(document)
    return Section(
        "Accuracy beside gold",
        "python -m benchmarks accuracy",
        ("set", "layout", "documents", "rows", "row F1", "fields right", "perfect rows"),
        tuple(
            _row(collection, layout, documents) for (collection, layout), documents in sorted(sets.items())
        ),
        (
            "A row is found when its action is gold's to the letter and stands in gold's order; fields are the "
            "filled ones of gold, exact. The yardstick plans are real ones, rebuilt, and stand in `../shared`.",
        ),
    )


def _row(collection: str, layout: str, documents: list[Compared]) -> tuple[str, ...]:
    rows = sum(len(d.gold) for d in documents)
    mean_f1 = sum(d.row_f1 for d in documents) / len(documents)
    fields = sum(d.fields_right * len(d.gold) for d in documents) / rows
    perfect = sum(sum(d.is_right) for d in documents) / rows
    return (
        collection,
        layout,
        str(len(documents)),
        str(rows),
        f"{mean_f1:.4f}",
        f"{fields:.4f}",
        f"{perfect:.4f}",
    )
