"""Notes beneath the rows of a table without rules: each is a row of its own, one cell from its label on."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from msgspec.structs import replace

from extractors.pdf.boxes import columns_of, interval_of, rows_of
from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Floats
from extractors.pdf.stretches import stretches
from extractors.pdf.tables.drawn.lattice import Lattice
from extractors.pdf.tables.words.labels import note_lines
from extractors.pdf.tables.words.segments import Segments

__all__ = ["are_of_notes", "merge_notes", "with_notes"]

MARGIN = 0.5
"""Points between a note and the boundary of its row."""


def are_of_notes(lattice: Lattice, segments: Segments) -> Bools:
    """Tell which words are of notes beneath rows: they say nothing of the columns. None where walls stand inside."""
    if any_of(lattice.down[1:-1]):
        return np.zeros(len(segments), dtype=bool)
    return np.asarray(note_lines(segments)[segments.line])


def with_notes(lattice: Lattice, segments: Segments, is_note: Bools) -> Lattice:
    """Cut a row for each note.

    Args:
        lattice: rows and columns as the other words tell them.
        segments: all words inside it.
        is_note: which of them are of notes.
    """
    others = segments.box[~is_note]
    for box in _notes(segments, is_note):
        lattice = _with_row(lattice, others, float(box[:, 1].min()), float(box[:, 3].max()))
    return lattice


def merge_notes(lattice: Lattice, segments: Segments, is_note: Bools) -> Lattice:
    """Let each note be one cell from where its label begins to the right side; see `with_notes`."""
    down, across = lattice.down.copy(), lattice.across.copy()
    for box in _notes(segments, is_note):
        row, column = int(rows_of(box[:1], lattice.ys)[0]), int(columns_of(box[:1], lattice.xs)[0])
        down[1:-1, row] = False
        down[column, row] |= column > 0
        across[max(row, 1) : row + 2] = True
    return replace(lattice, down=down, across=across)


def _notes(segments: Segments, is_note: Bools) -> Iterator[Floats]:
    """Give the boxes of each note's words."""
    for first, end in stretches(np.concatenate((is_note, [False]))):
        yield segments.box[first:end]


def _with_row(lattice: Lattice, others: Floats, top: float, bottom: float) -> Lattice:
    """Give the lattice with boundaries right above and below a note, instead of those that no rule draws around it."""
    middle = (top + bottom) / 2
    above = others[others[:, 3] < middle, 3].max(initial=-np.inf)
    below = others[others[:, 1] > middle, 1].min(initial=np.inf)
    ys = lattice.ys
    is_drawn = np.asarray((np.abs(ys[:, None] - lattice.rules.at) <= 1).any(axis=1))
    is_drawn[[0, -1]] = True
    is_kept = (ys <= above) | (ys >= below) | (is_drawn & ((ys <= top) | (ys >= bottom)))
    fresh = [
        y
        for y, low, high in ((top - MARGIN, above, top), (bottom + MARGIN, bottom, below))
        if ys[0] < y < ys[-1] and not any_of(is_kept & (ys >= low) & (ys <= high))
    ]
    new = np.sort(np.concatenate((ys[is_kept], fresh)))
    across = np.ones((len(new), lattice.across.shape[1]), dtype=bool)
    across[np.searchsorted(new, ys[is_kept])] = lattice.across[is_kept]
    old = interval_of((new[:-1] + new[1:]) / 2, ys)
    return replace(lattice, ys=new, across=across, down=lattice.down[:, old])
