"""What a page's clip paths let through: of text and drawing outside them a reader sees nothing.

A clip is taken as the box around it, so that what is left out is surely unseen; one that is the outline of a frame,
of which another clip leaves a side, as that side. So browsers draw the borders of boxes with rounded corners.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from extractors.pdf.boxes import middles
from extractors.pdf.flags import any_of
from extractors.pdf.reader.native import bind, fill_parts
from extractors.pdf.reader.runs import Bools, Floats, Runs
from extractors.pdf.reader.view import View
from extractors.pdf.stretches import changes

__all__ = ["NONE_CLIPPED", "Clipped", "clipped_texts", "cut_off", "let_through", "read_clips", "with_hidden"]

Indices = NDArray[np.int64]

SLACK = 1.0
"""Points beyond a clip that still count as inside: it often runs through the middle of a cell's border."""
MAX_PATHS = 3
"""Clips inside clips that are looked at, the inmost ones."""
MAX_POINTS = 400
"""Points of a clip path; a longer one is a picture's outline and is passed over."""
OUTLINE_POINTS = 8
"""Points of the outline of a frame that is open at one side; one with a rounded corner has more."""
THICKEST = 3.0
"""Points: the lines of a frame are rules; what is thicker may hold text."""
STRAIGHT = 0.3
"""Of a side of a frame: as much of it is straight between rounded corners."""
LEVEL = 0.1
"""Points by which a line may miss the horizontal or vertical; frames' lines are thicker."""

_NOTHING = (np.inf, np.inf, -np.inf, -np.inf)
_ALL = (-np.inf, -np.inf, np.inf, np.inf)

_clip_path = bind("FPDFPageObj_GetClipPath", "a", "p")
_count_paths = bind("FPDFClipPath_CountPaths", "i", "p")
_count_segments = bind("FPDFClipPath_CountPathSegments", "i", "pi")
_segment = bind("FPDFClipPath_GetPathSegment", "a", "pii")
_point = bind("FPDFPathSegment_GetPoint", "i", "ppp")


class Clipped(Struct, frozen=True):
    """The pieces of text that are clipped: parallel arrays of length k."""

    item: NDArray[np.int64]
    """Address of the text object, in ascending order."""
    box: Floats
    """(k, 4): see `read_clips`."""


NONE_CLIPPED = Clipped(np.zeros(0, dtype=np.int64), np.zeros((0, 4)))


def read_clips(items: Sequence[int], forms: Sequence[int], matrices: Floats) -> Floats | None:
    """Read what the clips of a page's objects let through.

    Args:
        items: their addresses.
        forms: for each the number of the form that it stands in.
        matrices: (k, 6) for each form the matrix that leads from it to the page's user space.

    Returns:
        (n, 4): x0, y0, x1, y1 in user space, x1 < x0 where nothing is let through; None if none is clipped.
    """
    paths = list(map(_clip_path, items))
    counts = np.fromiter(map(_count_paths, paths), np.int64, len(paths))
    which = (counts > 0).nonzero()[0]
    if not len(which):
        return None
    paths = [paths[index] for index in which.tolist()]
    counts, outer = counts[which], matrices[np.array(forms)[which]]
    begins = _begins(paths, counts, outer)
    found: list[int] = []
    lengths: list[int] = []
    owners: list[int] = []
    for index in begins.nonzero()[0].tolist():
        path, count = paths[index], int(counts[index])
        for number in range(max(0, count - MAX_PATHS), count):
            length = _count_segments(path, number)
            if 0 < length <= MAX_POINTS:
                found += map(_segment, repeat(path), repeat(number), range(length))
                lengths.append(length)
                owners.append(index)
    if not found:
        return None
    box = np.tile(_ALL, (len(items), 1))
    box[which] = _boxes(found, np.array(lengths), np.array(owners), outer)[begins][np.cumsum(begins) - 1]
    return box


def _begins(paths: list[int], counts: Indices, outer: Floats) -> Bools:
    """Tell which of the clipped objects have another clip than the one before: mostly many share one."""
    corners = [
        _segment(path, number, corner)
        for path, count in zip(paths, counts.tolist(), strict=True)
        for number in (0, count - 1)
        for corner in (0, 2)
    ]
    place = np.zeros((len(corners), 2), dtype=np.float32)
    fill_parts(_point, corners, place, 2)
    look = np.column_stack([place.reshape(len(paths), -1), counts, outer])
    begins = np.ones(len(paths), dtype=np.bool_)
    begins[1:] = (look[1:] != look[:-1]).any(axis=1)
    return begins


def _boxes(points: list[int], lengths: Indices, owners: Indices, outer: Floats) -> Floats:
    """Give what the boxes around each object's clip paths have in common."""
    place = np.zeros((len(points), 2), dtype=np.float32)
    fill_parts(_point, points, place, 2)
    a, b, c, d, e, f = outer[np.repeat(owners, lengths)].T
    x, y = place.astype(np.float64).T
    spots = np.stack([a * x + c * y + e, b * x + d * y + f], axis=1)
    start = np.cumsum(lengths) - lengths
    first = changes(owners).nonzero()[0]
    each = np.hstack((np.minimum.reduceat(spots, start), np.maximum.reduceat(spots, start)))
    box = np.tile(_ALL, (len(outer), 1))
    box[owners[first], :2] = np.maximum.reduceat(each[:, :2], first)
    box[owners[first], 2:] = np.minimum.reduceat(each[:, 2:], first)
    is_long = lengths >= OUTLINE_POINTS
    if any_of(is_long):
        is_at = np.abs(box[owners] - each) <= SLACK
        is_strip = is_long & ((is_at[:, :2] != is_at[:, 2:]).sum(axis=1) == 1)
        for n in is_strip.nonzero()[0].tolist():
            box[owners[n]] = _side(box[owners[n]], each[n], spots[start[n] : start[n] + lengths[n]])
    return box


def _side(strip: Floats, around: Floats, outline: Floats) -> Floats:
    """Cut the strip along one side of a shape to the side of a frame, where the shape is one, without the corners."""
    is_at = np.abs(strip - around) <= SLACK
    axis = int((is_at[:2] != is_at[2:]).argmax())
    corner = axis if is_at[axis] else axis + 2
    step = np.abs(np.diff(outline, axis=0))
    length = around[3 - axis] - around[1 - axis]
    is_along = (step[:, axis] <= LEVEL) & (step[:, 1 - axis] >= STRAIGHT * length)
    inner = outline[:-1, axis][is_along]
    inner = inner[np.abs(inner - around[corner]) > LEVEL]
    if not len(inner):
        return strip
    nearest = inner[np.abs(inner - around[corner]).argmin()]
    if np.abs(nearest - around[corner]) > THICKEST:
        return strip
    cut = strip.copy()
    cut[axis + 2 if corner == axis else axis] = nearest
    return cut


def clipped_texts(items: Sequence[int], box: Floats) -> Clipped:
    """Give the clipped ones of a page's text objects, for `let_through`."""
    which = np.isfinite(box).any(axis=1)
    item = np.array(items, dtype=np.int64)[which]
    order = np.argsort(item)
    return Clipped(item[order], box[which][order])


def with_hidden(clipped: Clipped, items: Sequence[int]) -> Clipped:
    """Add text objects of which nothing is let through, by their addresses."""
    item = np.concatenate([clipped.item, np.array(items, dtype=np.int64)])
    box = np.concatenate([clipped.box, np.tile(_NOTHING, (len(items), 1))])
    order = np.argsort(item)
    return Clipped(item[order], box[order])


def let_through(runs: Runs, clipped: Clipped, view: View) -> Bools:
    """Tell which runs their clips let a reader see: their middle lies inside."""
    seen = np.ones(len(runs.text), dtype=np.bool_)
    if not len(clipped.item):
        return seen
    at = np.minimum(clipped.item.searchsorted(runs.piece), len(clipped.item) - 1)
    which = (clipped.item[at] == runs.piece).nonzero()[0]
    x0, top, x1, bottom = _displayed(clipped.box[at[which]], view).T
    x, y = middles(runs.box[which])
    seen[which] = (x0 - SLACK <= x) & (x <= x1 + SLACK) & (top - SLACK <= y) & (y <= bottom + SLACK)
    return seen


def cut_off(boxes: Floats, clips: Floats, view: View) -> tuple[Floats, Bools]:
    """Cut boxes as displayed, (n, 4), to what their clips, (n, 4) in user space, let through.

    Returns:
        The boxes, and of which of them anything is left.
    """
    limits = _displayed(clips, view)
    low, high = limits[:, :2], limits[:, 2:]
    left = ((boxes[:, :2] <= high + SLACK) & (boxes[:, 2:] >= low - SLACK) & (low <= high)).all(axis=1)
    cut = boxes.copy()
    cut[:, :2] = np.where(boxes[:, :2] < low - SLACK, low, boxes[:, :2])
    cut[:, 2:] = np.where(boxes[:, 2:] > high + SLACK, high, boxes[:, 2:])
    return cut, np.asarray(left)


def _displayed(box: Floats, view: View) -> Floats:
    """Give boxes as displayed; those that let nothing through stay so."""
    shown = view.boxes(*box.T)
    shown[(box[:, :2] > box[:, 2:]).any(axis=1)] = _NOTHING
    return shown
