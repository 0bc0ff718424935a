"""Which rows across a table are actions above their details, and which tables only look as if they had some."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from normalise.recast.above import actions_above
from tests.normalise.build import C, R, table

Row = Sequence[str | C] | R

DETAILS = ["Due date", "Assigned to", "Progress"]
FIRST = ["March 2024", "Head of Property", "Begun."]
SECOND = ["June 2024", "Depot Manager", "Half done."]


def over(text: str, across: int = 3) -> R:
    return R([C(text, across=across)])


ROOF = over("Mend the roof of the hall")
DOORS = over("Paint the doors of the depot")


@pytest.mark.parametrize(
    ("rows", "above"),
    [
        pytest.param([DETAILS, ROOF, FIRST, DOORS, SECOND], {1: 2, 3: 4}, id="two"),
        pytest.param([ROOF, DETAILS, FIRST, DOORS, DETAILS, SECOND], {0: 2, 3: 5}, id="header beneath each"),
        pytest.param([DETAILS, ROOF, FIRST, ["", "", ""], DOORS, SECOND], {1: 2, 4: 5}, id="an empty row"),
        pytest.param(
            [DETAILS, ROOF, ["March 2024", "", "Begun."], DOORS, SECOND], {1: 2, 3: 4}, id="a detail missing"
        ),
        pytest.param(
            [DETAILS, over("Mend it", 2), FIRST, over("Paint the doors of the depot", 2), SECOND],
            {1: 2, 3: 4},
            id="across most columns, four words on average",
        ),
        pytest.param([DETAILS, ROOF, FIRST], {}, id="one alone"),
        pytest.param([DETAILS, ROOF, FIRST, DOORS], {}, id="the last without details"),
        pytest.param([DETAILS, ROOF, FIRST, SECOND, DOORS, FIRST], {}, id="two rows beneath one"),
        pytest.param([DETAILS, ROOF, FIRST, DOORS, SECOND, over("All")], {}, id="a note at the end"),
        pytest.param([DETAILS, FIRST, SECOND, FIRST, SECOND], {}, id="no row across"),
        pytest.param([DETAILS, ROOF, FIRST, ["Paint the doors", "", ""], SECOND], {}, id="one not across"),
        pytest.param(
            [DETAILS, ROOF, FIRST, [C("Paint the doors", across=2), "Soon"], SECOND], {}, id="one not alone"
        ),
        pytest.param([DETAILS, ROOF, FIRST, DOORS, ["", "", "Begun."]], {}, id="details of one cell"),
        pytest.param([DETAILS, over("Homes"), FIRST, over("The streets"), SECOND], {}, id="names of themes"),
        pytest.param(
            [["Due date", "Progress", "Risk"], ROOF, FIRST, DOORS, SECOND], {}, id="a header without who"
        ),
        pytest.param(
            [["Action", "Due date", "Assigned to"], ROOF, FIRST, DOORS, SECOND],
            {},
            id="a header with what to do",
        ),
        pytest.param([ROOF, DOORS], {}, id="no header"),
    ],
)
def test_actions_above_their_details(rows: Sequence[Row], above: dict[int, int]) -> None:
    assert actions_above(table(rows)) == above


HEADER = R(["Code", C("Action", across=3)])
UNDER = ["", *DETAILS]


def coded(code: str, text: str, across: int = 3) -> R:
    return R([code, C(text, across=across)])


LAMPS = coded("A1", "Light the path")
BENCHES = coded("A2", "Mend benches")


@pytest.mark.parametrize(
    ("rows", "above"),
    [
        pytest.param(
            [HEADER, UNDER, LAMPS, ["", *FIRST], BENCHES, ["", *SECOND]], {0: 1, 2: 3, 4: 5}, id="two, short"
        ),
        pytest.param(
            [HEADER, UNDER, R([C("Homes", across=4)]), LAMPS, ["", *FIRST], BENCHES, ["", *SECOND]],
            {0: 1, 3: 4, 5: 6},
            id="below a band",
        ),
        pytest.param(
            [HEADER, UNDER, LAMPS, ["", *FIRST], BENCHES, ["A3", *SECOND]], {}, id="details with a code"
        ),
        pytest.param(
            [HEADER, UNDER, LAMPS, ["", *FIRST], coded("A2", "Mend benches", 2), ["", *SECOND]],
            {},
            id="an action elsewhere",
        ),
        pytest.param([HEADER, UNDER, LAMPS, ["", *FIRST], BENCHES], {}, id="the last without details"),
        pytest.param(
            [R(["Code", C("Theme", across=3)]), UNDER, LAMPS, ["", *FIRST], BENCHES, ["", *SECOND]],
            {},
            id="a header that names no action",
        ),
    ],
)
def test_actions_above_their_details_below_a_header_of_two_rows(
    rows: Sequence[Row], above: dict[int, int]
) -> None:
    assert actions_above(table(rows)) == above
