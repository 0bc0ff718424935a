"""The texts that stand on the lines of a table, one for each column, as plain lists: each is looked at alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median, quantiles

from msgspec import Struct

from extractors.pdf.boxes import interval_of
from extractors.pdf.page import Floats
from extractors.pdf.tables.words.segments import LABEL, REFERENCE, Segments, merge

__all__ = [
    "DASHES",
    "Spacing",
    "Texts",
    "count_on",
    "ends_sentence",
    "is_reference",
    "set_texts",
    "spacing",
    "starts_item",
    "starts_small",
]

_LAST = re.compile(r"(.*?)(\d+)(\D*)")
"""A reference: what stands before its last number, that, and what ends it."""

DOUBLE_SPACED = 0.8
"""Of the line's height: lines of one cell stand no further apart than this."""

SINGLE_SPACED = 0.3
"""The same where cells of several lines are rare."""

ALIKE = 0.05
"""Of the line's height: distances that differ by less are the same."""

SURE = 3
"""Texts that go on at the usual distance which tell it."""

DASHES = frozenset("-‐‑–—−")
MOST_ALIKE = 0.8
"""Share of the texts that go on which must do so at the usual distance."""


class Spacing(Struct, frozen=True):
    """How far lines stand apart."""

    usual: float
    """From a line's bottom to the next one's top inside a cell, in points."""
    is_told: bool
    """By texts that go on in mid-sentence; else it is what the closest lines have."""


class Texts(Struct, frozen=True):
    """Parallel lists, from line to line and from left to right; positions in points."""

    line: list[int]
    column: list[int]
    x0: list[float]
    top: list[float]
    x1: list[float]
    bottom: list[float]
    first: list[str]
    """Its first word."""
    last: list[str]
    count: list[int]
    """How many words it has."""
    is_label: list[bool]
    """Nothing but a list label."""
    is_figure: list[bool]
    is_bold: list[bool]
    is_spaced: list[bool]
    """A space is set after its last word."""

    def __len__(self) -> int:
        return len(self.line)


def set_texts(segments: Segments, xs: Floats) -> Texts:
    """Join the segments of each line that stand in one column of a table with column boundaries `xs`."""
    column = interval_of(segments.x, xs)
    changes = segments.is_first.copy()
    changes[1:] |= column[1:] != column[:-1]
    joined = merge(segments, changes)
    x0, top, x1, bottom = joined.box.T.tolist()
    return Texts(
        line=joined.line.tolist(),
        column=interval_of(joined.x, xs).tolist(),
        x0=x0,
        top=top,
        x1=x1,
        bottom=bottom,
        first=joined.first.tolist(),
        last=joined.last.tolist(),
        count=joined.count.tolist(),
        is_label=joined.is_label.tolist(),
        is_figure=joined.is_figure.tolist(),
        is_bold=joined.is_bold.tolist(),
        is_spaced=joined.is_spaced.tolist(),
    )


def spacing(texts: Texts) -> Spacing:
    """Give how far the lines of one cell usually stand apart.

    As far as where texts go on in mid-sentence; where none does, most cells are one line, and what is between is rows'.
    """
    latest: dict[int, int] = {}
    gaps: list[float] = []
    going_on: list[float] = []
    for below, column in enumerate(texts.column):
        above = latest.get(column)
        latest[column] = below
        if above is not None:
            gaps.append(texts.top[below] - texts.bottom[above])
            if starts_small(texts, below) and texts.count[above] > 1:
                going_on.append(gaps[-1])
    if not gaps:
        return Spacing(0.0, is_told=False)
    height = median(bottom - top for top, bottom in zip(texts.top, texts.bottom, strict=True))
    widest = min(median(going_on), DOUBLE_SPACED * height) if going_on else SINGLE_SPACED * height
    usual = min(_lower_quartile(gaps), widest)
    alike = sum(abs(gap - usual) < ALIKE * height for gap in going_on)
    return Spacing(usual, is_told=alike >= max(SURE, MOST_ALIKE * len(going_on)))


def _lower_quartile(values: list[float]) -> float:
    """Give the value that a quarter of them lie below, between two of them in proportion."""
    return quantiles(values, n=4, method="inclusive")[0] if len(values) > 1 else values[0]


def is_reference(texts: Texts, which: int) -> bool:
    """Tell whether a text begins with what numbers rows."""
    return REFERENCE.fullmatch(texts.first[which]) is not None


def count_on(words: Sequence[str]) -> bool:
    """Tell whether each of some references is one more than that before it: "1.1", "1.2"; not so "1." and "2"."""
    found = [match.groups() for word in words if (match := _LAST.fullmatch(word))]
    return len(found) == len(words) and all(
        (head, end) == (other, last) and int(below) == int(above) + 1
        for (head, above, end), (other, below, last) in pairwise(found)
    )


def starts_small(texts: Texts, below: int) -> bool:
    """Tell whether a text begins in the middle of a sentence."""
    return texts.first[below][:1].islower() and not LABEL.fullmatch(texts.first[below])


def starts_item(texts: Texts, which: int) -> bool:
    """Tell whether a text begins as an item of a list does."""
    return texts.first[which] in DASHES or LABEL.fullmatch(texts.first[which]) is not None


def ends_sentence(texts: Texts, which: int) -> bool:
    """Tell whether a text ends with what ends a sentence, or a part of one."""
    return texts.last[which].endswith((".", "!", "?", ":", ";"))
