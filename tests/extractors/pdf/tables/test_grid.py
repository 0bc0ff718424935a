"""Walls to cells: merged where no wall stands, and always rectangles that cover the grid once."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extractors.pdf.tables.drawn.edges import Edges
from extractors.pdf.tables.drawn.lattice import Lattice
from extractors.pdf.tables.grid import Place, places

NONE = Edges(np.empty(0), np.empty(0), np.empty(0), np.empty(0, dtype=bool), np.empty(0, dtype=bool))


def lattice(across: list[list[int]], down: list[list[int]]) -> Lattice:
    """Give a lattice by its inner walls: `across` has a row per inner boundary, `down` one per inner column edge."""
    rows, columns = len(across) + 1, len(down) + 1
    full = np.ones((1, columns), dtype=bool), np.ones((1, rows), dtype=bool)
    return Lattice(
        xs=np.arange(columns + 1, dtype=np.float64) * 100,
        ys=np.arange(rows + 1, dtype=np.float64) * 20,
        across=np.concatenate((full[0], np.array(across, dtype=bool).reshape(-1, columns), full[0])),
        down=np.concatenate((full[1], np.array(down, dtype=bool).reshape(-1, rows), full[1])),
        rules=NONE,
        uprights=NONE,
    )


def test_positions_without_a_wall_between_are_one_cell() -> None:
    assert places(lattice([[1, 1]], [[0, 1]])) == (Place(0, 0, 1, 2), Place(1, 0), Place(1, 1))
    assert places(lattice([[0, 1]], [[1, 1]])) == (Place(0, 0, 2, 1), Place(0, 1), Place(1, 1))


def test_what_is_no_rectangle_is_cut_into_rows() -> None:
    assert places(lattice([[0, 1]], [[0, 1]])) == (Place(0, 0, 1, 2), Place(1, 0), Place(1, 1))


def bits(rows: int, columns: int) -> st.SearchStrategy[list[list[int]]]:
    row = st.lists(st.integers(0, 1), min_size=columns, max_size=columns)
    return st.lists(row, min_size=rows, max_size=rows)


walls = st.tuples(st.integers(1, 5), st.integers(1, 5)).flatmap(
    lambda shape: st.tuples(bits(shape[0] - 1, shape[1]), bits(shape[1] - 1, shape[0]))
)


@given(walls)
def test_cells_cover_every_position_once(drawn: tuple[list[list[int]], list[list[int]]]) -> None:
    built = lattice(*drawn)
    covered = Counter(
        (place.row + r, place.column + c)
        for place in places(built)
        for r in range(place.row_span)
        for c in range(place.column_span)
    )
    rows, columns = built.shape
    assert covered == Counter((r, c) for r in range(rows) for c in range(columns))
