"""Where another table without rules begins below one whose strips it keeps free."""

from __future__ import annotations

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, outline

COLUMNS, OTHERS = (50, 200, 350), (50, 260, 470)
HEADER = ("Action", "Lead", "When")
ROWS = (
    ("Train front line staff", "Parks Officer", "May 2013"),
    ("Report to members", "Clerk", "June 2013"),
    ("Mend the fence", "Works Team", "July 2013"),
)
TERMS = (("Term", "Meaning", "Source"), ("BLF", "A lottery fund", "Act"), ("LSP", "A board", "Plan"))


def write(
    sheet: Sheet, top: float, columns: tuple[int, ...], rows: tuple[tuple[str, ...], ...], *, bold: bool
) -> float:
    """Write rows 22 points apart, the first perhaps in bold; give the top of the one after the last."""
    for number, row in enumerate(rows):
        for x, text in zip(columns, row, strict=True):
            sheet.text(x, top, text, bold=bold and number == 0)
        top += 22
    return top


def tables(sheet: Sheet) -> list[list[list[str]]]:
    return [outline(table) for table in fragments(lay_out(sheet.page()))]


PLAN = [list(HEADER), *map(list, ROWS)]


@pytest.mark.parametrize(
    ("blank", "size", "columns", "header", "is_end"),
    [
        pytest.param(12, 13, OTHERS, TERMS[0], True, id="larger, over other columns"),
        pytest.param(12, 10, OTHERS, TERMS[0], True, id="apart, over other columns"),
        pytest.param(12, 13, COLUMNS, HEADER, True, id="larger, and the header again"),
        pytest.param(12, 10, COLUMNS, HEADER, True, id="apart, and the header again"),
        pytest.param(12, 13, COLUMNS, TERMS[0], False, id="a band in larger type"),
        pytest.param(0, 10, COLUMNS, TERMS[0], False, id="a band"),
    ],
)
def test_a_heading_ends_a_table_where_what_follows_is_none_of_its_rows(
    blank: float, size: float, columns: tuple[int, ...], header: tuple[str, ...], *, is_end: bool
) -> None:
    sheet = Sheet()
    top = write(sheet, 100, COLUMNS, (HEADER, *ROWS), bold=False) + blank
    sheet.text(50, top, "Words that we use", size=size)
    write(sheet, top + 22, columns, (header, *TERMS[1:]), bold=False)
    first = tables(sheet)[0]
    assert first[: len(PLAN)] == PLAN
    assert (len(first) == len(PLAN)) == is_end


def test_a_number_of_a_list_in_larger_type_is_no_heading() -> None:
    sheet = Sheet()
    top = write(sheet, 100, COLUMNS, (HEADER, *ROWS), bold=False)
    sheet.text(50, top, "1)", size=13).text(62, top + 1.5, "Buy homes")
    write(sheet, top + 22, (50, 215, 365), ROWS, bold=False)
    assert len(tables(sheet)) == 1


def test_a_row_apart_from_a_header_alone_begins_no_table() -> None:
    sheet = Sheet()
    top = write(sheet, 100, COLUMNS, (HEADER,), bold=True) + 15
    write(sheet, top, OTHERS, ROWS, bold=False)
    assert [row[0] for row in tables(sheet)[0]] == ["Action", *(row[0] for row in ROWS)]
