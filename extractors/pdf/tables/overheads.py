"""Headings over several columns that no rule shows: blank beside them, and each column's own heading beneath."""

from __future__ import annotations

import numpy as np

from extractors.pdf.boxes import interval_of, middle_x, middle_y
from extractors.pdf.page import Bools
from extractors.pdf.tables.lattice import Lattice
from extractors.pdf.tables.segments import Segments

__all__ = ["under_headings"]


def under_headings(lattice: Lattice, segments: Segments) -> Bools:
    """Tell for each inner column boundary and row whether a heading in bold runs over it, as a year over its quarters.

    A cell left blank in a row of headings whose column has a heading in the next row lies under the heading on
    its left; where the first column's heading stands lower too, all headings stand at their cells' feet.
    """
    rows, columns = lattice.shape
    row, column = (
        interval_of(middle_y(segments.box), lattice.ys),
        interval_of(middle_x(segments.box), lattice.xs),
    )
    filled = np.zeros((rows, columns), dtype=bool)
    filled[row, column] = True
    plain = np.bincount(row[~segments.is_bold], minlength=rows)
    is_bold = np.asarray(filled.any(axis=1) & (plain == 0))
    found = np.zeros((columns - 1, rows), dtype=bool)
    for upper in range(rows - 1):
        if not is_bold[upper : upper + 2].all():
            break
        lower_only = filled[upper + 1] & ~filled[upper]
        if not lower_only[0] and filled[upper + 1, lower_only.nonzero()[0] - 1].all():
            found[:, upper] = lower_only[1:]
    return found
