"""What cards may stand in: lines of text, labels beside values that no rules part, cells with a card each."""

from __future__ import annotations

from msgspec.structs import replace

from extractors.cards.labels import FACTS, WHAT, field_of, labels_in
from extractors.document import Box, Line, Table
from extractors.stitch.looks import plain, texts

__all__ = ["Block", "lines_of", "may_hold_cards", "piece", "rows_of"]

Block = Line | Table

FEWEST = 2
"""Facts that a card, or a form, tells."""

BETWEEN = " |·"
"""What stands between labels on one line, and is no part of a value."""


def rows_of(block: Block) -> list[list[Line]]:
    """Give the lines of a block as rows: a line alone, or a label with the lines of the value beside it."""
    if isinstance(block, Line):
        return [[block]]
    if not _is_form(block):
        return [[line] for line in lines_of(block)]
    rows = ([line for cell in row.cells for line in cell.lines] for row in block.rows)
    return [row for row in rows if row]


def lines_of(block: Block) -> list[Line]:
    """Give the lines of a block."""
    if isinstance(block, Line):
        return [block]
    return [line for row in block.rows for cell in row.cells for line in cell.lines]


def may_hold_cards(block: Block) -> bool:
    """Tell whether a block may be of cards: text, labels beside values that no rules part, or whole cards in cells."""
    if isinstance(block, Line) or _is_form(block):
        return True
    cells = [cell for row in block.rows for cell in row.cells if cell.lines]
    return bool(cells) and all(
        len({field_of(label.key) for line in cell.lines for label in labels_in(line.text)} & FACTS) >= FEWEST
        for cell in cells
    )


def _is_form(table: Table) -> bool:
    if table.column_count != 2 or any(row.is_drawn for row in table.rows):
        return False
    first = [plain(texts(row.cells[0].lines)) for row in table.rows if len(row.cells) == 2]
    fields = {field_of(label) for label in first}
    return len(fields & FACTS) >= FEWEST and not fields & WHAT


def piece(line: Line, start: int, end: int) -> Line:
    """Give a part of a line without marks around it; it stands where its letters do as if all were as wide."""
    box = line.box
    if box is not None:
        wide = (box.x1 - box.x0) / len(line.text)
        box = Box(box.page, box.x0 + start * wide, box.top, box.x0 + end * wide, box.bottom)
    return replace(line, text=line.text[start:end].strip(BETWEEN), box=box, label="")
