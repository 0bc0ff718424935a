"""Columns at the sides of a table that rules and shading leave out: labels beside rules, cells beside stripes."""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace

from extractors.pdf.boxes import CROSSING, rows_of
from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Bools, Floats
from extractors.pdf.tables.drawn.edges import Edges
from extractors.pdf.tables.drawn.lattice import Lattice, undrawn
from extractors.pdf.tables.words.segments import Segments
from extractors.pdf.tables.words.texts import count_on

__all__ = ["with_sides"]

FEWEST_ROWS = 3
"""Rows between rules beside which a column of labels may stand."""

FEWEST_NUMBERS = 3
"""Numbers beside a table that show the first column."""

MOST_BESIDE = 40.0
"""Points from a table's side to where the numbers of its rows begin."""

HEADER_ROWS = 2
"""Rows without a number: those of the header."""

FEWEST_POSTS = 2
"""Vertical rules that show the columns of the table on the page before."""

FEWEST_LABELS = 2
"""Labels that show the column."""

ON_LINE = 2.0
"""Points: a label stands this near to the height of its row's other texts."""

BLANK = 0.6
"""Of a line's height: less room above a text says that it goes on from above."""

INSET = 2.0
"""Points between the labels and the table's side."""

SAME_SIDE = 6.0
"""Points by which a table's sides may differ from page to page."""


def with_sides(
    drawn: Lattice, segments: Segments, is_free: Bools, horizontal: Edges, expected: Floats
) -> Lattice:
    """Let a table reach to the columns at its sides that what is drawn leaves out.

    Args:
        drawn: what rules and fills show.
        segments: the words of the page.
        is_free: (n,) the words that no table has.
        horizontal: the page's horizontal boundaries.
        expected: column boundaries of the table on the page before; may be empty.
    """
    whole = _with_first_column(_with_numbers(drawn, segments, is_free), segments, is_free, horizontal)
    return _between_posts(whole, expected) or _with_known_sides(whole, expected)


def _with_numbers(drawn: Lattice, segments: Segments, is_free: Bools) -> Lattice:
    """Let a table reach to the numbers of its rows that stand at its left, one right beside each but the header."""
    x0, top, _, bottom = drawn.box
    if drawn.shape[1] < 2 or drawn.shape[0] < FEWEST_NUMBERS:
        return drawn
    middle = segments.y
    beside = is_free & (middle > top) & (middle < bottom) & (segments.box[:, 0] < x0 - CROSSING)
    numbers = segments.take(beside)
    if (
        len(numbers) < FEWEST_NUMBERS
        or numbers.box[:, 0].min() < x0 - MOST_BESIDE
        or any_of(numbers.box[:, 2] > x0 + CROSSING)
        or any_of(numbers.count > 1)
        or not count_on(numbers.first.tolist())
    ):
        return drawn
    row = rows_of(numbers.box, drawn.ys)
    if len(set(row.tolist())) < len(row) or drawn.shape[0] - len(row) > HEADER_ROWS:
        return drawn
    whole = _widened(drawn, numbers.box[:, :1].min(axis=0) - INSET, (1, 0))
    across, down = whole.across.copy(), whole.down.copy()
    across[:, 0], down[0] = across[:, 1], down[1]
    return replace(whole, across=across, down=down)


def _with_first_column(drawn: Lattice, segments: Segments, is_free: Bools, horizontal: Edges) -> Lattice:
    """Let a table of rules alone, beside which none stands, reach to the labels of its rows on the left."""
    x0, top, x1, bottom = drawn.box
    if drawn.shape[0] < FEWEST_ROWS or not any_of(drawn.rules.is_rule) or any_of(drawn.down[0]):
        return drawn
    middle = segments.y
    beside = is_free & (middle > top) & (middle < bottom) & (segments.box[:, 0] < x0 - CROSSING)
    labels = segments.box[beside]
    is_between = (horizontal.at > top - ON_LINE) & (horizontal.at < bottom + ON_LINE)
    if (
        len(labels) < FEWEST_LABELS
        or any_of(labels[:, 2] > x0 + CROSSING)
        or any_of(is_between & (horizontal.start < x0 - CROSSING) & (horizontal.end > labels[:, 0].min()))
    ):
        return drawn
    inside = is_free & (middle > top) & (middle < bottom) & (segments.box[:, 0] >= x0 - CROSSING)
    inside &= segments.box[:, 0] < x1
    if not _stand_at_heads(labels, _heads(segments.box[inside], drawn.ys), drawn.ys):
        return drawn
    return _widened(drawn, labels[:, :1].min(axis=0) - INSET, (1, 0))


def _heads(box: Floats, ys: Floats) -> Floats:
    """Give where the first text of each row begins; inf in an empty row."""
    heads = np.full(len(ys) - 1, np.inf)
    np.minimum.at(heads, rows_of(box, ys), box[:, 1])
    return heads


def _stand_at_heads(labels: Floats, heads: Floats, ys: Floats) -> bool:
    """Tell whether texts below a blank all stand where rows begin, several of them."""
    labels = labels[labels[:, 1].argsort(kind="stable")]
    lowest = np.maximum.accumulate(np.append(-np.inf, labels[:-1, 3]))
    begins = labels[:, 1] - lowest > BLANK * (labels[:, 3] - labels[:, 1])
    begins[0] = True
    first = labels[begins]
    off = np.abs(heads[rows_of(first, ys)] - first[:, 1])
    return len(first) >= FEWEST_LABELS and all_of(off <= ON_LINE)


def _between_posts(drawn: Lattice, expected: Floats) -> Lattice | None:
    """Give a row in the expected columns if vertical rules alone stand at each boundary inside."""
    inner = expected[1:-1]
    if (
        drawn.shape[0] > 1
        or len(drawn.rules)
        or len(inner) < FEWEST_POSTS
        or len(drawn.uprights) != len(inner)
    ):
        return None
    if np.abs(np.sort(drawn.uprights.at) - inner).max() > SAME_SIDE:
        return None
    walls = np.pad(np.ones((len(inner), 1), dtype=bool), ((1, 1), (0, 0)))
    row = undrawn(expected, drawn.ys.tolist(), drawn.rules)
    return replace(row, down=walls, uprights=drawn.uprights)


def _with_known_sides(drawn: Lattice, expected: Floats) -> Lattice:
    """Let stripes beside cells without shading reach to both sides that the table has on the page before.

    On their left these are merged cells: then the stripes fill most of the width.
    """
    x0, _, x1, _ = drawn.box
    if len(expected) < 3 or any_of(drawn.rules.is_rule) or any_of(drawn.uprights.is_rule):
        return drawn
    if abs(expected[-1] - x1) <= SAME_SIDE and np.abs(expected[1:-1] - x0).min() <= SAME_SIDE:
        before = expected[expected < x0 - SAME_SIDE]
        return drawn if 2 * x0 > expected[0] + x1 else _widened(drawn, before, (len(before), 0))
    if abs(expected[0] - x0) <= SAME_SIDE and np.abs(expected[1:-1] - x1).min() <= SAME_SIDE:
        after = expected[expected > x1 + SAME_SIDE]
        return _widened(drawn, after, (0, len(after)))
    return drawn


def _widened(drawn: Lattice, side: Floats, pad: tuple[int, int]) -> Lattice:
    """Give the lattice with more columns on one side, without walls."""
    return replace(
        drawn,
        xs=np.concatenate((side, drawn.xs) if pad[0] else (drawn.xs, side)),
        across=np.pad(drawn.across, ((0, 0), pad)),
        down=np.pad(drawn.down, (pad, (0, 0))),
    )
