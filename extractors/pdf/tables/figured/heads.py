"""Headings of a table of figures: lines above it, headings over several columns, and rules beneath these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from extractors.pdf.tables.figured.atoms import Line
from extractors.pdf.tables.figured.columns import Column
from extractors.pdf.tables.figured.spans import Rule, Span, is_wide, spans_of

__all__ = ["Level", "find_head", "levels_of"]

FAR = 2.2
"""Of a line's height: a wider blank parts headings from what stands above them, and from the rows."""

MOST_WORDS = 8
"""Words that a column's heading has on one line, at most."""

MOST = 0.6
"""Share of the columns that have a heading on a line, above which a rule across the table is the head's upper side."""

CENTRED = 4.0
"""Points by which a centred title stands off the table's middle."""


class Level(Struct, frozen=True):
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
            line.bottom <= rule[0] <= below.top + 1 and is_wide(rule, columns) for rule in rules
        )
        if is_ruled and any(len(head.atoms) > MOST * len(columns) for head in lines[start:first]):
            break
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


def levels_of(lines: Sequence[Line], columns: Sequence[Column], rules: Sequence[Rule]) -> list[list[Level]]:
    """Give the rows of a head, by what stands between two rules: each heading over several columns is one."""
    headed = _headed(lines, columns)
    found: list[list[Level]] = []
    done = 0
    for block in _blocks(lines, columns, rules):
        done += len(block)
        may_end = headed is not None and done == len(lines)
        spans = [spans_of(block, i, headed or columns, rules, may_end=may_end) for i in range(len(block))]
        levels = [
            Level(tuple(block[i] for i in members), over)
            for over, members in groupby(range(len(block)), key=spans.__getitem__)
        ]
        found.append(_with_beginnings(levels, columns))
    return found


def _headed(lines: Sequence[Line], columns: Sequence[Column]) -> list[Column] | None:
    """Give the columns with the places of their headings, which a line holds all: figures may stand at one side."""
    for line in reversed(lines):
        atoms = [atom for atom in line.atoms if atom.middle > columns[0].x1]
        pairs = list(zip(atoms, columns[1:], strict=False))
        if len(atoms) == len(columns) - 1 > 2 and all(
            atom.x0 < column.x1 and atom.x1 > column.x0 for atom, column in pairs
        ):
            return [columns[0], *(Column(atom.x0, atom.x1, column.atoms) for atom, column in pairs)]
    return None


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
            is_ruled = any(middle < rule[0] < own and is_wide(rule, columns) for rule in rules)
            if is_ruled or any(one.is_rule or _are_numbers(one) for one in (line, above)):
                yield block
                block = []
        block.append(line)
    if block:
        yield block


def _are_numbers(line: Line) -> bool:
    """Tell whether a line numbers the columns: "(1)", "(2)" ..."""
    return len(line.figures) > 1 and all(atom.first.startswith("(") for atom in line.figures)
