"""What cards may stand in: lines of text, labels beside values that no rules part, cells with a card each."""

from __future__ import annotations

from msgspec.structs import replace

from extractors.cards.labels import FACTS, WHAT, field_of, labels_in, whole_line
from extractors.document import Box, Cell, Line, Row, Table
from extractors.stitch.looks import plain, reference, texts

__all__ = ["Block", "lines_of", "may_hold_cards", "piece", "rows_of"]

Block = Line | Table

FEWEST = 2
"""Facts that a card, or a form, tells."""

LEVEL = 3.0
"""Points by which a value may stand above its label."""

BETWEEN = " |·"
"""What stands between labels on one line, and is no part of a value."""


def rows_of(block: Block) -> list[list[Line]]:
    """Give the lines of a block as rows: a line alone, or a label with the lines of the value beside it."""
    if isinstance(block, Line):
        return [[block]]
    if _is_listed(block):
        return [[line] for row in block.rows for line in _with_number(row)]
    if _is_form(block) or _is_stacked(block):
        return [lines for row in block.rows for lines in _labelled(row) if lines]
    return [[line] for line in lines_of(block)]


def lines_of(block: Block) -> list[Line]:
    """Give the lines of a block."""
    if isinstance(block, Line):
        return [block]
    return [line for row in block.rows for cell in row.cells for line in cell.lines]


def may_hold_cards(block: Block) -> bool:
    """Tell whether a block may be of cards: text, labels beside values that no rules part, or whole cards in cells."""
    if isinstance(block, Line) or _is_form(block) or _is_stacked(block) or _is_listed(block):
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


def _filled(row: Row) -> list[Cell]:
    return [cell for cell in row.cells if any(line.text for line in cell.lines)]


def _is_stacked(table: Table) -> bool:
    """Tell whether rows hold several labels below each other in one cell, and their values in the next."""
    rows = [cells for row in table.rows if len(cells := _filled(row)) > 1]
    labels = [whole_line(line.text) for cells in rows for line in _labels(cells[0])]
    fields = {field_of(label) for label in labels}
    return (
        len(labels) >= FEWEST * len(rows) > 0
        and all(labels)
        and all(len(cells) == 2 and cells[0].boxes for cells in rows)
        and len(fields & FACTS) >= FEWEST
        and not fields & WHAT
    )


def _is_listed(table: Table) -> bool:
    """Tell whether each row is a number and a text, and labels with facts stand in most of the texts."""
    rows = [cells for row in table.rows if len(cells := _filled(row)) > 1]
    if not rows or any(len(cells) != 2 or not reference(cells[0].lines) for cells in rows):
        return False
    held = [
        {field_of(label.key) for line in text.lines for label in labels_in(line.text) if label.is_told}
        for _, text in rows
    ]
    return sum(len(fields & FACTS) >= FEWEST for fields in held) > len(held) / 2


def _with_number(row: Row) -> list[Line]:
    """Give the lines of a row, its number before the first one of its text."""
    cells = _filled(row)
    lines = [line for cell in cells for line in cell.lines if line.text]
    if len(cells) < 2 or len(cells[0].lines) > 1:
        return lines
    number, first, *rest = lines
    return [replace(first, text=f"{number.text} {first.text}", label=""), *rest]


def _labels(cell: Cell) -> list[Line]:
    """Give the lines of labels; one that goes on in lower case is of the label above it."""
    found: list[Line] = []
    for line in (line for line in cell.lines if line.text):
        if found and line.text[0].islower():
            found[-1] = replace(found[-1], text=f"{found[-1].text} {line.text}")
        else:
            found.append(line)
    return found


def _labelled(row: Row) -> list[list[Line]]:
    """Give each label of a row with the lines of the value that stand beside it, or below that; else all lines."""
    cells = _filled(row)
    labels = _labels(cells[0]) if len(cells) > 1 else []
    if len(labels) < FEWEST:
        return [[*labels, *(line for cell in cells[bool(labels) :] for line in cell.lines)]]
    found = [[label] for label in labels]
    tops = [(label.box.page, label.box.top - LEVEL) for label in labels if label.box]
    for line in (line for cell in cells[1:] for line in cell.lines if line.text):
        above = sum(top <= (line.box.page, line.box.top) for top in tops) if line.box else 0
        found[max(above, 1) - 1].append(line)
    return found


def piece(line: Line, start: int, end: int) -> Line:
    """Give a part of a line without marks around it; it stands where its letters do as if all were as wide."""
    box = line.box
    if box is not None:
        wide = (box.x1 - box.x0) / len(line.text)
        box = Box(box.page, box.x0 + start * wide, box.top, box.x0 + end * wide, box.bottom)
    return replace(line, text=line.text[start:end].strip(BETWEEN), box=box, label="")
