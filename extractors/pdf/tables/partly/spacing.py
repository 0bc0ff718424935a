"""How far apart the rows of a table stand that is drawn in part, and the lines of its header."""

from __future__ import annotations

from statistics import median

import numpy as np

from extractors.pdf.boxes import interval_of
from extractors.pdf.tables.columns.strips import MAX_GAP
from extractors.pdf.tables.drawn.lattice import Lattice
from extractors.pdf.tables.words.segments import SAME_LEFT, Segments, coarse

__all__ = ["NEAR", "header_gap", "row_gap"]

NEAR = 1.3
"""Of a line's height: text this near to the table's end may belong to it."""

ALIKE = 1.1
"""Times the distance that rows mostly stand apart: none stands further."""

PARTED = 0.6
"""Of a line's height: lines of a header further apart are rows of it."""


def row_gap(inside: Segments, drawn: Lattice) -> float:
    """Give how far from others a row of a table may stand, in heights of its line.

    As rows do that nothing parts; or as those do of which each keeps as far from its boundaries as the texts of drawn
    rows from theirs.
    """
    runs = coarse(inside)
    lines = [(runs.box[a:b, 1].min(), runs.box[a:b, 3].max(), b - a) for a, b in runs.places]
    row = drawn.ys.searchsorted([top for top, _, _ in lines]).tolist()
    gaps: list[float] = []
    insets: list[float] = []
    above, before = 0.0, 0
    for (top, bottom, texts), own in zip(lines, row, strict=True):
        edge = above if own == before else drawn.ys[max(own - 1, 0)]
        if texts > 1:
            (gaps if own == before else insets).append((top - edge) / (bottom - top))
        above, before = bottom, own
    gaps = [gap for gap in gaps if gap > PARTED]
    insets = [2 * inset for inset in insets]
    usual = max((median(some) for some in (gaps, insets) if some), default=0.0)
    return max(NEAR, min(ALIKE * usual, MAX_GAP))


def header_gap(inside: Segments, drawn: Lattice) -> float:
    """Give how far apart lines of a header are rows of it, in heights: further than those of the table's texts are."""
    runs = coarse(inside)
    order = np.lexsort((runs.box[:, 1], runs.box[:, 0].round()))
    box, row = runs.box[order], interval_of(runs.y, drawn.ys)[order]
    is_below = (row[1:] == row[:-1]) & (np.abs(np.diff(box[:, 0])) <= SAME_LEFT)
    gaps = ((box[1:, 1] - box[:-1, 3]) / (box[1:, 3] - box[1:, 1]))[is_below]
    return max(PARTED, ALIKE * median(gaps.tolist())) if len(gaps) else PARTED
