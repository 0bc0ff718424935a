"""Tables laid across the two pages of a spread, with a gap at its fold: the columns at the right are in their rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

import pytest

from extractors.document import Document, Table
from tests.documents.pdf_builder import Sheet

Read = Callable[..., Document]

PAPER = (1000.0, 600.0)
LEFT = [40.0, 100.0, 460.0]
RIGHT = [540.0, 760.0, 960.0]
HEIGHTS = [20.0, 60.0, 34.0, 48.0]
FIRST = [["Ref", "Action"], ["1", "Mend the roof"], ["2", "Write to tenants"], ["3", "Paint the hall"]]
SECOND = [
    ["Lead officer", "Target date"],
    ["Head of Property", "May 2013"],
    ["Head of Housing", "June 2013"],
    ["Caretaker", "July 2013"],
]
WHOLE = [[*left, *right] for left, right in zip(FIRST, SECOND, strict=True)]


def put(
    sheet: Sheet, xs: Sequence[float], rows: Sequence[Sequence[str]], heights: Sequence[float], drawn: str
) -> Sheet:
    """Set a table 80 points from the top, its rows this high, with frames, rules below, or every other shaded."""
    for number, (top, height, row) in enumerate(
        zip(accumulate(heights, initial=80.0), heights, rows, strict=False)
    ):
        if drawn == "shading" and number % 2 == 0:
            sheet.fill(xs[0], top, xs[-1], top + height)
        if drawn == "rules":
            sheet.rule(xs[0], top + height, xs[-1], top + height)
        for (x0, x1), text in zip(pairwise(xs), row, strict=True):
            if drawn == "frames":
                sheet.frame(x0, top, x1, top + height)
            sheet.text(x0 + 4, top + 4, text, face="F1" if number else "F2")
    return sheet


def spread(
    drawn: str = "frames",
    second: Sequence[Sequence[str]] = SECOND,
    heights: Sequence[float] = HEIGHTS,
    paper: tuple[float, float] = PAPER,
) -> Sheet:
    sheet = Sheet(paper).text(40, 40, "Action plan", size=14)
    return put(put(sheet, LEFT, FIRST, HEIGHTS, drawn), RIGHT, second, heights, drawn)


def tables(document: Document) -> list[list[list[str]]]:
    found = [block for block in document.blocks if isinstance(block, Table)]
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in found]


@pytest.mark.parametrize("drawn", ["frames", "rules", "shading"])
def test_columns_right_of_the_fold_stand_in_their_rows(read: Read, drawn: str) -> None:
    document = read(spread(drawn))
    assert tables(document) == [WHOLE]
    assert not document.issues


def test_cells_are_told_where_they_stand(read: Read) -> None:
    row = read(spread()).tables[0].rows[1]
    assert [(round(box.x0), round(box.x1)) for cell in row.cells for box in cell.boxes] == [
        (40, 100),
        (100, 460),
        (540, 760),
        (760, 960),
    ]
    assert [round(line.box.x0) for cell in row.cells for line in cell.lines if line.box] == [
        44,
        104,
        544,
        764,
    ]


def test_what_stands_above_and_below_stays_where_it_is(read: Read) -> None:
    sheet = (
        spread()
        .text(40, 40, "Action plan", size=14)
        .text(470, 320, "Printed on paper")
        .text(900, 20, "Page 2")
    )
    boxes = {block.text: block.box for block in read(sheet).blocks if not isinstance(block, Table)}
    assert {text: round(box.x0) for text, box in boxes.items() if box} == {
        "Action plan": 40,
        "Printed on paper": 470,
        "Page 2": 900,
    }


def test_a_band_reaches_over_the_fold(read: Read) -> None:
    sheet = spread().fill(40, 242, 960, 262).text(44, 246, "Homes", face="F2")
    heights = [20.0, 40.0, 30.0]
    for xs, rows in ((LEFT, FIRST[1:]), (RIGHT, SECOND[1:])):
        for top, height, row in zip(accumulate(heights, initial=262.0), heights, rows, strict=False):
            for (x0, x1), text in zip(pairwise(xs), row, strict=True):
                sheet.frame(x0, top, x1, top + height).text(x0 + 4, top + 4, text)
    (table,) = tables(read(sheet))
    assert [row[0] for row in table] == ["Ref", "1", "2", "3", "Homes", "1", "2", "3"]
    assert table[5:] == WHOLE[1:]


@pytest.mark.parametrize(
    ("second", "heights"),
    [
        pytest.param(SECOND, [40.0, 20.0, 61.0, 41.0], id="rows of other heights"),
        pytest.param([FIRST[0], *SECOND[1:]], HEIGHTS, id="the same header again"),
    ],
)
def test_tables_of_their_own_stay_apart(read: Read, second: list[list[str]], heights: list[float]) -> None:
    assert tables(read(spread(second=second, heights=heights))) == [FIRST, second]


@pytest.mark.parametrize(
    ("end", "is_whole"), [(540, True), (700, False)], ids=["in the gap", "over a column"]
)
def test_what_is_drawn_in_the_gap_alone_parts_nothing(read: Read, end: float, is_whole: bool) -> None:
    """A line at the fold, and cells that keep it free."""
    sheet = spread().rule(500, 20, 500, 580)
    for top, height in zip(accumulate(HEIGHTS, initial=80.0), HEIGHTS, strict=False):
        sheet.fill(460, top, end, top + height)
    assert (tables(read(sheet)) == [WHOLE]) == is_whole


def test_text_in_the_gap_parts_them(read: Read) -> None:
    sheet = spread().text(465, 120, "beside the roof")
    assert all(len(row) == 2 for table in tables(read(sheet)) for row in table)


def even(rows: int) -> Sheet:
    sheet = Sheet(PAPER).text(40, 40, "Action plan", size=14)
    sides = ((LEFT, [*FIRST, *FIRST[1:]]), (RIGHT, [*SECOND, *SECOND[1:]]))
    for xs, cells in sides:
        put(sheet, xs, cells[:rows], [20.0] * rows, "frames")
    return sheet


def test_rows_of_one_height_are_joined_with_a_doubt(read: Read) -> None:
    document = read(even(7))
    assert tables(document) == [[*WHOLE, *WHOLE[1:]]]
    assert [issue.code for issue in document.issues] == ["table-join-doubtful"]


def test_few_rows_of_one_height_prove_nothing(read: Read) -> None:
    assert tables(read(even(4))) == [FIRST, SECOND]


def test_headings_of_their_own_over_the_same_header_keep_tables_apart(read: Read) -> None:
    second = [FIRST[0], *SECOND[1:]]
    sheet = spread(second=second).text(40, 60, "North", face="F2").text(RIGHT[0], 60, "South", face="F2")
    document = read(sheet)
    assert tables(document) == [FIRST, second]
    said = [block.text for block in document.blocks if not isinstance(block, Table)]
    assert said == ["Action plan", "North", "South"]
    assert isinstance(document.blocks[2], Table), "South stands over the second table"
