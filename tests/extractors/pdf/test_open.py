"""Pages with tables that no rules draw, or hardly any."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractors.pdf.layout import lay_out, lay_out_pages
from tests.extractors.pdf.drawn import Sheet, fragments, lines, outline

COLUMNS = (50, 150, 270, 400)
XS = (45, 145, 265, 395, 500)
PLAN = (
    ("Ref", "Action", "Lead", "Target"),
    ("1.1", "Review the\nletting policy", "Housing\nManager", "May 2012"),
    ("1.2", "Publish the\nequality data\nevery year", "Policy\nTeam", "Ongoing"),
    ("1.3", "Train all\nstaff", "Personnel", "June 2012"),
)
NAMED = (
    ("What we do", "Who does it", "When", "How"),
    ("Review all\nthe rules", "Chief Housing", "May 2012", "Survey"),
    ("Publish all\nthe figures", "Policy Team", "June 2012", "Report to all"),
    ("Train all\nthe staff", "Personnel", "July 2012", "Survey"),
    ("Monitor all\nthe trees", "Parks and Gardens", "July 2012", "Survey"),
)
"""Without references, and with the longest texts of columns one above the other."""


def spaced(rows: tuple[tuple[str, ...], ...], pad: int) -> tuple[Sheet, float]:
    """Set rows at the columns, `pad` points apart; give the sheet and where the last ends."""
    sheet, top = Sheet(), 100.0
    for number, row in enumerate(rows):
        for x, cell in zip(COLUMNS, row, strict=True):
            sheet.text(x, top, cell, bold=number == 0)
        top += 12 * max(cell.count("\n") + 1 for cell in row) + pad
    return sheet, top


def cells(sheet: Sheet) -> list[list[str]]:
    """Give the texts of the only table."""
    (found,) = fragments(lay_out(sheet.page()))
    return outline(found)


def joined(rows: tuple[tuple[str, ...], ...]) -> list[list[str]]:
    return [[cell.replace("\n", " ") for cell in row] for row in rows]


def test_rows_a_little_apart_are_rows_where_sentences_tell_the_distance_of_lines() -> None:
    assert cells(spaced(NAMED, pad=2)[0]) == joined(NAMED)


def test_columns_filled_with_colours_leave_the_rows_to_the_words() -> None:
    sheet, bottom = spaced(NAMED, pad=2)
    for column, (x0, x1) in enumerate(pairwise(XS)):
        sheet.fill(x0, 97, x1, bottom, 0xE0E0FF if column % 2 else 0xFFE0E0)
    assert cells(sheet) == joined(NAMED)


def test_lines_that_fill_every_column_are_rows_where_no_sentence_goes_on() -> None:
    rows = (
        ("Ref", "Action", "Lead", "Target"),
        ("A", "Write the plan", "Policy", "May 2012"),
        ("B", "Train all", "Head of Human", "June 2012"),
        ("", "", "Resources", ""),
        ("C", "Report", "Policy", "July 2012"),
        ("D", "Publish", "Policy", "May 2013"),
    )
    found = cells(spaced(rows, pad=0)[0])
    assert found[1:] == [
        list(row) for row in (rows[1], (*rows[2][:2], "Head of Human Resources", "June 2012"), *rows[4:])
    ]


def test_running_text_below_a_table_is_no_band_of_it() -> None:
    sheet, bottom = spaced(PLAN, pad=8)
    text = "The council adopted this plan in the spring and will report on it every year to", "members."
    sheet.text(50, bottom + 6, "\n".join(text))
    assert cells(sheet) == joined(PLAN)
    assert lines(lay_out(sheet.page())) == list(text)


def test_a_band_of_two_lines_stays_where_the_table_goes_on() -> None:
    sheet, bottom = spaced(PLAN, pad=8)
    sheet.text(
        50, bottom, "Priority two: a council that listens to all who live here, work here or study\nhere"
    )
    for x, cell in zip(COLUMNS, ("2.1", "Set up a forum", "Policy", "May 2013"), strict=True):
        sheet.text(x, bottom + 32, cell)
    found = cells(sheet)
    assert found[-1] == ["2.1", "Set up a forum", "Policy", "May 2013"]
    assert found[-2][0].endswith("study here >4")


def pages(*sheets: Sheet) -> list[list[list[list[str]]]]:
    """Give the tables of each page."""
    numbered = [sheet.page(number) for number, sheet in enumerate(sheets, 1)]
    return [[outline(found) for found in fragments(layout)] for layout in lay_out_pages(numbered)]


def row(sheet: Sheet, y: float, *texts: str) -> Sheet:
    for x, text in zip(COLUMNS, texts, strict=True):
        sheet.text(x, y, text)
    return sheet


LAST = ("1.4", "Report to all\nwho took part", "Policy", "May 2013")


@pytest.mark.parametrize(
    ("after", "tables"),
    [
        (row(Sheet(), 60, *LAST), 1),
        (
            row(
                Sheet().text(50, 60, "\n".join(["The plan goes on and is told of here in full."] * 5)),
                130,
                *LAST,
            ),
            0,
        ),
        (row(Sheet(), 60, "4", "Introduction", "", ""), 0),
        (row(Sheet(), 60, "Minutes of the council", "", "Item 4 of the list", "Page 12"), 0),
    ],
    ids=["a row", "below running text", "a heading", "over the columns"],
)
def test_one_row_at_a_pages_head_is_of_the_table_before_where_it_fills_its_columns(
    after: Sheet, tables: int
) -> None:
    before, below = pages(spaced(PLAN, pad=8)[0], after)
    assert len(before) == 1
    assert len(below) == tables
    assert not below or below[0] == [[text.replace("\n", " ") for text in LAST]]


@pytest.mark.parametrize(("bold", "tables"), [(True, 1), (False, 0)], ids=["bold", "plain"])
def test_a_header_in_bold_makes_a_table_of_the_one_row_below_it(*, bold: bool, tables: int) -> None:
    sheet = Sheet()
    for x, head, text in zip(COLUMNS, PLAN[0], PLAN[1], strict=True):
        sheet.text(x, 100, head, bold=bold).text(x, 120, text.split("\n")[0])
    sheet.text(50, 200, "The council adopted this plan.")
    assert len(fragments(lay_out(sheet.page()))) == tables


def test_a_list_of_contents_below_a_table_of_the_page_before_is_none() -> None:
    after = Sheet()
    for number in range(8):
        after.text(50, 60 + 20 * number, f"{number}")
        after.text(70, 60 + 20 * number, f"Chapter on the plans of the council {'.' * 40} {number}")
    assert pages(spaced(PLAN, pad=8)[0], after)[1] == []


TEXT = "\n".join(["The council adopted this plan in the spring and reports on it every year."] * 3)


@pytest.mark.parametrize(
    ("foot", "tables"),
    [
        (row(Sheet().text(50, 60, TEXT), 140, *PLAN[0]), 1),
        (
            Sheet()
            .text(50, 60, TEXT)
            .text(50, 140, "Council of Mere")
            .text(330, 140, "Draft")
            .text(480, 140, "Page"),
            0,
        ),
        (Sheet().text(50, 60, TEXT), 0),
        (row(Sheet(), 60, *PLAN[0]).text(50, 140, "\n".join([TEXT] * 2)), 0),
    ],
    ids=["a header", "a running footer", "text", "a header above text"],
)
def test_a_header_at_a_pages_foot_is_known_by_the_columns_of_the_page_after(foot: Sheet, tables: int) -> None:
    after = Sheet()
    for number, texts in enumerate((*PLAN[1:], LAST)):
        row(after, 60 + 50 * number, *texts)
    above, below = pages(foot, after)
    assert [len(table) for table in above] == [1] * tables
    assert not above or above[0] == [list(PLAN[0])]
    assert len(below[0]) == 4


@pytest.mark.parametrize(
    ("x", "is_bold", "is_end"),
    [
        pytest.param(44, True, True, id="outside the cells"),
        pytest.param(50, True, False, id="where the cells' texts start"),
        pytest.param(44, False, False, id="not in bold"),
    ],
)
def test_a_heading_outside_the_cells_ends_a_table_without_rules(
    x: float, is_bold: bool, is_end: bool
) -> None:
    sheet, bottom = spaced(PLAN, pad=8)
    sheet.text(x, bottom + 16, "Words", bold=is_bold)
    for number, (word, meaning) in enumerate([("HR", "Human Resources"), ("LSP", "Strategic Partnership")]):
        sheet.text(50, bottom + 44 + 20 * number, word).text(150, bottom + 44 + 20 * number, meaning)
    first = outline(fragments(lay_out(sheet.page()))[0])
    assert first[: len(PLAN)] == joined(PLAN)
    assert (len(first) == len(PLAN)) == is_end


@pytest.mark.parametrize(
    ("x", "bold", "is_group"),
    [
        pytest.param(270, True, True, id="where a column starts"),
        pytest.param(330, True, True, id="in the middle of two columns"),
        pytest.param(50, True, False, id="where the first column starts, a heading"),
        pytest.param(180, True, False, id="anywhere"),
        pytest.param(270, False, False, id="not in bold"),
    ],
)
def test_a_heading_in_bold_above_some_columns_is_of_their_header(
    x: float, *, bold: bool, is_group: bool
) -> None:
    sheet, _ = spaced(PLAN, 14)
    sheet.text(x, 78, "Delivery", bold=bold)
    (table,) = fragments(lay_out(sheet.page()))
    first = [" ".join(line.text for line in cell.lines) for cell in table.rows[0].cells]
    assert ("Delivery" in first) == is_group


@pytest.mark.parametrize(("x", "is_end"), [(44, True), (50, False)], ids=["outside the cells", "in a cell"])
def test_a_note_outside_the_cells_above_a_header_ends_a_table_without_rules(
    x: float, *, is_end: bool
) -> None:
    sheet, bottom = spaced(PLAN, pad=8)
    sheet.text(x, bottom + 16, "The plan is owned by all of the members of the board of the Trust")
    for number, cells in enumerate([("Aim", "Step", "Owner"), ("Homes", "Build ten", "Trust")]):
        for column, text in zip(COLUMNS[:3], cells, strict=True):
            sheet.text(column, bottom + 30 + 20 * number, text, bold=number == 0)
    first = outline(fragments(lay_out(sheet.page()))[0])
    assert (len(first) == len(PLAN)) == is_end


@pytest.mark.parametrize(("shift", "tables"), [(0, 1), (14, 1), (45, 0)], ids=["there", "beside", "too far"])
def test_one_row_at_a_pages_head_is_of_the_table_before_that_stands_further_to_one_side(
    shift: float, tables: int
) -> None:
    sheet = Sheet()
    row = ("1.1 Review rules", "Publish the figures too", "Housing and Personnel", "Before Summer 2012")
    for x, text in zip(COLUMNS, row, strict=True):
        sheet.text(x + shift, 60, text)
    found = fragments(lay_out(sheet.text(50, 700, "Printed on our own paper").page(2), XS))
    assert len(found) == tables


def test_a_key_of_coloured_squares_at_the_foot_is_no_drawing() -> None:
    """Squares as a key has them say nothing of a table's columns, wherever they stand under its text."""
    sheet, foot = spaced((*PLAN, *PLAN[1:]), 8)
    for x, text in zip((54, 160, 290), ("On track", "At risk", "Missed"), strict=True):
        sheet.fill(x, foot + 6, x + 8, foot + 14).text(x + 12, foot + 5, text)
    found = cells(sheet)
    assert found[:7] == joined((*PLAN, *PLAN[1:]))


@pytest.mark.parametrize("title", ["Schedule of actions", "Steps"])
def test_a_plain_title_over_a_header_is_no_row_of_the_table_that_goes_on(title: str) -> None:
    first, _ = spaced(PLAN, 8)
    second, _ = spaced((*PLAN[:1], *PLAN[2:]), 8)
    titles = title, f"{title} continued"  # the same one would be a running head
    pages = [
        sheet.text(COLUMNS[0], 88, text).page(n)
        for n, (sheet, text) in enumerate(zip((first, second), titles, strict=True), 1)
    ]
    layouts = list(lay_out_pages(pages))
    assert [lines(layout) for layout in layouts] == [[text] for text in titles]
    assert [outline(fragments(layout)[0])[0] for layout in layouts] == [list(PLAN[0])] * 2
