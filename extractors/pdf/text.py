"""Words to lines: the words of a cell, or of a page outside its tables, as lines of type from top to bottom."""

from __future__ import annotations

from statistics import median

import numpy as np
from numpy.typing import NDArray

from extractors.document import Box, Line
from extractors.pdf.baselines import group_lines
from extractors.pdf.page import Words
from extractors.pdf.runs import upright

__all__ = ["to_lines"]


def to_lines(words: Words, which: NDArray[np.integer], page: int) -> tuple[Line, ...]:
    """Set words as lines, top to bottom; sideways text follows as lines of its own, in its own direction.

    Args:
        words: a page's words.
        which: (k,) indices of the words wanted, in any order.
        page: the page's number, for the lines' boxes.
    """
    if not len(which):
        return ()
    turn = words.turn[which]
    turns = np.unique(turn) if turn.any() else [0]
    lines: list[Line] = []
    for direction in turns:
        chosen = which[turn == direction] if len(turns) > 1 else which
        frame = upright(words.box[chosen], words.turn[chosen])
        lines += [_line(words, chosen[line], page) for line in group_lines(frame, words.size[chosen])]
    return tuple(lines)


def _line(words: Words, which: NDArray[np.integer], page: int) -> Line:
    left, top, right, bottom = zip(*words.box[which].tolist(), strict=True)
    return Line(
        text=" ".join(words.text[which].tolist()),
        box=Box(page, min(left), min(top), max(right), max(bottom)),
        size=median(words.size[which].tolist()),
        bold=all(words.bold[which].tolist()),
        struck=any(words.struck[which].tolist()),
        ends_with_space=None if words.space_after is None else bool(words.space_after[which[-1]]),
        marks=(int(words.mark[which[0]]), int(words.mark[which[-1]])),
    )
