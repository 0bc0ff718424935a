"""Which words begin columns that no more than a space parts: letters are 5 points wide, spaces 3."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from extractors.pdf.tables.words.segments import coarse, set_segments
from tests.extractors.pdf.drawn import Sheet

COLUMNS = (50, 155, 260)
"""Where `FULL` ends 3 points before the next of these."""

FULL = "abcd efgh ijkl mnop ab"
SHORT = "abcd efgh"


def texts(rows: Sequence[tuple[str, ...]]) -> list[int]:
    """Give how many texts each line has, of rows 12 points apart."""
    sheet = Sheet()
    for number, row in enumerate(rows):
        for x, text in zip(COLUMNS, row, strict=False):
            sheet.text(x, 100 + 12 * number, text)
    words = sheet.page().words
    found: list[int] = np.bincount(set_segments(words, np.arange(len(words.text))).line).tolist()
    return found


OTHER = "abcd efgh ijkl mnop cd"
ROWS = [
    (SHORT, SHORT, SHORT),
    (FULL, SHORT, SHORT),
    (SHORT, FULL, SHORT),
    (OTHER, SHORT, SHORT),
    (SHORT, OTHER, SHORT),
]


def test_a_full_text_ends_where_the_next_column_begins() -> None:
    assert texts(ROWS) == [3, 3, 3, 3, 3]


def test_a_column_as_far_as_a_justified_space_stands_apart_from_its_neighbour() -> None:
    """Though the gap is a wide space's, its texts begin together: `coarse` joins them no more."""
    sheet = Sheet()
    for number, row in enumerate([("abcd efgh ijkl mnop a", "ab", "cd"), *ROWS[1:], (SHORT, "abc", "ef")]):
        for x, text in zip(COLUMNS, row, strict=True):
            sheet.text(x, 100 + 12 * number, text)
    words = sheet.page().words
    runs = coarse(set_segments(words, np.arange(len(words.text))))
    assert np.bincount(runs.line).tolist() == [3, 3, 3, 3, 3, 3]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(ROWS[:3], [3, 2, 2], id="two texts that stand apart and one that does not"),
        pytest.param(
            [*ROWS[:2], *[(SHORT, SHORT, SHORT)] * 3], [3, 2, 3, 3, 3], id="one text alone comes near"
        ),
        pytest.param(
            [(SHORT, SHORT, SHORT), *[(FULL, SHORT, SHORT)] * 4],
            [3, 2, 2, 2, 2],
            id="the same words again and again",
        ),
        pytest.param(
            [("• abcd efgh", "abcd", ""), ("• efgh", "abcd", ""), ("• ijkl", "ab", ""), ("• mnop", "ab", "")],
            [2, 2, 2, 2],
            id="behind the labels of a list",
        ),
    ],
)
def test_chance_begins_no_column(rows: list[tuple[str, ...]], expected: list[int]) -> None:
    assert texts(rows) == expected


@pytest.mark.parametrize(("is_bold", "count"), [(True, 3), (False, 2)])
def test_one_text_in_bold_that_comes_near_to_plain_ones_is_told(is_bold: bool, count: int) -> None:
    sheet = Sheet().text(COLUMNS[0], 100, FULL, bold=is_bold)
    for number, row in enumerate([("", SHORT, SHORT), *[(SHORT, SHORT, SHORT)] * 4]):
        for x, text in zip(COLUMNS, row, strict=True):
            sheet.text(x, 100 + 12 * number, text)
    words = sheet.page().words
    assert np.bincount(set_segments(words, np.arange(len(words.text))).line)[0] == count


@pytest.mark.parametrize(("others", "count"), [(("abcd", "ef"), 5), (("", ""), 2)], ids=["a row", "a band"])
def test_one_text_that_comes_near_is_told_beside_others(others: tuple[str, str], count: int) -> None:
    xs = (*COLUMNS, 360, 420)
    near = ("" if count == 2 else "ab", FULL, SHORT, *others)
    sheet = Sheet()
    for number, row in enumerate([near, *[("ab", SHORT, SHORT, "abcd", "ef")] * 5]):
        for x, text in zip(xs, row, strict=True):
            sheet.text(x, 100 + 12 * number, text)
    words = sheet.page().words
    found = np.bincount(set_segments(words, np.arange(len(words.text))).line).tolist()
    assert found == [count - (count == 2), 5, 5, 5, 5, 5]


@pytest.mark.parametrize(
    ("text", "count"),
    [(f"{FULL} abcd", 2), (f"{FULL} abcd efghijklmnopqrstuvwx", 1)],
    ids=["a row", "a band"],
)
def test_a_text_over_other_columns_is_one_though_a_word_begins_where_a_column_does(
    text: str, count: int
) -> None:
    assert texts([*ROWS[:3], (text,), *ROWS[3:]])[3] == count


def test_words_of_running_text_begin_at_one_place_by_chance() -> None:
    prose = [("abcdefg " * 2 + "ab " * number + FULL * 2,) for number in range(12)]
    assert set(texts(prose)) == {1}
