"""How far the lines of each column of a table can reach, and whether it cuts words: measured from where lines end."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from extractors.document import Box, Line, Table
from extractors.text.habits import habits_of, kind_of
from extractors.text.line_ends import SAFETY, is_turned, letter_of, needed_by, units_of

__all__ = ["Margin", "right_margins"]

GUTTER = 10.8
"""Points between the texts of two columns where no rule stands: Word's default margin of 5.4 on either side."""
RULED = 0.95
"""Confidence of a table from which its column edges are where the rules are, not where text starts."""
MAX_MARGIN = 9.0
"""Points between a rule and the text beside it, at most."""
MAX_GUTTER = 24.0
"""The same between the texts of two columns where no rule stands."""
OFTEN = 0.1
"""Share of a column's lines that must start at a place for it to be the column's left margin."""
MOST = 0.8
"""Share of the lines under which a sentence goes on that must show how far lines reach."""
TIGHT, LOOSE = 1.6, -0.3
"""Log odds, for a column to cut words, of a word alone on a line that fills it to the letter, and of any other."""
CLEAR = 4.0
"""Points of room beyond the next word from which it would surely have stood on the line."""
WIDEST = 0.9
"""Of the type size: few letters are wider, so that no cut word ends with so much room after it."""
EVEN = 1.5
"""Points by which the room on both sides of a centred line differs, at most."""
SPREAD = 6.0
"""Points by which centred lines start apart: else they fill the column, and their setting can't be told."""
FEWEST, NEARLY_ALL = 3, 0.75
"""Lines that show a column's setting, and the share of them that must be centred."""
FEW_LISTS = 1.0
"""What is added, since a list's longer lines fill the column too."""
LEAST_ODDS, MOST_ODDS = -1.5, 4.0
"""What a column's other lines can come to."""


class Margin(Struct, frozen=True):
    """What is measured of a column's right side."""

    width: float
    """Points between its right edge and the furthest that a line can reach."""
    cuts: float = 0.0
    """Log odds that it cuts words which are wider than itself."""
    lists: float = 0.0
    """Log odds that its authors set one thing a line, as in lists of officers."""
    is_centred: bool = False
    """Its lines stand in its middle: a longer line reaches half as far to either side."""
    habits: Mapping[str, float] = field(default_factory=dict)
    """Kind of line end → log odds for its authors to have made those that may be the width's; see habits."""


class _Seen(Struct):
    """What the lines of a column show."""

    cells: list[Sequence[Line]] = field(default_factory=list)
    widest: float = 0.0
    """Points between its edges."""

    starts: list[float] = field(default_factory=list)
    """Points between its left edge and each line."""
    room: list[float] = field(default_factory=list)
    """Points between each line and its right edge."""
    wraps: list[tuple[float, float]] = field(default_factory=list)
    """Points between a line and its right edge, and those that the word below takes, which had no room."""
    capitals: list[tuple[float, float]] = field(default_factory=list)
    """The same for words that start with a capital or figure."""
    ends: list[tuple[str, bool | None, float]] = field(default_factory=list)
    """The kind of each of those line ends (see habits), whether a space is set there, if known, and its type's size."""
    alone: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Words alone on a line with others beneath: points to its right edge, and those that a letter more would take."""

    is_centred: bool = False
    """Its lines stand in its middle; told once all are seen."""

    @property
    def share(self) -> float:
        """Of a word's width, what a line that it lengthens comes nearer to the right edge."""
        return 0.5 if self.is_centred else 1.0


def right_margins(table: Table) -> Mapping[int, Margin]:
    """Measure each column's right margin.

    It is as wide as the left one, but no line stands in it, and wherever a sentence goes on below a line the next
    word had no room. Where no rules show the columns, both margins together are a gutter.
    """
    seen: dict[int, _Seen] = defaultdict(_Seen)
    for cell in (cell for row in table.rows for cell in row.cells if cell.column_span == 1 and cell.lines):
        boxes = {box.page: box for box in cell.boxes}
        if boxes:
            _look(seen[cell.column], cell.lines, boxes)
    for column in seen.values():
        column.is_centred = _is_centred(column)
    is_ruled = table.confidence >= RULED
    lowest = max((_least(column, is_ruled) for column in seen.values()), default=0.0)
    return {number: _margin(column, is_ruled, lowest) for number, column in seen.items() if column.starts}


def _look(seen: _Seen, lines: Sequence[Line], boxes: Mapping[int, Box]) -> None:
    """Take the lines of a cell into account."""
    seen.cells.append(lines)
    seen.widest = max(seen.widest, *[box.x1 - box.x0 for box in boxes.values()])
    above: Line | None = None
    for line in lines:
        own = line.box
        box = boxes.get(own.page) if own else None
        if own is None or box is None or is_turned(line):
            continue
        if above is not None:
            _look_between(seen, above, line, seen.room[-1])
        seen.starts.append(own.x0 - box.x0)
        seen.room.append(box.x1 - own.x1)
        above = line


def _look_between(seen: _Seen, line: Line, after: Line, room: float) -> None:
    """Take into account how a line ends: so many points from its column's right edge."""
    if after.text[:1].islower():
        seen.wraps.append((room, needed_by(line, after)))
    else:  # how wide the word is matters only where there is room
        seen.capitals.append((room, needed_by(line, after) if room > CLEAR else math.inf))
        seen.ends.append((kind_of(line.text, after.text), line.ends_with_space, line.size))
    if " " not in line.text and line.text[-1:].isalnum():
        seen.alone[line.text] = (room, units_of(after.text[:1]) * letter_of(line) * SAFETY)


def _is_centred(seen: _Seen) -> bool:
    """Tell whether lines that start apart leave as much room on their left as on their right."""
    if len(seen.starts) < FEWEST or max(seen.starts) - min(seen.starts) < SPREAD:
        return False
    even = sum(abs(left - right) <= EVEN for left, right in zip(seen.starts, seen.room, strict=True))
    return even >= NEARLY_ALL * len(seen.starts)


def _least(seen: _Seen, is_ruled: bool) -> float:
    """Give what the right margin must have at least, for the words below lines had no room on them."""
    most = MAX_MARGIN if is_ruled else MAX_GUTTER
    share = seen.share
    told = [wrap for room, needed in seen.wraps if (wrap := room - share * needed) <= most]
    # Where many end far from the edge, the column's authors end lines themselves.
    return max(told, default=0.0) if len(told) >= MOST * len(seen.wraps) else 0.0


def _margin(seen: _Seen, is_ruled: bool, least: float) -> Margin:
    counts = Counter([round(10 * start) for start in seen.starts])  # in tenths of a point
    often = [place for place, count in counts.items() if count >= OFTEN * len(seen.starts)]
    # Centred lines start anywhere: the longest one comes nearest to the margin.
    left = min(max(min(counts if seen.is_centred else often or counts) / 10, 0.0), MAX_MARGIN)
    usual = left if is_ruled else max(left, GUTTER - left)
    width = min([max(usual, least), *[room for room in seen.room if room >= 0]])
    ends = ((kind, _is_authors(seen, at, width)) for at, (kind, _, _) in enumerate(seen.ends))
    are_spaced = any(has_space for _, has_space, _ in seen.ends)
    habits = habits_of(seen.cells, seen.widest - 2 * width, ends, are_spaced=are_spaced)
    return Margin(width, _cuts(seen, width), _lists(seen, width), seen.is_centred, habits)


def _is_authors(seen: _Seen, at: int, width: float) -> bool | None:
    """Tell whether a line end above a capital is the authors' own; None where nothing tells."""
    (room, needed), (_, has_space, size) = seen.capitals[at], seen.ends[at]
    if has_space:
        return False
    takes = WIDEST * size if has_space is False else needed
    return True if room - seen.share * takes > width else None


def _cuts(seen: _Seen, width: float) -> float:
    """Weigh the words alone on their lines: one that fills the column to the letter may do so by chance."""
    tight = sum(room - width < seen.share * letter for room, letter in seen.alone.values())
    if not tight:
        return 0.0
    return max(LEAST_ODDS, min(MOST_ODDS, (tight - 1) * TIGHT + (len(seen.alone) - tight) * LOOSE))


def _lists(seen: _Seen, width: float) -> float:
    """Weigh the lines above words with a capital: many had room for the word where authors set one thing a line."""
    share = seen.share
    ended = sum(room - share * needed - width > share * CLEAR for room, needed in seen.capitals)
    if not ended:
        return 0.0
    return min(MOST_ODDS, max(0.0, math.log((ended + 0.5) / (len(seen.capitals) - ended + 0.5)) + FEW_LISTS))
