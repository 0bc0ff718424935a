"""What a line end stands for: a paragraph's end, a space, or nothing at all, inside a word or an address.

Evidence decides: what the file says, whether the next word would have fitted, how the lines begin and end,
and what the document writes elsewhere. A word is never completed by guess.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from string import ascii_lowercase, ascii_uppercase, digits
from typing import Literal

from extractors.letters import is_bulleted
from extractors.line_ends import (
    LineEnd,
    fits,
    fits_well,
    is_all_but_full,
    is_alone,
    is_fitted,
    is_on_one_page,
    label_of,
    lacks_space,
)
from extractors.vocabulary import Vocabulary, bare

__all__ = ["Join", "judge"]

Join = Literal["paragraph", "space", "nothing", "unhyphenated"]

_DASHED = re.compile(r"[-‐–—−]\s")
_CONNECTIVE = re.compile(
    r"(?:[,&/(]"
    r"|\b(?:a|an|and|are|as|at|be|by|for|from|has|have|in|into|is|of|on|or|our|that|the|their|to|was|were|will|with)"
    r"|\b(?:a'r|i|yn|y))$",  # Welsh
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"and|by|for|from|have|into|of|that|the|their|was|were|will|with"
    r"|council|dates?|group|officers?|people|plans?|services?|staff|team|years?"
)
"""Words that are seldom the end of a longer one, and often stand first on a line."""
_NO_WORD = re.compile(r"[^\W\d_aiouy]")
"""A letter that is no word by itself, in English or Welsh."""
_SENTENCE_END = re.compile(r"[.!?:;][\"'’”)]?$")
_ADDRESS = re.compile(r"(?:https?:/{0,2}|www\.|[\w.+-]+@)\S*$", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"[/_=&?%\d]|[.-]\w")
_ADDRESS_GOES_ON = re.compile(r"[\w/.?#%&=~+-]")
_CLOSES = re.compile(r"/\w|[,;.)](?:\s|$)")
_PLURAL = re.compile(r"\((?:s|es|ies|i?au)\)")  # "officer(s)", "cynllun(iau)": nobody sets a space before it
_BREAKABLE = re.compile(r"\w[-‐/](?=\w)")  # inside a word: where a layout breaks rather than between letters
_HYPHEN = re.compile(r"\w[-‐]$")

_CUT_DATE = re.compile(r"(?:^|[\s(])\d{1,2}([/.])\d{1,2}\1(?P<year>\d{1,3})$")
_DATE_END = re.compile(r"\d{4}$|\d[/.]\d+$")
_DIGITS = re.compile(r"\d+")
_LETTERS = re.compile(r"a+")
_MAKE = str.maketrans(ascii_lowercase + ascii_uppercase + digits, "a" * 26 + "A" * 26 + "9" * 10)

STUMP = 3
"""Letters: what is left of a word is often as short; an unknown whole word seldom is."""
LONGEST = 80
"""Letters of a text that can be a whole cell elsewhere."""
ROUNDING = 1e-6
"""What a sum of weights that is 0 on paper can come to."""
GAP = 1.35
"""Line distance, in heights of a line of type, from which a gap parts paragraphs: single spacing is about 1.15."""


def judge(end: LineEnd) -> Join:
    """Decide what a line end stands for."""
    says = end.after.starts_paragraph
    if says is True:
        return "paragraph"
    if says is None and not _surely_goes_on(end) and _starts_paragraph(end):
        return "paragraph"
    if end.line.box is None or end.line.ends_with_space:
        return "space"
    return _judge_word(end)


def _surely_goes_on(end: LineEnd) -> bool:
    """Tell beforehand where no other evidence could outweigh the tags."""
    return _is_one_content(end) and end.text_after[0].islower() and not end.label


def _starts_paragraph(end: LineEnd) -> bool:
    """Weigh the evidence: once all that speaks against is known, the first that outweighs it decides."""
    score = 0.0
    for _, weight, holds in _AGAINST_FIRST:
        if holds(end):
            score += weight
            if score > ROUNDING:
                return True
    return False


def _judge_word(end: LineEnd) -> Join:
    """Decide whether the line end fell inside a word."""
    last, first = end.last, end.first
    if last.endswith("\u00ad"):
        return "unhyphenated"
    if _is_date_cut(end) or _is_plural_cut(end):
        return "nothing"
    if _ADDRESS.search(last):
        return "nothing" if _address_goes_on(end) else "space"
    if _HYPHEN.search(last):
        join = _judge_hyphen(last, first, end.words)
        return "nothing" if join == "space" and end.line.ends_with_space is False else join
    if last.endswith("/") and len(last) > 1:
        return "nothing"
    if _CLOSES.match(
        first
    ):  # no layout breaks a line before such a sign, unless inside a word too wide for it
        return "nothing" if is_alone(end) else "space"
    return "nothing" if is_all_but_full(end) and _is_broken_word(end, last, first) else "space"


def _judge_hyphen(last: str, first: str, words: Vocabulary) -> Join:
    """Keep a compound's hyphen; drop it only if the document writes the word without one, and not with one."""
    if last[-2].isdigit() and first[0].isdigit():
        return "space" if (bare(last), bare(first)) in words.pairs else "nothing"
    tail = re.match(r"[\w'’-]*", first)
    tail_text = tail.group() if tail else first
    plain, compound = bare(last[:-1] + tail_text), bare(last + tail_text)
    return "unhyphenated" if plain in words.words and compound not in words.words else "nothing"


def _address_goes_on(end: LineEnd) -> bool:
    """Tell whether a web or mail address runs on over the line end."""
    last, first = end.last, end.first
    if not _ADDRESS.search(last) or not _ADDRESS_GOES_ON.match(first):
        return False
    if first[0].isupper() and not _IN_ADDRESS.search(first):
        return False
    return last[-1] in "/-_.?=&%#@:~+" or first[0] in "/.?#%&=" or (is_all_but_full(end) and is_alone(end))


def _is_broken_word(end: LineEnd, last: str, first: str) -> bool:
    """Tell whether two halves of a full line's last word are one word, by the document's other words."""
    head, tail = bare(last), bare(first).strip("-–—")  # a dash alone is no half of a word
    if not head or not tail or _SENTENCE_END.search(last) or last.endswith(",") or _BREAKABLE.search(last):
        return False
    known = end.words.words
    if head + tail in known and not (head in known and tail in known):
        return True
    if not is_alone(end) or (is_fitted(end) and len(tail) > STUMP) or _WHOLE.fullmatch(first):
        return False
    if last.endswith("&") and len(last) > 1:
        return True
    if not first[0].islower():
        return False
    if _has_letter_that_is_no_word(end):
        return True
    return head not in known and tail not in known and head not in end.words.paragraphs


def _has_letter_that_is_no_word(end: LineEnd) -> bool:
    """A letter that is no word by itself stands on one side, small letters on the other: "Protecte|d", "N|o."."""
    halves = (bare(end.last), bare(end.first).strip("-–—"))
    is_label = bool(end.label) and end.text_after != end.first
    return end.first[0].islower() and not is_label and any(_NO_WORD.fullmatch(half) for half in halves)


def _is_date_cut(end: LineEnd) -> bool:
    """The line ends within the year of a date in figures, and the next starts with the rest of its four."""
    if not end.first[0].isdigit() or not end.last[-1].isdigit():
        return False
    rest, date = _DIGITS.match(end.first), _CUT_DATE.search(end.so_far)
    return date is not None and rest is not None and len(date["year"]) + len(rest.group()) == 4


def _is_plural_cut(end: LineEnd) -> bool:
    """The line ends before a word's "(s)", which looks like the label of a list item."""
    return bool(_PLURAL.match(end.first)) and end.last[-1:].isalpha() and not label_of(end.so_far)


def _is_in_brackets(end: LineEnd) -> bool:
    """A bracket that opened in the paragraph closes on the next line."""
    closes = end.text_after.find(")")
    if closes < 0 or "(" in end.text_after[:closes]:
        return False
    return end.so_far.count("(") > end.so_far.count(")")


def _space_is_missing(end: LineEnd) -> bool:
    """A space is lacking, and no sign is there after which lines break without one."""
    return lacks_space(end) and not (
        _is_date_cut(end) or _HYPHEN.search(end.last) or end.last.endswith("/") or _address_goes_on(end)
    )


def _begins(end: LineEnd) -> str:
    return end.text_after[:1]


def _starts_lower(end: LineEnd) -> bool:
    return _begins(end).islower() and not _starts_with_label(end) and not _ADDRESS.match(end.first)


def _starts_upper(end: LineEnd) -> bool:
    return _begins(end).isupper() and not _SENTENCE_END.search(end.last)


def _is_same_make(end: LineEnd) -> bool:
    """Both lines have the same pattern of letters and digits, as the dates of a list have."""
    line, after = end.line.text, end.after.text
    return bool(_DIGITS.search(after) and _DIGITS.search(line)) and _make(line) == _make(after)


def _make(text: str) -> str:
    return _LETTERS.sub("a", text.translate(_MAKE))


def _starts_with_label(end: LineEnd) -> bool:
    return bool(end.label) or bool(end.after.label) or is_bulleted(end.text_after)


def _is_next_label(end: LineEnd) -> bool:
    """The line's number follows on the paragraph's, or is a first one."""
    if not end.label:
        return is_bulleted(end.text_after)
    number, previous = (re.sub(r"\W", "", label) for label in (end.label, label_of(end.so_far)))
    if number.isdigit() and previous.isdigit():
        return int(number) == int(previous) + 1
    return number.lower() in ("1", "a", "i") or (bool(previous) and previous.isdigit() == number.isdigit())


def _is_one_content(end: LineEnd) -> bool:
    """The PDF's tags hold the end of the line and the start of the next in one piece of content."""
    return -1 != end.line.marks[1] == end.after.marks[0] and is_on_one_page(end)


def _gap_above(end: LineEnd) -> bool:
    a, b = end.line.box, end.after.box
    if a is None or b is None or a.page != b.page:
        return False
    return b.top - a.top > GAP * max(a.bottom - a.top, b.bottom - b.top, 1.2 * end.line.size)


def _is_alone_elsewhere(text: str, end: LineEnd) -> bool:
    return len(text) <= LONGEST and bare(text) in end.words.paragraphs


def _is_known_pair(end: LineEnd) -> bool:
    return (bare(end.last), bare(end.first)) in end.words.pairs


STARTS_PARAGRAPH: tuple[tuple[str, float, Callable[[LineEnd], bool]], ...] = (
    ("most line ends are no paragraph ends", -1.0, lambda _: True),
    ("the next word would have fitted", 2.5, fits),
    (
        "a space is set, but far more would have fitted",
        2.0,
        lambda end: bool(end.line.ends_with_space) and fits_well(end),
    ),
    ("both lines are one marked content", -3.0, _is_one_content),
    ("a space is set at the line's end", -2.0, lambda end: end.line.ends_with_space is True),
    ("no space is set though one would fit", 2.5, _space_is_missing),
    ("starts with a label or bullet", 2.0, _starts_with_label),
    ("the label is the next of its list", 1.0, _is_next_label),
    ("starts with a dash", 0.7, lambda end: bool(_DASHED.match(end.text_after))),
    ("gap above", 2.0, _gap_above),
    ("starts in lower case", -1.8, _starts_lower),
    ("starts with a capital in mid-sentence", 0.8, _starts_upper),
    ("each line above is a paragraph", 0.5, lambda end: end.is_list),
    ("line ends with a date", 0.3, lambda end: bool(_DATE_END.search(end.last))),
    ("a line of the same make follows", 2.0, _is_same_make),
    (
        "both start with a dash",
        2.0,
        lambda end: bool(_DASHED.match(end.so_far) and _DASHED.match(end.text_after)),
    ),
    ("a date is cut short", -5.0, _is_date_cut),
    ("a plural in brackets is cut off", -8.0, _is_plural_cut),
    ("a letter that is no word", -5.0, _has_letter_that_is_no_word),
    ("a bracket is open", -2.0, _is_in_brackets),
    ("starts with a connecting sign", -1.5, lambda end: _begins(end) in "&/,;)"),
    ("line ends with a connecting word or sign", -2.0, lambda end: bool(_CONNECTIVE.search(end.last))),
    ("line ends with a hyphen", -2.5, lambda end: bool(_HYPHEN.search(end.last))),
    ("an address goes on", -4.0, _address_goes_on),
    (
        "an address ends here",
        0.5,
        lambda end: bool(_ADDRESS.search(end.last)) and not _address_goes_on(end),
    ),
    ("line ends a sentence", 0.4, lambda end: bool(_SENTENCE_END.search(end.last))),
    ("these two words follow each other elsewhere", -1.0, _is_known_pair),
    ("stands alone in a cell elsewhere", 1.5, lambda end: _is_alone_elsewhere(end.so_far, end)),
    ("the next line stands alone elsewhere", 1.2, lambda end: _is_alone_elsewhere(end.text_after, end)),
    ("the type changes size", 2.0, lambda end: abs(end.line.size - end.after.size) > 0.08 * end.line.size),
    ("turns bold or back", 0.6, lambda end: end.line.bold != end.after.bold),
)
"""Named evidence that a paragraph starts after a line end: what, weight, test. Above 0 together it does."""

_AGAINST_FIRST = sorted(STARTS_PARAGRAPH, key=lambda evidence: (evidence[1] > 0, -evidence[1]))
