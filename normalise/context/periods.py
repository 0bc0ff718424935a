"""Reads from a title which years a plan is of, and when its status was last brought up to date."""

from __future__ import annotations

import re

from normalise.dates import DatesRead, read_dates
from normalise.dates.points import Span
from normalise.dates.series import read_series
from normalise.dates.tokens import tokenise
from normalise.dates.years import LONGEST_RUN

__all__ = ["find_period", "find_status_date"]

_UPDATED = re.compile(
    r"\b(?:(?:last\s+)?(?:updated|revised|reviewed|refreshed|amended)|update|status|position|progress|correct)\b"
    r"(?:\s+(?:as\s+)?(?:at|on|to|of|in|date|for))*\s*[:–-]?\s*(?P<rest>[^\n;()]{4,40})"
    r"|\bas\s+(?:at|of)\s+(?P<at>[^\n;()]{4,40})"
    r"|\bdiweddarwyd\s*[:–-]?\s*(?P<cy>[^\n;()]{4,40})",
    re.IGNORECASE,
)


def find_period(text: str) -> tuple[int, int] | None:
    """Give first and last year that `text` (a title) says its plan is of; None if it gives no period.

    "2011-2015", "2009 – 2012", "2007/2010", "2008-11" and "April 2012 to March 2015" are periods; so are one financial
    year ("2011/12" is 2011 to 2012) and a run of them ("2012/13 - 2014/15"). A single year or date is none: it may be
    that of publication. Where there are several the first run of years counts, before any single financial year.
    """
    tokens = tokenise(text)
    spans: list[Span] = []
    i = 0
    while i < len(tokens):
        read = read_series(tokens, i)
        if read is not None:
            spans += read[0].spans
        i = read[1] if read is not None else i + 1
    periods = [period for span in spans if span.is_range and (period := _years(span))]
    financial = [
        period
        for span in spans
        if span.first and span.first.is_only_year and span.first.is_financial and (period := _years(span))
    ]
    return next(iter(periods + financial), None)


def _years(span: Span) -> tuple[int, int] | None:
    if span.first is None or span.last is None:
        return None
    first, last = span.first.first_month()[0], span.last.last_month()[0]
    if first is None or last is None or not 0 < last - first <= LONGEST_RUN:
        return None
    return first, last


def find_status_date(text: str) -> DatesRead | None:
    """Give the date that `text` says it was updated or stands at ("Updated March 2015", "as at 31/03/13") or None."""
    for match in _UPDATED.finditer(text):
        read = read_dates(next(filter(None, match.groups())))
        if len(read.dates) == 1 and read.dates[0].start and read.dates[0].end:
            return read
    return None
