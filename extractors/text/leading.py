"""How far apart the lines of a paragraph stand: where an author spaces all lines, a gap between two parts nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from extractors.document import Line

__all__ = ["usual_distance"]

ROUGH = 1.2
"""Times the type size: what a line of type is high, at least, with what its letters may reach up and down."""
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
