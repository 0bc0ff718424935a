"""How the columns of a growing table are filled."""

from __future__ import annotations

import pytest

from extractors.document import Cell, Line, Row
from extractors.fragments import Fragment
from extractors.stitch.growing import Growing, Habits, extend
from extractors.stitch.headers import Head


def habits(*texts: str) -> Habits:
    found = Habits()
    for text in texts:
        found.note([Line(""), *map(Line, text.split("|"))])
    return found


@pytest.mark.parametrize(
    ("texts", "has_references"),
    [
        (["1 Sweep", "2 Mow"], True),
        (["1 Sweep"], False),
        (["1 Sweep", "1 Mow"], False),
        (["1 Sweep", "2 Mow", "Dig"], True),
        (["1 Sweep", "2 Mow", "Dig", "Plant"], False),
        (["Sweep", "Mow"], False),
        (["A1.1 Sweep|A1.2 Mow", "A2.1 Dig|A2.2 Plant", "A3.1 Rest"], False),
        (["A1.1 Sweep|1) Mow|2) Rake", "A1.2 Dig|1) Plant", "A1.3 Rest"], True),
    ],
    ids=[
        *("numbers", "one number", "the same number", "two of three", "two of four", "none"),
        *("lists of codes", "codes, and lists in their cells"),
    ],
)
def test_a_column_of_references_mostly_holds_numbers_of_its_own(
    texts: list[str], has_references: bool
) -> None:
    assert habits(*texts).has_references == has_references


@pytest.mark.parametrize(
    ("texts", "is_usual"),
    [
        (["sweep", "mow", *["Dig"] * 6], True),
        (["sweep", "mow", *["Dig"] * 7], False),
        (["sweep", "Mow"], False),
        (["a) sweep", "b) mow"], False),
    ],
    ids=["a quarter", "less", "one", "labels"],
)
def test_small_letters_are_usual_in_a_column_where_a_quarter_begins_so(
    texts: list[str], is_usual: bool
) -> None:
    assert habits(*texts).is_lower_usual == is_usual


def test_the_first_and_the_last_number_of_a_column_are_known() -> None:
    found = habits("Sweep", "3 Mow", "Dig", "5 Plant", "Rest")
    assert (found.first, found.last) == ("3", "5")


def test_few_rows_say_little_of_how_a_column_is_filled() -> None:
    edges = (50.0, 150.0, 300.0)
    table = Growing(1, edges, Head((), (), ()), Fragment((), edges), 1)
    assert (table.filled(1), table.filled(2)) == (0.85, 0.5)
    extend(table, [Row((Cell(n, 1, lines=(Line("x"),)), Cell(n, 2))) for n in range(1, 4)])
    assert (table.filled(1), table.filled(2)) == pytest.approx(((3 + 0.85 * 3) / 6, 0.2))
