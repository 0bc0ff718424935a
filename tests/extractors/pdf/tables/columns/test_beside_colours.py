"""Strips in a column beside coloured cells are columns only where texts stand on both sides of them on one line."""

from __future__ import annotations

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, outline


def lettered(beside: str) -> Sheet:
    """Coloured cells with a large letter at the left over a wider text, under a heading in their column's middle."""
    sheet = Sheet().across(100, 50, 500).across(220, 50, 500)
    for x, heading in ((92, "Aim"), (204, "Action"), (404, "Lead")):
        sheet.text(x, 104, heading, bold=True)
    for top, colour, letter in ((120, 0xDDDDEE, "A"), (170, 0xEEDDDD, "B")):
        sheet.across(top, 50, 500).fill(50, top, 200, top + 50, colour)
        sheet.text(58, top + 4, letter).text(58, top + 28, "Warm and safe homes")
        sheet.text(204, top + 4, "Sweep the square").text(404, top + 4, "Streets")
    return sheet.text(92, 124, beside)


@pytest.mark.parametrize(
    ("beside", "header"),
    [
        pytest.param("", ["Aim", "Action", "Lead"], id="no text beside a letter"),
        pytest.param("Heat", ["", "Aim", "Action", "Lead"], id="a text beside one"),
    ],
)
def test_a_strip_that_parts_no_line_of_a_coloured_column_is_no_column(beside: str, header: list[str]) -> None:
    (table,) = fragments(lay_out(lettered(beside).page()))
    assert outline(table)[0] == header
