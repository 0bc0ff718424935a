"""Abbreviations as words: what looks like one, and whether its letters fit a full name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

__all__ = [
    "ABBREVIATION",
    "SMALL_WORDS",
    "abbreviation_key",
    "are_initials",
    "fits",
    "is_abbreviation",
    "loose_key",
]

ABBREVIATION = r"[A-Za-z][A-Za-z0-9&.’'/-]{0,11}[A-Za-z0-9]"
"""A pattern for what may be an abbreviation; `is_abbreviation` has the last word."""
_ABBREVIATION = re.compile(ABBREVIATION)
_NOT_IN_KEY = re.compile(r"\band\b|[^A-Za-z0-9]")
_PART = re.compile(r"[^\W_]+|&")

MIN_CAPITALS = 2  # letters: "Ltd" and "Jan" have one
SMALL_WORDS = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with", "&"}
    | {"y", "yr", "ar", "i", "o"}
)
"""Words that an abbreviation may leave out, English and Welsh."""
MIN_STEM_FOR_CAPITAL_PLURAL = 4
"""From this length on a last capital S may be a plural ("DQLGS" of "DQLG"); "CMS" is not more than one CM."""


@lru_cache(maxsize=65536)
def is_abbreviation(word: str) -> bool:
    """Tell whether a word is mostly initials: two capitals at least, and no more small letters than capitals."""
    if not _ABBREVIATION.fullmatch(word):
        return False
    capitals = sum(c.isupper() for c in word)
    return capitals >= MIN_CAPITALS and capitals >= sum(c.islower() for c in word)


@lru_cache(maxsize=65536)
def abbreviation_key(text: str) -> str:
    """Give what two writings of an abbreviation share: no spaces, "&", points or plural "s"; capitals."""
    letters = _NOT_IN_KEY.sub("", text)
    if len(letters) > MIN_CAPITALS and letters.endswith("s") and letters[-2].isupper():
        letters = letters[:-1]
    return letters.upper()


def loose_key(text: str) -> str:
    """Give the key without a plural written as a capital; "" where the abbreviation has none."""
    key = abbreviation_key(text)
    return key[:-1] if key.endswith("S") and len(key) > MIN_STEM_FOR_CAPITAL_PLURAL else ""


def fits(abbreviation: str, words: Sequence[str], *, skipped: int = 0) -> bool:
    """Tell whether an abbreviation's letters are, in order, the first letters of these words.

    Small words may be left out, and a word may give several letters from its start on in order ("ChEx",
    "HoS"). The first word gives the first letter.

    Args:
        abbreviation: As written.
        words: The full name's words.
        skipped: How many other words may be without a letter.
    """
    letters = abbreviation_key(abbreviation).lower()
    name = " ".join(words).lower()
    first = _PART.search(name)
    if not letters or not first or first[0][0] != letters[0]:
        return False
    return _fits(letters, tuple(_PART.findall(name.replace("’s", ""))), skipped)


def are_initials(abbreviation: str, words: Sequence[str]) -> bool:
    """Tell whether each of these words gives one letter of an abbreviation, in order; small ones need not."""
    parts = _PART.findall(" ".join(words).lower())
    own = [part[0] for part in parts if part not in SMALL_WORDS]
    return abbreviation_key(abbreviation).lower() in ("".join(own), "".join(part[0] for part in parts))


def _fits(letters: str, words: tuple[str, ...], skipped: int) -> bool:
    if not words:
        return not letters
    word, rest = words[0], words[1:]
    if letters and word[0] == letters[0] and _fits(letters[1:], rest, skipped):
        return True
    if letters and word[0] == letters[0] and _several(letters, word, rest, skipped):
        return True
    if word in SMALL_WORDS:
        return _fits(letters, rest, skipped)
    return skipped > 0 and _fits(letters, rest, skipped - 1)


def _several(letters: str, word: str, rest: tuple[str, ...], skipped: int) -> bool:
    """Try the word for two letters or more, each found after the one before."""
    at = 0
    for count in range(2, len(letters) + 1):
        at = word.find(letters[count - 1], at + 1)
        if at < 0:
            return False
        if _fits(letters[count:], rest, skipped):
            return True
    return False
