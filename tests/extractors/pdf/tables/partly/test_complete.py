"""Rows and columns that words show where rules show only some."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractors.pdf.layout import lay_out, lay_out_pages
from tests.extractors.pdf.drawn import Sheet, fragments, outline

XS = (54, 204, 304, 404)
HEAD = ("Action", "Lead", "Target", "Cost")
ONE = ("Sweep the market square\neach week.", "Streets", "May 2018", "None")
TWO = ("Hang baskets of flowers\nin June.", "Parks", "June 2018", "£2,500")
THREE = ("Light the passage by the\nbank.", "Highways", "Nov 2018", "£4,000")


def written(sheet: Sheet, top: float, *rows: tuple[str, ...], step: float = 24) -> Sheet:
    for y, row in enumerate(rows):
        for x, cell in zip(XS, row, strict=True):
            sheet.text(x, top + y * step, cell, bold=row is HEAD)
    return sheet


def test_one_plain_row_start_below_a_ruled_header_is_enough() -> None:
    sheet = written(written(Sheet(), 102, HEAD), 116, ONE, TWO)
    for y in (100, 114, 166):
        sheet.across(y, 50, 500)
    (table,) = fragments(lay_out(sheet.page()))
    assert [row[0] for row in outline(table)] == [row[0].replace("\n", " ") for row in (HEAD, ONE, TWO)]


def test_rows_numbered_on_two_levels_are_told_without_rules() -> None:
    rows = [(f"1.{n} Work", "Roads", "2018", "None") for n in (1, 2, 3)]
    sheet = written(written(Sheet(), 102, HEAD), 116, *rows, step=12)
    for y in (100, 114, 154):
        sheet.across(y, 50, 500)
    (table,) = fragments(lay_out(sheet.page()))
    assert outline(table)[1:] == [list(row) for row in rows]


@pytest.mark.parametrize(("step", "rows"), [(17, 4), (14, 2)], ids=["apart", "as close as the lines"])
def test_rows_of_one_line_between_drawn_columns_are_told_where_they_stand_apart(step: int, rows: int) -> None:
    short = [("Sweep the square", *ONE[1:]), ("Hang baskets", *TWO[1:]), THREE]
    sheet = written(written(Sheet(), 102, HEAD), 118, *short, step=step)
    for y in (100, 114, 200):
        sheet.across(y, 50, 500)
    for x in (50, *(x - 4 for x in XS[1:]), 500):
        sheet.down(x, 100, 200)
    (table,) = fragments(lay_out(sheet.page()))
    assert len(table.rows) == rows


@pytest.mark.parametrize(
    "rules", [(100, 114, 190), (100, 114)], ids=["frame and header rule", "rules at the header alone"]
)
def test_rows_close_together_under_a_ruled_header(rules: tuple[float, ...]) -> None:
    """The rules by a header say nothing of the rows below it: most columns begin with each, the first one too."""
    sheet = written(written(Sheet(), 102, HEAD), 116, ONE, TWO, THREE)
    for y in rules:
        sheet.across(y, 50, 500)
    (table,) = fragments(lay_out(sheet.page()))
    texts = [tuple(cell.replace("\n", " ") for cell in row) for row in (HEAD, ONE, TWO, THREE)]
    assert outline(table) == [list(row) for row in texts]


def test_items_side_by_side_in_the_only_row_are_no_rows() -> None:
    """Without the first column they are items of one action, each with its lead and date."""
    action = (
        "Sweep the market square\nand the streets by it,\nhang baskets of flowers\n"
        "from June on, and mend\nthe lamps by the river\nbefore the winter."
    )
    sheet = written(Sheet(), 102, HEAD)
    written(sheet, 116, (action, *ONE[1:]), ("", *TWO[1:]), ("", *THREE[1:]))
    for y in (100, 114, 190):
        sheet.across(y, 50, 500)
    (table,) = fragments(lay_out(sheet.page()))
    assert len(table.rows) == 2


@pytest.mark.parametrize(
    ("second", "rows"),
    [
        pytest.param(TWO, 2, id="every column begins again"),
        pytest.param(("", *TWO[1:]), 1, id="every column but the first: items"),
        pytest.param((*TWO[:3], ""), 1, id="every column but the last"),
    ],
)
def test_rows_between_rules_that_show_other_rows(second: tuple[str, ...], rows: int) -> None:
    sheet = written(Sheet(), 102, HEAD)
    tops = (100, 114, 190, 214, 238, 262)
    for y in tops:
        sheet.across(y, 50, 500)
    written(sheet, 116, ONE, second, step=36)
    for y in tops[2:-1]:
        written(sheet, y + 2, THREE)
    (table,) = fragments(lay_out(sheet.page()))
    assert len(table.rows) == 1 + rows + 3


NUMBERED = [
    ("1 Sweep the market\nsquare and the\nstreets by it", "Streets", "May 2018", "None"),
    ("2 Hang baskets of\nflowers in June", "Parks", "June 2018", "£2,500"),
]


def framed(*, is_headed: bool, rule: float | None = None) -> Sheet:
    """A frame with rules between columns around two rows, below a header or without one; a rule may part the rows."""
    top = 114 if is_headed else 100
    sheet = written(Sheet(), top, NUMBERED[0])
    written(sheet, top + 36, NUMBERED[1])
    if is_headed:
        written(sheet, 102, HEAD)
    sheet.across(100, 50, 500).across(200, 50, 500)
    if rule:
        sheet.across(rule, 50, 500)
    for x in (50, *(x - 4 for x in XS[1:]), 500):
        sheet.down(x, 100, 200)
    return sheet


def test_rows_inside_a_frame_with_rules_between_columns_are_told_under_their_header() -> None:
    """No rule parts the header from what stands below it: so none need part the rows."""
    (table,) = fragments(lay_out(framed(is_headed=True).page()))
    assert [row[0][:8] for row in outline(table)] == ["Action", "1 Sweep ", "2 Hang b"]


@pytest.mark.parametrize(
    ("rule", "rows"), [(None, 2), (113, 1)], ids=["no rules there", "a rule below the header"]
)
def test_rows_without_rules_are_told_as_on_the_page_before(rule: float | None, rows: int) -> None:
    before, after = framed(is_headed=True, rule=rule), framed(is_headed=False)
    layouts = list(lay_out_pages([before.page(), after.page(2)]))
    assert [len(table.rows) for layout in layouts for table in fragments(layout)][1] == rows


def grouped(rules: tuple[float, ...], *rows: tuple[float, tuple[str, ...]]) -> Sheet:
    """A shaded header, and rows at their heights between rules."""
    sheet = written(Sheet().fill(50, 100, 500, 114), 102, HEAD)
    for y, row in rows:
        written(sheet, y, row)
    for y in rules:
        sheet.across(y, 50, 500)
    return sheet


FRESH = ("A clean town", "Sweep", "May 2018", "None")
UNDER = ("", "Empty bins", "May 2019", "£2,500")


@pytest.mark.parametrize(
    ("rules", "rows"), [((190,), 5), ((136, 163, 190, 217), 4)], ids=["groups", "all rows"]
)
def test_the_rest_of_a_row_above_another_is_told_where_rules_part_groups_on_the_page_before(
    rules: tuple[float, ...], rows: int
) -> None:
    before = grouped((*rules, 244), *zip((118, 142, 166, 193, 220), [FRESH] * 5, strict=True))
    rest = (116, ("", "by hand", "", ""))
    after = grouped((150, 174, 198), rest, (135, UNDER), (153, FRESH), (177, FRESH))
    layouts = list(lay_out_pages([before.page(), after.page(2)]))
    (table,) = fragments(layouts[1])
    assert len(table.rows) == rows


@pytest.mark.parametrize(
    ("labels", "rows"), [(("1", "2", "3"), 3), (("", "", ""), 1)], ids=["numbered", "without numbers"]
)
def test_rows_inside_drawn_columns_are_told_by_their_numbers(labels: tuple[str, ...], rows: int) -> None:
    """Below a ruled header nothing parts them; several numbers down the first column are no one row's."""
    sheet = written(Sheet(), 102, HEAD)
    for y, label in zip((116, 152, 188), labels, strict=True):
        written(
            sheet, y, (f"{label} Sweep the\nsquare and the\nstreets by it", "Streets", "May 2018", "None")
        )
    for y in (100, 114, 230):
        sheet.across(y, 50, 500)
    for x in (50, *(x - 4 for x in XS[1:]), 500):
        sheet.down(x, 100, 230)
    (table,) = fragments(lay_out(sheet.page()))
    assert len(table.rows) == 1 + rows


@pytest.mark.parametrize(
    ("second", "rows"),
    [
        pytest.param(("to all staff", "Officer", "2", "2"), 2, id="a figure cut by its column"),
        pytest.param(("", "Officer", "2", "2"), 2, id="no label"),
        pytest.param(("Other halls", "14", "25", "72"), 3, id="a label and figures"),
        pytest.param(("of which new", "14", "25", "72"), 3, id="figures in all columns"),
    ],
)
def test_figures_on_each_line_make_rows_unless_words_go_on(second: tuple[str, ...], rows: int) -> None:
    first = ("Roll out new keys", "Security", "01/06/202", "30/09/202")
    sheet = written(Sheet(), 102, HEAD)
    written(sheet, 118, first if rows == 2 else ("Halls in all", "20", "35", "90"), second, step=12)
    sheet.lattice((50, 200, 300, 400, 500), (100, 114, 144))
    (table,) = fragments(lay_out(sheet.page()))
    assert len(table.rows) == rows


@pytest.mark.parametrize(
    ("heads", "columns"),
    [((*HEAD,), 4), (("Action", "Lead and target", "", "Cost"), 3)],
    ids=["headings in each column", "one heading over both"],
)
def test_columns_between_two_shaded_ones_are_told_by_their_headings(
    heads: tuple[str, ...], columns: int
) -> None:
    """A row's rules part the rows, the shading of the first and the last column these alone."""
    sheet = Sheet().fill(50, 100, 200, 190).fill(400, 100, 500, 190)
    for y, row in zip((100, 130, 160), (heads, ONE, TWO), strict=True):
        sheet.across(y + 30, 50, 500)
        for x, cell in zip(XS, row, strict=True):
            sheet.text(x, y + 2, cell, bold=row is heads)
    (table,) = fragments(lay_out(sheet.page()))
    assert len(outline(table)[1]) == columns


@pytest.mark.parametrize("word", ["45%", "Begun"])
def test_bars_in_the_cells_of_a_column_show_no_columns_and_keep_their_texts(word: str) -> None:
    sheet = written(Sheet(), 104, ("Action", "Due", "Done", "Lead"), step=30)
    for number in range(4):
        top = 130 + 30 * number
        sheet.across(top, 40, 560)
        written(sheet, top + 9, ("Mend the roof", "May 2012", "", "Head of Property"))
        sheet.text(XS[2] + 20, top + 9, word)
        sheet.fill(XS[2], top + 8, XS[2] + 60, top + 20).fill(XS[2], top + 8, XS[2] + 25, top + 20, 0x4A90D9)
    sheet.across(250, 40, 560).fill(40, 100, 560, 130)
    (fragment,) = fragments(lay_out(sheet.page()))
    assert outline(fragment) == [
        ["Action", "Due", "Done", "Lead"],
        *[["Mend the roof", "May 2012", word, "Head of Property"]] * 4,
    ]


@pytest.mark.parametrize(("is_whole", "wanted"), [(True, ["Homes >4"]), (False, ["Homes", "", "", ""])])
def test_a_row_painted_whole_is_a_band_among_rows_painted_cell_by_cell(
    is_whole: bool, wanted: list[str]
) -> None:
    sheet, edges = Sheet(), (40, 180, 300, 430, 560)
    for number, row in enumerate(
        (("Homes",), ("Mend the roof", "May 2012", "Begun", "HR"), ("Paint", "", "", "HR"))
    ):
        top = 100 + 28 * number
        for x, text in zip(edges, row, strict=False):
            sheet.text(x + 4, top + 7, text)
        sides = (40, 560) if is_whole and not number else edges
        for x0, x1 in pairwise(sides):
            sheet.fill(x0, top, x1, top + 24, 0x5B2A86 if not number else 0xF6F2FA)
    (fragment,) = fragments(lay_out(sheet.page()))
    assert outline(fragment)[0] == wanted


def test_a_rule_below_the_header_says_nothing_of_rows_beside_coloured_cells() -> None:
    """Cells of the first column are merged over rows, and coloured; a rule parts them from the coloured header."""
    sheet = written(Sheet().fill(50, 100, 500, 116, 0x333366), 103, HEAD).across(116, 50, 500)
    for top, colour, aim in ((116, 0xDDDDEE, "Clean streets"), (206, 0xEEDDDD, "Green squares")):
        sheet.fill(50, top, 200, top + 90, colour).text(54, top + 4, aim)
        for at in range(3):
            for x, cell in zip(XS[1:], ONE[1:], strict=True):
                sheet.text(x, top + 4 + 30 * at, cell)
    (table,) = fragments(lay_out(sheet.page()))
    assert [row[-3:] for row in outline(table)[1:]] == [list(ONE[1:])] * 6


@pytest.mark.parametrize(
    ("cells", "bold", "rows"),
    [
        ({1: "Sum", 3: "12,000", 5: "41"}, True, 2),
        ({1: "Sum", 3: "12,000", 5: "41"}, False, 1),
        ({1: "Sum", 3: "12,000", 5: "some"}, True, 1),
    ],
    ids=["in bold", "in plain type", "one figure"],
)
def test_a_sum_in_bold_between_walls_is_a_row(cells: dict[int, str], bold: bool, rows: int) -> None:
    """A painted header and a band close the stretch above and below; rules alone part its columns."""
    xs = (50, 150, 220, 290, 360, 400, 450, 500)
    sheet = Sheet().fill(50, 100, 500, 114).fill(50, 180, 500, 194, 0xD5E8D0)
    sheet.text(54, 182, "Street lighting", bold=True)
    for x in xs:
        sheet.down(x, 100, 180).down(x, 194, 230)
    head = ("Project", "Owner", "Start", "Cost", "CO2", "Saved", "State")
    texts = ("Turn down the\nheating in\nall halls", "Energy", "May", "1,500", "7", "12", "Begun")
    last = ("Dim lamps", "Roads", "June", "900", "8", "11", "Begun")
    for y, row in ((102, head), (118, texts), (198, last)):
        for x, text in zip(xs, row, strict=False):
            sheet.text(x + 3, y, text, bold=row is head)
    for column, text in cells.items():
        sheet.text(xs[column] + 3, 164, text, bold=bold)
    (table,) = fragments(lay_out(sheet.page()))
    assert [len(row.cells) for row in table.rows] == [7, *[7] * rows, 1, 7]
