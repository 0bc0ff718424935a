"""Frames around one text: a header or a title at a page's foot, the rest of a row at its head."""

from __future__ import annotations

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, outline

COLUMNS = (54, 204, 354)
HEAD = ("Action", "Lead", "Target")


@pytest.mark.parametrize(
    ("framed", "found"),
    [
        pytest.param(HEAD, [list(HEAD)], id="header"),
        pytest.param(("Safe at night",), [["Safe at night"]], id="title"),
    ],
)
def test_a_frame_under_a_table_as_wide_is_a_header_or_a_title(
    framed: tuple[str, ...], found: list[list[str]]
) -> None:
    sheet = Sheet()
    for y in (100, 120, 140, 740, 760):
        sheet.across(y, 50, 500)
    for y, row in ((104, HEAD), (124, ("Sweep the square", "Streets", "May 2018")), (744, framed)):
        for x, cell in zip(COLUMNS, row, strict=False):
            sheet.text(x, y, cell, bold=y != 124)
    sheet.text(54, 700, "Priority 2", bold=True).down(50, 740, 760).down(500, 740, 760)
    assert [outline(table) for table in fragments(lay_out(sheet.page()))][1:] == [found]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        pytest.param(
            ("and the parks", "Sweep the square|Streets", "Light the lanes|Parks"),
            [["and the parks Sweep the square Light the lanes", "Streets Parks"]],
            id="in its columns",
        ),
        pytest.param(
            (
                "which all of the partners will have to look at",
                "again, with what it costs, when the year ends",
            ),
            [
                [
                    "which all of the partners will have to look at again, with what it costs, when the year ends"
                ]
            ],
            id="one text across",
        ),
    ],
)
def test_the_rest_of_a_row_in_a_frame_has_the_columns_of_the_page_before(
    lines: tuple[str, ...], found: list[list[str]]
) -> None:
    sheet = Sheet()
    for y in (40, 80):
        sheet.across(y, 50, 500)
    sheet.down(50, 40, 80).down(500, 40, 80)
    for y, line in zip((42, 54, 66), lines, strict=False):
        for x, cell in zip((54, 304), line.split("|"), strict=False):
            sheet.text(x, y, cell)
    laid = lay_out(sheet.page(), (50.0, 300.0, 500.0))
    assert [outline(table) for table in fragments(laid)] == [found]
