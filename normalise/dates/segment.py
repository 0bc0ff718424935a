"""Puts the items of one line or sentence together to dates: what is said before and after each series."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from normalise.dates.around import (
    COUNT_WORDS,
    after,
    before,
    counts_on,
    goes_on,
    has_full_date,
    is_adjective,
    is_completed,
    joins_recurrence,
    kind_of,
    number_of,
    recurrence_of,
    said_before,
    says_how_often,
)
from normalise.dates.items import Item
from normalise.dates.points import Span, shifted
from normalise.plan import DateKind, Recurrence

__all__ = ["Found", "read_segment"]


@dataclass(frozen=True, slots=True)
class Found:
    """A date, with where it stood and in which language its words are."""

    span: Span | None
    kind: DateKind
    recurrence: Recurrence
    place: int
    language: str


def read_segment(items: Sequence[Item], earlier: Sequence[Found], default: DateKind) -> list[Found]:
    """Give the dates of one segment; points may still lack their year.

    Args:
        items: the segment.
        earlier: the dates of the segments before, for "thereafter".
        default: the kind of a date of which nothing is said.
    """
    recurrence, language = recurrence_of(items, is_date_given=has_full_date(items))
    found: list[Found] = []
    used: set[int] = set()
    thereafter = max((i for i, item in enumerate(items) if item.kind == "thereafter"), default=-1)
    for i, item in enumerate(items):
        if item.kind == "series":
            found += _read_series(items, i, "" if i < thereafter else recurrence, default, used)
    found += _thereafter(items, found or earlier, recurrence, language, used)
    found += _without_date(items, recurrence, used, has_date=bool(found))
    return sorted(found, key=lambda f: f.place)


def _read_series(
    items: Sequence[Item], i: int, recurrence: Recurrence, default: DateKind, used: set[int]
) -> list[Found]:
    series = items[i].series
    assert series is not None  # noqa: S101
    spans, kind = list(series.spans), default
    is_single = not spans[-1].is_range
    follower = after(items, i)
    said = said_before(items, i, "start")
    starts = said >= 0 and kind_of(items, said - 1) != "unfinished"
    word = before(items, i)
    from_word = kind_of(items, word) == "from" and kind_of(items, word - 1) != "moved"
    if is_completed(items, i):
        kind = "completed"
    elif is_single and (starts or from_word) and not counts_on(items, i):
        kind = "start"
    if _is_uncertain(items, i, used):
        spans = [_uncertain(span) for span in spans]
    if is_single and _is_open(items, i, follower, used):
        spans[-1], kind = Span(spans[-1].first, None), "ongoing"
    elif is_single and _runs_until(items, i, used):
        spans[-1], kind = Span(None, spans[-1].last), "ongoing"
    repeats = "" if joins_recurrence(items, i) else recurrence
    if repeats and kind in ("start", "ongoing") and is_single and spans[-1].first is not None:
        spans[-1], kind = Span(spans[-1].first, None), "target"
    elif repeats and is_single and _is_last_time(items, i) and _is_dated(spans[-1]):
        spans[-1] = Span(None, spans[-1].last)
    return [Found(_counted(items, i, span), kind, repeats, items[i].start, _language(span)) for span in spans]


def _language(span: Span) -> str:
    return next((point.language for point in span.points() if point.language), "")


def _is_open(items: Sequence[Item], i: int, follower: int, used: set[int]) -> bool:
    """Tell whether it says "2012 onwards", "April 2006 - ongoing", "Ongoing from April 2012"."""
    is_ongoing = kind_of(items, follower) == "ongoing" and not is_adjective(items, follower)
    if is_ongoing or kind_of(items, follower) == "onwards":
        used.add(follower)
        return True
    return _is_ongoing(items, i, ("from", "start"), used)


def _runs_until(items: Sequence[Item], i: int, used: set[int]) -> bool:
    """Tell whether it says "Ongoing until March 2015"."""
    return _is_ongoing(items, i, ("range",), used)


def _is_ongoing(items: Sequence[Item], i: int, joined_by: Collection[str], used: set[int]) -> bool:
    """Tell whether "ongoing" stands before series `i`, with such a word between them."""
    word = before(items, i)
    said = before(items, word) if kind_of(items, word) in joined_by else -1
    if kind_of(items, said) == "ongoing":
        used.add(said)
        return True
    return False


def _is_last_time(items: Sequence[Item], i: int) -> bool:
    """Tell whether it says "Quarterly until March 2015"."""
    word = before(items, i)
    return kind_of(items, word) == "range" and kind_of(items, before(items, word)) == "recurrence"


def _is_dated(span: Span) -> bool:
    return all(point.year is not None for point in span.points())


def _is_uncertain(items: Sequence[Item], i: int, used: set[int]) -> bool:
    """Tell whether it says "January 2008 (date TBC)", "TBC - March 2013", "March 2013?"."""
    if i + 1 < len(items) and items[i + 1].value == "?":
        return True
    if i > 0 and items[i - 1].value == "?" and items[i - 1].end == items[i].start:
        return True
    for near in (after(items, i), before(items, i)):
        if kind_of(items, near) == "tbc" and near not in used and not goes_on(items, near):
            used.add(near)
            return True
    return False


def _uncertain(span: Span) -> Span:
    first, last = (p and replace(p, is_uncertain=True) for p in (span.first, span.last))
    return replace(span, first=first, last=last)


def _counted(items: Sequence[Item], i: int, span: Span) -> Span:
    """Count on from the date: "within 6 months of April 2013" is October 2013."""
    number = number_of(items, i - 3)
    if (
        number is None
        or not counts_on(items, i)
        or span.first is None
        or span.is_range
        or not span.first.year
    ):
        return span
    last = shifted(span.first, items[i - 2].value, number * COUNT_WORDS[items[i - 1].value])
    if i >= 4 and items[i - 4].value in ("for", "over"):
        return Span(span.first, last, is_range=True)
    return Span(last, last)


def _thereafter(
    items: Sequence[Item], earlier: Sequence[Found], recurrence: Recurrence, language: str, used: set[int]
) -> list[Found]:
    """Read "Thereafter every quarter": from the last date before it on."""
    if not recurrence:
        return []
    for i, item in enumerate(items):
        joins = item.kind == "series" and joins_recurrence(items, i)
        if item.kind != "thereafter" and not joins:
            continue
        dated = [f for f in earlier if f.span is not None and f.span.last is not None]
        if dated and dated[-1].span is not None:
            used.update(n for n, other in enumerate(items) if other.kind == "recurrence")
            base = dated[-1].span.last
            return [Found(Span(base, None), "target", recurrence, item.end, dated[-1].language or language)]
    return []


def _without_date(
    items: Sequence[Item], recurrence: Recurrence, used: set[int], *, has_date: bool
) -> list[Found]:
    """Give what stands without a date: "Ongoing", "Quarterly", "TBC"."""
    found: list[Found] = []
    has_ongoing = False
    for i, item in enumerate(items):
        if i in used or (has_date and is_adjective(items, i)):
            continue
        if item.kind == "ongoing" and not has_ongoing:
            has_ongoing = True
            found.append(Found(None, "ongoing", "" if has_date else recurrence, item.start, item.language))
        elif item.kind == "tbc" and not goes_on(items, i):
            found.append(Found(None, "tbc", "", item.start, item.language))
    if not has_date and not has_ongoing:
        found += _recurring(items)
    return found


def _recurring(items: Sequence[Item]) -> list[Found]:
    found = []
    for i, item in enumerate(items):
        if item.kind == "recurrence" and says_how_often(items, i):
            found.append(Found(None, "ongoing", item.value, item.start, item.language))  # type: ignore[arg-type]
        elif item.kind == "other_recurrence" and says_how_often(items, i):
            found.append(Found(None, "ongoing", "", item.start, item.language))
    unique: dict[Recurrence, Found] = {}
    for one in found:
        unique.setdefault(one.recurrence, one)
    return list(unique.values())
