"""Hyphens that only break a word at a line's end, where the file says so of them."""

from __future__ import annotations

import ctypes

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.flags import any_of
from extractors.pdf.reader.native import bind, content_marks
from extractors.pdf.reader.symbols import INK

__all__ = ["is_soft", "set_by_layout"]

_SOFT = b"\xfe\xff\x00\xad"
"""What layout programs say of a hyphen that they set: U+00AD, the soft hyphen, in UTF-16."""

HYPHEN, HYPHEN_MINUS = 0x2010, ord("-")
"""The hyphen that browsers and typesetters break words with, and the one that people type."""
MIN_BREAKS = 2
"""Words broken on a page where nobody typed a hyphen; one alone may be a compound's."""

_blob = bind("FPDFPageObjMark_GetParamBlobValue", "i", "pppip")


def is_soft(item: int) -> bool:
    """Tell whether the file says that a hyphen is a soft one.

    Args:
        item: address of the text object that paints it; 0 for none.
    """
    said, length = ctypes.create_string_buffer(len(_SOFT)), ctypes.c_ulong()
    return any(
        _blob(mark, b"ActualText", said, len(_SOFT), ctypes.addressof(length)) == 1 and said.raw == _SOFT
        for mark in content_marks(item)
    )


def set_by_layout(code: NDArray[np.uint32], kind: NDArray[np.uint8]) -> NDArray[np.intp]:
    """Give the places of a page's hyphens U+2010 if none of them stands inside a word: then all of them break one.

    Args:
        code: the page's characters.
        kind: what each leaves on the page; see symbols.
    """
    found: NDArray[np.intp] = (code == HYPHEN).nonzero()[0]
    if not len(found):
        return found
    inside = (found + 1 < len(code)) & (kind[np.minimum(found + 1, len(code) - 1)] == INK)
    is_told = len(found) >= MIN_BREAKS or any_of(code == HYPHEN_MINUS)
    return found if is_told and not any_of(inside) else found[:0]
