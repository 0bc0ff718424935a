"""Read a PDF page by page: words, rules and fills as arrays, one page in memory at a time.

PDFium reads; where it can't load a page, pdfplumber has a try. A page that nobody can read is still
given, empty and with an issue.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from msgspec.structs import replace

from extractors.document import Issue, Properties
from extractors.errors import DamagedFileError
from extractors.pdf.flags import any_of
from extractors.pdf.limits import Limits
from extractors.pdf.page import Page
from extractors.pdf.reader import plumber
from extractors.pdf.reader.annotations import flatten
from extractors.pdf.reader.aslant import with_row_drawn
from extractors.pdf.reader.beyond import beyond_pages
from extractors.pdf.reader.compose import Content, background_of, compose
from extractors.pdf.reader.covered import find_covered
from extractors.pdf.reader.drawing import gather
from extractors.pdf.reader.glyphs import read_runs
from extractors.pdf.reader.grounds import stands_out
from extractors.pdf.reader.package import DAMAGED, Package, iso_date, read_package, repaired
from extractors.pdf.reader.pasted import with_pasted_tables
from extractors.pdf.reader.paths import to_shapes
from extractors.pdf.reader.scanned import as_scanned
from extractors.pdf.reader.view import View
from extractors.pdf.reader.visible import on_paper

__all__ = ["read_pages", "read_properties"]


def read_pages(
    path: Path, limits: Limits | None = None, only: Container[int] | None = None
) -> Iterator[Page]:
    """Read the pages of a PDF in order, one at a time.

    Args:
        path: the file.
        limits: how much of it is read; what lies beyond is an issue of the page where it was reached.
        only: numbers of the pages to read; all without it.

    Raises:
        DamagedFileError: the file is no readable PDF, or has no pages.
        EncryptedFileError: it can't be opened without a password.
    """
    limits = limits or Limits()
    with closing(_open(path)) as document:
        total = len(document)
        package = read_package(path)
        for index in range(min(total, limits.pages)):
            if only is not None and index + 1 not in only:
                continue
            page = _read_page(path, document, index, package, limits)
            if not index:
                page = replace(page, issues=(*page.issues, *beyond_pages(document)))
            if index + 1 == limits.pages < total:
                message = f"The first {limits.pages} of {total} pages were read: a document may have no more."
                cut = Issue(
                    "limit-reached", message, page=index + 1, value="pages", count=total - limits.pages
                )
                page = replace(page, issues=(*page.issues, cut))
            yield page


def read_properties(path: Path) -> Properties:
    """Read what a PDF says of itself.

    Raises:
        DamagedFileError: the file is no readable PDF.
        EncryptedFileError: it can't be opened without a password.
    """
    with closing(_open(path)) as document:
        title, author, company, created = (
            " ".join(document.get_metadata_value(key).split())
            for key in ("Title", "Author", "Company", "CreationDate")
        )
    return Properties(title, author, company, iso_date(created))


def _open(path: Path) -> pdfium.PdfDocument:
    """Open a file; one that is broken is mended in memory if its objects can be found."""
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        wants_password = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        # PDFium's last error may be that of a file before, so that pikepdf's word counts first.
        mended = repaired(path, wants_password=wants_password)
    try:
        return pdfium.PdfDocument(mended)
    except pdfium.PdfiumError as error:
        raise DamagedFileError(DAMAGED) from error


def _read_page(
    path: Path, document: pdfium.PdfDocument, index: int, package: Package, limits: Limits
) -> Page:
    with _loaded(document, index) as loaded:
        if loaded is None:
            return plumber.read_page(path, index + 1, limits)
        page, text_page = loaded
        view = _view(page, package.units.get(index, 1.0))
        runs, laid, total = read_runs(text_page, view, limits.characters)
        drawing = gather(page, limits, package.layers_off)
        reached = set(drawing.reached) | ({"characters"} if total > limits.characters else set())
        images = view.boxes(*drawing.images.T)
        covered = find_covered(page, drawing.paths, drawing.texts, runs, view)
        shapes = to_shapes(drawing.paths, view)
        shapes = replace(shapes, rules=with_row_drawn(shapes.rules, laid, runs)) if len(laid) else shapes
        content = Content(
            index + 1, view, runs, shapes, images, reached, drawing.clipped, covered, laid=len(laid)
        )
        content = with_pasted_tables(page, as_scanned(page, _with_grounds(page, content)))
    if any_of(runs.is_unmapped):
        content = replace(content, runs=plumber.put_characters(path, index + 1, runs))
    return compose(content)


def _with_grounds(page: Any, content: Content) -> Content:
    """Add what pale text stands on that no fill tells of, as pictures."""
    pale = on_paper(content.runs, background_of(content))
    if not any_of(pale):
        return content
    boxes = content.runs.box[pale]
    return replace(
        content, images=np.concatenate([content.images, boxes[stands_out(page, content.view.size, boxes)]])
    )


@contextmanager
def _loaded(document: pdfium.PdfDocument, index: int) -> Iterator[tuple[Any, Any] | None]:
    """Load a page and its text; None if PDFium can't. Its own handles: pypdfium2's take a tenth of a millisecond."""
    page = raw.FPDF_LoadPage(document, index)
    if page and flatten(page):
        raw.FPDF_ClosePage(page)
        page = raw.FPDF_LoadPage(document, index)
    text_page = raw.FPDFText_LoadPage(page) if page else None
    try:
        yield (page, text_page) if text_page else None
    finally:
        if text_page:
            raw.FPDFText_ClosePage(text_page)
        if page:
            raw.FPDF_ClosePage(page)


def _view(page: Any, unit: float) -> View:
    box = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, box)
    quarters = max(raw.FPDFPage_GetRotation(page), 0)
    return View(box.left, box.bottom, box.right, box.top, 90 * quarters, unit)
