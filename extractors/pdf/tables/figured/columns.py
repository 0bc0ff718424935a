"""Where the columns of a table of figures stand: the strips that its lines of figures leave free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.pdf.tables.figured.atoms import Atom, Line

__all__ = ["Column", "find_columns"]

FEW = 0.12
"""Share of the lines whose texts may run over a strip: long labels."""

SPARSE = 0.25
"""Share of the lines that must have text in a column, unless figures fill it; fewer are marks beside figures."""

OF_TEXT = 0.6
"""Share of the lines that have a text in a column of texts."""

MIN_STRIP = 1.0
"""Points: a narrower strip is chance."""

SIGNS = frozenset("$€£¥")
"""Before figures."""
MARKS = frozenset("%*†‡")
"""Behind figures."""


@dataclass(slots=True)
class Column:
    """A column: where its texts stand, in points, and what they are."""

    x0: float
    x1: float
    atoms: list[Atom]

    @property
    def middle(self) -> float:
        """Where its middle stands."""
        return (self.x0 + self.x1) / 2


def find_columns(lines: Sequence[Line]) -> list[Column]:
    """Give the columns of lines of figures, from left to right; the first holds the rows' labels."""
    solid, loose = _parted(lines)
    columns = _intervals(solid)
    for atom in loose:
        _put(atom, columns)
    return _joined(columns, len(lines))


def _parted(lines: Sequence[Line]) -> tuple[list[Atom], list[Atom]]:
    """Part the figures, and the texts of most lines, from texts that run over strips which other lines leave free."""
    atoms = [atom for line in lines for atom in line.atoms]
    figures = sorted((atom for atom in atoms if atom.is_figure), key=lambda atom: atom.x0)
    texts = [atom for atom in atoms if not atom.is_figure]
    over = [atom for atom in texts if _runs_over(atom, figures)]
    if len(over) > FEW * len(lines):
        over = []
    return [atom for atom in atoms if not any(atom is other for other in over)], over


def _runs_over(text: Atom, figures: Sequence[Atom]) -> bool:
    """Tell whether a text stands over several figures of other lines that stand beside each other."""
    below = [atom for atom in figures if atom.x0 < text.x1 and atom.x1 > text.x0]
    return bool(below) and max(atom.x0 for atom in below) > min(atom.x1 for atom in below) + MIN_STRIP


def _intervals(atoms: Sequence[Atom]) -> list[Column]:
    """Join what stands below each other."""
    columns: list[Column] = []
    for atom in sorted(atoms, key=lambda atom: atom.x0):
        if columns and atom.x0 < columns[-1].x1 + MIN_STRIP:
            columns[-1].x1 = max(columns[-1].x1, atom.x1)
            columns[-1].atoms.append(atom)
        else:
            columns.append(Column(atom.x0, atom.x1, [atom]))
    return columns


def _put(atom: Atom, columns: Sequence[Column]) -> None:
    """Give a text to the column that it begins in."""
    begun = [column for column in columns if column.x0 <= atom.x0 + MIN_STRIP]
    (begun[-1] if begun else columns[0]).atoms.append(atom)


def _joined(columns: list[Column], lines: int) -> list[Column]:
    """Join signs to the figures behind them, marks to those before, and strays to what stands on their left."""
    found: list[Column] = []
    waiting: list[Column] = []
    for column in columns:
        if _are_all(column, SIGNS):
            waiting.append(column)
            continue
        for sign in waiting:
            column.x0 = min(column.x0, sign.x0)
            column.atoms = [*sign.atoms, *column.atoms]
        waiting = []
        if found and (_are_all(column, MARKS) or _is_stray(column, lines)):
            found[-1].x1 = column.x1
            found[-1].atoms += column.atoms
        else:
            found.append(column)
    return found


def _are_all(column: Column, signs: frozenset[str]) -> bool:
    return all(atom.count == 1 and set(atom.first) <= signs for atom in column.atoms)


def _is_stray(column: Column, lines: int) -> bool:
    figures = sum(atom.is_figure for atom in column.atoms)
    texts = len(column.atoms) - figures
    return len(column.atoms) < SPARSE * lines or (texts > figures and texts < OF_TEXT * lines)
