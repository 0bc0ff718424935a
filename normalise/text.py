"""Reads texts for comparison: without control characters, as keys, as counted words, shortened to be shown."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

__all__ = [
    "RAISED_DIGITS",
    "count_words",
    "is_blank",
    "key",
    "missing_words",
    "number_of_words",
    "shorten",
    "without_controls",
]

RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"  # marks of notes, no part of a word that they stand behind

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2060\ufeff\ufffe\uffff]")
_WORD = re.compile(r"\w+")
_NOT_WORD = re.compile(r"[^\w/&%£]+")
_SHOWN = 80  # characters of a text that an issue shows


def key(text: str) -> str:
    """The text for comparison: lower case, accents as they are, punctuation as single spaces."""
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFKC", text).lower().replace("’", "'")).strip()


def is_blank(text: str) -> bool:
    """Whether nothing but white space, dashes, bullets or stops stands there."""
    return not text.strip(" \t\n\u00a0•.-–—_*")


def without_controls(text: str) -> tuple[str, int]:
    """The text without characters that print nothing and mean nothing, and how many there were."""
    if text.isprintable() or _CONTROL.search(text) is None:
        return text, 0
    cleaned, count = _CONTROL.subn("", text)
    return " ".join(cleaned.split(" ")).strip(), count


def count_words(text: str) -> Counter[str]:
    """How often each word stands in it, whatever its case: the measure by which nothing may be lost."""
    return Counter(_WORD.findall(text.lower()))


def number_of_words(text: str) -> int:
    """How many words it has, by the same measure."""
    return len(_WORD.findall(text))


def missing_words(given: Iterable[str], kept: Iterable[str]) -> Counter[str]:
    """The words of some texts that the others lack, by the same measure; texts that are the same need no count."""
    rest, changed = list(kept), []
    for text in given:
        if text in rest:
            rest.remove(text)
        else:
            changed.append(text)
    return count_words("\n".join(changed)) - count_words("\n".join(rest)) if changed else Counter()


def shorten(text: str) -> str:
    """The text on one line, cut where an issue need not show more."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
