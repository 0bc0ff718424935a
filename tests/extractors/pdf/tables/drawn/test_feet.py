"""Cells that are boxes apart, each as high as its own text: the rows that they begin are the table's rows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from extractors.pdf.layout import lay_out
from extractors.pdf.tables.drawn.edges import page_edges
from extractors.pdf.tables.drawn.feet import with_level_feet
from extractors.pdf.tables.drawn.lattice import components
from tests.extractors.pdf.drawn import Sheet, fragments, outline

XS = (50, 200, 350, 500)
GAP = 5.0
HEAD = ["Action", "Lead", "Target"]
ROWS = [
    HEAD,
    ["Sweep the square\nand the lanes\naround it", "Streets", "May 2018\nor sooner"],
    ["Hang baskets", "Parks and\nfriends", "June 2018"],
    ["Mend the clock\nof the hall", "Halls", "July 2018"],
]


def boxes(rows: Sequence[Sequence[str]], *, are_fills: bool = False) -> Sheet:
    """Draw each cell as a box around its own lines; the next row begins below the longest one."""
    sheet, top = Sheet(), 100.0
    for row in rows:
        for x0, x1, text in zip(XS, XS[1:], row, strict=False):
            foot = top + 8 + 12 * (text.count("\n") + 1)
            if are_fills:
                sheet.fill(x0, top, x1 - GAP, foot, 0xDFF3EE)
            else:
                sheet.down(x0, top, foot).down(x1 - GAP, top, foot)
                sheet.across(top, x0, x1 - GAP).across(foot, x0, x1 - GAP)
            sheet.text(x0 + 4, top + 4, text, bold=row is rows[0])
        top += 8 + 12 * (max(text.count("\n") for text in row) + 1) + GAP
    return sheet


@pytest.mark.parametrize("are_fills", [False, True])
def test_boxes_as_high_as_their_own_text_make_rows(are_fills: bool) -> None:
    (table,) = fragments(lay_out(boxes(ROWS, are_fills=are_fills).page()))
    assert outline(table) == [[cell.replace("\n", " ") for cell in row] for row in ROWS]


def test_the_box_of_an_empty_cell_is_as_long_as_its_row() -> None:
    rows = [HEAD, [ROWS[1][0], "", "May 2018"], *ROWS[2:]]
    (table,) = fragments(lay_out(boxes(rows).page()))
    assert outline(table) == [[cell.replace("\n", " ") for cell in row] for row in rows]


def test_a_box_over_several_rows_ends_where_it_does() -> None:
    """It is longer than the others of the row that it begins with, which end above the next row."""
    sheet = boxes([HEAD])
    tops = (100.0 + 20 + GAP, 100.0 + 2 * (20 + GAP))
    for y in tops:
        for x0, x1, text in ((200, 345, "Streets"), (350, 495, "May 2018")):
            sheet.down(x0, y, y + 20).down(x1, y, y + 20).across(y, x0, x1).across(y + 20, x0, x1)
            sheet.text(x0 + 4, y + 4, text)
    foot = tops[1] + 20
    sheet.down(50, tops[0], foot).down(195, tops[0], foot).across(tops[0], 50, 195).across(foot, 50, 195)
    (table,) = fragments(lay_out(sheet.text(54, tops[0] + 4, "Sweep the square").page()))
    assert outline(table) == [HEAD, ["Sweep the square v2", "Streets", "May 2018"], ["Streets", "May 2018"]]


def test_text_below_a_short_box_stays_outside_it() -> None:
    sheet = boxes(ROWS)
    sheet.text(204, 147, "see page 9")
    for table in fragments(lay_out(sheet.page())):
        assert "Streets see page 9" not in [cell for row in outline(table) for cell in row]


@pytest.mark.parametrize(("rows", "is_level"), [(10, True), (72, False)], ids=["a table", "a drawing"])
def test_boxes_by_the_hundred_are_a_drawings(rows: int, is_level: bool) -> None:
    """Each box is compared with each."""
    sheet = Sheet(height=3000)
    for row in range(rows):
        for column in range(10):
            x, top, foot = 20 + 40 * column, 20 + 40 * row, 30 + 40 * row + 8 * (column % 3)
            sheet.down(x, top, foot).down(x + 30, top, foot).across(top, x, x + 30).across(foot, x, x + 30)
    lying, standing, _ = page_edges(sheet.page())
    given = lying.at.copy()
    levelled, _ = with_level_feet(components(lying, standing), lying, standing, np.empty((0, 4)))
    assert bool((levelled.at != given).any()) is is_level
