"""Heights at which rules part rows: the same on two papers, or both halves of one, where rows go on to the other."""

from __future__ import annotations

import numpy as np

from extractors.pdf.flags import all_of
from extractors.pdf.page import Bools, Floats

__all__ = ["LEAST_ROWS", "SAME", "are_among", "have_same_rows", "places", "vary"]

SAME = 0.5  # points between two rules that stand at one height
LEAST_ROWS = 3  # rows whose heights must be the same on both
LEAST_EVEN = 5  # rows, where all are of one height: few are so by chance
SHARED = (
    0.6  # share of one's heights that the other must have, which has all its own there: cells go over rows
)
LEAST_HEIGHTS = 2  # different heights of rows: where all are the same, the heights prove little


def places(at: Floats) -> Floats:
    """Positions from the lowest, those within `SAME` of the one before left out."""
    at = np.sort(at)
    is_new = np.ones(len(at), dtype=bool)
    is_new[1:] = at[1:] - at[:-1] > SAME
    return at[is_new]


def vary(heights: Floats, least: int = LEAST_HEIGHTS) -> bool:
    """Whether rows of several heights stand between these positions."""
    return len(places(np.diff(heights))) >= least


def have_same_rows(one: Floats, other: Floats) -> bool:
    """Whether rows that rules part at these heights, from the top, are the same, or some of one go over several there.

    Where all are of one height they must be as many, and more than a few.
    """
    if not (vary(one) and vary(other)):
        return len(one) == len(other) > LEAST_EVEN and all_of(are_among(other, one))
    less, more = sorted((_share(one, other), _share(other, one)))
    return more == 1 and less >= SHARED


def _share(own: Floats, other: Floats) -> float:
    """The share of the heights that the other has too, where both have rules; 0 for too few."""
    top, bottom = max(own[0], other[0]), min(own[-1], other[-1])
    own = own[(own >= top - SAME) & (own <= bottom + SAME)]
    if len(own) <= LEAST_ROWS:
        return 0.0
    return float(are_among(own, other).mean())


def are_among(at: Floats, there: Floats) -> Bools:
    """Which of the positions stand at one of the others."""
    return np.asarray((np.abs(at[:, None] - there[None, :]) <= SAME).any(axis=1))
