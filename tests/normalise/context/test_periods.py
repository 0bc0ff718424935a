"""Which years a plan's title says it is of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from normalise.context.periods import find_period, find_status_date

PERIODS = [
    ("Single Equality Scheme 2011- 2015 Updated March 2015", (2011, 2015)),
    ("Action Plan 2009 – 2012", (2009, 2012)),
    ("Equality Strategy 2007/2010", (2007, 2010)),
    ("Equality Strategy 2011- 2015", (2011, 2015)),
    ("Climate Strategy 2008-11", (2008, 2011)),
    ("Net Zero Plan 2020-2050", (2020, 2050)),
    ("Corporate Plan 2011 to 2015", (2011, 2015)),
    ("Corporate Plan 2012/13 - 2014/15", (2012, 2015)),
    ("Service Plan April 2012 to March 2015", (2012, 2015)),
    ("Action Plan 2011/12", (2011, 2012)),
    ("Action Plan 2011-12", (2011, 2012)),
    ("Year 1 Actions 2011/12 of the Strategy 2011-2014", (2011, 2014)),
    ("Cynllun Gweithredu 2012 - 2016", (2012, 2016)),
    ("Cynllun Gweithredu 2012 i 2016", (2012, 2016)),
    ("Corporate Plan 2024 to 2028", (2024, 2028)),
    ("Corporate Plan 2024 – 28", (2024, 2028)),
    ("Corporate Plan (2024/28)", (2024, 2028)),
    ("Housing Strategy 2024/25 to 2028/29", (2024, 2029)),
    ("Climate Action Plan to 2030", (None, 2030)),
    ("Net Zero by 2030: Action Plan", (None, 2030)),
    ("2030 Vision", (None, 2030)),
    ("Climate Action Plan 2024 to 2030", (2024, 2030)),
    ("Waste Strategy from 2024", (2024, None)),
    ("Response to the Equality Act 2010", None),
    ("Action Plan 2012", None),
    ("Action Plan, March 2013", None),
    ("Action Plan Jan - Mar 2013", None),
    ("Equality Act 2010 action plan", None),
    ("Tel. 01225 394050", None),
    ("", None),
]


@pytest.mark.parametrize(("title", "period"), PERIODS, ids=[title for title, _ in PERIODS])
def test_period(title: str, period: tuple[int | None, int | None] | None) -> None:
    assert find_period(title) == period


def test_gold_periods(shared: Path) -> None:
    gold = [
        json.loads(path.read_text())["document"]
        for path in sorted((shared / "corpus" / "gold").glob("*.json"))
    ]
    found = [find_period(document["title"]) or (None, None) for document in gold]
    assert found == [(document["period_start"], document["period_end"]) for document in gold]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Equality Scheme 2011-2015 Updated March 2015", "2015-03"),
        ("Last reviewed: 12/06/2013", "2013-06-12"),
        ("Progress as at 31 March 2013", "2013-03-31"),
        ("Position at end of Q2 2012/13", "2012-07/2012-09"),
        ("Diweddarwyd Mawrth 2014", "2014-03"),
        ("Version 2, June 2024", "2024-06"),
        ("V1.3 (03/07/2024)", "2024-07-03"),
        ("Draft 4 – 12 May 2012", "2012-05-12"),
        ("As at 31/03/13", "2013-03-31"),
        ("Status at March 2015", "2015-03"),
        ("Progress update June 2013", "2013-06"),
        ("Updated 2013", "2013"),
        ("Progress report 2012/13", ""),
        ("Work in progress 2013-2015", ""),
        ("Updated annually", ""),
        ("To be reviewed in March 2016", ""),
        ("Next review: March 2016", ""),
        ("Template reviewed June 2023", ""),
        ("Action Plan March 2015", ""),
    ],
)
def test_status_date(text: str, edtf: str) -> None:
    assert find_status_date(text) == edtf
