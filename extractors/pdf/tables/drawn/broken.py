"""Rules broken between columns: each cell has its own, and those of a row stand side by side with gaps between."""

from __future__ import annotations

import numpy as np

from extractors.pdf.page import Bools, Floats, Indices
from extractors.pdf.tables.drawn.edges import TOUCH, Edges

__all__ = ["bridged"]

WIDEST = 12.0
"""Points: a wider gap parts the rules of two tables side by side."""

SAME_PLACE = 1.5
"""Points by which the gaps between two columns may differ from row to row."""

FEWEST = 2
"""Gaps on one line, and lines that have a gap at one place: fewer are blanks to fill in, or tables side by side."""


def bridged(horizontal: Edges, vertical: Edges) -> Edges:
    """Join rules on one line over gaps that stand at the same places on other lines too.

    Args:
        horizontal: a page's horizontal boundaries, line by line and from left to right.
        vertical: its vertical ones: where rules stand at a gap it is between the boxes of cells.
    """
    gap = horizontal.start[1:] - horizontal.end[:-1]
    is_gap = (horizontal.at[1:] == horizontal.at[:-1]) & (gap > 0) & (gap <= WIDEST)
    is_gap &= horizontal.is_rule[1:] | horizontal.is_rule[:-1]  # a shaded cell's rule may stand in its side
    before = is_gap.nonzero()[0]
    if len(before) < FEWEST * FEWEST:
        return horizontal
    before = before[~_have_posts(before, horizontal, vertical)]
    before = before[_recur(horizontal.at[before, None], FEWEST)]
    sides = np.column_stack((horizontal.end[before], horizontal.start[before + 1]))
    before = before[_recur(sides, FEWEST)]
    if not len(before):
        return horizontal
    begins = np.ones(len(horizontal), dtype=bool)
    begins[before + 1] = False
    first = begins.nonzero()[0]
    return Edges(
        horizontal.at[first],
        horizontal.start[first],
        np.maximum.reduceat(horizontal.end, first),
        np.logical_or.reduceat(horizontal.is_rule, first),
        np.logical_or.reduceat(horizontal.is_seen, first),
    )


def _have_posts(before: Indices, horizontal: Edges, vertical: Edges) -> Bools:
    """Tell at which gaps, given by the rules before them, vertical rules meet a rule's end."""
    vertical, y = vertical.take(vertical.is_rule), horizontal.at[before, None]
    meets = (vertical.start <= y + TOUCH) & (vertical.end >= y - TOUCH)
    low, high = horizontal.end[before, None], horizontal.start[before + 1, None]
    return np.asarray((meets & (vertical.at >= low - TOUCH) & (vertical.at <= high + TOUCH)).any(axis=1))


def _recur(places: Floats, fewest: int) -> Bools:
    """Tell which places, of one or more numbers each, so many share, themselves counted."""
    is_same = (np.abs(places[:, None] - places) <= SAME_PLACE).all(axis=2)
    return np.asarray(is_same.sum(axis=1) >= fewest)
