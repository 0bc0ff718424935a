"""A card: what an action's title and labels say, as lines of text."""

from __future__ import annotations

from msgspec import Struct, field

from extractors.cards.blocks import piece
from extractors.cards.labels import Label
from extractors.document import Line
from extractors.stitch.looks import count_words

__all__ = ["Card", "Said", "Stretch"]


class Said(Struct):
    """A label and what stands behind or beneath it."""

    line: Line
    label: Label
    end: int
    """Where the value ends that stands on the label's line."""
    lines: list[Line] = field(default_factory=list)
    """The other lines of the value; the last may share its line with the next label."""

    @property
    def words(self) -> int:
        """How many words the value has."""
        return count_words(self.value)

    @property
    def value(self) -> list[Line]:
        """The lines of the value, the first one behind its label."""
        first = piece(self.line, self.label.end, self.end)
        return [*([first] if first.text else []), *self.lines]


class Card(Struct):
    """One action."""

    title: list[Line]
    said: list[Said] = field(default_factory=list)

    @property
    def keys(self) -> list[str]:
        """Its labels."""
        return [one.label.key for one in self.said]


class Stretch(Struct):
    """Cards that follow each other, with the lines around them that are no cards'."""

    before: list[Line] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    after: list[Line] = field(default_factory=list)
