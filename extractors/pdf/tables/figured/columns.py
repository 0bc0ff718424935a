"""Where the columns of a table of figures stand: the strips that its lines of figures leave free."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce

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


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where its texts stand, in points, and what they are."""

    x0: float
    x1: float
    atoms: tuple[Atom, ...]

    @property
    def middle(self) -> float:
        """Where its middle stands."""
        return (self.x0 + self.x1) / 2


def find_columns(lines: Sequence[Line]) -> list[Column]:
    """Give the columns of lines of figures, from left to right; the first holds the rows' labels."""
    solid, loose = _parted(lines)
    return _joined(_with_loose(_intervals(solid), loose), len(lines))


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
        own = Column(atom.x0, atom.x1, (atom,))
        if columns and atom.x0 < columns[-1].x1 + MIN_STRIP:
            columns[-1] = _as_one(columns[-1], own)
        else:
            columns.append(own)
    return columns


def _as_one(left: Column, right: Column) -> Column:
    return Column(min(left.x0, right.x0), max(left.x1, right.x1), left.atoms + right.atoms)


def _with_loose(columns: Sequence[Column], loose: Sequence[Atom]) -> list[Column]:
    """Give each text to the column that it begins in."""
    more: list[list[Atom]] = [[] for _ in columns]
    for atom in loose:
        begun = sum(column.x0 <= atom.x0 + MIN_STRIP for column in columns)
        more[max(begun - 1, 0)].append(atom)
    return [
        replace(column, atoms=(*column.atoms, *texts)) for column, texts in zip(columns, more, strict=True)
    ]


def _joined(columns: Sequence[Column], lines: int) -> list[Column]:
    """Join signs to the figures behind them, marks to those before, and strays to what stands on their left."""
    found: list[Column] = []
    waiting: list[Column] = []
    for column in columns:
        if _are_all(column, SIGNS):
            waiting.append(column)
            continue
        whole = reduce(_as_one, waiting, column)
        waiting = []
        if found and (_are_all(whole, MARKS) or _is_stray(whole, lines)):
            found[-1] = _as_one(found[-1], whole)
        else:
            found.append(whole)
    return found


def _are_all(column: Column, signs: frozenset[str]) -> bool:
    return all(atom.count == 1 and set(atom.first) <= signs for atom in column.atoms)


def _is_stray(column: Column, lines: int) -> bool:
    figures = sum(atom.is_figure for atom in column.atoms)
    texts = len(column.atoms) - figures
    return len(column.atoms) < SPARSE * lines or (texts > figures and texts < OF_TEXT * lines)
