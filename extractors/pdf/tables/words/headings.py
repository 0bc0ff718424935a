"""Headings among the words of a page: lines alone in larger type, which no row of a table holds."""

from __future__ import annotations

from statistics import median

import numpy as np

from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Floats
from extractors.pdf.tables.words.segments import SAME_LEFT, Segments, holds

__all__ = ["has_heading", "headings"]

HEADING = 1.25
"""Times the usual height of the words around it: a line as tall between two rules is a heading, no row."""

SHARED = 0.2
"""Of a text's height: those that share no more of it stand above or below it."""

SAME_HEIGHT = 0.5
"""Points by which the heights of texts in one type differ, at most."""


def has_heading(runs: Segments, segments: Segments) -> bool:
    """Tell whether a line of `runs` is a heading; see `headings`."""
    return any_of(headings(runs, segments))


def headings(runs: Segments, segments: Segments, times: float = HEADING) -> Bools:
    """Tell which of the runs are alone on their lines, in larger type than the page's words mostly are.

    A label may be larger than its text, which tells. So may be the cells of a column: as they begin and are set,
    another text stands beside smaller ones.

    Args:
        runs: joined segments, see `coarse`.
        segments: all of the page, which `runs` are joined from.
        times: what larger type is, of the usual height.
    """
    found = runs.is_first.copy()
    found[:-1] &= found[1:]
    if not any_of(found):
        return found
    least = times * median(segments.heights.tolist())
    found &= runs.heights >= least
    if not any_of(found):
        return found
    is_large = segments.heights >= least
    large = segments.take(is_large & ~segments.is_label)
    cells = large.box[_have_beside(large.box, segments.box[~is_large])]
    for at in found.nonzero()[0].tolist():
        own = large.box[holds(tuple(runs.box[at].tolist()), large)]
        lefts = own[:, 0] - cells[:, :1]
        heights = (own[:, 3] - own[:, 1]) - (cells[:, 3:] - cells[:, 1:2])
        found[at] = len(own) > 0 and not any_of(
            (np.abs(lefts) <= SAME_LEFT) & (np.abs(heights) <= SAME_HEIGHT)
        )
    return found


def _have_beside(box: Floats, others: Floats) -> Bools:
    """Tell which texts share a good part of their height with others to their left or right."""
    x0, top, x1, bottom = (box[:, None, side] for side in range(4))
    shared = np.minimum(others[:, 3], bottom) - np.maximum(others[:, 1], top)
    is_beside = (shared > SHARED * (bottom - top)) & ((others[:, 0] >= x1) | (others[:, 2] <= x0))
    return np.asarray(is_beside.any(axis=1))
