"""Boundaries from rules and fills: snapped, joined, and only those that a reader sees."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.pdf.tables.drawn.edges import join, page_edges
from tests.extractors.pdf.drawn import Sheet

WHITE, GREY = 0xFFFFFF, 0xD9D9D9


def heights(sheet: Sheet) -> list[float]:
    return [round(float(y)) for y in page_edges(sheet.page())[0].at]


def sides(sheet: Sheet) -> list[float]:
    return [round(float(x)) for x in page_edges(sheet.page())[1].at]


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (Sheet().across(100, 50, 300), [100]),
        (Sheet().across(100, 50, 300).across(101.5, 50, 300), [101]),
        (Sheet().across(100, 50, 150).across(100, 152, 300), [100]),
        (Sheet().across(100, 50, 150).across(100, 200, 300), [100, 100]),
        (Sheet().across(100, 50, 52), []),
        (Sheet().across(100, 50, 300, WHITE), []),
        (Sheet().fill(50, 80, 300, 120).across(100, 50, 300, WHITE), [80, 100, 120]),
        (Sheet().text(50, 100, "Heading").across(109, 50, 85), []),
        (Sheet().text(50, 100, "Heading").across(109, 45, 300), [109]),
        (Sheet().fill(50, 100, 300, 120, WHITE), []),
        (Sheet().fill(50, 100, 300, 120).fill(50, 120, 300, 140), [100, 140]),
        (Sheet().fill(50, 100, 300, 120).fill(50, 120, 300, 140, 0xEEEEFF), [100, 120, 140]),
        (Sheet().across(float("nan"), 50, 300).across(100, 50, float("inf")), []),
    ],
    ids=[
        "one rule",
        "a double rule",
        "a stroke per cell",
        "a piece is missing",
        "a speck",
        "white on paper",
        "white on shading",
        "underline",
        "rule under a word",
        "white fill",
        "two fills of one colour",
        "two fills of two colours",
        "impossible places",
    ],
)
def test_keeps_the_boundaries_that_a_reader_sees(sheet: Sheet, expected: list[float]) -> None:
    assert heights(sheet) == expected


@pytest.mark.parametrize(("end", "is_rule"), [(300, True), (150, False)], ids=["whole", "less than half"])
def test_a_rule_where_two_colours_meet_is_a_rule(end: float, is_rule: bool) -> None:
    sheet = Sheet().fill(50, 100, 300, 120).fill(50, 120, 300, 140, 0xEEEEFF).across(120, 50, end)
    assert page_edges(sheet.page())[0].is_rule.tolist() == [False, is_rule, False]


def test_the_paddings_of_a_shaded_cell_make_one_fill() -> None:
    """Word paints the padding and each line of a cell as rectangles of their own."""
    sheet = (
        Sheet()
        .fill(50, 100, 55, 130)
        .fill(55, 100, 145, 115)
        .fill(55, 115, 145, 130)
        .fill(145, 100, 150, 130)
    )
    assert heights(sheet) == [100, 130]
    assert sides(sheet) == [50, 150]


pieces = st.lists(
    st.tuples(st.integers(0, 50), st.integers(0, 500), st.integers(1, 90)), min_size=1, max_size=30
)


@given(pieces)
def test_joined_pieces_cover_what_was_drawn_and_nothing_far_from_it(
    drawn: list[tuple[int, int, int]],
) -> None:
    at, start, length = (np.array(values, dtype=float) for values in zip(*drawn, strict=True))
    every = np.ones(len(at), dtype=bool)
    edges = join(at * 10, start, start + length, every, every)
    for y, x0, x1 in zip(at * 10, start, start + length, strict=True):
        assert ((edges.at == y) & (edges.start <= x0) & (edges.end >= x1)).any()
    assert (edges.end - edges.start).sum() <= length.sum() + 3.5 * len(at)


def framed(sheet: Sheet, *insets: float) -> Sheet:
    """Draw frames around the page, so far from its sides."""
    for inset in insets:
        sheet.lattice((inset, 600 - inset), (inset, 800 - inset))
    return sheet


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        pytest.param(framed(Sheet().across(100, 50, 550), 20), [100], id="frame around the page"),
        pytest.param(framed(Sheet().across(100, 50, 550), 20, 24), [100], id="frame of two lines"),
        pytest.param(
            framed(Sheet().across(100, 30, 570), 30), [30, 100, 770], id="table that fills the page"
        ),
        pytest.param(framed(Sheet().down(200, 30, 770), 30), [30, 770], id="columns that fill the page"),
        pytest.param(framed(Sheet(), 120), [120, 680], id="frame on the page"),
    ],
)
def test_a_frame_around_the_page_bounds_no_table(sheet: Sheet, expected: list[float]) -> None:
    assert heights(sheet) == expected


def test_what_runs_off_the_page_has_no_side_there() -> None:
    sheet = Sheet().fill(-3, 100, 300, 200).fill(400, 700, 500, 803)
    assert (heights(sheet), sides(sheet)) == ([100, 200, 700], [300, 400, 500])


def test_bands_from_one_edge_of_the_page_to_the_other_bound_no_table() -> None:
    bands = Sheet().fill(0, 0, 600, 40).fill(580, 0, 600, 800, 0xCCE0CC)
    assert (heights(bands), sides(bands)) == ([], [])
    stripes = Sheet().fill(0, 100, 600, 120).fill(0, 140, 600, 160)
    assert heights(stripes) == [100, 120, 140, 160], "a table as wide as the page has more of them"
    rules = Sheet().across(100, 0, 600).across(200, 0, 600)
    assert heights(rules) == [100, 200], "a band is painted"


@pytest.mark.parametrize(("cells", "found"), [(1, []), (2, []), (3, [100, 140])])
def test_cells_in_a_row_from_one_edge_of_the_page_to_the_other_are_bounded(
    cells: int, found: list[int]
) -> None:
    """Below a picture or a panel, as a header in the colours of its columns."""
    sheet = Sheet().fill(0, 0, 600, 100, 0x0E5A4E)
    for cell in range(cells):
        sheet.fill(600 / cells * cell, 100, 600 / cells * (cell + 1), 140, 0x1B8A6B + 0x300000 * cell)
    assert heights(sheet) == found


@pytest.mark.parametrize(
    ("inset", "beside", "frame"),
    [(50, "", False), (50, "Aim", True), (80, "", True)],
    ids=["strips without words", "words beside the table", "wide strips"],
)
def test_a_frame_around_a_table_as_high_as_the_page_bounds_no_table(
    inset: float, beside: str, frame: bool
) -> None:
    """The table's own columns reach from the frame's head to its foot, its rows not to the frame's sides."""
    sheet = framed(Sheet(), 30).across(300, inset, 600 - inset)
    for x in (inset, 200, 600 - inset):
        sheet.down(x, 30, 770)
    if beside:
        sheet.text(33, 200, beside)
    assert (sides(sheet)[0] == 30) == frame
    assert 200 in sides(sheet), "the table's columns stay"
