"""Bars that black out words make no cells; a blank cell of a dark header does."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from extractors.document import Document
from extractors.pdf.extract import extract_pdf
from extractors.pdf.paper.bars import MOST, without_bars
from tests.documents.grids import HEAD, MORE, ROWS, XS, grids
from tests.documents.pdf_builder import PAD, Ruling, Sheet, write
from tests.extractors.pdf.drawn import Sheet as Drawn

Read = Callable[..., Document]


@pytest.fixture
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    return lambda *sheets: extract_pdf(write(tmp_path_factory.mktemp("bars") / "plan.pdf", *sheets))


@pytest.mark.parametrize("ruling", ["lines", "across", "none"])
def test_bars_over_names_are_no_cells(ruling: Ruling, read: Read) -> None:
    rows = [HEAD, *([*row[:2], "", row[3]] for row in (*ROWS, *MORE))]
    rows[2][2] = "Training Officer"
    sheet = Sheet()
    sheet.table(100, XS, rows, ruling=ruling, head=1)
    top = 100.0
    for row in rows:
        foot = Sheet().table(top, XS, [row])
        if not row[2]:
            sheet.fill(XS[2] + PAD, top + PAD, XS[2] + PAD + 60, top + PAD + 11, 0)
        top = foot
    assert grids(read(sheet)) == [rows]


def test_a_blank_cell_of_a_dark_header_is_shaded(read: Read) -> None:
    """The nearest twin: it is as dark and as high, beside cells that hold words."""
    sheet = Sheet()
    for x0, x1 in pairwise(XS):
        sheet.fill(x0, 100, x1, 119, 0.1)
    sheet.raw("1 g")
    for x, text in zip(XS, HEAD, strict=False):
        sheet.text(x + PAD, 104, text if x != XS[2] else "", face="F2")
    sheet.raw("0 g")
    sheet.table(119, XS, [*ROWS, *MORE], ruling="across")
    (table,) = read(sheet).tables
    assert [cell.fill for cell in table.rows[0].cells] == ["#1a1a1a"] * 4


def test_a_drawing_of_many_fills_is_left_as_it_is() -> None:
    """Each fill beside each word would take gigabytes on a map."""
    sheet = Drawn().text(60, 100, "Ward map")
    for number in range(MOST + 1):
        sheet.fill(60, 120 + number / 10, 80, 130 + number / 10, 0)
    page = sheet.page()
    assert without_bars(page) is page
    few = Drawn().text(60, 100, "Ward map").fill(60, 120, 80, 130, 0).page()
    assert not len(without_bars(few).fills.box)


@pytest.mark.parametrize(
    ("width", "height", "colour", "is_bar"),
    [
        (60, 12, 0, True),
        (60, 5, 0, True),
        (60, 4.5, 0, False),
        (60, 20, 0, True),
        (60, 20.5, 0, False),
        (12, 12, 0, True),
        (11, 12, 0, False),
        (60, 12, 0x404040, True),
        (60, 12, 0x414040, False),
        (60, 12, 0x404140, False),
        (60, 12, 0x404041, False),
    ],
    ids=["a bar", "low", "a rule", "high", "an area", "square", "upright", "dark", "red", "green", "blue"],
)
def test_a_bar_is_wide_and_dark_and_as_high_as_a_line(
    width: float, height: float, colour: int, is_bar: bool
) -> None:
    page = Drawn().text(60, 60, "Lead").fill(60, 120, 60 + width, 120 + height, colour).page()
    assert len(without_bars(page).fills.box) == (not is_bar)


def test_a_dark_fill_that_holds_a_word_is_no_bar() -> None:
    page = Drawn().text(80, 121, "Lead").fill(60, 120, 120, 132, 0).page()
    assert without_bars(page) is page


@pytest.mark.parametrize(
    ("box", "is_bar"),
    [
        ((122, 120, 160, 132), False),
        ((123, 120, 160, 132), True),
        ((20, 120, 58, 132), False),
        ((20, 120, 57, 132), True),
        ((122, 122, 160, 134), False),
        ((122, 123, 160, 132), True),
        ((122, 120, 160, 135), True),
    ],
    ids=["right", "too far right", "left", "too far left", "a little lower", "begins lower", "ends lower"],
)
def test_a_dark_fill_beside_one_that_holds_a_word_is_a_cell(
    box: tuple[float, float, float, float], is_bar: bool
) -> None:
    page = Drawn().text(80, 121, "Lead").fill(60, 120, 120, 132, 0).fill(*box, 0).page()
    assert len(without_bars(page).fills.box) == 2 - is_bar
