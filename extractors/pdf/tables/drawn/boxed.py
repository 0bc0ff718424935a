"""Cells that are boxes of their own with paper between them: which lines of a page draw one table."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.pdf.boxes import middles
from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Floats, Indices
from extractors.pdf.stretches import joined
from extractors.pdf.tables.drawn.edges import SNAP, Edges
from extractors.pdf.tables.drawn.lattice import Component
from extractors.pdf.tables.drawn.slivers import SLIVER

__all__ = ["boxed_together"]

CORNER = 1.5
"""Points: the lines of a box meet this near to its corners."""

FEWEST = 4
"""Cells of a table of boxes; fewer are panels of text."""

FILLED = 0.34
"""Share of the boxes that hold text, at least: bars of a chart and lights hold none."""

SHARED = 0.5
"""Of the shorter of two lines beside each other: as much of it has the other beside it."""


def boxed_together(
    components: Sequence[Component], horizontal: Edges, vertical: Edges, text: Floats
) -> list[Component]:
    """Join the components that are cells, or some of the cells, of a table whose cells are boxes apart.

    Where one box ends the next begins, less than a line of type further on; many of them hold text.

    Args:
        components: the lines that meet, with single ones.
        horizontal: the page's horizontal boundaries.
        vertical: its vertical ones.
        text: (n, 4) boxes of the page's words.
    """
    boxes = [part for part in components if len(part[0]) and len(part[1]) > 1]
    if len(boxes) < 2:
        return list(components)
    rows, row_owner = _lines([across for across, _ in boxes], horizontal)
    columns, column_owner = _lines([down for _, down in boxes], vertical)
    is_own = row_owner[:, None] == column_owner
    beside, below = _follows(columns, rows, is_own), _follows(rows, columns, is_own.T)
    if not any_of(beside) and not any_of(below):
        return list(components)
    label = _joined(np.arange(len(boxes)), column_owner, beside)
    is_cell = np.array([len(across) == 2 == len(down) for across, down in boxes])
    is_apart = is_cell | (np.bincount(label, minlength=len(boxes))[label] > 1)
    label = _joined(label, row_owner, below & is_apart[row_owner])
    tables = [
        group
        for group in ([boxes[n] for n in np.flatnonzero(label == first)] for first in np.unique(label))
        if len(group) > 1 and _is_table(group, horizontal, vertical, text)
    ]
    gone = {id(part) for group in tables for part in group}
    return [part for part in components if id(part) not in gone] + [_union(group) for group in tables]


def _lines(parts: Sequence[Indices], edges: Edges) -> tuple[Edges, Indices]:
    """Give the lines of all boxes, and for each the number of its box."""
    return edges.take(np.concatenate(parts)), np.repeat(np.arange(len(parts)), list(map(len, parts)))


def _follows(lines: Edges, crossing: Edges, is_own: Bools) -> Bools:
    """Tell for each pair of lines whether a box ends at the first, and the next one begins at the second.

    Args:
        lines: the boxes' lines of one direction.
        crossing: those of the other.
        is_own: for each line that crosses and each line, whether they are of one box.
    """
    gap = lines.at - lines.at[:, None]
    is_near = (gap > SNAP) & (gap < SLIVER)
    if not any_of(is_near):
        return is_near
    meets = (
        is_own & (lines.at >= crossing.start[:, None] - CORNER) & (lines.at <= crossing.end[:, None] + CORNER)
    )
    meets &= (crossing.at[:, None] >= lines.start - CORNER) & (crossing.at[:, None] <= lines.end + CORNER)
    ends = ~(meets & (crossing.end[:, None] > lines.at + CORNER)).any(axis=0)
    begins = ~(meets & (crossing.start[:, None] < lines.at - CORNER)).any(axis=0)
    shared = np.minimum(lines.end[:, None], lines.end) - np.maximum(lines.start[:, None], lines.start)
    length = lines.end - lines.start
    is_beside = shared >= SHARED * np.minimum(length[:, None], length)
    return np.asarray(is_near & is_beside & ends.reshape(-1, 1) & begins)


def _joined(label: Indices, owner: Indices, near: Bools) -> Indices:
    """Give labels for the boxes, the same where lines of theirs are near; those with one label keep one."""
    pairs = label[:, None] == label
    a, b = np.nonzero(near)
    pairs[owner[a], owner[b]] = pairs[owner[b], owner[a]] = True
    return joined(pairs)


def _union(parts: Sequence[Component]) -> Component:
    across, down = zip(*parts, strict=True)
    return np.concatenate(across), np.concatenate(down)


def _is_table(parts: Sequence[Component], horizontal: Edges, vertical: Edges, text: Floats) -> bool:
    """Tell whether boxes make up enough cells, and text stands in enough of them."""
    across, down = _union(parts)
    if _intervals(horizontal.at[across]) * _intervals(vertical.at[down]) < FEWEST:
        return False
    x, y = middles(text)
    held = [_holds(horizontal.take(across), vertical.take(down), x, y) for across, down in parts]
    return sum(held) >= FILLED * len(held)


def _holds(rows: Edges, columns: Edges, x: Floats, y: Floats) -> bool:
    """Tell whether a box holds text; a page break may have left it open above or below."""
    is_inside = (x > columns.at.min()) & (x < columns.at.max())
    is_inside &= (y > min(rows.at.min(), columns.start.min())) & (y < max(rows.at.max(), columns.end.max()))
    return any_of(is_inside)


def _intervals(at: Floats) -> int:
    """Count the rows, or columns, of boxes between positions; 1 at least."""
    return max(1, int(np.count_nonzero(np.diff(np.sort(at)) >= SLIVER)))
