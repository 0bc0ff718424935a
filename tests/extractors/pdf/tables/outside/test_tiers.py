"""Charts of an organisation are told from tables by their tiers."""

from __future__ import annotations

import pytest

from extractors.pdf.tables.grid import Place
from extractors.pdf.tables.outside.tiers import are_in_tiers

CHART = [(1, [(2, 2)]), (3, [(0, 3), (3, 3)]), (5, [(0, 2), (2, 2), (4, 2)])]
"""Rows, each with the first columns and spans of its boxes."""


def moved(*rows: int) -> list[tuple[int, list[tuple[int, int]]]]:
    return [(row, boxes) for row, (_, boxes) in zip(rows, CHART, strict=True)]


@pytest.mark.parametrize(
    ("tiers", "is_chart"),
    [
        pytest.param(CHART, True, id="three tiers"),
        pytest.param(CHART[1:], False, id="two"),
        pytest.param(moved(1, 2, 4), False, id="two rows without room between"),
        pytest.param(
            [(1, [(0, 6)]), (3, [(0, 3), (3, 3)]), (5, [(0, 3), (3, 2)])], False, id="sides line up"
        ),
        pytest.param(
            [(1, [(0, 6)]), (3, [(0, 2), (2, 4)]), (5, [(0, 2), (2, 2), (4, 2)])], False, id="merged cells"
        ),
    ],
)
def test_boxes_in_tiers(tiers: list[tuple[int, list[tuple[int, int]]]], is_chart: bool) -> None:
    places = [Place(row, column, 1, span) for row, boxes in tiers for column, span in boxes]
    assert are_in_tiers(places) == is_chart
