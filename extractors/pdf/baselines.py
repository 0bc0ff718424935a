"""Which boxes of text stand on one line: by baseline, with superscripts and bullets beside their hosts."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.runs import DESCENT, Bools, Floats

__all__ = ["group_lines"]

Indices = NDArray[np.int64]

LINE_SHIFT = 0.25
"""Of the smaller font size: baselines closer than this are one line of type."""
MIN_SHARED = 0.5
"""Of a small box's height: a superscript or subscript shares so much of its host's."""
MAX_SMALL = 0.85
"""Of the host's font size: what is set smaller may be a superscript or subscript."""
MAX_BESIDE = 0.5
"""Of the host's font size: how far from its host a superscript stands."""


def group_lines(frame: Floats, size: Floats, is_short: Bools) -> Indices:
    """Number the lines that boxes stand on, from the top.

    Args:
        frame: (n, 4) boxes turned upright: x0, top, x1, bottom.
        size: (n,) font sizes.
        is_short: (n,) boxes of so few letters that they may be a superscript or subscript.
    """
    base = frame[:, 3] - DESCENT * size
    order = np.argsort(base, kind="stable")
    sizes = size[order]
    steps = np.diff(base[order]) > LINE_SHIFT * np.minimum(sizes[1:], sizes[:-1])
    line = np.empty(len(base), dtype=np.int64)
    line[order] = np.concatenate([[0], np.cumsum(steps)])
    small = np.flatnonzero(is_short & (size < MAX_SMALL * size.max()))
    for index in small.tolist():
        host = _host(index, frame, size, line)
        if host is not None:
            line[index] = line[host]
    return line


def _host(index: int, frame: Floats, size: Floats, line: Indices) -> int | None:
    """Give the box on another line that a small one hangs on, the one that shares most height."""
    x0, top, x1, bottom = frame[index]
    beside = np.maximum(frame[:, 0] - x1, x0 - frame[:, 2])
    shared = np.minimum(frame[:, 3], bottom) - np.maximum(frame[:, 1], top)
    fits = (
        (size[index] < MAX_SMALL * size)
        & (beside <= MAX_BESIDE * size)
        & (beside > -MAX_BESIDE * size)
        & (shared >= MIN_SHARED * (bottom - top))
    )
    if not fits.any() or (fits & (line == line[index])).any():
        return None
    return int(np.argmax(np.where(fits, shared, -np.inf)))
