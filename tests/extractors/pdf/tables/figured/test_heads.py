"""The lines above a table of figures that head its columns, and the rows that they make."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.extractors.pdf.tables.figured.printed import (
    LEFT,
    RIGHTS,
    ROWS,
    STEP,
    TOP,
    YEARS,
    cells,
    centred,
    figures,
    listed,
    ruled,
    statistics,
)

HEAD = TOP - 1.5 * STEP
"""Where the head of a table stands."""
MIDDLE = (LEFT + RIGHTS[-1]) / 2
"""Of a table."""


@pytest.mark.parametrize(("blank", "is_head"), [(22, True), (23, False)])
def test_a_wide_blank_parts_what_stands_above_from_the_head(blank: float, is_head: bool) -> None:
    sheet = figures(statistics(), ("", "All", "All", "All", "All"), HEAD - 10 - blank)
    assert (cells(sheet)[0][1] != "2001") == is_head


@pytest.mark.parametrize(("count", "is_head"), [(8, True), (9, False)])
def test_long_texts_head_no_columns(count: int, is_head: bool) -> None:
    sheet = statistics().text(LEFT, HEAD - STEP, "All").text(230, HEAD - STEP, "b " * count)
    assert (cells(sheet)[0] != list(YEARS)) == is_head


@pytest.mark.parametrize(
    ("x", "is_head"),
    [(MIDDLE + 4, False), (MIDDLE + 5, True), (110, False)],
    ids=["in the middle", "off it", "over the labels"],
)
def test_a_line_of_one_text_heads_columns_that_is_no_title(x: float, is_head: bool) -> None:
    sheet = centred(statistics(), "Allofthecraftthatthetownhas", x, HEAD - STEP)
    assert (cells(sheet)[0] != list(YEARS)) == is_head


@pytest.mark.parametrize(
    ("xs", "is_head"),
    [((LEFT, 546), True), ((LEFT, 548), False), ((-26, 300), True), ((-28, 300), False)],
    ids=["near", "beyond a column's width", "near at the left", "beyond it there"],
)
def test_what_reaches_far_beyond_the_columns_heads_none(xs: Sequence[float], is_head: bool) -> None:
    sheet = statistics()
    for x in xs:
        centred(sheet, "All", x, HEAD - STEP)
    assert (cells(sheet)[0] != list(YEARS)) == is_head


@pytest.mark.parametrize("gap", [-1, 3], ids=["into the letters", "above them"])
def test_a_rule_above_most_columns_headings_is_the_upper_side_of_the_head(gap: float) -> None:
    sheet = figures(ruled(statistics(), HEAD - gap), ("", "All", "All", "All", "All"), HEAD - STEP - 2)
    assert cells(sheet)[0] == list(YEARS)


def test_a_rule_above_few_headings_is_inside_the_head() -> None:
    sheet = ruled(statistics(head=("", "2001", "2002")), HEAD - 2)
    figures(sheet, ("Craft", "All", "All", "Sold", "Let"), HEAD - STEP - 2)
    assert cells(sheet)[:2] == listed(("Craft", "All", "All", "Sold", "Let"), ("", "2001", "2002", "", ""))


def test_a_text_alone_above_a_rule_is_a_title() -> None:
    sheet = ruled(statistics(head=("", "2001", "2002")), HEAD - 2).text(
        350, HEAD - STEP - 2, "Craft of the town"
    )
    assert cells(sheet)[0] == ["", "2001", "2002", "", ""]


def test_typed_rules_above_the_head_are_no_heading() -> None:
    sheet = figures(statistics(), ("-----", "-----", "-----", "-----", "-----"), HEAD - STEP)
    assert cells(sheet)[0] == list(YEARS)


def test_typed_rules_part_the_rows_of_a_head() -> None:
    sheet = figures(statistics(head=("-----", "-----", "-----", "-----", "-----")), YEARS, HEAD - STEP)
    figures(sheet, ("All", "All", "All", "All", "All"), HEAD - 2 * STEP)
    assert cells(sheet)[:2] == listed([f"All {year}" for year in YEARS], ["-----"] * 5)


def test_a_line_that_begins_the_heading_beside_one_over_columns_is_of_its_row() -> None:
    sheet = statistics(head=("Craft", "boats", "2001", "2002", "Change"))
    centred(sheet, "Built", 387, HEAD - STEP).across(HEAD - 2, 300, 475)
    centred(sheet, "All", 247, HEAD - 2 * STEP)
    assert cells(sheet)[0] == ["Craft v2", "All boats v2", "Built >3"]


def test_a_line_above_the_columns_of_a_heading_is_a_row_of_its_own() -> None:
    sheet = statistics(head=("Craft", "boats", "2001", "2002", "Change"))
    centred(sheet, "Built", 387, HEAD - STEP).across(HEAD - 2, 300, 475)
    figures(sheet, ("", "", "Since", "the", "flood"), HEAD - 2 * STEP)
    assert len(cells(sheet)) == 3 + len(ROWS)


def test_one_number_in_brackets_numbers_no_columns() -> None:
    sheet = figures(statistics(head=("of wood", "(1)", "", "", "")), YEARS, HEAD - STEP)
    assert cells(sheet)[0] == ["Craft of wood", "2001 (1)", "2002", "2003", "Change"]
