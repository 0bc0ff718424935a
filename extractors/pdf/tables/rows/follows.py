"""What it costs to leave a text in one row with the one above it in its column: less than nothing if it goes on there.

A paragraph is never cut by a row's end, and most cells hold but one: a text that begins anew is likely a row's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from statistics import median

import numpy as np
from msgspec import Struct

from extractors.pdf.page import Floats
from extractors.pdf.tables.rows.pieces import Piece
from extractors.pdf.tables.words.texts import (
    DASHES,
    Texts,
    ends_sentence,
    is_reference,
    starts_item,
    starts_small,
)

__all__ = ["cost_together"]

WIDE = 1.5
"""Of a line's height: a blank this wide between paragraphs of a cell is rare."""

INSET = (2.0, 12.0)
"""Points between a column's boundary and its text, at least and at most."""

LETTER = 6
"""Letters of a usual word, with the space after it."""

SAME = 3.0
"""Points: sides or middles of lines this near are at one place."""

MOST_CENTRED = 0.7
"""Share of a column's lines whose middles are at one place, from which on they are centred."""

FEWEST_TOLD, MOST_TOLD = 2, 0.7
"""Texts that surely go on, and the share of them with a space set after the line above, from which spaces tell it."""


class _Room(Struct, frozen=True):
    """How far a column's lines run."""

    right: float
    """Points: where the longest ends, or could."""
    sides: int
    """On how many a line that is shorter leaves room: on both if it is centred."""


class _Pair(Struct, frozen=True):
    """A text and the one above it in its column."""

    below: int
    is_number: bool
    """It begins with what numbers rows, in the first column."""
    is_numbered: bool
    """Most texts of the first column do."""
    is_below_number: bool
    """The one above is nothing but such a number, among texts that are none."""
    is_bold_edge: bool
    """Only one of them is bold."""
    is_item: bool
    is_small: bool
    """It begins in the middle of a sentence."""
    is_near: bool
    """As near as the lines of a paragraph."""
    is_wide: bool
    """A wide blank is between."""
    is_figures: bool
    """Both are, in the last column."""
    has_ended: bool
    """The one above had room for more, or no space is set after it where one tells that a text goes on."""
    is_told: bool
    """A space tells that it goes on."""
    is_unended: bool
    """The one above ends no sentence."""


COSTS: tuple[tuple[str, float, Callable[[_Pair], bool]], ...] = (
    ("a number in a column of numbers", 4.0, lambda pair: pair.is_number and pair.is_numbered),
    ("a number in the first column", 2.0, lambda pair: pair.is_number),
    ("the text of a number above it", -1.5, lambda pair: pair.is_below_number and pair.is_near),
    ("bold below plain type, or the reverse", 2.3, lambda pair: pair.is_bold_edge),
    ("an item apart", 0.3, lambda pair: pair.is_item and not pair.is_near),
    ("a wide blank", 4.5, lambda pair: pair.is_wide and not pair.is_small),
    ("a blank", 1.8, lambda pair: not pair.is_near),
    ("a figure below a figure", 1.5, lambda pair: pair.is_figures),
    ("it begins small where the text above ended", -1.2, lambda pair: pair.has_ended and pair.is_small),
    ("an item", 0.3, lambda pair: pair.is_item and not pair.is_told),
    ("it begins anew", 1.4, lambda pair: pair.has_ended),
    ("it is told to go on, and begins small", -6.0, lambda pair: pair.is_told and pair.is_small),
    ("it is told to go on", -2.1, lambda pair: pair.is_told),
    ("it begins small", -5.5, lambda pair: pair.is_small),
    ("the text above ends no sentence", -0.9, lambda pair: pair.is_unended),
)
"""Name, cost and test: the first that holds counts."""


def cost_together(piece: Piece) -> tuple[Floats, list[float]]:
    """Give what the texts cost that stay in one row with the text above them.

    Returns:
        (columns, lines): the sum of the costs of the column's texts down to a line; and the cost of each text.
    """
    at = np.zeros(piece.shape)
    costs = [0.0] * len(piece.texts)
    for pair in _pairs(piece):
        cost = next((cost for _, cost, holds in COSTS if holds(pair)), 0.0)
        costs[pair.below] = cost
        at[piece.texts.column[pair.below], piece.line[pair.below]] += cost
    return at.cumsum(axis=1), costs


def _pairs(piece: Piece) -> Iterator[_Pair]:
    texts = piece.texts
    rooms = [_room(piece, column) for column in range(len(piece.stacks))]
    are_told = _are_told(piece, rooms)
    last = len(piece.stacks) - 1
    for column, stack in enumerate(piece.stacks):
        for above, below in pairwise(stack):
            gap = texts.top[below] - texts.bottom[above]
            has_room = _has_room(texts, above, below, rooms[column])
            is_told = are_told and texts.is_spaced[above]
            yield _Pair(
                below=below,
                is_number=column == 0 and is_reference(texts, below),
                is_numbered=piece.is_numbered,
                is_below_number=column == 0
                and not piece.is_numbered
                and texts.count[above] == 1
                and is_reference(texts, above),
                is_bold_edge=texts.is_bold[above] != texts.is_bold[below],
                is_item=starts_item(texts, below),
                is_small=starts_small(texts, below),
                is_near=gap <= piece.widest,
                is_wide=gap > piece.widest + WIDE * piece.height,
                is_figures=column == last and texts.is_figure[above] and texts.is_figure[below],
                has_ended=(has_room or (are_told and not is_told)) and not _is_broken(texts, above),
                is_told=is_told and not has_room,
                is_unended=not ends_sentence(texts, above),
            )


def _room(piece: Piece, column: int) -> _Room:
    """Give how far a column's lines run: as the longest, unless none of them is seen to be broken."""
    texts, stack = piece.texts, piece.stacks[column]
    if not stack:
        return _Room(0.0, 1)
    sides = 2 if _are_centred(texts, stack) else 1
    longest = max(texts.x1[i] for i in stack)
    if any(_is_next(piece, above, below) for above, below in pairwise(stack)):
        return _Room(longest, sides)
    inset = min(texts.x0[i] for i in stack) - float(piece.xs[column])
    return _Room(max(longest, float(piece.xs[column + 1]) - min(max(inset, INSET[0]), INSET[1])), sides)


def _are_centred(texts: Texts, stack: list[int]) -> bool:
    """Tell whether the middles of lines agree, and their left sides do not."""
    left = [texts.x0[i] for i in stack]
    middle = [(texts.x0[i] + texts.x1[i]) / 2 for i in stack]
    agree, lined = (sum(abs(x - median(places)) <= SAME for x in places) for places in (middle, left))
    return agree > lined and agree >= MOST_CENTRED * len(stack)


def _is_next(piece: Piece, above: int, below: int) -> bool:
    """Tell whether a text surely is the next line of the one above."""
    texts = piece.texts
    return texts.top[below] - texts.bottom[above] <= piece.widest and starts_small(texts, below)


def _has_room(texts: Texts, above: int, below: int, room: _Room) -> bool:
    """Tell whether the first word of a text would have fitted on the line above."""
    width = sum(texts.x1[i] - texts.x0[i] for i in (above, below))
    letter = width / max(LETTER * (texts.count[above] + texts.count[below]), 1)
    return letter * (len(texts.first[below]) + 1) <= room.sides * (room.right - texts.x1[above])


def _is_broken(texts: Texts, above: int) -> bool:
    """Tell whether a text ends with a word that a hyphen breaks: what follows it stands on the next line anyhow."""
    return len(texts.last[above]) > 1 and texts.last[above][-1] in DASHES


def _are_told(piece: Piece, rooms: list[_Room]) -> bool:
    """Tell whether spaces are set after lines that go on: Word sets them where it breaks a line."""
    texts = piece.texts
    said = [
        texts.is_spaced[above]
        for stack, room in zip(piece.stacks, rooms, strict=True)
        for above, below in pairwise(stack)
        if texts.count[above] > 1
        and _is_next(piece, above, below)
        and not _has_room(texts, above, below, room)
    ]
    return len(said) >= FEWEST_TOLD and sum(said) >= MOST_TOLD * len(said)
