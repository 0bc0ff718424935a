"""What only a PDF's objects tell, read through pikepdf: the size of a page's unit, dates of the file."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf

__all__ = ["iso_date", "page_units"]

_DATE = re.compile(r"(?:D:)?(\d{4})(\d{2})?(\d{2})?")


def page_units(path: Path) -> dict[int, float]:
    """Give the /UserUnit of the pages that have one, by index from 0: points to a unit of user space."""
    try:
        with pikepdf.open(path) as pdf:
            return {
                index: float(unit)
                for index, page in enumerate(pdf.pages)
                if (unit := page.obj.get("/UserUnit")) is not None and float(unit) > 0
            }
    except (pikepdf.PasswordError, pikepdf.PdfError, TypeError, ValueError, RuntimeError):
        return {}


def iso_date(written: str) -> str:
    """Write a PDF's date ("D:20120109090000Z") as an ISO date, as precise as it is given; "" for any other text."""
    found = _DATE.match(written)
    if not found:
        return ""
    year, month, day = found.groups()
    if not month or not 1 <= int(month) <= 12:
        return year
    return f"{year}-{month}-{day}" if day and 1 <= int(day) <= 31 else f"{year}-{month}"
