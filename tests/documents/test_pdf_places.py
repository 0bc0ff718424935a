"""Tables turned, cropped, beside each other, inside each other, from drawn pages to whole tables.

Each case gives the tables that a person would read, cell by cell: "<" is covered by the cell at its left, "^" by
the one above, a line end parts paragraphs. In every case no word may be lost or stand twice.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from extractors.document import Document
from tests.documents.grids import HEAD, INTRO, MORE, ROWS, XS, grids, outside
from tests.documents.pdf_builder import LANDSCAPE, Ruling, Sheet, merged_sheets, wrapped

Read = Callable[..., Document]


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_pages_with_a_rotate_entry(read: Read, rotate: int) -> None:
    sheet = Sheet(LANDSCAPE if rotate % 180 else (595, 842), turned=(360 - rotate) % 360, rotate=rotate)
    sheet.lines(50, 40, [INTRO])
    sheet.table(100, XS, [HEAD, *ROWS], head=1)
    document = read(sheet)
    assert grids(document) == [[HEAD, *ROWS]]
    assert outside(document) == [INTRO]


@pytest.mark.parametrize("turned", [90, 270])
@pytest.mark.parametrize("ruling", ["lines", "across", "fills"])
def test_whole_tables_turned_on_a_portrait_page(read: Read, turned: int, ruling: Ruling) -> None:
    sheet = Sheet(LANDSCAPE, turned=turned)
    sheet.table(100, XS, [HEAD, *ROWS], head=1, ruling=ruling)
    assert grids(read(sheet)) == [[HEAD, *ROWS]]


def test_turned_tables_go_on_over_pages_with_upright_footers(read: Read) -> None:
    sheets = []
    for number, rows in enumerate((ROWS, MORE), 1):
        sheet = Sheet(LANDSCAPE, turned=270)
        sheet.table(100 if number > 1 else 400, XS, [HEAD, *rows], head=1)
        # Upright on the paper, thus turned against the table.
        sheet.text(815, 300, f"Page {number}", turn=90)
        sheets.append(sheet)
    document = read(*sheets)
    assert grids(document) == [[HEAD, *ROWS, *MORE]]


@pytest.mark.parametrize("turn", [270, 90])
def test_header_cells_and_row_labels_turned_sideways(read: Read, turn: int) -> None:
    sheet = Sheet()
    xs = (50.0, 80.0, 300.0, 330.0, 360.0, 390.0)
    rows = [["", "Measure", "", "", ""], ["", "Review pay", "1", "2", "3"], ["^", "Train staff", "4", "5", "6"],
            ["^", "Report on it", "7", "8", "9"]]  # fmt: skip
    ys = [100, 190, 230, 270, 310]
    for y in ys:
        sheet.rule(xs[0] if y in (100, 190, 310) else xs[1], y, xs[-1], y)
    for x in xs:
        sheet.rule(x, 100, x, 310)
    for row, y in zip(rows, ys, strict=False):
        for text, x in zip(row, xs, strict=False):
            if text not in ("", "^"):
                sheet.text(x + 4, y + 8, text)
    turned = {2: "Lead officer", 3: "Target date", 4: "Cost in pounds"}
    start = 185 if turn == 270 else 105
    for column, text in turned.items():
        sheet.text(xs[column] + (10 if turn == 270 else 20), start, text, turn=turn)
    sheet.text(60 if turn == 270 else 70, 300 if turn == 270 else 195, "Fair employer", turn=turn)
    document = read(sheet)
    assert grids(document) == [
        [["", "Measure", *turned.values()], ["Fair employer", *rows[1][1:]], rows[2], rows[3]]
    ]


def test_crop_boxes_that_do_not_start_at_the_corner(read: Read) -> None:
    first, second = Sheet(margin=72), Sheet(margin=72)
    first.table(640, XS, [HEAD, *ROWS], head=1)
    second.table(50, XS, [HEAD, *MORE], head=1)
    # Printers' marks stand on the part that is cut away.
    first.text(20, 870, "plan.indd 1")
    document = read(first, second)
    assert grids(document) == [[HEAD, *ROWS, *MORE]]
    assert "plan.indd" not in " ".join(outside(document))


def test_pages_of_different_size(read: Read) -> None:
    first, second, third = Sheet(), Sheet(LANDSCAPE), Sheet((420, 595))
    first.lines(50, 50, [INTRO])
    first.table(100, XS, [HEAD, *ROWS], head=1)
    wide = tuple(50 + (x - 50) * 1.4 for x in XS)
    second.lines(50, 50, ["Second theme"], size=14, face="F2")
    second.table(100, wide, [HEAD, *MORE], head=1)
    third.lines(40, 50, ["Abbreviations used in this plan are explained on the web site."])
    assert grids(read(first, second, third)) == [[HEAD, *ROWS], [HEAD, *MORE]]


def test_two_printed_pages_on_one(read: Read) -> None:
    left, right = Sheet(), Sheet()
    left.lines(50, 50, [INTRO])
    left.table(640, XS, [HEAD, *ROWS], head=1)
    left.lines(280, 800, ["12"])
    right.table(50, XS, [HEAD, *MORE], head=1)
    right.lines(280, 800, ["13"])
    document = read(merged_sheets(left, right))
    rows = [row for table in grids(document) for row in table]
    assert [row for row in rows if row != HEAD] == [*ROWS, *MORE]
    assert all(len(row) == 4 for row in rows)


def test_two_printed_pages_on_one_the_last_with_a_single_row(read: Read) -> None:
    left, right = Sheet(), Sheet()
    left.lines(50, 50, [INTRO] * 12)
    left.table(400, XS, [HEAD, *ROWS], head=1)
    right.table(50, XS, [HEAD, MORE[0]], head=1)
    rows = [row for table in grids(read(merged_sheets(left, right))) for row in table]
    assert [row for row in rows if row != HEAD] == [*ROWS, MORE[0]]


def test_two_tables_side_by_side(read: Read) -> None:
    sheet = Sheet(LANDSCAPE)
    sheet.table(
        100,
        (50, 90, 280, 380),
        [["Ref", "Action", "Lead"], ["1.1", "Review pay", "HR"], ["1.2", "Train", "IT"]],
    )
    sheet.table(
        100,
        (420, 460, 650, 780),
        [["No", "Risk", "Score"], ["1", "No money", "High"], ["2", "No staff", "Low"]],
    )
    assert grids(read(sheet)) == [
        [["Ref", "Action", "Lead"], ["1.1", "Review pay", "HR"], ["1.2", "Train", "IT"]],
        [["No", "Risk", "Score"], ["1", "No money", "High"], ["2", "No staff", "Low"]],
    ]


@pytest.mark.parametrize("ruling", ["lines", "across", "cell fills"])
def test_two_tables_one_above_the_other(read: Read, ruling: Ruling) -> None:
    sheet = Sheet()
    foot = sheet.table(80, XS, [HEAD, *ROWS], head=1, ruling=ruling)
    sheet.lines(50, foot + 20, ["Second theme"], size=13, face="F2")
    sheet.table(foot + 50, XS, [HEAD, *MORE], head=1, ruling=ruling)
    document = read(sheet)
    assert grids(document) == [[HEAD, *ROWS], [HEAD, *MORE]]
    assert outside(document) == ["Second theme"]


def test_a_table_beside_text(read: Read) -> None:
    sheet = Sheet()
    note = "The figures at the right show how many people answered the survey of last summer."
    sheet.lines(50, 100, wrapped(note, 150))
    xs = (250.0, 400.0, 470.0, 540.0)
    rows = [["Group", "2010", "2011"], ["Women", "120", "131"], ["Men", "98", "101"]]
    sheet.table(96, xs, rows, head=1)
    document = read(sheet)
    assert grids(document) == [rows]
    assert outside(document) == [note]


def test_a_table_inside_the_cell_of_a_form(read: Read) -> None:
    sheet = Sheet()
    sheet.table(60, (50, 160, 545), [["Name of the plan", "Equality plan"], ["Service", "Housing"]])
    sheet.lines(54, 102, ["Actions"])
    sheet.lines(164, 102, ["What we will do:"])
    inner = [["Action", "Lead"], ["Review the policy", "HR"], ["Train managers", "IT"]]
    foot = sheet.table(120, (170, 380, 530), inner, head=1)
    for x in (50, 160, 545):
        sheet.rule(x, 97.6, x, foot + 10)
    sheet.rule(50, foot + 10, 545, foot + 10)
    found = grids(read(sheet))
    assert inner in found
    assert [
        ["Name of the plan", "Equality plan"],
        ["Service", "Housing"],
        ["Actions", "What we will do:"],
    ] in found


def test_a_frame_round_every_page(read: Read) -> None:
    first, second = Sheet(), Sheet()
    for sheet in (first, second):
        sheet.frame(20, 20, 575, 822)
        sheet.frame(23, 23, 572, 819)
    first.lines(50, 50, [INTRO])
    first.table(640, XS, [HEAD, *ROWS], head=1)
    second.table(50, XS, [HEAD, *MORE], head=1)
    document = read(first, second)
    assert grids(document) == [[HEAD, *ROWS, *MORE]]
    assert outside(document) == [INTRO]


def test_nested_rectangles(read: Read) -> None:
    """Each cell is a white rectangle within a grey one, as some report systems draw them."""
    sheet = Sheet()
    foot = sheet.table(100, XS, [HEAD, *ROWS], ruling="none")
    sheet.content.insert(0, f"0.6 g 50 {842 - foot} 495 {foot - 100} re f 0 g")
    ys = [100.0]
    for row in [HEAD, *ROWS]:
        probe = Sheet()
        ys.append(ys[-1] + probe.table(0, XS, [row], ruling="none"))
    boxes = [
        f"1 g {x0 + 0.5} {842 - y1 + 0.5} {x1 - x0 - 1} {y1 - y0 - 1} re f"
        f" 0.95 g {x0 + 1} {842 - y1 + 1} {x1 - x0 - 2} {y1 - y0 - 2} re f 0 g"
        for y0, y1 in pairwise(ys)
        for x0, x1 in pairwise(XS)
    ]
    sheet.content[1:1] = boxes
    assert grids(read(sheet)) == [[HEAD, *ROWS]]


@pytest.mark.parametrize("ruling", ["lines", "across", "none"])
def test_footnotes_under_a_table(read: Read, ruling: Ruling) -> None:
    first, second = Sheet(), Sheet()
    rows = [[*ROWS[0][:3], "March 2012*"], *ROWS[1:]]
    foot = first.table(600, XS, [HEAD, *rows], head=1, ruling=ruling)
    note = "* Subject to funding from the partners of the council, which has not been agreed yet."
    first.lines(50, foot + 8, [note], size=7)
    second.table(50, XS, [HEAD, *MORE], head=1, ruling=ruling)
    document = read(first, second)
    assert grids(document) == [[HEAD, *rows, *MORE]]
    assert outside(document) == [note]
