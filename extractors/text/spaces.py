"""Do the spaces at line ends of a PDF tell that the text goes on? Some programs set them, some never, some always."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from extractors.document import Cell, Line, Row
from extractors.fragments import Fragment, Layout

__all__ = ["trusted_spaces"]

MIN_INSIDE = 0.1
"""Of the lines inside cells: a program that sets spaces where the text goes on sets them at least so often."""
MAX_AT_END = 0.35
"""Of cells: where more end with a space, a space at a line's end tells nothing."""


def trusted_spaces(layouts: Sequence[Layout]) -> Sequence[Layout]:
    """Give the pages with `Line.ends_with_space` only where it tells that the text goes on.

    A space after the last word of a line says so if the program that made the file sets it where the column's
    width broke a line, and none where a cell ends. Otherwise it is taken off from all lines.
    """
    inside, at_end = [], []
    for layout in layouts:
        for block in layout.blocks:
            if isinstance(block, Fragment):
                for lines in (cell.lines for row in block.rows for cell in row.cells if cell.lines):
                    inside += [line.ends_with_space for line in lines[:-1]]
                    at_end.append(lines[-1].ends_with_space)
    is_told = any(said is not None for said in at_end)
    if not is_told or (_share(inside) >= MIN_INSIDE and _share(at_end) <= MAX_AT_END):
        return layouts
    return [replace(layout, blocks=tuple(_bare(block) for block in layout.blocks)) for layout in layouts]


def _share(said: Sequence[bool | None]) -> float:
    return sum(one is True for one in said) / len(said) if said else 0.0


def _bare(block: Line | Fragment) -> Line | Fragment:
    if isinstance(block, Line):
        return _bare_line(block)
    return replace(block, rows=tuple(_bare_row(row) for row in block.rows))


def _bare_row(row: Row) -> Row:
    return replace(row, cells=tuple(_bare_cell(cell) for cell in row.cells))


def _bare_cell(cell: Cell) -> Cell:
    return replace(cell, lines=tuple(map(_bare_line, cell.lines))) if cell.lines else cell


def _bare_line(line: Line) -> Line:
    return line if line.ends_with_space is None else replace(line, ends_with_space=None)
