"""Rows become records as SCHEMA.md says under "Which rows"; each sentence there is a case here."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalise import normalise
from normalise.plan import Plan
from tests.normalise.build import C, R, codes, document, heading, shown, table

HEADER = ["Objective", "Action", "Lead", "When"]
NUMBERED = ["Ref", "Objective", "Action", "Lead"]
FOUR = ["Ref", "Action", "Lead", "When"]


def read(*rows: Sequence[str | C], header: list[str] | None = None) -> Plan:
    return normalise(document(heading("Our plan"), table([header or HEADER, *rows])))


def test_one_record_per_row() -> None:
    plan = read(
        ["Warmth", "Write to tenants", "HR", "May 2012"], ["Light", "Open the hall", "CEO", "May 2013"]
    )
    assert shown(plan, "row", "item", "objective", "action") == [
        ("2", "0", "Warmth", "Write to tenants"),
        ("3", "0", "Light", "Open the hall"),
    ]


def test_an_enumeration_gives_one_record_per_item_with_its_label() -> None:
    plan = read(["Warmth", "1) Write to tenants\n2) Call them", "HR", "May 2012"])
    assert shown(plan, "item", "action_ref", "action", "officers", "dates") == [
        ("1", "1", "Write to tenants", "HR", "2012-05"),
        ("2", "2", "Call them", "HR", "2012-05"),
    ]


def test_automatic_numbers_are_labels_too() -> None:
    plan = read(["Warmth", C("Write to tenants\nCall them", labels=["i.", "ii."]), "HR", "May 2012"])
    assert shown(plan, "action_ref", "action") == [("i", "Write to tenants"), ("ii", "Call them")]


def test_bullets_never_split_a_row() -> None:
    plan = read(["Warmth", "• Write to tenants\n• Call them", "HR", "May 2012"])
    assert shown(plan, "item", "action") == [("0", "• Write to tenants\n• Call them")]


def test_an_objective_carries_down_the_rows_that_it_spans() -> None:
    plan = read(
        [C("1. Warmth", down=2), "Write to tenants", "HR", "May 2012"],
        ["Open the hall", "", ""],
        ["2. Light", "Sell", "", ""],
    )
    assert shown(plan, "objective_ref", "objective", "action", "lead_officer") == [
        ("1", "Warmth", "Write to tenants", "HR"),
        ("1", "Warmth", "Open the hall", ""),
        ("2", "Light", "Sell", ""),
    ]


@pytest.mark.parametrize(
    ("reference", "objective"),
    [
        pytest.param("A1", ("A", "Warm homes"), id="the letter of its actions' numbers"),
        pytest.param("B1", ("", "A Warm homes"), id="another letter"),
        pytest.param("AB", ("", "A Warm homes"), id="no number"),
    ],
)
def test_a_letter_before_an_objective(reference: str, objective: tuple[str, str]) -> None:
    header = ["Objective", "Ref", "Action", "Lead"]
    plan = read(["A Warm homes", reference, "Write to tenants", "HR"], header=header)
    assert shown(plan, "objective_ref", "objective") == [objective]


def test_an_objective_left_blank_beneath_carries_down() -> None:
    plan = read(["1. Warmth", "Write to tenants", "HR", "May 2012"], ["", "Open the hall", "", ""])
    assert shown(plan, "objective_ref", "objective", "lead_officer", "dates") == [
        ("1", "Warmth", "HR", "2012-05"),
        ("1", "Warmth", "", ""),
    ]


def test_nothing_carries_past_a_new_reference() -> None:
    plan = read(
        ["1.1", "Warmth", "Write to tenants", "HR"],
        ["", "", "Open the hall", ""],
        ["1.2", "", "Sell the depot", ""],
        ["", "", "Buy a bus", ""],
        header=NUMBERED,
    )
    assert shown(plan, "objective_ref", "objective", "action") == [
        ("1.1", "Warmth", "Write to tenants"),
        ("1.1", "Warmth", "Open the hall"),
        ("1.2", "", "Sell the depot"),
        ("1.2", "", "Buy a bus"),
    ]


def test_nothing_carries_past_a_band() -> None:
    plan = read(
        ["Warmth", "Write to tenants", "HR", ""], [C("Part two", across=4)], ["", "Open the hall", "", ""]
    )
    assert shown(plan, "section", "objective") == [("", "Warmth"), ("Part two", "")]


def test_a_cell_merged_over_rows_holds_for_each() -> None:
    plan = read(
        ["Warmth", "Write to tenants", C("HR", down=2), C("May 2012", down=2)], ["Light", "Open the hall"]
    )
    assert shown(plan, "action", "lead_officer", "target_date") == [
        ("Write to tenants", "HR", "May 2012"),
        ("Open the hall", "HR", "May 2012"),
    ]


def test_a_row_with_nothing_but_an_objective_is_a_record() -> None:
    plan = read(["Warmth", "Write to tenants", "HR", "May 2012"], ["and light for all.", "", "", ""])
    assert shown(plan, "objective", "action", "action_from")[1] == ("and light for all.", "", "action")


def test_without_an_action_column_the_outcome_is_the_action() -> None:
    plan = read(
        ["Warmth", "Warm homes", "HR", "May 2012"],
        ["Light", "", "HR", "May 2012"],
        header=["Objective", "Expected outcome", "Lead", "When"],
    )
    assert shown(plan, "action", "action_from", "expected_outcome") == [
        ("Warm homes", "expected_outcome", "Warm homes"),
        ("", "objective", ""),
    ]


def test_an_action_that_does_not_apply_is_kept() -> None:
    plan = read(["Warmth", "N/A", "", ""])
    assert shown(plan, "action", "status") == [("N/A", "not_applicable")]


def test_references_to_other_points() -> None:
    plan = read(
        ["2.4\nWarmth", "See actions at point 2.6", "HR", "Completed in May 2012"],
        ["2.5\nLight", "See actions at 2.4 and 2.6", "", ""],
        ["2.6\nAir (Links to 2.4)", "Open windows (Links to 2.5)", "", ""],
    )
    assert shown(plan, "see_also", "action", "status") == [
        ("2.6", "See actions at point 2.6", "completed"),
        ("2.4; 2.6", "See actions at 2.4 and 2.6", "unknown"),
        ("", "Open windows (Links to 2.5)", "unknown"),
    ]
    assert plan.actions[2].objective == "Air (Links to 2.4)"
    assert codes(plan) == ["unknown-abbreviation"]


def test_references_by_code() -> None:
    plan = read(
        ["OS/23/02\nWarmth", "Insulate", "HR", "May 2012"],
        ["OS/23/05\nLight", "See action at OS/23/02", "", ""],
    )
    assert [action.see_also for action in plan.actions] == [(), ("OS/23/02",)]


def test_says_when_a_reference_leads_nowhere() -> None:
    plan = read(["2.4\nWarmth", "See action 9.9", "", ""])
    assert codes(plan) == ["reference-unknown"]


def test_a_page_or_an_appendix_is_no_point() -> None:
    plan = read(["2.4\nWarmth", "Publish the map (see page 14 and Appendix 2)", "", ""])
    assert plan.actions[0].see_also == ()


def test_two_references_in_a_cell_are_one_line() -> None:
    plan = read(["1.6\n1.7", "Warmth", "Write", "HR"], ["1.8", "Light", "Call", "HR"], header=NUMBERED)
    assert plan.actions[0].objective_ref == "1.6 1.7"


def test_bands_across_the_table_are_sections() -> None:
    plan = read(
        [C("Priority 1: Homes", across=4)],
        ["Warmth", "Write to tenants", "HR", ""],
        [C("Priority 2: Roads", across=4)],
        ["Light", "Mend lamps", "HR", ""],
    )
    assert shown(plan, "section", "action") == [
        ("Priority 1: Homes", "Write to tenants"),
        ("Priority 2: Roads", "Mend lamps"),
    ]
    assert [row.kind for row in plan.tables[0].rows] == ["header", "band", "body", "band", "body"]


def test_a_band_in_the_second_cell() -> None:
    plan = read(
        ["", C("Priority outcome 1: Homes", across=3)],
        ["1.", "Warmth", "Write to tenants", "HR"],
        header=NUMBERED,
    )
    assert shown(plan, "section", "objective") == [("Priority outcome 1: Homes", "Warmth")]


def test_a_band_with_its_number_in_a_cell_of_its_own() -> None:
    plan = read(["A", C("Homes for all", across=3)], ["1.1", "Warmth", "Write", "HR"], header=NUMBERED)
    assert shown(plan, "section", "objective_ref") == [("A Homes for all", "1.1")]


def test_a_band_in_one_unmerged_cell_by_its_look() -> None:
    plan = read(
        [C("Homes for all", bold=True, fill="#dddddd"), "", "", ""],
        ["1.1 Warmth", "Write to tenants", "HR", ""],
    )
    assert shown(plan, "section", "objective") == [("Homes for all", "Warmth")]


@pytest.mark.parametrize(
    ("size", "header", "sections"),
    [
        pytest.param(10.0, [FOUR], ["", "Warm at home"], id="above the header, given again"),
        pytest.param(18.0, [], ["", "Warm at home"], id="set in larger type"),
        pytest.param(10.0, [], ["", "", ""], id="neither"),
    ],
)
def test_a_text_in_the_second_column_heads_rows(
    size: float, header: list[list[str]], sections: list[str]
) -> None:
    plan = read(
        [C("1", size=10.0), C("Write to tenants", size=10.0), C("HR", size=10.0), ""],
        ["", C("Warm at home", size=size), "", ""],
        *header,
        [C("2", size=10.0), C("Mend lamps", size=10.0), C("HR", size=10.0), ""],
        header=FOUR,
    )
    assert [action.section for action in plan.actions] == sections


def test_what_explains_a_band_is_no_part_of_the_section() -> None:
    plan = read(
        [C("Theme 1: Homes\nTwo in three residents told us that they are cold.", across=4)],
        ["Warmth", "Write to tenants", "HR", ""],
    )
    assert plan.actions[0].section == "Theme 1: Homes"


def test_words_in_a_column_of_references_head_rows() -> None:
    plan = read(
        ["Homes", "", "", ""],
        ["1", "Write to tenants", "HR", "May 2012"],
        ["2", "Ring", "HR", ""],
        header=FOUR,
    )
    assert shown(plan, "section", "action_ref") == [("Homes", "1"), ("Homes", "2")]


def test_a_number_and_its_text_over_numbers_within_it_head_rows() -> None:
    plan = read(
        ["1", "Warm homes", "", ""],
        ["1.1", "Write to tenants", "HR", "May 2012"],
        ["2", "Parks", "", ""],
        ["2.1", "Plant a hedge", "HR", ""],
        header=FOUR,
    )
    assert shown(plan, "section", "action_ref") == [("1 Warm homes", "1.1"), ("2 Parks", "2.1")]


def test_a_number_and_its_text_over_the_next_number_are_an_action() -> None:
    plan = read(["1", "Warm homes", "", ""], ["2", "Write to tenants", "HR", "May 2012"], header=FOUR)
    assert shown(plan, "section", "action") == [("", "Warm homes"), ("", "Write to tenants")]


def test_an_objective_over_numbers_within_it_is_a_record_of_its_own() -> None:
    plan = read(["1", "Warmth", "", ""], ["1.1", "", "Write to tenants", "HR"], header=NUMBERED)
    assert shown(plan, "section", "action") == [("", ""), ("", "Write to tenants")]


def test_one_cell_alone_without_the_look_of_a_band_is_a_record() -> None:
    plan = read(["1.1 Warmth", "Write", "HR", ""], ["1.2 Homes for all who need them", "", "", ""])
    assert shown(plan, "section", "objective")[1] == ("", "Homes for all who need them")


@pytest.mark.parametrize(
    ("lone", "sections"),
    [("Housing", ["Housing"] * 3), ("Ask for views", [""] * 4), ("4 Housing", [""] * 4)],
    ids=["a name", "an instruction", "a number"],
)
def test_a_name_alone_in_a_column_of_instructions_is_a_band(lone: str, sections: list[str]) -> None:
    rows = [[lone, "", ""], *([f"{verb} the hall", "HR", "May 2012"] for verb in ("Open", "Paint", "Sell"))]
    plan = read(*rows, header=["Action", "Lead", "When"])
    assert [action.section for action in plan.actions] == sections


@pytest.mark.parametrize(
    ("lone", "beneath", "sections"),
    [
        pytest.param("WARM HOMES", "Warmth", ["WARM HOMES"], id="over a text in small letters"),
        pytest.param("WARM HOMES", "WARMTH", ["", ""], id="over another in capitals"),
        pytest.param("WARM HOMES", "", ["", ""], id="over none"),
        pytest.param(C("Warm homes", fill="#dddddd"), "Warmth", ["", ""], id="in small letters"),
        pytest.param(C("HOMES", fill="#dddddd"), "Warmth", ["", ""], id="one word"),
    ],
)
def test_words_in_capitals_alone_in_a_column_of_small_letters_are_a_band(
    lone: str | C, beneath: str, sections: list[str]
) -> None:
    plan = read([lone, "", "", ""], [beneath, "Write to tenants", "HR", "May 2012"])
    assert [action.section for action in plan.actions] == sections


def test_a_band_beneath_a_band_stays_until_the_next_of_its_kind() -> None:
    plan = read(
        [C("HOMES", across=4, fill="#000080")],
        [C("Objective 1: Warmth", across=4)],
        ["a", "Write to tenants", "HR", ""],
        [C("Objective 2: Light", across=4)],
        ["b", "Mend lamps", "HR", ""],
        [C("ROADS", across=4, fill="#000080")],
        ["c", "Fill holes", "HR", ""],
    )
    assert shown(plan, "section") == [
        ("HOMES\nObjective 1: Warmth",),
        ("HOMES\nObjective 2: Light",),
        ("ROADS",),
    ]


def test_notes_totals_and_blank_rows_give_none() -> None:
    plan = read(
        ["Warmth", "Write to tenants", "HR", ""],
        ["", "", "", ""],
        ["Total", "", "", "£1,200"],
        ["", "Total of what the plan will cost", "", "£1,200"],
        ["Total", "17 actions", "", ""],
        ["", "", "Total for corridor", "£2m to £3m"],
        [C("Note: dates are those of the council year.", across=4)],
    )
    assert len(plan.actions) == 1
    assert [
        (issue.code, issue.count, issue.row) for issue in plan.issues if issue.code == "row-left-out"
    ] == [("row-left-out", 5, 4)]
    assert plan.words - plan.words_kept == 29


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("What success looks like\n• Warm homes\n• Lower bills", ""),
        ("What success looks like\n• Warm homes", "What success looks like • Warm homes"),
    ],
    ids=["a list", "one thing"],
)
def test_a_list_over_all_columns_heads_no_rows(text: str, section: str) -> None:
    plan = read([C(text, across=4)], ["Warmth", "Write to tenants", "HR", ""])
    assert shown(plan, "section", "action") == [(section, "Write to tenants")]


def test_a_row_that_begins_with_total_but_says_something_is_kept() -> None:
    plan = read(["Total warmth in all homes", "Write to tenants", "HR", ""])
    assert len(plan.actions) == 1
    assert "row-left-out" not in codes(plan)


def test_ditto_marks_mean_the_officers_and_dates_above() -> None:
    plan = read(
        ["Warmth", "Write to tenants", "Head of Housing", "May 2012"],
        ["Light", "Mend lamps", "As above", '"'],
        ["Air", "Open windows", "", ""],
    )
    assert shown(plan, "lead_officer", "officers", "dates") == [
        ("Head of Housing", "Head of Housing", "2012-05"),
        ("As above", "Head of Housing", "2012-05"),
        ("", "", ""),
    ]
    assert codes(plan) == ["ditto", "ditto"]
    assert plan.actions[1].row_issues == ("ditto",)


def test_text_before_the_first_item_stays_with_each() -> None:
    plan = read(["Warmth", "We will:\n1) write\n2) call", "HR", ""])
    assert shown(plan, "action") == [("We will:\nwrite",), ("We will:\ncall",)]


def test_the_number_of_a_row_whose_items_have_labels_is_kept() -> None:
    plan = read(["7", "a) Write\nb) Call", "HR"], ["8", "Meet", "HR"], header=["No", "Action", "Lead"])
    assert shown(plan, "objective_ref", "action_ref", "action") == [
        ("7", "a", "Write"),
        ("7", "b", "Call"),
        ("", "8", "Meet"),
    ]


def test_pages_of_a_row() -> None:
    first = R(["Warmth", "Write", "HR", ""], pages=(2, 3))
    second = R(["Light", "Mend", "HR", ""], pages=(3,))
    plan = normalise(document(table([HEADER, first, second])))
    assert [(a.page_first, a.page_last) for a in plan.actions] == [(2, 3), (3, 3)]


def test_columns_of_one_name_are_told_apart_in_other() -> None:
    plan = read(["Write to all tenants", "HR", "x", "y", "z"], header=["Action", "Lead", "Zone", "Zone", ""])
    assert plan.actions[0].other == {"Zone": "x", "Zone (2)": "y", "Column 5": "z"}


def test_a_colour_without_a_word_is_no_status_and_says_so() -> None:
    def status(cell: C) -> Plan:
        return read(["Warmth", "Write to tenants", "HR", cell], header=["Objective", "Action", "Lead", "RAG"])

    assert shown(status(C("", fill="#00ff00")), "status", "row_issues")[0][0] == "unknown"
    assert "status-by-colour" in codes(status(C("", fill="#00ff00")))
    assert "status-by-colour" not in codes(status(C("Green", fill="#00ff00")))
    assert "status-by-colour" not in codes(status(C("")))


def test_a_ditto_mark_under_an_objective_is_that_objective() -> None:
    plan = read(["1. Warmth", "Write to tenants", "", ""], ["As above", "Open the hall", "", ""])
    assert shown(plan, "objective_ref", "objective") == [("1", "Warmth"), ("1", "Warmth")]
    assert codes(plan) == ["ditto"]


def test_a_number_with_nothing_beside_it_is_no_action() -> None:
    plan = read(["1.1", "Warmth", "Write", "HR"], ["1.2", "", "", ""], header=NUMBERED)
    assert len(plan.actions) == 1
    assert "row-left-out" in codes(plan)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["", C("March 2024", bold=True), "", ""], "a date alone"),
        (["", "", C("Parks Manager", bold=True), ""], "not in the first text column"),
        (["", C("Homes", down=2), "", ""], "goes down over rows"),
    ],
)
def test_a_lone_text_that_heads_nothing_is_no_band(row: Sequence[str | C], why: str) -> None:
    beneath = ["4", "HR", "May"] if why.startswith("goes down") else ["4", "Call them", "HR", "May"]
    rows = [["No", "Action", "Lead", "Progress"], ["3", "Write to tenants", "HR", "June"], row, beneath]
    plan = normalise(document(table([*rows, ["5", "Meet them", "HR", "July"]])))
    assert [action.section for action in plan.actions] == [""] * len(plan.actions), why
    assert len(plan.actions) == 4


@pytest.mark.parametrize(("text", "count"), [("WRITE TO THE OTHERS.", 3), ("LETTERS TO THE OTHERS", 2)])
def test_a_sentence_in_bold_capitals_is_an_action(text: str, count: int) -> None:
    rows: list[Sequence[str | C]] = [["Write to tenants", "HR", "June"], [C(text, bold=True), "", ""]]
    plan = normalise(document(table([["Action", "Lead", "Progress"], *rows, ["Call tenants", "HR", "May"]])))
    assert len(plan.actions) == count
