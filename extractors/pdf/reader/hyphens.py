"""Hyphens that only break a word at a line's end, where the file says so of them."""

from __future__ import annotations

import ctypes

from extractors.pdf.reader.native import bind

__all__ = ["is_soft"]

_SOFT = b"\xfe\xff\x00\xad"
"""What layout programs say of a hyphen that they set: U+00AD, the soft hyphen, in UTF-16."""

_count_marks = bind("FPDFPageObj_CountMarks", "i", "p")
_mark = bind("FPDFPageObj_GetMark", "a", "pi")
_blob = bind("FPDFPageObjMark_GetParamBlobValue", "i", "pppip")


def is_soft(item: int) -> bool:
    """Tell whether the file says that a hyphen is a soft one.

    Args:
        item: address of the text object that paints it; 0 for none.
    """
    said, length = ctypes.create_string_buffer(len(_SOFT)), ctypes.c_ulong()
    return any(
        _blob(_mark(item, number), b"ActualText", said, len(_SOFT), ctypes.addressof(length)) == 1
        and said.raw == _SOFT
        for number in range(_count_marks(item) if item else 0)
    )
