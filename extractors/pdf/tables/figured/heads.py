"""Headings of a table of figures: lines above it, headings over several columns, and rules beneath these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from extractors.pdf.tables.figured.atoms import Atom, Line
from extractors.pdf.tables.figured.columns import Column

__all__ = ["Level", "Span", "find_head", "levels_of"]

FAR = 2.2
"""Of a line's height: a wider blank parts headings from what stands above them, and from the rows."""

MOST_WORDS = 8
"""Words that a column's heading has on one line, at most."""

UNDER = 2.6
"""Of a line's height: so far below a heading over several columns is its rule, at most."""

OFF = 0.25
"""Of the distance of columns: a heading stands this near to the middle of its columns."""

CENTRED = 4.0
"""Points by which a centred title stands off the table's middle."""

WIDE = 0.7
"""Of the table's width: a rule that is wider is no heading's."""

Rule = tuple[float, float, float]
"""y, x0, x1 in points."""


@dataclass(frozen=True, slots=True)
class Span:
    """Columns that a heading stands over: the first and the last."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Level:
    """Lines of headings that make one row of the table's head, with those that stand over several columns."""

    lines: tuple[Line, ...]
    spans: tuple[Span, ...] = ()


def find_head(lines: Sequence[Line], first: int, columns: Sequence[Column], rules: Sequence[Rule]) -> int:
    """Give the first of the lines above line `first` that head its columns; `first` where there are none."""
    left, right = columns[0].x0, columns[-1].x1
    start = first
    for i in range(first - 1, -1, -1):
        line, below = lines[i], lines[start]
        if below.top - line.bottom > FAR * line.height or any(atom.count > MOST_WORDS for atom in line.atoms):
            break
        is_ruled = start < first and any(
            line.bottom <= rule[0] <= below.top + 1 and _is_wide(rule, columns) for rule in rules
        )
        if not line.is_rule and not _may_head(line, columns, left, right, is_ruled=is_ruled):
            break
        start = i
    while start < first and lines[start].is_rule:
        start += 1
    return start


def _may_head(line: Line, columns: Sequence[Column], left: float, right: float, *, is_ruled: bool) -> bool:
    """Tell whether a line holds headings: several texts, or one over columns that is no title of the table."""
    reach = (right - left) / len(columns)
    if line.atoms[0].x0 < left - reach or line.atoms[-1].x1 > right + reach:
        return False
    if len(line.atoms) > 1:
        return True
    atom = line.atoms[0]
    is_centred = abs(atom.middle - (left + right) / 2) <= CENTRED
    return not is_ruled and not is_centred and atom.x0 > columns[0].x1 - CENTRED


def _is_wide(rule: Rule, columns: Sequence[Column]) -> bool:
    """Tell whether a rule runs across the table, its first column too."""
    return rule[1] <= columns[0].middle and rule[2] - rule[1] >= WIDE * (columns[-1].x1 - columns[0].x0)


def levels_of(lines: Sequence[Line], columns: Sequence[Column], rules: Sequence[Rule]) -> list[list[Level]]:
    """Give the rows of a head, by what stands between two rules: each heading over several columns is one."""
    found: list[list[Level]] = []
    for block in _blocks(lines, columns, rules):
        spans = [_spans(line, block[i + 1 :], columns, rules) for i, line in enumerate(block)]
        levels = [
            Level(tuple(block[i] for i in members), over)
            for over, members in groupby(range(len(block)), key=spans.__getitem__)
        ]
        found.append(_with_beginnings(levels, columns))
    return found


def _with_beginnings(levels: Sequence[Level], columns: Sequence[Column]) -> list[Level]:
    """Join lines to the headings over several columns below them, if they but begin headings beside these."""
    found: list[Level] = []
    for level in levels:
        if found and level.spans and not found[-1].spans:
            over = [(columns[span.first].x0, columns[span.last].x1) for span in level.spans]
            atoms = [atom for line in found[-1].lines for atom in line.atoms]
            if not any(x0 < atom.x1 and atom.x0 < x1 for x0, x1 in over for atom in atoms):
                level = Level(found.pop().lines + level.lines, level.spans)
        found.append(level)
    return found


def _blocks(lines: Sequence[Line], columns: Sequence[Column], rules: Sequence[Rule]) -> Iterator[list[Line]]:
    """Cut the lines of a head at rules across the table, and around the columns' numbers."""
    block: list[Line] = []
    for line in lines:
        if block:
            above = block[-1]
            middle, own = (above.top + above.bottom) / 2, (line.top + line.bottom) / 2
            is_ruled = any(middle < rule[0] < own and _is_wide(rule, columns) for rule in rules)
            if is_ruled or any(one.is_rule or _are_numbers(one) for one in (line, above)):
                yield block
                block = []
        block.append(line)
    if block:
        yield block


def _are_numbers(line: Line) -> bool:
    """Tell whether a line numbers the columns: "(1)", "(2)" ..."""
    return len(line.figures) > 1 and all(atom.first.startswith("(") for atom in line.figures)


def _spans(
    line: Line, below: Sequence[Line], columns: Sequence[Column], rules: Sequence[Rule]
) -> tuple[Span, ...]:
    """Give the columns that the headings of a line stand over, several each; none if no heading does."""
    ruled = [_ruled_span(atom, line, below, columns, rules) for atom in line.atoms]
    found = [
        span or _covered(atom, line, below, columns) for atom, span in zip(line.atoms, ruled, strict=True)
    ]
    if not any(found):
        found = list(_shared_out(line, below, columns))
    return tuple(span for span in found if span is not None and span.last > span.first)


def _ruled_span(
    atom: Atom, line: Line, below: Sequence[Line], columns: Sequence[Column], rules: Sequence[Rule]
) -> Span | None:
    """Give the columns over which a rule runs beneath a heading, and no other heading stands between.

    One rule beneath several headings is shared out among them.
    """
    for y, x0, x1 in rules:
        if not (
            atom.bottom - 2 <= y <= atom.bottom + UNDER * line.height and x0 - 2 <= atom.middle <= x1 + 2
        ):
            continue
        if _is_wide((y, x0, x1), columns):
            continue
        between = [other for row in below if row.bottom - 2 <= y for other in row.atoms]
        if sum(x0 <= other.middle <= x1 for other in between) > sum(row.bottom - 2 <= y for row in below):
            continue
        inside = [c for c, column in enumerate(columns) if x0 - 2 <= column.middle <= x1 + 2]
        beside = [other for other in line.atoms if x0 <= other.middle <= x1]
        if inside:
            shared = _shares(beside, columns, inside[0], inside[-1], 1.0) if len(beside) > 1 else []
            return shared[beside.index(atom)] if shared else Span(inside[0], inside[-1])
    return None


def _covered(atom: Atom, line: Line, below: Sequence[Line], columns: Sequence[Column]) -> Span | None:
    """Give the columns whose middles a heading runs over, if it stands alone or over several headings."""
    inside = [c for c, column in enumerate(columns) if atom.x0 < column.middle < atom.x1]
    under = sum(atom.x0 < other.x1 and other.x0 < atom.x1 for row in below[:1] for other in row.atoms)
    is_over = len(line.atoms) == 1 or under > 1
    return Span(inside[0], inside[-1]) if len(inside) > 1 and is_over else None


def _shared_out(line: Line, below: Sequence[Line], columns: Sequence[Column]) -> Iterator[Span | None]:
    """Share all columns but the first out among the headings of a line, each in the middle of its own; or give none.

    Headings of their own must stand beneath.
    """
    atoms = [atom for atom in line.atoms if atom.middle > columns[0].x1]
    count = len(columns)
    own = sum(atom.middle > columns[0].x1 for row in below for atom in row.atoms)
    if not atoms or len(atoms) >= count - 1 or own < count - 1 - len(atoms):
        return
    yield from _shares(atoms, columns, 1, count - 1, OFF)


def _shares(atoms: Sequence[Atom], columns: Sequence[Column], first: int, end: int, off: float) -> list[Span]:
    """Share columns out among headings, so that each stands in the middle of its own; none if that can't be.

    `off` is how far it may stand from there, of the distance of columns.
    """
    pitch = (columns[end].middle - columns[first].middle) / max(end - first, 1)
    spans: list[Span] = []
    for k, atom in enumerate(atoms):
        ends = range(first, end + 1 - (len(atoms) - k - 1))
        if not ends:
            return []
        last = min(ends, key=lambda end: abs(_middle(columns, first, end) - atom.middle))
        if abs(_middle(columns, first, last) - atom.middle) > off * pitch:
            return []
        spans.append(Span(first, last))
        first = last + 1
    return spans if first == end + 1 else []


def _middle(columns: Sequence[Column], first: int, last: int) -> float:
    return (columns[first].x0 + columns[last].x1) / 2
