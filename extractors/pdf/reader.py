"""Read a PDF page by page: words, rules and fills as arrays, one page in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractors.document import Issue, Properties
from extractors.errors import DamagedFileError, EncryptedFileError
from extractors.pdf.drawing import gather
from extractors.pdf.glyphs import read_chars
from extractors.pdf.limits import Limits
from extractors.pdf.native import address
from extractors.pdf.page import Page
from extractors.pdf.paths import to_fills, to_rules
from extractors.pdf.view import View
from extractors.pdf.words import to_words

__all__ = ["count_pages", "read_pages", "read_properties"]


def read_pages(path: Path, limits: Limits | None = None) -> Iterator[Page]:
    """Read the pages of a PDF in order, one at a time.

    Raises:
        DamagedFileError: the file is no readable PDF.
        EncryptedFileError: it needs a password.
    """
    limits = limits or Limits()
    document = _open(path)
    try:
        for index in range(min(len(document), limits.pages)):
            yield _read_page(document, index, limits)
    finally:
        document.close()


def count_pages(path: Path) -> int:
    """Count the pages of a PDF."""
    document = _open(path)
    try:
        return len(document)
    finally:
        document.close()


def read_properties(path: Path) -> Properties:
    """Read what a PDF says of itself."""
    document = _open(path)
    try:
        facts = document.get_metadata_dict()
    finally:
        document.close()
    return Properties(title=facts.get("Title", "").strip(), author=facts.get("Author", "").strip())


def _open(path: Path) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise EncryptedFileError("needs a password: ask its author for a copy without one") from error
        raise DamagedFileError("broken or cut short: is the download complete?") from error


def _read_page(document: pdfium.PdfDocument, index: int, limits: Limits) -> Page:
    page = document[index]
    try:
        left, bottom, right, top = page.get_bbox()
        view = View(left, bottom, right, top, page.get_rotation())
        text_page = page.get_textpage()
        try:
            chars, _ = read_chars(address(text_page.raw), view, limits.characters)
        finally:
            text_page.close()
        drawing = gather(address(page.raw), limits)
        words = to_words(chars)
        issues: tuple[Issue, ...] = ()
        if not len(words) and drawing.images:
            issues = (Issue("no-text-layer", "The page is a picture without a text layer.", page=index + 1),)
        return Page(
            number=index + 1,
            width=view.size[0],
            height=view.size[1],
            words=words,
            rules=to_rules(drawing.shapes, view),
            fills=to_fills(drawing.shapes, view),
            has_images=drawing.images > 0,
            issues=issues,
        )
    finally:
        page.close()
