"""Columns at the sides of a table that rules and shading leave out."""

from __future__ import annotations

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, lines, outline

HEAD = ("Aim", "Action", "Lead", "Target")
XS = (54, 154, 304, 404)


def ruled(*labels: tuple[float, str], whole: tuple[float, ...] = ()) -> Sheet:
    """Four rows of 24 points below a header, with rules right of the labels; at heights `whole` under them too."""
    sheet = Sheet()
    for x, text in zip(XS, HEAD, strict=True):
        sheet.text(x, 104, text, bold=True)
    for number, y in enumerate((118.0, 142.0, 166.0, 190.0, 214.0)):
        sheet.across(y, 50 if y in whole else 150, 500)
        if number:
            for x, text in zip(XS[1:], (f"Task {number}", "Parks", "May 2018"), strict=True):
                sheet.text(x, y - 22, text)
    for y, text in labels:
        sheet.text(54, y, text)
    return sheet


def first_cells(sheet: Sheet) -> list[str]:
    (table,) = fragments(lay_out(sheet.page()))
    return [row[0] for row in outline(table)]


@pytest.mark.parametrize("whole", [(), (118,), (118, 214)], ids=["no rule", "one", "two"])
def test_labels_beside_rules_are_a_tables_first_column(whole: tuple[float, ...]) -> None:
    """Some rules may reach under them, as one by the header does."""
    sheet = ruled((120, "A clean town"), (168, "A safe town"), (192, "A green town"), whole=whole)
    assert first_cells(sheet) == ["Aim", "A clean town v2", "Task 2", "A safe town", "A green town"]


def test_a_label_of_several_lines_runs_on_beside_the_rows() -> None:
    sheet = ruled((120, "A clean town\nfor all of us\nand a green one"), (192, "A safe town"))
    assert first_cells(sheet)[1] == "A clean town for all of us and a green one v3"


def test_texts_off_the_rows_heights_are_no_column() -> None:
    """So stands a note beside a table."""
    sheet = ruled((128, "Read this"), (173, "with care,"), (202, "please."))
    assert first_cells(sheet)[1:] == ["Task 1", "Task 2", "Task 3", "Task 4"]
    assert "Read this" in lines(lay_out(sheet.page()))


def test_a_merged_cells_text_off_its_top_is_not_cut() -> None:
    """It stands in the middle: at the top of another row by chance."""
    sheet = ruled((144, "A clean town"), whole=(118, 190, 214))
    assert first_cells(sheet)[:2] == ["Aim", "A clean town v3"]


def test_rules_on_both_sides_show_a_merged_cell() -> None:
    sheet = ruled((120, "A clean town"), (168, "A safe town"), whole=(118, 214))
    for x in (50, 150, 300, 400, 500):
        sheet.down(x, 118, 214)
    assert first_cells(sheet)[:2] == ["Aim", "A clean town A safe town v4"]


@pytest.mark.parametrize(("x1", "rows"), [(300, 1), (330, 0)], ids=["up to a column's side", "past it"])
def test_the_rest_of_a_row_beside_shaded_first_columns_goes_on(x1: float, rows: int) -> None:
    """At a page's head stands the end of a row of the table before, which shades its first columns alone."""
    sheet = Sheet().fill(50, 50, 150, 66).fill(150, 50, x1, 66)
    sheet.text(54, 52, "a town").text(154, 52, "and baskets too")
    sheet.text(304, 52, "and Roads")
    found = [outline(table) for table in fragments(lay_out(sheet.page(), (50, 150, 300, 400, 500)))]
    assert found == [[["a town", "and baskets too", "and Roads", ""]]] * rows


EXPECTED = (50, 150, 300, 400, 500)


def posted(*posts: float) -> Sheet:
    """A lone row of two texts at a page's head, between vertical rules that no other meets."""
    sheet = Sheet().text(154, 54, "and baskets\ntoo").text(304, 54, "and Roads")
    for x in posts:
        sheet.down(x, 50, 80)
    return sheet


@pytest.mark.parametrize(
    ("sheet", "expected", "is_row"),
    [
        pytest.param(posted(150, 300, 400), EXPECTED, True, id="at each boundary"),
        pytest.param(posted(150, 300, 405), EXPECTED, True, id="all but at one"),
        pytest.param(posted(150, 300, 407), EXPECTED, False, id="beside one"),
        pytest.param(posted(150, 400), EXPECTED, False, id="none at one"),
        pytest.param(posted(150, 300, 400).across(80, 150, 400), EXPECTED, False, id="over a rule"),
        pytest.param(posted(150, 300, 400), (), False, id="no table before"),
    ],
)
def test_a_row_between_vertical_rules_alone_is_in_the_columns_of_the_table_before(
    sheet: Sheet, expected: tuple[float, ...], is_row: bool
) -> None:
    found = [outline(table) for table in fragments(lay_out(sheet.page(), expected))]
    assert (found == [[["", "and baskets too", "and Roads", ""]]]) is is_row, found


def numbered(*numbers: str, x: float = 30, rows: int = 3) -> Sheet:
    """Rows below a header with all their rules, and numbers at their left from the lowest row upward."""
    sheet = Sheet().lattice((50, 200, 350, 500), [100 + 20 * row for row in range(rows + 2)])
    for row in range(rows + 1):
        for at, text in zip(
            (54, 204, 354), (f"Task {row}", "Parks", "May") if row else HEAD[1:], strict=True
        ):
            sheet.text(at, 104 + 20 * row, text, bold=not row)
    for number, text in enumerate(reversed(numbers)):
        sheet.text(x, 104 + 20 * (rows - number), text)
    return sheet


@pytest.mark.parametrize(
    ("sheet", "column"),
    [
        pytest.param(numbered("1", "2", "3"), ["", "1", "2", "3"], id="of each row"),
        pytest.param(numbered("1.1", "1.2", "1.3"), ["", "1.1", "1.2", "1.3"], id="of two parts"),
        pytest.param(
            numbered("1", "2", "3", rows=4), ["", "", "1", "2", "3"], id="below two rows of a header"
        ),
        pytest.param(numbered("1", "2", "3", x=12), ["", "1", "2", "3"], id="beside the table"),
        pytest.param(numbered("1", "2", "3", x=8), None, id="far from it"),
        pytest.param(numbered("1", "2", "3", rows=5), None, id="none of three rows"),
        pytest.param(numbered("1", "2", "4"), None, id="not counting on"),
        pytest.param(numbered("1", "2", "3 x"), None, id="more than a number"),
        pytest.param(numbered("1", "2", rows=2), None, id="two"),
    ],
)
def test_numbers_beside_a_tables_rows_are_its_first_column(sheet: Sheet, column: list[str] | None) -> None:
    (table,) = fragments(lay_out(sheet.page()))
    assert table.column_count == (4 if column else 3)
    assert column is None or [row[0] for row in outline(table)] == column
