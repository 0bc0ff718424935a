"""Lines of a page that meet, as pieces of tables: what they are made of, and how pieces lie to each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct

from extractors.pdf.boxes import BoxTuple
from extractors.pdf.page import Indices
from extractors.pdf.tables.drawn.edges import Edges

__all__ = [
    "SAME_ENDS",
    "Piece",
    "area",
    "has_sides",
    "is_around",
    "is_as_wide",
    "is_at_right",
    "listed",
    "outline",
    "to_piece",
]

SAME_ENDS = 6.0
"""Points: rules of one table end this near to each other."""

_Edge = tuple[float, float, float, bool, bool]
"""Where it stands, starts and ends, whether it is drawn as a rule, and whether it is seen; see `Edges`."""


class Piece(Struct, frozen=True):
    """Lines that meet, with the box they fill."""

    across: Indices
    down: Indices
    box: BoxTuple
    is_closed: bool
    """A lattice with several rows and columns of its own, that are seen; not those beside one label."""
    is_framed: bool
    """Vertical rules stand at both of its sides."""
    has_rules: bool
    """Not all of its rows end at the sides of fills; white rules may part the cells of these."""
    columns: tuple[float, ...]
    """Where vertical boundaries stand, in points."""
    feet: tuple[float, ...]
    """Those of them that reach down to its last row."""


def listed(edges: Edges) -> list[_Edge]:
    """Give boundaries as plain tuples: most pieces are of few."""
    fields = (edges.at, edges.start, edges.end, edges.is_rule, edges.is_seen)
    return list(zip(*(field.tolist() for field in fields), strict=True))


def to_piece(across: Indices, down: Indices, lying: Sequence[_Edge], standing: Sequence[_Edge]) -> Piece:
    """Make a piece of horizontal and vertical edges that meet, given as indices and as such: most are few."""
    xs, ys = [at for at, *_ in standing], [at for at, *_ in lying]
    left, right = min([*xs, *(edge[1] for edge in lying)]), max([*xs, *(edge[2] for edge in lying)])
    top, bottom = min([*ys, *(edge[1] for edge in standing)]), max([*ys, *(edge[2] for edge in standing)])
    has_rows = any(
        top + SAME_ENDS < y < bottom - SAME_ENDS and start < left + SAME_ENDS for y, start, *_ in lying
    )
    is_closed = has_rows and any(
        left + SAME_ENDS < x < right - SAME_ENDS for x, *_, is_seen in standing if is_seen
    )
    posts = [at for at, _, _, is_rule, _ in standing if is_rule]
    is_framed = all(any(abs(post - side) <= SAME_ENDS for post in posts) for side in (left, right))
    has_rules = not lying or any(is_rule for *_, is_rule, _ in lying)
    feet = {at for at, _, end, *_ in standing if end > bottom - SAME_ENDS}
    columns = tuple(sorted(set(xs))), tuple(sorted(feet))
    return Piece(across, down, (left, top, right, bottom), is_closed, is_framed, has_rules, *columns)


def has_sides(piece: Piece) -> bool:
    """Tell whether vertical boundaries stand at both sides of a piece."""
    return bool(piece.columns) and all(
        min(abs(side - at) for at in piece.columns) <= SAME_ENDS for side in (piece.box[0], piece.box[2])
    )


def is_at_right(narrow: Piece, wide: Piece) -> bool:
    """Tell whether a piece reaches from the left half of another to its right side."""
    is_far = 2 * narrow.box[0] <= wide.box[0] + wide.box[2]
    return is_far and abs(narrow.box[2] - wide.box[2]) <= SAME_ENDS


def is_as_wide(above: Piece, below: Piece) -> bool:
    """Tell whether two pieces begin and end at the same places across the page."""
    return abs(above.box[0] - below.box[0]) <= SAME_ENDS and abs(above.box[2] - below.box[2]) <= SAME_ENDS


def outline(stack: Sequence[Piece]) -> BoxTuple:
    """Give the box around pieces."""
    boxes = np.array([piece.box for piece in stack])
    x0, top = boxes[:, :2].min(axis=0)
    x1, bottom = boxes[:, 2:].max(axis=0)
    return float(x0), float(top), float(x1), float(bottom)


def is_around(outer: BoxTuple, inner: BoxTuple) -> bool:
    """Tell whether a box stands inside another one that is wider."""
    return (
        inner[0] >= outer[0] - SAME_ENDS
        and inner[2] <= outer[2] + SAME_ENDS
        and inner[2] - inner[0] < outer[2] - outer[0] - SAME_ENDS
        and inner[1] >= outer[1] - 1
        and inner[3] <= outer[3] + 1
    )


def area(box: BoxTuple) -> float:
    """Give the size of a box, in square points."""
    return (box[2] - box[0]) * (box[3] - box[1])
