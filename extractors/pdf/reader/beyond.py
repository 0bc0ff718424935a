"""What a PDF holds beyond its pages: files attached to it, and forms whose pages are made when it is opened."""

from __future__ import annotations

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractors.document import Issue

__all__ = ["beyond_pages"]

MAX_NAMED = 10
"""Attached files whose names the issue gives."""
_SETTINGS = ".joboptions"
"""What Distiller attaches of its own: how it made the file."""


def beyond_pages(document: pdfium.PdfDocument) -> tuple[Issue, ...]:
    """Tell of attached files, as a portfolio's are, and of a dynamic form, whose pages only Adobe's reader makes."""
    return (*_attached(document), *_dynamic(document))


def _attached(document: pdfium.PdfDocument) -> tuple[Issue, ...]:
    names = (document.get_attachment(index).get_name() for index in range(document.count_attachments()))
    named = [name for name in names if not name.lower().endswith(_SETTINGS)]
    if not named:
        return ()
    count = len(named)
    message = (
        f"Files attached to the PDF were not read ({count}): save them from it and read them as documents."
    )
    return (Issue("embedded-object", message, value="; ".join(filter(None, named[:MAX_NAMED])), count=count),)


def _dynamic(document: pdfium.PdfDocument) -> tuple[Issue, ...]:
    if raw.FPDF_GetFormType(document) != raw.FORMTYPE_XFA_FULL:
        return ()
    message = (
        "The PDF is a dynamic form (XFA), whose pages are made when Adobe Reader opens it: what was read is what "
        "other programs show. Open it there and print it to a new PDF."
    )
    return (Issue("dynamic-form", message),)
