"""Tables that run over two facing pages on one sheet."""

from __future__ import annotations

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, outline

LEFT = (50, 80, 250)
RIGHT = (350, 450, 550)
HEAD = ("Ref", "What we will do", "Who leads", "By when")
ROWS = (
    ("1", "Publish a profile\nof each ward\nof the county", "Data", "May"),
    ("2", "Ask seven questions", "HR", "June"),
)
YS = (100, 116, 158, 178)


def facing(
    *, head: tuple[str, ...] = HEAD, right_ys: tuple[int, ...] = YS, ys: tuple[int, ...] = YS
) -> Sheet:
    """Two ruled halves of a table, the columns of the second on the right-hand page."""
    sheet = Sheet().lattice(LEFT, ys).lattice(RIGHT, right_ys)
    for column, x in enumerate((53, 83, 353, 453)):
        at = ys if column < 2 else right_ys
        for number, row in enumerate((head, *ROWS)):
            sheet.text(x, at[min(number, len(at) - 1)] + 3, row[column], bold=row is head)
    return sheet


def test_rows_at_the_same_heights_on_facing_pages_are_one_tables() -> None:
    (table,) = fragments(lay_out(facing().page()))
    assert outline(table)[0] == list(HEAD)
    assert outline(table)[2] == ["2", "Ask seven questions", "HR", "June"]


@pytest.mark.parametrize(
    "sheet",
    [
        pytest.param(facing(right_ys=(100, 116, 154, 178)), id="rows at other heights"),
        pytest.param(facing(right_ys=(100, 116, 158)), id="fewer rows"),
        pytest.param(facing(ys=(100, 120, 162, 204), right_ys=(100, 120, 162, 204)), id="rows of one height"),
        pytest.param(facing(head=("Ref", "Action", "Ref", "Action")), id="the same header"),
    ],
)
def test_tables_side_by_side_are_two_else(sheet: Sheet) -> None:
    assert [table.column_count for table in fragments(lay_out(sheet.page()))] == [2, 2]
