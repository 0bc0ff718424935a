"""Rules a little apart bound one column; text between them stands in a column of its own."""

from __future__ import annotations

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, outline


def form(second: float, text: str) -> Sheet:
    """Draw two rows, whose columns two rules part, one for each, the first text in the cell at its right."""
    sheet = Sheet()
    for y in (100, 130, 160):
        sheet.across(y, 50, 500)
    for x, top, bottom in ((50, 100, 160), (150, 100, 130), (second, 130, 160), (500, 100, 160)):
        sheet.down(x, top, bottom)
    return sheet.text(160, 104, text).text(54, 134, "Gases").text(second + 4, 134, "None")


@pytest.mark.parametrize(
    ("second", "rows"),
    [
        (155, [["", "Reports to the board"], ["Gases", "None"]]),
        (190, [["", "Reports to the board >2"], ["Gases >2", "None"]]),
    ],
    ids=["a sliver", "two columns"],
)
def test_rules_a_little_apart_are_one_wall(second: float, rows: list[list[str]]) -> None:
    (table,) = fragments(lay_out(form(second, "Reports to the board").page()))
    assert outline(table) == rows
