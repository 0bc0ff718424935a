"""A table whose rules meet those of the form's cell that it stands in is a table; a merged first column is none."""

from __future__ import annotations

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, outline

XS = (50, 130, 180, 320, 430, 540)
HEAD = ("Ref", "Action", "Lead", "Target")
ROWS = (("1", "Sweep the square", "Streets", "May 2018"), ("2", "Light the lanes", "Parks", "June 2018"))


def form(*, bold: bool = True, is_form: bool = True) -> Sheet:
    """Draw a label over three rows beside it, and a row of a form, or of the table, below."""
    sheet = Sheet()
    for y in (100, 120, 140, 160, 180, 200):
        sheet.across(y, XS[0] if y in (100, 120, 180, 200) else XS[1], XS[-1])
    for x in XS:
        is_inner = is_form and x not in (XS[0], XS[1], XS[-1])
        sheet.down(x, 120 if is_inner else 100, 180 if is_inner else 200)
    sheet.text(54, 104, "Title").text(54, 124, "Steps to take").text(54, 184, "Signed")
    for number, row in enumerate((HEAD, *ROWS)):
        for x, text in zip(XS[1:], row, strict=False):
            sheet.text(x + 4, 124 + 20 * number, text, bold=bold and not number)
    for y, texts in ((104, ("Waste policy",)), (184, ("Director",))):
        for x, text in zip(XS[1:] if is_form else XS[2:], texts, strict=False):
            sheet.text(x + 4, y, text)
    return sheet


def test_a_table_in_a_cell_of_a_form_is_a_table_and_the_form_another() -> None:
    outer, inner = sorted(fragments(lay_out(form().page())), key=lambda piece: piece.column_count)
    assert outline(inner) == [list(HEAD), *map(list, ROWS)]
    assert outline(outer) == [["Title", "Waste policy"], ["Steps to take", ""], ["Signed", "Director"]]


@pytest.mark.parametrize("sheet", [form(bold=False), form(is_form=False)], ids=["no header", "no form"])
def test_a_label_over_rows_of_its_own_table_stays_in_it(sheet: Sheet) -> None:
    """The nearest twins: a merged first column."""
    (table,) = fragments(lay_out(sheet.page()))
    assert table.column_count == 5


def inset(*, label: str = "M2", is_divided: bool = False) -> Sheet:
    """Draw a table at the right side of a cell, under a text, with two labels before the cell, and rows around it."""
    sheet = Sheet()
    for y in (100, 120, 200, 220):
        sheet.across(y, 50, 540)
    for x in (50, 90, 190, 540):
        sheet.down(x, 100, 220)
    for y in (140, 160, 180):
        sheet.across(y, 202, 540)
    for x, top in ((202, 140), (400, 100 if is_divided else 140)):
        sheet.down(x, top, 180)
    texts = ((104, "M1", "Page 4", "Amend the words"), (124, label, "Page 9", "Read instead"))
    for y, *row in (*texts, (204, "M3", "Page 11", "Delete")):
        for x, text in zip((54, 94, 194), row, strict=True):
            sheet.text(x, y, text)
    for y, kind, count in ((144, "Flats", "240"), (164, "Houses", "90")):
        sheet.text(206, y, kind).text(404, y, count)
    return sheet


def test_a_blank_strip_beside_a_table_in_a_cell_tells_it_without_a_header() -> None:
    inner, outer = sorted(fragments(lay_out(inset().page())), key=lambda piece: piece.column_count)
    assert outline(inner) == [["Flats", "240"], ["Houses", "90"]]
    assert outline(outer) == [
        ["M1", "Page 4", "Amend the words"],
        ["M2", "Page 9", "Read instead"],
        ["M3", "Page 11", "Delete"],
    ]


def test_rows_divided_elsewhere_too_are_of_one_table() -> None:
    """The nearest twin: the row above has the column, and the strip is a cell left blank."""
    (table,) = fragments(lay_out(inset(is_divided=True).page()))
    assert table.column_count == 5


def two_columns(*, bold: bool) -> Sheet:
    """Draw a table of two columns that fills a form's cell, with a header and a row, or two, in bold."""
    sheet = Sheet().lattice((50, 130, 540), (100, 120)).lattice((50, 130, 540), (180, 200))
    sheet.lattice((130, 300, 540), (120, 140, 160, 180)).down(50, 120, 180)
    sheet.text(54, 104, "Title").text(134, 104, "Waste policy").text(54, 124, "Steps and gaps")
    sheet.text(54, 184, "Signed").text(134, 184, "Director")
    for number, row in enumerate((("Step", "Gap"), ("Sweep", "No brooms"), ("Light", "No lamps"))):
        for x, text in zip((134, 304), row, strict=True):
            sheet.text(x, 124 + 20 * number, text, bold=bold or not number)
    return sheet


@pytest.mark.parametrize(("bold", "tables"), [(False, 2), (True, 1)], ids=["a header", "all in bold"])
def test_a_table_of_two_columns_in_a_form(bold: bool, tables: int) -> None:
    assert len(fragments(lay_out(two_columns(bold=bold).page()))) == tables


PLAN = ("Ref", "Action", "Resources", "Measure")


def costed(*, strip: int = 16, is_whole_elsewhere: bool = True) -> Sheet:
    """Draw a plan with a table of costs in a cell of its third column, `strip` points below the cell's top."""
    xs, bottom = (50, 100, 250, 400, 500), 120 + strip + 40
    sheet = Sheet().lattice(xs, (100, 120)).lattice((300, 350, 400), range(120 + strip, bottom + 1, 20))
    for y in (bottom, bottom + 20):
        sheet.across(y, 50, 500)
    for x in xs:
        sheet.down(x, 120, bottom + 20)
    if not is_whole_elsewhere:
        sheet.down(350, 100, bottom + 20)
    if not strip:
        sheet.across(120, 250, 500)
    sheet.across(120 + strip, 250, 300).across(120 + strip + 20, 250, 300).down(300, 120 + strip, bottom)
    for x, head in zip(xs, PLAN, strict=False):
        sheet.text(x + 4, 104, head, bold=True)
    for x, text in ((50, "1.1"), (100, "Sweep the square"), (400, "Clean")):
        sheet.text(x + 4, 124, text)
    for n, (what, cost) in enumerate((("Pay", "£9"), ("Bins", "£4"))):
        sheet.text(304, 124 + strip + 20 * n, what).text(354, 124 + strip + 20 * n, cost)
    for x, text in zip(xs, ("1.2", "Hang baskets", "None", "Pretty"), strict=False):
        sheet.text(x + 4, bottom + 4, text)
    return sheet


def test_a_table_in_a_cell_between_others_is_the_cells_text() -> None:
    (table,) = fragments(lay_out(costed().page()))
    assert outline(table) == [
        list(PLAN),
        ["1.1", "Sweep the square", "Pay £9 Bins £4", "Clean"],
        ["1.2", "Hang baskets", "None", "Pretty"],
    ]


@pytest.mark.parametrize(
    "sheet", [costed(strip=0), costed(is_whole_elsewhere=False)], ids=["no strip", "columns of the table"]
)
def test_rows_beside_merged_cells_stay_rows(sheet: Sheet) -> None:
    """The nearest twin: cells merged on both sides of columns that no heading has together."""
    (table,) = fragments(lay_out(sheet.page()))
    assert len(table.rows) > 3
