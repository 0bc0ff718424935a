"""Says which council a document is of, from what it says of itself, and never by a guess."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rapidfuzz import fuzz, process

from extractors.document import Issue
from extractors.vocabularies import entries
from normalise.councils.labels import council_of, council_of_initials, council_spelt_by, labels_of
from normalise.councils.names import Authority, Form, authority, mentions, name_key, names, register
from normalise.plan import Council

__all__ = ["CouncilFound", "UnknownCouncilError", "find_council", "named"]

Source = Literal["title", "running header", "file name", "company", "web address", "text", "override"]

ENOUGH = 0.5
"""Weight from which the evidence names a council: its full name in one place, or its place's name in two."""
LEAD = 0.3
"""How far it must be ahead of the next council."""

# How much each kind of evidence says; a place's name alone is also that of a town, a partnership, a railway station.
_WEIGHTS: dict[tuple[Source, Form], float] = {
    ("title", "council"): 1.0,
    ("title", "place"): 0.5,
    ("running header", "council"): 0.9,
    ("running header", "place"): 0.4,
    ("file name", "council"): 0.8,
    ("file name", "place"): 0.4,
    ("company", "council"): 0.6,
    ("company", "place"): 0.3,
    ("web address", "council"): 0.8,
    ("web address", "place"): 0.4,
}
COUNTY_SHARE = 0.6  # of those weights, for a county's name: it is more often the area than the council
WORD_SHARE = 0.2  # and for places whose names are also words (place_words.csv)
_AREAS = frozenset({"CTY", "COMB", "SRA"})  # counties, combined authorities, the Greater London Authority

_CAPITALS = re.compile(r"\b[A-Z]{4,6}\b")

TEXT_SHARE = 0.6  # of all mentions of councils, that makes one the document's own
TEXT_MENTIONS = 3  # fewer are no more than a hint
TEXT_WEIGHT, TEXT_HINT = 0.6, 0.3


class UnknownCouncilError(ValueError):
    """No council of that name or code is in the register; the message suggests close ones."""


@dataclass(frozen=True, slots=True)
class CouncilFound:
    """The council, what named it, and what was doubtful."""

    council: Council | None
    how: Source | None = None
    """The strongest evidence."""
    doubts: tuple[Issue, ...] = ()


def find_council(
    title: str,
    *,
    running: Sequence[str] = (),
    file_name: str = "",
    company: str = "",
    web_addresses: Sequence[str] = (),
    text: str = "",
    year: int | None = None,
) -> CouncilFound:
    """Find the council whose document this is.

    Args:
        title: the document's title.
        running: its running headers and footers.
        file_name: with or without its ending.
        company: whose program wrote the file, by its properties; a template may come from another council.
        web_addresses: addresses of its links; those in the texts are seen too.
        text: what stands outside tables, or all of it.
        year: a year that the document is of, to tell a council from an earlier one of the same name.
    """
    evidence: dict[str, dict[Source, float]] = defaultdict(dict)
    texts: tuple[tuple[Source, str], ...] = (
        ("title", title),
        *(("running header", line) for line in running),
        ("file name", _as_words(file_name)),
        ("company", company),
    )
    for source, code, weight in _evidence(texts, file_name, [*web_addresses, *running, text], text):
        code = _of_year(code, year)
        evidence[code][source] = max(weight, evidence[code].get(source, 0.0))
    return _decide(evidence)


def _decide(evidence: Mapping[str, Mapping[Source, float]]) -> CouncilFound:
    """The council (by code) with most evidence, where it is enough and leads."""
    ranked = sorted(((sum(by.values()), code) for code, by in evidence.items()), reverse=True)
    if not ranked or ranked[0][0] < ENOUGH:
        return CouncilFound(
            None, None, (Issue("council-unknown", "Nothing in the document names one council."),)
        )
    if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < LEAD:
        both = " or ".join(authority(code).name for _, code in ranked[:2])
        return CouncilFound(None, None, (Issue("council-unclear", f"The document can be of {both}."),))
    code = ranked[0][1]
    how = max(evidence[code], key=lambda source: evidence[code][source])
    return CouncilFound(_council(authority(code)), how, tuple(_doubts(authority(code))))


def _council(one: Authority) -> Council:
    return Council(one.name, one.gss_code)


def _doubts(one: Authority) -> Iterator[Issue]:
    if one.end is not None:
        successors = " and ".join(authority(code).name for code in one.successors)
        yield Issue(
            "council-ended",
            f"{one.name} ended in {one.end:%B %Y}; in its place came {successors}.",
            value=one.name,
        )


def _evidence(
    texts: Iterable[tuple[Source, str]], file_name: str, addresses: Sequence[str], text: str
) -> Iterator[tuple[Source, str, float]]:
    for source, said in texts:
        yield from _named_in(source, said)
    yield from _named_in_one_word(file_name)
    yield from _named_by_address(addresses)
    yield from _dominating(text)


def _named_in(source: Source, text: str) -> Iterator[tuple[Source, str, float]]:
    for mention in mentions(text):
        for code in mention.codes:
            yield source, code, _WEIGHTS[source, mention.form] * _share(code, mention.form)
    for word in _CAPITALS.findall(text):
        if lettered := council_of_initials(word):
            yield source, lettered, _WEIGHTS[source, "place"]


def _share(code: str, form: Form) -> float:
    if form == "council":
        return 1.0
    one = authority(code)
    return WORD_SHARE if one.place in _also_words() else COUNTY_SHARE if one.type in _AREAS else 1.0


@cache
def _also_words() -> frozenset[str]:
    return frozenset(row["place"] for row in entries("place_words"))


def _as_words(file_name: str) -> str:
    """Give a file's name as a title: "west-oxfordshire_action plan.pdf" is "West Oxfordshire Action Plan"."""
    stem = file_name.rsplit(".", 1)[0]
    return " ".join(word[:1].upper() + word[1:] for word in stem.replace("_", " ").replace("-", " ").split())


def _named_in_one_word(file_name: str) -> Iterator[tuple[Source, str, float]]:
    """Read "westsuffolk_plan.pdf"; a name of one word has been seen as a word already."""
    for word in _as_words(file_name).split():
        if code := council_of(word):
            yield "file name", code, _WEIGHTS["file name", "place"] * _share(code, "place")


def _named_by_address(addresses: Sequence[str]) -> Iterator[tuple[Source, str, float]]:
    for label in labels_of(addresses):
        if code := council_of(label):
            yield "web address", code, _WEIGHTS["web address", "council"]
        elif code := council_of_initials(label) or council_spelt_by(label):
            yield "web address", code, _WEIGHTS["web address", "place"]


def _dominating(text: str) -> Iterator[tuple[Source, str, float]]:
    """Give the council that most of the text's mentions name in full."""
    counts = Counter(
        code for mention in mentions(text) if mention.form == "council" for code in mention.codes
    )
    if not counts:
        return
    code, count = counts.most_common(1)[0]
    if count / counts.total() >= TEXT_SHARE:
        yield "text", code, TEXT_WEIGHT if count >= TEXT_MENTIONS else TEXT_HINT


def _of_year(code: str, year: int | None) -> str:
    """Of councils that share a name, the one of that year; without a year the current one."""
    shared = names()[name_key(authority(code).name)].codes
    if len(shared) < 2:
        return code
    existing = [c for c in shared if _existed(authority(c), year)]
    return existing[0] if len(existing) == 1 else code


def _existed(one: Authority, year: int | None) -> bool:
    if year is None:
        return one.end is None
    return (one.start is None or one.start.year <= year) and (one.end is None or year <= one.end.year)


def named(name: str) -> Council:
    """Give the council of that name or code, for the user who says which it is.

    Raises:
        UnknownCouncilError: none has it; the message suggests close names.
    """
    wanted = name.strip()
    for one in register().values():
        if wanted.upper() in (one.code, one.gss_code):
            return _council(one)
    mention = names().get(name_key(wanted))
    codes = mention.codes if mention else ()
    current = [code for code in codes if authority(code).end is None] or list(codes)
    if len(current) == 1:
        return _council(authority(current[0]))
    official = [one.name for one in register().values()]
    close = [authority(code).name for code in current] or [
        match[0] for match in process.extract(wanted, official, scorer=fuzz.WRatio, limit=3)
    ]
    raise UnknownCouncilError(
        f"No council is called {name!r} in the register. Close to it: {', '.join(close)}."
    )
