"""Reads from a title which years a plan is of, and when its status was last brought up to date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from normalise.dates import read_dates
from normalise.dates.points import Span
from normalise.dates.series import read_series
from normalise.dates.tokens import tokenise
from normalise.dates.years import LONGEST_RUN
from normalise.plan import Period

__all__ = ["find_period", "find_status_date"]

A_QUARTER = timedelta(days=92)
"""A longer interval is a period that is told of ("Progress report 2012/13"), not the time at which it is told."""
_REST = r"(?P<{}>[^\n;()]{{4,40}})"
_UPDATED = re.compile(
    # "to be reviewed March 2016", "next review" and "not updated" say nothing of how the plan stands, nor when its
    # empty form was written.
    r"(?<!\bbe )(?<!\bnext )(?<!\bnot )(?<!\btemplate )(?<!\bform )"
    r"\b(?:(?:last\s+)?(?:updated|revised|reviewed|refreshed|amended)|update|status|position|progress|correct)\b"
    rf"(?:\s+(?:as\s+)?(?:at|on|to|of|in|date|for))*\s*[:–-]?\s*{_REST.format('rest')}"
    rf"|\bas\s+(?:at|of)\s+{_REST.format('at')}"
    rf"|\b(?:version|v\.?|draft)\s*\d+(?:\.\d+)*\s*[,:–(-]*\s*{_REST.format('version')}"
    rf"|\bdiweddarwyd\s*[:–-]?\s*{_REST.format('cy')}",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\b(?:to|until|till|by|towards|vision|hyd|erbyn)\s+(?P<to>20\d\d)\b(?![/–-]\d|\s+act\b)"
    r"|\b(?P<vision>20\d\d)\s+vision\b",
    re.IGNORECASE,
)
_SPACED = re.compile(r"\b((?:19|20)\d\d)\s+[-–—/]\s+(\d\d)\b(?!\s*[/.\w])")
"""Of a title; in a cell the second figure may be a day or a number."""
_STARTS = re.compile(
    r"\bfrom\s+(?P<from>20\d\d)\b(?![/–-]\d)|\b(?P<on>20\d\d)\s+(?:onwards|ymlaen)\b", re.IGNORECASE
)


def find_period(text: str) -> Period | None:
    """Give first and last year that `text` (a title) says its plan is of; None if it gives no period.

    "2011-2015", "2009 – 2012", "2007/2010", "2008-11" and "April 2012 to March 2015" are periods; so are one financial
    year ("2011/12" is 2011 to 2012) and a run of them ("2012/13 - 2014/15"). A single year or date is none: it may be
    that of publication. Where there are several the first run of years counts, before any single financial year.
    "to 2030" gives the end alone, "from 2024" the start.
    """
    if not any(character.isdigit() for character in text):
        return None
    tokens = tokenise(_SPACED.sub(r"\1-\2", text))
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
    return next(iter([*periods, *_open(text), *financial]), None)


def _open(text: str) -> Iterator[Period]:
    """Read "to 2030" and "from 2024", periods of which one side alone is said."""
    if ends := _ENDS.search(text):
        yield None, int(ends["to"] or ends["vision"])
    if starts := _STARTS.search(text):
        yield int(starts["from"] or starts["on"]), None


def _years(span: Span) -> Period | None:
    if span.first is None or span.last is None:
        return None
    first, last = span.first.first_month()[0], span.last.last_month()[0]
    if first is None or last is None or not 0 < last - first <= LONGEST_RUN:
        return None
    return first, last


def find_status_date(text: str) -> str:
    """Give, in EDTF, when `text` says that it stands ("Updated March 2015", "as at 31/03/13"); "" if it does not."""
    for match in _UPDATED.finditer(text):
        dates = read_dates(next(filter(None, match.groups()))).dates
        start, end = (dates[0].start, dates[0].end) if len(dates) == 1 else (None, None)
        if start and end and ("/" not in dates[0].edtf or end - start <= A_QUARTER):
            return dates[0].edtf
    return ""
