"""Labels before texts: in bold, or with a colon; and the lines of notes that these begin beneath rows of a table."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np
from msgspec import Struct

from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Floats
from extractors.pdf.tables.words.segments import SAME_LEFT, WIDE, Segments, coarse

__all__ = ["SMALLER", "are_labels", "are_parted", "are_small_labels", "note_lines"]

FEWEST = 2
"""Notes with one label, at one place across."""

FEWEST_PLAIN = 3
"""Those that begin with one word, which may be no label; several of them run across columns."""

FEWEST_AGAIN = 2
"""Lines on which a label in smaller type stands at one place across."""

SMALLER = 0.95
"""Of its value's height: a label's, at most, that nothing else sets off."""

MOST_PARTED = 0.5
"""Share of the labels that a boundary parts from their values, from which on it is theirs, and no drawing's."""

ROW_TEXTS = 3
"""Texts of a line that is a row's."""

CLOSE = 0.6
"""Of a line's height: the next line of a note stands no further below."""


class _Note(Struct, frozen=True):
    """The first line of what may be a note."""

    place: int
    """Of the line, from 0."""
    left: float
    """Where the text begins behind its label, in points; where the label does if nothing parts them."""
    is_apart: bool
    """A gap stands behind the label."""
    is_labelled: bool
    """It begins with a label, not with any word."""
    is_across: bool
    """It runs across columns."""
    is_sure: bool
    """Its label is in bold before a colon, right of the first column."""


def are_labels(segments: Segments) -> Bools:
    """Tell which texts may be labels: in bold, or before a colon."""
    has_colon = [word.endswith(":") for word in segments.last.tolist()]
    return np.asarray(segments.is_bold | np.array(has_colon, dtype=bool))


def are_small_labels(segments: Segments) -> Bools:
    """Tell which texts are labels in smaller type than what stands behind them: they come again at one place across.

    Some may lack their values.
    """
    is_smaller = segments.heights[:-1] <= SMALLER * segments.heights[1:]
    is_smaller &= segments.line[1:] == segments.line[:-1]
    if np.count_nonzero(is_smaller) < FEWEST_AGAIN:
        return np.zeros(len(segments), dtype=bool)
    words = zip(segments.first.tolist(), segments.last.tolist(), segments.count.tolist(), strict=True)
    places = np.round(segments.box[:, 0] / SAME_LEFT).tolist()
    labels = list(zip(words, places, strict=True))
    counts = Counter(labels[at] for at in is_smaller.nonzero()[0].tolist())
    return np.array([counts[label] >= FEWEST_AGAIN for label in labels], dtype=bool)


def are_parted(segments: Segments, is_label: Bools, xs: Floats) -> bool:
    """Tell whether one of the column boundaries `xs`, in points, stands between most labels and their values."""
    has_value = is_label[:-1] & (segments.line[1:] == segments.line[:-1])
    before = has_value.nonzero()[0]
    x0, x1 = segments.box[before, 2, None], segments.box[before + 1, 0, None]
    return bool(np.count_nonzero(((x0 < xs) & (xs < x1)).any(axis=1)) > MOST_PARTED * len(before))


def note_lines(segments: Segments) -> Bools:
    """Tell for each line of a table without rules whether it is of a note beneath a row.

    Such a line begins with a label, and the texts of some with this one run across columns: where texts of rows begin.
    The label comes again, or is in bold before a colon; right of the first column it may be any word that comes again.
    """
    is_note = np.zeros(segments.line_count, dtype=bool)
    runs = coarse(segments)
    count = np.bincount(runs.line, minlength=len(is_note))
    starts = np.sort(runs.box[count[runs.line] >= ROW_TEXTS, 0])
    starts = starts[1:][np.diff(starts) <= SAME_LEFT]  # of a column begin several
    if not len(starts):
        return is_note
    second = float(starts.min()) + SAME_LEFT
    is_label = are_labels(segments).tolist()
    notes: dict[tuple[object, int], list[_Note]] = defaultdict(list)
    places = segments.places
    for number, (first, end) in enumerate(places):
        x0, line = float(segments.box[first, 0]), int(segments.line[first])
        is_apart = is_label[first] and end - first > 1 and not any(is_label[first + 1 : end])
        has_gap = is_apart and segments.gap[first + 1] > WIDE
        if count[line] > 1 + has_gap or not segments.first[first][:1].isupper():
            continue
        is_labelled = is_apart or segments.first[first].endswith(":")
        if is_labelled or x0 > second:
            left = float(segments.box[first + 1 if is_apart else first, 0])
            is_across = any_of((starts > left + SAME_LEFT) & (starts < segments.box[end - 1, 2] - SAME_LEFT))
            is_sure = (
                is_apart and x0 > second and segments.is_bold[first] and segments.last[first].endswith(":")
            )
            note = _Note(number, left, is_apart, is_labelled, is_across, bool(is_sure))
            notes[segments.first[first], round(x0 / SAME_LEFT)].append(note)
    for found in notes.values():
        across, is_labelled = sum(note.is_across for note in found), found[0].is_labelled
        fewest = FEWEST if is_labelled else FEWEST_PLAIN
        if across > (not is_labelled) and (len(found) >= fewest or found[0].is_sure):
            for note in found:
                is_note[_lines_of(note, segments, places)] = True
    return is_note


def _lines_of(note: _Note, segments: Segments, places: list[tuple[int, int]]) -> list[int]:
    """Give the lines of a note: those below the first go on where its text begins, or behind a label in the text."""
    box, line = segments.box, segments.line
    first = places[note.place][0]
    lines, bottom = [int(line[first])], box[first, 3]
    for a, _ in places[note.place + 1 :]:
        height = box[a, 3] - box[a, 1]
        is_left = box[a, 0] - note.left < -SAME_LEFT
        if (
            is_left
            or (note.is_apart and box[a, 0] - note.left > SAME_LEFT)
            or box[a, 1] - bottom > CLOSE * height
        ):
            break
        lines.append(int(line[a]))
        bottom = box[a, 3]
    return lines
