"""A page of words and rules to its layout: tables in pieces and lines outside them, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from extractors.document import Line
from extractors.fragments import Fragment, Layout
from extractors.pdf.blocks import find_blocks
from extractors.pdf.complete import complete
from extractors.pdf.edges import page_edges
from extractors.pdf.grid import Grid, places, to_fragment
from extractors.pdf.lattice import Lattice
from extractors.pdf.looks import is_drawn_table, is_open_table
from extractors.pdf.page import Bools, Floats, Page
from extractors.pdf.regions import find_lattices
from extractors.pdf.segments import set_segments
from extractors.pdf.text import to_lines

__all__ = ["lay_out", "lay_out_pages"]

AXIS = 30.0
"""Points around a drawing in which the labels of its axes stand."""


def lay_out(page: Page, expected: Sequence[float] = ()) -> Layout:
    """Find the tables of a page and set every word into a cell or a line outside tables, once.

    Gives the blocks in reading order; positions are points from the top left of the page as displayed.

    Args:
        page: the page as a reader gives it.
        expected: column edges of the table that ran to the end of the page before, in points; a hint
            where no rules show the columns.
    """
    is_free = np.ones(len(page.words), dtype=bool)
    blocks: list[Line | Fragment] = []
    for grid in _grids(page, np.array(expected, dtype=float)):
        inside = is_free & _is_inside(grid, page.words.box)
        is_free &= ~inside
        blocks.append(to_fragment(grid, page, np.flatnonzero(inside)))
    blocks += to_lines(page.words, np.flatnonzero(is_free), page.number)
    return Layout(
        blocks=tuple(sorted(blocks, key=_reading_order)),
        page=page.number,
        width=page.width,
        height=page.height,
        words=len(page.words),
        issues=page.issues,
    )


def lay_out_pages(pages: Iterable[Page]) -> Iterator[Layout]:
    """Lay out pages that follow each other, each knowing the columns of the table that ran to the end before it."""
    expected: tuple[float, ...] = ()
    for page in pages:
        layout = lay_out(page, expected)
        yield layout
        fragments = [block for block in layout.blocks if isinstance(block, Fragment)]
        expected = fragments[-1].edges if fragments else ()


def _grids(page: Page, expected: Floats) -> list[Grid]:
    """Give the grids of a page: the ruled ones, the smallest first (an inner table has its words first), the others."""
    horizontal, vertical = page_edges(page)
    segments = set_segments(page.words, np.flatnonzero(page.words.turn == 0))
    x, y = segments.box.reshape(-1, 2, 2).mean(axis=1).T
    is_free = np.ones(len(segments), dtype=bool)
    found = []
    for drawn in find_lattices(horizontal, vertical, segments):
        inside = is_free & _is_within(drawn.box, x, y)
        lattice = complete(drawn, segments.take(inside), expected)
        grid = _grid(lattice)
        is_frame = drawn.shape == (1, 1)
        if is_frame and is_open_table(lattice, segments.take(inside), expected, vertical):
            found.append(grid)
        elif not is_frame and is_drawn_table(grid, segments.box[inside], expected):
            found.append(grid)
        elif is_frame:
            continue
        else:
            inside = _is_within(_with_labels(drawn.box), x, y)
        is_free &= ~inside
    for bare, inside in find_blocks(segments.take(is_free), horizontal):
        lattice = complete(bare, inside, expected)
        if is_open_table(lattice, inside, expected, vertical):
            found.append(_grid(lattice))
    return found


def _with_labels(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """Give a drawing's box with the strip around it where the labels of its axes stand."""
    return box[0] - AXIS, box[1] - AXIS, box[2] + AXIS, box[3] + AXIS


def _grid(lattice: Lattice) -> Grid:
    return Grid(
        xs=lattice.xs,
        ys=lattice.ys,
        places=places(lattice),
        is_closed_above=bool(lattice.across[0].mean() > 0.5),
        is_closed_below=bool(lattice.across[-1].mean() > 0.5),
    )


def _is_inside(grid: Grid, box: Floats) -> Bools:
    return _is_within(grid.box, (box[:, 0] + box[:, 2]) / 2, (box[:, 1] + box[:, 3]) / 2)


def _is_within(box: tuple[float, float, float, float], x: Floats, y: Floats) -> Bools:
    return np.asarray((x > box[0]) & (x < box[2]) & (y > box[1]) & (y < box[3]))


def _reading_order(block: Line | Fragment) -> tuple[float, float]:
    box = block.box
    return (box.top, box.x0) if box else (0.0, 0.0)
