"""What it costs to begin a row at a line of type."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.pdf.tables.rows.follows import cost_together
from extractors.pdf.tables.rows.openings import Openings, find_openings
from extractors.pdf.tables.rows.pieces import set_piece
from extractors.pdf.tables.words.segments import set_segments
from tests.extractors.pdf.drawn import Sheet

XS = np.array([45.0, 95.0, 245.0, 400.0])


def openings_of(sheet: Sheet) -> Openings:
    words = sheet.page().words
    piece = set_piece(set_segments(words, np.arange(len(words))), XS)
    return find_openings(piece, cost_together(piece)[1])


def below(y: float, *texts: str, bold: bool = False) -> float:
    """Give the cost of a row of texts, a column each, below a row of two lines."""
    sheet = Sheet().text(50, 100, "Parks", bold=bold).text(100, 100, "Review all.\nTrain.", bold=bold)
    for x, text in zip((50.0, 100.0, 250.0), texts, strict=False):
        sheet.text(x, y, text)
    return float(openings_of(sheet).cost[-1])


@pytest.mark.parametrize(
    ("liked", "other"),
    [
        (below(130, "Roads", "Mend"), below(124, "Roads", "Mend")),
        (below(124, "Roads", "Mend", "Works"), below(124, "Roads", "Mend")),
        (below(124, "Roads", "Mend", "Works"), below(124, "Roads", "• Mend", "Works")),
        (below(124, "Roads", "12", "14"), below(124, "Roads", "Mend", "Works")),
        (below(124, "Roads", "Mend"), below(118, "Roads", "Mend")),
        (below(124, "Roads", bold=True), below(124, "Roads")),
        (below(130, "Roads"), below(130, "", "Roads")),
    ],
    ids=[
        "apart",
        "every column is filled",
        "no list",
        "figures",
        "no text above reaches into it",
        "below bold type",
        "below a taller cell",
    ],
)
def test_what_looks_like_a_rows_top_costs_less(liked: float, other: float) -> None:
    assert liked < other


def test_a_first_cell_that_goes_on_over_a_row_is_no_part_of_it() -> None:
    sheet = Sheet().text(50, 100, "Homes of\nwhich all\nare warm\nand dry")
    for y in (100, 130):
        sheet.text(100, y, "Insulate all").text(250, y, "Housing")
    openings = openings_of(sheet)
    assert openings.is_merged.tolist() == [False, False, False, True, False]
    assert openings.gap[3] == 20
