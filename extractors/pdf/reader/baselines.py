"""Which boxes of text stand on one line: by baseline, superscripts and subscripts with what they hang on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.flags import any_of
from extractors.pdf.page import Indices
from extractors.pdf.reader.runs import DESCENT, Floats
from extractors.pdf.stretches import ends

__all__ = ["set_on_lines"]


LINE_SHIFT = 0.25
"""Of the smaller font size: baselines closer than this are one line of type."""
MAX_RAISE = 0.65
"""Of the host's font size: how far a superscript or subscript is moved off the baseline."""
MAX_SMALL = 0.85
"""Of the host's font size: how large a superscript or subscript is set at most."""
MAX_BESIDE = 0.5
"""Of the host's font size: how far from its host a superscript stands."""

MAX_INSIDE = 0.5
"""Of its own font size: how far it reaches, along the line, into a host that it stands out of; a line below reaches
further."""
MAX_SPACE = 0.5
"""Of its own font size: how far the next word of its own line stands at most."""
MIN_SHARED = 0.2
"""Of its own font size: how far a superscript or subscript stands between the top and the bottom of its host."""


def set_on_lines(frame: Floats, size: Floats, group: NDArray[np.integer]) -> tuple[Indices, Indices]:
    """Set boxes on lines, those of all groups at once: the words of each cell, or of each direction.

    Args:
        frame: (n, 4) boxes turned upright: x0, top, x1, bottom.
        size: (n,) font sizes.
        group: (n,) which boxes may share a line.

    Returns:
        The boxes' order by group, line from top to bottom, and place on it; and the number of the line of each,
        in that order.
    """
    if not len(size):
        return np.zeros(0, dtype=np.intp), np.zeros(0, dtype=np.intp)
    base = frame[:, 3] - DESCENT * size
    order = np.lexsort((base, group))
    owner, at, height = group[order], base[order], size[order]
    begins = np.ones(len(order), dtype=np.bool_)
    begins[1:] = at[1:] - at[:-1] > LINE_SHIFT * np.minimum(height[1:], height[:-1])
    begins[1:] |= owner[1:] != owner[:-1]
    line = begins.cumsum() - 1
    if height.min() < MAX_SMALL * height.max():
        _hang_small(line, begins.nonzero()[0], owner, frame[order], height, at)
    along = np.lexsort((frame[order, 0], line))
    return order[along], line[along]


def _hang_small(
    line: Indices, start: Indices, group: NDArray[np.integer], frame: Floats, size: Floats, base: Floats
) -> None:
    """Move superscripts and subscripts to the line above or below that they hang on."""
    largest, smallest = np.maximum.reduceat(size, start), np.minimum.reduceat(size, start)
    end = ends(start, len(line))
    owner, first, last = group[start], base[start], base[end - 1]
    above = (first[1:] - first[:-1] <= MAX_RAISE * largest[:-1]) & (smallest[1:] < MAX_SMALL * largest[:-1])
    below = (first[1:] - last[:-1] <= MAX_RAISE * largest[1:]) & (smallest[:-1] < MAX_SMALL * largest[1:])
    is_one = owner[1:] == owner[:-1]
    pairs = [(small + 1, small) for small in (above & is_one).nonzero()[0].tolist()]
    pairs += [(small, small + 1) for small in (below & is_one).nonzero()[0].tolist()]
    moves: list[tuple[int, int]] = []
    for small, host in pairs:
        beside, own, tall = slice(start[host], end[host]), slice(start[small], end[small]), largest[host]
        may_hang = (np.abs(base[own] - first[host]) <= MAX_RAISE * tall) & (size[own] < MAX_SMALL * tall)
        near = (may_hang.nonzero()[0] + start[small]).tolist()
        hanging = [index for index in near if _hangs(frame, size, index, beside)]
        staying = sorted(set(range(start[small], end[small])).difference(hanging))
        moves += [(index, host) for index in hanging if not _runs_on(frame, size, index, staying)]
    for index, target in reversed(moves):  # the line above is the first choice
        line[index] = target


def _hangs(frame: Floats, size: Floats, small: int, hosts: slice) -> bool:
    """Tell whether a small box stands right beside a larger one, not under it as a subtitle in smaller type."""
    beside = np.maximum(frame[hosts, 0] - frame[small, 2], frame[small, 0] - frame[hosts, 2])
    shared = np.minimum(frame[hosts, 3], frame[small, 3]) - np.maximum(frame[hosts, 1], frame[small, 1])
    larger = (size[small] < MAX_SMALL * size[hosts]) & (shared >= MIN_SHARED * size[small])
    is_below = (beside < -MAX_INSIDE * size[small]) & (shared < size[small])
    is_near = (np.abs(beside) <= MAX_BESIDE * size[hosts]) & ~is_below
    return any_of(larger & is_near)


def _runs_on(frame: Floats, size: Floats, small: int, staying: list[int]) -> bool:
    """Tell whether a small box's own line runs on right behind it: a heading does, beside a large numeral."""
    room = frame[staying, 0] - frame[small, 2]
    return any_of((room > 0) & (room < MAX_SPACE * size[small]))
