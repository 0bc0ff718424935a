"""Letters spaced wide: for looks, joined where the gaps between them are even; or as type of one width has them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.flags import any_of
from extractors.pdf.page import Texts
from extractors.pdf.reader.runs import Bools, Floats, Runs
from extractors.pdf.stretches import changes, stretches

__all__ = ["MAX_NARROW", "fixed_room", "join_tracked"]

MIN_LETTERS = 4
"""Fewer single letters in a row are initials, ticks in narrow columns or an enumeration."""
MAX_GAP = 0.6
"""Of the font size: wider gaps part columns."""
MAX_NARROW = 0.2
"""Of the font size: most fonts' spaces are wider."""
MIN_TYPED = 3
"""Spaces typed on a page that moves letters apart: where they are fewer, the moves may be its spaces."""
SAME_SPACE = 0.02
"""Of the font size: a move this near to what a typed space takes is one."""
MAX_SPREAD = 0.12
"""Of the font size: how far the gaps within a word differ; the gap between words is wider than that."""
USUAL = 40
"""Percentile of the gaps between letters on a line: more of them stand inside words than between two."""
MIN_TRACK = 0.04
"""Of the font size: letters that stand closer are not spaced wide."""
MOST_CLOSE = 0.2
"""Share of gaps that may be as close, by kerning; where more are, letters only happen to be painted one by one."""
MANY_TOLD = 10
"""Letters spaced wide that show how other text of the page is set; one word in its foot does not."""
MOST_LETTERS = 0.6
"""Share of letters among characters spaced wide; else they are figures, ticks or an enumeration."""

FIXED = 0.01
"""Of the font size: by so little the usual letter of a word is wider or narrower in type of one width, as Courier."""
MOST_FIXED = 0.95
"""Share of the words of three letters and more that show it: figures are of one width in most fonts."""
MIN_FIXED = 8
"""Such words, at least."""
USUAL_SPACE = 0.28
"""Of the font size: how wide a space is in most fonts."""


def fixed_room(text: Texts, box: Floats, size: Floats) -> Floats | None:
    """Give each word the room that a space has more than in most fonts, by half, where all letters are of one width.

    Args:
        text: a page's words.
        box: (n, 4) their boxes turned upright.
        size: (n,) their type size.
    """
    letters = np.fromiter(map(len, text.tolist()), np.int32, len(text))
    is_long = (letters > 2) & np.fromiter(map(str.isalpha, text.tolist()), np.bool_, len(text))
    if np.count_nonzero(is_long) < MIN_FIXED:
        return None
    wide = (box[is_long, 2] - box[is_long, 0]) / (letters[is_long] * np.maximum(size[is_long], 1e-6))
    usual = float(wide[0])
    if usual <= USUAL_SPACE or np.count_nonzero(np.abs(wide - usual) <= FIXED) < MOST_FIXED * len(wide):
        return None
    return np.full(len(text), (usual - USUAL_SPACE) / 2)


def join_tracked(runs: Runs, frame: Floats, starts: Bools) -> tuple[Bools, Floats | None]:
    """Tell which runs start a word once letters painted one by one and spaced wide are joined, and how wide they are.

    Spaces of the file between letters are left as the author typed them.

    Args:
        runs: a page's runs.
        frame: (n, 4) their boxes turned upright.
        starts: which start a word by their gaps.

    Returns:
        which runs start a word; and for each the room, of the font size, set between its letter and the next, 0 where
        letters stand as their font sets them, None where all do.
    """
    lone = np.fromiter(map(len, runs.text.tolist()), np.int32, len(starts)) == 1
    follows = lone[1:] & lone[:-1]
    size = np.maximum(runs.size[1:], 1e-6)
    gap = (frame[1:, 0] - frame[:-1, 2]) / size
    starts = _without_untyped(runs, gap, follows, starts)
    is_wide = follows & (gap >= MIN_TRACK) & (gap <= MAX_GAP)
    if np.count_nonzero(is_wide) < MIN_LETTERS - 1:
        return starts, None
    is_level = np.abs(frame[1:, 3] - frame[:-1, 3]) < MAX_SPREAD * size
    on_line = follows & is_level & (runs.turn[1:] == runs.turn[:-1]) & (gap > -MAX_GAP)
    joined, track = starts.copy(), np.zeros(len(starts))
    untold: list[tuple[int, int, float]] = []
    for first, end in stretches(on_line):
        room = _room(gap[first:end])
        if room is None:
            continue
        if _are_words("".join(runs.text[first : end + 1])):
            is_near = (gap[first:end] <= room + MAX_SPREAD) & ~runs.space_after[first:end]
            joined[first + 1 : end + 1] &= ~is_near
            track[first : end + 1] = room
        else:
            untold.append((first, end, room))
    told = track[track > 0]
    for first, end, room in untold if len(told) >= MANY_TOLD else ():
        # What is too short to tell, and figures, are spaced as other text of the page is.
        if np.abs(told - room).min() <= SAME_SPACE:
            is_near = (gap[first:end] <= room + SAME_SPACE) & ~runs.space_after[first:end]
            joined[first + 1 : end + 1] &= ~is_near
            track[first : end + 1] = room
    return joined, track if len(told) else None


def _room(gap: Floats) -> float | None:
    """Give the room that letters on a line are spaced by; None where they stand as their font sets them."""
    close = gap[gap <= MAX_GAP]
    if not len(close) or (close < MIN_TRACK).mean() > MOST_CLOSE:
        return None
    return float(np.percentile(close, USUAL))


def _are_words(letters: str) -> bool:
    """Tell whether letters on a line are words, and no initials, figures, ticks or an enumeration."""
    is_long = len(letters) >= MIN_LETTERS and len(set(letters)) > 1
    return is_long and sum(map(str.isalpha, letters)) >= MOST_LETTERS * len(letters)


def _without_untyped(runs: Runs, gap: Floats, follows: Bools, starts: Bools) -> Bools:
    """Let no word start at a gap that a piece of text has without a typed space, on a page that types its spaces.

    Args:
        runs: a page's runs.
        gap: (n - 1,) between each run and the next, of the font size.
        follows: (n - 1,) where both are single letters: these are spaced wider than a space is.
        starts: which runs start a word by their gaps.
    """
    is_inside = runs.piece[1:] == runs.piece[:-1]
    untyped = is_inside & ~runs.space_after[:-1] & starts[1:] & (gap > -MAX_GAP)
    if not any_of(untyped):
        return starts
    is_wide = gap > MAX_NARROW
    spaces = gap[is_inside & runs.space_after[:-1] & is_wide]
    typed = len(spaces)
    if typed < MIN_TYPED or typed < int(np.count_nonzero(untyped & is_wide & ~follows)):
        return starts
    kept = starts.copy()
    is_space = np.abs(gap - np.median(spaces)) < SAME_SPACE
    is_space |= _is_usual(gap, runs.piece[1:], is_inside & runs.space_after[:-1] & is_wide)
    kept[1:] &= ~(untyped & ~is_space & (~is_wide | (follows & (gap <= MAX_GAP))))
    return kept


def _is_usual(gap: Floats, piece: NDArray[np.int64], is_space: Bools) -> Bools:
    """Tell which gaps are as wide as the spaces of their own piece: each line of justified text has its own.

    Args:
        gap: (n,) of the font size.
        piece: (n,) which each is in; gaps of one follow each other.
        is_space: (n,) which are spaces.
    """
    number = np.cumsum(changes(piece)) - 1
    least, most = np.full(len(gap), np.inf), np.full(len(gap), -np.inf)
    np.minimum.at(least, number[is_space], gap[is_space])
    np.maximum.at(most, number[is_space], gap[is_space])
    return np.asarray((gap > least[number] - SAME_SPACE) & (gap < most[number] + SAME_SPACE))
