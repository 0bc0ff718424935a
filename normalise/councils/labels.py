"""Councils named in one word, as web addresses and file names do: "westsuffolk", "windsormaid"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from normalise.councils.names import SMALL_WORDS, authority, initials, name_key, names, register, short_places

__all__ = ["council_of", "council_of_initials", "council_spelt_by", "labels_of"]

SHORTEST_SPELT = 5  # letters; beginnings of words that spell a shorter label do so by chance
_INITIALS = re.compile(r"(?:lb|rb)[a-z]{2,4}|[a-z]{2,4}(?:dc|bc|cc)")
"""Of "London Borough of ...", "Royal Borough of ..." and "... District Council"; others are of anybody."""
_DOMAIN = re.compile(r"([a-z0-9-]+)\.(?:gov\.uk|llyw\.cymru|gov\.wales)\b", re.IGNORECASE)


def labels_of(addresses: Iterable[str]) -> list[str]:
    """Give the labels before ".gov.uk" and its Welsh kin in web and mail addresses, in order, each once."""
    labels = [match[1].casefold() for address in addresses for match in _DOMAIN.finditer(address)]
    return list(dict.fromkeys(label for label in labels if label != "www"))


def council_of(label: str) -> str | None:
    """Give the code of the one council whose name, written without spaces, the label is; else None."""
    return _by_label().get(label.casefold().replace("-", ""))


@cache
def _by_label() -> Mapping[str, str]:
    """Names without spaces where they mean one council, current ones before ended ones."""
    codes: dict[str, set[str]] = defaultdict(set)
    for words, mention in names().items():
        codes["".join(words)].update(mention.codes)
    single = {
        label: {c for c in found if authority(c).end is None} or found for label, found in codes.items()
    }
    return {label: next(iter(found)) for label, found in single.items() if len(found) == 1}


def council_of_initials(word: str) -> str | None:
    """Give the code of the one council of the register, ended ones too, with these initials ("NWLDC"); else None."""
    codes = _by_initials().get(word.casefold(), ())
    return codes[0] if len(codes) == 1 else None


@cache
def _by_initials() -> Mapping[str, Sequence[str]]:
    codes: dict[str, list[str]] = defaultdict(list)
    for one in register().values():
        if _INITIALS.fullmatch(letters := initials(one.name)):
            codes[letters].append(one.code)
    return codes


def council_spelt_by(label: str) -> str | None:
    """Give the code of the one current council whose place's words begin as the label is spelt; else None."""
    if len(label) < SHORTEST_SPELT:
        return None
    letters = label.replace("-", "")
    spelt = {
        code for code, words in _spellings() if words[0][0] == letters[0] and _is_made_of(letters, words)
    }
    return spelt.pop() if len(spelt) == 1 else None


@cache
def _spellings() -> Sequence[tuple[str, tuple[str, ...]]]:
    """The current councils' codes, each with the words of a name that a label may be the beginnings of."""
    return [
        (one.code, name_key(name))
        for one in register().values()
        if one.end is None
        for name in (one.place, one.name, *short_places(one.place))
    ]


def _is_made_of(label: str, words: Sequence[str]) -> bool:
    """Tell whether beginnings of all the words, in order, spell the label, or the words before "of" are it."""
    parts: list[list[str]] = [[]]
    for number, word in enumerate(words):
        if number and word in SMALL_WORDS:
            parts.append([])
        else:
            parts[-1].append(word)
    whole = [word for part in parts for word in part]
    if len(whole) < 2:
        return False
    return _spells(label, whole) or (len(parts[0]) > 1 and label == "".join(parts[0]))


def _spells(label: str, words: Sequence[str]) -> bool:
    if not words:
        return not label
    first = words[0]
    return any(
        first[:n] == label[:n] and _spells(label[n:], words[1:])
        for n in range(min(len(first), len(label)), 0, -1)
    )
