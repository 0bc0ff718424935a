"""What a line end inside a paragraph stands for: a space, or nothing where it cuts a word, a date or an address."""

from __future__ import annotations

import re
from typing import Literal

from extractors.text.cuts import (
    HYPHEN,
    address_goes_on,
    ends_with_address,
    is_date_cut,
    is_ending_cut,
    is_mark_cut,
    is_plural_cut,
    word_cut,
)
from extractors.text.line_ends import LineEnd, is_alone
from extractors.text.vocabulary import Vocabulary, bare, is_broken

__all__ = ["LIKELY", "SURE", "Join", "is_hyphenated", "is_word_cut", "judge_word"]

Join = Literal["paragraph", "space", "nothing", "unhyphenated"]

_CLOSES = re.compile(r"[/-]\w|[,;.)](?:\s|$)")

SURE = 4.0
"""Log odds from which no more evidence is asked for: one in fifty is wrong."""
LIKELY = 2.2
"""Log odds of what is mostly so: one in ten is wrong."""


def judge_word(end: LineEnd) -> tuple[Join, float]:
    """Decide whether the line end fell inside a word; give that with its log odds."""
    last, first = end.last, end.first
    if last.endswith("\u00ad"):
        return "unhyphenated", SURE
    if is_date_cut(end) or is_plural_cut(end) or is_ending_cut(end) or is_mark_cut(end):
        return "nothing", SURE
    if ends_with_address(end):
        return ("nothing" if address_goes_on(end) else "space"), LIKELY
    if is_hyphenated(end):
        join, odds = _judge_hyphen(last, first, end.words)
        return ("nothing" if join == "space" and end.line.ends_with_space is False else join), odds
    if last.endswith("/") and len(last) > 1:
        return "nothing", SURE
    if (
        last.endswith("–") and last[-2:-1].isalnum() and not end.line.ends_with_space
    ):  # layouts break there too: "July–|Sept"
        return "nothing", LIKELY
    if _CLOSES.match(first):  # no layout breaks a line there, unless inside a word too wide for it
        return ("nothing" if is_alone(end) else "space"), LIKELY
    odds = word_cut(end)
    return ("nothing" if odds > 0 else "space"), odds


def _judge_hyphen(last: str, first: str, words: Vocabulary) -> tuple[Join, float]:
    """Keep a compound's hyphen; drop one that broke a word, as the document or the language tells."""
    if last[-2].isdigit() and first[0].isdigit():
        return ("space" if (bare(last), bare(first)) in words.pairs else "nothing"), LIKELY
    tail = re.match(r"[\w'’-]*", first)
    tail_text = tail.group() if tail else first
    plain, compound = bare(last[:-1] + tail_text), bare(last + tail_text)
    if compound in words.words:
        return "nothing", SURE
    if plain in words.words:
        return "unhyphenated", SURE
    return ("unhyphenated" if is_broken(last, tail_text, words) else "nothing"), LIKELY


def is_word_cut(end: LineEnd) -> bool:
    """Tell whether a line end without a hyphen cuts a word."""
    return word_cut(end) > 0


def is_hyphenated(end: LineEnd) -> bool:
    """Tell whether a hyphen ends the line, and a word before it."""
    return end.last.endswith(("-", "‐")) and HYPHEN.search(end.last) is not None
