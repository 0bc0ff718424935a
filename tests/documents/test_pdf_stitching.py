"""Tables over pages, from drawn pages to whole tables.

Each case gives the tables that a person would read, cell by cell: "<" is covered by the cell at its left, "^" by
the one above, a line end parts paragraphs. In every case no word may be lost or stand twice.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.document import Document
from tests.documents.grids import HEAD, INTRO, MORE, ROWS, XS, Grid, grid, grids
from tests.documents.pdf_builder import Ruling, Sheet

Read = Callable[..., Document]


def two(
    read: Read, above: Grid, below: Grid, *, top: float = 640, head: int = 1, below_head: int = 1
) -> Document:
    first, second = Sheet(), Sheet()
    first.lines(50, 50, [INTRO])
    first.table(top, XS, above, head=head)
    second.table(50, XS, below, head=below_head)
    return read(first, second)


def test_a_header_repeated_in_part(read: Read) -> None:
    above = [
        ["Ref", "What will be done", "Who leads", "Timetable"],
        ["", "(action)", "(post)", "(end of)"],
        *ROWS,
    ]
    document = two(read, above, [above[0], *MORE], head=2)
    assert grids(document) == [[*above, *MORE]]


def test_a_header_re_worded_half_way(read: Read) -> None:
    other = ["Ref", "Actions to be taken", "Responsible officer", "Deadline"]
    first, second, third = Sheet(), Sheet(), Sheet()
    first.table(640, XS, [HEAD, *ROWS], head=1)
    second.table(50, XS, [other, *MORE], head=1)
    third.table(50, XS, [other, ["2.4", "Ask tenants", "Head of Housing", "May 2015"]], head=1)
    document = read(first, second, third)
    rows = [row for table in grids(document) for row in table]
    assert [row for row in rows if row not in (HEAD, other)] == [
        *ROWS,
        *MORE,
        ["2.4", "Ask tenants", "Head of Housing", "May 2015"],
    ]
    assert rows.count(HEAD) == 1
    assert rows.count(other) <= 1


@pytest.mark.parametrize("titles", [1, 2])
def test_a_header_below_title_rows(read: Read, titles: int) -> None:
    title = [["Equality action plan", "<", "<", "<"], ["Theme one: employment", "<", "<", "<"]][:titles]
    document = two(read, [*title, HEAD, *ROWS], [*title, HEAD, *MORE], head=titles + 1, below_head=titles + 1)
    assert grids(document) == [[*title, HEAD, *ROWS, *MORE]]


def test_a_header_below_title_rows_given_once(read: Read) -> None:
    title = ["Equality action plan", "<", "<", "<"]
    document = two(read, [title, HEAD, *ROWS], [HEAD, *MORE], head=2)
    assert grids(document) == [[title, HEAD, *ROWS, *MORE]]


@pytest.mark.parametrize("ruling", ["lines", "across", "cell fills"])
def test_a_header_alone_at_the_foot_of_a_page(read: Read, ruling: Ruling) -> None:
    first, second = Sheet(), Sheet()
    first.lines(50, 50, [INTRO])
    first.table(760, XS, [HEAD], head=1, ruling=ruling)
    second.table(50, XS, ROWS, ruling=ruling)
    assert grids(read(first, second)) == [[HEAD, *ROWS]]


TWO_LINES = ["Ref", "What will be done", "Who leads", "Timetable"], ["", "by the council", "", "(end of)"]


def test_a_header_of_two_lines_that_a_page_break_cuts(read: Read) -> None:
    """The second lines stand on the next page, in bold as the first; a third page repeats the header in two rows."""
    first, second, third = Sheet(), Sheet(), Sheet()
    first.lines(50, 50, [INTRO])
    first.table(760, XS, TWO_LINES[:1], head=1)
    second.table(50, XS, [TWO_LINES[1], *ROWS], head=1)
    third.table(50, XS, [*TWO_LINES, *MORE], head=2)
    (table,) = read(first, second, third).tables
    assert [" ".join(cell.text.split()) for cell in table.header[0].cells] == [
        "Ref", "What will be done by the council", "Who leads", "Timetable (end of)",
    ]  # fmt: skip
    assert [row.cells[0].text for row in table.rows] == [
        "Ref",
        "1.1",
        "1.2",
        "1.3",
        "1.4",
        "2.1",
        "2.2",
        "2.3",
    ]


@pytest.mark.parametrize(
    "below", [pytest.param([*TWO_LINES], id="and repeated"), pytest.param([], id="and given once")]
)
def test_a_header_of_two_rows_alone_at_the_foot_of_a_page(read: Read, below: Grid) -> None:
    first, second = Sheet(), Sheet()
    first.lines(50, 50, [INTRO])
    first.table(740, XS, TWO_LINES, head=2)
    second.table(50, XS, [*below, *ROWS], head=len(below))
    (table,) = read(first, second).tables
    assert [row.kind for row in table.rows] == ["header", "header", "body", "body", "body", "body"]


def test_blank_end_of_tall_header_cells_on_the_next_page(read: Read) -> None:
    first, second = Sheet(), Sheet()
    first.lines(50, 50, [INTRO])
    first.table(740, XS, [["Ref", "Action", "Who", "<"], ["^", "^", "Lead", "Support"]], head=2)
    second.table(50, XS, [["", "", "", ""], *ROWS])
    (table,) = read(first, second).tables
    assert [row.kind for row in table.rows] == ["header", "header", "body", "body", "body", "body"]


def test_rows_of_a_header_parted_by_a_page_break(read: Read) -> None:
    """Every column has text in both rows: neither is a title of the other."""
    first, second = Sheet(), Sheet()
    first.lines(50, 50, [INTRO])
    first.table(760, XS, [HEAD], head=1)
    second.table(50, XS, [["Number", "In full", "Post", "Month"], *ROWS], head=1)
    (table,) = read(first, second).tables
    assert [row.kind for row in table.rows] == ["header", "header", "body", "body", "body", "body"]


def test_a_bold_text_in_the_first_column_under_a_header_alone_is_no_part_of_it(read: Read) -> None:
    first, second = Sheet(), Sheet()
    first.lines(50, 50, [INTRO])
    first.table(760, XS, [HEAD], head=1)
    second.table(50, XS, [["Pay", "", "", ""], *ROWS], head=1)
    (table,) = grids(read(first, second))
    assert [row[0] for row in table] == ["Ref", "Pay", "1.1", "1.2", "1.3", "1.4"]


def test_two_bold_rows_whose_table_ends_stay_rows(read: Read) -> None:
    """All rows on the next page are bold too: nothing tells a header."""
    first, second = Sheet(), Sheet()
    first.table(740, XS, ROWS[:2], head=2)
    second.table(50, XS, MORE[:2], head=2)
    assert all(row.kind != "header" for table in read(first, second).tables for row in table.rows)


@pytest.mark.parametrize("ruling", ["lines", "across", "down"])
def test_a_header_given_once(read: Read, ruling: Ruling) -> None:
    first, second, third = Sheet(), Sheet(), Sheet()
    first.lines(50, 50, [INTRO])
    first.table(640, XS, [HEAD, *ROWS], head=1, ruling=ruling)
    many = [[f"{n}.{row[0][-1]}", *row[1:]] for n in range(2, 13) for row in MORE]
    assert second.table(50, XS, many[:30], ruling=ruling) > 700
    third.table(50, XS, many[30:31], ruling=ruling)
    assert grids(read(first, second, third)) == [[HEAD, *ROWS, *many[:31]]]


def test_columns_shifted_on_odd_pages(read: Read) -> None:
    sheets = [Sheet(), Sheet(), Sheet()]
    last = ["3.1", "Ask tenants", "Head of Housing", "May 2015"]
    for number, (sheet, rows) in enumerate(zip(sheets, ([HEAD, *ROWS], MORE, [last]), strict=True)):
        shift = 14 if number % 2 else 0
        sheet.table(640 if number == 0 else 50, [x + shift for x in XS], rows, head=not number)
        sheet.text(280 + shift, 815, str(number + 1))
    assert grids(read(*sheets)) == [[HEAD, *ROWS, *MORE, last]]


def test_a_fragment_whose_empty_first_column_collapsed(read: Read) -> None:
    first, second = Sheet(), Sheet()
    head = ["Objective", *HEAD[1:]]
    xs = (50.0, 150.0, 320.0, 430.0, 545.0)
    first.table(
        700,
        xs,
        [head, ["Fair pay", "Review pay", "HR", "May 2012"], ["^", "Publish it", "HR", "May 2013"]],
        head=1,
    )
    second.table(50, xs[1:], [["Train managers", "Legal", "June 2013"], ["Report on it", "IT", "July 2013"]])
    (table,) = grids(read(first, second))
    assert [row[1:] for row in table] == [
        head[1:], ["Review pay", "HR", "May 2012"], ["Publish it", "HR", "May 2013"],
        ["Train managers", "Legal", "June 2013"], ["Report on it", "IT", "July 2013"],
    ]  # fmt: skip
    assert [row[0] for row in table] in (
        ["Objective", "Fair pay", "^", *rest] for rest in (["^", "^"], ["^", ""], ["", ""])
    )


def test_a_heading_and_a_logo_on_every_page(read: Read) -> None:
    sheets = [Sheet(), Sheet(), Sheet()]
    last = ["3.1", "Ask tenants", "Head of Housing", "May 2015"]
    for number, (sheet, rows) in enumerate(
        zip(sheets, ([HEAD, *ROWS], [HEAD, *MORE], [HEAD, last]), strict=True)
    ):
        sheet.fill(480, 20, 545, 60, 0.4)
        sheet.lines(50, 30, ["Equality plan of the council"], size=15, face="F2")
        sheet.table(640 if number == 0 else 80, XS, rows, head=1)
    assert grids(read(*sheets)) == [[HEAD, *ROWS, *MORE, last]]


def test_a_logo_between_two_pieces(read: Read) -> None:
    first, second = Sheet(), Sheet()
    first.lines(50, 50, [INTRO])
    first.table(640, XS, [HEAD, *ROWS], head=1)
    second.fill(480, 20, 545, 60, 0.4)
    second.table(80, XS, MORE)
    assert grids(read(first, second)) == [[HEAD, *ROWS, *MORE]]


def test_a_heading_between_two_pieces_of_one_table(read: Read) -> None:
    """The heading says that the table is continued; the numbers go on."""
    first, second = Sheet(), Sheet()
    first.lines(50, 50, ["Action plan"], size=14, face="F2")
    first.table(640, XS, [HEAD, *ROWS], head=1)
    second.lines(50, 40, ["Action plan (continued)"], size=14, face="F2")
    second.table(70, XS, [HEAD, *[[f"1.{n}", *row[1:]] for n, row in enumerate(MORE, 5)]], head=1)
    (table,) = grids(read(first, second))
    assert [row[0] for row in table] == ["Ref", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "1.7"]


@pytest.mark.parametrize("with_header", [True, False])
def test_a_new_table_with_the_same_columns(read: Read, with_header: bool) -> None:
    first, second = Sheet(), Sheet()
    first.lines(50, 50, ["Theme one"], size=14, face="F2")
    first.table(80, XS, [HEAD, *ROWS], head=1)
    second.lines(50, 50, ["Theme two"], size=14, face="F2")
    again = [["1.1", *MORE[0][1:]], ["1.2", *MORE[1][1:]]]
    second.table(80, XS, [HEAD] * with_header + again, head=int(with_header))
    assert grids(read(first, second)) == [[HEAD, *ROWS], [HEAD] * with_header + again]


CUT = "Write to every school in the district, offer them a visit and ask what their pupils need from the council"


def cut_pieces(parts: int) -> list[Grid]:
    words = CUT.split()
    step = -(-len(words) // parts)
    pieces = [" ".join(words[i : i + step]) for i in range(0, len(words), step)]
    cells = [["2.1", pieces[0], "Head of the Youth and", "May 2014"]]
    cells += [["", text, "Leisure Service" if n == 1 else "", ""] for n, text in enumerate(pieces[1:], 1)]
    return [[row] for row in cells]


@pytest.mark.parametrize("parts", [2, 3, 4])
@pytest.mark.parametrize("closed", [False, True], ids=["open at the break", "closed at the break"])
@pytest.mark.parametrize("repeated", [True, False], ids=["header repeated", "header once"])
def test_a_row_cut_by_pages(read: Read, parts: int, closed: bool, repeated: bool) -> None:
    sheets = [Sheet() for _ in range(parts)]
    pieces = cut_pieces(parts)
    for number, (sheet, piece) in enumerate(zip(sheets, pieces, strict=True)):
        rows = ([HEAD] if repeated or number == 0 else []) + (ROWS if number == 0 else []) + piece
        is_last = number == parts - 1
        if is_last:
            rows = [*rows, *MORE[1:]]
        sheet.table(
            {0: 660.0}.get(number, 50.0 if repeated or is_last else 700.0 * 0 + 50),
            XS,
            rows,
            head=int(repeated or number == 0),
            closed=(closed or number == 0 or repeated, closed or is_last),
        )
    assert grids(read(*sheets)) == [
        [HEAD, *ROWS, ["2.1", CUT, "Head of the Youth and Leisure Service", "May 2014"], *MORE[1:]]
    ]


def test_a_row_over_a_whole_page(read: Read) -> None:
    sheets = [Sheet(), Sheet(), Sheet()]
    words = [
        f"{word}{n}"
        for n in range(76)
        for word in ("review", "of", "the", "policy", "that", "matters", "and")
    ]
    texts = [" ".join(part) for part in (words[:20], words[20:-20], words[-20:])]
    sheets[0].table(760, XS, [HEAD, ["2.1", texts[0], "HR", "May 2014"]], head=1, closed=(True, False))
    assert sheets[1].table(30, XS, [["", texts[1], "", ""]], closed=(False, False)) > 750
    sheets[2].table(30, XS, [["", texts[2], "", ""], MORE[1]], closed=(False, True))
    assert grids(read(*sheets)) == [[HEAD, ["2.1", " ".join(words), "HR", "May 2014"], MORE[1]]]


def test_total_rows(read: Read) -> None:
    xs = (50.0, 250.0, 350.0, 450.0, 545.0)
    head = ["Service", "2012", "2013", "2014"]
    rows = [["Housing", "120", "130", "140"], ["Leisure", "98", "101", "87"]]
    more = [["Highways", "40", "41", "42"], ["TOTAL", "258", "272", "269"]]
    first, second = Sheet(), Sheet()
    first.table(740, xs, [head, *rows], head=1)
    second.table(50, xs, more)
    document = read(first, second)
    assert grids(document) == [[head, *rows, *more]]


def test_a_header_that_the_page_break_cut(read: Read) -> None:
    xs = (50.0, 297.0, 545.0)
    head = ["How will the policy be put to work?", "How will we measure the effect of the policy and"]
    rows = [
        ["Through each decision that is made.", "By the number of appeals."],
        ["Through training.", "By a survey."],
    ]
    first, second = Sheet(), Sheet()
    first.lines(50, 50, [INTRO])
    first.table(790, xs, [head], head=1, closed=(True, False))
    second.lines(301, 54, ["of the work that it sets off?"], face="F2")
    for x in xs:
        second.rule(x, 50, x, 69)
    second.table(69, xs, rows)
    (table,) = read(first, second).tables
    assert grid(table) == [[head[0], head[1] + " of the work that it sets off?"], *rows]
    assert [row.kind for row in table.rows] == ["header", "body", "body"]
