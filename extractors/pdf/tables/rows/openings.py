"""What it costs to begin a row at a line of type: less than nothing where it looks like the top of a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
from msgspec import Struct

from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Floats
from extractors.pdf.tables.rows.linerows import has_figures
from extractors.pdf.tables.rows.pieces import APART, FAR, OVERLAP, Piece
from extractors.pdf.tables.words.texts import starts_item

__all__ = ["Openings", "find_openings"]

MOST_OVERLAP = 3.0
"""Times what a small overlap costs: the most that one costs."""

TALLER = 0.3
"""Of a line's height: a cell is taller than another if it ends so much lower."""

GOES_ON = -2.0
"""The cost of a text that goes on from the one above it, at most."""

FEWEST_COLUMNS = 3
"""Columns of a table whose first cell may be merged over rows."""

MOST = 0.6
"""Share of the columns beside the first that begin in a row over which a merged first cell goes on."""


class _Opening(Struct, frozen=True):
    """What is known of a line that may be the first of a row."""

    gap: float
    """How far it stands from all that is above it, in heights of a line."""
    is_apart: bool
    """Further than lines of a cell."""
    is_below_others: bool
    """What ends lowest above it stands in other columns than its texts: a row's tallest cell, no paragraph apart."""
    is_full: bool
    """Every column has a text on it that does not go on from above, and is no item of a list beside a number."""
    is_numbered: bool
    """It has one of the numbers that fill the first column."""
    has_figures: bool
    """Most columns have figures on it."""
    are_bold: bool
    """It is bold, and so is the line above."""
    is_bold_edge: bool
    """One of them is."""
    is_band_edge: bool
    """One of them is a band."""
    merged: float
    """What the first column's text costs that goes on over it, where most others begin; 0 where none does."""


def _overlap(opening: _Opening) -> float:
    return min(1 - opening.gap, MOST_OVERLAP) if opening.gap < -OVERLAP else 0.0


COSTS: tuple[tuple[str, float, Callable[[_Opening], float]], ...] = (
    ("texts above reach into it", 4.1, _overlap),
    ("it stands apart", -1.6, lambda opening: opening.is_apart),
    ("it stands apart from taller cells", -2.5, lambda opening: opening.is_apart and opening.is_below_others),
    ("every column is filled", -1.2, lambda opening: opening.is_full),
    ("a number in a column of numbers", -0.8, lambda opening: opening.is_numbered),
    ("figures in most columns", -0.9, lambda opening: opening.has_figures),
    ("a heading in bold goes on", 2.5, lambda opening: opening.are_bold and not opening.is_band_edge),
    ("bold type begins or ends", -2.2, lambda opening: opening.is_bold_edge),
    ("a band begins or ends", -2.2, lambda opening: opening.is_band_edge),
    ("the first cell is merged with the one above", 1.0, lambda opening: opening.merged < 0),
    ("its text is not cut", 1.0, lambda opening: opening.merged),
)
"""Name, cost and measure: the costs of all that hold add up."""


class Openings(Struct, frozen=True):
    """The lines of a piece as tops of rows; arrays with a place for each line, positions in points."""

    cost: Floats
    gap: Floats
    """How far it stands from all that is above it."""
    upper: Floats
    """The highest top from the line on."""
    lower: Floats
    """The lowest bottom down to the line."""
    is_merged: Bools
    """The first column's text goes on over it, where most others begin; it counts in none of the above."""


def find_openings(piece: Piece, costs: Sequence[float]) -> Openings:
    """Weigh each line of a piece as the top of a row.

    Args:
        piece: the piece.
        costs: what each text costs that stays in one row with the one above it.
    """
    merged = _merged(piece, costs)
    is_merged = merged < 0
    upper, lower = piece.top.min(axis=0), piece.foot.max(axis=0)
    if any_of(is_merged):
        lines = is_merged.nonzero()[0]
        upper[lines] = piece.top[1:, lines].min(axis=0)
        lower[lines - 1] = piece.foot[1:, lines - 1].max(axis=0)
    gap = np.append(0.0, upper[1:] - lower[:-1])
    gap[np.abs(gap) > FAR / 2] = 0.0
    cost = np.array([0.0, *(_cost(piece, line, costs, gap, merged) for line in range(1, len(piece.lines)))])
    return Openings(cost, gap, upper, lower, is_merged)


def _merged(piece: Piece, costs: Sequence[float]) -> Floats:
    """Give what the first column's text costs that goes on over each line where most other columns have text."""
    found = np.zeros(len(piece.lines))
    columns = len(piece.stacks)
    for above, below in pairwise(piece.stacks[0]) if columns >= FEWEST_COLUMNS else ():
        if costs[below] <= GOES_ON:
            for line in range(piece.line[above] + 1, piece.line[below] + 1):
                others = {piece.texts.column[i] for i in piece.lines[line]} - {0}
                are_most = len(others) >= max(2, MOST * (columns - 1))
                has_row_above = piece.foot[1:, line - 1].max() > -FAR  # a text at its row's middle has none
                found[line] = costs[below] * (are_most and has_row_above)
    return found


def _cost(piece: Piece, line: int, costs: Sequence[float], gap: Floats, merged: Floats) -> float:
    columns, on_line = len(piece.stacks), piece.lines[line]
    own = [piece.foot[piece.texts.column[i], line - 1] for i in on_line]
    opening = _Opening(
        gap=float(gap[line]) / piece.height,
        is_apart=bool(gap[line] > piece.widest + APART * piece.height),
        is_below_others=bool(max(own) < piece.foot[:, line - 1].max() - TALLER * piece.height),
        is_full=len(on_line) == columns
        and not any(costs[i] <= GOES_ON or starts_item(piece.texts, i) for i in on_line[1:]),
        is_numbered=piece.is_numbered and bool(piece.has_number[line]),
        has_figures=has_figures(piece.texts, on_line, columns),
        are_bold=bool(piece.is_bold[line - 1] and piece.is_bold[line]),
        is_bold_edge=bool(piece.is_bold[line - 1] != piece.is_bold[line]),
        is_band_edge=bool(piece.is_band[line - 1] != piece.is_band[line]),
        merged=float(merged[line]),
    )
    return sum(cost * measure(opening) for _, cost, measure in COSTS)
