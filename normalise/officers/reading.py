"""The officers of a cell: each post, team, body or person that it names, by the rules of SCHEMA.md.

A list grammar: `lines` makes lines of the cell, `roles` cuts them at hard separators and says who supports,
`split` decides about "and", "&" and commas, `heads` says what a phrase names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.document import Issue
from normalise.glossary.reading import Glossary
from normalise.officers.heads import LONGEST_INITIALS, MASKED, is_abbreviated, kind_of
from normalise.officers.lines import cell_lines, without_contacts
from normalise.officers.roles import bracket_role, parts_of
from normalise.officers.split import split_officers
from normalise.officers.vocabulary import acronym, phrases
from normalise.plan import Officer, OfficerKind, Role
from normalise.text import RAISED_DIGITS

__all__ = ["OfficersRead", "read_officers"]

LONG_NAME = 14
"""Words; an officer that is longer is likely a sentence."""
FIRST_MASK = 0xE000
MAX_MASKS = 0xF8FF - FIRST_MASK + 1
"""Private characters of Unicode's basic plane."""


@dataclass(frozen=True, slots=True)
class OfficersRead:
    """The officers of a cell in order, and what was doubtful about them."""

    officers: tuple[Officer, ...] = ()
    doubts: tuple[Issue, ...] = ()


@lru_cache(maxsize=65536)
def read_officers(text: str, glossary: Glossary) -> OfficersRead:
    """Read the officers that a cell names.

    Args:
        text: The cell, its paragraphs joined by newlines.
        glossary: The abbreviations of the document.
    """
    officers: dict[Officer, None] = {}
    doubts: dict[Issue, None] = {}
    masked, brackets = _mask(_opened(re.sub(MASKED, " ", without_contacts(text))))
    for part in parts_of(cell_lines(masked)):
        for piece in split_officers(part.text, glossary):
            name, role = bracket_role(_unmask(piece, brackets))
            name = _cleaned(name)
            if _is_nobody(name):
                doubts.update(dict.fromkeys(_doubts_of_nobody(name)))
                continue
            officers[_officer(name, role or part.role, glossary)] = None
            doubts.update(dict.fromkeys(_doubts(name, glossary)))
    return OfficersRead(tuple(officers), tuple(doubts))


def _opened(text: str) -> str:
    """Open brackets that name others: "Housing Manager (supported by Shelter)"."""
    return _role_bracket().sub(r" \1", text) if "(" in text else text


@cache
def _role_bracket() -> re.Pattern[str]:
    options = "|".join(map(re.escape, sorted(phrases("between"), key=len, reverse=True)))
    return re.compile(rf"\(((?:{options})\s[^()]+)\)", re.IGNORECASE)


def _mask(text: str) -> tuple[str, list[str]]:
    """Put a private character in the place of each bracket, so that nothing in it separates."""
    brackets: list[str] = []

    def mask(match: re.Match[str]) -> str:
        if len(brackets) == MAX_MASKS:
            return match[0]
        brackets.append(match[0])
        return chr(FIRST_MASK + len(brackets) - 1)

    return re.sub(r"\((?!s\))[^()]*\)", mask, text), brackets


def _unmask(text: str, brackets: list[str]) -> str:
    return re.sub(MASKED, lambda match: brackets[ord(match[0]) - FIRST_MASK], text)


def _cleaned(name: str) -> str:
    """Take off a leading "the" or "and", and punctuation and marks of notes at the ends."""
    name = re.sub(
        r"^(?:(?:and|&|or|the|by)\s+)+", "", name.strip(f" .,;:-–—*†/&{RAISED_DIGITS}"), flags=re.IGNORECASE
    )
    return " ".join(name.split())


def _is_nobody(name: str) -> bool:
    return (
        not any(c.isalnum() for c in name)
        or name.lower() in phrases("nobody")
        or name.lower() in phrases("unnamed")
    )


def _doubts_of_nobody(name: str) -> Iterator[Issue]:
    if name.lower() in phrases("unnamed"):
        yield Issue("officer-not-named", f"The officer is still to be named: “{name}”.", value=name)


def _officer(name: str, role: Role, glossary: Glossary) -> Officer:
    if not is_abbreviated(name, glossary):
        return Officer(name, "", role, kind_of(name))
    expansion = glossary.expand(name)
    return Officer(
        expansion or name, name, role, kind_of(expansion) if expansion else _kind_of_abbreviation(name)
    )


def _kind_of_abbreviation(name: str) -> OfficerKind:
    """Say what an abbreviation names that the document does not explain: national ones alone are known."""
    known = acronym(name)
    if known is None:
        kind = kind_of(name)
        return kind if kind == "person" or len(name) > LONGEST_INITIALS else "unknown"
    if known.kind == "field":
        return "team"
    return "group" if known.kind == "post" and name.endswith("s") else known.kind


def _doubts(name: str, glossary: Glossary) -> Iterator[Issue]:
    if is_abbreviated(name, glossary):
        names = glossary.names(name)
        known = acronym(name)
        usually = f" It usually means {known.name}." if known else ""
        if not names:
            yield Issue(
                "unknown-abbreviation", f"The document does not say what “{name}” means.{usually}", value=name
            )
        elif len(names) > 1:
            meanings = " and ".join(f"“{meaning}”" for meaning in names)
            yield Issue(
                "ambiguous-abbreviation", f"The document says that “{name}” means {meanings}.", value=name
            )
    elif len(name.split()) > LONG_NAME:
        yield Issue(
            "long-officer", f"An officer of {len(name.split())} words may be a sentence.", value=name[:120]
        )
