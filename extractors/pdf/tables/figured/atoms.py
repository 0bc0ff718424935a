"""What stands on a line of a table of figures: figures and what stands for one, each alone, and texts between."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from msgspec import Struct

from extractors.pdf.tables.words.segments import FIGURE, WIDE, Segments

__all__ = ["Atom", "Line", "set_lines"]

SPACE = 0.6
"""Of the font size: the space of a typewriter, where columns are further apart than words are elsewhere."""

NEAR_SPACE = 0.06
"""Of the font size: what a typewriter's space may differ from that."""

MARK = 2
"""Letters of a footnote mark behind a figure, at most."""

_DASHES = re.compile(r"[-=_]{3,}")
"""A rule typed under figures or headings."""

_STANDS_IN = re.compile(r"\(?[A-Z]{1,2}\)?|\([a-z]\)|[<>E]\d[\d.,]*")
"""What stands for a figure that is withheld, not available or below what can be measured: "(D)", "NA", "<1"."""


class Atom(Struct, frozen=True):
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

    @property
    def middle(self) -> float:
        """Where its middle stands."""
        return (self.x0 + self.x1) / 2


class Line(Struct, frozen=True):
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
        return all(_DASHES.fullmatch(word) for atom in self.atoms for word in (atom.first, atom.last))

    @property
    def height(self) -> float:
        """Of its type, in points."""
        return self.bottom - self.top


def set_lines(segments: Segments) -> list[Line]:
    """Give the lines of words, cut where columns may begin."""
    narrow = segments.gap[segments.gap < WIDE]
    is_typed = np.count_nonzero(np.abs(narrow - SPACE) < NEAR_SPACE) > 0.5 * len(narrow)
    apart = WIDE if is_typed else 0.0
    return [
        Line(atoms, min(atom.top for atom in atoms), max(atom.bottom for atom in atoms))
        for atoms in (tuple(_joined(segments, first, end, apart)) for first, end in segments.places)
    ]


def _joined(segments: Segments, first: int, end: int, apart: float) -> Iterator[Atom]:
    """Give what stands on a line: texts that stand no further apart than `apart` are one; two figures never are."""
    last = _atom(segments, first)
    for i in range(first + 1, end):
        atom = _atom(segments, i)
        if (last.is_figure and atom.is_figure) or segments.gap[i] > apart:
            yield last
            last = atom
        else:
            last = _as_one(last, atom)
    yield last


def _as_one(left: Atom, right: Atom) -> Atom:
    """Give two as one text."""
    top, bottom = min(left.top, right.top), max(left.bottom, right.bottom)
    count = left.count + right.count
    return Atom(left.x0, top, right.x1, bottom, left.first, right.last, count, is_figure=False)


def _atom(segments: Segments, i: int) -> Atom:
    first, last, count = str(segments.first[i]), str(segments.last[i]), int(segments.count[i])
    is_marked = count == 2 and len(last) <= MARK and FIGURE.fullmatch(first) is not None
    is_alone = count == 1 and _STANDS_IN.fullmatch(first) is not None
    x0, top, x1, bottom = segments.box[i].tolist()
    return Atom(x0, top, x1, bottom, first, last, count, bool(segments.is_figure[i]) or is_marked or is_alone)
