"""Numbers of lines in a page's margin, as drafts have them: of each, or of every fifth; no part of what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from extractors.pdf.boxes import middle_x, middle_y
from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Bools, Floats, Indices, Page
from extractors.pdf.stretches import ends

__all__ = ["part_line_numbers"]

FEWEST = 3
"""Numbers in a margin; fewer may number anything."""
FEWEST_OF_EACH = 4
"""The same where each line is numbered, as the rows of a table may be."""
FEWEST_TO_PAGE = 10
"""The same of numbers that stand at even distances down the page, whatever its lines do."""
SAME_SIDE = 1.5
"""Points: the numbers of a column begin, or end, this near to each other."""
SAME_STRIP = 14.0
"""Points by which the middles of the numbers on two pages may differ: they have one to four digits."""
MAX_DIGITS = 5
"""Digits of a line's number."""
HEADER = 3.0
"""Times their type size: as far above the first number a table's header may stand."""
LEVEL = 0.45
"""Times their type size: a number's middle is this near to that of its line."""
MOST_LINES = 0.9
"""Share of the lines that have a number, and of the numbers that have a line, where each line is numbered."""
MID_SENTENCE = 0.1
"""Share of the numbered lines that begin in mid-sentence: the rows of a table, each on one line, do not."""
MOST_STEPS = 0.75
"""Share of the numbers that stand as many lines below the one before as they count."""
SLACK = 0.2
"""Of the lines between two numbers: as many may be more or fewer than they count, and one at least."""
EVENLY = 0.5
"""Points by which the distances of numbers down the page may differ."""
MOST_LEVEL = 0.6
"""Share of those that stand level with a line, at most: by chance; a table's rows all do."""


class _Margin(Struct, frozen=True):
    """The numbers in a page's margin."""

    x: float
    """Of their middles, in points."""
    step: int
    """What each counts more than the one before; 0 for a single one."""
    first: int
    last: int


class _Numbered(Struct, frozen=True):
    """A column of numbers in a margin, and the lines of the text beside it; heights are of middles, in points."""

    step: int
    """What each number counts more than the one before."""
    first: int
    at: Floats
    """(n,): the numbers' heights, in ascending order."""
    size: float
    """Their type size."""
    lines: Floats
    """(k,): the lines' heights from the first number to the last, in ascending order."""
    begins_small: Bools
    """(k,): their first word begins with a small letter."""


def part_line_numbers(pages: Iterable[Page]) -> Iterator[Page]:
    """Take the numbers of lines out of the words of pages that follow each other, into their `furniture`.

    They stand in a column outside all other text and outside what rules and fills draw, and count up evenly: one
    for each line, or one for so many lines as it counts, or at even distances down the page. The numbers of a
    table's rows stand where rows begin, most of which have lines below the first. Where a page had such numbers
    the next one's go on with them, or count anew, however few they are.
    """
    before: _Margin | None = None
    for page in pages:
        numbers = _line_numbers(page, before)
        if numbers is None:
            yield page
            continue
        before = _margin(page, numbers)
        is_number = np.zeros(len(page.words), dtype=np.bool_)
        is_number[numbers] = True
        rest, taken = page.words.take(~is_number), page.words.take(is_number)
        yield replace(page, words=rest, furniture=(*page.furniture, taken))


def _line_numbers(page: Page, before: _Margin | None) -> Indices | None:
    """Give the words that are numbers of a page's lines, from the top; None if there are none."""
    words = page.words
    texts = words.text.tolist()
    digits = [n for n, text in enumerate(texts) if text.isdecimal() and len(text) <= MAX_DIGITS]
    fewest = FEWEST if before is None else 1
    if len(digits) < fewest:  # as on most pages
        return None
    which = np.array(digits, dtype=np.intp)
    which = which[words.turn[which] == 0]
    for column in _outermost(words.box[which], fewest):
        numbers: Indices = which[column]
        numbers = numbers[np.argsort(words.box[numbers, 1], kind="stable")]
        if not _is_in_margin(page, numbers):
            continue
        if _goes_on(before, _margin(page, numbers)) or _are_of_lines(page, numbers):
            return numbers
    return None


def _margin(page: Page, numbers: Indices) -> _Margin:
    box, texts = page.words.box[numbers], page.words.text[numbers]
    step = int(texts[1]) - int(texts[0]) if len(texts) > 1 else 0
    return _Margin(float(middle_x(box).mean()), step, int(texts[0]), int(texts[-1]))


def _goes_on(before: _Margin | None, margin: _Margin) -> bool:
    """Tell whether numbers go on with those of the page before, or count anew as they did."""
    if before is None or margin.step not in (0, before.step) or abs(margin.x - before.x) > SAME_STRIP:
        return False
    return margin.first in (before.step, before.last + before.step)


def _outermost(box: Floats, fewest: int) -> list[Indices]:
    """Give the columns of so many numbers, ranged left or right, furthest to the left and right; the longest first."""
    columns = []
    for side in (0, 2):
        order = box[:, side].argsort(kind="stable")
        at = box[order, side]
        starts = [0, *((at[1:] - at[:-1] > SAME_SIDE).nonzero()[0] + 1).tolist(), len(order)]
        columns += [order[a:b] for a, b in pairwise(starts) if b - a >= fewest]
    columns.sort(key=lambda column: float(middle_x(box[column]).mean()))
    return sorted(columns[:2] + columns[-2:], key=len, reverse=True)


def _is_in_margin(page: Page, numbers: Indices) -> bool:
    """Tell whether numbers count up evenly, in a strip of their own outside all other text, in no table's rules."""
    values = np.array([int(text) for text in page.words.text[numbers]])
    steps = np.diff(values)
    if any_of(steps < 1) or any_of(steps != steps[:1]):
        return False
    box = page.words.box[numbers]
    x0, x1, top, bottom = box[:, 0].min(), box[:, 2].max(), box[0, 1], box[-1, 3]
    top -= HEADER * float(page.words.size[numbers[0]])
    others = np.delete(page.words.box, numbers, axis=0)[np.delete(page.words.turn, numbers) == 0]
    beside = others[(others[:, 3] > top) & (others[:, 1] < bottom)]
    is_alone = bool(len(beside)) and bool(all_of(beside[:, 0] > x1) or all_of(beside[:, 2] < x0))
    return is_alone and not _is_drawn_around(page, (x0 + x1) / 2, top, bottom)


def _is_drawn_around(page: Page, x: float, top: float, bottom: float) -> bool:
    """Tell whether a rule, or the fill of some of the lines, runs over the strip."""
    rules, fills = page.rules.box[page.rules.is_horizontal], page.fills.box
    over = (rules[:, 0] < x) & (rules[:, 2] > x) & (rules[:, 1] > top) & (rules[:, 3] < bottom)
    under = (fills[:, 0] < x) & (fills[:, 2] > x) & (fills[:, 3] > top) & (fills[:, 1] < bottom)
    is_part = fills[:, 3] - fills[:, 1] < (bottom - top) / 2
    return bool(any_of(over) or any_of(under & is_part))


def _numbered(page: Page, numbers: Indices) -> _Numbered:
    words = page.words
    at, size = middle_y(words.box[numbers]), float(np.median(words.size[numbers]))
    others = np.delete(np.arange(len(words)), numbers)
    others = others[words.turn[others] == 0]
    y = middle_y(words.box[others])
    is_beside = (y > at[0] - LEVEL * size) & (y < at[-1] + LEVEL * size)
    others, y = others[is_beside], y[is_beside]
    order = np.argsort(y, kind="stable")
    others, y = others[order], y[order]
    first = (
        np.append(0, (np.diff(y) > LEVEL * size).nonzero()[0] + 1) if len(y) else np.zeros(0, dtype=np.intp)
    )
    spans = list(zip(first.tolist(), ends(first, len(y)).tolist(), strict=True))
    leading = [min(others[a:b].tolist(), key=lambda word: words.box[word, 0]) for a, b in spans]
    return _Numbered(
        step=int(words.text[numbers[1]]) - int(words.text[numbers[0]]),
        first=int(words.text[numbers[0]]),
        at=at,
        size=size,
        lines=np.array([y[a:b].mean() for a, b in spans]),
        begins_small=np.array([words.text[word][:1].islower() for word in leading], dtype=np.bool_),
    )


def _are_of_lines(page: Page, numbers: Indices) -> bool:
    if len(numbers) < FEWEST:
        return False
    numbered = _numbered(page, numbers)
    if not len(numbered.lines):
        return False
    return _number_each(numbered) or _count_lines(numbered) or _stand_evenly(numbered)


def _number_each(numbered: _Numbered) -> bool:
    """Tell whether each line has a number, those too that begin in mid-sentence."""
    apart = np.abs(numbered.lines[:, None] - numbered.at) <= LEVEL * numbered.size
    has_number = apart.any(axis=1)
    return bool(
        numbered.step == 1
        and len(numbered.at) >= FEWEST_OF_EACH
        and has_number.mean() >= MOST_LINES
        and apart.any(axis=0).mean() >= MOST_LINES
        and numbered.begins_small[has_number].mean() >= MID_SENTENCE
    )


def _count_lines(numbered: _Numbered) -> bool:
    """Tell whether from one number to the next there are as many lines as they count."""
    slack = LEVEL * numbered.size
    passed = np.diff(numbered.lines.searchsorted(numbered.at + slack))
    is_so = np.abs(passed - numbered.step) <= max(1.0, SLACK * numbered.step)
    return bool(numbered.step > 2 and numbered.first % numbered.step == 0 and is_so.mean() >= MOST_STEPS)


def _stand_evenly(numbered: _Numbered) -> bool:
    """Tell whether numbers from 1 on stand at even distances down the page, and lines level with them by chance."""
    distances = np.diff(numbered.at)
    level = (np.abs(numbered.lines[:, None] - numbered.at) <= LEVEL * numbered.size / 2).any(axis=0)
    return bool(
        numbered.first == numbered.step == 1
        and len(numbered.at) >= FEWEST_TO_PAGE
        and np.ptp(distances) <= EVENLY
        and level.mean() <= MOST_LEVEL
    )
