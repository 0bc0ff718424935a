"""Letters and spaces of a line: one normal form, bullets of any kind as one, look-alike letters put right."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["BULLET", "LETTER_BULLET", "is_bulleted", "mark_bullet", "normal", "put_right"]

BULLET = "• "

# Signs that start a list item. Not among them: "*", which is a footnote mark as often as a bullet.
_SIGNS = "•●○◦▪▫■□▶►➢➤❖♦◆‣⁃∙·»✓✔✗✘\uf0b7"
_PRIVATE = "\uf000-\uf0ff"  # Symbol and Wingdings without a Unicode map
_SIGN = re.compile(rf"[{_SIGNS}{_PRIVATE}](?:\s*(?=\S)|$)")
LETTER_BULLET = re.compile(r"o\s+(?=\S)")  # Courier New's "o" is Word's second bullet
_DASH = re.compile(rf"[-‐‑–—−]\s+(?=\S)|[-‐‑–—−]$|{LETTER_BULLET.pattern}")
_TICK_ALONE = re.compile(rf"[✓✔✗✘{_PRIVATE}]$")  # a tick in a cell of its own is content

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_HYPHEN_AT_END = "\ufffe"  # PDFium's sign for a hyphen at a line's end
_SPACES = re.compile(r"\s+")

# Cyrillic and Greek capitals and small letters whose shape is that of a Latin letter (Unicode's confusables).
_LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеіјорсухѕԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονκ",
    "ABESIJKMHOPCTYXaeijopcyxsdqwABEZHIKMNOPTYXovk",
)
_OTHER = re.compile(r"[Ͱ-ϿЀ-ӿԀ-ԯ]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


def normal(text: str) -> str:
    """Give `text` in NFC, with single spaces and without invisible characters; soft hyphens stay at the end only."""
    # Printable, to Python, is no white space but the space, and nothing invisible.
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip()
    text = text.replace(_HYPHEN_AT_END, "-")
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", text).translate(_INVISIBLE)).strip()
    if "\u00ad" in text:
        text = text[:-1].replace("\u00ad", "") + text[-1]
    return text


def put_right(text: str) -> str:
    """Turn Cyrillic and Greek letters that look Latin into Latin ones, in words that hold Latin letters too."""
    if text.isascii() or not _OTHER.search(text):
        return text
    return " ".join(_put_word_right(word) for word in text.split(" "))


def _put_word_right(word: str) -> str:
    if not _OTHER.search(word) or not _LATIN.search(word):
        return word
    mended = word.translate(_LOOKALIKES)
    return word if _OTHER.search(mended) else mended


def is_bulleted(text: str) -> bool:
    """Tell whether `text` starts with a sign that is a bullet wherever it stands (a dash may be a dash)."""
    return bool(_SIGN.match(text)) and not _TICK_ALONE.match(text)


def mark_bullet(text: str, *, is_label: bool = False) -> str:
    """Write the bullet or dash that starts a paragraph as "• ".

    Args:
        text: the paragraph.
        is_label: it starts with an automatic label; else a dash and nothing more is what the author wrote for "none".
    """
    if len(text) == 1 and not is_label and _DASH.match(text):
        return text
    if is_bulleted(text):
        rest = text[1:].strip()
    elif match := _DASH.match(text):
        rest = text[match.end() :].strip()
    else:
        return text
    return (BULLET + rest).strip()
