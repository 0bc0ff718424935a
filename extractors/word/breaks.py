"""Soft line breaks in cells: which ends a line of thought, and which only a line of type.

An officer's Shift+Enter parts names or dates as a new paragraph would. A converter from PDF puts one at the
end of each line of type, where the column was full. The width of the cell tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec.structs import replace

from extractors.document import Line

__all__ = ["breaks_are_typed", "part_lines"]

LETTER_WIDTH = 0.5  # of the font size; mean of small letters in Arial, Calibri and Times: 0.45 to 0.52
CAPITAL_WIDTH = 0.67  # of the font size; the mean of Arial's capitals
CELL_MARGINS = 10.8  # points, left and right together: Word's default
FULL = 0.85  # of the cell's width: a line that its next word would take beyond may have been full
WRAPPED = 1.3  # times the cell's width: a line so much wider surely wraps
USUAL_SIZE = 11.0  # points; where the file gives none


def breaks_are_typed(cells: Iterable[tuple[Sequence[Line], float]]) -> bool:
    """Tell whether the soft breaks of a table are its author's: a converter leaves no line wider than its cell.

    Args:
        cells: the lines and the width in points of each.
    """
    return any(_width(line) > (width - CELL_MARGINS) * WRAPPED for lines, width in cells for line in lines)


def part_lines(lines: Sequence[Line], width: float, is_typed: bool) -> tuple[Line, ...]:
    """Let a line after a soft break start a paragraph where its author, and not the width, ended the line before.

    One that starts in lower case goes on with a sentence, and is left to be judged by look.

    Args:
        lines: of a cell; a line after a soft break has `starts_paragraph` None.
        width: of the cell, in points.
        is_typed: the table's breaks are its author's; else only those are where the next word would have fitted.
    """
    if all(line.starts_paragraph is not None for line in lines):
        return tuple(lines)
    room = (width - CELL_MARGINS) * FULL
    rest = [
        replace(line, starts_paragraph=True)
        if line.starts_paragraph is None
        and not line.text[:1].islower()
        and (is_typed or _width(before, line.text.split(" ", 1)[0]) < room)
        else line
        for before, line in pairwise(lines)
    ]
    return (lines[0], *rest)


def _width(line: Line, word: str = "") -> float:
    """Estimate how wide a line would be, with a further word at its end."""
    text = f"{line.text} {word}" if word else line.text
    capitals = sum(letter.isupper() for letter in text)
    letters = (len(text) - capitals) * LETTER_WIDTH + capitals * CAPITAL_WIDTH
    return letters * (line.size or USUAL_SIZE)
