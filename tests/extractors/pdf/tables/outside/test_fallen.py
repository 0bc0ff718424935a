"""Lines beside tables that may be rows of them are told."""

from __future__ import annotations

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments

XS = (54, 154, 254, 404)


def beside(texts: tuple[str, ...], *, xs: tuple[int, ...] = XS, y: int = 84, bold: bool = False) -> Sheet:
    """A table with all its rules from 100 to 160, and texts side by side at a height."""
    sheet = Sheet().lattice((50, 150, 250, 400, 500), (100, 130, 160))
    for top, row in ((104, ("1", "Dig", "Parks", "May")), (134, ("2", "Sow", "Roads", "June"))):
        for x, text in zip(XS, row, strict=True):
            sheet.text(x, top, text)
    for x, text in zip(xs, texts, strict=True):
        sheet.text(x, y, text, bold=bold)
    return sheet


@pytest.mark.parametrize("y", [84, 166], ids=["above", "below"])
def test_texts_that_begin_in_a_tables_columns_right_beside_it_are_told(y: int) -> None:
    layout = lay_out(beside(("3", "Rake", "Parks", "July"), y=y).page())
    (table,) = fragments(layout)
    assert len(table.rows) == 2
    assert [(issue.code, issue.value) for issue in layout.issues] == [
        ("row-outside", "3 … Rake … Parks … July")
    ]


@pytest.mark.parametrize(
    "sheet",
    [
        beside(("3", "Rake", "Parks", "July"), xs=(64, 174, 274, 424)),
        beside(("3", "Rake", "Parks", "July"), y=220),
        beside(("Our plan", "Page 3"), xs=(54, 404)),
        beside(("No.", "Task", "Team", "Date"), y=60, bold=True),
        beside(("3", "Rake", "Parks", "July"), y=104),
    ],
    ids=["begin elsewhere", "far away", "two texts", "headings", "inside"],
)
def test_other_lines_near_a_table_are_not_told(sheet: Sheet) -> None:
    assert not [issue for issue in lay_out(sheet.page()).issues if issue.code == "row-outside"]
