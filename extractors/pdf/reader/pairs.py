"""Two letters painted in one go that end one word and begin the next: Ghostscript sets a space by letter spacing."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.reader.runs import Bools, Floats

__all__ = ["part_pairs"]

Indices = NDArray[np.intp]

MIN_GAP = 0.15
"""Of the letters' height: a gap this wide parts words."""
NEAR = 0.05
"""Of the letters' height: letters of one word stand this near to each other."""


def part_pairs(
    first: Indices, last: Indices, owner: NDArray[np.int64], boxes: Floats
) -> tuple[Indices, Indices, NDArray[np.int64], Floats, Bools]:
    """Make two runs of two letters with a space's room between them; give the runs, and which begin after that room.

    Args:
        first: (n,) place of the first character of each run.
        last: (n,) place of the last one.
        owner: (n,) address of the text object that paints it.
        boxes: (2, n, 4) boxes of the first characters as displayed, and of the last ones.
    """
    is_pair = _are_pairs(first, last, owner, boxes)
    if not is_pair.any():
        return first, last, owner, boxes, is_pair
    of = np.repeat(np.arange(len(first)), 1 + is_pair)
    is_second = np.append(False, of[1:] == of[:-1])
    is_head = is_pair[of] & ~is_second
    first, last, boxes = first[of] + is_second, last[of] - is_head, boxes[:, of]
    boxes[0, is_second], boxes[1, is_head] = boxes[1, is_second], boxes[0, is_head]
    return first, last, owner[of], boxes, is_second


def _are_pairs(first: Indices, last: Indices, owner: NDArray[np.int64], boxes: Floats) -> Bools:
    """Tell which runs are two upright letters apart, alone in their text object, of which one stands beside another.

    Letters that are spaced wide for looks stand apart on all sides.
    """
    starts, ends = boxes
    height = starts[:, 3] - starts[:, 1]
    found: Bools = (last - first == 1) & (ends[:, 0] - starts[:, 2] > MIN_GAP * height)
    found &= np.abs(ends[:, 1] - starts[:, 1]) < NEAR * height
    if not found.any():
        return found
    is_other = np.ones(len(found) + 1, dtype=np.bool_)
    is_other[1:-1] = owner[1:] != owner[:-1]
    touches = np.zeros(len(found) + 1, dtype=np.bool_)
    touches[1:-1] = np.abs(starts[1:, 0] - ends[:-1, 2]) < NEAR * height[1:]
    touches[1:-1] &= np.abs(starts[1:, 1] - ends[:-1, 1]) < NEAR * height[1:]
    return found & is_other[1:] & is_other[:-1] & (touches[1:] | touches[:-1])
