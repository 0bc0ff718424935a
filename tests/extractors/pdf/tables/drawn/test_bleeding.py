"""Painted tables that run off the page at both sides."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments

BAND, CELL = 0x4472C4, 0xE8EEF8
ROWS = (
    ("We keep the streets and lanes of the district clean",),
    ("Sweep the square", "Streets", "May 2018"),
    ("Parks are safe",),
    ("Weed the beds", "Parks", "June 2018"),
)


def painted(*, left: float = 0, right: float = 600, rows: int = 4, gap: float = 0, columns: int = 3) -> Sheet:
    """Paint bands and rows of cells from one side to the other."""
    sheet, sides = Sheet(), (left, 200, 400)[:columns]
    for number, texts in enumerate(ROWS[:rows]):
        y = 100 + (20 + gap) * number
        for x0, x1 in pairwise((*sides[: len(texts)], right)):
            sheet.fill(x0, y, x1, y + 20, CELL if len(texts) > 1 else BAND)
        for x, text in zip((40, 206, 406)[:columns], texts, strict=False):
            sheet.text(x, y + 5, text)
    return sheet


def spans(sheet: Sheet) -> list[int]:
    """Give how many columns each band reaches over."""
    (table,) = fragments(lay_out(sheet.page()))
    return [row.cells[0].column_span for row in table.rows[::2]]


@pytest.mark.parametrize("gap", [0, 1], ids=["touching", "all but touching"])
def test_bands_between_rows_that_run_off_the_page_reach_over_all_columns(gap: float) -> None:
    assert spans(painted(gap=gap)) == [3, 3]


@pytest.mark.parametrize(
    "sheet",
    [
        pytest.param(painted(right=598), id="paper at the right"),
        pytest.param(painted(left=2), id="paper at the left"),
        pytest.param(painted(gap=2), id="paper between the rows"),
        pytest.param(painted(rows=3), id="three rows"),
        pytest.param(painted(columns=2), id="cells in two columns"),
    ],
)
def test_other_bands_reach_as_far_as_their_words(sheet: Sheet) -> None:
    assert spans(sheet) == [2, 1]
