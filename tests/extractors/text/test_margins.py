"""How far lines can reach is measured from where a column's lines start and end."""

from __future__ import annotations

import pytest

from extractors.document import Box, Cell, Line, Row, Table
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
