"""Sizes of type on a scan by how wide its words are: those that a machine gives are heights of whatever it saw there.

Of one size of type, machines make others line by line: the ink of a line with no tall letter is lower, that of a line
that lies askew higher. They take the width of each word from the picture.
"""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace

from extractors.pdf.reader.runs import DESCENT, Bools, Floats, Runs, stand_on, upright
from extractors.pdf.stretches import changes

__all__ = ["begin_phrase", "with_measured_sizes"]

WIDTHS = {"iljI|'.,:;!": 0.26, "ftr()[]-/ ": 0.33, "mwMW%@—": 0.86, "ABCDEGHKNOPQRSUVXYZ&": 0.69}
"""Of the font size: how wide letters are in type without serifs."""
USUAL_WIDTH = 0.54
SAME_SIZE = 0.22
"""Of the page's usual size: so much may a size differ that is the same; what is set larger on purpose is larger."""
SAME_LINE, NEAR = 0.4, 1.2
"""Of the font size: words whose baselines and sides differ by less are of one phrase, set in one size and weight."""

_WIDTH_OF = {letter: width for letters, width in WIDTHS.items() for letter in letters}


def with_measured_sizes(runs: Runs) -> Runs:
    """Give the runs of a scan, in the order in which they are read, with the size of their type."""
    if not len(runs.text):
        return runs
    frame = upright(runs.box, runs.turn)
    base = frame[:, 3] - DESCENT * runs.size
    natural = np.array([_natural(text) for text in runs.text.tolist()])
    wide = np.maximum(frame[:, 2] - frame[:, 0], 0.1)
    size = _of_phrases(runs, wide, natural)
    usual = float(np.median(np.repeat(size, np.maximum(natural.astype(np.intp), 1))))
    size = np.where(np.abs(size - usual) <= SAME_SIZE * usual, usual, size)
    return replace(runs, size=size, box=stand_on(runs.box, base, size, runs.turn))


def _natural(text: str) -> float:
    """Give a text's width in font sizes."""
    return sum(_WIDTH_OF.get(letter, USUAL_WIDTH) for letter in text)


def _of_phrases(runs: Runs, wide: Floats, natural: Floats) -> Floats:
    phrase = np.cumsum(begin_phrase(runs)) - 1
    return np.asarray((np.bincount(phrase, wide) / np.bincount(phrase, natural))[phrase])


def begin_phrase(runs: Runs) -> Bools:
    """Tell which runs begin a phrase: they are on another line than the one before, or stand off it."""
    frame = upright(runs.box, runs.turn)
    base = frame[:, 3] - DESCENT * runs.size
    size = np.minimum(runs.size[1:], runs.size[:-1])
    begins = changes(runs.turn)
    gap = np.abs(frame[1:, 0] - frame[:-1, 2])
    begins[1:] |= (np.abs(np.diff(base)) > SAME_LINE * size) | (gap > NEAR * size)
    return begins
