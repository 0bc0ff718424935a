"""Headings over several columns that no rule shows, and those over all of them: blank beside them."""

from __future__ import annotations

import numpy as np

from extractors.pdf.boxes import interval_of
from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Bools
from extractors.pdf.tables.drawn.lattice import Lattice
from extractors.pdf.tables.words.segments import Segments, coarse

__all__ = ["in_middle", "is_group_above", "under_headings"]

NEAR = 1.6
"""Of a line's height: the blank between a group of columns' heading and theirs."""
ALIGNED = 3.0
"""Points by which texts that stand below each other may differ."""
BESIDE = 0.25
"""Of a line's height: a text that reaches so far down beside others stands on no line above theirs."""
SAME_SIZE = 0.1
"""Of a line's height: by which texts of one size differ."""


def under_headings(lattice: Lattice, segments: Segments) -> Bools:
    """Tell for each inner column boundary and row whether a heading in bold runs over it, as a year over its quarters.

    A cell left blank in a row of headings whose column has a heading in the next row lies under the heading on
    its left; where the first column's heading stands lower too, all headings stand at their cells' feet.
    """
    rows, columns = lattice.shape
    row, column = interval_of(segments.y, lattice.ys), interval_of(segments.x, lattice.xs)
    filled = np.zeros((rows, columns), dtype=bool)
    filled[row, column] = True
    plain = np.bincount(row[~segments.is_bold], minlength=rows)
    is_bold = np.asarray(filled.any(axis=1) & (plain == 0))
    found = np.zeros((columns - 1, rows), dtype=bool)
    for upper in range(rows - 1):
        if not all_of(is_bold[upper : upper + 2]):
            break
        lower_only = filled[upper + 1] & ~filled[upper]
        if not lower_only[0] and all_of(filled[upper + 1, lower_only.nonzero()[0] - 1]):
            found[:, upper] = lower_only[1:]
    return found


def in_middle(lattice: Lattice, segments: Segments) -> Bools:
    """Tell which rows hold but a heading in bold in the middle of the table: a band over all columns."""
    runs = coarse(segments)
    row = interval_of(runs.y, lattice.ys)
    off = np.abs(runs.x - (lattice.xs[0] + lattice.xs[-1]) / 2)
    texts, others = (
        np.bincount(row[which], minlength=len(lattice.ys) - 1) > 0
        for which in (runs.is_first, ~runs.is_first | ~runs.is_bold | (off > ALIGNED))
    )
    return np.asarray(texts & ~others)


def is_group_above(runs: Segments, line: int) -> bool:
    """Tell whether the line above a table's first is a heading of some of its columns, and no title.

    It is one text in bold, as large as the headings beneath, and starts where one of them does that is not the
    first, or stands in the middle of several; or it reaches half a line down beside them, as where a cell's lines
    stand around its row's middle.
    """
    above, below = runs.line == line - 1, runs.line == line
    if np.count_nonzero(above) != 1 or np.count_nonzero(below) <= 2:
        return False
    if not all_of(runs.is_bold[above] & all_of(runs.is_bold[below])):
        return False
    (x0, top, x1, bottom), heads = runs.box[above][0].tolist(), runs.box[below]
    height = bottom - top
    blank = heads[:, 1].min() - bottom
    if blank > NEAR * height or abs(np.ptp(heads[0, 1::2]) - height) > SAME_SIZE * height:
        return False
    if blank < -BESIDE * height:
        return True
    starts, ends = heads[1:, 0], heads[1:, 2]
    middles = (starts[:, None] + ends)[np.triu_indices(len(starts), 1)]
    return bool(any_of(np.abs(starts - x0) <= ALIGNED) or any_of(np.abs(middles - x0 - x1) <= 2 * ALIGNED))
