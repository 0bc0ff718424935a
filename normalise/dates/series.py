"""Reads lists and ranges of points: "June, Sept & Dec 2013", "Jan - Mar 2013/14", "2012: Q1 and Q3"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from normalise.dates.points import Point, Span, with_year
from normalise.dates.read_points import PARTS, Reading, read_point
from normalise.dates.tokens import Token
from normalise.dates.years import kind_at

__all__ = ["Series", "read_series"]

LISTS = frozenset(",/&+")
DASHES = frozenset("-–—")
_YEARS = frozenset({"year", "pair", "short_pair"})
MOST_IN_A_LIST = 24  # points; so that a cell of thousands is read in time proportional to its length
MOST_BARE_DAYS = 8  # "1, 8, 15 and 22 June"; a longer list of bare figures is no list of dates


@dataclass(frozen=True, slots=True)
class Series:
    """The spans of one list, in order, with why one reading was chosen among several."""

    spans: tuple[Span, ...]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Element:
    point: Point
    ends_range: bool
    end: int
    """Where the next token stands."""


def read_series(
    tokens: Sequence[Token], i: int, *, is_pair_a_range: bool = False
) -> tuple[Series, int] | None:
    """Give the list or range that starts at token `i` and the place after it; None if no point starts there.

    Args:
        tokens: the text's tokens.
        i: where to look.
        is_pair_a_range: "between" stands before it, so that "and" means "to".
    """
    elements, doubts = _elements(tokens, i)
    while elements and elements[-1].point.is_only_day:
        elements.pop()
    dated = next((element.point for element in elements if not element.point.is_only_day), None)
    if dated is None or (elements[0].point.is_only_day and dated.day is None):
        return None
    if is_pair_a_range and len(elements) == 2:
        elements[1] = replace(elements[1], ends_range=True)
    points = [element.point for element in elements]
    ends_range = [element.ends_range for element in elements]
    _share_months(points)
    _share_weeks(points)
    if _is_year_heading(points):
        points = [with_year(point, points[0]) for point in points[1:]]
        ends_range = [False, *ends_range[2:]]
    else:
        doubts += _share_years(points, ends_range)
        _repeat_month(points, ends_range)
    return Series(_spans(points, ends_range), tuple(doubts)), elements[-1].end


def _elements(tokens: Sequence[Token], i: int) -> tuple[list[_Element], list[str]]:
    elements: list[_Element] = []
    doubts: list[str] = []
    ends_range = False
    while len(elements) < MOST_IN_A_LIST and (reading := _read_next(tokens, i, elements)) is not None:
        for place, point in enumerate(reading.points):
            elements.append(_Element(point, ends_range or place > 0, reading.end))
        doubts += [reading.doubt] if reading.doubt else []
        if len(elements) >= MOST_BARE_DAYS and all(element.point.is_only_day for element in elements):
            break
        joined = _connector(tokens, reading.end, elements[-1].point)
        if joined is None:
            break
        ends_range, i = joined
    return elements, doubts


def _read_next(tokens: Sequence[Token], i: int, before: list[_Element]) -> Reading | None:
    """Give the next point; after "Q1 &" or "Years 1 to" a bare number is another of the kind."""
    if before and kind_at(tokens, i) == "figure" and 1 <= int(tokens[i].value) <= PARTS:
        last = before[-1].point
        if last.quarter and not last.year:
            shorthand = read_point([replace(tokens[i], kind="quarter"), *tokens[i:]], 0)
            return replace(shorthand, end=i + shorthand.end - 1) if shorthand else None
        if last.plan_year:
            return Reading((replace(last, plan_year=int(tokens[i].value)),), i + 1)
    return read_point(tokens, i)


def _connector(tokens: Sequence[Token], i: int, before: Point) -> tuple[bool, int] | None:
    """Tell whether the tokens from `i` make a range or a list go on, and the place after them; None if they don't."""
    is_range = is_list = False
    if before.plan_year and kind_at(tokens, i) == "sign" and kind_at(tokens, i + 1) in _YEARS:
        return None  # "Year 3 - 2014/15" says which year that is
    if before.is_only_year and kind_at(tokens, i) == "month":
        return False, i
    while i < len(tokens):
        token = tokens[i]
        if not (is_range or is_list) and _is_to(token, before):
            is_range = True
        elif _is_and(token, before):
            is_list = True
        elif not ((is_range or is_list) and (token.kind == "line" or token.value in ("by", "in", "on", "•"))):
            break
        i += 1
    return (is_range, i) if is_range or is_list else None


def _is_to(token: Token, before: Point) -> bool:
    """Tell whether the token makes a range of the points around it; Welsh "i" only after Welsh words or a year."""
    if token.kind == "sign":
        return token.value in DASHES
    return token.kind == "range" and (
        token.language != "cy" or before.language == "cy" or before.is_only_year
    )


def _is_and(token: Token, before: Point) -> bool:
    """Tell whether the token makes a list of the points around it; Welsh "a" only after Welsh words."""
    if token.kind == "sign":
        return token.value in LISTS or (token.value == ":" and before.is_only_year)
    return token.kind == "and" and (token.language != "cy" or before.language == "cy")


def _is_year_heading(points: Sequence[Point]) -> bool:
    """Tell whether a year stands before months that have none: "2013: June and Sept", "2013 June"."""
    first, *others = points
    return bool(others) and first.is_only_year and all(p.year is None and not p.is_bare for p in others)


def _share_months(points: list[Point]) -> None:
    """Give each bare day the month of the next point: "10 and 12 June"."""
    for i in reversed(range(len(points) - 1)):
        if points[i].is_only_day:
            points[i] = replace(points[i], month=points[i + 1].month, language=points[i + 1].language)


def _share_weeks(points: list[Point]) -> None:
    """Make each day of a list a week if the first is one: "w/c 5 & 12 November"."""
    first = points[0]
    if first.is_week or first.week_ends:
        points[1:] = [
            replace(p, is_week=first.is_week, week_ends=first.week_ends) if p.day else p for p in points[1:]
        ]


def _share_years(points: list[Point], ends_range: list[bool]) -> list[str]:
    """Give each point without a year that of the next one; what that left doubtful."""
    doubts: list[str] = []
    for i in reversed(range(len(points) - 1)):
        point, donor = points[i], points[i + 1]
        if point.year is None and donor.year is not None and not point.of_plan and not donor.is_bare:
            point = with_year(point, donor)
            if not donor.is_financial and _comes_later(point, donor):
                point = replace(point, year=donor.year - 1)
                if not ends_range[i + 1]:
                    doubts.append(
                        "a list that runs over the turn of the year: the first is read as the year before"
                    )
        points[i] = point
    for i in range(1, len(points)):
        point, donor = points[i], points[i - 1]
        if ends_range[i] and point.year is None and donor.year is not None and not point.of_plan:
            point = with_year(point, donor)
            if not donor.is_financial and _comes_later(donor, point):
                point = replace(point, year=donor.year + 1)
            points[i] = point
    return doubts


def _repeat_month(points: list[Point], ends_range: list[bool]) -> None:
    """Give bare years behind one month that month, day and all: "March 2008, 2009 and 2010"."""
    first, *others = points
    if first.month and first.year and not any(ends_range) and all(p.is_only_year for p in others):
        points[1:] = [p if p.is_financial else replace(first, year=p.year) for p in others]


def _comes_later(one: Point, other: Point) -> bool:
    """Tell whether `one` stands later in the year than `other`."""
    return (one.first_month()[1], one.day or 0) > (other.first_month()[1], other.day or 0)


def _spans(points: list[Point], ends_range: list[bool]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for point, is_end in zip(points, ends_range, strict=True):
        if is_end and spans and not spans[-1].is_range:
            spans[-1] = Span(spans[-1].first, point, is_range=True)
        else:
            spans.append(Span(point, point))
    return tuple(spans)
