"""Tells the rows of a table apart: header, band, note, total, blank and body, each body row with its section."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from extractors.document import Cell
from normalise.columns.headers import Header, is_header_row, repeats
from normalise.context.outline import says_nothing
from normalise.grid import Grid
from normalise.tables.bands import MAX_BAND_WORDS, band_text, is_band, is_prose, is_wide, look_of

__all__ = ["Role", "RowRead", "read_rows"]

Role = Literal["header", "band", "body", "note", "total", "blank"]

MOST_OF_TOTAL = 10  # words: "Total of savings that can be counted"


@dataclass(frozen=True, slots=True)
class RowRead:
    """What a row of a table is."""

    place: int
    """From 0."""
    role: Role
    section: str = ""
    """For a body row: the text of the bands that hold for it."""
    header: int = 0
    """For a body row: which of the table's headers stands over it, from 0."""


@dataclass(frozen=True, slots=True)
class _Band:
    text: str
    look: tuple[str, ...]
    place: int


_NOTE = re.compile(
    r"""^\W*(?:notes?\b|n\.?b\.?\b|please\ note|source\b|key\b|footnote|nodyn|nodiadau|\(?continued\b|p\.?t\.?o)
    |^[*†‡]+\s*\w""",
    re.IGNORECASE | re.VERBOSE,
)
_TOTAL = re.compile(r"^\W*(?:sub-?\s?|grand |overall )?totals?\b|^\W*cyfanswm\b", re.I)
_FIGURE = re.compile(
    r"^[\d£$€%.,()\s+-]*(?:(?:k|m|bn)?\s*(?:to\b|and\b|[-–])\s*[\d£$€.,]+)?\s*"
    r"(?:k|m|bn|million|fte|hours|days|actions?|items?|tasks?|projects?)?$",
    re.I,
)


def read_rows(grid: Grid, header: Header) -> tuple[RowRead, ...]:
    """Say of each row what it is; bands hold for the rows beneath them until the next of their kind.

    One that only announces or counts what follows ("Action plan", "Action 12") is no section of it; one that no row
    stands beneath is a note.
    """
    rows: list[RowRead] = []
    bands: list[_Band] = []
    idle: set[int] = set()
    is_after_band = False
    headers = 0
    for place in range(len(grid.table.rows)):
        role = _role(grid, place, header)
        if role == "band" and not says_nothing(band_text(grid, place)):
            _open(bands, _Band(band_text(grid, place), look_of(grid, place), place), follows=is_after_band)
            idle.add(place)
        elif (
            role == "header"
            and place not in header.rows
            and not any(repeats(grid, place, r) for r in header.rows)
        ):
            headers += 1
        is_after_band = role == "band" or (is_after_band and role == "blank")
        if role != "body":
            rows.append(RowRead(place, role))
            continue
        idle.difference_update(band.place for band in bands)
        rows.append(RowRead(place, role, "\n".join(band.text for band in bands), headers))
    return tuple(RowRead(row.place, "note") if row.place in idle else row for row in rows)


def _role(grid: Grid, place: int, header: Header) -> Role:
    filled = grid.filled(place)
    if place in header.rows:
        return "header"
    if not any(text.strip() for text in grid.texts[place]):
        return "blank"
    if header.rows and (any(repeats(grid, place, row) for row in header.rows) or _is_reworded(grid, place)):
        return "header"
    if _is_total(filled):
        return "total"
    if is_wide(grid, filled) and (_NOTE.match(filled[0].text) or _lists(filled[0])):
        return "note"
    is_above = bool(header.rows) and place < header.rows[0]
    if is_above and len(filled) == 1 and is_prose(filled[0].text):
        return "note"
    if is_band(grid, place):
        return "band"
    if is_wide(grid, filled):
        return "note" if len(filled[0].text.split()) > MAX_BAND_WORDS else "band"
    if is_above:
        return "band" if len(filled) == 1 else "note"
    return "body"


def _lists(cell: Cell) -> bool:
    """Whether a text over all columns lists things: it says something of the rows beneath, and heads none."""
    return sum(text.startswith("• ") for text in cell.text.split("\n")) > 1


def _is_reworded(grid: Grid, place: int) -> bool:
    return is_header_row(grid, place, is_first=False)


def _is_total(filled: tuple[Cell, ...]) -> bool:
    if not filled or not _TOTAL.match(filled[0].text):
        return False
    return (
        all(_FIGURE.match(cell.text) for cell in filled[1:]) and len(filled[0].text.split()) <= MOST_OF_TOTAL
    )


def _open(bands: list[_Band], band: _Band, *, follows: bool) -> None:
    """Let a band hold from here on: in the place of the one of its kind, or beneath the one right above it."""
    looks = [earlier.look for earlier in bands]
    if band.look in looks:
        del bands[looks.index(band.look) :]
    elif not follows:
        bands.clear()
    bands.append(band)
