"""Bullets that are drawn, not typed: browsers and design programs set a list's dots as small shapes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.page import Words
from extractors.pdf.reader.paths import Shapes
from extractors.pdf.reader.runs import Bools, Floats
from extractors.pdf.reader.symbols import BULLET

__all__ = ["with_bullets"]

SIDE = (0.15, 0.6)
"""Of the font size: sides of a bullet; a larger shape is a mark or a light of its own."""
SQUARE = 0.75
"""Shorter side beside the longer one: bullets are dots, squares and rings."""
GAP = (0.1, 2.0)
"""Of the font size: from a bullet to its text."""
BEFORE = 0.5
"""Of the font size: from text on the same line to a bullet, at least."""
MAX_MARKS = 1000
"""Small shapes on a page; where there are more they are a map or a picture."""
HEIGHT = (0.25, 0.8)
"""Of the line's height, from its top: where a bullet's middle stands."""


def with_bullets(words: Words, shapes: Shapes) -> Words:
    """Give the words with "•" before each text that a small shape stands in front of, as a word of its own."""
    if not len(words):
        return words
    marks = _small(shapes, words)
    if not 0 < len(marks) <= MAX_MARKS:
        return words
    word, mark = np.nonzero(_labels(words, marks))
    if not len(word):
        return words
    nearest = np.lexsort((words.box[word, 0], mark))
    first = nearest[np.unique(mark[nearest], return_index=True)[1]]
    word, which = np.unique(word[first], return_index=True)
    return _inserted(words, word, marks[mark[first][which]])


def _small(shapes: Shapes, words: Words) -> Floats:
    """Give the boxes of what may be a bullet of some word by its shape alone."""
    boxes = np.concatenate([shapes.figures, shapes.rules.box, shapes.fills.box])
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    side = np.maximum(width, height)
    is_small = (side >= SIDE[0] * words.size.min()) & (side <= SIDE[1] * words.size.max()) & (side > 0)
    return np.asarray(boxes[is_small & (np.minimum(width, height) >= SQUARE * side)])


def _labels(words: Words, marks: Floats) -> Bools:
    """Tell for each word (rows) and each mark (columns) whether the mark is its bullet."""
    size = np.maximum(words.size, 1.0)[:, None]
    x0, top, x1, bottom = words.box.T[:, :, None]
    side = np.maximum(marks[:, 2] - marks[:, 0], marks[:, 3] - marks[:, 1])
    middle = (marks[:, 1] + marks[:, 3]) / 2
    share = (middle - top) / np.maximum(bottom - top, 1.0)
    gap = x0 - marks[:, 2]
    found = (words.turn == 0)[:, None] & (side >= SIDE[0] * size) & (side <= SIDE[1] * size)
    found &= (share >= HEIGHT[0]) & (share <= HEIGHT[1]) & (gap >= GAP[0] * size) & (gap <= GAP[1] * size)
    candidates = found.any(axis=0).nonzero()[0]
    on_line = (middle[candidates] > top) & (middle[candidates] < bottom)
    between = on_line & (x0 < marks[candidates, 2]) & (x1 > marks[candidates, 0] - BEFORE * size)
    found[:, candidates[between.any(axis=0)]] = False
    return np.asarray(found)


def _inserted(words: Words, at: NDArray[np.intp], marks: Floats) -> Words:
    """Put a bullet before each of the words `at`, of its size and colour."""
    box = np.column_stack((marks[:, 0], words.box[at, 1], marks[:, 2], words.box[at, 3]))
    after = words.space_after
    return Words(
        text=np.insert(words.text, at, BULLET),
        box=np.insert(words.box, at, box, axis=0),
        size=np.insert(words.size, at, words.size[at]),
        bold=np.insert(words.bold, at, words.bold[at]),
        struck=np.insert(words.struck, at, values=False),
        colour=np.insert(words.colour, at, words.colour[at]),
        turn=np.insert(words.turn, at, words.turn[at]),
        mark=np.insert(words.mark, at, words.mark[at]),
        space_after=None if after is None else np.insert(after, at, values=True),
        track=None if words.track is None else np.insert(words.track, at, 0.0),
    )
