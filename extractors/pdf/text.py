"""Words to lines: the words of a cell, or of a page outside its tables, as lines of type from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from statistics import median

import numpy as np
from numpy.typing import NDArray

from extractors.document import Box, Line
from extractors.pdf.baselines import Standing, group_lines, standing
from extractors.pdf.page import Words
from extractors.pdf.runs import upright

__all__ = ["PlainWords", "plain_words", "set_lines", "to_lines"]

Sides = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PlainWords:
    """A page's words as plain lists: a cell holds a dozen of them, where arrays cost more than they save."""

    page: int
    stand: Standing
    text: list[str]
    box: list[list[float]]
    bold: list[bool]
    struck: list[bool]
    turn: list[int]
    turns: list[int]
    """The directions there are, in order."""
    mark: list[int]
    space_after: list[bool] | None


def plain_words(words: Words, page: int) -> PlainWords:
    """Give a page's words as plain lists, for the setting of lines cell by cell."""
    return PlainWords(
        page=page,
        stand=standing(upright(words.box, words.turn), words.size),
        text=words.text.tolist(),
        box=words.box.tolist(),
        bold=words.bold.tolist(),
        struck=words.struck.tolist(),
        turn=words.turn.tolist(),
        turns=np.unique(words.turn).tolist() if words.turn.any() else [0],
        mark=words.mark.tolist(),
        space_after=None if words.space_after is None else words.space_after.tolist(),
    )


def to_lines(words: Words, which: NDArray[np.integer], page: int) -> tuple[Line, ...]:
    """Set words as lines, top to bottom; sideways text follows as lines of its own, in its own direction.

    Args:
        words: a page's words.
        which: (k,) indices of the words wanted, in any order.
        page: the page's number, for the lines' boxes.
    """
    return set_lines(plain_words(words, page), which.tolist())


def set_lines(words: PlainWords, which: Sequence[int], limit: float = inf) -> tuple[Line, ...]:
    """Set some of a page's words as lines; see `to_lines`.

    Args:
        words: a page's words.
        which: those wanted.
        limit: how far to the right text may run, to mark the lines that reach so far.
    """
    groups: list[list[int]] = []
    for turn in words.turns if which else ():
        chosen = which if len(words.turns) == 1 else [index for index in which if words.turn[index] == turn]
        groups += group_lines(words.stand, chosen)
    texts = [" ".join([words.text[index] for index in group]) for group in groups]
    boxes = [_outline([words.box[index] for index in group]) for group in groups]
    full = [
        here[2] + _room(below, text) > limit
        for here, below, text in zip(boxes, boxes[1:], texts[1:], strict=False)
    ]
    return tuple(map(_line, [words] * len(groups), groups, texts, boxes, [*full, False]))


def _outline(boxes: list[list[float]]) -> Sides:
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _room(box: Sides, text: str) -> float:
    """Give the width that a line's first word takes at the end of the line above it, with the space before it."""
    return (box[2] - box[0]) / len(text) * (len(text.split(" ", 1)[0]) + 1)


def _line(words: PlainWords, which: list[int], text: str, box: Sides, ends_at_edge: bool) -> Line:
    return Line(
        text=text,
        box=Box(words.page, *box),
        size=median([words.stand.size[index] for index in which]),
        bold=all(map(words.bold.__getitem__, which)),
        struck=any(map(words.struck.__getitem__, which)),
        ends_at_edge=ends_at_edge,
        ends_with_space=None if words.space_after is None else words.space_after[which[-1]],
        marks=(words.mark[which[0]], words.mark[which[-1]]),
    )
