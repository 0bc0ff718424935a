"""What cells and rows look like, as the joins of pieces ask."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.document import Cell, Line, Row
from extractors.stitch.looks import (
    first_word,
    is_band,
    is_bold,
    is_continued,
    is_shaded,
    likeness,
    plain,
    reference,
)


def row(*texts: str, span: int = 1, bold: Sequence[bool] = (), fills: Sequence[str] = ()) -> Row:
    """A row of cells, of the looks given."""
    looks = [bold[n] if bold else False for n in range(len(texts))]
    shades = [fills[n] if fills else "" for n in range(len(texts))]
    return Row(
        tuple(
            Cell(1, n + 1, column_span=span, lines=(Line(text, bold=is_bold),), fill=fill)
            for n, (text, is_bold, fill) in enumerate(zip(texts, looks, shades, strict=True))
        )
    )


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["1"], "1"),
        (["2.4 Sweep"], "2.4"),
        (["(a) Sweep"], "a"),
        (["iv. Sweep"], "iv"),
        (["EO3.2 Sweep"], "EO3.2"),
        (["1.Sweep"], "1"),
        (["1)Sweep"], "1"),
        (["", "3 Sweep"], "3"),
        (["2.1.", "4"], "2.1.4"),
        (["2.1.", "Sweep"], "2.1"),
        (["21", "4"], "21"),
        (["a.Sweep"], ""),
        (["3 May 2013"], ""),
        (["21st June"], ""),
        (["1234 homes"], ""),
        (["Sweep 1"], ""),
        ([], ""),
    ],
)
def test_a_reference_is_the_number_or_label_that_a_cell_starts_with(lines: list[str], found: str) -> None:
    assert reference([Line(text) for text in lines]) == found


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("Action (continued)", True),
        ("Action cont'd", True),
        ("Action - cont.", True),
        ("Camau (parhad)", True),
        ("Continued action", False),
        ("Discontinued", False),
    ],
)
def test_a_remark_says_that_a_text_is_continued(text: str, is_said: bool) -> None:
    assert is_continued(text) == is_said
    assert (plain(text) in {"action", "camau"}) == is_said


@pytest.mark.parametrize(
    ("first", "second", "share"),
    [
        ("Lead officer", "Officer lead", 1.0),
        ("Lead officer", "Lead", 0.5),
        ("Lead", "Lead officer now then", 0.25),
        ("Lead lead", "Lead officer", 0.5),
        ("Lead", "When", 0.0),
        ("", "", 0.0),
    ],
)
def test_likeness_is_the_share_of_words_in_common(first: str, second: str, share: float) -> None:
    assert likeness(first.lower().split(), second.lower().split()) == share


@pytest.mark.parametrize(
    ("of", "columns", "is_said"),
    [
        (row("Homes", span=4), 4, True),
        (row("Homes", span=3), 4, False),
        (row("Homes"), 1, False),
        (row("", span=4), 4, False),
        (row("Homes", "Roads", span=4), 4, False),
    ],
    ids=["across", "over some columns", "of one column", "blank", "two cells"],
)
def test_a_band_is_one_text_across_the_whole_width(of: Row, columns: int, is_said: bool) -> None:
    assert is_band(of, columns) == is_said


def test_all_text_of_a_bold_row_is_bold_and_each_cell_of_a_shaded_one_shaded() -> None:
    assert is_bold(row("Action", "", bold=[True, False]))
    assert not is_bold(row("Action", "Lead", bold=[True, False]))
    assert not is_bold(row("", bold=[True]))
    assert is_shaded(row("Action", "", fills=["#ccc", "#ccc"]))
    assert not is_shaded(row("Action", "", fills=["#ccc", ""]))
    assert not is_shaded(Row(()))


def test_the_first_word_is_of_the_first_line_with_text() -> None:
    assert first_word(row("", "Lead officer")) == "lead"
    assert first_word(row("-", "Lead officer")) == ""
    assert first_word(row("")) == ""
