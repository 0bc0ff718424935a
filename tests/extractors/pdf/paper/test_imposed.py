"""Sheets that hold several printed pages are parted before they are read, by what the pages repeat."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.assemble import assemble
from extractors.pdf.layout import lay_out_pages
from extractors.pdf.page import Page
from extractors.pdf.paper.imposed import Parted, Seen, Setting, Way, find_settings, note_printed, part_sheets
from extractors.pdf.paper.turned import stand_up, turn_back
from tests.extractors.pdf.drawn import Sheet

HEAD = ("Action", "Lead", "Target")
ROWS = (
    ("Sweep the market square", "Streets", "May 2018"),
    ("Hang baskets of flowers", "Parks", "June 2018"),
    ("Mend the clock", "Halls", "July 2018"),
    ("Light the passage", "Highways", "Nov 2018"),
    ("Paint the bandstand", "Parks", "Jan 2019"),
    ("Clear the ditches", "Streets", "Feb 2019"),
)
WIDE, HIGH = 500.0, 400.0


def write(sheet: Sheet, left: float, top: float, number: int, rows: Sequence[Sequence[str]]) -> None:
    """A printed page: a header, rows of a table without rules, and a page number."""
    for y, row in enumerate((HEAD, *rows)):
        for x, cell in zip((40, 240, 320), row, strict=True):
            sheet.text(left + x, top + 60 + 24 * y, cell, bold=row is HEAD)
    sheet.text(left + 240, top + 370, str(number))


def sheet(way: Way, *, nearer: float = 0.0) -> Sheet:
    """Printed pages with two rows each, row by row."""
    found = Sheet(width=WIDE * way[0], height=HIGH * way[1])
    for at in range(way[0] * way[1]):
        x, y = at % way[0], at // way[0]
        write(found, x * (WIDE - nearer), y * (HIGH - nearer), at + 1, ROWS[2 * at : 2 * at + 2])
    return found


def settings(*pages: Page) -> dict[int, Setting]:
    seen: list[Seen] = []
    assert list(note_printed(pages, seen)) == list(pages)
    return dict(find_settings(seen))


def ways(*pages: Page) -> dict[int, Way]:
    return {number: setting.way for number, setting in settings(*pages).items()}


def read(page: Page) -> tuple[list[list[str]], list[tuple[float, float]]]:
    """The rows of a sheet's one table, and where the first cell of each stands."""
    parted = Parted()
    layouts = list(lay_out_pages(part_sheets([page], settings(page), parted)))
    document = parted.put_back(turn_back(assemble(layouts, "application/pdf"), layouts))
    (table,) = document.tables
    assert (document.pages, document.words.unaccounted, {row.pages for row in table.rows}) == (1, 0, {(1,)})
    boxes = [row.cells[0].boxes[0] for row in table.rows[1:]]
    return [[cell.text for cell in row.cells] for row in table.rows[1:]], [(b.x0, b.top) for b in boxes]


@pytest.mark.parametrize("way", [(2, 1), (1, 2)], ids=["side by side", "below each other"])
@pytest.mark.parametrize("nearer", [0.0, 12.0], ids=["half a sheet apart", "nearer to each other"])
def test_two_pages_of_a_table_without_rules_are_read_one_after_the_other(way: Way, nearer: float) -> None:
    rows, places = read(sheet(way, nearer=nearer).page())
    assert rows == [list(row) for row in ROWS[:4]]
    x, y = (places[2][i] - places[0][i] for i in (0, 1))
    assert (x, y) == pytest.approx(((WIDE - nearer) * (way[0] - 1), (HIGH - nearer) * (way[1] - 1)), abs=2)


def test_four_pages_on_a_sheet_are_read_row_by_row_and_an_empty_one_left_out() -> None:
    four = sheet((2, 2)).page()
    assert ways(four) == {1: (2, 2)}
    assert read(four)[0] == [list(row) for row in ROWS]


def test_a_sheet_that_lies_turned_is_parted_as_its_reader_turns_it() -> None:
    rows, places = read(stand_up(sheet((2, 1)).page(), 90))
    assert rows == [list(row) for row in ROWS[:4]]
    assert abs(places[2][1] - places[0][1]) == pytest.approx(WIDE, abs=2)


def test_a_last_sheet_with_one_page_is_parted_as_those_before() -> None:
    last = Sheet(width=2 * WIDE, height=HIGH)
    write(last, 0, 0, 3, ROWS[4:5])
    assert ways(sheet((2, 1)).page(1), last.page(2)) == {1: (2, 1), 2: (2, 1)}


def tables(left: float, top: float, *, title: str = "") -> Page:
    """Two tables on a page of one, the second so far from the first."""
    found = Sheet(width=1000, height=800)
    for x, y in ((0, 0), (left, top)):
        for row, cells in enumerate((HEAD, *ROWS[:3])):
            for at, cell in zip((40, 200, 270), cells, strict=True):
                found.text(x + at, y + 60 + 24 * row, cell)
    return found.text(420, 20, title).page()


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(tables(420, 0), id="side by side, with the margins of one page"),
        pytest.param(tables(500, 0, title="Plan of the parish for the year"), id="below one title"),
        pytest.param(tables(0, 200), id="below each other"),
        pytest.param(Sheet(width=1000, height=800).page(), id="blank"),
    ],
)
def test_two_tables_of_one_page_stay_on_it(page: Page) -> None:
    assert ways(page) == {}
    parted = Parted()
    assert [own.number for own in part_sheets([page], {}, parted)] == [1]


def test_pages_without_running_text_that_begin_alike_stand_below_each_other() -> None:
    def page(number: int, top: float) -> Page:
        rows = Sheet(width=500, height=800)
        for y, row in ((40, ROWS[number]), (top, ROWS[number + 1])):
            for x, cell in zip((40, 240, 320), row, strict=True):
                rows.text(x, y, cell)
        return rows.page(number)

    assert set(ways(*(page(number, 440) for number in (1, 2, 3))).values()) == {(1, 2)}
    assert ways(*(page(number, 410 + 10 * number) for number in (1, 2, 3))) == {}
