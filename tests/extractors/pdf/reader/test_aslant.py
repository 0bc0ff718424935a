"""Headings that stand aslant are those of the columns they point to; other such text is told, watermarks are not."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from extractors.pdf.extract import extract_pdf
from extractors.pdf.reader.pages import read_pages
from tests.documents.grids import Grid, codes, grids
from tests.documents.pdf_builder import Ruling, Sheet, width, write


def told(path: Path, sheet: Sheet) -> list[tuple[str, int]]:
    (page,) = read_pages(write(path / "page.pdf", sheet))
    return [(issue.value, issue.count) for issue in page.issues if issue.code == "slanted-text"]


def page_of_text() -> Sheet:
    sheet = Sheet()
    for n in range(6):
        sheet.text(60, 200 + 14 * n, "Mend the roof of the hall")
    return sheet


@pytest.mark.parametrize("turn", [-60, -45, -30, 30, 45, 135])
def test_headings_aslant(tmp_path: Path, turn: int) -> None:
    ((value, count),) = told(tmp_path, page_of_text().text(200, 180, "When", turn=turn))
    assert (value, count) == ("When", 4)


@pytest.mark.parametrize("turn", [-90, -3, 0, 3, 87, 90, 180, 270])
def test_text_that_is_level_or_upright_or_a_little_askew_is_none(tmp_path: Path, turn: int) -> None:
    assert not told(tmp_path, page_of_text().text(200, 180, "When", turn=turn))


def test_a_watermark_is_none(tmp_path: Path) -> None:
    assert not told(tmp_path, page_of_text().text(150, 400, "DRAFT", turn=-45, size=60))


def test_a_page_with_nothing_else(tmp_path: Path) -> None:
    assert told(tmp_path, Sheet().text(150, 400, "DRAFT", turn=-45, size=60)) == [("DRAFT", 5)]


XS = [40.0, 200.0, 250.0, 300.0, 350.0]
HEADS = ("Lead officer", "When", "Status")
ROWS: Grid = [
    ["Mend the roof of the village hall", "Parks", "May 2013", "Done"],
    ["Plant trees along the lanes", "Roads", "June 2013", "Open"],
    ["Write to all who have asked for it", "Parks", "2014", "Open"],
]


def headed(ruling: Ruling, turn: int, foot: float = 196.0, shift: float = 0.0) -> Sheet:
    """A table under a level heading and three aslant, which end at `foot` below, over the middles of their columns."""
    sheet = Sheet()
    sheet.table(200, XS, ROWS, ruling=ruling)
    sheet.text(43, 188, "Action", face="F2")
    for number, head in enumerate(HEADS):
        middle = (XS[number + 1] + XS[number + 2]) / 2
        length, angle = width(head, face="F2"), math.radians(turn)
        back = (length * math.cos(angle), length * math.sin(angle)) if turn > 0 else (0.0, 0.0)
        y = foot - back[1] - 6.75 * math.cos(angle) - number * shift
        sheet.text(middle - back[0] + 6.75 * math.sin(angle), y, head, face="F2", turn=turn)
    return sheet


@pytest.mark.parametrize("turn", [-60, -45, -30, 45])
@pytest.mark.parametrize("ruling", ["lines", "across", "fills", "none"])
def test_headings_aslant_are_those_of_the_columns_they_point_to(
    tmp_path: Path, ruling: Ruling, turn: int
) -> None:
    document = extract_pdf(write(tmp_path / "plan.pdf", headed(ruling, turn)))
    assert grids(document) == [[["Action", *HEADS], *ROWS]]
    assert "slanted-text" not in codes(document)
    assert "slanted-headings" in codes(document)
    assert document.words.unaccounted == 0


def test_a_heading_of_two_lines_is_one(tmp_path: Path) -> None:
    sheet = headed("lines", -45).text(277 + 6.75 * 0.7, 202 - 6.75 * 0.7, "it ends", face="F2", turn=-45)
    (table,) = grids(extract_pdf(write(tmp_path / "plan.pdf", sheet)))
    assert [" ".join(text.split()) for text in table[0]] == [
        "Action",
        "Lead officer",
        "When it ends",
        "Status",
    ]


@pytest.mark.parametrize(
    ("foot", "shift"), [(150.0, 0.0), (196.0, 15.0)], ids=["far above", "at several heights"]
)
def test_texts_aslant_that_point_to_no_row_are_told(tmp_path: Path, foot: float, shift: float) -> None:
    document = extract_pdf(write(tmp_path / "plan.pdf", headed("lines", -45, foot, shift)))
    assert "slanted-text" in codes(document)
