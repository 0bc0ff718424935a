"""Assigns rows to columns so that the sum of gains is greatest: the assignment problem, as small as tables are."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["best_assignment"]


def best_assignment(gains: Sequence[Sequence[float]]) -> list[int | None]:
    """For each row the column that it takes, so that the sum of gains is greatest; None where that gains nothing.

    The Hungarian method by shortest augmenting paths (Jonker and Volgenant 1987); each row may also stay out.
    """
    if not gains:
        return []
    width = len(gains[0])
    costs = [[-gain for gain in row] + [0.0] * len(gains) for row in gains]
    columns = width + len(gains)
    potential_row, potential = [0.0] * (len(costs) + 1), [0.0] * (columns + 1)
    owner = [0] * (columns + 1)
    for i in range(1, len(costs) + 1):
        _augment(costs, i, owner, potential_row, potential)
    taken: list[int | None] = [None] * len(gains)
    for j in range(1, width + 1):
        if owner[j] and gains[owner[j] - 1][j - 1] > 0:
            taken[owner[j] - 1] = j - 1
    return taken


def _augment(
    costs: list[list[float]], row: int, owner: list[int], potential_row: list[float], potential: list[float]
) -> None:
    """Give one more row a column, moving others along the cheapest path."""
    count = len(owner) - 1
    owner[0], j0 = row, 0
    least, way, used = [float("inf")] * (count + 1), [0] * (count + 1), [False] * (count + 1)
    while True:
        used[j0], i0, delta, j1 = True, owner[j0], float("inf"), 0
        for j in range(1, count + 1):
            if used[j]:
                continue
            current = costs[i0 - 1][j - 1] - potential_row[i0] - potential[j]
            if current < least[j]:
                least[j], way[j] = current, j0
            if least[j] < delta:
                delta, j1 = least[j], j
        for j in range(count + 1):
            if used[j]:
                potential_row[owner[j]] += delta
                potential[j] -= delta
            else:
                least[j] -= delta
        j0 = j1
        if owner[j0] == 0:
            break
    while j0:
        owner[j0], j0 = owner[way[j0]], way[j0]
