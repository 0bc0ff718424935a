"""Puts the items of one line or sentence together to dates: what is said before and after each series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from normalise.dates.items import Item
from normalise.dates.points import Span, shifted
from normalise.plan import DateKind, Recurrence

__all__ = ["Found", "read_segment"]

_BRIDGES = frozenset({"sign", "filler", "edge", "approximate"})
_OPENERS = frozenset("-–—:(•")
_COUNT_WORDS = {"of": 1, "from": 1, "after": 1, "following": 1, "before": -1, "prior to": -1}


@dataclass(frozen=True, slots=True)
class Found:
    """A date, with where it stood and in which language its words are."""

    span: Span | None
    kind: DateKind
    recurrence: Recurrence
    place: int
    language: str


def _before(items: Sequence[Item], i: int) -> int:
    """The nearest item before `i` that is neither sign nor filler; -1 if there is none."""
    i -= 1
    while i >= 0 and items[i].kind in _BRIDGES:
        i -= 1
    return i


def _after(items: Sequence[Item], i: int) -> int:
    """The nearest item after `i` that is neither sign, filler nor "and"."""
    i += 1
    while i < len(items) and (items[i].kind in _BRIDGES or items[i].kind == "and"):
        i += 1
    return i


def _kind(items: Sequence[Item], i: int) -> str:
    return items[i].kind if 0 <= i < len(items) else ""


def _is_adjective(items: Sequence[Item], i: int) -> bool:
    """Whether a noun follows directly: "annual report", "ongoing training"."""
    return _kind(items, i + 1) in ("word", "period_noun", "title")


def _says_how_often(items: Sequence[Item], i: int) -> bool:
    """Whether a word of recurrence speaks of the date: an adjective does at the start or after a dash or bracket."""
    opens = i == 0 or items[i - 1].value in _OPENERS
    return opens or not _is_adjective(items, i)


def _recurrence_of(items: Sequence[Item], *, is_date_given: bool) -> tuple[Recurrence, str]:
    """How often the segment's dates come again, and the language that says so.

    An adjective speaks of its noun where a full date is given: "Annual report, June 2013".
    """
    for i, item in enumerate(items):
        says = not _is_adjective(items, i) if is_date_given else _says_how_often(items, i)
        if item.kind == "recurrence" and says:
            return item.value, item.language  # type: ignore[return-value]
    for i, item in enumerate(items):
        if item.kind == "each" and _kind(items, _after(items, i)) == "series":
            return "annual", item.language
    return "", ""


def _has_full_date(items: Sequence[Item]) -> bool:
    """Whether a date with its year stands in the segment, other than one from which something recurs."""
    return any(
        item.series is not None
        and any(point.year for span in item.series.spans for point in span.points())
        and _kind(items, _before(items, i)) not in ("from", "start")
        for i, item in enumerate(items)
    )


def _said_before(items: Sequence[Item], i: int, kind: str) -> int:
    """The word of that kind that bears on series `i`: next to it, or first in the segment; -1 if none."""
    near = _before(items, i)
    if _kind(items, near) == kind:
        return near
    first = _after(items, -1)
    is_far_said = first < i and _kind(items, first) == kind and not _series_between(items, first, i)
    return first if is_far_said and items[i - 1].value in ("in", "on", "from", ":", "ym", "yn", "ar") else -1


def _series_between(items: Sequence[Item], start: int, end: int) -> bool:
    return any(item.kind == "series" for item in items[start + 1 : end])


def _is_completed(items: Sequence[Item], i: int) -> bool:
    """Whether it says "Completed in May 2013", not "to be completed by May 2013", "complete by", "not achieved"."""
    said = _said_before(items, i, "completed")
    if said < 0 or _kind(items, said - 1) == "unfinished":
        return False
    is_followed_by_by = said + 1 < len(items) and items[said + 1].value == "by"
    opens = said == 0 or items[said - 1].kind in ("sign", "and")
    if items[said].value == "complete" and (is_followed_by_by or not opens or _before(items, i) != said):
        return False
    return not is_followed_by_by or said == 0


def read_segment(items: Sequence[Item], earlier: Sequence[Found], default: DateKind) -> list[Found]:
    """The dates of one segment; points may still lack their year.

    Args:
        items: the segment.
        earlier: the dates of the segments before, for "thereafter".
        default: the kind of a date of which nothing is said.
    """
    recurrence, language = _recurrence_of(items, is_date_given=_has_full_date(items))
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
    follower = _after(items, i)
    starts = _said_before(items, i, "start") >= 0
    word = _before(items, i)
    from_word = _kind(items, word) == "from" and _kind(items, word - 1) != "moved"
    if _is_completed(items, i):
        kind = "completed"
    elif is_single and (starts or from_word) and not _counts_on(items, i):
        kind = "start"
    if _is_uncertain(items, i, used):
        spans = [_uncertain(span) for span in spans]
    if is_single and _is_open(items, i, follower, used):
        spans[-1], kind = Span(spans[-1].first, None), "ongoing"
    elif is_single and _runs_until(items, i, used):
        spans[-1], kind = Span(None, spans[-1].last), "ongoing"
    repeats = "" if _joins_recurrence(items, i) else recurrence
    if repeats and kind in ("start", "ongoing") and is_single and spans[-1].first is not None:
        spans[-1], kind = Span(spans[-1].first, None), "target"
    return [Found(_counted(items, i, span), kind, repeats, items[i].start, _language(span)) for span in spans]


def _language(span: Span) -> str:
    return next((point.language for point in span.points() if point.language), "")


def _joins_recurrence(items: Sequence[Item], i: int) -> bool:
    """Whether it recurs from the date on: "March 2013 and annually", "June 2013, then every quarter"."""
    comma = _kind(items, i + 1) == "sign"
    return (_kind(items, i + 1 + comma), _kind(items, i + 2 + comma)) == ("and", "recurrence")


def _is_open(items: Sequence[Item], i: int, follower: int, used: set[int]) -> bool:
    """Whether it says "2012 onwards", "April 2006 - ongoing", "Ongoing from April 2012"."""
    if _kind(items, follower) == "onwards":
        used.add(follower)
        return True
    if _kind(items, follower) == "ongoing" and not _is_adjective(items, follower):
        used.add(follower)
        return True
    word = _before(items, i)
    said = _before(items, word) if _kind(items, word) in ("from", "start") else -1
    if _kind(items, said) == "ongoing":
        used.add(said)
        return True
    return False


def _runs_until(items: Sequence[Item], i: int, used: set[int]) -> bool:
    """Whether it says "Ongoing until March 2015"."""
    word = _before(items, i)
    said = _before(items, word) if _kind(items, word) == "range" else -1
    if _kind(items, said) == "ongoing":
        used.add(said)
        return True
    return False


def _is_uncertain(items: Sequence[Item], i: int, used: set[int]) -> bool:
    """Whether it says "January 2008 (date TBC)", "TBC - March 2013", "March 2013?"."""
    if i + 1 < len(items) and items[i + 1].value == "?":
        return True
    for near in (_after(items, i), _before(items, i)):
        if _kind(items, near) == "tbc" and near not in used and not _goes_on(items, near):
            used.add(near)
            return True
    return False


def _uncertain(span: Span) -> Span:
    first, last = (p and replace(p, is_uncertain=True) for p in (span.first, span.last))
    return replace(span, first=first, last=last)


def _counts_on(items: Sequence[Item], i: int) -> bool:
    """Whether a time stands before it that counts from it: "6 months from", "two weeks before"."""
    return (
        _kind(items, i - 2) == "unit"
        and items[i - 1].value in _COUNT_WORDS
        and _number(items, i - 3) is not None
    )


def _counted(items: Sequence[Item], i: int, span: Span) -> Span:
    """Count on from the date: "within 6 months of April 2013" is October 2013."""
    number = _number(items, i - 3)
    if (
        number is None
        or not _counts_on(items, i)
        or span.first is None
        or span.is_range
        or not span.first.year
    ):
        return span
    last = shifted(span.first, items[i - 2].value, number * _COUNT_WORDS[items[i - 1].value])
    if i >= 4 and items[i - 4].value in ("for", "over"):
        return Span(span.first, last, is_range=True)
    return Span(last, last)


def _number(items: Sequence[Item], i: int) -> int | None:
    if _kind(items, i) in ("figure", "number"):
        return int(items[i].value)
    return None


def _thereafter(
    items: Sequence[Item], earlier: Sequence[Found], recurrence: Recurrence, language: str, used: set[int]
) -> list[Found]:
    """Read "Thereafter every quarter": from the last date before it on."""
    if not recurrence:
        return []
    for i, item in enumerate(items):
        joins = item.kind == "series" and _joins_recurrence(items, i)
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
    """What stands without a date: "Ongoing", "Quarterly", "TBC"."""
    found: list[Found] = []
    has_ongoing = False
    for i, item in enumerate(items):
        if i in used or (has_date and _is_adjective(items, i)):
            continue
        if item.kind == "ongoing" and not has_ongoing:
            has_ongoing = True
            found.append(Found(None, "ongoing", "" if has_date else recurrence, item.start, item.language))
        elif item.kind == "tbc" and not _goes_on(items, i):
            found.append(Found(None, "tbc", "", item.start, item.language))
    if not has_date and not has_ongoing:
        found += _recurring(items)
    return found


def _goes_on(items: Sequence[Item], i: int) -> bool:
    """Whether "to be agreed" is a verb, not the state of the date: "to be agreed with partners"."""
    return items[i].value.startswith(("to be", "yet to be")) and _kind(items, i + 1) not in (
        "",
        "sign",
        "and",
        "series",
    )


def _recurring(items: Sequence[Item]) -> list[Found]:
    found = []
    for i, item in enumerate(items):
        if item.kind == "recurrence" and (_says_how_often(items, i)):
            found.append(Found(None, "ongoing", item.value, item.start, item.language))  # type: ignore[arg-type]
        elif item.kind == "other_recurrence" and (_says_how_often(items, i)):
            found.append(Found(None, "ongoing", "", item.start, item.language))
    unique: dict[Recurrence, Found] = {}
    for one in found:
        unique.setdefault(one.recurrence, one)
    return list(unique.values())
