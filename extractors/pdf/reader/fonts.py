"""What a font says of the text set in it: whether it is bold, and whether it is a font of symbols."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from extractors.pdf.reader.native import bind

__all__ = ["Font", "read_fonts"]

_font_name = bind("FPDFFont_GetBaseFontName", "i", "ppi")
_font_weight = bind("FPDFFont_GetWeight", "i", "p")
_font_flags = bind("FPDFFont_GetFlags", "i", "p")

_BOLD_NAME = re.compile("bold|black|heavy|demi", re.IGNORECASE)
_SYMBOL_NAME = re.compile("symbol|dings", re.IGNORECASE)
_BOLD_WEIGHT = 600
_HEAVIER = 100  # than most of a page's text
_FORCE_BOLD = 1 << 18  # of a font descriptor's flags


class Font(Struct, frozen=True):
    """A font of the page."""

    is_bold: bool
    symbols: str
    """Its name if it is a font of symbols, else ""."""


class _Told(Struct, frozen=True):
    """What a font's file says of it."""

    name: str
    weight: int
    """From 100 to 900, as PDFium takes it from the width of stems."""
    is_forced: bool
    """It is to be set bold, whatever it is."""


def read_fonts(handles: Sequence[int]) -> Mapping[int, Font]:
    """Read the fonts of a page's pieces of text, each given by its address in PDFium; 0 for none.

    A font is bold if its name says so, or if it is a good deal heavier than the one that most pieces are set in:
    Ghostscript and its kin write the same wide stems for every font.
    """
    told = {handle: _read(handle) for handle in set(handles)}
    least = _BOLD_WEIGHT
    if handles:
        counts = Counter(handles)
        main = max(counts, key=counts.__getitem__)
        least = max(least, told[main].weight + _HEAVIER)
    return {
        handle: Font(
            is_bold=font.is_forced or font.weight >= least or bool(_BOLD_NAME.search(font.name)),
            symbols=font.name if _SYMBOL_NAME.search(font.name) else "",
        )
        for handle, font in told.items()
    }


def _read(handle: int) -> _Told:
    if not handle:
        return _Told("", 0, is_forced=False)
    buffer = ctypes.create_string_buffer(256)
    _font_name(handle, ctypes.addressof(buffer), len(buffer))
    name = buffer.value.decode("utf-8", "replace")
    return _Told(name, _font_weight(handle), is_forced=bool(_font_flags(handle) & _FORCE_BOLD))
