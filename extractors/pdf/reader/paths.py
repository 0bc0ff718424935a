"""Paths to ruling lines and fills: straight strokes and rectangles out of what a page draws."""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from extractors.pdf.flags import any_of
from extractors.pdf.page import Fills, Rules
from extractors.pdf.reader.clips import cut_off
from extractors.pdf.reader.dots import dotted_lines
from extractors.pdf.reader.view import View

__all__ = ["CURVE_TO", "LINE_TO", "MOVE_TO", "Paths", "Shapes", "to_shapes"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]

LINE_TO, CURVE_TO, MOVE_TO = 0, 1, 2
"""Kinds of path points, as PDFium numbers them; a curve has three points of its kind."""

MAX_RULE = 3.0
"""Points: a filled rectangle or stroke thicker than this shades or frames something, it is no rule."""
MAX_THICK = 6.0
"""Points: up to this thick, no room for a line of text, it is a rule where it is `STRETCHED` and shades nothing."""
STRETCHED = 10.0
"""Times as long as thick."""
MIN_RULE = 1.0
"""Points: shorter strokes are specks, unless many of them are a dotted line."""
MIN_STRAIGHT = 0.3
"""Of each side of a rectangle with rounded corners: as much of it is straight; badges with round ends are figures, but
not where they are as long as a table's row."""
MIN_ROW = 300.0
"""Points: bars of progress and badges, which stand in a column, are shorter than a box around a row."""
MAX_SLANT = 1.0
"""Points by which a stroke may miss the horizontal or vertical, or a corner its rectangle."""
MITRED = 4.0
"""Times as long as thick: the side of a border whose ends are cut off to meet sides of other colours."""
WHITE = 0xFFFFFF


class Paths(Struct, frozen=True):
    """A page's paths in user space: arrays of n points, and of m paths that own them."""

    x: Floats
    y: Floats
    kind: Ints
    closes: Bools
    """(n,): the subpath of a stroked path is closed after this point."""
    owner: NDArray[np.int64]
    """(n,): the path's number."""
    fill: Ints
    """(m,): colour as 0xRRGGBB, -1 where the path is not filled."""
    stroke: Ints
    width: Floats
    """(m,): width of the stroke in user space."""
    clip: Floats | None = None
    """(m, 4): box in user space that shows of each path, see clips; None where all shows."""
    texts_before: NDArray[np.int64] | None = None
    """(m,): how many text objects of the page are painted before each path."""


class Shapes(Struct, frozen=True):
    """What a page's paths show."""

    rules: Rules
    fills: Fills
    figures: Floats
    """(n, 4): boxes of painted shapes with curves or slanted sides, white ones left out."""


class _Subpaths(Struct, frozen=True):
    """The subpaths of all paths: k pieces, each drawn without lifting the pen."""

    start: NDArray[np.intp]
    owner: NDArray[np.int64]
    box: Floats
    """(k, 4): x0, y0, x1, y1."""
    is_rectangle: Bools
    is_straight: Bools
    """All its sides are horizontal or vertical."""
    is_rounded: Bools
    """A rectangle with rounded corners: straight along a part of each of its sides."""


def to_shapes(paths: Paths, view: View) -> Shapes:
    """Sort what paths paint into rules, fills and figures, as displayed."""
    if not len(paths.x):
        none = np.zeros((0, 4))
        flags, colours = np.zeros(0, dtype=np.bool_), np.zeros(0, dtype=np.int32)
        return Shapes(Rules(none, flags, colours), Fills(none, colours), none)
    subpaths = _subpaths(paths)
    fill = paths.fill[subpaths.owner]
    is_area = (subpaths.is_rectangle | subpaths.is_rounded) & (fill >= 0)
    outer = _hollow(subpaths, is_area)
    solid = is_area.copy()
    solid[outer] = solid[outer + 1] = False
    areas, area_owner = subpaths.box[solid], subpaths.owner[solid]
    if len(outer):
        areas = np.concatenate([areas, _sides(subpaths.box, outer)])
        area_owner = np.concatenate([area_owner, np.tile(subpaths.owner[outer], 4)])
    strokes, stroke_owner = _strokes(paths, subpaths, view)
    outlines, outline_owner = _outlines(paths, subpaths, view)
    boxes = np.concatenate([view.boxes(*areas.T), strokes, outlines])
    stroke_owner = np.concatenate([stroke_owner, outline_owner])
    colours = np.concatenate([paths.fill[area_owner], paths.stroke[stroke_owner]]).astype(np.int32)
    owner = np.concatenate([area_owner, stroke_owner])
    painted = np.argsort(owner, kind="stable")
    boxes, colours = boxes[painted], colours[painted]
    if paths.clip is not None:
        boxes, is_left = cut_off(boxes, paths.clip[owner[painted]], view)
        boxes, colours = boxes[is_left], colours[is_left]
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    low, high = np.minimum(width, height), np.maximum(width, height)
    thin = low <= MAX_RULE
    may_be_thick = ~thin & (low <= MAX_THICK) & (high >= STRETCHED * low)
    if any_of(may_be_thick):
        thin |= may_be_thick & ~np.isin(colours, colours[low > MAX_THICK])
    long = thin & (high >= MIN_RULE)
    ink = np.where(fill >= 0, fill, paths.stroke[subpaths.owner])
    is_figure = ~(subpaths.is_straight | is_area) & (ink >= 0) & (ink != WHITE)
    figures = view.boxes(*subpaths.box[is_figure].T)
    dotted = dotted_lines(np.concatenate([boxes, figures]))
    is_dot, whole = dotted.is_dot[: len(boxes)], ~dotted.is_dot[len(boxes) :]
    long &= ~is_dot
    rules = Rules(
        np.concatenate([boxes[long], dotted.box]),
        np.concatenate([(width >= height)[long], dotted.is_horizontal]),
        np.concatenate([colours[long], np.concatenate([colours, ink[is_figure]])[dotted.dot]]),
    )
    return Shapes(rules, Fills(boxes[~thin], colours[~thin]), figures[whole])


def _hollow(subpaths: _Subpaths, is_area: Bools) -> NDArray[np.intp]:
    """Find the filled frames: the first of two rectangles of one path, one close inside the other."""
    pairs = (is_area[1:] & is_area[:-1] & (subpaths.owner[1:] == subpaths.owner[:-1])).nonzero()[0]
    inset = (subpaths.box[pairs + 1] - subpaths.box[pairs]) * [1, 1, -1, -1]
    return np.asarray(pairs[((inset > 0) & (inset <= MAX_RULE)).all(axis=1)])


def _sides(box: Floats, outer: NDArray[np.intp]) -> Floats:
    """Give the four sides of hollow frames as boxes, one kind of side after the other."""
    x0, y0, x1, y1 = box[outer].T
    in_x0, in_y0, in_x1, in_y1 = box[outer + 1].T
    sides = ((x0, y0, x1, in_y0), (x0, in_y1, x1, y1), (x0, y0, in_x0, y1), (in_x1, y0, x1, y1))
    return np.concatenate([np.stack(side, axis=1) for side in sides])


def _subpaths(paths: Paths) -> _Subpaths:
    """Cut the points into subpaths and see which are upright rectangles."""
    begins = paths.kind == MOVE_TO
    begins[0] = True
    begins[1:] |= paths.owner[1:] != paths.owner[:-1]
    start = begins.nonzero()[0]
    piece = begins.cumsum() - 1
    x0, y0 = np.minimum.reduceat(paths.x, start), np.minimum.reduceat(paths.y, start)
    x1, y1 = np.maximum.reduceat(paths.x, start), np.maximum.reduceat(paths.y, start)
    box = np.array([x0, y0, x1, y1]).T
    to_left, to_right = paths.x - x0[piece], x1[piece] - paths.x
    to_lower, to_upper = paths.y - y0[piece], y1[piece] - paths.y
    slack, low = MAX_SLANT / 2, np.minimum(x1 - x0, y1 - y0)
    is_side = (low <= MAX_RULE) & (np.maximum(x1 - x0, y1 - y0) >= MITRED * low)
    near = np.where(is_side, np.maximum(low, slack), slack)[piece]
    at_corner = (np.minimum(to_left, to_right) <= near) & (np.minimum(to_lower, to_upper) <= near)
    corners = np.bitwise_or.reduceat(1 << ((to_left > to_right) + 2 * (to_lower > to_upper)), start)
    four = (corners == 0b1111) | (low <= slack)
    curved = np.logical_or.reduceat(paths.kind == CURVE_TO, start)
    square = np.logical_and.reduceat(at_corner, start)
    slanted = np.zeros(len(begins), dtype=np.bool_)
    slanted[1:] = (
        np.minimum(np.abs(paths.x[1:] - paths.x[:-1]), np.abs(paths.y[1:] - paths.y[:-1])) > MAX_SLANT
    )
    slanted &= ~begins
    is_straight = ~curved & ~np.logical_or.reduceat(slanted, start)
    return _Subpaths(
        start=start,
        owner=paths.owner[start],
        box=box,
        is_rectangle=four & square & ~curved,
        is_straight=is_straight,
        is_rounded=_are_rounded(paths, piece, box) & curved if any_of(curved) else curved,
    )


def _are_rounded(paths: Paths, piece: NDArray[np.intp], box: Floats) -> Bools:
    """Tell which subpaths run straight along a part of each side of their boxes, as rounded rectangles do."""
    is_line = (paths.kind[1:] == LINE_TO) & (piece[1:] == piece[:-1])
    to = is_line.nonzero()[0] + 1
    dx, dy = np.abs(paths.x[to] - paths.x[to - 1]), np.abs(paths.y[to] - paths.y[to - 1])
    owner = piece[to]
    found = np.ones(len(box), dtype=np.bool_)
    for side in range(4):
        length, off, at = (dy, dx, paths.x) if side % 2 == 0 else (dx, dy, paths.y)
        on_side = (off <= MAX_SLANT / 2) & (np.abs(at[to] - box[owner, side]) <= MAX_SLANT / 2)
        covered = np.bincount(owner, length * on_side, minlength=len(box))
        own, across = (box[:, 3 - n] - box[:, 1 - n] for n in (side % 2, 1 - side % 2))
        found &= (covered >= MIN_STRAIGHT * own) | (across >= np.maximum(MIN_ROW, STRETCHED * own))
    return found


def _strokes(paths: Paths, subpaths: _Subpaths, view: View) -> tuple[Floats, NDArray[np.int64]]:
    """Give each straight horizontal or vertical stroke as the box that it covers, with its path."""
    drawn = paths.stroke[paths.owner] >= 0
    if not any_of(drawn):
        return np.zeros((0, 4)), np.zeros(0, dtype=np.int64)
    is_later = np.ones(len(paths.x), dtype=np.bool_)
    is_later[subpaths.start] = False
    to = (drawn & (paths.kind == LINE_TO) & is_later).nonzero()[0]
    closing = (drawn & paths.closes).nonzero()[0]
    first = subpaths.start[subpaths.start.searchsorted(closing, "right") - 1]
    source = np.concatenate([to - 1, closing])
    target = np.concatenate([to, first])
    dx, dy = np.abs(paths.x[target] - paths.x[source]), np.abs(paths.y[target] - paths.y[source])
    upright = (np.minimum(dx, dy) <= MAX_SLANT) & (np.maximum(dx, dy) > 0)
    source, target = source[upright], target[upright]
    lines = view.boxes(paths.x[source], paths.y[source], paths.x[target], paths.y[target])
    return _thickened(lines, paths, paths.owner[source], view), paths.owner[source]


def _outlines(paths: Paths, subpaths: _Subpaths, view: View) -> tuple[Floats, NDArray[np.int64]]:
    """Give the sides of stroked rectangles with rounded corners, up to where they would meet, with their paths."""
    is_drawn = subpaths.is_rounded & (paths.stroke[subpaths.owner] >= 0)
    x0, y0, x1, y1 = subpaths.box[is_drawn].T
    sides = ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1))
    lines = np.concatenate([view.boxes(*side) for side in sides])
    owner = np.tile(subpaths.owner[is_drawn], 4)
    return _thickened(lines, paths, owner, view), owner


def _thickened(lines: Floats, paths: Paths, owner: NDArray[np.int64], view: View) -> Floats:
    """Give boxes without thickness as those that the strokes of their paths cover."""
    half = paths.width[owner] / 2 * view.unit
    level = lines[:, 2] - lines[:, 0] >= lines[:, 3] - lines[:, 1]
    along, across = half * ~level, half * level
    return np.asarray(lines + np.array([-along, -across, along, across]).T)
