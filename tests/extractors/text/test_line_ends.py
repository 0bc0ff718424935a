"""What can be measured at a line end: room, and what the next word takes."""

from __future__ import annotations

from typing import Any

import pytest

from extractors.document import Box, Line
from extractors.text.line_ends import (
    Column,
    fits,
    fits_well,
    is_all_but_full,
    is_alone,
    is_fitted,
    is_full,
    is_one_content,
    is_plain,
    is_turned,
    label_of,
    lacks_space,
    letter_of,
    line_end,
    needed_by,
    units_of,
)
from extractors.text.vocabulary import gather
from tests.extractors.text.ends import end


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("1. Ask", "1. "),
        ("(a) Ask", "(a) "),
        ("iv) Ask", "iv) "),
        ("1.Publish", "1."),
        ("2.4.1 Ask", "2.4.1 "),
        ("2.4", "2.4"),
        ("1.publish", ""),
        ("1234. Ask", ""),
        ("ab) Ask", ""),
        ("2 years", ""),
        ("Ask 1.", ""),
    ],
)
def test_a_label_is_what_a_list_item_starts_with(text: str, label: str) -> None:
    assert label_of(text) == label


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0.0), ("a", 1.0), ("ii", 110 / 139), ("W", 236 / 139), ("mm", 416 / 139), ("ŵ", 1.0), ("é", 1.0)],
)
def test_widths_are_in_ordinary_letters(text: str, width: float) -> None:
    assert units_of(text) == pytest.approx(width)


def test_an_ordinary_letter_is_measured_on_the_line() -> None:
    assert letter_of(Line("aaaa", Box(1, 0, 0, 20, 11))) == 5.0
    assert letter_of(Line("i", Box(1, 0, 0, 20, 11))) == 20.0
    assert letter_of(Line("aaaa")) == 0.0


def line(text: str, width: float, **looks: Any) -> Line:
    """A line of type so wide."""
    return Line(text, Box(1, 0, 0, width, 11), size=10.0, **looks)


@pytest.mark.parametrize(
    ("above", "below", "needed"),
    [
        (line("aaaa", 20), line("nnnnn nn", 40), 5 * 5 + 5),
        (line("aaaa", 20), line("nnnnn nn", 80), 5 * 10 * 8 / units_of("nnnnn nn") + 2.5),
        (line("aaaa", 20), line("nn-nnn nn", 45), 3 * 5 + 5),
        (line("aaaa", 20), line("nn / nnn", 40), 4 * 5 + 5),
        (line("aaaa", 20), Line("nn nn"), 2 * 5 + 2.5),
    ],
    ids=["a typewriter's", "wider letters", "up to a hyphen", "with a slash", "without a place"],
)
def test_a_word_takes_its_letters_and_a_space(above: Line, below: Line, needed: float) -> None:
    assert needed_by(above, below) == pytest.approx(needed)


@pytest.mark.parametrize(
    ("room", "full", "all_but"),
    [(4.9, True, True), (5.1, False, True), (6.0, False, True), (6.1, False, False)],
)
def test_a_line_is_full_where_no_letter_more_would_fit(room: float, full: bool, all_but: bool) -> None:
    case = end("aaaa", "nnnn", room=room)
    assert (is_full(case), is_all_but_full(case)) == (full, all_but)


@pytest.mark.parametrize("ends_at_edge", [True, False])
def test_without_its_columns_side_the_file_says_whether_a_line_is_full(ends_at_edge: bool) -> None:
    lines = line("aaaa", 20, ends_at_edge=ends_at_edge), line("nnnn", 20)
    case = line_end(lines, "aaaa", "nnnn", gather([]), Column())
    assert case.room is None
    assert is_full(case) == is_all_but_full(case) == ends_at_edge
    assert fits(case) == (not ends_at_edge)
    assert not is_fitted(case)
    assert not fits_well(case)


@pytest.mark.parametrize(("room", "is_it"), [(0.3, True), (0.4, False)])
def test_a_column_is_made_for_the_line_that_ends_at_its_side(room: float, is_it: bool) -> None:
    assert is_fitted(end("aaaa", "nnnn", room=room)) is is_it


@pytest.mark.parametrize(
    ("room", "sure", "well"),
    [(25, 0.0, False), (27, 0.5, False), (29, 1.0, False), (37, 1.0, False), (38, 1.0, True)],
)
def test_the_next_word_would_have_fitted(room: float, sure: float, well: bool) -> None:
    """It takes 25 points, with its space."""
    case = end("aaaa", "nnnn", room=room)
    assert fits(case) == pytest.approx(sure)
    assert fits_well(case) is well


@pytest.mark.parametrize(
    ("room", "space", "is_lacking"),
    [(2.8, False, True), (2.7, False, False), (2.8, True, False), (2.8, None, False)],
)
def test_a_space_is_lacking_where_one_would_fit(room: float, space: bool | None, is_lacking: bool) -> None:
    assert lacks_space(end("aaaa", "nnnn", room=room, ends_with_space=space)) is is_lacking


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("aaaa", True), ("aa aa", False), ("1. aaaa", True), ("• aaaa", True), ("1. aa aa", False)],
)
def test_a_word_alone_on_its_line_may_have_a_label(text: str, is_one: bool) -> None:
    assert is_alone(end(text, "nnnn")) is is_one


@pytest.mark.parametrize(
    ("after", "changed", "is_it"),
    [
        ("nnnn", {"ends_with_space": True}, True),
        ("nnnn", {}, False),
        ("Nnnn", {"ends_with_space": True}, False),
        ("a) nn", {"ends_with_space": True}, False),
        ("nnnn", {"ends_with_space": True, "after_starts_paragraph": True}, False),
    ],
)
def test_the_plainest_line_end_has_a_space_before_a_small_letter(
    after: str, changed: dict[str, Any], is_it: bool
) -> None:
    case = end("aaaa", after, **changed)
    assert is_plain(case.line, case.after, after) is is_it


def test_turned_lines_say_nothing_of_room() -> None:
    assert is_turned(Line("aa", Box(1, 0, 0, 11, 19), size=10.0))
    assert not is_turned(Line("aa", Box(1, 0, 0, 11, 18), size=10.0))
    assert not is_turned(Line("aa", Box(1, 0, 0, 11, 19)))
    assert end("aaaa", "nnnn", box=Box(1, 0, 0, 11, 60)).room is None


def test_marked_content_on_one_page() -> None:
    content: dict[str, Any] = {"marks": (4, 5), "after_marks": (5, 5)}
    assert is_one_content(end("aaaa", "nnnn", **content))
    assert not is_one_content(end("aaaa", "nnnn", **content, after_box=Box(2, 0, 0, 20, 11)))
    assert not is_one_content(end("aaaa", "nnnn", **content, after_box=None))


def test_a_centred_line_has_room_on_both_sides() -> None:
    lines = line("aaaa", 20), line("nnnn", 20)
    rooms = [
        line_end(lines, "aaaa", "nnnn", gather([]), Column({1: 30.0}, is_centred=centred)).room
        for centred in (False, True)
    ]
    assert rooms == [10.0, 20.0]
