"""Words to lines: the words of cells, or of a page outside its tables, as lines of type from top to bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

import numpy as np

from extractors.document import Box, Line
from extractors.pdf.page import Bools, Floats, Indices, Words
from extractors.pdf.reader.baselines import set_on_lines
from extractors.pdf.reader.runs import upright
from extractors.pdf.stretches import changes, ends

__all__ = ["set_lines", "to_lines"]


def to_lines(words: Words, which: Indices, page: int) -> tuple[Line, ...]:
    """Set words as lines, top to bottom; sideways text follows as lines of its own, in its own direction.

    Args:
        words: a page's words.
        which: (k,) indices of the words wanted, in any order.
        page: the page's number, for the lines' boxes.
    """
    return set_lines(words, which, np.zeros(len(which), dtype=np.intp), [np.inf], page)[0]


def set_lines(
    words: Words, which: Indices, cell: Indices, limits: Sequence[float], page: int
) -> list[tuple[Line, ...]]:
    """Set the words of all cells of a page as lines in one go; see `to_lines`.

    Args:
        words: a page's words.
        which: (k,) indices of the words wanted.
        cell: (k,) the cell that each stands in.
        limits: how far to the right the text of each cell may run, to mark the lines that reach so far.
        page: the page's number.
    """
    found: list[list[Line]] = [[] for _ in limits]
    if not len(which):
        return [() for _ in limits]
    turn = words.turn[which]
    order, line = set_on_lines(upright(words.box[which], turn), words.size[which], cell * 360 + turn)
    start, cell = changes(line).nonzero()[0], cell[order]
    for owner, made in zip(
        cell[start].tolist(), _lines(words, which[order], start, cell, np.array(limits), page), strict=True
    ):
        found[owner].append(made)
    return list(map(tuple, found))


def _lines(
    words: Words, which: Indices, start: Indices, cell: Indices, limits: Floats, page: int
) -> Iterator[Line]:
    """Give the lines of words in order, the first of each line at `start`; see `set_lines`."""
    box, sizes, end = words.box[which], words.size[which], ends(start, len(which))
    text = words.text[which].tolist()
    corners = np.minimum.reduceat(box[:, :2], start), np.maximum.reduceat(box[:, 2:], start)
    outline = np.concatenate(corners, axis=1)
    letters = np.fromiter(map(len, text), np.intp, len(text))
    full = _are_full(outline, letters, start, cell[start], limits)
    space_after = None if words.space_after is None else words.space_after[which[end - 1]].tolist()
    for a, b, sides, size, bold, struck, is_full, space, marks in zip(
        start.tolist(),
        end.tolist(),
        outline.tolist(),
        _sizes(sizes, start, end),
        np.logical_and.reduceat(words.bold[which], start).tolist(),
        np.logical_or.reduceat(words.struck[which], start).tolist(),
        full.tolist(),
        space_after or [None] * len(start),
        zip(words.mark[which[start]].tolist(), words.mark[which[end - 1]].tolist(), strict=True),
        strict=True,
    ):
        yield Line(
            text=" ".join(text[a:b]),
            box=Box(page, *sides),
            size=size,
            bold=bold,
            struck=struck,
            ends_at_edge=is_full,
            ends_with_space=space,
            marks=marks,
        )


def _are_full(outline: Floats, letters: Indices, start: Indices, cell: Indices, limits: Floats) -> Bools:
    """Tell which lines had no room for the first word of the next one, with the space before it."""
    count = np.add.reduceat(letters + 1, start) - 1
    room = (outline[:, 2] - outline[:, 0]) / count * (letters[start] + 1)
    full = np.zeros(len(start), dtype=np.bool_)
    full[:-1] = (cell[1:] == cell[:-1]) & (outline[:-1, 2] + room[1:] > limits[cell[:-1]])
    return full


def _sizes(size: Floats, start: Indices, end: Indices) -> list[float]:
    """Give each line's font size, the median of its words'."""
    low, high = np.minimum.reduceat(size, start), np.maximum.reduceat(size, start)
    sizes: list[float] = low.tolist()
    for index in (low != high).nonzero()[0].tolist():
        sizes[index] = median(size[start[index] : end[index]].tolist())
    return sizes
