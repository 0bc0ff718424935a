"""The lines of an officer cell: a line is an officer or a list, unless it only goes on from the one before."""

from __future__ import annotations

import re

from normalise.officers.heads import Phrase, read_phrase

__all__ = ["LIST_LABEL", "QUALIFIER", "cell_lines", "goes_on", "joined", "names_trust", "without_contacts"]

LIST_LABEL = re.compile(r"^(?:•\s*|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+|\(?[A-Z]\)\s+)")
"""A capital with a point is an initial ("L. Carter")."""
FIRST_ITEM = re.compile(r"^\(?1[.)]\s")
NEXT_ITEM = re.compile(r"\s+(?=\(?\d{1,2}[.)]\s)")
DANGLING = re.compile(r"(?:\b(?:and|of|for|the|to|in|with|by|supported|from|a|ac)|&|,|[-–/])$", re.IGNORECASE)
GOES_ON = re.compile(r"^(?:(?:and|of|for|with|to|in)\b|&|\(|[\ue000-\uf8ff])", re.IGNORECASE)
CLOSED = re.compile(r"(?:\([^()]+\)|[\ue000-\uf8ff])$")
"""A name with its remark in brackets, masked or not, needs no head ("EHO (Pollution)")."""
SEPARATOR = re.compile(r"(?<=\S)\s*[;,/]\s")
"""Only what stands before it goes on with the line above: "Coordinator, Police"."""
QUALIFIER = re.compile(
    r"^(?:senior|principal|assistant|deputy|acting|interim|joint|trainee|vice|chief)\b", re.IGNORECASE
)
"""Words that qualify a post and cannot end one: "Senior Housing" goes on in the next line."""
LED = re.compile(r"\b(?:team|unit|services?)$", re.IGNORECASE)
LEADS = re.compile(r"leader|lead|manager|co-?ordinator|head", re.IGNORECASE)
"""Whose post it is stands in the line before: "Enforcement Team" over "Leader"."""
TRUST = re.compile(r"^(?:NHS|foundation|university|teaching|hospitals?| )+ trust\b", re.IGNORECASE)
"""What kind of trust it is, and not which one: that stands in the line before."""
NAME_WORDS = 3
"""Words from which on what stands before may be the name of a trust, and no team or post."""
CONTACT = re.compile(
    r"\(?\s*(?:(?:e-?mail|tel(?:ephone)?|phone|mob(?:ile)?|ext(?:ension)?n?)\b[.:]*\s*)?"
    r"(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://\S+|www\.\S+"
    r"|(?:\+44|\b0)[\d ()-]{8,}\d|\b(?:ext|x)\.?\s*\d{3,5}\b)\s*\)?",
    re.IGNORECASE,
)
"""E-mail addresses, web addresses and telephone numbers: ways to reach an officer, not officers."""


def without_contacts(text: str) -> str:
    """Take the ways to reach an officer out of a text."""
    return CONTACT.sub(" ", text)


def cell_lines(text: str) -> tuple[str, ...]:
    """Give the lines of a cell without their list labels, broken ones joined."""
    lines: list[str] = []
    for raw in (item for line in text.split("\n") for item in _items(line)):
        is_item = LIST_LABEL.match(raw) is not None
        line = " ".join(LIST_LABEL.sub("", raw).split())
        if not line:
            continue
        if lines and not is_item and goes_on(lines[-1], line):
            lines[-1] = joined(lines[-1], line)
        else:
            lines.append(line)
    return tuple(lines)


def _items(line: str) -> list[str]:
    """Give the items of a list that is typed in one line: "1. HR Manager 2. Legal Services"."""
    return NEXT_ITEM.split(line) if FIRST_ITEM.match(line) else [line]


def goes_on(line: str, following: str) -> bool:
    """Tell whether a line is the rest of the one before: either cannot stand alone."""
    if DANGLING.search(line) or GOES_ON.match(following):
        return True
    if names_trust(line, following):
        return True
    before, after = read_phrase(line), read_phrase(SEPARATOR.split(following, maxsplit=1)[0])
    if LED.search(line) and LEADS.fullmatch(after.text):
        return True
    if (before.has_head and len(before.tokens) > 1) or CLOSED.search(line):
        return False
    return _is_bare(after) or bool(QUALIFIER.match(line) and not before.is_open)


def names_trust(line: str, following: str) -> bool:
    """Tell whether a line ends in the name of a trust, and the next one says what kind of trust it is."""
    if not TRUST.match(following):
        return False
    name = read_phrase(SEPARATOR.split(line)[-1])
    return len(name.tokens) >= NAME_WORDS and not (name.has_head or name.is_post)


def _is_bare(phrase: Phrase) -> bool:
    """Tell whether a line is a head noun alone, which needs a word before it ("Manager", "Services")."""
    is_head = (
        not phrase.is_all
        and " " not in phrase.text
        and bool(phrase.whole & {"post-head", "team-head", "body-head"})
    )
    return (
        is_head
        and not phrase.has_head
        and (phrase.tokens[-1] == "services" or not phrase.tokens[-1].endswith("s"))
    )


def joined(line: str, following: str) -> str:
    """Join with a space, but not inside a word or an abbreviation ("Co-|ordinator", "HR&|P")."""
    return line + following if re.search(r"\w[&-]$", line) else f"{line} {following}"
