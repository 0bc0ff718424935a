"""Rows inside one between rules that a column of references numbers, beside a merged cell of what they serve."""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.pdf.page import Floats
from extractors.pdf.tables.words.segments import Segments
from extractors.pdf.tables.words.texts import Texts, count_on, is_reference, set_texts

__all__ = ["find_numbered"]

LEVEL = 0.3
"""Of a line's height: texts whose tops are this near begin at one height."""

_YEAR = re.compile(r"(?:19|20)\d\d")

FEWEST_BESIDE = 2
"""Texts to the right of a reference that begin with it, at least: the items of a list in one cell have one each."""


def find_numbered(segments: Segments, xs: Floats) -> tuple[int, list[float]]:
    """Give the column whose references number the rows of a piece, and where the rows above the second, third ... end.

    It is the second column or one further right, and holds nothing else; its references count on from the first. All
    texts in and to the right of it must begin level with a reference, or go on in its row; 0 and no heights where there
    is no such column.

    Args:
        segments: the words of the piece.
        xs: the column boundaries in points.
    """
    texts = set_texts(segments, xs)
    for column in range(1, len(xs) - 1 - FEWEST_BESIDE):
        numbers = [i for i in range(len(texts)) if texts.column[i] == column]
        if len(numbers) > 1 and _number_rows(texts, numbers):
            heights = _heights(texts, column, numbers)
            return (column, heights) if heights else (0, [])
    return 0, []


def _number_rows(texts: Texts, numbers: list[int]) -> bool:
    """Tell whether texts are references alone that count on, and no years; "1." over "2" is "1.2" on two lines."""
    are_alone = all(
        texts.count[i] == 1 and is_reference(texts, i) and not _YEAR.fullmatch(texts.first[i])
        for i in numbers
    )
    return are_alone and count_on([texts.first[i] for i in numbers])


def _heights(texts: Texts, column: int, numbers: list[int]) -> list[float]:
    """Give where the rows of these references end, but for the last; nothing where the texts beside do not fit them."""
    near = LEVEL * (texts.bottom[numbers[0]] - texts.top[numbers[0]])
    beside = [i for i in range(len(texts)) if texts.column[i] > column]
    tops = [texts.top[i] - near for i in numbers]
    if any(texts.top[i] < tops[0] for i in beside):
        return []
    for top, end in pairwise([*tops, float("inf")]):
        begun: dict[int, float] = {}
        for i in beside:
            if top <= texts.top[i] < end:
                begun.setdefault(texts.column[i], texts.top[i])
        if len(begun) < FEWEST_BESIDE or any(first > top + 2 * near for first in begun.values()):
            return []
    feet = [max(texts.bottom[i] for i in (*beside, *numbers) if texts.top[i] < top) for top in tops[1:]]
    return [(foot + top + near) / 2 for foot, top in zip(feet, tops[1:], strict=True)]
