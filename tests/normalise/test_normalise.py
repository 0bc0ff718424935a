"""A whole document: every decision is recorded, nothing is lost, bad input is an issue and never a lost row."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

import normalise as package
from extractors.document import Document, Issue, Table
from normalise import normalise
from normalise.text import count_words
from tests.normalise.build import C, codes, document, heading, shown, table, text

HEADER = ["Objective", "Action", "Lead officer", "Target date"]
ROW = ["Warm homes", "Write to all tenants", "Head of Housing", "May 2012"]


def test_the_package_offers_what_the_next_one_uses() -> None:
    assert set(package.__all__) == {
        "Action",
        "ColumnDecision",
        "Council",
        "DateGiven",
        "Officer",
        "Plan",
        "TableDecision",
        "normalise",
    }
    assert all(hasattr(package, name) for name in package.__all__)


def test_a_document_without_tables_has_no_actions() -> None:
    plan = normalise(document(heading("Plan"), text("Words.")))
    assert (plan.actions, plan.tables, plan.words) == ((), (), 0)


def test_an_empty_document() -> None:
    assert normalise(Document("application/pdf", ())).title == ""


def test_every_table_and_every_column_has_a_decision() -> None:
    plan = normalise(
        document(table([["", "Page"], ["Homes", "1"], ["Roads", "2"], ["Sea", "3"]]), table([HEADER, ROW]))
    )
    assert [(d.table, d.kind) for d in plan.table_decisions] == [(1, "contents"), (2, "actions")]
    assert [(d.table, d.column, d.field) for d in plan.column_decisions] == [
        (1, 1, None),
        (1, 2, None),
        (2, 1, "objective"),
        (2, 2, "action"),
        (2, 3, "lead_officer"),
        (2, 4, "target_date"),
    ]


@pytest.mark.parametrize("dash", ["-", "–", "—", "•", ""])
def test_a_cell_with_a_dash_says_nothing_and_raises_nothing(dash: str) -> None:
    header = [*HEADER, "Status", "Progress"]
    plan = normalise(
        document(
            table([header, [*ROW, "Complete", "Letters sent"], ["Roads", "Mend", dash, dash, dash, dash]])
        )
    )
    action = plan.actions[1]
    assert (action.lead_officer, action.target_date, action.progress) == (dash, dash, dash)
    assert (action.officers, action.dates, action.status, action.row_issues) == ((), (), "unknown", ())


def test_the_caller_knows_the_council_better() -> None:
    made = document(heading("Plan of Surrey County Council"), table([HEADER, ROW]))
    council = normalise(made, council="Leeds City Council").council
    assert council is not None
    assert council.name == "Leeds City Council"


def test_issues_of_the_document_stay() -> None:
    made = document(table([HEADER, ROW]))
    (doubt,) = normalise(document(table([HEADER, ["Warm", "Do", "", "31 June 2012"]]))).issues[:1]
    assert doubt in normalise(replace(made, issues=(doubt,))).issues


def test_issues_of_a_row_that_extraction_found_touch_its_actions_alone() -> None:
    made = document(table([HEADER, ROW, ["Warm", "Do", "", "May 2012"]]))
    doubts = tuple(Issue("row-join-doubtful", "Cut or not.", 1, 1, row) for row in (None, 2))
    first, second = normalise(replace(made, issues=doubts)).actions
    assert "row-join-doubtful" in first.row_issues
    assert "row-join-doubtful" not in second.row_issues


def test_a_row_whose_texts_stand_oddly_is_less_sure_than_one_whose_texts_do_not() -> None:
    made = table([HEADER, ROW, ROW])
    odd, even = (replace(row, stands=chance) for row, chance in zip(made.rows[1:], (0.3, 0.9), strict=True))
    first, second = normalise(document(replace(made, rows=(made.rows[0], odd, even)))).actions
    assert first.confidence < 0.6 < 0.9 < second.confidence


def test_a_row_that_a_machine_read_off_a_picture_says_so_and_is_less_sure() -> None:
    made = table([HEADER, ROW, ROW])
    scanned = replace(made.rows[1], is_scanned=True)
    first, second = normalise(document(replace(made, rows=(made.rows[0], scanned, made.rows[2])))).actions
    assert (first.row_issues, second.row_issues) == (("scanned-text",), ())
    assert first.confidence < second.confidence


def test_one_issue_per_cause_with_a_count() -> None:
    rows = [["Warm", f"Write letter {n}", "XYZ", "May 2012"] for n in range(5)]
    plan = normalise(document(table([HEADER, *rows])))
    assert [(i.code, i.count, i.table, i.row, i.column) for i in plan.issues if i.value == "XYZ"] == [
        ("unknown-abbreviation", 5, 1, 2, 3)
    ]
    assert all(action.row_issues == ("unknown-abbreviation",) for action in plan.actions)


def test_one_issue_per_cause_over_all_tables() -> None:
    one = table([[*HEADER, "Zigzag"], [*ROW, "x"]])
    plan = normalise(document(one, one, one))
    assert [(i.code, i.count, i.table) for i in plan.issues if i.code == "column-unknown"] == [
        ("column-unknown", 3, 1)
    ]


@pytest.mark.parametrize(
    ("made", "code"),
    [
        pytest.param(
            table([[*HEADER, *(f"X{n}" for n in range(56))], [*ROW, *(["x"] * 56)]]),
            "too-many-columns",
            id="60 columns",
        ),
        pytest.param(table([HEADER, [ROW[0], "word " * 10_000, *ROW[2:]]]), "long-cell", id="10,000 words"),
        pytest.param(
            table([HEADER, [ROW[0], "Write\x07 to\x00 all", *ROW[2:]]]), "control-characters", id="controls"
        ),
        pytest.param(table([[*HEADER, "Zigzag"], [*ROW, "x"]]), "column-unknown", id="unknown header"),
        pytest.param(
            table([["Action", "Lead", "Horizon"], ["Write to all tenants", "HR", "May 2012"]] * 1),
            "column-unsure",
            id="by contents",
        ),
        pytest.param(
            table([[*HEADER, "Responsible officer"], [*ROW, "HR"]]),
            "column-unsure",
            id="two that could be it",
        ),
    ],
)
def test_bad_input_is_an_issue_and_the_row_is_kept(made: Table, code: str) -> None:
    plan = normalise(document(made))
    assert code in codes(plan)
    assert len(plan.actions) == 1
    assert plan.words_kept == plan.words
    assert code not in codes(normalise(document(table([HEADER, ROW])))), "the silent twin"


def test_control_characters_stay_out_of_the_fields_and_in_the_cells() -> None:
    plan = normalise(document(table([HEADER, [ROW[0], "Write\x07 to\x00 all", *ROW[2:]]])))
    assert plan.actions[0].action == "Write to all"
    assert plan.tables[0].rows[1].cells[1].raw_text == "Write\x07 to\x00 all"


def test_sixty_columns_are_all_kept() -> None:
    plan = normalise(document(table([[*HEADER, *(f"X{n}" for n in range(56))], [*ROW, *(["x"] * 56)]])))
    assert len(plan.actions[0].other) == 56


def test_a_number_in_its_column_and_before_the_objective_is_kept_once() -> None:
    made = table([["No", *HEADER], ["2", "2) Warm homes", *ROW[1:]]])
    plan = normalise(document(made))
    assert shown(plan, "objective_ref", "objective") == [("2", "Warm homes")]
    assert "row-words-lost" not in codes(plan)


def test_words_that_reach_no_column_are_an_error() -> None:
    """Only a table that lies can do this: a cell outside its columns."""
    made = table([HEADER, ROW])
    narrow = replace(made, column_count=3)
    plan = normalise(document(narrow))
    assert "row-words-lost" in codes(plan)
    assert plan.words - plan.words_kept == 2
    assert "row-words-lost" not in codes(normalise(document(made)))


def test_confidence_is_less_for_a_doubtful_row_and_follows_the_extraction() -> None:
    plan = normalise(document(table([HEADER, ROW, [*ROW[:3], "31 June 2012"]])))
    assert plan.actions[0].confidence > plan.actions[1].confidence > 0
    made = table([HEADER, ROW])
    unsure = replace(made, rows=(made.rows[0], replace(made.rows[1], confidence=0.5)))
    assert normalise(document(unsure)).actions[0].confidence < normalise(document(made)).actions[0].confidence


words = st.text("abcdefg 123.,()&/-", max_size=25)
cells = st.one_of(
    words,
    st.sampled_from(
        [
            "",
            "HR",
            "May 2012",
            "1) Do this\n2) Do that",
            "N/A",
            "As above",
            "Total",
            "Note: words",
            "2.4\nAim",
            "• a\n• b",
        ]
    ),
    words.map(lambda t: C(t, across=2)),
    words.map(lambda t: C(t, down=2)),
)
grids = st.lists(st.lists(cells, min_size=1, max_size=6), max_size=7)


@given(st.sampled_from([HEADER, [], ["No", "Action", "RAG"], ["", "Issue", "Aim", "Zig", "By whom"]]), grids)
@settings(max_examples=60, deadline=None)
def test_no_word_of_an_action_table_is_lost_and_the_same_comes_twice(
    header: list[str], rows: list[list[str | C]]
) -> None:
    made = document(heading("Plan"), table([header, *rows] if header else rows))
    plan = normalise(made)
    assert plan == normalise(made)
    left_out = Counter[str]()
    kinds = {decision.table: decision.kind for decision in plan.table_decisions}
    for one in plan.tables:
        if kinds[one.number] == "actions":
            for row in one.rows:
                for cell in row.cells:
                    left_out += count_words(cell.text)
    assert plan.words == left_out.total()
    assert "row-words-lost" not in codes(plan)


@given(grids)
@example([["1", "1", "."]])  # a reference and a text, and a cell of nothing but a sign
@settings(max_examples=60, deadline=None)
def test_records_stand_in_the_order_of_their_rows(rows: list[list[str | C]]) -> None:
    plan = normalise(document(table([HEADER, *rows])))
    places = [(action.table, action.row, action.item) for action in plan.actions]
    assert places == sorted(set(places))


def test_a_plan_of_many_kinds_of_tables() -> None:
    plan = normalise(
        document(
            heading("Fair Access Plan 2012-2015"),
            table([["Abbreviation", "Meaning"], ["HoS", "Head of Service"], ["EIO", "Equality Officer"]]),
            table([HEADER, ["1. Warm homes", "1) Write\n2) Call", "HoS / EIO", "May 2012"]]),
            table([["Red", "Late"], ["Amber", "At risk"], ["Green", "In time"]]),
        )
    )
    assert shown(plan, "objective_ref", "action_ref", "action", "officers", "dates") == [
        ("1", "1", "Write", "Head of Service; Equality Officer", "2012-05"),
        ("1", "2", "Call", "Head of Service; Equality Officer", "2012-05"),
    ]
    assert codes(plan) == []
