"""Running text in two columns: a table in one of them has nothing to do with the lines beside it."""

from __future__ import annotations

import numpy as np

from extractors.pdf.page import Bools
from extractors.pdf.stretches import stretches
from extractors.pdf.tables.segments import Segments, coarse

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
"""Lines without running text, more of which are a table across both columns."""

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
    if np.count_nonzero(is_text) < 2 * FEWEST:
        return [everything]
    middle = _strip(runs.take(is_text))
    if middle is None:
        return [everything]
    is_free = np.ones(segments.line_count, dtype=bool)
    is_free[segments.line[(segments.box[:, 0] < middle) & (segments.box[:, 2] > middle)]] = False
    found: list[Bools] = []
    for first, end in stretches(is_free):
        with_text = np.unique(runs.line[is_text & (runs.line >= first) & (runs.line < end)])
        for lines in np.split(with_text, (np.diff(with_text) > BESIDE).nonzero()[0] + 1):
            is_next = np.diff(lines) <= NEXT
            told = lines[np.append(is_next, False) | np.append(False, is_next)] if len(lines) else lines
            if len(told) < FEWEST:  # one alone is a row's long label
                continue
            in_stretch = (segments.line >= told[0]) & (segments.line <= told[-1])
            is_left = segments.box[:, 2] < middle
            found += [in_stretch & is_left, in_stretch & ~is_left]
    rest = everything & ~np.logical_or.reduce(found) if found else everything
    return [*found, rest]


def _strip(text: Segments) -> float | None:
    """Give where the strip between two columns of running text has its middle; None where there is none."""
    x0, x1 = text.box[:, 0], text.box[:, 2]
    best: tuple[int, float] | None = None
    for start in np.unique(x0.round()):
        beside = x1 < start
        begun = int(np.count_nonzero(np.abs(x0 - start) <= SAME_PLACE))
        if begun < FEWEST or np.count_nonzero(beside) < FEWEST or start - x1[beside].max() < MIN_STRIP:
            continue
        if best is None or begun > best[0]:
            best = begun, float(start + x1[beside].max()) / 2
    return None if best is None else best[1]
