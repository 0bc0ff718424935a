"""Forms that give each action as labels beside values are read as a table with a row per action."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from extractors.document import Document, Issue
from normalise import normalise
from tests.normalise.build import C, R, codes, document, table, text

Pairs = Sequence[tuple[str, str]]

ROOF: Pairs = [
    ("Ref", "7"),
    ("Action", "Mend the roof of the town hall"),
    ("Lead officer", "Head of Property"),
    ("Target date", "March 2013"),
    ("Weather", "Dry"),
]
LETTER: Pairs = [
    ("Ref", "8"),
    ("Action", "Write to all tenants"),
    ("Lead officer", "Head of Housing"),
    ("Target date", "June 2013"),
    ("Weather", "Any"),
]
WANTED = [
    ("7", "Mend the roof of the town hall", "Head of Property", "March 2013", {"Weather": "Dry"}),
    ("8", "Write to all tenants", "Head of Housing", "June 2013", {"Weather": "Any"}),
]


def rows_of(given: Document) -> list[tuple[str, str, str, str, dict[str, str]]]:
    return [
        (a.action_ref, a.action, a.lead_officer, a.target_date, dict(a.other))
        for a in normalise(given).actions
    ]


def under(title: str, pairs: Pairs) -> list[R]:
    return [R([C(title, across=2)], "band"), *(R(pair) for pair in pairs)]


def side_by_side(pairs: Pairs, across: int = 3) -> list[R]:
    """Two pairs beside each other below the action, whose text reaches over so many columns."""
    (ref, action, *rest) = [list(pair) for pair in pairs]
    return [
        R([action[0], C(action[1], across=across), *[""] * (3 - across)]),
        R([*ref, *rest[0]]),
        R([*rest[1], *rest[2]]),
    ]


FORMS = {
    "a table each": [table(ROOF), table(LETTER)],
    "one below the other in a table": [table([*ROOF, *LETTER])],
    "labels end in a colon": [table([(f"{a}:", b) for a, b in pairs]) for pairs in (ROOF, LETTER)],
    "a second pair beside the first": [table(side_by_side(ROOF)), table(side_by_side(LETTER))],
    "a value over some of the columns": [
        table(side_by_side(ROOF, 2)),
        table(side_by_side(LETTER, 1)),
    ],
    "a number over each": [table([*under("Action 1", ROOF), *under("Action 2", LETTER)])],
    "labels in another order": [table([*ROOF, LETTER[1], LETTER[0], *LETTER[2:]])],
    "cut by a page break": [
        table([*(R(p, pages=[1]) for p in [*ROOF, *LETTER[:3]])]),
        table([*(R(p, pages=[2]) for p in LETTER[3:])]),
    ],
}


@pytest.mark.parametrize("name", FORMS)
def test_a_form_gives_a_row_for_each_action(name: str) -> None:
    assert rows_of(document(*FORMS[name])) == WANTED


@pytest.mark.parametrize(
    ("title", "section"),
    [("Action {}", ""), ("Action plan", ""), ("Theme {}: Homes", "Theme {}: Homes")],
    ids=["a number", "an announcement", "a theme"],
)
def test_a_title_is_the_section_if_it_says_more_than_a_number(title: str, section: str) -> None:
    given = table([*under(title.format(1), ROOF), *under(title.format(2), LETTER)])
    sections = [a.section for a in normalise(document(given)).actions]
    assert sections == [section.format(1), section.format(2)]


def test_a_title_is_the_action_where_no_label_is_with_the_code_before_it() -> None:
    titled = [
        table(under(f"TH-{pairs[0][1]}-A1 {pairs[1][1]}" if pairs is ROOF else pairs[1][1], pairs[2:]))
        for pairs in (ROOF, LETTER)
    ]
    refs = ["TH-7-A1", ""]
    assert rows_of(document(*titled)) == [(ref, *row[1:]) for ref, row in zip(refs, WANTED, strict=True)]


def test_a_number_behind_the_label_of_the_action_is_its_reference() -> None:
    numbered = [
        table([(f"Action {ref}", pairs[1][1]), *pairs[2:]]) for ref, pairs in (("7", ROOF), ("8", LETTER))
    ]
    assert rows_of(document(*numbered)) == WANTED


def test_several_numbered_actions_of_a_form_number_no_record() -> None:
    steps = [("Action 1", "Mend the roof"), ("Action 2", "Paint the hall"), *ROOF[2:]]
    assert [ref for ref, *_ in rows_of(document(table(steps)))] == [""]


def test_a_table_with_one_label_of_a_form_is_none_of_its_records() -> None:
    counts = table([("Target date", "Number"), ("March 2013", "12"), ("June 2013", "7"), ("Spring", "5")])
    titled = [table(under(pairs[1][1], pairs[2:])) for pairs in (ROOF, LETTER)]
    assert [row[1:] for row in rows_of(document(counts, *titled))] == [row[1:] for row in WANTED]


def test_a_label_that_only_a_later_form_has_is_a_column_too() -> None:
    given = document(table([*ROOF[:4], *LETTER]))
    assert [row[4] for row in rows_of(given)] == [{}, {"Weather": "Any"}]


def test_all_words_of_forms_are_kept_but_those_beneath_the_last_which_are_told() -> None:
    titles = ["Town hall", "Action 1", "Printed in May"]
    rows: list[R | Sequence[str]] = [*(R([C(title, across=2)]) for title in titles[:2])]
    rows += [*ROOF, *LETTER, R([C(titles[2], across=2)])]
    plan = normalise(document(table(rows)))
    assert plan.words - plan.words_kept == len(titles[2].split())
    assert [issue.value for issue in plan.issues if issue.code == "row-left-out"] == titles[2:]
    texts = [cell.text for row in plan.tables[0].rows for cell in row.cells]
    assert sorted(texts) == sorted([*titles, *(part for pair in (*ROOF, *LETTER) for part in pair)])


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(
            [
                ("Policy owner", "Head of Housing"),
                ("Version", "2"),
                ("Approved by", "Cabinet"),
                ("Review date", "May 2014"),
            ],
            id="document control",
        ),
        pytest.param(
            [
                ("Objective", "Warm homes"),
                ("Lead officer", "Head of Housing"),
                ("Start date", "May 2014"),
                ("Progress", "Slow"),
            ],
            id="a single form of a project, without an action",
        ),
        pytest.param(
            [("Q1", "Who are you?"), ("Q2", "What did you do?"), ("Q3", "When?")],
            id="questions",
        ),
    ],
)
def test_other_forms_hold_no_actions(rows: Pairs) -> None:
    plan = normalise(document(table(rows)))
    assert not plan.actions
    assert [len(row.cells) for row in plan.tables[0].rows] == [2] * len(rows)


def test_doubts_about_a_forms_lines_reach_its_action() -> None:
    def after(joins: float) -> float:
        form = table(ROOF)
        rows = (replace(form.rows[0], joins=joins), *form.rows[1:])
        (action,) = normalise(document(replace(form, rows=rows))).actions
        return action.confidence

    assert after(0.5) < after(1.0)


def test_a_header_of_two_rows_is_no_form() -> None:
    head = [C("What we will do", across=2), C("How it will be managed", across=2)]
    row = ["1", "Mend the roof", "Head of Property", "May 2014"]
    plan = normalise(document(table([head, ["Ref", "Task", "Lead officer", "Timescale"], row])))
    assert [(a.action_ref, a.action, a.lead_officer, a.target_date) for a in plan.actions] == [tuple(row)]


def test_a_guide_to_the_columns_is_left_as_it_is() -> None:
    guide = [
        ("Action", "What is going to be done"),
        ("Lead officer", "Who will see to it"),
        ("Target date", "The day by which it will be done"),
    ]
    plan = normalise(document(table(guide)))
    assert [tuple(cell.text for cell in row.cells) for row in plan.tables[0].rows] == guide


def test_a_table_that_goes_across_is_left_as_it_is() -> None:
    given = document(
        text("Plan"),
        table([["Action", "Lead officer"], ["Mend the roof", "Head of Property"], ["Paint", "Caretaker"]]),
    )
    assert [(a.action, a.lead_officer) for a in normalise(given).actions] == [
        ("Mend the roof", "Head of Property"),
        ("Paint", "Caretaker"),
    ]
    assert "headers-contradict" not in codes(normalise(given))


def test_an_issue_of_a_line_of_a_form_goes_to_the_row_of_its_action() -> None:
    given = document(text("Delivery plan"), *FORMS["cut by a page break"])
    places = [(1, 2), (1, 7), (2, 2)]
    doubts = [Issue("line-join-doubtful", "Lines.", None, *place, 2, str(place)) for place in places]
    plan = normalise(replace(given, issues=tuple(doubts)))
    rows = [(action.table, action.row) for action in plan.actions]
    found = [(issue.table, issue.row) for issue in plan.issues if issue.code == "line-join-doubtful"]
    assert found == [rows[0], rows[1], rows[1]]
