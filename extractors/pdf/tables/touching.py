"""Cells below each other in one colour that no rule parts: where a text begins at a row's top, so does its cell."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from extractors.pdf.boxes import interval_of, middle_x, middle_y
from extractors.pdf.tables.lattice import Lattice
from extractors.pdf.tables.segments import Segments

__all__ = ["part_touching"]

ON_LINE = 2.0
"""Points: texts that begin a row together stand this near to one height."""

BLANK = 0.6
"""Of a line's height: less room above a text says that it goes on from above."""


def part_touching(lattice: Lattice, segments: Segments) -> Lattice:
    """Part cells that stripes alone bound where one's text begins with the other texts of a later row.

    Args:
        lattice: rows and columns, some without walls between.
        segments: the words inside it.
    """
    inner = (lattice.rules.at > lattice.ys[0] + 1) & (lattice.rules.at < lattice.ys[-1] - 1)
    is_open = ~lattice.across[1:-1] & lattice.across[1:-1].any(axis=1, keepdims=True)
    if not is_open.any() or lattice.rules.is_rule[inner].any():
        return lattice
    row = interval_of(middle_y(segments.box), lattice.ys)
    column = interval_of(middle_x(segments.box), lattice.xs)
    tops = np.full(len(lattice.ys) - 1, np.inf)
    np.minimum.at(tops, row, segments.box[:, 1])
    across = lattice.across.copy()
    for above, at in np.argwhere(is_open).tolist():
        inside = segments.box[(column == at) & (row == above + 1)]
        higher = segments.box[(column == at) & (row <= above), 3]
        if not len(inside) or inside[:, 1].min() - tops[above + 1] > ON_LINE:
            continue
        first = inside[inside[:, 1].argmin()]
        across[above + 1, at] = first[1] - higher.max(initial=-np.inf) > BLANK * (first[3] - first[1])
    return replace(lattice, across=across)
