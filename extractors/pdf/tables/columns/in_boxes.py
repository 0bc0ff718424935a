"""Cards in boxes side by side: frames, or fills, of one width in rows, which hold the same labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from extractors.cards.labels import FACTS, field_of
from extractors.pdf.boxes import BoxTuple
from extractors.pdf.tables.columns.marks import Mark
from extractors.pdf.tables.drawn.edges import Edges
from extractors.pdf.tables.drawn.lattice import Lattice, is_frame, undrawn

__all__ = ["rows_of_boxes"]

SAME_SIDE = 3.0
"""Points by which the widths of boxes differ, or the tops of those side by side, at most."""

FEWEST = 2
"""Boxes side by side."""

MOST = 0.5
"""Share of the boxes that hold one label: it comes again in more."""


def rows_of_boxes(all_shown: Iterable[Lattice], marks: Sequence[Mark], horizontal: Edges) -> list[Lattice]:
    """Find rows of boxes with a card each: a lattice for each row, each column of which is to be read whole.

    Nothing parts a box. One alone, as below the others, stands in their columns.
    """
    rows = _rows([shown.box for shown in all_shown if is_frame(shown)])
    full = [box for row in rows if len(row) >= FEWEST for box in row]
    rows = [row for row in rows if len(row) >= FEWEST or any(_stands_below(row[0], box) for box in full)]
    held = [{mark.key for mark in marks if _holds(box, mark)} for row in rows for box in row]
    counts = Counter(key for keys in held for key in keys if field_of(key) in FACTS)
    if max(counts.values(), default=0) <= MOST * len(held):
        return []
    return [_lattice(row, horizontal) for row in rows]


def _rows(boxes: Sequence[BoxTuple]) -> list[list[BoxTuple]]:
    """Give boxes of one width whose tops are level, from the left; from the top."""
    rows: list[list[BoxTuple]] = []
    for box in sorted(boxes, key=lambda box: box[1]):
        row = next((row for row in rows if _stands_beside(box, row[0])), None)
        if row is None:
            rows.append([box])
        else:
            row.append(box)
    return [sorted(row) for row in rows]


def _stands_beside(box: BoxTuple, other: BoxTuple) -> bool:
    is_apart = box[0] >= other[2] or box[2] <= other[0]
    return (
        is_apart
        and abs(box[1] - other[1]) <= SAME_SIDE
        and abs(box[2] - box[0] - other[2] + other[0]) <= SAME_SIDE
    )


def _stands_below(box: BoxTuple, above: BoxTuple) -> bool:
    return max(abs(box[0] - above[0]), abs(box[2] - above[2])) <= SAME_SIDE


def _holds(box: BoxTuple, mark: Mark) -> bool:
    return box[0] <= mark.x <= box[2] and box[1] <= mark.y <= box[3]


def _lattice(row: Sequence[BoxTuple], horizontal: Edges) -> Lattice:
    xs = np.array([row[0][0], *((a[2] + b[0]) / 2 for a, b in pairwise(row)), row[-1][2]])
    return undrawn(xs, [min(box[1] for box in row), max(box[3] for box in row)], horizontal)
