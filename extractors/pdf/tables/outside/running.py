"""A page's head and foot: whether a table stands there, and texts over the first heading, which are no rows of it."""

from __future__ import annotations

import numpy as np

from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Bools, Page
from extractors.pdf.tables.drawn.lattice import Lattice
from extractors.pdf.tables.grid import Grid
from extractors.pdf.tables.words.headings import has_heading
from extractors.pdf.tables.words.segments import Segments, coarse
from extractors.running import ZONE

__all__ = ["RUNNING_LINES", "is_at_foot", "is_at_head", "is_running_head"]

RUNNING_LINES = 3
"""Lines that a running header or footer may have."""
SAME_LEFT = 2.5
"""Points: texts of one column begin this near to each other."""
FEWEST_BELOW = 2
"""Lines below with a text that begins where one of a line does: it is the header over them."""


def is_running_head(page: Page, segments: Segments) -> Bools:
    """Tell which words are a page's first line where that is a running head: several texts over a heading.

    The heading in larger type below it is one text alone, and no column begins where a text of the line does.
    """
    none = np.zeros(len(segments), dtype=bool)
    lines = segments.line[segments.is_first][:2]
    if len(lines) < 2 or segments.box[0, 3] >= ZONE * page.height:
        return none
    is_first, is_next = segments.line == lines[0], segments.line == lines[1]
    runs = coarse(segments.take(is_first))
    if len(runs) < 2 or all_of(runs.is_bold) or not has_heading(coarse(segments.take(is_next)), segments):
        return none
    below = segments.box[~is_first, 0]
    aligned = (np.abs(below - runs.box[1:, :1]) <= SAME_LEFT).sum(axis=1)
    return none if any_of(aligned >= FEWEST_BELOW) else is_first


def is_at_head(table: Lattice | Grid, segments: Segments) -> bool:
    """Tell whether no more than a running header stands above."""
    above = segments.box[:, 3] <= table.box[1] + 1
    return len(set(segments.line[above].tolist())) <= RUNNING_LINES


def is_at_foot(drawn: Lattice, segments: Segments) -> bool:
    """Tell whether no more than a running footer stands below."""
    below = segments.box[:, 1] >= drawn.box[3] - 1
    return len(set(segments.line[below].tolist())) <= RUNNING_LINES
