"""Reads headers that ask ("Who will make sure that it is done?") by their question word and what they ask about.

Councils word such headers freely, so data/reference/questions.csv gives beginnings of words, not whole headers.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.vocabularies import entries

__all__ = ["asked_for", "is_question"]

_WORD = re.compile(r"[^\W\d_]+")
_LEADING = frozenset(("by", "and", "so"))  # "By when will it be finished?"
SHORTEST = 3  # words: "Who", "When by" and "What how" are the business of the vocabulary


@cache
def _questions() -> tuple[tuple[str, tuple[str, ...], str, float], ...]:
    return tuple(
        (row["asks"], tuple(row["about"].split()), row["field"], float(row["weight"]))
        for row in entries("questions")
    )


def _words(header: str) -> list[str]:
    words = _WORD.findall(header.lower().replace("’", "'"))
    return words[1:] if words and words[0] in _LEADING else words


def is_question(header: str) -> bool:
    """Whether the header is a question of several words, or reads like one: "What we intend to do"."""
    words = _words(header)
    return len(words) >= SHORTEST and any(words[0] == asks for asks, *_ in _questions())


def asked_for(header: str) -> tuple[str, float] | None:
    """The field that a question asks for, with how surely; None for no question, or for one that nothing knows."""
    if not is_question(header):
        return None
    first, *rest = _words(header)
    for asks, about, field, weight in _questions():
        if asks == first and (not about or any(word.startswith(about) for word in rest)):
            return field, weight
    return None
