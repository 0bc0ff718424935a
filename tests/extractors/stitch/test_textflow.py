"""Whether the text of a cell goes on below a page break."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.document import Box, Line
from extractors.stitch.textflow import goes_on


def line(text: str, **looks: Any) -> Line:
    """A line of type at the head of a page."""
    return Line(text, Box(2, 54, 100, 54 + 5 * len(text), 111), size=10.0, **looks)


@pytest.mark.parametrize(
    ("above", "below", "score"),
    [
        ("We will act.", "Sweep the streets", -1.0),
        ("We will act", "Sweep the streets", -0.8),
        ("We will act on", "Sweep the streets", 1.5),
        ("We will act.", "and sweep", 0.8),
        ("We will act", "and sweep", 2.5),
        ("We will act on", "and sweep", 4.0),
        ("We will act", "2013 in full", 0.0),
        ("We will act", "a) sweep", 0.0),
        ("We will act", "• sweep", 0.0),
        ("• We will act", "• sweep", 0.8),
        ("We will act on", "• sweep", 1.5),
        ("", "Sweep", 0.0),
        ("We will act", "", 0.0),
    ],
    ids=[
        "a sentence after a sentence",
        "a large letter after no sentence's end",
        "after a word that hangs",
        "a small letter after a sentence",
        "a small letter in mid-sentence",
        "after a word that hangs, in mid-sentence",
        "a figure",
        "a label",
        "a bullet",
        "a bullet after a bullet",
        "a bullet after a word that hangs",
        "nothing above",
        "nothing below",
    ],
)
def test_text_goes_on_in_mid_sentence(above: str, below: str, score: float) -> None:
    assert goes_on([line(above)], [line(below)]) == pytest.approx(score)


def test_small_letters_say_nothing_where_they_are_usual() -> None:
    assert goes_on([line("We will act")], [line("and sweep")], is_lower_usual=True) == 0.0


@pytest.mark.parametrize(
    ("above", "below", "score"),
    [
        (line("We will act.", ends_with_space=True), line("Sweep the streets"), 1.0),
        (line("We will act", ends_with_space=True), line("Sweep the streets"), 2.0),
        (line("We will act."), line("Sweep the streets", starts_paragraph=False), 1.0),
        (line("We will act."), line("Sweep the streets", starts_paragraph=True), -1.0),
        (line("We will act."), Line("Sweep the streets", starts_paragraph=False), -1.0),
    ],
    ids=[
        "a space after a sentence",
        "a space in mid-sentence",
        "the tags go on with a paragraph",
        "the tags start one",
        "Word starts none",
    ],
)
def test_the_files_own_account_of_a_text_counts(above: Line, below: Line, score: float) -> None:
    assert goes_on([above], [below]) == pytest.approx(score)


def test_blank_lines_beside_a_break_are_passed_over() -> None:
    assert goes_on([line("We will act"), line("")], [line(""), line("and sweep")]) == pytest.approx(2.5)
