"""A point of time as written: what is stated, what is not, and its EDTF and bounds once it is."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

__all__ = ["FIRST_SEASON", "MONTHS_IN_YEAR", "Point", "Span", "is_possible", "shifted", "with_year"]

APRIL = 4  # local authorities' financial year runs from April to March
FIRST_SEASON = 21  # EDTF: 21 spring, 22 summer, 23 autumn, 24 winter
MARCH = 3  # in which spring, the first season, starts (SCHEMA.md)
MONTHS_IN_QUARTER, MONTHS_IN_HALF, MONTHS_IN_YEAR = 3, 6, 12


@dataclass(frozen=True, slots=True)
class Point:
    """A day, month, season, quarter, half or year; None where the text does not say."""

    year: int | None = None
    is_financial: bool = False
    """`year` is the one in which a financial year starts."""
    month: int | None = None
    day: int | None = None
    season: int | None = None
    quarter: int | None = None
    half: int | None = None
    of_plan: str = ""
    """"year" (the plan's second, in `plan_year`), "end" or "whole": `year` follows from the plan's period."""
    plan_year: int | None = None
    is_week: bool = False
    """The seven days from this day on; `week_ends` the seven days up to it."""
    week_ends: bool = False
    is_approximate: bool = False
    is_uncertain: bool = False
    needs_period: bool = False
    """"04/12" may be a day too: a month only in a plan of these years."""
    language: str = ""
    """"cy" if a word of it was Welsh, "en" if English, "" if it has none."""

    @property
    def is_only_day(self) -> bool:
        """A bare number in a list such as "10 and 12 June"."""
        return self.day is not None and self.month is None

    @property
    def is_only_year(self) -> bool:
        """A calendar or financial year and nothing within it."""
        return self.year is not None and self.is_bare

    @property
    def is_bare(self) -> bool:
        """No part of a year is named."""
        return not (self.month or self.season or self.quarter or self.half or self.day)

    @property
    def length(self) -> int:
        """Months that it covers, 1 for a day."""
        if self.quarter or self.season:
            return MONTHS_IN_QUARTER
        if self.half:
            return MONTHS_IN_HALF
        return 1 if self.month else MONTHS_IN_YEAR

    def first_month(self) -> tuple[int | None, int]:
        """Year and month in which it starts."""
        if self.quarter:
            month = 1 + MONTHS_IN_QUARTER * (self.quarter - 1)
        elif self.half:
            month = 1 + MONTHS_IN_HALF * (self.half - 1)
        elif self.season:
            return self._season_start()
        elif self.month:
            return (self.year + (self.is_financial and self.month < APRIL) if self.year else None), self.month
        else:
            return self.year, APRIL if self.is_financial else 1
        return _shift(self.year, month, APRIL - 1) if self.is_financial else (self.year, month)

    def _season_start(self) -> tuple[int | None, int]:
        assert self.season is not None  # noqa: S101
        return self.year, MARCH + MONTHS_IN_QUARTER * (self.season - FIRST_SEASON)

    def last_month(self) -> tuple[int | None, int]:
        """Year and month in which it ends."""
        year, month = self.first_month()
        return _shift(year, month, self.length - 1)


def _shift(year: int | None, month: int, by: int) -> tuple[int | None, int]:
    """Give the month `by` months later; a year that is not stated stays so."""
    count = month - 1 + by
    return (None if year is None else year + count // 12), count % 12 + 1


def is_possible(point: Point) -> bool:
    """Tell whether the calendar has that day (31 June: no; 29 February without a year: yes)."""
    if point.month is None or point.day is None:
        return True
    year = point.first_month()[0]
    return 1 <= point.day <= monthrange(year if year else 2000, point.month)[1]


def _mark(point: Point) -> str:
    if point.year is None:
        return ""  # the EDTF grammar has no marked date of any year
    if point.is_approximate:
        return "%" if point.is_uncertain else "~"
    return "?" if point.is_uncertain else ""


def _text(year: int | None, month: int | None = None, day: int | None = None) -> str:
    text = "XXXX" if year is None else f"{year:04}"
    if month is not None:
        text += f"-{month:02}"
    return text if day is None else f"{text}-{day:02}"


@dataclass(frozen=True, slots=True)
class Span:
    """From one point to another; a single point is its own end. None: open on that side."""

    first: Point | None
    last: Point | None
    is_range: bool = False
    """Written as two points, rather than one that covers several months."""

    def points(self) -> tuple[Point, ...]:
        """Give the points that are there."""
        return tuple(point for point in (self.first, self.last) if point is not None)

    def edtf(self) -> str:
        """Give the span in EDTF, level 2: an interval wherever it is more than one day, month, season or year."""
        if self.first == self.last and self.first is not None and (single := _single(self.first)):
            return single + _mark(self.first)
        start = ".." if self.first is None else _start(self.first) + _mark(self.first)
        end = ".." if self.last is None else _end(self.last) + _mark(self.last)
        return start if start == end else f"{start}/{end}"

    def days(self) -> tuple[date | None, date | None]:
        """Give first and last day that it can mean; None where open or where it comes again each year."""
        return (
            None if self.first is None else _first_day(self.first),
            None if self.last is None else _last_day(self.last),
        )


def _single(point: Point) -> str:
    """EDTF of a point that needs no interval, else ""."""
    if point.is_week or point.week_ends:
        return ""
    if point.season:
        # The EDTF grammar has no season of any year, and none with a mark.
        if point.year is None or _mark(point):
            return ""
        return f"{point.year:04}-{point.season}"
    if point.length == 1:
        return _text(*point.first_month(), point.day)
    return _text(point.year) if point.is_only_year and not point.is_financial else ""


def _week(point: Point) -> tuple[date, date] | None:
    """Give the first and last day of a point that is a week; None for others, or without a year."""
    day = _day(point, point.day) if point.is_week or point.week_ends else None
    if day is None:
        return None
    week = timedelta(days=6)
    return (day - week, day) if point.week_ends else (day, day + week)


def _start(point: Point) -> str:
    if week := _week(point):
        return week[0].isoformat()
    return _single(point) or _text(*point.first_month())


def _end(point: Point) -> str:
    if week := _week(point):
        return week[1].isoformat()
    return _single(point) or _text(*point.last_month())


def _day(point: Point, day: int | None) -> date | None:
    year, month = point.first_month()
    return None if year is None or day is None else date(year, month, day)


def _first_day(point: Point) -> date | None:
    if week := _week(point):
        return week[0]
    return _day(point, point.day or 1)


def _last_day(point: Point) -> date | None:
    if week := _week(point):
        return week[1]
    if point.day:
        return _day(point, point.day)
    year, month = point.last_month()
    return None if year is None else date(year, month, monthrange(year, month)[1])


def with_year(point: Point, donor: Point) -> Point:
    """Give the point in the year that `donor` states."""
    return replace(point, year=donor.year, is_financial=donor.is_financial)


def shifted(point: Point, unit: str, count: int) -> Point:
    """Give the point so many days, weeks, months or years later; as exact as the point itself allows."""
    if unit in ("months", "years"):
        months = count * (MONTHS_IN_YEAR if unit == "years" else 1)
        year, month = _shift(*(point.last_month() if not point.month else point.first_month()), months)
        last_day = monthrange(year or 2000, month)[1]
        return replace(
            Point(year=year, month=month, language=point.language), day=point.day and min(point.day, last_day)
        )
    day = _last_day(point)
    if day is None:
        return point
    day += timedelta(days=count * (7 if unit == "weeks" else 1))
    return Point(year=day.year, month=day.month, day=day.day if point.day else None, language=point.language)
