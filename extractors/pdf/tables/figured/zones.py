"""Running text in two columns: a table in one of them has nothing to do with the lines beside it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from extractors.pdf.page import Bools, Indices
from extractors.pdf.stretches import stretches
from extractors.pdf.tables.words.segments import Segments, coarse

__all__ = ["zones"]

MANY_WORDS = 5
"""Words that make a line of running text."""

FEWEST = 4
"""Lines of running text that begin at one place, or stand left of it."""

FIGURES = 2
"""On a line beside a text, from which it is a row's label."""

NEXT = 2
"""Lines from one line of running text to the next, where those of the other column stand between."""

BESIDE = 10
"""Lines from one line of running text to the next, above which what stands on both sides is a table across."""

MIN_STRIP = 6.0
"""Points between the columns of a page."""

SAME_PLACE = 1.0
"""Points: lines that begin this near to each other begin at one place."""


def zones(segments: Segments) -> list[Bools]:
    """Part a page where running text stands in two columns; give what is in each stretch of each, and the rest."""
    runs = coarse(segments)
    figures = np.bincount(runs.line[runs.is_figure], minlength=runs.line_count)
    is_text = (runs.count >= MANY_WORDS) & (figures[runs.line] < FIGURES)
    everything = np.ones(len(segments), dtype=bool)
    middle = _strip(runs.take(is_text))
    if middle is None:
        return [everything]
    is_free = np.ones(segments.line_count, dtype=bool)
    is_free[segments.line[(segments.box[:, 0] < middle) & (segments.box[:, 2] > middle)]] = False
    is_left = segments.box[:, 2] < middle
    left, right = (
        np.bincount(segments.line[side], minlength=segments.line_count) for side in (is_left, ~is_left)
    )
    is_across = (left > 0) & (right > 0)
    found: list[Bools] = []
    for first, end in stretches(is_free):
        with_text = np.unique(runs.line[is_text & (runs.line >= first) & (runs.line < end)])
        for top, bottom in _in_columns(with_text, is_across):
            in_stretch = (segments.line >= top) & (segments.line <= bottom)
            found += [in_stretch & is_left, in_stretch & ~is_left]
    rest = everything & ~np.logical_or.reduce(found) if found else everything
    return [*found, rest]


def _in_columns(with_text: Indices, is_across: Bools) -> Iterator[tuple[int, int]]:
    """Give the first and last line of each part of a stretch that stands in two columns.

    Args:
        with_text: its lines with running text.
        is_across: for each line of the page, whether something stands on both sides.
    """
    gaps = zip(with_text[:-1].tolist(), with_text[1:].tolist(), strict=True)
    cuts = [i for i, (a, b) in enumerate(gaps, 1) if b - a > BESIDE and is_across[a + 1 : b].mean() > 0.5]
    for lines in np.split(with_text, cuts):
        is_next = np.diff(lines) <= NEXT
        told = lines[np.append(is_next, False) | np.append(False, is_next)] if len(lines) else lines
        if len(told) >= FEWEST:  # one alone is a row's long label
            yield int(told[0]), int(told[-1])


def _strip(text: Segments) -> float | None:
    """Give where the strip between two columns of running text has its middle; None where there is none."""
    x0, x1 = text.box[:, 0], text.box[:, 2]
    for start in np.unique(x0.round()):
        left = x1[x1 < start]
        begun = int(np.count_nonzero(np.abs(x0 - start) <= SAME_PLACE))
        if min(begun, len(left)) >= FEWEST and start - left.max() >= MIN_STRIP:
            return float(start + left.max()) / 2
    return None
