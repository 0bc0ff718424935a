"""The lines between cards: the rest of a value, headings, and the title of the card below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from extractors.cards.card import Card, Said, Stretch
from extractors.document import Line
from extractors.stitch.looks import reference
from extractors.text.leading import distance

__all__ = ["Setting", "find_setting", "with_titles"]

APART = 1.2
"""Times as far as lines of a paragraph stand apart: those of two stand further."""

Look = tuple[bool, float]
"""Bold, and the size in half points."""


class Setting(Struct, frozen=True):
    """How the lines of cards are set."""

    title: Look | None
    """The line right above the labels."""
    value: Look | None
    pitch: float
    """How far lines of one paragraph stand apart, of their size."""

    def is_title(self, line: Line) -> bool:
        """Tell whether a line is set as titles are, and as no value is."""
        return self.title != self.value and _look(line) == self.title


def with_titles(stretches: Sequence[Sequence[Card]], setting: Setting) -> list[list[Stretch]]:
    """Give each stretch of cards, which have all lines above them as their titles, with these lines told apart."""
    return [_parted(cards, setting) for cards in stretches]


def _look(line: Line) -> Look:
    return line.bold, round(line.size * 2) / 2


def find_setting(parts: Sequence[Sequence[Card]], stretches: Sequence[Sequence[Line]]) -> Setting:
    """Find how the lines of cards are set.

    Args:
        parts: cards, each with all lines above it as its title; the last of each has no labels.
        stretches: all lines of each.
    """
    cards = [card for some in parts for card in some if card.said]
    values = (line for card in cards for one in card.said for line in (one.lines or [one.line]))
    apart = sorted(
        gap / line.size
        for lines in stretches
        for above, line in pairwise(lines)
        if line.size == above.size > 0 and (gap := distance(above, line)) is not None and gap > 0
    )
    title = _usual(card.title[-1] for card in cards if card.title)
    return Setting(title, _usual(values), apart[len(apart) // 10] if apart else 0.0)


def _usual(lines: Iterable[Line]) -> Look | None:
    return next((look for look, _ in Counter(map(_look, lines)).most_common(1)), None)


def _parted(cards: Sequence[Card], setting: Setting) -> list[Stretch]:
    parts = [Stretch()]
    last: Said | None = None
    for card in cards:
        between = _numbers_first(card.title)
        title = _title_at(last, between, setting) if card.said else len(between)
        rest = _rest_of(last, between[:title], setting) if last is not None else 0
        if last is not None:
            last.lines += between[:rest]
        if not card.said:
            parts[-1].after = between[rest:]
            break
        if title > rest and parts[-1].cards:
            parts.append(Stretch())
        parts[-1].before += between[rest:title]
        parts[-1].cards.append(Card(_as_one(between[title:], setting), card.said))
        last = card.said[-1]
    return parts


def _rest_of(last: Said, between: Sequence[Line], setting: Setting) -> int:
    """Give how many of the lines below a label are the rest of its value."""
    for count, (above, line) in enumerate(pairwise([last.line, *between])):
        is_first = not count and not last.words
        if _look(line) != setting.value or (not is_first and _is_apart(above, line, setting)):
            return count
    return len(between)


def _title_at(last: Said | None, between: Sequence[Line], setting: Setting) -> int:
    """Give the place of the first line of a card's title among the lines above its labels."""
    lacks_value = last is not None and not last.words  # what it lacks stands beneath it
    first = min(int(lacks_value), len(between))
    at = first if setting.title == setting.value else len(between)
    while at > first and (
        _look(between[at - 1]) == setting.title
        or (at < len(between) and _are_level(between[at - 1], between[at]))
    ):
        at -= 1
    begins = (line for line in range(len(between) - 1, at, -1) if _begins(between, at, line, setting))
    return next(begins, at)


def _begins(between: Sequence[Line], first: int, at: int, setting: Setting) -> bool:
    """Tell whether a line begins another title than the line above it; one in type of its own may cross a page."""
    above, line = between[at - 1], between[at]
    if _are_level(above, line):
        return False
    is_over_page = line.box and above.box and line.box.page != above.box.page
    is_numbered = bool(reference((line,)) and reference((between[first],)))
    may_go_on = is_over_page and setting.title != setting.value
    return is_numbered or (not may_go_on and _is_apart(above, line, setting))


def _as_one(title: Sequence[Line], setting: Setting) -> list[Line]:
    """Give the lines of a title as those of one paragraph, where they stand so."""
    return [
        *title[:1],
        *(
            line
            if _is_apart(above, line, setting) and not _are_level(above, line)
            else replace(line, starts_paragraph=False)
            for above, line in pairwise(title)
        ),
    ]


def _numbers_first(between: Sequence[Line]) -> list[Line]:
    """Set a number that stands beside two lines of a title, as in a circle, before the first of them."""
    lines = list(between)
    for at in range(1, len(lines)):
        if lines[at].text.isdecimal() and _are_level(lines[at - 1], lines[at]):
            lines[at - 1 : at + 1] = lines[at], lines[at - 1]
    return lines


def _are_level(one: Line, other: Line) -> bool:
    """Tell whether two lines stand beside each other, one of them a number."""
    if one.box is None or other.box is None or one.box.page != other.box.page:
        return False
    is_number = one.text.isdecimal() or other.text.isdecimal()
    return is_number and one.box.top < other.box.bottom and other.box.top < one.box.bottom


def _is_apart(above: Line, line: Line, setting: Setting) -> bool:
    """Tell whether a line is of another paragraph than the line above it."""
    gap = distance(above, line)
    return gap is None or not 0 < gap <= APART * setting.pitch * line.size
