"""Labels before or above values in text: "Lead: Head of Housing", "BY WHEN" over "March 2025".

What names a column of an action table labels a line too, so the vocabulary is that of headers (columns.csv).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from msgspec import Struct

from extractors.stitch.looks import plain
from extractors.vocabularies import entries

__all__ = ["FACTS", "LONGEST", "WHAT", "Label", "field_of", "first_words", "labels_in", "whole_line"]

LONGEST = 8
"""Words of a label."""

SURE = 0.85
"""Weight of a header that names its field with nothing beside it that tells."""

FACTS = frozenset(
    ("lead_officer", "target_date", "indicator", "resources", "progress", "status_text", "actual_outcome")
)
WHAT = frozenset(("action", "objective"))

_MARK = re.compile(r"[•|·▪■*–-]\s+")
"""What stands between labels on one line, or before one."""
_COLON = re.compile(r"(?:\?|\s?:)+(?=\s|$)")
_VALUE = re.compile(r"\s+(?:[–—-]\s+)?(?=[^\Wa-z_]|[£€\d(\"“‘'])")
"""What parts a label without a colon from its value, which begins anew."""
_BETWEEN = re.compile(r"(?:^|\s)[•|·/;–-]\s+$")
_CAPITALS = re.compile(r"\s+[A-Z]{2}")
_WORD = re.compile(r"\S+")


class Label(Struct, frozen=True):
    """A label in a line, by the places of its letters."""

    start: int
    """Where the label begins, or a mark before it."""
    first_word: int
    """Where its first word does."""
    end: int
    """Where it ends, with its colon."""
    key: str
    """Its words, to tell whether two are the same."""
    is_told: bool
    """A colon says that it is one, or it stands alone on its line."""


@cache
def _fields() -> dict[str, str]:
    known = sorted(entries("columns"), key=lambda row: float(row["weight"]))
    return {plain(row["header"]): row["field"] for row in known if float(row["weight"]) >= SURE}


@cache
def first_words(fields: frozenset[str] = frozenset()) -> frozenset[str]:
    """The words that labels of some fields, or of any, begin with, as they are printed: "Lead", "LEAD", "Lead:"."""
    words = {key.split()[0] for key, field in _fields().items() if key and (not fields or field in fields)}
    printed = {form for word in words for form in (word.capitalize(), word.upper())}
    return frozenset(printed | {f"{form}:" for form in printed})


def field_of(key: str) -> str:
    """Give the field that a label names by its key; "" for none."""
    return _fields().get(key, "")


def labels_in(text: str, keys: Collection[str] = ()) -> Iterator[Label]:
    """Give the labels of a line: the one that it begins with, and what may be further ones behind values.

    Args:
        text: the line.
        keys: labels of the document; with these known, a line may begin with the rest of a value.
    """
    mark = _MARK.match(text)
    begin = mark.end() if mark else 0
    first = _first(text, begin, keys)
    after = first.end if first else 0
    if first is not None:
        yield first
    if (first is None and not keys) or (first is not None and not first.is_told):
        return
    for colon in _COLON.finditer(text, after):
        words = [word.start() for word in _WORD.finditer(text, after, colon.start())][-LONGEST:]
        begins = [at for at in words if text[at].isupper()]
        known = (at for at in begins if (key := plain(text[at : colon.start()])) in keys or field_of(key))
        at = next(known, begins[-1] if begins else -1)
        if at < 0:
            continue
        before = _BETWEEN.search(text[after:at])
        yield Label(
            after + before.start() if before else at,
            at,
            colon.end(),
            plain(text[at : colon.start()]),
            is_told=True,
        )
        after = colon.end()


def _first(text: str, begin: int, keys: Collection[str]) -> Label | None:
    if not text[begin : begin + 1].isupper():
        return None
    colon = _COLON.search(text, begin)
    if colon is not None and text.count(" ", begin, colon.start()) < LONGEST:
        return Label(0, begin, colon.end(), plain(text[begin : colon.start()]), is_told=True)
    ends = [word.end() for word in _WORD.finditer(text, begin)][: LONGEST + 1]
    for end in reversed(ends[:LONGEST]):
        key, is_whole = plain(text[begin:end]), end == len(text)
        is_known = bool(field_of(key)) or key in keys
        if is_known and (
            is_whole or _is_parted(text, begin, end) or (field_of(key) and key in keys and " " in key)
        ):
            return Label(0, begin, end, key, is_told=is_whole)
    key = whole_line(text[begin:])
    return Label(0, begin, len(text), key, is_told=True) if key and key in keys else None


def _is_parted(text: str, begin: int, end: int) -> bool:
    """Tell whether a value may begin behind a label without a colon; one in capitals goes on in capitals."""
    goes_on = _CAPITALS.match(text, end)
    return bool(_VALUE.match(text, end)) and not (goes_on and text[begin:end].isupper())


def whole_line(text: str) -> str:
    """Give the key of a line that may be nothing but a label; "" for one that may not."""
    is_short = text.count(" ") < LONGEST and text[:1].isupper() and text[-1:] not in ".,;"
    return plain(text) if is_short else ""
