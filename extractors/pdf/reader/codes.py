"""The characters of a page as code points: those that its fonts name, and those that only their glyphs' order tells.

Drivers that print through PostScript drop what names a font's characters. TrueType fonts have their glyphs in one
order nearly all (Apple's standard order of Macintosh glyphs, from the space as number 3): where the codes are glyphs'
numbers, read so, they make words.
"""

from __future__ import annotations

from ctypes import byref
from itertools import repeat
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from extractors.pdf.flags import any_of
from extractors.pdf.reader.hyphens import is_soft
from extractors.pdf.reader.native import bind, start_of
from extractors.pdf.reader.runs import Bools
from extractors.pdf.reader.symbols import HYPHEN_UNIT, SOFT_HYPHEN
from extractors.text.english import is_english

__all__ = ["Characters", "Codes", "are_halves", "is_unmapped", "read_characters"]

Codes = NDArray[np.uint32]

_get_text = bind("FPDFText_GetText", "i")
_unicode = bind("FPDFText_GetUnicode", "u")
_is_hyphen = bind("FPDFText_IsHyphen", "i")
is_unmapped = bind("FPDFText_HasUnicodeMapError", "i")
_object = bind("FPDFText_GetTextObject", "a")

_HYPHEN = 0x02  # PDFium's code for a hyphen at a line's end
_NO_CHARACTER = 1  # a code that stands for none
_UNKNOWN = ord("\N{REPLACEMENT CHARACTER}")

_SPACE, _TILDE = 3, 97
"""Places of the first and last character of ASCII among a TrueType font's glyphs; fonts differ in what follows."""
FEWEST_WORDS = 10
"""Words of three letters and more that show whether text read by its glyphs' order is English."""
MOST_ENGLISH = 0.5
"""Share of these words that are common ones."""

DINGBATS = (0x2701, 0x27BF)
"""Printers' ornaments: what Ghostscript makes of fonts whose glyphs have numbers for names."""
FEWEST_KINDS = 10
"""Different ornaments on a page that is mostly set in them: ticks and bullets are of a few kinds."""


class Characters(Struct, frozen=True):
    """A page's characters; parallel arrays of length n."""

    code: Codes
    is_unnamed: Bools
    """The font does not say which character it is."""
    is_ordered: Bools
    """It was read by its glyph's place among those of the font."""


def read_characters(text_page: Any, count: int) -> Characters:
    """Give the characters' code points.

    All come in one call where PDFium's text has one unit for each character.

    Args:
        text_page: PDFium's handle of the page's text.
        count: how many characters are read.
    """
    units = np.zeros(2 * count + 2, dtype=np.uint16)
    written = _get_text(text_page, 0, count, byref(start_of(units))) - 1
    code: Codes = units[:count].astype(np.uint32)
    if written != count or any_of(are_halves(code)):
        code = np.fromiter(map(_unicode, repeat(text_page), range(count)), np.uint32, count)
    is_ordered = _set_in_order(text_page, code)
    is_unnamed = _are_ornaments(code)
    for index in ((code < ord(" ")) & (code != ord("\n")) & (code != ord("\r"))).nonzero()[0].tolist():
        if code[index] == _HYPHEN and _is_hyphen(text_page, index) == 1:
            code[index] = HYPHEN_UNIT
        elif code[index] == _NO_CHARACTER or is_unmapped(text_page, index) == 1:
            code[index], is_unnamed[index] = _UNKNOWN, True
    for index in (code == HYPHEN_UNIT).nonzero()[0].tolist():
        if is_soft(_object(text_page, index)):
            code[index] = SOFT_HYPHEN
    return Characters(code, is_unnamed, is_ordered)


def are_halves(code: Codes) -> Bools:
    """Tell which codes are but one half of a character, as of emoji (UTF-16's surrogates)."""
    return np.asarray((code & 0xF800) == 0xD800)


def _set_in_order(text_page: Any, code: Codes) -> Bools:
    """Name the characters that no font names by the order of glyphs, in place, if they make English words then."""
    none = np.zeros(len(code), dtype=np.bool_)
    if np.count_nonzero(code == _SPACE) < FEWEST_WORDS:
        return none
    unnamed = np.array([is_unmapped(text_page, index) == 1 for index in range(len(code))], dtype=np.bool_)
    which = unnamed & (code >= _SPACE) & (code <= _TILDE)
    named = code[which] + np.uint32(ord(" ") - _SPACE)
    words = (word.strip(".,;:()'").lower() for word in "".join(map(chr, named.tolist())).split())
    told = [word for word in words if len(word) > 2 and word.isalpha()]
    if len(told) < FEWEST_WORDS or sum(map(is_english, told)) < MOST_ENGLISH * len(told):
        return none
    code[which] = named
    code[unnamed & ~which] = _NO_CHARACTER
    return which


def _are_ornaments(code: Codes) -> Bools:
    """Tell which characters are ornaments, on a page that is mostly set in them: its fonts say what is not so."""
    are = (code >= DINGBATS[0]) & (code <= DINGBATS[1])
    is_mostly = np.count_nonzero(are) > np.count_nonzero((code > ord(" ")) & ~are)
    return np.asarray(are & bool(is_mostly and len(np.unique(code[are])) >= FEWEST_KINDS))
