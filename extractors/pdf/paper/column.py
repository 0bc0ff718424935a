"""A column of running text at a page's side, beside its tables: taken out, so that these are read without it.

Its lines follow each other all the way down, whatever begins and ends on the other side of the gutter.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from extractors.pdf.boxes import middle_y, middles
from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Floats, Indices, Page
from extractors.pdf.stretches import changes, ends, stretches

__all__ = ["is_ruled_across", "part_column"]

FEWEST_WORDS = 24
"""Words of a column."""
FEWEST_LINES = 8
"""Its lines."""
FEWEST_EACH = 3
"""Words of its usual line: dates and names are shorter."""
BIN = 3.0
"""Points: how finely the page is searched for a strip without words."""
MIN_GUTTER = 9.0
"""Points between a column and the rest of the page."""
ACROSS = 5
"""Lines that may run across the strip: titles, running headers and footers."""
WIDEST = 0.45
"""Share of the width of a page's text that a column at its side may take."""
SPACED = 2.5
"""Times the type size: lines of running text stand no further apart; a table's middle-aligned texts do."""
WORD_SPACE = 0.5
"""Times the type size: words of one line stand nearer together; a strip between two of a title is none."""
BREAK = 2.5
"""Times the usual distance of its lines: what stands further apart is not of the column."""
STRIP = 4.0
"""Times the type size: a row of a table, or a header, painted in one piece is no higher."""
TOUCH = 1.0
"""Points: cells of such a row part no further, and are as high."""
WIDER = 1.25
"""Times the usual distance of lines: a row, or a paragraph, may begin below a wider gap."""
MOST_WORDS = 0.85
"""Share of the words at its side of the page that are the column's."""
MOST_HEIGHT = 0.6
"""Of the height of all that stands there, or on the other side: the column is as high. A merged cell is not."""
STEADY = 0.7
"""Share of the column's lines that stand at the usual distance below the one before."""
LONG = 0.7
"""Of the column's width: the median line of running text is at least as long."""
FEW_PARTED = 0.1
"""Share of its lines in which words stand as far apart as a gutter is wide."""
LEVEL = 0.35
"""Of the usual distance of lines: texts whose lines are this near stand level."""
FEWEST_ROWS = 4
"""Rows beside the column that show whether its texts begin where they do."""
TOGETHER = 0.34
"""Share of those rows beside whose start a text of the column begins: by chance; in a table most do."""
SAME_HEIGHT = 0.12
"""Of the usual distance of lines: those of a table stand so nearly at one height."""
MOST_LEVEL = 0.4
"""Share of the lines beside the column that stand so with its own, where hardly a gap shows rows: by chance."""
FEWEST_RULES = 3
"""Rules that end before the column show as well that it is beside the table."""
FEWEST_GAPS = 3
"""Gaps of the column that no line crosses on the other side are those between a table's rows."""
SHORT = 0.25
"""Of the column's width: a line so much shorter than the longest had room for another word."""
ENDS = (".", ":", ";", "?", "!")
"""How the last line of a text ends, unless it had room for another word."""


class _Lines(Struct, frozen=True):
    """Lines of words one below another; parallel arrays from the top."""

    y: Floats
    """Their middles, in points."""
    x0: Floats
    x1: Floats
    begins: Bools
    """Whether a text may begin here: it is no small letter, and the line above ends one."""
    gap: Floats
    """The widest between its words, in points."""

    @property
    def usual(self) -> float:
        """Give the usual distance of lines, in points."""
        return float(np.median(np.diff(self.y))) if len(self.y) > 1 else 0.0


def part_column(page: Page) -> tuple[Page, Page] | None:
    """Part a page from a column of running text at its side; None where there is none.

    Gives the page without it, and one that holds but its words.
    """
    words = page.words
    upright = (words.turn == 0).nonzero()[0]
    if len(upright) < 2 * FEWEST_WORDS or is_ruled_across(page):
        return None
    box = words.box[upright]
    sides = [(upright[_column(box, words.size[upright], *side)], *side) for side in _cuts(page, box)]
    for column, cut, is_right in sorted(sides, key=lambda side: -len(side[0])):
        if _is_beside(page, column, cut, is_right):
            is_own = np.zeros(len(words), dtype=np.bool_)
            is_own[column] = True
            return replace(page, words=words.take(~is_own)), replace(page, words=words.take(is_own))
    return None


def is_ruled_across(page: Page) -> bool:
    """Tell whether several rules run over all of a page's text, as in most tables: nothing stands beside it."""
    if len(page.rules.box) < FEWEST_RULES:
        return False
    box, rules = page.words.box, page.rules.box
    x0, x1 = box[:, 0].min() + MIN_GUTTER, box[:, 2].max() - MIN_GUTTER
    return bool(np.count_nonzero((rules[:, 0] <= x0) & (rules[:, 2] >= x1)) >= FEWEST_RULES)


def _cuts(page: Page, box: Floats) -> Iterator[tuple[float, bool]]:
    """Give where strips stand that part a column from the page, and whether it stands on their right."""
    low, high = float(box[:, 0].min()), float(box[:, 2].max())
    at = np.arange(low, high, BIN)
    across = _across(box, at)
    is_free = (across <= ACROSS) & (_across(page.rules.box[page.rules.is_horizontal], at) < FEWEST_RULES)
    is_free &= _across(page.fills.box, at) < FEWEST_RULES
    strips = [(first, end) for first, end in stretches(is_free) if (end - first) * BIN >= MIN_GUTTER]
    for is_right in (False, True):
        for first, end in reversed(strips) if is_right else strips:
            least = (across[first:end] == across[first:end].min()).nonzero()[0] + first
            cut = float(at[least[-1 if is_right else 0]])
            words = np.count_nonzero(box[:, 0] > cut if is_right else box[:, 2] < cut)
            if words >= FEWEST_WORDS:
                if (high - cut if is_right else cut - low) <= WIDEST * (high - low):
                    yield cut, is_right
                break


def _across(box: Floats, at: Floats) -> Indices:
    """Count the boxes that run over each position."""
    starts, stops = np.sort(box[:, 0]), np.sort(box[:, 2])
    return starts.searchsorted(at, "right") - stops.searchsorted(at, "right")


def _column(box: Floats, size: Floats, cut: float, is_right: bool) -> Indices:
    """Give the words of the lines on one side of a strip that follow each other, as those of one text do.

    They are nearly all that stands there between two lines that run across the strip, and as high as most of what
    stands on the other side; else none are given.
    """
    y = middle_y(box)
    own = (box[:, 0] > cut) if is_right else (box[:, 2] < cut)
    over = np.sort(y[((box[:, 0] < cut) & (box[:, 2] > cut)) | _goes_on_across(box, y, size, cut)])
    part = over.searchsorted(y)
    part[(np.abs(y[:, None] - over) <= size[:, None] / 2).any(axis=1)] = -1
    inside = part == np.bincount(part[own & (part >= 0)], minlength=1).argmax()
    column: Indices = (own & inside).nonzero()[0]
    column = column[np.argsort(y[column], kind="stable")]
    distance = np.diff(y[column])
    steps = distance[distance > size[column[1:]] / 2]
    if len(steps) < FEWEST_LINES - 1 or len(column) < FEWEST_EACH * len(steps):
        return column[:0]
    usual = float(np.median(steps))
    if usual > SPACED * float(np.median(size[column])):
        return column[:0]
    stretch = np.append(0, np.cumsum(distance > BREAK * usual))
    text: Indices = column[stretch == np.bincount(stretch).argmax()]
    is_steady = (np.abs(steps - usual) <= LEVEL / 2 * usual).mean() >= STEADY
    is_most = len(text) >= MOST_WORDS * len(column) and np.ptp(y[text]) >= MOST_HEIGHT * np.ptp(y[inside])
    return text if is_steady and is_most else text[:0]


def _goes_on_across(box: Floats, y: Floats, size: Floats, cut: float) -> Bools:
    """Tell which words at the left of a strip go on right of it, no further off than words of one line are."""
    reach = cut - WORD_SPACE * size
    found = np.zeros(len(box), dtype=np.bool_)
    before = ((box[:, 2] <= cut) & (box[:, 2] >= reach)).nonzero()[0]
    after = ((box[:, 0] >= cut) & (box[:, 0] <= 2 * cut - reach)).nonzero()[0]
    if len(before) and len(after):
        gap = box[after, 0] - box[before, 2][:, None]
        is_level = np.abs(y[after] - y[before][:, None]) <= size[before][:, None] / 2
        found[before] = (is_level & (gap <= WORD_SPACE * size[before][:, None])).any(axis=1)
    return found


def _is_beside(page: Page, column: Indices, cut: float, is_right: bool) -> bool:
    """Tell whether the words on one side of a strip are running text, and the rows on the other begin without them."""
    if len(column) < FEWEST_WORDS:
        return False
    words, own = page.words, _lines(page, column)
    if len(own.y) < FEWEST_LINES or not _is_running(own):
        return False
    x0, y = words.box[:, 0], middle_y(words.box)
    is_other = (words.turn == 0) & ((x0 < cut) == is_right)
    is_other &= (y > own.y[0] - own.usual) & (y < own.y[-1] + own.usual)
    if is_other.sum() < FEWEST_WORDS:
        return False
    others = _lines(page, is_other.nonzero()[0])
    if len(others.y) < FEWEST_ROWS:
        return False
    if _is_painted_across(page, column, is_other):
        return False
    if _rules_beside(page, cut, own, is_right) >= FEWEST_RULES:
        return True
    return _is_crossed(own, others) and _begins_alone(own, others)


def _lines(page: Page, which: Indices) -> _Lines:
    """Set words on lines; heights are of their middles."""
    box, text = page.words.box[which], page.words.text[which]
    y = middle_y(box)
    order = np.argsort(y, kind="stable")
    near = LEVEL * float(np.median(page.words.size[which])) if len(which) else 0.0
    first = changes(np.cumsum(np.append(0, np.diff(y[order]) > near))[: len(order)]).nonzero()[0]
    spans = list(zip(first.tolist(), ends(first, len(order)).tolist(), strict=True))
    lines = [order[a:b][np.argsort(box[order[a:b], 0])] for a, b in spans]
    heights = np.array([y[line].mean() for line in lines])
    x0, x1 = np.array([box[line[0], 0] for line in lines]), np.array([box[line[-1], 2] for line in lines])
    usual = float(np.median(np.diff(heights))) if len(lines) > 1 else 0.0
    begins = [
        not text[line[0]][:1].islower()
        and (
            above is None
            or text[lines[above][-1]].endswith(ENDS)
            or x1.max() - x1[above] > SHORT * (x1.max() - x0.min())
            or heights[above + 1] - heights[above] > WIDER * usual
        )
        for above, line in zip([None, *range(len(lines) - 1)], lines, strict=True)
    ]
    gap = [float((box[line[1:], 0] - box[line[:-1], 2]).max(initial=0.0)) for line in lines]
    return _Lines(heights, x0, x1, np.array(begins, dtype=np.bool_), np.array(gap))


def _is_running(own: _Lines) -> bool:
    """Tell whether most lines are long, and hold one text each."""
    width = own.x1.max() - own.x0.min()
    is_parted = own.gap > MIN_GUTTER
    return bool(is_parted.mean() <= FEW_PARTED and np.median(own.x1 - own.x0) >= LONG * width)


def _rules_beside(page: Page, cut: float, own: _Lines, is_right: bool) -> int:
    """Count the heights at which rules, or fills, end before the column and none is drawn in it."""
    box = np.concatenate([page.rules.box[page.rules.is_horizontal], page.fills.box])
    box = box[(box[:, 1] > own.y[0]) & (box[:, 1] < own.y[-1])]
    is_beside = (box[:, 2] <= cut + MIN_GUTTER) if is_right else (box[:, 0] >= cut - MIN_GUTTER)
    height = np.round(box[:, 1] / own.usual)
    return len(np.setdiff1d(height[is_beside], height[~is_beside]))


def _is_painted_across(page: Page, column: Indices, is_other: Bools) -> bool:
    """Tell whether a strip of colour behind a line or two holds words of the column and others: a table's row."""
    box = page.fills.box
    box = box[box[:, 3] - box[:, 1] <= STRIP * float(np.median(page.words.size[column]))]
    x, y = middles(page.words.box)
    inside = (box[:, :1] < x) & (box[:, 2:3] > x) & (box[:, 1:2] < y) & (box[:, 3:] > y)
    holds_own, holds_other = inside[:, column].any(axis=1), inside[:, is_other].any(axis=1)
    if not any_of(holds_own) or not any_of(holds_other):
        return False
    own, other = box[holds_own][:, None], box[holds_other]
    is_level = np.abs(own[:, :, 1::2] - other[:, 1::2]).max(axis=2) <= TOUCH
    touches = np.minimum(own[:, :, 2], other[:, 2]) >= np.maximum(own[:, :, 0], other[:, 0]) - TOUCH
    return any_of(is_level & touches)


def _is_crossed(own: _Lines, others: _Lines) -> bool:
    """Tell whether lines on the other side stand where the column has gaps: between a table's rows none do."""
    wide = (np.diff(own.y) > WIDER * own.usual).nonzero()[0]
    near = LEVEL * own.usual
    crossed = [any_of((others.y > own.y[n] + near) & (others.y < own.y[n + 1] - near)) for n in wide.tolist()]
    return len(wide) < FEWEST_GAPS or any(crossed)


def _begins_alone(own: _Lines, others: _Lines) -> bool:
    """Tell whether texts of the column begin beside the rows' starts by chance alone; or stand level with lines so."""
    starts = others.y[1:][np.diff(others.y) > WIDER * others.usual]
    if len(starts) < FEWEST_ROWS:
        level = (np.abs(own.y[:, None] - others.y) <= SAME_HEIGHT * own.usual).any(axis=0)
        return bool(level.mean() <= MOST_LEVEL)
    texts = own.y[own.begins]
    together = (np.abs(starts[:, None] - texts) <= LEVEL * own.usual).any(axis=1)
    return bool(together.mean() <= TOGETHER)
