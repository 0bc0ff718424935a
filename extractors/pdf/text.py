"""Words to lines: the words of a cell, or of a page outside its tables, as lines of type from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from extractors.document import Box, Line
from extractors.pdf.page import Words
from extractors.pdf.runs import upright

__all__ = ["to_lines"]

Indices = NDArray[np.intp]
Floats = NDArray[np.float64]

MIN_OVERLAP = 0.5
"""Of the lower box's height: words that overlap so much in height stand on one line (also a superscript)."""


def to_lines(words: Words, which: NDArray[np.integer], page: int) -> tuple[Line, ...]:
    """Set words as lines, top to bottom; sideways text follows as lines of its own.

    Args:
        words: a page's words.
        which: (k,) indices of the words wanted, in any order.
        page: the page's number, for the lines' boxes.
    """
    lines: list[Line] = []
    chosen = np.asarray(which, dtype=np.intp)
    for turn in (0, 90, 180, 270):
        turned = chosen[words.turn[chosen] == turn]
        if len(turned):
            lines += [_line(words, indices, page) for indices in _rows(words, turned)]
    return tuple(lines)


def _rows(words: Words, which: Indices) -> Iterator[Indices]:
    """Group words of one direction by line: a word joins the line whose height it shares."""
    frame = upright(words.box[which], words.turn[which])
    order = np.argsort((frame[:, 1] + frame[:, 3]) / 2, kind="stable")
    row: list[int] = []
    top = bottom = 0.0
    for i in order:
        shared = min(bottom, frame[i, 3]) - max(top, frame[i, 1])
        if row and shared < MIN_OVERLAP * min(bottom - top, frame[i, 3] - frame[i, 1]):
            yield _left_to_right(which, frame, row)
            row = []
        if not row or frame[i, 3] - frame[i, 1] > bottom - top:
            top, bottom = frame[i, 1], frame[i, 3]
        row.append(int(i))
    if row:
        yield _left_to_right(which, frame, row)


def _left_to_right(which: Indices, frame: Floats, row: list[int]) -> Indices:
    indices = np.array(row)
    chosen: Indices = which[indices[np.argsort(frame[indices, 0], kind="stable")]]
    return chosen


def _line(words: Words, which: Indices, page: int) -> Line:
    box = words.box[which]
    x0, top = box[:, :2].min(axis=0).tolist()
    x1, bottom = box[:, 2:].max(axis=0).tolist()
    return Line(
        text=" ".join(words.text[which]),
        box=Box(page, x0, top, x1, bottom),
        size=float(np.median(words.size[which])),
        bold=bool(words.bold[which].all()),
        struck=bool(words.struck[which].any()),
        ends_with_space=None if words.space_after is None else bool(words.space_after[which[-1]]),
    )
