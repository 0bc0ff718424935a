"""Whether labelled lines of a document are cards of actions: named evidence."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean

from msgspec import Struct

from extractors.cards.card import Card
from extractors.cards.labels import FACTS, WHAT, field_of
from extractors.evidence import Evidence, Verdict, weigh

__all__ = ["judge_cards"]

FEWEST = 2
"""Labels of a card."""
WHO_AND_WHEN = frozenset(("lead_officer", "target_date"))


class _Case(Struct, frozen=True):
    cards: tuple[Card, ...]
    fields: frozenset[str]
    """What labels that come again name."""


def judge_cards(cards: Sequence[Card]) -> Verdict:
    """Weigh what speaks for and against cards, of which there are some."""
    fields = frozenset(field_of(key) for card in cards for key in card.keys) - {""}
    return weigh(EVIDENCE, _Case(tuple(cards), fields))


def _labelled(case: _Case) -> float:
    """Give how many cards have several labels, from two on."""
    return min(sum(len(card.said) >= FEWEST for card in case.cards) - 1, 4)


def _share_of_actions(case: _Case) -> float:
    return mean(bool(card.title) or any(field_of(key) in WHAT for key in card.keys) for card in case.cards)


def _share_of_lone_labels(case: _Case) -> float:
    return mean(len(card.said) < FEWEST for card in case.cards)


EVIDENCE: tuple[Evidence[_Case], ...] = (
    ("labels may stand in any text", -3.0, lambda _: True),
    ("they name who and when", 1.8, lambda case: case.fields >= WHO_AND_WHEN),
    ("they name one of them", 0.8, lambda case: len(case.fields & WHO_AND_WHEN) == 1),
    ("they name other facts", 0.7, lambda case: min(len(case.fields & FACTS) - 1, 3)),
    ("they come again", 0.6, _labelled),
    ("a text stands above them, or they say what is to be done", 1.5, _share_of_actions),
    ("a label stands alone", -3.0, _share_of_lone_labels),
)
"""Name, weight and test: above 0 they are cards."""
