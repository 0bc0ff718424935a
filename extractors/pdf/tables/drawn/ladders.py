"""Rules under the first column alone, one below each row's number: they part the rows across the whole table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

import numpy as np

from extractors.pdf.flags import any_of
from extractors.pdf.page import Floats, Rules
from extractors.pdf.tables.drawn.edges import Edges
from extractors.pdf.tables.words.segments import REFERENCE, Segments
from extractors.pdf.tables.words.texts import count_on

__all__ = ["with_whole_rungs"]

FEWEST = 3
"""Rules of one length, one below the other; two do below numbers that follow each other."""

LONGEST = 120.0
"""Points: a longer rule is under more than a number."""

SAME_END = 1.5
"""Points by which the ends of such rules differ."""

TALLEST = 150.0
"""Points from one to the next, at most."""


def with_whole_rungs(horizontal: Edges, rules: Rules, segments: Segments) -> Edges:
    """Give the boundaries with such rules again, as long as the texts of rows reach, and one above the first row.

    Above each stands a number, alone over it and another than above the others, and a text to its right; under that no
    rule does.
    """
    lying = rules.box[rules.is_horizontal]
    for x0, x1, ys in _ladders(lying):
        further = lying[lying[:, 0] > x1 - SAME_END, 1]
        if any_of(np.abs(further[:, None] - ys) <= SAME_END):
            continue
        spans = list(pairwise([ys[0] - TALLEST, *ys]))
        numbers = [_number(segments, x0, x1, *span) for span in spans]
        words = [str(segments.first[at]) if at is not None else "" for at in numbers]
        if not all(words) or len(set(words)) < len(words) or not (len(words) >= FEWEST or count_on(words)):
            continue
        beside = (segments.box[:, 0] > x1) & (segments.y > ys[0] - TALLEST) & (segments.y < ys[-1])
        right = float(segments.box[beside, 2].max())
        top = _top(horizontal, segments, (x0, right), float(segments.box[numbers[0], 1]), ys)
        horizontal = _with_rungs(horizontal, ys if top is None else [top, *ys], x0, right)
    return horizontal


def _ladders(rules: Floats) -> Iterator[tuple[float, float, list[float]]]:
    """Give where rules begin and end, and their heights from the top, where several do at the same places."""
    found: dict[tuple[int, int], list[tuple[float, float, float]]] = defaultdict(list)
    for x0, top, x1, bottom in rules.tolist():
        if x1 - x0 <= LONGEST:
            found[round(x0 / SAME_END), round(x1 / SAME_END)].append(((top + bottom) / 2, x0, x1))
    for rungs in found.values():
        ys = [y for y, _, _ in sorted(rungs)]
        if len(ys) > 1 and all(0 < lower - upper <= TALLEST for upper, lower in pairwise(ys)):
            yield rungs[0][1], rungs[0][2], ys


def _number(segments: Segments, x0: float, x1: float, top: float, bottom: float) -> int | None:
    """Give the number over a rule, beside a text: the lowest text there, and below another rule the only one."""
    is_level = (segments.y > top) & (segments.y < bottom)
    over = (is_level & (segments.x > x0) & (segments.x < x1)).nonzero()[0]
    if not len(over) or not any_of(is_level & (segments.box[:, 0] > x1)):
        return None
    last = int(over[segments.y[over].argmax()])
    is_one = segments.count[last] == 1 and (len(over) == 1 or bottom - top >= TALLEST)
    return last if is_one and REFERENCE.fullmatch(str(segments.first[last])) else None


def _top(
    horizontal: Edges, segments: Segments, sides: tuple[float, float], number: float, ys: Sequence[float]
) -> float | None:
    """Give where the first row begins: with the colour of columns, or as high as rows mostly are; None if unknown.

    Args:
        horizontal: the page's horizontal boundaries.
        segments: the words of the page.
        sides: where the table begins and ends.
        number: the top of the first row's number.
        ys: the rules below the rows.
    """
    is_shade = ~horizontal.is_rule & (horizontal.start > sides[0]) & (horizontal.end <= sides[1] + 1)
    shades = horizontal.at[is_shade & (horizontal.at > ys[0] - TALLEST) & (horizontal.at <= number)]
    top = float(shades.max()) if len(shades) else ys[0] - median(b - a for a, b in pairwise(ys))
    is_between = (segments.box[:, 0] >= sides[0]) & (segments.box[:, 2] <= sides[1] + 1)
    is_cut = is_between & (segments.box[:, 1] < top - 1) & (segments.box[:, 3] > top + 1)
    return None if top > number or any_of(is_cut) else top


def _with_rungs(horizontal: Edges, ys: Sequence[float], start: float, end: float) -> Edges:
    """Give the boundaries with more rules."""
    more = np.ones(len(ys), dtype=bool)
    return Edges(
        np.append(horizontal.at, ys),
        np.append(horizontal.start, start * more),
        np.append(horizontal.end, end * more),
        np.append(horizontal.is_rule, more),
        np.append(horizontal.is_seen, more),
    )
