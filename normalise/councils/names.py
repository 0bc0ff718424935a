"""The register of local authorities (data/reference/councils.csv) and where a text names one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from extractors.vocabularies import entries

__all__ = [
    "SMALL_WORDS",
    "Authority",
    "Form",
    "Mention",
    "authority",
    "initials",
    "mentions",
    "name_key",
    "names",
    "register",
    "short_places",
]

Form = Literal["council", "place"]
"""Named as a council ("Oxford City Council"), or by its place alone ("Oxford")."""


@dataclass(frozen=True, slots=True)
class Authority:
    """A local authority of the register, current or ended."""

    code: str
    """Register code; the GSS code where it never had one."""
    gss_code: str
    name: str
    place: str
    other_names: tuple[str, ...]
    type: str
    start: date | None
    end: date | None
    """Last day (or the day of the change, as the source gives it); None while it exists."""
    successors: tuple[str, ...]
    """Register codes."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a text that names a council; several codes where the name is shared."""

    codes: tuple[str, ...]
    form: Form


# What councils of a type call themselves besides their registered names.
_TITLES: Mapping[str, tuple[str, ...]] = {
    "CTY": ("{} county council", "{} council", "{} cc", "county council of {}"),
    "NMD": ("{} district council", "{} borough council", "{} city council", "{} council", "{} dc", "{} bc"),
    "UA": ("{} council", "{} borough council", "{} city council", "{} unitary authority", "{} bc"),
    "MD": (
        "{} metropolitan borough council",
        "{} council",
        "{} mbc",
        "{} mdc",
        "{} city council",
        "{} borough council",
    ),
    "LBO": (
        "london borough of {}",
        "{} council",
        "{} london borough council",
        "{} borough council",
        "lb {}",
        "lb of {}",
    ),
    "WPA": (
        "{} council",
        "{} county council",
        "{} county borough council",
        "{} cbc",
        "{} city council",
        "cyngor {}",
    ),
    "SCO": ("{} council", "{} city council", "{} islands council"),
    "NID": ("{} council", "{} borough council", "{} district council", "{} city council"),
}
_COUNCIL_WORDS = frozenset({"council", "cyngor", "comhairle", "corporation", "authority", "borough"})
_COMPASS = frozenset(
    {"north", "south", "east", "west", "mid", "central", "greater", "upper", "lower", "new", "inner", "outer"}
    | {"n", "s", "e", "w", "ne", "nw", "se", "sw"}
)
_QUARTERS = frozenset({"north", "south", "east", "west"})
_BY_A_RIVER = re.compile(r"^(\w{4,})[- ](?:on|upon|in|under)[- ]", re.IGNORECASE)
FEWEST_INITIALS = 3
"""Fewer before "Council" could be of anybody."""
SMALL_WORDS = frozenset({"and", "of", "upon", "on", "in", "with"})
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|&")
_POSSESSIVE = re.compile(r"['’]s?")


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def register() -> Mapping[str, Authority]:
    """Register code to authority, all of the United Kingdom."""
    return {
        row["code"]: Authority(
            code=row["code"],
            gss_code=row["gss_code"],
            name=row["name"],
            place=row["short_name"],
            other_names=tuple(filter(None, row["other_names"].split("|"))),
            type=row["type"],
            start=_date(row["start_date"]),
            end=_date(row["end_date"]),
            successors=tuple(row["successors"].split()),
        )
        for row in entries("councils")
    }


def authority(code: str) -> Authority:
    """Give the authority of that register code; KeyError if there is none."""
    return register()[code]


def _words(text: str) -> Iterator[tuple[str, bool]]:
    """Give each word without case and possessive, "&" as "and", and whether it has a capital; "the" is left out."""
    for word in _WORD.findall(text):
        plain = "and" if word == "&" else word.casefold()
        if not plain.isalnum():
            plain = _POSSESSIVE.sub("", plain)
        if plain != "the":
            yield plain, word[:1].isupper() or word == "&"


def name_key(name: str) -> tuple[str, ...]:
    """Give a name as it is compared: no case, "the", signs or hyphens; "&" is "and"."""
    return tuple(word for word, _ in _words(name))


def _names_of(one: Authority) -> Iterator[tuple[tuple[str, ...], Form, bool]]:
    """Give every name of an authority with its form, and whether it is a registered one."""
    for name in (one.name, *_shortened(one.name), *one.other_names):
        words = name_key(name)
        yield words, ("council" if _COUNCIL_WORDS.intersection(words) else "place"), True
    yield name_key(one.place), "place", True
    for place in map(name_key, (one.place, *short_places(one.place))):
        for title in _TITLES.get(one.type, ()):
            before, after = title.split("{}")
            yield (*before.split(), *place, *after.split()), "council", False
    letters = initials(one.place)
    if len(letters) >= FEWEST_INITIALS:
        yield (letters, "council"), "council", False


@cache
def _short_counties() -> Mapping[str, tuple[str, ...]]:
    """Counties as they are shortened, by the county: "staffs"."""
    found: dict[str, tuple[str, ...]] = {}
    for row in entries("county_short"):
        found[row["long"]] = (*found.get(row["long"], ()), row["short"])
    return found


def short_places(place: str) -> list[str]:
    """Give a place as it is shortened: "East Staffs", "NE Lincs", "Stockton" for Stockton-on-Tees."""
    by_a_river = _BY_A_RIVER.match(place)
    return [*_shortened(place), *([by_a_river[1]] if by_a_river else [])]


def _shortened(name: str) -> list[str]:
    """Give a name with its county or quarter of the sky shortened."""
    words = name_key(name)
    counties = [
        " ".join(short if other == word else other for other in words)
        for word in words
        for short in _short_counties().get(word, ())
    ]
    return [*counties, *filter(None, map(_quarters_shortened, (name, *counties)))]


def _quarters_shortened(place: str) -> str:
    """Give "NE Lincs" for "North East Lincs"; "" where the place begins with no quarter of the sky."""
    words = place.split()
    count = next((n for n, word in enumerate(words) if word.casefold() not in _QUARTERS), len(words))
    return " ".join(["".join(word[0] for word in words[:count]), *words[count:]]) if count else ""


def initials(name: str) -> str:
    """Give the first letters of a name's words without the small ones, in small letters."""
    return "".join(word[0] for word in name_key(name) if word not in SMALL_WORDS)


@cache
def names() -> Mapping[tuple[str, ...], Mention]:
    """Give every name with whom it means: registered names before those made up of place and type."""
    found: dict[tuple[str, ...], dict[str, tuple[Form, bool]]] = {}
    for one in register().values():
        for words, form, is_registered in _names_of(one):
            found.setdefault(words, {}).setdefault(one.code, (form, is_registered))
    return {words: _mention(codes) for words, codes in found.items()}


def _mention(codes: Mapping[str, tuple[Form, bool]]) -> Mention:
    form: Form = "council" if any(form == "council" for form, _ in codes.values()) else "place"
    own = {code: is_registered for code, (f, is_registered) in codes.items() if f == form}
    registered = tuple(code for code, is_registered in own.items() if is_registered)
    return Mention(registered or tuple(own), form)


def mentions(text: str) -> Iterator[Mention]:
    """Give the councils that `text` names, the longest name at each place; a place only with a capital and on its own.

    "West Essex" and "Essex and Suffolk Water" are not Essex.
    """
    found = list(_words(text))
    words, capitals = [word for word, _ in found], [has_capital for _, has_capital in found]
    lengths = _lengths()
    end = 0
    for i in [i for i, word in enumerate(words) if word in lengths]:
        if i < end:
            continue
        end, mention = _longest(words, i, lengths[words[i]])
        is_named = mention and (mention.form == "council" or _stands_alone(words, capitals, i, end))
        if mention and is_named and not _is_part(words, i):
            yield mention


@cache
def _lengths() -> Mapping[str, int]:
    """How many words the longest name has that begins with a word."""
    lengths: dict[str, int] = {}
    for words in names():
        lengths[words[0]] = max(len(words), lengths.get(words[0], 0))
    return lengths


def _longest(words: Sequence[str], i: int, most: int) -> tuple[int, Mention | None]:
    for end in range(min(i + most, len(words)), i, -1):
        mention = names().get(tuple(words[i:end]))
        if mention is not None:
            return end, mention
    return i, None


def _is_part(words: Sequence[str], i: int) -> bool:
    return i > 0 and words[i - 1] in _COMPASS


def _stands_alone(words: Sequence[str], capitals: Sequence[bool], start: int, end: int) -> bool:
    joins = end + 1 < len(words) and words[end] == "and" and capitals[end + 1]
    joined = start > 1 and words[start - 1] == "and" and capitals[start - 2]
    return capitals[start] and not joins and not joined and not _names_other_body(words, start, end)


def _names_other_body(words: Sequence[str], start: int, end: int) -> bool:
    """Tell whether the place is part of another body's name: "Oxford University", "University of Oxford"."""
    near = (*words[end : end + 1], *words[max(0, start - 1) : start])
    before_of = words[max(0, start - 2) : start - 1] if start > 1 and words[start - 1] == "of" else ()
    return not _other_bodies().isdisjoint((*near, *before_of))


@cache
def _other_bodies() -> frozenset[str]:
    return frozenset(row["word"] for row in entries("other_bodies"))
