"""Sheets too wide for their paper, whose columns go back beside their rows; and sheets with two printed pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest

from extractors.document import Document, Table
from tests.documents.pdf_builder import A4, Sheet

Read = Callable[..., Document]

LEFT = [45.0, 100.0, 400.0]
RIGHT = [45.0, 300.0, 520.0]
HEIGHTS = [20.0, 60.0, 34.0, 48.0]
FIRST = [["Ref", "Action"], ["1", "Mend the roof"], ["2", "Write to tenants"], ["3", "Paint the hall"]]
SECOND = [
    ["Lead officer", "Target date"],
    ["Head of Property", "May 2013"],
    ["Head of Housing", "June 2013"],
    ["Caretaker", "July 2013"],
]
WHOLE = [[*left, *right] for left, right in zip(FIRST, SECOND, strict=True)]


def part(
    xs: Sequence[float], rows: Sequence[Sequence[str]], heights: Sequence[float], page: str, title: str = ""
) -> Sheet:
    """A page with a part of a sheet: rows as high as the sheet's rows are."""
    sheet = Sheet(A4).text(45, 30, title, size=14) if title else Sheet(A4)
    sheet.text(270, 800, page)
    y = 80.0
    for row, height in zip(rows, heights, strict=True):
        for (x0, x1), text in zip(pairwise(xs), row, strict=True):
            sheet.frame(x0, y, x1, y + height)
            sheet.text(x0 + 3, y + 3, text)
        y += height
    return sheet


def tables(document: Document) -> list[list[list[str]]]:
    found = [block for block in document.blocks if isinstance(block, Table)]
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in found]


def test_columns_on_a_page_of_their_own_stand_in_their_rows(read: Read) -> None:
    document = read(part(LEFT, FIRST, HEIGHTS, "Page 1 of 2"), part(RIGHT, SECOND, HEIGHTS, "Page 2 of 2"))
    assert tables(document) == [WHOLE]
    assert not document.issues


def test_moved_cells_are_told_on_the_page_where_they_stand(read: Read) -> None:
    document = read(part(LEFT, FIRST, HEIGHTS, "Page 1 of 2"), part(RIGHT, SECOND, HEIGHTS, "Page 2 of 2"))
    row = document.tables[0].rows[1]
    assert row.pages == (1, 2)
    assert [(b.page, round(b.x0), round(b.x1)) for cell in row.cells for b in cell.boxes] == [
        (1, 45, 100),
        (1, 100, 400),
        (2, 45, 300),
        (2, 300, 520),
    ]
    lines = [line.box for cell in row.cells for line in cell.lines]
    assert [(box.page, round(box.x0)) for box in lines if box] == [(1, 48), (1, 103), (2, 48), (2, 303)]


def test_a_single_column_on_a_page_of_its_own_stands_in_its_rows(read: Read) -> None:
    last = [row[:1] for row in SECOND]
    document = read(part(LEFT, FIRST, HEIGHTS, "Page 1 of 2"), part(RIGHT[:2], last, HEIGHTS, "Page 2 of 2"))
    assert tables(document) == [[row[:3] for row in WHOLE]]


def test_first_columns_that_are_set_again_are_in_the_table_once(read: Read) -> None:
    again = [[number, *row] for (number, _), row in zip(FIRST, SECOND, strict=True)]
    left, right = [45.0, 100.0, 460.0], [45.0, 100.0, 330.0, 520.0]
    document = read(part(left, FIRST, HEIGHTS, "Page 1 of 2"), part(right, again, HEIGHTS, "Page 2 of 2"))
    assert tables(document) == [WHOLE]
    assert document.words.unaccounted == 0


def test_a_page_with_a_few_of_the_rows_is_another_tables(read: Read) -> None:
    """Its rows happen to be as high as the first ones of the page before."""
    more = [[str(number), "Sweep up"] for number in range(4, 12)]
    left = part(LEFT, [*FIRST, *more], [*HEIGHTS, *[25.0 + n for n in range(8)]], "Page 1 of 2")
    document = read(left, part(RIGHT, SECOND, HEIGHTS, "Page 2 of 2"))
    assert ["3", "Paint the hall", "Caretaker", "July 2013"] not in [
        row for t in tables(document) for row in t
    ]


def test_first_columns_that_say_something_else_are_another_tables(read: Read) -> None:
    other = [[number, *row] for number, row in zip(["No", "4", "5", "6"], SECOND, strict=True)]
    left, right = [45.0, 100.0, 460.0], [45.0, 100.0, 330.0, 520.0]
    document = read(part(left, FIRST, HEIGHTS, "Page 1 of 2"), part(right, other, HEIGHTS, "Page 2 of 2"))
    assert ["4", "Head of Property", "May 2013"] in [row for table in tables(document) for row in table]


def test_a_header_on_a_background_stands_above_the_first_rule(read: Read) -> None:
    first, second = [*FIRST, ["4", "Sweep up"]], [*SECOND, ["Cleaner", "May 2014"]]
    sheets = []
    for xs, rows in ((LEFT, first), (RIGHT, second)):
        sheet = Sheet(A4).fill(xs[0], 60, xs[-1], 80)
        for x, text in zip(xs, rows[0], strict=False):
            sheet.text(x + 3, 63, text)
        y = 80.0
        for row, height in zip(rows[1:], HEIGHTS, strict=True):
            for (x0, x1), text in zip(pairwise(xs), row, strict=True):
                sheet.text(x0 + 3, y + 3, text).rule(x0, y, x0, y + height).rule(x1, y, x1, y + height)
            y += height
            sheet.rule(xs[0], y, xs[-1], y)
        sheets.append(sheet)
    assert tables(read(*sheets)) == [[[*one, *other] for one, other in zip(first, second, strict=True)]]


@pytest.mark.parametrize(
    ("aside", "are_whole"),
    [
        pytest.param(25.0, True, id="margins of facing pages"),
        pytest.param(150.0, False, id="a table elsewhere"),
    ],
)
def test_facing_pages_have_other_margins(read: Read, aside: float, *, are_whole: bool) -> None:
    xs = [45.0 + aside, 300.0 + aside, 380.0 + aside]
    document = read(part(LEFT, FIRST, HEIGHTS, "2"), part(xs, SECOND, HEIGHTS, "3"))
    assert tables(document) == ([WHOLE] if are_whole else [FIRST, SECOND])


def test_pages_down_then_across(read: Read) -> None:
    below = [60.0, 20.0, 34.0, 70.0]
    document = read(
        part(LEFT, FIRST, HEIGHTS, "Page 1 of 4"),
        part(LEFT, FIRST, below, "Page 2 of 4"),
        part(RIGHT, SECOND, HEIGHTS, "Page 3 of 4"),
        part(RIGHT, SECOND, below, "Page 4 of 4"),
    )
    assert [row for table in tables(document) for row in table] in ([*WHOLE, *WHOLE[1:]], [*WHOLE, *WHOLE])


def test_pages_across_then_down_with_rows_of_one_height_go_beside_their_own_left(read: Read) -> None:
    """Each left page begins with the columns of the first: it is no further part of that one."""
    even = [30.0] * 6
    rows = [["Ref", "Action"], *([str(n), f"Mend roof {n}"] for n in range(1, 6))]
    more = [["Lead officer", "Target date"], *([f"Head {n}", f"May 201{n}"] for n in range(1, 6))]
    document = read(
        part(LEFT, rows, even, "Page 1 of 4"),
        part(RIGHT, more, even, "Page 2 of 4"),
        part(LEFT, rows, even, "Page 3 of 4"),
        part(RIGHT, more, even, "Page 4 of 4"),
    )
    whole = [[*left, *right] for left, right in zip(rows, more, strict=True)]
    assert [row for table in tables(document) for row in table] in ([*whole, *whole[1:]], [*whole, *whole])


def test_a_title_cut_by_the_edge_of_the_paper_is_whole(read: Read) -> None:
    left = part(LEFT, FIRST, HEIGHTS, "Page 1 of 2").text(320, 30, "The plan for", size=14)
    right = part(RIGHT, SECOND, HEIGHTS, "Page 2 of 2").text(47, 30, "the town hall", size=14)
    document = read(left, right)
    assert [block.text for block in document.blocks[:1] if not isinstance(block, Table)] == [
        "The plan for the town hall"
    ]


def test_thick_rules_stand_where_their_middles_are(read: Read) -> None:
    left, right = part(LEFT, FIRST, HEIGHTS, "Page 1 of 2"), part(RIGHT, SECOND, HEIGHTS, "Page 2 of 2")
    for sheet, xs in ((left, LEFT), (right, RIGHT)):
        y = 80.0
        for height in (*HEIGHTS, 0.0):
            sheet.rule(xs[0] - 1, y, xs[-1] + 1, y)
            y += height
    assert tables(read(left, right)) == [WHOLE]


def test_rows_of_one_height_are_joined_with_a_doubt(read: Read) -> None:
    even, first, second = [20.0] * 7, [*FIRST, *FIRST[1:]], [*SECOND, *SECOND[1:]]
    document = read(part(LEFT, first, even, "Page 1 of 2"), part(RIGHT, second, even, "Page 2 of 2"))
    assert tables(document) == [[*WHOLE, *WHOLE[1:]]]
    assert [issue.code for issue in document.issues] == ["table-join-doubtful"]


@pytest.mark.parametrize(("title", "are_whole"), [("Risks", False), ("Plan for 2013", True)])
def test_rows_of_one_height_under_a_heading_of_their_own_are_another_tables(
    title: str, read: Read, *, are_whole: bool
) -> None:
    more = [["4", "Sweep up"], ["5", "Plant trees"], ["6", "Buy salt"]]
    who = [["Cleaner", "May 2014"], ["Gardener", "June 2014"], ["Buyer", "July 2014"]]
    left = part(LEFT, [*FIRST, *more], [30.0] * 7, "Page 1 of 2", "Plan for 2012").rule(45, 20, 520, 20)
    right = part(RIGHT, [*SECOND, *who], [30.0] * 7, "Page 2 of 2", title).rule(45, 20, 520, 20)
    assert len(tables(read(left, right))) == (1 if are_whole else 2)


def test_few_rows_of_one_height_prove_nothing(read: Read) -> None:
    even = [20.0] * 4
    document = read(part(LEFT, FIRST, even, "Page 1 of 2"), part(RIGHT, SECOND, even, "Page 2 of 2"))
    assert tables(document) == [FIRST, SECOND]


def test_a_table_with_rows_of_other_heights_is_a_table_of_its_own(read: Read) -> None:
    document = read(
        part(LEFT, FIRST, HEIGHTS, "Page 1 of 2"),
        part(RIGHT, SECOND, [40.0, 20.0, 61.0, 33.0], "Page 2 of 2"),
    )
    assert tables(document) == [FIRST, SECOND]


def test_a_page_whose_first_column_had_room_at_the_left_is_no_part_of_it(read: Read) -> None:
    narrow = [45.0, 100.0, 200.0]
    document = read(part(narrow, FIRST, HEIGHTS, "Page 1 of 2"), part(RIGHT, SECOND, HEIGHTS, "Page 2 of 2"))
    assert tables(document) == [FIRST, SECOND]


def test_the_same_form_on_each_page_is_not_set_side_by_side(read: Read) -> None:
    wide = [45.0, 150.0, 550.0]
    forms = [part(wide, FIRST, HEIGHTS, f"Page {n} of 2") for n in (1, 2)]
    assert all(len(row) == 2 for table in tables(read(*forms)) for row in table)


@pytest.mark.parametrize(
    ("last", "doubtful"),
    [
        pytest.param(["Light the passage", "Highways", "Nov 2018", "7,500"], [], id="a whole row"),
        pytest.param(["Light the passage", "", "", "7,500"], [5], id="half of a row"),
    ],
)
def test_rows_of_two_pages_on_a_sheet_are_doubted_as_they_were_printed(
    read: Read, last: list[str], doubtful: list[int]
) -> None:
    """On the sheet the first of the second page stands higher than the last of the first; printed it does not."""
    pages = [
        [["Sweep the square", "Streets", "May 2018", "2,000"], ["Hang baskets", "Parks", "June 2018", "500"]],
        [["Mend the clock,", "Halls", "July 2018", "4,000"], last],
    ]
    sheet = Sheet((1000.0, 400.0))
    for number, rows in enumerate(pages):
        for y, row in enumerate((["Action", "Lead", "Target", "Cost"], *rows)):
            for x, text in zip((40, 200, 300, 400), row, strict=True):
                sheet.text(500 * number + x, 60 + 30 * y, text, face="F1" if y else "F2")
        sheet.text(500 * number + 240, 370, str(number + 1))
    document = read(sheet)
    assert len(document.tables[0].rows) == 5
    assert [issue.row for issue in document.issues if issue.code == "row-doubtful"] == doubtful
