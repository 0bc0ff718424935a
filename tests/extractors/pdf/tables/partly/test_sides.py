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
