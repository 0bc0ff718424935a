"""A table while it grows: the rows so far, and which cell each column ends in."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from extractors.document import Cell, Line, Row
from extractors.fragments import Fragment
from extractors.stitch.columns import remap
from extractors.stitch.headers import Head
from extractors.stitch.looks import is_blank, lists_own, reference
from extractors.stitch.textflow import SURELY, goes_on

__all__ = ["Growing", "Habits", "ends_in", "extend", "remapped", "spanned", "widen"]

USUAL = 0.25
"""Share of a column's cells."""
LEADING = 0.85
"""Share of rows that have text in their first column, in most tables: what is supposed while a table has few rows."""
RULED = 0.9
"""Confidence from which rules show a piece's columns, not words alone."""
FIRST_NUMBERS = frozenset({"1", "i", "a", "I", "A", "1.1"})


class Habits(Struct):
    """How a column is filled, from the rows so far."""

    filled: int = 0
    numbered: int = 0
    """Cells that start with a number or label other than the row's above: lists in cells start alike."""
    listing: int = 0
    """Cells that list several numbers, from the one that they start with: those of items, not of rows."""
    lower: int = 0
    """Cells that start in lower case."""
    first: str = ""
    last: str = ""

    @property
    def has_references(self) -> bool:
        """The column's cells start with a number or label of their own."""
        are_lists = self.listing > USUAL * self.filled
        return self.numbered >= 2 and self.numbered >= 0.6 * self.filled and not are_lists

    @property
    def is_lower_usual(self) -> bool:
        """So many cells start in lower case that it tells nothing of a row that goes on."""
        return self.lower > 1 and self.lower >= USUAL * self.filled

    def note(self, lines: Sequence[Line]) -> None:
        """Take a filled cell into account."""
        self.filled += 1
        number = reference(lines)
        self.lower += not number and next(line.text for line in lines if line.text)[0].islower()
        if number and (number != self.last or self.filled == 1):
            self.numbered += 1
        self.listing += bool(number) and bool(lists_own(lines))
        self.first = self.first or number
        self.last = number or self.last


class Growing(Struct):
    """A table being put together, the one thing in stitching that changes."""

    number: int
    edges: tuple[float, ...]
    head: Head
    fragment: Fragment
    """The latest piece."""
    page: int | None
    paper: tuple[int, int] = (0, 0)
    """Width and height of the latest piece's page in whole points."""
    rows: list[Row] = field(default_factory=list)
    cover: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Column → place (row, cell) of the cell that reaches the last row."""
    habits: dict[int, Habits] = field(default_factory=dict)
    body: int = 0
    confidence: float = 1.0
    header_from: int | None = None
    headings: frozenset[str] = frozenset()
    """Texts that stood above the table."""

    @property
    def column_count(self) -> int:
        """How many columns it has so far."""
        return len(self.edges) - 1

    def filled(self, column: int) -> float:
        """Give the share of rows that have text in a column; while there are few, near what is usual."""
        habits = self.habits.get(column)
        usual, rows = (LEADING, 3) if column == 1 else (0.5, 2)
        return ((habits.filled if habits else 0) + usual * rows) / (self.body + rows)


def remapped(head: Head, places: Sequence[int], edges: Sequence[float]) -> Head:
    """Set a head on the common columns."""
    titles, header, rest = (
        tuple(remap(rows, places, edges)) for rows in (head.titles, head.header, head.rest)
    )
    return Head(titles, header, rest)


def spanned(rows: Sequence[Row], fragment: Fragment) -> frozenset[int]:
    """Give the edges that the cells of the last of some rows run over, by the rules of a piece of its table."""
    cells = rows[-1].cells if rows and fragment.confidence >= RULED else ()
    return frozenset(
        edge for cell in cells for edge in range(cell.column, cell.column + cell.column_span - 1)
    )


def widen(table: Growing, edges: tuple[float, ...], places: Sequence[int]) -> None:
    """Split the columns of a table as a later piece shows them."""
    if tuple(places) == tuple(range(len(edges))):
        return
    moved = remapped(table.head, places, edges)
    table.rows = remap(table.rows, places, edges, whole=spanned(moved.header, table.fragment))
    table.edges, table.head = edges, moved
    table.cover = {
        part: place
        for column, place in table.cover.items()
        for part in range(places[column - 1] + 1, places[column] + 1)
    }
    table.habits = {places[column - 1] + 1: habits for column, habits in table.habits.items()}


def ends_in(table: Growing, column: int) -> Cell | None:
    """Give the cell of a column that reaches the table's last row."""
    place = table.cover.get(column)
    return table.rows[place[0]].cells[place[1]] if place else None


def extend(
    table: Growing,
    rows: Sequence[Row],
    is_cut: bool = False,
    joined: frozenset[int] = frozenset(),
    repeated: frozenset[int] = frozenset(),
) -> None:
    """Add the rows of a piece.

    Args:
        table: grows.
        rows: in the table's columns, head rows taken off.
        is_cut: the first row is the rest of the table's last one.
        joined: columns whose first cell goes on with the cell above it, though the row is a new one.
        repeated: of those, the ones that only repeat the text above.
    """
    base = len(table.rows) - is_cut
    cover: dict[int, tuple[int, int]] = {}
    for index, row in enumerate(rows):
        target, kept = base + index, list[Cell]()
        is_joined_row = index == 0 and is_cut
        for cell in row.cells:
            if index == 0 and (is_cut or cell.column in joined) and cell.column in table.cover:
                place = table.cover[cell.column]
                _grow(table, place, cell, target + cell.row_span, cell.column not in repeated)
            else:
                place = (target, len(table.rows[target].cells) if is_joined_row else len(kept))
                kept.append(cell if cell.row == target + 1 else replace(cell, row=target + 1))
                _note(table, cell, row)
            if index + cell.row_span >= len(rows):
                cover.update(dict.fromkeys(range(cell.column, cell.column + cell.column_span), place))
        if is_joined_row:
            table.rows[target] = _joined(table.rows[target], row, kept)
        else:
            table.rows.append(replace(row, cells=tuple(kept)))
            table.body += row.kind == "body"
    table.cover |= cover


def _grow(table: Growing, place: tuple[int, int], cell: Cell, end: int, has_news: bool) -> None:
    """Lengthen a cell down to before row `end` (from 0) and give it what stands in its part below."""
    row = table.rows[place[0]]
    old = row.cells[place[1]]
    new = replace(
        old,
        row_span=max(old.row_span, end - place[0]),
        lines=old.lines + (_going_on(old.lines, cell.lines) if has_news else ()),
        boxes=old.boxes + cell.boxes,
        fill=old.fill or cell.fill,
    )
    table.rows[place[0]] = replace(row, cells=(*row.cells[: place[1]], new, *row.cells[place[1] + 1 :]))


def _going_on(above: tuple[Line, ...], below: tuple[Line, ...]) -> tuple[Line, ...]:
    """Take back that a paragraph starts where a Word table was split inside a sentence."""
    is_split = bool(below) and below[0].box is None and bool(below[0].starts_paragraph)
    if is_split and goes_on(above, below) >= SURELY:
        return replace(below[0], starts_paragraph=False), *below[1:]
    return below


def _joined(row: Row, rest: Row, kept: Sequence[Cell]) -> Row:
    pages = row.pages + tuple(page for page in rest.pages if page not in row.pages)
    return replace(
        row,
        cells=(*row.cells, *kept),
        pages=pages,
        confidence=min(row.confidence, rest.confidence),
        is_drawn=row.is_drawn and rest.is_drawn,
    )


def _note(table: Growing, cell: Cell, row: Row) -> None:
    if row.kind == "body" and not is_blank(cell):
        table.habits.setdefault(cell.column, Habits()).note(cell.lines)
