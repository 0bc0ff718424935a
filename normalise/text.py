"""Reads texts for comparison and puts right what no reader means: control characters, look-alike letters."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from extractors.document import Cell

__all__ = ["count_words", "is_blank", "joined", "key", "put_right", "shorten", "stripped_of_marks"]

# Letters of other alphabets that look like a Latin one (Unicode confusables, UTS #39, the letters only).
_LOOKALIKES = str.maketrans(
    "АВЕКМНОРСТУХЅІЈаеорсухѕіјԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
    "ABEKMHOPCTYXSIJaeopcyxsijdhqwABEZHIKMNOPTYXo",
)
_FOREIGN_WORD = re.compile(r"[^\W\d_]*[\u0370-\u03ff\u0400-\u052f][^\W\d_]*")
_LATIN = re.compile(r"[A-Za-z]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2060\ufeff\ufffe\uffff]")
_WORD = re.compile(r"\w+")
_NOT_WORD = re.compile(r"[^\w/&%£]+")
_MARKS = " \t\n.,;:–—-*†‡"
_SHOWN = 80  # characters of a text that an issue shows


def key(text: str) -> str:
    """The text for comparison: lower case, accents as they are, punctuation as single spaces."""
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFKC", text).lower().replace("’", "'")).strip()


def is_blank(text: str) -> bool:
    """Whether nothing but white space, dashes, bullets or stops stands there."""
    return not text.strip(" \t\n\u00a0•.-–—_*")


def put_right(text: str) -> tuple[str, int, int]:
    """The text without control characters and with look-alike letters made Latin, and how many of each there were."""
    if text.isascii() and text.isprintable():
        return text, 0, 0
    cleaned, controls = _CONTROL.subn("", text)
    lookalikes = 0

    def latin(match: re.Match[str]) -> str:
        nonlocal lookalikes
        word = match.group()
        made = word.translate(_LOOKALIKES)
        if made == word or not _LATIN.search(word) or not made.isascii():
            return word
        lookalikes += 1
        return made

    return _FOREIGN_WORD.sub(latin, cleaned), controls, lookalikes


def joined(cell: Cell | None) -> str:
    """The cell's text; "" for no cell."""
    return cell.text if cell is not None else ""


def count_words(text: str) -> Counter[str]:
    """How often each word stands in it, whatever its case: the measure by which nothing may be lost."""
    return Counter(_WORD.findall(text.lower()))


def shorten(text: str) -> str:
    """The text on one line, cut where an issue need not show more."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def stripped_of_marks(text: str) -> str:
    """The text without punctuation and space at its ends."""
    return text.strip(_MARKS)
