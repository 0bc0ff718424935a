"""The vocabularies give their entries, and the months' names as a pattern."""

from __future__ import annotations

import re

import pytest

from extractors.vocabularies import entries, month_pattern


@pytest.mark.parametrize(
    ("text", "shortest", "found"),
    [
        ("september", 3, "september"),
        ("sept 2014", 3, "sept"),
        ("sep 2014", 3, "sep"),
        ("chwefror", 3, "chwefror"),
        ("sep", 4, None),
        ("sept", 4, "sept"),
        ("spring", 3, None),
    ],
)
def test_the_longest_name_of_a_month_is_found(text: str, shortest: int, found: str | None) -> None:
    match = re.match(month_pattern(shortest), text)
    assert (match and match[0]) == found


def test_a_vocabulary_that_is_not_there_is_told() -> None:
    with pytest.raises(FileNotFoundError, match=r"no_such\.csv"):
        entries("no_such")
