"""What a line end may cut: a word wider than its column, a figure, a date, a plural in brackets, an address.

A word is never completed by guess: what stands on both sides, what room was left, what the column does elsewhere
and what the document writes elsewhere are evidence, added up.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from extractors.text.halves import (
    STUMP,
    Case,
    begins_word,
    case_of,
    is_english_whole,
    is_neither_written,
    is_no_beginning,
)
from extractors.text.line_ends import (
    LineEnd,
    is_all_but_full,
    is_alone,
    is_fitted,
    is_full,
    label_of,
    lacks_space,
)
from extractors.text.vocabulary import bare, begins_inside, ends_inside
from extractors.vocabularies import month_pattern, season_pattern

__all__ = [
    "CUTS_WORD",
    "HYPHEN",
    "address_goes_on",
    "are_listed_figures",
    "ends_with_address",
    "has_letter_that_is_no_word",
    "is_date_cut",
    "is_ending_cut",
    "is_label",
    "is_mark_cut",
    "is_plural_cut",
    "starts_address",
    "word_cut",
]

_WHOLE = re.compile(
    r"and|are|by|for|from|had|has|have|into|its|not|of|our|per|that|the|their|to|was|were|who|will|with"
    r"|council|dates?|group|officers?|people|plans?|services?|staff|team|years?"
)
"""Words that are seldom the end of a longer one, and often stand first on a line."""
_NO_WORD = re.compile(r"[^\W\d_aiouy]")
"""A letter that is no word by itself, in English or Welsh."""
_ENDS = re.compile(r"(?:[.!?:;][\"'’”)]?|,)$")
"""What ends a word for sure."""
_ADDRESS = re.compile(r"(?:https?:/{0,2}|www\.|[\w.+-]+@)\S*$", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"[/_=&?%\d]|[.-]\w")
_ADDRESS_GOES_ON = re.compile(r"[\w/.?#%&=~+-]")
_PLURAL = re.compile(
    r"[^\W\d]\((?:s|es|ies|i?au)\)"
)  # "officer(s)", "cynllun(iau)": nobody sets a space in it
_MARKS = re.compile(r"[?!.,;:)\]%'’]+")  # what ends a word, and begins none
_HYPHENATED = re.compile(r"\w[-‐](?=\w)")  # inside a word: where a layout breaks rather than between letters
_SLASHED = re.compile(r"\w/(?=\w)")  # the same, in many layouts
HYPHEN = re.compile(r"\w[-‐]$")
"""A hyphen at a word's end."""
_CUT_DATE = re.compile(r"(?:^|[\s(])\d{1,2}([/.])\d{1,2}\1(?P<year>\d{1,3})$")
_CUT_MONTH = re.compile(r"(?:^|[\s(])(?:0?[1-9]|1[0-2])/(?P<year>2|20|20\d)$")  # a month and its year
_CUT_NAMED = re.compile(rf"\b(?:{month_pattern()}|{season_pattern()})\.?\s(?P<year>2|20|20\d)$", re.I)
_ENDING = re.compile(r"['’](?:s|t|re|ve|ll|d|m)(?!\w)")
_DIGITS = re.compile(r"\d+")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_FIGURE, _DIGIT = re.compile(r"[£$€]?\d[\d.,:/%-]*"), re.compile(r"\d")
_FIGURE_BEFORE, _FIGURE_AFTER = re.compile(r"\d[.,/]?$"), re.compile(r"[.,/]?\d")

ABBREVIATION = 6
"""Letters and figures that an abbreviation or a reference seldom has more of."""
NO_CUT = -9.0
"""Log odds where no word can be cut."""


def word_cut(end: LineEnd) -> float:
    """Give the log odds for the line end to fall inside a word or number that its column had no room for."""
    if not is_all_but_full(end) or are_listed_figures(end):
        return NO_CUT
    is_figure = _is_figure(end)
    if not is_figure:
        is_half = any(map(str.isalnum, end.last)) and end.first[0].isalnum()
        if not is_half or _ENDS.search(end.last):
            return NO_CUT
    case = case_of(end)
    is_whole = is_figure or case.has_whole or end.words.breaks_anywhere
    if not is_whole and _HYPHENATED.search(_last_on_line(end)):
        return NO_CUT
    return sum([weight * share for _, weight, holds in CUTS_WORD if (share := holds(case))])


def address_goes_on(end: LineEnd) -> bool:
    """Tell whether a web or mail address runs on over the line end."""
    last, first = end.last, end.first
    if not ends_with_address(end) or not _ADDRESS_GOES_ON.match(first):
        return False
    if first[0].isupper() and not _IN_ADDRESS.search(first):
        return False
    return last[-1] in "/-_.?=&%#@:~+" or first[0] in "/.?#%&=" or (is_all_but_full(end) and is_alone(end))


def ends_with_address(end: LineEnd) -> bool:
    """Tell whether the line ends with a web or mail address, or a part of one."""
    has_sign = ":" in end.last or "." in end.last or "@" in end.last  # few words have, and all addresses
    return has_sign and bool(_ADDRESS.search(end.last))


def starts_address(end: LineEnd) -> bool:
    """Tell whether the next line starts with a web or mail address."""
    return bool(_ADDRESS.match(end.first))


def is_date_cut(end: LineEnd) -> bool:
    """Tell whether the line ends within the year of a date, and the next starts with its rest."""
    if not end.first[0].isdigit() or not end.last[-1].isdigit():
        return False
    rest = _DIGITS.match(end.first)
    if rest is None:
        return False
    cuts = (_CUT_MONTH, _CUT_NAMED) if is_all_but_full(end) else ()
    dates = (cut.search(end.so_far) for cut in (_CUT_DATE, *cuts))
    return any(date is not None and len(date["year"]) + len(rest.group()) == 4 for date in dates)


def is_mark_cut(end: LineEnd) -> bool:
    """Tell whether the next line starts with the marks that end the last word, which fills its line alone.

    After several words a layout would have taken the last one to the next line with its marks: a space was typed.
    """
    is_apart = end.line.ends_with_space or not end.last[-1].isalnum()
    return not is_apart and _MARKS.fullmatch(end.first) is not None and is_alone(end) and is_all_but_full(end)


def is_plural_cut(end: LineEnd) -> bool:
    """Tell whether the line ends before or in a word's "(s)", which looks like the label of a list item."""
    plural = _PLURAL.search(end.last + end.first) if ")" in end.first else None
    return plural is not None and plural.start() < len(end.last) < plural.end() and not label_of(end.so_far)


def is_ending_cut(end: LineEnd) -> bool:
    """Tell whether the next line starts with what an apostrophe parts from its word: "council|'s"."""
    return end.last[-1].isalpha() and _ENDING.match(end.first) is not None


def has_letter_that_is_no_word(end: LineEnd) -> bool:
    """Tell whether a letter that is no word stands on one side, small letters on the other: "Protecte|d", "N|o."."""
    if not end.first[0].islower() or is_label(end):
        return False
    return _is_no_word(bare(end.last)) or _is_no_word(bare(end.first).strip("-–—"))


def _is_no_word(half: str) -> bool:
    return len(half) == 1 and _NO_WORD.match(half) is not None


def is_label(end: LineEnd) -> bool:
    """Tell whether the next line starts with the label of a list item, and not with what is but like one: "N|o."."""
    if not end.label or _ends_sentence(end):
        return False
    is_rest = end.label[0] != "(" and end.so_far.count("(") > end.so_far.count(")")  # "(Plannin|g)"
    return end.text_after != end.first or (end.first.endswith(")") and not is_rest)


def _ends_sentence(end: LineEnd) -> bool:
    """Tell whether a letter with a full stop ends a word that fills its line alone: "component|s.". In no list."""
    is_end = end.first.endswith(".") and _is_no_word(bare(end.first)) and not label_of(end.so_far)
    return is_end and is_alone(end) and is_all_but_full(end)


def are_listed_figures(end: LineEnd) -> bool:
    """Tell whether both lines are a figure alone, of the same make; the parts of a figure cut in two rarely are."""
    if _holds_one_letter(end):
        return False
    line, after = end.line.text, end.after.text
    is_alone = _FIGURE.fullmatch(line) is not None and _FIGURE.fullmatch(after) is not None
    return is_alone and _DIGIT.sub("9", line) == _DIGIT.sub("9", after)


def _holds_one_letter(end: LineEnd) -> bool:
    """Tell whether the column has room for a single letter or figure: whatever has more of them is cut."""
    return len(end.line.text) == len(end.after.text) == 1 and is_full(end)


def _is_figure(end: LineEnd) -> bool:
    """Tell whether figures stand on both sides, with at most one sign between: no year ends there, nor a label."""
    is_one = bool(_FIGURE_BEFORE.search(end.last) and _FIGURE_AFTER.match(end.first))
    return is_one and not _YEAR.search(end.last)


def _are_capitals(case: Case) -> bool:
    """Tell whether capitals, or capitals and figures, stand on both sides, as in an abbreviation or a reference.

    Two that the document writes by themselves, one below the other, are two.
    """
    last, first = case.end.last, case.end.first
    is_short = len(last) + len(first) <= ABBREVIATION
    return (
        is_short
        and not (case.has_head and case.has_tail)
        and last[-1].isupper()
        and (first[0].isupper() or first[0].isdigit())
    )


def _last_on_line(end: LineEnd) -> str:
    """Give what of the last word stands on the line itself: the line above may have begun it."""
    return end.line.text.rsplit(" ", 1)[-1]


def _has_slash(case: Case) -> bool:
    """Tell whether a slash stands inside the line's last word: many layouts would have broken it there."""
    return not (case.has_whole or _is_figure(case.end)) and bool(_SLASHED.search(_last_on_line(case.end)))


def _is_made_for_line(case: Case) -> bool:
    return is_fitted(case.end) and len(case.tail) > STUMP and not case.end.words.breaks_anywhere


def _ends_inside(case: Case) -> float:
    return ends_inside(case.head, case.end.words) if case.is_lone and case.head.isalpha() else 0.0


def _begins_inside(case: Case) -> float:
    return begins_inside(case.tail, case.end.words) if case.is_lone and case.tail.isalpha() else 0.0


def _is_abbreviation(case: Case) -> bool:
    is_written = case.has_head or case.head in case.end.words.paragraphs
    return is_written and len(case.head) > 1 and case.end.last.isupper()


def _are_capitals_then_small(case: Case) -> bool:
    """Tell whether an abbreviation stands before the end, and more than its plural's "s" in small letters after."""
    return len(case.head) > 1 and case.end.last.isupper() and len(case.tail) > 1 and case.end.first.islower()


def _ends_in_ampersand(case: Case) -> bool:
    return case.end.last.endswith("&") and len(case.end.last) > 1


def _has_figure(case: Case) -> bool:
    """Tell whether figures stand before the end, maybe with a unit that ends them: "£1.2m"."""
    return case.head[-1:].isdigit() or case.head[:1].isdigit() or case.end.last[0] in "£$€"


def _ends_year(case: Case) -> bool:
    return case.end.last[-1].isdigit() and _YEAR.search(case.end.last) is not None


def _meet(case: Case, before: Callable[[str], bool], after: Callable[[str], bool]) -> bool:
    """Tell what kind of letter the line ends with, and what kind the next one starts with."""
    return before(case.end.last[-1]) and after(case.end.first[0])


CUTS_WORD: tuple[tuple[str, float, Callable[[Case], float]], ...] = (
    ("most lines end with a word", -0.5, lambda _: True),
    ("the document writes the whole", 9.0, lambda case: case.has_whole),
    ("the document writes both halves", -1.0, lambda case: case.has_head and case.has_tail),
    ("a word of English, its rest none", 8.0, is_english_whole),
    ("a word of English, its beginning none", 6.0, is_no_beginning),
    ("the beginning of a word of English", 5.0, begins_word),
    ("a word of English and another", -2.5, lambda case: case.english == 1),
    ("two words of English", -6.0, lambda case: case.english == 2),
    ("capitals that the document writes alone", -4.0, _is_abbreviation),
    ("capitals, then small letters", -3.0, _are_capitals_then_small),
    ("the document writes neither half", 1.8, is_neither_written),
    ("words end otherwise", 0.9, _ends_inside),
    ("words begin otherwise", 0.7, _begins_inside),
    ("the layout breaks lines anywhere", 1.6, lambda case: case.end.words.breaks_anywhere),
    ("other words stand on the line", -7.8, lambda case: not case.is_lone),
    ("a slash before it", -4.5, _has_slash),
    ("the column holds one letter", 6.0, lambda case: _holds_one_letter(case.end)),
    ("the column cuts other words", 0.4, lambda case: case.end.cuts),
    ("the column is made for the line", -2.5, _is_made_for_line),
    ("no space is set though one would fit", 3.0, lambda case: lacks_space(case.end)),
    ("a word that is seldom a rest", -4.5, lambda case: bool(_WHOLE.fullmatch(case.end.first))),
    ("small letters on both sides", 1.0, lambda case: _meet(case, str.islower, str.islower)),
    ("a label follows", -6.0, lambda case: is_label(case.end)),
    ("a small letter, then a capital", -4.6, lambda case: _meet(case, str.islower, str.isupper)),
    ("a small letter, then a figure", -4.5, lambda case: _meet(case, str.islower, str.isdigit)),
    ("a figure, then a small letter", -3.0, lambda case: _has_figure(case) and case.end.first[0].islower()),
    ("a year, then a capital", -4.0, lambda case: _ends_year(case) and case.end.first[0].isupper()),
    ("an ampersand ends an abbreviation", 4.0, _ends_in_ampersand),
    ("a letter that is no word", 4.0, lambda case: has_letter_that_is_no_word(case.end)),
    ("a figure on both sides", 5.0, lambda case: _is_figure(case.end)),
    ("a short one in capitals", 3.5, _are_capitals),
)
"""Named evidence that a full line ends inside a word: what, weight in log odds, test. Above 0 together it does."""
