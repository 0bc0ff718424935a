"""Text that a shape painted later hides: blacked or whited out, though the file still holds it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from extractors.pdf.boxes import middles
from extractors.pdf.flags import all_of, any_of
from extractors.pdf.reader.painting import painted
from extractors.pdf.reader.paths import Paths
from extractors.pdf.reader.runs import Bools, Floats, Runs
from extractors.pdf.reader.view import View
from extractors.pdf.stretches import changes

__all__ = ["find_covered"]

MIN_SIDE = 5.0
"""Points: thinner shapes hide no text."""
MOST, TOGETHER = 1_500, 64
"""Shapes looked at, the largest ones; and how many are compared at once with all words: few calls, little memory."""
SAME = 24
"""Of 255: pixels of one colour differ by less, also where a bar's edge runs through them."""


def find_covered(page: object, paths: Paths, texts: Sequence[int], runs: Runs, view: View) -> Bools:
    """Tell which runs can't be seen since a shape was painted over them.

    What shape may do so is told by painting order and places. What is seen there is told by painting the page: a
    shape may be translucent, or but darken what lies beneath, as some programs paint shading.

    Args:
        page: PDFium's page.
        paths: what it paints.
        texts: addresses of its text objects, in painting order.
        runs: its text.
        view: how it is displayed.
    """
    found = np.zeros(len(runs.text), dtype=np.bool_)
    shapes, before = _fills_after_text(paths, view)
    if not len(shapes) or not len(found):
        return found
    address = np.array(texts, dtype=np.int64)
    order = np.argsort(address)
    place = np.minimum(address[order].searchsorted(runs.piece), len(order) - 1)
    number = order[place]
    for start in range(0, len(shapes), TOGETHER):
        some = slice(start, start + TOGETHER)
        found |= ((number[:, None] < before[some]) & _lie_under(shapes[some], runs.box)).any(axis=1)
    found &= address[number] == runs.piece
    if any_of(found):
        found[found] = _are_even(page, view.size, runs.box[found])
    return found


def _lie_under(shapes: Floats, boxes: Floats) -> Bools:
    """Tell which boxes, one a row, have their middles in which shapes."""
    x, y = (at[:, None] for at in middles(boxes))
    x0, top, x1, bottom = shapes.T
    return np.asarray((x0 <= x) & (x <= x1) & (top <= y) & (y <= bottom))


def _fills_after_text(
    paths: Paths, view: View
) -> tuple[Floats, np.ndarray[tuple[int, ...], np.dtype[np.int64]]]:
    """Give the boxes of filled shapes that are painted after some text, as displayed, and after how many texts each."""
    none = np.zeros((0, 4)), np.zeros(0, dtype=np.int64)
    if paths.texts_before is None or not len(paths.x):
        return none
    is_later = (paths.fill >= 0) & (paths.texts_before > 0)
    if not any_of(is_later):
        return none
    start = changes(paths.owner).nonzero()[0]
    owner = paths.owner[start]
    low = np.minimum.reduceat(paths.x, start), np.minimum.reduceat(paths.y, start)
    high = np.maximum.reduceat(paths.x, start), np.maximum.reduceat(paths.y, start)
    wide, tall = high[0] - low[0], high[1] - low[1]
    kept = (is_later[owner] & (np.minimum(wide, tall) * view.unit >= MIN_SIDE)).nonzero()[0]
    kept = kept[np.argsort(-(wide * tall)[kept], kind="stable")[:MOST]]
    boxes = view.boxes(low[0][kept], low[1][kept], high[0][kept], high[1][kept])
    return boxes, paths.texts_before[owner[kept]]


def _are_even(page: object, size: tuple[float, float], boxes: Floats) -> Bools:
    """Tell which boxes are painted in one colour: no letter shows in them."""
    image = painted(page, size)
    if image is None:
        return np.zeros(len(boxes), dtype=np.bool_)
    height, width = image.shape[:2]
    corners = np.clip(np.rint(boxes), 0, [width, height, width, height]).astype(int).tolist()
    parts = [image[top:bottom, x0:x1].reshape(-1, 3) for x0, top, x1, bottom in corners]
    return np.array([len(part) > 0 and _is_even(part) for part in parts], dtype=np.bool_)


def _is_even(pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> bool:
    return all_of(np.ptp(pixels.astype(np.int16), axis=0) < SAME)
