"""The words, word pairs and short paragraphs of one document: what it writes elsewhere decides its doubtful joins."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from extractors.document import Line

__all__ = ["Vocabulary", "bare", "gather"]

_EDGES = ".,;:!?()[]{}'\"‘’“”*•"


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a document surely writes; all in lower case, without punctuation at the words' edges."""

    words: frozenset[str] = frozenset()
    """Words that stand inside a line, so that no line end can have cut them."""
    pairs: frozenset[tuple[str, str]] = frozenset()
    """Words that follow each other inside a line."""
    paragraphs: frozenset[str] = frozenset()
    """Texts that are a whole cell set on one line."""


def bare(word: str) -> str:
    """Give a word in lower case without the punctuation around it."""
    return word.strip(_EDGES).casefold()


def gather(cells: Iterable[tuple[Line, ...]]) -> Vocabulary:
    """Collect the vocabulary from the lines of a document's cells and paragraphs."""
    words: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    paragraphs: set[str] = set()
    for lines in cells:
        if len(lines) == 1:
            paragraphs.add(bare(lines[0].text))
        for number, line in enumerate(lines):
            tokens = [token.strip(_EDGES) for token in line.text.casefold().split()]
            # In Word files (no box) a line end cuts nothing; in a PDF it may cut the first and the last word.
            is_cut_before = line.box is not None and number > 0
            is_cut_after = line.box is not None and number < len(lines) - 1 and not line.ends_with_space
            words.update(tokens[is_cut_before : len(tokens) - is_cut_after])
            pairs.update(pairwise(tokens))
    return Vocabulary(frozenset(words), frozenset(pairs), frozenset(paragraphs))
