"""Rows across the table that say more of the action above them are read as a column of it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from extractors.document import Issue
from normalise import normalise
from tests.normalise.build import C, R, document, table

Rows = Sequence[Sequence[str | C] | R]

HEADER = ["Code", "Action", "Due date", "Assigned to"]
ROOF = ["A1", "Mend the roof of the town hall", "March 2024", "Head of Property"]
PAINT = ["A2", "Paint the doors of the depot", "June 2024", "Depot Manager"]
CLEAN = ["A3", "Clean the gutters of the hall", "July 2024", "Depot Manager"]


def across(text: str) -> R:
    return R([C(text, across=4)], "band")


def progress_of(rows: Rows) -> list[tuple[str, str, str]]:
    plan = normalise(document(table(rows)))
    return [(action.action_ref, action.section, action.progress) for action in plan.actions]


def test_a_labelled_row_beneath_each_action_is_a_column() -> None:
    rows: Rows = [
        HEADER,
        ROOF,
        across("Latest note: Slates are bought.\nThe scaffold is up."),
        PAINT,
        across("Latest note: Not begun."),
    ]
    assert progress_of(rows) == [
        ("A1", "", "Slates are bought.\nThe scaffold is up."),
        ("A2", "", "Not begun."),
    ]
    columns = [(column.header, column.field) for column in normalise(document(table(rows))).column_decisions]
    assert columns[-1] == ("Latest note", "progress")


def test_an_action_without_such_a_row_has_nothing_there() -> None:
    rows: Rows = [HEADER, ROOF, across("Progress: Begun."), PAINT, CLEAN, across("Progress: Half done.")]
    assert progress_of(rows) == [("A1", "", "Begun."), ("A2", "", ""), ("A3", "", "Half done.")]


def test_two_labels_are_two_columns() -> None:
    notes = [across("Progress: Begun."), across("Resources: Two painters.")]
    rows: Rows = [HEADER, ROOF, *notes, PAINT, *notes]
    (first, second) = normalise(document(table(rows))).actions
    assert (first.progress, first.resources) == (second.progress, second.resources)
    assert (first.progress, first.resources) == ("Begun.", "Two painters.")


def test_a_merged_cell_reaches_over_the_rows_that_are_left() -> None:
    theme = C("Our buildings", down=4)
    rows: Rows = [
        ["Objective", *HEADER[1:]],
        [theme, *ROOF[1:]],
        R([C("Latest note: Begun.", across=3)]),
        PAINT[1:],
        R([C("Latest note: Not begun.", across=3)]),
    ]
    plan = normalise(document(table(rows)))
    assert [(action.objective, action.progress) for action in plan.actions] == [
        ("Our buildings", "Begun."),
        ("Our buildings", "Not begun."),
    ]


@pytest.mark.parametrize(
    ("rows", "sections"),
    [
        pytest.param(
            [HEADER, across("Lead officer: Property"), ROOF, across("Lead officer: Depot"), PAINT, CLEAN],
            ["Lead officer: Property", "Lead officer: Depot", "Lead officer: Depot"],
            id="bands above the rows",
        ),
        pytest.param(
            [HEADER, ROOF, across("Outcome: Sound buildings"), PAINT, across("Outcome: Clean gutters")],
            ["", "Outcome: Sound buildings"],
            id="a label that heads bands",
        ),
        pytest.param(
            [HEADER, ROOF, PAINT, across("Latest note: All is well.")], ["", ""], id="one row, a note"
        ),
    ],
)
def test_other_rows_across_the_table_stay(rows: Rows, sections: list[str]) -> None:
    found = progress_of(rows)
    assert [section for _, section, _ in found] == sections
    assert {progress for *_, progress in found} == {""}


def test_an_issue_of_a_row_goes_with_it() -> None:
    rows: Rows = [HEADER, ROOF, across("Progress: Begun."), PAINT, across("Progress: Half done.")]
    given = document(table(rows))
    doubts = [
        Issue("line-join-doubtful", "Lines.", table=1, row=row, column=1, value=str(row)) for row in (3, 4)
    ]
    plan = normalise(replace(given, issues=tuple(doubts)))
    placed = {issue.value: (issue.row, issue.column) for issue in plan.issues if issue.value}
    assert placed == {"3": (2, None), "4": (3, None)}
    assert [action.row_issues for action in plan.actions] == [("line-join-doubtful",)] * 2
