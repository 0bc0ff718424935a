"""Which lines below each other are one table without rules, however far apart some of them stand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from extractors.pdf.layout import lay_out
from extractors.pdf.tables.columns.strips import find_stretches, free_part
from extractors.pdf.tables.words.segments import coarse, set_segments
from tests.extractors.pdf.drawn import Sheet, fragments, lines

XS = (50, 200, 350)


def listed(items: Sequence[tuple[float, str]], *, head: float = 100.0) -> Sheet:
    """A header and two rows; below the first, each by itself with a blank above, items and where they start."""
    sheet = Sheet()
    last = 156.0 + 26 * len(items)
    for column, text in zip(XS, ("Action", "Lead", "When"), strict=True):
        sheet.text(column, head, text, bold=True)
    for column, text in zip(XS, ("Train front line staff", "Parks Officer", "May 2013"), strict=True):
        sheet.text(column, 130, text)
    for number, (x, item) in enumerate(items):
        sheet.text(x, 156 + 26 * number, item)
    for column, text in zip(XS, ("Report to members", "Clerk", "June 2013"), strict=True):
        sheet.text(column, last, text)
    return sheet


def words_in_tables(sheet: Sheet) -> str:
    return " ".join(
        line.text
        for table in fragments(lay_out(sheet.page()))
        for row in table.rows
        for cell in row.cells
        for line in cell.lines
    )


@pytest.mark.parametrize(
    "items",
    [
        pytest.param(
            [(50, f"• point {n} of the list") for n in range(4)], id="with bullets in the first column"
        ),
        pytest.param([(200, f"team {n}") for n in range(4)], id="where a later column starts"),
        pytest.param([(214, f"team {n}") for n in range(4)], id="indented in a later column"),
    ],
)
def test_a_list_with_blanks_between_its_items_is_no_end_of_a_table(items: list[tuple[float, str]]) -> None:
    found = words_in_tables(listed(items))
    assert all(item in found for _, item in items)
    assert found.endswith("Report to members Clerk June 2013")


def test_paragraphs_at_the_left_side_end_a_table() -> None:
    texts = ["We write a paragraph", "and then another", "and one more here"]
    layout = lay_out(listed([(50.0, text) for text in texts]).page())
    assert [line for line in lines(layout) if line in texts] == texts


@pytest.mark.parametrize(
    ("head", "has_header"),
    [pytest.param(84.0, True, id="as far as a high header's row"), pytest.param(60.0, False, id="far above")],
)
def test_a_header_may_stand_further_above_its_rows_than_rows_do(head: float, has_header: bool) -> None:
    assert words_in_tables(listed([], head=head)).startswith("Action Lead When") is has_header


ROW = ("Train staff", "Parks", "May 2013")
LOWER = 12.0
"""Points from a row to the next right below it."""


def drawn(*rows: tuple[float, Sequence[str]], bold: Sequence[int] = (), xs: Sequence[float] = XS) -> Sheet:
    """Write rows, each below a blank of so many points; some are in bold."""
    sheet, y = Sheet(), 100.0
    for number, (blank, row) in enumerate(rows):
        y += blank + 10 * (number > 0)
        for x, text in zip(xs, row, strict=False):
            if text:
                sheet.text(x, y, text, bold=number in bold)
    return sheet


def stretches(sheet: Sheet) -> list[list[int]]:
    """Give the lines of each stretch."""
    words = sheet.page().words
    segments = set_segments(words, np.arange(len(words)))
    return [found.lines for found in find_stretches(coarse(segments), segments)]


@pytest.mark.parametrize(("blank", "is_one"), [(30, True), (31, False)])
def test_a_blank_of_three_lines_ends_a_table(blank: float, is_one: bool) -> None:
    found = stretches(drawn((0, ROW), (2, ROW), (blank, ROW), (2, ROW)))
    assert found == ([[0, 1, 2, 3]] if is_one else [[0, 1], [2, 3]])


@pytest.mark.parametrize(
    ("head", "blank", "is_one"),
    [
        (("Action", "Lead", "When"), 50, True),
        (("Action", "Lead", "When"), 51, False),
        (("Action", "Lead", ""), 40, False),
    ],
    ids=["below a header", "too far below it", "below a header of fewer columns"],
)
def test_a_wider_blank_may_stand_below_a_header(head: Sequence[str], blank: float, is_one: bool) -> None:
    found = stretches(drawn((0, head), (blank, ROW), (2, ROW), bold=[0]))
    assert found == ([[0, 1, 2]] if is_one else [[0], [1, 2]])


def test_a_wider_blank_ends_a_table_below_its_rows() -> None:
    head = ("Action", "Lead", "When")
    assert stretches(drawn((0, head), (2, ROW), (40, ROW), bold=[0])) == [[0, 1], [2]]


@pytest.mark.parametrize(
    ("blank", "is_one"), [(16, True), (17, False)], ids=["as near as rows", "standing apart"]
)
def test_a_header_in_bold_begins_a_table_that_stands_apart(blank: float, is_one: bool) -> None:
    head = ("Action", "Lead", "When")
    found = stretches(drawn((0, ROW), (2, ROW), (blank, head), (2, ROW), bold=[2]))
    assert found == ([[0, 1, 2, 3]] if is_one else [[0, 1], [2, 3]])


def test_two_texts_in_bold_are_no_header() -> None:
    found = stretches(drawn((0, ROW), (2, ROW), (17, ("Action", "Lead")), (2, ROW), bold=[2]))
    assert found == [[0, 1, 2, 3]]


def test_lines_in_bold_below_each_other_are_one_header() -> None:
    head = ("Action", "Lead", "When")
    assert stretches(drawn((0, ROW), (2, head), (17, head), (2, ROW), bold=[1, 2])) == [[0, 1, 2, 3]]


@pytest.mark.parametrize(
    ("x", "bold", "is_one"),
    [(50, [2, 3], False), (50, [3], True), (46, [3], False), (49, [3], True), (37, [3], True)],
    ids=["a heading", "a text", "a note left of the cells", "hardly left of them", "far left of them"],
)
def test_a_header_below_a_heading_or_a_note_begins_a_table(
    x: float, bold: Sequence[int], is_one: bool
) -> None:
    head = ("Action", "Lead", "When")
    sheet = drawn((0, ROW), (2, ROW), (13, ()), (4, head), (2, ROW), bold=bold)
    sheet.text(x, 100 + 12 + 23, "Some of what the town has", bold=2 in bold)
    found = stretches(sheet)
    assert found == ([[0, 1, 2, 3, 4]] if is_one else [[0, 1], [3, 4]])


@pytest.mark.parametrize(
    ("x", "blank", "rows", "is_one"),
    [
        (46, 17, 2, False),
        (46, 16, 2, True),
        (46, 17, 1, True),
        (49, 17, 2, True),
        (37, 17, 2, True),
    ],
    ids=["left of the cells", "close below", "below one row", "hardly left of them", "far left of them"],
)
def test_a_heading_left_of_the_cells_ends_a_table(x: float, blank: float, rows: int, is_one: bool) -> None:
    sheet = drawn(*((2 * (row > 0), ROW) for row in range(rows)))
    last = 100 + 12 * (rows - 1)
    sheet.text(x, last + 10 + blank, "Homes", bold=True)
    for number in range(2):
        for column, text in zip(XS, ROW, strict=True):
            sheet.text(column, last + 20 + blank + 2 + 12 * number, text)
    assert (len(stretches(sheet)) == 1) == is_one


@pytest.mark.parametrize(("blank", "is_one"), [(13, False), (11, True)], ids=["below a blank", "right below"])
def test_other_columns_below_a_blank_are_another_table(blank: float, is_one: bool) -> None:
    long = ("Train", "Some of what the town has", "May")
    sheet = drawn((0, long), (2, long), (2, long))
    y = 100 + 2 * 12 + 10 + blank
    for number in range(2):
        for x, text in zip((50, 200, 290), ("Train", "Parks", "May"), strict=True):
            sheet.text(x, y + 12 * number, text)
    assert (len(stretches(sheet)) == 1) == is_one


@pytest.mark.parametrize(("count", "is_one"), [(2, True), (3, False)])
def test_few_lines_that_run_over_the_columns_stand_between_rows(count: int, is_one: bool) -> None:
    text = "Some of what the town has had to mend since the flood"
    found = stretches(drawn((0, ROW), (2, ROW), *[(2, (text,))] * count, (2, ROW), (2, ROW)))
    rows = list(range(count + 4))
    assert found == ([rows] if is_one else [rows[:2], rows[-2:]])


@pytest.mark.parametrize(
    ("blank", "is_one"), [(12, True), (13, False)], ids=["lines of a cell", "paragraphs below blanks"]
)
def test_single_texts_go_on_right_below_a_row(blank: float, is_one: bool) -> None:
    found = stretches(drawn((0, ROW), (2, ROW), *[(blank, ("and more",))] * 3, (2, ROW)))
    assert found == ([[0, 1, 2, 3, 4, 5]] if is_one else [[0, 1], [5]])


@pytest.mark.parametrize(
    ("starts", "is_one"),
    [((214, 200, 200, 200), True), ((190, 190, 190, 190), False)],
    ids=["in the column", "left of it"],
)
def test_texts_beyond_the_first_column_wait_for_the_table_to_go_on(
    starts: Sequence[float], is_one: bool
) -> None:
    sheet = listed([(x, f"team {number}") for number, x in enumerate(starts)])
    assert (len(stretches(sheet)) == 1) == is_one


@pytest.mark.parametrize(("gap", "is_free"), [(2, True), (1, False)])
def test_a_line_keeps_a_strip_free_that_leaves_some_of_it(gap: float, is_free: bool) -> None:
    assert (free_part((100, 200), [(90, 200 - gap)]) is not None) == is_free


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ([(50, 90), (210, 250)], (100, 200)),
        ([(50, 120)], (120, 200)),
        ([(150, 220)], (100, 150)),
        ([(120, 130)], (130, 200)),
        ([(170, 180)], (100, 170)),
        ([(50, 250)], None),
    ],
    ids=["beside it", "into it from the left", "from the right", "inside left", "inside right", "over it"],
)
def test_the_wider_side_of_a_strip_is_left_free(
    texts: list[tuple[float, float]], found: tuple[float, float] | None
) -> None:
    assert free_part((100, 200), texts) == found
