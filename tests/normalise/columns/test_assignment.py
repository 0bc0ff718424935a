"""The assignment is the best of all, which trying all of them confirms."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise.columns.assignment import best_assignment


@pytest.mark.parametrize(
    ("gains", "expected"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([[1.0, 2.0]], [1], id="the better of two"),
        pytest.param([[2.0], [3.0]], [None, 0], id="one stays out"),
        pytest.param([[0.0]], [None], id="no gain, no assignment"),
        pytest.param([[3.0, 2.0], [3.0, 0.0]], [1, 0], id="the first gives way"),
    ],
)
def test_best_assignment(gains: list[list[float]], expected: list[int | None]) -> None:
    assert best_assignment(gains) == expected


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(st.integers(0, 9), min_size=n, max_size=n), max_size=4)
    )
)
def test_no_other_assignment_gains_more(gains: list[list[int]]) -> None:
    taken = best_assignment(gains)
    chosen = [j for j in taken if j is not None]
    assert len(chosen) == len(set(chosen))
    total = sum(row[j] for row, j in zip(gains, taken, strict=True) if j is not None)
    width = len(gains[0]) if gains else 0
    padded = [[*row, *([0] * len(gains))] for row in gains]
    best = max(
        sum(row[j] for row, j in zip(padded, order, strict=True))
        for order in permutations(range(width + len(gains)), len(gains))
    )
    assert total == best
