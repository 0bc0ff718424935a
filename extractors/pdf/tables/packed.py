"""Rows set without room between them whose cells stand at the rows' middles: half their lines stand between others'.

Nothing shows where such a row ends but that its cells agree on a middle, that texts go on, and that columns are filled.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import median

from extractors.pdf.tables.texts import Texts, may_go_on, starts_small

__all__ = ["find_packed"]

BETWEEN = 0.15
"""Share of the lines of type that stand between those of other columns, from which cells are at their middles."""

SAME_LINE = 0.2
"""Of a line's height: middles this near are on one line."""

SAME_LEVEL = 0.25
"""Of a line's height: a cell's middle is this near to its row's."""

SAME_CELL = 0.12
"""Of a line's height: lines of one cell stand apart as usual, but for this."""

LONGEST = 80
"""Lines of type that one row may be made of."""

LEAST, MOST, FEW = 2, 0.7, 0.34
"""Cells lower than their row that must show where cells stand; share of them at its middle, and at its top, at most."""

OFF, HOLE, MISSING, CUT, MAY_CUT = 2.0, 3.0, 1.0, 4.0, 1.0
"""What a row costs: each cell off its middle, or with a blank in it, each column without a text; and each text cut,
for sure or perhaps."""


@dataclass(slots=True)
class _Cell:
    """The text of one column in a row that is tried, from its lowest line up; in points."""

    top: float
    bottom: float
    is_bold: bool
    has_hole: bool = False


def find_packed(texts: Texts, usual: float, columns: int) -> list[float] | None:
    """Give where rows end above others in a table whose rows touch and whose cells stand at their middles.

    Args:
        texts: the texts of the table.
        usual: the usual distance of lines inside a cell, in points.
        columns: how many columns there are.

    Returns:
        Heights in points; None where cells do not stand so.
    """
    if len(texts) <= LEAST:
        return None
    height = max(median(bottom - top for top, bottom in zip(texts.top, texts.bottom, strict=True)), 1.0)
    lines = _lines(texts, SAME_LINE * height)
    if not _stand_between(texts, lines, height):
        return None
    rows = _best_rows(texts, lines, height, usual + SAME_CELL * height, columns)
    if not _are_at_middles(rows, height):
        return None
    return [(_extent(above)[1] + _extent(below)[0]) / 2 for above, below in pairwise(rows)]


def _lines(texts: Texts, near: float) -> list[list[int]]:
    """Give the texts whose middles are at one height, from the top."""
    middle = [(top + bottom) / 2 for top, bottom in zip(texts.top, texts.bottom, strict=True)]
    lines: list[list[int]] = []
    for i in sorted(range(len(texts)), key=middle.__getitem__):
        if lines and middle[i] - middle[lines[-1][0]] <= near:
            lines[-1].append(i)
        else:
            lines.append([i])
    return lines


def _stand_between(texts: Texts, lines: list[list[int]], height: float) -> bool:
    """Tell whether many lines overlap the next: in most tables all columns' lines stand side by side."""
    tops = [texts.top[on_line[0]] for on_line in lines]
    return sum(below - above < (1 - SAME_LEVEL) * height for above, below in pairwise(tops)) > BETWEEN * len(
        lines
    )


def _best_rows(
    texts: Texts, lines: list[list[int]], height: float, widest: float, columns: int
) -> list[dict[int, _Cell]]:
    """Give the cells, by column, of the rows that cost least together."""
    cuts = _cuts(texts, lines, widest)
    costs, starts = [0.0], [0]
    for last in range(1, len(lines) + 1):
        cells: dict[int, _Cell] = {}
        tried = []
        for first in range(last - 1, max(last - 1 - LONGEST, -1), -1):
            for i in lines[first]:
                _take_in(cells, texts, i, widest)
            tried.append((costs[first] + cuts[first] + _cost(cells, height, columns), first))
        cost, start = min(tried)
        costs.append(cost)
        starts.append(start)
    rows: list[dict[int, _Cell]] = []
    last = len(lines)
    while last:
        row: dict[int, _Cell] = {}
        for i in chain.from_iterable(reversed(lines[starts[last] : last])):
            _take_in(row, texts, i, widest)
        rows.insert(0, row)
        last = starts[last]
    return rows


def _are_at_middles(rows: list[dict[int, _Cell]], height: float) -> bool:
    """Tell whether most cells that are lower than their row stand at its middle, and few at its top.

    Rows in bold, as headers are, may be set otherwise.
    """
    low = at_middle = at_top = 0
    for row in (row for row in rows if not all(cell.is_bold for cell in row.values())):
        top, bottom = _extent(row)
        cells = [cell for cell in row.values() if bottom - top - (cell.bottom - cell.top) > 0.5 * height]
        low += len(cells)
        at_middle += sum(not _is_off(cell, top, bottom, height) for cell in cells)
        at_top += sum(cell.top - top < SAME_LEVEL * height for cell in cells)
    return low >= LEAST and at_middle >= MOST * low and at_top <= FEW * low


def _take_in(cells: dict[int, _Cell], texts: Texts, i: int, widest: float) -> None:
    """Add a text above those that a row's cells hold already."""
    column, top, bottom, is_bold = texts.column[i], texts.top[i], texts.bottom[i], texts.is_bold[i]
    cell = cells.get(column)
    if cell is None:
        cells[column] = _Cell(top, bottom, is_bold)
        return
    cell.has_hole |= cell.top - bottom > widest or cell.is_bold != is_bold
    cell.top = min(top, cell.top)


def _cost(cells: dict[int, _Cell], height: float, columns: int) -> float:
    top, bottom = _extent(cells)
    off = sum(_is_off(cell, top, bottom, height) for cell in cells.values())
    holes = sum(cell.has_hole for cell in cells.values())
    return OFF * off + HOLE * holes + MISSING * (columns - len(cells))


def _extent(cells: dict[int, _Cell]) -> tuple[float, float]:
    return min(cell.top for cell in cells.values()), max(cell.bottom for cell in cells.values())


def _is_off(cell: _Cell, top: float, bottom: float, height: float) -> bool:
    return abs(cell.top + cell.bottom - top - bottom) / 2 > SAME_LEVEL * height


def _cuts(texts: Texts, lines: list[list[int]], widest: float) -> list[float]:
    """Give what it costs to begin a row at each line: the texts that go on over its upper side."""
    line = {i: number for number, on_line in enumerate(lines) for i in on_line}
    right: dict[int, float] = {}
    for column, x1 in zip(texts.column, texts.x1, strict=True):
        right[column] = max(x1, right.get(column, 0.0))
    costs = [0.0] * len(lines)
    latest: dict[int, int] = {}
    for below in sorted(range(len(texts)), key=texts.top.__getitem__):
        column = texts.column[below]
        above = latest.get(column)
        latest[column] = below
        if above is None or texts.top[below] - texts.bottom[above] > widest:
            continue
        cost = 0.0
        if starts_small(texts, below):
            cost = CUT
        elif may_go_on(texts, above, below, right[column]):
            cost = MAY_CUT
        for number in range(line[above] + 1, line[below] + 1):
            costs[number] += cost
    return costs
