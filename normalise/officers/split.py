"""Where "and", "&" and "," separate officers: only between whole ones, which head nouns decide."""

from __future__ import annotations

import re

from normalise.glossary import Glossary
from normalise.officers.heads import (
    is_abbreviated,
    is_abbreviation_of_field,
    is_of_person,
    looks_abbreviated,
    read_phrase,
)
from normalise.officers.vocabulary import names_with_and, phrases

__all__ = ["split_officers"]

AND = re.compile(r"\s+(and|&|a|ac)\s+|\s*(&)\s+|\s+(&)\s*", re.IGNORECASE)
DASH = re.compile(r"\s+[-–—]+\s+|:\s+")
MIN_WORD = 3
"""Letters; a post and its unit may share longer words: "Policy Manager, Policy and Research Unit"."""
UNIT_OF_HEADS = frozenset({"department", "dept", "directorate", "division", "group"})
"""Units that are large enough for a "Head of ..." to sit in."""


def split_officers(text: str, glossary: Glossary) -> tuple[str, ...]:
    """Split a text at the commas, "and", "&" and dashes that stand between whole officers."""
    if is_abbreviated(text, glossary):
        return (text,)
    parts = [
        _split_at_and(part, glossary) for part in re.split(r"\s*,\s*(?:and\s+|&\s+)?", text) if part.strip()
    ]
    joined = _join_parts([part for part in parts if part])
    return tuple(piece for officer in joined for piece in _split_at_dash(officer))


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
    for match in AND.finditer(text):
        if match.start() == 0 or match.end() == len(text) or _is_in_a_name(text, match, glossary):
            continue
        pieces.append((sign, text[at : match.start()]))
        at, sign = match.end(), match[0]
    return [*pieces, (sign, text[at:])]


def _is_in_a_name(text: str, match: re.Match[str], glossary: Glossary) -> bool:
    """Say whether an "and" is inside one term ("Police and Crime Commissioner") or abbreviation ("HR & P")."""
    before, after = text[: match.start()].split()[-1], text[match.end() :].split()[0]
    if "&" in match[0] and is_abbreviated(f"{before}&{after}", glossary) and glossary.expand(before + after):
        return True
    return any(m.start() < match.start() and match.end() < m.end() for m in names_with_and().finditer(text))


def _extensions(pieces: list[tuple[str, str]], start: int) -> list[str]:
    """Give the texts that begin at a piece, from the piece alone to all that follow."""
    texts = [pieces[start][1]]
    for sign, piece in pieces[start + 1 :]:
        texts.append(f"{texts[-1]}{sign}{piece}")
    return texts


def _separates(left: str, right: str, extensions: list[str], glossary: Glossary) -> bool:
    if re.match(r"(the|all)\s", right, re.IGNORECASE):
        return any(_is_whole(text, glossary) for text in extensions)
    if read_phrase(left).is_open:
        return _ends_open(right, glossary)
    if looks_abbreviated(left) and is_abbreviation_of_field(left, glossary):
        return looks_abbreviated(right) and len(extensions) == 1
    if _is_pair_of_members(left, right):
        return False
    return _is_whole(left, glossary) and any(_is_whole(text, glossary) for text in extensions)


def _is_pair_of_members(left: str, right: str) -> bool:
    """Say whether those of a body are named before its head noun ("Tenants and Leaseholders Panel")."""
    words = right.split()
    return (
        len(left.split()) == 1
        and left.endswith("s")
        and len(words) > 1
        and words[0].rstrip("’'").endswith("s")
        and (read_phrase(right).is_body)
    )


def _is_whole(text: str, glossary: Glossary) -> bool:
    """Say whether a text is an abbreviation, a person, or ends in (or, "Head of ...", begins with) a head."""
    phrase = read_phrase(text)
    if phrase.is_all or is_abbreviated(phrase.text, glossary):
        return True
    return is_of_person(text) or phrase.has_head or phrase.is_open


def _ends_open(right: str, glossary: Glossary) -> bool:
    """Say whether what follows "Head of X and" is no second field of the same post."""
    phrase = read_phrase(right)
    if looks_abbreviated(phrase.text):
        return not is_abbreviation_of_field(phrase.text, glossary)
    return is_of_person(right) or phrase.is_open or (phrase.has_head and (phrase.is_post or phrase.is_body))


def _join_parts(parts: list[list[str]]) -> list[str]:
    """Join what a comma does not separate: fields of one officer, and a post with its unit."""
    officers: list[str] = []
    for i, part in enumerate(parts):
        first, *others = part
        if officers and i and _continues(officers[-1], first, parts[i + 1 :]):
            officers[-1] = f"{officers[-1]}, {first}"
            officers += others
        else:
            officers += part
    return officers


def _continues(left: str, right: str, following: list[list[str]]) -> bool:
    if looks_abbreviated(left) or looks_abbreviated(right) or is_of_person(left) or is_of_person(right):
        return False
    before, after = read_phrase(left), read_phrase(right)
    if _is_field_list(left, [[right], *following]):
        return True
    if "," in left or not before.is_post or after.is_post or after.is_body:
        return False
    return _sits_in(left, right, following)


def _is_field_list(left: str, following: list[list[str]]) -> bool:
    """Say whether "A" begins "A, B and C Manager", or "Head of A" begins "Head of A, B and C"."""
    before = read_phrase(left)
    if before.has_head:
        return False
    for part in following:
        phrase = read_phrase(part[0])
        if AND.search(part[0]):
            return before.is_open or (phrase.has_head and not _ends_alone(part[0]))
        if phrase.has_head or phrase.is_open or looks_abbreviated(part[0]) or len(part) > 1:
            return False
    return False


def _ends_alone(text: str) -> bool:
    """Say whether the last of "B and C" is no head noun of all, but stands alone ("... and Police")."""
    last = AND.split(text)[-1]
    return looks_abbreviated(last) or bool(
        read_phrase(last).whole & {"body-alone", "body-name", "post-alone"}
    )


def _sits_in(post: str, unit: str, following: list[list[str]]) -> bool:
    """Say whether a post and the unit after a comma are one officer: unless units are listed."""
    before, after = read_phrase(post), read_phrase(unit)
    words = {token for token in before.tokens if len(token) > MIN_WORD} - {"service", "services"}
    shared = words & set(after.tokens)
    if shared:
        return True
    next_phrase = read_phrase(following[0][0]) if following else None
    if next_phrase is not None and not next_phrase.is_post and not is_of_person(following[0][0]):
        return False
    if before.is_open and after.tokens[-1:] and "service" not in before.tokens:
        return after.tokens[-1] in UNIT_OF_HEADS
    return True


def _split_at_dash(text: str) -> tuple[str, ...]:
    """Split "Head of Housing - Siân Pritchard": a dash or colon separates a person, or "TBC", from the rest."""
    pieces = DASH.split(text)
    if len(pieces) > 1 and any(
        is_of_person(piece) or piece.lower() in phrases("unnamed") for piece in pieces
    ):
        return tuple(pieces)
    return (text,)
