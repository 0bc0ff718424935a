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


LABELS = (("Clean", ROWS), ("Safe", (*MORE, ROWS[0])))
COLUMNS = (54, 124, 274, 404)


def labelled(gap: float, *, has_right_side: bool) -> Sheet:
    """Draw a box for each label, and beside the label boxes of rows with paper between; the header is on the paper."""
    sheet, top = Sheet(), 100.0
    for x, text in zip(COLUMNS, ("Aim", *HEAD), strict=True):
        sheet.text(x, 78, text, bold=True)
    for label, rows in LABELS:
        bottom = top + (21 + gap) * len(rows) - gap
        sheet.text(COLUMNS[0], top + 6, label).down(50, top, bottom).across(top, 50, 120).across(
            bottom, 50, 120
        )
        for number, row in enumerate(rows):
            sheet.across(top, 120, 500).across(top + 21, 120, 500)
            if number:
                sheet.down(120, top, top + 21)
            if has_right_side:
                sheet.down(500, top, top + 21)
            for x, text in zip(COLUMNS[1:], row, strict=True):
                sheet.text(x, top + 6, text)
            top += 21 + gap
    return sheet


@pytest.mark.parametrize(("gap", "has_right_side"), [(9.0, True), (7.0, True), (7.0, False)])
def test_boxes_beside_one_label_are_rows_of_one_table(gap: float, has_right_side: bool) -> None:
    (table,) = fragments(lay_out(labelled(gap, has_right_side=has_right_side).page()))
    cells = outline(table)
    assert [row[0] for row in cells] == [
        "Aim", "Clean v2", "Hang baskets", "Safe v3", "Mend the gate", "Sweep the square"
    ]  # fmt: skip
    assert cells[1] == ["Clean v2", *ROWS[0]]
    assert cells[-1] == list(ROWS[0])
