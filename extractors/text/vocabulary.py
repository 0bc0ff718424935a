"""The words, word pairs and short paragraphs of one document: what it writes elsewhere decides its doubtful joins."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from extractors.document import Line
from extractors.text.english import is_english

__all__ = ["Vocabulary", "bare", "begins_inside", "ends_inside", "gather", "is_broken"]

MOST_ODDS = 3.0
"""What two letters at a word's edge may weigh, in log odds."""
UNSEEN = 0.5
"""What a pair of letters counts that the document's words do not show."""

MIN_BREAKS = 2
"""Words broken by a hyphen, or addresses at a slash, that show a layout program; one may be the author's."""

MIN_CUTS, CUT_SHARE = 3, 0.2
"""Line ends inside words, and the share of all that they are, which show a layout that breaks lines anywhere.

It cuts most words at its lines' ends; by chance two that are one word together seldom meet there ("be", "fore").
"""

FEWEST_LETTERS = 2
"""What layout programs leave of a word on either side: "e-mail" is an author's."""

_HYPHENS = ("-", "‐")
_ADDRESS = re.compile(r"(?::/|www\.)\S*/$")
"""A line's end inside a web address."""
_PARTS = re.compile(r"[-‐\s]")
_PREFIX = re.compile(
    r"agro|anti|bio|co|cross|eco|ex|geo|inter|intra|macro|micro|mid|mini|multi|neo|non|pan|post|pre|pro|quasi|re"
    r"|self|semi|socio|sub|ultra|under|vice"
)
"""What people set a hyphen after though it is no word, or the whole is one: "pre-application"."""
_ALWAYS = "co"
"""The one that they set it after though the rest is no word: "co-ordinator"."""
_EDGES = ".,;:!?()[]{}'\"‘’“”*•"


class Vocabulary(Struct, frozen=True):
    """What a document surely writes; all in lower case, without punctuation at the words' edges."""

    words: frozenset[str] = frozenset()
    """Words that stand inside a line, so that no line end can have cut them."""
    inside: frozenset[str] = frozenset()
    """Words that stand inside a line, not first on it, with the capitals that they are written with."""
    pairs: frozenset[tuple[str, str]] = frozenset()
    """Words that follow each other inside a line."""
    paragraphs: frozenset[str] = frozenset()
    """Texts that are a whole cell set on one line."""
    usual: frozenset[str] = frozenset()
    """Those that are so in several cells."""
    breaks_words: bool = False
    """Lines end with hyphens inside words that nobody writes with one: a layout program breaks words."""
    breaks_at_hyphens: bool = False
    """Lines end with hyphens: the layout takes a compound for words, where others set it whole on the next line."""
    breaks_addresses: bool = False
    """Lines end with slashes inside web addresses: the layout takes an address for words too."""
    breaks_anywhere: bool = False
    """Lines end inside words, whatever stands before them on the line: the layout sees letters, no words."""


def bare(word: str) -> str:
    """Give a word in lower case without the punctuation around it."""
    return word.strip(_EDGES).casefold()


def gather(cells: Iterable[tuple[Line, ...]]) -> Vocabulary:
    """Collect the vocabulary from the lines of a document's cells and paragraphs."""
    words: set[str] = set()
    inside: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    paragraphs: Counter[str] = Counter()
    breaks = hyphens = slashes = cuts = ends = 0
    for lines in cells:
        if len(lines) == 1:
            paragraphs[bare(lines[0].text)] += 1
        for number, line in enumerate(lines):
            tokens = [token.strip(_EDGES) for token in line.text.casefold().split()]
            # In Word files (no box) a line end cuts nothing; in a PDF it may cut the first and the last word.
            is_cut_before = line.box is not None and number > 0
            is_cut_after = line.box is not None and number < len(lines) - 1 and not line.ends_with_space
            words.update(tokens[is_cut_before : len(tokens) - is_cut_after])
            inside.update(line.text.split()[1:])
            pairs.update(pairwise(tokens))
        ends += len(lines) - 1
        for line, after in pairwise(lines):
            sign = line.text[-1:]
            if sign in _HYPHENS:
                hyphens += 1
                breaks += _breaks_word(line, after)
            elif sign == "/":
                slashes += _ADDRESS.search(line.text) is not None
            else:
                cuts += _cuts_word(line, after)
    usual = frozenset(text for text, count in paragraphs.items() if count > 1)
    return Vocabulary(
        words=frozenset(words),
        inside=frozenset(inside),
        pairs=frozenset(pairs),
        paragraphs=frozenset(paragraphs),
        usual=usual,
        breaks_words=breaks >= MIN_BREAKS,
        breaks_at_hyphens=hyphens > 0,
        breaks_addresses=slashes >= MIN_BREAKS,
        breaks_anywhere=cuts >= max(MIN_CUTS, CUT_SHARE * ends),
    )


def _breaks_word(line: Line, after: Line) -> bool:
    """Tell whether a line that ends with a hyphen does so in a word of English of which one side is none."""
    if line.box is None:
        return False
    head, tail = _sides(line.text, after.text.split(" ", 1)[0])
    return is_english(head + tail) and not _is_compound(head, tail, frozenset())


def _cuts_word(line: Line, after: Line) -> bool:
    """Tell whether a line of several words ends, and the next begins, with two halves of a word that are none."""
    if line.box is None or line.ends_with_space or not after.text[:1].islower():
        return False
    _, has_others, head = line.text.rpartition(" ")
    if not (has_others and head.isalpha() and head[-1].islower()):
        return False
    first, rest = bare(head), bare(after.text.split(" ", 1)[0])
    return is_english(first + rest) and not (is_english(first) and is_english(rest))


def _sides(last: str, first: str) -> tuple[str, str]:
    """Give the letters on both sides of a hyphen that ends a line, as far as other hyphens and spaces reach."""
    return bare(_PARTS.split(last[:-1])[-1]), bare(_PARTS.split(first)[0])


def is_broken(last: str, first: str, words: Vocabulary) -> bool:
    """Tell whether the hyphen that ends a line is but a layout's: of a word of English, or of a part that is no word.

    What could be a compound of two words, or a name, needs a document that breaks words elsewhere.

    Args:
        last: the line's last word, with the hyphen.
        first: the next line's first word.
        words: what the document writes.
    """
    head, tail = _sides(last, first)
    if not first[:1].islower() or not (head + tail).isalpha() or min(len(head), len(tail)) < FEWEST_LETTERS:
        return False
    is_compound = _is_compound(head, tail, words.words)
    if is_english(head + tail):
        return words.breaks_words or not is_compound
    return words.breaks_words and not (is_compound or _PREFIX.fullmatch(head))


def _is_compound(head: str, tail: str, words: frozenset[str]) -> bool:
    """Tell whether people may write two sides with a hyphen: a prefix or a word, and a word; not "re|quirement"."""
    if not (is_english(tail) or tail in words):
        return head == _ALWAYS
    return bool(_PREFIX.fullmatch(head)) or is_english(head) or head in words


@lru_cache(maxsize=2)
def _words_alone(words: frozenset[str]) -> str:
    """Give the words of letters, each on a line of its own, with a line end before the first too."""
    return "\n".join(["", *(word for word in words if len(word) > 2 and word.isalpha()), ""])


def ends_inside(head: str, words: Vocabulary) -> float:
    """Give the log odds for letters to be the first part of a cut word: few words of the document end as they do."""
    return _odds(head[-2:], f"{head[-2:]}\n", _words_alone(words.words))


def begins_inside(tail: str, words: Vocabulary) -> float:
    """Give the log odds for letters to be the rest of a cut word: few words of the document begin as they do."""
    return _odds(tail[:2], f"\n{tail[:2]}", _words_alone(words.words))


def _odds(pair: str, edge: str, words: str) -> float:
    """Weigh how often two letters stand inside a word, or at its other edge, and how often at the edge asked for.

    Args:
        pair: the letters.
        edge: the same with the line end beside them.
        words: each on a line of its own.
    """
    count = words.count("\n") - 1
    if len(pair) < 2 or count < 1:
        return 0.0
    at_edge = words.count(edge)
    inside = _count(pair, words) - at_edge
    pairs_inside = (
        len(words) - 1 - 3 * count
    )  # each word has a pair less than letters, and one of them at the edge
    share = (inside + UNSEEN) / pairs_inside / ((at_edge + UNSEEN) / count)
    return max(-MOST_ODDS, min(MOST_ODDS, math.log(share)))


def _count(pair: str, words: str) -> int:
    """Count how often two letters stand together; of three that are the same, twice."""
    return words.count(pair) if pair[0] != pair[1] else len(re.findall(f"(?={pair})", words))
