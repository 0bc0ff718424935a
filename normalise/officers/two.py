"""Whether what stands above and below a line's end names an officer each: named evidence, by words alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from normalise.officers.heads import (
    ALONE,
    BODIES_ALONE,
    POST_ENDS,
    TEAM_ENDS,
    Phrase,
    looks_abbreviated,
    read_phrase,
)
from normalise.officers.lines import QUALIFIER, names_trust
from normalise.officers.persons import is_full_name, is_surely_person
from normalise.officers.roles import has_role, is_labelled, parts_of
from normalise.officers.vocabulary import acronym

__all__ = ["LEAST", "LISTED", "are_two", "may_be_two", "may_part"]

_GOES_ON = re.compile(
    r"(?:\b(?:and|of|for|the|to|in|with|by|senior|principal|deputy|acting|interim|joint|vice)|[&,;/–-])$",
    re.IGNORECASE,
)
"""What ends no post: a word that joins, or one that qualifies the word behind it."""
_ENDS = frozenset({"post-head", "post-alone", "team-head", "team-heads"})
_PART_OF_BODY = re.compile(r"\b(?:sub[ -]?)?(?:groups?|forums?|boards?|panels?|committees?)$", re.IGNORECASE)
"""What another body may have, whose name then stands before it ("Harbour Trust" over "tenants' panel")."""
LISTED = re.compile(r"\s*[,;/]\s*")
_CLOSED_TEAMS = frozenset({"team", "teams", "department", "dept", "directorate", "division"})
"""What a name ends with: only a post's own word may follow ("Contact Centre Team" over "Leader")."""
_DASH = re.compile(r"\s[-–—]\s")
_ABBREVIATION = r"\([A-Z][A-Za-z&]*[A-Z&]\)"
_ABBREVIATED = (re.compile(rf"{_ABBREVIATION}$"), re.compile(rf"[A-Z][^()]+ {_ABBREVIATION}"))
"""What stands above and below a line's end where each has its own abbreviation behind it in brackets."""
LEAST = 2
"""Words of a post; one alone ("Manager") may end the line above."""
NAMED_BY_FIELD = 3
"""Words of a post that is named by what follows it ("Head of Housing")."""


def may_part(left: str, right: str) -> bool:
    """Tell whether an officer may end with the first and another begin with the second: nothing is left open."""
    is_open = left.count("(") != left.count(")")
    return right[:1].isupper() and not is_open and not _GOES_ON.search(left)


def are_two(left: str, lines: Sequence[str]) -> bool:
    """Tell whether what stands above a line's end, and the line or lines below, are an officer each."""
    return _are_two(left, lines[0], BY_LINE) or _are_two(left, " ".join(lines), BY_REST)


def _are_two(left: str, right: str, evidence: _Evidence) -> bool:
    """Tell whether a line and what follows it are an officer each, as their words or their roles say."""
    if has_role(left) or is_labelled(right):
        return True
    if not may_part(left, right):
        return False
    above_ends, below_begins = _ABBREVIATED
    if above_ends.search(left) and below_begins.match(right):
        return True
    last = [part.text for part in parts_of((left,))][-1:] or [""]
    named = _DASH.split(LISTED.split(last[0])[-1])[-1]
    above, below = read_phrase(named), read_phrase(LISTED.split(right)[0])
    is_own = not (_begins(below) or (_is_told(above) and _is_post(below)))
    if is_own and read_phrase(right.split(" ")[0].strip(",")).whole & _ENDS:
        return False  # "Manager and River Trust": the line above goes on with its own word
    return any(holds(above, below) for _, holds in evidence)


def may_be_two(above: Phrase, below: Phrase) -> bool:
    """Tell whether the first is a post or team, whole, and the second may be another that no vocabulary knows.

    A team may go on ("ICT Service" over "Delivery Manager"), and a post with the person in it.
    """
    is_named = len(above.tokens) >= LEAST and bool(above.ends & (POST_ENDS | TEAM_ENDS))
    if not is_named or above.is_all or _GOES_ON.search(above.text) or len(below.tokens) < LEAST:
        return False
    goes_on = read_phrase(below.text.split(" ")[0]).whole & (ALONE | _ENDS) or is_full_name(below.text)
    return not (goes_on or below.is_post or is_labelled(below.text))


def _is_post(phrase: Phrase) -> bool:
    """Tell whether a phrase is a post of several words: ends in its word, or starts with it and says of what."""
    words = len(phrase.tokens)
    return phrase.is_post and words >= (LEAST if phrase.has_head else NAMED_BY_FIELD)


def _is_told(phrase: Phrase) -> bool:
    """Tell whether a phrase ends in a post's word and says of what: "Deputy Director" does not."""
    return len(phrase.tokens) >= LEAST and bool(phrase.ends & POST_ENDS) and not phrase.whole & ALONE


def _is_place(phrase: Phrase) -> bool:
    """Tell whether a phrase is a body or a team of several words."""
    return len(phrase.tokens) >= LEAST and phrase.has_head and not phrase.is_post


def _is_body(phrase: Phrase) -> bool:
    return _is_place(phrase) and phrase.is_body


def _are_bodies(above: Phrase, below: Phrase) -> bool:
    return _is_body(above) and _is_body(below) and not _PART_OF_BODY.search(below.text)


def _are_posts(above: Phrase, below: Phrase) -> bool:
    """Tell whether both are posts: "Head of Leisure" over "Services Manager" may go on."""
    return _is_post(above) and _is_post(below) and (above.has_head or _begins(below))


def _begins(phrase: Phrase) -> bool:
    """Tell whether a phrase begins as only a post does: "Head of ...", "Deputy ..."."""
    return "post-of" in phrase.starts or QUALIFIER.match(phrase.text) is not None


def _is_abbreviation(phrase: Phrase) -> bool:
    """Tell whether a phrase abbreviates somebody: a field of work (HR) may qualify what follows it."""
    known = acronym(phrase.text)
    return looks_abbreviated(phrase.text) and (known is None or known.kind != "field")


def _is_closed(phrase: Phrase) -> bool:
    """Tell whether a phrase is a team of several words after which its name can't go on."""
    return _is_place(phrase) and phrase.tokens[-1] in _CLOSED_TEAMS


def _is_of_nhs(phrase: Phrase) -> bool:
    return phrase.tokens[:1] == ("nhs",) and phrase.has_head


def _is_place_or_group(phrase: Phrase) -> bool:
    """Tell whether a phrase is a team or body, or begins as a body does: "Friends of ..."."""
    return _is_place(phrase) or ("body-of" in phrase.starts and len(phrase.tokens) >= NAMED_BY_FIELD)


def _are_places(above: Phrase, below: Phrase) -> bool:
    """Tell whether a field of work, or a list's last word, stands above a body that has a name of its own."""
    if _is_of_nhs(below):
        return (above.is_all or len(above.tokens) >= LEAST) and not names_trust(above.text, below.text)
    is_named = "body-name" in below.whole and len(below.tokens) >= NAMED_BY_FIELD
    return is_named and above.is_field and len(above.tokens) >= LEAST


_Evidence = tuple[tuple[str, Callable[[Phrase, Phrase], bool]], ...]
TWO: _Evidence = (
    ("two posts", _are_posts),
    ("a post, then a team or body", lambda a, b: _is_told(a) and _is_place_or_group(b)),
    ("a post, then a body of one name", lambda a, b: _is_told(a) and bool(b.whole & BODIES_ALONE)),
    ("a whole team, then a post, team or body", lambda a, b: _is_closed(a) and (_is_post(b) or _is_place(b))),
    ("two bodies", _are_bodies),
    ("a field, then a body with a name", _are_places),
    (
        "a person, then a post, team or body",
        lambda a, b: is_surely_person(a.text) and (_is_post(b) or _is_place(b)),
    ),
    ("a team or body, then a person", lambda a, b: _is_place(a) and is_full_name(b.text)),
    ("a post, then an abbreviation", lambda a, b: _is_post(a) and _is_abbreviation(b)),
)
"""Named evidence that what stands above and below a line's end is an officer each: any of it is enough."""
BY_LINE: _Evidence = (
    *TWO,
    ("a post named by its field, then another", lambda a, b: "post-of" in a.starts and _is_told(b)),
)
"""The same of the next line alone: what else stands below may begin with the rest of a field."""
BY_REST: _Evidence = (
    *TWO,
    (
        "a whole team or a person, then a field",
        lambda a, b: (_is_closed(a) or is_surely_person(a.text)) and b.is_field and len(b.tokens) >= LEAST,
    ),
)
"""The same of all that stands below: a line of it may be but the field of a post."""
