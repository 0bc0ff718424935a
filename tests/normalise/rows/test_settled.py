"""A doubt about the lines of an officer cell goes where its words name officers, each whole; else it stays."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from extractors.document import Issue
from normalise import normalise
from normalise.rows.settled import are_settled
from tests.normalise.build import document, table
from tests.normalise.officers.test_parted import set_in


@pytest.mark.parametrize(
    ("cells", "settled"),
    [
        pytest.param([["Housing Options", "Team Leader"]], True, id="a post"),
        pytest.param([["Head of", "Housing"]], True, id="a post named by its field"),
        pytest.param([["Parks Manager"], ["Legal Services"]], True, id="one each"),
        pytest.param([["Parks Manager,", "Legal Services"]], True, id="a list"),
        pytest.param([["Jane", "Smith"]], True, id="a person"),
        pytest.param([["Menter", "Aber"]], False, id="words nobody knows"),
        pytest.param([["County Council"], ["Roads"]], False, id="a word that may go on"),
        pytest.param([["Equality Officer", "Menter Aber"]], False, id="one officer or two"),
        pytest.param([], False, id="nothing"),
    ],
)
def test_words_settle_how_lines_are_joined(cells: list[list[str]], settled: bool) -> None:
    assert are_settled([set_in(lines) for lines in cells]) is settled


@pytest.mark.parametrize(
    ("officer", "column", "is_told"),
    [
        pytest.param("Housing Options Team Leader", 2, False, id="a post"),
        pytest.param("Menter Aber", 2, True, id="words nobody knows"),
        pytest.param("Housing Options Team Leader", 1, True, id="another cell of the row"),
    ],
)
def test_a_settled_doubt_touches_no_row(officer: str, column: int, is_told: bool) -> None:
    made = document(table([["Action", "Lead officer", "Date"], ["Mow late", officer, "2016"]]))
    doubt = Issue("line-join-doubtful", "Lines.", 1, 1, 2, column, officer)
    plan = normalise(replace(made, issues=(doubt,)))
    assert (doubt in plan.issues) is is_told
    assert ("line-join-doubtful" in plan.actions[0].row_issues) is is_told
