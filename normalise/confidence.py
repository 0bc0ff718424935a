"""Says how likely a row is right: the chance that its extraction, its table, its columns and its cells all are.

What each step is sure of is a score, not yet a chance. How far a lack of certainty in a step makes rows wrong
was fitted, by log loss, to two sets of rows whose truth is known: rebuilt plans as ruled, half-ruled and
borderless PDF and as Word files; and plans in the styles of other councils, as they were read before anything
was mended for them, when no step had seen their like. The reliability table of the benchmarks checks it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from normalise import reference

__all__ = ["row_confidence"]

EXTRACTION = 0.4
"""Share of the extraction's uncertainty that makes rows wrong: borderless grids of 0.75 gave nine right rows of ten."""
TABLE = 0.3
COLUMN = 0.12
"""For one column that was read as a field."""
OTHER = 0.45
"""For one that no field was found for, but that has text in the row."""
HIGHEST = 0.95
"""Nobody has read the row: of those without any doubt one in twenty was wrong in some field, mostly in its section."""
_LEFT: Mapping[str, float] = {"info": 0.995, "warning": 0.91, "error": 0.7}
"""What a doubt leaves, by the severity of its issue."""


@cache
def _severities() -> Mapping[str, str]:
    return {row["code"]: row["severity"] for row in reference.rows("issues")}


def row_confidence(
    *,
    row: float,
    table: float,
    verdict: float,
    columns: Sequence[float],
    other: Sequence[float] = (),
    doubts: Sequence[str],
) -> float:
    """Give the chance, 0 to 1, that a row is right.

    Args:
        row: How sure the extraction is of the row.
        table: How sure it is of the table.
        verdict: How sure it is that the table holds actions.
        columns: How sure each column of a field is that the row has text in.
        other: The same of those that went to `other`.
        doubts: Codes of the issues that touch the row.
    """
    chance = _chance(min(row, table), EXTRACTION) * _chance(verdict, TABLE)
    for column in columns:
        chance *= _chance(column, COLUMN)
    for column in other:
        chance *= _chance(column, OTHER)
    for code in doubts:
        chance *= _LEFT.get(_severities().get(code, "warning"), 1.0)
    return round(max(0.0, min(HIGHEST, chance)), 4)


def _chance(score: float, share: float) -> float:
    return 1 - share * (1 - min(1.0, max(0.0, score)))
