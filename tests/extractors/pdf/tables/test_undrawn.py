"""A row painted as one piece: its text stands in the column where it begins, and what is left of it is blank."""

from __future__ import annotations

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, outline

XS = (50, 150, 250, 400, 540)
ROWS = (
    ("Growth", "Policy 1", "Name the target", "Done"),
    ("Homes", "Policy 2", "Say how many", "Done"),
)


def painted(text: str, x: float, *, bold: bool = False) -> Sheet:
    """Draw rows whose cells are painted each in its own colour, below one whose first three cells are one piece."""
    sheet = Sheet().fill(XS[0], 100, XS[3], 120).fill(XS[3], 100, XS[4], 120, 0xEEEEEE)
    sheet.text(x, 104, text, bold=bold).text(404, 104, "Not yet")
    for number, row in enumerate(ROWS):
        top = 120 + 20 * number
        for column, (x0, x1, cell) in enumerate(zip(XS, XS[1:], row, strict=False)):
            sheet.fill(x0, top, x1, top + 20, 0xD9D9D9 if (column + number) % 2 else 0xF2F2F2)
            sheet.text(x0 + 4, top + 4, cell)
    return sheet


@pytest.mark.parametrize(
    ("sheet", "first"),
    [
        (painted("and where it ends.", 254), ["", "", "and where it ends.", "Not yet"]),
        (painted("Steps to take", 254, bold=True), ["Steps to take >3", "Not yet"]),
        (painted("Steps to take", 180), ["Steps to take >3", "Not yet"]),
    ],
    ids=["as its column", "a heading over several", "elsewhere"],
)
def test_a_text_behind_blanks_keeps_to_its_column(sheet: Sheet, first: list[str]) -> None:
    (table,) = fragments(lay_out(sheet.page()))
    assert outline(table)[0] == first
    assert outline(table)[1:] == [list(row) for row in ROWS]


RULED = (
    ("1", "Sweep the square", "Streets", "May"),
    ("2", "Hang baskets", "Parks", "June"),
    ("3", "Light the passage", "Roads", "July"),
)


def ruled(text: str, x: float, *, bold: bool = False, is_each_row: bool = False) -> Sheet:
    """Draw a row of one text above rows of which each second one, or each, has rules between its columns."""
    sheet = Sheet().across(100, XS[0], XS[4]).text(x, 104, text, bold=bold)
    for number, row in enumerate(RULED):
        top = 120 + 20 * number
        sheet.across(top, XS[0], XS[4]).across(top + 20, XS[0], XS[4])
        for x0, cell in zip(XS, row, strict=False):
            sheet.text(x0 + 4, top + 4, cell)
        if is_each_row or number % 2 == 0:
            for x0 in XS[1:4]:
                sheet.down(x0, top, top + 20)
    return sheet


@pytest.mark.parametrize(
    ("sheet", "first"),
    [
        (ruled("by the spring", 154), ["", "by the spring", "", ""]),
        (ruled("by the spring", 154, is_each_row=True), ["by the spring >4"]),
        (ruled("In the spring", 154, bold=True), ["In the spring >4"]),
        (ruled("by the spring", 180), ["by the spring >4"]),
        (ruled("In the spring", 54), ["In the spring >4"]),
        (ruled("In the spring and in every street", 154), ["In the spring and in every street >4"]),
    ],
    ids=["as its column", "all others have walls", "bold", "elsewhere", "first column", "over two columns"],
)
def test_a_row_without_walls_is_no_band_by_that_alone_where_others_have_none(
    sheet: Sheet, first: list[str]
) -> None:
    (table,) = fragments(lay_out(sheet.page()))
    assert outline(table) == [first, *map(list, RULED)]


@pytest.mark.parametrize(
    ("x", "rows"),
    [(250, [["", "in each ward", ""], ["2", "Dig ponds", "Parks"]]), (210, None)],
    ids=["as there", "elsewhere"],
)
def test_rows_without_texts_in_the_last_column_go_on_from_the_page_before(
    x: float, rows: list[list[str]] | None
) -> None:
    """The end of a row that the page break cut, and another row: so little is a table as the one above alone."""
    sheet = (
        Sheet()
        .text(150, 50, "in each ward")
        .text(50, 68, "2")
        .text(150, 68, "Dig ponds")
        .text(x, 68, "Parks")
    )
    found = [outline(table) for table in fragments(lay_out(sheet.page(), (48, 148, 248, 398, 540)))]
    assert found == ([rows] if rows else [])


BANDED_AT = (34, 74, 238, 335, 403, 462)
EXPECTED = (34.0, 71.0, 236.0, 332.0, 400.0, 460.0, 561.0)
BAND = "Streets and all their lamps"


@pytest.mark.parametrize("expected", [(), EXPECTED], ids=["the first page", "a page after"])
@pytest.mark.parametrize("bold", [True, False], ids=["bold", "plain"])
@pytest.mark.parametrize("is_ruled", [True, False], ids=["below a rule", "no rule"])
def test_a_shaded_band_is_a_row_among_those_that_nothing_draws(
    expected: tuple[float, ...], bold: bool, is_ruled: bool
) -> None:
    sheet = Sheet().fill(34, 118, 562, 134).text(37, 121, BAND, bold=bold)
    for x, title in zip(BANDED_AT, ("Code", "Action", "Officer", "Due", "State", "Note"), strict=True):
        sheet.text(x, 100, title, bold=True)
    if is_ruled:
        sheet.across(114, 34, 562)
    row = (
        "C1",
        "Mend nine lamps in ten\nin a month",
        "Town Clerk",
        "May 2010",
        "Open",
        "Most are\nmended now",
    )
    for number in range(4):
        for x, text in zip(BANDED_AT, row, strict=True):
            sheet.text(x, 144 + 40 * number, text)
    (table,) = fragments(lay_out(sheet.page(), expected))
    assert [row[0] for row in outline(table)] == ["Code", f"{BAND} >2", "C1", "C1", "C1", "C1"]


def test_one_text_of_one_column_is_the_rest_of_a_row() -> None:
    sheet = Sheet().fill(34, 50, 562, 70).text(240, 53, "of the town")
    (table,) = fragments(lay_out(sheet.page(), EXPECTED))
    assert outline(table) == [["", "", "of the town", "", "", ""]]


def test_a_large_number_in_bold_is_no_heading_above_its_rows_lines() -> None:
    """It begins with the first line of its row's texts, and ends above the second."""
    sheet = Sheet()
    rows = (
        ("1.1", "Dig ponds in\neach park", "Parks Lead"),
        ("1.2", "Plant trees", "Streets and\nTowns Lead"),
    )
    for number, (code, action, lead) in enumerate(rows):
        top = 100 + 50 * number
        sheet.fill(50, top, 100, top + 44, 0x006655).fill(100, top, 500, top + 44)
        sheet.text(60, top + 9, code, bold=True, size=15)
        sheet.text(110, top + 9, action).text(300, top + 9, lead)
    (table,) = fragments(lay_out(sheet.page()))
    assert outline(table) == [[text.replace("\n", " ") for text in row] for row in rows]


@pytest.mark.parametrize(
    ("expected", "title"),
    [
        pytest.param((50.0, 76.0, 200.0, 240.0, 400.0, 450.0, 500.0), "No.", id="as wide"),
        pytest.param((50.0, 76.0, 200.0, 240.0, 400.0, 450.0, 550.0), "No. Finding", id="less wide"),
    ],
)
def test_columns_beside_a_coloured_cell_are_those_of_the_page_before(
    expected: tuple[float, ...], title: str
) -> None:
    """One row shows too little of them beneath a heading over two; a table that is not as wide may be another."""
    sheet = Sheet()
    header = ("Audit finding", "", "Response", "", "Position", "")
    titles = ("No.", "Finding", "Ref", "Action", "State", "Note")
    row = ("1", "Files are kept in a\ncellar by the sea", "1.1", "Move them", "Done", "Fine")
    for top, texts in zip((40, 60, 80, 120), (header, titles, row), strict=False):
        sheet.across(top, 50, 500)
        for x, text in zip((54, 80, 204, 244, 404, 454), texts, strict=True):
            sheet.text(x, top + 4, text, bold=top < 80)
    for x0, x1 in ((50, 200), (200, 400), (400, 500)):
        sheet.fill(x0, 40, x1, 60)
    sheet.across(110, 50, 500).fill(400, 80, 450, 110, 0xC8F7C8)
    (table,) = fragments(lay_out(sheet.page(), expected))
    assert outline(table)[1][0] == title


HEADER = ("Aim", "What we will do", "Who leads", "Status")


def at_middles(twice: int) -> Sheet:
    """Draw a table whose cells stand at their rows' middles, one heading of which has two lines."""
    sheet = Sheet()
    for number, (x, heading) in enumerate(zip((50, 150, 330, 450), HEADER, strict=True)):
        if number == twice:
            sheet.text(x, 94, f"{heading}\nat June", bold=True)
        else:
            sheet.text(x, 100, heading, bold=True)
    for top, aim in ((130, "Growth"), (170, "Homes"), (210, "Parks")):
        sheet.text(50, top + 6, aim).text(150, top, "Name the target\nand publish it").text(
            330, top + 6, "Policy"
        )
        sheet.text(450, top + 6, "Done")
    return sheet


@pytest.mark.parametrize("twice", [0, 2, 3], ids=["first", "inner", "last"])
def test_the_first_line_of_a_heading_at_its_rows_middle_is_no_title_and_no_band(twice: int) -> None:
    (table,) = fragments(lay_out(at_middles(twice).page()))
    headings = [f"{text} at June" if at == twice else text for at, text in enumerate(HEADER)]
    assert outline(table)[0] == headings
    assert [row[0] for row in outline(table)[1:]] == ["Growth", "Homes", "Parks"]


def test_a_cell_at_the_middle_of_the_rows_that_it_is_merged_over_spans_them() -> None:
    sheet = Sheet()
    for x, heading in zip((50, 150, 330, 450), HEADER, strict=True):
        sheet.text(x, 100, heading, bold=True)
    for number, aim in enumerate(("Growth", "Homes")):
        top = 130 + 92 * number
        sheet.text(50, top + 32, aim)
        sheet.text(150, top, "Name the target\nand publish it").text(330, top + 6, "Policy").text(
            450, top + 6, "Done"
        )
        sheet.text(150, top + 40, "Ask for views\non the target\nand publish them")
        sheet.text(330, top + 52, "Policy").text(450, top + 52, "Done")
    (table,) = fragments(lay_out(sheet.page()))
    first = [cell for row in table.rows[1:] for cell in row.cells if cell.column == 1]
    assert [(cell.row_span, " ".join(line.text for line in cell.lines)) for cell in first] == [
        (2, "Growth"),
        (2, "Homes"),
    ]


def test_a_row_alone_on_a_page_may_lack_its_first_text() -> None:
    sheet = (
        Sheet().text(150, 60, "Name the target\nand publish it").text(330, 60, "Policy").text(450, 60, "Done")
    )
    (table,) = fragments(lay_out(sheet.page(), (46, 146, 326, 446, 540)))
    assert outline(table) == [["", "Name the target and publish it", "Policy", "Done"]]
