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
    "are_both_dated",
    "are_both_named",
    "date_goes_on",
    "dates_heading",
    "dates_state",
    "ends_with_date",
    "is_date_alone",
    "is_month",
    "is_named",
    "is_range_cut",
    "is_same_make",
    "names_after_date",
    "starts_other_date",
]

_NAMED = re.compile(r"(?:[^\W\d]+ ){0,2}(?:[^\W\d]+|(?<= )\d{1,2}):(?:\s|$)")
_DATE_END = re.compile(r"\d{4}$|\d[/.]\d+$")
_MONTH = re.compile(rf"(?=[A-Z])(?i:{month_pattern()})\b")
_YEAR = re.compile(r"(?:19|20)\d\d\b")
_FIGURES = re.compile(r"\d[–—]$")
_RANGE = re.compile(
    rf"(?:^|\W)(?:(?=[A-Z])(?i:{month_pattern()})|(?P<year>(?:19|20)\d\d|(?:19|20)?\d\d/\d\d))[-–—]$"
)
"""What a line ends in that goes on to another month or year: "Apr-", "2026 –" in one word."""
_DAY = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
_DATE = re.compile(
    rf"(?:• )?(?:{_DAY.pattern} )?(?i:{month_pattern()}) (?:(?:19|20)\d\d|\d\d)|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}"
)
_STATE = re.compile(
    r"(?:completed?|achieved|started|begun|due|revised|extended|deferred|delayed|expected|by|from|until|early|mid|late|end)",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(r"(?:[A-Z]+[a-z]?&?){2,5}s?")
_YEARS = re.compile(r"(?:19|20)\d\d ?[-–—/] ?(?:19|20)?\d\d")
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
    """Tell whether a text starts with a few words and a colon: "Lead: ...", "Support from: ...", "Home 2: ..."."""
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


def names_after_date(end: LineEnd) -> bool:
    """Tell whether a date ends, and a few words with a colon follow: what another date is for."""
    return ends_with_date(end) and is_named(end.text_after)


def are_both_dated(end: LineEnd) -> bool:
    """Tell whether both lines end with a date, and the second begins anew."""
    is_dated = ends_with_date(end) and _DATE_END.search(end.text_after) is not None
    return is_dated and end.text_after[0].isupper()


def is_date_alone(end: LineEnd) -> bool:
    """Tell whether the paragraph so far is a date and nothing else, and something other than a date follows."""
    begins = end.text_after[0].isupper() and not _MONTH.match(end.text_after)
    return begins and end.so_far[-1].isdigit() and _DATE.fullmatch(end.so_far) is not None


def is_month(word: str) -> bool:
    """Tell whether a word is a month's name, with its capital."""
    return _MONTH.fullmatch(word) is not None


def date_goes_on(end: LineEnd) -> bool:
    """Tell whether a month ends the line, and its year follows; or a day, and its month."""
    if end.last.isalpha():
        return bool(_MONTH.fullmatch(end.last) and _YEAR.match(end.first))
    return bool(_DAY.fullmatch(end.last) and _MONTH.match(end.text_after))


def is_range_cut(end: LineEnd) -> bool:
    """Tell whether a line ends in the sign of a range from a month or figure, and the next begins with another."""
    if _FIGURES.search(end.last) and end.first[:1].isdigit():
        return True
    begun = _RANGE.search(end.last)
    return begun is not None and bool(_MONTH.match(end.first) or (begun["year"] and end.first[:1].isdigit()))


def dates_heading(end: LineEnd) -> bool:
    """Tell whether the years of a plan follow alone in the same bold type, below words that no year ends."""
    is_same = end.line.bold and end.after.bold and abs(end.line.size - end.after.size) < 1
    return is_same and end.last.isalpha() and _YEARS.fullmatch(end.text_after) is not None


def dates_state(end: LineEnd) -> bool:
    """Tell whether the paragraph is a word that says of what state, and a month with its year follows."""
    is_state = end.so_far.isalpha() and _STATE.fullmatch(end.so_far) is not None
    return is_state and _DATE.match(end.text_after) is not None


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
