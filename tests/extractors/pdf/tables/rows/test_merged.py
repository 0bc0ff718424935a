"""Rows beside cells of the first columns that are merged over several of them."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.pdf.tables.rows.rowstarts import RowStart, find_rows
from extractors.pdf.tables.words.segments import set_segments
from tests.extractors.pdf.drawn import Sheet

XS = np.array([45.0, 95.0, 245.0, 400.0, 500.0, 600.0])
PITCH = 12
ACTIONS = (
    ("Insulate the lofts\nof every house", "Housing", "May"),
    ("Offer grants", "Climate\nOfficer", "June"),
    ("Mend the roofs\nof the flats", "Housing", "July"),
)


def beside(sheet: Sheet, top: float, number: str, aim: str, share: float, rows: int) -> float:
    """Write an aim with its number over several rows, and give where the next may begin.

    `share` says at which height texts stand: 0 at the tops of their rows, 0.5 at the middles.
    """
    bottom = top
    for action, lead, date in ACTIONS[:rows]:
        for x, text in ((250, action), (405, lead), (505, date)):
            sheet.text(x, bottom + share * PITCH * (1 - text.count("\n")), text)
        bottom += 2 * PITCH + 10
    height = bottom - 10 - top
    for x, text in ((50, number), (100, aim)):
        lines = text.count("\n") + 1
        sheet.text(x, top + share * (height - PITCH * lines), text)
    return bottom


def found(sheet: Sheet) -> list[RowStart]:
    words = sheet.page().words
    return find_rows(set_segments(words, np.arange(len(words))), XS)


@pytest.mark.parametrize("share", [0.0, 0.5], ids=["tops", "middles"])
def test_texts_of_the_first_columns_go_on_over_the_rows_that_they_are_merged_over(share: float) -> None:
    sheet = Sheet()
    second = beside(
        sheet, 100, "A1", "Homes of which all\nare warm and dry\nand so cost less\nto heat", share, 3
    )
    third = beside(sheet, second, "A2", "Streets that are\nsafe at night", share, 1)
    beside(sheet, third, "A3", "Parks with lawns\nand old trees\nfor everyone", share, 2)
    assert [round(start.y + 6) for start in found(sheet)] == pytest.approx([134, 168, 202, 236, 270], abs=1)
    both = frozenset({0, 1})
    assert [start.go_on for start in found(sheet)] == [both, both, frozenset(), frozenset(), both]


def test_a_text_that_fits_no_rows_is_merged_over_none() -> None:
    """It begins at no row's top and stands at no rows' middle."""
    sheet = Sheet()
    beside(sheet, 100, "A1", "", 0.0, 3)
    sheet.text(100, 119, "Homes of which all\nare warm and dry\nand so cost less")
    assert not any(start.go_on for start in found(sheet))


def test_no_cell_is_merged_over_a_band() -> None:
    sheet = Sheet()
    second = beside(
        sheet, 100, "A1", "Homes of which all\nare warm and dry\nand so cost less\nto heat", 0.5, 2
    )
    sheet.text(50, second, "Streets", bold=True)
    beside(sheet, second + 22, "A2", "Streets that are\nsafe at night and\nclean and wide\nfor all", 0.5, 2)
    assert [len(start.go_on) for start in found(sheet)] == [2, 0, 0, 2]


def test_a_rows_rest_below_the_pages_header_cuts_no_text() -> None:
    """Its first line stands as near to the header as lines of a paragraph do, and begins small."""
    sheet = Sheet()
    for x, head in zip(XS[:-1] + 5, ("No", "Action", "Impact", "Lead", "By"), strict=True):
        sheet.text(x, 100, head, bold=True)
    sheet.text(100, 112, "of every house\nand every flat\nthat we own\nin the city\nby the river")
    sheet.text(405, 112, "Housing")
    lines = "Insulate the lofts\nof all the schools"
    rest = [start for start in found(beside_each(sheet, 172, lines)) if start.y > 130]
    assert [start.y + 6 for start in rest] == pytest.approx([172, 220], abs=6)
    assert not any(start.go_on for start in rest)


def beside_each(sheet: Sheet, top: float, lines: str) -> Sheet:
    """Write two rows of the same lines in three columns, right below each other."""
    for number in range(2):
        at = top + 48 * number
        sheet.text(50, at, f"{number + 4}.").text(100, at, lines)
        sheet.text(250, at, f"{lines}\nwarm all year\nand dry as well").text(405, at, "Head of\nhousing")
    return sheet
