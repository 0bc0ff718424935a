"""Where columns begin that hardly a space parts from the one before: on line after line, with none running across."""

from __future__ import annotations

import re

import numpy as np
from msgspec import Struct

from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Floats, Indices, Texts

__all__ = ["begin_columns"]

SPACE = 0.1
"""Of the font size: words nearer to each other are pieces of one."""

SAME_START = 0.3
"""Points: texts of one column begin this near to each other."""

FEWEST_SURE = 2
"""Texts that begin a column far from the text before them, as its header mostly does."""

AROUND = 4
"""Texts of a column above and below each, that show where it begins."""

FEWEST = 4
"""Texts that begin at one place, at least."""

NARROW, FEWEST_NARROW = 1.0, 2
"""Of the font size: several begin as near to the text before, in rows and of other words; one is a band's, unless
its text is in bold and the one before is not, or the other way round, or its line has texts in other columns."""

FEWEST_BESIDE = 3
"""Texts of a line that stand apart, from which on it is no band's."""

CROSSING = 1.0
"""Points: a word that reaches this far over a column's left edge on both sides runs across it."""

MOST_ACROSS = 0.34
"""Of the texts that begin there: as many words may run across, in bands and headings."""


class _Words(Struct, frozen=True):
    """The words of a page, line by line and from left to right; parallel arrays."""

    text: Texts
    gap: Floats
    """Before each, in font sizes; inf where it begins a line."""
    box: Floats
    line: Indices
    is_bold: Bools
    is_sure: Bools
    """A wide gap parts it from the word before on its line."""


class _Place(Struct, frozen=True):
    """Where several texts begin."""

    x: float
    starts: Indices
    """The words, from the top."""


def begin_columns(
    text: Texts,
    gap: Floats,
    box: Floats,
    line: Indices,
    is_bold: Bools,
    is_apart: Bools,
    label: re.Pattern[str],
) -> Bools:
    """Tell which words begin a text in a column though no more than a space parts them from the word before.

    Words of running text begin at one place by chance alone, and on the lines between others run across it; those of
    a list stand behind their labels. A line that runs across other columns is a band's.

    Args:
        text: (n,) the words, line by line and from left to right.
        gap: (n,) the gap before each word in font sizes; inf where it begins a line.
        box: (n, 4) their boxes.
        line: (n,) the line of each.
        is_bold: (n,) the words in bold.
        is_apart: (n,) the words that a wide gap parts from those before, or that begin a line.
        label: what a list's label looks like.
    """
    words = _Words(text, gap, box, line, is_bold, is_apart & np.isfinite(gap))
    found = np.zeros(len(gap), dtype=bool)
    sure = np.sort(box[words.is_sure, 0])
    maybe = ((gap > SPACE) & (gap <= NARROW)).nonzero()[0]
    maybe = maybe[_count(sure, box[maybe, 0]) >= FEWEST_SURE]
    if not len(maybe):
        return found
    places = _places(words, sure, label)
    for word in maybe.tolist():
        for place in places:
            if word in place.starts and _is_column(words, place, word):
                found[word] = not any(_is_over(words, other, word) for other in places if other is not place)
    return found


def _count(places: Floats, xs: Floats) -> Indices:
    """Count for each position the places that are one with it."""
    return places.searchsorted(xs + SAME_START, "right") - places.searchsorted(xs - SAME_START)


def _places(words: _Words, sure: Floats, label: re.Pattern[str]) -> list[_Place]:
    """Give where several texts begin, from left to right; `sure` is where those begin that stand apart."""
    x0, text = words.box[:, 0], words.text
    begins, is_inside = words.gap > SPACE, np.isfinite(words.gap).tolist()
    found: list[_Place] = []
    last = -np.inf
    for x in sure[_count(sure, sure) >= FEWEST_SURE].tolist():
        if x - last <= 2 * SAME_START:
            continue
        last = x
        starts = (begins & (np.abs(x0 - x) <= 2 * SAME_START)).nonzero()[0].tolist()
        starts = [at for at in starts if not (is_inside[at] and label.fullmatch(text[at - 1]))]
        if len(starts) >= FEWEST:
            found.append(_Place(float(x0[starts].mean()), np.array(starts)))
    return found


def _is_column(words: _Words, place: _Place, word: int) -> bool:
    """Tell whether the texts around a word show a column that begins where it does, and come as near to others."""
    at = int(place.starts.searchsorted(word))
    starts = place.starts[max(at - AROUND, 0) : at + AROUND + 1]
    narrow = starts[words.gap[starts] <= NARROW].tolist()
    in_rows = {
        tuple(words.text[at - 1 : at + 1]) for at in narrow if any_of(words.is_sure[_line_of(words, at)])
    }
    is_row = np.count_nonzero(words.is_sure[_line_of(words, word)]) >= FEWEST_BESIDE
    is_other = words.is_bold[word] != words.is_bold[word - 1]
    fewest = 1 if is_row or is_other else FEWEST_NARROW
    if len(starts) < FEWEST or len(in_rows) < fewest:
        return False
    near = slice(_line_of(words, starts[0]).start, _line_of(words, starts[-1]).stop)
    return bool(np.count_nonzero(_runs_across(words.box[near], place.x)) <= MOST_ACROSS * len(starts))


def _is_over(words: _Words, place: _Place, word: int) -> bool:
    """Tell whether the line of a word runs across a place where texts begin above and below."""
    is_between = words.line[place.starts[0]] <= words.line[word] <= words.line[place.starts[-1]]
    return bool(is_between) and any_of(_runs_across(words.box[_line_of(words, word)], place.x))


def _line_of(words: _Words, word: int) -> slice:
    """Give where the words of a word's line are."""
    number = words.line[word]
    return slice(*words.line.searchsorted((number, number + 1)).tolist())


def _runs_across(box: Floats, x: float) -> Bools:
    return np.asarray((box[:, 0] < x - CROSSING) & (box[:, 2] > x + CROSSING))
