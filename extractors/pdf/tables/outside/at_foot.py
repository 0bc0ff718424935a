"""Bands at a page's foot, whose table had no room there and begins the page after."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

import numpy as np

from extractors.pdf.boxes import interval_of
from extractors.pdf.flags import all_of
from extractors.pdf.page import Fills, Floats
from extractors.pdf.tables.drawn.lattice import Lattice
from extractors.pdf.tables.drawn.shading import WHITE, colour_at
from extractors.pdf.tables.grid import Grid, Place
from extractors.pdf.tables.outside.running import is_at_foot
from extractors.pdf.tables.words.segments import Segments, holds

__all__ = ["are_as_wide", "bands_at_foot"]

SAME_SIDE = 3.0
"""Points by which the sides of a band and of its table may differ."""


def bands_at_foot(all_shown: Iterable[Lattice], segments: Segments, fills: Fills) -> Grid | None:
    """Give the last rows of what is drawn at a page's foot in one column that are coloured and in bold; None if none.

    Args:
        all_shown: what rules and fills show on the page.
        segments: its words.
        fills: its shading.
    """
    for drawn in all_shown:
        if drawn.shape[1] == 1 and len(drawn.rules) and is_at_foot(drawn, segments):
            count = len(list(takewhile(bool, _are_bands(drawn, segments, fills)[::-1])))
            if count:
                rows = tuple(Place(row, 0) for row in range(count))
                return Grid(xs=drawn.xs, ys=drawn.ys[-count - 1 :], places=rows)
    return None


def are_as_wide(bands: Grid, ahead: Floats) -> bool:
    """Tell whether bands are as wide as a table of several columns with these boundaries, and stand where it does."""
    return len(ahead) > 2 and bool(np.abs(bands.xs[[0, -1]] - ahead[[0, -1]]).max() <= SAME_SIDE)


def _are_bands(drawn: Lattice, segments: Segments, fills: Fills) -> list[bool]:
    """Tell which rows are coloured and hold text that is all in bold."""
    inside = segments.take(holds(drawn.box, segments))
    row = interval_of(inside.y, drawn.ys)
    colour = colour_at(fills, drawn.xs.mean(), (drawn.ys[:-1] + drawn.ys[1:]) / 2)
    return [
        int(shade) != WHITE and bool((row == i).any()) and all_of(inside.is_bold[row == i])
        for i, shade in enumerate(colour)
    ]
