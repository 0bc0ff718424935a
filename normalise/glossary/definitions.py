"""Definitions of abbreviations in a text: listed ("HoS – Heads of Service") or in brackets ("... (HoS)")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from normalise.glossary.abbreviations import ABBREVIATION, SMALL_WORDS, are_initials, fits, is_abbreviation

__all__ = ["TWO_CAPITALS", "Definition", "bracketed", "free", "listed", "pair"]

MAX_NAME_WORDS = 14
"""A longer text beside an abbreviation explains it, but is no name."""
MAX_NAME_LENGTH = 200
"""Characters; more of a text is not looked at for a name."""
MIN_LETTERS_TO_SKIP = 3
"""Only an abbreviation of this many letters may leave a word out: two letters fit too much."""

MAX_PLACE_WORDS = 2
"""Of the place that a body's name may begin with."""

SIGN = r"\s*(?:[-–—:=]+|\bis short for\b|\bstands for\b|\bmeans\b)\s*"
A_SIGN = re.compile(r"[-–—:=]|\b(?:is short for|stands for|means)\b")
ABBREVIATION_FIRST = re.compile(rf"^[•\s\"'“‘]*({ABBREVIATION})[\"'”’]?(?:{SIGN})(\S.*)$")
ABBREVIATION_LAST = re.compile(rf"^[•\s]*(\S.*?)\s+[-–—:=]+\s*({ABBREVIATION})$")
NO_SIGN = re.compile(rf"^[•\s]*({ABBREVIATION})\s+([^\W\d_].*)$")
IN_BRACKETS = re.compile(
    rf"[(\[]\s*(?:the |hereafter |known as |or |also |abbreviated to )*[\"'“‘]?({ABBREVIATION})[\"'”’]?\s*[)\]]"
)
BEFORE_BRACKETS = re.compile(rf"(?<![\w&.])({ABBREVIATION})\s+\(([^()]+)\)")
LIST_SIGN = re.compile(r"\s*[;•\t]\s*|,\s+(?=\S+\s*[-–—:=])")
LEAD_IN = re.compile(rf"^[A-Z][a-z]+(?: [a-z]+)*:\s+(?={ABBREVIATION}{SIGN})")
"""What announces a list in its own line: "Leads: HoS - Heads of Service; ..."."""
SENTENCE_END = re.compile(r"(?<=\w{5})\.\s|[;:?!()]\s|[\"“”]")
"""A point after a shorter word may be an abbreviation's ("Asst. Director")."""
TWO_CAPITALS = re.compile(r"[A-Z]\S*[A-Z]")
"""What every abbreviation has: most lines of a plan don't, and need no closer look."""
POSSESSIVE, ARTICLE = re.compile(r"[’']s$"), re.compile(r"^the\s+", re.IGNORECASE)
EXPLANATION = re.compile(r"\s[-–—]\s|[;:]\s|\.\s|,\s|\s?[(\[]")
"""Where a name may end and its explanation begin."""


@dataclass(frozen=True, slots=True)
class Definition:
    """An abbreviation with its full name, both as the document writes them."""

    abbreviation: str
    name: str


def pair(abbreviation: str, text: str, *, is_trusted: bool = False) -> Definition | None:
    """Make a definition of an abbreviation and the text beside it.

    Args:
        abbreviation: What may be one.
        text: What may be its name, or begin with it.
        is_trusted: Whether the place (a list headed "Abbreviations") vouches for names that its letters don't fit.
    """
    if not is_abbreviation(abbreviation):
        return None
    names = [_cleaned(text), _cleaned(EXPLANATION.split(text, maxsplit=1)[0])]
    names = [
        name for name in names if name and len(name.split()) <= MAX_NAME_WORDS and not is_abbreviation(name)
    ]
    fitting = [name for name in names if _is_fitted_by(abbreviation, name.split())]
    if is_trusted:
        fitting += [name for name in names if " " in name and name[0].isupper()]
    return Definition(abbreviation, fitting[0]) if fitting else None


def _is_fitted_by(abbreviation: str, words: list[str]) -> bool:
    """Tell whether letters fit a name, or what follows a place at its start ("PCT Anyford Primary Care Trust")."""
    most = MAX_PLACE_WORDS if len(abbreviation) >= MIN_LETTERS_TO_SKIP else 0
    places = takewhile(str.istitle, words[:most])
    return any(fits(abbreviation, words[start:]) for start in range(len(list(places)) + 1))


def listed(text: str, *, is_trusted: bool = False) -> tuple[Definition, ...]:
    """Read the entries of a line that pair abbreviation and name by a dash, a colon or an equals sign."""
    if not TWO_CAPITALS.search(text):
        return ()
    parts = LIST_SIGN.split(text)
    found = [definition for part in parts if (definition := _listed(part, is_trusted))]
    if not found and A_SIGN.search(text):
        found = [
            definition for part in _at_abbreviations(text) if (definition := _listed(part, is_trusted=False))
        ]
    return tuple(found)


def _listed(text: str, is_trusted: bool) -> Definition | None:
    text = LEAD_IN.sub("", text)
    first = ABBREVIATION_FIRST.match(text[: 2 * MAX_NAME_LENGTH])
    last = ABBREVIATION_LAST.match(text) if len(text) <= MAX_NAME_LENGTH else None
    found = pair(first[1], first[2], is_trusted=is_trusted) if first else None
    return found or (pair(last[2], last[1], is_trusted=is_trusted) if last else None)


def free(text: str) -> tuple[Definition, ...]:
    """Read "HoS Heads of Service", one or several in a line, which only its letters tell from a sentence."""
    first = NO_SIGN.match(text)
    if not first or not is_abbreviation(first[1]):
        return ()
    whole = _free(text)
    if whole:
        return (whole,)
    parts = tuple(_free(part) for part in _at_abbreviations(text))
    return tuple(part for part in parts if part) if all(parts) else ()


def _free(text: str) -> Definition | None:
    match = NO_SIGN.match(text)
    definition = pair(match[1], match[2]) if match else None
    return definition if match and definition and definition.name == _cleaned(match[2]) else None


def _at_abbreviations(text: str) -> Iterator[str]:
    """Cut a text before each abbreviation in it."""
    part: list[str] = []
    for word in text.split():
        if part and is_abbreviation(word.rstrip(":=,;")):
            yield " ".join(part).rstrip(" ,;")
            part = []
        part.append(word)
    yield " ".join(part).rstrip(" ,;")


def bracketed(text: str) -> Iterator[Definition]:
    """Read "Heads of Service (HoS)", and "HoS (Heads of Service)", in running text."""
    if "(" not in text and "[" not in text:
        return
    for match in IN_BRACKETS.finditer(text):
        name = _name_before(match[1], text[: match.start()]) if is_abbreviation(match[1]) else ""
        if name:
            yield Definition(match[1], name)
    for match in BEFORE_BRACKETS.finditer(text):
        definition = pair(match[1], match[2])
        if definition:
            yield definition


def _name_before(abbreviation: str, text: str) -> str:
    """Give the words before a bracket of which it has the initials, else the fewest that fit it; "" if none do.

    "Lead Local Flood Authority (LLFA)" is one name, though the last three words fit too.
    """
    words = SENTENCE_END.split(text[-MAX_NAME_LENGTH:])[-1].split()[-MAX_NAME_WORDS:]
    runs = [
        words[start:]
        for start in range(len(words) - 2, -1, -1)
        if words[start] == "the" or words[start] not in SMALL_WORDS
    ]
    most_skipped = 1 if len(abbreviation) >= MIN_LETTERS_TO_SKIP else 0
    found = next((run for run in runs if are_initials(abbreviation, run)), None) or next(
        (
            run
            for skipped in range(most_skipped + 1)
            for run in runs
            if fits(abbreviation, run, skipped=skipped)
        ),
        [],
    )
    return _cleaned(" ".join(found))


def _cleaned(name: str) -> str:
    return ARTICLE.sub("", POSSESSIVE.sub("", name.strip(" .,;:-–—\"'“”‘’")))
