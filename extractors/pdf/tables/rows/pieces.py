"""A piece of a table as lines of type: which texts stand on them, and where each column's texts begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import numpy as np
from msgspec import Struct

from extractors.pdf.boxes import crosses
from extractors.pdf.page import Bools, Floats, Indices
from extractors.pdf.tables.rows.linerows import NUMBERED
from extractors.pdf.tables.words.segments import Segments
from extractors.pdf.tables.words.texts import Texts, is_reference, set_texts, spacing

__all__ = ["ALIKE", "APART", "FAR", "OVERLAP", "Piece", "begin_afresh", "is_below_gap", "set_piece"]

SAME_LINE = 0.2
"""Of a line's height: texts whose middles are this near stand on one line."""

ALIKE = 0.12
"""Of a line's height: distances that differ by less are the same."""

APART = 0.23
"""Of a line's height: lines this much further apart than those of a paragraph are plainly parted."""

OVERLAP = 0.25
"""Of a line's height: lines overlap by no more that stand below each other; fonts' boxes are taller than ink."""

BLANK = 0.5
"""Of the line's height: a column that stayed empty for this much longer than between lines of a cell starts anew."""

FAR = 1e9
"""Points: beyond any page."""


class Piece(Struct, frozen=True):
    """Lines of type, numbered from 0 at the top, and the texts of each column; positions in points."""

    texts: Texts
    xs: Floats
    """Boundaries of the columns."""
    height: float
    """Of a usual line."""
    widest: float
    """From a line's bottom to the top of the next one, at most, inside a paragraph."""
    lines: list[list[int]]
    """The texts on each line."""
    stacks: list[list[int]]
    """The texts of each column, from the top."""
    line: list[int]
    """The line of each text."""
    is_bold: Bools
    """(lines,): all of it is, and it does not but go on with a column in bold beside plain ones."""
    is_band: Bools
    """(lines,): of one text, which runs over columns or is a short band in bold."""
    has_number: Bools
    """(lines,): the first column's text begins with what numbers rows."""
    is_numbered: bool
    """Most texts of the first column do."""
    next_line: Indices
    """(columns, lines): the line of the column's first text from a line on; beyond the last where none is."""
    top: Floats
    """(columns, lines): the top of that text; `FAR` where none is."""
    foot: Floats
    """(columns, lines): the bottom of the column's last text down to a line; -`FAR` where none is."""

    @property
    def shape(self) -> tuple[int, int]:
        """Columns and lines."""
        return len(self.stacks), len(self.lines)


def set_piece(segments: Segments, xs: Floats) -> Piece:
    """Set the words of a table, or of a part of it, on lines; `xs` are its column boundaries in points."""
    texts = set_texts(segments, xs)
    heights = [bottom - top for top, bottom in zip(texts.top, texts.bottom, strict=True)]
    height = max(median(heights), 1.0) if heights else 1.0
    lines, order = _lines(texts, heights, height)
    stacks: list[list[int]] = [[] for _ in range(len(xs) - 1)]
    for i in order:
        stacks[texts.column[i]].append(i)
    line = [0] * len(texts)
    for number, on_line in enumerate(lines):
        for i in on_line:
            line[i] = number
    widest = spacing(texts).usual + ALIKE * height
    is_bold = _bold(texts, lines, widest)
    numbers = [i for i in stacks[0] if is_reference(texts, i)]
    has_number = np.zeros(len(lines), dtype=bool)
    has_number[[line[i] for i in numbers]] = True
    next_line, top, foot = _extents(texts, stacks, line, len(lines), height)
    return Piece(
        texts=texts,
        xs=xs,
        height=height,
        widest=widest,
        lines=lines,
        stacks=stacks,
        line=line,
        is_bold=is_bold,
        is_band=_bands(texts, lines, is_bold, widest + APART * height, _spanning(segments, xs)),
        has_number=has_number,
        is_numbered=len(numbers) > NUMBERED * len(stacks[0]),
        next_line=next_line,
        top=top,
        foot=foot,
    )


def _lines(texts: Texts, heights: Sequence[float], usual: float) -> tuple[list[list[int]], list[int]]:
    """Give the texts whose middles are at one height, from the top, and all of them in that order.

    A large number begins level with its row's text, but its middle is lower.
    """
    middle = [(top + bottom) / 2 for top, bottom in zip(texts.top, texts.bottom, strict=True)]
    near = [SAME_LINE * usual + max(0.0, (height - usual) / 2) for height in heights]
    order = sorted(range(len(texts)), key=middle.__getitem__)
    lines: list[list[int]] = []
    for i in order:
        first = lines[-1][0] if lines else i
        if lines and middle[i] - middle[first] <= max(near[i], near[first]):
            lines[-1].append(i)
        else:
            lines.append([i])
    return lines, order


def _extents(
    texts: Texts, stacks: list[list[int]], line: list[int], count: int, height: float
) -> tuple[Indices, Floats, Floats]:
    """Give `Piece.next_line`, `top` and `foot`; no text reaches further from its middle than a usual line does.

    The boxes of bullets are taller: they are of another font.
    """
    every = np.arange(count)
    found = []
    for stack in stacks:
        middle = [(texts.top[i] + texts.bottom[i]) / 2 for i in stack]
        tops = [max(texts.top[i], at - height / 2) for i, at in zip(stack, middle, strict=True)]
        bottoms = [min(texts.bottom[i], at + height / 2) for i, at in zip(stack, middle, strict=True)]
        lines = np.array([line[i] for i in stack], dtype=np.intp)
        after, before = lines.searchsorted(every), lines.searchsorted(every, side="right")
        nearest = np.append(lines, count)[after]
        found.append((nearest, np.array([*tops, FAR])[after], np.array([-FAR, *bottoms])[before]))
    next_line, top, foot = map(np.array, zip(*found, strict=True))
    return next_line, top, foot


def _bold(texts: Texts, lines: list[list[int]], widest: float) -> Bools:
    """Tell which lines are in bold, but for those whose texts all go on in bold columns from a line that is not.

    A column's text goes on from the one above that is at most `widest` points away.
    """
    found = np.zeros(len(lines), dtype=bool)
    latest: dict[int, int] = {}
    for number, on_line in enumerate(lines):
        above = [latest.get(texts.column[i]) for i in on_line]
        goes_on = [
            other is not None and texts.is_bold[other] and texts.top[i] - texts.bottom[other] <= widest
            for i, other in zip(on_line, above, strict=True)
        ]
        is_beside = number > 0 and not found[number - 1] and all(goes_on)
        found[number] = all(map(texts.is_bold.__getitem__, on_line)) and not is_beside
        latest |= {texts.column[i]: i for i in on_line}
    return found


def _bands(
    texts: Texts, lines: list[list[int]], is_bold: Bools, apart: float, spanning: frozenset[int]
) -> Bools:
    """Tell which lines are bands: one text over several columns, or one in bold that goes on from no heading.

    A band below a heading stands `apart` from it by more than that many points; beside no band does a text stand half
    a line higher or lower.
    """
    found = np.zeros(len(lines), dtype=bool)
    tops = [min([texts.top[i] for i in on_line]) for on_line in lines]
    lowest = -np.inf
    for number, (on_line, top, below) in enumerate(zip(lines, tops, [*tops, np.inf][1:], strict=True)):
        bottom = max([texts.bottom[i] for i in on_line])
        if len(on_line) == 1 and max(lowest - top, bottom - below) <= OVERLAP * (bottom - top):
            is_below = number > 0 and is_bold[number - 1] and not found[number - 1]
            goes_on = is_below and top - lowest <= apart
            found[number] = texts.line[on_line[0]] in spanning or (is_bold[number] and not goes_on)
        lowest = max(lowest, bottom)
    return found


def _spanning(segments: Segments, xs: Floats) -> frozenset[int]:
    """Give the lines on which a text runs over a column boundary."""
    return frozenset(segments.line[crosses(segments.box, xs[1:-1]).any(axis=0)].tolist())


def begin_afresh(piece: Piece, line: int) -> frozenset[int]:
    """Give the columns that begin on a line after a blank: all of them if all have text there, and it stands apart."""
    texts, on_line = piece.texts, piece.lines[line]
    columns = frozenset([texts.column[i] for i in on_line])
    if len(columns) == len(piece.stacks) > 1 and is_below_gap(piece, line):
        return columns
    widest = piece.widest + BLANK * piece.height
    return frozenset(
        texts.column[i] for i in on_line if texts.top[i] - piece.foot[texts.column[i], line - 1] > widest
    )


def is_below_gap(piece: Piece, line: int) -> bool:
    """Tell whether a line stands below all that is above it by more than lines of a cell do."""
    above, below = piece.foot[:, line - 1].max(), piece.top[:, line].min()
    return bool(below - above > piece.widest + APART * piece.height)
