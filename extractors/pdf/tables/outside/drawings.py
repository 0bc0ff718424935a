"""What is drawn on a page and is no table: charts, lights, badges, and drawings with their labels."""

from __future__ import annotations

import numpy as np

from extractors.pdf.boxes import BoxTuple
from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools
from extractors.pdf.tables.drawn.edges import Edges
from extractors.pdf.tables.drawn.lattice import Lattice
from extractors.pdf.tables.outside.charts import find_charts
from extractors.pdf.tables.words.segments import Segments, holds

__all__ = ["is_inside", "is_of_drawing", "stands_in", "without_charts", "without_lights"]

AXIS = 30.0
"""Points around a drawing in which the labels of its axes stand."""

SPOT = 11.0
"""Points: the side of a coloured square, as a key has; rows are higher."""

LEAST_BADGES = 2
"""Frames below each other that hold one text each; one alone may be a table's cell."""

SAME_SIDE = 3.0
"""Points by which a boundary may stand outside the lattice that it is of."""


def without_charts(all_shown: list[Lattice], segments: Segments) -> tuple[list[Lattice], Bools]:
    """Leave out lattices that are drawn in charts, and tell which segments stand in none."""
    is_outside = np.ones(len(segments), dtype=bool)
    for chart in find_charts(segments, [shown.box for shown in all_shown]):
        is_outside &= ~holds(chart, segments)
        all_shown = [shown for shown in all_shown if not is_inside(shown.box, chart)]
    return all_shown, is_outside


def without_lights(
    all_shown: list[Lattice], segments: Segments, vertical: Edges
) -> tuple[list[Lattice], Edges]:
    """Leave out lattices that are lights or badges, and their sides and those of smaller ones: they show no columns."""
    vertical = vertical.take(vertical.is_rule | (vertical.end - vertical.start > SPOT))
    lights = [shown for shown in all_shown if _is_lights(shown, segments)]
    if len(all_shown) > LEAST_BADGES:
        lights += _badges(all_shown, segments)
    for shown in lights:
        vertical = vertical.take(~stands_in(vertical, shown))
    return [shown for shown in all_shown if not any(shown is light for light in lights)], vertical


def _is_lights(shown: Lattice, segments: Segments) -> bool:
    """Tell whether a lattice is but coloured cells in one column, without a word: lights in a table without rules."""
    is_filled = not (any_of(shown.rules.is_rule) or any_of(shown.uprights.is_rule))
    return is_filled and shown.shape[1] == 1 and not any_of(holds(shown.box, segments))


def _badges(all_shown: list[Lattice], segments: Segments) -> list[Lattice]:
    """Give the small frames below each other, in rows of a table, that hold one text each, as bars of progress do."""
    found: list[Lattice] = []
    small = [shown for shown in all_shown if shown.shape[0] == 1]
    for outer in all_shown:
        if outer.shape[0] <= LEAST_BADGES or len(small) < LEAST_BADGES:
            continue
        inner = [shown for shown in small if _is_badge(shown, outer, segments)]
        tops = {shown.box[1] for shown in inner}
        lefts = [shown.box[0] for shown in inner]
        if len(inner) >= LEAST_BADGES and len(tops) == len(inner) and max(lefts) - min(lefts) <= SAME_SIDE:
            found += inner
    return found


def _is_badge(shown: Lattice, outer: Lattice, segments: Segments) -> bool:
    """Tell whether a lattice holds at most one text, and meets no side of the row of `outer` that it stands in."""
    x0, top, x1, bottom = shown.box
    left, upper, right, lower = outer.box
    if not (left < x0 and x1 < right and upper < top and bottom < lower and 2 * (x1 - x0) <= right - left):
        return False
    row = int(np.searchsorted(outer.ys, top))
    is_apart = outer.ys[row - 1] + 1 < top and bottom < outer.ys[row] - 1
    return bool(is_apart and np.count_nonzero(holds(shown.box, segments)) <= 1)


def stands_in(vertical: Edges, shown: Lattice) -> Bools:
    """Tell which vertical boundaries a lattice is made of."""
    x0, top, x1, bottom = shown.box
    is_inside = (vertical.start >= top - SAME_SIDE) & (vertical.end <= bottom + SAME_SIDE)
    return np.asarray(is_inside & (vertical.at >= x0 - SAME_SIDE) & (vertical.at <= x1 + SAME_SIDE))


def is_of_drawing(box: BoxTuple, others: list[BoxTuple], segments: Segments) -> Bools:
    """Tell what stands in a drawing, or as the labels of its axes in the strip around it, and in no table beside it."""
    found = holds((box[0] - AXIS, box[1] - AXIS, box[2] + AXIS, box[3] + AXIS), segments)
    for other in others:
        is_beside = other[0] >= box[2] or other[2] <= box[0] or other[1] >= box[3] or other[3] <= box[1]
        if is_beside:
            found &= ~holds(other, segments)
    return found


def is_inside(inner: BoxTuple, outer: BoxTuple) -> bool:
    """Tell whether most of a box lies in another."""
    wide, high = (min(inner[i + 2], outer[i + 2]) - max(inner[i], outer[i]) for i in (0, 1))
    return min(wide, high) > 0 and 2 * wide * high > (inner[2] - inner[0]) * (inner[3] - inner[1])
