"""Text that is neither level nor upright: headings of narrow columns, read as if they were level; and watermarks.

A heading set aslant points with its lower end to its column. It is laid level there, on the line of the headings
beside it that are level, as wide as its words need to stay apart: so it keeps to its column, however long it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf
from operator import itemgetter
from statistics import median

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from extractors.document import Issue
from extractors.pdf.flags import any_of
from extractors.pdf.page import Rules
from extractors.pdf.reader.runs import ASCENT, DESCENT, Bools, Floats, Runs
from extractors.pdf.reader.visible import MAX_VALUE
from extractors.pdf.stretches import joined

__all__ = ["NOTHING_LAID", "Slope", "are_stamps", "lay_level", "slanted_issues", "with_row_drawn"]

STAMP = 1.5
"""Times the usual type size: larger text that stands aslant is a stamp or a watermark."""
FEWEST = 2
"""Headings side by side; a text alone may be anything."""
MOST = 500
"""Runs aslant of a page that are looked at: more are a drawing's, and each is compared with each."""
LETTER = 0.5
"""Of the font size: how wide the last letter of a run is, about."""
SAME_SLOPE = 0.03
"""By how much the directions of one table's headings differ, as sines."""
SAME_LINE, NEXT, LEADING = 0.3, 1.5, 1.4
"""Of the font size: how far baselines of one line differ, how far apart its words stand, and the lines of a heading."""
SAME_FOOT = 1.2
"""Of the font size: how far the lower ends of one row's headings differ in height."""
BELOW = 4.0
"""Of the font size: how far below headings the table's first row begins, at most."""
ON_LINE, HIGHER = 0.6, 1.0
"""Of the font size: how much lower, and higher, than the lower ends the line of level headings between them stands."""
MOST_LINES = 6
"""Of a row of headings: what is higher are those of several tables."""
AT_RULE = 3.0
"""Points: rules that meet end this near to each other."""
WORD, SPACE = 0.3, 0.2
"""Of the font size: how wide words and their spaces are when they are laid level."""


NOTHING_LAID = np.empty((0, 4))
"""No heading stood aslant."""


class Slope(Struct, frozen=True):
    """Where runs that stand aslant begin and end on their baselines, as displayed."""

    start: Floats
    """(n, 2): x and y where the first letter begins."""
    last: Floats
    """(n, 2): the same of the last letter."""
    along: Floats
    """(n, 2): the direction in which they read, of length 1."""


class _Line(Struct, frozen=True):
    """A line of text that stands aslant."""

    members: list[int]
    """Places of its runs among those aslant, as they are read."""
    size: float
    along: tuple[float, float]
    down: float
    """How far it stands in the direction that a second line of its heading would."""
    extent: tuple[float, float]
    """Where it begins and ends in the direction that it reads in."""
    ends: tuple[tuple[float, float], tuple[float, float]]
    """The upper and the lower end of the middle between its letters' heads and feet."""


class _Heading(Struct, frozen=True):
    """Lines that are one heading, from the first."""

    lines: list[_Line]

    @property
    def foot(self) -> tuple[float, float]:
        """Its lower end, in the middle between its lines."""
        feet = [line.ends[1] for line in self.lines]
        return sum(x for x, _ in feet) / len(feet), max(y for _, y in feet)

    @property
    def size(self) -> float:
        """The font size of its first line, in points."""
        return self.lines[0].size

    def is_beside(self, other: _Heading) -> bool:
        """Tell whether another heading, or this one, runs in the same direction and overlaps it in height."""
        tops, feet = zip(
            *((min(y.ends[0][1] for y in one.lines), one.foot[1]) for one in (self, other)), strict=True
        )
        is_parallel = abs(self.lines[0].along[1] - other.lines[0].along[1]) <= SAME_SLOPE
        return is_parallel and max(tops) < min(feet)


def lay_level(runs: Runs, slope: Slope) -> tuple[Runs, Floats]:
    """Lay the headings of columns level among runs of which some stand aslant; the others stay as they are.

    Gives the runs, and the boxes of those laid level, (n, 4).

    Args:
        runs: those of a page.
        slope: of the runs that stand aslant, in their order.
    """
    which = runs.is_aslant.nonzero()[0]
    if not FEWEST <= len(which) <= MOST:
        return runs, NOTHING_LAID
    level = runs.box[~runs.is_aslant & (runs.turn == 0)]
    all_headings = _headings(_lines(slope, runs.size[which]))
    places = [_place(one, all_headings, level) for one in all_headings]
    if not any(places):
        return runs, NOTHING_LAID
    box, turn, is_aslant = runs.box.copy(), runs.turn.copy(), runs.is_aslant.copy()
    for heading, place in zip(all_headings, places, strict=True):
        if place is None:
            continue
        middle, bottom = place
        for line in reversed(heading.lines):
            at = which[line.members]
            begins = np.insert(runs.spaced[at][1:], 0, False).cumsum()
            box[at, 0] = middle - WORD * line.size + begins * (WORD + SPACE) * line.size
            box[at, 2] = box[at, 0] + WORD * line.size
            box[at, 1], box[at, 3] = bottom - (ASCENT + DESCENT) * line.size, bottom
            turn[at], is_aslant[at] = 0, False
            bottom -= LEADING * line.size
    laid = replace(runs, box=box, turn=turn, is_aslant=is_aslant)
    return laid, box[runs.is_aslant & ~is_aslant]


def with_row_drawn(rules: Rules, laid: Floats, runs: Runs) -> Rules:
    """Give a page's rules with those of the row of headings laid level, if rules stand between the columns beneath.

    Args:
        rules: as drawn.
        laid: boxes of the headings.
        runs: the page's text.
    """
    height = float(np.median(laid[:, 3] - laid[:, 1]))
    top, foot = float(laid[:, 1].min()), float(laid[:, 3].max())
    if foot - top > MOST_LINES * height:
        return rules
    box = runs.box[~runs.is_aslant & (runs.turn == 0)]
    top = float(box[(box[:, 3] > top) & (box[:, 1] < top), 1].min(initial=top)) - AT_RULE
    is_under = rules.is_horizontal & (
        np.abs(rules.box[:, 1] - foot - BELOW * height / 2) < BELOW * height / 2 + AT_RULE
    )
    is_under &= (rules.box[:, 0] < laid[:, 2].max()) & (rules.box[:, 2] > laid[:, 0].min())
    if not any_of(is_under):
        return rules
    under = rules.box[is_under]
    first = under[:, 1].min()
    under = under[under[:, 1] < first + AT_RULE]
    beneath = ~rules.is_horizontal & (np.abs(rules.box[:, 1] - first) <= AT_RULE)
    is_drawn = ~rules.is_horizontal & (rules.box[:, 1] < foot - height) & (rules.box[:, 3] > foot)
    if not any_of(beneath) or any_of(is_drawn):
        return rules
    up = rules.box[beneath] * np.array([1, 0, 1, 0]) + np.array([0, top, 0, first])
    new = np.concatenate([under + np.array([0, top - first, 0, top - first]), up])
    return Rules(
        box=np.concatenate([rules.box, new]),
        is_horizontal=np.concatenate([rules.is_horizontal, np.arange(len(new)) < len(under)]),
        colour=np.concatenate([rules.colour, np.zeros(len(new), dtype=rules.colour.dtype)]),
    )


def _lines(slope: Slope, size: Floats) -> list[_Line]:
    """Set runs that stand aslant on lines."""
    along = slope.along
    end = slope.last + LETTER * size[:, None] * along
    down = slope.start[:, 1] * along[:, 0] - slope.start[:, 0] * along[:, 1]
    first, last = (slope.start * along).sum(axis=1), (end * along).sum(axis=1)
    gap = np.maximum(first, first[:, None]) - np.minimum(last, last[:, None])
    near = (gap <= NEXT * size) & (np.abs(down - down[:, None]) <= SAME_LINE * size)
    near &= np.abs(along - along[:, None]).max(axis=2) <= SAME_SLOPE
    number = joined(near & near.T)
    found = []
    for line in np.unique(number).tolist():
        members = (number == line).nonzero()[0]
        members = members[first[members].argsort(kind="stable")]
        ends = sorted((slope.start[members[0]].tolist(), end[members[-1]].tolist()), key=itemgetter(1))
        across, sinks = along[line].tolist()
        middle = (ASCENT - DESCENT) / 2 * float(size[line]) / sinks
        found.append(
            _Line(
                members=members.tolist(),
                size=float(size[line]),
                along=(across, sinks),
                down=float(down[line]),
                extent=(float(first[members[0]]), float(last[members[-1]])),
                ends=((ends[0][0] + middle, ends[0][1]), (ends[1][0] + middle, ends[1][1])),
            )
        )
    return found


def _headings(lines: Sequence[_Line]) -> list[_Heading]:
    """Put lines that stand closely below each other together as headings."""
    near = np.array([[_is_next(one, other) for other in lines] for one in lines])
    number = joined(near)
    found = []
    for heading in np.unique(number).tolist():
        own = sorted(
            (lines[n] for n in (number == heading).nonzero()[0].tolist()), key=lambda line: line.down
        )
        found.append(_Heading(own))
    return found


def _is_next(one: _Line, other: _Line) -> bool:
    """Tell whether two lines stand as those of one heading do, or are one."""
    is_near = abs(one.down - other.down) <= LEADING * max(one.size, other.size)
    is_beside = one.extent[0] < other.extent[1] and other.extent[0] < one.extent[1]
    return is_near and is_beside and abs(one.along[1] - other.along[1]) <= SAME_SLOPE


def _place(heading: _Heading, others: Sequence[_Heading], level: Floats) -> tuple[float, float] | None:
    """Give where a heading of a column is laid: its middle and its bottom; None for what may be no such heading.

    Like ones stand beside it, all of which end at one height below, and level text stands a little below that. Where
    the lowest of it above the first row stands beside them only, it is the headings of the other columns.
    """
    (x, y), size = heading.foot, heading.size
    feet = np.array([one.foot for one in others if one.is_beside(heading)])
    room = level[:, 1] - y
    if (
        heading.lines[0].along[0] <= 0
        or len(feet) < FEWEST
        or np.ptp(feet[:, 1]) > SAME_FOOT * size
        or not any_of((room > -size) & (room < BELOW * size))
    ):
        return None
    is_between = (level[:, 0] < feet[:, 0].max() + size) & (level[:, 2] > feet[:, 0].min() - size)
    row = level[is_between & (room > -size), 1].min(initial=inf)
    is_near = (room > -(1 + HIGHER) * size) & (room < BELOW * size)
    is_near &= (level[:, 3] < y + (DESCENT + ON_LINE) * size) | (level[:, 3] <= row + SAME_LINE * size)
    return x, float(level[is_near, 3].max(initial=-inf)) if any_of(is_near) else y + DESCENT * size


def are_stamps(runs: Runs) -> Bools:
    """Tell which runs of a page stand aslant and are larger than its text: those of a stamp or a watermark."""
    level = runs.size[~runs.is_aslant]
    least = STAMP * median(level.tolist()) if len(level) else inf
    return np.asarray(runs.is_aslant & (runs.size >= least))


def slanted_issues(runs: Runs, laid: int, page: int) -> Iterator[Issue]:
    """Say what stands aslant in the size of the page's text; what is larger is a stamp or a watermark.

    Args:
        runs: of the page.
        laid: how many of them were headings aslant and lie level now.
        page: its number.
    """
    if laid:
        message = (
            "Headings that stand aslant were read as those of the columns that their lower ends point to."
        )
        yield Issue("slanted-headings", message, page=page, count=laid)
    slanted = runs.text[runs.is_aslant & ~are_stamps(runs)]
    count = sum(map(len, slanted))
    if count:
        message = (
            f"{count} characters stand aslant, as headings at 45 degrees do; whose they are can't be told."
        )
        yield Issue("slanted-text", message, page=page, value="".join(slanted)[:MAX_VALUE], count=count)
