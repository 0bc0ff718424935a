"""Tables in cells over all columns of another, or in a frame around text."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.pdf.layout import lay_out
from extractors.pdf.tables.drawn.edges import Edges
from extractors.pdf.tables.grid import Grid, Place
from extractors.pdf.tables.inset import out_of_frame, part_inset
from extractors.pdf.tables.words.segments import set_segments
from tests.extractors.pdf.drawn import Sheet, fragments, lines, outline

OUTER = [["M1", "Page 9", "Omit it."], [" >3"], ["M2", "Page 10", "Mend it."]]
INNER = [["Size: 2", "Yield: 9", "Term: 5"], ["Sow it >3"]]


def nested(inset: float = 3, xs: tuple[float, ...] = (250, 400)) -> Sheet:
    """A table of three rows, the middle one a cell with a table in it, whose rules end so far from its sides."""
    sheet = Sheet()
    for y in (100, 140, 240, 280):
        sheet.across(y, 50, 550)
    for top, end in ((100, 140), (240, 280)):
        for x in (50, 120, 200, 550):
            sheet.down(x, top, end)
    sheet.down(50, 140, 240).down(550, 140, 240)
    left, right = 50.0 + inset, 550.0 - inset
    for y in (160, 180):
        sheet.across(y, left, right)
    for side in (left, right):
        sheet.down(side, 140, 236)
    for at in xs:
        sheet.down(at, 160, 180)
    for y, texts in ((110, ("M1", "Page 9", "Omit it.")), (250, ("M2", "Page 10", "Mend it."))):
        for x, text in zip((54, 124, 204), texts, strict=True):
            sheet.text(x, y, text)
    for at, text in zip((left, *xs), ("Size: 2", "Yield: 9", "Term: 5"), strict=False):
        sheet.text(at + 4, 164, text)
    return sheet.text(left + 4, 200, "Sow it")


def test_rules_that_end_short_of_both_sides_are_of_a_table_in_a_cell() -> None:
    outer, inner = (outline(piece) for piece in fragments(lay_out(nested().page())))
    assert inner[-2:] == INNER
    assert outer == OUTER


@pytest.mark.parametrize(
    "sheet", [nested(inset=0), nested(xs=(200, 400))], ids=["up to the sides", "with a column of the table"]
)
def test_other_rules_are_of_the_table_itself(sheet: Sheet) -> None:
    (whole,) = fragments(lay_out(sheet.page()))
    assert len(whole.rows) > len(OUTER)


def grid_of(*places: tuple[int, int, int, int]) -> Grid:
    """A grid of four columns, with such places."""
    rows = max(row + span for row, _, span, _ in places)
    return Grid(
        xs=np.array([50.0, 120, 200, 250, 550]),
        ys=np.array([100.0 + 40 * row for row in range(rows + 1)]),
        places=tuple(Place(*place) for place in places),
    )


def rules(*drawn: tuple[float, float, float]) -> Edges:
    """Rules at such heights, each from one place across to another."""
    at, start, end = np.array(drawn, dtype=float).T
    are = np.ones(len(drawn), dtype=bool)
    return Edges(at, start, end, are, are)


HEAD = [(0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 2)]
TABLE = [(1, 0, 1, 3), (1, 3, 1, 1), (2, 0, 1, 4)]
SIDES = [(100, 50, 550), (140, 50, 550), (220, 50, 550)]


def test_two_such_tables_may_have_the_same_columns() -> None:
    twice = [
        (row + 3 * which, at, down, across) for which in range(2) for row, at, down, across in (*HEAD, *TABLE)
    ]
    drawn = rules(*((y, 50, 550) for y in (100, 140, 220, 260, 340)), (180, 54, 546), (300, 54, 546))
    *inner, around = part_inset(grid_of(*twice), drawn)
    assert [table.shape for table in inner] == [(2, 2), (2, 2)]
    assert around.shape == (4, 3)


@pytest.mark.parametrize(
    ("places", "drawn", "count"),
    [
        ([*HEAD, *TABLE], [*SIDES, (180, 54, 546)], 2),
        ([*HEAD, *TABLE], SIDES, 1),
        ([*HEAD, *TABLE], [*SIDES, (180, 54, 546), (181, 50, 200)], 1),
        (
            [(0, 0, 1, 3), (0, 3, 2, 1), (1, 0, 1, 3), (2, 0, 1, 1), (2, 1, 1, 3)],
            [*SIDES, (180, 54, 546)],
            1,
        ),
        ([*HEAD, (1, 0, 1, 4), (2, 0, 1, 4)], [*SIDES, (180, 54, 546)], 1),
        ([(0, 0, 1, 4), *TABLE], [*SIDES, (180, 54, 546)], 1),
    ],
    ids=["inset", "told by words", "drawn on by a long rule", "a cell of both", "no columns", "none around"],
)
def test_a_table_in_a_cell_is_whole_and_drawn_apart(
    places: list[tuple[int, int, int, int]], drawn: list[tuple[float, float, float]], count: int
) -> None:
    assert len(part_inset(grid_of(*places), rules(*drawn))) == count


def in_frame(*, margin: str = "", foot: str = "") -> Sheet:
    """A frame around a text and a table, which stand on one rule."""
    sheet = Sheet().across(100, 50, 550).across(240, 50, 550).down(50, 100, 240).down(550, 100, 240)
    for y in (160, 200):
        sheet.across(y, 80, 520)
    for x in (80, 300, 520):
        sheet.down(x, 160, 240)
    for y, texts in ((170, ("Homes", "Build")), (210, ("Roads", "Mend"))):
        for x, text in zip((84, 304), texts, strict=True):
            sheet.text(x, y, text)
    sheet.text(54, 110, "We asked all people of the town.\nThey told us these two.").text(524, 170, margin)
    return sheet.across(280, 50, 550).down(50, 240, 280).down(550, 240, 280).text(54, 250, foot)


@pytest.mark.parametrize("foot", ["", "We will go on."])
def test_a_table_in_a_frame_around_text_is_read_without_the_frame(foot: str) -> None:
    layout = lay_out(in_frame(foot=foot).page())
    (table,) = fragments(layout)
    assert outline(table) == [["Homes", "Build"], ["Roads", "Mend"]]
    assert lines(layout)[0] == "We asked all people of the town."
    assert lines(layout)[2:] == [foot] * bool(foot)


def test_a_table_with_text_at_its_side_is_no_table_in_a_frame() -> None:
    (table,) = fragments(lay_out(in_frame(margin="May").page()))
    assert table.column_count == 4


@pytest.mark.parametrize(
    ("places", "is_framed"),
    [
        ([(0, 0, 1, 4), (1, 0, 2, 1), (1, 1, 1, 2), (2, 1, 1, 1), (2, 2, 1, 1), (1, 3, 2, 1)], True),
        ([(0, 0, 1, 3), (0, 3, 1, 1), (1, 0, 2, 1), (1, 1, 2, 1), (1, 2, 2, 1), (1, 3, 2, 1)], False),
        ([(0, 0, 3, 1), (0, 1, 3, 1), (0, 2, 3, 1), (0, 3, 3, 1)], False),
        ([(0, 0, 1, 4), (1, 0, 3, 1), (1, 1, 3, 2), (1, 3, 2, 1), (3, 3, 1, 1)], False),
    ],
    ids=["a frame", "columns around", "nothing around", "sides of other heights"],
)
def test_a_frame_has_text_around_and_two_sides_as_tall_as_the_table(
    places: list[tuple[int, int, int, int]], is_framed: bool
) -> None:
    grid, none = grid_of(*places), set_segments(Sheet().page().words, np.arange(0))
    assert (out_of_frame(grid, none) is not grid) is is_framed
