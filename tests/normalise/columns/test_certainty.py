"""How sure a column's reading is: least where nothing knows its header and it says something all the same."""

from __future__ import annotations

import pytest

from normalise.columns.certainty import ColumnRead
from normalise.columns.choice import read_columns
from normalise.columns.contents import weigh_contents

SENTENCES = ["Nobody knows where the keys are kept", "The list was out of date", "Staff were on their own"]
OFFICERS = ["Head of Housing", "Policy Officer", "Arts Team"]
RATINGS = ["High", "Low", "Medium"]
FIGURES = ["12", "3", "140"]
TICKS = ["✓", "", "✓"]
WORDS = ["Yes please", "Rather not", "Perhaps"]
DATES = ["May 2012", "June 2012", "2013/14"]


def read(*columns: tuple[str, list[str]]) -> tuple[ColumnRead, ...]:
    given = (("Action", SENTENCES), *columns)
    return read_columns([header for header, _ in given], [weigh_contents(cells) for _, cells in given])[1:]


WHOLE = (("Expected outcome", SENTENCES), ("Measure of success", SENTENCES), ("Progress", SENTENCES))
"""What leaves no role in a plan for a column that nothing knows."""


def chance(header: str, cells: list[str]) -> float:
    *_, column = read(*WHOLE, (header, cells))
    assert column.field == "other"
    return column.chance


def test_what_nothing_knows_is_least_sure_where_it_says_something() -> None:
    known = chance("Ward", WORDS)
    assert known > chance("Zigzag", RATINGS) >= chance("Zigzag", TICKS) > chance("Zigzag", FIGURES)
    assert chance("Zigzag", FIGURES) > chance("Zigzag", WORDS) > chance("Zigzag", SENTENCES)


def test_what_another_column_fits_better_is_likely_other() -> None:
    _, other = read(("Lead officer", OFFICERS), ("Lead member", OFFICERS))
    (unknown,) = read(("Zigzag", OFFICERS))
    assert (other.field, other.rival) == ("other", "")
    assert other.chance > unknown.chance


@pytest.mark.parametrize(
    ("columns", "rival"),
    [
        pytest.param(
            [("Lead officer", OFFICERS), ("Responsible officer", OFFICERS)],
            "Responsible officer",
            id="another column that means the same",
        ),
        pytest.param([("Lead officer", OFFICERS), ("Lead member", OFFICERS)], "", id="one that fits less"),
        pytest.param([("KPI / outcome", SENTENCES)], "expected_outcome", id="another field"),
        pytest.param([("Deadline", DATES)], "", id="one field alone"),
        pytest.param([("Start", DATES), ("End", DATES)], "", id="start and end"),
    ],
)
def test_a_reading_has_a_rival_where_another_would_have_done(
    columns: list[tuple[str, list[str]]], rival: str
) -> None:
    column = read(*columns)[0]
    assert column.rival == rival
    assert (column.chance < 0.5) == bool(rival)


def test_issues_to_be_addressed_as_the_only_text_have_no_rival() -> None:
    given = [("Issues to be addressed", SENTENCES), ("Lead officer", OFFICERS)]
    (issues, _) = read_columns([h for h, _ in given], [weigh_contents(cells) for _, cells in given])
    assert (issues.field, issues.rival) == ("action", "")


def test_what_its_plan_lacks_is_likelier_than_what_nothing_knows_and_less_sure_than_a_known_header() -> None:
    (placed,) = read(("Zigzag", SENTENCES))
    (known,) = read(("Progress", SENTENCES))
    assert placed.field == known.field == "progress"
    assert chance("Zigzag", SENTENCES) < placed.chance < known.chance
