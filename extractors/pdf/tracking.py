"""Join letters that are spaced wide for looks: each is painted alone, and the gaps between them are even."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.chars import Bools, Chars, Floats

__all__ = ["join_tracked"]

MIN_LETTERS = 4
"""Fewer single letters in a row are initials, ticks in narrow columns or an enumeration."""
MAX_GAP = 0.6
"""Of the font size: wider gaps part columns."""
MAX_SPREAD = 0.12
"""Of the font size: how far the gaps within a word differ; the gap between words is wider than that."""


def join_tracked(ink: Chars, frame: Floats, starts: Bools, typed: Bools) -> Bools:
    """Tell which characters start a word once letters spaced wide are joined.

    Args:
        ink: characters that leave ink.
        frame: (n, 4) their boxes turned upright.
        starts: which start a word by their gaps.
        typed: which have a space of the file before them: those are left as the author typed them.
    """
    ends = np.append(starts[1:], True)
    lone = np.flatnonzero(starts & ends)
    if len(lone) < MIN_LETTERS:
        return starts
    joined = starts.copy()
    for run in np.split(lone, np.flatnonzero(np.diff(lone) != 1) + 1):
        for word in _words(ink, frame, run, typed):
            joined[word[1:]] = False
    return joined


def _words(ink: Chars, frame: Floats, run: NDArray[np.intp], typed: Bools) -> Iterator[NDArray[np.intp]]:
    """Cut a run of single characters into words of evenly spaced letters."""
    if len(run) < MIN_LETTERS:
        return
    size = ink.size[run]
    gap = (frame[run[1:], 0] - frame[run[:-1], 2]) / np.maximum(size[1:], 1e-6)
    level = (np.abs(np.diff(frame[run, 3])) < MAX_SPREAD * size[1:]) & (
        ink.turn[run[1:]] == ink.turn[run[:-1]]
    )
    close = level & (gap > 0) & (gap <= MAX_GAP) & ~typed[run[1:]]
    if not close.any():
        return
    close &= gap <= gap[close].min() + MAX_SPREAD
    for word in np.split(run, np.flatnonzero(~close) + 1):
        text = "".join(map(chr, ink.code[word].tolist()))
        if len(word) >= MIN_LETTERS and text.isalpha() and len(set(text)) > 1:
            yield word
