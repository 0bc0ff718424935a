"""What a font says of the text set in it: whether it is bold, and whether it is a font of symbols."""

from __future__ import annotations

import ctypes
import re

from msgspec import Struct

from extractors.pdf.reader.native import bind

__all__ = ["Font", "read_font"]

_font_name = bind("FPDFFont_GetBaseFontName", "i", "ppi")
_font_weight = bind("FPDFFont_GetWeight", "i", "p")
_font_flags = bind("FPDFFont_GetFlags", "i", "p")

_BOLD_NAME = re.compile("bold|black|heavy|demi", re.IGNORECASE)
_SYMBOL_NAME = re.compile("symbol|dings", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18  # of a font descriptor's flags


class Font(Struct, frozen=True):
    """A font of the page."""

    is_bold: bool
    symbols: str
    """Its name if it is a font of symbols, else ""."""


def read_font(handle: int) -> Font:
    """Read a font by its address in PDFium; 0 for none."""
    if not handle:
        return Font(is_bold=False, symbols="")
    buffer = ctypes.create_string_buffer(256)
    _font_name(handle, ctypes.addressof(buffer), len(buffer))
    name = buffer.value.decode("utf-8", "replace")
    heavy = _font_weight(handle) >= _BOLD_WEIGHT or bool(_font_flags(handle) & _FORCE_BOLD)
    return Font(heavy or bool(_BOLD_NAME.search(name)), name if _SYMBOL_NAME.search(name) else "")
