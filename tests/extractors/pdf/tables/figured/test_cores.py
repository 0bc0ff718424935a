"""Lines of figures that follow each other with figures in the same columns are the core of a table."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.pdf.tables.figured.cores import find_cores, is_heading
from tests.extractors.pdf.drawn import Sheet
from tests.extractors.pdf.tables.figured.printed import LEFT, RIGHTS, STEP, TOP, figures, lines_of

ROW = ("Boats", "12", "34", "56")
OTHER = ("Barges", "", "", "", "78")


def page(*rows: Sequence[str]) -> Sheet:
    """Write rows below each other."""
    sheet = Sheet()
    for number, row in enumerate(rows):
        figures(sheet, row, TOP + STEP * number)
    return sheet


def cores(sheet: Sheet) -> list[tuple[int, int]]:
    return list(find_cores(lines_of(sheet)))


@pytest.mark.parametrize(
    ("row", "is_row"),
    [
        (ROW, True),
        (("Boats", "12"), True),
        (("b " * 12, "12"), True),
        (("b " * 13, "12"), False),
        (("Boats", "12", "old"), False),
        (("Boats", "12", "34", "old"), True),
        (("Boats", "12", "34", "old", "new"), False),
        (("Boats", "-", "NA"), False),
        (("Boats", "-", "<1"), True),
        (("Boats", "old"), False),
        (("12",), False),
    ],
    ids=[
        "figures",
        "one figure",
        "a label of twelve words",
        "a longer text",
        "a figure and a text",
        "more figures than texts",
        "as many",
        "no number",
        "a number among what stands for none",
        "no figure",
        "a figure alone",
    ],
)
def test_a_line_of_figures_has_hardly_anything_else_but_its_label(row: Sequence[str], is_row: bool) -> None:
    assert cores(page(row, row, row)) == ([(0, 3)] if is_row else [])
    assert cores(page(row, row)) == []


@pytest.mark.parametrize(
    ("between", "is_one"),
    [
        ([("Afloat",)] * 3, True),
        ([("Afloat",)] * 4, False),
        ([("b " * 12,)], True),
        ([("b " * 13,)], False),
        ([("-----", "-----")] * 5, True),
        ([("Afloat",), ("-----", "-----")], True),
        ([("Craft", "Built", "Let")], True),
        ([("Afloat",), ("Craft", "Built", "Let")], False),
    ],
    ids=[
        "three names of groups",
        "four",
        "a long name",
        "running text",
        "typed rules",
        "a name under a typed rule",
        "a head",
        "a title and a head",
    ],
)
def test_a_table_goes_on_below_names_and_rules_but_not_below_a_title_and_a_head(
    between: list[Sequence[str]], is_one: bool
) -> None:
    below = 3 + len(between)
    found = cores(page(ROW, ROW, ROW, *between, ROW, ROW, ROW))
    assert found == ([(0, below + 3)] if is_one else [(0, 3), (below, below + 3)])


@pytest.mark.parametrize(("blank", "is_one"), [(35, True), (36, False)])
def test_a_wide_blank_ends_a_table(blank: float, is_one: bool) -> None:
    sheet = page(ROW, ROW, ROW)
    for number in range(3):
        figures(sheet, ROW, TOP + 2 * STEP + 10 + blank + STEP * number)
    assert cores(sheet) == ([(0, 6)] if is_one else [(0, 3), (3, 6)])


def test_a_blank_counts_from_what_stands_between() -> None:
    sheet = page(ROW, ROW, ROW).text(LEFT, TOP + 5 * STEP, "Afloat")
    for number in range(3):
        figures(sheet, ROW, TOP + STEP * (8 + number))
    assert cores(sheet) == [(0, 7)]


@pytest.mark.parametrize(
    ("rights", "is_one"),
    [(RIGHTS, True), ((260, 330, 425), True), ((260, 355, 425), False), ((225, 295, 365), False)],
    ids=["all", "two of three", "one", "none: they stand left of those above"],
)
def test_most_figures_of_a_line_stand_below_those_of_the_lines_above(
    rights: Sequence[float], is_one: bool
) -> None:
    sheet = page(ROW, ROW, ROW)
    for number in range(3, 6):
        figures(sheet, ROW, TOP + STEP * number, rights)
    assert cores(sheet) == ([(0, 6)] if is_one else [(0, 3), (3, 6)])


def test_figures_may_stand_below_any_of_the_last_three_lines() -> None:
    sparse = ("Boats", "12")
    assert cores(page(ROW, sparse, sparse, OTHER[:1] + ROW[1:])) == [(0, 4)]
    assert cores(page(ROW, sparse, sparse, sparse, ("Barges", "", "34", "56"))) == [(0, 4)]


@pytest.mark.parametrize(
    ("row", "is_head"),
    [
        (("", "2001", "1999"), True),
        (("Craft", "2001/02", "2003-04"), True),
        (("", "(1)", "(2)"), True),
        (("", "2001", "12"), False),
        (("", "1899", "1898"), False),
        (("", "-----", "-----"), False),
    ],
    ids=["years", "financial years", "numbers", "a year and a figure", "no years", "typed rules"],
)
def test_years_and_numbers_of_columns_are_headings(row: Sequence[str], is_head: bool) -> None:
    (line,) = lines_of(page(("Craft", *row[1:])))
    assert is_heading(line) == is_head
