"""Cards side by side: blocks of labelled lines in columns of their own, which are read one after the other.

The same labels come again in each column, or each column of a card has a label of its own over its value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from extractors.cards.labels import FACTS, WHAT, field_of
from extractors.pdf.boxes import middle_y
from extractors.pdf.page import Bools, Floats, Words
from extractors.pdf.tables.columns.in_boxes import rows_of_boxes
from extractors.pdf.tables.columns.marks import Mark, label_marks
from extractors.pdf.tables.drawn.edges import Edges
from extractors.pdf.tables.drawn.lattice import Lattice, has_columns, undrawn
from extractors.pdf.tables.words.segments import SAME_LEFT, Segments

__all__ = ["cards_abreast"]

FEWEST = 2
"""Labels of a column, cards or facts."""

FEWEST_ROWS = 3
"""Rows of labels on a page: two may be headers of two tables."""

NARROWEST = 60.0
"""Points between the left sides of two columns, at least."""

MARGIN = 3.0
"""Points before a column's left side that are free."""

OF_TABLES = WHAT | {"ref", "objective_ref", "action_ref"}
"""What a header names, and no label of a card in a row with others: the title says it."""

ALIGNED = 0.8
"""Share of the labels behind the first of a row that begin columns."""

TALLER = 1.2
"""Times the usual height: a text that is as tall is a heading."""

FAR = 3.0
"""Times its height: a text this far below the beginning of a row of cards is of another one."""

APART = 1.5
"""Times as far as lines stand apart: a card begins no nearer below another."""


def cards_abreast(
    words: Words, segments: Segments, all_shown: Sequence[Lattice], horizontal: Edges
) -> list[Lattice]:
    """Find where cards stand side by side: a lattice for each row of cards, each column of which is to be read whole.

    Args:
        words: the page's.
        segments: the same words, as runs.
        all_shown: what rules and fills draw; cells that hold a label each are a form's.
        horizontal: the page's horizontal boundaries.
    """
    marks = label_marks(words)
    if boxes := rows_of_boxes(all_shown, marks, horizontal):
        return boxes
    lefts = _lefts(marks)
    are_abreast = _come_again(marks, lefts)
    if not are_abreast and not _stand_in_rows(marks, lefts, segments):
        return []
    found: list[Lattice] = []
    for zone in _zones(segments, lefts, marks):
        inside = segments.take(zone)
        low, high = inside.box[:, :2].min(axis=0).tolist(), inside.box[:, 2:].max(axis=0).tolist()
        own = [mark for mark in marks if low[1] <= mark.y <= high[1]]
        if any(_parts_labels(shown, own) for shown in all_shown):
            continue
        xs = np.array([min(low[0], lefts[0]) - MARGIN, *(x - MARGIN for x in lefts[1:]), high[0] + MARGIN])
        ys = [low[1] - 1, *_breaks(inside, own, xs, are_abreast=are_abreast), high[1] + 1]
        found += [undrawn(xs, ys[n : n + 2], horizontal) for n in range(len(ys) - 1)]
    return found


def _lefts(marks: Sequence[Mark]) -> list[float]:
    """Give where columns begin that have several labels which come again, from the left."""
    counts = Counter(mark.key for mark in marks)
    often = Counter(round(mark.x / SAME_LEFT) for mark in marks if counts[mark.key] >= FEWEST)
    kept: list[float] = []
    for place, count in sorted(often.items(), key=lambda item: (-item[1], item[0])):
        x = min(mark.x for mark in marks if round(mark.x / SAME_LEFT) == place)
        if count >= FEWEST and all(abs(x - other) >= NARROWEST for other in kept):
            kept.append(x)
    return sorted(kept)


def _of_column(marks: Iterable[Mark], x: float) -> list[Mark]:
    return [mark for mark in marks if abs(mark.x - x) <= SAME_LEFT]


def _come_again(marks: Sequence[Mark], lefts: Sequence[float]) -> bool:
    """Tell whether each of several columns has the same labels of facts."""
    keys = [{mark.key for mark in _of_column(marks, x) if field_of(mark.key) in FACTS} for x in lefts]
    return len(lefts) >= FEWEST and len({field_of(key) for key in set.intersection(*keys)}) >= FEWEST


def _stand_in_rows(marks: Sequence[Mark], lefts: Sequence[float], segments: Segments) -> bool:
    """Tell whether rows of labels come again, each column of which has its own, and none says what is to be done."""
    if len(lefts) < FEWEST:
        return False
    first = [mark for mark in _of_column(marks, lefts[0]) if _is_leftmost(mark, segments)]
    beside = [
        (mark, other)
        for mark in first
        for other in marks
        if other.key != mark.key and other.x > mark.x and abs(other.y - mark.y) <= SAME_LEFT
    ]
    fields = {field_of(one.key) for pair in beside for one in pair}
    if fields & OF_TABLES or len(fields & FACTS) < FEWEST:
        return False
    again = Counter((mark.key, other.key) for mark, other in beside)
    aligned = sum(any(abs(other.x - x) <= SAME_LEFT for x in lefts) for _, other in beside)
    return max(again.values(), default=0) >= FEWEST_ROWS and aligned >= ALIGNED * len(beside)


def _is_leftmost(mark: Mark, segments: Segments) -> bool:
    level = segments.box[np.abs(segments.y - mark.y) <= SAME_LEFT, 0]
    return len(level) > 0 and bool(level.min() >= mark.x - SAME_LEFT)


def _zones(segments: Segments, lefts: Sequence[float], marks: Sequence[Mark]) -> Iterator[Bools]:
    """Give the stretches of lines that leave the strips between columns free, and have labels in several columns."""
    box = segments.box
    crosses = np.zeros(len(box), dtype=bool)
    for x in lefts[1:]:
        crosses |= (box[:, 0] < x - MARGIN) & (box[:, 2] > x - MARGIN)
    is_across = np.zeros(segments.line_count, dtype=bool)
    is_across[segments.line[crosses]] = True
    zone = np.cumsum(is_across)[segments.line]
    for number in np.unique(zone[~is_across[segments.line]]):
        inside = (zone == number) & ~is_across[segments.line]
        top, bottom = box[inside, 1].min(), box[inside, 3].max()
        own = [mark.x for mark in marks if top <= mark.y <= bottom]
        if sum(any(abs(mark - x) <= SAME_LEFT for mark in own) for x in lefts) >= FEWEST:
            yield inside


def _parts_labels(shown: Lattice, marks: Sequence[Mark]) -> bool:
    """Tell whether a grid with columns is drawn whose cells hold single labels."""
    if not has_columns(shown):
        return False
    x0, top, x1, bottom = shown.box
    cells = Counter(
        (int(np.searchsorted(shown.xs, mark.x)), int(np.searchsorted(shown.ys, mark.y)))
        for mark in marks
        if x0 < mark.x < x1 and top < mark.y < bottom
    )
    return bool(cells) and min(cells.values()) < FEWEST


def _breaks(segments: Segments, marks: Sequence[Mark], xs: Floats, *, are_abreast: bool) -> Iterator[float]:
    """Give where a row of cards begins below another: in a wide strip of paper above texts that are no labels."""
    order = np.argsort(segments.box[:, 1], kind="stable")
    top, bottom = segments.box[order, 1], np.maximum.accumulate(segments.box[order, 3])
    gap = top[1:] - bottom[:-1]
    begins = (gap > 0).nonzero()[0]
    above = float(top[0])
    for at in begins[gap[begins] > APART * np.median(gap[begins])].tolist() if len(begins) else ():
        y = float(top[at + 1])
        below = segments.take(segments.box[:, 1] >= y - 1)
        if not any(mark.y > y for mark in marks):  # text beneath all cards
            begins = gap[at] > below.heights[0] and below.box[:, 0].max() < xs[1]
        else:
            begins = any(above <= mark.y < y for mark in marks)
            begins = begins and _begin_cards(below, y, marks, xs, are_abreast=are_abreast)
        if begins:
            yield y - 1
            above = y


def _begin_cards(below: Segments, y: float, marks: Sequence[Mark], xs: Floats, *, are_abreast: bool) -> bool:
    """Tell whether titles, which look alike, begin each column, or a heading the first; in rows that has the title."""
    column = np.searchsorted(xs, below.box[:, 0])
    if column[0] == 1 and below.heights[0] > TALLER * np.median(below.heights):
        return True
    looks = set()
    for number in np.unique(column).tolist():
        at = int((column == number).argmax())
        middle = float(middle_y(below.box[at : at + 1])[0])
        is_label = any(
            abs(mark.y - middle) <= SAME_LEFT and xs[number - 1] <= mark.x < xs[number] for mark in marks
        )
        is_level = below.box[at, 1] - y <= SAME_LEFT
        if is_level:
            looks.add((is_label, bool(below.is_bold[at]), round(float(below.heights[at]))))
        elif are_abreast and below.box[at, 1] - y < FAR * below.heights[at]:
            return False
    return len(looks) == 1 and not next(iter(looks))[0]
