"""Rows that their headings and the cells beside them speak against: each sign with its nearest silent twin."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from normalise import normalise
from tests.normalise.build import document, table

HEADER = ["Ref", "Action", "Lead officer", "Target date", "Status"]
ROWS = [
    ["1", "Mow the verges late in the year", "Parks Manager", "May 2016", "Complete"],
    ["2", "Plant a hedge along the lane", "Tree Officer", "June 2016", "Delayed"],
    ["3", "Dig a pond behind the town hall", "Parks Manager", "2017", "In progress"],
    ["4", "Lay a path through the wood", "Highways Team", "Ongoing", "Not started"],
]
STANDS = 0.88
"""What words alone tell of a row that nothing speaks against."""


def unsure(header: Sequence[str], rows: Sequence[Sequence[str]], stands: float = STANDS) -> list[int]:
    """The rows of the body, from 1, that are said to be unsure; `stands` is 1 where rules show them."""
    made = table([header, *rows]) if any(header) else table(rows)
    first = 2 if any(header) else 1
    whole = replace(made, rows=tuple(replace(row, stands=stands) for row in made.rows))
    found = normalise(document(whole))
    return sorted({action.row - first + 1 for action in found.actions if "row-unsure" in action.row_issues})


def headed(**others: str) -> list[str]:
    """The headings, some of them worded otherwise; a name's capital is its own."""
    return [others.get(text.split()[-1].lower(), text) for text in HEADER]


def with_cell(row: int, column: int, text: str) -> list[list[str]]:
    """The rows, one cell of which holds another text."""
    return [
        [text if (r, c) == (row, column) else old for c, old in enumerate(texts)]
        for r, texts in enumerate(ROWS)
    ]


ALL = [1, 2, 3, 4]
ALONE = [*ROWS[:2], ["", "", "", "of the pond", ""], *ROWS[2:]]


@pytest.mark.parametrize(
    ("header", "rows", "expected"),
    [
        pytest.param(HEADER, ROWS, [], id="nothing"),
        pytest.param([""] * 5, ROWS, ALL, id="no heading at all"),
        pytest.param(headed(officer="Officer Resources"), ROWS, ALL, id="two headings on a line"),
        pytest.param(headed(officer="Lead Officer"), ROWS, [], id="a heading of two words with capitals"),
        pytest.param(headed(officer="of officer"), ROWS, ALL, id="a heading without its beginning"),
        pytest.param([text.lower() for text in HEADER], ROWS, [], id="all headings begin small"),
        pytest.param(HEADER, ALONE, [3], id="one text alone"),
        pytest.param(HEADER, with_cell(2, 3, ""), [], id="one cell is empty"),
    ],
)
def test_a_row_is_unsure_where_its_headings_and_neighbours_speak_against_it(
    header: list[str], rows: list[list[str]], expected: list[int]
) -> None:
    assert unsure(header, rows) == expected


@pytest.mark.parametrize(
    "header", [[""] * 5, headed(officer="Officer Resources")], ids=["none", "two on a line"]
)
def test_what_makes_a_row_without_rules_unsure_does_not_by_itself_where_rules_show_it(
    header: list[str],
) -> None:
    assert unsure(header, ROWS, stands=1.0) == []


def test_a_row_whose_texts_stand_oddly_has_its_issue_already() -> None:
    assert unsure([""] * 5, ROWS, stands=0.3) == []


def test_signs_that_alone_say_little_add_up() -> None:
    small, cut, undated = (1, "and plant a hedge"), (2, "Head of the"), (3, "by the hedge")
    for column, text in (small, cut, undated):
        assert unsure(HEADER, with_cell(1, column, text)) == []
    together = ["2", small[1], cut[1], undated[1], "Delayed"]
    assert unsure(HEADER, [ROWS[0], together, *ROWS[2:]]) == [2]


def test_the_issue_says_what_speaks_against_the_rows_and_of_how_many() -> None:
    made = table(ROWS)
    whole = replace(made, rows=tuple(replace(row, stands=STANDS) for row in made.rows))
    (issue,) = (issue for issue in normalise(document(whole)).issues if issue.code == "row-unsure")
    assert (issue.table, issue.row, issue.count) == (1, 1, 4)
    assert issue.message.startswith("The row may be wrong: no column has a heading; ")
