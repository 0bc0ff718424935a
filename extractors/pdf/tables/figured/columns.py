"""Where the columns of a table of figures stand: the strips that its lines of figures leave free."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from msgspec import Struct

from extractors.pdf.tables.figured.atoms import Atom, Line

__all__ = ["Column", "find_columns"]

FEW = 0.12
"""Share of the lines whose texts, long labels, may run over a strip that all others leave free."""

SPARSE = 0.25
"""Share of the lines that must have text in a column, unless figures fill it; fewer are marks beside figures."""

OF_TEXT = 0.6
"""Share of the lines that have a text in a column of texts."""

MIN_STRIP = 1.0
"""Points: a narrower strip is chance."""

SIGNS = frozenset("$€£¥")
"""Of money: before figures, or behind all of them."""
MARKS = frozenset("%*†‡")
"""Behind figures."""


class Column(Struct, frozen=True):
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
    return _joined(_intervals(_without_long(lines)), len(lines))


def _without_long(lines: Sequence[Line]) -> list[Atom]:
    """Give what stands on lines but for few texts that run over strips which all other lines leave free."""
    atoms = [atom for line in lines for atom in line.atoms]
    figures = [atom for atom in atoms if atom.is_figure]
    kept = [atom for atom in atoms if atom.is_figure or not _runs_over(atom, figures)]
    return kept if len(atoms) - len(kept) <= FEW * len(lines) else atoms


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


def _joined(columns: Sequence[Column], lines: int) -> list[Column]:
    """Join signs to the figures that they stand before or behind, and strays to what stands on their left."""
    found: list[Column] = []
    waiting: list[Column] = []
    are_behind = _are_all(columns[-1], SIGNS)
    for column in columns:
        if not are_behind and _are_all(column, SIGNS):
            waiting.append(column)
            continue
        whole = reduce(_as_one, waiting, column)
        waiting = []
        if found and (_are_all(whole, SIGNS | MARKS) or _is_stray(whole, lines)):
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
