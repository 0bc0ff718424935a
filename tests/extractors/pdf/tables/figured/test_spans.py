"""Headings over several columns: by the rules beneath them, or in the middle of their columns."""

from __future__ import annotations

import pytest

from tests.extractors.pdf.drawn import Sheet
from tests.extractors.pdf.tables.figured.printed import LEFT, STEP, TOP, cells, centred, figures

PITCH = 70.0
FIRST = 247.5
"""Where the first column of figures has its middle; the others follow."""
UPPER, LOWER = TOP - 34, TOP - 18
"""Where headings stand: over several columns, and each over its own."""


def middle(first: float, last: float | None = None) -> float:
    """Where columns of figures have their middle; the first is 1."""
    return FIRST + PITCH * ((first + (last or first)) / 2 - 1)


def page(*upper: tuple[str, float], own: str = "abcd", count: int = 4) -> Sheet:
    """A table of `count` columns of figures under headings of their own, and above these others at their middles."""
    rights = [middle(column + 1) + 12.5 for column in range(count)]
    sheet = Sheet()
    for row in range(4):
        figures(sheet, ["Boats", *["1,204"] * count], TOP + STEP * row, rights)
    for column, letter in enumerate(own):
        if letter != " ":
            centred(sheet, letter * 4, middle(column + 1), LOWER)
    for text, x in upper:
        centred(sheet, text, x, UPPER)
    return sheet


def head(sheet: Sheet) -> list[str]:
    """Give the first row of the table's head, without what is blank."""
    return [text for text in cells(sheet)[0] if text and not text.startswith(" ")]


@pytest.mark.parametrize(
    ("upper", "found"),
    [
        ([("Built", middle(1, 2)), ("Let", middle(3, 4))], ["Built >2", "Let >2"]),
        ([("Built", middle(1, 2) + 17), ("Let", middle(3, 4) - 17)], ["Built >2", "Let >2"]),
        ([("Built", middle(1, 2) - 19), ("Let", middle(3, 4))], ["Built aaaa", "bbbb", "Let cccc", "dddd"]),
        (
            [("Built", middle(1, 2)), ("Let", middle(3)), ("Sold", middle(4))],
            ["Built >2", "Let cccc v2", "Sold dddd v2"],
        ),
        ([("Built", middle(2)), ("Let", middle(4))], ["aaaa", "Built bbbb", "cccc", "Let dddd"]),
    ],
    ids=[
        "two and two",
        "a quarter of the distance off",
        "further off",
        "two and one each",
        "above their own",
    ],
)
def test_headings_share_columns_out_that_they_stand_in_the_middle_of(
    upper: list[tuple[str, float]], found: list[str]
) -> None:
    assert head(page(*upper)) == found


def test_each_of_two_headings_may_stand_over_three_columns() -> None:
    sheet = page(("Built", middle(2)), ("Let", middle(5)), own="abcdef", count=6)
    assert head(sheet) == ["Built >3", "Let >3"]


def test_headings_without_others_beneath_them_stand_over_their_own() -> None:
    sheet = page(("Built", middle(1, 2)), ("Let", middle(3, 4)), own="a")
    assert not any(">" in text for text in head(sheet))


@pytest.mark.parametrize(
    ("apart", "upper", "found"),
    [
        (1, [("Built", middle(2, 3)), ("Let", middle(4, 5))], ["All aaaa v2", "Built >2", "Let >2"]),
        (5, [("Built", middle(1, 2)), ("Let", middle(3, 4))], ["Built >2", "Let >2", "All eeee v2"]),
    ],
    ids=["at the left", "at the right"],
)
def test_a_column_at_a_side_with_a_heading_of_several_lines_is_left_out(
    apart: int, upper: list[tuple[str, float]], found: list[str]
) -> None:
    sheet = centred(page(*upper, own="abcde", count=5), "All", middle(apart), (UPPER + LOWER) / 2)
    assert head(sheet) == found


BUILT = ("Built", middle(1, 2) + 20)
"""Too far off the middle of its columns to tell without a rule."""


@pytest.mark.parametrize(
    ("y", "side", "is_over"),
    [
        (UPPER + 9, 335, True),
        (UPPER + 7, 335, False),
        (UPPER + 13, 335, True),
        (LOWER + 13, 335, False),
        (UPPER + 13, 316, True),
        (UPPER + 13, 314, False),
        (UPPER + 13, 475, True),
    ],
    ids=[
        "through its feet",
        "through it",
        "below it",
        "below the next headings",
        "up to the middle of its last column",
        "not so far",
        "over all columns",
    ],
)
def test_a_heading_stands_over_the_columns_that_its_rule_runs_under(
    y: float, side: float, is_over: bool
) -> None:
    found = head(page(BUILT).across(y, 230, side))
    assert any(text.startswith("Built >") for text in found) == is_over
    assert any(text == f"Built >{4 if side == 475 else 2}" for text in found) == is_over


def test_a_rule_across_the_labels_too_is_no_headings() -> None:
    assert not any("Built >" in text for text in head(page(BUILT).across(UPPER + 13, LEFT, 475)))


@pytest.mark.parametrize("start", [235, middle(1) + 1], ids=["inside", "a point outside"])
def test_headings_over_one_rule_share_its_columns_out(start: float) -> None:
    sheet = page(("Built", middle(1)), ("Let", middle(2)), ("Sold", middle(3, 4)))
    assert head(sheet.across(UPPER + 13, start, 475)) == ["Built aaaa v2", "Let bbbb v2", "Sold >2"]


@pytest.mark.parametrize(
    ("others", "own", "is_over"),
    [([], "   d", True), ([("Let", middle(4))], "ab  ", True), ([("Let", middle(4))], "a   ", False)],
    ids=["alone", "above two", "beside another"],
)
def test_a_wide_heading_stands_over_the_columns_whose_middles_it_reaches(
    others: list[tuple[str, float]], own: str, is_over: bool
) -> None:
    sheet = page(("Boatsbuiltsincetheflood", middle(1, 2) + 19), *others, own=own)
    assert any("flood >2" in text for text in head(sheet)) == is_over
