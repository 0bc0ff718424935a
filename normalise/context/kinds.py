"""Says what kind of plan a text names: equality, climate, housing ..., by the words of plan_kinds.csv."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import cast

from extractors.vocabularies import entries
from normalise.plan import PlanKind
from normalise.text import key

__all__ = ["find_kind"]

# What a title calls the document itself; the words before it say of what it is.
_NOUN = re.compile(
    r"\b(?:(?:action |delivery |implementation |improvement |business |service |performance )?plans?|strategy|scheme"
    r"|programme|framework|policy|charter|assessment|report|review|statement|cynllun|strategaeth|rhaglen)\b"
)


@cache
def _kinds() -> Mapping[str, PlanKind]:
    return {row["words"]: cast(PlanKind, row["kind"]) for row in entries("plan_kinds")}


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_kinds(), key=lambda words: -len(words))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def find_kind(text: str) -> PlanKind:
    """Give the kind of plan that a title or heading names; `unknown` if it names none.

    Of several the one right before the first word for a plan counts ("Housing Equality Scheme" is an equality scheme),
    else the first after it ("Strategy for Housing and Health").
    """
    plain = key(text).replace("&", "and").replace("/", " ")
    found = list(_pattern().finditer(plain))
    if not found:
        return "unknown"
    nouns = [noun.start() for noun in _NOUN.finditer(plain)]
    before = [one for one in found if nouns and one.start() < nouns[0]]
    return _kinds()[(before[-1] if before else found[0])[0]]
