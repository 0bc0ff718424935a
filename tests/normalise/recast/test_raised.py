"""Rows across the table that say more of the action above them are read as a column of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from msgspec.structs import replace

from extractors.document import Cell, Issue, Table
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


def beside(label: str, text: str) -> R:
    return R([label, C(text, across=3)])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(across("Progress: Begun."), across("Progress: Half done."), id="across the table"),
        pytest.param(beside("Progress", "Begun."), beside("Progress", "Half done."), id="beside a label"),
        pytest.param(
            R(["Progress:", "Begun.", "", ""]),
            R(["Progress:", "Half done.", "", ""]),
            id="beside one, not merged",
        ),
        pytest.param(
            R(["", "Progress: Begun.", "", ""]), R(["", "Progress: Half done.", "", ""]), id="in one column"
        ),
    ],
)
def test_how_rows_beneath_are_drawn(first: R, second: R) -> None:
    assert progress_of([HEADER, ROOF, first, PAINT, second]) == [
        ("A1", "", "Begun."),
        ("A2", "", "Half done."),
    ]


def said_of(rows: Rows) -> list[tuple[str, str, dict[str, str]]]:
    """Section, progress and other columns of each action."""
    plan = normalise(document(table(rows)))
    return [(action.section, action.progress, dict(action.other)) for action in plan.actions]


@pytest.mark.parametrize(
    "make", [lambda text: across(f"Lift needed: {text}"), lambda text: beside("Lift needed", text)]
)
def test_a_label_that_no_rule_knows_is_a_column_where_it_comes_again(make: Callable[[str], R]) -> None:
    assert said_of([HEADER, ROOF, make("Yes"), PAINT, make("No")]) == [
        ("", "", {"Lift needed": "Yes"}),
        ("", "", {"Lift needed": "No"}),
    ]


def test_several_labels_in_one_cell_are_parted() -> None:
    def both(lift: str, progress: str) -> R:
        return across(f"Lift needed: {lift}\nOne at the back: the old one.\nProgress: {progress}")

    assert said_of(
        [HEADER, ROOF, both("Yes", "Begun."), PAINT, across("Lift needed: No\nProgress: Done.")]
    ) == [
        ("", "Begun.", {"Lift needed": "Yes\nOne at the back: the old one."}),
        ("", "Done.", {"Lift needed": "No"}),
    ]


def test_text_without_a_label_after_each_action_is_a_column() -> None:
    notes = ["Slates are bought.", "Not begun.", "Ladders are hired."]
    rows: Rows = [
        HEADER,
        *(row for pair in zip([ROOF, PAINT, CLEAN], map(across, notes), strict=True) for row in pair),
    ]
    assert said_of(rows) == [("", "", {"Column 5": note}) for note in notes]


def test_bands_between_actions_with_rows_beneath_stay_bands() -> None:
    rows: Rows = [HEADER, across("The hall"), ROOF, across("Progress: Begun."), across("The depot"), PAINT,
                  across("Progress: Done."), across("Note: figures are for the year.")]  # fmt: skip
    assert [(section, progress) for section, progress, _ in said_of(rows)] == [
        ("The hall", "Begun."),
        ("The depot", "Done."),
    ]


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
            [HEADER, across("Site: Hall"), ROOF, across("Site: Depot"), PAINT, across("Site: Yard"), CLEAN],
            ["Site: Hall", "Site: Depot", "Site: Yard"],
            id="an unknown label that heads bands",
        ),
        pytest.param(
            [HEADER, ROOF, across("The depot"), PAINT, across("The yard"), CLEAN],
            ["", "The depot", "The yard"],
            id="bands after an action without one",
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


DETAILS = ["Due date", "Assigned to", "Progress"]


def over(text: str) -> R:
    return R([C(text, across=3)], "band")


@pytest.mark.parametrize("is_repeated", [False, True])
def test_actions_that_stand_across_the_table_above_their_details(is_repeated: bool) -> None:
    again = [DETAILS] if is_repeated else []
    rows: Rows = [
        DETAILS,
        over("1. Mend the roof of the hall"),
        *again,
        ["March 2024", "Head of Property", "Begun."],
        over("2. Paint the doors of the depot"),
        *again,
        ["June 2024", "Depot Manager", "Half done."],
    ]
    plan = normalise(document(table(rows)))
    assert [(a.action_ref, a.action, a.lead_officer, a.progress) for a in plan.actions] == [
        ("1", "Mend the roof of the hall", "Head of Property", "Begun."),
        ("2", "Paint the doors of the depot", "Depot Manager", "Half done."),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ["Action", *DETAILS[1:]],
                over("Homes that are warm and dry"),
                ["Mend the roof", "Head of Property", "Begun."],
                over("Streets that are clean and safe"),
                ["Sweep the square", "Depot Manager", "Half done."],
            ],
            id="bands over actions",
        ),
        pytest.param(
            [
                DETAILS,
                over("Homes that are warm and dry"),
                ["March 2024", "Head of Property", "Begun."],
                ["May 2024", "Head of Property", "Begun."],
                over("Streets that are clean and safe"),
                ["June 2024", "Depot Manager", "Half done."],
            ],
            id="several rows beneath one",
        ),
        pytest.param(
            [
                DETAILS,
                over("Homes"),
                ["March 2024", "Head of Property", "Begun."],
                over("Streets"),
                ["June 2024", "Depot Manager", "Half done."],
            ],
            id="names of themes",
        ),
    ],
)
def test_other_rows_above_are_no_actions(rows: Rows) -> None:
    plan = normalise(document(table(rows)))
    assert not any("Homes" in action.action for action in plan.actions)


RISKS = "Risks:\n• The slates may be late\nWhat would help?\nMore slates."
"""A text across a table, with two labels."""


def asked(rows: Rows) -> Table:
    """A table whose questions are in bold."""

    def bold(cell: Cell) -> Cell:
        read = [
            replace(p, lines=(replace(p.lines[0], bold=True),)) if p.text.endswith("?") else p
            for p in cell.paragraphs
        ]
        return replace(cell, paragraphs=tuple(read))

    made = table(rows)
    return replace(made, rows=tuple(replace(row, cells=tuple(map(bold, row.cells))) for row in made.rows))


def test_a_row_beneath_the_only_action_of_each_table_is_a_column_by_its_labels() -> None:
    plan = normalise(document(*(asked([HEADER, row, across(RISKS)]) for row in (ROOF, PAINT))))
    told = {"Risks": "• The slates may be late", "What would help?": "More slates."}
    assert [action.other for action in plan.actions] == [told, told]
    assert plan.words == plan.words_kept


def test_a_row_beneath_the_only_action_of_one_table_is_told() -> None:
    """Tables with another header do not show what it is."""
    other = ["No", "Task", "By when", "Owner"]
    plan = normalise(document(asked([HEADER, ROOF, across(RISKS)]), table([other, PAINT, CLEAN])))
    assert [action.other for action in plan.actions] == [{}] * 3
    (issue,) = [issue for issue in plan.issues if issue.code == "row-left-out"]
    assert (issue.table, issue.row, issue.count) == (1, 3, 1)
    assert "row 3; words: 11" in issue.message


@pytest.mark.parametrize(("ends", "left"), [([across("Homes")], 1), ([across("Homes"), CLEAN], 0)])
def test_a_heading_with_no_row_beneath_it_is_told(ends: list[R | Sequence[str]], left: int) -> None:
    plan = normalise(document(table([HEADER, across("Halls"), ROOF, *ends])))
    assert [issue.count for issue in plan.issues if issue.code == "row-left-out"] == [1] * left
    assert plan.words - plan.words_kept == left
