"""Tables whose cells are boxes apart, as Word's and browsers' cell spacing draws them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, lines, outline

XS = (50, 200, 350, 500)
HEAD = ["Action", "Lead", "Target"]
ROWS = [HEAD, ["Sweep the square", "Streets", "May 2018"], ["Hang baskets", "Parks", "June 2018"]]


def box(sheet: Sheet, x0: float, top: float, x1: float, bottom: float, *, is_open: bool = False) -> None:
    sheet.down(x0, top, bottom).down(x1, top, bottom).across(top, x0, x1)
    if not is_open:
        sheet.across(bottom, x0, x1)


def boxes(rows: Sequence[Sequence[str]], gap: float, *, is_open: bool = False) -> Sheet:
    """Draw each cell as a box, with a gap between; the last row's boxes may have no foot."""
    sheet, top = Sheet(), 100.0
    for row in rows:
        last = is_open and row is rows[-1]
        for x0, x1, text in zip(XS, (*XS[1 : len(row)], XS[-1]), row, strict=False):
            box(sheet, x0, top, x1 - gap, top + 20, is_open=last)
            sheet.text(x0 + 4, top + 4, text, bold=row is rows[0])
        top += 20 + gap
    return sheet


@pytest.mark.parametrize("gap", [3.0, 4.5, 7.0])
@pytest.mark.parametrize("is_open", [False, True], ids=["closed", "cut by the page"])
def test_boxes_in_rows_and_columns_are_one_table(gap: float, is_open: bool) -> None:
    (table,) = fragments(lay_out(boxes(ROWS, gap, is_open=is_open).page()))
    assert outline(table) == ROWS


def test_a_band_between_rows_of_boxes_is_of_their_table() -> None:
    rows = [HEAD, ["Priority 1: a clean town"], *ROWS[1:]]
    (table,) = fragments(lay_out(boxes(rows, 4.0).page()))
    assert outline(table) == [HEAD, ["Priority 1: a clean town >3"], *ROWS[1:]]


def test_two_panels_of_text_are_no_table() -> None:
    layout = lay_out(boxes([["Our aims for the town", "What it costs"]], 4.0).page())
    assert not fragments(layout)


def test_a_table_in_a_cell_is_none_of_its_boxes() -> None:
    """Its sides lie by the cell's, yet no box ends where another one begins."""
    sheet = Sheet().lattice((50, 200, 500), (100, 120, 200)).lattice((205, 350, 495), (125, 145, 165))
    for x, y, text in ((54, 104, "Action"), (204, 104, "Notes"), (54, 124, "Sweep the square")):
        sheet.text(x, y, text, bold=y == 104)
    for x, y, text in ((209, 129, "Year"), (354, 129, "Cost"), (209, 149, "2018"), (354, 149, "None")):
        sheet.text(x, y, text)
    found = sorted(outline(table) for table in fragments(lay_out(sheet.page())))
    assert found == [[["Action", "Notes"], ["Sweep the square", ""]], [["Year", "Cost"], ["2018", "None"]]]


def test_bars_of_a_chart_are_no_boxes_of_a_table() -> None:
    sheet = Sheet()
    for n, height in enumerate((80, 120, 60, 100, 90, 70)):
        box(sheet, 50 + 30 * n, 300 - height, 76 + 30 * n, 300)
    layout = lay_out(sheet.text(50, 310, "Fires in each ward").page())
    assert not fragments(layout)
    assert lines(layout) == ["Fires in each ward"]


def cards(rows: Sequence[Sequence[str]], gap: float, *, bold: Sequence[int] = ()) -> Sheet:
    """Draw each row as one box, with a gap between, below a header in bold that has none."""
    sheet, top = Sheet(), 100.0
    for x, text in zip(XS, HEAD, strict=False):
        sheet.text(x + 4, top - 20, text, bold=True)
    for number, row in enumerate(rows):
        box(sheet, XS[0], top, XS[-1], top + 20)
        for x, text in zip(XS, row, strict=False):
            sheet.text(x + 4, top + 4, text, bold=number in bold)
        top += 20 + gap
    return sheet


@pytest.mark.parametrize("gap", [9.0, 15.0])
def test_rows_that_are_boxes_are_one_table_with_the_header_above_them(gap: float) -> None:
    rows = [*ROWS[1:], ["Paint the gates", "Parks", "July 2018"]]
    (table,) = fragments(lay_out(cards(rows, gap).page()))
    assert outline(table) == [HEAD, *rows]


def test_a_header_in_the_second_box_begins_another_table() -> None:
    """Both boxes stand for whole tables, whose first line names the columns."""
    rows = [["Sweep the square", "Streets", "May 2018"], ["Risk", "Score", "Owner"]]
    assert len(fragments(lay_out(cards(rows, 9.0, bold=[1]).page()))) != 1


def test_a_box_beside_several_ends_no_row_in_the_gap_between_them() -> None:
    sheet = boxes([HEAD], 4.5)
    box(sheet, 50, 124.5, 195.5, 169.5)
    for top, lead, target in ((124.5, "Streets", "May 2018"), (149, "Parks", "June 2018")):
        box(sheet, 200, top, 345.5, top + 20)
        box(sheet, 350, top, 495.5, top + 20)
        sheet.text(204, top + 4, lead).text(354, top + 4, target)
    (table,) = fragments(lay_out(sheet.text(54, 142, "Sweep the square").page()))
    assert outline(table) == [HEAD, ["Sweep the square v2", "Streets", "May 2018"], ["Parks", "June 2018"]]
