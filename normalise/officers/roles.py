"""Who leads and who supports: labels ("Lead:"), words between officers ("supported by"), brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from normalise.officers.vocabulary import PhraseUse, phrases
from normalise.plan import Role

__all__ = ["Part", "bracket_role", "has_role", "is_labelled", "parts_of"]

NOT_A_PARTNER = re.compile(r"(people|persons?|children|adults|pupils|those|young)$", re.IGNORECASE)
"""Before "with" these are people described ("people with learning disabilities"), not an officer."""
DESCRIBES = re.compile(
    r"(responsibilit|portfolio|special|lead\b|learning|disabilit|complex|additional)", re.IGNORECASE
)
SEPARATOR = re.compile(r"\s*(?:[;|•]|\s\+\s|(?<=\w)\+(?=\w)|\s/\s|(?<!\b\w)/|/(?!\w\b))\s*")


@dataclass(frozen=True, slots=True)
class Part:
    """A text between hard separators, and the role of those in it."""

    text: str
    role: Role


@cache
def _pattern(use: PhraseUse) -> re.Pattern[str]:
    options = "|".join(re.escape(phrase) for phrase in sorted(phrases(use), key=len, reverse=True))
    if use == "label":
        return re.compile(
            rf"(?:(?<=^)|(?<=[\s;,/.(]))({options})\s*:\s*|(?:^|(?<=; ))({options})\s+[-–—=]+\s+",
            re.IGNORECASE,
        )
    if use == "bracket":
        return re.compile(rf"\s*[(\[]\s*({options})\s*[)\]]|\s+[-–—]\s+({options})$", re.IGNORECASE)
    return re.compile(rf"(?:^|[\s,]+)(?:and |but )?({options})(?:\s*:)?(?:\s+(?=\S)|$)", re.IGNORECASE)


def parts_of(lines: Iterable[str]) -> Iterator[Part]:
    """Cut lines at labels, role words and hard separators (";", "/"), in order."""
    standing: Role = "lead"
    for line in lines:
        role = standing
        for label_role, text in _labelled(line):
            role = label_role or role
            if label_role:
                standing = label_role
            yield from _between(text, role)


def _labelled(line: str) -> Iterator[tuple[Role | None, str]]:
    """Cut a line at its labels; after a mere space only where it has one before ("Equality Lead:" is a post)."""
    at, role = 0, None
    for match in _pattern("label").finditer(line):
        before = line[at : match.start()]
        if before.strip() and before[-1].isspace() and not re.search(r"[;,/.]\s*$", before) and role is None:
            continue
        if before.strip(" ,;/"):
            yield role, before
        role = phrases("label")[(match[1] or match[2]).lower()]
        at = match.end()
    yield role, line[at:]


def _between(text: str, role: Role) -> Iterator[Part]:
    """Apply "supported by" to what follows it up to the next semicolon."""
    for clause in re.split(r"\s*;\s*", text):
        at, current = 0, role
        for match in _pattern("between").finditer(clause):
            before, after = clause[at : match.start()], clause[match.end() :]
            word = match[1].lower()
            if not _is_between(match[1], before, after):
                continue
            yield from _separated(before, current)
            current, at = phrases("between")[word] or current, match.end()
        yield from _separated(clause[at:], current)


def _is_between(word: str, before: str, after: str) -> bool:
    """Tell whether a role word stands between officers, and in neither's name or description."""
    if word == "Plus":
        return False
    describes = NOT_A_PARTNER.search(before) or DESCRIBES.match(after) or not before.strip()
    return word.lower() != "with" or not describes


def _separated(text: str, role: Role) -> Iterator[Part]:
    text = re.sub(r"\band\s*/\s*or\b", " / ", text, flags=re.IGNORECASE)
    for piece in SEPARATOR.split(text):
        if piece.strip(" ,"):
            yield Part(piece.strip(), role)


def bracket_role(text: str) -> tuple[str, Role | None]:
    """Take "(support)", "(partner)" or "(lead)" off a name, and give the role that it says."""
    match = _pattern("bracket").search(text)
    if match is None:
        return text, None
    return (text[: match.start()] + text[match.end() :]).strip(), phrases("bracket")[
        (match[1] or match[2]).lower()
    ]


def has_role(line: str) -> bool:
    """Tell whether a line ends in the role of an officer, in brackets: nothing of the name follows."""
    match = _pattern("bracket").search(line)
    return match is not None and match.end() == len(line)


def is_labelled(line: str) -> bool:
    """Tell whether a line begins with a label of officers ("Support: ...")."""
    return _pattern("label").match(line) is not None
