"""Rows beyond the outermost boundary that is drawn: a header above the first rule, a white row beside shaded ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from statistics import median

import numpy as np

from extractors.pdf.boxes import middle_x, middle_y
from extractors.pdf.page import Bools, Floats
from extractors.pdf.tables.edges import Edges
from extractors.pdf.tables.gutters import Gutters, find_gutters
from extractors.pdf.tables.lattice import Lattice
from extractors.pdf.tables.segments import CROSSING, Segments, coarse, has_heading

__all__ = ["reach_out"]

NEAR = 1.3
"""Of a line's height: text this near to the table's end may belong to it."""

HEAD = 2.5
"""The same for a row of a header in bold, beyond another one."""

PARTED = 0.6
"""Of a line's height: lines of a header further apart are rows of it."""

FILLED = 0.5
"""Share of the columns that a row beyond the drawn ones fills."""

MOST = 0.6
"""Of the table's width: a boundary as long ends what may belong to it."""

OVERHANG = 6.0
"""Points by which text may stand out at the table's sides."""


def reach_out(
    drawn: Lattice,
    segments: Segments,
    is_free: Bools,
    horizontal: Edges,
    vertical: Edges,
    expected: Floats,
) -> Lattice:
    """Take the rows above and below into a table without vertical rules where their texts keep to its columns.

    Rules down one of its sides alone are ornaments.

    Args:
        drawn: what rules and fills show.
        segments: the words of the page.
        is_free: (n,) the words that no table has.
        horizontal: the page's horizontal boundaries: none is passed over.
        vertical: the page's vertical boundaries.
        expected: column boundaries of the table on the page before, one row of which may be all that is drawn here.
    """
    x0, top, x1, bottom = drawn.box
    is_beside = (vertical.at > x0 - OVERHANG) & (vertical.at < x1 + OVERHANG)
    is_beside &= (vertical.end > top) & (vertical.start < bottom) & vertical.is_rule
    is_stripe = len(expected) > 2 and abs(np.ptp(expected) - (x1 - x0)) <= OVERHANG
    has_walls = all((np.abs(vertical.at[is_beside] - side) > OVERHANG).any() for side in (x0, x1))
    if has_walls or (len(drawn.ys) < 3 and not is_stripe):
        return drawn
    middle = middle_y(segments.box)
    beside = is_free & (segments.box[:, 2] > x0) & (segments.box[:, 0] < x1)
    inside = beside & (middle > top) & (middle < bottom)
    gutters = find_gutters(segments.take(inside), x0, x1)
    if not len(gutters):
        return drawn
    lines = segments.line
    highest, lowest = _next_rules(drawn, horizontal)
    beyond = beside & (middle < top) & (middle > highest), beside & (middle > bottom) & (middle < lowest)
    above = _rows(drawn, segments, gutters, top, list(np.unique(lines[beyond[0]])[::-1]))
    below = _rows(drawn, segments, gutters, bottom, list(np.unique(lines[beyond[1]])))
    return _with_rows(drawn, above, below)


def _next_rules(drawn: Lattice, horizontal: Edges) -> tuple[float, float]:
    """Give where the next boundaries above and below a table run over most of its width."""
    x0, top, x1, bottom = drawn.box
    length = np.minimum(horizontal.end, x1) - np.maximum(horizontal.start, x0)
    at = horizontal.at[length > MOST * (x1 - x0)]
    return float(at[at < top - 1].max(initial=-np.inf)), float(at[at > bottom + 1].min(initial=np.inf))


def _rows(
    drawn: Lattice, segments: Segments, gutters: Gutters, end: float, lines: Iterable[int]
) -> list[float]:
    """Give where the rows beyond an end of the table end, outwards; none if there is no row.

    Beyond a header in bold may stand another row of it, further apart.
    """
    middles, last = (gutters.x0 + gutters.x1) / 2, end
    filled: set[int] = set()
    ends: list[float] = []
    is_row = is_head = False
    for line in lines:
        on_line = segments.take(segments.line == line)
        box = on_line.box
        height = median((box[:, 3] - box[:, 1]).tolist())
        gap = max(float(box[:, 1].min()) - last, last - float(box[:, 3].max()))
        columns = set(middles.searchsorted(middle_x(box)).tolist())
        is_head &= len(columns) > 1 and bool(on_line.is_bold.all())
        is_near = gap <= (HEAD if is_head else NEAR) * height
        if not is_near or has_heading(coarse(on_line), segments) or not _keeps(box, drawn, gutters):
            break
        if is_head and gap > PARTED * height:
            ends.append(last - gap / 2)
        is_row |= len(columns) > 1
        is_head = bool(on_line.is_bold.all()) and end > box[0, 1]
        filled |= columns
        last = float(box[:, 1].min()) if end > box[0, 1] else float(box[:, 3].max())
    if not is_row or len(filled) < FILLED * (len(gutters) + 1):
        return []
    return [*ends, last - 1 if last < end else last + 1]


def _keeps(box: Floats, drawn: Lattice, gutters: Gutters) -> bool:
    """Tell whether a line stays inside the table's sides and crosses none of its gutters."""
    x0, x1 = box[:, 0], box[:, 2]
    if x0.min() < drawn.xs[0] - OVERHANG or x1.max() > drawn.xs[-1] + OVERHANG:
        return False
    crosses = (x0[:, None] < gutters.x0 - CROSSING) & (x1[:, None] > gutters.x1 + CROSSING)
    return not crosses.any()


def _with_rows(drawn: Lattice, above: list[float], below: list[float]) -> Lattice:
    """Give the lattice with rows more at either end, closed by nothing drawn."""
    first, last = len(above), len(below)
    if not first + last:
        return drawn
    across = np.pad(drawn.across, ((first, last), (0, 0)))
    across[1:first] = True
    return replace(
        drawn,
        ys=np.concatenate((above[::-1], drawn.ys, below)),
        across=across,
        down=np.pad(drawn.down, ((0, 0), (first, last))),
    )
