"""Pages to tables and lines: ruled, partly ruled, shaded and without rules; and what only looks like a table."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.fragments import Fragment, Layout
from extractors.pdf.layout import lay_out, lay_out_pages
from tests.extractors.pdf.drawn import Sheet, fragments, lines, outline, table

PLAN = (
    ("Ref", "Action", "Lead", "Target"),
    ("1.1", "Review the\nletting policy", "Housing\nManager", "May 2012"),
    ("1.2", "Publish the\nequality data\nevery year", "Policy\nTeam", "Ongoing"),
    ("1.3", "Train all staff", "Personnel", "June 2012"),
)
COLUMNS = (50, 100, 250, 400)
CELLS = [[cell.replace("\n", " ") for cell in row] for row in PLAN]
YS = (98, 118, 143, 180, 200)


def plan() -> Sheet:
    return table(*PLAN, xs=COLUMNS)


def ruled() -> Sheet:
    return plan().lattice((45, 95, 245, 395, 500), YS)


def only_across() -> Sheet:
    sheet = plan()
    for y in YS:
        sheet.across(y, 45, 500)
    return sheet


def only_down_with_zebra() -> Sheet:
    sheet = plan().fill(45, 118, 500, 143).fill(45, 180, 500, 200)
    for x in (45, 95, 245, 395, 500):
        sheet.down(x, 98, 200)
    return sheet


def only_shading() -> Sheet:
    return (
        plan()
        .fill(45, 98, 500, 118, 0x4444AA)
        .fill(45, 118, 500, 143, 0xEEEEEE)
        .fill(45, 180, 500, 200, 0xEEEEEE)
    )


def dashed() -> Sheet:
    sheet = plan()
    for y in YS:
        for x in range(45, 500, 5):
            sheet.across(y, x, x + 3)
    for x in (45, 95, 245, 395, 500):
        for y in range(98, 200, 5):
            sheet.down(x, y, min(y + 3, 200))
    return sheet


def a_stroke_per_cell() -> Sheet:
    sheet = plan()
    for x0, x1 in pairwise((45, 95, 245, 395, 500)):
        for top, bottom in pairwise(YS):
            sheet.lattice((x0 + 0.5, x1 - 0.5), (top + 0.5, bottom - 0.5))
    return sheet


def without_rules() -> Sheet:
    return plan()


@pytest.mark.parametrize(
    "draw",
    [ruled, only_across, only_down_with_zebra, only_shading, dashed, a_stroke_per_cell, without_rules],
    ids=lambda draw: draw.__name__,
)
def test_reads_the_same_cells_however_the_boundaries_are_drawn(draw: object) -> None:
    (fragment,) = fragments(lay_out(draw().page()))  # type: ignore[operator]
    assert outline(fragment) == CELLS


def test_is_less_sure_of_what_only_words_show() -> None:
    sure, unsure = (fragments(lay_out(sheet.page()))[0] for sheet in (ruled(), without_rules()))
    assert sure.confidence == 1.0
    assert 0.6 < unsure.confidence < 0.9
    assert unsure.rows[1].confidence == unsure.confidence


def test_merged_cells_are_known_from_missing_pieces_of_rules() -> None:
    sheet = Sheet().lattice((50, 400), (100, 180))
    sheet.across(120, 50, 400).across(140, 150, 400).across(160, 150, 400)
    sheet.down(150, 120, 180).down(280, 120, 160)
    sheet.text(60, 104, "Across all").text(60, 124, "Down").text(160, 124, "a").text(290, 124, "b")
    sheet.text(160, 144, "c").text(290, 144, "d").text(160, 164, "wide")
    (fragment,) = fragments(lay_out(sheet.page()))
    assert outline(fragment) == [["Across all >3"], ["Down v3", "a", "b"], ["c", "d"], ["wide >2"]]


def test_a_merged_cell_known_from_a_shorter_rule_in_a_table_without_vertical_rules() -> None:
    sheet = table(("Aim", "Task", "Lead"), ("Objective\none goes\non", "First task", "HR"), xs=(50, 200, 350))
    sheet.text(200, 152, "Second task").text(350, 152, "IT").text(50, 180, "Two").text(
        200, 180, "Third"
    ).text(350, 180, "HR")
    for y, x0 in ((98, 45), (118, 45), (148, 195), (176, 45), (196, 45)):
        sheet.across(y, x0, 450)
    (fragment,) = fragments(lay_out(sheet.page()))
    assert outline(fragment) == [
        ["Aim", "Task", "Lead"],
        ["Objective one goes on v2", "First task", "HR"],
        ["Second task", "IT"],
        ["Two", "Third", "HR"],
    ]


def test_short_rules_at_a_pages_foot_are_rows_beside_a_merged_cell_that_goes_on() -> None:
    sheet = table(("Task", "Who", "Aim"), ("First task", "HR", "One goes"), xs=(50, 200, 350))
    for y, text in ((138, "Second task"), (158, "Third task"), (178, "Fourth task"), (198, "Fifth task")):
        sheet.text(50, y, text).text(200, y, "IT")
    sheet.text(350, 158, "Two")
    for y, x1 in ((98, 450), (116, 450), (134, 340), (154, 450), (174, 340), (194, 340), (214, 340)):
        sheet.across(y, 45, x1)
    (fragment,) = fragments(lay_out(sheet.page()))
    assert outline(fragment)[1:] == [
        ["First task", "HR", "One goes v2"],
        ["Second task", "IT"],
        ["Third task", "IT", "Two v3"],
        ["Fourth task", "IT"],
        ["Fifth task", "IT"],
    ]


def test_short_rules_of_two_tables_above_each_other_stay_with_their_own() -> None:
    sheet = Sheet()
    for top in (100, 300):
        for y, x0 in ((0, 45), (20, 45), (45, 195), (70, 45), (90, 45)):
            sheet.across(top + y, x0, 450)
        for y, row in ((4, "Aim Task Lead"), (24, "One First HR"), (49, " Second IT"), (74, "Two Third HR")):
            for x, text in zip((50, 200, 350), row.split(" "), strict=True):
                sheet.text(x, top + y, text)
    sheet.text(
        45, 220, "\n".join(3 * ["running text that fills the width between the two tables and says more"])
    )
    found = fragments(lay_out(sheet.page()))
    assert [outline(fragment) for fragment in found] == 2 * [
        [["Aim", "Task", "Lead"], ["One v2", "First", "HR"], ["Second", "IT"], ["Two", "Third", "HR"]]
    ]


def test_a_column_of_coloured_cells_says_nothing_of_the_columns_beside_it() -> None:
    rows = (
        ("Action", "Lead", "RAG", "Comment"),
        ("First task", "HR", "", "late"),
        ("Next task", "IT", "", ""),
    )
    sheet = table(*rows, xs=(50, 200, 302, 352))
    for y in (98, 118, 138, 158):
        sheet.across(y, 45, 450)
    sheet.fill(300, 118, 350, 138, 0xFF0000).fill(300, 138, 350, 158, 0x00B050)
    (fragment,) = fragments(lay_out(sheet.page()))
    assert outline(fragment) == [list(row) for row in rows]


def test_a_key_of_colours_above_a_table_leaves_it_its_header() -> None:
    sheet = table(("Action", "Lead", "By"), ("First task", "HR", "May"), xs=(50, 200, 350), top=150)
    for y in (148, 168, 188):
        sheet.across(y, 45, 450)
    for y, colour in ((98, 0x00B050), (113, 0xFF0000)):
        sheet.fill(45, y, 95, y + 15, colour).across(y, 45, 450).across(y + 15, 45, 450).text(
            100, y + 2, "Key"
        )
    found = [outline(fragment) for fragment in fragments(lay_out(sheet.page()))]
    assert [["Action", "Lead", "By"], ["First task", "HR", "May"]] in found


def test_lights_without_rules_are_a_column_and_no_drawing() -> None:
    rows = (
        ("Action", "Lead", "RAG", "Comment"),
        ("First task", "HR", "", "late"),
        ("Next task", "IT", "", "none"),
    )
    sheet = table(*rows, xs=(50, 200, 302, 352)).text(50, 160, "Third task").text(200, 160, "IT")
    for word in range(4):
        sheet.words[word] = (*sheet.words[word][:3], True, *sheet.words[word][4:])
    sheet.fill(297, 118, 347, 138, 0xFF0000).fill(297, 138, 347, 158, 0x00B050).fill(
        297, 158, 347, 178, 0xFF0000
    )
    (fragment,) = fragments(lay_out(sheet.page()))
    assert outline(fragment) == [*map(list, rows), ["Third task", "IT", "", ""]]


def _with_header_above(*, gap: float) -> Sheet:
    """A list of contents and a plan, each row with a rule below it."""
    sheet = table(("Section", "Page"), ("Homes", "2"), ("Money", "3"), xs=(50, 400))
    for y in (118, 138, 158):
        sheet.across(y, 45, 450)
    top = 162 + gap
    for x, text in ((50, "Action"), (150, "Lead"), (250, "Target"), (350, "Cost")):
        sheet.text(x, top, text, bold=True)
    for x, text in ((50, "Build"), (150, "HR"), (250, "May"), (350, "None")):
        sheet.text(x, top + 20, text)
    return sheet.across(top + 14, 45, 450).across(top + 34, 45, 450)


@pytest.mark.parametrize(("gap", "tables"), [(0, 1), (18, 2)], ids=["no room above", "room above"])
def test_a_header_in_bold_with_room_above_starts_another_table(gap: float, tables: int) -> None:
    assert len(fragments(lay_out(_with_header_above(gap=gap).page()))) == tables


def test_a_row_below_a_shaded_header_makes_it_no_header_whose_table_had_no_room() -> None:
    sheet = Sheet().fill(45, 98, 450, 116)
    for x, text in ((50, "Action"), (200, "Lead"), (350, "Target")):
        sheet.text(x, 102, text, bold=True)
    for x, text in ((50, "First task of\nseveral words"), (200, "Housing\nManager"), (350, "May 2012")):
        sheet.text(x, 122, text)
    (fragment,) = fragments(lay_out(sheet.page()))
    assert outline(fragment) == [
        ["Action", "Lead", "Target"],
        ["First task of several words", "Housing Manager", "May 2012"],
    ]


def test_white_rows_on_either_side_of_a_stripe_go_on_with_the_table_of_the_page_before() -> None:
    first = table(*PLAN, xs=COLUMNS).lattice((45, 95, 245, 395, 500), YS)
    rest = table(
        ("1.4", "Mend the roof", "Estates", "July 2012"),
        ("1.5", "Paint the hall", "Estates", "May 2013"),
        ("1.6", "Open it again", "Policy", "Ongoing"),
        xs=COLUMNS,
        top=40,
        step=16,
    ).fill(45, 54, 500, 70, 0xEEEEEE)
    _, second = lay_out_pages([first.page(1), rest.page(2)])
    (fragment,) = fragments(second)
    assert [row[0] for row in outline(fragment)] == ["1.4", "1.5", "1.6"]


def test_a_shaded_header_with_room_above_starts_another_table() -> None:
    sheet = table(("Section", "Page"), ("Homes", "2"), ("Money", "3"), ("Roads", "4"), xs=(50, 400), step=18)
    sheet.fill(45, 98, 450, 112, 0xCCCCCC).fill(45, 134, 450, 148, 0xEEEEEE)
    for x, text in ((50, "Action"), (150, "Lead"), (250, "Target"), (350, "Cost")):
        sheet.text(x, 192, text, bold=True)
    sheet.fill(45, 190, 450, 204, 0xCCCCCC)
    for y, row in ((210, ("Build", "HR", "May", "None")), (228, ("Mend", "IT", "June", "Some"))):
        for x, text in zip((50, 150, 250, 350), row, strict=True):
            sheet.text(x, y, text)
    sheet.fill(45, 226, 450, 240, 0xEEEEEE)
    assert [fragment.column_count for fragment in fragments(lay_out(sheet.page()))] == [2, 4]


def test_a_heading_over_columns_of_their_own_runs_over_them() -> None:
    sheet = Sheet()
    for x, text in ((50, "Task"), (200, "2012"), (400, "Lead")):
        sheet.text(x, 100, text, bold=True)
    for x, text in ((200, "Q1"), (300, "Q2")):
        sheet.text(x, 122, text, bold=True)
    for y, row in ((144, ("Build", "x", "", "HR")), (166, ("Mend", "x", "x", "IT"))):
        for x, text in zip((50, 200, 300, 400), row, strict=True):
            sheet.text(x, y, text)
    for y in (139, 161, 183):
        sheet.across(y, 45, 450)
    (fragment,) = fragments(lay_out(sheet.page()))
    assert outline(fragment)[:2] == [["Task", "2012 >2", "Lead"], ["", "Q1", "Q2", ""]]


def test_a_row_left_blank_between_two_rules_parts_no_table() -> None:
    rows = (("Action", "Lead"), ("First task", "HR"), ("", ""), ("Second task", "IT"), ("Third task", "HR"))
    sheet = Sheet()
    for y, row in zip((100, 120, 0, 146, 166), rows, strict=True):
        sheet.text(50, y, row[0]).text(200, y, row[1])
    for y in (98, 118, 138, 144, 164, 184):
        sheet.across(y, 45, 300)
    (fragment,) = fragments(lay_out(sheet.page()))
    assert [row for row in outline(fragment) if any(row)] == [list(row) for row in rows if any(row)]


@pytest.mark.parametrize("frame", [False, True], ids=["rule below the header", "in a frame"])
def test_rows_show_by_their_distance_where_only_the_header_is_ruled_off(*, frame: bool) -> None:
    sheet = Sheet()
    for y, row in (
        (100, ("Aim", "Action", "Lead")),
        (124, ("One aim that\nruns on", "First task", "HR")),
        (158, ("", "Second task\nof many words", "IT")),
        (192, ("Another aim", "Third task", "HR")),
    ):
        for x, text in zip((50, 200, 350), row, strict=True):
            sheet.text(x, y, text)
    sheet.across(117, 45, 450)
    if frame:
        sheet.across(95, 45, 450).across(210, 45, 450).down(45, 95, 210).down(450, 95, 210)
    (fragment,) = fragments(lay_out(sheet.page()))
    assert outline(fragment) == [
        ["Aim", "Action", "Lead"],
        ["One aim that runs on", "First task", "HR"],
        ["", "Second task of many words", "IT"],
        ["Another aim", "Third task", "HR"],
    ]


def test_a_long_text_in_a_column_between_rules_is_no_running_text() -> None:
    """It takes most of the width on line after line, but does not start at the table's side."""
    long = "\n".join(["Emissions fall by a sixth until the year 2030 if nothing more"] * 7)
    rows = [
        ("Aim", "A lower target", 120),
        ("Scenario", long, 220),
        ("Sectors", "Transport", 240),
        ("Method", long, 340),
    ]
    sheet, y = Sheet().across(100, 50, 450), 100.0
    for label, text, foot in rows:
        sheet.text(55, y + 5, label).text(135, y + 5, text).across(foot, 50, 450)
        y = foot
    (fragment,) = fragments(lay_out(sheet.page()))
    assert [row[0] for row in outline(fragment)] == ["Aim", "Scenario", "Sectors", "Method"]
    assert fragment.is_closed_above
    assert fragment.is_closed_below


def test_figures_are_rows_even_between_two_rules() -> None:
    sheet = table(
        ("Group", "2010", "2011"),
        ("Women", "120", "131"),
        ("Men", "98", "101"),
        ("All", "218", "232"),
        xs=(50, 200, 300),
    )
    for y in (98, 118, 180):
        sheet.across(y, 45, 350)
    (fragment,) = fragments(lay_out(sheet.page()))
    assert len(fragment.rows) == 4


@pytest.mark.parametrize(
    ("gap", "columns"), [pytest.param(8, 2, id="as justified text has"), pytest.param(60, 3, id="a column's")]
)
def test_a_gap_in_a_header_without_walls_is_a_column_only_if_wide(gap: int, columns: int) -> None:
    sheet = Sheet().lattice((50, 150, 400), (160, 180, 200, 220))
    for y in (120, 160):
        sheet.across(y, 50, 400)
    for x in (50, 400):
        sheet.down(x, 120, 160)
    for number in range(2):
        sheet.text(55, 125 + 12 * number, "Aims").text(155, 125 + 12 * number, "National")
        sheet.text(195 + gap, 125 + 12 * number, "and local")
    for number in range(3):
        sheet.text(55, 165 + 20 * number, "Energy").text(155, 165 + 20 * number, "Plans")
    (fragment,) = fragments(lay_out(sheet.page()))
    assert fragment.column_count == columns


def test_a_framed_row_of_one_text_is_one_row_whatever_its_blanks() -> None:
    """Few rules are drawn, and yet they show each row: bold lines with room above head parts of the text."""
    sheet = Sheet().across(100, 50, 450).across(120, 50, 450).across(230, 50, 450)
    sheet.down(50, 100, 230).down(450, 100, 230).down(250, 100, 120)
    sheet.text(55, 105, "plan of the district").text(255, 105, "by the number of appeals")
    for number, head in enumerate(("Risks", "Triggers", "Steps")):
        top = 125 + 36 * number
        sheet.text(55, top, head, bold=True).text(
            75, top + 12, "Too few sites come forward in the towns around us"
        )
    (fragment,) = fragments(lay_out(sheet.page()))
    assert [len(row.cells) for row in fragment.rows] == [2, 1]


def test_figures_show_a_column_under_a_wide_set_header() -> None:
    """Half of the texts beyond the rule are the header's, but most lines hold figures."""
    sheet = Sheet().text(160, 105, "Count").text(240, 105, "Mean loss").text(320, 105, "Part")
    sheet.text(380, 105, "of").text(320, 117, "wealth lost")
    for number, figures in enumerate(
        (("344", "12196", "17.4%"), ("53", "23518", "22.5%"), ("61", "9187", "18.7%"))
    ):
        sheet.text(55, 135 + 12 * number, "Kept")
        for x, figure in zip((160, 240, 320), figures, strict=True):
            sheet.text(x, 135 + 12 * number, figure)
    for y in (100, 131, 172):
        sheet.across(y, 50, 420)
    (fragment,) = fragments(lay_out(sheet.down(150, 100, 172).page()))
    assert fragment.column_count == 4


def test_a_list_between_two_rules_is_one_row() -> None:
    """Items that line up across the columns stay in their cells: who reads them pairs them by their heights."""
    sheet = table(
        ("Task", "Lead"),
        ("1. Review the scheme\n2. Publish the data\n3. Train all staff", "HR\nIT\nLegal"),
        xs=(50, 300),
    )
    for y in (98, 118, 160):
        sheet.across(y, 45, 400)
    (fragment,) = fragments(lay_out(sheet.page()))
    assert [len(cell.lines) for cell in fragment.rows[1].cells] == [3, 3]


def test_two_tables_on_a_page_with_a_heading_between() -> None:
    sheet = ruled().text(50, 215, "Second part")
    for x, text in zip(COLUMNS, ("2.1", "Another task", "Legal", "2013"), strict=True):
        sheet.text(x, 242, text)
    sheet.lattice((45, 95, 245, 395, 500), (238, 260))
    layout = lay_out(sheet.page())
    assert [len(fragment.rows) for fragment in fragments(layout)] == [4, 1]
    assert [isinstance(block, Fragment) for block in layout.blocks] == [True, False, True]


def test_text_beside_a_table_is_outside_it() -> None:
    sheet = table(("a", "b"), ("c", "d"), xs=(300, 400)).lattice((295, 395, 500), (98, 118, 138))
    sheet.text(50, 100, "Beside the table\nstands a note")
    layout = lay_out(sheet.page())
    assert outline(fragments(layout)[0]) == [["a", "b"], ["c", "d"]]
    assert lines(layout) == ["Beside the table", "stands a note"]


def test_a_table_inside_a_cell_of_a_form_is_a_table_of_its_own() -> None:
    sheet = Sheet().lattice((40, 150, 560), (90, 120, 300)).text(50, 100, "Name").text(160, 100, "Plan")
    sheet.text(50, 130, "Steps").text(160, 130, "As follows:").lattice((200, 300, 400), (150, 170, 190))
    sheet.text(210, 154, "Task").text(310, 154, "Lead").text(210, 174, "Review").text(310, 174, "HR")
    inner, outer = sorted(
        fragments(lay_out(sheet.page())), key=lambda fragment: fragment.edges[0], reverse=True
    )
    assert outline(inner) == [["Task", "Lead"], ["Review", "HR"]]
    assert outline(outer) == [["Name", "Plan"], ["Steps", "As follows:"]]


PROSE = (
    "The council reviews its scheme each year and then\n"
    "publishes what it has found so that all can see it\n"
    "and those who live here can say what they think"
)


@pytest.mark.parametrize(
    "sheet",
    [
        Sheet().text(50, 100, PROSE).lattice((40, 560), (90, 150)),
        Sheet().text(50, 100, PROSE).lattice((20, 580), (20, 780)).lattice((25, 575), (25, 775)),
        Sheet().text(50, 100, PROSE).across(80, 50, 550).across(750, 50, 550).text(50, 760, "Page 3"),
        Sheet().text(50, 100, "A heading").across(112, 50, 95).text(50, 130, PROSE),
        Sheet()
        .text(50, 100, PROSE + "\n" + PROSE + "\n" + PROSE)
        .text(320, 100, PROSE + "\n" + PROSE + "\n" + PROSE),
        Sheet().text(50, 100, "•").text(65, 100, PROSE).text(50, 140, "•").text(65, 140, PROSE),
        Sheet()
        .lattice((100, 150, 200, 250, 300), (100, 120, 140, 160, 180))
        .text(60, 118, "20")
        .text(60, 138, "10")
        .text(120, 190, "2010"),
    ],
    ids=[
        "box around text",
        "page frames",
        "rules at head and foot",
        "underline",
        "two columns of text",
        "bullets",
        "chart",
    ],
)
def test_what_only_looks_like_a_table_is_none(sheet: Sheet) -> None:
    layout = lay_out(sheet.page())
    assert fragments(layout) == []
    assert words_of(layout) == Counter(word[0] for word in sheet.words)


def test_a_footnote_below_a_table_is_outside_it() -> None:
    sheet = ruled().text(50, 210, "* subject to funding by the partners of the council")
    assert lines(lay_out(sheet.page())) == ["* subject to funding by the partners of the council"]


def test_tells_whether_rules_close_a_piece_above_and_below() -> None:
    sheet = Sheet().across(120, 45, 300).across(150, 45, 300).text(50, 104, "tail of a").text(50, 130, "next")
    sheet.text(200, 104, "x").text(200, 130, "y")
    for x in (45, 180, 300):
        sheet.down(x, 100, 150)
    (fragment,) = fragments(lay_out(sheet.page()))
    assert (fragment.is_closed_above, fragment.is_closed_below) == (False, True)


def test_the_columns_of_the_page_before_place_a_tail_in_one_column() -> None:
    first = only_across()
    second = Sheet().text(250, 104, "and the Head\nof Housing").across(98, 45, 500).across(135, 45, 500)
    _, layout = lay_out_pages([first.page(1), second.page(2)])
    assert outline(fragments(layout)[0]) == [["", "", "and the Head of Housing", ""]]
    assert fragments(lay_out(second.page(2))) == []


@pytest.mark.parametrize(
    ("expected", "columns"),
    [((45, 295, 500), 2), ((45, 60, 295, 500), 3), ((45, 110, 500), 3), ((), 3)],
    ids=["list-went-on", "numbers-went-on", "another-table", "first-page"],
)
def test_labels_at_the_head_of_a_page_are_a_list_where_the_page_before_has_no_column_for_them(
    expected: tuple[float, ...], columns: int
) -> None:
    sheet = Sheet().across(98, 45, 500).across(143, 45, 500)
    for y, (label, text, lead) in zip(
        (103, 115, 127),
        (
            ("2)", "Delete old files", "All"),
            ("3)", "Let people see", "Manager"),
            ("4)", "Report loss", "Officer"),
        ),
        strict=True,
    ):
        sheet.text(50, y, label).text(75, y, text).text(300, y, lead)
    (piece,) = fragments(lay_out(sheet.page(2), expected))
    assert piece.column_count == columns


@pytest.mark.parametrize(("label", "columns"), [("•", 2), ("2.1", 3)], ids=["bullets", "a-column-of-numbers"])
def test_a_column_of_the_page_before_parts_no_bullets_from_their_texts(label: str, columns: int) -> None:
    sheet = Sheet()
    for y in (98, 130, 162):
        sheet.across(y, 45, 500)
    for y, theme in ((103, "Energy"), (135, "Waste")):
        sheet.text(50, y, theme)
        for line, text in enumerate(("Cut the use of gas by a half", "Report on it each year")):
            sheet.text(180, y + 12 * line, label).text(203, y + 12 * line, text)
    (piece,) = fragments(lay_out(sheet.page(2), (45, 199, 500)))
    assert piece.column_count == columns


def test_a_word_over_a_rule_goes_to_where_most_of_it_lies() -> None:
    sheet = Sheet().lattice((50, 150, 250), (100, 120, 140)).text(60, 105, "a").text(160, 105, "b")
    sheet.text(60, 125, "c").text(138, 125, "overrunning")
    (fragment,) = fragments(lay_out(sheet.page()))
    assert outline(fragment) == [["a", "b"], ["c", "overrunning"]]


def test_marks_the_lines_after_which_the_next_word_had_no_room() -> None:
    sheet = Sheet().lattice((50, 120, 300), (100, 120, 160)).text(55, 105, "Head").text(130, 105, "Lead")
    sheet.text(55, 124, "implementa\ntion of it").text(130, 124, "Housing\nTeam")
    (fragment,) = fragments(lay_out(sheet.page()))
    first, second = fragment.rows[1].cells
    assert [line.ends_at_edge for line in first.lines] == [True, False]
    assert [line.ends_at_edge for line in second.lines] == [False, False]


def test_a_hundred_thousand_small_rectangles_do_not_hang() -> None:
    sheet = ruled()
    for i in range(100_000):
        sheet.across(300 + (i // 500) * 2, 30 + (i % 500), 30.4 + (i % 500))
    (fragment,) = fragments(lay_out(sheet.page()))
    assert outline(fragment) == CELLS


def words_of(layout: Layout) -> Counter[str]:
    texts = lines(layout)
    texts += [
        line.text for f in fragments(layout) for row in f.rows for cell in row.cells for line in cell.lines
    ]
    return Counter(word for text in texts for word in text.split())


positions = st.tuples(st.integers(0, 590), st.integers(0, 790))
strokes = st.tuples(st.integers(0, 600), st.integers(0, 800), st.integers(0, 600))


@settings(max_examples=60, deadline=None)
@given(st.lists(positions, max_size=40), st.lists(strokes, max_size=25), st.lists(strokes, max_size=25))
def test_every_word_stands_exactly_once_and_every_place_of_a_grid_is_covered(
    places: list[tuple[int, int]], across: list[tuple[int, int, int]], down: list[tuple[int, int, int]]
) -> None:
    sheet = Sheet()
    for number, (x, y) in enumerate(places):
        sheet.text(x, y, f"w{number}")
    for a, at, b in across:
        sheet.across(at, min(a, b), max(a, b))
    for at, a, b in down:
        sheet.down(at, min(a, b), max(a, b))
    layout = lay_out(sheet.page())
    assert words_of(layout) == Counter(f"w{number}" for number in range(len(places)))
    for fragment in fragments(layout):
        covered = Counter(
            (cell.row + r, cell.column + c)
            for row in fragment.rows
            for cell in row.cells
            for r in range(cell.row_span)
            for c in range(cell.column_span)
        )
        grid = {(r, c) for r in range(1, len(fragment.rows) + 1) for c in range(1, fragment.column_count + 1)}
        assert covered == Counter(grid)


@pytest.mark.parametrize(
    ("size", "bold", "columns"),
    [(14.0, True, 2), (10.0, True, 3), (14.0, False, 3)],
    ids=["a heading", "in the table's size", "in plain type"],
)
def test_a_table_below_a_heading_at_a_pages_foot_need_not_have_the_columns_above(
    size: float, bold: bool, columns: int
) -> None:
    """The table above did not run to the page's end: what begins the next page has columns of its own."""
    above = Sheet()
    for y in (100, 114, 140, 166):
        above.across(y, 50, 500)
    for y, row in (
        (102, ("Ref", "Action", "Lead")),
        (118, ("1.1", "Sweep", "Parks")),
        (144, ("1.2", "Mow", "Parks")),
    ):
        for x, text in zip((54, 104, 304), row, strict=True):
            above.text(x, y, text, bold=y == 102)
    above.text(54, 760, "Words used", bold=bold, size=size)
    below = Sheet().across(60, 50, 500).across(84, 50, 500).across(108, 50, 500)
    for y, short, long in ((64, "ABC", "A better county"), (88, "DEF", "Each farm")):
        below.text(54, y, short).text(104, y, long)
    _, layout = lay_out_pages([above.page(), below.page(2)])
    (table,) = fragments(layout)
    assert table.column_count == columns
