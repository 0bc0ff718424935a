"""Which rows are header: below bands, over two rows, spanning, repeated, reworded, missing, contradicting."""

from __future__ import annotations

import pytest

from normalise import normalise
from tests.normalise.build import C, R, codes, document, heading, shown, table

ROW = ["Write to all tenants", "Head of Housing", "May 2012"]
OTHER = ["Open the hall on Sundays", "Head of Leisure", "June 2013"]


def test_header_on_two_rows_with_cells_that_span() -> None:
    plan = normalise(
        document(
            table(
                [
                    [C("Action", down=2), C("Lead", down=2), C("Timescale", across=2)],
                    ["Start", "End"],
                    ["Write to all tenants", "Head of Housing", "May 2012", "June 2012"],
                ]
            )
        )
    )
    assert [(c.header, c.field) for c in plan.column_decisions] == [
        ("Action", "action"),
        ("Lead", "lead_officer"),
        ("Timescale Start", "target_date"),
        ("Timescale End", "target_date"),
    ]
    (action,) = plan.actions
    assert action.target_date == "May 2012\nJune 2012"
    assert [(date.edtf, date.kind) for date in action.dates] == [("2012-05", "start"), ("2012-06", "target")]


@pytest.mark.parametrize(
    ("over", "kind", "shown"),
    [
        pytest.param(("Plan", "Delivery"), "body", "Lead officer", id="unknown and plain: a title"),
        pytest.param(
            ("What we will do", "How it will be managed"), "body", "Lead officer", id="known and plain"
        ),
        pytest.param(
            ("What we will do", "How it will be managed"),
            "header",
            "How it will be managed Lead officer",
            id="marked as header",
        ),
    ],
)
def test_the_lower_row_tells_under_cells_that_span(over: tuple[str, str], kind: str, shown: str) -> None:
    head = R([C(over[0], across=2), C(over[1], across=2)], kind)
    below = R(["Ref", "Task", "Lead officer", "Timescale"], kind)
    plan = normalise(document(table([head, below, ["1", *ROW]])))
    assert [c.field for c in plan.column_decisions] == ["action_ref", "action", "lead_officer", "target_date"]
    assert plan.column_decisions[2].header == shown


@pytest.mark.parametrize(
    ("kind", "columns"),
    [
        pytest.param("header", ("action", "lead_officer", "target_date"), id="marked as header"),
        pytest.param("body", (None, None, None), id="plain, so a row"),
    ],
)
def test_a_group_over_one_column_is_of_the_header_as_those_over_two_are(
    kind: str, columns: tuple[str | None, ...]
) -> None:
    above = R([C("The plan", across=2), "Monitoring"], "header")
    below = R(["What will we do?", "Who will lead on it in the council?", "Deadline"], kind)
    plan = normalise(document(table([above, below, ROW, OTHER])))
    assert tuple(c.field for c in plan.column_decisions) == columns


@pytest.mark.parametrize(
    ("above", "section"),
    [
        pytest.param(["", C("Delivery", across=2)], "", id="over some columns, a group of them"),
        pytest.param(["", "Delivery", ""], "", id="over one column"),
        pytest.param([C("Delivery", across=3)], "Delivery", id="over all columns, a band"),
        pytest.param(["Delivery", "", ""], "Delivery", id="in the first column, a band"),
    ],
)
def test_a_row_above_the_header_that_names_groups_of_columns_is_no_band(
    above: list[C | str], section: str
) -> None:
    header = R(["Action", "Lead officer", "Deadline"], "header")
    plan = normalise(document(table([R(above, "band"), header, ROW])))
    assert [c.field for c in plan.column_decisions] == ["action", "lead_officer", "target_date"]
    assert [action.section for action in plan.actions] == [section]


def test_a_band_below_the_header_beside_a_blank_merged_cell_is_no_part_of_it() -> None:
    """A table in a form's cell has the form's own blank strip at its right."""
    header = R(["Action", "Lead officer", "Deadline", C("", down=4)], "header")
    plan = normalise(document(table([header, R([C("Homes", across=3)], "band"), ROW, OTHER])))
    assert [action.section for action in plan.actions] == ["Homes", "Homes"]


def test_a_year_over_two_headers_tells_too() -> None:
    years = [C("Year 1", across=2), C("Year 2", across=2)]
    rows = [
        ["Lead", *["Action", "Timescale"] * 2],
        ["Head of Housing", "Write", "May 2012", "Call", "June 2013"],
    ]
    plan = normalise(document(table([[C("Lead", down=2), *years], rows[0][1:], rows[1]])))
    assert shown(plan, "action", "later_actions") == [("Write", "Call")]


def test_an_end_without_a_start_is_a_target() -> None:
    plan = normalise(
        document(
            table(
                [
                    ["Action", "Start date", "End date"],
                    ["Write to all tenants", "", "June 2012"],
                    ["Call", "May 2012", ""],
                ]
            )
        )
    )
    assert [[(date.edtf, date.kind) for date in action.dates] for action in plan.actions] == [
        [("2012-06", "target")],
        [("2012-05", "start")],
    ]


def test_quarters_under_a_year_go_to_other() -> None:
    quarters = ["Q1", "Q2", "Q3", "Q4"]
    plan = normalise(
        document(
            table(
                [
                    [C("Action", down=2), C("Lead", down=2), C("2012/13", across=4)],
                    quarters,
                    ["Write to all tenants", "Head of Housing", "", "x", "", "Letters printed"],
                ]
            )
        )
    )
    assert [c.header for c in plan.column_decisions][2:] == [f"2012/13 {quarter}" for quarter in quarters]
    assert plan.actions[0].other == {"2012/13 Q2": "x", "2012/13 Q4": "Letters printed"}


def test_header_below_bands_and_titles() -> None:
    plan = normalise(
        document(
            heading("Plan"),
            table([[C("1 Homes for all", across=3)], ["Action", "Lead", "When"], ROW]),
        )
    )
    assert shown(plan, "section", "action") == [("1 Homes for all", "Write to all tenants")]


def test_repeated_headers_are_dropped() -> None:
    header = ["Action", "Lead", "When"]
    plan = normalise(document(table([header, ROW, header, OTHER])))
    assert shown(plan, "action") == [(ROW[0],), (OTHER[0],)]
    assert [row.kind for row in plan.tables[0].rows] == ["header", "body", "header", "body"]


def test_a_header_reworded_further_down_starts_anew() -> None:
    plan = normalise(
        document(
            table(
                [
                    ["Action", "Lead", "When"],
                    ROW,
                    ["Task", "Deadline", "Responsible officer"],
                    [OTHER[0], OTHER[2], OTHER[1]],
                ]
            )
        )
    )
    assert shown(plan, "action", "lead_officer", "target_date") == [tuple(ROW), tuple(OTHER)]
    assert codes(plan) == ["headers-contradict"]


def test_a_header_reworded_to_the_same_is_silent() -> None:
    plan = normalise(
        document(table([["Action", "Lead", "When"], ROW, ["Task", "Responsible", "Deadline"], OTHER]))
    )
    assert shown(plan, "action", "lead_officer", "target_date") == [tuple(ROW), tuple(OTHER)]
    assert codes(plan) == []


def test_two_header_rows_that_contradict_each_other_lose_no_row() -> None:
    plan = normalise(document(table([["Action", "Lead", "When"], ["Deadline", "Action", "Owner"], ROW])))
    assert shown(plan, "action", "lead_officer", "target_date") == [tuple(ROW)]
    assert codes(plan) == ["headers-contradict"]


def test_no_header_keeps_every_row_and_says_so() -> None:
    plan = normalise(document(table([ROW, OTHER, ["Sell the old depot", "Head of Property", "May 2014"]])))
    assert shown(plan, "action", "lead_officer", "target_date")[:2] == [tuple(ROW), tuple(OTHER)]
    assert len(plan.actions) == 3
    assert codes(plan) == ["no-header"]


def test_a_table_without_header_takes_that_of_the_table_before() -> None:
    plan = normalise(
        document(table([["Action", "By whom", "By when"], ROW]), heading("Homes plan"), table([OTHER]))
    )
    assert shown(plan, "action", "lead_officer", "target_date") == [tuple(ROW), tuple(OTHER)]
    assert codes(plan) == []


@pytest.mark.parametrize(("page", "count"), [(2, 2), (3, 1)], ids=["the next page", "a page between"])
def test_a_table_takes_the_header_of_a_table_nearby(page: int, count: int) -> None:
    first = table([R(["Action", "By whom", "By when"], pages=[1]), R(ROW, pages=[1])])
    plan = normalise(document(first, heading("Homes"), table([R(["Scope", "All", "Homes"], pages=[page])])))
    assert len(plan.actions) == count


def test_a_table_takes_the_header_that_the_extractor_names() -> None:
    plan = normalise(
        document(
            table([["Action", "By whom", "By when"], ROW]),
            table([["Colour", "Meaning"], ["Red", "Late"], ["Green", "In time"]]),
            table([OTHER], header_from=1),
        )
    )
    assert shown(plan, "action", "lead_officer", "target_date") == [tuple(ROW), tuple(OTHER)]


def test_a_body_row_of_header_words_is_no_header() -> None:
    plan = normalise(
        document(
            table(
                [
                    ["Action", "Lead", "When", "Status"],
                    ["Review", "Director", "Annual", "Completed"],
                    [*ROW, "Green"],
                ]
            )
        )
    )
    assert shown(plan, "action", "status") == [("Review", "completed"), (ROW[0], "in_progress")]


def test_unknown_headers_count_where_the_document_marks_them() -> None:
    plan = normalise(
        document(
            heading("Action plan"),
            table(
                [
                    R(["Zig", "Zag", "Zog"], kind="header"),
                    ROW,
                    OTHER,
                    ["Sell the old depot", "HR", "May 2014"],
                ]
            ),
        )
    )
    assert len(plan.actions) in (0, 3)
    assert [c.header for c in plan.column_decisions] == ["Zig", "Zag", "Zog"]


def test_header_of_several_lines() -> None:
    plan = normalise(document(table([["Action\nrequired", "Lead\nofficer", "Target\ndate"], ROW])))
    assert [(c.header, c.field) for c in plan.column_decisions] == [
        ("Action required", "action"),
        ("Lead officer", "lead_officer"),
        ("Target date", "target_date"),
    ]


@pytest.mark.parametrize(
    ("beside", "times", "is_header"),
    [
        pytest.param("Lead", ["2012/13", "2013/14", "2014/15"], True, id="years are no unknown texts"),
        pytest.param("Lead", ["Q1", "Q2", "Q3"], True, id="quarters neither"),
        pytest.param("Lead", ["12", "40", "75"], False, id="figures are"),
        pytest.param(
            "Zag", ["2012/13", "2013/14", "2014/15"], False, id="one known header beside unknown ones"
        ),
    ],
)
def test_a_plain_row_of_known_headers_and_times_is_the_header(
    beside: str, times: list[str], is_header: bool
) -> None:
    header = ["Action", beside, "Zig", *times]
    row = ["Write to all tenants", "Head of Housing", "Letters", "60%", "80%", "100%"]
    plan = normalise(document(heading("Action plan"), table([header, row])))
    assert any(decision.header == "Action" for decision in plan.column_decisions) is is_header
