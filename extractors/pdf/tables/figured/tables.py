"""Lines of figures to grids: rows, columns, and cells of headings over several of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

import numpy as np

from extractors.pdf.flags import any_of
from extractors.pdf.page import Floats
from extractors.pdf.stretches import stretches
from extractors.pdf.tables.drawn.edges import Edges
from extractors.pdf.tables.figured.atoms import Line, set_lines
from extractors.pdf.tables.figured.columns import Column, find_columns
from extractors.pdf.tables.figured.cores import BETWEEN, FEWEST_ROWS, find_cores, is_core, is_heading
from extractors.pdf.tables.figured.heads import Level, find_head, levels_of
from extractors.pdf.tables.figured.spans import Rule, Span
from extractors.pdf.tables.figured.surety import how_sure
from extractors.pdf.tables.figured.zones import zones
from extractors.pdf.tables.grid import Grid, Place
from extractors.pdf.tables.words.segments import Segments

__all__ = ["find_figured", "may_hold_figures"]

MARGIN = 2.0
"""Points between a table's side and its texts."""

FEWEST_ALONE = 4
"""Rows that one column of figures must have, under headings of two columns: no list of contents has these."""

NEAR = 2.2
"""Of a line's height: the widest blank between rows that figures alone do not show."""

CLOSE = 0.6
"""Of a line's height: lines of one label stand no further apart."""

FEW_ODD = 0.1
"""Share of a table's lines that may hold neither figures nor a label."""

AT_SIDE = 6.0
"""Points between a table's upper or lower side and its rule."""

BAND = 0.1
"""Of a table's width: a text this near to the middle of all figures is a band over them."""


def find_figured(segments: Segments, horizontal: Edges) -> list[Grid]:
    """Find the tables of figures in what no drawn grid holds.

    Args:
        segments: the words.
        horizontal: the page's horizontal boundaries: rules beneath headings, and under the head.
    """
    if not may_hold_figures(segments):
        return []
    drawn = list(zip(horizontal.at.tolist(), horizontal.start.tolist(), horizontal.end.tolist(), strict=True))
    found: list[Grid] = []
    for zone in zones(segments):
        lines = set_lines(segments.take(zone))
        typed = [(line.top, atom.x0, atom.x1) for line in lines if line.is_rule for atom in line.atoms]
        grids = (_grid(lines, first, end, drawn + typed) for first, end in find_cores(lines))
        found += [grid for grid in grids if grid is not None]
    return found


def may_hold_figures(segments: Segments) -> bool:
    """Tell at a glance whether enough lines hold several figures, or a text and a figure alone."""
    count = np.bincount(segments.line)
    figures = np.bincount(segments.line[segments.is_figure & ~segments.is_first], minlength=len(count))
    rows = ((figures > 1) | ((figures == 1) & (count < 4))).nonzero()[0]
    more = FEWEST_ROWS - 1
    return any_of(rows[more:] - rows[:-more] <= more * (BETWEEN + 1))


def _grid(lines: Sequence[Line], first: int, end: int, rules: Sequence[Rule]) -> Grid | None:
    """Give the grid of the lines of figures from `first` to `end`, with what heads them; None if they are no table."""
    body = next((i for i in range(first, end) if is_core(lines[i]) and not is_heading(lines[i])), None)
    if body is None:
        return None
    core = [line for line in lines[first:end] if is_core(line)]
    told = [line for line in core if not is_heading(line)]
    columns = max(find_columns(core), find_columns(told), key=len)  # headings may stand over two, or tell one
    if len(columns) < 2:
        return None
    body, end = _reach(lines, body, end, columns, rules)
    rows = _rows(lines, body, end, columns)
    if rows is None:
        return None
    start = find_head(lines, body, columns, rules)
    if len(columns) == 2 and not (
        start < body and len(lines[body - 1].atoms) == 2 and len(rows) >= FEWEST_ALONE
    ):
        return None
    return _drawn(levels_of(lines[start:body], columns, rules), rows, columns, rules)


def _reach(
    lines: Sequence[Line], body: int, end: int, columns: Sequence[Column], rules: Sequence[Rule]
) -> tuple[int, int]:
    """Add the rows above and below with few figures, or but a label or a band if headings stand above these."""
    first = body
    while first and _is_near(lines[first - 1], lines[first]) and _may_be_row(lines[first - 1], columns):
        first -= 1
    while first < body and not _is_row(lines[first], columns):
        if find_head(lines, first, columns, rules) < first:
            break
        first += 1
    while end < len(lines) and _is_near(lines[end - 1], lines[end]) and _is_row(lines[end], columns):
        end += 1
    return first, end


def _is_near(above: Line, below: Line) -> bool:
    return below.top - above.bottom <= NEAR * below.height


def _may_be_row(line: Line, columns: Sequence[Column]) -> bool:
    """Tell whether a line could be a row of few figures, a label alone, or a band."""
    if len(line.atoms) == 1:
        return line.atoms[0].x1 < columns[1].x0 or _is_band(line, columns)
    return _is_row(line, columns)


def _is_row(line: Line, columns: Sequence[Column]) -> bool:
    """Tell whether a line is a label and figures, each in a column, that head nothing."""
    figures = line.figures
    if not figures or len(figures) < len(line.atoms) - 1 or line.atoms[0].is_figure or is_heading(line):
        return False
    return line.atoms[0].x1 < columns[1].x0 and all(
        any(atom.x0 < column.x1 and atom.x1 > column.x0 for column in columns[1:]) for atom in figures
    )


def _rows(lines: Sequence[Line], body: int, end: int, columns: Sequence[Column]) -> list[list[Line]] | None:
    """Give the lines of each row below the head; None where cells hold texts of several lines."""
    side = columns[1].x0
    rows: list[list[Line]] = []
    odd = 0
    for i in range(body, min(end + 1, len(lines))):
        line = lines[i]
        is_label = len(line.atoms) == 1 and line.atoms[0].x0 < side
        is_small = line.atoms[0].first[:1].islower()
        goes_on = is_small and bool(rows) and _is_close(rows[-1][-1], line)
        if i == end and not (is_label and goes_on and line.atoms[0].x1 < side):
            break
        if goes_on and (is_label or _is_label_alone(rows[-1], side)):
            rows[-1].append(line)
            continue
        odd += not (line.figures or line.is_rule or _is_band(line, columns) or is_label)
        rows.append([line])
    return rows if odd <= FEW_ODD * len(rows) else None


def _is_label_alone(row: Sequence[Line], side: float) -> bool:
    return all(len(line.atoms) == 1 and line.atoms[0].x0 < side for line in row)


def _is_close(above: Line, below: Line) -> bool:
    return below.top - above.bottom <= CLOSE * below.height


def _is_band(line: Line, columns: Sequence[Column]) -> bool:
    """Tell whether a text stands alone in the middle of all figures."""
    if len(line.atoms) != 1:
        return False
    x0, x1 = columns[1].x0, columns[-1].x1
    return abs(line.atoms[0].middle - (x0 + x1) / 2) <= BAND * (x1 - x0)


def _drawn(
    blocks: Sequence[Sequence[Level]],
    rows: Sequence[Sequence[Line]],
    columns: Sequence[Column],
    rules: Sequence[Rule],
) -> Grid:
    """Give the grid of a head and the rows below it."""
    levels = list(chain.from_iterable(blocks))
    groups = [*(level.lines for level in levels), *rows]
    tops = [min(line.top for line in group) for group in groups]
    bottoms = [max(line.bottom for line in group) for group in groups]
    between = [(above + below) / 2 for above, below in zip(bottoms, tops[1:], strict=False)]
    ys = np.array([tops[0] - 1, *between, bottoms[-1] + 1])
    xs = _sides(columns, levels)
    xs[0] = min(xs[0], *(group[0].atoms[0].x0 - MARGIN for group in groups))
    places = [*_heads(blocks, len(columns)), *_bodies(rows, len(levels), columns)]
    return Grid(
        xs=xs,
        ys=ys,
        places=tuple(sorted(places, key=lambda place: (place.row, place.column))),
        is_closed_above=_is_ruled(ys[0], xs, rules),
        is_closed_below=_is_ruled(ys[-1], xs, rules),
        confidence=how_sure(blocks, rows, columns),
        are_rows_told=True,
    )


def _sides(columns: Sequence[Column], levels: Sequence[Level]) -> Floats:
    """Give where columns end: in the middle between what stands in them, their own headings too where these fit."""
    sides = [[column.x0, column.x1] for column in columns]
    heads = [atom for level in levels if not level.spans for line in level.lines for atom in line.atoms]
    for atom in heads:
        near = [c for c, column in enumerate(columns) if atom.x0 < column.x1 and atom.x1 > column.x0]
        if len(near) == 1:
            side = sides[near[0]]
            side[0], side[1] = min(side[0], atom.x0), max(side[1], atom.x1)
    between = []
    for (left, right), (own, beside) in zip(pairwise(columns), pairwise(sides), strict=True):
        low, high = (own[1], beside[0]) if own[1] < beside[0] else (left.x1, right.x0)
        between.append((low + high) / 2)
    return np.array(
        [min(side[0] for side in sides) - MARGIN, *between, max(side[1] for side in sides) + MARGIN]
    )


def _is_ruled(y: float, xs: Floats, rules: Sequence[Rule]) -> bool:
    """Tell whether a rule runs along a table's upper or lower side."""
    return any(
        abs(at - y) <= AT_SIDE and x1 - x0 >= 0.5 * (xs[-1] - xs[0]) and x0 < xs[1] for at, x0, x1 in rules
    )


def _heads(blocks: Sequence[Sequence[Level]], columns: int) -> Iterator[Place]:
    """Give the cells of a head: headings over several columns, and each column's own beside and beneath them."""
    row = 0
    for levels in blocks:
        for c in range(columns):
            is_under = [any(span.first <= c <= span.last for span in level.spans) for level in levels]
            if c == 0 and levels[-1].spans == (Span(1, columns - 1),):
                is_under[-1] = True
                yield Place(row + len(levels) - 1, 0)
            for first, end in stretches(~np.array(is_under, dtype=bool)):
                yield Place(row + first, c, end - first)
        for level in levels:
            yield from (Place(row, span.first, 1, span.last - span.first + 1) for span in level.spans)
            row += 1


def _bodies(rows: Sequence[Sequence[Line]], row: int, columns: Sequence[Column]) -> Iterator[Place]:
    """Give the cells of the rows below the head, from row `row` on; bands stand over all figures, or all columns."""
    count, side = len(columns), columns[1].x0
    for lines in rows:
        if _is_band(lines[0], columns) and lines[0].atoms[0].x0 >= side - MARGIN:
            yield from (Place(row, 0), Place(row, 1, 1, count - 1))
        elif len(lines) == 1 and len(lines[0].atoms) == 1 and lines[0].atoms[0].x1 > side:
            yield Place(row, 0, 1, count)
        else:
            yield from (Place(row, c) for c in range(count))
        row += 1
