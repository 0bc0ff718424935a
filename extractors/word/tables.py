"""w:tbl to Fragment: each cell once, with its span, at its place in the grid.

Rows are added one at a time, so that a table of any length is read as it streams by.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from extractors.document import Cell, Line, Row
from extractors.fragments import Fragment
from extractors.word.breaks import breaks_are_typed, part_lines
from extractors.word.grid import Grid, Pattern, SharedEdge, visible_grid
from extractors.word.names import Element, W, attribute, child, is_on, number, points, tag
from extractors.word.styles import Styles

__all__ = ["Block", "TableDraft", "add_row", "finish_table", "lines_of", "start_table"]

Block = Line | Fragment
ReadCell = Callable[[Element], list[Block]]

MAX_COLUMNS = 63  # of a row, in Word
FIRST_ROW_BIT = 0x0020  # of w:tblLook (ECMA-376 part 4, 14.4.11)
_CELL = tag("w:tc")
_SKIPPED = frozenset(
    map(tag, ("w:trPr", "w:tblPrEx", "w:tcPr", "w:del", "w:moveFrom", "w:sdtPr", "w:sdtEndPr"))
)
WHITE = "ffffff"


class _Slot(Struct):
    """A cell in the making; `start` and `end` count the edges of Word's grid from 0."""

    start: int
    end: int
    row: int
    blocks: list[Block]
    fill: str = ""
    row_span: int = 1

    @property
    def is_blank(self) -> bool:
        return not any(isinstance(block, Fragment) or block.text for block in self.blocks)


class TableDraft(Struct):
    """A table in the making."""

    widths: list[float]
    slots: list[list[_Slot]] = field(default_factory=list)
    """The cells that start in each row."""
    patterns: list[Pattern] = field(default_factory=list)
    """The cell edges of each row, those of cells that go on from above included."""
    headers: list[bool] = field(default_factory=list)
    known: dict[Pattern, Pattern] = field(default_factory=dict)
    """Patterns met so far, so that rows of one make share one."""
    first_is_bold: bool = False
    """The table's style sets its first row in bold."""
    first_fill: str = ""
    breaks_are_typed: bool = False
    """Its soft line breaks are the author's, not a converter's."""
    merges: dict[int, _Slot] = field(default_factory=dict)
    """Cells that may go on downwards, by their left edge."""
    shared: set[SharedEdge] = field(default_factory=set)
    """The edges of cells that go on from one row to the next."""


def start_table(table: Element, styles: Styles) -> TableDraft:
    """Begin a table with the column widths of its w:tblGrid and what its style says of the first row."""
    grid = child(table, "tblGrid")
    columns = () if grid is None else grid.iterfind(W + "gridCol")
    draft = TableDraft([points(attribute(column, "w")) for column in columns])
    properties = child(table, "tblPr")
    first = styles.first_row(attribute(child(properties, "tblStyle")))
    if first is not None and _uses_first_row(child(properties, "tblLook")):
        draft.first_is_bold = is_on(child(first, "rPr", "b"))
        draft.first_fill = _fill(child(first, "tcPr", "shd"))
    return draft


def add_row(draft: TableDraft, row: Element, read_cell: ReadCell) -> None:
    """Read a row (w:tr); one that is hidden, or whose deletion is tracked, is not there."""
    properties = child(row, "trPr")
    if child(properties, "del") is not None or is_on(child(properties, "hidden")):
        return
    slots: list[_Slot] = []
    merges: dict[int, _Slot] = {}
    edge = min(max(number(attribute(child(properties, "gridBefore"))), 0), MAX_COLUMNS)
    edges, shared = [edge], set[int]()
    for cell in _cells(row):
        look = child(cell, "tcPr")
        span = min(max(number(attribute(child(look, "gridSpan")), 1), 1), MAX_COLUMNS)
        end = edge + span
        if end > len(draft.widths):
            _widen(draft, end, points(attribute(child(look, "tcW"), "w")) / span)
        if _goes_on(child(look, "hMerge")) and slots and slots[-1].end == edge:
            slots[-1].end = end
            edges.pop()
        elif (above := _cell_above(draft, look, edge, end)) is not None:
            above.row_span += 1
            merges[edge] = above
            shared |= {edge, end}
        else:
            slots.append(_Slot(edge, end, len(draft.slots) + 1, read_cell(cell), _fill(child(look, "shd"))))
            if child(look, "vMerge") is not None:
                merges[edge] = slots[-1]
        edge = end
        edges.append(edge)
    pattern = draft.known.setdefault(tuple(edges), tuple(edges))
    draft.shared.update((draft.patterns[-1], pattern, edge) for edge in shared)
    draft.slots.append(slots)
    draft.patterns.append(pattern)
    draft.headers.append(is_on(child(properties, "tblHeader")))
    draft.merges = merges


def finish_table(draft: TableDraft) -> list[Block]:
    """Give the table as one fragment; one that is only layout around another gives what it holds."""
    if _is_layout(draft):
        return [block for row in draft.slots for slot in row for block in slot.blocks]
    filled = {(slot.start, slot.end) for row in draft.slots for slot in row if not slot.is_blank}
    grid = visible_grid(draft.widths, Counter(draft.patterns), filled, draft.shared)
    if _has_breaks(draft):
        draft.breaks_are_typed = breaks_are_typed(_lines_and_widths(draft, grid))
    rows = []
    count = len(grid.edges) - 1
    is_header = not all(draft.headers)  # a table that is all header says nothing
    for slots, pattern, is_flagged in zip(draft.slots, draft.patterns, draft.headers, strict=True):
        is_header = is_header and is_flagged
        cells = tuple(cell for slot in slots if (cell := _cell(slot, grid, pattern, draft)) is not None)
        is_band = (
            len(cells) == 1 and cells[0].column_span == count > 1 and any(x.text for x in cells[0].lines)
        )
        rows.append(Row(cells, "header" if is_header else "band" if is_band else "body"))
        slots.clear()
    return [Fragment(tuple(rows), grid.edges)] if any(row.cells for row in rows) else []


def _cells(row: Element) -> Iterator[Element]:
    """Give the cells of a row, out of content controls and custom XML too."""
    for part in row:
        if part.tag == _CELL:
            yield part
        elif part.tag not in _SKIPPED:
            yield from _cells(part)


def _widen(draft: TableDraft, end: int, width: float) -> None:
    """Add columns that the file's grid lacks, with the width that the cell gives for each."""
    draft.widths += [width] * (end - len(draft.widths))


def _uses_first_row(look: Element | None) -> bool:
    """Tell whether a table shows its style's first row: by attribute, in older files by a bit of the value."""
    named = attribute(look, "firstRow")
    return named in ("1", "true", "on") if named else bool(_bits(attribute(look)) & FIRST_ROW_BIT)


def _bits(text: str) -> int:
    try:
        return int(text, 16)
    except ValueError:
        return 0


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
    return "" if colour == WHITE else f"#{colour}"


def _cell(slot: _Slot, grid: Grid, pattern: Pattern, draft: TableDraft) -> Cell | None:
    """Make the cell; None for one that only filled a column too narrow to see."""
    start, end = grid.places[pattern][slot.start], grid.places[pattern][slot.end]
    if start == end:
        return None
    width = grid.edges[end] - grid.edges[start]
    lines = part_lines([_plain(x) for x in lines_of(slot.blocks)], width, draft.breaks_are_typed)
    fill = slot.fill
    if slot.row == 1:
        fill = fill or draft.first_fill
        lines = tuple(replace(x, bold=x.bold or (draft.first_is_bold and bool(x.text))) for x in lines)
    return Cell(slot.row, start + 1, slot.row_span, end - start, lines, fill=fill)


def _has_breaks(draft: TableDraft) -> bool:
    slots = (slot for row in draft.slots for slot in row)
    return any(line.starts_paragraph is None for slot in slots for line in lines_of(slot.blocks))


def _lines_and_widths(draft: TableDraft, grid: Grid) -> Iterator[tuple[list[Line], float]]:
    for slots, pattern in zip(draft.slots, draft.patterns, strict=True):
        places = grid.places[pattern]
        for slot in slots:
            yield list(lines_of(slot.blocks)), grid.edges[places[slot.end]] - grid.edges[places[slot.start]]


def _plain(line: Line) -> Line:
    """Give a line of a cell, where a heading's style makes no heading."""
    return replace(line, heading_level=0) if line.heading_level else line


def lines_of(blocks: Iterable[Block]) -> Iterator[Line]:
    """Give the lines of blocks in order; those of a table row by row."""
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
    inside = sum(map(_size, lines_of(inner)))
    around = sum(_size(block) for slot in slots for block in slot.blocks if isinstance(block, Line))
    return len(draft.slots) == 1 and inside > around


def _size(line: Line) -> int:
    return len(line.text.split())
