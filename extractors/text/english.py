"""Common English words: do letters on two sides of a line end make one, and are they words by themselves?"""

from __future__ import annotations

from functools import cache
from pathlib import Path

__all__ = ["is_english"]

_ROOT = Path(__file__).parents[2]
_FOLDERS = (_ROOT / "normalise" / "reference", _ROOT / "data" / "reference")
"""Where an installed package has its vocabularies, and where a checkout has them."""


def is_english(word: str) -> bool:
    """Tell whether a word in lower case is a common one of English, in any of its forms."""
    return word in _words()


@cache
def _words() -> frozenset[str]:
    path = next(folder / "english.csv" for folder in _FOLDERS if folder.is_dir())
    return frozenset(path.read_text(encoding="utf-8").split())
