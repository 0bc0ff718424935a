"""What closes a table without rules: its key, notes, sources, a list of terms, a place for signatures; no rows."""

from __future__ import annotations

import re

import numpy as np

from extractors.pdf.page import Floats
from extractors.pdf.tables.words.segments import Segments, coarse

__all__ = ["closings", "part_at_closings"]

KEYS = frozenset({"key", "legend", "allwedd"})
KEY_WORDS = 2
"""Words of a key's title: "RAG key"."""
AT_SIDE = 6.0
"""Points from the left side of the text at which such a line begins, at most."""
SIGNED = frozenset({"signed", "signature", "llofnod", "llofnodwyd"})
NOTES = frozenset({"note", "notes", "source", "sources", "nodyn", "nodiadau", "ffynhonnell"})
TERMS = frozenset(
    {"abbreviations", "acronyms", "glossary", "definitions", "byrfoddau", "geirfa", "diffiniadau"}
)
TERM_WORDS = 6
"""Words of the title of a list of terms: "Abbreviations used in this plan"."""
WORDS = frozenset(
    written + colon
    for word in KEYS | SIGNED | NOTES | TERMS
    for written in (word, word.title(), word.upper())
    for colon in ("", ":")
)
"""As these are written."""
BLANK = re.compile(r".*[.…_]{3,}")
"""A line to write on."""


def part_at_closings(free: Segments) -> list[Segments]:
    """Part the words of a page above each line that begins a key, notes, sources, terms or signatures.

    Args:
        free: words that no rules bound, on lines from the top.
    """
    lines = _closing_lines(free)
    if not lines:
        return [free]
    part = np.searchsorted(lines, free.line, side="right")
    return [free.take(part == number) for number in np.unique(part).tolist()]


def closings(segments: Segments) -> Floats:
    """Give the tops of the lines of a page, in points, that begin what closes a table."""
    lines = _closing_lines(segments)
    return np.array([segments.box[segments.line == line, 1].min() for line in lines])


def _closing_lines(segments: Segments) -> list[int]:
    if WORDS.isdisjoint((*segments.first.tolist(), *segments.last.tolist())):
        return []  # as on most pages
    runs = coarse(segments)
    left = float(runs.box[:, 0].min()) + AT_SIDE if len(runs) else 0.0
    places = [place for place in runs.places if runs.box[place[0], 0] <= left]
    return [int(runs.line[first]) for first, end in places if _closes(runs, first, end)]


def _closes(runs: Segments, first: int, end: int) -> bool:
    """Tell whether the texts of a line, from the first to before `end`, begin what closes a table."""
    if not str(runs.first[first])[:1].isupper():
        return False
    begins, last = str(runs.first[first]).casefold(), str(runs.last[first]).casefold()
    word, is_called = begins.rstrip(":"), begins.endswith(":")
    is_alone = end - first == 1
    if word in SIGNED:
        return is_called or any(BLANK.fullmatch(str(text)) for text in runs.last[first:end])
    if word in NOTES:
        return is_called and is_alone
    if word in TERMS:
        is_heading = bool(runs.is_bold[first]) or last.endswith(":")
        return is_alone and is_heading and runs.count[first] <= TERM_WORDS
    if word in KEYS and is_called:
        return True
    is_title = last.rstrip(":") in KEYS and runs.count[first] <= KEY_WORDS
    return bool(is_title and (is_alone or last.endswith(":")))
