"""Runs of text as arrays: the one thing that readers hand to the making of words.

A run is what stands between spaces and is painted in one go: a word, or a part of one. Runs, not
characters, because a call to PDFium and an array's element for each character cost more than its parsing.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from extractors.pdf.flags import any_of

__all__ = [
    "ASCENT",
    "DESCENT",
    "Bools",
    "Floats",
    "Ints",
    "Runs",
    "Texts",
    "no_runs",
    "select",
    "stand_on",
    "upright",
]

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]
Texts = NDArray[np.object_]

ASCENT, DESCENT = 0.78, 0.22
"""Of the font size: the height of capitals and ascenders over the baseline, of descenders under it."""


class Runs(Struct, frozen=True):
    """The runs of a page in the order in which they are painted; parallel arrays of length n."""

    text: Texts
    """Each run as str without white space, its code points as the file has them."""
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
    """(n,): runs painted in one go have the same number."""
    spaced: Bools
    """(n,): a space stands before the run, in the file or by the reader's judgement."""
    space_after: Bools
    """(n,): a space of the file is set right after the run."""
    is_invisible: Bools
    """(n,): painted without ink, as the text under a scan is."""
    is_unmapped: Bools
    """(n,): the font does not say which characters these are; the text is a guess."""
    is_ordered: Bools
    """(n,): nor does it here, and they were read by the order of its glyphs."""
    is_aslant: Bools
    """(n,): neither level nor upright."""


def no_runs() -> Runs:
    """Give the runs of an empty page."""
    none, false = np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.bool_)
    text, piece = np.zeros(0, dtype=object), np.zeros(0, dtype=np.int64)
    return Runs(
        text,
        np.zeros((0, 4)),
        np.zeros(0),
        false,
        none,
        none,
        none,
        piece,
        false,
        false,
        false,
        false,
        false,
        false,
    )


def select(runs: Runs, which: Bools | NDArray[np.intp]) -> Runs:
    """Give some of the runs."""
    return Runs(*(getattr(runs, name)[which] for name in runs.__struct_fields__))


def upright(box: Floats, turn: Ints) -> Floats:
    """Turn boxes so that their text reads from left to right: x0 to x1 along the text, top to bottom down its lines."""
    turned: Floats = np.array(box, dtype=np.float64)
    if not any_of(turn):
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
    return upright(frame, (360 - turn) % 360) if any_of(turn) else frame
