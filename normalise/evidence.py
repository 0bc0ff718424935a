"""Named evidence: what speaks for a reading of a case, or against it, each with its weight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

__all__ = ["Evidence", "weighed"]

Case = TypeVar("Case")
Evidence = tuple[str, float, Callable[[Case], float]]
"""What it is (a name of its own), its weight, and how much of it a case shows: a truth value counts as 0 or 1."""


def weighed(evidence: Sequence[Evidence[Case]], case: Case) -> dict[str, float]:
    """Give the names of the evidence that a case shows, each with what it adds to the sum."""
    return {name: weight * shown for name, weight, test in evidence if (shown := float(test(case)))}
