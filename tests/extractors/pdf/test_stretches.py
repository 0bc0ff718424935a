"""Stretches of arrays."""

import numpy as np
import pytest

from extractors.pdf.stretches import changes, ends, joined, lasts, stretches


@pytest.mark.parametrize(
    ("values", "first"),
    [
        pytest.param([], [], id="none"),
        pytest.param([7], [0], id="one"),
        pytest.param([1, 1, 2, 2, 2, 1], [0, 2, 5], id="a value that comes back"),
    ],
)
def test_a_stretch_begins_where_the_value_changes_and_ends_where_the_next_begins(
    values: list[int], first: list[int]
) -> None:
    starts = changes(np.array(values)).nonzero()[0]
    assert starts.tolist() == first
    ended = [*first[1:], len(values)][: len(first)]
    assert ends(starts, len(values)).tolist() == ended
    assert lasts(changes(np.array(values))).nonzero()[0].tolist() == [end - 1 for end in ended]


@pytest.mark.parametrize(
    ("flags", "found"),
    [
        pytest.param("", [], id="none"),
        pytest.param("000", [], id="none up"),
        pytest.param("111", [(0, 3)], id="all up"),
        pytest.param("1011", [(0, 1), (2, 4)], id="at both ends"),
        pytest.param("0110", [(1, 3)], id="inside"),
    ],
)
def test_flags_that_stand_together_are_one_stretch(flags: str, found: list[tuple[int, int]]) -> None:
    assert stretches(np.array([flag == "1" for flag in flags], dtype=bool)) == found


@pytest.mark.parametrize(
    ("pairs", "label"),
    [
        pytest.param([], [0, 1, 2, 3], id="none"),
        pytest.param([(1, 2)], [0, 1, 1, 3], id="a pair"),
        pytest.param([(0, 3), (3, 1), (1, 2)], [0, 0, 0, 0], id="a chain back and forth"),
        pytest.param([(0, 2), (1, 3)], [0, 1, 0, 1], id="two"),
    ],
)
def test_what_a_chain_of_pairs_joins_has_one_number(pairs: list[tuple[int, int]], label: list[int]) -> None:
    near = np.eye(4, dtype=np.bool_)
    for one, other in pairs:
        near[one, other] = near[other, one] = True
    assert joined(near).tolist() == label
