"""Words without a space between them in the file, for all that they stand apart: what PDFium's text does not show.

Ghostscript sets a space by letter spacing, in a text object of its own: of "Launc", "h a l", "oyalty" the letters
beside each other end one word and begin the next. It also goes back to the next cell within a text object.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.flags import any_of
from extractors.pdf.page import Indices
from extractors.pdf.reader.runs import Bools, Floats
from extractors.pdf.stretches import ends

__all__ = ["part_runs"]


MIN_GAP = 0.15
"""Of the letters' height: a gap this wide parts words."""
MIN_WIDTH = 0.2
"""Of the letters' height: what a letter takes at least."""
MOST = 6
"""Letters in a row that may be words, as in "years 2 & 3 on"; more are spaced wide for looks."""
NEAR = 0.05
"""Of the letters' height: letters of one word stand this near to each other."""
KERNED = 0.12
"""Of the letters' height: by so much they may overlap."""
STEP = 2.5
"""Of the letters' height: a step back as long is one to another cell; upside down, letters step back by two of them."""


def part_runs(
    first: Indices,
    last: Indices,
    owner: NDArray[np.int64],
    boxes: Floats,
    box_of: Callable[[Indices], Floats],
) -> tuple[Indices, Indices, NDArray[np.int64], Floats, Bools]:
    """Part the runs that hold several words; give all runs, and which go on where one was parted.

    Args:
        first: (n,) place of the first character of each run.
        last: (n,) place of the last one.
        owner: (n,) address of the text object that paints it.
        boxes: (2, n, 4) boxes of the first characters as displayed, and of the last ones.
        box_of: gives the boxes of characters by their places.
    """
    is_apart, steps_back = _may_be_apart(first, last, owner, boxes), _may_step_back(boxes)
    is_asked = is_apart | steps_back
    if not any_of(is_asked):
        return first, last, owner, boxes, is_asked
    count = np.where(is_asked, last - first + 1, 1)
    of = np.repeat(np.arange(len(first)), count)
    nth = np.arange(len(of)) - (np.cumsum(count) - count)[of]
    starts, stops = boxes[:, of]
    starts[is_asked[of]] = stops[is_asked[of]] = box_of((first[of] + nth)[is_asked[of]])
    gap, height = starts[1:, 0] - stops[:-1, 2], starts[1:, 3] - starts[1:, 1]
    is_inside = nth[1:] > 0
    is_apart[of[1:][is_inside & (gap <= MIN_GAP * height)]] = False
    begins = nth == 0
    begins[1:] |= is_inside & (is_apart[of[1:]] | (steps_back[of[1:]] & (-gap > STEP * height)))
    at = begins.nonzero()[0]
    end = ends(at, len(of)) - 1
    stop = np.where(is_asked[of], first[of] + nth, last[of])
    return (first[of] + nth)[at], stop[end], owner[of[at]], np.stack((starts[at], stops[end])), nth[at] > 0


def _may_be_apart(first: Indices, last: Indices, owner: NDArray[np.int64], boxes: Floats) -> Bools:
    """Tell which runs may be letters apart: upright, alone in their text object, and beside another object's letters.

    Letters that are spaced wide for looks stand apart on all sides.
    """
    starts, stops = boxes
    height = starts[:, 3] - starts[:, 1]
    rest = last - first
    least = (rest * MIN_GAP + (rest - 1) * MIN_WIDTH) * height
    found: Bools = (rest > 0) & (rest < MOST) & (stops[:, 0] - starts[:, 2] > least)
    found &= np.abs(stops[:, 1] - starts[:, 1]) < NEAR * height
    if not any_of(found):
        return found
    is_other = np.ones(len(found) + 1, dtype=np.bool_)
    is_other[1:-1] = owner[1:] != owner[:-1]
    touches = np.zeros(len(found) + 1, dtype=np.bool_)
    gap = starts[1:, 0] - stops[:-1, 2]
    touches[1:-1] = (gap < NEAR * height[1:]) & (gap > -KERNED * height[1:])
    touches[1:-1] &= np.abs(starts[1:, 1] - stops[:-1, 1]) < NEAR * height[1:]
    return found & is_other[1:] & is_other[:-1] & (touches[1:] | touches[:-1])


def _may_step_back(boxes: Floats) -> Bools:
    """Tell which runs end to the left of where they begin, on the same line."""
    starts, stops = boxes
    return np.asarray((stops[:, 0] < starts[:, 0]) & (stops[:, 1] == starts[:, 1]))
