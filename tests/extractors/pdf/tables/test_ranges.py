"""Sheets printed with their gridlines: titles above a header are in no table, and blank rows part tables."""

from __future__ import annotations

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, lines, outline

XS = (50, 200, 350, 500)
STEP = 20
TITLE = "Plan for a cleaner and safer town centre"
HEAD = "!Action|!Lead|!Target"
SWEEP = "Sweep the square|Streets|May 2018"
BASKETS = "Hang baskets|Parks|June 2018"


def printed(*rows: str) -> Sheet:
    """Draw rows with gridlines; "!" before a text is bold, "<" runs on from the cell at its left."""
    sheet = Sheet()
    for number, row in enumerate(rows):
        top = 100 + STEP * number
        sheet.across(top, XS[0], XS[-1]).down(XS[-1], top, top + STEP)
        for x, text in zip(XS, row.split("|"), strict=False):
            if text != "<":
                sheet.down(x, top, top + STEP)
                sheet.text(x + 4, top + 4, text.removeprefix("!"), bold=text.startswith("!"))
    return sheet.across(100 + STEP * len(rows), XS[0], XS[-1])


def cells(*rows: str) -> list[list[str]]:
    return [row.replace("!", "").split("|") for row in rows]


def test_titles_that_run_over_their_cells_stand_above_the_table() -> None:
    layout = lay_out(printed(f"!{TITLE}|<|", "||", HEAD, SWEEP, BASKETS).page())
    assert [outline(table) for table in fragments(layout)] == [cells(HEAD, SWEEP, BASKETS)]
    assert lines(layout) == [TITLE]


def test_a_title_in_its_cell_stands_above_a_header_in_bold() -> None:
    layout = lay_out(printed("!Clean town||", HEAD, SWEEP).page())
    assert [outline(table) for table in fragments(layout)] == [cells(HEAD, SWEEP)]
    assert lines(layout) == ["Clean town"]


def test_a_blank_row_parts_tables_where_a_header_follows() -> None:
    rows = ("!Colour|!Meaning|", "Green|On time|", "||", "!Clean town||", HEAD, SWEEP)
    layout = lay_out(printed(*rows).page())
    assert [outline(table) for table in fragments(layout)] == [
        cells("!Colour|!Meaning", "Green|On time"),
        cells(HEAD, SWEEP),
    ]
    assert lines(layout) == ["Clean town"]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param((HEAD, SWEEP, "||", BASKETS), id="a blank row between actions"),
        pytest.param(("the square||", SWEEP, BASKETS), id="the rest of a row at the head of a page"),
        pytest.param((HEAD, SWEEP, "||", "!Total||!12", BASKETS), id="a sum after a blank row"),
        pytest.param((HEAD, SWEEP, "||", "!Priority 2||", BASKETS), id="a band in its first cell"),
    ],
)
def test_other_blanks_part_nothing(rows: tuple[str, ...]) -> None:
    (table,) = fragments(lay_out(printed(*rows).page()))
    assert outline(table) == cells(*rows)


def test_a_title_merged_from_side_to_side_is_a_row_of_the_table() -> None:
    (table,) = fragments(lay_out(printed(f"!{TITLE}|<|<", HEAD, SWEEP).page()))
    assert outline(table) == [[f"{TITLE} >3"], *cells(HEAD, SWEEP)]
