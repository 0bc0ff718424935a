"""The officer vocabularies of data/reference, ready for look-up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from extractors.vocabularies import entries
from normalise.language import TermMatcher
from normalise.plan import OfficerKind, Role

__all__ = ["Acronym", "acronym", "names_with_and", "phrases", "plural", "term_matcher", "terms"]

PhraseUse = Literal["between", "label", "bracket", "nobody", "unnamed"]

FILES = {"post": "posts", "team": "teams", "body": "bodies"}


@dataclass(frozen=True, slots=True)
class Acronym:
    """A national abbreviation: what it usually means. It tells a kind; it never changes a name."""

    name: str
    kind: OfficerKind | Literal["field"]


def plural(term: str) -> str:
    """Give the plural of an English term, by its last word."""
    if term.endswith(("s", "x", "ch")):
        return term + "es"
    return term[:-1] + "ies" if term.endswith("y") and term[-2:-1] not in "aeiou" else term + "s"


@cache
def terms() -> Mapping[str, frozenset[str]]:
    """Give the terms by label: vocabulary and use ("post-head", "post-of", "team-field", "body-name" ...)."""
    found: dict[str, set[str]] = {}
    for vocabulary, file in FILES.items():
        for row in entries(file):
            term, label = row["term"].replace("'", "’"), f"{vocabulary}-{row['use']}"
            found.setdefault(label, set()).add(term)
            if label in ("post-head", "post-alone") and not term.endswith("s"):
                found[label].add(plural(term))
    return {label: frozenset(values) for label, values in found.items()}


@cache
def term_matcher() -> TermMatcher:
    """Build the matcher of all terms."""
    return TermMatcher({label: sorted(values) for label, values in terms().items()})


@cache
def names_with_and() -> re.Pattern[str]:
    """Match a post's or body's name that holds an "and", which must not separate."""
    named = {term for label in ("post-alone", "body-name", "body-alone") for term in terms()[label]}
    options = "|".join(re.escape(term) for term in sorted(named) if re.search(r"\band\b|&", term))
    return re.compile(rf"\b(?:{options})\b".replace(r"\ and\ ", r"\ (?:and|&)\ "), re.IGNORECASE)


@cache
def _acronyms() -> Mapping[str, Acronym]:
    return {row["abbreviation"]: Acronym(row["name"], row["kind"]) for row in entries("acronyms")}  # type: ignore[arg-type]


def acronym(text: str) -> Acronym | None:
    """Look a national abbreviation up, in its singular if need be."""
    found = _acronyms()
    return found.get(text) or found.get(text.upper()) or found.get(text.rstrip("s")) or None


@cache
def phrases(use: PhraseUse) -> Mapping[str, Role | None]:
    """Give the phrases of one use, each with the role that it gives; None where it changes no role."""
    return {
        row["phrase"]: cast(Role, row["role"]) if row["role"] in get_args(Role) else None
        for row in entries("officer_phrases")
        if row["use"] == use
    }
