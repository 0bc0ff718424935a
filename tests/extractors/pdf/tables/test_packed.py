"""Rows without rules or room between them whose cells stand at the rows' middles."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.pdf.tables.packed import find_packed
from extractors.pdf.tables.rowstarts import find_rows
from extractors.pdf.tables.segments import Segments, set_segments
from extractors.pdf.tables.texts import set_texts, spacing
from tests.extractors.pdf.drawn import Sheet

XS = np.array([45.0, 95.0, 245.0, 400.0])
PITCH = 12.0
"""Points from line to line of the tests' sheets."""

Rows = list[tuple[str, ...]]
ROWS: Rows = [
    ("Parks", "Review the policy\nof the council\nand publish it", "Head of\nhousing"),
    ("Roads", "Train", "Policy team\nand the\nyouth service\nthis year"),
    ("Trees\nand\nlawns", "Report on\nthe figures", "Finance"),
    ("Homes", "Offer home\nvisits to all", "Carers\nlead\nfor all"),
]


def at_level(rows: Rows, share: float) -> tuple[Segments, list[float]]:
    """Set rows that touch, with `share` of a cell's room above its text; give where they end above others too."""
    sheet, top, ends = Sheet(), 100.0, []
    for row in rows:
        high = max(cell.count("\n") + 1 for cell in row)
        for x, cell in zip((50.0, 100.0, 250.0), row, strict=True):
            sheet.text(x, top + share * (high - cell.count("\n") - 1) * PITCH, cell)
        top += high * PITCH
        ends.append(top - 1)
    words = sheet.page().words
    return set_segments(words, np.arange(len(words))), ends[:-1]


def packed(rows: Rows, share: float) -> tuple[list[float] | None, list[float]]:
    segments, ends = at_level(rows, share)
    texts = set_texts(segments, XS)
    return find_packed(texts, spacing(texts).usual, 3), ends


def test_cells_at_the_middle_make_a_row_though_rows_touch() -> None:
    found, ends = packed(ROWS, 0.5)
    assert found == pytest.approx(ends)


def test_a_tables_rows_are_told_so() -> None:
    segments, ends = at_level(ROWS, 0.5)
    assert [start.y for start in find_rows(segments, XS)] == pytest.approx(ends)


@pytest.mark.parametrize(
    ("rows", "share"),
    [(ROWS, 0.0), (ROWS, 1.0), ([], 0.5)],
    ids=["tops", "feet", "no text"],
)
def test_others_are_left_to_other_rules(rows: Rows, share: float) -> None:
    assert packed(rows, share)[0] is None


def test_paragraphs_apart_in_one_column_are_no_middles() -> None:
    """Their lines too stand between those of the other columns."""
    sheet = Sheet().text(50, 100, "Parks").text(50, 160, "Roads")
    for y in (100, 160):
        for n, text in enumerate(("Review it\nfor all", "Train all\nof them")):
            sheet.text(100, y + 30 * n, text)
        sheet.text(250, y, "Head of\nhousing\nand the\nteam")
    words = sheet.page().words
    texts = set_texts(set_segments(words, np.arange(len(words))), XS)
    assert find_packed(texts, spacing(texts).usual, 3) is None
