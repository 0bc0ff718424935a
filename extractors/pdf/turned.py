"""Pages whose text stands on its side: turned upright for reading, and their boxes turned back at the end.

A table set sideways on a portrait page is read, stitched and joined as the reader who turns the page sees it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from extractors.document import Block, Box, Cell, Document, Line, Paragraph, Row, Table
from extractors.fragments import Layout
from extractors.pdf.page import Fills, Floats, Page, Rules

__all__ = ["main_turn", "stand_up", "turn_back"]

MOST_WORDS = 0.5
"""Share of a page's words that must stand on their side to read the page so; the rest is its header and footer."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """A page as it is read: how far its text is turned as displayed, and its size after turning upright."""

    turn: int
    width: float
    height: float


def main_turn(page: Page) -> int:
    """Give the direction of most of a page's words: 0, 90, 180 or 270 as in `Words.turn`."""
    if not page.words.turn.any():
        return 0
    turns, counts = np.unique(page.words.turn, return_counts=True)
    if not len(turns) or counts.max() <= MOST_WORDS * counts.sum():
        return 0
    return int(turns[counts.argmax()])


def stand_up(page: Page, turn: int) -> Page:
    """Turn a page so that text of direction `turn` reads from left to right."""
    if turn == 0:
        return page
    is_side = turn in (90, 270)
    words, rules, fills = page.words, page.rules, page.fills
    return replace(
        page,
        width=page.height if is_side else page.width,
        height=page.width if is_side else page.height,
        words=replace(
            words,
            box=_turned(words.box, turn, page.width, page.height),
            turn=((words.turn - turn) % 360).astype(np.int32),
        ),
        rules=Rules(
            _turned(rules.box, turn, page.width, page.height),
            ~rules.is_horizontal if is_side else rules.is_horizontal,
            rules.colour,
        ),
        fills=Fills(_turned(fills.box, turn, page.width, page.height), fills.colour),
    )


def _turned(box: Floats, turn: int, width: float, height: float) -> Floats:
    """Turn boxes on a page of a size so that text of direction `turn` stands upright."""
    x0, top, x1, bottom = np.asarray(box, dtype=float).reshape(-1, 4).T
    if turn == 90:
        return np.column_stack((top, width - x1, bottom, width - x0))
    if turn == 180:
        return np.column_stack((width - x1, height - bottom, width - x0, height - top))
    return np.column_stack((height - bottom, x0, height - top, x1))


def turn_back(document: Document, layouts: Iterable[Layout]) -> Document:
    """Put the boxes of a document's turned pages where they stand on the page as displayed."""
    frames = {
        layout.page: _Frame(layout.turn, layout.width, layout.height)
        for layout in layouts
        if layout.turn and layout.page is not None
    }
    if not frames:
        return document
    return replace(document, blocks=tuple(_block(block, frames) for block in document.blocks))


def _block(block: Block, frames: Mapping[int, _Frame]) -> Block:
    if isinstance(block, Table):
        return replace(block, rows=tuple(_row(row, frames) for row in block.rows))
    return _paragraph(block, frames)


def _row(row: Row, frames: Mapping[int, _Frame]) -> Row:
    return replace(row, cells=tuple(_cell(cell, frames) for cell in row.cells))


def _cell(cell: Cell, frames: Mapping[int, _Frame]) -> Cell:
    return replace(
        cell,
        lines=tuple(_line(line, frames) for line in cell.lines),
        paragraphs=tuple(_paragraph(paragraph, frames) for paragraph in cell.paragraphs),
        boxes=tuple(_box(box, frames) for box in cell.boxes),
    )


def _paragraph(paragraph: Paragraph, frames: Mapping[int, _Frame]) -> Paragraph:
    return replace(paragraph, lines=tuple(_line(line, frames) for line in paragraph.lines))


def _line(line: Line, frames: Mapping[int, _Frame]) -> Line:
    return replace(line, box=_box(line.box, frames)) if line.box and line.box.page in frames else line


def _box(box: Box, frames: Mapping[int, _Frame]) -> Box:
    """Turn a box by what is left to a full turn: back to the page as displayed."""
    frame = frames.get(box.page)
    if frame is None:
        return box
    sides = np.array([[box.x0, box.top, box.x1, box.bottom]])
    x0, top, x1, bottom = _turned(sides, (360 - frame.turn) % 360, frame.width, frame.height)[0].tolist()
    return Box(box.page, x0, top, x1, bottom)
