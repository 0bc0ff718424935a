"""Where the tables of a page are: what rules draw first, then what only the alignment of words shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from extractors.document import Issue
from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Floats, Page
from extractors.pdf.tables.columns.blocks import find_blocks
from extractors.pdf.tables.columns.columns import MAX_SHIFT
from extractors.pdf.tables.columns.strips import HEADER_COLUMNS
from extractors.pdf.tables.drawn.edges import Edges, page_edges
from extractors.pdf.tables.drawn.lattice import Lattice, mostly
from extractors.pdf.tables.drawn.regions import find_lattices
from extractors.pdf.tables.figured import find_figured, may_hold_figures
from extractors.pdf.tables.grid import Grid, places
from extractors.pdf.tables.looks import is_as_expected, is_drawn_table, is_open_table, is_text_in_columns
from extractors.pdf.tables.nested import part_nested
from extractors.pdf.tables.outside.closing import closings, part_at_closings
from extractors.pdf.tables.outside.drawings import (
    is_inside,
    is_of_drawing,
    stands_in,
    without_charts,
    without_lights,
)
from extractors.pdf.tables.outside.footers import is_footer, is_running_head
from extractors.pdf.tables.outside.lists import lists_side_by_side
from extractors.pdf.tables.partly.complete import are_rows_told, complete, sureness
from extractors.pdf.tables.partly.outskirts import reach_out
from extractors.pdf.tables.partly.sides import with_sides
from extractors.pdf.tables.ranges import part_ranges
from extractors.pdf.tables.words.segments import Segments, coarse, holds, set_segments

__all__ = ["RUNNING_LINES", "Found", "find_grids"]

TITLE_HEIGHT = 40.0
"""Points: the tallest title row, two lines of large type."""
NEAR = 1.5
"""Of a line's height: a row this near below a header is of its table."""
SAME_SIDE = 3.0
"""Points by which the sides of a title row and its table may differ."""

RUNNING_LINES = 3
"""Lines that a running header may have."""

ROW_LINES = 2
"""Lines with several texts side by side that show the columns of a row's rest in a frame."""

NONE = np.empty(0)
"""No columns are known."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a page is made of: the grids of its tables, and where its running text stands in columns."""

    grids: tuple[Grid, ...]
    columns: tuple[Lattice, ...]
    issues: tuple[Issue, ...] = ()
    """Limits that the page's drawing reached."""
    has_gaps: bool = False
    """Outside what rules draw some line holds several texts: only there `ahead` can matter."""


def find_grids(page: Page, expected: Floats, ahead: Floats = NONE, *, are_told: bool = False) -> Found:
    """Find the grids of a page's upright tables: ruled ones, the smallest first, then those without rules.

    An inner table comes before the form around it, so that it has its words first.

    Args:
        page: the page.
        expected: column edges of the table that ran to the end of the page before; may be empty.
        ahead: those of the table at the head of the page after that lacks a header; may be empty.
        are_told: no rules part the rows of the table that `expected` is of: the words tell them.
    """
    horizontal, vertical, issues = page_edges(page)
    segments = set_segments(page.words, (page.words.turn == 0).nonzero()[0])
    all_shown, vertical = without_lights(find_lattices(horizontal, vertical, segments), segments, vertical)
    all_shown, is_free = without_charts(all_shown, segments)
    vertical, closed = vertical.take(vertical.is_seen), closings(segments)
    found, all_shown, is_free = _figured(all_shown, segments, is_free, horizontal)
    frames: list[Lattice] = []
    for shown in all_shown:
        whole = with_sides(shown, segments, is_free, horizontal, expected)
        drawn = reach_out(whole, segments, is_free, horizontal, vertical, expected, closed)
        inside = is_free & holds(drawn.box, segments)
        tail = expected if len(expected) and _is_at_head(drawn, segments) else NONE
        held = segments.take(inside)
        grid = _drawn_grid(drawn, held, expected, tail, vertical, are_told=are_told)
        if grid is not None:
            parts = _ranges(grid, shown, all_shown, held)
            found += parts
            for part in parts:
                is_free &= ~(inside & holds(part.box, segments))
        elif not _is_frame(drawn) and len(drawn.rules):
            others = [other.box for other in all_shown if not _is_frame(other)]
            is_free &= ~is_of_drawing(drawn.box, others, segments)
        elif len(drawn.rules):
            frames.append(drawn)
    framed, is_free = _framed_grids(frames, found, segments, is_free, expected)
    free = segments.take(is_free & ~is_footer(page, segments) & ~is_running_head(page, segments))
    blocks = _blocks(free, horizontal, expected, ahead)
    opened, columns = _open_grids(blocks, segments, vertical, expected, ahead)
    return Found((*found, *framed, *opened), tuple(columns), issues, has_gaps=coarse(free).full_lines > 0)


def _blocks(
    free: Segments, horizontal: Edges, expected: Floats, ahead: Floats
) -> list[tuple[Lattice, Segments]]:
    """Give the stretches of lines that may be tables, above and below what closes one."""
    found: list[tuple[Lattice, Segments]] = []
    for number, words in enumerate(part_at_closings(free)):
        found += find_blocks(coarse(words), words, horizontal, NONE if number else expected, ahead)
    return found


def _framed_grids(
    frames: Sequence[Lattice], found: Sequence[Grid], segments: Segments, is_free: Bools, expected: Floats
) -> tuple[list[Grid], Bools]:
    """Give the grids of frames around one text each, and which words are in no table then."""
    framed: list[Grid] = []
    for frame in frames:
        grid = _framed_grid(frame, [*found, *framed], segments, is_free, expected)
        if grid is not None:
            framed.append(grid)
            is_free = is_free & ~holds(frame.box, segments)
    return framed, is_free


def _figured(
    all_shown: list[Lattice], segments: Segments, is_free: Bools, horizontal: Edges
) -> tuple[list[Grid], list[Lattice], Bools]:
    """Give the grids of tables of figures, of which rules do not draw rows and columns; the lattices and words left."""
    if not may_hold_figures(segments):
        return [], all_shown, is_free
    found = find_figured(segments.take(is_free & ~_in_walls(all_shown, segments)), horizontal)
    for figured in found:
        all_shown = [shown for shown in all_shown if not is_inside(shown.box, figured.box)]
        is_free = is_free & ~holds(figured.box, segments)
    return found, all_shown, is_free


def _in_walls(all_shown: Iterable[Lattice], segments: Segments) -> Bools:
    """Tell which words stand in lattices with walls between columns, and at a side or between rows."""
    found = np.zeros(len(segments), dtype=bool)
    for shown in all_shown:
        if not _has_columns(shown):
            continue
        inside = holds(shown.box, segments)
        lines = len(np.unique(segments.line[inside]))
        if any_of(mostly(shown.down[[0, -1]])) or 2 * shown.shape[0] > lines:
            found |= inside
    return found


def _open_grids(
    blocks: Iterable[tuple[Lattice, Segments]],
    segments: Segments,
    vertical: Edges,
    expected: Floats,
    ahead: Floats,
) -> tuple[list[Grid], list[Lattice]]:
    """Sort the blocks of words that stand in columns: grids of tables without rules, and running text in columns."""
    found: list[Grid] = []
    columns: list[Lattice] = []
    for bare, stretch in blocks:
        is_at_foot = len(ahead) > 0 and _is_at_foot(bare, segments)
        there = ahead if is_at_foot else expected
        lattice = complete(bare, stretch, there)
        is_at_edge = is_at_foot or _is_at_head(bare, segments)
        lists = None if is_as_expected(lattice.xs, there) else lists_side_by_side(lattice, stretch)
        if lists is not None:
            columns.append(lists)
        elif is_open_table(lattice, stretch, there, vertical, is_at_edge=is_at_edge):
            found.append(_grid(bare, lattice))
        elif is_text_in_columns(lattice, stretch, vertical):
            columns.append(lattice)
    return found, columns


def _framed_grid(
    frame: Lattice, found: list[Grid], segments: Segments, is_free: Bools, expected: Floats
) -> Grid | None:
    """Give the grid of a frame around one text: a title, a header without its table, or the rest of a row."""
    grid = _head_at_foot(frame, found, segments, is_free)
    if grid is None and _is_rest(frame, found, segments, is_free, expected):
        inside = segments.take(is_free & holds(frame.box, segments))
        if coarse(inside).full_lines >= ROW_LINES:
            return _grid(frame, complete(frame, inside, expected))
        return replace(_grid(frame, frame), is_rest=True)
    return grid


def _head_at_foot(frame: Lattice, found: list[Grid], segments: Segments, is_free: Bools) -> Grid | None:
    """Give the grid of a title or header row whose table had no room on the page; None if the frame is neither.

    No table stands under it, and it holds a line or two. A title is as wide as a table above it; a header is
    the last on its page but for a running footer, with several texts side by side in bold.
    """
    x0, top, x1, bottom = frame.box
    if bottom - top > TITLE_HEIGHT or any(grid.box[3] > top for grid in found):
        return None
    below = segments.line[segments.box[:, 1] >= bottom - 1]
    inside = segments.take(is_free & holds(frame.box, segments))
    if len(inside) and inside.is_bold.all():
        header = complete(frame, inside, np.empty(0))
        if header.shape[1] >= HEADER_COLUMNS:
            is_at_foot = len(np.unique(below)) <= RUNNING_LINES and not _has_row_below(frame, segments)
            return _grid(frame, header) if is_at_foot else None
    is_title = any(
        abs(grid.box[0] - x0) <= SAME_SIDE and abs(grid.box[2] - x1) <= SAME_SIDE for grid in found
    )
    return _grid(frame, frame) if is_title else None


def _has_row_below(frame: Lattice, segments: Segments) -> bool:
    """Tell whether several texts stand side by side right below a frame: rows of its table, no footer."""
    x0, _, x1, bottom = frame.box
    runs = coarse(segments.take(segments.box[:, 1] >= bottom - 1))
    first = runs.box[runs.line == runs.line[0]] if len(runs) else runs.box
    if len(first) < 2 or first[0, 0] < x0 - SAME_SIDE or first[-1, 2] > x1 + SAME_SIDE:
        return False
    return bool(first[0, 1] - bottom <= NEAR * (first[0, 3] - first[0, 1]))


def _is_rest(frame: Lattice, found: list[Grid], segments: Segments, is_free: Bools, expected: Floats) -> bool:
    """Tell whether a frame at the page's head can be the end of a row across the whole table of the page before."""
    x0, top, x1, bottom = frame.box
    if len(expected) < 3 or not _is_at_head(frame, segments):
        return False
    is_as_wide = abs(np.ptp(expected) - (x1 - x0)) <= SAME_SIDE and abs(expected[0] - x0) <= MAX_SHIFT
    inside = segments.is_bold[is_free & holds(frame.box, segments)]
    is_title = bool(inside.all())
    return bool(is_as_wide) and not (
        is_title or any(grid.box[1] < bottom and grid.box[3] > top for grid in found)
    )


def _drawn_grid(
    drawn: Lattice, segments: Segments, expected: Floats, tail: Floats, vertical: Edges, *, are_told: bool
) -> Grid | None:
    """Give the grid of what rules draw; None where it is a drawing, or a frame around text.

    `tail` holds the expected columns where a single row can be the end of one that the page break cut.
    """
    lattice = complete(drawn, segments, expected, are_told=are_told)
    grid = _grid(drawn, lattice)
    is_framed, has_posts = len(drawn.rules) > 0, bool(drawn.uprights.is_rule.any())
    goes_on = is_as_expected(lattice.xs, tail) and is_framed != has_posts
    if (is_framed and not _is_frame(drawn)) or goes_on:
        return grid if is_drawn_table(grid, segments.box, tail) else None
    others = vertical if is_framed else vertical.take(~stands_in(vertical, drawn))
    return grid if len(segments) and is_open_table(lattice, segments, expected, others) else None


def _is_frame(drawn: Lattice) -> bool:
    """Tell whether no boundary is seen inside, neither of rows nor of columns."""
    return drawn.shape[0] == 1 and not _has_columns(drawn)


def _has_columns(drawn: Lattice) -> bool:
    """Tell whether a table has several columns, and not by seams alone, which nobody sees."""
    x, is_seen = drawn.uprights.at, drawn.uprights.is_seen
    is_inside = (x > drawn.xs[0] + SAME_SIDE) & (x < drawn.xs[-1] - SAME_SIDE)
    return drawn.shape[1] > 1 and (any_of(is_inside & is_seen) or not any_of(is_inside))


def _is_at_head(drawn: Lattice, segments: Segments) -> bool:
    """Tell whether no more than a running header stands above."""
    above = segments.box[:, 3] <= drawn.box[1] + 1
    return len(set(segments.line[above].tolist())) <= RUNNING_LINES


def _is_at_foot(drawn: Lattice, segments: Segments) -> bool:
    """Tell whether no more than a running footer stands below."""
    below = segments.box[:, 1] >= drawn.box[3] - 1
    return len(set(segments.line[below].tolist())) <= RUNNING_LINES


def _grid(drawn: Lattice, lattice: Lattice) -> Grid:
    return Grid(
        xs=lattice.xs,
        ys=lattice.ys,
        places=places(lattice),
        is_closed_above=bool(mostly(lattice.across[0])),
        is_closed_below=bool(mostly(lattice.across[-1])),
        confidence=sureness(drawn, lattice),
        are_rows_told=are_rows_told(drawn, lattice),
    )


def _ranges(grid: Grid, shown: Lattice, all_shown: list[Lattice], segments: Segments) -> tuple[Grid, ...]:
    """Give the tables of a grid: several if it is a sheet's, all columns of which are seen, in no cell of another."""
    others = (other.box for other in all_shown if other is not shown and other.shape != (1, 1))
    is_nested = any(is_inside(shown.box, box) for box in others)
    if is_nested or shown.shape[1] < grid.shape[1] or not shown.uprights.is_seen.all():
        return (grid,)
    parts = part_nested(grid, segments)
    is_whole = len(parts) == 1 and shown.shape[1] == grid.shape[1]
    return part_ranges(grid, segments) if is_whole else parts
