"""Names of persons: told by a title, or by a first or last name that is common in the United Kingdom."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from extractors.vocabularies import entries
from normalise.officers.vocabulary import terms

__all__ = ["is_full_name", "is_initials", "is_person", "is_surely_person"]

MAX_NAMES = 4
"""Words of a name without its title."""
MAX_LENGTH = 60
"""Characters of a name with its title."""
INITIAL = re.compile(r"[A-Z]\.?(?:[A-Z]\.?)?")
NAME = re.compile(r"(?:[A-ZÀ-ÞŴŶ][\w’'.-]*|ap|ab|ferch|de|van|der|von|bin|al)")
SCOTS_INITIALS = re.compile(r"[A-Z]{1,3}Ma?c[A-Z]")
"""Initials that betray a person: "TMcB" is Mac or Mc somebody."""


@cache
def _names(part: str) -> frozenset[str]:
    return frozenset(_plain(row["name"]) for row in entries("persons") if row["part"] == part)


def _plain(name: str) -> str:
    """Give a name in small letters without accents, which not everybody writes."""
    letters = unicodedata.normalize("NFKD", name.replace("'", "’").lower())
    return "".join(c for c in letters if not unicodedata.combining(c))


@cache
def _ordinary_words() -> frozenset[str]:
    """Words that posts, teams and bodies are made of."""
    return frozenset(word for values in terms().values() for term in values for word in term.split())


def is_full_name(text: str) -> bool:
    """Tell whether a text is a person's first and last name: "Cllr Ann" goes on."""
    names = [word for word in text.split() if word.rstrip(".").lower() not in _names("title")]
    return len(names) > 1 and is_person(text)


def is_surely_person(text: str) -> bool:
    """Tell whether a text is a person's whole name, and no place's: "Cllr Mrs Carter", not "Amber Valley"."""
    *before, last = _plain(text).split() or [""]
    if not before or not is_person(text):
        return False
    is_titled = before[0].rstrip(".") in _names("title")
    return last in _names("last") if not is_titled else is_full_name(text) or last not in _names("first")


@lru_cache(maxsize=65536)
def is_person(text: str) -> bool:
    """Tell whether a text is a person's name ("Dr Siân Pritchard", "J Smith")."""
    if len(text) > MAX_LENGTH:
        return False
    words = text.split()
    titled = bool(words) and words[0].rstrip(".").lower() in _names("title")
    names = [word for word in words if word.rstrip(".").lower() not in _names("title")]
    if not names or len(names) > MAX_NAMES or not all(NAME.fullmatch(word) for word in names):
        return False
    plain = [_plain(word.strip(".")) for word in names]
    if titled:
        return not (set(plain[-1:]) & _ordinary_words() - _names("last"))
    if len(names) == 1:
        return plain[0] in _names("first") - _names("last") - _ordinary_words()
    if any(word in _ordinary_words() for word in plain[1:-1]):
        return False
    return _is_full_name(names, plain)


def _is_full_name(names: list[str], plain: list[str]) -> bool:
    """Weigh first against last word: a known name beside a word that no post, team or body has."""
    knows_last = plain[-1] in _names("last")
    if INITIAL.fullmatch(names[0]):
        return knows_last or (not names[-1].isupper() and plain[-1] not in _ordinary_words())
    if plain[-1] in _ordinary_words() and not (knows_last and plain[0] in _names("first")):
        return False
    parts = [part for word in plain for part in word.split("-")]
    return (
        plain[0] in _names("first")
        or parts[0] in _names("first")
        or (knows_last and plain[0] not in _ordinary_words())
    )


def is_initials(text: str) -> bool:
    """Tell whether an abbreviation can only be a person's initials."""
    return SCOTS_INITIALS.fullmatch(text) is not None
