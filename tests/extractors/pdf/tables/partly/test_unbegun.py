"""A merged cell that a page break cuts: what of it stands beside no row, or beside one alone, makes no row."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.pdf.layout import lay_out
from extractors.pdf.tables.drawn.edges import Edges
from extractors.pdf.tables.drawn.lattice import Lattice
from extractors.pdf.tables.partly.unbegun import without_unbegun
from extractors.pdf.tables.words.segments import set_segments
from tests.extractors.pdf.drawn import Sheet, fragments, outline

XS = (50, 200, 350, 500)
FOOT = 210


def coloured(fill_to: float, *, last: str = "", closed: float | None = None) -> Sheet:
    """A merged first cell in colour down to `fill_to`, two rows beside it, and rules around these."""
    sheet = Sheet().fill(50, 120, 200, fill_to, 0xDEEAF6)
    sheet.lattice((200, 350, 500), (100, 120, 150, 180)).across(100, 50, 200).across(120, 50, 200)
    sheet.down(50, 100, fill_to)
    for x in (200, 350, 500):
        sheet.down(x, 180, fill_to)
    for x, text in zip(XS, ("Aim", "Action", "Lead"), strict=False):
        sheet.text(x + 4, 104, text, bold=True)
    sheet.text(54, 124, "A clean town")
    for y in (124, 154):
        sheet.text(204, y, "Mend the\nfence").text(354, y, "Parks")
    if last:
        sheet.text(204, 184, last)
    return sheet if closed is None else sheet.across(closed, 50, 500)


ROWS = [
    ["Aim", "Action", "Lead"],
    ["A clean town v2", "Mend the fence", "Parks"],
    ["Mend the fence", "Parks"],
]


def test_the_foot_of_a_merged_cell_that_no_row_has_begun_beside_is_no_row() -> None:
    (fragment,) = fragments(lay_out(coloured(FOOT).page()))
    assert outline(fragment) == ROWS


@pytest.mark.parametrize(
    ("last", "closed"), [("Plant a tree", None), ("", FOOT)], ids=["with text", "closed"]
)
def test_a_row_that_has_begun_beside_it_or_that_is_ruled_is_one(last: str, closed: float | None) -> None:
    (fragment,) = fragments(lay_out(coloured(FOOT, last=last, closed=closed).page()))
    assert outline(fragment)[1][0] == "A clean town v3"
    assert outline(fragment)[3] == [last, ""]


def cut(fill_to: float, aim: str) -> Sheet:
    """The last rows of a merged cell at a page's head, whose colour ends at `fill_to`; the second row ends at 180."""
    sheet = Sheet().fill(50, 120, 200, fill_to, 0xDEEAF6).lattice((200, 350, 500), (120, 150, 180, 220))
    sheet.across(120, 50, 200).across(180, 50, 200).across(220, 50, 200).down(50, 120, 220)
    for y, text in ((124, "Mend the\nfence"), (154, "Plant a\ntree"), (184, "Pave the\nlane")):
        sheet.text(204, y, text).text(354, y, "Parks")
    return sheet.text(54, 124, aim).text(54, 184, "A safe town")


@pytest.mark.parametrize("aim", ["", "for all"], ids=["blank", "with the end of its text"])
@pytest.mark.parametrize("fill_to", [180.0, 165.0], ids=["to its foot", "less far"])
def test_the_colour_of_a_merged_cell_may_end_above_its_foot(fill_to: float, aim: str) -> None:
    (fragment,) = fragments(lay_out(cut(fill_to, aim).page()))
    texts = [row[-2:] for row in outline(fragment)]
    assert texts == [["Mend the fence", "Parks"], ["Plant a tree", "Parks"], ["Pave the lane", "Parks"]]
    assert outline(fragment)[0][0] == f"{aim} v2"


@pytest.mark.parametrize(
    ("y", "expected"),
    [
        pytest.param(
            184, [["", "Mend the fence", "Parks"], ["A safe town", "Pave the lane", "Parks"]], id="below"
        ),
        pytest.param(
            154,
            [["", "Mend the fence v2", "Parks v2"], ["A safe town v2"], ["Pave the lane", "Parks"]],
            id="beside",
        ),
    ],
)
def test_a_cell_that_ends_inside_a_row_ends_with_it_unless_text_begins_there(
    y: float, expected: list[list[str]]
) -> None:
    sheet = Sheet().lattice((200, 350, 500), (120, 180, 220)).down(50, 120, 220)
    for rule in (120, 150, 220):
        sheet.across(rule, 50, 200)
    for top, text in ((124, "Mend the\nfence"), (184, "Pave the\nlane")):
        sheet.text(204, top, text).text(354, top, "Parks")
    (fragment,) = fragments(lay_out(sheet.text(54, y, "A safe town").page()))
    assert [[text.strip() for text in row] for row in outline(fragment)] == expected


@given(st.data(), st.integers(1, 4), st.integers(1, 4))
def test_rows_with_text_are_left_of_whatever_is_drawn(data: st.DataObject, rows: int, columns: int) -> None:
    flags = st.lists(st.booleans(), min_size=(rows + 1) * columns, max_size=(rows + 1) * columns)
    places = st.sets(st.tuples(st.integers(0, rows - 1), st.integers(0, columns - 1)), min_size=1)
    sheet = Sheet()
    for row, column in data.draw(places):
        sheet.text(50 + 100 * column + 4, 100 + 20 * row + 4, "Mend")
    words = sheet.page().words
    none = Edges(*(np.empty(0),) * 3, *(np.empty(0, dtype=bool),) * 2)
    drawn = Lattice(
        np.arange(50.0, 100 * columns + 51, 100),
        np.arange(100.0, 20 * rows + 101, 20),
        np.array(data.draw(flags)).reshape(rows + 1, columns),
        np.ones((columns + 1, rows), dtype=bool),
        none,
        none,
    )
    left = without_unbegun(drawn, set_segments(words, np.arange(len(words))))
    middle = (words.box[:, 1] + words.box[:, 3]) / 2
    assert left.shape[0] >= 1
    assert left.ys[0] < middle.min() <= middle.max() < left.ys[-1]
    assert left.across.shape == (len(left.ys), columns)
    assert left.down.shape == (columns + 1, len(left.ys) - 1)
