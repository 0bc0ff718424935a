"""Word's grid of a table reduced to the columns that a reader sees.

Word keeps an edge for every place where any row has one. A row whose edges the mouse has moved a little
therefore stands beside the columns of the other rows instead of in them. Here its edges are put back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate, pairwise

from msgspec import Struct

__all__ = ["Grid", "Pattern", "SharedEdge", "visible_grid"]

Pattern = tuple[int, ...]
"""The edges of a row's cells, as numbers of edges in Word's grid, from 0."""

SharedEdge = tuple[Pattern, Pattern, int]
"""A row, the next one, and an edge of a cell that goes on from one to the other."""

MIN_COLUMN = 10.0  # points; Word's own cell margins are 10.8, so narrower grid columns are slips of the mouse
DEFAULT_COLUMN = 72.0  # points; where a file gives no width, or one too small to be one
MIN_WIDTH = 0.05  # points; one twip
SNAP = 0.25  # of the narrower column beside it: an edge that is off by no more is meant to be that edge
MIN_OVERLAP = 0.5  # of the narrower: a cell with its column, in a row with as many cells as most rows have


class Grid(Struct, frozen=True):
    """The columns of a table as seen."""

    edges: tuple[float, ...]
    """In points, from the table's left."""
    places: Mapping[Pattern, Mapping[int, int]]
    """For each row pattern: edge of Word's grid → place among `edges`."""


def visible_grid(
    widths: Sequence[float],
    patterns: Counter[Pattern],
    filled: Collection[tuple[int, int]],
    shared: Collection[SharedEdge] = (),
) -> Grid:
    """Find the columns of a table.

    Args:
        widths: of the columns of Word's grid, in points; 0 or missing where the file is silent.
        patterns: the rows' cell edges, with the number of rows that have them.
        filled: edges of cells that hold text; a column with text of its own is kept however narrow.
        shared: edges of cells over several rows, which stand at one place in each of them.
    """
    last = max((pattern[-1] for pattern in patterns if pattern), default=0)
    known = [*widths, *[0.0] * (last - len(widths))]
    positions = [0.0, *accumulate(width if width >= MIN_WIDTH else DEFAULT_COLUMN for width in known)]
    main = max(
        patterns, key=lambda pattern: (patterns[pattern] * (len(pattern) - 1), len(pattern)), default=()
    )
    moved = _untorn({pattern: _moved(pattern, main, positions) for pattern in patterns}, shared)
    used = sorted({edge for edges in moved.values() for edge in edges.values()})
    with_text = _cells_with_text(moved, filled)
    kept: dict[int, int] = {}
    edges: list[float] = []
    for edge in used:
        is_apart = not edges or positions[edge] - edges[-1] >= MIN_COLUMN
        closes_text = any(kept[start] == len(edges) - 1 for start in with_text.get(edge, ()))
        if is_apart or closes_text:
            edges.append(round(positions[edge], 2))
        kept[edge] = len(edges) - 1
    places = {pattern: {edge: kept[to] for edge, to in moves.items()} for pattern, moves in moved.items()}
    return Grid(tuple(edges), places)


def _cells_with_text(
    moved: Mapping[Pattern, Mapping[int, int]], filled: Collection[tuple[int, int]]
) -> dict[int, set[int]]:
    """Give for each right edge the left edges of cells with text that end there."""
    starts: dict[int, set[int]] = {}
    for pattern, moves in moved.items():
        for start, end in pairwise(pattern):
            if (start, end) in filled:
                starts.setdefault(moves[end], set()).add(moves[start])
    return starts


def _moved(pattern: Pattern, main: Pattern, positions: Sequence[float]) -> dict[int, int]:
    """Put each edge of a row where most rows have it, if that is where it was meant to be."""
    if len(pattern) == len(main) and _match(pattern, main, positions):
        return dict(zip(pattern, main, strict=True))
    moves: dict[int, int] = {}
    for edge in pattern:
        near = min(main, key=lambda other: abs(positions[other] - positions[edge]), default=edge)
        is_meant = abs(positions[near] - positions[edge]) <= SNAP * _narrower(near, main, positions)
        moves[edge] = near if is_meant else edge
    keeps_order = all(moves[a] < moves[b] for a, b in pairwise(pattern))
    return moves if keeps_order else {edge: edge for edge in pattern}


def _untorn(
    moved: dict[Pattern, dict[int, int]], shared: Collection[SharedEdge]
) -> dict[Pattern, dict[int, int]]:
    """Leave rows where the file has them if their moves would part a cell from its rest in the next row."""
    while parted := [
        pattern
        for above, below, edge in shared
        if moved[above][edge] != moved[below][edge]
        for pattern in (above, below)
        if moved[pattern][edge] != edge
    ]:
        moved = moved | {pattern: {edge: edge for edge in pattern} for pattern in parted}
    return moved


def _match(pattern: Pattern, main: Pattern, positions: Sequence[float]) -> bool:
    """Tell whether each cell of a row lies mostly in the column of the same number."""
    for (start, end), (left, right) in zip(pairwise(pattern), pairwise(main), strict=True):
        shared = min(positions[end], positions[right]) - max(positions[start], positions[left])
        narrower = min(positions[end] - positions[start], positions[right] - positions[left])
        if shared < MIN_OVERLAP * narrower:
            return False
    return True


def _narrower(edge: int, main: Pattern, positions: Sequence[float]) -> float:
    """Give the width of the narrower of the columns on both sides of an edge."""
    at = main.index(edge)
    beside = [positions[b] - positions[a] for a, b in pairwise(main[max(at - 1, 0) : at + 2])]
    return min(beside, default=0.0)
