"""Lists with bullets side by side: running text in columns, each read from its head to its foot, and no table."""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace

from extractors.pdf.boxes import interval_of
from extractors.pdf.flags import any_of
from extractors.pdf.tables.drawn.lattice import Lattice
from extractors.pdf.tables.words.segments import LABEL, Segments, coarse

__all__ = ["lists_side_by_side"]

BULLETED = 0.35
"""Share of a list's lines that begin with a bullet."""
FEWEST_ITEMS = 2
"""Items of each list."""
INDENT = 36.0
"""Points from a bullet to its text, at most."""
DASHES = "-–—"
"""Dashes are bullets too, where each stands before a text."""


def lists_side_by_side(lattice: Lattice, segments: Segments) -> Lattice | None:
    """Give the columns of lists with bullets that stand side by side; None if some text is of no such list.

    Args:
        lattice: rows and columns of a stretch that no rules bound.
        segments: the words in it.
    """
    runs = coarse(segments)
    column = interval_of(runs.box[:, 0], lattice.xs)
    is_bullet = np.array([_is_bullet(str(word)) for word in runs.first], dtype=np.bool_)
    numbers = np.unique(column)
    starts = [int(number) for number in numbers if is_bullet[column == number].mean() >= BULLETED]
    if len(starts) < 2 or starts[0] > 0:
        return None
    owner = np.searchsorted(starts, column, side="right") - 1
    begins = np.array([runs.box[column == number, 0].min() for number in numbers])
    far = begins - begins[np.isin(numbers, starts)][np.searchsorted(starts, numbers, side="right") - 1]
    items, lines = np.bincount(owner, is_bullet), np.bincount(owner, ~(is_bullet & (runs.count == 1)))
    if any_of(far > INDENT) or any_of(items < FEWEST_ITEMS) or any_of(items < BULLETED * lines):
        return None
    return replace(
        lattice,
        xs=lattice.xs[[*starts, -1]],
        across=lattice.across[:, starts],
        down=lattice.down[[*starts, -1]],
    )


def _is_bullet(word: str) -> bool:
    return word in DASHES or (
        LABEL.fullmatch(word) is not None and not any(letter.isalnum() for letter in word)
    )
