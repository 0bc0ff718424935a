"""Positions of rows and columns that drawn lines show."""

from __future__ import annotations

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, outline

HEAD = ["Action", "Lead", "Target", "Cost"]
FIRST = ["Sweep the square", "Streets", "May 2018", "None"]


@pytest.mark.parametrize(
    ("begins", "first"),
    [
        pytest.param((114, 114, 114), ["Priority 1: a clean town >4"], id="all"),
        pytest.param((100, 114, 100), None, id="one alone"),
    ],
)
def test_rules_down_that_begin_at_one_height_show_a_row(
    begins: tuple[float, ...], first: list[str] | None
) -> None:
    """A band is one cell across: the rules between columns begin below it, though no rule runs across."""
    xs = (50, 200, 300, 400, 500)
    sheet = Sheet().fill(50, 100, 500, 130, 0xB8CCE4).fill(50, 150, 500, 170, 0xE8EEF4)
    for x, top in zip(xs, (100, *begins, 100), strict=True):
        sheet.down(x, top, 170)
    if first:
        sheet.text(54, 102, "Priority 1: a clean town", bold=True)
    for y, cells in ((117, HEAD), (134, FIRST), (154, FIRST)):
        for x, cell in zip(xs, cells, strict=False):
            sheet.text(x + 4, y, cell, bold=y == 117)
    (table,) = fragments(lay_out(sheet.page()))
    assert outline(table) == [*([first] if first else []), HEAD, FIRST, FIRST]


@pytest.mark.parametrize(("begins", "rows"), [(114, 3), (100, 1)], ids=["below the band", "at the top"])
def test_the_only_rule_between_columns_begins_below_a_band(begins: float, rows: int) -> None:
    sheet = Sheet().lattice((50, 500), (100, 170)).down(300, begins, 170)
    if rows > 1:
        sheet.text(
            54, 102, "Priority 1: a clean town for all who live or work in it, and for guests", bold=True
        )
    for y, cells in ((117, ("Action", "Lead")), (131, ("Sweep the square", "Streets"))):
        for x, cell in zip((54, 304), cells, strict=True):
            sheet.text(x, y, cell, bold=y == 117)
    (table,) = fragments(lay_out(sheet.page()))
    assert len(table.rows) == (3 if rows > 1 else 2)
