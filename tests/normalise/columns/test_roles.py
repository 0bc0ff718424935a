"""Columns whose headers no vocabulary knows, read as what their plan lacks."""

from __future__ import annotations

import pytest

from normalise.columns.certainty import ColumnRead
from normalise.columns.choice import read_columns
from normalise.columns.contents import weigh_contents

INSTRUCTIONS = ["Train clerks in the rules", "Agree charges with Members", "Write to all tenants"]
CONDITIONS = ["Nobody knows the rules", "Charges differ between towns", "Tenants hear of it too late"]
HOPES = ["Clerks know the rules well", "Everyone pays the same", "Tenants feel at ease"]
COUNTS = ["Number of clerks taught", "90% of charges paid in time", "Take-up of the new leaflet"]
REPORTS = ["Two sessions were held in May", "Members agreed the charges", "Letter sent to half of them"]
PLACES = ["Northgate", "Southgate", "All wards"]
OFFICERS = ["Head of Housing", "Policy Officer", "Arts Team"]
PERSONS = ["Ann Example", "Bob Sample", "Cat Trial"]
DATES = ["May 2012", "June 2012", "2013/14"]
MONEY = ["£4,000", "£250 grant", "£1,200"]

WHO, WHEN = ("Lead officer", OFFICERS), ("By when", DATES)


def read(*columns: tuple[str, list[str]]) -> tuple[ColumnRead, ...]:
    return read_columns([header for header, _ in columns], [weigh_contents(cells) for _, cells in columns])


def field_of_zig(*columns: tuple[str, list[str]]) -> str:
    return next(column.field for column in read(*columns) if column.header == "Zig")


@pytest.mark.parametrize(
    ("columns", "field"),
    [
        pytest.param([("Zig", INSTRUCTIONS), WHEN], "action", id="what tells somebody to do something"),
        pytest.param([("Zig", INSTRUCTIONS), ("Progress", REPORTS)], "action", id="that, without a date"),
        pytest.param([("Objective", HOPES), ("Zig", CONDITIONS), WHO], "action", id="beside officers"),
        pytest.param([("Zig", CONDITIONS), WHEN], "action", id="beside dates"),
        pytest.param([("Zig", CONDITIONS), ("Action", INSTRUCTIONS)], "objective", id="before the action"),
        pytest.param(
            [("Zig", INSTRUCTIONS), ("Action", INSTRUCTIONS)], "objective", id="before it, worded alike"
        ),
        pytest.param([("Action", INSTRUCTIONS), ("Zig", HOPES)], "expected_outcome", id="behind the action"),
        pytest.param([("Action", INSTRUCTIONS), ("Zig", COUNTS)], "indicator", id="what can be counted"),
        pytest.param([("Action", INSTRUCTIONS), ("Zig", REPORTS)], "progress", id="what was done"),
        pytest.param([("Action", INSTRUCTIONS), ("Zig", PERSONS)], "lead_officer", id="persons"),
        pytest.param([("Action", INSTRUCTIONS), ("Zig", MONEY)], "resources", id="money"),
    ],
)
def test_a_column_that_nothing_knows_is_what_its_plan_lacks(
    columns: list[tuple[str, list[str]]], field: str
) -> None:
    assert field_of_zig(*columns) == field


@pytest.mark.parametrize(
    "columns",
    [
        pytest.param([("Zig", CONDITIONS), ("Progress", REPORTS)], id="nothing of who or when"),
        pytest.param([("Zig", PLACES), ("Action", INSTRUCTIONS)], id="names of places before the action"),
        pytest.param([("Action", INSTRUCTIONS), ("Zig", INSTRUCTIONS)], id="a second column of actions"),
        pytest.param(
            [("Objective", HOPES), ("Zig", CONDITIONS), ("Action", INSTRUCTIONS)], id="a second objective"
        ),
        pytest.param([("Action", INSTRUCTIONS), WHO, ("Zig", PERSONS)], id="further officers"),
        pytest.param(
            [("Action", INSTRUCTIONS), ("Outcome", HOPES), ("Zig", CONDITIONS)], id="nothing that lacks"
        ),
    ],
)
def test_a_column_that_nothing_knows_is_other_where_its_plan_has_it(
    columns: list[tuple[str, list[str]]],
) -> None:
    assert field_of_zig(*columns) == "other"


def test_a_header_that_is_known_has_no_other_role() -> None:
    (links, _) = read(("Links to other plans", CONDITIONS), ("Action", INSTRUCTIONS))
    assert links.field == "other"


def test_a_role_filled_by_contents_is_a_doubt() -> None:
    (zig, action) = read(("Zig", CONDITIONS), ("Action", INSTRUCTIONS))
    assert (zig.how, action.how) == ("contents", "vocabulary")
    assert zig.confidence < 0.7
