"""Where "and", "&" and "," separate officers: only between whole ones, which head nouns decide."""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalise.glossary.reading import Glossary
from normalise.officers.heads import (
    PLURAL,
    Phrase,
    is_abbreviated,
    is_abbreviation_of_field,
    is_of_person,
    looks_abbreviated,
    read_phrase,
)
from normalise.officers.vocabulary import names_with_and, phrases

__all__ = ["split_officers"]

AND = re.compile(r"\s+(and|&|a|ac)\s+|\s*(&)\s+|\s+(&)\s*", re.IGNORECASE)
COMMA = re.compile(r"(\s*,\s*(?:and\s+|&\s+)?)", re.IGNORECASE)
NOTHING_BETWEEN = re.compile(r",\s*(?=,)")
"""Two commas with nothing between them join nothing."""
POSSESSIVE = re.compile(r"s['’]$")  # "Boys' and Girls' Clubs"
DASH = re.compile(r"\s+[-–—]+\s+|:\s+")
MAX_FIELDS = 8
"""An officer with more fields of work than these is none."""
MIN_WORD = 3
"""Letters; a post and its unit may share longer words: "Policy Manager, Policy and Research Unit"."""
UNIT_OF_HEADS = frozenset({"department", "dept", "directorate", "division", "group"})
"""Units that are large enough for a "Head of ..." to sit in."""


@dataclass(frozen=True, slots=True)
class CommaPart:
    """What stands between two commas: the officers in it, and the comma before it as written."""

    sign: str
    first: str
    others: tuple[str, ...]


def split_officers(text: str, glossary: Glossary) -> tuple[str, ...]:
    """Split a text at the commas, "and", "&" and dashes that stand between whole officers."""
    if is_abbreviated(text, glossary):
        return (text,)
    stretches = NOTHING_BETWEEN.split(text)
    officers = (officer for stretch in stretches for officer in _join_parts(_comma_parts(stretch, glossary)))
    return tuple(piece for officer in officers for piece in _split_at_dash(officer))


def _comma_parts(text: str, glossary: Glossary) -> list[CommaPart]:
    texts = COMMA.split(text)
    return [
        CommaPart(sign, officers[0], tuple(officers[1:]))
        for sign, part in zip(["", *texts[1::2]], texts[::2], strict=True)
        if (officers := _split_at_and(part, glossary)) and part.strip()
    ]


def _split_at_and(text: str, glossary: Glossary) -> list[str]:
    """Split at each "and" or "&" that has a whole officer on both sides."""
    pieces = _at_and(text, glossary)
    officers: list[str] = []
    left = pieces[0][1]
    for i, (sign, right) in enumerate(pieces[1:], start=1):
        rest = _extensions(pieces, i)
        if _separates(left, right, rest, glossary):
            officers.append(left)
            left = right
        else:
            left = f"{left}{sign}{right}"
    return [*officers, left]


def _at_and(text: str, glossary: Glossary) -> list[tuple[str, str]]:
    """Cut at every "and" and "&": pairs of the sign before a piece, as written, and the piece."""
    pieces, at, sign = [], 0, ""
    names = [match.span() for match in names_with_and().finditer(text)]
    for match in AND.finditer(text):
        is_in_name = any(start < match.start() and match.end() < end for start, end in names)
        if (
            match.start() == 0
            or match.end() == len(text)
            or is_in_name
            or _is_in_abbreviation(match, glossary)
        ):
            continue
        pieces.append((sign, text[at : match.start()]))
        at, sign = match.end(), match[0]
    return [*pieces, (sign, text[at:])]


def _is_in_abbreviation(match: re.Match[str], glossary: Glossary) -> bool:
    """Tell whether an "&" is inside an abbreviation of the glossary that was written with spaces ("HR & P")."""
    if "&" not in match[0]:
        return False
    before, after = match.string[: match.start()].split()[-1], match.string[match.end() :].split()[0]
    return is_abbreviated(f"{before}&{after}", glossary) and glossary.expand(before + after) is not None


def _extensions(pieces: list[tuple[str, str]], start: int) -> list[str]:
    """Give the texts that begin at a piece, from the piece alone to those with more fields."""
    texts = [pieces[start][1]]
    for sign, piece in pieces[start + 1 : start + MAX_FIELDS]:
        texts.append(f"{texts[-1]}{sign}{piece}")
    return texts


def _separates(left: str, right: str, extensions: list[str], glossary: Glossary) -> bool:
    if re.match(r"(the|all)\s", right, re.IGNORECASE):
        return any(_is_whole(text, glossary) for text in extensions)
    if read_phrase(left).is_open:
        return _ends_open(right, glossary)
    if looks_abbreviated(left) and is_abbreviation_of_field(left, glossary):
        return looks_abbreviated(right) and len(extensions) == 1
    if _is_pair_of_members(left, right) or POSSESSIVE.search(left):
        return False
    return _is_whole(left, glossary) and any(_is_whole(text, glossary) for text in extensions)


def _is_pair_of_members(left: str, right: str) -> bool:
    """Tell whether those of a body are named before its head noun ("Tenants and Leaseholders Panel")."""
    words = right.split()
    return (
        " " not in left
        and left.endswith("s")
        and len(words) > 1
        and words[0].rstrip("’'").endswith("s")
        and read_phrase(right).is_body
    )


def _is_whole(text: str, glossary: Glossary) -> bool:
    """Tell whether a text is an abbreviation, a person, or ends in (or, "Head of ...", begins with) a head."""
    phrase = read_phrase(text)
    if phrase.is_all or is_abbreviated(phrase.text, glossary):
        return True
    return is_of_person(text) or phrase.has_head or phrase.is_open


def _ends_open(right: str, glossary: Glossary) -> bool:
    """Tell whether what follows "Head of X and" is no second field of the same post."""
    phrase = read_phrase(right)
    if looks_abbreviated(phrase.text):
        return not is_abbreviation_of_field(phrase.text, glossary)
    is_other_body = phrase.is_body and not phrase.is_field  # "Head of Place and Communities" is of both
    return is_of_person(right) or phrase.is_open or (phrase.has_head and (phrase.is_post or is_other_body))


def _join_parts(parts: list[CommaPart]) -> list[str]:
    """Join what a comma does not separate: fields of one officer, and a post with its unit."""
    officers: list[str] = []
    for i, part in enumerate(parts):
        if officers and _continues(officers[-1], part, parts[i + 1 : i + MAX_FIELDS]):
            officers[-1] = f"{officers[-1]}{part.sign}{part.first}"
        else:
            officers.append(part.first)
        officers += part.others
    return officers


def _continues(left: str, part: CommaPart, following: list[CommaPart]) -> bool:
    if any(looks_abbreviated(text) or is_of_person(text) for text in (left, part.first)):
        return False
    before, after = read_phrase(left), read_phrase(part.first)
    if _is_field_list(left, [part, *following]):
        return True
    if "," in left or not before.is_post or after.is_post:
        return False
    if after.is_body and not (_is_bare(before) or _directs(before, after)):
        return False
    return _sits_in(before, after, following)


def _is_bare(post: Phrase) -> bool:
    """Tell whether a post is but its word, which says nothing without a place: "Co-ordinator, Race Council"."""
    return len(post.tokens) == 1


def _directs(post: Phrase, field: Phrase) -> bool:
    """Tell whether a director stands before a field: "Director, Schools" is of them and does not list them."""
    return post.tokens[-1] == "director" and field.is_field


def _is_field_list(left: str, following: list[CommaPart]) -> bool:
    """Tell whether "A" begins "A, B and C Manager", or "Head of A" begins "Head of A, B and C"."""
    before = read_phrase(left)
    if before.has_head:
        return False
    for i, part in enumerate(following):
        if names_with_and().fullmatch(part.first):  # "Fire and Rescue Service" is no end of a list
            return False
        phrase = read_phrase(part.first)
        is_last = AND.search(part.first) or (part.sign.strip() != "," and (i or "," in left))
        if is_last:
            return before.is_open or (phrase.has_head and not _ends_alone(part.first))
        if phrase.has_head or phrase.is_open or looks_abbreviated(part.first) or part.others:
            return False
    return False


def _ends_alone(text: str) -> bool:
    """Tell whether the last of "B and C" is no head noun of all, but stands alone ("... and Police")."""
    last = AND.split(text)[-1]
    return looks_abbreviated(last) or bool(
        read_phrase(last).whole & {"body-alone", "body-name", "post-alone"}
    )


def _sits_in(post: Phrase, unit: Phrase, following: list[CommaPart]) -> bool:
    """Tell whether a post and the unit after a comma are one officer: unless units are listed."""
    words = {token for token in post.tokens if len(token) > MIN_WORD} - {"service", "services"}
    if words & set(unit.tokens):
        return True
    if PLURAL.fullmatch(post.tokens[-1]):
        return False
    if following and not read_phrase(following[0].first).is_post and not is_of_person(following[0].first):
        return False
    if post.is_open and unit.tokens and "service" not in post.tokens:
        return unit.tokens[-1] in UNIT_OF_HEADS
    return True


def _split_at_dash(text: str) -> tuple[str, ...]:
    """Split "Head of Housing - Siân Pritchard": a dash or colon separates a person, or "TBC", from the rest."""
    pieces = DASH.split(text)
    if len(pieces) > 1 and any(
        is_of_person(piece) or piece.lower() in phrases("unnamed") for piece in pieces
    ):
        return tuple(pieces)
    return (text,)
