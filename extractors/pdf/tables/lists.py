"""Lists with bullets side by side: running text in columns, each read from its head to its foot, and no table."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from extractors.pdf.boxes import interval_of, middle_x
from extractors.pdf.tables.lattice import Lattice
from extractors.pdf.tables.segments import LABEL, Segments, coarse

__all__ = ["lists_side_by_side"]

BULLETED = 0.35
"""Share of a list's lines that begin with a bullet."""
FEWEST_ITEMS = 2
"""Items of each list."""
ALONE = 0.8
"""Share of a column's texts that are bullets alone, from which it is the bullets of the texts beside it."""
DASHES = "-–—"
"""Dashes are bullets too, where each stands before a text."""


def lists_side_by_side(lattice: Lattice, segments: Segments) -> Lattice | None:
    """Give the columns of lists with bullets that stand side by side; None if some text is of no such list.

    Args:
        lattice: rows and columns of a stretch that no rules bound.
        segments: the words in it.
    """
    runs = coarse(segments)
    column = interval_of(middle_x(runs.box), lattice.xs)
    is_bullet = np.array([_is_bullet(str(word)) for word in runs.first], dtype=np.bool_)
    is_alone = is_bullet & (runs.count == 1)
    of_bullets = [bool(is_alone[column == number].mean() >= ALONE) for number in np.unique(column)]
    if len(of_bullets) < lattice.shape[1]:
        return None
    starts = [0, *(number for number in range(1, len(of_bullets)) if not of_bullets[number - 1])]
    owner = np.searchsorted(starts, column, side="right") - 1
    items, lines = np.bincount(owner, is_bullet), np.bincount(owner, ~is_alone)
    if len(starts) < 2 or (items < FEWEST_ITEMS).any() or (items < BULLETED * lines).any():
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
