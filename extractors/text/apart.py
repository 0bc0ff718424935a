"""Lines that stand apart on the page: by the gap between them, by bold type, by the bullet that one hangs on."""

from __future__ import annotations

import re

from extractors.text.leading import distance
from extractors.text.letters import LETTER_BULLET
from extractors.text.line_ends import LineEnd

__all__ = ["ends_sentence", "hangs_on_letter", "has_blank_above", "has_gap_above", "is_set_off", "turns_bold"]

_SENTENCE_END = re.compile(r"[.!?:;][\"'’”)]?$")

GAP = 1.35
"""Line distance, in heights of a line of type, from which a gap parts paragraphs: single spacing is about 1.15."""
BLANK = 1.9
"""The same from which a whole line was left blank."""
WIDER = 1.15
"""Times the distance of a paragraph's lines from which a line stands apart from them."""
UNENDED = 0.6
"""How sure that is where no sentence ends."""
RAISED = 1.5
"""Points by which a small raised figure moves its line at most."""
INDENT = 2.0
"""Points by which a line must begin elsewhere to hang on another bullet."""


def ends_sentence(end: LineEnd) -> bool:
    """Tell whether the line ends with the sign that ends a sentence or announces what follows."""
    return not end.last[-1].isalnum() and _SENTENCE_END.search(end.last) is not None


def has_gap_above(end: LineEnd) -> bool:
    """Tell whether the lines stand further apart than those of a paragraph do."""
    return _is_apart(end, GAP, 1.2)


def has_blank_above(end: LineEnd) -> bool:
    """Tell whether a whole line was left blank between the lines."""
    return _is_apart(end, BLANK, 1.15)


def _is_apart(end: LineEnd, gap: float, spacing: float) -> bool:
    """Tell whether two lines stand further apart than `gap` heights of type, whose lines are `spacing` high.

    Where all lines of the column are spaced out, it is so many times their usual distance.
    """
    a, b = end.line.box, end.after.box
    if a is None or b is None or a.page != b.page:
        return False
    apart = (b.top - a.top) / end.leading
    return apart > gap * spacing * end.line.size and apart > gap * max(a.bottom - a.top, b.bottom - b.top)


def is_set_off(end: LineEnd) -> float:
    """Say how surely, 0 to 1, a line is set off: a little further below than the lines of a text from each other."""
    apart = distance(end.line, end.after) if end.pitch else None
    if apart is None or apart <= WIDER * end.pitch or apart - end.pitch <= RAISED:
        return 0.0
    return 1.0 if ends_sentence(end) else UNENDED


def turns_bold(end: LineEnd) -> bool:
    """Tell whether a sentence ends, and a line that is bold throughout follows, or the other way round."""
    return end.line.bold != end.after.bold and ends_sentence(end)


def hangs_on_letter(end: LineEnd) -> bool:
    """Tell whether a line starts with the letter that is Word's second bullet, where a bullet can stand.

    In running text it is a word, of Welsh: an item below an item starts where that starts, one below another kind of
    text further in or out.
    """
    if not LETTER_BULLET.match(end.text_after) or end.line.box is None or end.after.box is None:
        return False
    is_item = LETTER_BULLET.match(end.so_far) is not None
    is_first = is_item and end.so_far.startswith(end.line.text)
    shift = abs(end.after.box.x0 - end.line.box.x0)
    return shift <= INDENT if is_first else shift > INDENT
