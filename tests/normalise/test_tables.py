"""Which tables hold actions, and what the others are taken for."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalise import normalise
from tests.normalise.build import codes, document, heading, table, text

Rows = Sequence[Sequence[str]]

ACTIONS: dict[str, Rows] = {
    "four columns": [
        ["Objective", "Action", "Lead officer", "Timescale"],
        ["Warm homes", "Insulate the town hall", "Head of Property", "March 2013"],
    ],
    "two columns": [
        ["Issues which need to be addressed", "Lead service/officer"],
        ["1) Write to every tenant about the new service", "Housing"],
    ],
    "no action column": [
        ["Improvement", "Lead Officer", "Expected outcome", "Progress"],
        ["Fair pay for all who work here", "HR", "Pay audit is published", "Started"],
    ],
    "risks with actions": [
        ["Risk", "Likelihood", "Mitigating actions", "Owner", "Review date"],
        ["Flood", "High", "Build a wall around the depot", "Engineer", "June 2014"],
    ],
    "scrutiny": [
        ["Recommendation", "Response", "Progress to date", "Status"],
        ["That the forum meets each month", "Agreed by Cabinet in May", "Two meetings held so far", "Green"],
    ],
    "no header": [
        ["1.1", "Insulate the town hall and both libraries", "Head of Property", "March 2013"],
        ["1.2", "Replace the boilers of the leisure centre", "Head of Leisure", "June 2014"],
        ["1.3", "Write to all tenants about saving energy", "Head of Housing", "Ongoing"],
    ],
    "one row": [["Action", "By whom", "By when"], ["Write to all tenants", "Housing", "May 2012"]],
    "Welsh": [
        ["Camau gweithredu", "Swyddog Arweiniol", "Amserlen"],
        ["Ysgrifennu at bob tenant", "Tai", "Mai 2012"],
    ],
}

OTHERS: dict[str, tuple[str, Rows]] = {
    "contents list": (
        "contents",
        [["", "Section", "Page"], ["1", "Homes", "3"], ["2", "Travel", "7"], ["3", "Land", "9"]],
    ),
    "contents without a header": (
        "contents",
        [["Homes", "3"], ["Travel and transport", "7"], ["Land", "9"], ["Sea", "12"]],
    ),
    "glossary": (
        "glossary",
        [["Abbreviation", "Meaning"], ["HoS", "Head of Service"], ["CRM", "Customer relations"]],
    ),
    "glossary without a header": (
        "glossary",
        [["HoS", "Head of Service"], ["EIO", "Equality Improvement Officer"], ["CRM", "Customer relations"]],
    ),
    "document control": (
        "document control",
        [
            ["Version", "Date", "Author", "Summary of changes"],
            ["1.0", "May 2012", "A Writer", "First draft of the plan"],
        ],
    ),
    "consultation list": (
        "consultation",
        [
            ["Consultee", "Comments received", "Officer response"],
            ["Parish", "More buses please, at night", "Noted"],
        ],
    ),
    "consultation with dates": (
        "consultation",
        [
            ["Who was consulted", "Method of consultation", "Date"],
            ["Youth forum", "Meeting at the school", "May 2012"],
        ],
    ),
    "budget": (
        "budget",
        [
            ["Service", "Expenditure", "Income", "Variance"],
            ["Parks", "£12,000", "£3,000", "£200"],
            ["Roads", "£9", "£1", "£0"],
        ],
    ),
    "statistics": (
        "figures",
        [
            ["Ethnic group", "Population", "%"],
            ["White", "12,345", "91"],
            ["Asian", "456", "3"],
            ["Black", "123", "1"],
        ],
    ),
    "figures without known headers": (
        "figures",
        [
            ["Zone", "Alpha", "Beta", "Gamma"],
            ["North", "12", "13", "14"],
            ["South", "5", "6", "7"],
            ["East", "8", "9", "1"],
        ],
    ),
    "key to colours": (
        "key",
        [["Colour", "Status"], ["Red", "Off target"], ["Amber", "At risk"], ["Green", "On target"]],
    ),
    "key without a header": (
        "key",
        [["Red", "Not started"], ["Amber", "Some progress"], ["Green", "Completed on time"]],
    ),
    "form": (
        "form",
        [
            ["Name of policy:", "Parking"],
            ["Lead officer:", "A Writer"],
            ["Date:", "May 2012"],
            ["Is it new?", "Yes it is"],
        ],
    ),
    "contacts": (
        "contacts",
        [["Name", "Job title", "Telephone", "Email"], ["A Writer", "Officer", "01234", "a@b.example"]],
    ),
    "header and nothing below": ("empty", [["Action", "Lead officer", "Timescale"]]),
    "risks without actions": (
        "risk register",
        [
            ["Risk description", "Likelihood", "Impact", "Inherent score"],
            ["Flood in the depot", "High", "Low", "12"],
        ],
    ),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_takes_a_table_for_actions(name: str) -> None:
    plan = normalise(document(table(ACTIONS[name])))
    assert [decision.kind for decision in plan.table_decisions] == ["actions"]
    assert plan.actions


@pytest.mark.parametrize("name", OTHERS)
def test_takes_a_table_for_something_else(name: str) -> None:
    kind, rows = OTHERS[name]
    plan = normalise(document(text("Delivery of our promises."), table(rows)))
    (decision,) = plan.table_decisions
    assert (decision.kind, plan.actions) == (kind, ())
    assert decision.reason
    assert {column.field for column in plan.column_decisions} == {None}
    assert len(plan.column_decisions) == len(rows[0])


def test_a_heading_that_announces_actions_tips_the_balance() -> None:
    rows = [
        ["Objective", "Comments"],
        ["Every home is warm and dry in winter", "We have begun with the oldest"],
    ]
    announced = normalise(document(heading("Housing action plan 2012"), table(rows)))
    alone = normalise(document(heading("Housing"), table(rows)))
    assert announced.table_decisions[0].kind == "actions"
    assert announced.table_decisions[0].confidence <= 1
    assert alone.table_decisions[0].kind != announced.table_decisions[0].kind or codes(alone) == [
        "table-unsure"
    ]


def test_says_when_a_decision_is_narrow() -> None:
    """The alarm, and its silent twins on both sides."""
    narrow = [["Outcome", "Owner", "Zone"], ["Every home is warm and dry", "Housing", "North"]]
    assert "table-unsure" in codes(normalise(document(table(narrow))))
    assert "table-unsure" not in codes(normalise(document(table(ACTIONS["four columns"]))))
    assert "table-unsure" not in codes(normalise(document(table(OTHERS["contents list"][1]))))
