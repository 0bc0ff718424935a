"""What a text below another in its column costs in one row with it."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from extractors.pdf.tables.rows.follows import cost_together
from extractors.pdf.tables.rows.pieces import set_piece
from extractors.pdf.tables.words.segments import set_segments
from tests.extractors.pdf.drawn import Sheet

XS = np.array([45.0, 95.0, 245.0, 400.0])
FULL = "Review the whole policy,"
"""Takes nearly all of the second column."""


def cost_of(sheet: Sheet, text: str, spaced: tuple[str, ...] = ()) -> float:
    """Give the cost of the text that begins with a word; a space is set after some other words."""
    words = sheet.page().words
    words = replace(words, space_after=np.isin(words.text, spaced))
    piece = set_piece(set_segments(words, np.arange(len(words))), XS)
    _, costs = cost_together(piece)
    return costs[piece.texts.first.index(text)]


@pytest.mark.parametrize(
    ("above", "below", "does_go_on"),
    [
        (FULL, "then publish it", True),
        (FULL, "Equality for all", True),
        ("Review", "Publish it", False),
        ("Review", "publish it", True),
        (FULL, "(b) publish it", False),
    ],
    ids=[
        "small letter",
        "unended full line",
        "room for more",
        "small letter, room for more",
        "item of a list",
    ],
)
def test_a_text_goes_on_or_begins_anew(above: str, below: str, does_go_on: bool) -> None:
    sheet = Sheet().text(100, 100, above).text(100, 112, below).text(100, 160, f"{FULL}\nand so on")
    assert (cost_of(sheet, below.split()[0]) < 0) is does_go_on


@pytest.mark.parametrize(("above", "is_sure"), [("Ask on-", True), ("Ask on", False), ("Ask –", False)])
def test_below_a_hyphen_room_for_more_says_nothing(above: str, is_sure: bool) -> None:
    sheet = Sheet().text(100, 100, above).text(100, 112, "line people").text(100, 160, f"{FULL}\nand so on")
    assert (cost_of(sheet, "line") < -2) is is_sure


def test_what_stands_apart_begins_anew() -> None:
    sheet = Sheet().text(100, 100, f"{FULL}\nand so on").text(100, 140, "Publish it")
    assert cost_of(sheet, "Publish") > 0


@pytest.mark.parametrize(("end", "does_go_on"), [("whole", True), ("policy,", False)])
def test_spaces_after_broken_lines_tell_which_texts_go_on(end: str, does_go_on: bool) -> None:
    """Word sets one where it breaks a line, and none where a paragraph ends."""
    lines = [f"{FULL[:-1]}; and", "then the other ones of it", f"{FULL[:-1]}s, and", "at last the rest of it"]
    sheet = Sheet().text(100, 160, "\n".join(lines))
    sheet.text(100, 100, "Review the policy, whole" if does_go_on else FULL).text(
        100, 112, "Equality for all"
    )
    assert (cost_of(sheet, "Equality", ("and", end) if does_go_on else ("and",)) < 0) is does_go_on


def test_a_number_below_numbers_begins_a_row() -> None:
    sheet = Sheet().text(50, 100, "1.1\n1.2\n1.3")
    assert cost_of(sheet, "1.2") > cost_of(Sheet().text(100, 100, "Review\nTrain"), "Train")


def test_the_text_of_a_number_above_it_stays_with_it() -> None:
    sheet = Sheet().text(50, 100, "1.1\nReview\nall\n1.2\nTrain\nmore")
    assert cost_of(sheet, "Review") < 0
