"""Columns of figures: the strips that lines of figures leave free."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.pdf.tables.figured.columns import find_columns
from tests.extractors.pdf.drawn import Sheet
from tests.extractors.pdf.tables.figured.printed import LEFT, RIGHTS, ROWS, STEP, TOP, figures, lines_of

NUMBERS = tuple((label, "12", "34") for label in "ABCDEFGH")


def page(rows: Sequence[Sequence[str]] = NUMBERS) -> Sheet:
    sheet = Sheet()
    for number, row in enumerate(rows):
        figures(sheet, row, TOP + STEP * number)
    return sheet


def columns(sheet: Sheet) -> list[list[str]]:
    """Give the first words in each column, each once."""
    return [sorted({atom.first for atom in column.atoms}) for column in find_columns(lines_of(sheet))]


def test_a_column_is_as_wide_as_all_that_stands_in_it() -> None:
    found = find_columns(lines_of(page(ROWS)))
    assert [(column.x0, column.x1) for column in found] == [
        (LEFT, LEFT + 30),
        *((right - 25, right) for right in RIGHTS[:3]),
        (RIGHTS[3] - 20, RIGHTS[3]),
    ]
    assert found[1].middle == RIGHTS[0] - 12.5


@pytest.mark.parametrize(("gap", "count"), [(0.5, 3), (1.5, 4)])
def test_a_strip_of_a_point_parts_columns(gap: float, count: int) -> None:
    sheet = page()
    for number in range(0, 8, 2):
        sheet.text(RIGHTS[1] + gap, TOP + STEP * (number + 8), "56").text(
            LEFT, TOP + STEP * (number + 8), "I"
        )
        sheet.text(RIGHTS[0] - 10, TOP + STEP * (number + 8), "78")
    assert len(columns(sheet)) == count


LONG = "b" * 55
"""Runs over the first column of figures, and into the second."""


@pytest.mark.parametrize(("count", "found"), [(1, 3), (2, 1)], ids=["in one line of ten", "in two of ten"])
def test_long_labels_of_few_lines_may_run_over_columns(count: int, found: int) -> None:
    rows = [("A", "12", "34")] * (10 - count) + [(LONG, "", "")] * count
    assert len(columns(page(rows))) == found


def test_a_text_over_one_column_of_figures_is_in_it() -> None:
    found = find_columns(lines_of(page([*NUMBERS, ("A", "b" * 10, "34")])))
    assert [column.x0 for column in found] == [LEFT, RIGHTS[0] - 50, RIGHTS[1] - 10]


@pytest.mark.parametrize(
    ("x", "sign", "found"),
    [
        (RIGHTS[0] - 30, "$", [["A"], ["$", "12"], ["34"]]),
        (RIGHTS[0] + 8, "%", [["A"], ["%", "12"], ["34"]]),
        (RIGHTS[0] + 8, "**", [["A"], ["**", "12"], ["34"]]),
        (RIGHTS[0] + 8, "€", [["A"], ["12"], ["34", "€"]]),
        (RIGHTS[1] + 8, "€", [["A"], ["12"], ["34", "€"]]),
    ],
    ids=["before", "percent", "stars", "before the next", "behind the last"],
)
def test_signs_are_of_the_figures_beside_them(x: float, sign: str, found: list[list[str]]) -> None:
    sheet = page([("A", "12", "34")] * 8)
    for number in range(8):
        sheet.text(x, TOP + STEP * number, sign)
    assert columns(sheet) == found


def test_signs_behind_the_last_figures_are_behind_all() -> None:
    sheet = page([("A", "12", "34")] * 8)
    for number in range(8):
        for right in RIGHTS[:2]:
            sheet.text(right + 8, TOP + STEP * number, "€")
    assert columns(sheet) == [["A"], ["12", "€"], ["34", "€"]]


@pytest.mark.parametrize(
    ("text", "count", "found"),
    [("56", 1, 3), ("56", 2, 4), ("old", 4, 3), ("old", 5, 4)],
    ids=["one figure in eight lines", "two figures", "four texts", "five texts"],
)
def test_a_column_is_filled(text: str, count: int, found: int) -> None:
    sheet = page([("A", "12", "34")] * 8)
    for number in range(count):
        sheet.text(RIGHTS[2], TOP + STEP * number, text)
    assert len(columns(sheet)) == found


def test_what_is_of_no_column_is_of_the_one_on_its_left() -> None:
    sheet = page([("A", "12", "34")] * 8).text(RIGHTS[0] + 10, TOP, "old")
    assert columns(sheet) == [["A"], ["12", "old"], ["34"]]
