"""Which columns of two pieces of a table are the same: by the x positions of their edges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.document import Cell, Row

__all__ = ["Alignment", "align", "remap"]

TOLERANCE = 5.0
"""Points by which an edge of one column may differ between pages: rounding, and rules drawn by hand."""
MAX_SHIFT = 40.0
"""Points by which a whole table may be moved: mirrored margins of odd and even pages are 14 to 36."""
MAX_RESIZE = 0.1
"""Of the table's width: how far an edge may move where all columns are there in their order."""
MIN_SHARED = 0.6
"""Share of the edges that two pieces must have in common where neither has all of the other's."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The common columns of two pieces, and the place of each piece's edges among the common ones."""

    edges: tuple[float, ...]
    first: tuple[int, ...]
    second: tuple[int, ...]

    @property
    def is_exact(self) -> bool:
        """Both have the same columns."""
        return self.first == self.second


def align(first: Sequence[float], second: Sequence[float]) -> Alignment | None:
    """Lay the column edges of two pieces over each other; None if they are no columns of one table."""
    if len(first) < 2 or len(second) < 2:
        return None
    for shift in sorted(_shifts(first, second), key=abs):
        moved = [edge - shift for edge in second]
        if found := _match(first, moved):
            return found
    if len(first) == len(second) and _is_resized(first, second):
        same = tuple(range(len(first)))
        return Alignment(tuple(first), same, same)
    return None


def _shifts(first: Sequence[float], second: Sequence[float]) -> set[float]:
    ends = {0.0, second[0] - first[0], second[-1] - first[-1]}
    return {shift for shift in ends if abs(shift) <= MAX_SHIFT}


def _match(first: Sequence[float], second: Sequence[float]) -> Alignment | None:
    """Merge two lists of edges that are equal but for the tolerance, and for edges that one of them lacks."""
    edges: list[float] = []
    places: tuple[list[int], list[int]] = ([], [])
    i = j = shared = 0
    while i < len(first) or j < len(second):
        a = first[i] if i < len(first) else float("inf")
        b = second[j] if j < len(second) else float("inf")
        edges.append(min(a, b))
        if abs(a - b) <= TOLERANCE:
            edges[-1], shared = a, shared + 1
            places[0].append(len(edges) - 1)
            places[1].append(len(edges) - 1)
            i, j = i + 1, j + 1
        elif a < b:
            places[0].append(len(edges) - 1)
            i += 1
        else:
            places[1].append(len(edges) - 1)
            j += 1
    fewer, more = sorted((len(first), len(second)))
    # One column says nothing unless it is as wide as the table; else one piece must have all edges of the other.
    is_outer = abs(first[0] - second[0]) <= TOLERANCE and abs(first[-1] - second[-1]) <= TOLERANCE
    is_part = shared == fewer and (is_outer or fewer > max(2, more / 2))
    if is_part or (shared >= 3 and is_outer and shared >= MIN_SHARED * more):
        return Alignment(tuple(edges), tuple(places[0]), tuple(places[1]))
    return None


def _is_resized(first: Sequence[float], second: Sequence[float]) -> bool:
    """Tell whether all columns are there in their order, a little wider or narrower."""
    width = first[-1] - first[0]
    shift = second[0] - first[0]
    return abs(shift) <= MAX_SHIFT and all(
        abs(b - shift - a) <= MAX_RESIZE * width for a, b in zip(first, second, strict=True)
    )


def remap(rows: Sequence[Row], places: Sequence[int]) -> list[Row]:
    """Set rows on the common columns: `places[i]` is where the piece's edge i lies among the common edges."""
    if tuple(places) == tuple(range(len(places))):
        return list(rows)
    return [replace(row, cells=tuple(_moved(cell, places) for cell in row.cells)) for row in rows]


def _moved(cell: Cell, places: Sequence[int]) -> Cell:
    start, end = places[cell.column - 1], places[cell.column - 1 + cell.column_span]
    return replace(cell, column=start + 1, column_span=end - start)
