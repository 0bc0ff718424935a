"""Small coloured dots and squares before texts, as tell a status: they are in cells, and are none themselves."""

from __future__ import annotations

import numpy as np

from extractors.pdf.boxes import middle_y
from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Fills, Words

__all__ = ["are_spots"]

SIDE = 11.0
"""Points: the longest side of a spot; rows are higher."""

ROUND = 0.8
"""Of its longer side: the shorter one of a dot or square, at least."""

BEFORE = 0.6
"""Of its longer side: the text that it stands before begins this near to it."""

MOST = 500
"""Dots and squares of a page that are looked at: more are a drawing's, and each is compared with each word."""


def are_spots(fills: Fills, words: Words) -> Bools:
    """Tell which of a page's fills are spots: dots or squares, each right before a text on its level."""
    x0, top, x1, bottom = fills.box.T
    longer, shorter = np.maximum(x1 - x0, bottom - top), np.minimum(x1 - x0, bottom - top)
    is_spot: Bools = (longer <= SIDE) & (shorter >= ROUND * longer)
    if not 0 < np.count_nonzero(is_spot) <= MOST or not len(words):
        return np.zeros(len(fills.box), dtype=bool)
    middle = middle_y(words.box)
    for at in is_spot.nonzero()[0].tolist():
        room = words.box[:, 0] - x1[at]
        is_before = (room >= 0) & (room <= BEFORE * longer[at])
        is_spot[at] = any_of(is_before & (middle > top[at]) & (middle < bottom[at]))
    return is_spot
