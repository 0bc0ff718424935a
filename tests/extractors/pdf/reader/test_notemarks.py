"""Small raised numbers that stand again before a note are its marks; others are part of what they hang on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.pdf.page import Page

FIGURE = "(by 2030) Tj"
NOTE = "1 0 0 1 72 90 Tm /F1 5 Tf 3 Ts (15) Tj 0 Ts 6 0 Td /F1 8 Tf (Subject to funding) Tj"


def shown(mark: str, note: str = NOTE) -> str:
    return f"BT 1 0 0 1 72 700 Tm /F1 10 Tf {FIGURE} 1 0 0 1 108 700 Tm {mark} 0 Ts {note} ET"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (shown("/F1 6 Tf 4 Ts (15) Tj"), ["by", "2030¹⁵", "¹⁵", "Subject", "to", "funding"]),
        (shown("/F1 6 Tf 4 Ts (2) Tj"), ["by", "20302", "15", "Subject", "to", "funding"]),
        (shown("/F1 6 Tf -2 Ts (15) Tj"), ["by", "203015", "15", "Subject", "to", "funding"]),
        (shown("/F1 6 Tf 4 Ts (15) Tj", note=""), ["by", "203015"]),
    ],
    ids=["a mark and its note", "another number", "lowered", "no note"],
)
def test_marks_of_notes_are_raised_numbers(
    read_page: Callable[..., Page], content: str, words: list[str]
) -> None:
    assert read_page(content).words.text.tolist() == words
