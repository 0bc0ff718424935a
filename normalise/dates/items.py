"""Cuts a cell's tokens into segments (lines, sentences) of items: series of dates and the words that bear on them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from normalise.dates.points import Span
from normalise.dates.series import Series, read_series
from normalise.dates.tokens import Token
from normalise.dates.years import kind_at

__all__ = ["Item", "segments"]

_STOPS = frozenset(";|!")
_EACH = re.compile(r"\s(?:each|every)\b", re.IGNORECASE)
_MEANT = frozenset(
    {
        "recurrence", "other_recurrence", "each", "ongoing", "tbc", "start", "completed", "unfinished", "from",
        "onwards", "thereafter", "relative", "moved", "between", "period_noun", "period_whole", "unit", "number",
        "edge", "range", "and", "filler", "title", "approximate", "month", "season", "quarter", "figure", "plan_year",
        "financial", "academic", "short_pair", "no_date",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """A series of dates ("series"), or one token by its kind."""

    kind: str
    value: str
    language: str
    start: int
    """Where it stands in the text; `end` is the place after it."""
    end: int
    series: Series | None = None


def segments(text: str, tokens: Sequence[Token]) -> list[list[Item]]:
    """Give the items of each line or sentence in order; empty ones are left out."""
    found: list[list[Item]] = [[]]
    i = 0
    while i < len(tokens):
        token = tokens[i]
        item, i = _item(text, tokens, i, found[-1])
        if item.kind == "line" or (item.kind == "sign" and _is_stop(text, token, found[-1])):
            found.append([])
        else:
            found[-1].append(item)
    return [segment for segment in found if segment]


def _item(text: str, tokens: Sequence[Token], i: int, before: list[Item]) -> tuple[Item, int]:
    token = tokens[i]
    if not _is_modal(text, tokens, i):
        last = before[-1].kind if before else ""
        read = read_series(tokens, i, is_pair_a_range=last == "between")
        if read is not None and not _is_no_date(before, read[0], kind_at(tokens, read[1])):
            series, end = read
            if last == "from" and len(before) > 1 and before[-2].kind == "moved":
                series = _apart(series)
            return Item("series", "", "", token.start, tokens[end - 1].end, series), end
    kind = token.kind if token.kind in _MEANT or token.kind in ("line", "sign") else "word"
    return Item(kind, token.value, token.language, token.start, token.end), i + 1


def _apart(series: Series) -> Series:
    """Part the ranges: "slipped from March 2013 to June 2014" gives two dates."""
    spans = [Span(point, point) for span in series.spans for point in (span.first, span.last) if point]
    return replace(series, spans=tuple(dict.fromkeys(spans)))


def _is_stop(text: str, token: Token, before: list[Item]) -> bool:
    """Tell whether it ends a segment: a semicolon, or a full stop with a space and no small letter after it."""
    if token.value in _STOPS:
        return True
    after = text[token.end : token.end + 2]
    if token.value != "." or not before or before[-1].kind in ("filler", "from"):  # "est. May", "w.e.f. May"
        return False
    if before[-1].kind == "series" and _EACH.match(text, token.end):  # "OCT. EACH YEAR"
        return False
    return after[:1].isspace() and not after[1:].islower()


def _is_modal(text: str, tokens: Sequence[Token], i: int) -> bool:
    """Tell whether it is the verb "may" or "march": no figure is next to it."""
    token = tokens[i]
    if token.kind != "month" or text[token.start : token.end].lower() not in ("may", "march", "mai", "ion"):
        return False
    follows, precedes = kind_at(tokens, i + 1), kind_at(tokens, i - 1)
    is_verb_first = follows in ("word", "unfinished") and precedes in ("", "word", "line")
    return is_verb_first or (text[token.start].islower() and follows in ("word", "unfinished", "and"))


def _is_no_date(before: list[Item], series: Series, follower: str) -> bool:
    """Tell whether a bare year is part of a name or a number: "Equality Act 2010", "2012 Olympics", "2000 homes"."""
    first = series.spans[0].first
    if first is None or not first.is_only_year or first.is_financial:
        return False
    last = before[-1].kind if before else ""
    is_of_plan = last == "period_noun" and any(item.kind in ("edge", "period_whole") for item in before[-3:])
    if follower == "title" or (last in ("title", "period_noun") and not is_of_plan):
        return True
    return last == "word" and follower == "word"
