"""Cells of the first columns that are merged over several rows, which only the columns beside them tell.

An objective of four lines stands beside three actions: it goes on where the second action begins, or stands at the
middle of them all. Rows of all columns together then cut it, or leave it alone in a row, or do not part the actions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from msgspec import Struct

from extractors.pdf.boxes import interval_of
from extractors.pdf.tables.rows.bestrows import SAME_TOP, Rows, best_rows
from extractors.pdf.tables.rows.pieces import Piece, begin_afresh, set_piece
from extractors.pdf.tables.words.segments import Segments
from extractors.pdf.tables.words.texts import starts_small

__all__ = ["Merged", "find_merged"]

LEADING = 3
"""Columns that may be merged over rows, at most."""

FEWEST_BESIDE = 2
"""Columns beside them that tell the rows, at least."""

MANY = 0.4
"""Share of the columns that begin on a line inside a row which may be a row itself."""

ALONE = 3
"""The first column, and as many as this share of all, hold no row alone."""

OFF_MIDDLE = 0.5
"""Of a line's height: a merged cell's middle is this near to that of its rows."""

UNCOVERED = 1.0
"""What a row beside no cell costs, in heights of a line that a cell's middle is off."""

_Span = tuple[float, float]
"""Where a row or a cell's text begins and ends, in points."""


class Merged(Struct, frozen=True):
    """The rows of a piece beside merged cells."""

    heights: list[float]
    """Where the rows above the second, third ... end, in points."""
    go_on: list[frozenset[int]]
    """The columns whose cells go on over these heights."""


class _Way(Struct, frozen=True):
    """How the cells of a column may stand beside the rows above some row."""

    cost: float = 0.0
    over: frozenset[int] = frozenset()
    """The rows over whose tops one goes on."""


def find_merged(segments: Segments, piece: Piece, rows: Rows) -> Merged | None:
    """Give the rows that the other columns tell if the texts of the first ones make `rows` doubtful, and fit these.

    They fit where each begins at the top of a row, or stands at the middle of several; no more columns are left out
    than that takes.

    Args:
        segments: the words of the piece.
        piece: the same, set on lines.
        rows: its rows if no cell is merged over several.
    """
    if not _are_doubtful(piece, rows):
        return None
    heads = [i for number in _heads(piece) for i in piece.lines[number]]
    is_head = np.isin(segments.line, [piece.texts.line[i] for i in heads])
    column = interval_of(segments.x, piece.xs)
    for count in range(1, min(LEADING, len(piece.stacks) - FEWEST_BESIDE) + 1):
        beside = set_piece(segments.take((column >= count) | is_head), piece.xs[count:])
        if len(beside.lines) < 2:
            return None
        told = best_rows(beside)
        if any(told.go_on) or _are_doubtful(beside, told):
            continue
        blocks = [list(_blocks(piece, number, set(heads))) for number in range(count)]
        over = _covered(blocks, _spans(beside, told), piece.height)
        if any(over):
            each = range(1, len(told.heights) + 1)
            return Merged(
                told.heights, [frozenset(n for n in range(count) if row in over[n]) for row in each]
            )
    return None


def _covered(
    blocks: Sequence[Sequence[_Span]], rows: Sequence[_Span | None], height: float
) -> list[set[int]]:
    """Give for each column the rows over whose tops its cells go on; nothing where they do not fit the rows."""
    for found in (
        [_from_tops(own, rows, SAME_TOP * height) for own in blocks],
        [_around_middles(own, rows, height) for own in blocks],
    ):
        if None not in found:
            return [over for over in found if over is not None]
    return []


def _heads(piece: Piece) -> list[int]:
    """Give the lines of headers and bands: no cell is merged over them."""
    return (piece.is_bold | piece.is_band).nonzero()[0].tolist()


def _are_doubtful(piece: Piece, rows: Rows) -> bool:
    """Tell whether rows cut a text of the first columns, hold no other, or hold what may be several."""
    leading = min(LEADING, len(piece.stacks) - FEWEST_BESIDE)
    if leading < 1:
        return False
    for start, is_merged in zip(rows.starts, rows.go_on, strict=True):
        if any(starts_small(piece.texts, below) for below in _go_on(piece, start, range(is_merged, leading))):
            return True
    heads = set(_heads(piece))
    return any(
        _is_part(piece, first, end) or _may_be_several(piece, first, end, range(leading), rows.are_at_tops)
        for first, end in pairwise([0, *rows.starts, len(piece.lines)])
        if heads.isdisjoint(range(first, end))
    )


def _is_part(piece: Piece, first: int, end: int) -> bool:
    """Tell whether a row below the first holds no text but in the first columns."""
    texts = (piece.texts.column[i] for line in piece.lines[first:end] for i in line)
    return first > 0 and max(texts) < max(1, len(piece.stacks) // ALONE)


def _may_be_several(piece: Piece, first: int, end: int, leading: range, are_at_tops: bool) -> bool:
    """Tell whether many columns begin again inside a row, beside a text of the first ones that goes on there."""
    begun: set[int] = set()
    many = max(2, MANY * len(piece.stacks))
    for line in range(first, end):
        columns = {piece.texts.column[i] for i in piece.lines[line]}
        may_begin = len(columns & begun) >= many and (not are_at_tops or any(_go_on(piece, line, leading)))
        if may_begin and len(begin_afresh(piece, line) & begun) >= many:
            return True
        begun |= columns
    return False


def _go_on(piece: Piece, line: int, columns: Sequence[int]) -> Iterator[int]:
    """Give the texts, from a line on, that stand as near to the ones above it as the lines of a paragraph.

    None goes on below a header or a band: after a page's header its first row may be the rest of one.
    """
    texts, heads = piece.texts, _heads(piece)
    for column in columns:
        for above, below in pairwise(piece.stacks[column]):
            if piece.line[above] < line <= piece.line[below]:
                is_near = texts.top[below] - texts.bottom[above] <= piece.widest
                if is_near and piece.line[above] not in heads:
                    yield below
                break


def _spans(piece: Piece, rows: Rows) -> list[_Span | None]:
    """Give where rows begin and end; None for headers and bands."""
    heads = set(_heads(piece))
    return [
        None
        if heads.intersection(range(first, end))
        else (float(piece.top[:, first].min()), float(piece.foot[:, end - 1].max()))
        for first, end in pairwise([0, *rows.starts, len(piece.lines)])
    ]


def _blocks(piece: Piece, column: int, heads: set[int]) -> Iterator[_Span]:
    """Give where the texts of a column begin and end, the lines of a paragraph as one."""
    texts = piece.texts
    top = bottom = -np.inf
    for i in piece.stacks[column]:
        if i in heads:
            continue
        if texts.top[i] - bottom > piece.widest:
            if bottom > top:
                yield top, bottom
            top = texts.top[i]
        bottom = texts.bottom[i]
    if bottom > top:
        yield top, bottom


def _from_tops(blocks: Sequence[_Span], rows: Sequence[_Span | None], near: float) -> set[int] | None:
    """Give the rows over whose tops a cell goes on, down to the next, if each begins at one; else None.

    Texts begin at tops that are at most `near` points away.
    """
    tops = np.array([np.inf if row is None else row[0] for row in rows])
    begun = [int(np.abs(tops - top).argmin()) for top, _ in blocks]
    if any(abs(tops[row] - top) > near for row, (top, _) in zip(begun, blocks, strict=True)):
        return None
    found: set[int] = set()
    for row in range(1, len(rows)):
        goes_on = row - 1 in begun or row - 1 in found
        if goes_on and row not in begun and rows[row] is not None:
            found.add(row)
    return found


def _around_middles(blocks: Sequence[_Span], rows: Sequence[_Span | None], height: float) -> set[int] | None:
    """Give the rows over whose tops a cell goes on if each stands at the middle of some; None if one does not.

    Rows beside no cell are as few as may be.
    """
    ways: list[_Way | None] = _skipping([_Way(), *[None] * len(rows)], rows)
    for block in blocks:
        placed: list[_Way | None] = [None] * len(ways)
        for first, end, off in _fits(block, rows, height):
            if (before := ways[first]) is not None:
                over = before.over.union(range(first + 1, end))
                _keep(placed, end, _Way(before.cost + off, over))
        ways = _skipping(placed, rows)
    return None if ways[-1] is None else set(ways[-1].over)


def _fits(block: _Span, rows: Sequence[_Span | None], height: float) -> Iterator[tuple[int, int, float]]:
    """Give the rows at whose middle a text stands: the first, the one after the last, and how far off that is."""
    for first, row in enumerate(rows):
        for end, other in enumerate(rows[first:], first + 1):
            if row is None or other is None:
                break
            off = abs(row[0] + other[1] - block[0] - block[1]) / 2 / height
            if off <= OFF_MIDDLE:
                yield first, end, off


def _skipping(ways: list[_Way | None], rows: Sequence[_Span | None]) -> list[_Way | None]:
    """Give the ways to come down to each row if some stand beside no cell; a header or a band costs nothing."""
    found = list(ways)
    for at, row in enumerate(rows):
        if (way := found[at]) is not None:
            _keep(found, at + 1, _Way(way.cost + UNCOVERED * (row is not None), way.over))
    return found


def _keep(ways: list[_Way | None], at: int, way: _Way) -> None:
    """Keep the way that costs less."""
    kept = ways[at]
    if kept is None or way.cost < kept.cost:
        ways[at] = way
