"""Reads one point of time from tokens: "31 March 2008", "Mid Sept '12", "Qtr 2 2013-14", "w/c 5 Nov 2012"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from normalise.dates.points import FIRST_SEASON, Point
from normalise.dates.tokens import Token
from normalise.dates.years import (
    LAST_DAY,
    Year,
    full_year,
    kind_at,
    month_and_year,
    month_of_iso,
    value_at,
    year_after,
    year_at,
)

__all__ = ["PARTS", "Reading", "read_point"]

PARTS = 4  # the most that a year is counted in: quarters
SEPTEMBER = 9  # in which schools' and universities' year starts
MOST_PLAN_YEARS = 30
_NUMBERED = frozenset(("stage", "phase", "part", "step", "lot", "tranche"))  # "Phase 1 March 2013"
MOST_BEFORE = 10  # tokens in "by the end of the week commencing Monday, the"

_NUMBERS = re.compile(r"\d+")
_BEFORE_A_POINT = frozenset(
    {"edge", "approximate", "weekday", "week_from", "week_to", "financial", "academic", "plan_year"}
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read at a place: a point or the two ends of a run of years, and where the next token stands."""

    points: tuple[Point, ...]
    end: int
    doubt: str = ""


def _of_year(point: Point, year: Year, end: int) -> Reading:
    """Give the point in that year; a run of years ends a range that the point starts."""
    stated = replace(point, year=year.first, is_financial=year.is_financial)
    if year.last is None:
        is_vague = point.quarter and not year.is_financial
        return Reading(
            (stated,), end, "a quarter is read as one of the calendar year" if is_vague else year.doubt
        )
    return Reading((stated, Point(year=year.last)), end, year.doubt)


def _with_year_after(point: Point, tokens: Sequence[Token], i: int) -> Reading:
    found = year_after(tokens, i)
    return _of_year(point, *found) if found else Reading((point,), i)


def _read_full(tokens: Sequence[Token], i: int) -> Reading | None:
    day, month, year = _NUMBERS.findall(tokens[i].value)
    return Reading((Point(year=full_year(year), month=int(month), day=int(day)),), i + 1)


def _read_iso(tokens: Sequence[Token], i: int) -> Reading | None:
    year, month, day = (int(figures) for figures in _NUMBERS.findall(tokens[i].value))
    return Reading((Point(year=year, month=month, day=day),), i + 1)


def _read_month_year(tokens: Sequence[Token], i: int) -> Reading | None:
    month, year = _NUMBERS.findall(tokens[i].value)
    return Reading((Point(year=int(year), month=int(month)),), i + 1)


def _read_day(tokens: Sequence[Token], i: int) -> Reading | None:
    """Give a day with its month, or a number that may be the day of a month further on in a list."""
    match = _NUMBERS.match(tokens[i].value)
    if match is None or not 1 <= int(match[0]) <= 99 or (i and tokens[i - 1].value in _NUMBERED):
        return None
    day = int(match[0])
    if (part := _part_of_year(tokens, i, day)) is not None:
        return part
    j = i + 1
    if value_at(tokens, j) in ("of", "o") or _is_tight_sign(tokens, j):
        j += 1
    if kind_at(tokens, j) == "month":
        point = Point(month=int(tokens[j].value), day=day, language=tokens[j].language)
        return _with_year_after(point, tokens, j + 1)
    return Reading((Point(day=day),), i + 1) if day <= LAST_DAY else None


def _is_tight_sign(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether token `i` is a sign without spaces: "30-Sep-12", not "Phase 1 - March" or "1. March"."""
    if value_at(tokens, i) not in ("-", "–", ".", "/") or not 0 < i < len(tokens) - 1:
        return False
    return tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start


def _part_of_year(tokens: Sequence[Token], i: int, number: int) -> Reading | None:
    """Read "2nd quarter of 2013/14", "first half of 2013"."""
    kind = kind_at(tokens, i + 1)
    if kind not in ("quarter", "half") or kind_at(tokens, i) == "figure" or not 1 <= number <= PARTS:
        return None
    language = tokens[i + 1].language
    return _with_year_after(_part(kind, number, language), tokens, i + 2)


def _part(kind: str, number: int, language: str) -> Point:
    if kind == "quarter":
        return Point(quarter=number, language=language)
    return Point(half=min(number, 2), language=language)


def _read_ordinal(tokens: Sequence[Token], i: int) -> Reading | None:
    return _part_of_year(tokens, i, int(tokens[i].value))


def _read_part(tokens: Sequence[Token], i: int) -> Reading | None:
    j = i + (2 if value_at(tokens, i + 1) == "." else 1)
    if kind_at(tokens, j) not in ("figure", "number") or not 1 <= int(tokens[j].value) <= PARTS:
        return None
    point = _part(tokens[i].kind, int(tokens[j].value), tokens[i].language)
    return _with_year_after(point, tokens, j + 1)


def _read_month(tokens: Sequence[Token], i: int) -> Reading | None:
    token = tokens[i]
    point = Point(month=int(token.value), language=token.language)
    if american := _american_day(tokens, i + 1):
        day, year, end = american
        return Reading((replace(point, day=day, year=year),), end)
    return _with_year_after(point, tokens, i + 1)


def _american_day(tokens: Sequence[Token], i: int) -> tuple[int, int, int] | None:
    """Day, year and the place after them in "June 21, 2007" or "Dec. 21st 2007"."""
    if value_at(tokens, i) == ".":
        i += 1
    if kind_at(tokens, i) not in ("figure", "ordinal_number"):
        return None
    j = i + (2 if value_at(tokens, i + 1) == "," else 1)
    match = _NUMBERS.match(tokens[i].value)
    if match and 1 <= int(match[0]) <= LAST_DAY and kind_at(tokens, j) == "year":
        return int(match[0]), int(tokens[j].value), j + 1
    return None


def _read_season(tokens: Sequence[Token], i: int) -> Reading | None:
    point = Point(season=int(tokens[i].value), language=tokens[i].language)
    j = i + 1
    if value_at(tokens, j) == "term":
        j += 1
    reading = _with_year_after(point, tokens, j)
    first = reading.points[0]
    if first.is_financial and first.season == FIRST_SEASON:
        return replace(reading, doubt="a spring in a financial year can be its first months or its last")
    return replace(reading, points=(replace(first, is_financial=False), *reading.points[1:]))


def _read_year(tokens: Sequence[Token], i: int) -> Reading | None:
    if kind_at(tokens, i) == "pair" and (month := month_of_iso(tokens[i])):
        return Reading((Point(year=int(tokens[i].value[:4]), month=month),), i + 1)
    found = year_at(tokens, i)
    if found is None:
        return _read_month_and_year(tokens, i)
    year, end = found
    if kind_at(tokens, end) == "academic":
        return _of_academic_year(year, end + 1)
    return _quarter_after(tokens, year, end) or _of_year(Point(), year, end)


def _read_month_and_year(tokens: Sequence[Token], i: int) -> Reading | None:
    """Read "06/22"."""
    found = month_and_year(tokens[i]) if kind_at(tokens, i) == "short_pair" else None
    if found is None:
        return None
    month, year, is_day_too = found
    return Reading((Point(year=year, month=month, needs_period=is_day_too),), i + 1)


def _of_academic_year(year: Year, end: int) -> Reading:
    """Give September to August of an academic year; a single year of it is left as written."""
    if not year.is_financial:
        return _of_year(Point(), year, end)
    ends = Point(year=year.first, month=SEPTEMBER), Point(year=year.first + 1, month=SEPTEMBER - 1)
    return Reading(ends, end, year.doubt)


def _quarter_after(tokens: Sequence[Token], year: Year, i: int) -> Reading | None:
    """Read the quarter of "2013/14 Q2", "2013/14 (Q2)"; not that of "2013/14, Q2 2014/15"."""
    sign = value_at(tokens, i)
    start = i + (sign in ("-", "–", ",", ":", "/", "(") and kind_at(tokens, i + 1) == "quarter")
    quarter = _read_part(tokens, start) if kind_at(tokens, start) == "quarter" else None
    if quarter is None or quarter.points[0].year:
        return None
    is_closed = sign == "(" and value_at(tokens, quarter.end) == ")"
    return _of_year(quarter.points[0], year, quarter.end + is_closed)


def _read_plan_year(tokens: Sequence[Token], i: int) -> Reading | None:
    if (
        kind_at(tokens, i + 1) not in ("figure", "number")
        or not 1 <= int(tokens[i + 1].value) <= MOST_PLAN_YEARS
    ):
        return None
    number = int(tokens[i + 1].value)
    return Reading((Point(of_plan="year", plan_year=number, language=tokens[i].language),), i + 2)


def _read_whole_plan(tokens: Sequence[Token], i: int) -> Reading | None:
    """Read "throughout the plan", "lifetime of the strategy"."""
    j = i + 1
    while kind_at(tokens, j) in ("filler", "edge"):
        j += 1
    if kind_at(tokens, j) != "period_noun":
        return None
    return Reading((Point(of_plan="whole", language=tokens[i].language),), j + 1)


def _read_plan_period(tokens: Sequence[Token], i: int) -> Reading | None:
    """Read "Plan period" alone; of the other words for a plan none means its time."""
    if not tokens[i].value.endswith("period"):
        return None
    return Reading((Point(of_plan="whole", language=tokens[i].language),), i + 1)


_READERS: Mapping[str, Callable[[Sequence[Token], int], Reading | None]] = {
    "iso": _read_iso,
    "full": _read_full,
    "month_year": _read_month_year,
    "figure": _read_day,
    "ordinal_number": _read_day,
    "ordinal": _read_ordinal,
    "month": _read_month,
    "quarter": _read_part,
    "half": _read_part,
    "season": _read_season,
    "year": _read_year,
    "pair": _read_year,
    "short_pair": _read_year,
    "plan_year": _read_plan_year,
    "period_whole": _read_whole_plan,
    "period_noun": _read_plan_period,
}


def _skip_before(tokens: Sequence[Token], i: int) -> tuple[set[str], int]:
    """Give the kinds of words before a point that belong to it ("by the end of", "Mid", "w/c"), and the place after."""
    kinds: set[str] = set()
    end = i
    for token in tokens[i : i + MOST_BEFORE]:
        if token.kind in _BEFORE_A_POINT and _read_core(tokens, end) is None:
            kinds.add(token.kind)
        elif not (kinds and (token.kind == "filler" or token.value in (",", "-", ":", ".", "("))):
            break
        end += 1
    return kinds, end


def _read_core(tokens: Sequence[Token], i: int) -> Reading | None:
    reader = _READERS.get(kind_at(tokens, i))
    return reader(tokens, i) if reader else None


def read_point(tokens: Sequence[Token], i: int) -> Reading | None:
    """Give the point of time that starts at token `i`, or None if none does."""
    before, start = _skip_before(tokens, i)
    if "edge" in before and kind_at(tokens, start) == "period_noun":
        return Reading((Point(of_plan="end", language=tokens[start].language),), start + 1)
    found = year_at(tokens, start, is_short_allowed=True) if before & {"financial", "academic"} else None
    reading: Reading | None
    if found and "financial" in before:
        year, end = _as_financial(found[0]), found[1]
        reading = _quarter_after(tokens, year, end) or _of_year(Point(), year, end)
    elif found:
        reading = _of_academic_year(*found)
    else:
        reading = _read_core(tokens, start)
    if reading is None or not before:
        return reading
    first = replace(
        reading.points[0],
        is_week="week_from" in before,
        week_ends="week_to" in before,
        is_approximate="approximate" in before,
    )
    return replace(reading, points=(first, *reading.points[1:]))


def _as_financial(year: Year) -> Year:
    """Give the financial year that "FY" before a year means."""
    if year.is_financial or year.last is not None:
        return year
    return Year(year.first, is_financial=True, doubt="one year after FY is read as the one that it starts in")
