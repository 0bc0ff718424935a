"""Which columns of two pieces of a table are the same: by the x positions of their edges."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from extractors.document import Box, Cell, Line, Row

__all__ = ["Alignment", "align", "remap", "resize"]

TOLERANCE = 5.0
"""Points by which an edge of one column may differ between pages: rounding, and rules drawn by hand."""
MAX_SHIFT = 40.0
"""Points by which a whole table may be moved: mirrored margins of odd and even pages are 14 to 36."""
MAX_RESIZE = 0.4
"""Of the narrower column beside it: how far an edge may move that only the text's alignment shows."""
RAGGED = 0.9
"""The same for the right edge of the last column, which without rules ends with its longest line."""
MIN_SHARED = 0.6
"""Share of the edges that two pieces must have in common where neither has all of the other's."""
MIN_RESIZED = 3
"""Columns from which on their proportions show a table again on paper of another size."""
OVERHANG = 2.0
"""Points by which a line may stand out of its column."""


class Alignment(Struct, frozen=True):
    """The common columns of two pieces, and the place of each piece's edges among the common ones."""

    edges: tuple[float, ...]
    first: tuple[int, ...]
    second: tuple[int, ...]
    shift: float = 0.0
    """Points by which the second piece is moved to the right."""

    @property
    def is_exact(self) -> bool:
        """Both have the same columns."""
        return self.first == self.second


def align(first: Sequence[float], second: Sequence[float]) -> Alignment | None:
    """Lay the column edges of two pieces over each other; None if they are no columns of one table."""
    if len(first) < 2 or len(second) < 2:
        return None
    shifts = sorted(_shifts(first, second), key=abs)
    for is_strict, is_whole in ((True, True), (False, True), (True, False)):
        for shift in shifts:
            moved = [edge - shift for edge in second]
            pairs = _pairs(first, moved, is_strict)
            if _is_one_table(first, moved, pairs, is_whole):
                return _merged(first, moved, pairs, shift)
    return None


def resize(first: Sequence[float], second: Sequence[float]) -> Alignment | None:
    """Lay a piece on paper of another size over the one above: its columns are moved, or all wider by as much."""
    if len(first) != len(second) or len(first) <= MIN_RESIZED:
        return None
    scale = (first[-1] - first[0]) / (second[-1] - second[0])
    moved = [first[0] + (edge - second[0]) * scale for edge in second]
    if any(abs(a - b) > TOLERANCE for a, b in zip(first, moved, strict=True)):
        return None
    every = tuple(range(len(first)))
    return Alignment(tuple(first), every, every, second[0] - first[0])


def _shifts(first: Sequence[float], second: Sequence[float]) -> set[float]:
    ends = {0.0, second[0] - first[0], second[-1] - first[-1]}
    return {shift for shift in ends if abs(shift) <= MAX_SHIFT}


def _pairs(first: Sequence[float], second: Sequence[float], is_strict: bool) -> list[tuple[int, int]]:
    """Pair the edges of two pieces in order, as many as can be and as near as can be."""
    if len(first) == len(second) and all(abs(a - b) <= TOLERANCE for a, b in zip(first, second, strict=True)):
        return [(i, i) for i in range(len(first))]
    beside, other_beside = _widths_beside(first), _widths_beside(second)
    # The best (pairs, distance) for the first i and j edges, by dynamic programming.
    best = [[(0, 0.0)] * (len(second) + 1) for _ in range(len(first) + 1)]
    for i, a in enumerate(first, 1):
        for j, b in enumerate(second, 1):
            choices = [best[i - 1][j], best[i][j - 1]]
            apart = abs(a - b)
            is_last = i == len(first) and j == len(second)
            if apart <= (TOLERANCE if is_strict else _reach(beside[i - 1] + other_beside[j - 1], is_last)):
                count, distance = best[i - 1][j - 1]
                choices.append((count + 1, distance - apart))
            best[i][j] = max(choices)
    found, i, j = [], len(first), len(second)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.append((i, j))
    return found[::-1]


def _widths_beside(edges: Sequence[float]) -> list[list[float]]:
    """Give for each edge the widths of the columns beside it."""
    widths = [b - a for a, b in pairwise(edges)]
    return [widths[max(at - 1, 0) : at + 1] for at in range(len(edges))]


def _reach(widths: Sequence[float], is_last: bool) -> float:
    """Give the points by which two edges may differ that no rule shows.

    Args:
        widths: of the columns beside both.
        is_last: both edges are the last.
    """
    if is_last:
        return RAGGED * max(widths)
    return max(TOLERANCE, MAX_RESIZE * min(widths))


def _is_one_table(
    first: Sequence[float], second: Sequence[float], pairs: Sequence[tuple[int, int]], is_whole: bool
) -> bool:
    """Tell whether two pieces share so many edges that they are of one table; `is_whole`: all that one has."""
    fewer, more = sorted((len(first), len(second)))
    ends = ((0, 0), (len(first) - 1, len(second) - 1))
    is_outer = all(end in pairs for end in ends)
    # One column says nothing unless it is as wide as the table; else one piece must have all edges of the other.
    is_part = len(pairs) == fewer and (is_outer or fewer > max(2, more / 2))
    return is_part or (not is_whole and is_outer and len(pairs) >= max(3, MIN_SHARED * more))


def _merged(
    first: Sequence[float], second: Sequence[float], pairs: Sequence[tuple[int, int]], shift: float
) -> Alignment:
    if len(pairs) == len(first) == len(second):
        every = tuple(range(len(first)))
        return Alignment(tuple(first), every, every, shift)
    partner = {j: i for i, j in pairs}
    own = [(edge, 1, j) for j, edge in enumerate(second) if j not in partner]
    marked = sorted([(edge, 0, i) for i, edge in enumerate(first)] + own)
    place = {(owner, index): at for at, (_, owner, index) in enumerate(marked)}
    return Alignment(
        tuple(edge for edge, _, _ in marked),
        tuple(place[0, i] for i in range(len(first))),
        tuple(place[0, partner[j]] if j in partner else place[1, j] for j in range(len(second))),
        shift,
    )


def remap(
    rows: Sequence[Row],
    places: Sequence[int],
    edges: Sequence[float],
    shift: float = 0.0,
    whole: frozenset[int] = frozenset(),
) -> list[Row]:
    """Set rows on the common columns.

    Args:
        rows: of one piece.
        places: `places[i]` is where the piece's edge i lies among the common edges.
        edges: the common edges.
        shift: how far the piece stands to the right of them.
        whole: the common edges that the header spans: no cell without that edge is split there.
    """
    if tuple(places) == tuple(range(len(places))):
        return list(rows)
    lacking = [column for column in range(1, len(edges)) if not places[0] < column <= places[-1]]
    return [_remapped(row, places, edges, shift, lacking, whole) for row in rows]


def _remapped(
    row: Row,
    places: Sequence[int],
    edges: Sequence[float],
    shift: float,
    lacking: Sequence[int],
    whole: frozenset[int],
) -> Row:
    cells = [part for cell in row.cells for part in _moved(cell, places, edges, shift, whole)]
    if row.cells:
        cells += [
            _blank(row.cells[0], column, edges[column - 1] + shift, edges[column] + shift)
            for column in lacking
        ]
    return replace(row, cells=tuple(sorted(cells, key=lambda cell: cell.column)))


def _blank(beside: Cell, column: int, x0: float, x1: float) -> Cell:
    """Give the empty cell of a column that the piece does not have."""
    boxes = tuple(replace(box, x0=x0, x1=x1) for box in beside.boxes)
    return Cell(beside.row, column, boxes=boxes)


def _moved(
    cell: Cell, places: Sequence[int], edges: Sequence[float], shift: float, whole: frozenset[int]
) -> tuple[Cell, ...]:
    start, end = places[cell.column - 1], places[cell.column - 1 + cell.column_span]
    moved = replace(cell, column=start + 1, column_span=end - start)
    if cell.column_span > 1 or end - start == 1 or whole.issuperset(range(start + 1, end)):
        return (moved,)
    return _split(moved, [edge + shift for edge in edges[start : end + 1]])


def _split(cell: Cell, edges: Sequence[float]) -> tuple[Cell, ...]:
    """Split a cell whose columns this piece did not show, if each of its lines stands in one of them."""
    parts: list[list[Line]] = [[] for _ in edges[1:]]
    for line in cell.lines:
        at = _column_of(line.box, edges)
        if at is None:
            return (cell,)
        parts[at].append(line)
    return tuple(
        replace(
            cell,
            column=cell.column + at,
            column_span=1,
            lines=tuple(part),
            boxes=tuple(replace(box, x0=edges[at], x1=edges[at + 1]) for box in cell.boxes),
        )
        for at, part in enumerate(parts)
    )


def _column_of(box: Box | None, edges: Sequence[float]) -> int | None:
    if box is None:
        return None
    inside = (
        at for at, (a, b) in enumerate(pairwise(edges)) if a - OVERHANG <= box.x0 and box.x1 <= b + OVERHANG
    )
    return next(inside, None)
