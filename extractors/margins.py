"""How far the lines of each column of a table can reach: measured from where its lines start and end."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from extractors.document import Box, Line, Table

__all__ = ["right_margins"]

GUTTER = 10.8
"""Points between the texts of two columns where no rule stands: Word's default margin of 5.4 on either side."""
RULED = 0.95
"""Confidence of a table from which its column edges are where the rules are, not where text starts."""
MAX_MARGIN = 9.0
"""Points between a rule and the text beside it, at most."""
OFTEN = 0.1
"""Share of a column's lines that must start at a place for it to be the column's left margin."""


def right_margins(table: Table) -> Mapping[int, float]:
    """Give for each column the points between its right edge and the furthest that a line can reach.

    The right margin is as wide as the left one, but no line stands in it. Where no rules show the columns,
    both margins together are a gutter.
    """
    starts: dict[int, Counter[float]] = defaultdict(Counter)
    room: dict[int, float] = defaultdict(lambda: MAX_MARGIN)
    for column, box, line in _lines(table):
        starts[column][round(line.x0 - box.x0, 1)] += 1
        if line.x1 <= box.x1:
            room[column] = min(room[column], box.x1 - line.x1)
    return {column: min(_margin(found, table.confidence), room[column]) for column, found in starts.items()}


def _margin(starts: Counter[float], confidence: float) -> float:
    often = [place for place, count in starts.items() if count >= OFTEN * starts.total()]
    # Centred lines start anywhere: the longest one comes nearest to the margin.
    left = min(max(min(often or starts), 0.0), MAX_MARGIN)
    return left if confidence >= RULED else max(left, GUTTER - left)


def _lines(table: Table) -> Iterator[tuple[int, Box, Box]]:
    """Give column, cell and line for the lines of cells in one column."""
    for row in table.rows:
        for cell in row.cells:
            if cell.column_span == 1:
                boxes = {box.page: box for box in cell.boxes}
                yield from _inside(cell.column, boxes, cell.lines)


def _inside(column: int, boxes: Mapping[int, Box], lines: tuple[Line, ...]) -> Iterator[tuple[int, Box, Box]]:
    for line in lines:
        if line.box and line.box.page in boxes:
            yield column, boxes[line.box.page], line.box
