"""Rows that no rule shows: where a new row of a table begins among its lines of type."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from extractors.pdf.flags import any_of
from extractors.pdf.page import Floats
from extractors.pdf.tables.rows.bestrows import Rows, best_rows
from extractors.pdf.tables.rows.merged import find_merged
from extractors.pdf.tables.rows.pieces import Piece, begin_afresh, is_below_gap, set_piece
from extractors.pdf.tables.words.segments import Segments
from extractors.pdf.tables.words.texts import is_reference

__all__ = ["RowStart", "find_rows"]

MOST = 0.6
"""Share of the columns that start most rows."""

FEWEST_SUMS = 2
"""Figures in a row of sums."""

MANY = 0.4
"""Share of the columns that start a row whose first cell is merged with the one above, or left blank."""


class RowStart(Struct, frozen=True):
    """Where a row begins, and which columns' cells go on over it: those over several rows."""

    y: float
    go_on: frozenset[int] = frozenset()
    is_of_most: bool = True
    """Most columns start with it."""
    is_plain: bool = True
    """So plainly that rules which show other rows, or none, need not say so."""
    fresh: frozenset[int] = frozenset()
    """Columns that start with it after a blank."""
    has_reference: bool = False
    """The first column begins with what numbers rows."""
    is_apart: bool = True
    """It starts below a gap or a heading, or at a band, so that no list in a cell can be it."""
    is_sum: bool = False
    """It is in bold and holds figures, below plain type."""


def find_rows(
    segments: Segments, xs: Floats, *, only_apart: bool = False, only_of_most: bool = False
) -> list[RowStart]:
    """Give where rows begin below the first, from the lines of type in a table with column boundaries `xs`.

    Args:
        segments: the words of the table, or of a part of it.
        xs: the column boundaries in points.
        only_apart: take only rows that stand apart: rules show other rows, and a list in a cell is none.
        only_of_most: give none where no row stands apart and none is of most columns; most pages are told at a glance.
    """
    piece = set_piece(segments, xs)
    if len(piece.lines) < 2 or (only_apart and not _may_be_plain(piece)):
        return []
    if only_of_most and not (_may_be_plain(piece) or _may_be_of_most(piece)):
        return []
    rows = best_rows(piece)
    merged = find_merged(segments, piece, rows)
    if merged is not None:
        are_apart = _may_be_plain(piece)
        each = zip(merged.heights, merged.go_on, strict=True)
        return [RowStart(y, go_on, is_apart=are_apart) for y, go_on in each]
    if not rows.are_at_tops:
        are_apart = _may_be_plain(piece)
        return [RowStart(y, is_apart=are_apart) for y in rows.heights]
    starts = [_start(piece, rows, number) for number in range(len(rows.starts))]
    return [start for start in starts if start.is_apart or not only_apart]


def _start(piece: Piece, rows: Rows, number: int) -> RowStart:
    line, is_merged = rows.starts[number], rows.go_on[number]
    fresh, texts = begin_afresh(piece, line), piece.texts
    is_of_most = _is_of_most(piece, fresh)
    first = [i for i in piece.lines[line] if texts.column[i] == 0]
    return RowStart(
        y=rows.heights[number],
        go_on=frozenset({0} if is_merged else ()),
        is_of_most=is_of_most,
        is_plain=is_of_most and bool(first) and not is_merged,
        fresh=fresh,
        has_reference=any(is_reference(texts, i) for i in first),
        is_apart=_is_apart(piece, line, fresh),
        is_sum=_is_sum(piece, line),
    )


def _is_of_most(piece: Piece, fresh: frozenset[int]) -> bool:
    return len(fresh) >= max(2, MOST * len(piece.stacks))


def _is_sum(piece: Piece, line: int) -> bool:
    figures = sum(piece.texts.is_figure[i] for i in piece.lines[line])
    return bool(piece.is_bold[line] and not piece.is_bold[line - 1]) and figures >= FEWEST_SUMS


def _is_apart(piece: Piece, line: int, fresh: frozenset[int]) -> bool:
    """Tell whether a row starts below a gap or a heading, or at a band.

    Below a gap its first column starts, or so many do that no list in a cell can be it.
    """
    is_band_edge = piece.is_band[line] != piece.is_band[line - 1]
    if is_band_edge or (piece.is_bold[line - 1] and not piece.is_bold[line]):
        return True
    return is_below_gap(piece, line) and (0 in fresh or len(fresh) >= max(2, MANY * len(piece.stacks)))


def _may_be_plain(piece: Piece) -> bool:
    """Tell at a glance whether a line may plainly start a row: some stand apart, are bold, or run over columns."""
    gaps = piece.top[:, 1:].min(axis=0) - piece.foot[:, :-1].max(axis=0)
    return bool(any_of(piece.is_band) or any_of(piece.is_bold) or np.any(gaps > piece.widest))


def _may_be_of_most(piece: Piece) -> bool:
    """Tell at a glance whether most columns begin on some line after a blank."""
    return any(_is_of_most(piece, begin_afresh(piece, line)) for line in range(1, len(piece.lines)))
