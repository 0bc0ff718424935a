"""Tables however their boundaries are drawn, from drawn pages to whole tables.

Each case gives the tables that a person would read, cell by cell: "<" is covered by the cell at its left, "^" by
the one above, a line end parts paragraphs. In every case no word may be lost or stand twice.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.document import Document
from tests.documents.grids import HEAD, INTRO, MORE, ROWS, XS, grid, grids, outside
from tests.documents.pdf_builder import Ruling, Sheet

Read = Callable[..., Document]


@pytest.mark.parametrize(
    "ruling",
    ["lines", "rectangles", "dashes", "cell strokes", "across", "down", "fills", "cell fills", "none"],
)
@pytest.mark.parametrize("head", [1, 0], ids=["shaded header", "plain header"])
def test_rules_of_every_kind_give_the_same_cells(read: Read, ruling: Ruling, head: int) -> None:
    sheet = Sheet()
    sheet.lines(50, 60, ["Action plan 2012"], size=14, face="F2")
    foot = sheet.table(100, XS, [HEAD, *ROWS], ruling=ruling, head=head)
    sheet.lines(50, foot + 24, [INTRO])
    document = read(sheet)
    assert grids(document) == [[HEAD, *ROWS]]
    assert outside(document) == ["Action plan 2012", INTRO]


@pytest.mark.parametrize("ruling", ["lines", "across", "down", "fills", "cell fills", "none"])
def test_tables_of_every_kind_go_on_over_a_page(read: Read, ruling: Ruling) -> None:
    first, second = Sheet(), Sheet()
    first.lines(50, 560, [INTRO])
    first.table(640, XS, [HEAD, *ROWS], ruling=ruling, head=1)
    second.table(50, XS, [HEAD, *MORE], ruling=ruling, head=1)
    assert grids(read(first, second)) == [[HEAD, *ROWS, *MORE]]


def test_rules_at_the_top_the_foot_and_below_the_header_alone(read: Read) -> None:
    """As in reports set with LaTeX: rows show in the columns that start together."""
    sheet = Sheet()
    foot = sheet.table(100, XS, [HEAD, *ROWS], ruling="none")
    for y in (99, 118, foot):
        sheet.rule(XS[0], y, XS[-1], y)
    assert grids(read(sheet)) == [[HEAD, *ROWS]]


@pytest.mark.parametrize("ruling", ["lines", "rectangles", "dashes"])
def test_merged_cells_across_and_down(read: Read, ruling: Ruling) -> None:
    rows = [
        HEAD,
        ["Priority one: a fair employer", "<", "<", "<"],
        ["1.1", "Review the recruitment policy", "Head of Human Resources", "March 2012"],
        ["^", "Publish it", "^", "May 2012"],
        ["^", "Train all managers and everybody who recruits", "<", "June 2012"],
        ["1.2", "Report to the committee", "Policy Officer", "^"],
    ]
    sheet = Sheet()
    sheet.table(100, XS, rows, ruling=ruling, head=1)
    assert grids(read(sheet)) == [rows]


def test_a_cell_merged_over_rows_that_run_over_a_page_break(read: Read) -> None:
    first, second = Sheet(), Sheet()
    first.table(
        740,
        XS,
        [
            HEAD,
            ["1.1", "Review the policy", "Head of Housing", "March 2012"],
            ["^", "Publish it", "HR", "May 2012"],
        ],
        head=1,
    )
    second.table(
        50,
        XS,
        [["", "Train all managers", "Legal", "June 2012"], ["1.2", "Report", "IT", "July 2012"]],
    )
    assert grids(read(first, second)) == [
        [
            HEAD,
            ["1.1", "Review the policy", "Head of Housing", "March 2012"],
            ["^", "Publish it", "HR", "May 2012"],
            ["^", "Train all managers", "Legal", "June 2012"],
            ["1.2", "Report", "IT", "July 2012"],
        ]
    ]


def test_the_tail_of_a_merged_cell_beside_a_new_row(read: Read) -> None:
    """At the top of a page only the column of the merged cell continues."""
    first, second = Sheet(), Sheet()
    xs = (50.0, 110.0, 320.0, 430.0, 545.0)
    first.table(
        700,
        xs,
        [
            ["Objective", *HEAD[1:]],
            ["", "Set up a panel of tenants.", "Head of Housing", "March 2012"],
            ["^", "Hold four meetings a year.", "Policy Officer", "May 2012"],
            ["^", "Write down what was said.", "Policy Officer", "May 2013"],
        ],
        head=1,
    )  # fmt: skip
    first.lines(54, 722.8, ["Improve how", "we hear the", "views of all", "who live here"])
    second.table(
        50,
        xs,
        [
            ["and work here", "Publish the answers.", "Head of Legal", "July 2014"],
            ["Train all staff", "Offer courses.", "HR", "June 2015"],
        ],
    )
    assert grids(read(first, second)) == [
        [
            ["Objective", *HEAD[1:]],
            ["Improve how we hear the views of all who live here and work here", "Set up a panel of tenants.",
             "Head of Housing", "March 2012"],
            ["^", "Hold four meetings a year.", "Policy Officer", "May 2012"],
            ["^", "Write down what was said.", "Policy Officer", "May 2013"],
            ["^", "Publish the answers.", "Head of Legal", "July 2014"],
            ["Train all staff", "Offer courses.", "HR", "June 2015"],
        ]
    ]  # fmt: skip


def test_a_merged_text_repeated_on_every_page(read: Read) -> None:
    xs = (50.0, 170.0, 380.0, 545.0)
    head = ["Objective", "Action", "Lead officer"]
    aim = "Be an employer who treats all fairly"
    sheets = [Sheet(), Sheet(), Sheet()]
    sheets[0].table(740, xs, [head, [aim, "Review pay", "HR"], ["^", "Publish it", "Policy Officer"]], head=1)
    sheets[1].table(50, xs, [head, [aim, "Train managers", "Legal"], ["^", "Report on it", "IT"]], head=1)
    sheets[2].table(50, xs, [head, [aim, "Hold a survey", "HR"], ["Mend roads", "Ask", "Highways"]], head=1)
    document = read(*sheets)
    (table,) = document.tables
    texts = [[cell.text for cell in row.cells] for row in table.rows]
    assert sum(aim in cells for cells in texts) in (1, 3)
    assert [row[-2:] for row in texts[1:]] == [
        ["Review pay", "HR"], ["Publish it", "Policy Officer"], ["Train managers", "Legal"],
        ["Report on it", "IT"], ["Hold a survey", "HR"], ["Ask", "Highways"],
    ]  # fmt: skip


def test_rules_below_each_row_alone(read: Read) -> None:
    """No rule stands above the header: it is the first row all the same."""
    sheet = Sheet()
    sheet.lines(50, 60, ["Action plan 2012"], size=14, face="F2")
    sheet.table(100, XS, [HEAD, *ROWS], ruling="across", closed=(False, True))
    document = read(sheet)
    assert grids(document) == [[HEAD, *ROWS]]
    assert outside(document) == ["Action plan 2012"]


@pytest.mark.parametrize("first", [0, 1], ids=["first row shaded", "second row shaded"])
def test_stripes_are_no_headers(read: Read, first: int) -> None:
    sheet = Sheet()
    y = sheet.table(100, XS, [HEAD], ruling="fills", head=1)
    for number, row in enumerate(ROWS):
        top, y = y, sheet.table(y, XS, [row], ruling="none")
        if number % 2 == first:
            sheet.content.insert(0, f"0.93 g {XS[0]} {842 - y} {XS[-1] - XS[0]} {y - top} re f 0 g")
    (table,) = read(sheet).tables
    assert grid(table) == [HEAD, *ROWS]
    assert [row.kind for row in table.rows] == ["header", *["body"] * len(ROWS)]
