"""Vertical rules that meet no other line: which of them part the columns of one table."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace

from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Indices
from extractors.pdf.stretches import joined
from extractors.pdf.tables.drawn.edges import Edges
from extractors.pdf.tables.drawn.lattice import MERGE, Component, Lattice
from extractors.pdf.tables.words.segments import Segments

__all__ = ["posts_together", "stand_open", "with_sides"]

SAME_END = 6.0
"""Points: rules between the columns of one row begin, or end, this near to each other."""

FEWEST = 2
"""Rules that show columns; a single one parts running text."""

BAND = 30.0
"""Points: rules that end at a band go on below it, which is so high at most."""

SIDES = 2
"""Of a column."""
INSET = 2.0
"""Points between text and the side of its column where no rule shows it."""


def posts_together(components: Sequence[Component], horizontal: Edges, vertical: Edges) -> list[Component]:
    """Join vertical rules that stand alone: with those that begin or end beside them, and with the table around them.

    A table is around them where its own vertical rules stand at the same places: a band's row has none. Rules beside
    them may meet one below a heading over several columns.

    Args:
        components: the lines that meet, with single ones.
        horizontal: the page's horizontal boundaries.
        vertical: the vertical ones.
    """
    components = _without_cells(components, horizontal, vertical)
    is_alone = [len(across) == 0 and all_of(vertical.is_rule[down]) for across, down in components]
    alone = [part for part, lone in zip(components, is_alone, strict=True) if lone]
    if len(alone) < FEWEST:
        return list(components)
    kept = [part for part, lone in zip(components, is_alone, strict=True) if not lone]
    bundles = _bundles(np.concatenate([down for _, down in alone]), vertical)
    found = [part for part in kept if len(part[1]) >= FEWEST]
    rest = [part for part in kept if len(part[1]) < FEWEST]
    for down in sorted(bundles, key=lambda down: -_height(vertical.take(down))):
        homes = (
            n
            for n, part in enumerate(found)
            if _is_around(part[1], down, vertical)
            or (_meets_heading_alone(part, horizontal, vertical) and _is_as_high(part[1], down, vertical))
        )
        at = next(homes, None)
        if at is not None:
            found[at] = found[at][0], np.concatenate((found[at][1], down))
        elif len(down) >= FEWEST:
            found.append((down[:0], down))
        else:
            rest.append((down[:0], down))
    return rest + _over_bands(found, vertical)


def _without_cells(
    components: Sequence[Component], horizontal: Edges, vertical: Edges
) -> Sequence[Component]:
    """Part the two rules beside coloured cells from these, where other rules alone are as high: they are of the same.

    The colour of a status says nothing of the rows beside it.
    """
    alone = [down for across, down in components if len(across) == 0 and all_of(vertical.is_rule[down])]
    if len(alone) < FEWEST:
        return components
    others = np.concatenate(alone)
    found: list[Component] = []
    for across, down in components:
        is_column = len(across) > 0 and len(down) == SIDES and all_of(vertical.is_rule[down])
        if is_column and not any_of(horizontal.is_rule[across]) and _is_as_high(others, down, vertical):
            found += [(across, down[:0]), *((across[:0], down[n : n + 1]) for n in range(SIDES))]
        else:
            found.append((across, down))
    return found


def _over_bands(parts: Sequence[Component], vertical: Edges) -> list[Component]:
    """Join rules that stand alone with those at the same places that end a band's height above them."""
    joined_parts: list[Component] = []
    for across, down in sorted(parts, key=lambda part: float(vertical.start[part[1]].min())):
        above = (n for n, part in enumerate(joined_parts) if _goes_on_below(part[1], down, vertical))
        at = None if len(across) else next(above, None)
        if at is None:
            joined_parts.append((across, down))
        else:
            joined_parts[at] = joined_parts[at][0], np.concatenate((joined_parts[at][1], down))
    return joined_parts


def _goes_on_below(upper: Indices, lower: Indices, vertical: Edges) -> bool:
    over, under = vertical.take(upper), vertical.take(lower)
    gap = float(under.start.min() - over.end.max())
    is_near = np.abs(under.at[:, None] - over.at) <= MERGE
    return -1 <= gap <= BAND and bool(all_of(is_near.any(axis=1)) and is_near.any(axis=0).mean() >= 0.5)


def _bundles(posts: Indices, vertical: Edges) -> list[Indices]:
    """Give the rules that begin or end at one height together."""
    own = vertical.take(posts)
    near = np.abs(own.start[:, None] - own.start) <= SAME_END
    near |= np.abs(own.end[:, None] - own.end) <= SAME_END
    label = joined(near)
    return [posts[label == first] for first in np.unique(label)]


def _height(edges: Edges) -> float:
    return float(edges.end.max() - edges.start.min())


def _is_around(outer: Indices, inner: Indices, vertical: Edges) -> bool:
    """Tell whether rules stand within the height of others, and most of them where one of those does."""
    around, within = vertical.take(outer), vertical.take(inner)
    is_higher = within.start.min() >= around.start.min() - 1 and within.end.max() <= around.end.max() + 1
    shared = (np.abs(within.at[:, None] - around.at) <= MERGE).any(axis=1)
    return bool(is_higher and shared.mean() > 0.5)


def stand_open(part: Component, horizontal: Edges, vertical: Edges) -> bool:
    """Tell whether vertical rules meet none, or only one below a heading, that does not reach all of them."""
    across, down = part
    if not len(across):
        return True
    if not _meets_heading_alone(part, horizontal, vertical):
        return False
    own, met = vertical.take(down), horizontal.take(across)
    return bool(met.start.min() > own.at.min() + MERGE or met.end.max() < own.at.max() - MERGE)


def _meets_heading_alone(part: Component, horizontal: Edges, vertical: Edges) -> bool:
    """Tell whether vertical rules meet no other than those below a heading, near their upper end."""
    across, down = part
    return len(down) > 0 and all_of(horizontal.at[across] < vertical.start[down].min() + BAND)


def _is_as_high(part: Indices, alone: Indices, vertical: Edges) -> bool:
    """Tell whether rules begin and end where others do."""
    one, other = vertical.take(part), vertical.take(alone)
    ends = abs(one.start.min() - other.start.min()), abs(one.end.max() - other.end.max())
    return bool(max(ends) <= SAME_END)


def with_sides(lattice: Lattice, segments: Segments) -> Lattice:
    """Let a table whose columns vertical rules alone part reach to its outermost text on both sides."""
    y = segments.y
    box = segments.box[(y > lattice.ys[0]) & (y < lattice.ys[-1])]
    before, after = box[box[:, 2] < lattice.xs[0], 0], box[box[:, 0] > lattice.xs[-1], 2]
    xs = lattice.xs
    if len(before):
        xs = np.concatenate(([before.min() - INSET], xs))
    if len(after):
        xs = np.concatenate((xs, [after.max() + INSET]))
    ends = bool(len(before)), bool(len(after))
    return replace(
        lattice,
        xs=xs,
        across=np.pad(lattice.across, ((0, 0), ends)),
        down=np.pad(lattice.down, (ends, (0, 0))),
    )
