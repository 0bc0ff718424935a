"""Reads the times that headers name: a column of a year or quarter, or what a header says beside them."""

from __future__ import annotations

import re

from extractors.vocabularies import month_pattern

__all__ = ["is_period", "names_time", "period_of", "without_times"]

_YEARS = re.compile(r"\b(?:19|20)\d\d(?:\s*[-–/]\s*(?:(?:19|20)?\d\d))?\b|\b\d{2}/\d{2}\b")
_MONTHS = re.compile(rf"\b(?!may\b|mai\b|fai\b){month_pattern()}\b")  # "may" says more in a header
_DATED = re.compile(f"{_YEARS.pattern}|{_MONTHS.pattern}", re.IGNORECASE)
_PERIOD = re.compile(
    r"\b(?:q(?:uarte|t)?r?\.?\s*\d|years?\s*\d|yr\s*\d|\d{1,4}|half|h[12]|fy|to|and)\b|[\W_]"
)
_LATER = re.compile(
    r"\byears?\s*(\d)(?:\s*(?:&|and|to|-|–|,)\s*(\d))?|\b((?:19|20)\d\d)(?:\s*[-–/]\s*((?:19|20)?\d\d))?",
    re.I,
)


def names_time(header: str) -> bool:
    """Whether a year or month stands in the header."""
    return _DATED.search(header) is not None


def without_times(header: str) -> str:
    """The header, in lower case, with a space for each year and month."""
    return _MONTHS.sub(" ", _YEARS.sub(" ", header))


def is_period(header: str) -> bool:
    """Whether a header names nothing but a time: "Q1", "2012/13", "April", "Year 2", "Quarter 3 2012"."""
    return (
        any(c.isalnum() for c in header)
        and "£" not in header
        and _PERIOD.sub("", without_times(header.lower())).strip() == ""
    )


def period_of(header: str) -> tuple[int, int] | None:
    """The years that a header names, as (first, last): (1, 1) for "Year 1", (2, 3), (2008, 2010); None without.

    A financial year ("2007/08") is one year.
    """
    match = _LATER.search(header)
    if match is None:
        return None
    if match[1]:
        return int(match[1]), int(match[2] or match[1])
    first = int(match[3])
    if not match[4]:
        return first, first
    last = int(match[4]) if len(match[4]) == 4 else first // 100 * 100 + int(match[4])
    return first, first if last == first + 1 and len(match[4]) == 2 else last
