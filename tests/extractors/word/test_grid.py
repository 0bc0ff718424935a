"""Word's grid reduced to the columns that a reader sees."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.word.grid import Pattern, visible_grid

ROW = (0, 1, 2, 3)

CASES: dict[str, tuple[list[float], dict[Pattern, int], tuple[float, ...], Pattern, list[int]]] = {
    # widths, rows by pattern, edges seen; a pattern and the places of its edges
    "as-they-are": ([100, 100, 100], {ROW: 3}, (0, 100, 200, 300), ROW, [0, 1, 2, 3]),
    "moved-by-a-hair": (
        [100, 3, 97, 100], {(0, 1, 3, 4): 5, (0, 2, 3, 4): 1}, (0, 100, 200, 300), (0, 2, 3, 4), [0, 1, 2, 3],
    ),
    "dragged-but-as-many-cells": (
        [100, 40, 60, 100], {(0, 1, 3, 4): 5, (0, 2, 3, 4): 1}, (0, 100, 200, 300), (0, 2, 3, 4), [0, 1, 2, 3],
    ),
    "a-little-off-with-fewer-cells": (
        [100, 20, 80, 100], {(0, 1, 3, 4): 5, (0, 2, 4): 1}, (0, 100, 200, 300), (0, 2, 4), [0, 1, 3],
    ),
    "meant-to-be-elsewhere": (
        [100, 50, 50, 100], {(0, 1, 3, 4): 5, (0, 2, 4): 1}, (0, 100, 150, 200, 300), (0, 2, 4), [0, 2, 4],
    ),
    "as-many-cells-but-other-columns": (
        [20, 80, 180, 20], {(0, 2, 3, 4): 5, (0, 1, 2, 4): 1}, (0, 20, 100, 280, 300), (0, 1, 2, 4), [0, 1, 2, 4],
    ),
    "edges-that-no-row-uses": ([50, 50, 100], {(0, 2, 3): 2}, (0, 100, 200), (0, 2, 3), [0, 1, 2]),
    "silent-widths": ([0, 0], {(0, 1, 2): 2}, (0, 72, 144), (0, 1, 2), [0, 1, 2]),
    "grid-too-short": ([100], {(0, 1, 2): 2}, (0, 100, 172), (0, 1, 2), [0, 1, 2]),
}  # fmt: skip


@pytest.mark.parametrize(("widths", "rows", "edges", "pattern", "places"), CASES.values(), ids=CASES.keys())
def test_columns_seen(
    widths: list[float],
    rows: dict[Pattern, int],
    edges: tuple[float, ...],
    pattern: Pattern,
    places: list[int],
) -> None:
    filled = {cell for row in rows for cell in pairwise(row)}
    grid = visible_grid(widths, Counter(rows), filled)
    assert grid.edges == edges
    assert [grid.places[pattern][edge] for edge in pattern] == places


def test_a_narrow_column_with_text_of_its_own_is_kept() -> None:
    rows: Counter[Pattern] = Counter({(0, 1, 2): 3})
    assert visible_grid([100, 6], rows, {(0, 1), (1, 2)}).edges == (0, 100, 106)
    assert visible_grid([100, 6], rows, {(0, 1)}).edges == (0, 100)


patterns = st.lists(st.integers(0, 8), min_size=2, unique=True).map(lambda edges: tuple(sorted(edges)))


@given(
    st.lists(st.floats(0, 200), max_size=8),
    st.dictionaries(patterns, st.integers(1, 5), min_size=1, max_size=5),
)
def test_cells_keep_their_order_and_none_with_text_vanishes(
    widths: list[float], rows: dict[Pattern, int]
) -> None:
    grid = visible_grid(widths, Counter(rows), {cell for row in rows for cell in pairwise(row)})
    assert all(left < right for left, right in pairwise(grid.edges))
    for row in rows:
        places = [grid.places[row][edge] for edge in row]
        assert all(left < right for left, right in pairwise(places))
        assert 0 <= places[0] < places[-1] < len(grid.edges)
