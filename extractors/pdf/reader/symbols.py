"""Characters as a reader knows them: symbol fonts, ligatures, spaces without width.

Symbol fonts sit at U+F000 to U+F0FF of the private use area. What is not listed here is a bullet of
some shape wherever it stands alone: that is what documents use such fonts for.
"""

from __future__ import annotations

import re
import unicodedata

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "BULLET",
    "HYPHEN_UNIT",
    "INK",
    "LINE_END",
    "NOTHING",
    "SOFT_HYPHEN",
    "SPACE",
    "fold",
    "is_symbol",
    "kinds",
    "ligature",
    "of_font",
]

BULLET = "•"
INK, SPACE, LINE_END, NOTHING = range(4)
"""What a character leaves on the page: ink, a space, the end of a line, or nothing at all (controls, joiners)."""

HYPHEN_UNIT = 0xFFFE
"""Stands for a hyphen at a line's end, until it is known whether it only breaks a word."""
SOFT_HYPHEN = 0xFFFF
"""Stands for a hyphen at a line's end that only breaks a word; U+00AD itself is also a plain hyphen of old fonts."""

_SYMBOL = {
    "°": 0xB0, "±": 0xB1, "≥": 0xB3, "≤": 0xA3, "×": 0xB4, "÷": 0xB8, "≠": 0xB9, "≈": 0xBB, "→": 0xAE, "←": 0xAC,
    "↑": 0xAD, "↓": 0xAF, "⇒": 0xDE, "⇔": 0xDB, "α": 0x61, "β": 0x62, "γ": 0x67, "δ": 0x64, "μ": 0x6D, "Δ": 0x44,
    "Σ": 0x53, "Ω": 0x57, "•": 0xB7,
}  # fmt: skip
"""Adobe's Symbol encoding, as far as plans use it. 0xB7 is the bullet of Word."""
_WINGDINGS = {
    "✓": 0xFC, "✗": 0xFB, "☒": 0xFD, "☑": 0xFE, "☐": 0xA8, "→": 0xE0, "←": 0xDF, "↑": 0xE1, "↓": 0xE2, "☺": 0x4A,
    "☹": 0x4C, "☎": 0x28,
}  # fmt: skip
"""Wingdings, as far as it means more than a bullet: ticks, boxes, arrows, faces. 0x6F is an empty box too."""

_WINGDINGS_2 = {"✓": 0x50, "✗": 0x4F, "☒": 0x51, "☑": 0x52, "☐": 0xA3}
_WEBDINGS = {"✓": 0x61, "✗": 0x72, "☐": 0x63}


def _private(codes: dict[str, int]) -> dict[int, int]:
    return {0xF000 + code: ord(text) for text, code in codes.items()}


_FONTS = {
    "symbol": _private(_SYMBOL),
    "opensymbol": _private(_SYMBOL) | _private({"✓": 0xFC, "✗": 0xFB, "☒": 0xFD, "☑": 0xFE, "☐": 0xA8}),
    "wingdings": _private(_WINGDINGS) | {0xF06F: ord("☐")},
    "wingdings2": _private(_WINGDINGS_2),
    "wingdings3": {},
    "webdings": _private(_WEBDINGS),
}
"""LibreOffice sets what Word has in Symbol and in Wingdings in OpenSymbol, under the codes of either."""
_FONT_NAME = re.compile(r"(?:open)?symbol|wingdings[23]?|webdings")

_PRIVATE = re.compile("[\ue000-\uf8ff]")
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_ALONE = frozenset("•✓✗☒☑☐☺☹☎")
_GARBLED = {chr(ord(letter) << 8): letter for letter in "filtj"} | {"\ucf00": "fi", "\ud200": "fl"}
"""What Ghostscript's Unicode maps say of the letters in ligatures: each one's bytes swapped, two of "ffi" added up."""
_GARBLED_LIGATURE = re.compile(f"[\u6600\u7400][{''.join(_GARBLED)}]")
_FAR_EASTERN = re.compile("[\u2e80-\u9fff\uac00-\ud7af]")
_BY_LETTERS = {text: chr(code) for code, text in sorted(_LIGATURES.items(), reverse=True)}
_ODDITIES = _LIGATURES | {SOFT_HYPHEN: "\N{SOFT HYPHEN}", 0xAD: "-", 0x2010: "-", 0x2011: "-", 0x2024: "."}


def of_font(font: str, code: int) -> int:
    """Give the character that a symbol font shows for a code, or the code itself in any other font.

    Args:
        font: the font's PostScript name, such as "ABCDEF+Wingdings-Regular".
        code: a code point; of the private use area, or below U+0100 where the font's codes are taken for Latin ones.
    """
    name = _FONT_NAME.match(re.sub(r"[^a-z\d]", "", font.rpartition("+")[2].lower()))
    if name is None:
        return code
    if name.group().endswith("symbol"):  # PDFium knows the other codes of these
        return _FONTS[name.group()].get(code, code)
    private = _private_code(code)
    return _FONTS[name.group()].get(private, private)


def _private_code(code: int) -> int:
    """Give the private code of a picture that was taken for a character of Windows' Latin code page."""
    if code > 0xFF:
        latin = chr(code).encode("cp1252", "ignore")
        return 0xF000 + latin[0] if latin else code
    return 0xF000 + code


def fold(word: str) -> str:
    """Write a word in NFC: ligatures taken apart, hyphens of any code as "-", lone private codes as bullets."""
    if word.isascii():
        return word
    if _GARBLED_LIGATURE.search(word):
        word = _with_ligatures(word)
    plain = unicodedata.normalize("NFC", word.translate(_ODDITIES))
    return BULLET if len(plain) == 1 and _PRIVATE.match(plain) else plain


def _with_ligatures(word: str) -> str:
    """Put garbled ligatures right in a word that holds no other letters of the Far East."""
    mended = _GARBLED_LIGATURE.sub(lambda found: "".join(map(_GARBLED.__getitem__, found.group())), word)
    return word if _FAR_EASTERN.search(mended) else mended


def ligature(text: str) -> str:
    """Give what a glyph stands for as one character: "fi" as its ligature; "" if there is none."""
    return text if len(text) == 1 else _BY_LETTERS.get(text, "")


def is_symbol(text: str) -> bool:
    """Tell whether a run is a bullet, tick or box of a symbol font, which stands apart from the text beside it."""
    return len(text) == 1 and (text in _ALONE or bool(_PRIVATE.match(text)))


def kinds(code: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Tell what each character leaves on the page."""
    return _KINDS.take(code, mode="clip")


def _kind(char: str) -> int:
    if char in "\r\n":
        return LINE_END
    if char.isspace():
        return SPACE
    return NOTHING if unicodedata.category(char) in ("Cc", "Cf") and char != "\N{SOFT HYPHEN}" else INK


_KINDS = np.full(0xFF01, INK, dtype=np.uint8)
"""By code point; all above leave ink, as the last one does."""
_KINDS[:0x3002] = [_kind(chr(code)) for code in range(0x3002)]
_KINDS[0xFEFF] = NOTHING
