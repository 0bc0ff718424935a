"""Pages of small hand-made PDFs, read as arrays."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from extractors.errors import DamagedFileError
from extractors.pdf.reader import read_pages


def write_pdf(path: Path, content: str, **page: object) -> Path:
    """Write a PDF of one A4 page with `content` as its stream and Helvetica as /F1."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        pdf.pages[0].Contents = pdf.make_stream(content.encode())
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        for key, value in page.items():
            pdf.pages[0][f"/{key}"] = value
        pdf.save(path)
    return path


def test_words_and_rules_of_a_page(tmp_path: Path) -> None:
    path = write_pdf(
        tmp_path / "a.pdf",
        "BT /F1 10 Tf 72 700 Td (Lead officer) Tj ET 72 690 m 300 690 l S 72 500 100 80 re f",
    )
    (page,) = read_pages(path)
    assert list(page.words.text) == ["Lead", "officer"]
    assert page.words.box[0, 0] == pytest.approx(72)
    assert page.words.box[:, 1] == pytest.approx(842 - 700 - 7.8)
    assert page.rules.box.tolist() == [pytest.approx([72, 151.5, 300, 152.5])]
    assert page.fills.box.tolist() == [pytest.approx([72, 262, 172, 342])]


def test_a_file_that_is_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "cut.pdf"
    path.write_bytes(b"%PDF-1.4\n1 0 obj")
    with pytest.raises(DamagedFileError):
        list(read_pages(path))
