"""Doubtful joins are told, sure ones are not; no word is lost by any of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from extractors.document import Box, Cell, Line, Row, Table
from extractors.evidence import Verdict, sureness
from extractors.fragments import Fragment, Layout
from extractors.stitch import Stitched, stitch

if TYPE_CHECKING:
    Drawing = Any

HEAD = ["Ref", "Action", "Lead", "When"]
A1 = ["1", "Write the plan.", "Policy team", "May 2012"]
A2 = ["2", "Train all staff.", "HR", "June 2012"]
A4 = ["4", "Review the plan.", "Policy team", "May 2013"]


def codes(stitched: Stitched) -> list[str]:
    return [issue.code for issue in stitched.issues]


def over_pages(drawing: Drawing, *pieces: Any) -> Stitched:
    layouts = [drawing.page(n, drawing.piece(rows, n, bold=n == 1)) for n, rows in enumerate(pieces, 1)]
    return stitch(layouts)


@pytest.mark.parametrize(
    ("first_row", "wanted"),
    [
        pytest.param(
            ["", "Residents: £4,000", "Policy", "(later)"],
            ["row-join-doubtful"],
            id="neither new nor the rest",
        ),
        pytest.param(["", "of the district and its partners", "", ""], [], id="surely the rest"),
        pytest.param(A4, [], id="surely new"),
    ],
)
def test_doubtful_row_at_a_page_break_is_told(
    drawing: Drawing, first_row: list[str], wanted: list[str]
) -> None:
    third = ["3", "Publish the results for the people", "Press office", "July 2012"]
    stitched = over_pages(drawing, [HEAD, A1, A2, third], [first_row, A4])
    assert codes(stitched) == wanted
    (table,) = [block for block in stitched.blocks if isinstance(block, Table)]
    confidence = min(row.confidence for row in table.rows)
    assert (confidence < 0.75) is bool(wanted)
    assert all(row.is_drawn for row in table.rows), "a doubt of the join is none of the grid"
    if wanted:
        assert stitched.issues[0].page == 2
        assert stitched.issues[0].value.startswith("Residents")


@pytest.mark.parametrize("told", [0, 1], ids=["above the break", "below it"])
def test_a_row_of_two_pieces_is_drawn_if_both_are(drawing: Drawing, told: int) -> None:
    third = ["3", "Publish the results for the people", "Press office", "July 2012"]
    pieces = [
        drawing.piece([HEAD, A1, A2, third], 1, bold=1),
        drawing.piece([["", "of the district and its partners", "", ""], A4], 2),
    ]
    rows = tuple(replace(row, is_drawn=False) for row in pieces[told].rows)
    pieces[told] = replace(pieces[told], rows=rows)
    (table,) = drawing.tables(*(drawing.page(number, piece) for number, piece in enumerate(pieces, 1)))
    assert [row.is_drawn for row in table.rows] == [bool(told)] * 3 + [False, not told]


@pytest.mark.parametrize(
    ("is_closed_above", "is_closed_below", "rows"),
    [
        pytest.param(True, True, 6, id="a rule at the break"),
        pytest.param(True, False, 5, id="none at the break alone"),
        pytest.param(False, False, 6, id="no rules at all"),
    ],
)
def test_rule_that_is_missing_at_the_break_tells_of_a_cut_row(
    drawing: Drawing, is_closed_above: bool, is_closed_below: bool, rows: int
) -> None:
    third = ["3", "Publish the results for the people", "Press office", "July 2012"]
    first = replace(
        drawing.piece([HEAD, A1, A2, third], 1, bold=1),
        is_closed_above=is_closed_above,
        is_closed_below=is_closed_below,
    )
    second = replace(
        drawing.piece([["", "Residents: £4,000", "Policy", "(later)"], A4], 2),
        is_closed_below=is_closed_above,
    )
    (table,) = drawing.tables(drawing.page(1, first), drawing.page(2, second))
    assert len(table.rows) == rows


@pytest.mark.parametrize(
    ("says", "rows", "wanted"),
    [
        pytest.param(True, 5, [], id="one row"),
        pytest.param(False, 6, [], id="two rows"),
        pytest.param(None, 6, ["row-join-doubtful"], id="nothing"),
    ],
)
def test_tags_decide_a_doubtful_row(
    drawing: Drawing, says: bool | None, rows: int, wanted: list[str]
) -> None:
    third = ["3", "Publish the results for the people", "Press office", "July 2012"]
    layouts = [
        drawing.page(1, drawing.piece([HEAD, A1, A2, third], 1, bold=1)),
        drawing.page(2, drawing.piece([["", "Residents: £4,000", "Policy", "(later)"], A4], 2)),
    ]
    stitched = stitch(layouts, lambda above, below: says)
    (table,) = [block for block in stitched.blocks if isinstance(block, Table)]
    assert len(table.rows) == rows
    assert codes(stitched) == wanted


def test_tags_are_not_asked_where_the_row_is_sure(drawing: Drawing) -> None:
    def witness(above: Line, below: Line) -> bool | None:
        raise AssertionError("asked")

    third = ["3", "Publish the results of the", "Press office", "July 2012"]
    for first, rows in ((A4, 6), (["", "survey that was made in May and the", "", ""], 5)):
        stitched = stitch(
            [
                drawing.page(1, drawing.piece([HEAD, A1, A2, third], 1, bold=1)),
                drawing.page(2, drawing.piece([first, ["5", "Report.", "HR", "May"]], 2)),
            ],
            witness,
        )
        (table,) = [block for block in stitched.blocks if isinstance(block, Table)]
        assert len(table.rows) == rows
        assert codes(stitched) == []


@pytest.mark.parametrize(
    ("between", "wanted"),
    [
        pytest.param("Notes of the policy team", ["table-join-doubtful"], id="text between the pieces"),
        pytest.param(None, [], id="nothing between"),
    ],
)
def test_doubtful_piece_of_a_table_is_told(drawing: Drawing, between: str | None, wanted: list[str]) -> None:
    above = drawing.page(
        1, drawing.piece([HEAD, A1, A2, ["3", "Publish the results for", "Press", "May"]], 1, bold=1)
    )
    blocks = [drawing.line(between, 2)] if between else []
    stitched = stitch([above, drawing.page(2, *blocks, drawing.piece([A4], 2))])
    assert [code for code in codes(stitched) if code == "table-join-doubtful"] == wanted


@pytest.mark.parametrize(("score", "chance"), [(0.0, 0.5), (2.2, 0.9), (-2.2, 0.9), (900.0, 1.0)])
def test_score_is_worth_the_chance_that_the_decision_is_right(score: float, chance: float) -> None:
    assert sureness(score) == pytest.approx(chance, abs=0.01)
    assert Verdict(score, ()).holds is (score > 0)


_TEXT = st.sampled_from(["", "1", "2", "Plan", "staff and", "the end.", "HR", "1. Ask", "• one", "Total"])
_ROW = st.lists(_TEXT, min_size=3, max_size=3)
_PAGES = st.lists(st.tuples(st.booleans(), st.lists(_ROW, min_size=1, max_size=4)), min_size=1, max_size=5)


def _fragment(rows: list[list[str]], page: int, has_header: bool) -> Fragment:
    edges = (50.0, 100.0, 300.0, 500.0)
    content = [["Ref", "Action", "Lead"], *rows] if has_header else rows
    made = tuple(
        Row(
            tuple(
                Cell(
                    r,
                    c,
                    lines=(
                        Line(
                            text,
                            Box(page, edges[c - 1], 20.0 * r, edges[c - 1] + 40, 20.0 * r + 11),
                            size=10.0,
                            bold=has_header and r == 1,
                        ),
                    )
                    if text
                    else (),
                    boxes=(Box(page, edges[c - 1], 20.0 * r, edges[c], 20.0 * r + 20),),
                )
                for c, text in enumerate(row, 1)
            ),
            pages=(page,),
        )
        for r, row in enumerate(content, 1)
    )
    return Fragment(made, edges, Box(page, 50, 20, 500, 20.0 * len(content) + 20))


@given(_PAGES)
def test_no_word_is_lost_and_every_place_is_covered_once(pages: list[tuple[bool, list[list[str]]]]) -> None:
    layouts = [
        Layout((_fragment(rows, n, head),), n, 600.0, 800.0) for n, (head, rows) in enumerate(pages, 1)
    ]
    before = sum(len(text.split()) for head, rows in pages for row in rows for text in row)
    before += sum(3 for head, _ in pages if head)
    stitched = stitch(layouts)
    found = [block for block in stitched.blocks if isinstance(block, Table)]
    words = sum(
        len(x.text.split()) for table in found for row in table.rows for cell in row.cells for x in cell.lines
    )
    assert words + stitched.repeated_words == before
    for table in found:
        places = [
            (cell.row + r, cell.column + c)
            for row in table.rows
            for cell in row.cells
            for r in range(cell.row_span)
            for c in range(cell.column_span)
        ]
        wanted = {(r, c) for r in range(1, len(table.rows) + 1) for c in range(1, table.column_count + 1)}
        assert len(places) == len(set(places))
        assert set(places) == wanted
