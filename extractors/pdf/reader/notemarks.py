"""Marks of footnotes: small raised numbers behind a word that stand again, raised, before a note further down.

They are no part of the word or figure that they hang on, and so become raised numbers in its text.
"""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace

from extractors.pdf.flags import any_of
from extractors.pdf.reader.runs import DESCENT, Bools, Floats, Runs
from extractors.raised import RAISED

__all__ = ["raise_marks"]

MAX_SMALL = 0.85
"""Of the size of the text beside it: how large a mark is set at most."""
MIN_RAISE = 0.15
"""Of that size: how far above the text's baseline a mark stands, at least."""
FAR = 2.0
"""Of that size: how far from it a mark stands, at most: behind a word closely, before its note perhaps by a tab."""
MOST_DIGITS = 3


def raise_marks(runs: Runs, frame: Floats) -> Runs:
    """Set numbers that mark notes as raised ones, behind words and before the notes.

    Args:
        runs: the visible runs of a page.
        frame: (n, 4) their boxes turned upright.
    """
    if len(runs.text) < 2 or runs.size.min() >= MAX_SMALL * runs.size.max():
        return runs
    behind, before = _raised_beside(runs, frame)
    if not any_of(behind) or not any_of(before):
        return runs
    base = frame[:, 3]
    notes: dict[str, float] = {}
    for at in np.flatnonzero(before).tolist():
        notes[runs.text[at]] = max(base[at], notes.get(runs.text[at], 0.0))
    marks = [at for at in np.flatnonzero(behind).tolist() if base[at] < notes.get(runs.text[at], 0.0)]
    if not marks:
        return runs
    told = {runs.text[at] for at in marks}
    text = runs.text.copy()
    for at in (*marks, *(at for at in np.flatnonzero(before).tolist() if runs.text[at] in told)):
        text[at] = text[at].translate(RAISED)
    return replace(runs, text=text)


def _raised_beside(runs: Runs, frame: Floats) -> tuple[Bools, Bools]:
    """Tell which runs are small raised numbers right behind larger text, and which stand before such, behind none."""
    size, base = runs.size, frame[:, 3] - DESCENT * runs.size
    gap = frame[1:, 0] - frame[:-1, 2]
    is_one = (runs.turn[1:] == runs.turn[:-1]) & (gap > -size[1:])
    rise = base[1:] - base[:-1]
    behind, before = np.zeros(len(size), dtype=np.bool_), np.zeros(len(size), dtype=np.bool_)
    behind[1:] = is_one & (size[1:] < MAX_SMALL * size[:-1]) & (-rise > MIN_RAISE * size[:-1])
    behind[1:] &= (-rise < size[:-1]) & (gap < size[:-1])
    before[:-1] = is_one & (size[:-1] < MAX_SMALL * size[1:]) & (rise > MIN_RAISE * size[1:])
    before[:-1] &= (rise < size[1:]) & (gap < FAR * size[1:])
    for at in np.flatnonzero(behind | before).tolist():
        if not (runs.text[at].isdecimal() and len(runs.text[at]) <= MOST_DIGITS):
            behind[at] = before[at] = False
    return behind, before & ~behind
