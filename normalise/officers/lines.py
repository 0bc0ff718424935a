"""The lines of an officer cell: a line is an officer or a list, unless it only goes on from the one before."""

from __future__ import annotations

import re

from normalise.officers.heads import read_phrase

__all__ = ["cell_lines", "without_contacts"]

LIST_LABEL = re.compile(r"^(?:•\s*|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+|\(?[A-Z]\)\s+)")
"""A capital with a point is an initial ("L. Carter")."""
DANGLING = re.compile(r"(?:\b(?:and|of|for|the|to|in|with|by|supported|from|a|ac)|&|,|[-–/])$", re.IGNORECASE)
GOES_ON = re.compile(r"^(?:(?:and|of|for|with|to|in)\b|&|\(|[\ue000-\uf8ff])", re.IGNORECASE)
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
    for raw in text.split("\n"):
        is_item = LIST_LABEL.match(raw) is not None
        line = " ".join(LIST_LABEL.sub("", raw).split())
        if not line:
            continue
        if lines and not is_item and _goes_on(lines[-1], line):
            lines[-1] = _joined(lines[-1], line)
        else:
            lines.append(line)
    return tuple(lines)


def _goes_on(line: str, following: str) -> bool:
    if DANGLING.search(line) or GOES_ON.match(following):
        return True
    after = read_phrase(following)
    is_bare = (
        len(after.tokens) == 1
        and bool(after.whole & {"post-head", "team-head"})
        and not following.endswith("s")
    )
    return is_bare and "post-alone" not in after.whole and not read_phrase(line).has_head


def _joined(line: str, following: str) -> str:
    """Join with a space; "JADHR&" was broken inside an abbreviation."""
    return line + following if re.search(r"\w&$", line) else f"{line} {following}"
