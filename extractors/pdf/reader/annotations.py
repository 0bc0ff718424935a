"""Bring what stands on a page as annotation, such as the answers of a form, into its content."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw

__all__ = ["flatten"]

_SHOWN = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP)
"""Annotations that hold text for readers; links, notes and highlights are left alone."""
MAX_LOOKED_AT = 2000
"""Annotations of a page whose kind is looked at."""


def flatten(page: Any) -> bool:
    """Draw a page's filled-in fields and typed notes into its content; True where there were any.

    The page in memory keeps its old content: it has to be loaded anew. The file is not changed.

    Args:
        page: PDFium's handle of the page.
    """
    count = min(raw.FPDFPage_GetAnnotCount(page), MAX_LOOKED_AT)
    if not any(_kind(page, index) in _SHOWN for index in range(count)):
        return False
    return bool(raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS)


def _kind(page: Any, index: int) -> int:
    annotation = raw.FPDFPage_GetAnnot(page, index)
    if not ctypes.cast(annotation, ctypes.c_void_p).value:
        return int(raw.FPDF_ANNOT_UNKNOWN)
    kind = int(raw.FPDFAnnot_GetSubtype(annotation))
    raw.FPDFPage_CloseAnnot(annotation)
    return kind
