"""A header that stands apart above a drawn table, a band between: each of its texts over one column, none left out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace

from extractors.pdf.boxes import crosses, interval_of, middle_x, middles
from extractors.pdf.flags import all_of
from extractors.pdf.page import Fills, Floats
from extractors.pdf.tables.columns.strips import HEADER_COLUMNS
from extractors.pdf.tables.drawn.shading import WHITE, colour_at
from extractors.pdf.tables.grid import Grid, Place
from extractors.pdf.tables.words.segments import Segments, coarse, holds

__all__ = ["with_header_apart"]

INSET = 14.0
"""Points between where a column's texts begin and where its heading does: a heading may have a box of its own."""

APART = 3.0
"""Of the height of the highest line: the room above a table, a band or the lower line of a header, at most."""

LINE = 1.0
"""The same between the lines of a header."""

BANDS = 2
"""Lines of one text each between the header and the table."""


def with_header_apart(grids: Sequence[Grid], segments: Segments, free: Segments, fills: Fills) -> list[Grid]:
    """Give the grids, the highest with the header and bands that stand above it, if it begins with no header itself.

    The header is in bold or painted, if no band is between.

    Args:
        grids: what rules and fills draw on the page.
        segments: the words of the page.
        free: those that no table has.
        fills: the page's shading.
    """
    first = min(grids, key=lambda grid: grid.box[1], default=None)
    if first is None or first.shape[1] < HEADER_COLUMNS:
        return list(grids)
    inside = segments.take(holds(first.box, segments))
    starts = _column_starts(first, inside)
    if (inside.y < first.ys[1]).any() and all_of(inside.is_bold[inside.y < first.ys[1]]):
        return list(grids)
    tops = _header(first, starts, coarse(free), fills)
    return [_with_rows(grid, tops) if grid is first else grid for grid in grids] if tops else list(grids)


def _column_starts(grid: Grid, inside: Segments) -> Floats:
    """Give where the texts of each column begin, but for bands; infinity for a column without any."""
    starts = np.full(grid.shape[1], np.inf)
    texts = coarse(inside)
    box = texts.box[~crosses(texts.box, grid.xs[1:-1]).any(axis=0)]
    np.minimum.at(starts, interval_of(middle_x(box), grid.xs), box[:, 0])
    return starts


def _header(grid: Grid, starts: Floats, runs: Segments, fills: Fills) -> list[float]:
    """Give the tops of the rows above a grid, from the lowest: of bands, and last of the header; none where none is."""
    tops: list[float] = []
    is_filled = np.isfinite(starts)
    lefts = np.where(is_filled, starts - INSET, grid.xs[:-1])
    under, height, headed = grid.box[1], 0.0, np.zeros(len(starts), dtype=bool)
    for first, end in reversed([place for place in runs.places if runs.box[place[0], 3] <= under + 1]):
        box = runs.box[first:end]
        height = max(height, float(runs.heights[first:end].max()))
        if under - box[:, 3].max() > (LINE if headed.any() else APART) * height:
            break
        under = float(box[:, 1].min())
        column = interval_of(box[:, 0] + 1, np.append(lefts, grid.xs[-1]))
        if end - first == 1 and column[0] <= is_filled.argmax():
            if headed.any() or len(tops) == BANDS:
                break
            tops.append(under - 1)
            continue
        is_over = ~is_filled[column] | (box[:, 0] - starts[column] <= INSET)
        is_over &= bool(tops) | runs.is_bold[first:end] | (colour_at(fills, *middles(box)) != WHITE)
        is_over &= box[:, 2] <= np.append(lefts[1:], grid.xs[-1])[column] + INSET
        if len(set(column.tolist())) < len(column) or not all_of(is_over) or box[0, 0] < lefts[0]:
            break
        headed[column] = True
    return [*tops, under - 1] if all_of(headed[is_filled]) else []


def _with_rows(grid: Grid, tops: Sequence[float]) -> Grid:
    """Give a grid with the rows of bands above it, and over them that of the header."""
    count, columns = len(tops), grid.shape[1]
    header = tuple(Place(0, column) for column in range(columns))
    bands = tuple(Place(row, 0, 1, columns) for row in range(1, count))
    rows = tuple(replace(place, row=place.row + count) for place in grid.places)
    ys = np.concatenate((tops[::-1], grid.ys))
    return replace(grid, ys=ys, places=(*header, *bands, *rows), headers=1)
