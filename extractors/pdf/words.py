"""Characters to words: where a word ends is judged by space characters, gaps, baselines and direction.

Both readers hand their characters here, so that the same page gives the same words.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.pdf.page import Words

__all__ = ["ASCENT", "DESCENT", "Chars", "no_chars", "no_words", "stand_on", "to_words", "upright"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int32]
Bools = NDArray[np.bool_]

ASCENT, DESCENT = 0.78, 0.22
"""Of the font size: the height of capitals and ascenders over the baseline, of descenders under it."""
MAX_GAP = 0.3
"""Of the font size: a wider gap between two characters ends a word, a narrower one is spacing of letters."""
MAX_BACKSTEP = 0.5
"""Of the font size: a character that starts further back than this belongs to another word."""
MAX_SHIFT = 0.5
"""Of the font size: how far a superscript or subscript is moved off the baseline of its word."""
LINE_SHIFT = 0.3
"""Of the font size: baselines closer than this are one line of type."""


@dataclass(frozen=True, slots=True)
class Chars:
    """The characters of a page in the order in which they are painted; parallel arrays of length n."""

    code: NDArray[np.uint32]
    """Code points; white space where the file or the reader has a space."""
    box: Floats
    """(n, 4): x0, top, x1, bottom as displayed; see `stand_on`."""
    size: Floats
    bold: Bools
    colour: Ints
    turn: Ints
    mark: Ints


def upright(box: Floats, turn: Ints) -> Floats:
    """Turn boxes so that their text reads from left to right: x0 to x1 along the text, top to bottom down its lines."""
    x0, top, x1, bottom = box.T
    frames = {90: (top, -x1, bottom, -x0), 180: (-x1, -bottom, -x0, -top), 270: (-bottom, x0, -top, x1)}
    turned: Floats = np.array(box, dtype=np.float64)
    for degrees, sides in frames.items():
        which = turn == degrees
        if which.any():
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


def no_chars() -> Chars:
    """Give the characters of an empty page."""
    none, false = np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.bool_)
    return Chars(np.zeros(0, dtype=np.uint32), np.zeros((0, 4)), np.zeros(0), false, none, none, none)


def no_words() -> Words:
    """Give the words of an empty page."""
    zero, none = np.zeros(0), np.zeros(0, dtype=np.int32)
    false = np.zeros(0, dtype=np.bool_)
    return Words(np.zeros(0, dtype=object), np.zeros((0, 4)), zero, false, false, none, none, none, zero)


def to_words(chars: Chars) -> Words:
    """Join characters to words, in reading order of their lines."""
    text = chars.code.astype("<u4").tobytes().decode("utf-32-le", "replace")
    seen = np.fromiter((not (c.isspace() or c < " ") for c in text), np.bool_, len(text))
    kept = np.flatnonzero(seen)
    if not len(kept):
        return no_words()
    frame = upright(chars.box[kept], chars.turn[kept])
    size = chars.size[kept]
    base = frame[:, 3] - DESCENT * size
    first = np.flatnonzero(_starts(kept, frame, base, size, chars.turn[kept]))
    last = np.append(first[1:], len(kept))
    letters = "".join(text[i] for i in kept)
    largest = np.maximum.reduceat(size, first)
    lead = kept[first]
    box = np.concatenate(
        [np.minimum.reduceat(chars.box[kept, :2], first), np.maximum.reduceat(chars.box[kept, 2:], first)],
        axis=1,
    )
    order, gaps = _reading_order(box, base[first], largest, chars.turn[lead])
    words = np.array([_nfc(letters[a:b]) for a, b in zip(first, last, strict=True)], dtype=object)
    return Words(
        text=words[order],
        box=box[order],
        size=largest[order],
        bold=chars.bold[lead][order],
        struck=np.zeros(len(first), dtype=np.bool_),
        colour=chars.colour[lead][order],
        turn=chars.turn[lead][order],
        mark=chars.mark[lead][order],
        space_before=gaps,
        space_after=_space_after(chars, kept[last - 1])[order],
    )


def _space_after(chars: Chars, last: NDArray[np.intp]) -> Bools:
    """Tell which characters are followed by a space of the file; those that PDFium makes up have no width."""
    after = np.minimum(last + 1, len(chars.code) - 1)
    frame = upright(chars.box[after], chars.turn[after])
    is_space = (chars.code[after] == ord(" ")) | (chars.code[after] == ord("\N{NO-BREAK SPACE}"))
    return np.asarray(is_space & (frame[:, 2] - frame[:, 0] > 0))


def _starts(kept: NDArray[np.intp], frame: Floats, base: Floats, size: Floats, turn: Ints) -> Bools:
    """Tell which characters start a word."""
    starts = np.ones(len(kept), dtype=np.bool_)
    larger = np.maximum(size[1:], size[:-1])
    gap = frame[1:, 0] - frame[:-1, 2]
    starts[1:] = (
        (np.diff(kept) > 1)
        | (turn[1:] != turn[:-1])
        | (np.abs(np.diff(base)) > MAX_SHIFT * larger)
        | (gap > MAX_GAP * larger)
        | (gap < -MAX_BACKSTEP * larger)
    )
    return starts


def _reading_order(box: Floats, base: Floats, size: Floats, turn: Ints) -> tuple[NDArray[np.intp], Floats]:
    """Sort words by direction, line and place on it; with the order, give each word's gap to the one before."""
    frame = upright(box, turn)
    down = np.lexsort((base, turn))
    step = np.diff(base[down]) > LINE_SHIFT * np.minimum(size[down][1:], size[down][:-1])
    step |= np.diff(turn[down]) != 0
    line = np.empty(len(base), dtype=np.int64)
    line[down] = np.concatenate([[0], np.cumsum(step)])
    order = np.lexsort((frame[:, 0], line))
    gaps = np.full(len(base), np.inf)
    same = line[order][1:] == line[order][:-1]
    gaps[1:][same] = (frame[order][1:, 0] - frame[order][:-1, 2])[same]
    return order, gaps


def _nfc(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)
