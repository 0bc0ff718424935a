"""Drawn boundaries made complete: columns and rows that only the words' alignment shows are added to a lattice."""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace

from extractors.pdf.boxes import interval_of
from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Floats
from extractors.pdf.tables.columns.columns import NEAR, add_columns, has_colours_alone
from extractors.pdf.tables.drawn.lattice import Lattice, mostly
from extractors.pdf.tables.drawn.slivers import without_slivers
from extractors.pdf.tables.grid import Grid, places
from extractors.pdf.tables.looks import is_as_expected
from extractors.pdf.tables.partly.beneath import are_of_notes, merge_notes, with_notes
from extractors.pdf.tables.partly.touching import part_touching
from extractors.pdf.tables.partly.unbegun import without_unbegun
from extractors.pdf.tables.partly.walls import add_walls
from extractors.pdf.tables.partly.within import merged_cells, starts_within
from extractors.pdf.tables.rows.rowstarts import RowStart
from extractors.pdf.tables.words.segments import Segments

__all__ = ["complete", "to_grid"]

ALIGNED_COLUMN = 0.85
"""How sure a column boundary is that words alone show; lines with text on both sides agree on it."""

ALIGNED_ROW = 0.7
"""How sure a row boundary is that words alone show."""

FEW_RULES = 1
"""Rules inside a table, up to which its rows may be told by the words; more rules show each row."""

MOST_WIDE = 0.5
"""Of a table's width: a fill that is wider is a row's, no light's."""


def complete(lattice: Lattice, segments: Segments, expected: Floats, *, are_told: bool = False) -> Lattice:
    """Add the columns, rows and walls that the alignment of words shows to what is drawn.

    Drawn walls stay. A row with drawn walls inside gets none of its own but at its columns' boundaries.

    Args:
        lattice: what is drawn.
        segments: the words inside it.
        expected: column boundaries of the table that ran to the end of the page before; may be empty.
        are_told: the words told that table's rows; see `Grid.are_rows_told`.
    """
    if not len(segments):
        return lattice
    is_note = are_of_notes(lattice, segments)
    has_notes = any_of(is_note)
    rows = segments.take(~is_note) if has_notes else segments
    lattice = add_columns(without_slivers(lattice, segments), rows, expected)
    lattice = _beside_lights(lattice)
    is_merged = merged_cells(lattice)
    are_told = are_told and is_as_expected(lattice.xs, expected)
    lattice = _insert_rows(lattice, starts_within(lattice, rows, is_merged, are_told=are_told), is_merged)
    lattice = add_walls(with_notes(lattice, segments, is_note) if has_notes else lattice, rows)
    lattice = without_unbegun(part_touching(lattice, segments), segments)
    return merge_notes(lattice, segments, is_note) if has_notes else lattice


def to_grid(drawn: Lattice, lattice: Lattice) -> Grid:
    """Give the grid of what was drawn and then completed, with how sure it is."""
    return Grid(
        xs=lattice.xs,
        ys=lattice.ys,
        places=places(lattice),
        is_closed_above=bool(mostly(lattice.across[0])),
        is_closed_below=bool(mostly(lattice.across[-1])),
        confidence=_sureness(drawn, lattice),
        are_rows_told=_are_rows_told(drawn, lattice),
    )


def _sureness(drawn: Lattice, lattice: Lattice) -> float:
    """Give from 0 to 1 how sure the inner boundaries of a completed lattice are: drawn ones, and aligned ones."""
    columns, rows = len(lattice.xs) - 2, len(lattice.ys) - 2
    if columns + rows <= 0:
        return 1.0
    drawn_columns, drawn_rows = min(len(drawn.xs) - 2, columns), min(len(drawn.ys) - 2, rows)
    aligned = (columns - drawn_columns) * (1 - ALIGNED_COLUMN) + (rows - drawn_rows) * (1 - ALIGNED_ROW)
    return 1 - aligned / (columns + rows)


def _are_rows_told(drawn: Lattice, lattice: Lattice) -> bool:
    """Tell whether words told rows of a completed lattice, at least as many as rules part: its rows have no rules."""
    parted = np.count_nonzero(mostly(drawn.across[1:-1]))
    told = len(lattice.ys) - len(drawn.ys)
    return bool(told and (parted <= FEW_RULES or told >= parted))


def _beside_lights(lattice: Lattice) -> Lattice:
    """Let the ends of coloured cells in some columns part the rows of columns that are not drawn."""
    if not has_colours_alone(lattice):
        return lattice
    rules = lattice.rules.at[lattice.rules.is_rule]
    is_ruled = (np.abs(lattice.ys[:, None] - rules) <= NEAR).any(axis=1, keepdims=True)
    is_walled = mostly(lattice.down)
    is_drawn = is_walled[:-1] & is_walled[1:]
    is_ruled |= (lattice.across @ np.diff(lattice.xs) > MOST_WIDE * np.ptp(lattice.xs))[:, None]
    across = lattice.across | (lattice.across.any(axis=1, keepdims=True) & ~is_ruled & ~is_drawn)
    across[[0, -1]] = lattice.across[[0, -1]]
    return replace(lattice, across=across)


def _insert_rows(lattice: Lattice, starts: list[RowStart], is_merged: Bools) -> Lattice:
    if not starts:
        return lattice
    ys = np.sort(np.concatenate((lattice.ys, [start.y for start in starts])))
    old = interval_of((ys[:-1] + ys[1:]) / 2, lattice.ys)
    across = np.ones((len(ys), lattice.across.shape[1]), dtype=bool)
    fresh = ~np.isin(ys, lattice.ys)
    across[fresh] = ~is_merged[old[fresh[:-1].nonzero()[0]]]
    across[~fresh] = lattice.across
    for start in starts:
        across[np.searchsorted(ys, start.y), list(start.go_on)] = False
    return replace(lattice, ys=ys, across=across, down=lattice.down[:, old])
