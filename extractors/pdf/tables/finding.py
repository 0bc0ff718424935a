"""Where the tables of a page are: what rules draw first, then what only the alignment of words shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from msgspec import Struct

from extractors.document import Issue
from extractors.pdf.boxes import BoxTuple, is_within, middles
from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Bools, Floats, Page
from extractors.pdf.tables.alike import with_columns_alike
from extractors.pdf.tables.columns.abreast import cards_abreast
from extractors.pdf.tables.columns.blocks import find_blocks
from extractors.pdf.tables.columns.label_forms import forms_in_cards
from extractors.pdf.tables.columns.tail import lone_tail
from extractors.pdf.tables.drawn.edges import Edges, page_edges
from extractors.pdf.tables.drawn.ladders import with_whole_rungs
from extractors.pdf.tables.drawn.lattice import Lattice, has_columns, is_frame, mostly
from extractors.pdf.tables.drawn.regions import find_lattices
from extractors.pdf.tables.figured import find_figured, may_hold_figures
from extractors.pdf.tables.frames import framed_grids
from extractors.pdf.tables.grid import Grid
from extractors.pdf.tables.inset import out_of_frame, part_inset
from extractors.pdf.tables.looks import (
    is_as_expected,
    is_band,
    is_drawn_table,
    is_open_table,
    is_text_in_columns,
)
from extractors.pdf.tables.nested import part_nested, with_whole_cells
from extractors.pdf.tables.outside.at_foot import are_as_wide, bands_at_foot
from extractors.pdf.tables.outside.closing import closings, part_at_closings
from extractors.pdf.tables.outside.drawings import (
    is_inside,
    is_of_drawing,
    stands_in,
    without_charts,
    without_lights,
)
from extractors.pdf.tables.outside.fallen import fallen_rows
from extractors.pdf.tables.outside.headed import with_header_apart
from extractors.pdf.tables.outside.lists import lists_side_by_side
from extractors.pdf.tables.outside.panels import texts_in_panel
from extractors.pdf.tables.outside.running import is_at_foot, is_at_head, is_running_head
from extractors.pdf.tables.outside.turned_heads import with_turned_header
from extractors.pdf.tables.paired import find_forms, may_hold_forms
from extractors.pdf.tables.partly.complete import complete, to_grid
from extractors.pdf.tables.partly.outskirts import reach_out
from extractors.pdf.tables.partly.sides import with_sides
from extractors.pdf.tables.ranges import part_ranges
from extractors.pdf.tables.words.labels import are_parted, are_small_labels
from extractors.pdf.tables.words.segments import Segments, coarse, has_full_lines, holds, set_segments

__all__ = ["Found", "find_grids"]

NONE = np.empty(0)
"""No columns are known."""


class Found(Struct, frozen=True):
    """What a page is made of: the grids of its tables, and where its running text stands in columns."""

    grids: tuple[Grid, ...]
    columns: tuple[Lattice, ...]
    issues: tuple[Issue, ...] = ()
    """Limits that the page's drawing reached."""
    has_gaps: bool = False
    """Outside what rules draw some line holds several texts: only there `ahead` can matter for headers."""
    has_bands: bool = False
    """Bands stand at the page's foot: they are of the table `ahead` if they are as wide."""


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
    is_upright = page.words.turn == 0
    segments, turned = set_segments(page.words, is_upright.nonzero()[0]), page.words.box[~is_upright]
    horizontal = with_whole_rungs(horizontal, page.rules, segments)
    all_shown, vertical = without_lights(find_lattices(horizontal, vertical, segments), segments, vertical)
    all_shown, is_free = without_charts(all_shown, segments)
    vertical, closed = vertical.take(vertical.is_seen), closings(segments)
    cards = cards_abreast(page.words, segments, all_shown, horizontal)
    forms = forms_in_cards(cards, segments)
    for row in cards:
        all_shown = [shown for shown in all_shown if not _overlap(shown.box, row.box)]
        is_free &= ~holds(row.box, segments)
    found, all_shown, is_free = _told_by_words(all_shown, segments, is_free, horizontal)
    bands = bands_at_foot(all_shown, segments, page.fills)
    if bands is not None and are_as_wide(bands, ahead):
        found.append(bands)
        is_free &= ~holds(bands.box, segments)
    frames: list[Lattice] = []
    panels: list[Lattice] = []
    for shown in all_shown:
        whole = with_sides(shown, segments, is_free, horizontal, expected)
        ends = np.append(closed, _tops_below(shown, all_shown))
        drawn = reach_out(whole, segments, is_free, horizontal, vertical, expected, ends)
        inside = is_free & holds(drawn.box, segments)
        tail = expected if len(expected) and is_at_head(drawn, segments) else NONE
        held = segments.take(inside)
        grid = _drawn_grid(drawn, held, turned, expected, tail, vertical, are_told=are_told)
        texts = texts_in_panel(drawn, grid, held) if grid is not None else None
        if texts is not None:
            panels.append(texts)
        elif grid is not None:
            parts = _ranges(grid, shown, all_shown, held)
            found += parts
            for part in parts:
                is_free &= ~(inside & holds(part.box, segments))
        elif is_frame(drawn):
            frames.append(drawn)
        elif len(drawn.rules) and not is_band(drawn, held, expected):
            others = [other.box for other in all_shown if not is_frame(other)]
            is_free &= ~is_of_drawing(drawn.box, others, segments)
    framed, is_free = framed_grids(frames, found, segments, is_free, expected)
    is_running = is_running_head(page, segments)
    found, is_free = _with_headers(with_columns_alike(found, segments), page, segments, turned, is_free)
    free = segments.take(is_free & ~is_running)
    blocks = _blocks(free, horizontal, expected, ahead)
    opened, columns = _open_grids(blocks, segments, vertical, expected, ahead)
    grids = (*forms, *found, *framed, *opened)
    grids += _tail(free, grids, segments, expected)
    issues += fallen_rows(grids, segments, ~is_running, page.number)
    return Found(grids, (*columns, *cards, *panels), issues, has_full_lines(free), bands is not None)


def _tops_below(shown: Lattice, all_shown: Iterable[Lattice]) -> list[float]:
    """Give where other tables begin below what is drawn, so that it does not reach into them."""
    x0, _, x1, bottom = shown.box
    boxes = [other.box for other in all_shown if has_columns(other)]
    return [box[1] for box in boxes if box[1] >= bottom and box[0] < x1 and box[2] > x0]


def _with_headers(
    found: list[Grid], page: Page, segments: Segments, turned: Floats, is_free: Bools
) -> tuple[list[Grid], Bools]:
    """Give the grids that rules draw with the headers outside them, and the words that are left."""
    found = with_header_apart(found, segments, segments.take(is_free), page.fills)
    found = with_turned_header(found, turned, segments.take(is_free))
    is_free = is_free.copy()
    for grid in found:
        is_free &= ~holds(grid.box, segments)
    return found, is_free


def _overlap(one: BoxTuple, other: BoxTuple) -> bool:
    """Tell whether two boxes share more than an edge."""
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > 1
        and min(one[3], other[3]) - max(one[1], other[1]) > 1
    )


def _blocks(
    free: Segments, horizontal: Edges, expected: Floats, ahead: Floats
) -> list[tuple[Lattice, Segments]]:
    """Give the stretches of lines that may be tables, above and below what closes one."""
    found: list[tuple[Lattice, Segments]] = []
    for number, words in enumerate(part_at_closings(free)):
        found += find_blocks(coarse(words), words, horizontal, NONE if number else expected, ahead)
    return found


def _tail(free: Segments, found: Sequence[Grid], segments: Segments, expected: Floats) -> tuple[Grid, ...]:
    """Give the row of which a text alone at the page's head, above all tables, is the rest."""
    tail = lone_tail(free, expected)
    if tail is None or not is_at_head(tail, segments) or any(grid.box[1] < tail.box[3] for grid in found):
        return ()
    return (tail,)


def _told_by_words(
    all_shown: list[Lattice], segments: Segments, is_free: Bools, horizontal: Edges
) -> tuple[list[Grid], list[Lattice], Bools]:
    """Give the grids of forms and of tables of figures, of which rules do not draw rows and columns.

    With them the lattices and words that are left.
    """
    has_forms, has_figures = may_hold_forms(segments), may_hold_figures(segments)
    if not (has_forms or has_figures):
        return [], all_shown, is_free
    others = segments.take(is_free & ~_in_walls(all_shown, segments))
    found = find_forms(others) if has_forms else []
    if has_figures and not found:
        found = find_figured(others, horizontal)
    for grid in found:
        all_shown = [shown for shown in all_shown if not is_inside(shown.box, grid.box)]
        is_free = is_free & ~holds(grid.box, segments)
    return found, all_shown, is_free


def _in_walls(all_shown: Iterable[Lattice], segments: Segments) -> Bools:
    """Tell which words stand in lattices with walls between columns, and at a side or between rows."""
    found = np.zeros(len(segments), dtype=bool)
    is_label = are_small_labels(segments)
    for shown in all_shown:
        if not has_columns(shown):
            continue
        inside = holds(shown.box, segments)
        if any_of(is_label & inside) and not are_parted(segments, is_label & inside, shown.xs[1:-1]):
            continue
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
        is_before = len(ahead) > 0 and is_at_foot(bare, segments)
        there = ahead if is_before else expected
        lattice = complete(bare, stretch, there)
        is_at_edge = is_before or is_at_head(bare, segments)
        lists = None if is_as_expected(lattice.xs, there) else lists_side_by_side(lattice, stretch)
        if lists is not None:
            columns.append(lists)
        elif is_open_table(lattice, stretch, there, vertical, is_at_edge=is_at_edge):
            found.append(to_grid(bare, lattice))
        elif is_text_in_columns(lattice, stretch, vertical):
            columns.append(lattice)
    return found, columns


def _drawn_grid(
    drawn: Lattice,
    segments: Segments,
    turned: Floats,
    expected: Floats,
    tail: Floats,
    vertical: Edges,
    *,
    are_told: bool,
) -> Grid | None:
    """Give the grid of what rules draw; None where it is a drawing, or a frame around text.

    `turned` holds the words of the page that stand on their side, which fill cells as others do; `tail` the expected
    columns where a single row can be the end of one that the page break cut.
    """
    if is_band(drawn, segments, expected):
        return None
    lattice = complete(drawn, segments, expected, are_told=are_told)
    grid = to_grid(drawn, lattice)
    is_framed, has_posts = len(drawn.rules) > 0, any_of(drawn.uprights.is_rule)
    goes_on = is_as_expected(lattice.xs, tail) and is_framed != has_posts
    if (is_framed and not is_frame(drawn)) or goes_on:
        lying = turned[is_within(grid.box, *middles(turned))]
        return grid if is_drawn_table(grid, np.concatenate([segments.box, lying]), tail) else None
    others = vertical if is_framed else vertical.take(~stands_in(vertical, drawn))
    return grid if len(segments) and is_open_table(lattice, segments, expected, others) else None


def _ranges(grid: Grid, shown: Lattice, all_shown: list[Lattice], segments: Segments) -> tuple[Grid, ...]:
    """Give the tables of a grid: several if it is a sheet's, all columns of which are seen, in no cell of another."""
    grid = out_of_frame(with_whole_cells(grid, segments), segments)
    if len(parts := part_inset(grid, shown.rules)) > 1:
        return parts
    others = (other.box for other in all_shown if other is not shown and other.shape != (1, 1))
    is_nested = any(is_inside(shown.box, box) for box in others)
    if is_nested or shown.shape[1] < grid.shape[1] or not all_of(shown.uprights.is_seen):
        return (grid,)
    parts = part_nested(grid, segments)
    is_whole = len(parts) == 1 and shown.shape[1] == grid.shape[1]
    return part_ranges(grid, segments) if is_whole else parts
