"""Notes in the margin are in no row of the table beside them, nor is what leads to them; its last column is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.document import Document
from extractors.pdf.extract import extract_pdf
from tests.documents.grids import HEAD, MORE, ROWS, Grid, grids, outside
from tests.documents.pdf_builder import Ruling, Sheet, wrapped, write

PLAN: Grid = [HEAD, *ROWS, *MORE]
LEFT = (40.0, 75.0, 240.0, 330.0, 410.0)
SAYS = ("Is this date still right? Please check with the team.", "Who leads on this, and from when?")
SIDE = 440.0
"""Where the notes begin."""

Notes = Callable[[Sheet, float, str], None]
"""Draws a note at a height."""


def read(tmp_path: Path, *sheets: Sheet) -> Document:
    return extract_pdf(write(tmp_path / "plan.pdf", *sheets))


def comment(sheet: Sheet, y: float, text: str) -> None:
    """As word processors print the comments of a review: in a frame, with a line that leads there from the text."""
    lines = wrapped(f"Comment [JB1]: {text}", 110, 7)
    sheet.frame(SIDE - 5, y - 4, SIDE + 120, y + 9 * len(lines) + 2)
    sheet.rule(LEFT[-2] + 30, y + 4, SIDE - 5, y + 4)
    sheet.lines(SIDE, y, lines, size=7)


def boxed(sheet: Sheet, y: float, text: str) -> None:
    """In a box with a shade, and in the type of the table."""
    lines = wrapped(text, 110, 9)
    sheet.fill(SIDE - 6, y - 6, SIDE + 120, y + 11 * len(lines) + 6)
    sheet.lines(SIDE, y, lines, size=9)


def remark(sheet: Sheet, y: float, text: str) -> None:
    """In small type."""
    sheet.lines(SIDE, y, wrapped(text, 110, 7), size=7)


def noted(draw: Notes, ruling: Ruling) -> Sheet:
    sheet = Sheet()
    sheet.table(100, LEFT, PLAN, ruling=ruling, head=1)
    for y, text in zip((129.0, 195.5), SAYS, strict=True):
        draw(sheet, y, text)
    return sheet


@pytest.mark.parametrize("ruling", ["lines", "across", "fills", "none"])
@pytest.mark.parametrize("draw", [comment, boxed, remark])
def test_notes_beside_a_table_are_in_no_row(draw: Notes, ruling: Ruling, tmp_path: Path) -> None:
    document = read(tmp_path, noted(draw, ruling))
    assert grids(document) == [PLAN]
    assert " ".join(outside(document)).endswith(SAYS[1])
    assert document.words.unaccounted == 0


@pytest.mark.parametrize("ruling", ["lines", "across", "fills", "none"])
def test_a_last_column_with_few_texts_is_one_though_its_type_is_small(ruling: Ruling, tmp_path: Path) -> None:
    """The nearest twin: where rows begin, its texts do."""
    sheet = Sheet()
    rows = [[*row, ""] for row in PLAN]
    rows[1][-1], rows[4][-1] = SAYS
    y = 100.0
    for row in rows:
        foot = sheet.table(y, (*LEFT, 540.0), [[*row[:-1], ""]], ruling=ruling, head=int(row is rows[0]))
        lines = wrapped(row[-1], 120, 8)
        sheet.lines(LEFT[-1] + 4, y + 4, lines, size=8)
        y = max(foot, y + 10 * len(lines) + 6) if ruling == "none" else foot
    (table,) = grids(read(tmp_path, sheet))
    assert [row[-1] for row in table] == [row[-1] for row in rows]
