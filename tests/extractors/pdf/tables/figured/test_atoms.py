"""What stands on a line: figures, each alone, and texts between."""

from __future__ import annotations

import pytest

from extractors.pdf.tables.figured.atoms import Line
from tests.extractors.pdf.drawn import LETTER, Sheet
from tests.extractors.pdf.tables.figured.printed import lines_of

TYPED = 6.0
"""Points between the words of a typewriter."""


def told(line: Line) -> list[str]:
    """Give its texts, each by its first and last word, and how many it has; figures with a mark before."""
    return [
        "#" * atom.is_figure + " ".join((atom.first, atom.last)[: atom.count]) + f" {atom.count}"
        for atom in line.atoms
    ]


def typed(sheet: Sheet, x: float, y: float, text: str) -> Sheet:
    """Write words as far apart as a typewriter does."""
    for word in text.split():
        sheet.text(x, y, word)
        x += LETTER * len(word) + TYPED
    return sheet


@pytest.mark.parametrize(
    ("text", "is_figure"),
    [
        ("1,204", True),
        ("-1.5", True),
        ("-", True),
        ("(D)", True),
        ("NA", True),
        ("(a)", True),
        ("<1", True),
        ("E4.5", True),
        ("90 r/", True),
        ("90 old", False),
        ("90 r/ b", False),
        ("No r/", False),
        ("NA old", False),
        ("NAP", False),
        ("Boats", False),
    ],
)
def test_a_figure_or_what_stands_for_one_may_have_a_mark_behind_it(text: str, is_figure: bool) -> None:
    (line,) = lines_of(Sheet().text(50, 100, "Boats").text(200, 100, text))
    assert line.atoms[1].is_figure == is_figure


@pytest.mark.parametrize(
    ("texts", "is_rule"),
    [
        (["---", "====="], True),
        (["___ ____"], True),
        (["-----", "--"], False),
        (["Boats", "-----"], False),
        (["Boats -----"], False),
        (["----- Boats"], False),
    ],
)
def test_dashes_alone_are_a_typed_rule(texts: list[str], is_rule: bool) -> None:
    sheet = Sheet()
    for number, text in enumerate(texts):
        sheet.text(50 + 120 * number, 100, text)
    (line,) = lines_of(sheet)
    assert line.is_rule == is_rule


def test_words_that_all_stand_as_far_apart_as_a_typewriters_are_one_text() -> None:
    sheet = typed(Sheet(), 50, 100, "Old boats of the town")
    typed(sheet, 200, 100, "12 34")
    (line,) = lines_of(sheet)
    assert told(line) == ["Old town 5", "#12 1", "#34 1"]


def test_the_same_blank_parts_columns_where_others_are_not_as_wide() -> None:
    sheet = typed(Sheet(), 50, 100, "Old boats").text(96 + 9, 100, "of the town")
    (line,) = lines_of(sheet)
    assert told(line) == ["Old 1", "boats 1", "of town 3"]


def test_a_blank_of_two_typed_spaces_parts_columns() -> None:
    sheet = typed(Sheet(), 50, 100, "Boats of the town")
    typed(sheet, 50 + 14 * LETTER + 3 * TYPED + 2 * TYPED, 100, "12 b c d")
    (line,) = lines_of(sheet)
    assert told(line) == ["Boats town 4", "12 d 4"]


def test_the_first_of_a_line_is_its_label_whatever_it_is() -> None:
    (line,) = lines_of(
        Sheet().text(50, 100, "2001").text(120, 100, "12").text(180, 100, "old").text(240, 100, "34")
    )
    assert [atom.first for atom in line.figures] == ["12", "34"]
