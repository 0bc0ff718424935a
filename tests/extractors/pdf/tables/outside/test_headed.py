"""A header that stands apart above a drawn table is its first row."""

from __future__ import annotations

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, lines, outline

XS = (54, 204, 354)
HEAD = ("Action", "Lead", "Target")
BAND = "Safe streets"
ROWS = [["Sweep the square", "Streets", "May 2018"], ["Weed the park", "Parks", "June 2018"]]


def drawn(*, is_bold: bool = False) -> Sheet:
    """A table with all its rules from 100 on, its first row in bold or not."""
    sheet = Sheet().lattice((50, 200, 350, 500), (100, 120, 140))
    for y, row in zip((104, 124), ROWS, strict=True):
        for x, text in zip(XS, row, strict=True):
            sheet.text(x, y, text, bold=is_bold and y == 104)
    return sheet


def headed(
    sheet: Sheet,
    y: float,
    *,
    head: tuple[str, ...] = HEAD,
    aside: float = 0,
    bands: int = 1,
    is_bold: bool = False,
    is_painted: bool = False,
) -> Sheet:
    """Write a header at a height over the columns, or so far aside, and bands from 80 upward."""
    for x, text in zip(XS, head, strict=False):
        if is_painted:
            sheet.fill(x - 4, y - 4, x + 126, y + 14)
        sheet.text(x + aside, y, text, bold=is_bold)
    for number in range(bands):
        sheet.text(54, 80 - 16 * number, BAND)
    return sheet


def is_headed(sheet: Sheet) -> bool:
    (table,) = fragments(lay_out(sheet.page()))
    return table.rows[0].kind == "header"


def test_a_header_over_a_band_is_the_first_row_of_the_table_below() -> None:
    layout = lay_out(headed(drawn(), 60).page())
    (table,) = fragments(layout)
    assert outline(table) == [list(HEAD), [f"{BAND} >3"], *ROWS]
    assert [row.kind for row in table.rows] == ["header", "body", "body", "body"]
    assert lines(layout) == []


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        pytest.param(headed(drawn(is_bold=True), 60), False, id="over a header in bold"),
        pytest.param(headed(drawn(), 48), True, id="two lines above the band"),
        pytest.param(headed(drawn(), 38), False, id="far above it"),
        pytest.param(headed(drawn(), 60, aside=12), True, id="a little aside"),
        pytest.param(headed(drawn(), 60, aside=16), False, id="aside"),
        pytest.param(headed(drawn(), 60, head=HEAD[:2]), False, id="over two columns of three"),
        pytest.param(headed(drawn(), 60, head=(*HEAD[:2], "Target " * 6)), False, id="past the table's side"),
        pytest.param(headed(drawn(), 40, bands=2), True, id="over two bands"),
        pytest.param(headed(drawn(), 24, bands=3), False, id="over three"),
    ],
)
def test_a_header_over_a_band_stands_close_above_each_column(sheet: Sheet, expected: bool) -> None:
    assert is_headed(sheet) is expected


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        pytest.param(headed(drawn(), 75, bands=0, is_bold=True), True, id="in bold"),
        pytest.param(headed(drawn(), 75, bands=0, is_painted=True), True, id="painted"),
        pytest.param(headed(drawn(), 75, bands=0), False, id="plain"),
    ],
)
def test_a_header_without_a_band_beneath_is_in_bold_or_painted(sheet: Sheet, expected: bool) -> None:
    assert is_headed(sheet) is expected
