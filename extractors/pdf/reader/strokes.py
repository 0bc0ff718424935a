"""What the letters in the picture of a scan say of its words: where these end, and which are bold."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from msgspec.structs import replace

from extractors.pdf.flags import any_of
from extractors.pdf.reader.measured import begin_phrase
from extractors.pdf.reader.pictured import SCALE, Grey, paper
from extractors.pdf.reader.runs import DESCENT, Bools, Floats, Runs

__all__ = ["pictured_bold", "with_ends"]

Corners = np.ndarray[tuple[int, ...], np.dtype[np.intp]]

BOLD = 1.22
"""Times the page's usual stroke: of bold words one in twenty-five is thinner, of others one in fifty thicker."""
X_HEIGHT = 0.5
"""Of the font size: what of a letter stands between the heights that all letters have in common."""
FAINT = 0.15
"""Of full ink: what is paler is grain of the paper."""
LEAST_INK = 0.1
"""Share of the room for a letter that a letter's ink takes at least."""
BEYOND = (0.1, 0.4)
"""Of a letter's width: where behind a whole word no ink is, also where the next word follows."""
CUT = 0.5
"""Share of a page's words that are followed by one more letter's ink where all are cut short."""
LEAST_LETTERS = 3
"""Letters of a word that tells so: shorter ones stand beside others' ink."""
LEAST = 1.0
"""Sides of strokes that a word has at least."""


def with_ends(image: Grey, runs: Runs) -> Runs:
    """Give runs that reach to the end of their ink: tesseract makes room for a space within the width of each word."""
    letters = np.fromiter(map(len, runs.text.tolist()), np.float64, len(runs.text))
    is_asked = (letters >= LEAST_LETTERS) & (runs.turn == 0)
    if not any_of(is_asked):
        return runs
    letter = (runs.box[:, 2] - runs.box[:, 0]) / letters
    beyond, longer = runs.box.copy(), runs.box.copy()
    beyond[:, ::2] = runs.box[:, [2]] + np.outer(letter, BEYOND)
    longer[:, 2] += letter
    corners = _middles_of_letters(replace(runs, box=beyond))
    room = np.maximum(np.prod(corners[:, 2:] - corners[:, :2], axis=1), 1)
    is_cut = np.array([ink.sum() for ink in _inks(image, corners)]) >= LEAST_INK * room
    if is_cut[is_asked].mean() < CUT:
        return runs
    return replace(runs, box=np.where((runs.turn == 0)[:, None], longer, runs.box))


def _inks(image: Grey, corners: Corners) -> Iterator[Floats]:
    """Give how much ink, 0 to 1, each pixel has in boxes: of a page only where its words stand."""
    bright = paper(image)
    for x0, top, x1, bottom in np.maximum(corners, 0).tolist():
        ink = np.maximum(1 - image[top:bottom, x0:x1] / bright, 0)
        ink[ink < FAINT] = 0
        yield ink


def pictured_bold(image: Grey, runs: Runs) -> Bools:
    """Tell which runs of upright text are bold by a picture of their page.

    A stroke is as wide as its ink is deep: all ink of a word over half of what it rises and falls by along its rows.
    """
    if not len(runs.text):
        return np.zeros(0, dtype=np.bool_)
    corners = _middles_of_letters(runs)
    corners[:, 2] += 1  # where a last stroke ends at the word's end, its ink falls there
    strokes = np.array([_stroke(ink) for ink in _inks(image, corners)]) / np.sqrt(runs.size)
    width = np.maximum(runs.box[:, 2] - runs.box[:, 0], 1.0)
    phrase = np.cumsum(begin_phrase(runs)) - 1
    strokes = (np.bincount(phrase, strokes * width) / np.bincount(phrase, width))[phrase]
    usual = np.repeat(strokes, np.fromiter(map(len, runs.text.tolist()), np.int64, len(strokes)))
    return np.asarray((strokes >= BOLD * np.median(usual)) & (runs.turn == 0))


def _stroke(ink: Floats) -> float:
    """Give how wide the strokes of a word are, in pixels, by its ink with one more column."""
    sides = np.abs(np.diff(ink, axis=1)).sum()
    return float(2 * ink[:, :-1].sum() / max(sides, LEAST))


def _middles_of_letters(runs: Runs) -> Corners:
    """Give where the middle parts of the runs' letters stand, in pixels: (n, 4) of x0, top, x1, bottom."""
    base = runs.box[:, 3] - DESCENT * runs.size
    boxes = np.stack((runs.box[:, 0], base - X_HEIGHT * runs.size, runs.box[:, 2], base), axis=1)
    return np.asarray(np.rint(boxes * SCALE), dtype=np.intp)
