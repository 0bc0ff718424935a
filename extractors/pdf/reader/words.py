"""Runs to words: where a word ends is judged by spaces, gaps, baselines, direction and rules.

Both readers hand their runs of text here, so that the same page gives the same words.
"""

from __future__ import annotations

import numpy as np
from msgspec.structs import replace

from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Indices, Words
from extractors.pdf.reader.baselines import set_on_lines
from extractors.pdf.reader.notemarks import raise_marks
from extractors.pdf.reader.runs import DESCENT, Bools, Floats, Ints, Runs, Texts, upright
from extractors.pdf.reader.symbols import fold, is_symbol
from extractors.pdf.reader.tracking import fixed_room, join_tracked
from extractors.pdf.stretches import changes, ends
from extractors.raised import RAISED_DIGITS

__all__ = ["no_words", "to_words"]


HUGE = 4.0
"""Times the size of the text beside it: larger letters are a watermark's, drop capitals are smaller."""
MAX_GAP = 0.15
"""Of the font size: a wider gap between runs ends a word (a narrow font's space is 0.2)."""
MIN_SPACE = 0.04
"""Of the font size: what is narrower is no space."""
MAX_LABEL_GAP = 0.05
"""Of the font size: a label and its text, set by a tab, may stand as close as this."""
LABEL_ENDS = f"0123456789.){RAISED_DIGITS}"
MAX_BACKSTEP = 0.5
"""Of the font size: a run that starts further back than this belongs to another word."""
MAX_SHIFT = 0.3
"""Of the font size: how far baselines within a word differ."""
MAX_RAISE, MAX_SMALL = 0.65, 0.85
"""Of the font size: how far a superscript or subscript is moved, and how large it is set at most."""
MAX_OVERLAP = 0.3
"""Of the font size: how far apart two printings of one word are, done for boldness or shadow."""


def no_words() -> Words:
    """Give the words of an empty page."""
    zero, none = np.zeros(0), np.zeros(0, dtype=np.int32)
    false = np.zeros(0, dtype=np.bool_)
    return Words(np.zeros(0, dtype=object), np.zeros((0, 4)), zero, false, false, none, none, none, false)


def to_words(runs: Runs, walls: Floats) -> Words:
    """Join runs to words, in reading order of their lines; a word printed twice counts once.

    Args:
        runs: the visible runs of a page.
        walls: (k, 4) boxes of vertical rules as displayed: no word of upright text goes through one.
    """
    if not len(runs.text):
        return no_words()
    frame = upright(runs.box, runs.turn)
    runs = raise_marks(runs, frame)
    begun = _starts(runs, frame)
    starts, track = join_tracked(runs, frame, begun)
    starts = _parted(runs.text, starts, begun[1:], np.zeros(len(starts) - 1, dtype=np.bool_))
    starts |= _walled(frame, runs.turn, starts, walls)
    first = starts.nonzero()[0]
    words = _gather(runs, first)
    if track is None:
        track = fixed_room(words.text, upright(words.box, words.turn), words.size)
        words = words if track is None else replace(words, track=track)
    else:
        words = replace(words, track=np.maximum.reduceat(track, first))
    return _settle(words, runs.spaced[first], walls)


def _starts(runs: Runs, frame: Floats) -> Bools:
    """Tell which runs start a word."""
    size = runs.size
    larger, smaller = np.maximum(size[1:], size[:-1]), np.minimum(size[1:], size[:-1])
    gap = frame[1:, 0] - frame[:-1, 2]
    base = frame[:, 3] - DESCENT * size
    shift = np.abs(base[1:] - base[:-1])
    max_shift = np.where(smaller < MAX_SMALL * larger, MAX_RAISE, MAX_SHIFT)
    other_piece = runs.piece[1:] != runs.piece[:-1]
    starts = runs.spaced.copy()
    starts[0] = True
    starts[1:] &= ~_are_kerns(starts[1:] & ~other_piece, gap / larger)
    starts[1:] |= (
        (runs.turn[1:] != runs.turn[:-1])
        | (shift > max_shift * larger)
        | (larger > HUGE * smaller)
        | (gap > MAX_GAP * larger)
        | (gap < -MAX_BACKSTEP * larger)
    )
    return _parted(runs.text, starts, other_piece, gap <= MAX_LABEL_GAP * larger)


def _are_kerns(is_space: Bools, gap: Floats) -> Bools:
    """Tell which of the file's spaces take no room where others do: Ghostscript moves letters so, by word spacing."""
    thin = is_space & (np.abs(gap) < MIN_SPACE)
    return thin & (any_of(thin) and bool(np.median(gap[is_space]) > MAX_GAP))


def _parted(text: Texts, starts: Bools, may_part: Bools, is_near: Bools) -> Bools:
    """Let what stands apart start a word too.

    Args:
        text: (n,) runs or words that follow each other.
        starts: (n,) which of them start a word.
        may_part: (n - 1,) where a text and the next may be words of their own without a gap.
        is_near: (n - 1,) where they nearly touch.
    """
    at = (may_part & ~starts[1:]).nonzero()[0]
    pairs = zip(text[at], text[at + 1], is_near[at], strict=True)
    starts[at + 1] = [_stand_apart(text, following, near=near) for text, following, near in pairs]
    return starts


def _stand_apart(text: str, following: str, *, near: bool) -> bool:
    """Tell whether two texts without a space between them are words of their own: a bullet or label and its text."""
    if is_symbol(text) or is_symbol(following):
        return True
    return not near and text[-1] in LABEL_ENDS and following[0].isupper()


def _walled(frame: Floats, turn: Ints, starts: Bools, walls: Floats) -> Bools:
    """Tell which runs a vertical rule parts from the one before."""
    parted = np.zeros(len(starts), dtype=np.bool_)
    later = (~starts & (turn == 0)).nonzero()[0]
    if not len(walls) or not len(later):
        return parted
    x = (walls[:, 0] + walls[:, 2]) / 2
    rank = np.argsort(x, kind="stable")
    end, start = frame[later - 1, 2], frame[later, 0]
    middle = (frame[later, 1] + frame[later, 3]) / 2
    slack = (frame[later, 3] - frame[later, 1]) / 10
    low = x[rank].searchsorted(np.minimum(end, start) - slack)
    high = x[rank].searchsorted(np.maximum(end, start) + slack)
    for index in ((high > low) & (start - end >= -slack)).nonzero()[0].tolist():
        found = walls[rank[low[index] : high[index]]]
        parted[later[index]] = any_of((found[:, 1] <= middle[index]) & (middle[index] <= found[:, 3]))
    return parted


def _gather(runs: Runs, first: Indices) -> Words:
    """Make words of runs, each from one of `first` to the next, in the order in which they are painted."""
    end = ends(first, len(runs.text))
    texts = runs.text.tolist()
    if len(first) < len(texts):
        spans = zip(first.tolist(), end.tolist(), strict=True)
        texts = [texts[a] if b - a == 1 else "".join(texts[a:b]) for a, b in spans]
    corners = np.minimum.reduceat(runs.box[:, :2], first), np.maximum.reduceat(runs.box[:, 2:], first)
    return Words(
        text=np.array([text if text.isascii() else fold(text) for text in texts], dtype=object),
        box=np.concatenate(corners, axis=1),
        size=np.maximum.reduceat(runs.size, first),
        bold=runs.bold[first],
        struck=np.zeros(len(first), dtype=np.bool_),
        colour=runs.colour[first],
        turn=runs.turn[first],
        mark=runs.mark[first],
        space_after=runs.space_after[end - 1],
    )


def _settle(words: Words, spaced: Bools, walls: Floats) -> Words:
    """Sort words by direction, line and place on it; join what touches, drop what is printed twice."""
    frame = upright(words.box, words.turn)
    order, line = set_on_lines(frame, words.size, words.turn)
    is_first = changes(line)
    is_filled_in = np.ones(len(order), dtype=np.bool_)
    is_filled_in[1:] = order[1:] - order[:-1] != 1
    if any_of(is_filled_in[1:]):  # else they are painted as they are read
        words, spaced, frame = words.take(order), spaced[order], frame[order]
    size = np.maximum(words.size[1:], words.size[:-1])
    # Beside a watermark words of several lines stand on its one.
    is_beside = np.abs(frame[1:, 3] - frame[:-1, 3]) < MAX_OVERLAP * size
    twice = ~is_first
    twice[1:] &= is_beside & (words.text[1:] == words.text[:-1])
    twice[1:] &= frame[1:, 0] - frame[:-1, 0] < MAX_OVERLAP * size
    if any_of(twice):
        words, frame, is_first, spaced = words.take(~twice), frame[~twice], is_first[~twice], spaced[~twice]
        is_filled_in = is_filled_in[~twice]
        size = np.maximum(words.size[1:], words.size[:-1])
    starts = is_first | spaced
    starts[1:] |= _space_after(words)[:-1]
    gap = frame[1:, 0] - frame[:-1, 2]
    # A ligature of another font is painted after the word whose gap it fills: the gap was a space to PDFium.
    is_level = (frame[1:, 1] < frame[:-1, 3]) & (frame[1:, 3] > frame[:-1, 1])
    starts[1:] &= is_first[1:] | ~is_filled_in[1:] | ~is_level | (np.abs(gap) >= MIN_SPACE * size)
    starts[1:] |= (np.abs(gap) > MAX_GAP * size) | (size > HUGE * np.minimum(words.size[1:], words.size[:-1]))
    if not all_of(starts):
        starts = _parted(words.text, starts, ~starts[1:], gap <= MAX_LABEL_GAP * size)
        starts |= _walled(frame, words.turn, starts, walls)
        first = starts.nonzero()[0]
        words = _merge(words, first)
    return words


def _merge(words: Words, first: Indices) -> Words:
    """Make one word of the words from each of `first` to the next: a superscript and what it hangs on."""
    last = np.concatenate([first[1:], [len(words)]]) - 1
    corners = np.minimum.reduceat(words.box[:, :2], first), np.maximum.reduceat(words.box[:, 2:], first)
    return replace(
        words.take(first),
        text=np.array(
            ["".join(words.text[a : b + 1]) for a, b in zip(first, last, strict=True)], dtype=object
        ),
        box=np.concatenate(corners, axis=1),
        size=np.maximum.reduceat(words.size, first),
        space_after=_space_after(words)[last],
        track=None if words.track is None else np.maximum.reduceat(words.track, first),
    )


def _space_after(words: Words) -> Bools:
    return np.zeros(len(words), dtype=np.bool_) if words.space_after is None else words.space_after
