"""Two printed pages on one sheet are read one after the other, as if each were a page of its own."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from extractors.assemble import assemble
from extractors.document import Issue
from extractors.pdf.layout import lay_out
from extractors.pdf.paper.leaves import part_leaves, put_together
from tests.extractors.pdf.drawn import Sheet

HEAD = ["Action", "Lead", "Target"]
ROWS = (
    ["Sweep the market square", "Streets", "May 2018"],
    ["Hang baskets of flowers in the", "Parks", "June 2018"],
    ["High Street and at the station", "", ""],
    ["Light the passage", "Highways", "Nov 2018"],
)


def half(sheet: Sheet, left: float, *rows: list[str]) -> None:
    """A ruled table in half a sheet."""
    xs = [left + x for x in (40, 240, 320, 440)]
    ys = [100 + 20 * i for i in range(len(rows) + 1)]
    sheet.lattice(xs, ys)
    for y, row in zip(ys, rows, strict=False):
        for x, cell in zip(xs, row, strict=False):
            sheet.text(x + 4, y + 4, cell, bold=row is HEAD)


def sheet(numbers: tuple[str, str] = ("4", "5"), *, repeats: bool = False) -> Sheet:
    found = Sheet(width=1000, height=600).text(240, 570, numbers[0]).text(740, 570, numbers[1])
    half(found, 0, HEAD, *ROWS[:2])
    half(found, 500, *([HEAD] if repeats else []), *ROWS[2:])
    return found


@pytest.mark.parametrize(
    "printed",
    [
        pytest.param(sheet(), id="page numbers"),
        pytest.param(sheet(("", ""), repeats=True), id="header repeated"),
    ],
)
def test_a_row_goes_on_from_the_left_page_to_the_right_one(printed: Sheet) -> None:
    layout = lay_out(printed.page(3))
    pages, sheets = part_leaves([layout])
    document = put_together(assemble(pages, "application/pdf"), sheets)
    (table,) = document.tables
    joined = ["Hang baskets of flowers in the High Street and at the station", "Parks", "June 2018"]
    assert [[" ".join(cell.text.split()) for cell in row.cells] for row in table.rows] == [
        HEAD,
        ROWS[0],
        joined,
        ROWS[3],
    ]
    assert [row.pages for row in table.rows] == [(3,)] * 4
    assert [round(box.x0) for box in table.rows[2].cells[0].boxes] == [40, 540]
    assert (document.pages, document.words.unaccounted) == (1, 0)


def test_issues_name_the_sheet() -> None:
    doubt = Issue("limit-reached", "Too much.", page=2)
    layouts = [lay_out(sheet().page(1)), replace(lay_out(sheet().page(2)), issues=(doubt,))]
    pages, sheets = part_leaves(layouts)
    assert [sheets[page.page or 0].page for page in pages] == [1, 1, 2, 2]
    assert put_together(assemble(pages, "application/pdf"), sheets).issues == (doubt,)


def test_tables_beside_each_other_without_running_text_are_on_one_page() -> None:
    layouts = [lay_out(sheet(("4", "")).page())]
    assert layouts[0].fold < 1000
    assert part_leaves(layouts) == (layouts, {})


def test_a_sheet_of_one_page_stays_as_it_is() -> None:
    single = Sheet(width=1000, height=600)
    half(single, 260, HEAD, *ROWS)
    layouts = [lay_out(single.page())]
    assert part_leaves(layouts) == (layouts, {})
