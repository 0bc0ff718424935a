"""Labels before texts: in bold, or with a colon; and the lines of notes that these begin beneath rows of a table."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Floats
from extractors.pdf.tables.words.segments import SAME_LEFT, Segments, coarse

__all__ = ["are_labels", "note_lines"]

FEWEST = 2
"""Notes with one label, at one place across."""

ROW_TEXTS = 3
"""Texts of a line that is a row's."""

CLOSE = 0.6
"""Of a line's height: the next line of a note stands no further below."""


def are_labels(segments: Segments) -> Bools:
    """Tell which texts may be labels: in bold, or before a colon."""
    has_colon = [word.endswith(":") for word in segments.last.tolist()]
    return np.asarray(segments.is_bold | np.array(has_colon, dtype=bool))


def note_lines(segments: Segments) -> Bools:
    """Tell for each line of a table without rules whether it is of a note beneath a row.

    Such a line begins with a label that comes again, and its text runs across columns: where texts of rows begin.
    """
    is_note = np.zeros(segments.line_count, dtype=bool)
    places = segments.places
    is_label = are_labels(segments).tolist()
    begins = [(first, end) for first, end in places if _begins_note(segments, is_label, first, end)]
    if len(begins) < FEWEST:
        return is_note
    count = np.bincount(coarse(segments).line, minlength=len(is_note))
    starts = segments.box[count[segments.line] >= ROW_TEXTS, 0]
    notes: dict[tuple[object, int], list[tuple[int, int]]] = defaultdict(list)
    for first, end in begins:
        if count[segments.line[first]] <= 2:
            key = segments.first[first], round(float(segments.box[first, 0]) / SAME_LEFT)
            notes[key].append((first, end))
    for found in notes.values():
        if len(found) >= FEWEST and any(_runs_across(segments, starts, *place) for place in found):
            for first, end in found:
                is_note[_lines_of(segments, places, first, end)] = True
    return is_note


def _begins_note(segments: Segments, is_label: list[bool], first: int, end: int) -> bool:
    if end - first == 1:
        return bool(segments.first[first].endswith(":") and segments.count[first] > 1)
    return is_label[first] and not any(is_label[first + 1 : end])


def _runs_across(segments: Segments, starts: Floats, first: int, end: int) -> bool:
    x0, x1 = segments.box[min(first + 1, end - 1), 0], segments.box[end - 1, 2]
    return any_of((starts > x0 + SAME_LEFT) & (starts < x1 - SAME_LEFT))


def _lines_of(segments: Segments, places: list[tuple[int, int]], first: int, end: int) -> list[int]:
    """Give the lines of a note: those below the first go on where its text begins."""
    box, line = segments.box, segments.line
    lines = [int(line[first])]
    left, bottom = box[min(first + 1, end - 1), 0], box[first, 3]
    for a, _ in places[places.index((first, end)) + 1 :]:
        height = box[a, 3] - box[a, 1]
        if abs(box[a, 0] - left) > SAME_LEFT or box[a, 1] - bottom > CLOSE * height:
            break
        lines.append(int(line[a]))
        bottom = box[a, 3]
    return lines
