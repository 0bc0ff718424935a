"""A header whose texts stand on their side above a table's first rule, each over its column."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace

from extractors.pdf.boxes import crosses, interval_of, middle_x
from extractors.pdf.flags import any_of
from extractors.pdf.page import Floats
from extractors.pdf.tables.columns.strips import HEADER_COLUMNS
from extractors.pdf.tables.grid import Grid, Place
from extractors.pdf.tables.words.segments import Segments, holds

__all__ = ["with_turned_header"]

CLOSE = 14.0
"""Points between the lowest of the texts and the table, at most."""

HIGHEST = 150.0
"""Points that a header of turned texts is high, at most."""

MOST = 0.5
"""Share of the columns that have a heading on its side; others may have an upright one, or none."""


def with_turned_header(grids: Sequence[Grid], turned: Floats, free: Segments) -> list[Grid]:
    """Give the grids, each with the row of the texts on their side that stand right above it, if any do.

    Args:
        grids: what rules and fills draw on the page.
        turned: (n, 4) boxes of the words that stand on their side.
        free: the upright words that no table has; those level with the header are of it, if they keep to columns.
    """
    return [_headed(grid, turned, free) for grid in grids] if len(turned) else list(grids)


def _headed(grid: Grid, turned: Floats, free: Segments) -> Grid:
    x0, top, x1, _ = grid.box
    is_over = (turned[:, 0] >= x0) & (turned[:, 2] <= x1) & (turned[:, 3] <= top + 1)
    over = turned[is_over & (turned[:, 1] > top - HIGHEST)]
    columns = set(interval_of(middle_x(over), grid.xs).tolist())
    if len(columns) < max(HEADER_COLUMNS, MOST * grid.shape[1]) or top - over[:, 3].max() > CLOSE:
        return grid
    head = float(over[:, 1].min()) - 1
    level = free.take(holds((x0, head, x1, top), free))
    if any_of(crosses(level.box, grid.xs[1:-1])):
        return grid
    places = [Place(0, column) for column in range(grid.shape[1])]
    places += [replace(place, row=place.row + 1) for place in grid.places]
    return replace(grid, ys=np.append(head, grid.ys), places=tuple(places), headers=grid.headers + 1)
