"""A list of contents is no table, and none of its titles a heading; a table of figures that grow is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.document import Document, Paragraph
from extractors.pdf.extract import extract_pdf
from tests.documents.grids import outside
from tests.documents.pdf_builder import Sheet, width, write

TITLES = [
    ("1.", "Introduction", 1), ("2.", "Where we are now", 3), ("3.", "Homes for all", 3), ("4.", "Safe streets", 7),
    ("5.", "Work and skills", 9), ("6.", "Money and staff", 14), ("7.", "How we review it", 15), ("8.", "Terms", 21),
]  # fmt: skip
RIGHT = 520.0


def read(tmp_path: Path, sheet: Sheet) -> Document:
    return extract_pdf(write(tmp_path / "plan.pdf", sheet))


def listed(
    entries: list[tuple[str, str, int]], *, title: str = "", above: str = "", leaders: bool = False
) -> Sheet:
    sheet = Sheet().text(60, 60, title, size=15, face="F2").text(RIGHT - width(above), 90, above)
    for row, (label, text, page) in enumerate(entries):
        y, number = 110 + 18.0 * row, str(page)
        sheet.text(60, y, label, face="F2").text(95, y, text, face="F2").text(
            RIGHT - width(number), y, number
        )
        if leaders:
            dots = int((RIGHT - 20 - 95 - width(text, face="F2")) / width("."))
            sheet.text(RIGHT - 15 - dots * width("."), y, "." * dots)
    return sheet


@pytest.mark.parametrize(
    "sheet",
    [
        listed(TITLES[:4], title="Contents"),
        listed(TITLES[:4], title="Tabl cynnwys"),
        listed(TITLES[:5], title="In this plan", above="Page"),
        listed(TITLES[:4], title="In this plan", leaders=True),
        listed(TITLES),
        listed(
            TITLES + [(f"A{number}", f"Annex {number}", 30 + number) for number in range(1, 4)],
            title="Contents",
        ),
    ],
    ids=["title", "Welsh title", "header of the pages", "leaders", "many entries", "annexes"],
)
def test_a_list_of_contents_is_no_table(sheet: Sheet, tmp_path: Path) -> None:
    document = read(tmp_path, sheet)
    assert document.tables == ()
    assert any(text.startswith("1. Introduction") for text in outside(document))
    headings = [
        block.text for block in document.blocks if isinstance(block, Paragraph) and block.heading_level
    ]
    assert not any(title in heading for heading in headings for _, title, _ in TITLES)
    assert document.words.unaccounted == 0


COUNTED = [(label, text, number) for number, (label, text, _) in enumerate(TITLES, 1)]
FALLING = [(label, text, 40 - page) for label, text, page in TITLES]


@pytest.mark.parametrize(
    "sheet",
    [
        listed(TITLES[:5], title="Homes built", above="Target"),
        listed(COUNTED, above="Order"),
        listed(FALLING, title="Homes built"),
    ],
    ids=["another header", "numbers of rows", "falling numbers"],
)
def test_a_table_with_figures_in_its_last_column_stays(sheet: Sheet, tmp_path: Path) -> None:
    (table,) = read(tmp_path, sheet).tables
    assert table.column_count >= 2
