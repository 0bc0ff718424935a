"""Cells in stripes, and merged ones beside them that no rule parts."""

from __future__ import annotations

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, outline

XS = (54, 204, 354)
COLUMNS = (50, 200, 350, 500)
WHITE, STRIPE, DARK = 0xFFFFFF, 0xDEEAF6, 0x1F4E79


def striped(*tops: tuple[float, str], fill: int) -> Sheet:
    """A header, and four rows of 30 points: the second and last shaded; texts of a merged first column in `fill`."""
    sheet = Sheet().fill(50, 100, 500, 120, DARK)
    sheet.fill(50, 120, 200, 240, fill).fill(200, 150, 500, 180, STRIPE).fill(200, 210, 500, 240, STRIPE)
    for x, text in zip(XS, ("Aim", "Action", "Lead"), strict=True):
        sheet.text(x, 104, text, bold=True)
    for top, text in tops:
        sheet.text(54, top, text)
    for number in range(4):
        sheet.text(204, 122 + 30 * number, f"Task {number + 1}\nof the year").text(
            354, 122 + 30 * number, "Parks"
        )
    return sheet


@pytest.mark.parametrize("fill", [WHITE, STRIPE], ids=["white", "in the colour of the stripes"])
def test_merged_cells_beside_stripes_begin_where_their_texts_do(fill: int) -> None:
    sheet = striped((122, "1. A clean town"), (182, "2. A safe town\nfor all"), fill=fill)
    (table,) = fragments(lay_out(sheet.page()))
    assert [row[0] for row in outline(table)] == [
        "Aim",
        "1. A clean town v2",
        "Task 2 of the year",
        "2. A safe town for all v2",
        "Task 4 of the year",
    ]


def test_a_text_that_goes_on_at_a_rows_top_begins_no_cell() -> None:
    sheet = striped((122, "1. A clean town\nfor all who live\nhere or work\nthere"), fill=WHITE)
    (table,) = fragments(lay_out(sheet.page()))
    assert outline(table)[1][0].endswith(" v4")


def test_stripes_at_a_pages_head_reach_to_the_side_that_the_table_has_on_the_page_before() -> None:
    sheet = Sheet().fill(200, 130, 500, 160, STRIPE).text(204, 106, "in all wards\nof the town")
    sheet.text(204, 132, "Task 2\nof the year").text(354, 132, "Parks\nand Roads").text(
        54, 132, "1. A clean\ntown"
    )
    (table,) = fragments(lay_out(sheet.page(), COLUMNS))
    assert outline(table) == [
        ["", "in all wards of the town", ""],
        ["1. A clean town", "Task 2 of the year", "Parks and Roads"],
    ]


@pytest.mark.parametrize("at", [(54, 54), (204, 54)], ids=["two lines", "beside a cell"])
def test_a_heading_above_stripes_is_no_row(at: tuple[int, int]) -> None:
    """In bold, or at the table's left side alone, it is no end of a row."""
    sheet = Sheet().fill(50, 130, 500, 160, STRIPE).text(at[0], 106, "Visitors", bold=at[0] > 54)
    sheet.text(at[1], 118, "A better welcome", bold=at[0] > 54)
    sheet.text(204, 132, "Task 2\nof the year").text(354, 132, "Parks").text(54, 132, "1. A clean town")
    (table,) = fragments(lay_out(sheet.page(), COLUMNS))
    assert len(table.rows) == 1


def test_a_running_header_above_stripes_is_no_row() -> None:
    sheet = Sheet().fill(50, 130, 500, 160, STRIPE).text(300, 117, "Our plan for the year")
    sheet.text(204, 132, "Task 2\nof the year").text(354, 132, "Parks").text(54, 132, "1. A clean town")
    (table,) = fragments(lay_out(sheet.page(), COLUMNS))
    assert len(table.rows) == 1


def test_stripes_and_the_rule_of_a_running_footer_are_no_table_together() -> None:
    """It begins a little further to the left, as a footer's does: no merged cell has room between."""
    sheet = Sheet().across(100, 50, 500).fill(50, 122, 500, 152, STRIPE).across(780, 43, 501)
    sheet.text(54, 106, "Site", bold=True).text(204, 106, "Reason", bold=True)
    sheet.text(204, 124, "of the works that\nwill take a year")
    for number in range(6):
        sheet.text(54, 200 + 12 * number, "The council has looked at all of the sites and told why")
    sheet.text(54, 784, "May 2017")
    (table,) = fragments(lay_out(sheet.page(), (50, 200, 500)))
    assert outline(table) == [["Site", "Reason"], ["", "of the works that will take a year"]]


def test_stripes_inside_merged_cells_of_one_colour_are_rows_of_their_table() -> None:
    """The merged cells touch each other and the stripes: what they draw together goes around the stripe between."""
    sheet = Sheet().fill(50, 100, 500, 120, DARK)
    for top in (120, 180):
        sheet.fill(50, top, 200, top + 60, STRIPE).fill(200, top, 500, top + 36, STRIPE)
    for x, text in zip(XS, ("Aim", "Action", "Lead"), strict=True):
        sheet.text(x, 104, text, bold=True)
    sheet.text(54, 122, "1. A clean town").text(54, 182, "2. A safe town")
    for top in (122, 158, 182, 218):
        sheet.text(204, top, "Task of\nthe year").text(354, top, "Parks")
    (table,) = fragments(lay_out(sheet.page()))
    assert [row[0] for row in outline(table)] == [
        "Aim",
        "1. A clean town v2",
        "Task of the year",
        "2. A safe town v2",
        "Task of the year",
    ]


def test_white_rules_may_part_the_cells_of_stripes_beside_merged_cells() -> None:
    sheet = striped((122, "1. A clean town"), (182, "2. A safe town\nfor all"), fill=WHITE)
    for y in (100, 150, 210):
        sheet.down(350, y, y + (20 if y == 100 else 30), WHITE)
    (table,) = fragments(lay_out(sheet.page()))
    assert [row[0] for row in outline(table)][1::2] == ["1. A clean town v2", "2. A safe town for all v2"]


def coloured(step: int) -> Sheet:
    """Coloured cells with paper between, the first merged over two rows: the fourth of its lines, `step` points apart,
    stands where the second row's texts begin."""
    sheet = Sheet()
    for top, texts in (
        (100, ("Aim", "Task", "Lead")),
        (130, ("", "Plan\nmade", "Parks")),
        (190, ("", "Dig", "Parks")),
    ):
        for x, text in zip(COLUMNS, texts, strict=False):
            if x > COLUMNS[0] or text:
                sheet.fill(x, top, x + 146, top + (26 if text == "Aim" else 56 if top > 100 else 26), STRIPE)
            sheet.text(x + 4, top + 6, text, bold=top == 100)
    sheet.fill(50, 130, 196, 246, STRIPE)
    for number, text in enumerate(
        ("Plant trees in", "each park of", "the town and", "in the schools", "by 2030")
    ):
        sheet.text(54, 196 + step * (number - 3), text)
    return sheet


@pytest.mark.parametrize("step", [12, 18], ids=["close", "set wide"])
def test_a_text_that_runs_on_in_a_merged_cell_tells_nothing_of_the_rows_beside_it(step: int) -> None:
    (table,) = fragments(lay_out(coloured(step).page()))
    assert [row[0] for row in outline(table)] == [
        "Aim",
        "Plant trees in each park of the town and in the schools by 2030 v2",
        "Dig",
    ]


def posted(second: tuple[str, str, str], top: int = 160) -> Sheet:
    """Rules between all columns, those across in the first alone; `second` is the row that begins with the aim "B"."""
    sheet = Sheet().lattice((50, 150, 250, 350, 500), (100, 120)).across(220, 50, 500)
    for x in (50, 150, 250, 350, 500):
        sheet.down(x, 120, 220)
    sheet.across(156, 50, 150)
    for x, text in zip((54, 154, 254, 354), ("Aim", "Task", "Cost", "Lead"), strict=True):
        sheet.text(x, 104, text, bold=True)
    for x, text in zip((54, 154, 254, 354), ("A", "Dig\nbeds", "£5", "Parks"), strict=True):
        sheet.text(x, 124, text)
    sheet.text(54, 160, "B")
    for x, text in zip((154, 254, 354), second, strict=True):
        sheet.text(x, top, text)
    return sheet


@pytest.mark.parametrize(
    ("second", "row"),
    [
        (("Sow\nseed", "£9", "Roads"), ["B", "Sow seed", "£9", "Roads"]),
        (("Sow\nseed", "", "Roads"), ["B", "Sow seed", "", "Roads"]),
    ],
    ids=["in all columns", "with a blank cell"],
)
def test_a_rule_in_the_first_column_parts_all_columns_whose_texts_begin_under_it(
    second: tuple[str, str, str], row: list[str]
) -> None:
    (table,) = fragments(lay_out(posted(second).page()))
    assert outline(table)[2] == row


@pytest.mark.parametrize(
    ("second", "top"),
    [(("Sow\nseed", "£9", "Roads"), 172), (("of roses", "", ""), 160), (("of old", "", "and Sons"), 146)],
    ids=["texts that begin further down", "one text alone", "lines of texts that run on"],
)
def test_a_rule_in_the_first_column_parts_no_merged_cells(second: tuple[str, str, str], top: int) -> None:
    (table,) = fragments(lay_out(posted(second, top).page()))
    assert outline(table)[1][1].endswith("v2")


def test_the_rule_under_a_heading_of_two_columns_parts_no_others_that_stand_at_the_feet_of_their_cells() -> (
    None
):
    sheet = Sheet().across(120, 250, 500).down(350, 120, 180)
    for x in (50, 150, 250, 500):
        sheet.down(x, 100, 180)
    for y in (100, 140, 180):
        sheet.across(y, 50, 500)
    sheet.text(254, 104, "Dates", bold=True)
    for x, heading, text in (
        (54, "Task", "Dig"),
        (154, "Lead", "Parks"),
        (254, "Start", "May"),
        (354, "End", "June"),
    ):
        sheet.text(x, 124, heading, bold=True).text(x, 144, text)
    (table,) = fragments(lay_out(sheet.page()))
    assert outline(table)[:2] == [["Task v2", "Lead v2", "Dates >2"], ["Start", "End"]]


@pytest.mark.parametrize(
    ("numbers", "cells"),
    [
        pytest.param(("1", "2", "3"), ["1", "2", "3"], id="each row's"),
        pytest.param(("1", "1", "2"), ["1 1 2"], id="one comes again"),
        pytest.param(("1", "two", "3"), ["1 two 3"], id="a word"),
    ],
)
def test_numbers_in_the_middle_of_their_rows_part_cells_that_nothing_drawn_does(
    numbers: tuple[str, ...], cells: list[str]
) -> None:
    """The first column has the paper's colour, as the rules between rows do."""
    sheet = Sheet()
    for row in range(4):
        y = 100 + 50 * row
        for x0, x1, colour in ((50, 120, 0x0B3C35), (120, 300, 0x1B8A6B), (300, 500, 0xD4562F)):
            if row == 0 or x0 > 50:
                sheet.fill(x0, y, x1, y + (50 if row == 0 else 48), colour if row == 0 else colour | 0xC0C0C0)
        sheet.text(130, y + 8, "What" if row == 0 else f"Mend roof {row}\nand the gutter")
        sheet.text(310, y + 8, "Who" if row == 0 else f"Officer {row}")
        sheet.text(70, y + 20, "No." if row == 0 else numbers[row - 1])
    (table,) = fragments(lay_out(sheet.page()))
    first = [
        " ".join(line.text for line in cell.lines)
        for row in table.rows
        for cell in row.cells
        if cell.column == 1
    ]
    assert first == ["No.", *cells]
