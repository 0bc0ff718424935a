"""Rows beyond the outermost boundary that is drawn: a header above the first rule, a white row beside shaded ones."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from extractors.pdf.boxes import CROSSING, middle_x
from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Bools, Floats
from extractors.pdf.stretches import changes
from extractors.pdf.tables.columns.gutters import Gutters
from extractors.pdf.tables.columns.strips import HEADER_COLUMNS, MAX_GAP
from extractors.pdf.tables.drawn.edges import Edges
from extractors.pdf.tables.drawn.lattice import Lattice
from extractors.pdf.tables.partly.inpart import InPart, in_part
from extractors.pdf.tables.partly.spacing import NEAR, header_gap, row_gap
from extractors.pdf.tables.words.headings import headings
from extractors.pdf.tables.words.segments import SAME_LEFT, Segments, coarse

__all__ = ["reach_out"]

HEAD = 2.5
"""The same for a row of a header in bold, beyond another one."""

FILLED = 0.5
"""Share of the columns that a row beyond the drawn ones fills."""

MOST = 0.6
"""Of the table's width: a boundary as long ends what may belong to it."""

HEAD_LINES = 3
"""Lines above it that leave the end of a row at the page's head: a running header's."""

MAX_BAND = 2
"""Lines of a band, which run over the gutters, between rows; more are running text."""

OVERHANG = 6.0
"""Points by which text may stand out at the table's sides."""

NONE = np.empty(0)
"""Nothing closes a table."""


class _Line(Struct, frozen=True):
    """A line beyond an end of a table; in points."""

    top: float
    bottom: float
    height: float
    lefts: tuple[float, ...]
    """Where its texts begin, one in each column."""
    columns: frozenset[int]
    """That hold its texts, from 0."""
    is_bold: bool
    is_over: bool
    """A text runs over a gutter: two of them in a row of headings, one of which may be wider than its column."""
    is_of_table: bool
    """It stays inside the table's sides, and is no heading."""


def reach_out(
    drawn: Lattice,
    segments: Segments,
    is_free: Bools,
    horizontal: Edges,
    vertical: Edges,
    expected: Floats,
    closed: Floats = NONE,
) -> Lattice:
    """Take the rows above and below into a table without vertical rules where their texts keep to its columns.

    Rules down one of its sides alone are ornaments. Above boxes, each a row, only a header in bold may stand.

    Args:
        drawn: what rules and fills show.
        segments: the words of the page.
        is_free: (n,) the words that no table has.
        horizontal: the page's horizontal boundaries: none is passed over.
        vertical: the page's vertical boundaries.
        expected: column boundaries of the table on the page before, one row of which may be all that is drawn here.
        closed: where lines begin that close a table, such as its key; see `closings`.
    """
    x0, top, x1, bottom = drawn.box
    middle = segments.y
    is_between = (segments.box[:, 2] > x0) & (segments.box[:, 0] < x1)
    beside = is_free & is_between
    inside = segments.take(beside & (middle > top) & (middle < bottom))
    kind = in_part(drawn, inside, vertical, expected)
    if kind is None:
        return drawn
    highest, lowest = _free_between(drawn, horizontal, closed)
    beneath = segments.take(is_between & (middle > lowest))
    if kind.is_header and not kind.is_stripe and _starts_with_row(beneath):
        return drawn  # rules part the rows below: the header is not all that is drawn
    above = _lines(drawn, segments, kind.gutters, beside & (middle < top) & (middle > highest))
    if kind.is_boxed or kind.is_body:
        is_card = kind.is_body and lowest - bottom < bottom - top  # the next one stands below
        return drawn if is_card else _with_header(drawn, inside, above, kind)
    below = _lines(drawn, segments, kind.gutters, beside & (middle > bottom) & (middle < lowest))
    return _with_both(drawn, kind, inside, above, below)


def _starts_with_row(below: Segments) -> bool:
    """Tell whether the first of the texts below a rule are not in bold: a row, and no header of another table."""
    return bool(len(below) and not all_of(below.is_bold[slice(*below.places[0])]))


def _free_between(drawn: Lattice, horizontal: Edges, closed: Floats) -> tuple[float, float]:
    """Give how far up and down rows may stand: to boundaries over most of the table's width, or what closes it."""
    x0, top, x1, bottom = drawn.box
    length = np.minimum(horizontal.end, x1) - np.maximum(horizontal.start, x0)
    at = horizontal.at[length > MOST * (x1 - x0)]
    below = np.append(at[at > bottom + 1], closed[closed > bottom - 1])
    return float(at[at < top - 1].max(initial=-np.inf)), float(below.min(initial=np.inf))


def _lines(drawn: Lattice, segments: Segments, gutters: Gutters, which: Bools) -> list[_Line]:
    """Give the lines of some words, from the top."""
    chosen = segments.take(which)
    middles = (gutters.x0 + gutters.x1) / 2
    runs = coarse(chosen)
    titles = set(runs.line[headings(runs, segments)].tolist())
    found = []
    for first, end in chosen.places:
        on_line = chosen.take(np.arange(first, end))
        box = on_line.box
        x0, x1 = box[:, 0], box[:, 2]
        column = middles.searchsorted(middle_x(box))
        over = (x0[:, None] < gutters.x0 - CROSSING) & (x1[:, None] > gutters.x1 + CROSSING)
        columns, is_bold = frozenset(column.tolist()), all_of(on_line.is_bold)
        is_head = is_bold and len(columns) >= HEADER_COLUMNS
        is_outside = x0.min() < drawn.xs[0] - OVERHANG or x1.max() > drawn.xs[-1] + OVERHANG
        found.append(
            _Line(
                top=float(box[:, 1].min()),
                bottom=float(box[:, 3].max()),
                height=median((box[:, 3] - box[:, 1]).tolist()),
                lefts=tuple(x0[changes(column)].tolist()),
                columns=columns,
                is_bold=is_bold,
                is_over=int(over.sum()) > is_head,
                is_of_table=not is_outside and int(on_line.line[0]) not in titles,
            )
        )
    return found


def _rows_above(
    lines: Sequence[_Line],
    top: float,
    gutters: Gutters,
    parted: float,
    near: float = NEAR,
    known: Floats | None = None,
) -> list[float]:
    """Give where the rows above a table's top begin, from the lowest; beyond a header's may stand one further apart.

    `parted` is how far apart lines of a header are rows of it, `near` how far above the table the lowest line may
    stand, both in heights.
    Where the table goes on from the page before, the end of a row that the page break cut stands in some columns only,
    at the page's head: its texts begin where those of the table do, which are `known`. In the first column alone it
    may as well be a heading.
    """
    filled: set[int] = set()
    ends: list[float] = []
    is_row = is_head = False
    is_tail, count, height = known is not None, 0, 0.0
    for line in lines:
        gap = top - line.bottom
        height = max(height, line.height)  # a header may be set smaller than its rows
        is_head &= len(line.columns) > 1 and line.is_bold
        if line.is_over or not line.is_of_table or gap > (HEAD if is_head else near) * height:
            break
        if is_head and gap > parted * line.height:
            ends.append(top - gap / 2)
        is_row |= len(line.columns) > 1
        is_head, near = line.is_bold, NEAR
        is_tail &= known is not None and all(
            np.abs(known - x).min(initial=np.inf) <= SAME_LEFT for x in line.lefts
        )
        is_tail &= not line.is_bold
        count += 1
        filled |= line.columns
        top = line.top
    is_tail &= max(filled, default=0) > 0 and len(lines) - count <= HEAD_LINES
    is_told = is_tail or (is_row and _fill(filled, gutters))
    return [*ends, top - 1] if is_told else []


def _rows_below(
    lines: Sequence[_Line], bottom: float, gutters: Gutters, near: float, known: Floats
) -> list[float]:
    """Give where the rows below a table's bottom end; a band, or one text apart, is of it if rows follow.

    `near` is how far below the table a row may stand, in heights of its line; `known` is where the table's texts begin:
    where those below do so too, they need not fill many columns.
    """
    filled: set[int] = set()
    is_as_set = True
    is_row, waiting, last = False, 0, bottom
    for line in lines:
        gap = line.top - last
        is_single = len(line.columns) == 1
        if line.is_over or (is_single and gap > NEAR * line.height):
            waiting += 1
        elif not is_single:
            waiting = 0
        if not line.is_of_table or gap > near * line.height or waiting > MAX_BAND:
            break
        last = line.bottom
        if not waiting:
            is_row |= not is_single
            filled |= line.columns
            is_as_set &= all(np.abs(known - x).min(initial=np.inf) <= SAME_LEFT for x in line.lefts)
            bottom = last
    return [bottom + 1] if is_row and (is_as_set or _fill(filled, gutters)) else []


def _fill(columns: set[int], gutters: Gutters) -> bool:
    return len(columns) >= FILLED * (len(gutters) + 1)


def _with_header(drawn: Lattice, inside: Segments, above: Sequence[_Line], kind: InPart) -> Lattice:
    """Give the lattice of boxes with the header above them; around other rows, boxes would have been drawn."""
    heads = _rows_above(above[::-1], drawn.box[1], kind.gutters, header_gap(inside, drawn), HEAD)
    lines = [line for line in above if len(heads) and line.top > heads[-1]]
    is_header = all(line.is_bold for line in lines) or (
        kind.is_boxed and _heads_all(lines, inside, kind.gutters)
    )
    return _with_rows(drawn, heads, []) if lines and is_header else drawn


def _heads_all(lines: Sequence[_Line], inside: Segments, gutters: Gutters) -> bool:
    """Tell whether lines have a heading over each of several columns, which begins where the column's texts do."""
    columns = frozenset[int]().union(*(line.columns for line in lines))
    lefts = [x for line in lines for x in line.lefts]
    is_at_side = all(any_of(np.abs(inside.box[:, 0] - x) <= SAME_LEFT) for x in lefts)
    return HEADER_COLUMNS <= len(columns) == len(gutters) + 1 and is_at_side


def _with_both(
    drawn: Lattice, kind: InPart, inside: Segments, above: Sequence[_Line], below: Sequence[_Line]
) -> Lattice:
    """Give the lattice with those of the lines above and below that are rows of it; `inside` are its own words."""
    _, top, _, bottom = drawn.box
    near = MAX_GAP if kind.is_header else row_gap(inside, drawn)
    return _with_rows(
        drawn,
        _rows_above(
            above[::-1],
            top,
            kind.gutters,
            header_gap(inside, drawn),
            known=inside.box[:, 0] if kind.is_stripe else None,
        ),
        _rows_below(below, bottom, kind.gutters, near, inside.box[:, 0]),
    )


def _with_rows(drawn: Lattice, above: list[float], below: list[float]) -> Lattice:
    """Give the lattice with rows more at either end, closed by nothing drawn."""
    first, last = len(above), len(below)
    if not first + last:
        return drawn
    across = np.pad(drawn.across, ((first, last), (0, 0)))
    across[1:first] = True
    return replace(
        drawn,
        ys=np.concatenate((above[::-1], drawn.ys, below)),
        across=across,
        down=np.pad(drawn.down, ((0, 0), (first, last))),
    )
