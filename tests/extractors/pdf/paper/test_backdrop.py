"""Watermarks are no part of a page's tables and text, and no word of them is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.document import Table
from extractors.pdf.extract import extract_pdf
from tests.documents.pdf_builder import Sheet, write

XS, YS = (60, 200, 340, 480, 535), (100, 130, 160, 190, 220)
ROWS = (
    ("Action", "Lead officer", "Target date", "Status"),
    ("Sweep the square each week", "Street Scene Manager", "May 2018", "Green"),
    ("Hang baskets in the High Street", "Town Council", "June 2018", "Amber"),
    ("Light the passage by the bank", "Highways", "Nov 2018", "Red"),
)


def plan(*operators: str) -> Sheet:
    """A ruled table, and text painted before it."""
    sheet = Sheet().raw(*operators)
    for y in YS:
        sheet.rule(XS[0], y, XS[-1], y)
    for x in XS:
        sheet.rule(x, YS[0], x, YS[-1])
    for y, row in zip(YS, ROWS, strict=False):
        for x, cell in zip(XS, row, strict=False):
            sheet.text(x + 3, y + 3, cell)
    return sheet


@pytest.mark.parametrize(
    "matrix", ["1 0 0 1 120 630", "0.7071 0.7071 -0.7071 0.7071 150 600"], ids=["level", "aslant"]
)
def test_a_word_painted_large_across_a_table_is_running_text(matrix: str, tmp_path: Path) -> None:
    mark = f"q 0.85 g BT /F1 90 Tf {matrix} Tm (DRAFT) Tj ET Q"
    document = extract_pdf(write(tmp_path / "plan.pdf", plan(mark)))
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [tuple(cell.text for cell in row.cells) for row in table.rows] == list(ROWS)
    assert document.running == ("DRAFT",)
    assert document.words.unaccounted == 0
    assert not document.issues


def test_words_of_a_watermark_that_cross_nothing_go_with_those_that_do(tmp_path: Path) -> None:
    marks = [
        f"q 0.85 g BT /F1 70 Tf 0.866 0.5 -0.5 0.866 {x} {y} Tm (NO COPY) Tj ET Q"
        for x, y in ((100, 600), (100, 300), (100, 60))
    ]
    document = extract_pdf(
        write(tmp_path / "plan.pdf", plan(*marks), Sheet().raw(*marks).text(60, 60, "Notes"))
    )
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [tuple(cell.text for cell in row.cells) for row in table.rows] == list(ROWS)
    assert [block.text for block in document.blocks if not isinstance(block, Table)] == ["Notes"]
    assert document.running == ("NO COPY",)
    assert document.words.unaccounted == 0


def test_a_word_painted_large_and_aslant_is_running_text_where_it_crosses_nothing(tmp_path: Path) -> None:
    mark = "q 0.85 g BT /F1 90 Tf 0.7071 0.7071 -0.7071 0.7071 200 200 Tm (DRAFT) Tj ET Q"
    document = extract_pdf(write(tmp_path / "plan.pdf", plan(mark)))
    assert [type(block) for block in document.blocks] == [Table]
    assert document.running == ("DRAFT",)
    assert document.words.unaccounted == 0


def test_a_large_heading_with_its_place_to_itself_is_text(tmp_path: Path) -> None:
    heading = "BT /F1 40 Tf 1 0 0 1 60 770 Tm (DRAFT) Tj ET"
    document = extract_pdf(write(tmp_path / "plan.pdf", plan(heading)))
    assert [block.text for block in document.blocks if not isinstance(block, Table)] == ["DRAFT"]
    assert document.running == ()


def test_a_short_word_of_a_watermark_goes_with_the_others_in_its_colour(tmp_path: Path) -> None:
    mark = "q 0.6 g BT /F1 22 Tf 0.866 0.5 -0.5 0.866 100 610 Tm (Draft for comments) Tj ET Q"
    document = extract_pdf(write(tmp_path / "plan.pdf", plan(mark)))
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [tuple(cell.text for cell in row.cells) for row in table.rows] == list(ROWS)
    assert document.words.unaccounted == 0
