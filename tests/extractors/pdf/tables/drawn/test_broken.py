"""Rules that stop short of each other between the columns of a table."""

from __future__ import annotations

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, outline

XS = (54, 204, 354)
HEAD = ["Action", "Lead", "Target"]
ROWS = [["Sweep the square", "Streets", "May 2018"], ["Hang baskets", "Parks", "June 2018"]]


def broken(sheet: Sheet, y: float, gap: float, *, shift: float = 0) -> None:
    for x in XS:
        sheet.across(y, x - 4 + gap / 2 + shift, x + 146 - gap / 2 + shift)


def written(gap: float, *, shift: float = 0) -> Sheet:
    """A rule under each cell, with gaps between; each row's gaps stand `shift` points further to the right."""
    sheet = Sheet()
    for number, row in enumerate([HEAD, *ROWS]):
        for x, cell in zip(XS, row, strict=True):
            sheet.text(x, 104 + 20 * number, cell, bold=number == 0)
        broken(sheet, 120 + 20 * number, gap, shift=number * shift)
    return sheet


@pytest.mark.parametrize("gap", [4, 11], ids=["a narrow gap", "a wide one"])
def test_rules_under_each_cell_are_those_of_one_table(gap: float) -> None:
    (table,) = fragments(lay_out(written(gap).page()))
    assert outline(table) == [HEAD, *ROWS]


@pytest.mark.parametrize(
    ("gap", "shift"), [(11, 3), (14, 0)], ids=["at other places in each row", "as wide as between two tables"]
)
def test_gaps_that_no_columns_share_part_rules(gap: float, shift: float) -> None:
    found = [outline(table) for table in fragments(lay_out(written(gap, shift=shift).page()))]
    assert [HEAD, *ROWS] not in found


def test_a_rule_under_a_shaded_cell_is_of_its_line() -> None:
    """Its cells' sides stand at the gaps, and the fill's own side in its place."""
    sheet = written(4)
    for y in (120, 140):
        sheet.fill(352, y, 498, y + 20)
    (table,) = fragments(lay_out(sheet.page()))
    assert outline(table) == [HEAD, *ROWS]
