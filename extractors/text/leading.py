"""How far apart the lines of a paragraph stand: where an author spaces all lines, a gap between two parts nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median

from extractors.document import Line, Row

__all__ = ["Pitches", "distance", "pitches", "usual_distance"]

Pitches = Mapping[int, Mapping[float, float]]
"""Column → size of type, in points → points from line to line."""

ROUGH = 1.2
"""Times the type size: what a line of type is high, at least, with what its letters may reach up and down."""
SAME_SIZE = 0.1
"""Points."""
NEAR = 1.05
"""Of a distance: one that is no greater is the same."""
FEWEST = 4
"""Lines that go on in lower case, from which on they tell what is usual."""


def usual_distance(cells: Iterable[Sequence[Line]], otherwise: float = 1.0) -> float:
    """Give the distance at which texts go on, in heights of a line of type: 1 where they are set as close as usual.

    Args:
        cells: the lines of each cell, or stretch of text, in reading order.
        otherwise: what is given where too few lines tell.
    """
    told = [
        (b.top - a.top) / max(a.bottom - a.top, b.bottom - b.top, ROUGH * line.size)
        for lines in cells
        for line, after in pairwise(lines)
        if after.text[:1].islower() and (a := line.box) and (b := after.box) and a.page == b.page
    ]
    return max(1.0, median(told)) if len(told) >= FEWEST else otherwise


def pitches(rows: Iterable[Row]) -> Pitches:
    """Give by column and size of type, in points, how many points apart lines stand where the rows' texts go on.

    A column none of whose lines stand so near has another distance, which is not known.
    """
    told: dict[float, list[float]] = defaultdict(list)
    nearest: dict[tuple[int, float], float] = {}
    for cell in (cell for row in rows for cell in row.cells):
        for line, after in pairwise(cell.lines):
            apart, size = distance(line, after), round(line.size, 1)
            if apart is not None and apart > 0:
                nearest[cell.column, size] = min(apart, nearest.get((cell.column, size), apart))
                if after.text[:1].islower():
                    told[size].append(apart)
    usual = {size: median(found) for size, found in told.items() if len(found) >= FEWEST}
    found: dict[int, dict[float, float]] = defaultdict(dict)
    for (column, size), apart in nearest.items():
        if size in usual and apart <= NEAR * usual[size]:
            found[column][size] = usual[size]
    return found


def distance(line: Line, after: Line) -> float | None:
    """Give how many points a line begins above the one of the same size after it; None on another page."""
    a, b = line.box, after.box
    if a is None or b is None or a.page != b.page or abs(line.size - after.size) > SAME_SIZE:
        return None
    return b.top - a.top
