"""What both sides of a line end are as words, apart and together: of the document, or of English."""

from __future__ import annotations

import re
from typing import NamedTuple

from extractors.text.english import begins_english, is_english
from extractors.text.line_ends import LineEnd, is_alone
from extractors.text.vocabulary import bare
from extractors.vocabularies import month_pattern

__all__ = [
    "STUMP",
    "Case",
    "begins_word",
    "case_of",
    "is_english_whole",
    "is_neither_written",
    "is_no_beginning",
]

_BREAKS = re.compile(r"[-‐/](?=\w)")
_POSSESSIVE = re.compile(r"['’]s?$")
_MONTH = re.compile(month_pattern(shortest=4))

STUMP = 3
"""Letters: what is left of a word is often as short; an unknown whole word seldom is."""


class Case(NamedTuple):
    """A full line end, and what is known of the word that it would cut."""

    end: LineEnd
    head: str
    """What stands before it, and after it, of the word: bare, as far as hyphens reach."""
    tail: str
    is_lone: bool
    """No other word stands on the line, or the layout breaks lines anywhere: it may cut a word there."""
    has_head: bool
    """The document writes it as a word by itself."""
    has_tail: bool
    has_whole: bool
    """It writes both together, or they are a month."""
    english: int
    """How many sides are words of English, where both are none together."""


def case_of(end: LineEnd) -> Case:
    """Look at the word that a line end would cut; hyphens and slashes inside end it too."""
    head = bare(_BREAKS.split(end.last)[-1])  # of "Assistant/Equalit" the last word
    tail = bare(_BREAKS.split(end.first)[0]).strip("-–—")  # a dash alone is no half of a word
    written, whole = end.words.words, head + tail
    has_head, has_tail = head in written, tail in written
    is_written = (whole in written and not (has_head and has_tail)) or _MONTH.fullmatch(whole) is not None
    is_lone, english = is_alone(end) or end.words.breaks_anywhere, _english_sides(head, tail, end)
    return Case(end, head, tail, is_lone, has_head, has_tail, is_written, english)


def is_neither_written(case: Case) -> bool:
    """Tell whether the document writes neither side as a word by itself."""
    return not (case.has_head or case.has_tail or case.head in case.end.words.paragraphs)


def is_english_whole(case: Case) -> bool:
    """Tell whether both sides are a word of English together, and the rest is none: "commi|ssioning".

    The list lacks some words: of "in|equalities", beside others on the line, the first is known as one.
    """
    whole = _without_possessive(case.head + case.tail)
    starts_other = case.end.last[-1].islower() and case.end.first[0].isupper()  # "grade|D"
    if case.has_tail or starts_other or not is_english(whole) or is_english(case.tail):
        return False
    return case.is_lone or not is_english(case.head)


def is_no_beginning(case: Case) -> bool:
    """Tell whether both sides are a word of English together, and what stands before the end is none: "harb|our"."""
    is_known = case.has_head or is_english(case.head) or len(case.head) < STUMP
    return not is_known and is_english(case.tail) and is_english(case.head + case.tail)


def begins_word(case: Case) -> bool:
    """Tell whether both lines, one piece each, begin a word of English that goes on: "recomm|endatio" over "n"."""
    whole = case.head + case.tail
    if not (is_alone(case.end) and whole.isalpha() and case.end.text_after == case.end.first):
        return False
    return not (case.has_head or is_english(case.head) or is_english(whole)) and begins_english(whole)


def _english_sides(head: str, tail: str, end: LineEnd) -> int:
    """Count the sides that are words of English, where both are none together: "current|status", "capital|progra"."""
    one, other = _without_possessive(head), _without_possessive(tail)
    goes_on = len(other) > STUMP and end.text_after == end.first and begins_english(other)
    sides = is_english(one) + (is_english(other) or goes_on)
    return 0 if sides and is_english(head + tail) else sides


def _without_possessive(side: str) -> str:
    return _POSSESSIVE.sub("", side) if "'" in side or "’" in side else side
