"""Fills the roles that a plan has and no header named, by what the cells say and where their column stands.

Councils word headers freely, but a plan says what is to be done, before it what for, and behind it who does it and
what comes of it. A column whose header nothing knows is most likely what its table lacks; that its field rests on
its contents is told as a doubt.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from normalise.columns.contents import Contents
from normalise.columns.periods import is_period
from normalise.columns.vocabulary import meanings
from normalise.schema import WHO_AND_WHEN

__all__ = ["SAYS_SOMETHING", "fill_roles"]

LIKELY = 0.8
"""The score of a header's meaning from which its column has no role but that."""
SAYS_SOMETHING = 3  # words that a cell of a text has on average
MOSTLY = 0.6  # share of cells that are worded as a role's are
HALF = 0.5  # share of cells of a kind from which a column is of that kind


@dataclass(frozen=True, slots=True)
class _Column:
    """A column that no header named, in its table."""

    contents: Contents
    slots: frozenset[str]
    """What the table has."""
    is_behind: bool
    """It stands behind the action."""

    @property
    def is_text(self) -> bool:
        """Its cells say something, and are no dates, answers or officers."""
        own = self.contents
        return own.words >= SAYS_SOMETHING and max(own.dates, own.answers, own.named) < HALF


@dataclass(frozen=True, slots=True)
class _Role:
    """What fills a role that the table lacks: the first column from the left for which it holds."""

    name: str
    field: str
    holds: Callable[[_Column], bool]


_ACTION = _Role(
    "texts beside officers or dates", "action", lambda c: c.is_text and bool(c.slots & WHO_AND_WHEN)
)
_AROUND = (
    _Role("texts before the action", "objective", lambda c: c.is_text and not c.is_behind),
    _Role("officers behind the action", "lead_officer", lambda c: c.contents.named >= HALF and c.is_behind),
    _Role(
        "texts behind the action, of what can be counted",
        "indicator",
        lambda c: c.is_text and c.is_behind and c.contents.measures >= MOSTLY,
    ),
    _Role(
        "texts behind the action, of what was done",
        "progress",
        lambda c: c.is_text and c.is_behind and c.contents.reports >= MOSTLY,
    ),
    _Role(
        "texts behind the action, of something else",
        "expected_outcome",
        lambda c: c.is_text and c.is_behind and c.contents.instructs < HALF,
    ),
)
"""Around the actions, once there are some."""


def fill_roles(headers: Sequence[str], contents: Sequence[Contents], slots: Sequence[str]) -> list[str]:
    """Give columns that no header named the roles that their table lacks; those that have none stay `other`."""
    found = list(slots)
    free = [i for i, slot in enumerate(slots) if slot == "other" and not _is_named(headers[i])]
    for role in (_ACTION, *_AROUND):
        action = found.index("action") if "action" in found else None
        if role.field in found or (role in _AROUND and action is None):
            continue
        for i in free:
            is_behind = action is not None and i > action
            if found[i] == "other" and role.holds(_Column(contents[i], frozenset(found), is_behind)):
                found[i] = role.field
                break
    return found


def _is_named(header: str) -> bool:
    """Whether the vocabulary knows the header, or something like it for likely."""
    known = meanings(header)
    return is_period(header) or any(m.is_exact or m.field == "other" or m.score >= LIKELY for m in known)
