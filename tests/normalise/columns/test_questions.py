"""Headers that ask, in words that no vocabulary lists."""

from __future__ import annotations

import pytest

from normalise.columns.questions import asked_for, is_question


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Who will see to it?", "lead_officer"),
        ("Who stands to benefit?", "other"),
        ("By when should this be over?", "target_date"),
        ("What is the timetable?", "target_date"),
        ("How shall we tell that it works?", "indicator"),
        ("How will this be paid for?", "resources"),
        ("How shall we go about it?", "action"),
        ("What do we mean to do?", "action"),
        ("What has been done so far?", "progress"),
        ("What gets in the way?", "objective"),
        ("What has changed since May?", "progress"),
        ("We’ll know because", "indicator"),
        ("You will notice that", "expected_outcome"),
        ("What change will residents see?", "expected_outcome"),
        ("What will tenants notice?", "expected_outcome"),
        ("How will carers benefit?", "expected_outcome"),
        ("What were we told?", "objective"),
        ("Why is that so?", "objective"),
        ("Is it on schedule?", "status_text"),
        ("Sut byddwn ni'n gwybod?", "indicator"),
    ],
)
def test_a_question_asks_for_a_field(header: str, field: str) -> None:
    asked = asked_for(header)
    assert asked is not None
    assert asked[0] == field


@pytest.mark.parametrize(
    "header", ["", "Who", "When by", "Lead officer for this action", "Whatever is left over"]
)
def test_other_headers_are_no_questions(header: str) -> None:
    assert not is_question(header)
    assert asked_for(header) is None
