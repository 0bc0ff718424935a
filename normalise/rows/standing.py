"""Says whether a table sets its texts at the tops of their cells, as most do; spreadsheets set them at the feet."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.document import Cell
from normalise.grid import Grid

__all__ = ["stands_at_top"]

LEAST_SPACE = 1.5  # heights of a line: in a cell with less to spare the top is the foot
NEAR = 0.8  # of a line's height: how far from a cell's top a text stands that is set there
ENOUGH = 2  # texts that stand away from the top, and none at it


def stands_at_top(grid: Grid, rows: Iterable[int]) -> bool:
    """Whether texts stand at the tops of their cells in these rows (from 0), as far as the page shows.

    Otherwise the height of a text says nothing of what it stands beside.
    """
    away = 0
    for row in rows:
        for cell in grid.filled(row):
            above = _space_above(cell)
            if above is None:
                continue
            if above <= NEAR:
                return True
            away += 1
    return away < ENOUGH


def _space_above(cell: Cell) -> float | None:
    """The space above a text, in heights of a line; None where there is none to spare, or it is not known."""
    boxes = [line.box for line in cell.lines if line.box]
    if not boxes or len(cell.boxes) != 1 or {box.page for box in boxes} != {cell.boxes[0].page}:
        return None
    whole, height = cell.boxes[0], max(boxes[0].bottom - boxes[0].top, 1.0)
    above, below = boxes[0].top - whole.top, whole.bottom - boxes[-1].bottom
    return above / height if above + below >= LEAST_SPACE * height else None
