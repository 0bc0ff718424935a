"""What a line end stands for: a paragraph's end, a space, or nothing at all, inside a word or an address.

Evidence decides: what the file says, whether the next word would have fitted, how the lines begin and end,
and what the document writes elsewhere. A word is never completed by guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from msgspec import Struct

from extractors.evidence import sureness
from extractors.text.alike import (
    are_abbreviations,
    are_both_dated,
    are_both_named,
    date_goes_on,
    dates_heading,
    dates_state,
    ends_with_date,
    is_date_alone,
    is_month,
    is_range_cut,
    is_same_make,
    names_after_date,
    starts_other_date,
)
from extractors.text.apart import (
    ends_sentence,
    hangs_on_letter,
    has_blank_above,
    has_gap_above,
    is_set_off,
    turns_bold,
)
from extractors.text.cuts import (
    address_goes_on,
    are_listed_figures,
    ends_with_address,
    has_letter_that_is_no_word,
    is_date_cut,
    is_ending_cut,
    is_label,
    is_mark_cut,
    is_plural_cut,
    starts_address,
)
from extractors.text.habits import kind_of
from extractors.text.letters import is_bulleted
from extractors.text.line_ends import (
    LineEnd,
    fits,
    fits_well,
    goes_on_in_content,
    is_one_content,
    label_of,
    lacks_space,
)
from extractors.text.vocabulary import bare
from extractors.text.within import SURE, Join, is_hyphenated, is_word_cut, judge_word
from extractors.vocabularies import entries

__all__ = ["STARTS_PARAGRAPH", "Join", "Judgement", "judge"]

_DASHED = re.compile(r"[-‐–—−]\s")
_NOTED = re.compile(r"\*\s?\w")
_CONNECTING = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "has", "have", "in", "into", "is", "of", "on",
    "or", "our", "that", "the", "their", "to", "was", "were", "will", "with", "a'r", "i", "yn", "y",
))  # fmt: skip  # the last are Welsh
_CONNECTIVE = re.compile(rf"(?:[,&/(]|\b(?:{'|'.join(sorted(_CONNECTING))}))$", re.IGNORECASE)
_LEADERS = re.compile(r"(?:\.{4}|…{2}|(?:\. ){3}).*\d$")  # dots that lead to a page number

FEWEST = 1
"""Words behind a paragraph's first that tell whether its author writes small letters."""
LONGEST = 80
"""Letters of a text that can be a whole cell elsewhere."""
ROUNDING = 1e-6
"""What a sum of weights that is 0 on paper can come to."""
STEP = 0.06
"""Share by which type must differ in size to tell two texts: 14 over 13 points is the smallest step in use."""


class Judgement(Struct, frozen=True):
    """What a line end was taken for."""

    join: Join
    chance: float = 1.0
    """0 to 1: that it is right."""


def judge(end: LineEnd) -> Judgement:
    """Decide what a line end stands for."""
    says = end.after.starts_paragraph
    if says is True:
        return Judgement("paragraph")
    is_weighed = says is None and not _surely_goes_on(end)
    score = _paragraph_odds(end) if is_weighed else -SURE
    if score > ROUNDING:
        return Judgement("paragraph", sureness(score))
    if end.line.box is None or end.line.ends_with_space:
        return Judgement("space", sureness(score))
    join, odds = judge_word(end)
    return Judgement(join, sureness(score) * sureness(odds))


def _surely_goes_on(end: LineEnd) -> bool:
    """Tell beforehand where no other evidence could outweigh the tags."""
    return is_one_content(end) and end.text_after[0].islower() and not (end.label or hangs_on_letter(end))


def _paragraph_odds(end: LineEnd) -> float:
    """Weigh the evidence: once all that speaks against is known, the rest only until it is sure."""
    score = 0.0
    for _, weight, holds in _AGAINST_FIRST:
        if share := holds(end):
            score += weight * share
            if score > SURE:
                break
    return score


def _is_in_brackets(end: LineEnd) -> bool:
    """A bracket that opened in the paragraph closes on the next line."""
    closes = end.text_after.find(")")
    if closes < 0 or "(" in end.text_after[:closes]:
        return False
    return end.so_far.count("(") > end.so_far.count(")")


def _space_is_missing(end: LineEnd) -> bool:
    """A space is lacking, and no sign is there after which lines break without one."""
    return lacks_space(end) and not (
        is_date_cut(end) or is_hyphenated(end) or end.last.endswith("/") or address_goes_on(end)
    )


def _begins(end: LineEnd) -> str:
    return end.text_after[:1]


def _starts_lower(end: LineEnd) -> bool:
    return _begins(end).islower() and not (
        _starts_with_label(end) or starts_address(end) or hangs_on_letter(end)
    )


def _starts_upper(end: LineEnd) -> bool:
    return _begins(end).isupper() and not ends_sentence(end)


def _begins_anew(end: LineEnd) -> bool:
    """Tell whether a capital makes no name: in a text without others, of a word written small elsewhere, or a verb.

    Words for what is to be done ("Publish ...") start the items of lists.
    """
    if not _starts_upper(end) or not end.first.isalpha() or not end.first[1:].islower():
        return False
    small, inside = end.first.lower(), end.words.inside
    is_name = end.first in inside or not (small in inside or small in _verbs())
    others, following = end.so_far.split()[1:], end.text_after.split(" ", 2)[1:2]
    are_small = not any(word[:1].isupper() and not is_month(word) for word in (*others, *following))
    return not is_name and len(others) >= FEWEST and are_small


@cache
def _verbs() -> frozenset[str]:
    """Give the words that actions begin with, and that are no nouns."""
    return frozenset(row["verb"] for row in entries("action_verbs") if not row["is_noun"])


def _announces_address(end: LineEnd) -> bool:
    return end.last.endswith(":") and starts_address(end)


def _connects(end: LineEnd) -> bool:
    """Tell whether the line ends with a word or sign after which a text goes on."""
    if end.last.isalpha():  # as most last words are
        return end.last.lower() in _CONNECTING
    return _CONNECTIVE.search(end.last) is not None


def _lists(end: LineEnd) -> float:
    """What the column's other lines say of one thing a line: of all that start with a capital, or of those alike."""
    may_be = bool(end.habits) and not _connects(end)
    habit = end.habits.get(kind_of(end.last, end.text_after), 0.0) if may_be else 0.0
    return max(habit, end.lists) if _begins(end).isupper() else habit


def _starts_with_label(end: LineEnd) -> bool:
    return is_label(end) or bool(end.after.label) or is_bulleted(end.text_after)


def _is_next_label(end: LineEnd) -> bool:
    """The line's number follows on the paragraph's, or is a first one."""
    if not end.label:
        return is_bulleted(end.text_after)
    number, previous = (re.sub(r"\W", "", label) for label in (end.label, label_of(end.so_far)))
    if number.isdigit() and previous.isdigit():
        return int(number) == int(previous) + 1
    return number.lower() in ("1", "a", "i") or (bool(previous) and previous.isdigit() == number.isdigit())


def _is_alone_elsewhere(text: str, end: LineEnd) -> bool:
    return len(text) <= LONGEST and bare(text) in end.words.paragraphs and not text.isdigit()


def _is_known_pair(end: LineEnd) -> bool:
    return (bare(end.last), bare(end.first)) in end.words.pairs


STARTS_PARAGRAPH: tuple[tuple[str, float, Callable[[LineEnd], float]], ...] = (
    ("most line ends are no paragraph ends", -4.0, lambda _: True),
    ("the next word would have fitted", 5.2, fits),
    (
        "a space is set, but far more would have fitted",
        3.0,
        lambda end: bool(end.line.ends_with_space) and fits_well(end),
    ),
    ("both lines are one marked content", -3.0, goes_on_in_content),
    (
        "a space is set at the line's end",
        -3.5,
        lambda end: end.line.ends_with_space is True and not (has_blank_above(end) or is_set_off(end)),
    ),
    ("no space is set though one would fit", 4.5, _space_is_missing),
    ("starts with a label or bullet", 3.5, _starts_with_label),
    ("the label is the next of its list", 3.0, _is_next_label),
    ("starts with the letter that is a bullet", 8.0, hangs_on_letter),
    ("starts with a dash", 2.0, lambda end: bool(_DASHED.match(end.text_after))),
    ("starts with the asterisk of a note", 4.5, lambda end: bool(_NOTED.match(end.text_after))),
    ("gap above", 3.2, has_gap_above),
    ("a blank line above", 4.0, has_blank_above),
    ("further below than lines of a text stand apart", 6.5, is_set_off),
    ("starts in lower case", -2.4, _starts_lower),
    ("starts with a capital in mid-sentence", 1.5, _starts_upper),
    ("such a capital makes no name", 3.0, _begins_anew),
    ("one thing a line, in this column", 1.0, _lists),
    ("both start with a few words and a colon", 3.5, are_both_named),
    ("each line above is a paragraph", 2.6, lambda end: end.is_list),
    ("dots lead to a page number", 6.0, lambda end: bool(_LEADERS.search(end.line.text))),
    ("line ends with a date", 0.9, ends_with_date),
    ("line ends with a date, and a month follows", 3.0, starts_other_date),
    ("line ends with a date, and what another is for follows", 2.2, names_after_date),
    ("both lines end with a date", 2.2, are_both_dated),
    ("a date alone", 1.9, is_date_alone),
    ("an abbreviation alone, and another", 3.0, are_abbreviations),
    ("a line of the same make follows", 3.0, is_same_make),
    ("both are figures alone, of one make", 2.0, are_listed_figures),
    (
        "both start with a dash",
        3.2,
        lambda end: bool(_DASHED.match(end.so_far) and _DASHED.match(end.text_after)),
    ),
    ("a date is cut short", -5.0, is_date_cut),
    ("a range is cut", -7.0, is_range_cut),
    ("a month, and its year follows, or a day, and its month", -4.0, date_goes_on),
    ("a state, and its date follows", -3.0, dates_state),
    ("a heading in bold, and its years follow", -2.5, dates_heading),
    ("a plural in brackets is cut off", -8.0, is_plural_cut),
    ("an ending with an apostrophe is cut off", -8.0, is_ending_cut),
    ("the marks that end a word are cut off", -8.0, is_mark_cut),
    ("a letter that is no word", -8.0, has_letter_that_is_no_word),
    ("a word is cut", -6.0, is_word_cut),
    ("a bracket is open", -2.0, _is_in_brackets),
    ("starts with a connecting sign", -3.0, lambda end: _begins(end) in "&/,;)"),
    ("line ends with a connecting word or sign", -2.0, _connects),
    ("line ends with a hyphen", -2.5, is_hyphenated),
    ("an address goes on", -4.0, address_goes_on),
    ("an address ends here", 2.8, lambda end: ends_with_address(end) and not address_goes_on(end)),
    ("an address is announced", 3.2, _announces_address),
    ("line ends a sentence", 1.2, ends_sentence),
    ("these two words follow each other elsewhere", -1.2, _is_known_pair),
    ("stands alone in a cell elsewhere", 2.6, lambda end: _is_alone_elsewhere(end.so_far, end)),
    (
        "stands alone in several cells",
        1.0,
        lambda end: bare(end.so_far) in end.words.usual and not end.so_far.isdigit(),
    ),
    ("the next line stands alone elsewhere", 1.5, lambda end: _is_alone_elsewhere(end.text_after, end)),
    ("the type changes size", 4.0, lambda end: abs(end.line.size - end.after.size) > STEP * end.line.size),
    ("turns bold or back", 1.5, lambda end: end.line.bold != end.after.bold),
    ("turns bold or back where a sentence ends", 3.5, turns_bold),
)
"""Named evidence that a paragraph starts after a line end: what, weight, test. Above 0 together it does."""

_AGAINST_FIRST = sorted(STARTS_PARAGRAPH, key=lambda evidence: (evidence[1] > 0, -evidence[1]))
