"""Charts of an organisation: boxes in tiers, whose sides do not line up from tier to tier, and no table."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations, pairwise

from extractors.pdf.tables.grid import Place

__all__ = ["are_in_tiers"]

FEWEST = 3
"""Tiers of a chart."""


def are_in_tiers(filled: Iterable[Place]) -> bool:
    """Tell whether the cells of a grid that have text are boxes of a chart.

    Empty rows part all rows of them, which are the room between the tiers; and of two tiers each has a side that
    stands inside a box of the other. Merged cells of a table keep to the sides of those that they cover.
    """
    tiers: dict[int, list[Place]] = {}
    for place in filled:
        tiers.setdefault(place.row, []).append(place)
    if len(tiers) < FEWEST:
        return False
    in_order = sorted(tiers)
    ends = {row: max(place.row + place.row_span for place in tiers[row]) for row in in_order}
    if any(ends[row] >= below for row, below in pairwise(in_order)):
        return False
    return any(_cross(first, second) for first, second in combinations(tiers.values(), 2))


def _cross(first: Sequence[Place], second: Sequence[Place]) -> bool:
    return bool(_sides(first) & _inside(second)) and bool(_sides(second) & _inside(first))


def _sides(tier: Collection[Place]) -> set[int]:
    return {side for place in tier for side in (place.column, place.column + place.column_span)}


def _inside(tier: Collection[Place]) -> set[int]:
    return {side for place in tier for side in range(place.column + 1, place.column + place.column_span)}
