"""Cards among the lines of a document: a heading or sentence, and beneath it lines with labels that come again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from extractors.cards.blocks import Block, lines_of, piece, rows_of
from extractors.cards.card import Card, Said, Stretch
from extractors.cards.labels import FACTS, field_of, labels_in, whole_line
from extractors.cards.titles import Setting, find_setting, with_titles
from extractors.cards.verdict import judge_cards
from extractors.document import Line
from extractors.evidence import Verdict

__all__ = ["read_cards"]

FEWEST = 2
"""Times that a label comes, and facts that labels tell."""

OFTEN = 0.5
"""Times as often as a label of facts: a line alone that nothing knows comes again so often if it is a label."""

LARGER = 1.05
"""Times the size of lines with labels: what is larger is a heading."""


def read_cards(blocks: Sequence[Sequence[Block]]) -> tuple[list[list[Stretch]], Verdict | None]:
    """Read the cards in each stretch of text between tables, and say whether they are cards; None if none is like any.

    A stretch gives several where headings stand between cards.
    """
    lines = [[line for block in some for line in lines_of(block)] for some in blocks]
    labels = _labels([line for some in blocks for block in some for row in rows_of(block) for line in row])
    if len({field_of(key) for key in labels.keys} & FACTS) < FEWEST:
        return [], None
    setting = find_setting([_cards(some, labels) for some in blocks], lines)
    made = with_titles([_cards(some, labels, setting) for some in blocks], setting)
    cards = [card for parts in made for part in parts for card in part.cards]
    return made, judge_cards(cards) if cards else None


class _Labels(Struct, frozen=True):
    """The labels of a document."""

    keys: frozenset[str]
    largest: float
    """The size of type from which on a line is a heading."""

    def are_in(self, line: Line) -> bool:
        """Tell whether labels may stand in a line: it is no heading, whatever it begins with."""
        return not line.heading_level and line.size <= self.largest


def _labels(lines: Sequence[Line]) -> _Labels:
    """Find the labels that come again: what the vocabulary or a colon tells, and lines alone that come as often."""
    found = [(line, label.key) for line in lines for label in labels_in(line.text)]
    sizes = Counter(round(line.size * 2) / 2 for line, key in found if field_of(key) in FACTS)
    labels = _Labels(frozenset(), LARGER * max(sizes, key=sizes.__getitem__, default=0.0))
    counts = Counter(key for line, key in found if labels.are_in(line))
    often = max((count for key, count in counts.items() if field_of(key) in FACTS), default=0)
    alone = Counter(whole_line(line.text) for line in lines if labels.are_in(line))
    told = {key for key, count in counts.items() if count >= FEWEST}
    told |= {key for key, count in alone.items() if key and count >= max(FEWEST, OFTEN * often)}
    return _Labels(frozenset(told), labels.largest)


def _cards(blocks: Sequence[Block], labels: _Labels, setting: Setting | None = None) -> list[Card]:
    """Part lines to cards: one begins where a label comes again, or beneath a line that is set as titles are.

    All lines between two cards stand in the title of the second; those below the last are the title of one without
    labels.
    """
    cards: list[Card] = []
    last: Said | None = None
    below: list[Line] = []  # of the last label
    for line, *beside in (lines for block in blocks for lines in rows_of(block)):
        found = [label for label in labels_in(line.text, labels.keys) if label.key in labels.keys]
        has_value_beside = bool(beside and found) and found[0].end == len(line.text)
        is_value = last is not None and not below and not last.words  # right beneath a label alone
        if not has_value_beside and (is_value or not found or not labels.are_in(line)):
            below += (line, *beside)
            continue
        if last is not None and found[0].start:
            last.lines += (*below, piece(line, 0, found[0].start))
            below = []
        for label, after in zip(found, [*found[1:], None], strict=False):
            is_titled = setting is not None and any(map(setting.is_title, below))
            if last is None or label.key in cards[-1].keys or is_titled:
                cards.append(Card(below))
            else:
                last.lines += below
            last = Said(line, label, after.start if after else len(line.text))
            cards[-1].said.append(last)
            below = []
        below = beside
    return [*cards, Card(below)]
