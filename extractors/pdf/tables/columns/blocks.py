"""Tables without rules: stretches of lines with the same strips free, and what belongs to them above."""

from __future__ import annotations

import numpy as np

from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Floats
from extractors.pdf.tables.columns.columns import MAX_SHIFT
from extractors.pdf.tables.columns.overheads import is_group_above
from extractors.pdf.tables.columns.strips import (
    HEADER_COLUMNS,
    LOOSE,
    MIN_INSET,
    Stretch,
    find_stretches,
    free_part,
)
from extractors.pdf.tables.drawn.edges import Edges
from extractors.pdf.tables.drawn.lattice import Lattice
from extractors.pdf.tables.words.segments import Segments

__all__ = ["find_blocks"]

NEAR = 5.0
"""Points: an expected boundary this near to a gutter stands in it."""

MOST_KNOWN = 0.8
"""Share of the gutters that must be expected to take the table for the one of the page before."""

AS_WIDE = 2.5
"""Times as far as lines of a paragraph stand apart: a row stands no further below the rest of the one above it."""

MAX_TAIL = 12
"""Lines at a page's head or foot among which a row that stands there alone has its first with several texts."""


def find_blocks(
    runs: Segments, segments: Segments, horizontal: Edges, expected: Floats, ahead: Floats
) -> list[tuple[Lattice, Segments]]:
    """Find the stretches of lines that may be tables, each with its segments.

    Args:
        runs: the words outside ruled tables, cut at wide gaps alone; see `coarse`.
        segments: the same words, cut at narrower gaps too.
        horizontal: the page's horizontal boundaries; those inside a stretch part its rows.
        expected: column boundaries of the table on the page before; may be empty. One row of it may be all that
            stands at the page's head.
        ahead: those of the table at the head of the page after; its header may be all that stands at the foot.
    """
    if not len(segments):
        return []
    found = []
    for stretch in find_stretches(runs, segments):
        lines = stretch.lines
        if len(stretch.rows) < 2:
            over_head = lines[0] < MAX_TAIL and _is_expected(stretch, expected)
            over_foot = lines[-1] >= runs.line_count - MAX_TAIL and _is_expected(stretch, ahead)
            if not (over_head or over_foot):
                continue
        if is_group_above(runs, lines[0]):
            lines = [lines[0] - 1, *lines]
        elif _is_expected(stretch, expected):
            lines = [*_lead_in(runs, stretch), *lines]
        is_inside = np.zeros(segments.line_count, dtype=bool)
        is_inside[lines] = True
        inside = segments.take(is_inside[segments.line])
        box = inside.box
        x0, top, x1, bottom = box[:, 0].min(), box[:, 1].min(), box[:, 2].max(), box[:, 3].max()
        found.append(
            (_bare(float(x0) - 2, float(top) - 1, float(x1) + 2, float(bottom) + 1, horizontal), inside)
        )
    return found


def _bare(x0: float, top: float, x1: float, bottom: float, horizontal: Edges) -> Lattice:
    """Give the lattice of a stretch: its outline, and the rules that run across most of it."""
    inside = (horizontal.at > top + 3) & (horizontal.at < bottom - 3)
    length = np.minimum(horizontal.end, x1) - np.maximum(horizontal.start, x0)
    rules = np.unique(horizontal.at[inside & (length > 0.6 * (x1 - x0))])
    ys = np.concatenate(([top], rules, [bottom]))
    across = np.ones((len(ys), 1), dtype=bool)
    across[[0, -1]] = False
    return Lattice(
        xs=np.array([x0, x1]),
        ys=ys,
        across=across,
        down=np.zeros((2, len(ys) - 1), dtype=bool),
        rules=horizontal.take(inside),
        uprights=horizontal.take(np.zeros(len(horizontal), dtype=bool)),
    )


def _is_expected(stretch: Stretch, expected: Floats) -> bool:
    """Tell whether the gutters are those of the table on the page before, which may stand further to one side."""
    inner = expected[1:-1]
    if not len(inner):
        return False
    strips = stretch.strips
    apart = min(row[0][0] for row in stretch.rows) - MIN_INSET - float(expected[0])
    for shift in (0.0, apart) if abs(apart) < MAX_SHIFT else (0.0,):
        at = inner + shift
        known = [any_of((at > low - NEAR) & (at < high + NEAR)) for low, high in strips]
        if sum(known) >= MOST_KNOWN * len(known):
            return True
    return False


def _line_gap(runs: Segments) -> float:
    """Give how far lines stand apart that go on in mid-sentence with the one above, in points; 0 where none does."""
    starts = runs.is_first.nonzero()[0]
    tops, bottoms = (
        extreme.reduceat(runs.box[:, side], starts) for extreme, side in ((np.minimum, 1), (np.maximum, 3))
    )
    is_small = np.array([word[:1].islower() for word in runs.first[starts[1:]]], dtype=bool)
    gaps = np.maximum(tops[1:] - bottoms[:-1], 0.0)[is_small]
    return float(np.median(gaps)) if len(gaps) else 0.0


def _lead_in(runs: Segments, stretch: Stretch) -> list[int]:
    """Give the lines right above that fit into one column: the tail of a row that the page break cut.

    A plain line over a header in bold is a title that the header is set with again.
    """
    found: list[int] = []
    is_below = runs.line == stretch.lines[0]
    is_header = np.count_nonzero(is_below) >= HEADER_COLUMNS and all_of(runs.is_bold[is_below])
    below = runs.box[is_below]
    usual = _line_gap(runs)
    for line in range(stretch.lines[0] - 1, -1, -1):
        is_here = runs.line == line
        box = runs.box[is_here]
        if len(box) != 1 or (is_header and not all_of(runs.is_bold[is_here])):
            break
        x0, top, x1, bottom = box[0].tolist()
        if below[:, 1].min() - bottom > max(LOOSE * (bottom - top), AS_WIDE * usual):
            break
        if any(free_part(strip, [(x0, x1)]) is None for strip in stretch.strips):
            break
        found.insert(0, line)
        below = box
    return found
