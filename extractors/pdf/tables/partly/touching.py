"""Cells below each other that nothing parts: where a text begins at the top of a row, so does its cell.

So stand cells in one colour beside stripes, and those of a column that the rules between rows leave out.
"""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace

from extractors.pdf.boxes import interval_of
from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Floats, Indices
from extractors.pdf.tables.drawn.lattice import Lattice, mostly, walls
from extractors.pdf.tables.rows.pieces import ALIKE
from extractors.pdf.tables.words.segments import REFERENCE, Segments
from extractors.pdf.tables.words.texts import set_texts, spacing

__all__ = ["part_touching"]

ON_LINE = 2.0
"""Points: texts that begin a row together stand this near to one height."""

NEAR = 1.0
"""Points: a rule this near to a row's boundary draws it."""

FEWEST_FRESH = 2
"""Texts beside a rule that begin under it together, not by chance."""

BLANK = 0.6
"""Of a line's height: less room above a text says that it goes on from above."""


def part_touching(lattice: Lattice, segments: Segments) -> Lattice:
    """Part cells that nothing drawn bounds where one's text begins with the other texts of a later row.

    Beside rules a cell's first text must begin at its top too, and rules down beside it show it as one, but where
    those across part a few columns and all texts begin below them.

    Args:
        lattice: rows and columns, some without walls between.
        segments: the words inside it.
    """
    is_open = ~lattice.across[1:-1] & lattice.across[1:-1].any(axis=1, keepdims=True)
    if not any_of(is_open):
        return lattice
    inner = (lattice.rules.at > lattice.ys[0] + 1) & (lattice.rules.at < lattice.ys[-1] - 1)
    is_ruled = any_of(lattice.rules.is_rule[inner])
    row = interval_of(segments.y, lattice.ys)
    column = interval_of(segments.x, lattice.xs)
    begin = np.full(lattice.shape, np.inf)
    np.minimum.at(begin, (row, column), segments.box[:, 1])
    tops = begin.min(axis=1)
    others = begin.copy()
    others[1:][is_open] = np.inf
    beside = others.min(axis=1)
    across = lattice.across.copy()
    if any_of(is_open[:, 0]):
        across[1:-1, 0] |= is_open[:, 0] & _are_numbered(
            segments.take(column == 0), row[column == 0], lattice
        )
        is_open &= ~across[1:-1]
    usual: float | None = None
    if is_ruled:
        for above in (_begin_together(lattice, begin) & is_open.any(axis=1)).nonzero()[0].tolist():
            usual = _usual(segments, lattice) if usual is None else usual
            fresh = (is_open[above] & np.isfinite(begin[above + 1])).nonzero()[0].tolist()
            across[above + 1] |= all(_begins_apart(segments, row, column, above, at, usual) for at in fresh)
        is_open &= ~across[1:-1] & ~_beside_posts(lattice)
    is_drawn = np.asarray((np.abs(lattice.ys[:, None] - lattice.rules.at) <= NEAR).any(axis=1))
    for above, at in np.argwhere(is_open).tolist():
        own = begin[above + 1, at]
        if np.isinf(own) or own - tops[above + 1] > ON_LINE or own < beside[above + 1] - ON_LINE < np.inf:
            continue
        head = _head(across[: above + 1, at], is_drawn, row[column == at])
        first = segments.box[(column == at) & (row == head), 1]
        if is_ruled and not any_of(first - tops[head] <= ON_LINE):
            continue
        usual = _usual(segments, lattice) if usual is None else usual
        across[above + 1, at] = _begins_apart(segments, row, column, above, at, usual)
    return replace(lattice, across=across)


def _are_numbered(segments: Segments, row: Indices, lattice: Lattice) -> Bools:
    """Tell for each inner row boundary whether a number of its own stands in the rows above and below it, whole.

    Each numbers its row, however high in it: cells that nothing parts from each other hold no two.
    """
    is_number = np.zeros(len(lattice.ys) - 1, dtype=bool)
    seen: set[str] = set()
    for at in np.unique(row).tolist():
        own = (row == at).nonzero()[0]
        word = str(segments.first[own[0]])
        _, top, _, bottom = segments.box[own[0]].tolist()
        is_whole = lattice.ys[at] <= top and bottom <= lattice.ys[at + 1]
        is_one = len(own) == 1 and segments.count[own[0]] == 1 and REFERENCE.fullmatch(word) is not None
        is_number[at] = is_one and is_whole and word not in seen
        seen.add(word)
    return is_number[:-1] & is_number[1:]


def _usual(segments: Segments, lattice: Lattice) -> float:
    """Give how far the lines of a cell stand apart, in points."""
    return spacing(set_texts(segments, lattice.xs)).usual


def _begins_apart(
    segments: Segments, row: Indices, column: Indices, above: int, at: int, usual: float
) -> bool:
    """Tell whether the text in a column below the row `above` stands apart from that above; see `_is_apart`."""
    is_own = column == at
    return _is_apart(
        segments.take(is_own & (row == above + 1)), segments.take(is_own & (row <= above)), usual
    )


def _begin_together(lattice: Lattice, begin: Floats) -> Bools:
    """Tell for each inner row boundary whether a rule in few columns parts the row for all of them.

    Each column's text begins at its top then: beside rows of its own a merged cell's text does not. Text stands above
    it beside the rule as well: else the rule lies under the heading of a few columns, beside those of the others that
    stand at the feet of their cells.

    Args:
        lattice: rows and columns, some without walls between.
        begin: where the first text of each cell begins, in points; infinite in blank cells.
    """
    is_filled = np.isfinite(begin[1:])
    is_late = is_filled & (begin[1:] > begin[1:].min(axis=1, keepdims=True) + ON_LINE)
    is_parted = lattice.across[1:-1]
    fresh = np.count_nonzero(is_filled & ~is_parted, axis=1)
    is_headed = (np.isfinite(begin[:-1]) & ~is_parted).any(axis=1)
    return np.asarray(~mostly(is_parted) & ~is_late.any(axis=1) & (fresh >= FEWEST_FRESH) & is_headed)


def _head(across: Bools, is_drawn: Bools, filled: Indices) -> int:
    """Give the row that a cell begins in, whose column has text in the rows `filled`.

    Blank rows that only the words tell say nothing of where its column's texts stand in their cells: a row above does.
    """
    heads = across.nonzero()[0][::-1].tolist()
    return next((head for head in heads if is_drawn[head] or head in filled), 0)


def _is_apart(below: Segments, above: Segments, usual: float) -> bool:
    """Tell whether a text stands below a blank, or below one in bold as which it is not set.

    `usual` is how far the lines of a cell stand apart, in points.
    """
    first = below.box[:, 1].argmin()
    _, top, _, bottom = below.box[first]
    blank = max(BLANK, ALIKE + usual / (bottom - top)) * (bottom - top)
    if not len(above) or top - above.box[:, 3].max() > blank:
        return True
    return bool(above.is_bold[above.box[:, 3].argmax()] and not below.is_bold[first])


def _beside_posts(lattice: Lattice) -> Bools:
    """Tell for each inner row boundary and column whether a rule runs down beside it, which shows a merged cell."""
    drawn = walls(lattice.uprights.take(lattice.uprights.is_rule), lattice.xs, lattice.ys)
    drawn[[0, -1]] = False
    beside = drawn[:-1] | drawn[1:]
    return np.asarray((beside[:, :-1] & beside[:, 1:]).T)
