"""The table of SCHEMA.md's section on dates, form by form."""

from __future__ import annotations

import pytest

from normalise.dates import read_dates

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
