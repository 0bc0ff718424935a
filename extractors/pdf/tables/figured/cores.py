"""The core of a table of figures: lines that follow each other with figures in the same columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.pdf.tables.figured.atoms import Atom, Line

__all__ = ["BETWEEN", "FEWEST_ROWS", "find_cores", "is_core", "is_heading"]

FEWEST_ROWS = 3
"""Lines with several figures that make a table."""

MOST_WORDS = 12
"""Words of a row's label; what is longer is running text."""

BETWEEN = 3
"""Lines without figures that may follow each other in a table: groups' names, labels of several lines."""

BLANK = 3.5
"""Of a line's height: the widest blank inside a table."""

ALIGNED = 0.6
"""Share of a line's figures that must stand below others."""

_HEADING = re.compile(r"(?:19|20)\d\d(?:[-/–]\d{2,4})?|\(\d{1,2}\)|[(]?[A-Z][)]?")
"""Figures that head columns: years, and columns' numbers."""


def is_core(line: Line) -> bool:
    """Tell whether a line has figures, and hardly anything else but its label."""
    figures = line.figures
    has_number = any(letter.isdigit() for atom in figures for letter in atom.first + atom.last)
    is_short = all(atom.count <= MOST_WORDS for atom in line.atoms)
    texts = len(line.atoms) - 1 - len(figures)
    return has_number and is_short and texts < len(figures)


def is_heading(line: Line) -> bool:
    """Tell whether its figures are years, or number the columns."""
    return not line.is_rule and all(_HEADING.fullmatch(atom.first) for atom in line.figures)


def find_cores(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Give the first of a table's lines of figures, and the one after the last."""
    core: list[int] = []
    for i, line in enumerate(lines):
        if not is_core(line):
            continue
        if core and not _goes_on(lines, core, i):
            if len(core) >= FEWEST_ROWS:
                yield core[0], core[-1] + 1
            core = []
        core.append(i)
    if len(core) >= FEWEST_ROWS:
        yield core[0], core[-1] + 1


def _goes_on(lines: Sequence[Line], core: Sequence[int], i: int) -> bool:
    """Tell whether a line of figures is of the table above: near, with its figures in the same columns."""
    steps = zip(lines[core[-1] : i], lines[core[-1] + 1 : i + 1], strict=True)
    if any(below.top - above.bottom > BLANK * below.height for above, below in steps):
        return False
    between = [line for line in lines[core[-1] + 1 : i] if not line.is_rule]
    if len(between) > BETWEEN or any(atom.count > MOST_WORDS for line in between for atom in line.atoms):
        return False
    if len({len(line.atoms) > 1 for line in between}) > 1:
        return False  # another table's title and head
    above = [atom for k in core[-FEWEST_ROWS:] for atom in lines[k].figures]
    figures = lines[i].figures
    return sum(_is_below(atom, above) for atom in figures) >= ALIGNED * len(figures)


def _is_below(atom: Atom, above: Sequence[Atom]) -> bool:
    return any(atom.x0 < other.x1 and atom.x1 > other.x0 for other in above)
