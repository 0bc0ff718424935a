"""Labels on the left of cards and values on their right: forms that only the alignment of the texts shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import numpy as np

from extractors.pdf.boxes import BoxTuple
from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Floats
from extractors.pdf.tables.drawn.lattice import Lattice
from extractors.pdf.tables.grid import Grid, Place
from extractors.pdf.tables.words.labels import SMALLER
from extractors.pdf.tables.words.segments import SAME_LEFT, Segments, holds

__all__ = ["forms_in_cards"]

FEWEST = 3
"""Values on a page that begin as far from the left of their cards."""

ROWS = 2
"""Labels of most cards, at least: where lines alone tell labels from values fewer are a line's own gap."""

MARGIN = 2.0
"""Points before a column's texts."""

CONFIDENCE = 0.85
"""How sure a form's columns are, which its texts alone tell."""


def forms_in_cards(cards: Iterable[Lattice], segments: Segments) -> list[Grid]:
    """Give the grid of each card's labels and values, which begin at the same two places in all of them.

    A label may run over lines, of which the further ones begin in lower case.

    Args:
        cards: rows of cards, each column of which is one.
        segments: the words of the page, as runs.
    """
    inside = [segments.take(holds(box, segments)) for lattice in cards for box in _columns(lattice)]
    inside = [card for card in inside if len(card)]
    offsets = Counter(round(x / SAME_LEFT) for card in inside for x in _offsets(card))
    place, count = max(offsets.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    if count < FEWEST:
        return []
    made = (_form(card, float(place * SAME_LEFT)) for card in inside)
    grids = [grid for grid in made if grid is not None]
    return grids if sum(len(grid.ys) > ROWS for grid in grids) > len(grids) / 2 else []


def _columns(lattice: Lattice) -> Iterator[BoxTuple]:
    for x0, x1 in zip(lattice.xs[:-1].tolist(), lattice.xs[1:].tolist(), strict=True):
        yield x0, float(lattice.ys[0]), x1, float(lattice.ys[-1])


def _left(card: Segments) -> float:
    return float(card.box[:, 0].min())


def _offsets(card: Segments) -> Iterator[float]:
    """Give how far from the left of a card each text begins that stands beside a label in bold or smaller type."""
    for label, value in _pairs(card):
        yield float(card.box[value, 0] - card.box[label, 0])


def _pairs(card: Segments) -> Iterator[tuple[int, int]]:
    """Give each text at the left that has one text beside it, with that."""
    left, y, heights = _left(card), card.y, card.heights
    for label in (card.box[:, 0] <= left + SAME_LEFT).nonzero()[0].tolist():
        beside = (np.abs(y - y[label]) <= heights / 2).nonzero()[0].tolist()
        if len(beside) == 2:
            value = beside[0] + beside[1] - label
            is_set_off = card.is_bold[label] and not card.is_bold[value]
            if is_set_off or heights[label] <= SMALLER * heights[value]:
                yield label, value


def _form(card: Segments, offset: float) -> Grid | None:
    """Give the grid of the texts from the first pair on that begin where labels or values do."""
    left = _left(card)
    at_left, at_value = _begin(card, left), _begin(card, left + offset)
    starts = [
        min(float(card.box[label, 1]), float(card.box[value, 1]))
        for label, value in _pairs(card)
        if at_value[value]
    ]
    if not starts:
        return None
    top = min(starts)
    below = card.box[:, 3] > top + 1
    others = card.box[below & ~at_left & ~at_value, 1]
    bottom = float(others.min()) if len(others) else float(card.box[:, 3].max()) + 1
    held = below & (card.y < bottom)
    if any_of(held & at_left & (card.box[:, 2] > left + offset)):
        return None
    is_label = held & at_left & np.array([word[:1].isupper() for word in card.first.tolist()])
    ys = [_top(card, label, at_value & held) for label in is_label.nonzero()[0].tolist()]
    if not ys or sorted(ys) != ys:
        return None
    rows = range(len(ys))
    return Grid(
        xs=np.array([left - MARGIN, left + offset - MARGIN, float(card.box[held, 2].max()) + MARGIN]),
        ys=np.array([*ys, float(card.box[held, 3].max()) + 1]),
        places=tuple(Place(row, column) for row in rows for column in (0, 1)),
        confidence=CONFIDENCE,
    )


def _begin(card: Segments, x: float) -> Bools:
    return np.asarray(np.abs(card.box[:, 0] - x) <= SAME_LEFT)


def _top(card: Segments, label: int, is_value: Bools) -> float:
    """Give where the row of a label begins: above it, and above a value that stands beside it."""
    beside: Floats = card.box[is_value & (np.abs(card.y - card.y[label]) <= card.heights / 2), 1]
    return float(min(card.box[label, 1], *beside)) - 0.5
