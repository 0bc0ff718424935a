"""Scans, whole: their tables, where these stand as displayed, and that a machine read them is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.document import Document, Table
from extractors.pdf.extract import extract_pdf
from tests.extractors.pdf.scan import ScannedSheet, write_scan

XS = (50.0, 200.0, 400.0, 545.0)
ROWS = [["Action", "Outcome", "Lead"], ["Train all staff\nevery year", "Staff know what to do", "HR"]]


def read(folder: Path, *sheets: ScannedSheet) -> Document:
    return extract_pdf(write_scan(folder / "scan.pdf", sheets))


def table(document: Document) -> Table:
    (found,) = document.tables
    return found


@pytest.mark.parametrize("skew", [0.0, 0.8, -1.5])
def test_a_scanned_table_has_the_rows_and_cells_that_its_rules_show(tmp_path: Path, skew: float) -> None:
    found = table(read(tmp_path, ScannedSheet(skew=skew).table(XS, 120, 40, ROWS)))
    cells = [[cell.raw_text for cell in row.cells] for row in found.rows]
    assert cells == ROWS
    assert all(row.is_drawn for row in found.rows)


def test_a_cell_stands_where_its_sheet_shows_it(tmp_path: Path) -> None:
    """The last column's head begins at (400, 120) on a straight sheet: 102 points right of its middle, 301 above."""
    found = table(read(tmp_path, ScannedSheet(skew=2.0).table(XS, 120, 40, ROWS)))
    (box,) = found.rows[0].cells[2].boxes
    assert (box.x1, box.top) == pytest.approx((555.4, 123.7), abs=1.5)
    assert (box.x0, box.bottom) == pytest.approx((409.1, 168.8), abs=1.5)


def test_words_that_a_machine_read_are_told_once_for_all_pages(tmp_path: Path) -> None:
    sheets = [ScannedSheet().table(XS, 120, 40, ROWS) for _ in range(2)]
    document = read(tmp_path, *sheets)
    told = [(issue.code, issue.page, issue.count) for issue in document.issues]
    assert told == [("scanned-text", 1, 2)]
    assert all(row.is_scanned for found in document.tables for row in found.rows)


def test_a_picture_behind_printed_words_is_no_scan(tmp_path: Path) -> None:
    document = read(tmp_path, ScannedSheet(mode=0).table(XS, 120, 40, ROWS))
    assert "scanned-text" not in [issue.code for issue in document.issues]
    assert not any(row.is_scanned for found in document.tables for row in found.rows)
