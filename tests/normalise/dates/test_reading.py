"""SCHEMA.md's section on dates form by form, what may be doubtful about a date, and properties of all."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import edtf
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from normalise.dates import read_dates
from normalise.schema import EDTF_PATTERN

SCHEMA_TABLE = [
    ("Mar 2011", "2011-03 target"),
    ("Sept 2011 Sept 2012", "2011-09 target; 2012-09 target"),
    ("Jan 2013- 2015", "2013-01/2015 target"),
    ("4 October 07", "2007-10-04 target"),
    ("31/03/2013", "2013-03-31 target"),
    ("2013/14", "2013-04/2014-03 target"),
    ("Q2 2013/14", "2013-07/2013-09 target"),
    ("Summer 2012", "2012-22 target"),
    ("Completed in October 2012", "2012-10 completed"),
    ("Start September 2012", "2012-09 start"),
    ("Start September 2012 and on-going", "2012-09/.. ongoing"),
    ("Ongoing", "ongoing"),
    ("January 2008 (date TBC)", "2008-01? target"),
    ("End of September 2012", "2012-09 target"),
    ("Mid September 2012", "2012-09~ target"),
    ("End of January - yearly", "XXXX-01 target annual"),
    (
        "September and October 2012 Thereafter every quarter",
        "2012-09 target; 2012-10 target; 2012-10/.. target quarterly",
    ),
    ("Monthly from April 2012", "2012-04/.. target monthly"),
    (
        "June and December/January meetings each year",
        "XXXX-06 target annual; XXXX-12 target annual; XXXX-01 target annual",
    ),
    ("TBC", "tbc"),
    ("TBA", "tbc"),
    ("To be confirmed", "tbc"),
    ("Quarterly", "ongoing quarterly"),
    ("from April 2022", "2022-04 start"),
    ("w/c 5 Nov 2012", "2012-11-05/2012-11-11 target"),
    ("By end of Q3 2012/13", "2012-10/2012-12 target"),
    ("Mawrth 2013 / March 2013", "2013-03 target"),
    ("Short term", ""),
    ("Immediate", ""),
    ("within 6 months of adoption", ""),
    ("following Nov ESG", ""),
]


def compact(text: str, header: str = "", period: tuple[int, int] | None = None) -> str:
    """The dates of a cell as one string: "edtf kind recurrence; ..."."""
    dates = read_dates(text, header=header, period=period).dates
    return "; ".join(" ".join(part for part in (d.edtf, d.kind, d.recurrence) if part) for d in dates)


@pytest.mark.parametrize(("text", "dates"), SCHEMA_TABLE, ids=[text for text, _ in SCHEMA_TABLE])
def test_schema_table(text: str, dates: str) -> None:
    assert compact(text) == dates


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("March 2012 - 13 March 2013", "2012-03/2013-03-13 target"),
        ("June 2012 i March 2013", "2012-06 target; 2013-03 target"),
        ("2012 i 2013", "2012/2013 target"),
        ("for 6 months from April 2013", "2013-04/2013-10 target"),
        ("over 3 months from 1 April 2013", "2013-04-01/2013-07-01 target"),
        ("March 2008, 2009 and 2010", "2008-03 target; 2009-03 target; 2010-03 target"),
        ("31 March 2012 and 2013", "2012-03-31 target; 2013-03-31 target"),
        ("March 2012, 2013/14", "2012-03 target; 2013-04/2014-03 target"),
        ("OCT. EACH YEAR", "XXXX-10 target annual"),
        ("Stage 1 Dec 2023\nPhase 2 June 2024", "2023-12 target; 2024-06 target"),
        ("Phase 2: 3 June 2010", "2010-06-03 target"),
    ],
    ids=[
        "a day is no year",
        "i is no Welsh to",
        "Welsh to after a year",
        "a length of time",
        "from a day on",
        "a month in several years",
        "a day in two years",
        "a financial year has no month",
        "a stop behind a month",
        "the number of a stage",
        "a day behind one",
    ],
)
def test_what_stands_between_dates(text: str, dates: str) -> None:
    assert compact(text) == dates


# Two figures and two figures, by what they can be: a month and a year, a financial year, a day and a month.
FIGURES = [
    ("06/22", None, "2022-06 target", "no day and month, no financial year"),
    ("7/24", None, "2024-07 target", "one figure for the month"),
    ("06/98", None, "1998-06 target", "last century"),
    ("06/22 - 09/22", None, "2022-06/2022-09 target", "a range of months"),
    ("09/2024", None, "2024-09 target", "a year in full"),
    ("13/14", None, "2013-04/2014-03 target", "a financial year and nothing else"),
    ("12/13", None, "2012-04/2013-03 target", "a financial year before a month"),
    ("12-13", None, "", "a hyphen may join days"),
    ("04/12", None, "", "a month or a day"),
    ("04/12", (2011, 2015), "2012-04 target", "a month of the plan's period"),
    ("04/12", (2020, 2024), "", "no month of the plan's period"),
    ("28/06", (2006, 2010), "", "a day without a year"),
    ("06/12 June 2013", None, "2013-06-06 target; 2013-06-12 target", "days before a month"),
    ("Sept 12/13", None, "2012-09 target", "a financial year after a month"),
]


@pytest.mark.parametrize(
    ("text", "period", "dates"), [case[:3] for case in FIGURES], ids=[case[3] for case in FIGURES]
)
def test_two_figures_and_two(text: str, period: tuple[int, int] | None, dates: str) -> None:
    assert compact(text, period=period) == dates


# ---- what the header and the plan's period add ----


@pytest.mark.parametrize(
    ("text", "header", "period", "dates"),
    [
        ("March 2013", "Start date", None, "2013-03 start"),
        ("March 2013", "Dyddiad cychwyn", None, "2013-03 start"),
        ("March 2013", "Start and end dates", None, "2013-03 target"),
        ("March 2013", "Completion date", None, "2013-03 target"),
        ("Completed March 2013", "Start date", None, "2013-03 completed"),
        ("March", "Timescale 2012/13", None, "2013-03 target"),
        ("Q1", "2012/13", None, "2012-04/2012-06 target"),
        ("March", "2012/13 2013/14", None, ""),
        ("Year 2", "", (2011, 2015), "2012 target"),
        ("Years 1 to 3", "", (2011, 2015), "2011/2013 target"),
        ("by the end of the strategy", "", (2011, 2015), "2015 target"),
        ("throughout the plan period", "", (2011, 2015), "2011/2015 target"),
        ("Year 2 (2013/14)", "", (2011, 2015), "2013-04/2014-03 target"),
    ],
)
def test_header_and_period(text: str, header: str, period: tuple[int, int] | None, dates: str) -> None:
    assert compact(text, header, period) == dates


# ---- bounds ----


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("4 October 07", date(2007, 10, 4), date(2007, 10, 4)),
        ("February 2012", date(2012, 2, 1), date(2012, 2, 29)),
        ("2012", date(2012, 1, 1), date(2012, 12, 31)),
        ("2013/14", date(2013, 4, 1), date(2014, 3, 31)),
        ("Q4 2013/14", date(2014, 1, 1), date(2014, 3, 31)),
        ("Summer 2012", date(2012, 6, 1), date(2012, 8, 31)),
        ("Winter 2011", date(2011, 12, 1), date(2012, 2, 29)),
        ("Jan 2013- 2015", date(2013, 1, 1), date(2015, 12, 31)),
        ("w/c 5 Nov 2012", date(2012, 11, 5), date(2012, 11, 11)),
        ("Mid September 2012", date(2012, 9, 1), date(2012, 9, 30)),
        ("April 2012 onwards", date(2012, 4, 1), None),
        ("Ongoing until March 2015", None, date(2015, 3, 31)),
        ("each March", None, None),
        ("Ongoing", None, None),
    ],
)
def test_bounds_are_the_first_and_last_day(text: str, start: date | None, end: date | None) -> None:
    (given,) = read_dates(text).dates
    assert (given.start, given.end) == (start, end)


# ---- doubts: each with its nearest silent twin ----


@pytest.mark.parametrize(
    ("text", "code", "twin"),
    [
        ("31 June 2013", "date-impossible", "30 June 2013"),
        ("29/02/2013", "date-impossible", "29/02/2012"),
        ("12/31/2012", "date-impossible", "31/12/2012"),
        ("March 2091", "date-out-of-reason", "March 2050"),
        ("March", "date-without-year", "March each year"),
        ("May, with funding", "date-without-year", "May need funding; June 2013"),
        ("following Nov ESG", "date-without-year", "following Nov 2012 ESG"),
        ("short term", "date-relative", "short term (by March 2013)"),
        ("within 6 months of adoption", "date-relative", "within 6 months of April 2013"),
        ("by the end of the scheme", "date-relative", "by the end of 2013"),
        ("Year 2", "date-relative", "Year 2 (2012/13)"),
        ("12/13", "date-ambiguous", "13/14"),
        ("04/12", "date-ambiguous", "06/22"),
        ("Q2 2013", "date-ambiguous", "Q2 2013/14"),
        ("2012-2013", "date-ambiguous", "2012-13"),
        ("2009-12", "date-ambiguous", "2009-13"),
        ("FY 2013", "date-ambiguous", "FY 2013/14"),
        ("June and March 2013", "date-ambiguous", "March and June 2013"),
        ("Q1 each year", "date-ambiguous", "April each year"),
        ("Spring 2013/14", "date-ambiguous", "Summer 2013/14"),
        ("March 2014 - March 2013", "date-order", "March 2013 - March 2014"),
        ("see the housing team", "date-unread", "N/A"),
        ("see the housing team", "date-unread", "Achieved"),
        ("see the housing team", "date-unread", ""),
    ],
)
def test_doubt_and_its_silent_twin(text: str, code: str, twin: str) -> None:
    assert [doubt.code for doubt in read_dates(text).doubts] == [code]
    assert read_dates(twin).doubts == ()


def test_time_of_the_plan_is_told() -> None:
    assert [doubt.code for doubt in read_dates("Year 2", period=(2011, 2015)).doubts] == ["date-from-period"]
    assert [doubt.code for doubt in read_dates("Year 6", period=(2011, 2015)).doubts] == ["date-relative"]
    assert read_dates("March 2013", period=(2011, 2015)).doubts == ()


def test_a_doubt_is_given_once_and_its_value_is_short() -> None:
    (doubt,) = read_dates("31 June 2013, " * 200).doubts
    assert (doubt.code, len(doubt.value) <= 80) == ("date-impossible", True)


# ---- properties ----

ENGLISH = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
MONTHS = (*ENGLISH, "November", "December")
DAY_FORMS = (
    "{0.day} {1} {0.year}",
    "{0:%d/%m/%Y}",
    "{0:%d.%m.%y}",
    "{0:%d}-{2}-{0:%y}",
    "{0:%Y-%m-%d}",
    "{0.day} {2} '{0:%y}",
)
MONTH_FORMS = (
    "{1} {0.year}",
    "{2} {0:%y}",
    "{0:%m/%Y}",
    "{2}-{0:%y}",
    "by the end of {1} {0.year}",
    "{2} '{0:%y}",
)
DAYS = st.dates(date(1985, 1, 1), date(2055, 12, 31))


def _written(form: str, day: date) -> str:
    return form.format(day, MONTHS[day.month - 1], MONTHS[day.month - 1][:3])


@given(DAYS, st.sampled_from(DAY_FORMS))
def test_a_day_is_read_back(day: date, form: str) -> None:
    assert compact(_written(form, day)) == f"{day.isoformat()} target"


@given(DAYS, st.sampled_from(MONTH_FORMS))
def test_a_month_is_read_back(day: date, form: str) -> None:
    assert compact(_written(form, day)) == f"{day:%Y-%m} target"


@given(DAYS, DAYS, st.sampled_from(DAY_FORMS), st.sampled_from((" - ", " to ", " until ")))
def test_a_range_of_days_is_read_back(one: date, other: date, form: str, joint: str) -> None:
    assume(one != other)
    first, last = sorted((one, other))
    text = _written(form, first) + joint + _written(form, last)
    assert compact(text) == f"{first.isoformat()}/{last.isoformat()} target"


@given(
    st.lists(DAYS, min_size=1, max_size=4),
    st.sampled_from(MONTH_FORMS),
    st.sampled_from(("\n", ", ", " and ", " & ")),
)
def test_a_list_keeps_its_order_and_number(days: list[date], form: str, joint: str) -> None:
    text = joint.join(_written(form, day) for day in days)
    assert compact(text) == "; ".join(f"{day:%Y-%m} target" for day in days)


@given(
    st.integers(1990, 2049),
    st.integers(1, 4),
    st.sampled_from(("Q{1} {0}/{2}", "Quarter {1} {0}-{2}", "{0}/{2} Q{1}")),
)
def test_a_financial_quarter_is_three_months_of_its_year(year: int, quarter: int, form: str) -> None:
    (given_date,) = read_dates(form.format(year, quarter, f"{(year + 1) % 100:02}")).dates
    first = date(year + (quarter == 4), (3 * quarter) % 12 + 1, 1)
    assert given_date.start == first
    assert given_date.edtf.startswith(f"{first:%Y-%m}/")


WORDS = """31 June 2013 2012/13 Q2 w/c mid end of each annually from to - / , & and ongoing TBC completed start ( ) .
Mawrth a i 12/13 '12 2091 within 6 months Year 2 thereafter until summer 99 0 00/00/0000 XXXX •
31/06/2013 last half ; ?"""
PIECES = st.sampled_from((*WORDS.split(), "\n"))


@given(st.lists(PIECES, max_size=14).map(" ".join))
def test_any_words_give_valid_dates_or_none(text: str) -> None:
    """Nonsense never raises, and what comes out is EDTF that the oracle reads, its bounds in order."""
    for given_date in read_dates(text, period=(2011, 2015)).dates:
        assert re.fullmatch(EDTF_PATTERN, given_date.edtf)
        if given_date.edtf:
            edtf.parse_edtf(given_date.edtf)
        if given_date.start and given_date.end:
            assert given_date.start <= given_date.end


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    for doubt in read_dates(text).doubts:
        assert len(doubt.value) <= 80


@pytest.mark.parametrize(
    ("text", "edtf", "code"),
    [
        ("word " * 10_000, [], "date-unread"),
        ("1, " * 10_000, [], ""),
        ("end of " * 10_000, [], "date-relative"),
        ("March " * 10_000, [], "date-without-year"),
        ("\x00\x07 March 2013", ["2013-03"], ""),
    ],
    ids=["words", "figures", "edges", "months", "control characters"],
)
def test_long_and_odd_cells_are_read(text: str, edtf: list[str], code: str) -> None:
    read = read_dates(text)
    assert [given_date.edtf for given_date in read.dates] == edtf
    assert [doubt.code for doubt in read.doubts] == ([code] if code else [])


def test_gold_dates(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "gold").glob("*.json")):
        for row in json.loads(path.read_text())["actions"]:
            gold = [(d["edtf"], d["kind"], d["recurrence"]) for d in row["dates"]]
            found = [(d.edtf, d.kind, d.recurrence) for d in read_dates(row["target_date"]).dates]
            assert found == gold, row["target_date"]
