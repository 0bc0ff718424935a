"""Lines that are alike, one below the other: of one make, both named, both abbreviations, a date and another date."""

from __future__ import annotations

import re
from string import ascii_lowercase, ascii_uppercase, digits

from extractors.text.cuts import word_cut
from extractors.text.english import is_english
from extractors.text.line_ends import LineEnd
from extractors.vocabularies import month_pattern

__all__ = [
    "are_abbreviations",
    "are_both_named",
    "date_goes_on",
    "ends_with_date",
    "is_named",
    "is_same_make",
    "starts_other_date",
]

_NAMED = re.compile(r"(?:[^\W\d]+ ){0,2}[^\W\d]+: ")
_DATE_END = re.compile(r"\d{4}$|\d[/.]\d+$")
_MONTH = re.compile(rf"(?=[A-Z])(?i:{month_pattern()})\b")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_ABBREVIATION = re.compile(r"(?:[A-Z]+[a-z]?&?){2,5}s?")
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"a+")
_MAKE = str.maketrans(ascii_lowercase + ascii_uppercase + digits, "a" * 26 + "A" * 26 + "9" * 10)

LONGEST_ABBREVIATION = 8
"""Letters of an abbreviation."""


def is_same_make(end: LineEnd) -> bool:
    """Tell whether both lines have the same pattern of letters and digits, as the dates of a list have."""
    line, after = end.line.text, end.after.text
    if line.count(" ") != after.count(" ") or not (_DIGITS.search(after) and _DIGITS.search(line)):
        return False
    return _make(line) == _make(after)


def is_named(text: str) -> bool:
    """Tell whether a text starts with a few words and a colon: "Lead: ...", "Support from: ..."."""
    return _NAMED.match(text) is not None


def are_both_named(end: LineEnd) -> bool:
    """Tell whether both lines start with a few words and a colon."""
    return is_named(end.so_far) and is_named(end.text_after)


def ends_with_date(end: LineEnd) -> bool:
    """Tell whether a year, or a date in figures, ends the line."""
    return bool(_DATE_END.search(end.last))


def starts_other_date(end: LineEnd) -> bool:
    """Tell whether a date ends, and a month follows: another date."""
    return ends_with_date(end) and bool(_MONTH.match(end.text_after))


def date_goes_on(end: LineEnd) -> bool:
    """Tell whether a month ends the line, and its year follows."""
    return end.last.isalpha() and bool(_MONTH.fullmatch(end.last) and _YEAR.match(end.first))


def are_abbreviations(end: LineEnd) -> bool:
    """Tell whether the paragraph so far and the next line are an abbreviation each, no words in capitals nor halves."""
    are_short = max(len(end.so_far), len(end.text_after)) <= LONGEST_ABBREVIATION
    return (
        are_short
        and all(
            _ABBREVIATION.fullmatch(text) is not None and not is_english(text.casefold())
            for text in (end.so_far, end.text_after)
        )
        and word_cut(end) <= 0
    )


def _make(text: str) -> str:
    return _LETTERS.sub("a", text.translate(_MAKE))
