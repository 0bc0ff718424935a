"""Cuts the text of a date cell into tokens: figures by their form, words by the vocabulary date_words.csv."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from extractors.vocabularies import entries

__all__ = ["Token", "tokenise"]


@dataclass(frozen=True, slots=True)
class Token:
    """A figure, a phrase of the vocabulary, another word ("word"), or a sign ("sign")."""

    kind: str
    value: str
    """What the vocabulary says of a phrase; of figures and signs the text itself, in lower case."""
    language: str
    """"en" or "cy" for phrases, "" for the rest."""
    start: int
    end: int


# Tried in this order at each place; figures that only look like dates (money, times, references) come out as "word".
_RAW = re.compile(
    r"""
    (?P<line>\n+)
  | (?P<space>[^\S\n]+)
  | (?P<no_date>[£$€]\s?\d[\d,.]*(?:k|m|bn)?\b | \d[\d.]*\s?% | \d{1,3}(?:,\d{3})+(?!\d)
      | \d{1,2}[:.]\d\d\s?[ap]\.?m\b | \d{1,2}:\d\d(?!\d))
  | (?P<iso>(?:19|20|21)\d\d(?P<bar>[-/.])\d\d(?P=bar)\d\d(?!\d))
  | (?P<full>\d{1,2}\s?(?P<stroke>[/.\-–])\s?\d{1,2}\s?(?P=stroke)\s?(?:\d{4}|\d\d)(?!\d|(?P=stroke)\d))
  | (?P<pair>(?:19|20|21)\d\d\s?[/\-–—]\s?(?:19|20|21)\d\d(?!\d)
      | (?:19|20|21)\d\d[/\-–—]\d{1,2}(?!\d|(?:st|nd|rd|th)\b|[/.\-]\d))
  | (?P<month_year>(?:0?[1-9]|1[0-2])[/.\-](?:19|20|21)\d\d(?!\d))
  | (?P<short_pair>(?:\d\d[/\-–]|[1-9]/)\d\d(?![\d]|[/.\-]\d))
  | (?P<reference>\d+(?:\.\d+)+)
  | (?P<year>(?:19|20|21)\d\d(?!\d))
  | (?P<short_year>['’‘`´]\d\d(?![\d]))
  | (?P<ordinal_number>\d{1,2}\s?(?:st|nd|rd|th|af|il|ydd|fed|ain|eg|ed)(?![^\W\d_]))
  | (?P<figure>\d+)
  | (?P<week>w/?\s?[cb]\b|wk/?[cb]\b)
  | (?P<week_end>w/e\b)
  | (?P<onwards>(?:\+|[-–]?>|→)(?=\s*(?:$|[\n,;)])))
  | (?P<letters>[^\W\d_]+(?:['’][^\W\d_]+)*)
  | (?P<sign>.)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_KINDS = {
    "bar": "iso",
    "stroke": "full",
    "no_date": "word",
    "reference": "word",
    "week": "week_from",
    "week_end": "week_to",
}
_PARTS = re.compile(r"(\d+)([/\-–—])(\d\d?)")
_JOINERS = frozenset("-‐‑–./")


@cache
def _phrases() -> Mapping[str, list[tuple[tuple[str, ...], str, str, str]]]:
    """Give first word to the phrases that it starts, longest first: words, kind, value, language."""
    phrases = defaultdict(list)
    for row in entries("date_words"):
        words = tuple(row["words"].split())
        phrases[words[0]].append((words, row["kind"], row["value"], row["language"]))
    for starting in phrases.values():
        starting.sort(key=lambda phrase: -len(phrase[0]))
    return dict(phrases)


def _raw(text: str) -> Iterator[tuple[Token, bool]]:
    """Give each token with whether it stands directly after the one before, with no space between."""
    touches = False
    for match in _RAW.finditer(text):
        kind = _KINDS.get(match.lastgroup or "", match.lastgroup or "sign")
        if kind != "space":
            value = match.group().lower().replace("’", "'")
            kind = "and" if kind == "sign" and value in ("&", "+") else kind
            yield Token(kind, value, "", match.start(), match.end()), touches
        touches = kind != "space"


def _phrase_at(raw: list[tuple[Token, bool]], i: int) -> tuple[Token, int] | None:
    """Give the longest phrase of the vocabulary that starts at token `i`, and the place after it."""
    for words, kind, value, language in _phrases().get(raw[i][0].value, ()):
        j = i + 1
        for word in words[1:]:
            if j < len(raw) and raw[j][0].value in _JOINERS and kind != "financial":
                j += 1
            if j >= len(raw) or raw[j][0].value != word:
                break
            j += 1
        else:
            return Token(kind, value or " ".join(words), language, raw[i][0].start, raw[j - 1][0].end), j
    return None


def _is_glued(token: Token, touches: bool, before: Token | None) -> bool:
    """Tell whether a figure is part of a word before it ("R2012", but not "Sept12", "FY2012/13", "Q2")."""
    return touches and before is not None and before.kind == "word" and token.kind not in ("sign", "line")


def tokenise(text: str) -> tuple[Token, ...]:
    """Give the tokens of `text` in order; spaces give none, line ends one of kind "line"."""
    raw = list(_raw(text))
    tokens: list[Token] = []
    i = 0
    while i < len(raw):
        token, touches = raw[i]
        if token.kind in ("letters", "figure") and (found := _phrase_at(raw, i)):
            token, i = found
        else:
            i += 1
            if token.kind == "letters" or _is_glued(token, touches, tokens[-1] if tokens else None):
                token = Token("word", token.value, "", token.start, token.end)
        if token.kind == "month" and tokens and tokens[-1].kind in ("pair", "short_pair"):
            tokens[-1:] = _parted(tokens[-1])
        tokens.append(token)
    return tuple(tokens)


def _parted(pair: Token) -> list[Token]:
    """Give a pair before a month as what it is: a figure, a sign, and the day of that month ("10-12 June")."""
    match = _PARTS.fullmatch(pair.value)
    if match is None:
        return [pair]
    kinds = ("year" if pair.kind == "pair" else "figure", "sign", "figure")
    return [
        Token(kind, match[n], "", pair.start + match.start(n), pair.start + match.end(n))
        for n, kind in enumerate(kinds, 1)
    ]
