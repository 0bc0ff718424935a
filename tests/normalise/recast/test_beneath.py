"""Which rows say more of the action above them, and which only look so."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalise.recast.beneath import rows_beneath
from tests.normalise.build import C, R, table

Row = Sequence[str | C] | R

HEADER = ["Code", "Action", "Due date", "Assigned to"]
ROOF = ["A1", "Mend the roof of the town hall", "March 2024", "Head of Property"]
PAINT = ["A2", "Paint the doors of the depot", "June 2024", "Depot Manager"]
CLEAN = ["A3", "Clean the gutters of the hall", "July 2024", "Depot Manager"]


def over(text: str, across: int = 4) -> R:
    return R([C(text, across=across)])


def found(rows: Sequence[Row]) -> dict[int, list[tuple[str, str]]]:
    return {
        place: [(label, "\n".join(p.text for p in text)) for label, text in said.parts]
        for place, said in rows_beneath([table(rows)])[0].items()
    }


@pytest.mark.parametrize(
    ("rows", "labels"),
    [
        pytest.param(
            [HEADER, ROOF, over("Lift needed: yes"), PAINT, over("Lift needed: no")],
            {2: ["Lift needed"], 4: ["Lift needed"]},
            id="a label that comes again",
        ),
        pytest.param(
            [
                HEADER,
                ROOF,
                over("What the people of the town: say"),
                PAINT,
                over("What the people of the town: ask"),
            ],
            {2: ["What the people of the town"], 4: ["What the people of the town"]},
            id="a label of six words",
        ),
        pytest.param(
            [HEADER, ROOF, over("Latest note Slates bought."), PAINT, over("Latest note June: nothing yet")],
            {2: ["Latest note"], 4: ["Latest note"]},
            id="a label without a colon",
        ),
        pytest.param(
            [HEADER, ROOF, over("Latest note"), PAINT, over("Latest note Brushes bought.")],
            {2: ["Latest note"], 4: ["Latest note"]},
            id="a label without a text",
        ),
        pytest.param(
            [HEADER, ROOF, over("Progress is slow on roofs"), PAINT, over("Progress is made with paint")],
            {},
            id="sentences that begin with a word for a fact",
        ),
        pytest.param(
            [
                HEADER,
                ROOF,
                over("What a man in the old town: says"),
                PAINT,
                over("What a man in the old town: asks"),
            ],
            {},
            id="seven words are no label",
        ),
        pytest.param([HEADER, ROOF, over("2.1: yes"), PAINT, over("2.1: no")], {}, id="a number is no label"),
        pytest.param(
            [HEADER, ROOF, ["", "Lift needed: yes", "", ""], PAINT, ["", "Lift needed: no", "", ""]],
            {},
            id="an unknown label in one column",
        ),
        pytest.param(
            [HEADER, ROOF, ["", "Progress: begun", "", ""], PAINT, ["", "Progress: done", "", ""]],
            {2: ["Progress"], 4: ["Progress"]},
            id="a known one there",
        ),
        pytest.param(
            [
                HEADER,
                ROOF,
                R(["Lift needed", C("Yes", across=3)]),
                PAINT,
                R(["Lift needed", C("No", across=3)]),
            ],
            {2: ["Lift needed"], 4: ["Lift needed"]},
            id="beside a label, the text across",
        ),
        pytest.param(
            [HEADER, ROOF, ["Lift needed:", "Yes", "", ""], PAINT, ["Lift needed:", "No", "", ""]],
            {2: ["Lift needed"], 4: ["Lift needed"]},
            id="beside a label with a colon",
        ),
        pytest.param(
            [HEADER, ROOF, ["Lift needed", "Yes", "", ""], PAINT, ["Lift needed", "No", "", ""]],
            {},
            id="two cells like others",
        ),
        pytest.param(
            [
                HEADER,
                ROOF,
                R(["Lift needed", C("Yes", across=3)]),
                PAINT,
                R(["Key needed", C("No", across=3)]),
            ],
            {},
            id="labels that come once",
        ),
        pytest.param(
            [
                ["Action", "Due date"],
                ["Mend", "May"],
                ["Progress:", "Begun"],
                ["Paint", "June"],
                ["Progress:", "Done"],
            ],
            {},
            id="a table of two columns",
        ),
        pytest.param([HEADER, ROOF, over("Progress: begun"), PAINT, CLEAN], {}, id="one alone, not the last"),
        pytest.param(
            [HEADER, ROOF, PAINT, over("Progress: begun"), CLEAN, over("Progress: done")],
            {3: ["Progress"], 5: ["Progress"]},
            id="an action without",
        ),
        pytest.param(
            [HEADER, ROOF, over("Progress: begun"), PAINT, over("Progress: done"), CLEAN],
            {2: ["Progress"], 4: ["Progress"]},
            id="no progress of the last one",
        ),
        pytest.param(
            [HEADER, ROOF, over("Lead: Works"), PAINT, over("Lead: Parks"), CLEAN],
            {},
            id="what groups the rows below, not of the last one",
        ),
        pytest.param(
            [HEADER, over("Progress: begun"), ROOF, over("Progress: done"), PAINT], {}, id="above the rows"
        ),
        pytest.param(
            [HEADER, ROOF, over("The depot"), over("Progress: begun"), PAINT, over("Progress: done")],
            {},
            id="below a band",
        ),
        pytest.param(
            [HEADER, ROOF, over("Bought."), PAINT, over("Begun."), CLEAN, over("Hired.")],
            {2: [""], 4: [""], 6: [""]},
            id="three without a label",
        ),
        pytest.param([HEADER, ROOF, over("Bought."), PAINT, over("Begun.")], {}, id="two without a label"),
        pytest.param(
            [HEADER, ROOF, over("Bought."), PAINT, over("Begun."), CLEAN, over("Hired."), ROOF],
            {},
            id="the last row has none",
        ),
        pytest.param(
            [HEADER, ROOF, PAINT, over("Bought."), CLEAN, over("Begun."), ROOF, PAINT, over("Hired.")],
            {},
            id="not each action has one",
        ),
    ],
)
def test_rows_that_say_more_of_the_action_above(rows: Sequence[Row], labels: dict[int, list[str]]) -> None:
    assert {place: [label for label, _ in parts] for place, parts in found(rows).items()} == labels


def test_what_several_labels_say() -> None:
    both = over("Lift needed: yes\nand a key\nProgress: begun")
    rows: list[Row] = [HEADER, ROOF, over("Lift needed: no"), PAINT, both]
    assert found(rows)[4] == [("Lift needed", "yes\nand a key"), ("Progress", "begun")]


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        pytest.param([ROOF, PAINT, over("Spend to date: £3.31m")], 0, id="a sum of all"),
        pytest.param([ROOF, over("Spend to date: £3.31m")], 1, id="what the only action cost"),
        pytest.param([ROOF, PAINT, over("Spend to date: the depot's share is paid")], 1, id="a text"),
    ],
)
def test_a_figure_below_several_actions_is_said_of_no_one(rows: Sequence[Row], count: int) -> None:
    tables = [table([HEADER, *rows], number=number) for number in (1, 2)]
    assert [len(said) for said in rows_beneath(tables)] == [count, count]
