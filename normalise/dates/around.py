"""What stands around a series of dates in its segment: words before and after it that say what it is of."""

from __future__ import annotations

from collections.abc import Sequence

from normalise.dates.items import Item
from normalise.plan import Recurrence

__all__ = [
    "COUNT_WORDS",
    "after",
    "before",
    "counts_on",
    "goes_on",
    "has_full_date",
    "is_adjective",
    "is_completed",
    "joins_recurrence",
    "kind_of",
    "number_of",
    "recurrence_of",
    "said_before",
    "says_how_often",
]

_BRIDGES = frozenset({"sign", "filler", "edge", "approximate"})
_OPENERS = frozenset("-–—:/(•")
_NO_NOUNS = frozenset(
    {"with", "as", "via", "at", "per", "where", "when", "so", "but", "if", "is", "are", "will", "we"}
)
_ALSO_PLANNED = frozenset({"complete", "delivered", "implemented", "closed"})
"""Words of what is still to be done too ("training delivered March 2013"): at the start they say that it is done."""
COUNT_WORDS = {"of": 1, "from": 1, "after": 1, "following": 1, "before": -1, "prior to": -1}
"""Whether the time before the word is counted on from the date after it, or back."""


def kind_of(items: Sequence[Item], i: int) -> str:
    """Give the kind of item `i`, "" outside the segment."""
    return items[i].kind if 0 <= i < len(items) else ""


def before(items: Sequence[Item], i: int) -> int:
    """Give the nearest item before `i` that is neither sign nor filler; -1 if there is none."""
    i -= 1
    while i >= 0 and items[i].kind in _BRIDGES:
        i -= 1
    return i


def after(items: Sequence[Item], i: int) -> int:
    """Give the nearest item after `i` that is neither sign, filler nor "and"."""
    i += 1
    while i < len(items) and (items[i].kind in _BRIDGES or items[i].kind == "and"):
        i += 1
    return i


def is_adjective(items: Sequence[Item], i: int) -> bool:
    """Tell whether a noun follows directly: "annual report", "ongoing training"."""
    return kind_of(items, i + 1) in ("word", "period_noun", "title") and items[i + 1].value not in _NO_NOUNS


def says_how_often(items: Sequence[Item], i: int) -> bool:
    """Tell whether a word of recurrence speaks of the date: adjectives do at the start or after a dash."""
    opens = i == 0 or items[i - 1].value in _OPENERS
    return opens or not is_adjective(items, i)


def recurrence_of(items: Sequence[Item], *, is_date_given: bool) -> tuple[Recurrence, str]:
    """Give how often the segment's dates come again, and the language that says so.

    An adjective speaks of its noun where a full date is given ("Annual report, June 2013") or none at all.
    """
    has_series = any(item.kind == "series" for item in items)
    for i, item in enumerate(items):
        says = not is_adjective(items, i) if is_date_given else has_series or says_how_often(items, i)
        if item.kind == "recurrence" and says:
            return item.value, item.language  # type: ignore[return-value]
    for i, item in enumerate(items):
        if item.kind == "each" and kind_of(items, after(items, i)) == "series":
            return "annual", item.language
    return "", ""


def has_full_date(items: Sequence[Item]) -> bool:
    """Tell whether a date with its year stands in the segment, other than one from which something recurs."""
    return any(
        item.series is not None
        and any(point.year for span in item.series.spans for point in span.points())
        and kind_of(items, before(items, i)) not in ("from", "start")
        for i, item in enumerate(items)
    )


def said_before(items: Sequence[Item], i: int, kind: str) -> int:
    """Give the word of that kind that bears on series `i`: next to it, or first in the segment; -1 if none."""
    near = before(items, i)
    if kind_of(items, near) == kind:
        return near
    first = after(items, -1)
    is_far_said = first < i and kind_of(items, first) == kind and not _series_between(items, first, i)
    return first if is_far_said and items[i - 1].value in ("in", "on", "from", ":", "ym", "yn", "ar") else -1


def _series_between(items: Sequence[Item], start: int, end: int) -> bool:
    return any(item.kind == "series" for item in items[start + 1 : end])


def is_completed(items: Sequence[Item], i: int) -> bool:
    """Tell whether it says "Completed in May 2013", not "to be completed by May 2013", "not achieved"."""
    said = said_before(items, i, "completed")
    if said < 0 or kind_of(items, said - 1) == "unfinished":
        return False
    is_followed_by_by = said + 1 < len(items) and items[said + 1].value == "by"
    opens = said == 0 or items[said - 1].kind in ("sign", "and")
    if items[said].value in _ALSO_PLANNED and (is_followed_by_by or not opens or before(items, i) != said):
        return False
    return not is_followed_by_by or said == 0


def joins_recurrence(items: Sequence[Item], i: int) -> bool:
    """Tell whether it recurs from the date on: "March 2013 and annually", "June 2013, then every quarter"."""
    comma = kind_of(items, i + 1) == "sign"
    return (kind_of(items, i + 1 + comma), kind_of(items, i + 2 + comma)) == ("and", "recurrence")


def goes_on(items: Sequence[Item], i: int) -> bool:
    """Tell whether "to be agreed" is a verb, not the state of the date: "to be agreed with partners"."""
    return items[i].value.startswith(("to be", "yet to be")) and kind_of(items, i + 1) not in (
        "",
        "sign",
        "and",
        "series",
    )


def number_of(items: Sequence[Item], i: int) -> int | None:
    """Give the number that item `i` is, in figures or words; None if it is none."""
    if kind_of(items, i) in ("figure", "number"):
        return int(items[i].value)
    return None


def counts_on(items: Sequence[Item], i: int) -> bool:
    """Tell whether a time stands before it that counts from it: "6 months from", "two weeks before"."""
    return (
        kind_of(items, i - 2) == "unit"
        and items[i - 1].value in COUNT_WORDS
        and number_of(items, i - 3) is not None
    )
