"""Rows below a header that alone is drawn."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, lines, outline

COLUMNS = (50, 200, 350, 500)
"""Those of the table on the page before."""

XS = (54, 204, 354)
HEAD = ("Action", "Lead", "Target")
ROW = ("Sweep the square", "Streets", "May 2018")
BAND = "Priority 2: a town in which all who live and work there feel safe by day and by night"


def headed(*between: str, is_ruled: bool, cells: tuple[str, ...] = ROW) -> Sheet:
    """A drawn header and a row, some lines across the columns below, and two rows more."""
    sheet = Sheet()
    if is_ruled:
        sheet.across(100, 50, 500).across(114, 50, 500)
    else:
        sheet.fill(50, 100, 500, 114)
    y = 102.0
    for row, step in ((HEAD, 14), (ROW, 14), *(((text,), 12) for text in between), (cells, 22), (cells, 22)):
        for x, text in zip(XS, row, strict=False):
            sheet.text(x, y, text, bold=row is HEAD)
        y += step
    return sheet


@pytest.mark.parametrize("is_ruled", [True, False], ids=["between rules", "shaded"])
def test_a_band_of_two_lines_below_a_header_is_in_its_table(is_ruled: bool) -> None:
    layout = lay_out(
        headed(BAND, "or come to visit it with their friends", is_ruled=is_ruled).page(), COLUMNS
    )
    (table,) = fragments(layout)
    assert [row[0][:10] for row in outline(table)] == ["Action", "Sweep the ", BAND[:10], *["Sweep the "] * 2]
    assert not lines(layout)


def test_running_text_below_a_header_ends_its_table() -> None:
    layout = lay_out(headed(BAND, BAND, BAND, is_ruled=True, cells=("It is read by all.",)).page(), COLUMNS)
    (table,) = fragments(layout)
    assert len(table.rows) == 2
    assert len(lines(layout)) == 5


def boxed_header(*rows: tuple[str, ...], top: float = 122) -> Sheet:
    sheet = Sheet().lattice((50, 200, 350, 500), (100, 116))
    for number, row in enumerate((HEAD, *rows)):
        for x, text in zip(XS, row, strict=False):
            sheet.text(x, 103 if row is HEAD else top + 24 * (number - 1), text, bold=row is HEAD)
    return sheet


def test_rows_below_a_header_whose_cells_alone_are_boxes() -> None:
    (table,) = fragments(
        lay_out(boxed_header(ROW, ("Hang baskets\nof flowers", "Parks", "June 2018")).page())
    )
    assert outline(table) == [list(HEAD), list(ROW), ["Hang baskets of flowers", "Parks", "June 2018"]]


@pytest.mark.parametrize(("row", "top"), [((BAND,), 122), (ROW, 220)], ids=["running text", "far below"])
def test_what_is_below_boxes_and_is_no_row_stays_outside(row: tuple[str, ...], top: float) -> None:
    (table,) = fragments(lay_out(boxed_header(row, top=top).page()))
    assert outline(table) == [list(HEAD)]


def striped(last: tuple[str, ...]) -> Sheet:
    """Every other row shaded, with white rules between its cells; the first cell of the row between is blank."""
    sheet = Sheet()
    for number, row in enumerate((HEAD, ROW, ("", "Streets", "June 2018"), ROW, last)):
        y = 100 + 20 * number
        if number in (0, 1, 3):
            sheet.fill(50, y, 500, y + 20, 0xD9D9D9 if number else 0x70AD47)
            for x in (200, 350):
                sheet.down(x, y, y + 20, 0xFFFFFF)
        for x, text in zip(XS, row, strict=False):
            sheet.text(x, y + 4, text, bold=number == 0)
    return sheet


def test_rows_without_shading_lie_between_shaded_ones_and_below_the_last() -> None:
    """White rules part the shaded cells; on the paper of the other rows nobody sees them."""
    (table,) = fragments(lay_out(striped(ROW).page()))
    assert outline(table) == [list(HEAD), list(ROW), ["", "Streets", "June 2018"], list(ROW), list(ROW)]


@pytest.mark.parametrize(("inset", "rows"), [(15, 5), (4, 4)], ids=["as in rows above", "further"])
def test_a_row_stands_as_far_below_the_last_shaded_one_as_texts_do_below_their_edges(
    inset: int, rows: int
) -> None:
    sheet = Sheet()
    for number, row in enumerate((HEAD, ROW, ROW, ROW, ROW)):
        y = 100 + 50 * number
        if number in (0, 1, 3):
            sheet.fill(50, y, 500, y + 50, 0xD9D9D9 if number else 0x70AD47)
        for x, text in zip(XS, row, strict=True):
            sheet.text(x, y + (15 if number == 4 else inset), text, bold=number == 0)
    (table,) = fragments(lay_out(sheet.page()))
    assert len(table.rows) == rows


def test_a_note_below_shaded_rows_is_no_row() -> None:
    layout = lay_out(striped((BAND,)).page())
    (table,) = fragments(layout)
    assert len(table.rows) == 4
    assert lines(layout) == [BAND]


def around_a_stripe(*rows: tuple[str, ...]) -> Sheet:
    """Rows of 20 points below a header; the cells of the second row are shaded one by one."""
    sheet = Sheet()
    for x in (50, 200, 350):
        sheet.fill(x, 140, x + 150, 160)
    for number, row in enumerate((HEAD, *rows)):
        for x, text in zip(XS, row, strict=False):
            sheet.text(x, 104 + 20 * number, text, bold=number == 0)
    return sheet


def test_rows_around_the_only_shaded_one_are_of_its_table() -> None:
    (table,) = fragments(lay_out(around_a_stripe(ROW, ROW, ROW).page()))
    assert outline(table) == [list(HEAD), *[list(ROW)] * 3]


def test_text_that_runs_over_the_columns_of_a_shaded_row_is_no_row() -> None:
    layout = lay_out(around_a_stripe(ROW, ROW, (BAND,)).page())
    assert [len(table.rows) for table in fragments(layout)] == [3]
    assert lines(layout) == [BAND]


def test_rows_stand_as_far_below_a_shaded_band_as_rows_do_between_two() -> None:
    """A rule under the header and bands with shading are all that is drawn; the last band's rows go on below it."""
    sheet = Sheet().across(100, 50, 500).across(114, 50, 500)
    y = 102.0
    for row in (HEAD, (BAND[:30],), ROW, ROW, ROW, (BAND[:30],), ROW, ROW, ROW):
        if len(row) == 1:
            sheet.fill(50, y - 2, 500, y + 12)
        for x, text in zip(XS, row, strict=False):
            sheet.text(x, y, text, bold=row is not ROW)
        y += 24 if row is ROW else 14
    layout = lay_out(sheet.page())
    (table,) = fragments(layout)
    assert len(table.rows) == 9
    assert not lines(layout)


def between_two_rules(*above: tuple[str, ...], is_bold: bool = True) -> Sheet:
    """Rows between a rule and another, with what stands above the first."""
    sheet = Sheet()
    for y, row in zip((78, 90), above, strict=False):
        for x, text in zip(XS, row, strict=False):
            sheet.text(x, y, text, bold=is_bold)
    sheet.across(103, 50, 500).across(180, 50, 500)
    for y in (106, 130, 154):
        for x, text in zip(XS, ROW, strict=True):
            sheet.text(x, y, text)
    return sheet


def test_a_header_above_the_first_of_two_rules_is_in_its_table() -> None:
    (table,) = fragments(lay_out(between_two_rules(HEAD, ("", "", "date")).page()))
    assert outline(table)[0] == ["Action", "Lead", "Target date"]
    assert len(table.rows) == 4


@pytest.mark.parametrize(
    ("row", "is_bold"), [(("What we will do",), True), (HEAD, False)], ids=["a heading", "no bold text"]
)
def test_what_is_no_header_stays_above_the_first_of_two_rules(row: tuple[str, ...], is_bold: bool) -> None:
    layout = lay_out(between_two_rules(row, is_bold=is_bold).page())
    assert len(lines(layout)) == 1


def parted_in_groups(*tops: float) -> Sheet:
    """A shaded header, and rows of two lines in two columns, between which a rule stands below the third alone."""
    sheet = Sheet().fill(50, 100, 500, 114).across(240, 50, 500)
    for x, text in zip(XS, HEAD, strict=True):
        sheet.text(x, 102, text, bold=True)
    for y in (120, 165, 210, *tops):
        for x, text in zip(XS, ("Sweep the square\nin each ward", "Street\nScene", "May 2018"), strict=True):
            sheet.text(x, y, text)
    return sheet


@pytest.mark.parametrize(("tops", "rows"), [((250, 295), 6), ((250, 350), 5)], ids=["as above", "further"])
def test_rows_below_the_last_rule_stand_as_far_apart_as_rows_do_and_not_as_lines(
    tops: tuple[float, ...], rows: int
) -> None:
    (table, *_) = fragments(lay_out(parted_in_groups(*tops).page()))
    assert len(table.rows) == rows


def boxes_below(*heads: float) -> Sheet:
    """Three boxes with paper between, each a row, below headings in plain type that begin at `heads`."""
    sheet = Sheet()
    for x, text in zip(heads, HEAD, strict=True):
        sheet.text(x, 100, text)
    for y in (116, 146, 176):
        sheet.fill(50, y, 500, y + 24)
        for x, text in zip(XS, ROW, strict=True):
            sheet.text(x, y + 6, text)
    return sheet


@pytest.mark.parametrize(
    ("heads", "rows"), [(XS, 4), ((54, 230, 400), 3)], ids=["where its texts do", "elsewhere"]
)
def test_headings_in_plain_type_above_boxes_begin_where_the_texts_of_their_columns_do(
    heads: tuple[float, ...], rows: int
) -> None:
    (table,) = fragments(lay_out(boxes_below(*heads).page()))
    assert len(table.rows) == rows


def test_a_title_far_above_the_header_of_boxes_is_not_in_their_table() -> None:
    sheet = boxes_below(*XS).text(54, 73, "Clean and safe", bold=True)
    for x, text in zip(XS, HEAD, strict=True):
        sheet.text(x, 100, text, bold=True)
    (table,) = fragments(lay_out(sheet.page()))
    assert len(table.rows) == 4


@pytest.mark.parametrize(("step", "headers"), [(18, 1), (12, 2)], ids=["as wide", "closer together"])
def test_lines_of_a_header_are_one_row_where_those_of_the_cells_are_set_as_wide(
    step: float, headers: int
) -> None:
    sheet = Sheet()
    for number, cells in enumerate((("What we", "Who", "When"), ("will do", "does it", "it is done"))):
        for x, text in zip(XS, cells, strict=True):
            sheet.text(x, 100 + 18 * number, text, bold=True)
    for number in range(3):
        top = 132 + 40 * number
        sheet.across(top, 50, 500)
        for x, text in zip(XS, ROW, strict=True):
            first, _, second = text.partition(" ")
            sheet.text(x, top + 6, first).text(x, top + 6 + step, second)
    (table,) = fragments(lay_out(sheet.across(252, 50, 500).page()))
    assert len(table.rows) == headers + 3


def test_the_last_row_of_details_below_its_title_needs_no_rule() -> None:
    """Titles run over all columns but the first: the drawn walls, not the words, show the others."""
    sides = (50, 120, 220, 320, 420, 520)
    sheet = Sheet()
    for x0, x1, text in zip(sides, sides[1:], ("Code", "Status", "Due", "Lead", "Note"), strict=False):
        sheet.fill(x0, 100, x1, 120).text(x0 + 4, 104, text, bold=True)
    top = 120.0
    for number in range(3):
        for x0, x1 in pairwise(sides):
            sheet.across(top, x0, x1)
        sheet.fill(50, top, 120, top + 20, 0xF2F2F2).fill(120, top, 520, top + 20, 0xF2F2F2)
        sheet.text(54, top + 4, f"A-{number}")
        sheet.text(124, top + 4, "Sweep all of the squares and streets of the town each week")
        for x0, text in zip(sides[1:], ("Begun", "May 2018", "Streets", "Half done"), strict=False):
            sheet.text(x0 + 4, top + 24, text)
        top += 40
    (table,) = fragments(lay_out(sheet.page()))
    assert outline(table)[-1] == ["", "Begun", "May 2018", "Streets", "Half done"]
    assert len(table.rows) == 7


STRIPES = (
    ("Parks", "Sweep it all", "Clean", "May", "Rangers", "Done"),
    ("Squares", "Hang baskets", "Pretty", "June", "Gardeners", "Begun"),
    ("Roads", "Light them", "Safe", "July", "Highways", "Late"),
    ("Halls", "Mend roofs", "Dry", "March", "Property", "Done"),
)


def below_stripes(x: float) -> Sheet:
    """Rows of which every other one is shaded, and below them one whose second text, of two, begins somewhere."""
    sides = (50, 110, 200, 290, 380, 470, 540)
    sheet = Sheet()
    for number, row in enumerate(STRIPES):
        top = 100 + 20 * number
        if number % 2:
            sheet.fill(50, top, 540, top + 20)
        for x0, text in zip(sides, row, strict=False):
            sheet.text(x0 + 4, top + 4, text)
    return sheet.text(54, 184, "Lawns").text(x, 184, "Mow them\nin summer")


@pytest.mark.parametrize(("x", "rows"), [(114, 5), (140, 4)], ids=["as the texts above", "elsewhere"])
def test_a_row_below_stripes_of_few_texts_begins_where_those_above_do(x: float, rows: int) -> None:
    (table,) = fragments(lay_out(below_stripes(x).page()))
    assert len(table.rows) == rows


@pytest.mark.parametrize("expected", [(), (50, 200, 350, 500)], ids=["first page", "later page"])
def test_beside_blank_shaded_rows_no_word_is_lost(expected: tuple[float, ...]) -> None:
    """No text in what is drawn tells where the columns' texts begin."""
    sheet = Sheet()
    for x0, x1 in pairwise((50, 200, 350, 500)):
        sheet.fill(x0, 100, x1, 120).fill(x0, 120, x1, 140, 0xE0E0E0)
    for x, text in zip(XS, ROW, strict=True):
        sheet.text(x, 82, text).text(x, 142, text)
    layout = lay_out(sheet.page(), expected)
    said = [*lines(layout), *(cell for table in fragments(layout) for row in outline(table) for cell in row)]
    assert sum(len(text.split()) for text in said if not text.startswith(">")) == layout.words


@pytest.mark.parametrize(("gap", "rows"), [(15, 5), (17, 4)], ids=["as far as two margins", "further"])
def test_white_rows_stand_as_far_apart_as_both_keep_from_the_boundaries_of_drawn_ones(
    gap: int, rows: int
) -> None:
    sheet = Sheet().fill(50, 100, 500, 124).fill(50, 150, 500, 174)
    for y, row in ((107, HEAD), (132, ROW), (157, ROW), (182, ROW), (192 + gap, ROW)):
        for x, text in zip(XS, row, strict=True):
            sheet.text(x, y, text, bold=row is HEAD)
    (table,) = fragments(lay_out(sheet.page()))
    assert len(table.rows) == rows


def test_a_table_does_not_reach_into_the_one_below() -> None:
    """Its own rows keep wide margins, and the other one has no rule above its first row."""
    sheet = Sheet().fill(50, 100, 500, 124).fill(50, 150, 500, 174)
    for y, row in ((107, HEAD), (132, ROW), (157, ROW), *((y, ROW) for y in (187, 212, 237, 262))):
        for x, text in zip(XS, row, strict=True):
            sheet.text(x, y, text, bold=row is HEAD)
    for y in (205, 230, 255, 280):
        sheet.across(y, 50, 500)
    for x in COLUMNS:
        sheet.down(x, 183, 280)
    assert [len(table.rows) for table in fragments(lay_out(sheet.page()))] == [3, 4]
