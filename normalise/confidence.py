"""Says how likely a row is right: the chance that its extraction, its table, its columns and its section all are.

The few figures were fitted to rows whose truth is known: plans in the styles of other councils, in Word, and printed by
offices, browsers and other programs in many looks; and measured on other plans in other looks. The benchmarks measure
them anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from extractors.vocabularies import entries

__all__ = ["row_confidence"]

EXTRACTION = 0.1
"""Share of the uncertainty of the grid and the stitching that made rows wrong, beside what `fits` and `joins` say."""
TABLE = 0.1
"""The same of the verdict that a table holds actions."""
HIGHEST = 0.98
"""Nobody has read the row: of those without any doubt one in fifty was wrong."""
JOINS = 0.4
"""The same of the joins of its lines."""
FITS = 0.8
"""The same of what speaks against the row in its texts and headings, some of which its columns say too."""
COLUMNS = 0.6
"""Power of the columns' chances, which are those of plans read for the first time, and lean on each other."""
_LEFT: Mapping[str, float] = {"info": 0.995, "warning": 0.91, "error": 0.5}
"""What a doubt leaves, by the severity of its issue."""
_LEFT_BY: Mapping[str, float] = {"section-doubtful": 0.8}
"""And by its code, where that was measured: of such rows of made-up plans, printed in many looks, 0.8 were right."""


@cache
def _severities() -> Mapping[str, str]:
    return {row["code"]: row["severity"] for row in entries("issues")}


def row_confidence(
    *,
    row: float,
    table: float,
    verdict: float,
    columns: Sequence[float],
    doubts: Sequence[str],
    joins: float = 1.0,
    fits: float = 1.0,
) -> float:
    """Give the chance, 0 to 1, that a row is right.

    Args:
        row: How sure the extraction is of the row.
        table: How sure it is of the table.
        verdict: How sure it is that the table holds actions.
        columns: The chance that each column was read right that the row has text in.
        doubts: Codes of the issues that normalising raised about the row.
        joins: The chance that the lines of its cells were joined as typed.
        fits: The chance that its texts are those of one row, under their own headings.
    """
    chance = (
        _chance(min(row, table), EXTRACTION)
        * _chance(verdict, TABLE)
        * _chance(joins, JOINS)
        * _chance(fits, FITS)
    )
    for column in columns:
        chance *= column**COLUMNS
    for code in doubts:
        chance *= _LEFT_BY.get(code) or _LEFT.get(_severities().get(code, "warning"), 1.0)
    return round(max(0.0, min(HIGHEST, chance)), 4)


def _chance(score: float, share: float) -> float:
    return 1 - share * (1 - min(1.0, max(0.0, score)))
