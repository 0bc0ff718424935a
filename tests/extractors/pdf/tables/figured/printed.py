"""Prints small tables of figures for the tests: labels at the left, and figures that end at one place."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.pdf.layout import lay_out
from extractors.pdf.tables.drawn.edges import page_edges
from extractors.pdf.tables.figured import find_figured
from extractors.pdf.tables.figured.atoms import Line, set_lines
from extractors.pdf.tables.grid import Grid
from extractors.pdf.tables.words.segments import Segments, set_segments
from tests.extractors.pdf.drawn import LETTER, Sheet, fragments, outline

LEFT, STEP, TOP = 50.0, 12.0, 200.0
RIGHTS = (260.0, 330.0, 400.0, 470.0)
"""Where figures end."""
ROWS = (
    ("Boats", "1,204", "88", "1,310", "7.2"),
    ("Barges", "612", "9", "640", "-1.5"),
    ("Canoes", "-", "1,430", "(X)", "NA"),
    ("Rafts", "15", "2", "18", "11.0"),
)
YEARS = ("Craft", "2001", "2002", "2003", "Change")


def width(text: str) -> float:
    """How wide a text is drawn."""
    return LETTER * len(text.replace(" ", "")) + 3 * text.count(" ")


def figures(sheet: Sheet, row: Sequence[str], y: float, rights: Sequence[float] = RIGHTS) -> Sheet:
    """Write a row: its label at the left, and figures that end at one place."""
    sheet.text(LEFT, y, row[0])
    for text, right in zip(row[1:], rights, strict=False):
        sheet.text(right - width(text), y, text)
    return sheet


def centred(sheet: Sheet, text: str, x: float, y: float) -> Sheet:
    """Write a text around `x`."""
    return sheet.text(x - width(text) / 2, y, text)


def statistics(rows: Sequence[Sequence[str]] = ROWS, top: float = TOP, head: Sequence[str] = YEARS) -> Sheet:
    """A table: its head, and rows right below each other."""
    sheet = figures(Sheet(), head, top - 1.5 * STEP)
    for number, row in enumerate(rows):
        figures(sheet, row, top + STEP * number)
    return sheet


def cells(sheet: Sheet) -> list[list[str]]:
    """Give the only table."""
    (found,) = fragments(lay_out(sheet.page()))
    return outline(found)


def listed(*rows: Sequence[str]) -> list[list[str]]:
    return [list(row) for row in rows]


def ruled(sheet: Sheet, *heights: float) -> Sheet:
    """Draw rules across the table."""
    for y in heights:
        sheet.across(y, LEFT - 5, RIGHTS[-1] + 5)
    return sheet


def segments_of(sheet: Sheet) -> Segments:
    """Give what stands on a page."""
    words = sheet.page().words
    return set_segments(words, np.arange(len(words)))


def lines_of(sheet: Sheet) -> list[Line]:
    """Give its lines."""
    return set_lines(segments_of(sheet))


def grids_of(sheet: Sheet) -> list[Grid]:
    """Give its tables of figures."""
    return find_figured(segments_of(sheet), page_edges(sheet.page())[0])
