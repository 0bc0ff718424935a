"""A line end and what can be measured there: the room left, the words on either side."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct, field

from extractors.document import Line
from extractors.text.letters import LETTER_BULLET, is_bulleted, normal
from extractors.text.vocabulary import Vocabulary

__all__ = [
    "SAFETY",
    "Column",
    "LineEnd",
    "fits",
    "fits_well",
    "goes_on_in_content",
    "is_all_but_full",
    "is_alone",
    "is_fitted",
    "is_full",
    "is_one_content",
    "is_plain",
    "is_turned",
    "label_of",
    "lacks_space",
    "letter_of",
    "line_end",
    "needed_by",
    "units_of",
]

_LABEL = re.compile(
    r"\(?(?:\d{1,3}|[ivxl]{1,6}|[a-z])[.)](?:\s|$)"  # 1. (a) iv)
    r"|\(?\d{1,3}[.)](?=(?-i:[A-Z]))"  # 1.Publish
    r"|\d{1,2}(?:\.\d{1,3})+\.?(?:\s|$)",  # 2.4.1
    re.IGNORECASE,
)
_SCHEME = re.compile(r"https?://")
_COMPOUND = re.compile(r"\w*[^\W\d]-(?=[^\W\d])")
TURNED = 1.8
"""Times the type size: a line of type is at most as high, on the page, unless it is turned."""
SPACE = 0.5
"""Width of a space, in ordinary letters."""
SPACE_SAFETY = 1.1
"""Times its estimated width: the room from which a space would surely have been set."""
AMPLE = 1.5
"""Times the next word's width: room that no layout leaves, though a space was typed at the line's end."""
EXACT = 0.35
"""Points: nearer to its column's margin a line ends by chance only rarely."""
SAFETY = 1.05
"""Times its estimated width: what a letter is taken to need."""
EVEN = 0.004
"""Share by which the mean width of letters differs between two lines at most if all are as wide."""
UNSURE = 0.8
"""Points by which a column's margin is measured too narrow at most."""
SURELY_FITS = 0.8
"""Ordinary letters of room beyond the next word's width from which the word would surely have fitted."""
_ORDINARY = 139
_UNITS = (  # widths in 1/250 of the type size, as in Helvetica and its metric kin
    (55, "ijl'"), (69, " !,./:;I[]\\ft|"), (83, "()-`r{}\""), (97, "*"), (125, "ckszvxyJ"),
    (146, "+<=>~^"), (153, "FTZ"), (167, "ABEKPSVXY&"), (180, "CDHNRUw"), (194, "GOQ"),
    (208, "mM"), (222, "%"), (236, "W"), (250, "@"),
)  # fmt: skip
_WIDTHS = bytes(
    next((width for width, letters in _UNITS if chr(code) in letters), _ORDINARY) for code in range(256)
)
"""Character code → width; whatever is not named is as wide as an ordinary letter."""


class Column(Struct, frozen=True):
    """What a cell's column tells of its lines."""

    right: Mapping[int, float] = field(default_factory=dict)
    """Page → the x position that its lines of type can reach there; empty where unknown."""
    cuts: float = 0.0
    """Log odds, by the column's other lines, that it cuts words which are wider than itself."""
    lists: float = 0.0
    """Log odds, by the column's other lines, that its authors set one thing a line."""
    is_centred: bool = False
    """Its lines stand in its middle: both sides of a line leave room."""
    habits: Mapping[str, float] = field(default_factory=dict)
    """Kind of line end → log odds, by the column's other lines, that its authors end lines so; see habits."""
    leading: Mapping[int, float] = field(default_factory=dict)
    """Page → the distance at which lines go on there, in heights of a line of type; 1 where unknown. See leading."""
    pitches: Mapping[float, float] = field(default_factory=dict)
    """Size of type → the same in points, from line to line; see leading."""


class LineEnd(NamedTuple):
    """A line end to be judged: the line, the next, and the paragraph so far. A tuple, as no other is made so often."""

    line: Line
    after: Line
    text_after: str
    """The next line's text in its normal form; see letters."""
    so_far: str
    last: str
    """The paragraph's last word so far."""
    first: str
    """The next line's first word."""
    label: str
    """The number or letter that the next line starts with, as a list item does; "" if none."""
    words: Vocabulary
    room: float | None
    """Points left on the line, None if unknown."""
    letter: float
    """Width of an ordinary letter of the line in points, 0 if unknown."""
    letter_after: float
    """The same of the next line."""
    needed: float
    """Points that the next line's first word takes, with a space before it."""
    cuts: float = 0.0
    """Log odds, by the column's other lines, that it cuts words which are wider than itself."""
    lists: float = 0.0
    """Log odds, by the column's other lines, that its authors set one thing a line."""
    habits: Mapping[str, float] = {}
    """Kind of line end → log odds, by the column's other lines, that its authors end lines so."""
    leading: float = 1.0
    """Distance at which lines go on, in heights of a line of type."""
    is_list: bool = False
    """So far each of the cell's paragraphs, two at least, is one line."""
    is_parted: bool = False
    """Lines above in the same marked content are surely a paragraph of their own."""
    pitch: float = 0.0
    """Points from line to line of the paragraph so far, else where its table's texts go on; 0 where too few tell."""


def line_end(
    lines: tuple[Line, Line],
    so_far: str,
    text_after: str,
    words: Vocabulary,
    column: Column,
    is_list: bool = False,
    is_parted: bool = False,
    pitch: float = 0.0,
) -> LineEnd:
    """Measure a line end: two lines that follow each other, the paragraph so far, the second line's text."""
    line, after = lines
    right = None if line.box is None or is_turned(line) else column.right.get(line.box.page)
    room = None if right is None or line.box is None else (right - line.box.x1) * (1 + column.is_centred)
    last, first, letter = so_far.rsplit(" ", 1)[-1], text_after.split(" ", 1)[0], letter_of(line)
    letter_after = letter if after.box is None or is_turned(after) else letter_of(after)
    word = _unbroken(text_after, first, words.breaks_at_hyphens, words.breaks_addresses)
    return LineEnd(
        line=line,
        after=after,
        text_after=text_after,
        so_far=so_far,
        last=last,
        first=first,
        label=label_of(text_after),
        words=words,
        room=room,
        letter=letter,
        letter_after=letter_after,
        needed=(_typed(line, after, word) or _needed(word, letter, letter_after)) if line.box else 0.0,
        cuts=column.cuts,
        lists=column.lists,
        habits=column.habits,
        leading=column.leading.get(line.box.page, 1.0) if line.box else 1.0,
        is_list=is_list,
        is_parted=is_parted,
        pitch=pitch or column.pitches.get(round(line.size, 1), 0.0),
    )


def needed_by(line: Line, after: Line) -> float:
    """Give the points that a line's next word would have taken on it, with a space before it."""
    word = _unbroken(after.text, after.text.split(" ", 1)[0], True)
    return _typed(line, after, word) or _needed(word, letter_of(line), letter_of(after))


def _needed(word: str, letter: float, letter_after: float) -> float:
    """Estimate the width of a word with a space before it, from that of ordinary letters above and on its own line."""
    return units_of(word) * (letter_after or letter) + SPACE * letter


def _typed(line: Line, after: Line, word: str) -> float:
    """Give the width of a word with a space before it in the type of a typewriter, 0 in any other."""
    own, other = _advance(line), _advance(after)
    return own * (len(word) + 1) if abs(own - other) < EVEN * own else 0.0


def _advance(line: Line) -> float:
    """Give the mean width of a line's letters in points: that of each, in the type of a typewriter."""
    return (line.box.x1 - line.box.x0) / (len(line.text) or 1) if line.box else 0.0


def _unbroken(text: str, first: str, breaks_at_hyphens: bool, breaks_addresses: bool = False) -> str:
    """Give what a text starts with and the layout does not break: its first word, or that up to a sign in it."""
    if breaks_addresses and (match := _SCHEME.match(first)):
        return match.group()
    if breaks_at_hyphens and "-" in first and (match := _COMPOUND.match(first)):
        return match.group()
    return f"{first} /" if f"{text} ".startswith(" / ", len(first)) else first


def is_plain(line: Line, after: Line, text_after: str) -> bool:
    """Tell the plainest line end beforehand, most of all: a space is set, and no other evidence could outweigh it."""
    is_told = line.ends_with_space is True and after.starts_paragraph is not True
    return (
        is_told
        and text_after[0].islower()
        and not LETTER_BULLET.match(text_after)
        and not label_of(text_after)
    )


def label_of(text: str) -> str:
    """Give the number or letter that a text starts with, as a list item does; "" if none."""
    match = _LABEL.match(text)
    return match.group() if match else ""


def is_full(end: LineEnd) -> bool:
    """Tell whether not one more letter would have fitted on the line."""
    return end.line.ends_at_edge if end.room is None else end.room < end.letter


def is_all_but_full(end: LineEnd) -> bool:
    """Tell whether the letter that follows would hardly have fitted on the line."""
    if end.room is None or is_full(end):
        return is_full(end)
    letter = max(end.letter, end.letter_after)
    return end.room < units_of(end.first[:1]) * letter * SAFETY + UNSURE


def is_fitted(end: LineEnd) -> bool:
    """Tell whether the column is just as wide as the line: made for its longest word, it breaks none."""
    return end.room is not None and end.room < EXACT


def fits(end: LineEnd) -> float:
    """Say how surely, 0 to 1, the next word would have stood on the line: then the author ended it."""
    if end.room is None:
        return end.line.box is not None and not end.line.ends_at_edge and not is_turned(end.line)
    return max(0.0, min(1.0, (end.room - end.needed) / (SURELY_FITS * max(end.letter, 1.0))))


def fits_well(end: LineEnd) -> bool:
    """Tell whether far more than the next word would have stood on the line."""
    return end.room is not None and end.room > AMPLE * end.needed


def lacks_space(end: LineEnd) -> bool:
    """Tell whether a space would have fitted and is not set (see spaces: the document sets them)."""
    if end.line.ends_with_space is not False or end.room is None:
        return False
    return end.room > SPACE * end.letter * SPACE_SAFETY


def is_alone(end: LineEnd) -> bool:
    """Tell whether the line is one word: a layout breaks a word only where it is wider than its column."""
    text = normal(end.line.text)
    return " " not in text[len(label_of(text)) or is_bulleted(text) :].strip()


def is_one_content(end: LineEnd) -> bool:
    """Tell whether the PDF's tags hold the end of the line and the start of the next in one piece, on one page."""
    if not -1 != end.line.marks[1] == end.after.marks[0]:
        return False
    return end.line.box is not None and end.after.box is not None and end.line.box.page == end.after.box.page


def goes_on_in_content(end: LineEnd) -> bool:
    """Tell whether the tags hold both lines in one piece of content, and its author ended none of its lines above."""
    return is_one_content(end) and not end.is_parted


def is_turned(line: Line) -> bool:
    """Tell whether a line runs up or down the page: what room it has its column's width does not tell."""
    return line.box is not None and line.size > 1 and line.box.bottom - line.box.top > TURNED * line.size


def letter_of(line: Line) -> float:
    """Give the width of an ordinary letter of a line in points, 0 if unknown."""
    return (line.box.x1 - line.box.x0) / max(units_of(line.text), 1.0) if line.box else 0.0


@lru_cache(maxsize=4096)  # a line is asked for with the one above it and the one below
def units_of(text: str) -> float:
    """Estimate a text's width in ordinary letters."""
    return sum(text.encode("latin-1", "replace").translate(_WIDTHS)) / _ORDINARY
