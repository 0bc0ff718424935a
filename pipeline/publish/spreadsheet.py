"""Texts that a spreadsheet takes for formulas: counted, and made safe in a second copy for those who open CSV there."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from extractors.document import Issue
from pipeline.arrow import Row

__all__ = ["SAFE_SUFFIX", "formula_issues", "write_safe_copies"]

SAFE_SUFFIX = ".spreadsheet.csv"
# What OWASP's page on CSV injection lists, line ends apart: no cell begins with one.
_STARTS = ("=", "+", "-", "@", "\t")


def formula_issues(actions: Iterable[Row]) -> list[Issue]:
    """Count the texts of `actions` that a spreadsheet would take for formulas; no issue where there are none."""
    texts = [
        value
        for row in actions
        for value in row.values()
        if isinstance(value, str) and value.startswith(_STARTS) and len(value) > 1  # "-" is no formula
    ]
    if not texts:
        return []
    told = f"{len(texts)} texts begin with a sign that spreadsheets take for a formula; they are published unchanged"
    return [Issue("formula-like-text", told, value=texts[0][:80], count=len(texts))]


def write_safe_copies(folder: Path) -> None:
    """Copy each CSV file of `folder` to NAME.spreadsheet.csv, an apostrophe before what would be a formula."""
    for path in sorted(folder.glob("*.csv")):
        if path.name.endswith(SAFE_SUFFIX):
            continue
        with (
            path.open(encoding="utf-8", newline="") as source,
            path.with_suffix(SAFE_SUFFIX).open("w", encoding="utf-8", newline="") as target,
        ):
            writer = csv.writer(target, lineterminator="\r\n")
            writer.writerows([_safe(cell) for cell in row] for row in csv.reader(source))


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_STARTS) else cell
