"""Reads years, alone or after a month, season or quarter: "2013/14", "'12", "2011-15"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalise.dates.points import MONTHS_IN_YEAR
from normalise.dates.tokens import Token

__all__ = [
    "LAST_DAY",
    "LONGEST_RUN",
    "Year",
    "full_year",
    "kind_at",
    "month_and_year",
    "month_of_iso",
    "value_at",
    "year_after",
    "year_at",
]

CENTURY = 100  # years
FIRST_OF_LAST_CENTURY = 60  # "60" to "99" are 1960 to 1999
LONGEST_RUN = 45  # years: climate plans look from the 2000s to 2050
LAST_DAY = 31  # of a month

_PAIR = re.compile(r"(\d+)\s?([/\-–—])\s?(\d+)")
_SHORT_PAIR = re.compile(r"(\d\d?)/(\d\d)")
_YEAR_SIGNS = frozenset(",.-–—/(:")


@dataclass(frozen=True, slots=True)
class Year:
    """A calendar year, a financial year, or a run of calendar years."""

    first: int
    is_financial: bool = False
    last: int | None = None
    """The year that a run ends in; None for one year."""
    doubt: str = ""


def kind_at(tokens: Sequence[Token], i: int) -> str:
    """Give the kind of token `i`, "" outside the text."""
    return tokens[i].kind if 0 <= i < len(tokens) else ""


def value_at(tokens: Sequence[Token], i: int) -> str:
    """Give the value of token `i`, "" outside the text."""
    return tokens[i].value if 0 <= i < len(tokens) else ""


def full_year(figures: str) -> int:
    """Give the year of four or two figures ("07" is 2007)."""
    year = int(figures)
    if year >= CENTURY:
        return year
    return year + (1900 if year >= FIRST_OF_LAST_CENTURY else 2000)


def _pair(token: Token) -> Year | None:
    """Two years in one token; None where the second is no later year ("2012-04" is a month)."""
    match = _PAIR.fullmatch(token.value)
    if match is None:
        return None
    first, sign, second = full_year(match[1]), match[2], match[3]
    last = int(second)
    is_month = len(second) == 2 and last <= MONTHS_IN_YEAR
    if len(second) <= 2:
        last = first + (last - first) % (10 if len(second) == 1 else CENTURY)
    if last == first + 1:
        is_sure = len(second) <= 2 or sign == "/"
        return Year(
            first, is_financial=True, doubt="" if is_sure else f'"{token.value}" is read as a financial year'
        )
    if last <= first or last - first > (MONTHS_IN_YEAR if is_month else LONGEST_RUN) or len(second) == 1:
        return None
    is_sure = not is_month or sign == "/"
    return Year(
        first, last=last, doubt="" if is_sure else f'"{token.value}" is read as two years, not as a month'
    )


def _short_pair(token: Token, *, is_sure: bool) -> Year | None:
    """Give the financial year of "13/14" or, with a doubt, of "12/13"; None of "12-13", which may be days."""
    year = _pair(token)
    if year is None or not year.is_financial:
        return None
    if is_sure or full_year(token.value[:2].rstrip("/")) > full_year(str(MONTHS_IN_YEAR)):
        return year
    if "/" not in token.value:
        return None
    return Year(
        year.first, is_financial=True, doubt=f'"{token.value}" is read as a financial year, not as a month'
    )


def month_and_year(token: Token) -> tuple[int, int, bool] | None:
    """Give month and year of "06/22", which is no financial year, and whether it is a day and a month as well."""
    match = _SHORT_PAIR.fullmatch(token.value)
    if match is None or not 1 <= int(match[1]) <= MONTHS_IN_YEAR:
        return None
    return int(match[1]), full_year(match[2]), 1 <= int(match[2]) <= MONTHS_IN_YEAR


def month_of_iso(token: Token) -> int | None:
    """Give the month of "2012-04", a year and a month that is no second year; else None."""
    match = _PAIR.fullmatch(token.value)
    if match is None or _pair(token) or len(match[3]) != 2 or not 1 <= int(match[3]) <= MONTHS_IN_YEAR:
        return None
    return int(match[3])


def year_at(tokens: Sequence[Token], i: int, *, is_short_allowed: bool = False) -> tuple[Year, int] | None:
    """Give the year that starts at token `i`, and the place after it.

    Args:
        tokens: the text's tokens.
        i: where to look.
        is_short_allowed: what stands before makes two figures a year: a month, a season, "FY".
    """
    kind = kind_at(tokens, i)
    if kind == "pair":
        year = _pair(tokens[i])
        return (year, i + 1) if year else None
    if kind == "short_pair":
        year = _short_pair(tokens[i], is_sure=is_short_allowed)
        return (year, i + 1) if year else None
    if kind == "year":
        spaced = _spaced_pair(tokens, i)
        return spaced or (Year(int(tokens[i].value)), i + 1)
    if kind == "short_year" and is_short_allowed:
        return Year(full_year(tokens[i].value[1:])), i + 1
    if (
        kind == "figure"
        and is_short_allowed
        and len(tokens[i].value) == 2
        and kind_at(tokens, i + 1) != "unit"
    ):
        return Year(full_year(tokens[i].value)), i + 1
    return None


def _spaced_pair(tokens: Sequence[Token], i: int) -> tuple[Year, int] | None:
    """Give a financial year with spaces in it: "2012 / 13", unless the figure is the day of a month."""
    if (
        value_at(tokens, i + 1) not in "-–/"
        or kind_at(tokens, i + 2) != "figure"
        or kind_at(tokens, i + 3) == "month"
    ):
        return None
    first, second = int(tokens[i].value), tokens[i + 2].value
    if len(second) == 2 and int(second) == (first + 1) % CENTURY:
        return Year(first, is_financial=True), i + 3
    return None


def year_after(tokens: Sequence[Token], i: int) -> tuple[Year, int] | None:
    """Give the year that belongs to a month, season or quarter before token `i`: next to it or after a sign."""
    j, signs = i, ""
    while _may_stand_between(tokens, j) and j - i < 3:
        signs += tokens[j].value
        j += 1
    found = year_at(tokens, j, is_short_allowed=True)
    if found is None:
        return None
    is_short = kind_at(tokens, j) == "figure"
    if is_short and (signs.strip(",./-–") or (signs and kind_at(tokens, j + 1) == "month")):
        return None
    year, end = found
    if "(" in signs and value_at(tokens, end) == ")":
        end += 1
    return year, end


def _may_stand_between(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i] if i < len(tokens) else None
    if token is None:
        return False
    if token.kind == "sign":
        return token.value in _YEAR_SIGNS
    return token.kind in ("line", "financial", "plan_year") or token.value in ("of", "in", "the")
