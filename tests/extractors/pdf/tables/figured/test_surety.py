"""How sure tables of figures are: what makes one doubtful, beside the nearest that is not."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from extractors.pdf.second_opinion import DOUBTFUL
from extractors.pdf.tables.figured.atoms import Atom, Line
from extractors.pdf.tables.figured.columns import Column
from extractors.pdf.tables.figured.heads import Level
from extractors.pdf.tables.figured.surety import how_sure
from extractors.stitch.growing import RULED
from tests.extractors.pdf.drawn import Sheet
from tests.extractors.pdf.tables.figured.printed import (
    LEFT,
    ROWS,
    STEP,
    TOP,
    YEARS,
    centred,
    grids_of,
    statistics,
)


def over_several() -> Sheet:
    """Headings stand over two columns each."""
    return centred(centred(statistics(), "Built", 280, 168), "Let", 415, 168)


def with_two_lines() -> Sheet:
    """A label goes on below the last row."""
    return statistics().text(LEFT, TOP + len(ROWS) * STEP, "and the like")


@pytest.mark.parametrize(
    ("sheet", "is_doubtful"),
    [
        pytest.param(statistics(), False, id="each column has a heading"),
        pytest.param(over_several(), True, id="headings over several columns"),
        pytest.param(statistics(head=(*YEARS[:4], "")), True, id="a column without a heading"),
        pytest.param(with_two_lines(), True, id="a label of two lines"),
    ],
)
def test_a_table_of_figures_is_the_less_sure_the_more_its_head_leaves_open(
    sheet: Sheet, is_doubtful: bool
) -> None:
    (grid,) = grids_of(sheet)
    assert (grid.confidence < DOUBTFUL) is is_doubtful
    assert grid.confidence < RULED, "no rules show it"


@pytest.mark.parametrize(("apart", "is_near"), [(7.0, True), (8.0, False)])
def test_columns_near_each_other_may_be_one(apart: float, is_near: bool) -> None:
    columns = [Column(0, 50, ()), Column(100, 150, ()), Column(150 + apart, 200 + apart, ())]
    wide = [*columns[:2], Column(250, 300, ())]
    assert (how_sure([], [], columns) < how_sure([], [], wide)) is is_near


@pytest.mark.parametrize(("end", "reaches"), [(161.0, True), (159.0, False)])
def test_a_heading_that_reaches_over_the_next_column_may_head_both(end: float, reaches: bool) -> None:
    columns = [Column(0, 50, ()), Column(100, 150, ()), Column(160, 200, ())]
    atoms = (Atom(100, 0, end, 10, "Sold", "Sold", 1, False), Atom(165, 0, 200, 10, "Let", "Let", 1, False))
    heads = [[Level((Line(atoms, 0, 10),))]]
    apart = [[Level((Line((replace(atoms[0], x1=150.0), atoms[1]), 0, 10),))]]
    assert (how_sure(heads, [], columns) < how_sure(apart, [], columns)) is reaches
