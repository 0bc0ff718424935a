"""A PDF page as arrays: the one thing that readers (PDFium, pdfplumber) hand to the grid.

Building a Python object per character costs more than all of PDFium's work, so a page stays in NumPy
arrays until lines and cells are made. Positions are points from the top left of the page as displayed.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from extractors.document import Issue

__all__ = ["Fills", "Page", "Rules", "Words"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Indices = NDArray[np.integer]
Bools = NDArray[np.bool_]
Texts = NDArray[np.object_]


class Words(Struct, frozen=True):
    """The visible words of a page in reading order of their lines; parallel arrays of length n."""

    text: Texts
    """Each word as str, NFC, without white space."""
    box: Floats
    """(n, 4): x0, top, x1, bottom. Top and bottom come from the font's ascent and descent, not from ink."""
    size: Floats
    """(n,): font size in points as displayed."""
    bold: Bools
    struck: Bools
    colour: Ints
    """(n,): fill colour as 0xRRGGBB."""
    turn: Ints
    """(n,): direction of the text: 0 upright, 90 reads downwards, 180, 270 reads upwards (clockwise turn)."""
    mark: Ints
    """(n,): marked-content id that ties the word to the PDF's tags, -1 for none."""
    space_after: Bools | None = None
    """(n,): a space character is set right after the word. At a line's end it tells that the text goes on:
    Word and LibreOffice set it where the column's width broke a line, and none where a paragraph ends."""
    track: Floats | None = None
    """(n,): the room between its letters, of the font size, where an author spaced them wide; None where nowhere.
    A space is wider by twice as much."""

    def __len__(self) -> int:
        return len(self.text)

    def take(self, which: Bools | Indices) -> Words:
        """Give some of the words."""
        index = which.nonzero()[0] if which.dtype == np.bool_ else which
        own = [getattr(self, name) for name in self.__struct_fields__]
        taken: list[Any] = [None if part is None else part.take(index, axis=0) for part in own]
        return Words(*taken)


class Rules(Struct, frozen=True):
    """Straight ruling lines, horizontal or vertical, as thin boxes: one per stroke or thin rectangle."""

    box: Floats
    """(n, 4): x0, top, x1, bottom."""
    is_horizontal: Bools
    colour: Ints

    def take(self, which: Bools) -> Rules:
        """Give some of the rules."""
        return Rules(self.box[which], self.is_horizontal[which], self.colour[which])


class Fills(Struct, frozen=True):
    """Filled rectangles too large for a rule: shading of cells, rows and pages, in painting order."""

    box: Floats
    colour: Ints

    def take(self, which: Bools) -> Fills:
        """Give some of the fills."""
        return Fills(self.box[which], self.colour[which])


class Page(Struct, frozen=True):
    """One page as displayed: /Rotate applied, cropped, origin top left."""

    number: int
    width: float
    height: float
    words: Words
    rules: Rules
    fills: Fills
    issues: tuple[Issue, ...] = ()
    skew: float = 0.0
    """How far its lines run down to the right as displayed, in degrees, since the sheet lay askew when it was scanned.
    Everything stands here where it would had the sheet lain straight: turned back about the middle of the page."""
    is_scan: bool = False
    """It is a picture, and its words are a machine's reading of it."""
    furniture: tuple[Words, ...] = ()
    """What is not among `words` since the page does not say it: line numbers in its margin, running heads and feet,
    stamps that stand aslant."""
