"""Columns that no rule shows, added to what is drawn: gutters between the words, and those of the page before."""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace

from extractors.pdf.boxes import CROSSING, crosses, interval_of
from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Bools, Floats
from extractors.pdf.tables.columns.gutters import Gutters, find_gutters
from extractors.pdf.tables.columns.overheads import in_middle
from extractors.pdf.tables.drawn.lattice import Lattice, mostly, walls
from extractors.pdf.tables.rows.linerows import FIGURES
from extractors.pdf.tables.words.segments import Segments, coarse

__all__ = ["MAX_SHIFT", "NEAR", "add_columns", "has_colours_alone"]

NEAR = 5.0
"""Points: a drawn boundary this near to a gutter is the gutter's boundary."""

SAME_WIDTH = 8.0
"""Points: a table as wide as the one expected, up to this, has its columns."""

MOST_KNOWN = 0.8
"""Share of the gutters that must be expected where a table has no sides to compare."""

NEAR_EXPECTED = 14.0
"""Points: an expected boundary this near to one that was found is the same."""

MAX_INSET = 12.0
"""Points between a table's side and its text, at most."""

MIN_FIGURE_ROWS = 3
"""Lines with figures that show a column inside a drawn one."""

MIN_INDENT = 6.0
"""Points: figures that start nearer to the drawn boundary leave no room for another one before them."""

MIN_SHARED = 3
"""Rows with several texts side by side, from which on others say nothing of the columns."""

MIN_COLOUR_ROWS = 2
"""Lines that show a column beside coloured cells."""

MAX_SHIFT = 30.0
"""Points: how far a table may stand further to one side on the next page (left and right pages)."""

MIN_WIDTH = 10.0
"""Points: a strip that shows a column where other rows have walls; in a justified header gaps are narrower."""

FEW_CROSSINGS = 2
"""Runs of words that may cross an expected boundary."""

MOST_BANDS = 0.3
"""Of the lines: as many may be bands, which cross several expected boundaries; more show that they are others."""


def add_columns(lattice: Lattice, segments: Segments, expected: Floats) -> Lattice:
    """Add the gutters of the rows that have no wall inside, those beside coloured cells, and between figures."""
    lattice = _insert_columns(lattice, _beside_colours(lattice, segments, expected))
    is_open = np.asarray(~lattice.down[1:-1].any(axis=0))
    if not any_of(is_open):
        return _insert_columns(lattice, _between_figures(lattice, segments))
    in_open = is_open[interval_of(segments.y, lattice.ys)]
    chosen = segments.take(in_open)
    runs = coarse(chosen)
    found = find_gutters(_telling(lattice, chosen), float(lattice.xs[0]), float(lattice.xs[-1]))
    if runs.full_lines < (1 if all_of(is_open) else 2):
        found = found.take(np.zeros(len(found), dtype=bool))
    elif not all_of(is_open):
        found = found.take(found.x1 - found.x0 >= MIN_WIDTH)
    shift = _shift(lattice, found, expected) if all_of(is_open) else None
    known = np.empty(0)
    if shift is not None:
        found = _without_list(found, chosen, expected + shift)
        known = _expected(lattice, found, chosen, expected + shift)
        lattice = _widen(lattice, expected + shift)
        known = known[~_holds(known - NEAR, known + NEAR, lattice.xs)]
    fresh = found.boundaries(_inset(lattice, segments))[
        ~_holds(found.x0 - NEAR, found.x1 + NEAR, np.concatenate((known, lattice.xs)))
    ]
    lattice = _insert_columns(lattice, np.concatenate((fresh, known)))
    return _insert_columns(lattice, _between_figures(lattice, segments.take(~in_open)))


def _telling(lattice: Lattice, segments: Segments) -> Segments:
    """Leave out rows between rules that hold one text from the left side on, or a heading: it may run over columns."""
    row = interval_of(segments.y, lattice.ys)
    is_shared = np.zeros(len(lattice.ys) - 1, dtype=bool)
    is_shared[row[~segments.is_first]] = True
    if is_shared.sum() < MIN_SHARED or all_of(is_shared[row]):
        return segments
    left = segments.box[:, 0]
    is_apart = (left > left.min() + NEAR) & ~in_middle(lattice, segments)[row]
    return segments.take(is_shared[row] | is_apart)


def _beside_colours(lattice: Lattice, segments: Segments, expected: Floats) -> Floats:
    """Give the gutters of rows that have no other walls inside than the sides of a few coloured cells.

    A column of lights says nothing of the columns beside it; one between two such columns is told, unless several
    headings stand in it. A table as wide as the one of the page before has its columns, where the words leave them.
    """
    if not has_colours_alone(lattice):
        return np.empty(0)
    telling = segments.take(~in_middle(lattice, segments)[interval_of(segments.y, lattice.ys)])
    found = find_gutters(telling, float(lattice.xs[0]), float(lattice.xs[-1]))
    found = found.take(found.votes >= MIN_COLOUR_ROWS)
    is_walled = mostly(lattice.down)
    is_walled[[0, -1]] = False
    column = interval_of((found.x0 + found.x1) / 2, lattice.xs)
    is_told = is_walled[column] & is_walled[column + 1]
    is_told &= ~_are_headed(found, segments, lattice.xs[column], lattice.xs[column + 1])
    is_told |= ~_are_between(found, telling, lattice.xs[column], lattice.xs[column + 1])
    is_new = ~_holds(found.x0 - NEAR, found.x1 + NEAR, lattice.xs) & ~is_told
    found = found.take(is_new)
    fresh = found.boundaries(_inset(lattice, segments))
    shift = _shift(lattice, found, expected)
    if shift is None:
        return fresh
    known = _expected(lattice, found, segments, expected + shift)
    is_there = _holds(known - NEAR_EXPECTED, known + NEAR_EXPECTED, np.concatenate((lattice.xs, fresh)))
    return np.concatenate((fresh, known[~is_there]))


def _are_between(found: Gutters, segments: Segments, left: Floats, right: Floats) -> Bools:
    """Tell which gutters part texts that stand on one line between `left` and `right`."""
    x = segments.x
    before = (x > left[:, None]) & (x < found.x0[:, None])
    after = (x > found.x1[:, None]) & (x < right[:, None])
    lines = [
        (set(segments.line[a].tolist()), set(segments.line[b].tolist()))
        for a, b in zip(before, after, strict=True)
    ]
    return np.array([bool(a & b) for a, b in lines], dtype=bool)


def _are_headed(found: Gutters, segments: Segments, left: Floats, right: Floats) -> Bools:
    """Tell on both sides of which gutters a heading in bold stands on the first line, between `left` and `right`."""
    heads = segments.box[(segments.line == segments.line[0]) & segments.is_bold]
    x0, x1 = heads[:, 0], heads[:, 2]
    before = (x0 > left[:, None]) & (x1 < found.x0[:, None] + CROSSING)
    after = (x0 > found.x1[:, None] - CROSSING) & (x1 < right[:, None])
    return np.asarray(before.any(axis=1) & after.any(axis=1))


def has_colours_alone(lattice: Lattice) -> bool:
    """Tell whether the walls inside a table are the sides of fills alone, no rules."""
    if not any_of(lattice.down[1:-1]):
        return False
    x = lattice.uprights.at[lattice.uprights.is_rule]
    return not any_of((x > lattice.xs[0] + NEAR) & (x < lattice.xs[-1] - NEAR))


def _without_list(found: Gutters, segments: Segments, expected: Floats) -> Gutters:
    """Leave out the first gutter if it is the only one that the page before lacks, and labels alone stand before it.

    There a list went on in the first column: a column of numbers would have been seen on both pages.
    """
    is_new = ~_holds(found.x0 - NEAR, found.x1 + NEAR, expected[1:-1])
    if len(found) != len(expected) - 1 or not is_new[0] or any_of(is_new[1:]):
        return found
    before = segments.is_label[segments.box[:, 2] <= found.x0[0] + 1]
    return found.take(~is_new) if all_of(before) else found


def _inset(lattice: Lattice, segments: Segments) -> float:
    """Give how far a table's text stands from its left side, as it does in each of its columns."""
    return min(max(float(segments.box[:, 0].min() - lattice.xs[0]), 2.0), MAX_INSET)


def _holds(low: Floats, high: Floats, xs: Floats) -> Bools:
    """Tell which of the intervals hold one of the positions."""
    return np.asarray(((xs[None, :] > low[:, None]) & (xs[None, :] < high[:, None])).any(axis=1))


def _between_figures(lattice: Lattice, segments: Segments) -> Floats:
    """Give the gutters inside drawn columns that have figures on their right: rules part only some columns."""
    if np.count_nonzero(segments.is_figure) < FIGURES * MIN_FIGURE_ROWS:
        return np.empty(0)
    column = interval_of(segments.x, lattice.xs)
    inside = segments.is_figure & (segments.box[:, 0] > lattice.xs[column] + MIN_INDENT)
    most = np.bincount(column[inside], minlength=1).max()
    if most < FIGURES * MIN_FIGURE_ROWS or segments.is_first.sum() < MIN_FIGURE_ROWS:
        return np.empty(0)
    found = []
    gutters = find_gutters(segments, float(lattice.xs[0]), float(lattice.xs[-1]))
    for x in gutters.boundaries(_inset(lattice, segments))[
        ~_holds(gutters.x0 - NEAR, gutters.x1 + NEAR, lattice.xs)
    ]:
        end = lattice.xs[np.searchsorted(lattice.xs, x)]
        right = (segments.box[:, 0] >= x) & (segments.box[:, 2] <= end)
        texts, figures = (
            np.unique(segments.line[which]).size for which in (right, right & segments.is_figure)
        )
        if figures >= max(MIN_FIGURE_ROWS, FIGURES * texts):
            found.append(float(x))
    return np.array(found)


def _widen(lattice: Lattice, expected: Floats) -> Lattice:
    """Let a table without sides reach as far as the one of the page before."""
    xs = lattice.xs.copy()
    xs[0], xs[-1] = min(xs[0], expected[0]), max(xs[-1], expected[-1])
    return replace(lattice, xs=xs)


def _expected(lattice: Lattice, found: Gutters, segments: Segments, expected: Floats) -> Floats:
    """Give the expected columns that the words leave free; rows may all lack their first text."""
    inner = expected[1:-1]
    low, high = inner.searchsorted((lattice.xs[0] + NEAR, lattice.xs[-1] - NEAR))
    inner = inner[low if low > 1 else 0 : high]
    over = crosses(segments.box, inner)
    is_band = over.sum(axis=0) > 1
    if is_band.sum() <= MOST_BANDS * segments.is_first.sum():
        over &= ~is_band
    is_free = over.sum(axis=1) <= FEW_CROSSINGS
    is_other = _holds(inner - NEAR_EXPECTED, inner + NEAR_EXPECTED, (found.x0 + found.x1) / 2)
    is_new = ~is_other & ~np.array([_parts_list(x, found, segments) for x in inner], dtype=bool)
    return np.asarray(inner[is_free & (_inside(inner, found) | is_new)])


def _parts_list(x: float, found: Gutters, segments: Segments) -> bool:
    """Tell whether labels alone stand between a boundary and the gutter before it: a list, no column of its own."""
    before = found.x0[found.x1 < x].max(initial=-np.inf)
    is_between = (segments.box[:, 0] > before) & (segments.box[:, 2] < x + CROSSING)
    return bool(np.isfinite(before) and any_of(is_between) and all_of(segments.is_label[is_between]))


def _inside(xs: Floats, gutters: Gutters) -> Bools:
    return np.asarray(((xs[:, None] > gutters.x0) & (xs[:, None] < gutters.x1)).any(axis=1))


def _shift(lattice: Lattice, found: Gutters, expected: Floats) -> float | None:
    """Give how far to the right the expected columns stand on this page; None where they are others."""
    if len(expected) < 3:
        return None
    apart = float(lattice.xs[0] - expected[0])
    if abs(np.ptp(expected) - np.ptp(lattice.xs)) <= SAME_WIDTH:
        return apart
    if any_of(lattice.down) or any_of(lattice.across[[0, -1]]) or not len(found):
        return None
    for shift in (0.0, apart if abs(apart) < MAX_SHIFT else 0.0):
        is_known = _holds(found.x0 - NEAR, found.x1 + NEAR, expected[1:-1] + shift)
        if is_known.mean() >= MOST_KNOWN:
            return shift
    return None


def _insert_columns(lattice: Lattice, fresh: Floats) -> Lattice:
    if not len(fresh):
        return lattice
    xs = np.sort(np.concatenate((lattice.xs, fresh)))
    down = np.zeros((len(xs), lattice.down.shape[1]), dtype=bool)
    down[np.searchsorted(xs, lattice.xs)] = lattice.down
    column = interval_of((xs[:-1] + xs[1:]) / 2, lattice.xs)
    is_drawn = (np.abs(lattice.ys[:, None] - lattice.rules.at) <= NEAR).any(axis=1, keepdims=True)
    across = np.where(is_drawn, walls(lattice.rules, lattice.ys, xs), lattice.across[:, column])
    return replace(lattice, xs=xs, across=across, down=down)
