"""Text that is neither level nor upright is told, unless it is a watermark."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.pdf.reader.pages import read_pages
from tests.documents.pdf_builder import Sheet, write


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
