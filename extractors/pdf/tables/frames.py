"""Frames around one text that are of a table: its title, its header at a page's foot, the rest of a row at a head."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace

from extractors.pdf.flags import all_of
from extractors.pdf.page import Bools, Floats
from extractors.pdf.tables.columns.columns import MAX_SHIFT
from extractors.pdf.tables.columns.strips import HEADER_COLUMNS
from extractors.pdf.tables.drawn.lattice import Lattice
from extractors.pdf.tables.grid import Grid
from extractors.pdf.tables.outside.running import RUNNING_LINES, is_at_head
from extractors.pdf.tables.partly.complete import complete, to_grid
from extractors.pdf.tables.words.segments import Segments, coarse, holds

__all__ = ["framed_grids"]

TITLE_HEIGHT = 40.0
"""Points: the tallest title row, two lines of large type."""
NEAR = 1.5
"""Of a line's height: a row this near below a header is of its table."""
SAME_SIDE = 3.0
"""Points by which the sides of a title row and its table may differ."""
ROW_LINES = 2
"""Lines with several texts side by side that show the columns of a row's rest in a frame."""


def framed_grids(
    frames: Sequence[Lattice], found: Sequence[Grid], segments: Segments, is_free: Bools, expected: Floats
) -> tuple[list[Grid], Bools]:
    """Give the grids of frames around one text each, and which words are in no table then."""
    framed: list[Grid] = []
    for frame in frames:
        grid = _framed_grid(frame, [*found, *framed], segments, is_free, expected)
        if grid is not None:
            framed.append(grid)
            is_free = is_free & ~holds(frame.box, segments)
    return framed, is_free


def _framed_grid(
    frame: Lattice, found: list[Grid], segments: Segments, is_free: Bools, expected: Floats
) -> Grid | None:
    """Give the grid of a frame around one text: a title, a header without its table, or the rest of a row.

    Walls at both sides alone can only be those of the title of a table whose rows no rules part.
    """
    grid = _head_at_foot(frame, found, segments, is_free)
    if grid is None and len(frame.rules) and _is_rest(frame, found, segments, is_free, expected):
        inside = segments.take(is_free & holds(frame.box, segments))
        if coarse(inside).full_lines >= ROW_LINES:
            return to_grid(frame, complete(frame, inside, expected))
        return replace(to_grid(frame, frame), is_rest=True)
    return grid


def _head_at_foot(frame: Lattice, found: list[Grid], segments: Segments, is_free: Bools) -> Grid | None:
    """Give the grid of a title or header row whose table had no room on the page; None if the frame is neither.

    No table stands under it, and it holds a line or two. A title is as wide as a table above it; a header is
    the last on its page but for a running footer, with several texts side by side in bold.
    """
    x0, top, x1, bottom = frame.box
    if bottom - top > TITLE_HEIGHT or any(grid.box[3] > top for grid in found):
        return None
    below = segments.line[segments.box[:, 1] >= bottom - 1]
    inside = segments.take(is_free & holds(frame.box, segments))
    if len(inside) and all_of(inside.is_bold):
        header = complete(frame, inside, np.empty(0))
        if header.shape[1] >= HEADER_COLUMNS:
            is_at_foot = len(np.unique(below)) <= RUNNING_LINES and not _has_row_below(frame, segments)
            return to_grid(frame, header) if is_at_foot else None
    is_title = any(
        abs(grid.box[0] - x0) <= SAME_SIDE and abs(grid.box[2] - x1) <= SAME_SIDE for grid in found
    )
    return to_grid(frame, frame) if is_title else None


def _has_row_below(frame: Lattice, segments: Segments) -> bool:
    """Tell whether several texts stand side by side right below a frame: rows of its table, no footer."""
    x0, _, x1, bottom = frame.box
    runs = coarse(segments.take(segments.box[:, 1] >= bottom - 1))
    first = runs.box[runs.line == runs.line[0]] if len(runs) else runs.box
    if len(first) < 2 or first[0, 0] < x0 - SAME_SIDE or first[-1, 2] > x1 + SAME_SIDE:
        return False
    return bool(first[0, 1] - bottom <= NEAR * (first[0, 3] - first[0, 1]))


def _has_header_above(frame: Lattice, segments: Segments) -> bool:
    """Tell whether a line above holds so many texts as a header does: a band stands below it, and no row's rest."""
    above = coarse(segments.take(segments.box[:, 3] <= frame.box[1] + 1))
    return any(end - first >= HEADER_COLUMNS for first, end in above.places)


def _is_rest(frame: Lattice, found: list[Grid], segments: Segments, is_free: Bools, expected: Floats) -> bool:
    """Tell whether a frame at the page's head can be the end of a row across the whole table of the page before."""
    x0, top, x1, bottom = frame.box
    if len(expected) < 3 or not is_at_head(frame, segments) or _has_header_above(frame, segments):
        return False
    is_as_wide = abs(np.ptp(expected) - (x1 - x0)) <= SAME_SIDE and abs(expected[0] - x0) <= MAX_SHIFT
    inside = segments.is_bold[is_free & holds(frame.box, segments)]
    is_title = all_of(inside)
    return bool(is_as_wide) and not (
        is_title or any(grid.box[1] < bottom and grid.box[3] > top for grid in found)
    )
