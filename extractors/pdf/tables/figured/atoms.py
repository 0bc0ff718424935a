"""What stands on a line of a table of figures: figures and what stands for one, each alone, and texts between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from extractors.pdf.tables.segments import FIGURE, WIDE, Segments

__all__ = ["Atom", "Line", "set_lines"]

SPACE = 0.6
"""Of the font size: the space of a typewriter."""

TYPED = 0.75
"""The same: a figure this far behind a text stands in another column where gaps are such spaces; texts are one further
apart."""

DASHES = frozenset("-=_")
RULE = 3
"""Dashes that make a rule typed under figures or headings."""

MARK = 2
"""Letters of a footnote mark behind a figure, at most."""

_STANDS_IN = re.compile(r"\(?[A-Z]{1,2}\)?|\([a-z]\)|[<>E]\d[\d.,]*")
"""What stands for a figure that is withheld, not available or below what can be measured: "(D)", "NA", "<1"."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A figure, or a text; in points."""

    x0: float
    top: float
    x1: float
    bottom: float
    first: str
    last: str
    count: int
    """Words."""
    is_figure: bool
    """A figure, or what stands for one."""
    is_number: bool
    """It has a digit."""

    @property
    def middle(self) -> float:
        """Where its middle stands."""
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """The atoms of one line, from left to right."""

    atoms: tuple[Atom, ...]
    top: float
    bottom: float

    @property
    def figures(self) -> list[Atom]:
        """The figures behind its first text or figure."""
        return [atom for atom in self.atoms[1:] if atom.is_figure]

    @property
    def is_rule(self) -> bool:
        """Nothing but rules typed with dashes."""
        return self.atoms[0].last[0] in DASHES and all(
            len(atom.last) >= RULE and set(atom.last) <= DASHES for atom in self.atoms
        )

    @property
    def height(self) -> float:
        """Of its type, in points."""
        return max(self.bottom - self.top, 1.0)


def set_lines(segments: Segments) -> list[Line]:
    """Give the lines of words, cut where columns may begin."""
    narrow = segments.gap[segments.gap < WIDE]
    is_typed = bool(np.count_nonzero(np.abs(narrow - SPACE) < 0.1 * SPACE) > 0.5 * len(narrow))
    before_figure, before_text = (TYPED, WIDE) if is_typed else (0.0, 0.0)
    return [
        Line(atoms, min(atom.top for atom in atoms), max(atom.bottom for atom in atoms))
        for atoms in (
            tuple(_joined(segments, first, end, before_figure, before_text)) for first, end in segments.places
        )
    ]


def _joined(
    segments: Segments, first: int, end: int, before_figure: float, before_text: float
) -> Iterator[Atom]:
    """Give what stands on a line: texts that no wide gap parts are one."""
    last: Atom | None = None
    for i in range(first, end):
        atom = _atom(segments, i)
        if last is None:
            last = atom
        elif (last.is_figure and atom.is_figure) or segments.gap[i] > (
            before_figure if last.is_figure or atom.is_figure else before_text
        ):
            yield last
            last = atom
        else:
            last = _as_one(last, atom)
    if last is not None:
        yield last


def _as_one(left: Atom, right: Atom) -> Atom:
    """Give two as one text."""
    top, bottom = min(left.top, right.top), max(left.bottom, right.bottom)
    count = left.count + right.count
    return Atom(
        left.x0, top, right.x1, bottom, left.first, right.last, count, is_figure=False, is_number=False
    )


def _atom(segments: Segments, i: int) -> Atom:
    first, last, count = str(segments.first[i]), str(segments.last[i]), int(segments.count[i])
    is_marked = 1 < count <= 1 + MARK and len(last) <= MARK and FIGURE.fullmatch(first) is not None
    is_figure = (
        bool(segments.is_figure[i]) or is_marked or (count == 1 and _STANDS_IN.fullmatch(first) is not None)
    )
    x0, top, x1, bottom = segments.box[i].tolist()
    is_number = is_figure and any(letter.isdigit() for letter in first + last)
    return Atom(x0, top, x1, bottom, first, last, count, is_figure, is_number)
