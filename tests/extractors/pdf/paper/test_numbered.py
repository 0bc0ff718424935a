"""Numbers of lines in the margin are in no cell, and no word of them is lost; numbers of rows stay in their rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from extractors.document import Document
from extractors.pdf.extract import extract_pdf
from tests.documents.grids import HEAD, MORE, ROWS, Grid, grids
from tests.documents.pdf_builder import LEADING, PAD, Ruling, Sheet, write

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
