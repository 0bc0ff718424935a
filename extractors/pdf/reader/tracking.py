"""Join letters that are spaced wide for looks: each is painted alone, and the gaps between them are even."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.reader.runs import Bools, Floats, Runs

__all__ = ["join_tracked"]

MIN_LETTERS = 4
"""Fewer single letters in a row are initials, ticks in narrow columns or an enumeration."""
MAX_GAP = 0.6
"""Of the font size: wider gaps part columns."""
MAX_SPREAD = 0.12
"""Of the font size: how far the gaps within a word differ; the gap between words is wider than that."""


def join_tracked(runs: Runs, frame: Floats, starts: Bools) -> Bools:
    """Tell which runs start a word once letters spaced wide are joined.

    Spaces of the file between letters are left as the author typed them.

    Args:
        runs: a page's runs.
        frame: (n, 4) their boxes turned upright.
        starts: which start a word by their gaps.
    """
    lone = np.flatnonzero((np.fromiter(map(len, runs.text), np.int32, len(starts)) == 1) & starts)
    if len(lone) < MIN_LETTERS:
        return starts
    breaks = np.concatenate([[0], np.flatnonzero(lone[1:] - lone[:-1] != 1) + 1, [len(lone)]])
    long = np.flatnonzero(breaks[1:] - breaks[:-1] >= MIN_LETTERS)
    joined = starts.copy()
    for index in long.tolist():
        for word in _words(runs, frame, lone[breaks[index] : breaks[index + 1]]):
            joined[word[1:]] = False
    return joined


def _words(runs: Runs, frame: Floats, letters: NDArray[np.intp]) -> Iterator[NDArray[np.intp]]:
    """Cut a sequence of single letters into words of evenly spaced ones."""
    here, there = letters[:-1], letters[1:]
    size = np.maximum(runs.size[there], 1e-6)
    gap = (frame[there, 0] - frame[here, 2]) / size
    level = (np.abs(frame[there, 3] - frame[here, 3]) < MAX_SPREAD * size) & (
        runs.turn[there] == runs.turn[here]
    )
    close = level & (gap > 0) & (gap <= MAX_GAP) & ~runs.space_after[here]
    if not close.any():
        return
    close &= gap <= gap[close].min() + MAX_SPREAD
    for word in np.split(letters, np.flatnonzero(~close) + 1):
        text = "".join(runs.text[word])
        if len(word) >= MIN_LETTERS and text.isalpha() and len(set(text)) > 1:
            yield word
