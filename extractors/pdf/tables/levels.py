"""Rows whose cells stand at the row's middle or foot: no column starts them, but their texts share a height."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median

from extractors.pdf.tables.texts import Texts

__all__ = ["find_levels"]

SAME_CELL = 0.12
"""Of a line's height: lines of one cell stand apart as usual, but for this."""

SHARED = 0.15
"""Of a line's height: texts whose heights overlap by more stand in one row; fonts' boxes are taller than ink."""

SAME_LEVEL = 0.25
"""Of a line's height: middles, tops or feet this near are at one height."""

MOST = 0.8
"""Share of the cells that must keep to their row's middle, or foot."""

FEW = 0.2
"""Share of them that may stand at their row's top: as high as the others by chance."""

LEAST = 3
"""Cells lower than their row that must show where cells stand."""

LONGEST = 12
"""Parts that one row may be made of: paragraphs with blank lines between them."""

Level = Callable[[float, float], float]
"""Gives of a cell's top and bottom the height at which all cells of a row agree."""


def _top(top: float, bottom: float) -> float:  # noqa: ARG001
    return top


def _middle(top: float, bottom: float) -> float:
    return (top + bottom) / 2


def _foot(top: float, bottom: float) -> float:  # noqa: ARG001
    return bottom


@dataclass(frozen=True, slots=True)
class _Cell:
    """The text of one column in a part; in points."""

    top: float
    bottom: float
    gap: float = 0.0
    """The widest between its lines."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Lines that surely stand in one row."""

    cells: dict[int, _Cell]
    """By column."""
    top: float
    bottom: float
    is_bold: bool


def find_levels(texts: Texts, usual: float) -> list[float] | None:
    """Give where rows end above others in a table whose cells stand at their rows' middles or feet.

    Args:
        texts: the texts of the table.
        usual: the usual distance of lines inside a cell, in points.

    Returns:
        Heights in points; None where cells start at their rows' tops, or nothing tells where they stand.
    """
    if len(texts) <= LEAST:
        return None
    line = max(median(bottom - top for top, bottom in zip(texts.top, texts.bottom, strict=True)), 1.0)
    widest = usual + SAME_CELL * line
    parts = _parts(texts, line, widest)
    level = _level([part for part in parts if not part.is_bold], line, widest)
    if level is None:
        return None
    return [(above.bottom + below.top) / 2 for above, below in pairwise(_rows(parts, level, line))]


def _parts(texts: Texts, line: float, widest: float) -> list[_Part]:
    """Join texts that stand beside each other, and those that follow each other as lines of a cell do."""
    parts: list[list[int]] = []
    ends: list[float] = []
    latest: dict[int, float] = {}
    for i in sorted(range(len(texts)), key=texts.top.__getitem__):
        column, top, bottom = texts.column[i], texts.top[i], texts.bottom[i]
        above = latest.get(column, -inf)
        latest[column] = max(bottom, above)
        highest = min(above, top) if top - above <= widest else top + SHARED * line
        part = [i]
        while ends and ends[-1] >= highest:
            part, bottom = parts.pop() + part, max(ends.pop(), bottom)
        parts.append(part)
        ends.append(bottom)
    return [_part(texts, part, bottom) for part, bottom in zip(parts, ends, strict=True)]


def _part(texts: Texts, members: list[int], bottom: float) -> _Part:
    """Make a part of texts, the highest first, that ends at `bottom`."""
    cells: dict[int, _Cell] = {}
    for i in members:
        _add(cells, texts.column[i], _Cell(texts.top[i], texts.bottom[i]))
    return _Part(cells, texts.top[members[0]], bottom, all(map(texts.is_bold.__getitem__, members)))


def _joined(above: _Part, below: _Part) -> _Part:
    cells = dict(above.cells)
    for column, cell in below.cells.items():
        _add(cells, column, cell)
    top, bottom = min(above.top, below.top), max(above.bottom, below.bottom)
    return _Part(cells, top, bottom, above.is_bold and below.is_bold)


def _add(cells: dict[int, _Cell], column: int, cell: _Cell) -> None:
    """Join a cell of a column with what stands above it there."""
    known = cells.get(column)
    if known is not None:
        gap = max(known.gap, cell.gap, cell.top - known.bottom)
        cell = _Cell(min(known.top, cell.top), max(known.bottom, cell.bottom), gap)
    cells[column] = cell


def _level(parts: Sequence[_Part], line: float, widest: float) -> Level | None:
    """Tell at which height the cells of rows agree: middle or foot; None for the top, and where little shows it."""
    votes = dict.fromkeys((_top, _middle, _foot), 0)
    low = 0
    for part in parts:
        cells = [cell for cell in part.cells.values() if _is_low(cell, part, line)]
        low += len(cells)
        for level in votes:
            votes[level] += sum(cell.gap <= widest and not _is_off(cell, part, level, line) for cell in cells)
    best = _middle if votes[_middle] > votes[_foot] else _foot
    return best if low >= LEAST and votes[best] >= MOST * low and votes[_top] <= FEW * low else None


def _is_low(cell: _Cell, part: _Part, line: float) -> bool:
    return part.bottom - part.top - (cell.bottom - cell.top) > 0.5 * line


def _is_off(cell: _Cell, part: _Part, level: Level, line: float) -> bool:
    return abs(level(cell.top, cell.bottom) - level(part.top, part.bottom)) > SAME_LEVEL * line


def _rows(parts: Sequence[_Part], level: Level, line: float) -> list[_Part]:
    """Join parts to rows so that the fewest cells stand off their row's level, in as many rows as may be."""
    best: list[tuple[int, int, list[_Part]]] = [(0, 0, [])]
    for end in range(1, len(parts) + 1):
        row = parts[end - 1]
        choices = []
        for start in range(end - 1, max(end - 1 - LONGEST, -1), -1):
            if parts[start].is_bold != parts[end - 1].is_bold:
                break
            row = _joined(parts[start], row) if start < end - 1 else row
            off = sum(_is_off(cell, row, level, line) for cell in row.cells.values())
            cost, count, rows = best[start]
            choices.append((cost + off, count - 1, [*rows, row]))
        best.append(min(choices, key=lambda choice: choice[:2]))
    return best[-1][2]
