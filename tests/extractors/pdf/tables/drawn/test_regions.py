"""Which rules and fills above each other draw one table, and where another one begins."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, lines, outline

COLUMNS = (54, 204, 354)
HEAD = ["Action", "Lead", "Target"]


def row(sheet: Sheet, y: float, *cells: str, bold: bool = False) -> None:
    for x, cell in zip(COLUMNS, cells, strict=False):
        sheet.text(x, y, cell, bold=bold)


def two_tables(heading: float, *, is_bold: bool = True) -> Sheet:
    """Two tables of two rows with rules between rows alone, the second 62 points below the first."""
    sheet = Sheet()
    for top in (100, 202):
        for y in (0, 20, 40):
            sheet.across(top + y, 50, 500)
        row(sheet, top + 4, *HEAD, bold=is_bold)
        row(sheet, top + 24, "Sweep the square", "Streets", "May 2018")
    return sheet.text(54, heading, "Safe at night", bold=True)


@pytest.mark.parametrize(
    ("sheet", "tables"),
    [
        pytest.param(two_tables(190), 2, id="a heading close to the next table"),
        pytest.param(two_tables(166), 1, id="a band in the middle of its row"),
        pytest.param(two_tables(144), 1, id="a band at the top of its row"),
        pytest.param(two_tables(176), 2, id="a heading nearer to it"),
        pytest.param(two_tables(190, is_bold=False), 2, id="a heading far below, no header"),
        pytest.param(two_tables(176, is_bold=False), 1, id="no header below"),
    ],
)
def test_a_heading_that_stands_off_parts_two_tables(sheet: Sheet, tables: int) -> None:
    layout = lay_out(sheet.page())
    found = [outline(table) for table in fragments(layout)]
    assert len(found) == tables
    if tables == 2:
        assert found == [[HEAD, ["Sweep the square", "Streets", "May 2018"]]] * 2
        assert lines(layout) == ["Safe at night"]


def captioned(x: float, y: float, *, is_open: bool, is_bold: bool = True) -> Sheet:
    """Two tables with a caption between them; an open one has no rule above its header."""
    sheet = Sheet().text(x, y, "These are planned for the year to come.")
    for top in (100, 200):
        for rule in (0, 20, 40)[top == 200 and is_open :]:
            sheet.across(top + rule, 50, 500)
        row(sheet, top + 4, *HEAD, bold=is_bold)
        row(sheet, top + 24, "Sweep the square", "Streets", "May 2018")
    return sheet


@pytest.mark.parametrize(
    ("sheet", "tables"),
    [
        pytest.param(captioned(54, 176, is_open=True), 2, id="a caption, then a header without a rule above"),
        pytest.param(captioned(54, 176, is_open=True, is_bold=False), 1, id="no header behind the caption"),
        pytest.param(captioned(50, 168, is_open=False), 2, id="a caption at the table's side"),
        pytest.param(captioned(54, 168, is_open=False), 1, id="a text where the cells' texts start"),
        pytest.param(captioned(50, 164, is_open=False), 1, id="at the side, but nearer to the row above"),
    ],
)
def test_a_caption_parts_two_tables(sheet: Sheet, tables: int) -> None:
    assert len(fragments(lay_out(sheet.page()))) == tables


@pytest.mark.parametrize(
    ("x", "is_bold", "tables"),
    [
        pytest.param(50, True, 2, id="a heading at the tables' side"),
        pytest.param(54, True, 1, id="a band where the cells' texts start"),
        pytest.param(50, False, 1, id="not in bold"),
    ],
)
def test_a_heading_outside_the_cells_parts_a_table_from_one_without_a_header(
    x: float, is_bold: bool, tables: int
) -> None:
    sheet = Sheet().text(x, 150, "What the ratings mean", bold=is_bold)
    for y in (100, 120, 140, 185, 205):
        sheet.across(y, 50, 500)
    row(sheet, 104, *HEAD, bold=True)
    row(sheet, 124, "Sweep the square", "Streets", "May 2018")
    row(sheet, 170, "High", "Put right at once", "Now")
    row(sheet, 189, "Low", "Put right in a year", "Later")
    assert len(fragments(lay_out(sheet.page()))) == tables


@pytest.mark.parametrize(("x", "tables"), [(50, 2), (54, 1)], ids=["at the tables' side", "in a cell"])
def test_a_note_and_a_heading_outside_the_cells_part_tables(x: float, tables: int) -> None:
    sheet = Sheet().text(50, 143, "1 If there is money.").text(x, 160, "What the words mean", bold=True)
    for y in (100, 120, 140, 195, 215):
        sheet.across(y, 50, 500)
    row(sheet, 104, *HEAD, bold=True)
    row(sheet, 124, "Sweep the square", "Streets", "May 2018")
    row(sheet, 180, "Word", "Meaning", bold=True)
    row(sheet, 199, "LSP", "Local Strategic Partnership")
    assert len(fragments(lay_out(sheet.page()))) == tables


@pytest.mark.parametrize(
    ("x", "y", "tables"),
    [
        pytest.param(50, 152, 2, id="at the tables' side, far below the rows"),
        pytest.param(50, 142, 1, id="nearer to the rows above"),
        pytest.param(54, 152, 1, id="a text where the cells' texts start"),
    ],
)
def test_a_paragraph_outside_the_cells_parts_tables_of_which_nothing_is_in_bold(
    x: float, y: float, tables: int
) -> None:
    sheet = Sheet().text(x, y, "Each step is rated by the board, and the rating is looked at again\nin May.")
    for top in (80, 180):
        sheet.fill(50, top, 500, top + 20)
        for number, cells in enumerate((HEAD, ["Sweep", "Streets", "May"], ["Weed", "Parks", "June"])):
            row(sheet, top + 4 + 20 * number, *cells)
            sheet.across(top + 20 + 20 * number, 50, 500)
    assert len(fragments(lay_out(sheet.page()))) == tables


@pytest.mark.parametrize(("x", "tables"), [(50, 2), (54, 1)], ids=["at the tables' side", "in a cell"])
def test_a_note_right_below_the_rows_and_a_header_far_below_it_part_tables(x: float, tables: int) -> None:
    """A shaded band stands below the second header."""
    sheet = Sheet().text(x, 143, "1 If there is money.").fill(50, 195, 500, 215)
    for y in (120, 140, 235, 255):
        sheet.across(y, 50, 500)
    row(sheet, 104, *HEAD, bold=True)
    row(sheet, 124, "Sweep the square", "Streets", "May 2018")
    row(sheet, 180, *HEAD, bold=True)
    row(sheet, 199, "Safe at night", bold=True)
    row(sheet, 219, "Light the passage", "Streets", "June 2018")
    row(sheet, 239, "Mend the gate", "Parks", "June 2018")
    assert len(fragments(lay_out(sheet.page()))) == tables


@pytest.mark.parametrize(
    ("size", "x", "tables"),
    [
        pytest.param(15, 54, 1, id="set and begun as the first column's cells"),
        pytest.param(15, 60, 2, id="begun elsewhere"),
        pytest.param(20, 54, 2, id="larger than they are"),
    ],
)
def test_a_text_in_the_type_of_a_column_of_large_cells_is_no_heading(
    size: float, x: float, tables: int
) -> None:
    """A rule stands above each row; the cells' second lines have nothing beside them, as the text between the rows."""
    sheet = Sheet()
    for top in (100, 150, 200, 280, 330, 380):
        sheet.across(top, 50, 500)
        for number, line in enumerate(("Sweep the", "square")):
            sheet.text(54, top + 6 + 18 * number, line, bold=True, size=15)
        for column, cell in zip(COLUMNS[1:], ("Streets\nteam", "May\n2018"), strict=True):
            sheet.text(column, top + 6, cell)
    sheet.text(x, 255, "Safe at night", bold=True, size=size)
    assert len(fragments(lay_out(sheet.page()))) == tables


@pytest.mark.parametrize(
    ("columns", "gap", "tables"),
    [
        pytest.param((54, 254, 404), 20, 2, id="of other columns"),
        pytest.param(COLUMNS, 20, 1, id="of the same columns"),
        pytest.param((54, 254, 404), 0, 1, id="no further from the rows than they are"),
    ],
)
def test_texts_far_below_rows_of_other_columns_begin_another_table(
    columns: tuple[float, ...], gap: float, tables: int
) -> None:
    """Nothing is in bold; a rule stands under each row."""
    sheet = Sheet()
    for number, cells in enumerate((HEAD, ["Sweep", "Streets", "May 2018"], ["Weed", "Parks", "June 2018"])):
        row(sheet, 104 + 20 * number, *cells)
        sheet.across(120 + 20 * number, 50, 500)
    for number, cells in enumerate((["Aim", "Step", "Owner"], ["Homes", "Build ten", "Trust"])):
        for x, text in zip(columns, cells, strict=True):
            sheet.text(x, 164 + gap + 20 * number, text)
        sheet.across(180 + gap + 20 * number, 50, 500)
    assert len(fragments(lay_out(sheet.page()))) == tables


def test_a_white_last_row_above_a_heading_belongs_to_the_shaded_table() -> None:
    sheet = Sheet()
    for top in (100, 230):
        sheet.fill(50, top, 500, top + 20, 0xB8CCE4).fill(50, top + 20, 500, top + 40, 0xE8EEF4)
        row(sheet, top + 4, *HEAD, bold=True)
        row(sheet, top + 24, "Sweep the square", "Streets", "May 2018")
        row(sheet, top + 44, "Hang baskets", "Parks", "June 2018")
    layout = lay_out(sheet.text(54, 216, "Safe at night", bold=True).page())
    rows = [HEAD, ["Sweep the square", "Streets", "May 2018"], ["Hang baskets", "Parks", "June 2018"]]
    assert [outline(table) for table in fragments(layout)] == [rows, rows]
    assert lines(layout) == ["Safe at night"]


def test_a_row_of_totals_in_bold_ends_a_shaded_table_above_the_next_one() -> None:
    sheet = Sheet()
    for top in (100, 182):
        sheet.fill(50, top, 500, top + 20, 0xB8CCE4).fill(50, top + 20, 500, top + 40, 0xE8EEF4)
        row(sheet, top + 4, "Action", "Lead", "Cost", bold=True)
        row(sheet, top + 24, "Sweep the square", "Streets", "12")
        row(sheet, top + 44, "Total", "Both", "12", bold=True)
    assert [len(table.rows) for table in fragments(lay_out(sheet.page()))] == [3, 3]


@pytest.mark.parametrize(("x", "tables"), [(54, 1), (50, 2)], ids=["a band", "a heading at the tables' side"])
def test_a_white_band_between_a_header_of_two_rows_and_a_stripe_is_a_row(x: float, tables: int) -> None:
    """It runs over the columns that the cells' fills show."""
    sheet = Sheet().text(x, 143, "Priority 1: a town centre that is clean, and safe at night", bold=True)
    sheet.fill(50, 100, 500, 140, 0xCCCCCC).fill(200, 120, 500, 140, 0xDDDDDD)
    for x0, x1 in ((50, 200), (200, 350), (350, 500)):
        sheet.fill(x0, 156, x1, 176, 0xEEEEEE)
    row(sheet, 104, *HEAD, bold=True)
    row(sheet, 124, "", "Team", "Year", bold=True)
    row(sheet, 160, "Sweep the square", "Streets", "May 2018")
    assert len(fragments(lay_out(sheet.page()))) == tables


def test_a_band_and_the_header_under_it_in_one_fill_are_two_rows() -> None:
    sheet = Sheet().fill(50, 100, 500, 126, 0xB8CCE4).fill(50, 150, 500, 174, 0xE8EEF4)
    sheet.text(54, 102, "Priority 1: a town centre that is clean and safe for all", bold=True)
    row(sheet, 114, *HEAD, bold=True)
    for y, action in ((130, "Sweep the square"), (154, "Hang baskets"), (178, "Light the passage")):
        row(sheet, y, action, "Streets", "May 2018")
    (table,) = fragments(lay_out(sheet.page()))
    assert outline(table)[:3] == [
        ["Priority 1: a town centre that is clean and safe for all >3"],
        HEAD,
        ["Sweep the square", "Streets", "May 2018"],
    ]


PARAGRAPHS = [
    ("3.1", "The council has a plan for the square and all of its paths"),
    ("3.2", "It reports in May"),
]


@pytest.mark.parametrize(
    ("below", "rows"),
    [
        pytest.param([(54, 82, text) for text in PARAGRAPHS], 2, id="numbered paragraphs"),
        pytest.param([(54, 354, ("Total", "12"))], 3, id="a row of totals in its columns"),
    ],
)
def test_a_table_with_rules_on_all_sides_goes_on_to_a_rule_alone_only_in_its_columns(
    below: list[tuple[int, int, tuple[str, str]]], rows: int
) -> None:
    sheet = Sheet().lattice((50, 200, 350, 500), (100, 120, 140)).across(190, 50, 500)
    row(sheet, 104, *HEAD, bold=True)
    row(sheet, 124, "Sweep the square", "Streets", "12")
    for number, (first, second, texts) in enumerate(below):
        sheet.text(first, 150 + 18 * number, texts[0]).text(second, 150 + 18 * number, texts[1])
    (table,) = fragments(lay_out(sheet.page()))
    assert len(table.rows) == rows
    assert outline(table)[:2] == [HEAD, ["Sweep the square", "Streets", "12"]]


@pytest.mark.parametrize("last", ["Lead", "1,280"], ids=["a header", "a sub-total"])
def test_a_rule_below_each_header_and_no_other_parts_tables(last: str) -> None:
    """The second rule stands below the second header; one below a sub-total ends a part of one table."""
    sheet = Sheet()
    for top, second in ((100, "Lead"), (190, last)):
        row(sheet, top, "Action", second, "Target", bold=True)
        sheet.across(top + 14, 50, 500)
        row(sheet, top + 20, "Sweep the square", "Streets", "May 2018")
        row(sheet, top + 44, "Hang baskets", "Parks", "June 2018")
    found = [outline(table) for table in fragments(lay_out(sheet.page()))]
    if last == "Lead":
        rows = [HEAD, ["Sweep the square", "Streets", "May 2018"], ["Hang baskets", "Parks", "June 2018"]]
        assert found == [rows, rows]
    else:
        assert len(found) == 1


def test_a_header_between_rules_below_another_table_is_its_own_tables() -> None:
    """It is as wide as the table above, yet no title of one on the next page: its rows stand below."""
    sheet = Sheet().lattice((50, 200, 500), (100, 120, 140)).across(200, 50, 500).across(216, 50, 500)
    for y, cells in ((104, ("Key", "Meaning")), (124, ("G", "Done"))):
        row(sheet, y, *cells)
    row(sheet, 202, *HEAD, bold=True)
    for y, action in ((220, "Sweep the square"), (244, "Hang baskets"), (268, "Light the passage")):
        row(sheet, y, action, "Streets", "May 2018")
    found = [outline(table) for table in fragments(lay_out(sheet.page()))]
    assert found[1] == [
        HEAD,
        *(
            [action, "Streets", "May 2018"]
            for action in ("Sweep the square", "Hang baskets", "Light the passage")
        ),
    ]


@pytest.mark.parametrize("header", [True, False], ids=["a header below", "a row below"])
def test_a_title_with_a_header_below_begins_another_table_between_rules(header: bool) -> None:
    """Its rules are as wide, and as far apart as the rows' are; above a row it is a band."""
    sheet = Sheet()
    for y in range(100, 221, 20):
        sheet.across(y, 50, 500)
    for y, cells in ((104, ("Body", "Spoken for by")), (124, ("Fire service", "Station officer"))):
        for x, cell in zip((54, 254), cells, strict=True):
            sheet.text(x, y, cell, bold=y == 104)
    sheet.text(54, 144, "Lessons and actions:")
    row(sheet, 164, *HEAD, bold=header)
    row(sheet, 184, "Sweep the square", "Streets", "May 2018")
    row(sheet, 204, "Hang baskets", "Parks", "June 2018")
    found = [outline(table) for table in fragments(lay_out(sheet.page()))]
    assert [len(table) for table in found] == ([2, 3] if header else [6])


def test_two_titles_and_a_header_between_rules_are_of_one_table() -> None:
    sheet = Sheet()
    for y in (100, 120, 140, 160, 180):
        sheet.across(y, 50, 500)
    for y, title in ((104, "Delivery programme"), (124, "Version 3, agreed in May")):
        sheet.text(54, y, title, bold=True)
    row(sheet, 144, *HEAD, bold=True)
    row(sheet, 164, "Sweep the square", "Streets", "May 2018")
    (table,) = fragments(lay_out(sheet.page()))
    assert len(table.rows) == 4


def test_a_header_above_cards_with_a_stroke_down_one_side_is_theirs() -> None:
    sheet = Sheet()
    row(sheet, 84, *HEAD, bold=True)
    for top, action in ((100, "Sweep the square"), (128, "Hang baskets"), (156, "Light the passage")):
        sheet.across(top, 50, 500).across(top + 20, 50, 500).down(51, top, top + 20)
        row(sheet, top + 4, action, "Streets", "May 2018")
    (table,) = fragments(lay_out(sheet.page()))
    assert outline(table)[:2] == [HEAD, ["Sweep the square", "Streets", "May 2018"]]


@pytest.mark.parametrize(
    ("x", "is_bold", "gap", "tables"),
    [
        pytest.param(54, True, 3, 1, id="a band"),
        pytest.param(54, False, 3, 2, id="running text"),
        pytest.param(50, True, 3, 2, id="a heading at the tables' side"),
        pytest.param(54, True, 15, 2, id="a heading that stands off"),
    ],
)
def test_a_band_of_several_lines_between_two_rules_parts_no_table(
    x: float, is_bold: bool, gap: float, tables: int
) -> None:
    sheet = Sheet()
    row(sheet, 104, *HEAD, bold=True)
    row(sheet, 124, "Sweep the square", "Streets", "May 2018")
    for n in range(3):
        sheet.text(x, 140 + gap + 12 * n, "Safe at night and all " + "the year long " * 4, bold=is_bold)
    bottom = 140 + 2 * gap + 34
    row(sheet, bottom + 4, "Light the lanes", "Parks", "June 2018")
    for y in (100, 120, 140, bottom, bottom + 20):
        sheet.across(y, 50, 500)
    assert len(fragments(lay_out(sheet.page()))) == tables


def shaded(second: tuple[float, ...]) -> Sheet:
    """Two shaded tables of one width with a heading close between them; the second has texts at other places."""
    sheet = Sheet().fill(50, 100, 500, 160).fill(50, 190, 500, 250)
    row(sheet, 104, *HEAD, bold=True)
    row(sheet, 124, "Sweep the square", "Streets", "May 2018")
    row(sheet, 144, "Hang baskets", "Parks", "June 2018")
    sheet.text(54, 171, "Who to ask", bold=True)
    for y, cells in (
        (194, ["Name", "Team", "Room"]),
        (214, ["Ann", "Parks", "Two"]),
        (234, ["Bob", "Roads", "Six"]),
    ):
        for x, cell in zip(second, cells, strict=True):
            sheet.text(x, y, cell, bold=y == 194)
    return sheet


@pytest.mark.parametrize(("second", "tables"), [((54, 250, 400), 2), (COLUMNS, 1)], ids=["other", "the same"])
def test_a_title_and_a_header_of_other_columns_part_shaded_tables(
    second: tuple[float, ...], tables: int
) -> None:
    assert len(fragments(lay_out(shaded(second).page()))) == tables


@pytest.mark.parametrize("header", [("Name", "Team", "Room"), ("Total", "12")], ids=["header", "sum"])
def test_a_header_far_below_the_last_row_begins_another_table_between_rules(header: tuple[str, ...]) -> None:
    sheet = Sheet()
    for y in (100, 120, 140, 174, 194, 214):
        sheet.across(y, 50, 500)
    for y, cells in (
        (104, ("Section", "Page", "Part")),
        (124, ("Parks", "2", "A")),
        (144, ("Homes", "3", "B")),
    ):
        row(sheet, y, *cells, bold=y == 104)
    row(sheet, 178, *header, bold=True)
    row(sheet, 198, "Ann", "Parks", "Two")
    found = [outline(table)[0] for table in fragments(lay_out(sheet.page()))]
    assert found == [["Section", "Page", "Part"], [*header]][: 2 if len(header) == 3 else 1]


def test_a_heading_in_larger_type_among_stripes_is_a_band_where_rows_of_the_same_columns_follow() -> None:
    sheet = Sheet().text(50, 177, "Streets", bold=True, size=11.0)
    for top in (60, 100, 140, 190, 230):
        sheet.fill(50, top, 500, top + 20)
    for x, text in ((50, "What"), (204, "Who"), (354, "When")):
        sheet.text(x, 64, text, bold=True)
    for top in (84, 104, 124, 144, 194, 214, 234):
        row(sheet, top, "Sweep the square", "Town centre team", "May")
    (table,) = fragments(lay_out(sheet.page()))
    assert [cells[0] for cells in outline(table)][5:7] == ["Streets", "Sweep the square"]


@pytest.mark.parametrize(
    ("size", "y", "tables"),
    [
        pytest.param(11.5, 172, 2, id="larger and apart"),
        pytest.param(11.5, 162, 1, id="larger, in the middle of its row"),
        pytest.param(10, 172, 1, id="apart, as large as the rows"),
    ],
)
def test_a_heading_in_larger_type_parts_tables_without_headers(size: float, y: float, tables: int) -> None:
    sheet = Sheet().text(54, y, "Words and what they mean", bold=True, size=size)
    for top in (100, 120, 140, 187, 207, 227):
        sheet.across(top, 50, 500)
    for top, cells in ((104, HEAD), (124, ("Sweep the square", "Streets", "May 2018"))):
        row(sheet, top, *cells)
    for top, cells in ((191, ("WFM", "What", "for")), (211, ("HR", "People who", "help staff"))):
        row(sheet, top, *cells)
    layout = lay_out(sheet.page())
    assert len(fragments(layout)) == tables
    assert (lines(layout) == ["Words and what they mean"]) is (tables == 2)


@pytest.mark.parametrize("is_bold", [True, False], ids=["a header below the title", "no header"])
def test_a_heading_above_a_plain_title_and_a_header_parts_tables(is_bold: bool) -> None:
    sheet = Sheet().text(54, 174, "Safe at night", bold=True)
    for top in (100, 120, 140, 190, 210, 230, 250):
        sheet.across(top, 50, 500)
    for top in (100, 210):
        row(sheet, top + 4, *HEAD, bold=is_bold)
        row(sheet, top + 24, "Sweep the square", "Streets", "May 2018")
    sheet.text(54, 194, "Schedule of actions")
    assert len(fragments(lay_out(sheet.page()))) == 1 + is_bold


@pytest.mark.parametrize(
    "last", [("Total", "12", "30"), ("Note", "None", "None")], ids=["totals", "bold row"]
)
def test_totals_with_another_table_below_are_the_table_aboves(last: tuple[str, ...]) -> None:
    """A header looked for below the last rows is that of the next table, beyond the totals."""
    sheet = Sheet()
    for y in (100, 120, 140, 170, 190, 250, 270, 290):
        sheet.across(y, 50, 500)
    for y, cells in (
        (104, ("Kind", "Number", "Cost")),
        (124, ("Homes", "3", "8")),
        (142, ("Parks", "2", "9")),
    ):
        row(sheet, y, *cells, bold=y == 104)
    row(sheet, 174, *last, bold=True)
    row(sheet, 254, "Action", "Lead", "Date", bold=True)
    row(sheet, 274, "Sweep", "Streets", "May")
    found = [outline(table)[-1] for table in fragments(lay_out(sheet.page()))]
    assert ([*last] in found) == (last[0] == "Total")


@pytest.mark.parametrize("mark", ["\u2022", "Mow"], ids=["bullet", "heading"])
def test_a_large_label_makes_no_heading_of_its_line(mark: str) -> None:
    sheet = Sheet().across(100, 50, 500).across(120, 50, 500).across(150, 50, 500).across(170, 50, 500)
    row(sheet, 104, "Action", "Lead", "Date", bold=True)
    row(sheet, 122, "Sweep", "Streets", "May")
    sheet.text(54, 136, mark).text(70, 136, "squares")
    row(sheet, 154, "Plant", "Parks", "June")
    page = sheet.page()
    page.words.box[page.words.text == mark, 1] -= 4
    page.words.box[page.words.text == mark, 3] += 2
    assert fragments(lay_out(page))[0].is_closed_above == (mark == "\u2022")


def test_a_short_rule_level_with_wide_ones_parts_rows_beside_a_merged_cell() -> None:
    """Under a column of numbers; texts stand at their rows' middles, and the aim's is merged over both rows."""
    sheet = Sheet().across(100, 50, 500).across(120, 50, 500).across(240, 50, 500)
    sheet.across(180, 50, 80).across(180, 200, 500)
    for x, head in ((54, "No"), (84, "Aim"), (204, "Action"), (354, "Lead")):
        sheet.text(x, 104, head, bold=True)
    for y, number, action in ((126, "A1", "Sweep the square"), (186, "A2", "Hang baskets")):
        sheet.text(54, y + 20, number).text(204, y, f"{action}\nevery week and\nthe streets\nnear it")
        sheet.text(354, y + 20, "Streets")
    (table,) = fragments(lay_out(sheet.text(84, 164, "A clean town\nfor all\nto enjoy").page()))
    assert [row[0] for row in outline(table)] == ["No", "A1", "A2"]


@pytest.mark.parametrize(
    ("x", "room", "tables"),
    [
        pytest.param(240, 3, 1, id="close to the rules: a band"),
        pytest.param(240, 15, 2, id="with room around it: a heading"),
        pytest.param(50, 3, 2, id="at the side: a heading"),
    ],
)
def test_larger_type_right_between_two_rules_is_a_band(x: float, room: float, tables: int) -> None:
    sheet = Sheet()
    for top in (100, 154 + 2 * room):
        row(sheet, top + 4, "Sweep the square", "Streets", "May 2018")
        row(sheet, top + 24, "Hang baskets", "Parks", "June 2018")
        for y in (0, 20, 40):
            sheet.across(top + y, 50, 500)
    layout = lay_out(sheet.text(x, 140 + room, "Safe at night", bold=True, size=14).page())
    found = [outline(table) for table in fragments(layout)]
    assert len(found) == tables
    assert ("Safe at night" in lines(layout)) == (tables == 2)


@pytest.mark.parametrize(("left", "rows"), [(150, 4), (170, 3)], ids=["from a column on", "from inside one"])
def test_a_rule_beside_a_merged_cell_with_a_coloured_one_parts_rows(left: float, rows: int) -> None:
    """The coloured cells of the first column make a piece of the rules that meet them."""
    sheet = (
        Sheet()
        .fill(50, 116, 100, 150, 0xD5E8D0)
        .fill(50, 100, 100, 116)
        .fill(100, 100, 150, 116)
        .fill(150, 100, 400, 116)
    )
    for y in (116, 150, 180):
        sheet.across(y, 50, 400)
    sheet.fill(50, 150, 100, 180, 0xD5E8D0).across(133, left, 400)
    for x, text in ((54, "No."), (104, "Issue"), (154, "Action"), (304, "Lead")):
        sheet.text(x, 103, text, bold=True)
    for y, texts in (
        (120, ("1", "Gap", "Save", "Finance")),
        (136, ("", "", "report", "Audit")),
        (154, ("2", "Debt", "Ask", "Law")),
    ):
        for x, text in zip((54, 104, 154, 304), texts, strict=True):
            sheet.text(x, y, text)
    (table,) = fragments(lay_out(sheet.page()))
    assert len(table.rows) == rows


def ribbons(*, is_table: bool) -> Sheet:
    """Painted headings as wide as two columns, between them rows of two columns, or a table of three."""
    sheet, columns = Sheet(), 3 if is_table else 2
    for y, text in ((100, "Clean streets"), (270, "Safe parks")):
        sheet.fill(50, y, 300, y + 18).text(54, y + 4, text)
    if is_table:
        sheet.lattice((50, 170, 300, 550), range(130, 251, 20))
    for number in range(6):
        for x, text in zip((54, 174, 304)[:columns], (f"Task {number}", "Streets", "May 2018"), strict=False):
            sheet.text(x, 134 + 20 * number, text)
    return sheet


def test_painted_headings_of_one_width_are_not_joined_over_a_wider_table() -> None:
    layout = lay_out(ribbons(is_table=True).page())
    (table,) = fragments(layout)
    assert outline(table) == [[f"Task {number}", "Streets", "May 2018"] for number in range(6)]
    assert lines(layout) == ["Clean streets", "Safe parks"]


@pytest.mark.parametrize(
    "sheet",
    [
        pytest.param(ribbons(is_table=False), id="no table"),
        pytest.param(ribbons(is_table=False).across(190, 50, 550), id="a longer rule between"),
        pytest.param(ribbons(is_table=False).lattice((50, 300, 550), (320, 340, 360)), id="a table below"),
    ],
)
def test_painted_headings_are_joined_with_the_rows_between(sheet: Sheet) -> None:
    rows = [[f"Task {number}", "Streets"] for number in range(6)]
    found = [outline(table) for table in fragments(lay_out(sheet.page()))]
    assert found == [[["Clean streets", ""], *rows, ["Safe parks", ""]]]


@pytest.mark.parametrize("right", [480, 504], ids=["inside", "at its side"])
def test_rules_are_joined_over_a_table_in_a_cell_between(right: float) -> None:
    sheet = Sheet().lattice((354, 420, right), (130, 150, 170, 190))
    for y in (100, 120, 200, 220):
        sheet.across(y, 50, 500)
    for number, texts in enumerate((("Month", "Share"), ("May", "10"), ("June", "90"))):
        sheet.text(358, 134 + 20 * number, texts[0]).text(424, 134 + 20 * number, texts[1])
    row(sheet, 104, *HEAD, bold=True)
    row(sheet, 124, "Sweep the square", "Streets")
    row(sheet, 204, "Weed the park", "Parks", "June 2018")
    found = [outline(table) for table in fragments(lay_out(sheet.page()))]
    assert found[0] == [HEAD, ["Sweep the square", "Streets", ""], ["Weed the park", "Parks", "June 2018"]]


@pytest.mark.parametrize("lead", ["Housing", ""], ids=["in most columns", "in few"])
def test_a_row_at_its_cells_middles_below_a_painted_header_is_of_its_table(lead: str) -> None:
    """Hardly a line holds several of its texts; a tab above the header has a side of its own."""
    xs = (50, 100, 250, 350, 450, 550)
    sheet = Sheet().fill(50, 80, 130, 100, 0xB00020).text(54, 84, "HOMES")
    for x0, x1 in pairwise(xs):
        sheet.fill(x0, 100, x1, 116)
    for x, text in zip(xs, ("No.", "Action", "Lead", "Measure", "By when"), strict=False):
        sheet.text(x + 3, 103, text)
    sheet.text(103, 120, "Put service families").text(103, 132, "on the same").text(
        103, 144, "footing as others"
    )
    sheet.text(253, 126, lead).text(253, 138, lead).text(353, 138, "Policy" if lead else "")
    sheet.across(160, 50, 550)
    assert bool(lines(lay_out(sheet.page()))) == (not lead), "else it is text below a header"
