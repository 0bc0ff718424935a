"""Labels that texts on a page begin with, and where: what shows cards before lines are set."""

from __future__ import annotations

from msgspec import Struct

from extractors.cards.labels import FACTS, LONGEST, field_of, first_words
from extractors.pdf.boxes import middle_y
from extractors.pdf.page import Words
from extractors.pdf.tables.words.segments import SPLIT
from extractors.stitch.looks import plain

__all__ = ["Mark", "label_marks"]

FEWEST = 2
"""Times that a label comes, and labels that do."""


class Mark(Struct, frozen=True):
    """A label that begins a text: where, in points, and its words."""

    x: float
    """Its left side."""
    y: float
    """Its middle."""
    key: str


def label_marks(words: Words) -> list[Mark]:
    """Give the labels that texts begin with."""
    facts, text = first_words(FACTS), words.text.tolist()
    if sum(text.count(word) >= FEWEST for word in facts.intersection(text)) < FEWEST:
        return []  # labels come again, and there are several
    known = first_words()
    starts = [at for at, word in enumerate(text) if word in known]
    size, middle = words.size.tolist(), middle_y(words.box).tolist()
    x0, _, x1, _ = words.box.T.tolist()

    def goes_on(at: int) -> bool:
        """Tell whether a word stands right behind the one before it."""
        is_level: bool = abs(middle[at] - middle[at - 1]) < size[at] / 2
        return is_level and -size[at] < x0[at] - x1[at - 1] < 2 * SPLIT * size[at]

    found = []
    for at in starts:
        if at and goes_on(at):
            continue
        end = at + 1
        while end < len(text) and end - at < LONGEST and not text[end - 1].endswith(":") and goes_on(end):
            end += 1
        keys = (plain(" ".join(text[at:stop])) for stop in range(end, at, -1))
        key = next((key for key in keys if field_of(key)), "")
        if key:
            found.append(Mark(x0[at], middle[at], key))
    return found
