"""Drawn boundaries made complete: columns and rows that only the words' alignment shows are added to a lattice."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from extractors.pdf.boxes import interval_of, middles
from extractors.pdf.page import Bools, Floats
from extractors.pdf.tables.edges import Indices
from extractors.pdf.tables.gutters import Gutters, find_gutters
from extractors.pdf.tables.lattice import Lattice, walls
from extractors.pdf.tables.rowstarts import (
    CROSSING,
    FIGURES,
    RowStart,
    find_rows,
    is_figures,
    is_numbered,
    may_be_figures,
)
from extractors.pdf.tables.segments import Segments, coarse
from extractors.pdf.tables.slivers import without_slivers

__all__ = ["MAX_SHIFT", "complete", "sureness"]

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

ALIGNED_COLUMN = 0.85
"""How sure a column boundary is that words alone show; lines with text on both sides agree on it."""

ALIGNED_ROW = 0.7
"""How sure a row boundary is that words alone show."""

MIN_FIGURE_ROWS = 3
"""Lines with figures that show a column inside a drawn one."""

MIN_INDENT = 6.0
"""Points: figures that start nearer to the drawn boundary leave no room for another one before them."""

MAX_SHIFT = 30.0
"""Points: how far a table may stand further to one side on the next page (left and right pages)."""

FEW_CROSSINGS = 2
"""Runs of words (bands) that may cross an expected boundary."""

FEW_RULES = 1
"""Rules inside a table, up to which its rows may be told by the words; more rules show each row."""


def complete(lattice: Lattice, segments: Segments, expected: Floats) -> Lattice:
    """Add the columns, rows and walls that the alignment of words shows to what is drawn.

    Drawn walls stay. A row with drawn walls inside gets none of its own but at its columns' boundaries.

    Args:
        lattice: what is drawn.
        segments: the words inside it.
        expected: column boundaries of the table that ran to the end of the page before; may be empty.
    """
    if not len(segments):
        return lattice
    lattice = _add_columns(without_slivers(lattice, segments), segments, expected)
    lattice = _add_rows(lattice, segments)
    return _add_walls(lattice, segments)


def sureness(drawn: Lattice, lattice: Lattice) -> float:
    """Give from 0 to 1 how sure the inner boundaries of a completed lattice are: drawn ones, and aligned ones."""
    columns, rows = len(lattice.xs) - 2, len(lattice.ys) - 2
    if columns + rows <= 0:
        return 1.0
    drawn_columns, drawn_rows = min(len(drawn.xs) - 2, columns), min(len(drawn.ys) - 2, rows)
    aligned = (columns - drawn_columns) * (1 - ALIGNED_COLUMN) + (rows - drawn_rows) * (1 - ALIGNED_ROW)
    return 1 - aligned / (columns + rows)


def _rows_of(segments: Segments, ys: Floats) -> Indices:
    return interval_of(middles(segments.box)[1], ys)


def _add_columns(lattice: Lattice, segments: Segments, expected: Floats) -> Lattice:
    """Add the gutters of the rows that have no wall inside, and those between figures in any row."""
    is_open = np.asarray(~lattice.down[1:-1].any(axis=0))
    if not is_open.any():
        return _insert_columns(lattice, _between_figures(lattice, segments))
    in_open = is_open[_rows_of(segments, lattice.ys)]
    chosen = segments.take(in_open)
    rows = np.unique(coarse(chosen).line, return_counts=True)[1] > 1
    found = find_gutters(chosen, float(lattice.xs[0]), float(lattice.xs[-1]))
    if rows.sum() < (1 if is_open.all() else 2):
        found = found.take(np.zeros(len(found), dtype=bool))
    shift = _shift(lattice, found, expected) if is_open.all() else None
    known = np.empty(0)
    if shift is not None:
        found = _without_list(found, chosen, expected + shift)
        known = _expected(lattice, found, chosen, expected + shift)
        known = known[~_holds(known - NEAR, known + NEAR, lattice.xs)]
        lattice = _widen(lattice, expected + shift)
    fresh = found.boundaries(_inset(lattice, segments))[
        ~_holds(found.x0, found.x1, known) & ~_holds(found.x0 - NEAR, found.x1 + NEAR, lattice.xs)
    ]
    lattice = _insert_columns(lattice, np.concatenate((fresh, known)))
    return _insert_columns(lattice, _between_figures(lattice, segments.take(~in_open)))


def _without_list(found: Gutters, segments: Segments, expected: Floats) -> Gutters:
    """Leave out the first gutter if it is the only one that the page before lacks, and labels alone stand before it.

    There a list went on in the first column: a column of numbers would have been seen on both pages.
    """
    is_new = ~_holds(found.x0 - NEAR, found.x1 + NEAR, expected[1:-1])
    if len(found) != len(expected) - 1 or not is_new[0] or is_new[1:].any():
        return found
    before = segments.is_label[segments.box[:, 2] <= found.x0[0] + 1]
    return found.take(~is_new) if before.all() else found


def _inset(lattice: Lattice, segments: Segments) -> float:
    """Give how far a table's text stands from its left side, as it does in each of its columns."""
    return float(np.clip(segments.box[:, 0].min() - lattice.xs[0], 2.0, MAX_INSET))


def _holds(low: Floats, high: Floats, xs: Floats) -> Bools:
    """Tell which of the intervals hold one of the positions."""
    return np.asarray(((xs[None, :] > low[:, None]) & (xs[None, :] < high[:, None])).any(axis=1))


def _between_figures(lattice: Lattice, segments: Segments) -> Floats:
    """Give the gutters inside drawn columns that have figures on their right: rules part only some columns."""
    column = interval_of(middles(segments.box)[0], lattice.xs)
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
        if right.sum() >= MIN_FIGURE_ROWS and segments.is_figure[right].mean() >= FIGURES:
            found.append(float(x))
    return np.array(found)


def _widen(lattice: Lattice, expected: Floats) -> Lattice:
    """Let a table without sides reach as far as the one of the page before."""
    xs = lattice.xs.copy()
    xs[0], xs[-1] = min(xs[0], expected[0]), max(xs[-1], expected[-1])
    return replace(lattice, xs=xs)


def _expected(lattice: Lattice, found: Gutters, segments: Segments, expected: Floats) -> Floats:
    """Give the expected columns that the words leave free."""
    inner = expected[1:-1]
    inner = inner[(inner > lattice.xs[0] + NEAR) & (inner < lattice.xs[-1] - NEAR)]
    crosses = _crosses(segments, inner)
    crosses &= crosses.sum(axis=0) < 2  # a band crosses several
    is_free = crosses.sum(axis=1) <= FEW_CROSSINGS
    is_other = _holds(inner - NEAR_EXPECTED, inner + NEAR_EXPECTED, (found.x0 + found.x1) / 2)
    return np.asarray(inner[is_free & (_inside(inner, found) | ~is_other)])


def _inside(xs: Floats, gutters: Gutters) -> Bools:
    return np.asarray(((xs[:, None] > gutters.x0) & (xs[:, None] < gutters.x1)).any(axis=1))


def _crosses(segments: Segments, xs: Floats) -> Bools:
    """Tell for each position (rows) and each segment (columns) whether the text runs across."""
    return np.asarray(
        (segments.box[:, 0] < xs[:, None] - CROSSING) & (segments.box[:, 2] > xs[:, None] + CROSSING)
    )


def _shift(lattice: Lattice, found: Gutters, expected: Floats) -> float | None:
    """Give how far to the right the expected columns stand on this page; None where they are others."""
    if len(expected) < 3:
        return None
    apart = float(lattice.xs[0] - expected[0])
    if abs(np.ptp(expected) - np.ptp(lattice.xs)) <= SAME_WIDTH:
        return apart
    if lattice.down.any() or lattice.across[[0, -1]].any() or not len(found):
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
    return replace(lattice, xs=xs, across=walls(lattice.rules, lattice.ys, xs), down=down)


def _insert_rows(lattice: Lattice, starts: list[RowStart]) -> Lattice:
    if not starts:
        return lattice
    ys = np.sort(np.concatenate((lattice.ys, [start.y for start in starts])))
    old = interval_of((ys[:-1] + ys[1:]) / 2, lattice.ys)
    across = np.ones((len(ys), lattice.across.shape[1]), dtype=bool)
    across[np.searchsorted(ys, lattice.ys)] = lattice.across
    across[np.searchsorted(ys, [start.y for start in starts if start.first_column_goes_on]), 0] = False
    return replace(lattice, ys=ys, across=across, down=lattice.down[:, old])


def _add_rows(lattice: Lattice, segments: Segments) -> Lattice:
    """Cut the rows whose lines are rows themselves."""
    row = _rows_of(segments, lattice.ys)
    rules = int((lattice.across[1:-1].mean(axis=1) > 0.5).sum())
    is_ruled = bool(rules or lattice.across[[0, -1]].any())
    is_closed = lattice.down[1:-1].mean() > 0.5 if len(lattice.xs) > 2 else False
    is_told = rules <= FEW_RULES and not is_closed
    ends = {0: lattice.across[0].any(), len(lattice.ys) - 2: lattice.across[-1].any()}
    is_striped = not lattice.rules.is_rule.any()
    starts: list[RowStart] = []
    for i, may_be in enumerate(may_be_figures(segments, row, lattice.xs)):
        is_outskirt = is_striped and not ends.get(i, True)
        if not (may_be or is_told or is_outskirt):
            continue
        inside = segments.take(row == i)
        if is_outskirt or (may_be and is_figures(inside, lattice.xs)):
            starts += find_rows(inside, lattice.xs)
        elif is_told:
            starts += find_rows(
                inside, lattice.xs, only_apart=is_ruled and not is_numbered(inside, lattice.xs)
            )
    return _insert_rows(lattice, starts)


def _add_walls(lattice: Lattice, segments: Segments) -> Lattice:
    """Let the words tell where a boundary that is not drawn still parts two cells of a row.

    Where most rows have no wall, every boundary parts that no text runs across; else only wide gaps do.
    """
    has_gaps = np.asarray(~lattice.down[1:-1].all(axis=0))
    if not has_gaps.any():
        return lattice
    is_open = np.asarray(~lattice.down[1:-1].any(axis=0))
    if is_open[_rows_of(segments, lattice.ys)].mean() <= 0.5:
        is_open[:] = False  # among rows with walls, one without is a band
    down = lattice.down.copy()
    if is_open.any():
        down[1:-1] |= is_open & ~_crossed(lattice, segments)
    if (has_gaps & ~is_open).any():
        runs = coarse(segments)
        down[1:-1] |= (
            has_gaps & ~is_open & ~_crossed(lattice, runs) & _has_text_beside(lattice, runs, has_gaps)
        )
    return replace(lattice, down=down)


def _crossed(lattice: Lattice, segments: Segments) -> Bools:
    """Tell for each inner column boundary and each row whether some text runs across."""
    boundary, crossing = np.nonzero(_crosses(segments, lattice.xs[1:-1]))
    found = np.zeros((len(lattice.xs) - 2, len(lattice.ys) - 1), dtype=bool)
    found[boundary, _rows_of(segments, lattice.ys)[crossing]] = True
    return found


def _has_text_beside(lattice: Lattice, segments: Segments, wanted: Bools) -> Bools:
    """Tell for each inner boundary and wanted row whether some line has text on both sides, up to the next walls."""
    found = np.zeros((len(lattice.xs) - 2, len(lattice.ys) - 1), dtype=bool)
    row = _rows_of(segments, lattice.ys)
    follows = (segments.line[1:] == segments.line[:-1]) & wanted[row[:-1]]
    columns = np.searchsorted(lattice.xs, middles(segments.box)[0]) - 1
    inner = lattice.xs[1:-1]
    for i in np.flatnonzero(follows).tolist():
        left, right = columns[i], columns[i + 1]
        if left < 0 or right >= len(inner) + 1 or lattice.down[left + 1 : right + 1, row[i]].any():
            continue
        beside = (segments.box[i, 2] < inner + CROSSING) & (segments.box[i + 1, 0] > inner - CROSSING)
        found[beside, row[i]] = True
    return found
