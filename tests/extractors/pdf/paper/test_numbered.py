"""Numbers of lines in the margin are in no cell, and no word of them is lost; numbers of rows stay in their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from extractors.document import Document
from extractors.pdf.extract import extract_pdf
from extractors.pdf.paper.numbered import part_line_numbers
from tests.documents.grids import HEAD, MORE, ROWS, Grid, grids
from tests.documents.pdf_builder import LEADING, PAD, Ruling, Sheet, write
from tests.extractors.pdf.drawn import Sheet as Drawn

XS = (80.0, 120.0, 290.0, 400.0, 500.0)
LINE = LEADING * 9
PLAN = [HEAD, *ROWS, *MORE]
HEIGHTS = [1, *(2 for _ in ROWS[:1]), 1, 2, 1, 2, 1, 2]
"""Lines that each row of the plan takes."""

Numbering = Callable[[Sequence[float]], Iterable[tuple[float, int]]]


def lines_of(heights: Sequence[int], top: float) -> list[float]:
    """Give where the lines of rows of so many lines stand."""
    tops: list[float] = []
    for height in heights:
        tops += [top + PAD + LINE * number for number in range(height)]
        top += height * LINE + 2 * PAD
    return tops


def each(tops: Sequence[float]) -> Iterable[tuple[float, int]]:
    return zip(tops, range(1, len(tops) + 1), strict=True)


def every_third(tops: Sequence[float]) -> Iterable[tuple[float, int]]:
    return ((top, number) for top, number in each(tops) if number % 3 == 0)


def evenly(tops: Sequence[float]) -> Iterable[tuple[float, int]]:
    return ((tops[0] - 5 + 13 * number, number + 1) for number in range(12))


def numbered(numbering: Numbering, ruling: Ruling, x: float) -> Sheet:
    """Draw the plan with numbers of its lines that begin at x."""
    sheet = Sheet()
    sheet.table(100, XS, PLAN, ruling=ruling, head=1)
    for top, number in numbering(lines_of(HEIGHTS, 100)):
        sheet.text(x, top, str(number))
    return sheet


def read(tmp_path: Path, *sheets: Sheet) -> Document:
    return extract_pdf(write(tmp_path / "plan.pdf", *sheets))


@pytest.mark.parametrize("x", [50.0, 520.0], ids=["left", "right"])
@pytest.mark.parametrize("ruling", ["lines", "across", "none"])
@pytest.mark.parametrize("numbering", [each, every_third, evenly])
def test_numbers_of_lines_are_in_no_cell(
    numbering: Numbering, ruling: Ruling, x: float, tmp_path: Path
) -> None:
    document = read(tmp_path, numbered(numbering, ruling, x))
    assert grids(document) == [PLAN]
    assert document.words.running == len(list(numbering(lines_of(HEIGHTS, 100))))
    assert document.words.unaccounted == 0
    assert document.running == ()


def test_numbers_that_go_on_from_the_page_before_may_be_few(tmp_path: Path) -> None:
    last = Sheet()
    last.table(100, XS, [["2.4", "Paint the hall", "Works Manager", "June 2014"]], ruling="none")
    last.text(50, 104, "13")
    document = read(tmp_path, numbered(each, "none", 50), last)
    assert document.words.running == 13
    assert grids(document)[0][:8] == PLAN


def rows_numbered(rows: Grid, ruling: Ruling = "none") -> Sheet:
    sheet = Sheet()
    sheet.table(100, XS, rows, ruling=ruling)
    return sheet


ON_ONE_LINE = [[str(number), "Paint the hall", "Works Manager", f"June {number}"] for number in range(14, 22)]
ON_SEVERAL = [[str(number), *row[1:]] for number, row in enumerate((*ROWS, *MORE), 14)]
YEARS = [[str(2000 + 5 * n), "Paint the hall again", "Works Manager", "June"] for n in range(6)]


@pytest.mark.parametrize("rows", [ON_ONE_LINE, ON_SEVERAL, YEARS], ids=["one line", "several", "years"])
def test_numbers_of_rows_stay_in_their_rows(rows: Grid, tmp_path: Path) -> None:
    """The nearest twin: no header tells that a column of numbers at the page's side is the table's first."""
    document = read(tmp_path, rows_numbered(rows))
    (table,) = grids(document)
    assert [" ".join(row) for row in table] == [" ".join(row) for row in rows]
    assert document.words.running == 0


def test_numbers_inside_the_rules_of_a_table_are_in_its_cells(tmp_path: Path) -> None:
    sheet = numbered(each, "lines", 50)
    sheet.frame(40, 100, XS[0], 100 + sum(HEIGHTS) * LINE + 2 * PAD * len(HEIGHTS))
    sheet.rule(40, 100 + LINE + 2 * PAD, XS[0], 100 + LINE + 2 * PAD)
    document = read(tmp_path, sheet)
    assert document.words.running == 0
    assert document.words.unaccounted == 0


STEP = 12.0
TEXT = ("We look at", "how far it", "has come", "since then", "and at what", "we have to", "do now")


def drawn(
    numbers: Sequence[int | None], *, x: float = 30.0, lines: int | None = None, texts: Sequence[str] = TEXT
) -> Drawn:
    """Lines of text, and numbers level with them in the margin."""
    sheet = Drawn()
    for row in range(len(numbers) if lines is None else lines):
        sheet.text(80, 100 + STEP * row, texts[row % len(texts)])
    for row, number in enumerate(numbers):
        if number is not None:
            sheet.text(x - 5 * len(str(number)), 100 + STEP * row, str(number))
    return sheet


def taken(*sheets: Drawn) -> list[list[str]]:
    """Give the numbers that are taken out of each page."""
    pages = part_line_numbers(sheet.page(number) for number, sheet in enumerate(sheets, 1))
    return [[text for words in page.furniture for text in words.text] for page in pages]


@pytest.mark.parametrize(
    ("numbers", "is_taken"),
    [
        ([1, 2, 3, 4], True),
        ([1, 2, 3], False),
        ([7, 8, 9, 10], True),
        ([4, 3, 2, 1], False),
        ([1, 2, 3, 5], False),
        ([1, 1, 1, 1], False),
        ([99996, 99997, 99998, 99999], True),
        ([99997, 99998, 99999, 100000], False),
        ([*range(1, 9), None, 9], True),
        ([*range(1, 8), None, 8], False),
    ],
    ids=[
        "each of four lines",
        "of three",
        "from a later one on",
        "backwards",
        "unevenly",
        "always one",
        "of five digits",
        "of six",
        "but one of ten",
        "but one of nine",
    ],
)
def test_each_line_has_a_number(numbers: list[int | None], is_taken: bool) -> None:
    assert taken(drawn(numbers)) == [[str(number) for number in numbers if number] if is_taken else []]


@pytest.mark.parametrize(
    ("numbers", "is_taken"),
    [
        ([number if number % 5 == 0 else None for number in range(1, 21)], True),
        ([number if number % 5 == 0 else None for number in range(1, 11)], False),
        ([number + 1 if number % 5 == 0 else None for number in range(1, 21)], False),
        ([number if number % 2 == 0 else None for number in range(1, 21)], False),
        ([number // 3 if number % 6 == 0 else None for number in range(1, 25)], False),
    ],
    ids=["every fifth", "two of them", "counted from elsewhere", "every other", "that count other lines"],
)
def test_a_number_counts_the_lines_above_it(numbers: list[int | None], is_taken: bool) -> None:
    assert taken(drawn(numbers)) == [[str(number) for number in numbers if number] if is_taken else []]


def test_rows_that_all_begin_with_a_capital_may_be_of_a_table() -> None:
    assert taken(drawn(range(1, 8), texts=("Sweep it", "Mow it"))) == [[]]
    assert taken(drawn(range(1, 8), texts=[*["Sweep it"] * 6, "and mow"])) == [[*"1234567"]]


def test_numbers_stand_in_a_strip_of_their_own() -> None:
    assert taken(drawn(range(1, 8)).text(12, 136, "Aim")) == [[]]
    assert taken(drawn(range(1, 8), x=200)) == [[*"1234567"]]
    assert taken(drawn(range(1, 8)).across(130, 20, 60)) == [[]]
    assert taken(drawn(range(1, 8)).across(130, 70, 160)) == [[*"1234567"]]
    assert taken(drawn(range(1, 8)).fill(20, 124, 160, 136)) == [[]]
    assert taken(drawn(range(1, 8)).fill(20, 90, 160, 190)) == [[*"1234567"]]


@pytest.mark.parametrize(
    ("numbers", "x", "is_taken"),
    [
        ([8], 30, True),
        ([1, 2], 30, True),
        ([8, 9], 44, True),
        ([8, 9], 46, False),
        ([9], 30, False),
    ],
    ids=["the next", "anew", "a little aside", "further aside", "another"],
)
def test_numbers_go_on_on_the_next_page(numbers: list[int], x: float, is_taken: bool) -> None:
    _, found = taken(drawn(range(1, 8)), drawn(numbers, x=x))
    assert found == ([str(number) for number in numbers] if is_taken else [])
