"""Reads the dates of a cell as EDTF (ISO 8601-2, level 2) by a small grammar that never guesses.

What is used of EDTF: days, months and years (level 0), intervals, open ones too ("2012-09/..", "../2015-03"), the
marks "?" and "~" after a date, seasons 21 to 24 (level 1), and "XXXX" for every year ("XXXX-06", level 2). Financial
years and quarters are intervals of months: EDTF's 33 to 36 are calendar quarters.
"""

from normalise.dates.reading import DatesRead, read_dates

__all__ = ["DatesRead", "read_dates"]
