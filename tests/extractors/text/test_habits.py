"""A column's authors are known to end lines by what stands at its line ends much oftener than inside its lines."""

from __future__ import annotations

import pytest

from extractors.document import Box, Line
from extractors.text.habits import habits_of, kind_of

LETTER = 5.0
REACH = 40 * LETTER


def cell(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(text, Box(1, 0, 0, LETTER * len(text), 10), size=10.0) for text in texts)


@pytest.mark.parametrize(
    ("last", "first", "kind"),
    [
        ("It was read.", "It", ".A"),
        ("by 2012", "Then", "9A"),
        ("the team", "– read", "a-"),
        ("Housing", "(all)", "a("),
        ("Housing", "manager", ""),
        ("", "Manager", "A"),
        ("Manager", "Support: Board", "aA:"),
    ],
)
def test_a_line_end_is_of_the_kind_of_its_signs(last: str, first: str, kind: str) -> None:
    assert kind_of(last, first) == kind


FLOWING = [cell("some words of a text that goes on and", "on, so that most of its lines are full")] * 9
"""Cells that show how often the width ends a line."""
PARTED = cell("It was read to all of them in the town.", "It was kept.", "It was sent.")


@pytest.mark.parametrize(
    ("cells", "ends", "is_habit"),
    [
        pytest.param([*FLOWING, PARTED], [(".A", True)] * 6 + [(".A", None)] * 4, True, id="most had room"),
        pytest.param([*FLOWING, PARTED], [(".A", None)] * 10, False, id="none had room"),
        pytest.param([*FLOWING, PARTED], [(".A", True)] * 6 + [("9A", None)] * 4, False, id="another kind"),
        pytest.param(
            [*FLOWING, *[cell("It is. It was. It had. It went on")] * 60],
            [(".A", True)] * 6 + [(".A", None)] * 4,
            False,
            id="as often inside lines",
        ),
    ],
)
def test_authors_end_lines_where_many_had_room(
    cells: list[tuple[Line, ...]], ends: list[tuple[str, bool | None]], is_habit: bool
) -> None:
    found = habits_of(cells, REACH, ends, are_spaced=False)
    assert (found.get(".A", 0.0) > 0 or found.get("9A", 0.0) > 0) is is_habit


@pytest.mark.parametrize(
    ("by_authors", "by_width", "odds"),
    [(6, 0, 3.76), (6, 6, 2.37), (1, 12, 0.02), (1, 60, 0.0), (0, 6, None), (60, 0, 4.0)],
)
def test_spaces_tell_how_many_are_the_authors(by_authors: int, by_width: int, odds: float | None) -> None:
    ends = [("aA", True)] * by_authors + [("aA", False)] * by_width + [("aA", None)]
    found = habits_of([cell("Legal")], 6 * LETTER, ends, are_spaced=True)
    assert found.get("aA") == (None if odds is None else pytest.approx(odds, abs=0.01))


def test_in_a_wide_column_few_of_the_authors_line_ends_stand_at_its_edge() -> None:
    ends = [("aA", True)] * 6 + [("aA", False)] * 6 + [("aA", None)]
    narrow, wide = (habits_of([cell("Legal")], reach, ends, are_spaced=True)["aA"] for reach in (30, 200))
    assert wide < narrow - 1
