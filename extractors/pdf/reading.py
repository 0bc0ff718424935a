"""Reading order: lines and tables from the top, running text column by column, two printed pages one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from extractors.document import Line
from extractors.fragments import Fragment
from extractors.pdf.beside import stand_beside
from extractors.pdf.boxes import middle_x, middles
from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Floats, Indices, Page, Words
from extractors.pdf.table_headings import headings_each
from extractors.pdf.tables.drawn.lattice import Lattice
from extractors.pdf.text import to_lines

__all__ = ["find_fold", "in_reading_order", "lines_in_order"]

MIDDLE = (0.4, 0.6)
"""Share of a page's width between which the fold of two printed pages lies."""

MIN_FOLD = 15.0
"""Points: the narrowest strip that the margins of two printed pages leave free."""

MIN_SIDE = 0.25
"""Share of the words that each of two printed pages has at least; one with less is a margin note."""

MIN_COLUMNS = 3
"""Columns of a table that goes on from one printed page to the other, and is no list beside a list."""

LARGE = 1.3
"""Times the small type of the words outside tables: headings are as large, beside which text may stand."""

SMALL = 0.25
"""Share of the words outside tables that are set in small type, at least: on a page with little text, the larger is
that of its title."""

APART = 12.0
"""Points between a heading and the text beside it, at least."""

Place = tuple[float, float, float, float]
"""What blocks are sorted by: printed page, height, column, height inside the column."""


def in_reading_order(
    page: Page,
    tables: Sequence[Fragment | Line],
    outside: Indices,
    columns: Sequence[Lattice],
    fold: float = np.inf,
) -> tuple[Line | Fragment, ...]:
    """Set the words outside tables as lines and put them in order with the tables.

    Args:
        page: the page.
        tables: the pieces of tables on it.
        outside: indices of the words outside them.
        columns: where running text stands in columns.
        fold: where the fold of two printed pages lies, in points.
    """
    tables, placed = _part_in_columns(tables, columns, fold)
    beside = stand_beside(page, tables, outside, fold)
    for number in sorted(set(beside[beside >= 0].tolist())):
        place = (_side(_left(tables[number]), fold), _top(tables[number]), 1.0)
        lines = to_lines(page.words, outside[beside == number], page.number)
        placed += [((*place, _top(line)), line) for line in lines]
    outside = outside[beside < 0]
    own = headings_each(page, tables, outside) if len(tables) > 1 else {}
    for number, (which, order) in own.items():
        place = (_side(_left(tables[number]), fold), _top(tables[number]), float(order))
        lines = to_lines(page.words, which, page.number)
        placed += [((*place, -1.0), line) for line in lines]
        outside = outside[~np.isin(outside, which)]
    x, y = middles(page.words.box[outside])
    rest = np.ones(len(outside), dtype=bool)
    for text in columns:
        x0, top, x1, bottom = text.box
        inside = rest & (x > x0) & (x < x1) & (y > top) & (y < bottom)
        rest &= ~inside
        column = np.searchsorted(text.xs, x)
        for number in np.unique(column[inside]):
            lines = to_lines(page.words, outside[inside & (column == number)], page.number)
            placed += [((_side(x0, fold), top, float(number), _top(line)), line) for line in lines]
    for is_right in (False, True) if fold < np.inf else (False,):
        placed += _placed(page.words, outside[rest & ((x > fold) == is_right)], page.number, float(is_right))
    for number, table in enumerate(tables):
        order = own[number][1] if number in own else 0
        placed.append(((_side(_left(table), fold), _top(table), float(order), 0.0), table))
    return tuple(block for _, block in sorted(placed, key=lambda item: (item[0], _left(item[1]))))


def _part_in_columns(
    tables: Sequence[Line | Fragment], columns: Sequence[Lattice], fold: float
) -> tuple[list[Line | Fragment], list[tuple[Place, Line | Fragment]]]:
    """Give the tables that stand in no column of running text, and those that do with their places."""
    rest: list[Line | Fragment] = []
    placed: list[tuple[Place, Line | Fragment]] = []
    for table in tables:
        x, y = _left(table), _top(table)
        text = next(
            (text for text in columns if text.xs[0] <= x < text.xs[-1] and text.ys[0] <= y < text.ys[-1]),
            None,
        )
        if text is None:
            rest.append(table)
            continue
        column = float(np.searchsorted(text.xs, x, side="right"))
        placed.append(((_side(text.box[0], fold), text.box[1], column, y), table))
    return rest, placed


def lines_in_order(words: Words, which: Indices, page: int) -> tuple[Line, ...]:
    """Set words as lines from the top; text in small type beside a heading follows it as lines of its own."""
    placed = sorted(_placed(words, which, page), key=lambda item: (item[0], _left(item[1])))
    return tuple(line for _, line in placed)


def _placed(words: Words, which: Indices, page: int, side: float = 0.0) -> Iterator[tuple[Place, Line]]:
    """Give the lines of words with their places: text beside a heading follows it."""
    if not len(which):
        return
    is_large = _is_beside_text(words, which)
    if not any_of(is_large):
        yield from (((side, _top(line), 0.0, 0.0), line) for line in to_lines(words, which, page))
        return
    top = bottom = -np.inf
    spans: list[tuple[float, float]] = []
    for line in to_lines(words, which[is_large], page):
        if line.box is not None:
            top, bottom = (top if line.box.top < bottom + line.size / 2 else line.box.top), line.box.bottom
            spans.append((top, bottom))
            yield (side, top, 0.0, line.box.top), line
    for line in to_lines(words, which[~is_large], page):
        at = next((top for top, bottom in spans if top <= _top(line) < bottom), None)
        yield (side, _top(line) if at is None else at, float(at is not None), _top(line)), line


def _is_beside_text(words: Words, which: Indices) -> Bools:
    """Tell which words are in large type, where text in smaller type stands beside them, apart: they share no lines.

    Beside a title may stand its author, in type that is large too beside that of the text below both.
    """
    size = words.size[which]
    none = np.zeros(len(size), dtype=bool)
    if not len(size) or size.max() < LARGE * size.min():  # as mostly
        return none
    box, is_large = words.box[which], size >= LARGE * np.quantile(size, SMALL)
    large, small = box[is_large, None], box[~is_large]
    is_beside = (large[:, :, 1] < small[:, 3]) & (large[:, :, 3] > small[:, 1])
    apart = np.maximum(small[:, 0] - large[:, :, 2], large[:, :, 0] - small[:, 2])[is_beside]
    if len(apart) and apart.min() < APART:
        return none
    if 0 < np.count_nonzero(is_large) < len(size):
        is_largest = none.copy()
        is_largest[is_large] = _is_beside_text(words, which[is_large])
        if any_of(is_largest):
            return is_largest
    return is_large if len(apart) else none


def find_fold(page: Page, tables: Sequence[Fragment | Line]) -> float:
    """Give where the fold of two printed pages lies; inf on a page of one."""
    if page.width <= page.height or not len(page.words):
        return np.inf
    low, high = MIDDLE[0] * page.width, MIDDLE[1] * page.width
    covered = [page.words.box[:, ::2], _across(page)]
    covered += [np.array([[table.box.x0, table.box.x1]]) for table in tables if table.box]
    strips = _free_strips(np.concatenate(covered), low, high)
    middle = middle_x(page.words.box)
    for start, end in strips:
        left = float((middle < start).mean())
        if MIN_SIDE <= left <= 1 - MIN_SIDE or _has_a_table_each(tables, start):
            return (start + end) / 2
    return np.inf


def _has_a_table_each(tables: Sequence[Fragment | Line], fold: float) -> bool:
    """Tell whether a table stands on each side, with the same columns: the last page of a table may hold a row."""
    shapes: tuple[set[int], set[int]] = (set(), set())
    for table in tables:
        if isinstance(table, Fragment) and table.box and table.column_count >= MIN_COLUMNS:
            shapes[table.box.x0 > fold].add(table.column_count)
    return bool(shapes[0] & shapes[1])


def _across(page: Page) -> Floats:
    return page.rules.box[page.rules.is_horizontal][:, ::2]


def _free_strips(covered: Floats, low: float, high: float) -> list[tuple[float, float]]:
    """Give the parts between `low` and `high` that no extent covers, as wide as a fold."""
    covered = covered[(covered[:, 1] > low) & (covered[:, 0] < high)]
    covered = covered[np.argsort(covered[:, 0], kind="stable")]
    begins = np.maximum.accumulate(np.append(low, covered[:, 1]))
    ends = np.append(covered[:, 0], high)
    wide = (ends - begins >= MIN_FOLD).nonzero()[0]
    return list(zip(begins[wide].tolist(), ends[wide].tolist(), strict=True))


def _side(x: float, fold: float) -> float:
    return float(x > fold)


def _top(block: Line | Fragment) -> float:
    return block.box.top if block.box else 0.0


def _left(block: Line | Fragment) -> float:
    return block.box.x0 if block.box else 0.0
