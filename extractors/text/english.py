"""Common English words: do letters on two sides of a line end make one, and are they words by themselves?

english.csv is SCOWL's (see english.licence.txt beside it); council_words.csv holds words of councils that it lacks.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache

from extractors.vocabularies import reference_dir

__all__ = ["begins_english", "is_english"]

_LISTS = ("english.csv", "council_words.csv")


def is_english(word: str) -> bool:
    """Tell whether a word in lower case is a common one of English, in any of its forms."""
    return word in _words()


def begins_english(letters: str) -> bool:
    """Tell whether a common word of English begins with these letters, in lower case, and goes on."""
    words = _in_order()
    place = bisect_left(words, f"{letters}a")
    return place < len(words) and words[place].startswith(letters)


@cache
def _in_order() -> tuple[str, ...]:
    return tuple(sorted(_words()))


@cache
def _words() -> frozenset[str]:
    folder = reference_dir()
    return frozenset(word for name in _LISTS for word in (folder / name).read_text(encoding="utf-8").split())
