"""Says how likely a row is right: the chance that its extraction, its table, its columns and its section all are.

The few figures were fitted to rows whose truth is known: plans in the styles of other councils as they were read for
the first time, when no rule or vocabulary had met their like, and since then, in Word and printed in many styles; and
rebuilt plans in several layouts. The benchmarks measure both, apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from normalise import reference

__all__ = ["lowered", "row_confidence"]

EXTRACTION = 0.15
"""Share of the extraction's uncertainty that makes rows wrong, beside that of the joins."""
TABLE = 0.3
"""The same of the verdict that a table holds actions."""
HIGHEST = 0.98
"""Nobody has read the row: of 865 without any doubt in the project's own corpus one in a hundred was wrong, and plans
that no rule has met fare worse."""
JOINS = 0.7
"""The same of the joins of its lines."""
_LEFT: Mapping[str, float] = {"info": 0.995, "warning": 0.91, "error": 0.7}
"""What a doubt leaves, by the severity of its issue."""
_LEFT_BY: Mapping[str, float] = {"section-doubtful": 0.85}
"""And by its code, where that was measured: of 72 plans read for the first time two had lone headings in Word, and the
section of their 14 rows was right; of 213 rows of earlier plans, in Word and in PDF, 0.87 were right."""
_EXTRACTED: Mapping[str, float] = {"row-doubtful": 0.4}
"""What the doubts of the extraction leave, beside what its own confidence says: of 224 such rows of made-up plans that
a dozen programs printed 0.15 were right, of 421 of rebuilt plans in other layouts and of prints by a browser 0.43."""


@cache
def _severities() -> Mapping[str, str]:
    return {row["code"]: row["severity"] for row in reference.rows("issues")}


def row_confidence(
    *,
    row: float,
    table: float,
    verdict: float,
    columns: Sequence[float],
    doubts: Sequence[str],
    joins: float = 1.0,
) -> float:
    """Give the chance, 0 to 1, that a row is right.

    Args:
        row: How sure the extraction is of the row.
        table: How sure it is of the table.
        verdict: How sure it is that the table holds actions.
        columns: The chance that each column was read right that the row has text in.
        doubts: Codes of the issues that normalising raised about the row.
        joins: The chance that the lines of its cells were joined as typed.
    """
    chance = _chance(min(row, table), EXTRACTION) * _chance(verdict, TABLE) * _chance(joins, JOINS)
    for column in columns:
        chance *= column
    for code in doubts:
        chance *= _LEFT_BY.get(code) or _LEFT.get(_severities().get(code, "warning"), 1.0)
    return round(max(0.0, min(HIGHEST, chance)), 4)


def lowered(confidence: float, codes: Iterable[str]) -> float:
    """Give what the doubts of the extraction about a row, by their codes, leave of its confidence."""
    for code in codes:
        confidence *= _EXTRACTED.get(code, 1.0)
    return round(confidence, 4)


def _chance(score: float, share: float) -> float:
    return 1 - share * (1 - min(1.0, max(0.0, score)))
