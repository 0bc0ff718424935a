"""A text above a small table that says who and when, but not what, is what is to be done."""

from __future__ import annotations

import pytest

from extractors.document import Paragraph, Table
from normalise.normalise import normalise
from normalise.plan import Plan
from tests.normalise.build import document, heading, table, text

HEADER = ["Who", "Target date", "Resources needed"]
ROWS = [["Allotments Officer", "Spring 2026", "£5,500"], ["Property Team", "30 June 2026", "£18,000"]]


def read(titles: list[str], header: list[str] = HEADER, rows: list[list[list[str]]] | None = None) -> Plan:
    blocks: list[Paragraph | Table] = [heading("Allotments Plan", 1)]
    for number, (title, row) in enumerate(zip(titles, rows or [[row] for row in ROWS], strict=True), 1):
        blocks += [heading(title, 2), table([header, *row], number=number)]
    return normalise(document(*blocks))


def actions(plan: Plan) -> list[tuple[str, str, str, str]]:
    return [(one.action_ref, one.action, one.lead_officer, one.section) for one in plan.actions]


@pytest.mark.parametrize(
    ("titles", "wanted"),
    [
        (["Clear the plots", "Mend the tank"], [("", "Clear the plots"), ("", "Mend the tank")]),
        (["Update the map", "Measure the tank"], [("", "Update the map"), ("", "Measure the tank")]),
        (
            ["Action A: Clear the plots", "Action B: Mend the tank"],
            [("A", "Clear the plots"), ("B", "Mend the tank")],
        ),
        (
            ["Action 1.2 – Clear the plots", "Action 1.3 – Mend the tank"],
            [("1.2", "Clear the plots"), ("1.3", "Mend the tank")],
        ),
    ],
    ids=["plain", "verbs that head columns, too", "letters", "numbers"],
)
def test_the_title_of_a_table_of_one_row_is_its_action(
    titles: list[str], wanted: list[tuple[str, str]]
) -> None:
    leads = [row[0] for row in ROWS]
    assert actions(read(titles)) == [(*said, lead, "") for said, lead in zip(wanted, leads, strict=True)]


@pytest.mark.parametrize(
    ("titles", "header", "rows"),
    [
        pytest.param(["Clear the plots"] * 2, HEADER, None, id="the same above each"),
        pytest.param(["Clear the plots"], HEADER, [[ROWS[0]]], id="one table"),
        pytest.param(["Clear the plots", "Mend the tank"], HEADER, [ROWS, ROWS], id="two rows each"),
        pytest.param(["Objective 1: Clear plots", "Objective 2: Safe tanks"], HEADER, None, id="objectives"),
        pytest.param(["Clear the plots", "Mend the tank"], ["Action", *HEADER[1:]], None, id="they say what"),
        pytest.param(["Clear the plots", "Mend the tank"], ["Place", "Size", "Rent"], None, id="no facts"),
        pytest.param(["Clear the plots", "Mend the tank"], ["Who", "Size", "Rent"], None, id="who alone"),
    ],
)
def test_what_stands_above_other_tables_is_no_action(
    titles: list[str], header: list[str], rows: list[list[list[str]]] | None
) -> None:
    said = {one.action for one in read(titles, header, rows).actions}
    assert said.isdisjoint(titles)


def test_a_text_above_only_some_tables_of_a_header_is_none() -> None:
    first, second, third = (table([HEADER, row], number=n) for n, row in enumerate([*ROWS, ROWS[0]], 1))
    blocks = (text("Clear the plots"), first, text("Mend the tank"), second, third)
    plan = normalise(document(heading("Allotments Plan", 1), *blocks))
    assert {one.action for one in plan.actions}.isdisjoint({"Clear the plots", "Mend the tank"})
