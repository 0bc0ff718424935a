"""Rows that are shaded boxes with paper between, and bands among them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, outline

XS = (54, 204, 354)
HEAD = ("Action", "Lead", "Target")
ROWS = (("Sweep the square", "Streets", "May 2018"), ("Hang baskets", "Parks", "June 2018"))
MORE = (("Light the lanes", "Roads", "July 2018"), ("Mend the gate", "Parks", "May 2019"))


def stacked(*boxes: Sequence[str], gap: float = 11.0) -> Sheet:
    """Draw each row as a shaded box; texts in bold in a header, and in a band, which has one text."""
    sheet, top = Sheet(), 100.0
    for row in boxes:
        sheet.fill(50, top, 500, top + 20)
        for x, text in zip(XS, row, strict=False):
            sheet.text(x, top + 4, text, bold=row is HEAD or len(row) == 1)
        top += 20 + gap
    return sheet


def first_cells(sheet: Sheet) -> list[list[str]]:
    return [[row[0].split(" >")[0] for row in outline(table)] for table in fragments(lay_out(sheet.page()))]


@pytest.mark.parametrize("gap", [9.0, 15.0])
def test_rows_and_bands_in_boxes_are_one_table(gap: float) -> None:
    sheet = stacked(HEAD, ("Clean",), *ROWS, ("Safe",), *MORE, gap=gap)
    (cells,) = first_cells(sheet)
    assert cells == ["Action", "Clean", *(row[0] for row in ROWS), "Safe", *(row[0] for row in MORE)]


def test_a_header_on_the_paper_above_boxes_is_theirs() -> None:
    sheet = stacked(("Clean",), *ROWS)
    for x, text in zip(XS, HEAD, strict=True):
        sheet.text(x, 78, text, bold=True)
    assert first_cells(sheet) == [["Action", "Clean", "Sweep the square", "Hang baskets"]]


def test_a_header_in_a_box_begins_another_table_with_the_title_above_it() -> None:
    sheet = stacked(HEAD, *ROWS, ("Risks",), HEAD, *MORE)
    tables = first_cells(sheet)
    assert [len(cells) for cells in tables] == [3, 3]
    assert tables[1][0] == "Action"


def test_boxes_of_text_are_no_table() -> None:
    assert not first_cells(stacked(("Ring us",), ("Write to us",), ("Come and see us",)))
