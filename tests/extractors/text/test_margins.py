"""How far lines can reach is measured from where a column's lines start and end."""

from __future__ import annotations

import math

import pytest

from extractors.document import Box, Cell, Line, Row, Table
from extractors.text.line_ends import units_of
from extractors.text.margins import right_margins


def table(*lines: tuple[float, float], confidence: float = 1.0) -> Table:
    """Draw a column from 100 to 200 points with lines from x0 to x1."""
    rows = tuple(
        Row(
            (
                Cell(
                    n,
                    1,
                    lines=(Line("text", Box(1, x0, 20.0 * n, x1, 20.0 * n + 11)),),
                    boxes=(Box(1, 100, 20.0 * n, 200, 20.0 * n + 20),),
                ),
            )
        )
        for n, (x0, x1) in enumerate(lines, 1)
    )
    return Table(1, rows, 1, confidence)


@pytest.mark.parametrize(
    ("lines", "confidence", "wanted"),
    [
        pytest.param([(105.4, 150), (105.4, 190)], 1.0, 5.4, id="as on the left"),
        pytest.param([(105.4, 150), (105.4, 197)], 1.0, 3.0, id="a line stands in it"),
        pytest.param([(105.4, 150), (105.4, 199.5)], 1.0, 0.5, id="a line stands beside the edge"),
        pytest.param([(105.4, 150), (105.4, 203)], 1.0, 5.4, id="a line runs over the edge"),
        pytest.param([(98.0, 150)], 1.0, 0.0, id="lines start left of the column"),
        pytest.param([(105.4, 150)] * 20 + [(101.0, 150)], 1.0, 5.4, id="one line starts further left"),
        pytest.param([(103.0, 150), (103.0, 180)], 0.8, 7.8, id="no rules: a gutter"),
        pytest.param([(140.0, 180)], 1.0, 9.0, id="one centred line shows no margin"),
        pytest.param([(130.0, 170)] * 9 + [(104.0, 196)], 1.0, 4.0, id="the longest of centred lines does"),
    ],
)
def test_right_margin(lines: list[tuple[float, float]], confidence: float, wanted: float) -> None:
    assert right_margins(table(*lines, confidence=confidence))[1].width == pytest.approx(wanted)


@pytest.mark.parametrize(
    ("lines", "is_centred"),
    [
        pytest.param([(130, 170), (110, 190), (141, 160), (105, 150)], True, id="but for one line"),
        pytest.param([(130, 170), (110, 190), (110, 160), (105, 150)], False, id="half of the lines"),
        pytest.param([(105, 195), (105, 194), (105, 195)], False, id="all fill the column"),
        pytest.param([(130, 170), (110, 190)], False, id="too few"),
    ],
)
def test_lines_that_leave_as_much_room_on_both_sides_are_centred(
    lines: list[tuple[float, float]], is_centred: bool
) -> None:
    assert right_margins(table(*lines))[1].is_centred is is_centred


def lines(*texts: tuple[str, float]) -> Table:
    """Draw a ruled column from 100 to 150 points with one cell of lines 5.4 points from its left edge."""
    made = tuple(
        Line(text, Box(1, 105.4, 12.0 * n, 105.4 + width, 12.0 * n + 11), size=10.0)
        for n, (text, width) in enumerate(texts, 1)
    )
    cell = Cell(1, 1, lines=made, boxes=(Box(1, 100, 0, 150, 200),))
    return Table(1, (Row((cell,)),), 1)


def test_word_that_had_no_room_shows_how_far_lines_reach() -> None:
    """The word "less" (18 points and a space) had no room beside "the": the margin is wider than on the left."""
    assert right_margins(lines(("the", 15.0)))[1].width == pytest.approx(5.4)
    found = right_margins(lines(("the", 15.0), ("less", 18.0)))[1].width
    assert 5.4 < found <= 9.0


@pytest.mark.parametrize(
    ("texts", "is_cutting"),
    [
        pytest.param([("imple", 38.0), ("menta", 38.5), ("tion", 20.0)], True, id="each fills it"),
        pytest.param([("meet", 20.0), ("us", 10.0), ("now", 15.0)], False, id="none does"),
    ],
)
def test_column_whose_lone_words_fill_it_to_the_letter_cuts_words(
    texts: list[tuple[str, float]], is_cutting: bool
) -> None:
    assert (right_margins(lines(*texts))[1].cuts > 1) is is_cutting


def test_column_of_one_thing_a_line_is_known_by_the_room_left() -> None:
    officers = [("HR", 10.0), ("IT", 10.0), ("PR", 10.0), ("Legal", 25.0)]
    assert right_margins(lines(*officers))[1].lists > 1
    assert right_margins(lines(("Head of", 35.0), ("Housing", 35.0), ("Legal", 25.0)))[1].lists == 0


def test_word_tables_have_no_margins() -> None:
    row = Row((Cell(1, 1, lines=(Line("text"),)),))
    assert right_margins(Table(1, (row,), 1)) == {}


FULL, SHORT = 39.0, 10.0
"""Points: a word that fills the column of `lines`, and one that leaves room."""


@pytest.mark.parametrize(
    ("widths", "cuts"),
    [
        ([SHORT, SHORT], 0.0),
        ([FULL], 0.0),
        ([FULL, FULL], 1.6),
        ([FULL, SHORT, SHORT], -0.6),
        ([FULL, *[SHORT] * 6], -1.5),
        ([FULL] * 5, 4.0),
    ],
    ids=["none is full", "one may be by chance", "two", "one of three", "one of many", "five"],
)
def test_each_lone_word_that_fills_its_line_speaks_for_cut_words(widths: list[float], cuts: float) -> None:
    words = [("abcdefgh"[number] * 5, width) for number, width in enumerate(widths)]
    assert right_margins(lines(*words, ("rest", SHORT)))[1].cuts == pytest.approx(cuts)


@pytest.mark.parametrize(
    ("widths", "lists"),
    [
        ([SHORT] * 3, math.log(3.5 / 0.5) + 1),
        ([35.0, 35.0, SHORT], math.log(1.5 / 2.5) + 1),
        ([*[35.0] * 8, SHORT], 0.0),
        ([35.0] * 3, 0.0),
        ([SHORT] * 20, 4.0),
    ],
    ids=["all end early", "one of three", "one of nine", "none", "twenty"],
)
def test_each_line_that_ends_early_above_a_capital_speaks_for_a_list(
    widths: list[float], lists: float
) -> None:
    texts = [("HR", width) for width in widths]
    assert right_margins(lines(*texts, ("HR", SHORT)))[1].lists == pytest.approx(lists)


@pytest.mark.parametrize(
    ("starts", "is_centred"),
    [((130, 110, 124), True), ((110, 112, 115.9), False), ((110, 112, 116), True)],
    ids=["three lines", "hardly apart", "six points apart"],
)
def test_three_lines_that_start_apart_show_that_a_column_is_centred(
    starts: tuple[float, ...], is_centred: bool
) -> None:
    found = right_margins(table(*((start, 300 - start) for start in starts)))[1]
    assert found.is_centred is is_centred


@pytest.mark.parametrize(("is_centred", "is_list"), [(True, True), (False, False)])
def test_a_word_brings_a_centred_line_half_as_far_to_the_right(is_centred: bool, is_list: bool) -> None:
    """A line that leaves 20 points on either side has room for a word of 12 there, one that leaves 20 and 8 none."""
    made = []
    for number, count in enumerate((7, 5, 7), 1):
        text = " ".join(["HR"] * count)
        width = 4 * units_of(text)
        x0 = 150 - width / 2 if is_centred else 107.7
        made.append(Line(text, Box(1, x0, 12.0 * number, x0 + width, 12.0 * number + 11), size=10.0))
    cell = Cell(1, 1, lines=tuple(made), boxes=(Box(1, 100, 0, 200 if is_centred else 187, 200),))
    found = right_margins(Table(1, (Row((cell,)),), 1))[1]
    assert (found.is_centred, found.lists > 0) == (is_centred, is_list)


def test_words_that_run_to_the_margin_of_another_column_show_it_for_all() -> None:
    """Columns of one table have one margin: a narrow one shows it for those in which no sentence goes on."""
    own = lines(("the", 15.0), ("less", 18.0)).rows[0].cells[0]
    beside = Cell(
        1, 2, lines=(Line("HR", Box(1, 155.4, 12, 165.4, 23), size=10.0),), boxes=(Box(1, 150, 0, 250, 200),)
    )
    found = right_margins(Table(1, (Row((own, beside)),), 2))
    assert found[2].width == found[1].width > 5.4


@pytest.mark.parametrize(("early", "is_wider"), [(1, True), (2, False)], ids=["one of five", "two of six"])
def test_few_sentences_may_go_on_below_a_line_that_ends_early(early: int, is_wider: bool) -> None:
    pairs = [("the", 15.0), ("less", 18.0)] * 4 + [("the", 1.0), ("less", 1.0)] * early
    rows = tuple(lines(*pairs[at : at + 2]).rows[0] for at in range(0, len(pairs), 2))
    assert (right_margins(Table(1, rows, 1))[1].width > 5.4) is is_wider


@pytest.mark.parametrize(
    ("spaces", "has_habit"),
    [
        pytest.param((None, None, None, None), True, id="by the room on most"),
        pytest.param((False, False, False, False), True, id="and by spaces that lack"),
        pytest.param((True, True, True, False), False, id="spaces are set on these"),
    ],
)
def test_line_ends_of_a_column_show_its_authors_habits(
    spaces: tuple[bool | None, ...], has_habit: bool
) -> None:
    """The fourth line has no room for the word below it, nor for a space."""
    widths = (15.0, 12.0, 10.0, 38.5, 20.0)
    made = tuple(
        Line(
            text,
            Box(1, 105.4, 12.0 * n, 105.4 + width, 12.0 * n + 11),
            size=10.0,
            ends_with_space=space,
        )
        for n, (text, width, space) in enumerate(
            zip(("Leisure", "Legal", "Housing", "Planning", "Town"), widths, (*spaces, None), strict=True), 1
        )
    )
    cell = Cell(1, 1, lines=made, boxes=(Box(1, 100, 0, 150, 200),))
    assert bool(right_margins(Table(1, (Row((cell,)),), 1))[1].habits) is has_habit
