"""Ticks, crosses and lights that are drawn, pasted as pictures or set as coloured dots: no text, but no decoration."""

from __future__ import annotations

import numpy as np

from extractors.pdf.flags import any_of
from extractors.pdf.page import Fills, Rules, Words
from extractors.pdf.reader.paths import WHITE, Shapes
from extractors.pdf.reader.runs import Bools, Floats

__all__ = ["drawn_marks"]

SIDE = (4.0, 20.0)
"""Points: sides of a mark."""
SQUARE = 0.75
"""Shorter side beside the longer one: filled rectangles that are marks are squares."""
INSET = 1.0
"""Points between a square that is a mark and the edge of what it stands in; the shading of a cell reaches it."""
MAX_CELL = 150.0
"""Points from a mark to the rules around it."""
MAX_MARKS = 60
"""Marks on a page; where there are more they are a chart or map, or letters turned to outlines."""
SAME_COLUMN = 2.0
"""Points by which the middles of marks in one column differ."""
MIN_CHROMA = 0x40
"""Between the strongest and the weakest of red, green and blue: a dot of less colour is a bullet."""
_DOTS = frozenset("•●■⬤◆▲▼")


def drawn_marks(shapes: Shapes, images: Floats, words: Words, rules: Rules) -> int:
    """Count the marks that stand alone in cells of a page's tables.

    Args:
        shapes: what the page's paths show.
        images: (n, 4) boxes of its pictures.
        words: its words.
        rules: its ruling lines, those that strike out or underline text left out.
    """
    if not len(rules.box) and not len(shapes.fills.box):
        return 0
    dots = _coloured_dots(words)
    squares = _squares(shapes.fills, rules)
    found = np.concatenate([_small(shapes.figures), _small(images), squares, words.box[dots]])
    if not 0 < len(found) <= MAX_MARKS:
        return 0
    text = words.box[~dots & (words.turn == 0)]
    alone = [box for box in found.tolist() if not _has_text_beside(box, text, rules)]
    in_row = [_stands_in_a_row(box, text, rules, shapes.fills) for box in alone]
    columns = np.array([(box[0] + box[2]) / 2 for box in alone])[in_row]
    return sum(
        _is_framed(box, rules) or (is_in and _has_peers(box, columns))
        for box, is_in in zip(alone, in_row, strict=True)
    )


def _small(boxes: Floats) -> Floats:
    """Give the boxes that are as large as a letter or a light."""
    if not len(boxes):
        return boxes
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    low, high = SIDE
    is_small = (np.minimum(width, height) >= low / 2) & (np.maximum(width, height) <= high) & (height >= low)
    return np.asarray(boxes[is_small])


def _squares(fills: Fills, rules: Rules) -> Floats:
    """Give the small coloured squares that are no cell's shading: nothing touches them."""
    width, height = fills.box[:, 2] - fills.box[:, 0], fills.box[:, 3] - fills.box[:, 1]
    side = np.maximum(width, height)
    is_square = (fills.colour != WHITE) & (side <= SIDE[1]) & (np.minimum(width, height) >= SQUARE * side)
    squares = _small(fills.box[is_square])
    if not len(squares):
        return squares
    others = np.concatenate([rules.box, fills.box])
    clear = [not _touches(square, others) for square in squares[: MAX_MARKS + 1].tolist()]
    return squares[: len(clear)][clear]


def _touches(square: list[float], others: Floats) -> bool:
    """Tell whether something begins or ends at a square's edge, or runs through it."""
    x0, top, x1, bottom = square
    meets = (
        (others[:, 0] <= x1 + INSET) & (others[:, 2] >= x0 - INSET)
        & (others[:, 1] <= bottom + INSET) & (others[:, 3] >= top - INSET)
    )  # fmt: skip
    holds = (
        (others[:, 0] < x0 - INSET) & (others[:, 2] > x1 + INSET)
        & (others[:, 1] < top - INSET) & (others[:, 3] > bottom + INSET)
    )  # fmt: skip
    same = (np.abs(others - np.array(square)) < 1e-6).all(axis=1)
    return any_of(meets & ~holds & ~same)


def _coloured_dots(words: Words) -> Bools:
    """Tell which words are a dot of a colour, as a red, amber or green light is set with a symbol font."""
    found = np.zeros(len(words), dtype=np.bool_)
    inked = words.colour.nonzero()[0]  # no black, as most are
    if len(inked):
        channels = np.stack([words.colour[inked] >> shift & 0xFF for shift in (16, 8, 0)])
        coloured = inked[np.ptp(channels, axis=0) >= MIN_CHROMA]
        found[coloured] = [text in _DOTS for text in words.text[coloured].tolist()]
    return found


def _has_text_beside(box: list[float], text: Floats, rules: Rules) -> bool:
    """Tell whether text stands at a mark or right beside it, as at a bullet, and no vertical rule between them."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    near = text[(text[:, 1] < y) & (y < text[:, 3]) & (text[:, 0] - SIDE[1] < x) & (x < text[:, 2] + SIDE[1])]
    walls = rules.box[~rules.is_horizontal & (rules.box[:, 1] <= y) & (y <= rules.box[:, 3])]
    walls = (walls[:, 0] + walls[:, 2]) / 2
    return any(not any_of((min(x, x1) < walls) & (walls < max(x, x0))) for x0, _, x1, _ in near)


def _is_framed(box: list[float], rules: Rules) -> bool:
    """Tell whether rules run above, below, left and right of a mark, no farther than a cell is large."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    edges = rules.box[~rules.is_horizontal]
    along = (edges[:, 1] <= y) & (y <= edges[:, 3])
    return _has_lines(box, rules) and all(
        _is_near(away[along]) for away in (x - edges[:, 2], edges[:, 0] - x)
    )


def _has_lines(box: list[float], rules: Rules) -> bool:
    """Tell whether rules run above and below a mark, no farther than a cell is high."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    edges = rules.box[rules.is_horizontal]
    across = (edges[:, 0] <= x) & (x <= edges[:, 2])
    return all(_is_near(away[across]) for away in (y - edges[:, 3], edges[:, 1] - y))


def _is_near(away: Floats) -> bool:
    return any_of((away > 0) & (away < MAX_CELL))


def _stands_in_a_row(box: list[float], text: Floats, rules: Rules, fills: Fills) -> bool:
    """Tell whether text stands at a mark's height, between the same rules or on the same shading."""
    y = (box[1] + box[3]) / 2
    if not any_of((text[:, 1] < y) & (y < text[:, 3])):
        return False
    x0, top, x1, bottom = fills.box.T
    shaded = (x0 < box[0]) & (box[2] < x1) & (top < box[1]) & (box[3] < bottom) & (bottom - top < MAX_CELL)
    return any_of(shaded) or _has_lines(box, rules)


def _has_peers(box: list[float], columns: Floats) -> bool:
    """Tell whether another mark stands in a row at the same place, as in a column of lights."""
    return bool((np.abs(columns - (box[0] + box[2]) / 2) <= SAME_COLUMN).sum() > 1)
