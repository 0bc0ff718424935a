"""Boundaries that are drawn: ruling lines and the sides of fills, snapped together and joined.

Producers draw one visible line in many ways: a stroke, a thin rectangle, dashes, one stroke per cell, two
fills that meet. Here they all become the same thing: straight pieces at one height (or x position).
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from extractors.document import Issue
from extractors.pdf.boxes import middle_x
from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Bools, Floats, Indices, Page, Rules, Words
from extractors.pdf.tables.drawn.bleeding import sides_off_page
from extractors.pdf.tables.drawn.seams import find_seams
from extractors.pdf.tables.drawn.shading import (
    BLEED,
    MAX_FILLS,
    is_white,
    largest,
    lie_on,
    shading,
    visible_sides,
)
from extractors.pdf.tables.drawn.spots import are_spots

__all__ = ["TOUCH", "Edges", "join", "page_edges"]

SNAP = 2.0
"""Points: strokes this near to each other at one height are one line (double rules, a stroke per cell)."""

GAP = 3.5
"""Points: gaps up to this on one line are joined (dashes, corners); a missing piece is a whole cell long."""

UNSEEN = 0.01
"""What a seam weighs beside rules and sides where they stand at one height: it shows that place less surely."""

TOUCH = 3.0
"""Points: lines of both directions that come this close meet."""

MIN_LENGTH = 4.0
"""Points: shorter joined lines are specks, ticks and hatching."""

MAX_EDGES = 1_500
"""Lines kept per direction, the longest first: drawings and maps have more, tables do not."""

FRAMED = 0.8
"""Of the page's side: a frame around the page is longer."""

MOST_BANDS = 2
"""Sides of fills from one edge of the page to the other, at most, that are bands behind headings; a table has more."""

CELL, FEWEST_CELLS = 0.6, 3
"""Of the page's side: the sides of cells are shorter; and so many of them stand side by side in a row."""

TWIN = 6.0
"""Points between the two lines of a frame."""

MARGIN = 0.08
"""Of the page's side: where a frame around the page lies."""

STRIP = 40.0
"""Points: how far a frame around a page stands from the table in it, at most."""

SAME_END = 2.0
"""Points by which an underline and its words may end apart."""


class Edges(Struct, frozen=True):
    """Boundaries of one direction: parallel arrays, in points."""

    at: Floats
    """y of horizontal boundaries, x of vertical ones."""
    start: Floats
    end: Floats
    is_rule: Bools
    """Drawn as a rule; else the side of a fill, which says the same less surely."""
    is_seen: Bools
    """Not a seam of fills in one colour alone; see `find_seams`."""

    def __len__(self) -> int:
        return len(self.at)

    def take(self, index: Indices | Bools) -> Edges:
        """Give the edges that `index` selects."""
        return Edges(
            self.at[index], self.start[index], self.end[index], self.is_rule[index], self.is_seen[index]
        )


def page_edges(page: Page) -> tuple[Edges, Edges, tuple[Issue, ...]]:
    """Give a page's horizontal and vertical boundaries, and an issue for each limit that they reach.

    Underlines, strokes through text and white lines on white paper are left out; of fill sides that nobody sees (the
    same colour on both sides) those stay that are seams of cells.
    """
    rules = _drawn(page.rules, page)
    every = shading(page.fills.take(~are_spots(page.fills, page.words)), page)
    shade = largest(every)
    sides, seams = visible_sides(shade, page), find_seams(shade, page.words)
    across = rules.is_horizontal
    horizontal = _with_sides(rules.box[across], sides[0], seams[0], (0, 1, 2, 3))
    upright = np.concatenate((sides[1], sides_off_page(shade, page)))
    vertical = _with_sides(rules.box[~across], upright, seams[1], (1, 0, 3, 2))
    passed_over = {
        "fills": len(every.box) - MAX_FILLS,
        "lines": max(len(horizontal), len(vertical)) - MAX_EDGES,
    }
    issues = tuple(_beyond(page.number, what, count) for what, count in passed_over.items() if count > 0)
    horizontal = _without_bands(_longest(horizontal), page.width, sides[0][:, (1, 0, 2)])
    vertical = _without_bands(_longest(vertical), page.height, sides[1][:, (0, 1, 3)])
    horizontal, vertical = _without_page_frame(horizontal, vertical, page)
    return _without_underlines(horizontal, page.words), vertical, issues


def _without_bands(edges: Edges, length: float, sides: Floats) -> Edges:
    """Leave out the sides of a band or two that run over the page from edge to edge, `length` points apart.

    Cells stand in a row where several of the `sides` (n, 3), each at one place from start to end, make up such an edge.
    """
    is_band = ~edges.is_rule & (edges.start <= BLEED) & (edges.end >= length - BLEED)
    if not 0 < np.count_nonzero(is_band) <= MOST_BANDS:
        return edges
    at = sides[sides[:, 2] - sides[:, 1] < CELL * length, 0]
    is_row = [
        np.count_nonzero(np.abs(at - edge) <= SNAP) >= FEWEST_CELLS for edge in edges.at[is_band].tolist()
    ]
    is_band[is_band] = ~np.array(is_row)
    return edges.take(~is_band)


def _without_page_frame(horizontal: Edges, vertical: Edges, page: Page) -> tuple[Edges, Edges]:
    """Leave out a frame around the whole page, one that no line within it meets on both sides: it bounds no table.

    Upright ones may, of a table that fills the page's height, beside which nothing stands up to the frame.
    """
    is_row = _is_by_side(horizontal, page.height, page.width)
    is_column = _is_by_side(vertical, page.width, page.height)
    if np.count_nonzero(is_row) < 2 or np.count_nonzero(is_column) < 2:
        return horizontal, vertical
    x0, x1 = vertical.at[is_column].min(), vertical.at[is_column].max()
    top, bottom = horizontal.at[is_row].min(), horizontal.at[is_row].max()
    if x1 - x0 < FRAMED * page.width or bottom - top < FRAMED * page.height:
        return horizontal, vertical
    rows, columns = _reach(horizontal, x0, x1), _reach(vertical, top, bottom)
    inner = vertical.at[columns & ~is_column]
    if any_of(rows & ~is_row) or (len(inner) and not _is_apart(inner, x0, x1, page.words)):
        return horizontal, vertical
    return horizontal.take(~rows), vertical.take(~(columns & is_column))


def _is_apart(inner: Floats, x0: float, x1: float, words: Words) -> bool:
    """Tell whether strips without a word part the outermost lines inside a frame from its sides."""
    x, left, right = middle_x(words.box), inner.min(), inner.max()
    is_beside = ((x > x0) & (x < left)) | ((x > right) & (x < x1))
    return max(left - x0, x1 - right) <= STRIP and not any_of(is_beside)


def _is_by_side(edges: Edges, across: float, along: float) -> Bools:
    """Tell which long rules lie by one of the page's two sides; sizes of the page in points."""
    is_long = edges.is_rule & (edges.end - edges.start >= FRAMED * along)
    return np.asarray(is_long & ((edges.at <= MARGIN * across) | (edges.at >= (1 - MARGIN) * across)))


def _reach(edges: Edges, low: float, high: float) -> Bools:
    """Tell which edges go from one side of a frame to the other; a frame of two lines is one."""
    return np.asarray((edges.start <= low + TWIN) & (edges.end >= high - TWIN))


def _beyond(page: int, what: str, count: int) -> Issue:
    message = (
        f"The page holds {count} more {what} than tables are looked for in: the smallest were passed over."
    )
    return Issue("limit-reached", message, page=page, value=what, count=count)


def join(at: Floats, start: Floats, end: Floats, is_rule: Bools, is_seen: Bools) -> Edges:
    """Snap pieces to shared positions and join those that follow each other on one line."""
    if not len(at):
        return Edges(at, start, end, is_rule, is_seen)
    order = at.argsort(kind="stable")
    at, start, end, is_rule, is_seen = at[order], start[order], end[order], is_rule[order], is_seen[order]
    group = np.zeros(len(at), dtype=np.intp)
    (at[1:] - at[:-1] > SNAP).cumsum(out=group[1:])
    length = np.maximum(end - start, 0.1) * np.where(is_seen, 1.0, UNSEEN)
    at = (np.bincount(group, at * length) / np.bincount(group, length))[group]
    order = np.lexsort((start, group))
    at, start, end, group = at[order], start[order], end[order], group[order]
    is_rule, is_seen = is_rule[order], is_seen[order]
    far = (end.max() - start.min() + 2 * GAP) * group  # keeps the groups apart on one axis
    reach = np.maximum.accumulate(end + far)
    begins = np.ones(len(at), dtype=np.bool_)
    begins[1:] = (start + far)[1:] > reach[:-1] + GAP
    first = begins.nonzero()[0]
    ends = np.maximum.reduceat(end, first)
    if all_of(is_rule):
        return Edges(at[first], start[first], ends, is_rule[first], is_seen[first])
    drawn = np.add.reduceat(is_rule * (end - start), first)
    # Where cells of two colours meet, the sides of both say the same once.
    seen = np.minimum(np.add.reduceat(is_seen * (end - start), first), ends - start[first])
    ruled = drawn >= 0.5 * np.maximum(seen, 0.1)
    return Edges(at[first], start[first], ends, ruled, np.logical_or.reduceat(is_seen, first))


def _drawn(rules: Rules, page: Page) -> Rules:
    """Leave out rules with impossible places and white ones that lie on bare paper."""
    box = np.asarray(rules.box, dtype=float).reshape(-1, 4)
    if not len(box):
        return rules
    limit = np.array([page.width, page.height, page.width, page.height])
    finite = np.isfinite(box).all(axis=1)
    box = np.minimum(np.maximum(box[finite], -GAP), limit + GAP)
    colour, is_horizontal = rules.colour[finite], rules.is_horizontal[finite]
    kept = ~is_white(colour)
    if not all_of(kept):
        kept |= lie_on(box, page.fills)
    return Rules(box[kept], is_horizontal[kept], colour[kept])


def _with_sides(rules: Floats, sides: Floats, seams: Floats, order: tuple[int, int, int, int]) -> Edges:
    """Join rules, fill sides and seams of one direction; `order` puts the corners as along, at, along, at."""
    box = np.concatenate((rules, sides, seams)) if len(sides) + len(seams) else rules
    start, low, end, high = (box[:, corner] for corner in order)
    place = np.arange(len(box))
    found = join((low + high) / 2, start, end, place < len(rules), place < len(rules) + len(sides))
    is_long = found.end - found.start >= MIN_LENGTH
    return found if all_of(is_long) else found.take(is_long)


def _longest(edges: Edges) -> Edges:
    if len(edges) <= MAX_EDGES:
        return edges
    return edges.take(np.sort(np.argsort(edges.start - edges.end, kind="stable")[:MAX_EDGES]))


def _without_underlines(edges: Edges, words: Words) -> Edges:
    """Leave out lines that begin and end with words of one line and run through or under them."""
    if not len(edges) or not len(words):
        return edges
    x0, top, x1, bottom = words.box.T
    height = bottom - top
    kept = np.ones(len(edges), dtype=bool)
    may_underline = _has_near(x0, edges.start)
    if any_of(may_underline):
        may_underline &= _has_near(x1, edges.end)
    for i in may_underline.nonzero()[0].tolist():
        beside = (edges.at[i] > top + 0.25 * height) & (edges.at[i] < bottom + 0.5)
        begins = beside & (np.abs(x0 - edges.start[i]) < SAME_END)
        if any_of(begins) and any_of(beside & (np.abs(x1 - edges.end[i]) < SAME_END)):
            kept[i] = False
    return edges if all_of(kept) else edges.take(kept)


def _has_near(places: Floats, at: Floats) -> Bools:
    """Tell which positions have one of the places near them."""
    places = np.sort(places)
    return np.asarray(places.searchsorted(at - SAME_END) < places.searchsorted(at + SAME_END, "right"))
