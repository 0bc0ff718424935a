"""Rows that are boxes of their own, one below the other with paper between, and the boxes of bands among them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

import numpy as np
from msgspec import Struct

from extractors.pdf.boxes import BoxTuple
from extractors.pdf.page import Bools, Floats
from extractors.pdf.tables.drawn.parting import between, is_header
from extractors.pdf.tables.drawn.slivers import PAPER
from extractors.pdf.tables.words.segments import Segments

__all__ = ["cards_together"]

SAME_SIDE = 6.0
"""Points: the sides of boxes below each other, and texts in one column of theirs, begin this near to each other."""

SHARED = 2
"""Texts that begin at the same places in two boxes."""

BAND_LINES = 2
"""Lines of a band."""

FEWEST = 2
"""Rows of a table of boxes, its header with them."""


class _Card(Struct, frozen=True):
    number: int
    """Among the boxes, from 0."""
    box: BoxTuple
    starts: Floats
    """Where the texts of its first line begin."""
    is_band: bool
    is_row: bool
    is_header: bool


def cards_together(boxes: Sequence[BoxTuple], segments: Segments) -> list[list[int]]:
    """Group boxes that are rows of one table with their bands, from the top; each other box is a group of its own.

    A box that begins with a header begins another table, and the bands above it are that table's.

    Args:
        boxes: x0, top, x1, bottom in points.
        segments: the words of the page.
    """
    is_near = _have_neighbours(np.array(boxes))
    cards = [_card(n, boxes[n], segments) for n in is_near.nonzero()[0].tolist()]
    runs: list[list[_Card]] = []
    for card in sorted(cards, key=lambda card: card.box[1]):
        run = next((run for run in reversed(runs) if _goes_on(run, card, segments)), None)
        if run is None:
            runs.append([card])
        else:
            run.append(card)
    groups = [[n] for n in (~is_near).nonzero()[0].tolist()]
    for run, after in zip_longest(runs, runs[1:]):
        count = len(run)
        is_headed = after and _is_right_below(run[-1].box, after[0].box, segments)
        while is_headed and count and run[count - 1].is_band:
            count -= 1
        table, rest = [card.number for card in run[:count]], run[count:]
        is_table = sum(not card.is_band for card in run) >= FEWEST
        groups += [table] if is_table else [[n] for n in table]
        groups += [[card.number] for card in rest]
    return groups


def _have_neighbours(box: Floats) -> Bools:
    """Tell which boxes stand right above or below another one as wide, whatever is between."""
    x0, top, x1, bottom = (box[:, None, side] for side in range(4))
    gap = box[:, 1] - bottom
    is_above = (np.abs(box[:, 0] - x0) <= SAME_SIDE) & (np.abs(box[:, 2] - x1) <= SAME_SIDE)
    is_above &= (gap >= -1) & (gap <= PAPER) & (box[:, 1] > top)
    return np.asarray(is_above.any(axis=0) | is_above.any(axis=1))


def _card(number: int, box: BoxTuple, segments: Segments) -> _Card:
    runs = between(box[1], box[3], box, segments)
    starts = runs.box[runs.is_first.cumsum() == 1, 0]
    is_band = 0 < len(runs.places) <= BAND_LINES and not runs.full_lines
    begins = is_header(runs)
    return _Card(
        number, box, starts, is_band, runs.full_lines > 0 and not begins, runs.full_lines > 0 and begins
    )


def _goes_on(run: Sequence[_Card], card: _Card, segments: Segments) -> bool:
    """Tell whether a box is a row or a band of the table that boxes above it are of."""
    last = run[-1]
    is_cell = (last.is_band or last.is_row or last.is_header) and (card.is_band or card.is_row)
    if not is_cell or not _is_right_below(last.box, card.box, segments):
        return False
    above = next((one.starts for one in reversed(run) if not one.is_band), None)
    return card.is_band or above is None or _share(above, card.starts)


def _is_right_below(above: BoxTuple, below: BoxTuple, segments: Segments) -> bool:
    """Tell whether a box as wide stands below another, with nothing but a strip of paper between."""
    is_as_wide = max(abs(above[0] - below[0]), abs(above[2] - below[2])) <= SAME_SIDE
    gap = below[1] - above[3]
    return is_as_wide and -1 <= gap <= PAPER and not len(between(above[3], below[1], above, segments))


def _share(columns: Floats, starts: Floats) -> bool:
    return int((np.abs(columns[:, None] - starts).min(axis=0) <= SAME_SIDE).sum()) >= SHARED
