"""Puts the boxes of a document where they stand on the page as displayed: they were read turned, or beside others."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from extractors.document import Block, Box, Cell, Document, Line, Paragraph, Row, Table

__all__ = ["Move", "moved", "moved_line", "moved_row", "with_cells_moved"]

Move = Callable[[Box], tuple[Box, ...]]
"""Gives where a box stands: in two pieces where it was read across two pages."""


def moved(document: Document, to: Move) -> Document:
    """Give a document with every box moved; of a line that stands on two pages the first box is kept."""
    return replace(document, blocks=tuple(_block(block, to) for block in document.blocks))


def with_cells_moved(row: Row, to: Move) -> Row:
    """Give a row with the boxes of its cells moved; its lines stay where they are."""
    boxes = (tuple(piece for box in cell.boxes for piece in to(box)) for cell in row.cells)
    cells = (replace(cell, boxes=own) for cell, own in zip(row.cells, boxes, strict=True))
    return replace(row, cells=tuple(cells))


def _block(block: Block, to: Move) -> Block:
    if isinstance(block, Table):
        return replace(block, rows=tuple(moved_row(row, to) for row in block.rows))
    return _paragraph(block, to)


def moved_row(row: Row, to: Move) -> Row:
    """Give a row with every box moved; it stands on the pages of its cells too."""
    cells = tuple(_cell(cell, to) for cell in row.cells)
    further = {box.page for cell in cells if cell.row_span == 1 for box in cell.boxes} - set(row.pages)
    return replace(row, cells=cells, pages=(*row.pages, *sorted(further)))


def _cell(cell: Cell, to: Move) -> Cell:
    return replace(
        cell,
        lines=tuple(moved_line(line, to) for line in cell.lines),
        paragraphs=tuple(_paragraph(paragraph, to) for paragraph in cell.paragraphs),
        boxes=tuple(piece for box in cell.boxes for piece in to(box)),
    )


def _paragraph(paragraph: Paragraph, to: Move) -> Paragraph:
    return replace(paragraph, lines=tuple(moved_line(line, to) for line in paragraph.lines))


def moved_line(line: Line, to: Move) -> Line:
    """Give a line with its box moved."""
    return replace(line, box=to(line.box)[0]) if line.box else line
