"""A line end and what can be measured there: the room left, the words on either side."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from extractors.document import Line
from extractors.letters import normal
from extractors.vocabulary import Vocabulary

__all__ = [
    "Column",
    "LineEnd",
    "fits",
    "fits_well",
    "is_all_but_full",
    "is_alone",
    "is_fitted",
    "is_full",
    "is_on_one_page",
    "is_plain",
    "label_of",
    "lacks_space",
    "line_end",
]

_LABEL = re.compile(
    r"\(?(?:\d{1,3}|[ivxl]{1,6}|[a-z])[.)](?:\s|$)"  # 1. (a) iv)
    r"|\(?\d{1,3}[.)](?=(?-i:[A-Z]))"  # 1.Publish
    r"|\d{1,2}(?:\.\d{1,3})+\.?(?:\s|$)",  # 2.4.1
    re.IGNORECASE,
)
NARROW, WIDE = 0.5, 1.4
"""Widths of thin and broad letters, in ordinary ones, as in Helvetica and its kin."""
SPACE_SAFETY = 1.3
"""Times its estimated width: the room from which a space would surely have been set."""
AMPLE = 1.5
"""Times the next word's width: room that no layout leaves, though a space was typed at the line's end."""
EXACT = 0.35
"""Points: nearer to its column's margin a line ends by chance only rarely."""
SAFETY = 1.05
"""Times its estimated width: what a word is taken to need."""
_THIN, _BROAD = b"iljtfrI.,:;'|!()[] ", b"mwMW@%"
_WIDTHS = bytes.maketrans(_THIN + _BROAD, b"\0" * len(_THIN) + b"\1" * len(_BROAD))


@dataclass(frozen=True, slots=True)
class Column:
    """What a cell's column tells of its lines."""

    right: Mapping[int, float] = field(default_factory=dict)
    """Page → the x position that its lines of type can reach there; empty where unknown."""


@dataclass(frozen=True, slots=True)
class LineEnd:
    """A line end to be judged: the line, the next, and the paragraph so far."""

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
    needed: float
    """Points that the next line's first word takes, with a space before it."""
    is_list: bool = False
    """So far each of the cell's paragraphs, two at least, is one line."""


def line_end(
    lines: tuple[Line, Line],
    so_far: str,
    text_after: str,
    words: Vocabulary,
    column: Column,
    is_list: bool = False,
) -> LineEnd:
    """Measure a line end: two lines that follow each other, the paragraph so far, the second line's text."""
    line, after = lines
    right = column.right.get(line.box.page) if line.box else None
    room = None if right is None or line.box is None else right - line.box.x1
    last, first, letter = so_far.rsplit(" ", 1)[-1], text_after.split(" ", 1)[0], _letter(line)
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
        needed=(_units(first) + NARROW) * letter * SAFETY,
        is_list=is_list,
    )


def is_plain(line: Line, after: Line, text_after: str) -> bool:
    """Tell the plainest line end beforehand, most of all: a space is set, and no other evidence could outweigh it."""
    is_told = line.ends_with_space is True and after.starts_paragraph is not True
    return is_told and text_after[0].islower() and not label_of(text_after)


def label_of(text: str) -> str:
    """Give the number or letter that a text starts with, as a list item does; "" if none."""
    match = _LABEL.match(text)
    return match.group() if match else ""


def is_full(end: LineEnd) -> bool:
    """Tell whether not one more letter would have fitted on the line."""
    return end.line.ends_at_edge if end.room is None else end.room < end.letter


def is_all_but_full(end: LineEnd) -> bool:
    """Tell whether the letter that follows would hardly have fitted on the line."""
    return is_full(end) or (end.room is not None and end.room < _units(end.first[:1]) * end.letter * SAFETY)


def is_fitted(end: LineEnd) -> bool:
    """Tell whether the column is just as wide as the line: made for its longest word, it breaks none."""
    return end.room is not None and end.room < EXACT


def fits(end: LineEnd) -> bool:
    """Tell whether the next word would have stood on the line: then the author ended it."""
    if end.room is None:
        return end.line.box is not None and not end.line.ends_at_edge
    return end.room > end.needed


def fits_well(end: LineEnd) -> bool:
    """Tell whether far more than the next word would have stood on the line."""
    return end.room is not None and end.room > AMPLE * end.needed


def lacks_space(end: LineEnd) -> bool:
    """Tell whether a space would have fitted and is not set (see spaces: the document sets them)."""
    if end.line.ends_with_space is not False or end.room is None:
        return False
    return end.room > NARROW * end.letter * SPACE_SAFETY


def is_alone(end: LineEnd) -> bool:
    """Tell whether the line is one word: a layout breaks a word only where it is wider than its column."""
    text = normal(end.line.text)
    return " " not in text[len(label_of(text)) :].strip()


def is_on_one_page(end: LineEnd) -> bool:
    """Tell whether both lines stand on one page."""
    return end.line.box is not None and end.after.box is not None and end.line.box.page == end.after.box.page


def _letter(line: Line) -> float:
    """Give the width of an ordinary letter of a line in points."""
    return (line.box.x1 - line.box.x0) / max(_units(line.text), 1) if line.box else 0.0


def _units(text: str) -> float:
    """Estimate a text's width in ordinary letters."""
    marked = text.encode("ascii", "replace").translate(_WIDTHS)
    return len(text) - marked.count(b"\0") * (1 - NARROW) + marked.count(b"\1") * (WIDE - 1)
