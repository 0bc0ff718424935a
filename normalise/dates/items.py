"""Cuts a cell's tokens into segments (lines, sentences) of items: series of dates and the words that bear on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from normalise.dates.series import Series, read_series
from normalise.dates.tokens import Token
from normalise.dates.years import kind_at, value_at

__all__ = ["Item", "segments"]

_STOPS = frozenset(";|!")
_MEANT = frozenset(
    {
        "recurrence", "other_recurrence", "each", "ongoing", "tbc", "start", "completed", "unfinished", "from",
        "onwards", "thereafter", "relative", "moved", "between", "period_noun", "period_whole", "unit", "number",
        "edge", "range", "and", "filler", "title", "approximate", "month", "season", "quarter", "figure", "plan_year",
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
    """The items of each line or sentence in order; empty ones are left out."""
    found: list[list[Item]] = [[]]
    i = 0
    while i < len(tokens):
        token = tokens[i]
        item, i = _item(text, tokens, i, found[-1])
        if item is None:
            continue
        if item.kind == "line" or (item.kind == "sign" and _is_stop(text, token, found[-1])):
            found.append([])
        else:
            found[-1].append(item)
    return [segment for segment in found if segment]


def _item(text: str, tokens: Sequence[Token], i: int, before: list[Item]) -> tuple[Item | None, int]:
    token = tokens[i]
    last = before[-1].kind if before else ""
    if not (last in ("reference_word",) or _is_modal(text, tokens, i)):
        read = read_series(tokens, i, is_pair_a_range=last == "between")
        if read is not None and not _is_in_a_title(before, read[0]):
            series, end = read
            return Item("series", "", "", token.start, tokens[end - 1].end, series), end
    kind = token.kind if token.kind in _MEANT or token.kind in ("line", "sign") else "word"
    return Item(kind, token.value, token.language, token.start, token.end), i + 1


def _is_stop(text: str, token: Token, before: list[Item]) -> bool:
    """A semicolon, or the full stop of a sentence: a space and no small letter follow it."""
    if token.value in _STOPS:
        return True
    after = text[token.end : token.end + 2]
    return token.value == "." and bool(before) and after[:1].isspace() and not after[1:].islower()


def _is_modal(text: str, tokens: Sequence[Token], i: int) -> bool:
    """The verbs "may" and "march": no figure is next to them."""
    token = tokens[i]
    if token.kind != "month" or text[token.start : token.end].lower() not in ("may", "march", "mai", "ion"):
        return False
    follows, precedes = kind_at(tokens, i + 1), kind_at(tokens, i - 1)
    return (
        follows in ("word", "unfinished")
        and precedes in ("", "word", "line")
        or (text[token.start].islower() and follows in ("word", "unfinished", "and"))
    )


def _is_in_a_title(before: list[Item], series: Series) -> bool:
    """A bare year after "Act", "Census" ... is part of a name, not a date."""
    first = series.spans[0].first
    return bool(before) and before[-1].kind == "title" and first is not None and first.is_only_year
