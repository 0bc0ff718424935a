"""The words, word pairs and short paragraphs of one document: what it writes elsewhere decides its doubtful joins."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extractors.document import Line

__all__ = ["Vocabulary", "bare", "begins_inside", "ends_inside", "gather"]

MOST_ODDS = 3.0
"""What two letters at a word's edge may weigh, in log odds."""
UNSEEN = 0.5
"""What a pair of letters counts that the document's words do not show."""

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
    usual: frozenset[str] = frozenset()
    """Those that are so in several cells."""


def bare(word: str) -> str:
    """Give a word in lower case without the punctuation around it."""
    return word.strip(_EDGES).casefold()


def gather(cells: Iterable[tuple[Line, ...]]) -> Vocabulary:
    """Collect the vocabulary from the lines of a document's cells and paragraphs."""
    words: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    paragraphs: Counter[str] = Counter()
    for lines in cells:
        if len(lines) == 1:
            paragraphs[bare(lines[0].text)] += 1
        for number, line in enumerate(lines):
            tokens = [token.strip(_EDGES) for token in line.text.casefold().split()]
            # In Word files (no box) a line end cuts nothing; in a PDF it may cut the first and the last word.
            is_cut_before = line.box is not None and number > 0
            is_cut_after = line.box is not None and number < len(lines) - 1 and not line.ends_with_space
            words.update(tokens[is_cut_before : len(tokens) - is_cut_after])
            pairs.update(pairwise(tokens))
    usual = frozenset(text for text, count in paragraphs.items() if count > 1)
    return Vocabulary(frozenset(words), frozenset(pairs), frozenset(paragraphs), usual)


@dataclass(frozen=True, slots=True)
class _Pairs:
    """How often two letters stand at an edge of the document's words, and how often inside or at the other edge."""

    ends: Counter[str]
    not_ends: Counter[str]
    starts: Counter[str]
    not_starts: Counter[str]


@lru_cache(maxsize=2)
def _pairs(words: frozenset[str]) -> _Pairs:
    pairs = _Pairs(Counter(), Counter(), Counter(), Counter())
    for word in words:
        if len(word) > 2 and word.isalpha():
            every = [word[at : at + 2] for at in range(len(word) - 1)]
            pairs.starts[every[0]] += 1
            pairs.ends[every[-1]] += 1
            pairs.not_ends.update(every[:-1])
            pairs.not_starts.update(every[1:])
    return pairs


def ends_inside(head: str, words: Vocabulary) -> float:
    """Give the log odds for letters to be the first part of a cut word: few words of the document end as they do."""
    pairs = _pairs(words.words)
    return _odds(head[-2:], pairs.not_ends, pairs.ends)


def begins_inside(tail: str, words: Vocabulary) -> float:
    """Give the log odds for letters to be the rest of a cut word: few words of the document begin as they do."""
    pairs = _pairs(words.words)
    return _odds(tail[:2], pairs.not_starts, pairs.starts)


def _odds(pair: str, inside: Counter[str], edge: Counter[str]) -> float:
    if len(pair) < 2 or not edge:
        return 0.0
    share = (inside[pair] + UNSEEN) / inside.total() / ((edge[pair] + UNSEEN) / edge.total())
    return max(-MOST_ODDS, min(MOST_ODDS, math.log(share)))
