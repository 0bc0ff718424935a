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


def painted(room: float) -> Sheet:
    """Paint rows of two cells with room between, below a header without."""
    sheet, second = Sheet().fill(50, 100, 400, 120, 0x4472C4), 200 + room
    for number, texts in enumerate((("Action", "Lead"), ("Sweep", "Streets"), ("Weed", "Parks"))):
        y = 100 + 20 * number
        if number:
            sheet.fill(50, y, 200, y + 20, 0xE8EEF8 - number).fill(second, y, 400, y + 20, 0xE8EEF8 - number)
        sheet.text(54, y + 5, texts[0]).text(second + 4, y + 5, texts[1])
    return sheet


@pytest.mark.parametrize(
    ("sheet", "columns"),
    [
        pytest.param(painted(8.2), 2, id="a sliver"),
        pytest.param(painted(9.0), 3, id="wider"),
    ],
)
def test_paper_between_painted_columns_is_none_where_no_text_has_room(sheet: Sheet, columns: int) -> None:
    (table,) = fragments(lay_out(sheet.page()))
    assert table.column_count == columns, outline(table)
