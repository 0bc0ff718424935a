"""A column whose cells say who and when on lines with labels is read as a column for each label."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalise.normalise import normalise
from normalise.plan import Plan
from tests.normalise.build import C, document, heading, table

HEADER = ["Action", "Details"]
ROOF = [
    "Repair the roof of the hall before winter",
    "Lead: Head of Property\nDeadline: March 2026\nCost: £5,000",
]
CLUB = ["Open the youth club on Fridays", "Lead: Youth Worker\nDeadline: Spring 2027"]
RENTS = ["Write to all tenants about the rents", "Lead: Housing Manager\nDeadline: June 2026\nCost: £90"]


def read(*rows: Sequence[str | C]) -> Plan:
    return normalise(document(heading("Delivery plan"), table(rows)))


def facts(plan: Plan) -> list[tuple[str, str, str]]:
    return [(one.lead_officer, one.target_date, one.resources) for one in plan.actions]


FACTS = [
    ("Head of Property", "March 2026", "£5,000"),
    ("Youth Worker", "Spring 2027", ""),
    ("Housing Manager", "June 2026", "£90"),
]


@pytest.mark.parametrize("header", ["Details", "Lead / deadline / cost", "Lead: who, when and for how much"])
def test_labelled_lines_are_columns(header: str) -> None:
    plan = read(["Action", header], ROOF, CLUB, RENTS)
    assert facts(plan) == FACTS
    assert [one.other for one in plan.actions] == [{}, {}, {}]
    assert plan.words == plan.words_kept


def test_labels_may_lack_their_colons() -> None:
    rows = [[action, said.replace(":", "")] for action, said in (ROOF, CLUB, RENTS)]
    assert facts(read(HEADER, *rows)) == FACTS


def test_a_table_without_a_header_gets_one_of_labels() -> None:
    plan = read(*([f"{number}", *row] for number, row in enumerate((ROOF, CLUB, RENTS), 1)))
    assert facts(plan) == FACTS


def test_lines_before_the_labels_stay_in_their_column() -> None:
    plan = read(HEADER, [ROOF[0], f"Slates are bought\n{ROOF[1]}"], *[CLUB, RENTS] * 3)
    assert plan.actions[0].other == {"Details": "Slates are bought"}
    assert facts(plan)[:3] == FACTS


@pytest.mark.parametrize(
    "cells",
    [
        pytest.param(["Lead: Head of Property\nSupport: Works", "Lead: Youth Worker"], id="who alone"),
        pytest.param(["Cost: £5,000\nUpdate: begun", "Cost: £90\nUpdate: none"], id="neither who nor when"),
        pytest.param([*["Lead: Works\nDeadline: May 2026"] * 2, "As agreed", "To be told"], id="few cells"),
        pytest.param(["Lead: Works", "Deadline: May 2026"], id="labels that do not come again"),
    ],
)
def test_other_labels_part_no_column(cells: list[str]) -> None:
    plan = read(HEADER, *([f"Mend the roof of hall {number}", cell] for number, cell in enumerate(cells)))
    assert [one.other for one in plan.actions] == [{"Details": cell} for cell in cells]


def test_cells_merged_over_rows_are_not_parted() -> None:
    plan = read(HEADER, [ROOF[0], C(ROOF[1], down=2)], ["Paint the doors of the hall"], CLUB)
    assert plan.actions[1].other == {"Details": ROOF[1]}
