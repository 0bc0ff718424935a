"""Walls that are not drawn, where the words tell of them."""

from __future__ import annotations

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, outline

TITLE = "A new school in the old town"


def bar(*texts: tuple[float, str]) -> Sheet:
    """A title over a row of cells and a row of text; most words stand in rows without walls."""
    sheet = Sheet()
    for y in (100, 120, 140, 220):
        sheet.across(y, 50, 550)
    for x in (50, 550):
        sheet.down(x, 100, 220)
    for x in (150, 300, 420):
        sheet.down(x, 120, 140)
    for x, text in zip((55, 155, 305, 425), ("Size", "Place", "Time", "Yield"), strict=True):
        sheet.text(x, 125, text)
    for at, text in texts:
        sheet.text(at, 105, text)
    return sheet.text(
        55, 145, "\n".join(["We will build it with all who live there and those who teach"] * 5)
    )


@pytest.mark.parametrize(
    ("sheet", "first"),
    [
        (bar((55, TITLE)), [f"{TITLE} >4"]),
        (bar((55, TITLE), (430, "New")), [f"{TITLE} >2", "", "New"]),
        (bar((55, "School")), ["School", "", "", ""]),
    ],
    ids=["one text over a boundary", "another beside it", "one that keeps to its column"],
)
def test_a_row_of_one_text_over_a_boundary_is_one_cell(sheet: Sheet, first: list[str]) -> None:
    (table,) = fragments(lay_out(sheet.page()))
    assert outline(table)[0] == first
