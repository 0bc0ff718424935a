"""w:tbl to Fragment: each cell once, with its span, at its place in the grid.

Rows are added one at a time, so that a table of any length is read as it streams by.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from extractors.document import Cell, Line, Row
from extractors.fragments import Fragment
from extractors.word.names import Element, W, attribute, child, is_on, number, points, tag

__all__ = ["Block", "TableDraft", "add_row", "finish_table", "start_table"]

Block = Line | Fragment
ReadCell = Callable[[Element], list[Block]]

MIN_COLUMN = 10.0  # points; Word's own cell margins are 10.8, so narrower grid columns are slips of the mouse
DEFAULT_COLUMN = 72.0  # points; where a file gives no widths
MAX_COLUMNS = 63  # of a row, in Word
_CELL, _ROW = tag("w:tc"), tag("w:tr")
_SKIPPED = frozenset(
    map(tag, ("w:trPr", "w:tblPrEx", "w:tcPr", "w:del", "w:moveFrom", "w:sdtPr", "w:sdtEndPr"))
)
WHITE = ("#ffffff", "")


@dataclass(slots=True)
class _Slot:
    """A cell in the making; `start` and `end` count the edges of Word's grid from 0."""

    start: int
    end: int
    row: int
    blocks: list[Block]
    fill: str = ""
    row_span: int = 1
    width: float = 0.0

    @property
    def is_blank(self) -> bool:
        return not any(isinstance(block, Fragment) or block.text for block in self.blocks)


@dataclass(slots=True)
class TableDraft:
    """A table in the making."""

    widths: list[float]
    slots: list[list[_Slot]] = field(default_factory=list)
    """The cells that start in each row."""
    headers: list[bool] = field(default_factory=list)
    merges: dict[int, _Slot] = field(default_factory=dict)
    """Cells that may go on downwards, by their left edge."""


def start_table(table: Element) -> TableDraft:
    """Begin a table with the column widths of its w:tblGrid."""
    grid = child(table, "tblGrid")
    columns = () if grid is None else grid.iterfind(W + "gridCol")
    return TableDraft([points(attribute(column, "w")) for column in columns])


def add_row(draft: TableDraft, row: Element, read_cell: ReadCell) -> None:
    """Read a row (w:tr); one whose deletion is tracked is not there."""
    properties = child(row, "trPr")
    if child(properties, "del") is not None:
        return
    place = len(draft.slots) + 1
    slots: list[_Slot] = []
    merges: dict[int, _Slot] = {}
    edge = number(attribute(child(properties, "gridBefore")))
    for cell in _cells(row):
        cell_properties = child(cell, "tcPr")
        span = min(max(number(attribute(child(cell_properties, "gridSpan")), 1), 1), MAX_COLUMNS)
        end = edge + span
        if _goes_on(child(cell_properties, "hMerge")) and slots:
            slots[-1].end = end
        elif (above := _cell_above(draft, cell_properties, edge, end)) is not None:
            above.row_span += 1
            merges[edge] = above
        else:
            width = (
                points(attribute(child(cell_properties, "tcW"), "w")) if edge >= len(draft.widths) else 0.0
            )
            slot = _Slot(edge, end, place, read_cell(cell), _fill(child(cell_properties, "shd")), width=width)
            slots.append(slot)
            if child(cell_properties, "vMerge") is not None:
                merges[edge] = slot
        edge = end
    draft.slots.append(slots)
    draft.headers.append(is_on(child(properties, "tblHeader")))
    draft.merges = merges


def finish_table(draft: TableDraft) -> list[Block]:
    """Give the table as one fragment; one that is only layout around another gives what it holds."""
    if _is_layout(draft):
        return [block for row in draft.slots for slot in row for block in slot.blocks]
    edges, places = _columns(draft)
    rows = []
    count = len(edges) - 1
    is_header = not all(draft.headers)  # a table that is all header says nothing
    for slots, is_flagged in zip(draft.slots, draft.headers, strict=True):
        is_header = is_header and is_flagged
        cells = tuple(cell for slot in slots if (cell := _cell(slot, places)) is not None)
        is_band = (
            len(cells) == 1 and cells[0].column_span == count > 1 and any(x.text for x in cells[0].lines)
        )
        rows.append(Row(cells, "header" if is_header else "band" if is_band else "body"))
        slots.clear()
    return [Fragment(tuple(rows), edges)] if any(row.cells for row in rows) else []


def _cells(row: Element) -> Iterator[Element]:
    """Give the cells of a row, out of content controls and custom XML too."""
    for part in row:
        if part.tag == _CELL:
            yield part
        elif part.tag not in _SKIPPED:
            yield from _cells(part)


def _goes_on(merge: Element | None) -> bool:
    """Tell whether a cell only goes on with one before it; a merge without a value does."""
    return merge is not None and attribute(merge) in ("", "continue")


def _cell_above(draft: TableDraft, properties: Element | None, start: int, end: int) -> _Slot | None:
    """Find the cell that a w:vMerge goes on with: the one above with the same edges."""
    if not _goes_on(child(properties, "vMerge")):
        return None
    above = draft.merges.get(start)
    return above if above is not None and above.end == end else None


def _fill(shading: Element | None) -> str:
    """Give a shading's colour as "#rrggbb"; "" for none, white or automatic."""
    name = "color" if attribute(shading) == "solid" else "fill"
    colour = attribute(shading, name).lower().lstrip("#")
    if len(colour) != 6 or not set(colour) <= set("0123456789abcdef"):
        return ""
    return "" if f"#{colour}" in WHITE else f"#{colour}"


# ---- the grid ----


def _columns(draft: TableDraft) -> tuple[tuple[float, ...], list[int]]:
    """Reduce Word's grid to the columns that a reader sees.

    Edges that no cell uses go, and so do columns too narrow for text: Word makes them when the mouse moves
    the edge of one row's cell by a hair.

    Returns:
        The edges in points, and for each edge of Word's grid its place (from 0) among them.
    """
    slots = [slot for row in draft.slots for slot in row]
    widths = _widths(draft.widths, slots)
    positions = [0.0, *accumulate(widths)]
    used = {0, *(slot.start for slot in slots), *(slot.end for slot in slots)}
    filled = {(slot.start, slot.end) for slot in slots if not slot.is_blank}
    kept: list[int] = []
    places = []
    for edge in range(len(positions)):
        if edge in used:
            is_apart = not kept or positions[edge] - positions[kept[-1]] >= MIN_COLUMN
            if is_apart or any(edge == end and start >= kept[-1] for start, end in filled):
                kept.append(edge)
        places.append(len(kept) - 1)
    return tuple(round(positions[edge], 2) for edge in kept), places


def _widths(given: list[float], slots: Iterable[_Slot]) -> list[float]:
    """Complete the column widths where the file's grid is too short or silent."""
    widths = list(given)
    for slot in slots:
        missing = slot.end - len(widths)
        if missing > 0:
            widths += [slot.width / (slot.end - slot.start)] * missing
    return [width if width > 0 else DEFAULT_COLUMN for width in widths]


def _cell(slot: _Slot, places: list[int]) -> Cell | None:
    """Make the cell; None for one that only filled a column too narrow to see."""
    start, end = places[slot.start], places[slot.end]
    if start == end:
        return None
    return Cell(
        row=slot.row,
        column=start + 1,
        row_span=slot.row_span,
        column_span=end - start,
        lines=tuple(_lines(slot.blocks)),
        fill=slot.fill,
    )


def _lines(blocks: Iterable[Block]) -> Iterator[Line]:
    """Give the lines of a cell in order; those of a table inside it row by row."""
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from cell.lines


# ---- tables for layout ----


def _is_layout(draft: TableDraft) -> bool:
    """Tell whether a table only frames another: one column around it, or one row with little else."""
    slots = [slot for row in draft.slots for slot in row]
    inner = [b for slot in slots for b in slot.blocks if isinstance(b, Fragment) and b.column_count > 1]
    if not inner:
        return False
    if all(sum(not slot.is_blank for slot in row) <= 1 for row in draft.slots):
        return True
    inside = sum(map(_size, _lines(inner)))
    around = sum(_size(block) for slot in slots for block in slot.blocks if isinstance(block, Line))
    return len(draft.slots) == 1 and inside > around


def _size(line: Line) -> int:
    return len(line.text.split())
