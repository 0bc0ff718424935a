"""Which columns of two pieces are the same, and how rows are set on the common ones."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.document import Box, Cell, Line, Row
from extractors.stitch.columns import Alignment, align, remap, resize

EDGES = (50.0, 110.0, 310.0, 430.0, 540.0)


def moved(by: float, edges: Sequence[float] = EDGES) -> list[float]:
    return [edge + by for edge in edges]


@pytest.mark.parametrize(
    ("second", "shift"),
    [
        (EDGES, 0.0),
        (moved(5), 0.0),
        (moved(40), 40.0),
        (moved(-40), -40.0),
        ((*moved(30, EDGES[:4]), 560.0), 20.0),
        ((60.0, *moved(30, EDGES[1:])), 10.0),
    ],
    ids=[
        "the same",
        "hardly moved",
        "moved right",
        "moved left",
        "ragged at the right",
        "ragged at the left",
    ],
)
def test_columns_are_the_same_wherever_the_page_has_them(second: Sequence[float], shift: float) -> None:
    found = align(EDGES, second)
    assert found is not None
    assert found.is_exact
    assert found.edges == EDGES
    assert found.shift == shift


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (EDGES, moved(60)),
        (EDGES, (50.0, 180.0, 250.0, 370.0, 540.0)),
        (EDGES, (50.0,)),
        ((50.0,), EDGES),
        (EDGES, (110.0, 310.0)),
        (EDGES, (50.0, 310.0)),
        (EDGES, (50.0, 110.0, 310.0, 385.0)),
        ((50.0, 110.0, 310.0, 385.0), EDGES),
    ],
    ids=[
        "moved far",
        "other columns",
        "no column",
        "none above",
        "one column inside",
        "one of some width",
        "ragged beside a column in the middle",
        "ragged above one",
    ],
)
def test_other_columns_are_none_of_the_table(first: Sequence[float], second: Sequence[float]) -> None:
    assert align(first, second) is None


@pytest.mark.parametrize(
    ("second", "places"),
    [
        ((50.0, 540.0), (0, 4)),
        ((50.0, 310.0, 540.0), (0, 2, 4)),
        ((110.0, 310.0, 430.0, 540.0), (1, 2, 3, 4)),
        ((50.0, 110.0, 310.0, 430.0), (0, 1, 2, 3)),
        ((110.0, 310.0, 430.0), (1, 2, 3)),
    ],
    ids=["one column as wide", "two joined", "without the first", "without the last", "two of four"],
)
def test_a_piece_may_lack_columns(second: Sequence[float], places: tuple[int, ...]) -> None:
    found = align(EDGES, second)
    assert found == Alignment(EDGES, (0, 1, 2, 3, 4), places)


def test_a_piece_may_show_more_columns() -> None:
    found = align((50.0, 310.0, 540.0), EDGES)
    assert found == Alignment(EDGES, (0, 2, 4), (0, 1, 2, 3, 4))


def test_each_piece_may_have_a_column_of_its_own() -> None:
    found = align(EDGES, (50.0, 110.0, 210.0, 430.0, 540.0))
    assert found == Alignment((50.0, 110.0, 210.0, 310.0, 430.0, 540.0), (0, 1, 3, 4, 5), (0, 1, 2, 4, 5))


@pytest.mark.parametrize(
    ("last", "is_same"),
    [(640.0, True), (442.0, True), (440.0, False)],
    ids=["longer", "shorter", "hardly a column"],
)
def test_without_rules_the_last_column_ends_with_its_longest_line(last: float, is_same: bool) -> None:
    found = align(EDGES, (*EDGES[:4], last))
    assert (found is not None and found.is_exact) == is_same


@pytest.mark.parametrize(("scale", "shift"), [(0.7, 20.0), (1.0, 100.0)], ids=["smaller", "moved far"])
def test_columns_on_other_paper_are_all_as_much_wider(scale: float, shift: float) -> None:
    found = resize(EDGES, [edge * scale + shift for edge in EDGES])
    assert found is not None
    assert found.is_exact
    assert found.shift == pytest.approx(50 * scale + shift - 50)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (EDGES, (50.0, 110.0, 310.0, 422.0, 540.0)),
        (EDGES, (50.0, 110.0, 310.0, 540.0)),
        ((50.0, 110.0, 310.0), (50.0, 110.0, 310.0)),
    ],
    ids=["other proportions", "fewer columns", "two columns"],
)
def test_other_proportions_or_few_columns_show_no_table_again(
    first: Sequence[float], second: Sequence[float]
) -> None:
    assert resize(first, second) is None


def row(*cells: tuple[str, int, float, float]) -> Row:
    """Cells: their lines, parted by "|", columns, and where they stand."""
    made, column = [], 1
    for text, span, x0, x1 in cells:
        lines = tuple(
            Line(part.strip(), Box(1, x0 + 4 + part.count(" ") * 5, 100, x0 + 4 + 5 * len(part), 110))
            for part in text.split("|")
        )
        made.append(Cell(1, column, column_span=span, lines=lines, boxes=(Box(1, x0, 98, x1, 112),)))
        column += span
    return Row(tuple(made))


def told(rows: Sequence[Row]) -> list[tuple[int, int, str]]:
    return [
        (cell.column, cell.column_span, " ".join(line.text for line in cell.lines)) for cell in rows[0].cells
    ]


def test_a_cell_is_split_where_each_of_its_lines_stands_in_a_column() -> None:
    short = row(("1|" + " " * 20 + "Sweep", 1, 50, 310), ("Parks", 1, 310, 540))
    (found,) = remap([short], (0, 2, 3), (50.0, 110.0, 310.0, 540.0))
    assert told([found]) == [(1, 1, "1"), (2, 1, "Sweep"), (3, 1, "Parks")]
    assert [(cell.boxes[0].x0, cell.boxes[0].x1) for cell in found.cells] == [
        (50, 110),
        (110, 310),
        (310, 540),
    ]


@pytest.mark.parametrize(
    ("text", "span", "whole"),
    [
        ("1|a text that runs over both", 1, frozenset()),
        ("1", 2, frozenset()),
        ("1", 1, frozenset({1})),
    ],
    ids=["a line over both", "a cell that spanned", "a header that spans them"],
)
def test_other_cells_span_the_columns_that_a_piece_did_not_show(
    text: str, span: int, whole: frozenset[int]
) -> None:
    edges = (50.0, 110.0, 310.0, 540.0)
    places = (0, 2, 3) if span == 1 else (0, 1, 3)
    cells = [(text, span, 50.0, 310.0)] + ([("Parks", 1, 310.0, 540.0)] if span == 1 else [])
    found = remap([row(*cells)], places, edges, whole=whole)
    assert told(found)[0][:2] == (1, 2 if span == 1 else 3)


def test_columns_that_a_piece_lacks_are_blank() -> None:
    (found,) = remap([row(("Sweep", 1, 130, 330))], (1, 2), (50.0, 110.0, 310.0, 540.0), shift=20.0)
    assert told([found]) == [(1, 1, ""), (2, 1, "Sweep"), (3, 1, "")]
    assert [(cell.boxes[0].x0, cell.boxes[0].x1) for cell in found.cells] == [
        (70, 130),
        (130, 330),
        (330, 560),
    ]
    assert remap([Row(())], (1, 2), (50.0, 110.0, 310.0, 540.0)) == [Row(())]
