"""A key, notes and a place for signatures right below a table without rules are no rows of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.pdf.extract import extract_pdf
from tests.documents.grids import HEAD, MORE, ROWS, XS, Grid, grids
from tests.documents.pdf_builder import Ruling, Sheet, write

PLAN: Grid = [HEAD, *ROWS, *MORE]
CLOSINGS = {
    "a key": [((54, "RAG key:"), (110, "R - off track"), (324, "A - at risk"), (434, "G - on track"))],
    "a key with its title above": [
        ((54, "RAG key"),),
        ((54, "R"), (94, "Off track")),
        ((54, "G"), (94, "On track")),
    ],
    "signatures": [
        ((54, "Signed: " + "." * 40), (324, "Date: " + "." * 20)),
        ((54, "Name: " + "." * 40), (324, "Post: " + "." * 20)),
    ],
    "notes": [
        ((54, "Notes: figures are of March"),),
        ((54, "1"), (94, "Not yet agreed")),
        ((54, "2"), (94, "To follow")),
    ],
    "a list of terms": [
        ((54, "Abbreviations used in this plan:"),),
        ((54, "HHR"), (94, "Head of Human Resources")),
        ((54, "HPS"), (94, "Head of Property Services")),
    ],
}


@pytest.mark.parametrize("ruling", ["none", "fills"])
@pytest.mark.parametrize("lines", CLOSINGS.values(), ids=CLOSINGS)
def test_what_closes_a_table_is_no_row_of_it(
    lines: list[tuple[tuple[float, str], ...]], ruling: Ruling, tmp_path: Path
) -> None:
    sheet = Sheet()
    foot = sheet.table(100, XS, PLAN, ruling=ruling, head=1)
    for row, texts in enumerate(lines):
        for x, text in texts:
            sheet.text(x, foot + 4 + 14 * row, text)
    assert grids(extract_pdf(write(tmp_path / "plan.pdf", sheet)))[0] == PLAN


@pytest.mark.parametrize(
    "text",
    ["Signed up to the charter", "Key partners", "Note of the meeting", "turn the key", "Glossary for staff"],
)
def test_a_row_that_begins_with_such_a_word_is_one(text: str, tmp_path: Path) -> None:
    """The nearest twin: it names no key and nobody signs here."""
    plan = [
        ["Action", "Lead officer", "Target date"],
        *([row[1], *row[2:]] for row in ROWS),
        [text, *MORE[0][2:]],
    ]
    sheet = Sheet()
    sheet.table(100, (50.0, 320.0, 430.0, 545.0), plan, ruling="none", head=1)
    assert grids(extract_pdf(write(tmp_path / "plan.pdf", sheet))) == [plan]
