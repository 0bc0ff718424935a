"""The rows of a review page: which are doubtful, and where each issue is told."""

from __future__ import annotations

import pytest

from pipeline.arrow import Row
from pipeline.review.rows import document_issues, doubtful_places, shown_rows
from tests.pipeline.make import an_action

ISSUE: Row = {"table": 1, "row": 1, "code": "date-unread"}


@pytest.mark.parametrize(
    ("confidence", "issues", "is_doubtful"),
    [(0.79, [], True), (0.8, [], False), (1.0, [ISSUE], True)],
    ids=["not sure", "sure", "with an issue"],
)
def test_rows_that_a_person_should_see_first(confidence: float, issues: list[Row], is_doubtful: bool) -> None:
    action = an_action(1, table=1, confidence=confidence, issues=[issue["code"] for issue in issues])
    (row,) = shown_rows([action], issues)
    assert row.is_doubtful == is_doubtful
    assert doubtful_places([action]) == ({"1-1"} if is_doubtful else set())


def test_an_issue_is_told_with_its_row_or_above_all() -> None:
    of_page = {**ISSUE, "row": None}
    rows = shown_rows([an_action(1, table=1), an_action(2, table=1)], [ISSUE, of_page])
    assert [row.issues for row in rows] == [[ISSUE], []]
    assert document_issues([ISSUE, of_page]) == [of_page]
