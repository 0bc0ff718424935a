"""Lines beside a table that may be rows of it which nothing shows: they are told, so that no row is lost in silence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.document import Issue
from extractors.pdf.boxes import BoxTuple
from extractors.pdf.flags import all_of
from extractors.pdf.page import Bools, Floats
from extractors.pdf.tables.grid import Grid
from extractors.pdf.tables.words.segments import SAME_LEFT, Segments, coarse, holds

__all__ = ["fallen_rows"]

FEWEST = 3
"""Texts of a line that each begin where texts of a column do, not by chance."""

NEAR = 3.0
"""Of a line's height: a row stands no further from its table."""


def fallen_rows(grids: Sequence[Grid], segments: Segments, is_free: Bools, page: int) -> tuple[Issue, ...]:
    """Tell of the lines right above and below tables whose texts begin in their columns; one issue for a page.

    Args:
        grids: the tables of the page.
        segments: its words.
        is_free: (n,) those that may stand in a row: no running head's.
        page: its number.
    """
    for grid in grids:
        is_free = is_free & ~holds(grid.box, segments)
    free = segments.take(is_free)
    if not grids or not len(free) or np.bincount(free.line).max() < FEWEST:
        return ()
    runs = coarse(free)
    lines = [runs.take(np.arange(first, end)) for first, end in runs.places if end - first >= FEWEST]
    fallen = [line for line in lines if any(_is_row(line, grid, segments) for grid in grids)]
    if not fallen:
        return ()
    begins = " … ".join(map(str, fallen[0].first))
    message = f"Texts side by side stand right at a table, in its columns, but outside it: “{begins} …”."
    return (Issue("row-outside", message, page=page, value=begins, count=len(fallen)),)


def _is_row(line: Segments, grid: Grid, segments: Segments) -> bool:
    """Tell whether a line stands near a table, and its texts begin where the texts of as many of its columns do."""
    x0, top, x1, bottom = grid.box
    height = float(np.median(line.heights))
    above, below = top - line.box[:, 3].max(), line.box[:, 1].min() - bottom
    if (
        max(above, below) > NEAR * height
        or all_of(line.is_bold)
        or line.box[0, 0] < x0
        or line.box[-1, 2] > x1
    ):
        return False
    lefts = _lefts(grid.box, segments)
    is_as_set = np.abs(line.box[:, :1] - lefts).min(axis=1, initial=np.inf) <= SAME_LEFT
    columns = grid.xs.searchsorted(line.box[is_as_set, 0] + SAME_LEFT)
    return len(np.unique(columns)) >= FEWEST


def _lefts(box: BoxTuple, segments: Segments) -> Floats:
    """Give where the texts of a table's lines begin."""
    inside = segments.take(holds(box, segments))
    return np.asarray(coarse(inside).box[:, 0])
