"""Bands that stand in the middle of tables without rules between columns."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import LETTER, Sheet, fragments, outline

SIDES = (50, 200, 320, 420, 500)
HEAD = ("Action", "Lead", "Target", "Cost")
ROWS = (("Sweep the square", "Streets", "May 2018", "None"), ("Hang baskets", "Parks", "June 2018", "2,500"))
BAND = "Clean streets"


def centred(sheet: Sheet, y: float, text: str, left: float, right: float, *, bold: bool) -> None:
    width = LETTER * len(text.replace(" ", "")) + 3 * text.count(" ")
    sheet.text((left + right - width) / 2, y, text, bold=bold)


@pytest.mark.parametrize(
    ("shift", "is_bold", "band"),
    [
        pytest.param(0, True, [f"{BAND} >4"], id="in the middle of the table"),
        pytest.param(-15, True, ["", BAND, "", ""], id="in the middle of its column"),
        pytest.param(0, False, ["", BAND, "", ""], id="not in bold"),
    ],
)
def test_a_heading_in_the_middle_of_a_row_runs_over_all_columns(
    shift: float, is_bold: bool, band: list[str]
) -> None:
    sheet = Sheet()
    for number, cells in enumerate((HEAD, (), *ROWS)):
        sheet.across(100 + 20 * number, 50, 500)
        for at, cell in enumerate(cells):
            centred(sheet, 104 + 20 * number, cell, SIDES[at], SIDES[at + 1], bold=not number)
    centred(sheet, 124, BAND, 50 + shift, 500 + shift, bold=is_bold)
    (table,) = fragments(lay_out(sheet.across(180, 50, 500).page()))
    assert outline(table) == [[*HEAD], band, *map(list, ROWS)]


def test_headings_in_the_middle_hide_no_column() -> None:
    """Both run over the third column's left side."""
    sheet = Sheet()
    band = "Streets, squares and parks that are clean all year, and safe"
    for number, cells in enumerate((HEAD, (), ROWS[0], (), ROWS[1])):
        sheet.across(100 + 20 * number, 50, 500)
        for at, cell in enumerate(cells or (band,)):
            sides = (SIDES[at], SIDES[at + 1]) if cells else (50, 500)
            centred(sheet, 104 + 20 * number, cell, *sides, bold=number in (0, 1, 3))
    (table,) = fragments(lay_out(sheet.across(200, 50, 500).page()))
    assert outline(table) == [[*HEAD], [f"{band} >4"], [*ROWS[0]], [f"{band} >4"], [*ROWS[1]]]


def test_headings_in_the_middle_part_no_column_of_a_coloured_header() -> None:
    """They begin left of the third column."""
    sides, head = (50, 90, 278, 400, 500), ("", "Action", "Lead", "Target")
    one, two = (("A1", "Sweep the market square", "Streets", "May"), ("A2", "Hang baskets", "Parks", "June"))
    sheet = Sheet()
    for left, right in pairwise(sides):
        sheet.fill(left, 100, right, 120)
    for number, row in enumerate((head, None, one, two, None, one, two)):
        sheet.across(100 + 20 * number, 50, 500)
        for left, cell in zip(sides, row or (), strict=False):
            sheet.text(left + 4, 104 + 20 * number, cell, bold=row is head)
        if row is None:
            centred(sheet, 104 + 20 * number, "Connected", 50, 500, bold=True)
    (table,) = fragments(lay_out(sheet.across(240, 50, 500).page()))
    assert [len(row) for row in outline(table)] == [4, 1, 4, 4, 1, 4, 4]
