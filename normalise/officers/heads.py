"""Head nouns: what a phrase names, by the post, team or body words that it begins and ends with."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from normalise.abbreviations import is_abbreviation
from normalise.glossary import Glossary
from normalise.officers.persons import is_initials, is_person
from normalise.officers.vocabulary import acronym, term_matcher
from normalise.plan import OfficerKind

__all__ = ["MASKED", "Phrase", "is_abbreviation_of_field", "kind_of", "looks_abbreviated", "read_phrase"]

MASKED = r"[\ue000-\uf8ff]"
"""A bracket in a phrase, masked: it qualifies the officer and holds no head noun."""
ALL = re.compile(r"^(?:all|each|every|everyone|holl|pawb)\b\s*(?:of\s+)?(?:the\s+)?", re.IGNORECASE)
PLURAL = re.compile(r".*[^s’'u]s")
BODY_ENDS = frozenset({"body-head", "body-name"})
POST_ENDS = frozenset({"post-head", "post-alone"})
BODIES_ALONE = frozenset({"body-alone", "body-name"})
ALONE = frozenset({"post-alone", "body-alone", "body-name"})
SMALL = frozenset(
    ("and", "&", "of", "for", "the", "in", "to", ",", "-", "–", "’s", "'s", "’", "a", "ac", "y")
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase with the vocabulary terms at its ends."""

    text: str
    """Without brackets, a leading "the" or "all", and punctuation at the end."""
    is_all: bool
    """Begins with "all"."""
    tokens: tuple[str, ...]
    whole: frozenset[str]
    """Labels of terms that are the whole phrase."""
    starts: frozenset[str]
    """Labels of terms that it begins with, and goes on after."""
    ends: frozenset[str]
    """Labels of terms that it ends with, and that something stands before."""
    is_field: bool
    """Every word is one of a field of work ("Personnel & payroll")."""

    @property
    def is_open_post(self) -> bool:
        """A post named by its field, which may go on: "Head of Housing", "Director - Children"."""
        dashed = "post-start" in self.starts and ("-" in self.tokens or "–" in self.tokens)
        return ("post-of" in self.starts or dashed) and not self.has_head

    @property
    def is_post(self) -> bool:
        """A post, or several of a kind."""
        return bool(self.whole & POST_ENDS or self.ends & POST_ENDS or "post-of" in self.starts)

    @property
    def is_body(self) -> bool:
        """Ends in the word of a body."""
        return bool(self.whole & BODIES_ALONE or self.ends & BODY_ENDS) and not self.is_post

    @property
    def has_head(self) -> bool:
        """Ends in a post, team or body word with something before it, or is a term that stands alone."""
        return bool(self.whole & ALONE or self.ends & (POST_ENDS | BODY_ENDS | {"team-head"}))


@lru_cache(maxsize=65536)
def read_phrase(text: str) -> Phrase:
    """Find the vocabulary terms in a phrase; its brackets and a leading "the" or "all" do not count."""
    plain = re.sub(rf"\s*(?:\([^()]*\)|{MASKED})", "", text).replace("'", "’").strip(" .,;:*†")
    plain = re.sub(r"^the\s+", "", plain, flags=re.IGNORECASE)
    rest = ALL.sub("", plain)
    is_all, plain = rest != plain, rest
    tokens, found = term_matcher().find(plain)
    count = len(tokens)
    field = {i for t in found if t.label == "team-field" for i in range(t.start, t.end)}
    starts = {t.label for t in found if t.start == 0 and t.end < count}
    if any(t.label in POST_ENDS for t in found if t.start <= 2 and t.end < count):
        starts.add("post-start")
    return Phrase(
        plain,
        is_all,
        tuple(token.lower() for token in tokens),
        frozenset(t.label for t in found if t.start == 0 and t.end == count),
        frozenset(starts),
        frozenset(t.label for t in found if t.start > 0 and t.end == count),
        bool(field) and all(i in field or token.lower() in SMALL for i, token in enumerate(tokens)),
    )


def looks_abbreviated(text: str) -> bool:
    """Say whether an officer is an abbreviation: one word, mostly initials, and no plain word in capitals."""
    if not is_abbreviation(text):
        return False
    if acronym(text) or not text.isupper():
        return True
    phrase = read_phrase(text)
    return not phrase.whole


def is_abbreviation_of_field(text: str, glossary: Glossary) -> bool:
    """Say whether an abbreviation names a field of work (HR, IT), which may stand before "and ... Team"."""
    expansion = glossary.expand(text)
    if expansion is not None:
        phrase = read_phrase(expansion)
        return not (phrase.has_head or phrase.is_open_post)
    known = acronym(text)
    return known is not None and known.kind == "field"


def _is_open_or_alone(phrase: Phrase) -> bool:
    return "post-of" in phrase.starts and not _is_plural_start(phrase)


def _is_plural_start(phrase: Phrase) -> bool:
    first = phrase.text.lower().split(" of ")[0].split(" for ")[0]
    return PLURAL.fullmatch(first) is not None


def _ends(
    labels: frozenset[str], alone: frozenset[str] = frozenset(), *, is_plural: bool
) -> Callable[[Phrase], bool]:
    def test(phrase: Phrase) -> bool:
        return bool(phrase.whole & (labels | alone) or phrase.ends & labels) and is_plural == bool(
            PLURAL.fullmatch(phrase.tokens[-1])
        )

    return test


KINDS: tuple[tuple[str, OfficerKind, Callable[[Phrase], bool]], ...] = (
    ("all of them", "group", lambda p: p.is_all),
    ("a person's name", "person", lambda p: is_person(p.text)),
    ("a body's own name", "body", lambda p: "body-name" in p.whole),
    ("several posts of a field", "group", lambda p: "post-of" in p.starts and _is_plural_start(p)),
    ("a post of a field", "post", _is_open_or_alone),
    ("ends in posts", "group", _ends(POST_ENDS, is_plural=True)),
    ("ends in a post", "post", _ends(POST_ENDS, is_plural=False)),
    ("ends in a body's name", "body", lambda p: "body-name" in p.ends),
    ("ends in bodies", "group", _ends(BODY_ENDS, BODIES_ALONE, is_plural=True)),
    ("ends in a body", "body", _ends(BODY_ENDS, BODIES_ALONE, is_plural=False)),
    (
        "a director of what follows",
        "post",
        lambda p: p.tokens[:1] in {("director",), ("head",)} and len(p.tokens) > 1,
    ),
    ("ends in a team", "team", lambda p: "team-head" in p.whole | p.ends),
    ("a post, then its field", "post", lambda p: "post-start" in p.starts),
    ("only fields of work", "team", lambda p: p.is_field),
    ("a health service body", "body", lambda p: bool({"nhs", "police", "council"} & set(p.tokens))),
)


@lru_cache(maxsize=65536)
def kind_of(text: str) -> OfficerKind:
    """Say what a name that is no abbreviation names, by the first evidence that holds."""
    bare = re.sub(rf"\s*(?:\([^()]*\)|{MASKED})", "", text).strip()
    first = bare.split(",")[0]
    phrase = read_phrase(first)
    if not phrase.tokens:
        return "group" if phrase.is_all else "unknown"
    if is_initials(first):
        return "person"
    return next((kind for _, kind, test in KINDS if test(phrase)), "unknown")
