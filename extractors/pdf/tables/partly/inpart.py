"""Tables drawn in part: what rules and shading show of a table that may have rows above and below."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from extractors.pdf.boxes import interval_of
from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Floats
from extractors.pdf.tables.columns.gutters import Gutters, find_gutters
from extractors.pdf.tables.columns.strips import HEADER_COLUMNS
from extractors.pdf.tables.drawn.edges import Edges
from extractors.pdf.tables.drawn.lattice import Lattice, has_columns
from extractors.pdf.tables.drawn.slivers import PAPER, parts_boxes
from extractors.pdf.tables.words.segments import Segments

__all__ = ["InPart", "in_part"]

OVERHANG = 6.0
"""Points by which what belongs to one table may stand apart at its sides."""

ON_LINE = 2.0
"""Points: a rule this near to a boundary draws it."""


class InPart(Struct, frozen=True):
    """What is drawn of a table that has more rows."""

    gutters: Gutters
    is_boxed: bool
    """Boxes, each a row."""
    is_header: bool
    """Its header alone."""
    is_body: bool
    """All of its rows, between two rules: only its header may stand above."""
    is_stripe: bool
    """It is as wide as the table on the page before, some rows of which it may be."""


def in_part(drawn: Lattice, inside: Segments, vertical: Edges, expected: Floats) -> InPart | None:
    """Tell what is drawn that rows above or below may belong to; None where it is a whole table, or none.

    Args:
        drawn: what rules and fills show.
        inside: the words in it.
        vertical: the page's vertical boundaries.
        expected: column boundaries of the table on the page before; may be empty.
    """
    x0, _, x1, _ = drawn.box
    has_walls, is_alone = _has_walls(drawn, vertical), drawn.shape[0] == 1
    is_boxed = not is_alone and ((has_walls and not has_columns(drawn)) or _has_paper(drawn, inside))
    if has_walls and not (is_boxed or is_alone or _is_open_below(drawn)):
        return None
    is_stripe = len(expected) > 2 and bool(abs(np.ptp(expected) - (x1 - x0)) <= OVERHANG)
    is_bold = all_of(inside.is_bold)
    is_row = not is_bold and not has_walls and _is_shaded_row(drawn)
    is_body = not (is_bold or is_row or is_stripe or has_walls) and _is_between_rules(drawn)
    if is_alone and not (is_bold or is_row or is_body or (is_stripe and not has_walls)):
        return None
    is_told = is_row or (has_walls and not is_boxed)
    gutters = _walls(drawn) if is_told else find_gutters(inside, x0, x1)
    if len(gutters) < drawn.shape[1] - 1:  # texts of some rows run over the others
        gutters = _walls(drawn)
    is_header = is_alone and is_bold and len(gutters) + 1 >= HEADER_COLUMNS
    if not len(gutters) or (is_alone and not (is_stripe or is_row or is_body or is_header)):
        return None
    return InPart(gutters, is_boxed, is_header, is_body, is_stripe)


def _has_walls(drawn: Lattice, vertical: Edges) -> bool:
    """Tell whether rules run up and down a table, and not along one of its sides alone."""
    x0, top, x1, bottom = drawn.box
    is_beside = (vertical.at > x0 - OVERHANG) & (vertical.at < x1 + OVERHANG)
    is_beside &= (vertical.end > top) & (vertical.start < bottom) & vertical.is_rule
    posts = vertical.at[is_beside].tolist()
    return all(any(abs(post - side) > OVERHANG for post in posts) for side in (x0, x1))


def _is_open_below(drawn: Lattice) -> bool:
    """Tell whether walls end at a shaded row that no rule closes: a row without shading may follow it."""
    bottom = drawn.rules.is_rule[np.abs(drawn.rules.at - drawn.ys[-1]) <= ON_LINE]
    return any_of(drawn.down[1:-1]) and len(bottom) > 0 and not any_of(bottom)


def _is_shaded_row(drawn: Lattice) -> bool:
    """Tell whether a single row is drawn, by the shading of its cells: those of the rows around it have none."""
    is_ruled = any_of(drawn.rules.is_rule) or any_of(drawn.uprights.is_rule)
    return drawn.shape[0] == 1 and drawn.shape[1] >= HEADER_COLUMNS and not is_ruled


def _is_between_rules(drawn: Lattice) -> bool:
    """Tell whether a rule above and one below are all that is drawn."""
    rules = drawn.rules.at[drawn.rules.is_rule]
    return drawn.shape == (1, 1) and all(any_of(np.abs(rules - y) <= ON_LINE) for y in drawn.ys)


def _walls(drawn: Lattice) -> Gutters:
    """Give the walls between the columns that are drawn as gutters without width."""
    xs = drawn.xs[1:-1]
    return Gutters(xs, xs, np.ones(len(xs), dtype=np.intp))


def _has_paper(drawn: Lattice, inside: Segments) -> bool:
    """Tell whether strips of paper without text part rows that have a side: each is a box."""
    is_thin = drawn.ys[1:] - drawn.ys[:-1] <= PAPER
    if not any_of(is_thin) or not any_of(may_be_paper := is_thin & parts_boxes(drawn.down)):
        return False
    may_be_paper[interval_of(inside.y, drawn.ys)] = False
    return any_of(may_be_paper)
