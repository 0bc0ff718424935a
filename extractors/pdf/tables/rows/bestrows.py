"""The rows that explain a piece of a table best: all ways to part its lines of type are weighed against each other.

In a row every cell begins at the row's top, or all share a middle or a foot; texts go on inside it; columns keep to
their habit of being filled or blank; and rows stand apart alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from msgspec import Struct

from extractors.pdf.flags import all_of
from extractors.pdf.page import Bools, Floats, Indices
from extractors.pdf.tables.rows.follows import cost_together
from extractors.pdf.tables.rows.openings import Openings, find_openings
from extractors.pdf.tables.rows.pieces import ALIKE, Piece

__all__ = ["Rows", "best_rows"]

LONGEST = 120
"""Lines of type that one row may be made of."""

SAME_TOP, SAME_MIDDLE = 0.3, 0.25
"""Of a line's height: tops or feet, and middles, this near are at one height."""

ROW = 1.0
"""What each row costs."""

OFF = 1.5
"""What a cell costs that stands off its row's height."""

ALONE = 0.8
"""What a row of one text costs that is no band."""

REST = 0.65
"""What a row costs at the head of a piece that lacks texts: it may be the rest of one on the page before."""

BLANK, BLANK_FIRST = 0.16, 1.4
"""What the habit of a column to be filled weighs: of most columns, and of the first."""

UNNUMBERED = 0.6
"""What the habit of rows to begin with a number, or without one, weighs."""

UNLIKE = 1.7
"""What the habit of rows to stand apart alike weighs."""

LOW = 4.0
"""What it costs a table that its cells stand at their rows' middles or feet."""

ROUGHLY, GUESSES = 0.8, (0.95, 0.6)
"""How often columns are filled, before their habits are known: to tell at which height cells stand, and where rows
begin, twice."""

RAREST, SUREST = 0.08, 0.95
"""How often something happens, at least and at most."""

PRIOR = (1.5, 2.0)
"""Rows in which each column is thought to be filled before any row is seen, and how many rows that is of."""

FEWEST = 2
"""Rows that show how far apart rows stand."""


class Rows(Struct, frozen=True):
    """The rows of a piece."""

    starts: list[int]
    """The lines that begin rows below the first."""
    heights: list[float]
    """Where the rows above these end, in points."""
    are_at_tops: bool
    """Their cells begin at the rows' tops; else they share a middle or a foot."""
    go_on: list[bool]
    """Over these starts the first column's text goes on."""


class _Habits(Struct, frozen=True):
    """How the rows of a piece are, as the logarithms of how often."""

    filled: Floats
    """(columns, 1, 1)"""
    blank: Floats
    """(columns, 1, 1)"""
    numbered: float = 0.0
    """They begin with a number."""
    unnumbered: float = 0.0
    apart: Floats | float = 0.0
    """(lines, 1): they stand as far from what is above as each line does, or do not."""


class _Choices(Struct, frozen=True):
    """All rows that a piece may be made of, by the first line and how many follow."""

    piece: Piece
    openings: Openings
    heads: tuple[int, ...]
    """Lines with which the rest of a row may begin: the first, and the one below the first heading in bold."""
    last: Indices
    """(lines, lengths): the last line; the piece's where there is none."""
    has_text: Bools
    """(columns, lines, lengths)"""
    is_filled: Bools
    """The same, or the first cell is merged with the one above."""
    is_numbered: Bools
    """(lines, lengths): the first column's text begins with a number."""
    is_band: Bools
    """(lines, lengths)"""
    cost: Floats
    """(lines, lengths): what the habits of rows leave as it is."""


def best_rows(piece: Piece) -> Rows:
    """Give the rows that cost least together, the habits that rows found at first show taken into account."""
    choices = _choices(piece)
    off = [OFF * count for count in (_off_tops(choices), _off_middles(choices), _off_feet(choices))]
    rough = _guessed(choices, ROUGHLY)
    costs = [cost for cost, _ in _least([rough + one for one in off])]
    level = int(np.argmin([costs[0], *(cost + LOW for cost in costs[1:])]))
    found = _least([_guessed(choices, share) + off[level] for share in GUESSES])
    starts = min(_least([_cost(choices, _habits(choices, starts)) + off[level] for _, starts in found]))[1]
    openings = choices.openings
    heights = [float(openings.lower[start - 1] + openings.upper[start]) / 2 for start in starts]
    return Rows(starts, heights, level == 0, openings.is_merged[starts].tolist())


def _choices(piece: Piece) -> _Choices:
    together, costs = cost_together(piece)
    openings = find_openings(piece, costs)
    count = len(piece.lines)
    first = np.arange(count)[:, None]
    last = first + np.arange(min(count, LONGEST))
    last = np.minimum(last, count - 1)
    has_text = piece.next_line[:, :, None] <= last
    before = np.take_along_axis(together, np.minimum(piece.next_line, count - 1), 1)
    bands = np.append(0, piece.is_band.cumsum())
    is_band = bands[last + 1] - bands[first] == last + 1 - first
    is_alone = (has_text.sum(axis=0) == 1) & ~is_band
    is_alone[list(heads := _heads(piece))] = False
    is_filled = has_text.copy()
    is_filled[0] |= openings.is_merged[:, None]
    inside = ((together[:, last] - before[:, :, None]) * has_text).sum(axis=0)
    return _Choices(
        piece=piece,
        openings=openings,
        heads=heads,
        last=last,
        has_text=has_text,
        is_filled=is_filled,
        is_numbered=np.append(piece.has_number, False)[piece.next_line[0]][:, None] & has_text[0],
        is_band=is_band,
        cost=ROW + openings.cost[:, None] + inside + ALONE * is_alone,
    )


def _heads(piece: Piece) -> tuple[int, ...]:
    below = (piece.is_bold[:-1] & ~piece.is_bold[1:]).nonzero()[0][:1] + 1
    return tuple(sorted({0, *below.tolist()}))


def _off_tops(choices: _Choices) -> Floats:
    """Count the cells of each row that begin below its top."""
    piece = choices.piece
    is_off = piece.top - choices.openings.upper > SAME_TOP * piece.height
    return _off(choices, is_off[:, :, None])


def _off_middles(choices: _Choices) -> Floats:
    piece, openings = choices.piece, choices.openings
    whole = openings.upper[:, None] + openings.lower[choices.last]
    cell = piece.top[:, :, None] + piece.foot[:, choices.last]
    return _off(choices, np.abs(cell - whole) / 2 > SAME_MIDDLE * piece.height)


def _off_feet(choices: _Choices) -> Floats:
    piece = choices.piece
    lift = choices.openings.lower[choices.last] - piece.foot[:, choices.last]
    return _off(choices, lift > SAME_TOP * piece.height)


def _off(choices: _Choices, is_off: Bools) -> Floats:
    is_off = is_off & choices.has_text & ~choices.is_band
    is_off[0] &= ~choices.openings.is_merged[:, None]
    return np.asarray(is_off.sum(axis=0), dtype=np.float64)


def _guessed(choices: _Choices, share: float) -> Floats:
    """Give what each row costs if all columns are filled in that share of the rows."""
    columns = np.full((len(choices.piece.stacks), 1, 1), share)
    return _cost(choices, _Habits(np.log(columns), np.log(1 - columns)))


def _cost(choices: _Choices, habits: _Habits) -> Floats:
    """Give what each row costs, but for the heights of its cells."""
    weight = np.full((len(choices.piece.stacks), 1, 1), BLANK)
    weight[0] = BLANK_FIRST
    unlike = -(weight * np.where(choices.is_filled, habits.filled, habits.blank)).sum(axis=0)
    unlike -= UNNUMBERED * np.where(choices.is_numbered, habits.numbered, habits.unnumbered)
    unlike[choices.is_band] = 0.0
    for head in choices.heads:
        is_whole = choices.is_filled[:, head].all(axis=0) | choices.is_band[head]
        unlike[head] = np.where(is_whole, 0.0, REST)
    return np.asarray(choices.cost + unlike - UNLIKE * habits.apart)


def _habits(choices: _Choices, starts: Sequence[int]) -> _Habits:
    """Give the habits of rows that were found; bands, and the rest of a row, show nothing."""
    piece, is_filled = choices.piece, choices.is_filled
    rows = [(first, end - 1 - first) for first, end in pairwise([0, *starts, len(piece.lines)])]
    whole = [
        (first, more)
        for first, more in rows
        if not choices.is_band[first, more]
        and (not starts or first not in choices.heads or all_of(is_filled[:, first, more]))
    ]
    seen = sum((is_filled[:, first, more] for first, more in whole), np.zeros(len(piece.stacks)))
    filled = np.clip((seen + PRIOR[0]) / (len(whole) + PRIOR[1]), RAREST, SUREST)[:, None, None]
    plain = [choices.is_numbered[first, more] for first, more in whole if not piece.is_bold[first]]
    numbered = _share(sum(plain), len(plain))
    return _Habits(
        filled=np.log(filled),
        blank=np.log(1 - filled),
        numbered=float(np.log(numbered)),
        unnumbered=float(np.log(1 - numbered)),
        apart=_apart(choices, starts),
    )


def _share(count: float, of: int) -> float:
    return float(np.clip((count + 0.5) / (of + 1), 1 - SUREST, SUREST))


def _apart(choices: _Choices, starts: Sequence[int]) -> Floats | float:
    """Give how often rows that were found stand as far from those above as each line does, as a logarithm."""
    if len(starts) < FEWEST:
        return 0.0
    near = ALIKE * choices.piece.height
    gap = choices.openings.gap
    alike = (np.abs(gap[starts][:, None] - gap[starts]) <= near).sum(axis=1)
    share = max(_share(alike.max(), len(starts)), 0.5)
    is_usual = np.abs(gap - gap[starts][alike.argmax()]) <= near
    found = np.full((len(gap), 1), np.log(1 - share))
    found[is_usual] = np.log(share)
    found[0] = 0.0
    return found


def _least(costs: Sequence[Floats]) -> list[tuple[float, list[int]]]:
    """Give the least cost of rows that follow each other over all lines, and where they begin below the first.

    For each of several (lines, lengths) of costs.
    """
    count, longest = costs[0].shape
    last, more = np.arange(count)[:, None], np.arange(longest)
    by_last = np.stack(costs)[:, np.maximum(last - more, 0), more]
    least = np.zeros((len(costs), count + 1))
    begins = np.zeros((len(costs), count + 1), dtype=np.intp)
    for line in range(count):
        most = min(line + 1, longest)
        tried = least[:, line + 1 - most : line + 1] + by_last[:, line, most - 1 :: -1]
        begins[:, line + 1] = line + 1 - most + tried.argmin(axis=1)
        least[:, line + 1] = tried.min(axis=1)
    return [(float(cost), _starts(back)) for cost, back in zip(least[:, -1], begins.tolist(), strict=True)]


def _starts(begins: list[int]) -> list[int]:
    """Give where rows begin below the first, from where the last row begins that ends above each line."""
    starts: list[int] = []
    at = begins[-1]
    while at:
        starts.insert(0, at)
        at = begins[at]
    return starts
