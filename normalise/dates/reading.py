"""Reads a cell's dates: segments to dates, years from the header and the plan's period, doubts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from extractors.document import Issue
from normalise.dates.items import Item, segments
from normalise.dates.points import MONTHS_IN_YEAR, Point, Span, is_possible
from normalise.dates.segment import Found, read_segment
from normalise.dates.tokens import tokenise
from normalise.plan import DateGiven, DateKind, Period
from normalise.text import shorten

__all__ = ["DatesRead", "read_dates"]

CACHE_SIZE = 50_000  # cells repeat: most of a plan's rows share a dozen dates
# Plans look ahead to 2050 ("net zero"); 2091 is a slip of the keys.
REASONABLE_YEARS: Final = range(1980, 2061)
FIRST_YEAR = 1000  # EDTF writes a year in four figures; a smaller one is none

_TWO_FIGURES = "Two figures can be a month and a year, or a day and a month."
_START_HEADER = re.compile(r"\b(start|commenc\w*|begin\w*|from|cychwyn|dechrau)\b", re.IGNORECASE)
_END_HEADER = re.compile(r"\b(end|finish\w*|complet\w*|target|deadline|to|gorffen|diwedd)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DatesRead:
    """The dates of a cell in the order in which it gives them, and what was doubtful."""

    dates: tuple[DateGiven, ...]
    doubts: tuple[Issue, ...]


@lru_cache(maxsize=CACHE_SIZE)
def read_dates(text: str, *, header: str = "", period: Period | None = None) -> DatesRead:
    """Read every date that `text` gives; never raises, and gives none rather than a guess.

    Args:
        text: the cell; paragraphs and list items are lines.
        header: the column's header: "Start" makes its dates start dates, a year in it holds for months without one.
        period: first and last year of the plan, for "Year 1" and "by the end of the scheme".
    """
    default: DateKind = (
        "start" if _START_HEADER.search(header) and not _END_HEADER.search(header) else "target"
    )
    parts, shown = segments(text, tokenise(text)), shorten(text)
    doubts: list[Issue] = []
    found: list[Found] = []
    for segment in parts:
        why_chosen = [why for item in segment if item.series for why in item.series.doubts]
        doubts += [Issue("date-ambiguous", why, value=shown) for why in why_chosen]
        for one in _without_plan_years(read_segment(segment, found, default)):
            resolved, why = _resolved(one, header, period)
            doubts += [Issue(code, message, value=shown) for code, message in why]
            found += resolved
    dates = tuple(_given(one) for one in _once(found))
    if not dates and not doubts:
        doubts += _nothing_read(parts, shown)
    return DatesRead(dates, tuple(dict.fromkeys(doubts)))


def _given(found: Found) -> DateGiven:
    if found.span is None:
        return DateGiven("", found.kind, found.recurrence)
    start, end = found.span.days()
    return DateGiven(found.span.edtf(), found.kind, found.recurrence, start, end)


def _once(found: Sequence[Found]) -> list[Found]:
    """Give the dates, those given once in Welsh and once in English a single time."""
    seen: dict[str, Counter[tuple[str, str, str]]] = {"cy": Counter(), "en": Counter()}
    other = {"cy": "en", "en": "cy"}
    kept = []
    for one in found:
        key = (one.span.edtf() if one.span else "", one.kind, one.recurrence)
        language = one.language
        if language in seen:
            seen[language][key] += 1
            if seen[other[language]][key] >= seen[language][key]:
                continue
        kept.append(one)
    return kept


def _without_plan_years(found: Sequence[Found]) -> list[Found]:
    """Give the dates without "Year 2" or "end of the plan" where a date beside it says when that is."""
    stated = [one for one in found if one.span is None or not any(p.of_plan for p in one.span.points())]
    return stated if any(one.span for one in stated) else list(found)


Why = list[tuple[str, str]]
"""Codes and messages of doubts."""


def _resolved(one: Found, header: str, period: Period | None) -> tuple[list[Found], Why]:
    """Give the date with its years filled in and checked; none where that can't be."""
    if one.span is None:
        return [one], []
    span, why = _years_filled(one, header, period)
    if span is None:
        return [], why
    if any(point.needs_period for point in span.points()):
        if not _is_of_plan(span, period):
            return [], [("date-ambiguous", _TWO_FIGURES)]
        why = [
            *why,
            ("date-ambiguous", "Two figures are read as a month and a year of the plan, not as a day."),
        ]
    if any(not _is_in_calendar(point) for point in span.points()):
        return [], [("date-impossible", "No such day in the calendar.")]
    if any(p.first_month()[0] not in REASONABLE_YEARS for p in span.points() if p.year is not None):
        why = [*why, ("date-out-of-reason", "The year is so far away that it may be mistyped.")]
    start, end = span.days()
    if span.is_range and start and end and start > end and span.first and span.last:
        both = [replace(one, span=Span(point, point)) for point in (span.first, span.last)]
        return both, [*why, ("date-order", "The range ends before it starts: both dates are given.")]
    return [replace(one, span=span)], why


def _is_of_plan(span: Span, period: Period | None) -> bool:
    years = [point.year for point in span.points() if point.year is not None]
    first, last = period or (None, None)
    return first is not None and last is not None and first - 1 <= min(years) and max(years) <= last + 1


def _is_in_calendar(point: Point) -> bool:
    if point.month is not None and not 1 <= point.month <= MONTHS_IN_YEAR:
        return False
    return (point.year is None or point.year >= FIRST_YEAR) and is_possible(point)


def _years_filled(one: Found, header: str, period: Period | None) -> tuple[Span | None, Why]:
    span = one.span
    assert span is not None  # noqa: S101
    if any(point.of_plan for point in span.points()):
        return _in_plan(span, period)
    if one.recurrence:
        return _recurring(span)
    if all(point.year is not None for point in span.points()):
        return span, []
    year = _year_of(header)
    if year is None:
        return None, [("date-without-year", "A day, month, season or quarter without a year.")]
    first, last = (
        point and (replace(point, year=year[0], is_financial=year[1]) if point.year is None else point)
        for point in (span.first, span.last)
    )
    return Span(first, last, span.is_range), []


def _recurring(span: Span) -> tuple[Span | None, Why]:
    """Give the span in every year, never open; its quarters are those of the financial year."""
    points = span.points()
    if len({point.year is None for point in points}) > 1:
        return None, [("date-without-year", "A range of which only one end has a year.")]
    if len(points) == 1 and points[0].year is None:
        span = Span(points[0], points[0])
    if not any(point.quarter and point.year is None for point in span.points()):
        return span, []
    first, last = (point and replace(point, is_financial=True) for point in (span.first, span.last))
    return replace(span, first=first, last=last), [
        ("date-ambiguous", "A quarter is read as one of the financial year.")
    ]


def _in_plan(span: Span, period: Period | None) -> tuple[Span | None, Why]:
    """Give the years that "Year 2" or "the end of the scheme" mean in a plan of that period."""
    years = [(point, _years_of_plan(point, period) if point.of_plan else None) for point in span.points()]
    if any(point.of_plan and found is None for point, found in years):
        return None, [("date-relative", "A time of the plan, whose years the document does not give.")]
    points = [
        replace(point, year=found[side], of_plan="", plan_year=None) if found else point
        for side, (point, found) in zip((0, -1), years * (2 if len(years) == 1 else 1), strict=True)
    ]
    why = [("date-from-period", "A time of the plan, counted from the years of its period.")]
    is_range = span.is_range or points[0] != points[1]
    first, last = (points[0] if span.first else None), (points[1] if span.last else None)
    return Span(first, last, is_range), why


def _years_of_plan(point: Point, period: Period | None) -> tuple[int, int] | None:
    """Give first and last year that the point covers; None where the plan has no such year."""
    first, last = period or (None, None)
    if last is None:
        return None
    if first is None:
        return (last, last) if point.of_plan == "end" else None
    if point.of_plan == "whole":
        return first, last
    year = last if point.plan_year is None else first + point.plan_year - 1
    return (year, year) if first <= year <= last else None


@lru_cache(maxsize=1_000)
def _year_of(header: str) -> tuple[int, bool] | None:
    """Give the one year that a column's header names, and whether it is a financial one."""
    years = {
        (span.first.year, span.first.is_financial)
        for segment in segments(header, tokenise(header))
        for item in segment
        if item.series
        for span in item.series.spans
        if span.first and span.first.year and span.first.is_bare and span.first == span.last
    }
    return next(iter(years)) if len(years) == 1 else None


# Words that give a time of sorts, but no date.
_RELATIVE = frozenset(
    {"relative", "unit", "plan_year", "financial", "academic", "edge", "period_noun", "period_whole"}
)


def _nothing_read(parts: Sequence[Sequence[Item]], shown: str) -> list[Issue]:
    """Say why a cell with words in it gave no date; nothing to say of "N/A", dashes and words of status."""
    items = [item for segment in parts for item in segment]
    kinds = {item.kind for item in items}
    if any(item.kind == "short_pair" and "/" in item.value for item in items):
        return [Issue("date-ambiguous", _TWO_FIGURES, value=shown)]
    if kinds & _RELATIVE:
        return [
            Issue("date-relative", "A time that counts from a date that the cell does not name.", value=shown)
        ]
    if "word" in kinds and not kinds & {"completed", "no_date"}:
        return [Issue("date-unread", "The cell has words but gives no date.", value=shown)]
    return []
