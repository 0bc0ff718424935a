"""Finds which rows of a table are its header, and what each column's header reads.

A header may run over two rows, span columns ("Timescale: Start | End"), stand below bands or titles, and be
repeated further down.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.document import Cell, Row
from normalise.columns.periods import is_period, names_time, period_of
from normalise.columns.vocabulary import exact_meanings, is_known_header, kind_named, meanings
from normalise.grid import Grid
from normalise.text import key

__all__ = ["Header", "find_header", "header_at", "is_header_row", "is_heading_cell", "repeats"]

MAX_HEADER_WORDS = 14  # "How will we know that it has made a difference to people's lives?" has 13
MAX_HEADER_LENGTH = 160  # characters: of fourteen long words
TITLE_ROWS = 6  # rows above a header that may be titles, bands or a form's facts
MIN_KNOWN = 0.5  # share of a row's filled cells that the vocabulary must know
ENOUGH_FIELDS = 3  # different fields named in a row that make it a header, whatever else stands in it
SURE = 0.9  # score of a meaning from which a text names a field
SURE_KIND = 0.8  # weight from which a text alone heads another kind of table ("Page")
SUB_HEADER_WORDS = 6  # of a text in a second row, or of a group of columns, that nothing marks as a header
OFF_CENTRE = 0.03  # of a table's width: a text further from its middle is no centred title
MIN_BENEATH = (
    0.5  # share of a row that looks like a header to stand under spanning cells; a group may have one column
)


@dataclass(frozen=True, slots=True)
class Header:
    """The rows of a header (places from 0, in order) and the text over each column."""

    rows: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    """Of each text what tells the column's meaning: of several rows the lowest alone if that is known more surely."""
    contradicting: tuple[int, ...] = ()
    """Rows among `rows` that name every column anew, differently."""


def is_heading_cell(cell: Cell) -> bool:
    """Whether the vocabulary knows the cell's text as a header."""
    return len(cell.text.split()) <= MAX_HEADER_WORDS and is_known_header(cell.text)


def is_header_row(grid: Grid, row: int, *, is_first: bool) -> bool:
    """Whether a row reads as a header. Below the first header the vocabulary must know nearly all of it."""
    filled = grid.filled(row)
    looks_so = grid.table.rows[row].kind == "header"
    if not is_first and not (looks_so or len(filled) >= grid.width - 1):
        return False
    if any(_is_too_long(cell.text) for cell in filled):
        return False
    if len(filled) < min(2, grid.width):
        return is_first and _names_another_kind(grid, filled)
    fields = _sure_fields(filled)
    if not is_first:
        return len(fields) >= ENOUGH_FIELDS and len(fields) >= 0.75 * len(filled)
    known = sum(is_known_header(cell.text) for cell in filled)
    texts = len(filled) - sum(_is_time(cell.text) for cell in filled)
    is_known = known >= min(2, len(filled)) and known >= MIN_KNOWN * texts
    return is_known or (looks_so and known > 0) or len(fields) >= ENOUGH_FIELDS


def _is_time(text: str) -> bool:
    """Whether a text is a time, as heads columns and stands in cells ("2012/13", "Q1"); a figure alone is none."""
    return is_period(text) and (names_time(text) or any(map(str.isalpha, text)))


def _names_another_kind(grid: Grid, filled: tuple[Cell, ...]) -> bool:
    """Whether the single text of a row heads a column of a table that is no action table ("Page")."""
    if len(filled) != 1 or filled[0].column_span > 1 or grid.width < len(filled):
        return False
    kind = kind_named(filled[0].text)
    return kind is not None and kind[1] >= SURE_KIND


def _sure_fields(filled: tuple[Cell, ...]) -> set[str]:
    """The fields that texts name in the vocabulary's own words."""
    found = (exact_meanings(cell.text) for cell in filled)
    best = (max(known.items(), key=lambda field: field[1]) for known in found if known)
    return {field for field, score in best if score >= SURE}


def _is_too_long(text: str) -> bool:
    return len(text) > MAX_HEADER_LENGTH or len(text.split()) > MAX_HEADER_WORDS


def find_header(grid: Grid) -> Header:
    """The table's first header; one without rows if it has none."""
    seen = 0
    for row in range(len(grid.table.rows)):
        filled = grid.filled(row)
        if not filled:
            continue
        if is_header_row(grid, row, is_first=True):
            return _grown(grid, row, _groups_above(grid, row))
        seen += 1
        is_title = (
            len(filled) == 1
            or grid.table.rows[row].kind in ("band", "header")
            or len(filled) * 2 < grid.width
            or all(cell.column_span > 1 for cell in filled)
        )
        if seen > TITLE_ROWS or not is_title:
            break
    return _by_look(grid)


def _by_look(grid: Grid) -> Header:
    """A header whose words nothing knows, but which the document marks as one."""
    rows = [
        i
        for i, row in enumerate(grid.table.rows[:TITLE_ROWS])
        if row.kind == "header" and len(grid.filled(i)) > 1
    ]
    return _grown(grid, rows[0]) if rows and len(rows) < len(grid.table.rows) else Header()


def _groups_above(grid: Grid, first: int) -> int:
    """The row from which the header starts: the one above it where that names groups of its columns ("Delivery").

    They stand over columns further right, short; a title starts at the left, or stands in the table's middle.
    """
    filled = grid.filled(first - 1) if first else ()
    is_short = all(len(cell.text.split()) <= SUB_HEADER_WORDS for cell in filled)
    stands_out = bool(filled) and grid.table.rows[first - 1].kind in ("band", "header")
    is_over_columns = all(
        cell.column > 1 and not _is_centred(cell, grid.table.rows[first]) for cell in filled
    )
    return (
        first - 1 if stands_out and is_short and is_over_columns and grid.width > len(filled) + 1 else first
    )


def _is_centred(cell: Cell, row: Row) -> bool:
    """Whether a text stands in the middle of the table; Word files don't say where it stands."""
    boxes = [line.box for line in cell.lines if line.box]
    sides = [box for other in row.cells for box in other.boxes]
    if not boxes or not sides:
        return False
    left, right = min(box.x0 for box in sides), max(box.x1 for box in sides)
    return abs(boxes[0].x0 + boxes[0].x1 - left - right) <= 2 * OFF_CENTRE * (right - left)


def _grown(grid: Grid, named: int, first: int | None = None) -> Header:
    """The header around the row that names its columns: from `first` on, with the rows below that go on with it."""
    rows = [*range(named if first is None else first, named), named]
    first = named
    contradicting = []
    while rows[-1] + 1 < len(grid.table.rows):
        below = rows[-1] + 1
        if _goes_on(grid, first, below):
            rows.append(below)
        elif _names_anew(grid, first, below):
            rows.append(below)
            contradicting.append(below)
        else:
            break
    joined = [row for row in rows if row not in contradicting]
    texts = tuple(_column_text(grid, joined, column) for column in range(grid.width))
    lowest = (_column_text(grid, joined[-1:], column) for column in range(grid.width))
    telling = tuple(_telling(text, low) for text, low in zip(texts, lowest, strict=True))
    return Header(tuple(rows), texts, telling, tuple(contradicting))


def _telling(text: str, lowest: str) -> str:
    """What tells a column's meaning: "Timescale" alone under "How it will be managed", but "Year 2 Action"."""
    if exact_meanings(text) or period_of(text) is not None:
        return text
    return lowest if _sureness(lowest) > _sureness(text) else text


def _sureness(text: str) -> float:
    found = meanings(text)
    return found[0].score if found else 0.0


def _goes_on(grid: Grid, first: int, below: int) -> bool:
    """Whether the row below goes on with the header: under spanning cells, beside cells that reach down to it."""
    filled = grid.filled(below)
    if not filled:
        return grid.table.rows[below].kind == "header"
    looks_so = grid.table.rows[below].kind == "header"
    longest = MAX_HEADER_WORDS if looks_so else SUB_HEADER_WORDS
    is_band = len(filled) == 1 and filled[0].column_span > 1
    if is_band or any(len(cell.text.split()) > longest for cell in filled) or repeats(grid, below, first):
        return False
    spanning = {
        place
        for cell in grid.starts(below - 1)
        if 1 < cell.column_span < grid.width and cell.text.strip()
        for place in range(cell.column, cell.column + cell.column_span)
    }
    if spanning:
        beneath = sum(cell.column in spanning for cell in filled)
        return beneath == len(filled) or (looks_so and beneath >= MIN_BENEATH * len(filled))
    above = (cell for row in range(first, below) for cell in grid.starts(row) if cell.text.strip())
    return any(cell.row + cell.row_span - 1 > below for cell in above)


def _names_anew(grid: Grid, first: int, below: int) -> bool:
    """Whether the row below is a second header that says other things of the same columns."""
    filled = grid.filled(below)
    if len(filled) < max(2, grid.width - 1) or not all(is_heading_cell(cell) for cell in filled):
        return False
    differs = sum(_field(grid.text(first, cell.column - 1)) != _field(cell.text) for cell in filled)
    return len({_field(cell.text) for cell in filled}) == len(filled) and differs > 0


def _field(text: str) -> str:
    found = meanings(text)
    return found[0].field if found else ""


def header_at(grid: Grid, row: int) -> tuple[str, ...]:
    """The text over each column in a header that stands further down."""
    return tuple(_column_text(grid, [row], column) for column in range(grid.width))


def _column_text(grid: Grid, rows: list[int], column: int) -> str:
    """The texts over a column from top to bottom, each once, as one line."""
    texts: list[str] = []
    for row in rows:
        text = " ".join(grid.text(row, column).split())
        if text and text not in texts:
            texts.append(text)
    return " ".join(texts).removesuffix(":").rstrip()


def repeats(grid: Grid, row: int, earlier: int) -> bool:
    """Whether a row says just what an earlier one says, cell by cell; a row of labels may lack some."""
    own, other = grid.filled(row), grid.filled(earlier)
    is_whole = len(own) == len(other) or grid.table.rows[row].kind == "header"
    if not is_whole or len(own) < 2:
        return False
    said = {cell.column: key(cell.text) for cell in other}
    return all(said.get(cell.column) == key(cell.text) for cell in own)
