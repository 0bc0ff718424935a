"""Small PDFs made on the spot from content streams."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from extractors.pdf.page import Page
from extractors.pdf.reader.pages import read_pages

MakePdf = Callable[..., Path]
ReadPage = Callable[..., Page]


@pytest.fixture
def make_pdf(tmp_path: Path) -> MakePdf:
    """Write a PDF of one A4 page with this content stream; Helvetica is /F1, bold /F2, Courier /F3.

    Graphics state /Clear paints without ink, /Half with half of it.
    """

    def make(content: str | bytes, **page: object) -> Path:
        path = tmp_path / "made.pdf"
        with pikepdf.new() as pdf:
            pdf.add_blank_page(page_size=(595, 842))
            sheet = pdf.pages[0]
            sheet.Contents = pdf.make_stream(
                content if isinstance(content, bytes) else content.encode("latin-1")
            )
            inks = Dictionary({"/Clear": Dictionary(ca=0), "/Half": Dictionary(ca=0.5)})
            sheet.Resources = Dictionary(Font=fonts(), ExtGState=inks)
            for key, value in page.items():
                sheet[f"/{key}"] = value
            pdf.save(path)
        return path

    return make


@pytest.fixture
def read_page(make_pdf: MakePdf) -> ReadPage:
    """Write a PDF of one page and read it."""

    def read(content: str | bytes, **page: object) -> Page:
        (found,) = read_pages(make_pdf(content, **page))
        return found

    return read


def fonts() -> Dictionary:
    faces = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "Courier"}
    return Dictionary({
        f"/{key}": Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{face}"), Encoding=Name.WinAnsiEncoding
        )
        for key, face in faces.items()
    })  # fmt: skip
