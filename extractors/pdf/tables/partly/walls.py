"""Walls that are not drawn: where the words tell that a boundary still parts two cells of a row."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from extractors.pdf.boxes import CROSSING, crosses, interval_of
from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Bools, Floats, Indices
from extractors.pdf.tables.columns.columns import has_colours_alone
from extractors.pdf.tables.columns.overheads import in_middle, under_headings
from extractors.pdf.tables.drawn.lattice import Lattice, mostly
from extractors.pdf.tables.words.segments import SAME_LEFT, Segments, coarse

__all__ = ["add_walls"]


class _Placed(Struct, frozen=True):
    """Texts, and where in the lattice each is."""

    row: Indices
    column: Indices
    x0: Floats
    x1: Floats
    is_walled: Bools
    """A wall stands at the left of its cell."""
    is_bold: Bools


def add_walls(lattice: Lattice, segments: Segments) -> Lattice:
    """Let the words tell where a boundary that is not drawn still parts two cells of a row.

    Where most rows have no wall, every boundary parts that no text runs across; else wide gaps do, and in a row that
    has such gaps boundaries that a text begins beside as its column's texts do. So do boundaries left of a plain text
    that keeps to a column where most rows have walls, and all of a row without walls that holds but such a text, if
    wide gaps part other rows without walls.

    Args:
        lattice: rows and columns, some without walls between.
        segments: the words inside it.
    """
    has_gaps = np.asarray(~lattice.down[1:-1].all(axis=0))
    if not any_of(has_gaps):
        return lattice
    is_open = np.asarray(~lattice.down[1:-1].any(axis=0))
    is_painted = lattice.down[0] & lattice.down[-1]  # from side to side: each cell shows
    if not mostly(is_open[interval_of(segments.y, lattice.ys)]):
        # Among rows with walls, one without is a band.
        is_open &= has_colours_alone(lattice) & ~is_painted
    down = lattice.down.copy()
    is_undrawn = ~lattice.down[1:-1].any(axis=1, keepdims=True)
    is_free = is_open | ((is_undrawn | ~is_painted) & has_colours_alone(lattice))
    if any_of(is_free):
        is_band = is_open & in_middle(lattice, segments)
        down[1:-1] |= is_free & ~is_band & ~_crossed(lattice, segments)
    if any_of(has_gaps & ~is_open):
        runs = coarse(segments)
        is_beside = _has_text_beside(lattice, runs, has_gaps)
        placed = _placed(lattice, segments)
        is_beside |= is_beside.any(axis=0) & _begin_columns(lattice, _placed(lattice, runs))
        is_beside |= _stand_behind_blanks(lattice, placed)
        has_no_wall = ~lattice.down[1:-1].any(axis=0)
        if any_of(is_beside[:, has_no_wall]):  # a row without walls is no band by that alone
            is_beside |= _keep_to_column(lattice, placed)
        down[1:-1] |= has_gaps & ~is_open & ~_crossed(lattice, runs) & is_beside
    down[1:-1] &= lattice.down[1:-1] | ~under_headings(lattice, segments)
    return replace(lattice, down=down)


def _placed(lattice: Lattice, texts: Segments) -> _Placed:
    row, column = interval_of(texts.y, lattice.ys), interval_of(texts.x, lattice.xs)
    return _Placed(row, column, texts.box[:, 0], texts.box[:, 2], lattice.down[column, row], texts.is_bold)


def _none(lattice: Lattice) -> Bools:
    """Give False for each inner column boundary and each row."""
    return np.zeros((len(lattice.xs) - 2, len(lattice.ys) - 1), dtype=bool)


def _crossed(lattice: Lattice, segments: Segments) -> Bools:
    """Tell for each inner column boundary and each row whether some text runs across."""
    boundary, crossing = np.nonzero(crosses(segments.box, lattice.xs[1:-1]))
    found = _none(lattice)
    found[boundary, interval_of(segments.y, lattice.ys)[crossing]] = True
    return found


def _has_text_beside(lattice: Lattice, segments: Segments, wanted: Bools) -> Bools:
    """Tell for each inner boundary and wanted row whether some line has text on both sides, up to the next walls."""
    found = _none(lattice)
    row = interval_of(segments.y, lattice.ys)
    follows = (segments.line[1:] == segments.line[:-1]) & wanted[row[:-1]]
    columns = np.searchsorted(lattice.xs, segments.x) - 1
    inner = lattice.xs[1:-1]
    for i in follows.nonzero()[0].tolist():
        left, right = columns[i], columns[i + 1]
        if left < 0 or right >= len(inner) + 1 or any_of(lattice.down[left + 1 : right + 1, row[i]]):
            continue
        beside = (segments.box[i, 2] < inner + CROSSING) & (segments.box[i + 1, 0] > inner - CROSSING)
        found[beside, row[i]] = True
    return found


def _begin_columns(lattice: Lattice, runs: _Placed) -> Bools:
    """Tell for each inner boundary and row whether the row's first text begins as the column's texts in other rows.

    There walls are drawn at the boundary, and what is left of it is blank here.
    """
    found = _none(lattice)
    is_walled = runs.is_walled & (runs.column > 0)
    for which in range(len(lattice.ys) - 1):
        inside = (runs.row == which).nonzero()[0]
        if not len(inside):
            continue
        first = inside[runs.x0[inside].argmin()]
        own = runs.column[first]
        if not is_walled[first] and _begins_so(runs, is_walled & (runs.column == own), runs.x0[first]):
            found[own - 1, which] = True
    return found


def _stand_behind_blanks(lattice: Lattice, texts: _Placed) -> Bools:
    """Tell for each inner boundary and row whether it lies left of a text in a row with walls that keeps to its column.

    It begins as the column's texts do in rows with walls, and no heading over several columns: it is not in bold. What
    nothing drawn parts from it at its left is blank.
    """
    found = _none(lattice)
    column = texts.column
    for which in range(len(lattice.ys) - 1):
        inside = texts.row == which
        if not any_of(lattice.down[1:-1, which]) or all_of(texts.is_walled[inside]):
            continue
        for own in np.unique(column[inside & ~texts.is_walled]).tolist():
            left = int(np.flatnonzero(lattice.down[: own + 1, which]).max(initial=0))
            is_held = inside & (column >= left) & (column <= own)
            like = texts.is_walled & (column == own) & ~inside
            if (
                all_of(column[is_held] == own)
                and not any_of(texts.is_bold[is_held])
                and _begins_so(texts, like, texts.x0[is_held].min())
            ):
                found[left:own, which] = True
    return found


def _keep_to_column(lattice: Lattice, texts: _Placed) -> Bools:
    """Tell of rows without walls, for all boundaries, where all text keeps to one column, as a cut row's rest does.

    It is not in bold, begins as the column's texts do in rows with walls, and that column is not the first: there a
    band begins.
    """
    found = _none(lattice)
    for which in np.flatnonzero(~lattice.down[1:-1].any(axis=0)).tolist():
        inside = texts.row == which
        own = texts.column[inside]
        if not any_of(own > 0) or any_of(own != own[0]) or any_of(texts.is_bold[inside]):
            continue
        if texts.x1[inside].max() > lattice.xs[own[0] + 1] + CROSSING:
            continue
        like = texts.is_walled & (texts.column == own[0])
        found[:, which] = _begins_so(texts, like, texts.x0[inside].min())
    return found


def _begins_so(texts: _Placed, like: Bools, x0: float) -> bool:
    """Tell whether one of some texts begins at a place across."""
    return any_of(np.abs(texts.x0[like] - x0) <= SAME_LEFT)
