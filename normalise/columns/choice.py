"""Decides which field each column of a table is: by its header's meaning and its contents, all columns together.

The decision is the assignment of columns to fields with the greatest sum of scores, each field having one
column at most; what is left goes to `other`. The vocabulary says what headers mean (`normalise.columns.vocabulary`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from normalise.columns.assignment import best_assignment
from normalise.columns.contents import Contents
from normalise.columns.vocabulary import Meaning, is_period, meanings, normal_form, period_of, reads_alone_as
from normalise.plan import How

__all__ = ["ColumnRead", "read_columns"]

# Slots of the assignment: the fields of the schema, and two that become one of them. `ref` is a reference of
# whatever the table has (objective or action); `start_date` is the first line of `target_date`.
_SLOTS = (
    "ref",
    "objective_ref",
    "objective",
    "action_ref",
    "action",
    "expected_outcome",
    "lead_officer",
    "start_date",
    "target_date",
    "resources",
    "progress",
    "actual_outcome",
    "indicator",
    "later_actions",
    "status_text",
)

THRESHOLD = 0.5  # a column whose best field scores less goes to `other`
ACTION_BONUS = 0.3
"""A plan most likely has an action column: what may be one ("Recommendation") is, if no other is."""
FURTHER = 1e-6  # what each column further right is worth less: of two equals the left one has the field
LEAST = 1e-3  # gain of a column that scores just the threshold
PERIOD = 0.9  # confidence that a column headed with a time alone ("Q1") is part of a timetable, and goes to `other`
UNKNOWN = 0.6  # confidence in `other` for a header that nothing knows: of five in plans not seen before two were right
OUTBID = 0.85  # and for one that may be a field which another column fits better: eleven of twelve were right
ALONE = 0.85  # confidence in what a header means only because its column is the table's only one of text
_MOST: Mapping[How, float] = {"vocabulary": 1.0, "similar": 0.92, "contents": 0.75, "override": 1.0}
"""How sure each way of reading a column can be at most."""
HEADERLESS = 0.15  # taken off the confidence of a column that has no header at all


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


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What contents say for (above 0) or against a field, beside the header."""

    name: str
    field: str
    weight: float
    holds: Callable[[Contents], bool]


_ENOUGH = 3  # filled cells from which their lack of something says anything

_EVIDENCE = (
    _Evidence("cells are dates", "target_date", 0.25, lambda c: c.dates >= 0.5),
    _Evidence("cells are no dates", "target_date", -0.3, lambda c: c.filled >= _ENOUGH and c.dates < 0.15),
    _Evidence("cells are ticks", "target_date", -0.8, lambda c: c.marks >= 0.8),
    _Evidence("cells are ticks", "lead_officer", -0.8, lambda c: c.marks >= 0.8),
    _Evidence("cells are dates", "start_date", 0.25, lambda c: c.dates >= 0.5),
    _Evidence("cells are no dates", "start_date", -0.4, lambda c: c.filled >= _ENOUGH and c.dates < 0.15),
    _Evidence("cells are dates", "indicator", -0.2, lambda c: c.dates >= 0.6 and c.words <= 6),
    _Evidence("cells are references", "ref", 0.25, lambda c: c.references >= 0.7),
    _Evidence("cells are no references", "ref", -0.6, lambda c: c.filled >= 2 and c.references < 0.4),
    _Evidence(
        "cells are no references", "objective_ref", -0.6, lambda c: c.filled >= 2 and c.references < 0.4
    ),
    _Evidence("cells are no references", "action_ref", -0.6, lambda c: c.filled >= 2 and c.references < 0.4),
    _Evidence("cells are states or colours", "status_text", 0.2, lambda c: c.states >= 0.6),
    _Evidence("cells are long", "status_text", -0.3, lambda c: c.filled >= 2 and c.words > 14),
    _Evidence("cells are long", "progress", 0.1, lambda c: c.words > 8),
    _Evidence("cells are states or colours", "progress", -0.2, lambda c: c.states >= 0.8),
    _Evidence("cells are long", "lead_officer", -0.3, lambda c: c.filled >= _ENOUGH and c.words > 20),
    _Evidence("cells are dates", "lead_officer", -0.5, lambda c: c.dates >= 0.7 and c.words <= 5),
    _Evidence("cells are officers", "lead_officer", 0.15, lambda c: c.officers >= 0.5 and c.dates < 0.5),
    _Evidence("cells are ratings", "expected_outcome", -0.7, lambda c: c.ratings >= 0.6),
    _Evidence("cells are ratings", "objective", -0.7, lambda c: c.ratings >= 0.6),
    _Evidence("cells are ratings", "indicator", -0.55, lambda c: c.ratings >= 0.8),
    _Evidence("cells are ratings", "status_text", -0.3, lambda c: c.ratings >= 0.8 and c.states < 0.5),
    _Evidence("cells are money", "resources", 0.15, lambda c: c.money >= 0.4),
    _Evidence("cells are sentences", "action", 0.1, lambda c: c.sentences >= 0.4),
    _Evidence("cells are a word or two", "action", -0.3, lambda c: c.filled >= _ENOUGH and c.words < 2.2),
    _Evidence("cells are references", "action", -0.6, lambda c: c.filled >= 2 and c.references >= 0.7),
    _Evidence("cells are references", "objective", -0.6, lambda c: c.filled >= 2 and c.references >= 0.7),
)

# What contents alone make of a column whose header says nothing.
_DATED_OR_STATES = (
    _Evidence("cells are dates", "target_date", 0.65, lambda c: c.dates >= 0.6 and c.words <= 8),
    _Evidence(
        "cells are states or colours", "status_text", 0.6, lambda c: c.states >= 0.8 and c.ratings < 0.5
    ),
)
_BY_CONTENTS = (
    *_DATED_OR_STATES,
    _Evidence(  # numbers under a name are figures: "Reduction (kt)"
        "cells are references",
        "ref",
        0.75,
        lambda c: c.references >= 0.7 and c.filled >= 2 and c.numbers < 0.9,
    ),
)
# What they make of one with a blank header beside others.
_BY_CONTENTS_UNNAMED = (
    *_DATED_OR_STATES,
    _Evidence("cells are references", "ref", 0.75, lambda c: c.references >= 0.7 and c.filled >= 2),
    _Evidence("the one cell is a reference", "ref", 0.6, lambda c: c.references == 1.0 and c.filled == 1),
)
# And in a table without any header.
_BY_CONTENTS_ALONE = (
    *_BY_CONTENTS_UNNAMED[:-1],
    _Evidence(
        "cells are officers",
        "lead_officer",
        0.6,
        lambda c: c.officers >= 0.5 and c.words <= 12 and c.dates < 0.5,
    ),
    _Evidence("cells are sentences", "action", 0.55, lambda c: c.words >= 4 and c.dates < 0.5),
    _Evidence("cells are texts", "objective", 0.52, lambda c: c.words >= 3 and c.dates < 0.5),
    _Evidence("cells are texts", "progress", 0.5, lambda c: c.words >= 3),
    _Evidence("cells are money", "resources", 0.55, lambda c: c.money >= 0.6 and c.words <= 8),
)


def read_columns(headers: Sequence[str], contents: Sequence[Contents]) -> tuple[ColumnRead, ...]:
    """Read each column of a table as a field, from the headers and what the cells beneath them hold."""
    has_header = any(header.strip() for header in headers)
    own = _own_headers(headers, contents)
    scores = [_scores(h, c, has_header=has_header) for h, c in zip(own, contents, strict=True)]
    _tell_periods_apart(headers, scores)
    if not has_header:
        _tell_texts_apart(scores)
    slots = _assign(scores)
    slots = _read_alone(headers, contents, slots)
    fields = _resolve_references(headers, slots)
    return tuple(
        _read(header, field, slot, score, has_header=has_header)
        for header, field, slot, score in zip(headers, fields, slots, scores, strict=True)
    )


def _own_headers(headers: Sequence[str], contents: Sequence[Contents]) -> list[str]:
    """The headers, none for a column of numbers that only shares the header of the text beside it."""
    beside = [*headers, ""][1:]
    return [
        "" if header and header == following and held.references >= 0.7 else header
        for header, following, held in zip(headers, beside, contents, strict=True)
    ]


def _scores(header: str, contents: Contents, *, has_header: bool) -> dict[str, float]:
    """Score (0 to about 1.3) of each field for a column; `other` where the vocabulary says so."""
    if is_period(header) and contents.dates < 0.5:
        return {"other": PERIOD}
    found = {meaning.field: meaning.score for meaning in meanings(header)}
    if "ref" in found:
        found.setdefault("objective_ref", 0.8 * found["ref"])
        found.setdefault("action_ref", 0.8 * found["ref"])
    said = max(found.values(), default=0.0)
    for evidence in _EVIDENCE:
        if evidence.field in found and evidence.holds(contents):
            found[evidence.field] += evidence.weight
    if said < THRESHOLD or (max(found.values(), default=0.0) < THRESHOLD and contents.ratings < 0.5):
        telling = (
            _BY_CONTENTS
            if normal_form(header)
            else _BY_CONTENTS_UNNAMED
            if has_header
            else _BY_CONTENTS_ALONE
        )
        for evidence in telling:
            if evidence.holds(contents):
                found[evidence.field] = max(found.get(evidence.field, 0.0), evidence.weight)
    return found


def _tell_periods_apart(headers: Sequence[str], scores: Sequence[dict[str, float]]) -> None:
    """Of several action columns of different years the first is `action`, the others are `later_actions`."""
    periods = {
        i: period_of(headers[i]) or (0, 0)
        for i, score in enumerate(scores)
        if score.get("action", 0.0) >= 0.8
    }
    starts = sorted({first for first, _ in periods.values()})
    for i, (first, last) in periods.items():
        if len(starts) > 1 and (first, last) != min(periods.values()):
            scores[i]["later_actions"] = scores[i]["action"]
            scores[i]["action"] -= ACTION_BONUS
        else:
            scores[i].pop("later_actions", None)


def _tell_texts_apart(scores: Sequence[dict[str, float]]) -> None:
    """Without headers, texts before the officers and dates are objective then action; those behind, progress."""
    texts = [i for i, score in enumerate(scores) if "action" in score and "lead_officer" not in score]
    facts = [i for i, score in enumerate(scores) if score.keys() & {"lead_officer", "target_date"}]
    before = [i for i in texts if not facts or i < facts[0]] or texts
    for i in texts:
        allowed = "progress"
        if i in before:
            allowed = "objective" if len(before) > 1 and i == before[0] else "action"
        for field in {"objective", "action", "progress"} - {allowed}:
            scores[i].pop(field, None)


def _assign(scores: Sequence[Mapping[str, float]]) -> list[str]:
    """The slot of each column, or `other`, so that the sum of scores is greatest."""
    gains = []
    for place, score in enumerate(scores):
        least = max(THRESHOLD, score.get("other", 0.0)) + FURTHER * place
        gains.append([_gain(slot, score.get(slot, 0.0), least) for slot in _SLOTS])
    return [_SLOTS[j] if j is not None else "other" for j in best_assignment(gains)]


def _gain(slot: str, score: float, least: float) -> float:
    """What giving a column to a slot is worth beside `other`; the bonus is for what is good enough without it."""
    bonus = ACTION_BONUS if slot == "action" and score >= THRESHOLD else 0.0
    return max(0.0, score + bonus - least + LEAST) if score >= THRESHOLD else 0.0


_TEXT_SLOTS = frozenset(("objective", "action", "expected_outcome", "indicator", "progress"))


def _read_alone(headers: Sequence[str], contents: Sequence[Contents], slots: list[str]) -> list[str]:
    """A table's only column of text may be its actions, whatever it is headed ("Issues to be addressed")."""
    texts = [
        i
        for i, slot in enumerate(slots)
        if slot in _TEXT_SLOTS or (slot == "other" and contents[i].words > 4)
    ]
    if len(texts) == 1 and slots[texts[0]] == "objective" and reads_alone_as(headers[texts[0]]) == "action":
        return ["action" if i == texts[0] else slot for i, slot in enumerate(slots)]
    return slots


def _resolve_references(headers: Sequence[str], slots: Sequence[str]) -> list[str]:
    """Fields from slots: a reference is the objective's where the table has one, else the action's.

    One that has a header and stands between the objective and the action numbers the action.
    """
    fields = list(slots)
    if "ref" in fields:
        place = fields.index("ref")
        objective = fields.index("objective") if "objective" in fields else None
        action = fields.index("action") if "action" in fields else None
        is_between = objective is not None and action is not None and objective < place == action - 1
        wanted = "objective_ref" if objective is not None else "action_ref"
        if headers[place].strip() and is_between:
            wanted = "action_ref"
        taken = {"objective_ref": "action_ref", "action_ref": "objective_ref"}
        fields[place] = (
            wanted if wanted not in fields else taken[wanted] if taken[wanted] not in fields else "other"
        )
    return ["target_date" if field == "start_date" else field for field in fields]


def _read(header: str, field: str, slot: str, scores: Mapping[str, float], *, has_header: bool) -> ColumnRead:
    """The decision on one column, with how it was made and how sure it is."""
    known = {meaning.field: meaning for meaning in meanings(header)}
    said = known.get(slot) or known.get(field)
    if slot == "action" and said is None and reads_alone_as(header) == "action":
        said = Meaning("action", ALONE, is_exact=True)
    if field == "other" and is_period(header):
        return ColumnRead(header, field, "vocabulary", PERIOD)
    if field == "other":
        explicit = known.get("other")
        is_exact = bool(known) and all(meaning.is_exact for meaning in known.values())
        how: How = "vocabulary" if is_exact else "similar" if known else "contents"
        return ColumnRead(header, field, how, explicit.score if explicit else OUTBID if is_exact else UNKNOWN)
    how = "contents" if said is None else "vocabulary" if said.is_exact else "similar"
    score = max(scores.get(slot, 0.0), said.score if said else THRESHOLD)
    score = min(score, _MOST[how]) - (0.0 if has_header else HEADERLESS)
    return ColumnRead(header, field, how, max(0.0, score), is_start=slot == "start_date")
