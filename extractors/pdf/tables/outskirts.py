"""Rows beyond the outermost boundary that is drawn: a header above the first rule, a white row beside shaded ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from extractors.pdf.page import Bools, Floats
from extractors.pdf.tables.edges import Edges
from extractors.pdf.tables.gutters import Gutters, find_gutters
from extractors.pdf.tables.lattice import Lattice
from extractors.pdf.tables.segments import Segments

__all__ = ["reach_out"]

NEAR = 1.3
"""Of a line's height: text this near to the table's end may belong to it."""

FILLED = 0.5
"""Share of the columns that a row beyond the drawn ones fills."""

MOST = 0.6
"""Of the table's width: a boundary as long ends what may belong to it."""

OVERHANG = 6.0
"""Points by which text may stand out at the table's sides."""

CROSSING = 1.5
"""Points: text that reaches this far over a gutter on both sides runs across it."""


def reach_out(
    drawn: Lattice, segments: Segments, is_free: Bools, horizontal: Edges, vertical: Edges
) -> Lattice:
    """Take the rows above and below into a table without vertical rules where their texts keep to its columns.

    Args:
        drawn: what rules and fills show.
        segments: the words of the page.
        is_free: (n,) the words that no table has.
        horizontal: the page's horizontal boundaries: none is passed over.
        vertical: the page's vertical boundaries.
    """
    x0, top, x1, bottom = drawn.box
    is_beside = (vertical.at > x0 - OVERHANG) & (vertical.at < x1 + OVERHANG)
    is_beside &= (vertical.end > top) & (vertical.start < bottom) & vertical.is_rule
    if is_beside.any() or len(drawn.ys) < 3:
        return drawn
    middle = segments.box[:, [1, 3]].mean(axis=1)
    beside = is_free & (segments.box[:, 2] > x0) & (segments.box[:, 0] < x1)
    inside = beside & (middle > top) & (middle < bottom)
    gutters = find_gutters(segments.take(inside), x0, x1)
    if not len(gutters):
        return drawn
    lines = segments.line
    highest, lowest = _next_rules(drawn, horizontal)
    beyond = beside & (middle < top) & (middle > highest), beside & (middle > bottom) & (middle < lowest)
    above = _row(drawn, segments, gutters, top, list(np.unique(lines[beyond[0]])[::-1]))
    below = _row(drawn, segments, gutters, bottom, list(np.unique(lines[beyond[1]])))
    return _with_rows(drawn, above, below)


def _next_rules(drawn: Lattice, horizontal: Edges) -> tuple[float, float]:
    """Give where the next boundaries above and below a table run over most of its width."""
    x0, top, x1, bottom = drawn.box
    length = np.minimum(horizontal.end, x1) - np.maximum(horizontal.start, x0)
    at = horizontal.at[length > MOST * (x1 - x0)]
    return float(at[at < top - 1].max(initial=-np.inf)), float(at[at > bottom + 1].min(initial=np.inf))


def _row(
    drawn: Lattice, segments: Segments, gutters: Gutters, end: float, lines: Iterable[int]
) -> float | None:
    """Give where the row beyond an end of the table ends; None if there is none."""
    middles, last = (gutters.x0 + gutters.x1) / 2, end
    filled: set[int] = set()
    is_row = False
    for line in lines:
        box = segments.box[segments.line == line]
        height = float(np.median(box[:, 3] - box[:, 1]))
        gap = max(float(box[:, 1].min()) - last, last - float(box[:, 3].max()))
        if gap > NEAR * height or not _keeps(box, drawn, gutters):
            break
        columns = set(np.searchsorted(middles, box[:, [0, 2]].mean(axis=1)).tolist())
        is_row |= len(columns) > 1
        filled |= columns
        last = float(box[:, 1].min()) if end > box[0, 1] else float(box[:, 3].max())
    return last if is_row and len(filled) >= FILLED * (len(gutters) + 1) else None


def _keeps(box: Floats, drawn: Lattice, gutters: Gutters) -> bool:
    """Tell whether a line stays inside the table's sides and crosses none of its gutters."""
    x0, x1 = box[:, 0], box[:, 2]
    if x0.min() < drawn.xs[0] - OVERHANG or x1.max() > drawn.xs[-1] + OVERHANG:
        return False
    crosses = (x0[:, None] < gutters.x0 - CROSSING) & (x1[:, None] > gutters.x1 + CROSSING)
    return not crosses.any()


def _with_rows(drawn: Lattice, above: float | None, below: float | None) -> Lattice:
    """Give the lattice with a row more at either end, closed by nothing drawn."""
    wall, column = np.zeros((1, drawn.across.shape[1]), dtype=bool), np.zeros((len(drawn.xs), 1), dtype=bool)
    ys, across, down = drawn.ys, drawn.across, drawn.down
    if above is not None:
        ys, across = np.concatenate(([above - 1], ys)), np.concatenate((wall, across))
        down = np.concatenate((column, down), axis=1)
    if below is not None:
        ys, across = np.concatenate((ys, [below + 1])), np.concatenate((across, wall))
        down = np.concatenate((down, column), axis=1)
    return replace(drawn, ys=ys, across=across, down=down)
