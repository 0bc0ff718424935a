"""Headers whose words a narrow column broke."""

from __future__ import annotations

import pytest

from normalise.columns.vocabulary import exact_meanings


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Par a", "ref"),
        ("Responsi bility", "lead_officer"),
        ("Respon sibil ity", "lead_officer"),
        ("Indica tors", "indicator"),
        ("Tar get date", "target_date"),
        ("Lead offi cer", "lead_officer"),
    ],
)
def test_a_known_header_that_is_broken_is_known(header: str, field: str) -> None:
    assert max(exact_meanings(header).items(), key=lambda known: known[1])[0] == field


@pytest.mark.parametrize(
    "header", ["Par t", "As set", "In come", "Who tels", "Pro gress in the town of the north"]
)
def test_words_that_make_no_known_header_stay_unknown(header: str) -> None:
    assert not exact_meanings(header)
