"""Decides which field each column of a table is: by its header's meaning and its contents, all columns together.

The decision is the assignment of columns to fields with the greatest sum of scores, each field having one
column at most; what is left goes to `other`. The vocabulary says what headers mean (`normalise.columns.vocabulary`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from normalise.columns.assignment import best_assignment
from normalise.columns.certainty import ColumnRead, Decision, how_sure
from normalise.columns.contents import Contents
from normalise.columns.evidence import BESIDE_HEADER, HEADERLESS, NAMED, UNNAMED
from normalise.columns.periods import is_period, period_of
from normalise.columns.roles import SAYS_SOMETHING, fill_roles
from normalise.columns.vocabulary import exact_meanings, meanings, normal_form, reads_alone_as
from normalise.schema import ACTION_FIELDS, WHO_AND_WHEN

__all__ = ["read_columns"]

# Slots of the assignment: the fields of the schema, and two that become one of them. `ref` is a reference of
# whatever the table has (objective or action); `start_date` is the first line of `target_date`.
_SLOTS = ("ref", *ACTION_FIELDS, "start_date")

THRESHOLD = 0.5  # a column whose best field scores less goes to `other`
ACTION_BONUS = 0.3
"""A plan most likely has an action column: what may be one ("Recommendation") is, if no other is."""
MOSTLY = 0.7  # share of references in a column of them
DATED, FEW = 0.9, 4  # share of dates, and words, of cells that are dates and nothing else
DATED_ALONE = 0.3  # score of `target_date` for such cells under any header, before they are weighed
OFTEN = 0.5  # share of cells that begin by telling somebody to do something, as actions do
INSTRUCTING = (
    0.52  # score of `action` for such cells under any header that is not known: good enough without another
)
NUMBERED = 0.45  # score of `ref` for a column headed as actions or objectives ("Step") that holds references
PERIOD = 0.9  # score of `other` for a header that names a time alone ("Q1"): part of a timetable
FURTHER = 1e-6  # what each column further right is worth less: of two equals the left one has the field
LEAST = 1e-3  # gain of a column that scores just the threshold
SAYS_ENOUGH = 4  # words that a cell has on average in a column that may be of actions
LIKELY = 0.8
"""The score from which a header most likely means its field, as the head of its words or in words like the known."""
KNOWN = 0.95
"""The score from which a header says its field beyond doubt, whatever its cells look like."""
COARSER = 0.75
"""Cells of a column, for each of another, up to which its cells are merged over those: what the rows serve."""
NARROW = 0.04
"""The gain by which what was chosen may lead and still have a rival: headers that mean the same differ by less."""


def read_columns(headers: Sequence[str], contents: Sequence[Contents]) -> tuple[ColumnRead, ...]:
    """Read each column of a table as a field, from the headers and what the cells beneath them hold."""
    given, headers = headers, _over_texts(headers, contents)
    has_header = any(header.strip() for header in headers)
    own = _own_headers(headers, contents)
    scores = [_scores(h, c, has_header=has_header) for h, c in zip(own, contents, strict=True)]
    _tell_periods_apart(headers, scores)
    _tell_levels_apart(contents, scores)
    _tell_aims_apart(contents, scores)
    if not has_header:
        _tell_texts_apart(scores)
    gains = _gains(scores)
    slots = [_SLOTS[j] if j is not None else "other" for j in best_assignment(gains)]
    rivals = _rivals(headers, gains, slots)
    slots = _read_alone(headers, contents, slots)
    slots = fill_roles(headers, contents, slots)
    fields = _numbered_in_order(own, contents, _resolve_references(headers, contents, slots))
    read = (
        how_sure(Decision(header, field, slot, score, rival, held), has_header=has_header)
        for header, field, slot, score, rival, held in zip(
            headers, fields, slots, scores, rivals, contents, strict=True
        )
    )
    return tuple(replace(column, header=header) for column, header in zip(read, given, strict=True))


def _over_texts(headers: Sequence[str], contents: Sequence[Contents]) -> list[str]:
    """The headers, one of actions or objectives over a column of numbers also over the text that they number beside it.

    Nothing is over that text then: the header was set over both, and has room over the numbers.
    """
    found = list(headers)
    for place in range(1, len(headers)):
        header, held = headers[place - 1], contents[place]
        is_text = held.words >= SAYS_SOMETHING and held.references < MOSTLY
        is_numbered = contents[place - 1].references >= MOSTLY
        if not headers[place].strip() and is_text and is_numbered:
            found[place] = header if exact_meanings(header).keys() & {"action", "objective"} else ""
    return found


def _own_headers(headers: Sequence[str], contents: Sequence[Contents]) -> list[str]:
    """The headers, none for a column of numbers that only shares the header of the text beside it."""
    beside = [*headers, ""][1:]
    return [
        "" if header and header == following and held.references >= MOSTLY else header
        for header, following, held in zip(headers, beside, contents, strict=True)
    ]


def _scores(header: str, contents: Contents, *, has_header: bool) -> dict[str, float]:
    """Score (0 to about 1.3) of each field for a column; `other` where the vocabulary says so."""
    if is_period(header) and contents.dates < 0.5:
        return {"other": PERIOD}
    found = _possible(header, contents)
    said = max(found.values(), default=0.0)
    for evidence in BESIDE_HEADER:
        if evidence.field in found and evidence.holds(contents):
            found[evidence.field] += evidence.weight
    if said < THRESHOLD or (max(found.values(), default=0.0) < THRESHOLD and contents.ratings < 0.5):
        telling = NAMED if normal_form(header) else UNNAMED if has_header else HEADERLESS
        for evidence in telling:
            if evidence.holds(contents):
                found[evidence.field] = max(found.get(evidence.field, 0.0), evidence.weight)
    return found


def _possible(header: str, contents: Contents) -> dict[str, float]:
    """What a column may be: as its header means, and what cells of its kind are under any header."""
    found = {meaning.field: meaning.score for meaning in meanings(header)}
    if contents.references >= MOSTLY and found.keys() & {"action", "objective"}:
        found.setdefault("ref", NUMBERED)
    if "ref" in found:
        found.setdefault("objective_ref", 0.8 * found["ref"])
        found.setdefault("action_ref", 0.8 * found["ref"])
    if contents.dates >= DATED and contents.words <= FEW and contents.codes < 0.5:
        found.setdefault("target_date", DATED_ALONE)
    if contents.instructs >= OFTEN and contents.words >= SAYS_SOMETHING and not exact_meanings(header):
        found.setdefault("action", INSTRUCTING)
    return found


def _tell_periods_apart(headers: Sequence[str], scores: Sequence[dict[str, float]]) -> None:
    """Of several action columns of different years the first is `action`, the others are `later_actions`."""
    periods = {
        i: period_of(headers[i]) or (0, 0)
        for i, score in enumerate(scores)
        if score.get("action", 0.0) >= LIKELY
    }
    starts = sorted({first for first, _ in periods.values()})
    for i, (first, last) in periods.items():
        if len(starts) > 1 and (first, last) != min(periods.values()):
            scores[i]["later_actions"] = scores[i]["action"]
            scores[i]["action"] -= ACTION_BONUS
        else:
            scores[i].pop("later_actions", None)


def _tell_levels_apart(contents: Sequence[Contents], scores: Sequence[dict[str, float]]) -> None:
    """Of two columns that may be objective and action, the one at the left that is merged over the other is served."""
    for place, (own, score) in enumerate(zip(contents, scores, strict=True)):
        if not THRESHOLD <= score.get("action", 0.0) < KNOWN:
            continue
        for other, finer in zip(contents[place + 1 :], scores[place + 1 :], strict=True):
            is_finer = other.words >= SAYS_ENOUGH and own.share_filled <= COARSER * other.share_filled
            said = max(finer.get("objective", 0.0), finer.get("action", 0.0))
            if is_finer and THRESHOLD <= said < KNOWN:
                score["objective"] = max(score.get("objective", 0.0), score.pop("action"))
                finer["action"] = said
                finer.pop("objective", None)
                return


def _tell_aims_apart(contents: Sequence[Contents], scores: Sequence[dict[str, float]]) -> None:
    """What may be objective or outcome ("What we want to achieve") is the outcome if it stands behind the action."""
    action = next((i for i, score in enumerate(scores) if score.get("action", 0.0) >= LIKELY), len(scores))
    for own, score in zip(contents[action + 1 :], scores[action + 1 :], strict=True):
        is_own = own.share_filled > COARSER * contents[action].share_filled
        if is_own and score.get("expected_outcome", 0.0) >= THRESHOLD:
            score.pop("objective", None)


def _tell_texts_apart(scores: Sequence[dict[str, float]]) -> None:
    """Without headers, texts before the officers and dates are objective then action; those behind, progress."""
    texts = [i for i, score in enumerate(scores) if "action" in score and "lead_officer" not in score]
    facts = [i for i, score in enumerate(scores) if score.keys() & WHO_AND_WHEN]
    before = [i for i in texts if not facts or i < facts[0]] or texts
    for i in texts:
        allowed = "progress"
        if i in before:
            allowed = "objective" if len(before) > 1 and i == before[0] else "action"
        for field in {"objective", "action", "progress"} - {allowed}:
            scores[i].pop(field, None)


def _gains(scores: Sequence[Mapping[str, float]]) -> list[list[float]]:
    """What giving each column to each slot is worth."""
    gains = []
    for place, score in enumerate(scores):
        least = max(THRESHOLD, score.get("other", 0.0)) + FURTHER * place
        gains.append([_gain(slot, score.get(slot, 0.0), least) for slot in _SLOTS])
    return gains


def _gain(slot: str, score: float, least: float) -> float:
    """What giving a column to a slot is worth beside `other`; the bonus is for what is good enough without it."""
    bonus = ACTION_BONUS if slot == "action" and score >= THRESHOLD else 0.0
    return max(0.0, score + bonus - least + LEAST) if score >= THRESHOLD else 0.0


def _rivals(headers: Sequence[str], gains: Sequence[Sequence[float]], slots: Sequence[str]) -> list[str]:
    """For each column what would have done nearly as well: another field for it, or another column in its place."""
    places = [_SLOTS.index(slot) if slot != "other" else None for slot in slots]
    free = [j for j in range(len(_SLOTS)) if j not in places]
    rivals = [""] * len(slots)
    for i, place in enumerate(places):
        if place is None:
            continue
        enough = gains[i][place] - NARROW
        fields = [_SLOTS[j] for j in free if gains[i][j] > max(0.0, enough)]
        others = [
            headers[k]
            for k, taken in enumerate(places)
            if k != i and gains[k][place] - (gains[k][taken] if taken is not None else 0.0) > max(0.0, enough)
        ]
        rivals[i] = next(iter(fields + others), "")
    return rivals


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


def _resolve_references(
    headers: Sequence[str], contents: Sequence[Contents], slots: Sequence[str]
) -> list[str]:
    """Fields from slots: a reference is the objective's where the table has one, unless it numbers the actions."""
    fields = list(slots)
    if "ref" in fields:
        place = fields.index("ref")
        numbers_actions = "objective" not in fields or _numbers_actions(place, headers, contents, fields)
        wanted = ("action_ref", "objective_ref") if numbers_actions else ("objective_ref", "action_ref")
        fields[place] = next((field for field in wanted if field not in fields), "other")
    return ["target_date" if field == "start_date" else field for field in fields]


def _numbered_in_order(headers: Sequence[str], contents: Sequence[Contents], fields: list[str]) -> list[str]:
    """Of two columns of references whose headers don't say of what, the first is of the objective if that is first."""
    texts = [field for field in fields if field in ("objective", "action")]
    references = [
        place
        for place, (header, held, field) in enumerate(zip(headers, contents, fields, strict=True))
        if field in ("objective_ref", "action_ref")
        or (field == "other" and not header.strip() and _may_refer(held))
    ]
    is_told = any(
        headers[place].strip() and "ref" not in {meaning.field for meaning in meanings(headers[place])}
        for place in references
    )
    if is_told or not len(texts) == len(references) == 2:
        return fields
    numbered = dict(zip(references, texts, strict=True))
    return [f"{numbered[place]}_ref" if place in numbered else field for place, field in enumerate(fields)]


def _may_refer(held: Contents) -> bool:
    """Whether cells refer to something: also letters that begin again for each objective."""
    return max(held.references, held.codes - held.marks) >= MOSTLY


def _numbers_actions(
    place: int, headers: Sequence[str], contents: Sequence[Contents], fields: Sequence[str]
) -> bool:
    """Whether a reference beside an objective is the action's, which it numbers from under a header.

    It stands right before the action, or on each of the rows that one objective holds for.
    """
    if not headers[place].strip() or "action" not in fields:
        return False
    objective = contents[fields.index("objective")]
    is_finer = contents[place].rows_each <= COARSER * objective.rows_each
    return is_finer or place == fields.index("action") - 1
