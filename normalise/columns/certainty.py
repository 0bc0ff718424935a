"""Says how a column was read and how sure that is.

The figures are shares of columns that were right in plans read for the first time, before any rule or vocabulary
had met them: a column that goes to `other` for want of anything better is wrong far more often than one whose
header the vocabulary knows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from normalise.columns.contents import Contents
from normalise.columns.periods import is_period
from normalise.columns.vocabulary import Meaning, meanings, reads_alone_as
from normalise.plan import How

__all__ = ["ColumnRead", "Decision", "how_sure"]

RIVALLED = 0.4
"""Confidence in a field that another column could have had as well, or beside another field that would have done."""
ALONE = 0.85  # confidence in what a header means only because its column is the table's only one of text
SAID_NOTHING = 0.5  # the least confidence in a field that the contents alone speak for
PLACED = 0.72  # the chance of such a field: 23 of 32 columns were right that their table lacked (`roles`)
_MOST: Mapping[How, float] = {"vocabulary": 1.0, "similar": 0.92, "contents": 0.75, "override": 1.0}
"""How sure each way of reading a column can be at most."""
HEADERLESS = 0.15  # taken off the confidence of a column that has no header at all
SHARE = 0.12
"""Share of a score's lack of certainty that made columns wrong which were read as a field and had no rival."""
TELLING = 4  # words that a cell has on average in a column that says something


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """What a column was read as."""

    header: str
    field: str
    """Canonical field or `other`."""
    how: How
    confidence: float
    is_start: bool = False
    """A column of start dates: `target_date` too, and its dates are starts."""
    rival: str = ""
    """The field that it could be as well, or the header of the column that could be this field as well."""

    @property
    def chance(self) -> float:
        """The chance that it was read right. The confidence in a field is a score, and no chance yet."""
        if (
            self.header
            and self.how == "contents"
            and self.field != "other"
            and self.confidence == SAID_NOTHING
        ):
            return PLACED
        is_chance = self.field == "other" or self.rival
        return self.confidence if is_chance else 1 - SHARE * (1 - self.confidence)


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on a column, and what it rests on."""

    header: str
    field: str
    slot: str
    """The field before references and starts are told apart."""
    scores: Mapping[str, float]
    """By slot."""
    rival: str
    contents: Contents


@dataclass(frozen=True, slots=True)
class _Ground:
    """Why a column went to `other`, and how often that was right."""

    name: str
    chance: float
    how: How | None
    """None: as far as the vocabulary knows the header."""
    holds: Callable[[Sequence[Meaning], Contents], bool]


# The first that holds counts.
_GROUNDS = (
    _Ground("the vocabulary says so", 0.99, None, lambda known, _: any(m.field == "other" for m in known)),
    _Ground("cells are ticks", 0.95, None, lambda _, c: c.marks >= 0.8),
    _Ground("cells are ratings", 0.97, None, lambda _, c: c.ratings >= 0.6),
    _Ground("another column fits better", 0.95, "vocabulary", lambda known, _: _is_exact(known)),
    _Ground("cells are figures", 0.85, None, lambda _, c: c.numbers >= 0.8),
    _Ground("unknown, and says something", 0.2, None, lambda _, c: c.words >= TELLING),
    _Ground("unknown", 0.6, None, lambda _, __: True),
)
_PERIOD = _Ground("a time alone", 0.95, "vocabulary", lambda _, __: True)


def _is_exact(known: Sequence[Meaning]) -> bool:
    return bool(known) and all(meaning.is_exact for meaning in known)


def how_sure(decision: Decision, *, has_header: bool) -> ColumnRead:
    """Say how a column was read and how sure that is; `has_header` says whether any column of the table has one."""
    header, field, slot = decision.header, decision.field, decision.slot
    if field == "other":
        return _left_over(header, decision.contents)
    known = {meaning.field: meaning for meaning in meanings(header)}
    said = known.get(slot) or known.get(field)
    if slot == "action" and said is None and reads_alone_as(header) == "action":
        said = Meaning("action", ALONE, is_exact=True)
    how: How = "contents" if said is None else "vocabulary" if said.is_exact else "similar"
    score = max(decision.scores.get(slot, 0.0), said.score if said else SAID_NOTHING)
    score = min(score, _MOST[how]) - (0.0 if has_header else HEADERLESS)
    score = min(score, RIVALLED) if decision.rival else score
    return ColumnRead(header, field, how, max(0.0, score), slot == "start_date", decision.rival)


def _left_over(header: str, contents: Contents) -> ColumnRead:
    """The reading of a column that goes to `other`."""
    known = meanings(header)
    ground = _PERIOD if is_period(header) else next(g for g in _GROUNDS if g.holds(known, contents))
    by_header: How = "vocabulary" if _is_exact(known) else "similar" if known else "contents"
    return ColumnRead(header, "other", ground.how or by_header, ground.chance)
