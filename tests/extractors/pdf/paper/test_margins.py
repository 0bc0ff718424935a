"""Running heads and feet close to a table are in no row of it; its own header, which returns as they do, is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from extractors.document import Document
from extractors.pdf.extract import extract_pdf
from extractors.pdf.paper.margins import part_running_lines
from extractors.pdf.reader.pages import read_pages
from tests.documents.grids import HEAD, MORE, ROWS, XS, Grid, grids, outside
from tests.documents.pdf_builder import Ruling, Sheet, write

TOP = 36.0
PAGES: list[Grid] = [ROWS, MORE, [["3.1", *row[1:]] for row in ROWS[:2]]]
WHOLE = [HEAD, *(row for rows in PAGES for row in rows)]

Texts = Sequence[tuple[float, float, str]]
"""Running texts: where they begin from the left, and how far above the table, or below the text's foot; "#" counts."""


def read(tmp_path: Path, *sheets: Sheet) -> Document:
    return extract_pdf(write(tmp_path / "plan.pdf", *sheets))


def printed(ruling: Ruling, texts: Texts, *, has_heads: bool = True, foot: float = 206.0) -> list[Sheet]:
    """Draw a plan over three pages so short that each ends in the rows, with running texts."""
    sheets = []
    for number, rows in enumerate(PAGES, 1):
        sheet = Sheet((595.0, foot + 20))
        sheet.table(
            TOP,
            XS,
            [HEAD, *rows] if has_heads or number == 1 else rows,
            ruling=ruling,
            head=int(has_heads or number == 1),
        )
        for x, y, text in texts:
            sheet.text(x, TOP - y if y > 0 else foot - y, text.replace("#", str(number)), size=8)
        sheets.append(sheet)
    return sheets


HEADS: dict[str, Texts] = {
    "two texts": [(54, 12, "Corporate Plan"), (490, 12, "Version 2.3")],
    "texts in columns": [(54, 12, "Community"), (200, 12, "Plan"), (350, 12, "Draft"), (500, 12, "Page #")],
    "two lines": [(54, 22, "Corporate Plan"), (54, 12, "Draft for the board")],
    "a foot": [(54, -2, "Corporate Plan"), (530, -2, "#")],
    "a foot in columns": [(54, -2, "plan.docx"), (330, -2, "Page # of 3"), (440, -2, "May 2024")],
}


@pytest.mark.parametrize("has_heads", [True, False], ids=["header on each page", "header once"])
@pytest.mark.parametrize("ruling", ["across", "none"])
@pytest.mark.parametrize("texts", HEADS.values(), ids=HEADS)
def test_running_text_close_to_a_table_is_in_no_row(
    texts: Texts, ruling: Ruling, has_heads: bool, tmp_path: Path
) -> None:
    document = read(tmp_path, *printed(ruling, texts, has_heads=has_heads))
    assert grids(document) == [WHOLE]
    assert outside(document) == []
    assert document.words.unaccounted == 0


@pytest.mark.parametrize("ruling", ["lines", "across", "fills", "none"])
def test_a_header_that_returns_stays_in_the_table(ruling: Ruling, tmp_path: Path) -> None:
    document = read(tmp_path, *printed(ruling, []))
    assert grids(document) == [WHOLE]
    assert document.running == ()


def test_shading_that_holds_a_running_head_alone_goes_with_it(tmp_path: Path) -> None:
    sheets = printed("across", [(54, 16, "Corporate Plan")], has_heads=False)
    for sheet in sheets:
        sheet.content.insert(0, f"0.8 g {XS[0]} {sheet.size[1] - TOP} {XS[-1] - XS[0]} 20 re f 0 g")
    document = read(tmp_path, *sheets)
    assert grids(document) == [WHOLE]
    assert document.running == ("Corporate Plan",)


def test_a_line_on_two_pages_of_many_runs_not(tmp_path: Path) -> None:
    sheets = [*printed("none", []), *printed("none", [])]
    for sheet in sheets[1:3]:
        sheet.text(54, TOP - 14, "Work with partners")
    document = read(tmp_path, *sheets)
    assert document.running == ()


def test_numbers_in_roman_letters_come_before_those_in_figures(tmp_path: Path) -> None:
    sheets = printed("none", [])
    for sheet, number in zip(sheets, ("iii", "iv", "1"), strict=True):
        sheet.text(530, 208, number, size=8)
    document = read(tmp_path, *sheets)
    assert grids(document) == [WHOLE]
    assert document.words.unaccounted == 0


@pytest.mark.parametrize(
    ("rules", "is_header"),
    [
        pytest.param(range(32, 300, 40), True, id="as rows have"),
        pytest.param((32, 48), False, id="of its own"),
        pytest.param(range(72, 300, 40), False, id="below it alone"),
    ],
)
def test_a_line_between_rules_as_rows_have_is_a_header_whatever_stands_below(
    rules: Sequence[int], tmp_path: Path, *, is_header: bool
) -> None:
    sheets = []
    for place in ("school", "library", "surgery", "theatre"):
        sheet = Sheet((595.0, 320.0))
        for x, text in ((60, "Action"), (260, "Deadline"), (420, "Outcome")):
            sheet.text(x, 34, text, face="F2")
        for row in range(5):
            sheet.text(60, 78 + 40 * row, f"Write to a {place} and ask")
        for y in rules:
            sheet.rule(54, y, 545, y)
        sheets.append(sheet)
    pages = part_running_lines(read_pages(write(tmp_path / "plan.pdf", *sheets)))
    assert [len(page.furniture) for page in pages] == [0 if is_header else 1] * 4


@pytest.mark.parametrize("is_bold", [True, False], ids=["with a line in bold", "with a plain line"])
def test_a_line_stands_with_those_in_bold_close_below_it_that_are_a_header(
    tmp_path: Path, *, is_bold: bool
) -> None:
    """Its cells stand at their middles: the line half as high again is below where running heads stand."""
    sheets = []
    for place in ("school", "library", "surgery", "theatre"):
        sheet = Sheet((595.0, 320.0))
        for x, text in ((60, "Action"), (420, "Indicator")):
            sheet.text(x, 37, text, face="F2")
        for x, text in ((200, "Deadline"), (300, "Lead officer")):
            sheet.text(x, 44, text, face="F2" if is_bold else "F1")
        for row in range(5):
            sheet.text(60, 78 + 40 * row, f"Write to a {place}")
            sheet.text(200, 78 + 40 * row, "May 2013").text(300, 78 + 40 * row, "Planner")
        sheets.append(sheet)
    pages = part_running_lines(read_pages(write(tmp_path / "plan.pdf", *sheets)))
    assert [len(page.furniture) for page in pages] == [0 if is_bold else 1] * 4


def test_the_second_line_of_a_label_that_begins_each_page_is_no_running_head(tmp_path: Path) -> None:
    """A form on each page takes all of it, so that its rules are as long as a page's frame would be."""
    labels = ["Project\ntitle", "Lead\nofficer", "Completion\ndate"]
    sheets = []
    for title in ("Mend the roof", "Paint the hall", "Light the yard", "Plant trees"):
        sheet, y = Sheet(), TOP
        for label, value in zip(labels, (title, "HR", "May 2024"), strict=True):
            sheet.rule(54, y, 500, y).text(144, y + 3, value)
            sheet.lines(58, y + 3, label.split("\n"), face="F2")
            y += 30
        sheet.rule(54, y, 500, y)
        for x in (54, 140, 500):
            sheet.rule(x, TOP, x, y)
        sheets.append(sheet)
    document = read(tmp_path, *sheets)
    assert document.running == ()
    texts = [row.cells[0].text for table in document.tables for row in table.rows]
    assert [text.split() for text in texts] == [label.split() for label in labels] * 4


OWN = ((54, 250), (254, 410), (414, 545))
"""From where to where the box of each text is painted."""


@pytest.mark.parametrize(
    ("boxes", "count", "is_header"),
    [
        pytest.param(OWN, 3, True, id="each in its own"),
        pytest.param(((0, 595), *OWN), 3, True, id="on a band from side to side"),
        pytest.param(OWN, 2, False, id="two texts"),
        pytest.param(OWN[:2], 3, False, id="one in none"),
        pytest.param(((54, 400), OWN[2]), 3, False, id="two in one"),
        pytest.param(((54, 545),), 3, False, id="all in one"),
    ],
)
def test_texts_in_a_painted_box_each_are_a_header_whatever_stands_below(
    boxes: Sequence[tuple[int, int]], count: int, tmp_path: Path, *, is_header: bool
) -> None:
    sheets = []
    for place in ("school", "library", "surgery", "theatre"):
        sheet = Sheet((595.0, 320.0)).raw("0.8 g")
        sheet.raw(*(f"{x0} 270 {x1 - x0} 20 re f" for x0, x1 in boxes)).raw("0 g")
        for x, text in ((60, "Action"), (260, "Deadline"), (420, "Outcome"))[:count]:
            sheet.text(x, 35, text)
        for row in range(5):
            sheet.text(70, 78 + 40 * row, f"Write to a {place} and ask")
        sheets.append(sheet)
    pages = part_running_lines(read_pages(write(tmp_path / "plan.pdf", *sheets)))
    assert [len(page.furniture) for page in pages] == [0 if is_header else 1] * 4
