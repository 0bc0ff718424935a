"""A table that runs over two facing pages on one sheet: the same rows stand at the same heights on both."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace

from extractors.pdf.flags import all_of
from extractors.pdf.tables.grid import Grid
from extractors.pdf.tables.words.segments import Segments, holds

__all__ = ["joined_beside"]

SAME_HEIGHT = 1.5
"""Points by which the boundaries of rows may differ from page to page."""

FEWEST_ROWS = 3
"""Rows, the header with them, that stand at the same heights."""

UNEVEN = 6.0
"""Points by which the heights of the rows must differ: half a line; rows of one height may stand so by chance."""


def joined_beside(grids: Sequence[Grid], segments: Segments) -> list[Grid]:
    """Give the grids, those side by side as one that have the same rows and headers of their own.

    Args:
        grids: what rules and fills draw on the page.
        segments: the words of the page.
    """
    found: list[Grid] = []
    for grid in grids:
        for at, other in enumerate(found):
            left, right = sorted((other, grid), key=lambda one: one.box[0])
            if _goes_on(left, right, segments):
                found[at] = _joined(left, right)
                break
        else:
            found.append(grid)
    return found


def _goes_on(left: Grid, right: Grid, segments: Segments) -> bool:
    rows, heights = left.shape[0], np.diff(left.ys)
    if rows != right.shape[0] or rows < FEWEST_ROWS or left.box[2] > right.box[0] + SAME_HEIGHT:
        return False
    if not all_of(np.abs(left.ys - right.ys) <= SAME_HEIGHT) or np.ptp(heights[1:]) < UNEVEN:
        return False
    heads = _head(left, segments), _head(right, segments)
    return all(heads) and heads[0].isdisjoint(heads[1])


def _head(grid: Grid, segments: Segments) -> set[str]:
    """Give the first words of the texts in a grid's first row."""
    x0, top, x1, _ = grid.box
    return set(segments.first[holds((x0, top, x1, float(grid.ys[1])), segments)].tolist())


def _joined(left: Grid, right: Grid) -> Grid:
    """Give one grid of both, whose columns meet half way between them."""
    columns = left.shape[1]
    middle = (left.xs[-1:] + right.xs[:1]) / 2
    moved = [replace(place, column=place.column + columns) for place in right.places]
    places = sorted((*left.places, *moved), key=lambda place: (place.row, place.column))
    return replace(
        left,
        xs=np.concatenate((left.xs[:-1], middle, right.xs[1:])),
        places=tuple(places),
        confidence=min(left.confidence, right.confidence),
    )
