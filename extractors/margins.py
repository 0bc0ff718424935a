"""How far the lines of each column of a table can reach: measured from where its lines start and end."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from extractors.document import Table

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
    starts: dict[int, list[float]] = defaultdict(list)
    room: dict[int, float] = defaultdict(lambda: MAX_MARGIN)
    for cell in (cell for row in table.rows for cell in row.cells if cell.column_span == 1):
        boxes = {box.page: box for box in cell.boxes}
        inside = [
            (boxes[line.box.page], line.box) for line in cell.lines if line.box and line.box.page in boxes
        ]
        if inside:
            starts[cell.column] += [line.x0 - box.x0 for box, line in inside]
            left = [box.x1 - line.x1 for box, line in inside if line.x1 <= box.x1]
            room[cell.column] = min([room[cell.column], *left])
    return {column: min(_margin(found, table.confidence), room[column]) for column, found in starts.items()}


def _margin(starts: Sequence[float], confidence: float) -> float:
    counts = Counter(round(10 * start) for start in starts)  # in tenths of a point
    often = [place for place, count in counts.items() if count >= OFTEN * len(starts)]
    # Centred lines start anywhere: the longest one comes nearest to the margin.
    left = min(max(min(often or counts) / 10, 0.0), MAX_MARGIN)
    return left if confidence >= RULED else max(left, GUTTER - left)
