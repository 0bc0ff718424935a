"""Named evidence added up to a score, and what a score is worth."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec import Struct

__all__ = ["DOUBTFUL", "Evidence", "Verdict", "chance", "sureness", "weigh"]

Case = TypeVar("Case")
Evidence = tuple[str, float, Callable[[Case], float]]
"""What it is, its weight, and a test that gives how much of it a case shows (a truth value counts as 0 or 1)."""

DOUBTFUL = 1.0
"""A decision whose score is nearer to 0 than this could as well be the other one: a person should look."""


class Verdict(Struct, frozen=True):
    """A decision between two readings: above 0 it holds."""

    score: float
    reasons: tuple[str, ...]
    """The evidence that spoke, the weightiest first."""

    @property
    def holds(self) -> bool:
        """The decision itself."""
        return self.score > 0

    @property
    def is_doubtful(self) -> bool:
        """So little speaks for either that a person should look."""
        return abs(self.score) < DOUBTFUL


def weigh(evidence: Sequence[Evidence[Case]], case: Case) -> Verdict:
    """Add up what a list of evidence says of a case."""
    found = [(name, weight * float(test(case))) for name, weight, test in evidence]
    spoke = sorted(((name, weight) for name, weight in found if weight), key=lambda pair: -abs(pair[1]))
    return Verdict(sum(weight for _, weight in spoke), tuple(name for name, _ in spoke))


def sureness(score: float) -> float:
    """Turn a score, read as log odds, into the chance (0.5 to 1) that the decision is right."""
    return chance(abs(score))


def chance(score: float) -> float:
    """Turn a score, read as log odds, into a chance from 0 to 1."""
    return 1 / (1 + math.exp(-max(-50.0, min(score, 50.0))))
