"""Reads a header's meaning from the vocabulary data/reference/columns.csv: which fields it may be, how surely."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from extractors.vocabularies import entries
from normalise.columns.periods import names_time, without_times
from normalise.columns.questions import asked_for, is_question
from normalise.text import RAISED_DIGITS

__all__ = [
    "Meaning",
    "exact_meanings",
    "is_known_header",
    "kind_named",
    "meanings",
    "normal_form",
    "reads_alone_as",
    "sure_field",
]

CACHE_SIZE = 50_000  # headers repeat, within a plan and among the plans of a council
MIN_LIKENESS = 86.0
"""Of 100: two letters of a word of eight changed places. A short word of one edit is another ("cost", "host")."""
SIMILAR = 0.9  # what a match by likeness is worth beside the same words
PART = 0.96  # what one half of a bilingual or double header is worth beside the whole
EXPLAINED = 0.9  # what stands in brackets: "What came of it (actual outcome)"
JOINED = (0.85, 0.75)  # what the first and the later halves of "Issue and risk" are worth beside the whole
HEAD = 0.8  # what a known noun is worth as the head of a longer header: "Housing actions"
OPENING = 0.62  # and as its first words: "Action for each service"
SHORTEST = (
    3  # letters of a known phrase that says something wherever it stands; "no" only behind what it numbers
)
SURE = 0.9  # what a label must be worth to name a field with nothing beside it that tells
MOST_BROKEN = 5  # words of a header that a narrow column may have broken
PRICED = 0.7  # what a sign of money says of a header that nothing knows: "Growth Fund £"
LONG_PHRASE = 4  # words of a known phrase from which it says enough alone: "how will we know ..."

_BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]")
_IS = re.compile(r"\b(who|what|how|when|where|why|it|that)'s\b")
_CONTRACTIONS = {"'ll ": " will ", "'d ": " would ", "'re ": " are ", "'ve ": " have "}
_WITHOUT_MARKS = str.maketrans("", "", RAISED_DIGITS)
_TOKEN = re.compile(r"[^\W\d_][\w'-]*|[%#]")
_QUARTER = re.compile(r"^q[1-4]$")
_AND = re.compile(r"\s+(?:and|&|plus|ac)\s+", re.IGNORECASE)
_PARTS = re.compile(r"\s*[\n/|•]\s*|\s+[-–—]\s+")
_STOP = frozenset(
    ("the", "a", "an", "our", "your", "this", "these", "its", "their", "and", "or", "s", "y", "yr", "of")
)
_COUNT = re.compile(
    r"\W*(?:(?:the|total|overall)\s+)*(?:nos?|nrs?|numbers?)\.?\s+of\s+(?!the\b)", re.IGNORECASE
)
"""A header of figures that count something ("No. of staff"); "Number of the action" names one."""
_COUNTED = frozenset(("ref", "objective_ref", "action_ref", "objective", "action"))
"""What such figures are not, whatever it is that they count."""
_CLAUSES = ("if", "that", "which", "when", "where", "while", "until")
_BOUNDS = frozenset(("of", "for", "to", "by", "in", "on", "with", "from", "at", "as", "against", *_CLAUSES))
"""Words that end a header's noun phrase: its head stands before them ("Risk if not done")."""
_QUESTIONS = frozenset(("what", "how", "who", "when", "why", "where", "which"))
_TAIL = frozenset(("at", "to", "for", "in", "by", "as", "from"))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a header may mean: the field, how surely (0 to 1), and whether in the vocabulary's own words."""

    field: str
    score: float
    is_exact: bool


@lru_cache(maxsize=CACHE_SIZE)
def _singular(token: str) -> str:
    if len(token) > 3 and token.endswith("s") and not token.endswith(("ss", "us", "is")):
        return token[:-1]
    return token


def _undated(text: str) -> str:
    lowered = (
        text.lower().replace("’", "'").replace("time scale", "timescale").replace("time frame", "timeframe")
    )
    if "'" in lowered:
        lowered = _IS.sub(r"\1 is", lowered)
        for short, long in _CONTRACTIONS.items():
            lowered = lowered.replace(short, long)
    return without_times(lowered)


def _tokens(text: str) -> list[str]:
    lowered = _undated(text).translate(_WITHOUT_MARKS)
    return [_singular(token.strip("'-")) for token in _TOKEN.findall(lowered)]


def normal_form(text: str) -> str:
    """The header's words as the vocabulary is looked up: lower case, singular, no years, months or small words."""
    tokens = [token for token in _tokens(text) if token and token not in _STOP]
    plain = [token for token in tokens if not _QUARTER.match(token)] or tokens
    while len(plain) > 1 and plain[-1] in _TAIL and names_time(text):
        plain.pop()  # "Progress at March 2012"; "Action by" keeps its last word
    return " ".join(plain) or ("£" if "£" in text else "")


@cache
def _vocabulary() -> Mapping[str, tuple[tuple[str, float], ...]]:
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for row in entries("columns"):
        fields = found[normal_form(row["header"])]
        fields[row["field"]] = max(float(row["weight"]), fields.get(row["field"], 0.0))
    return {phrase: tuple(fields.items()) for phrase, fields in found.items() if phrase}


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(_vocabulary())


@cache
def _alone() -> Mapping[str, str]:
    return {normal_form(row["header"]): row["alone"] for row in entries("columns") if row["alone"]}


def reads_alone_as(header: str) -> str:
    """The field that the header means where its column is the table's only one of text; "" if that is no other."""
    form = normal_form(header)
    found = _alone().get(form, "")
    return found or next((field for phrase, field in _alone().items() if form.startswith(phrase + " ")), "")


def is_known_header(text: str) -> bool:
    """Whether these words, or some close to them, are known as a header of an action table or of another."""
    return any(m.is_exact or m.score >= HEAD for m in meanings(text)) or kind_named(text) is not None


@cache
def _kinds() -> Mapping[str, tuple[str, float]]:
    return {normal_form(row["header"]): (row["kind"], float(row["weight"])) for row in entries("tables")}


def kind_named(header: str) -> tuple[str, float] | None:
    """The kind of table, other than of actions, that a header speaks for, and how strongly; None for none."""
    return _kinds().get(normal_form(header))


def _readings(header: str) -> Iterator[tuple[str, float]]:
    """The ways to read a header, each with what it is worth: whole, without and in brackets, its parts."""
    yield normal_form(header), 1.0
    bare = _BRACKETS.sub(" ", header)
    if bare != header:
        yield normal_form(bare), 1.0
        yield from ((normal_form(inside), EXPLAINED) for inside in _BRACKETS.findall(header))
    parts = [part for part in _PARTS.split(bare) if part.strip()]
    if len(parts) > 1:
        for part in parts:
            yield normal_form(part), PART


def _head(text: str) -> tuple[str, str]:
    """The words of a noun phrase up to its first preposition, and that; a question has no head."""
    tokens = _tokens(_AND.split(_BRACKETS.sub(" ", text))[0])
    if not tokens or tokens[0] in _QUESTIONS:
        return "", ""
    end = next((i for i, token in enumerate(tokens) if token in _BOUNDS and i), len(tokens))
    return " ".join(token for token in tokens[:end] if token not in _STOP), " ".join(tokens[end : end + 1])


def _within(header: str) -> Iterator[tuple[str, float]]:
    """Known phrases inside a header that is not known itself, with what each says of the whole.

    One that names what its head is for ("measures to") says more than the head alone.
    """
    form, (head, bound) = normal_form(header), _head(header)
    known = {phrase for phrase in _runs(form.split()) if phrase != form and phrase in _vocabulary()}
    purposes = [p for p in known if bound and " " in p and f" {head} {bound}".endswith(f" {p}")]
    for phrase in known:
        words = phrase.count(" ") + 1
        is_head = f" {head}".endswith(f" {phrase}") and not any(p.startswith(phrase) for p in purposes)
        if len(phrase) < SHORTEST and not is_head:
            continue
        if words >= LONG_PHRASE:
            yield phrase, HEAD + 0.1
        elif is_head or phrase in purposes:
            yield phrase, HEAD + 0.02 * words
        elif form.startswith(phrase + " ") and not (words == 1 and is_question(header)):
            yield phrase, OPENING + 0.05 * words if words > 1 else OPENING


def _runs(words: Sequence[str]) -> set[str]:
    """The words that follow each other, as phrases of any length."""
    ends = range(1, len(words) + 1)
    return {" ".join(words[start:end]) for end in ends for start in range(end)}


def _joined(header: str) -> Iterator[tuple[str, float]]:
    """The halves of a header that names two things: "Issue and risk"; a question names one."""
    halves = [half for half in _AND.split(_BRACKETS.sub(" ", header)) if half.strip()]
    if len(halves) > 1 and not is_question(header):
        for place, half in enumerate(halves):
            yield normal_form(half), JOINED[min(place, 1)]


def _similar(form: str) -> Iterator[tuple[str, float]]:
    if len(form) < 5:
        return
    for phrase, likeness, _ in process.extract(
        form, _phrases(), scorer=fuzz.ratio, score_cutoff=MIN_LIKENESS, limit=5
    ):
        yield phrase, SIMILAR * likeness / 100
    if " " in form:
        alike = process.extract(form, _phrases(), scorer=fuzz.token_sort_ratio, score_cutoff=94.0, limit=5)
        for phrase, likeness, _ in alike:
            yield phrase, SIMILAR * likeness / 100


@lru_cache(maxsize=CACHE_SIZE)
def exact_meanings(header: str) -> Mapping[str, float]:
    """The fields that the vocabulary's own words give a header, each with how surely."""
    best: dict[str, float] = {}
    for form, worth in _readings(header):
        _note(best, form, worth)
    if not best:
        for mended in _mended(header):
            _note(best, normal_form(mended), 1.0)
    return best


def _mended(header: str) -> Iterator[str]:
    """The header with two or three words as one, which a narrow column may have broken: "Respon si bility"."""
    words = header.split()
    if len(words) <= MOST_BROKEN:
        for parts in (2, 3):
            for place in range(len(words) - parts + 1):
                yield " ".join(
                    (*words[:place], "".join(words[place : place + parts]), *words[place + parts :])
                )


def sure_field(label: str) -> str:
    """The field that the vocabulary's own words give a label that stands by itself; "" for none, or a doubtful one."""
    field, score = max(exact_meanings(label).items(), key=lambda known: known[1], default=("", 0.0))
    return field if score >= SURE else ""


@lru_cache(maxsize=CACHE_SIZE)
def meanings(header: str) -> tuple[Meaning, ...]:
    """What the header may mean, the surest first; nothing for a blank or an unknown one.

    The vocabulary's own words first; failing them words like them, known phrases within the header, and what a
    question asks for.
    """
    exact = exact_meanings(header)
    best = dict(exact)
    if not exact:
        for form, worth in _readings(header):
            for phrase, likeness in _similar(form):
                _note(best, phrase, likeness * worth)
        for phrase, worth in (*_joined(header), *_within(header)):
            _note(best, phrase, worth)
        if "£" in header and not best:
            best["resources"] = PRICED
        asked = asked_for(header)
        if asked:
            best[asked[0]] = max(best.get(asked[0], 0.0), asked[1])
        if _COUNT.match(header):
            best = {field: score for field, score in best.items() if field not in _COUNTED}
    found = (Meaning(field, score, bool(exact)) for field, score in best.items())
    return tuple(sorted(found, key=lambda meaning: (-meaning.score, meaning.field)))


def _note(best: dict[str, float], phrase: str, worth: float) -> None:
    for field, weight in _vocabulary().get(phrase, ()):
        best[field] = max(best.get(field, 0.0), weight * worth)
