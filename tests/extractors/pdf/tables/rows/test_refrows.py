"""Rows that a column of references numbers beside merged cells, where rules part groups alone."""

from __future__ import annotations

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, outline

Groups = tuple[tuple[str, tuple[str, ...]], ...]
GROUPS: Groups = (("Clean", ("1.1", "1.2")), ("Green", ("2.1", "2.2", "2.3")))
BROKEN: Groups = (("Clean", ("1.", "2")), ("Green", ("2.", "3")))
FIGURES: Groups = (("Clean", ("1.1", "1.5")), ("Green", ("2.1", "2.4", "2.3")))
YEARS: Groups = (("Clean", ("2018", "2019")), ("Green", ("2018", "2019", "2020")))
CASES: Groups = (("Clean", ("2118", "2119")), ("Green", ("2118", "2119", "2120")))
"""What is served, and the numbers of what serves it."""


def grouped(*, lead: float = 0.0, each: bool = True, groups: Groups = GROUPS) -> Sheet:
    """Numbered rows with rules between groups alone; the second lead stands `lead` points lower, or is missing."""
    sheet = Sheet()
    for x, cell in zip((54, 154, 194, 354, 454), ("Aim", "No", "Action", "Lead", "Target"), strict=True):
        sheet.text(x, 102, cell, bold=True)
    y = 120.0
    for y_rule in (100, 116, 184, 284):
        sheet.across(y_rule, 50, 550)
    for x in (150, 190, 350, 450):
        sheet.down(x, 100, 284)
    for aim, numbers in groups:
        sheet.text(54, y, f"{aim} streets\nfor all")
        for at, number in enumerate(numbers):
            sheet.text(154, y, number).text(194, y, "Sweep the market square\neach week.")
            if each or at == 0:
                sheet.text(354, y + (lead if at == 1 else 0), "Streets")
            if at == 0:
                sheet.text(454, y, "May 2018")
            y += 32
        y += 4
    return sheet


@pytest.mark.parametrize(
    "groups", [pytest.param(GROUPS, id="of two levels"), pytest.param(CASES, id="as long as years")]
)
def test_numbers_beside_a_merged_cell_tell_rows_that_no_rule_parts(groups: Groups) -> None:
    (table,) = fragments(lay_out(grouped(groups=groups).page()))
    assert [row[-4:] for row in outline(table)[1:]] == [
        [number, "Sweep the market square each week.", "Streets", "May 2018" if at == 0 else ""]
        for _, numbers in groups
        for at, number in enumerate(numbers)
    ]


@pytest.mark.parametrize(
    ("sheet", "rows"),
    [
        pytest.param(grouped(lead=8), 1 + 1 + 1, id="a text beside begins between two numbers"),
        pytest.param(grouped(groups=BROKEN), 1 + 1 + 1, id="a number on two lines"),
        pytest.param(grouped(groups=FIGURES), 1 + 1 + 1, id="figures, that do not count on"),
        pytest.param(grouped(groups=YEARS), 1 + 1 + 1, id="years"),
        pytest.param(grouped(each=False), 1 + 1 + 1, id="one text to each number, as in a list"),
    ],
)
def test_numbers_of_a_list_in_one_row_part_none(sheet: Sheet, rows: int) -> None:
    (table,) = fragments(lay_out(sheet.page()))
    assert len(table.rows) == rows


@pytest.mark.parametrize(
    ("numbers", "rows"), [(("2", "3"), 2), (("2024", "2025"), 1)], ids=["numbers", "years"]
)
def test_years_number_no_rows(numbers: tuple[str, str], rows: int) -> None:
    sheet = Sheet().lattice((50, 150, 200, 350, 500), (100, 116, 180))
    for x, text in ((54, "Aim"), (154, "No."), (204, "Action"), (354, "Lead")):
        sheet.text(x, 102, text, bold=True)
    sheet.text(54, 120, "A clean town")
    for y, number, task in ((120, numbers[0], "Sweep the square"), (150, numbers[1], "Hang baskets")):
        sheet.text(154, y, number).text(204, y, task).text(354, y, "Parks")
    (table,) = fragments(lay_out(sheet.page()))
    assert len(table.rows) - 1 == rows
