"""Bring annotations of a page, such as the answers of a form or a reviewer's strokes, into its content."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as raw

__all__ = ["flatten"]

_SHOWN = (
    raw.FPDF_ANNOT_WIDGET,
    raw.FPDF_ANNOT_FREETEXT,
    raw.FPDF_ANNOT_STAMP,
    raw.FPDF_ANNOT_STRIKEOUT,
)
"""Annotations that hold text for readers, or strike it out; links, notes and highlights say nothing that we read."""
MAX_LOOKED_AT = 2000
"""Annotations of a page whose kind is looked at."""


def flatten(page: Any) -> bool:
    """Draw a page's filled-in fields, typed notes and strokes into its content; True where there were any.

    The page in memory keeps its old content: it has to be loaded anew. The file is not changed.

    Args:
        page: PDFium's handle of the page.
    """
    kinds = [_kind(page, index) for index in range(min(raw.FPDFPage_GetAnnotCount(page), MAX_LOOKED_AT))]
    if not any(kind in _SHOWN for kind in kinds):
        return False
    for index in reversed(range(len(kinds))):
        if kinds[index] not in _SHOWN:  # a highlight would be a cell's fill
            raw.FPDFPage_RemoveAnnot(page, index)
    return bool(raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS)


def _kind(page: Any, index: int) -> int:
    annotation = raw.FPDFPage_GetAnnot(page, index)
    if not ctypes.cast(annotation, ctypes.c_void_p).value:
        return int(raw.FPDF_ANNOT_UNKNOWN)
    kind = int(raw.FPDFAnnot_GetSubtype(annotation))
    raw.FPDFPage_CloseAnnot(annotation)
    return kind
