"""Headings over several columns of a table of figures: by the rules beneath them, or in the middle of their columns."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from extractors.pdf.tables.figured.atoms import Atom, Line
from extractors.pdf.tables.figured.columns import Column

__all__ = ["Rule", "Span", "is_wide", "spans_of"]

UNDER = 2.6
"""Of a line's height: so far below a heading over several columns is its rule, at most."""

OFF = 0.25
"""Of the distance of columns: a heading stands this near to the middle of its columns."""

WIDE = 0.7
"""Of the table's width: a rule that is wider is no heading's."""

SLACK = 2.0
"""Points by which a heading may reach below its rule, and its middle or a column's stand beside it."""

Rule = tuple[float, float, float]
"""y, x0, x1 in points."""


class Span(Struct, frozen=True):
    """Columns that a heading stands over: the first and the last."""

    first: int
    last: int


def is_wide(rule: Rule, columns: Sequence[Column]) -> bool:
    """Tell whether a rule runs across the table, its first column too."""
    return rule[1] <= columns[0].middle and rule[2] - rule[1] >= WIDE * (columns[-1].x1 - columns[0].x0)


def spans_of(
    block: Sequence[Line], i: int, columns: Sequence[Column], rules: Sequence[Rule], *, may_end: bool
) -> tuple[Span, ...]:
    """Give the columns that the headings of a line stand over, several each; none if no heading does.

    Args:
        block: lines of a head.
        i: which of them.
        columns: the table's columns.
        rules: the page's horizontal rules.
        may_end: the head may end in a line that stands over several columns: units, say.
    """
    line, below = block[i], block[i + 1 :]
    found = [_ruled_span(atom, line, below, columns, rules) for atom in line.atoms]
    if not any(found):
        atoms = _beyond_labels(line, columns)
        shared = _shared_out(block, i, columns, may_end=may_end)
        found = [shared[atoms.index(atom)] if shared and atom in atoms else None for atom in line.atoms]
    found = [
        span or _covered(atom, line, below, columns) for atom, span in zip(line.atoms, found, strict=True)
    ]
    return tuple(span for span in found if span is not None and span.last > span.first)


def _ruled_span(
    atom: Atom, line: Line, below: Sequence[Line], columns: Sequence[Column], rules: Sequence[Rule]
) -> Span | None:
    """Give the columns over which a rule runs beneath a heading, and no other heading stands between.

    One rule beneath several headings is shared out among them.
    """
    for rule in rules:
        y, x0, x1 = rule[0] + SLACK, rule[1] - SLACK, rule[2] + SLACK
        is_under = 0 <= y - atom.bottom <= UNDER * line.height and x0 <= atom.middle <= x1
        if not is_under or is_wide(rule, columns):
            continue
        between = [row for row in below if row.bottom <= y]
        if sum(x0 <= other.middle <= x1 for row in between for other in row.atoms) > len(between):
            continue
        inside = [c for c, column in enumerate(columns) if x0 <= column.middle <= x1]
        if inside:
            beside = [other for other in line.atoms if x0 <= other.middle <= x1]
            shared = _shares(beside, columns, inside[0], inside[-1], 1.0)
            return shared[beside.index(atom)] if shared else Span(inside[0], inside[-1])
    return None


def _covered(atom: Atom, line: Line, below: Sequence[Line], columns: Sequence[Column]) -> Span | None:
    """Give the columns whose middles a heading runs over, if it stands alone or over several headings."""
    inside = [c for c, column in enumerate(columns) if atom.x0 < column.middle < atom.x1]
    under = sum(atom.x0 < other.x1 and other.x0 < atom.x1 for row in below[:1] for other in row.atoms)
    is_over = len(line.atoms) == 1 or under > 1
    return Span(inside[0], inside[-1]) if len(inside) > 1 and is_over else None


def _shared_out(block: Sequence[Line], i: int, columns: Sequence[Column], *, may_end: bool) -> list[Span]:
    """Share columns out among the headings of a line, each in the middle of its own; give none if that can't be.

    Headings of their own must stand beneath. Left out are the first column, and beside several headings also those at
    the sides that other lines head.
    """
    atoms = _beyond_labels(block[i], columns)
    own = sum(len(_beyond_labels(line, columns)) for line in block[i + 1 :])
    others = [atom for line in block if line is not block[i] for atom in _beyond_labels(line, columns)]
    is_headed = [any(atom.x0 < column.x1 and atom.x1 > column.x0 for atom in others) for column in columns]
    first, end = 1, len(columns) - 1
    while atoms and not (spans := _shares(atoms, columns, first, end, OFF)):
        if len(atoms) < 2 or first == end:
            return []
        before, behind = atoms[0].x0 - columns[first].x1, columns[end].x0 - atoms[-1].x1
        if is_headed[first] and before > max(behind, 0):
            first += 1
        elif is_headed[end] and behind > 0:
            end -= 1
        else:
            return []
    count = end + 1 - first
    if not atoms or (own < count - len(atoms) and not (may_end and not own)):
        return []
    sizes = [span.last + 1 - span.first for span in spans]
    is_whole = count == len(columns) - 1 and min(sizes) > 1
    is_shared = is_whole or any(size % 2 == 0 for size in sizes)
    return spans if is_shared else []  # else each may but stand above its own column


def _beyond_labels(line: Line, columns: Sequence[Column]) -> list[Atom]:
    return [atom for atom in line.atoms if atom.middle > columns[0].x1]


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
