"""Pages whose text stands on its side: turned upright for reading, and their boxes turned back at the end.

A table set sideways on a portrait page is read, stitched and joined as the reader who turns the page sees it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from extractors.document import Box, Document, Line, Table
from extractors.fragments import Fragment, Layout
from extractors.pdf.flags import any_of
from extractors.pdf.page import Fills, Floats, Page, Rules
from extractors.pdf.paper.moved import with_cells_moved

__all__ = ["TurnedBox", "aside", "main_turn", "stand_up", "turn_back"]

MOST_WORDS = 0.5
"""Share of a page's words that must stand on their side to read the page so; the rest is its header and footer."""
MAX_BESIDE = 0.3
"""Words that stand otherwise at the heights of those, of these: more are the cells of an upright table."""


class TurnedBox(Box, frozen=True):
    """A box as it is read once its page is turned upright, on a page of which the rest is read as displayed."""

    turn: int = 0
    """How far its text is turned as displayed: 90 or 270, as in `Words.turn`."""


class _Frame(Struct, frozen=True):
    """A page as it is read: how far its text is turned as displayed, and its size after turning upright."""

    turn: int
    width: float
    height: float


def main_turn(page: Page) -> int:
    """Give the direction of most of a page's words, but for labels of rows: 0, 90, 180 or 270 as in `Words.turn`."""
    if not any_of(page.words.turn):
        return 0
    turns, counts = np.unique(page.words.turn, return_counts=True)
    if not len(turns) or counts.max() <= MOST_WORDS * counts.sum():
        return 0
    turn = int(turns[counts.argmax()])
    lies, box = page.words.turn == turn, page.words.box
    beside = ~lies & (box[:, 1] >= box[lies, 1].min()) & (box[:, 3] <= box[lies, 3].max())
    return turn if beside.sum() <= MAX_BESIDE * lies.sum() else 0


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


def aside(block: Line | Fragment, turn: int) -> Line | Fragment:
    """Mark the boxes of a table whose text stands turned on a page that is read as it is displayed."""

    def mark(box: Box) -> tuple[Box]:
        return (TurnedBox(box.page, box.x0, box.top, box.x1, box.bottom, turn),)

    if isinstance(block, Line):
        return block
    box = mark(block.box)[0] if block.box else None
    return replace(block, rows=tuple(with_cells_moved(row, mark) for row in block.rows), box=box)


def turn_back(document: Document, layouts: Sequence[Layout]) -> Document:
    """Put the boxes of cells on turned pages, and of what lay aside, where they stand on the page as displayed.

    Lines stay where they are read, so that what stands side by side in a row has one height.
    """
    if not any(layout.turn or layout.has_aside for layout in layouts):
        return document
    frames = {
        layout.page: _Frame(layout.turn, layout.width, layout.height)
        for layout in layouts
        if layout.page is not None
    }

    def back(box: Box) -> tuple[Box]:
        return (_displayed(box, frames[box.page]),)

    def turned(table: Table) -> Table:
        return replace(table, rows=tuple(with_cells_moved(row, back) for row in table.rows))

    blocks = (turned(block) if isinstance(block, Table) else block for block in document.blocks)
    return replace(document, blocks=tuple(blocks))


def _displayed(box: Box, frame: _Frame) -> Box:
    """Turn a box by what is left to a full turn: back to the page as displayed."""
    turn, size = frame.turn, (frame.width, frame.height)
    if isinstance(box, TurnedBox):
        turn, size = box.turn, size if box.turn == 180 else size[::-1]
    if not turn:
        return box
    sides = np.array([[box.x0, box.top, box.x1, box.bottom]])
    return Box(box.page, *_turned(sides, (360 - turn) % 360, *size)[0].tolist())
