"""Drawn boundaries to row and column positions: which lines belong together, and where walls stand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from msgspec import Struct

from extractors.pdf.boxes import BoxTuple
from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Bools, Floats, Indices
from extractors.pdf.tables.drawn.edges import TOUCH, Edges

__all__ = [
    "MAX_POSITIONS",
    "Component",
    "Lattice",
    "components",
    "has_columns",
    "is_frame",
    "mostly",
    "to_lattice",
    "undrawn",
    "walls",
]

Component = tuple[Indices, Indices]
"""Lines that meet: indices of horizontal and of vertical ones."""

MERGE = 3.5
"""Points: positions of one table this near to each other are one boundary; no row of text is so low."""

OVERHANG = 6.0
"""Points: how far rules must stand out beyond the outermost cross rules to show an open row or column."""

ON_RULE = 2.0
"""Points: a rule that ends this near to another one across ends there: most tables hold no other."""

MIN_BREAKS = 2
"""Rules between columns that begin or end at one height where a row does."""

AT_SIDE = 3.0
"""Points: a boundary this near to a side of a lattice is that side."""

MAX_POSITIONS = 250
"""Row (or column) boundaries of one table on one page; beyond is a drawing."""


class Lattice(Struct, frozen=True):
    """Row and column positions of one table, and the walls that are drawn between its places.

    With r rows and c columns, `xs` has c + 1 positions and `ys` r + 1.
    """

    xs: Floats
    ys: Floats
    across: Bools
    """(r + 1, c): a wall is drawn at ys[i] over column j."""
    down: Bools
    """(c + 1, r): a wall is drawn at xs[j] along row i."""
    rules: Edges
    """The horizontal boundaries that are drawn: what columns found later are covered by."""
    uprights: Edges
    """The vertical boundaries that are drawn."""

    @property
    def box(self) -> BoxTuple:
        """x0, top, x1, bottom in points."""
        return float(self.xs[0]), float(self.ys[0]), float(self.xs[-1]), float(self.ys[-1])

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return len(self.ys) - 1, len(self.xs) - 1


def is_frame(drawn: Lattice) -> bool:
    """Tell whether no boundary is seen inside, neither of rows nor of columns."""
    return drawn.shape[0] == 1 and not has_columns(drawn)


def has_columns(drawn: Lattice) -> bool:
    """Tell whether a table has several columns, and not by seams alone, which nobody sees."""
    x, is_seen = drawn.uprights.at, drawn.uprights.is_seen
    is_inside = (x > drawn.xs[0] + AT_SIDE) & (x < drawn.xs[-1] - AT_SIDE)
    return drawn.shape[1] > 1 and (any_of(is_inside & is_seen) or not any_of(is_inside))


def mostly(flags: Bools) -> Bools:
    """Tell whether more than half of the flags along the last axis are up."""
    return np.asarray(2 * flags.sum(axis=-1) > flags.shape[-1])


def components(horizontal: Edges, vertical: Edges) -> list[Component]:
    """Group boundaries that meet: pairs of indices into both, also single lines that meet none."""
    rows, columns = len(horizontal), len(vertical)
    meets = (
        (vertical.at >= (horizontal.start - TOUCH)[:, None])
        & (vertical.at <= (horizontal.end + TOUCH)[:, None])
        & (horizontal.at[:, None] >= vertical.start - TOUCH)
        & (horizontal.at[:, None] <= vertical.end + TOUCH)
    )
    label = np.arange(rows + columns)
    i, j = np.nonzero(meets)
    j = j + rows
    while len(i):
        low = np.minimum(label[i], label[j])
        if all_of(label[i] == low) and all_of(label[j] == low):
            break
        np.minimum.at(label, i, low)
        np.minimum.at(label, j, low)
        label = label[label]
    order = label.argsort(kind="stable")
    named = label[order]
    starts = [0, *((named[1:] != named[:-1]).nonzero()[0] + 1).tolist(), len(order)]
    groups = [order[a:b] for a, b in pairwise(starts) if a < b]
    across = [int(group.searchsorted(rows)) for group in groups]
    return [(group[:split], group[split:] - rows) for group, split in zip(groups, across, strict=True)]


def to_lattice(horizontal: Edges, vertical: Edges) -> Lattice | None:
    """Build the lattice of lines that belong together; None where they are a drawing or enclose nothing.

    Where rules stand out beyond the outermost cross rules (no rule at the sides, or a page end that is not
    closed), their ends are boundaries without walls.
    """
    xs = _positions(vertical, horizontal)
    ys = _positions(horizontal, vertical)
    if min(len(xs), len(ys)) < 2 or max(len(xs), len(ys)) > MAX_POSITIONS:
        return None
    across = walls(horizontal, ys, xs)
    breaks = _breaks(vertical, xs, ys)
    if len(breaks):
        place = ys.searchsorted(breaks)
        ys, across = np.insert(ys, place, breaks), np.insert(across, place, True, axis=0)
    return Lattice(
        xs=xs,
        ys=ys,
        across=across,
        down=walls(vertical, xs, ys),
        rules=horizontal,
        uprights=vertical,
    )


def undrawn(xs: Floats, ys: Sequence[float], horizontal: Edges) -> Lattice:
    """Give one row of columns between `ys` that nothing draws; of `horizontal` it takes none."""
    none = horizontal.take(np.zeros(len(horizontal), dtype=bool))
    shape = len(xs) - 1
    return Lattice(
        xs=xs,
        ys=np.array(ys),
        across=np.zeros((2, shape), dtype=bool),
        down=np.zeros((shape + 1, 1), dtype=bool),
        rules=none,
        uprights=none,
    )


def _positions(edges: Edges, crossing: Edges) -> Floats:
    """Give the positions of edges, and the ends of the crossing ones where they stand out."""
    found = _cluster(edges.at, edges.end - edges.start)
    if len(crossing):
        low, high = crossing.start.min(), crossing.end.max()
        if not len(found) or low < found[0] - OVERHANG:
            found = np.concatenate(([low], found))
        if high > found[-1] + OVERHANG:
            found = np.concatenate((found, [high]))
    return found


def _breaks(vertical: Edges, xs: Floats, ys: Floats) -> Floats:
    """Give where most of the rules between columns begin or end with no rule across: a band's row parts them there."""
    is_inside = vertical.is_rule & (vertical.at > xs[0] + MERGE) & (vertical.at < xs[-1] - MERGE)
    count = np.count_nonzero(is_inside)
    needed = 1 if len(xs) == 3 else max(MIN_BREAKS, (len(xs) - 2) / 2)
    if count < needed:
        return np.empty(0)
    ends = np.concatenate((vertical.start[is_inside], vertical.end[is_inside]))
    if np.abs(ends[:, None] - ys).min(axis=1).max() <= ON_RULE:
        return np.empty(0)
    found = _cluster(ends, np.ones(len(ends)))
    is_new = (np.abs(found[:, None] - ys) > OVERHANG).all(axis=1) & (found > ys[0]) & (found < ys[-1])
    is_shared = (np.abs(ends[:, None] - found) <= MERGE).sum(axis=0) >= needed
    return np.asarray(found[is_new & is_shared])


def _cluster(at: Floats, weight: Floats) -> Floats:
    """Give the mean of each bunch of positions, longer lines weighing more."""
    if not len(at):
        return np.empty(0)
    order = at.argsort(kind="stable")
    at, weight = at[order], np.maximum(weight[order], 0.1)
    bunch = np.zeros(len(at), dtype=np.intp)
    (at[1:] - at[:-1] > MERGE).cumsum(out=bunch[1:])
    return np.asarray(np.bincount(bunch, at * weight) / np.bincount(bunch, weight))


def walls(edges: Edges, at: Floats, along: Floats) -> Bools:
    """Tell for each position and each interval along it whether a drawn line covers most of it."""
    count = len(along) - 1
    near = np.abs(edges.at[:, None] - at).argmin(axis=1)
    overlap = np.minimum(edges.end[:, None], along[1:]) - np.maximum(edges.start[:, None], along[:-1])
    place = near[:, None] * count + np.arange(count)
    covered = np.bincount(place.ravel(), np.maximum(overlap, 0).ravel(), minlength=len(at) * count)
    return np.asarray(covered.reshape(len(at), count) >= 0.5 * (along[1:] - along[:-1]))
