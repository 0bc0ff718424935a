"""Rows inside those that rules and shading draw: which of their lines the words tell to begin rows of their own."""

from __future__ import annotations

import numpy as np

from extractors.pdf.boxes import interval_of
from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Bools, Floats, Indices
from extractors.pdf.tables.columns.columns import NEAR, has_colours_alone
from extractors.pdf.tables.drawn.edges import Edges
from extractors.pdf.tables.drawn.lattice import Lattice, mostly
from extractors.pdf.tables.rows.linerows import is_figures, is_numbered, may_be_figures
from extractors.pdf.tables.rows.refrows import find_numbered
from extractors.pdf.tables.rows.rowstarts import RowStart, find_rows
from extractors.pdf.tables.words.segments import REFERENCE, Segments, has_full_lines

__all__ = ["merged_cells", "starts_within"]

FEW_RULES = 1
"""Rules inside a table, up to which its rows may be told by the words; more rules show each row."""

ON_LINE = 4.0
"""Points between where a row starts and the top of its first line, at most."""

ON_RULE = 3.0
"""Points: a rule this near to a row's boundary draws it."""

MIN_UNDRAWN = 2
"""Rows that plainly begin inside one that rules bound on all sides, from which on the rules do not show the rows."""

FEWEST_COLUMNS = 3
"""Columns that all begin at one height in rows, not by chance; items side by side in one row have as many without the
first one."""


def starts_within(
    lattice: Lattice, segments: Segments, is_merged: Bools, *, are_told: bool
) -> list[RowStart]:
    """Give where rows begin inside those that are drawn, from the top.

    Args:
        lattice: what is drawn.
        segments: the words inside it.
        is_merged: see `merged_cells`.
        are_told: the words told the rows of the table on the page before; see `Grid.are_rows_told`.
    """
    row = interval_of(segments.y, lattice.ys)
    is_own = ~is_merged[row, interval_of(segments.x, lattice.xs)]
    is_bold = _are_bold(segments, row, len(lattice.ys) - 1)
    is_told = _has_few_rules(lattice, is_bold) & ~(is_bold & lattice.down[1:-1].any(axis=0))
    ends = {0: any_of(lattice.across[0]), len(lattice.ys) - 2: any_of(lattice.across[-1])}
    is_striped = not any_of(lattice.rules.is_rule)
    may_be_several = _have_full_lines(lattice, segments, row)
    starts: list[RowStart] = []
    for i, may_be in enumerate(may_be_figures(segments, row, lattice.xs)):
        is_outskirt = is_striped and not ends.get(i, True)
        inside = segments.take((row == i) & is_own)
        if numbered := _numbered(lattice, inside, i):
            starts += numbered
            continue
        if not (may_be or is_told[i] or are_told or is_outskirt or may_be_several[i]):
            continue
        if is_outskirt or (may_be and is_figures(inside, lattice.xs)):
            starts += find_rows(inside, lattice.xs)
        elif (is_told[i] or are_told) and not (all_of(lattice.down[[0, -1], i]) and _is_one_text(inside)):
            starts += find_rows(inside, lattice.xs) if are_told else _told_by_words(lattice, inside)
        elif may_be_several[i]:
            found = find_rows(inside, lattice.xs, only_apart=True)
            starts += [
                start for start in found if _begins_all(start, lattice) or _begins_rest(start, lattice)
            ]
    return starts


def _numbered(lattice: Lattice, segments: Segments, row: int) -> list[RowStart]:
    """Give the rows inside one that references number beside a merged cell; see `find_numbered`."""
    if len(lattice.xs) <= FEWEST_COLUMNS or not any_of(lattice.across[row : row + 2]):
        return []
    column, heights = find_numbered(segments, lattice.xs)
    return [RowStart(y, frozenset(range(column))) for y in heights]


def merged_cells(lattice: Lattice) -> Bools:
    """Tell of which rows and columns what is drawn shows cells merged with those above or below: walls beside them.

    Their texts say nothing of the rows that they stand beside.
    """
    goes_on = np.zeros(lattice.across.shape, dtype=bool)
    goes_on[1:-1] = mostly(lattice.across[1:-1])[:, None] & ~lattice.across[1:-1]
    if not any_of(goes_on):
        return goes_on[1:]
    return np.asarray((goes_on[:-1] | goes_on[1:]) & lattice.down[:-1].T & lattice.down[1:].T)


def _have_full_lines(lattice: Lattice, segments: Segments, row: Indices) -> list[bool]:
    """Tell which rows have several lines with text in every column but for the first, and no walls between these."""
    rows, columns = lattice.shape
    is_free = np.asarray(~lattice.down[1:-1].any(axis=0))
    if columns < 2 or not any_of(is_free):
        return [False] * rows
    has_text = np.zeros((segments.line_count, columns), dtype=bool)
    has_text[segments.line, interval_of(segments.x, lattice.xs)] = True
    is_full = np.asarray(has_text[:, 1:].all(axis=1))
    first = segments.line.searchsorted(is_full.nonzero()[0])
    several = np.bincount(row[first], minlength=rows) > 1
    found: list[bool] = (several & is_free).tolist()
    return found


def _is_one_text(segments: Segments) -> bool:
    """Tell whether no line of a row has text in two places: in a frame that is one text, whatever its blanks."""
    return not has_full_lines(segments)


def _are_bold(segments: Segments, row: Indices, rows: int) -> Bools:
    """Tell which rows hold bold text alone: headers and bands."""
    count = np.bincount(row, minlength=rows)
    return np.asarray((count > 0) & (np.bincount(row[segments.is_bold], minlength=rows) == count))


def _has_few_rules(lattice: Lattice, is_bold: Bools) -> bool:
    """Tell whether a table has so few rules inside that its rows may be told by the words; shading shows only some.

    Rules above and below headers and bands, given as rows in bold, say nothing of the other rows.
    """
    at = lattice.rules.at[lattice.rules.is_rule]
    ys = lattice.ys
    others = np.concatenate((ys[:-1][is_bold], ys[1:][is_bold], ys[[0, -1]]))
    has_rules = any_of(np.abs(at[:, None] - others).min(axis=1) > ON_RULE)
    is_drawn = mostly(lattice.across[1:-1])
    is_row = is_drawn & ~(is_bold[:-1] | is_bold[1:])
    return bool(not has_rules or np.count_nonzero(is_drawn) <= FEW_RULES or not any_of(is_row))


def _told_by_words(lattice: Lattice, segments: Segments) -> list[RowStart]:
    """Give the rows inside one that few rules or none bound: the more is drawn, the plainer they must be."""
    has_columns_alone = (
        len(lattice.ys) == 2
        and has_colours_alone(lattice)
        and any_of(_inside(lattice).is_seen)
        and not all_of(segments.is_bold)
    )
    if has_columns_alone or not any_of(lattice.across[[0, -1]]):
        return find_rows(segments, lattice.xs)
    is_closed = mostly(lattice.down[1:-1].ravel()) and not has_colours_alone(lattice)
    leaves_rows_out = _leaves_rows_out(lattice, segments)
    if is_closed and not leaves_rows_out:
        return _told_in_closed(lattice, segments)
    found = find_rows(segments, lattice.xs)
    has_rules = any_of(lattice.rules.is_rule)
    if (
        leaves_rows_out
        or is_numbered(segments, lattice.xs)
        or (has_rules and _are_rows(found, segments, lattice.xs))
    ):
        return found
    return [start for start in found if start.is_apart]


def _told_in_closed(lattice: Lattice, segments: Segments) -> list[RowStart]:
    """Give the rows inside one that walls close on all sides: numbered ones, several that stand apart, or sums."""
    if np.count_nonzero(segments.is_first) <= MIN_UNDRAWN:
        return []
    has_numbers = _has_numbers(segments, lattice.xs)
    found = find_rows(segments, lattice.xs, only_apart=not has_numbers, only_of_most=True)
    if has_numbers and sum(start.has_reference and start.is_of_most for start in found) >= MIN_UNDRAWN:
        return found
    plain = [start for start in found if start.is_apart and start.is_of_most]
    is_shown = len(plain) >= MIN_UNDRAWN or any(_begins_all(start, lattice) for start in plain)
    if not is_shown and any_of(lattice.across[-1]):
        plain = []
    return [start for start in found if start.is_sum or start in plain]


def _inside(lattice: Lattice) -> Edges:
    """Give the upright boundaries that are drawn inside a table."""
    x = lattice.uprights.at
    return lattice.uprights.take((x > lattice.xs[0] + NEAR) & (x < lattice.xs[-1] - NEAR))


def _has_numbers(segments: Segments, xs: Floats) -> bool:
    """Tell at a glance whether the first column holds enough of what numbers rows."""
    first = segments.first[segments.x < xs[1]].tolist()
    return sum(REFERENCE.fullmatch(word) is not None for word in first) >= MIN_UNDRAWN


def _begins_all(start: RowStart, lattice: Lattice) -> bool:
    return len(start.fresh) == lattice.shape[1] >= FEWEST_COLUMNS


def _begins_rest(start: RowStart, lattice: Lattice) -> bool:
    """Tell whether every column but the first begins: it is merged with the one above, or left blank."""
    return 0 not in start.fresh and len(start.fresh) == lattice.shape[1] - 1 > FEWEST_COLUMNS


def _leaves_rows_out(lattice: Lattice, segments: Segments) -> bool:
    """Tell whether no rule parts what plainly are rows: a header, or a band beside which rules between columns end."""
    if not len(segments):
        return False
    drawn = np.abs(lattice.ys[1:-1, None] - lattice.rules.at).min(axis=1, initial=np.inf)
    on_first = segments.line == segments.line[0]
    is_header = np.count_nonzero(on_first) > 1 and all_of(segments.is_bold[on_first])
    return bool(any_of(drawn > NEAR) or (is_header and not all_of(segments.is_bold)))


def _are_rows(found: list[RowStart], segments: Segments, xs: Floats) -> bool:
    """Tell whether starts begin most columns and the first one too: items side by side in one row do not."""
    if any(start.is_plain for start in found):
        return True
    tops = segments.box[segments.x < xs[1], 1]
    plain = (start.y for start in found if start.is_of_most and 0 not in start.go_on)
    return sum(any_of((tops > y - ON_LINE) & (tops < y + ON_LINE)) for y in plain) >= MIN_UNDRAWN
