"""Panels: a heading on a bar of colour, and below it two texts side by side, one of them in a box."""

from __future__ import annotations

from extractors.pdf.flags import any_of
from extractors.pdf.tables.drawn.lattice import Lattice, undrawn
from extractors.pdf.tables.grid import Grid, place_words
from extractors.pdf.tables.words.segments import Segments

__all__ = ["texts_in_panel"]


def texts_in_panel(drawn: Lattice, grid: Grid, segments: Segments) -> Lattice | None:
    """Give the columns of the texts below a panel's heading; None where what is drawn is no panel.

    Fills alone show it, no rule does, and there is no second row, as there is in a table below its title.
    """
    if any_of(drawn.rules.is_rule):
        return None
    filled = sorted(set(place_words(grid, segments.box).tolist()))
    if [grid.places[i].row for i in filled] != [0, 1, 1]:
        return None
    return undrawn(grid.xs, grid.ys[1:].tolist(), drawn.rules)
