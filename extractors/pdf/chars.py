"""The characters of a page as arrays: the one thing that readers hand to the making of words."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "ASCENT",
    "DESCENT",
    "Bools",
    "Chars",
    "Floats",
    "Ints",
    "no_chars",
    "select",
    "stand_on",
    "upright",
]

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]

ASCENT, DESCENT = 0.78, 0.22
"""Of the font size: the height of capitals and ascenders over the baseline, of descenders under it."""


@dataclass(frozen=True, slots=True)
class Chars:
    """The characters of a page in the order in which they are painted; parallel arrays of length n."""

    code: NDArray[np.uint32]
    """Code points; white space where the file or the reader has a space."""
    box: Floats
    """(n, 4): x0, top, x1, bottom as displayed; see `stand_on`."""
    size: Floats
    """(n,): font size in points as displayed."""
    bold: Bools
    colour: Ints
    turn: Ints
    """(n,): direction of the text, a clockwise turn of 0, 90, 180 or 270 degrees."""
    mark: Ints
    """(n,): marked-content id, -1 for none."""
    piece: NDArray[np.int64]
    """(n,): characters painted in one go have the same number; -1 for spaces that the reader made up."""
    is_invisible: Bools
    """(n,): painted without ink, as the text under a scan is."""
    is_unmapped: Bools
    """(n,): the font does not say which character this is; its code is a guess."""


def no_chars() -> Chars:
    """Give the characters of an empty page."""
    none, false = np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.bool_)
    code, piece = np.zeros(0, dtype=np.uint32), np.zeros(0, dtype=np.int64)
    return Chars(code, np.zeros((0, 4)), np.zeros(0), false, none, none, none, piece, false, false)


def select(chars: Chars, which: Bools | NDArray[np.intp]) -> Chars:
    """Give some of the characters."""
    return Chars(*(getattr(chars, part.name)[which] for part in fields(Chars)))


def upright(box: Floats, turn: Ints) -> Floats:
    """Turn boxes so that their text reads from left to right: x0 to x1 along the text, top to bottom down its lines."""
    turned: Floats = np.array(box, dtype=np.float64)
    if not turn.any():
        return turned
    x0, top, x1, bottom = box.T
    frames = {90: (top, -x1, bottom, -x0), 180: (-x1, -bottom, -x0, -top), 270: (-bottom, x0, -top, x1)}
    for degrees, sides in frames.items():
        which = turn == degrees
        turned[which] = np.stack(sides, axis=1)[which]
    return turned


def stand_on(box: Floats, baseline: Floats, size: Floats, turn: Ints) -> Floats:
    """Give boxes the height of their font size, ASCENT above and DESCENT below the baseline.

    Fonts in PDFs are cut down and state heights that are missing or wrong (PDFium gives 0.667 and 0 for
    Liberation Sans), and ink differs from letter to letter: what lines up is the baseline.

    Args:
        box: (n, 4) boxes as displayed, of which the extent along the text is kept.
        baseline: (n,) the baseline's place down the lines of an upright text; see `upright`.
        size: (n,) font size in points.
        turn: (n,) direction of the text.
    """
    frame = upright(box, turn)
    frame[:, 1] = baseline - ASCENT * size
    frame[:, 3] = baseline + DESCENT * size
    return upright(frame, (360 - turn) % 360)
