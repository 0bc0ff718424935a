"""Coloured dots before texts are no cells, and no bars of a timeline."""

from __future__ import annotations

import pytest

from extractors.pdf.layout import lay_out
from extractors.pdf.tables.drawn.edges import page_edges
from tests.extractors.pdf.drawn import Sheet

RED = 0xD1007F


def dotted(room: float = 4, high: float = 8, wide: float = 8) -> Sheet:
    """Draw a spot, and a text to its right."""
    return Sheet().fill(300, 101, 300 + wide, 101 + high, RED).text(300 + wide + room, 100, "Begun")


@pytest.mark.parametrize(
    ("sheet", "sides"),
    [
        pytest.param(dotted(), 0, id="right before the text"),
        pytest.param(dotted(room=9), 2, id="far before it"),
        pytest.param(dotted(high=16, wide=16), 2, id="as large as a cell"),
        pytest.param(dotted(wide=5), 2, id="neither round nor square"),
        pytest.param(Sheet().fill(300, 101, 308, 109, RED).text(312, 112, "Begun"), 2, id="above the text"),
        pytest.param(Sheet().fill(300, 101, 308, 109, RED), 2, id="no text"),
    ],
)
def test_small_squares_right_before_texts_bound_nothing(sheet: Sheet, sides: int) -> None:
    assert [len(edges) for edges in page_edges(sheet.page())[:2]] == [sides, sides]


def test_the_squares_of_a_drawing_are_no_spots() -> None:
    """They are too many to compare each with each word."""
    sheet = Sheet().text(312, 100, "Begun")
    for number in range(501):
        sheet.fill(300, 101, 308, 109, 0xD10000 + number)
    assert len(page_edges(sheet.page())[0]) == 2


def test_dots_of_a_key_and_of_statuses_are_no_timeline() -> None:
    sheet = Sheet()
    for number in range(4):
        key, y = 54 + 90 * number, 100 + 30 * number
        sheet.text(20, 60, "Key").fill(key, 61, key + 8, 69, RED).text(key + 12, 60, "Begun")
        sheet.text(54, y, f"Mend roof {number}").fill(304, y + 1, 312, y + 9, RED).text(316, y, "Begun")
    assert "drawn-mark" not in {issue.code for issue in lay_out(sheet.page()).issues}
