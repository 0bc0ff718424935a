"""Head nouns: what a phrase names, by the post, team or body words that it begins and ends with."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from normalise.glossary.abbreviations import is_abbreviation
from normalise.glossary.reading import Glossary
from normalise.language import Term
from normalise.officers.persons import is_initials, is_person
from normalise.officers.vocabulary import acronym, term_matcher
from normalise.plan import OfficerKind

__all__ = [
    "ALONE",
    "LONGEST_INITIALS",
    "MASKED",
    "PLURAL",
    "POST_ENDS",
    "Phrase",
    "is_abbreviated",
    "is_abbreviation_of_field",
    "is_of_person",
    "kind_of",
    "looks_abbreviated",
    "read_phrase",
]

MAX_NHS_WORDS = 4
"""A longer phrase that begins with "NHS" is more than the name of a place's health service."""
MAX_PHRASE = 300
"""Characters; a longer text names nobody and is not looked into."""
LONGEST_INITIALS = 3
"""Longer words in capitals may be plain words of the vocabularies ("LEGAL")."""
LAST_POST_START = 3
"""A post may begin at the fourth token ("Joint Asst. Director ...", where the point is one)."""
MASKED = r"[\ue000-\uf8ff]"
"""A bracket in a phrase, masked: it qualifies the officer and holds no head noun."""
ALL = re.compile(r"^(?:all|each|every|everyone|whole|holl|pob|pawb)\b\s*(?:of\s+)?(?:the\s+)?", re.IGNORECASE)
PLURAL = re.compile(r".*[^s’'u]s|staff|people|public")
BODY_ENDS = frozenset({"body-head", "body-name"})
POST_ENDS = frozenset({"post-head", "post-alone"})
BODIES_ALONE = frozenset({"body-alone", "body-name"})
ALONE = frozenset({"post-alone", "body-alone", "body-name"})
TEAM_ENDS = frozenset({"team-head", "team-heads"})
OPEN_STARTS = frozenset({"post-of", "body-of", "team-start", "body-start"})
PREPOSITIONS = frozenset({"of", "from", "in", "within", "with", "at", "across", "for"})
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
    """In small letters."""
    whole: frozenset[str]
    """Labels of terms that are the whole phrase."""
    starts: frozenset[str]
    """Labels of terms that it begins with, and goes on after."""
    ends: frozenset[str]
    """Labels of terms that it ends with, and that something stands before."""
    is_field: bool
    """Every word is one of a field of work ("Personnel & payroll")."""

    @property
    def is_open(self) -> bool:
        """Named by what follows the head noun, which may go on: "Head of Housing", "Director - Children"."""
        dashed = "post-start" in self.starts and ("-" in self.tokens or "–" in self.tokens)
        return bool(self.starts & OPEN_STARTS or dashed) and not self.has_head

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
        is_of_nhs = self.tokens[:1] == ("nhs",) and 1 < len(self.tokens) <= MAX_NHS_WORDS
        return is_of_nhs or bool(self.whole & ALONE or self.ends & (POST_ENDS | BODY_ENDS | TEAM_ENDS))


@lru_cache(maxsize=65536)
def read_phrase(text: str) -> Phrase:
    """Find the vocabulary terms in a phrase; its brackets and a leading "the" or "all" do not count."""
    if len(text) > MAX_PHRASE:
        return Phrase(text, False, (), frozenset(), frozenset(), frozenset(), False)
    plain = re.sub(rf"\s*(?:\([^()]*\)|{MASKED})", "", text).replace("'", "’").strip(" .,;:*†")
    plain = re.sub(r"^the\s+", "", plain, flags=re.IGNORECASE)
    rest = ALL.sub("", plain)
    words, found = term_matcher().find(rest)
    tokens, count = tuple(word.lower() for word in words), len(words)
    field = {i for t in found if t.label == "team-field" for i in range(t.start, t.end)}
    return Phrase(
        rest,
        rest != plain,
        tokens,
        frozenset(t.label for t in found if t.start == 0 and t.end == count),
        frozenset(label for t in found if t.end < count for label in _start_labels(t, tokens)),
        frozenset(t.label for t in found if t.start > 0 and t.end == count) | _acronym_at_end(words),
        bool(field) and all(i in field or token in SMALL for i, token in enumerate(tokens)),
    )


def _start_labels(term: Term, tokens: tuple[str, ...]) -> Iterator[str]:
    """Give the labels of a term near the start: a word may qualify a post ("Joint Head of")."""
    if term.start == 0 or (term.start == 1 and term.label == "post-of"):
        yield term.label
    if term.label in POST_ENDS and term.start <= LAST_POST_START:
        yield "post-start"
        if tokens[term.end] in PREPOSITIONS:
            yield "posts-within" if PLURAL.fullmatch(tokens[term.end - 1]) else "post-within"


def _acronym_at_end(words: tuple[str, ...]) -> frozenset[str]:
    """Label the national abbreviation that a phrase ends with ("Northmoor CCG")."""
    known = acronym(words[-1]) if len(words) > 1 and is_abbreviation(words[-1]) else None
    return frozenset() if known is None or known.kind == "field" else frozenset({f"{known.kind}-head"})


def is_of_person(text: str) -> bool:
    """Tell whether a text, its brackets aside, is a person's name."""
    return is_person(read_phrase(text).text)


def looks_abbreviated(text: str) -> bool:
    """Tell whether an officer is an abbreviation: one word, mostly initials, and no plain word in capitals."""
    if not is_abbreviation(text):
        return False
    phrase = read_phrase(text)
    if phrase.is_all:
        return False
    is_word_in_capitals = text.isupper() and len(text) > LONGEST_INITIALS and bool(phrase.whole)
    return not is_word_in_capitals or acronym(text) is not None or "body-name" in phrase.whole


def is_abbreviated(text: str, glossary: Glossary) -> bool:
    """Tell whether an officer is an abbreviation, or one of the glossary's with spaces in it ("HR & P")."""
    return looks_abbreviated(text) or (text.isupper() and glossary.expand(text) is not None)


def is_abbreviation_of_field(text: str, glossary: Glossary) -> bool:
    """Tell whether an abbreviation names a field of work (HR, IT), which may stand before "and ... Team"."""
    expansion = glossary.expand(text)
    if expansion is not None:
        phrase = read_phrase(expansion)
        return not (phrase.has_head or phrase.is_open)
    known = acronym(text)
    return known is not None and known.kind == "field"


def _is_plural_start(phrase: Phrase) -> bool:
    """Tell whether the post that a phrase begins with is in the plural ("Heads of Service")."""
    first = re.split(r" (?:of|for) ", phrase.text.lower())[0]
    return PLURAL.fullmatch(first) is not None


def _ends(
    labels: frozenset[str], alone: frozenset[str] = frozenset(), *, is_plural: bool
) -> Callable[[Phrase], bool]:
    def test(phrase: Phrase) -> bool:
        ends = phrase.whole & (labels | alone) or phrase.ends & labels
        return bool(ends) and is_plural == bool(PLURAL.fullmatch(phrase.tokens[-1]))

    return test


def _is_health_body(phrase: Phrase) -> bool:
    return bool({"nhs", "police", "council", "ccg"} & set(phrase.tokens))


def _is_lone_body(phrase: Phrase) -> bool:
    is_plural = PLURAL.fullmatch(phrase.tokens[-1]) is not None
    return "body-alone" in phrase.whole and "post-alone" not in phrase.whole and not is_plural


def _begins_with_acronym_of_post(phrase: Phrase) -> bool:
    known = acronym(phrase.text.split()[0])
    return known is not None and known.kind == "post"


KINDS: tuple[tuple[str, OfficerKind, Callable[[Phrase], bool]], ...] = (
    ("all of them", "group", lambda p: p.is_all),
    ("a person's name", "person", lambda p: is_person(p.text)),
    ("somebody's office", "team", lambda p: p.tokens[:2] == ("office", "of")),
    ("a body's own name", "body", lambda p: "body-name" in p.whole),
    ("posts of a field", "group", lambda p: "post-of" in p.starts and _is_plural_start(p)),
    ("a post of a field", "post", lambda p: "post-of" in p.starts),
    ("a body that stands alone", "body", _is_lone_body),
    ("a field of work alone", "team", lambda p: "team-field" in p.whole and not p.whole & ALONE),
    ("ends in posts", "group", _ends(POST_ENDS, is_plural=True)),
    ("ends in a post", "post", _ends(POST_ENDS, is_plural=False)),
    ("ends in a body's name", "body", lambda p: "body-name" in p.ends),
    ("a body of something", "body", lambda p: bool(p.starts & {"body-of", "body-start"})),
    ("a team, in Welsh", "team", lambda p: "team-start" in p.starts),
    ("posts somewhere", "group", lambda p: "posts-within" in p.starts),
    ("a post somewhere", "post", lambda p: "post-within" in p.starts),
    ("ends in bodies", "group", _ends(BODY_ENDS, BODIES_ALONE, is_plural=True)),
    ("ends in a body", "body", _ends(BODY_ENDS, BODIES_ALONE, is_plural=False)),
    (
        "a director of what follows",
        "post",
        lambda p: p.tokens[0] in {"director", "head"} and len(p.tokens) > 1,
    ),
    ("ends in teams", "group", lambda p: "team-heads" in p.whole | p.ends),
    ("ends in a team", "team", lambda p: "team-head" in p.whole | p.ends),
    ("a post, then its field", "post", lambda p: "post-start" in p.starts or _begins_with_acronym_of_post(p)),
    ("only fields of work", "team", lambda p: p.is_field),
    ("a health service, police or council", "body", _is_health_body),
)


@lru_cache(maxsize=65536)
def kind_of(text: str) -> OfficerKind:
    """Say what a name that is no abbreviation names, by the first evidence that holds."""
    bare = re.sub(rf"\s*(?:\([^()]*\)|{MASKED})", "", text).strip()
    first = bare.split(",")[0]
    phrase = read_phrase(first)
    if not (phrase.has_head or phrase.is_open):
        phrase = read_phrase(bare)
    if not phrase.tokens:
        return "group" if phrase.is_all else "unknown"
    if is_initials(first):
        return "person"
    return next((kind for _, kind, test in KINDS if test(phrase)), "unknown")
