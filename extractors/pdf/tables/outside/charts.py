"""Charts: found by an axis of figures in even steps, so that none of their labels is taken for a table's text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from extractors.pdf.boxes import BoxTuple
from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Floats, Indices, Texts
from extractors.pdf.stretches import stretches
from extractors.pdf.tables.words.segments import Segments

__all__ = ["find_charts"]

FEWEST = 4
"""Figures that make an axis."""

ALIGNED = 1.5
"""Points by which the figures of an axis differ in where they begin or end."""

EVEN = 0.06
"""Share by which the steps between the figures of an axis differ, on paper and in value: both are rounded."""

BESIDE = 0.5
"""Share of the figures that may have text at one place beside them: in a table most have."""

NEAR = 40.0
"""Points between an axis and what is drawn beside it."""

_NUMBER = re.compile(r"[(]?[-–−]?[£$€]?(\d[\d,]*(?:\.\d+)?|\.\d+)%?[)]?")


def find_charts(segments: Segments, drawn: Sequence[BoxTuple]) -> list[BoxTuple]:
    """Find the charts of a page: the boxes of what stands beside an axis of figures that fall in even steps.

    Args:
        segments: the words of the page.
        drawn: boxes of what rules and fills draw.
    """
    is_number = segments.is_figure & (segments.count == 1)
    numbers = is_number.nonzero()[0]
    if len(numbers) < FEWEST:
        return []
    charts = []
    for side in (2, 0):  # where figures end, and where they begin
        for members in _aligned(segments.box[numbers, side]):
            group = numbers[members]
            for axis in _axes(segments.box[group, 1], segments.first[group]):
                labels = group[axis]
                if _share_beside(segments, labels) <= BESIDE:
                    charts.append(_area(segments, labels, drawn))
    return charts


def _value(text: str) -> float:
    """Give a figure's value, without its sign; not a number where it has none."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return np.nan
    value = float(match.group(1).replace(",", ""))
    return -value if text.lstrip("(")[0] in "-–−" else value


def _aligned(side: Floats) -> list[Indices]:
    """Group the figures of which one side stands at the same place."""
    order = side.argsort(kind="stable")
    at = side[order]
    cuts = [0, *((at[1:] - at[:-1] > ALIGNED).nonzero()[0] + 1).tolist(), len(order)]
    return [np.sort(order[first:end]) for first, end in pairwise(cuts) if end - first >= FEWEST]


def _axes(top: Floats, figures: Texts) -> list[Indices]:
    """Give the runs of figures, from the top, that fall in even steps and stand in even steps."""
    is_even = _are_even(top[1:] - top[:-1])
    if not any_of(is_even[1:] & is_even[:-1]):  # no run is as long as an axis
        return []
    value = np.array([_value(text) for text in figures])
    is_even &= _are_even(value[:-1] - value[1:])
    return [np.arange(first, end + 2) for first, end in stretches(is_even) if end - first >= FEWEST - 2]


def _are_even(steps: Floats) -> Bools:
    """Tell for each step but the last whether it goes down, and is about as long as the one that follows."""
    one, other = steps[:-1], steps[1:]
    return np.asarray((one > 0) & (other > 0) & (np.abs(one - other) <= EVEN * np.maximum(one, other)))


def _share_beside(segments: Segments, labels: Indices) -> float:
    """Give the share of the figures that have text beside them which begins, ends or is centred at one place."""
    is_beside = np.isin(segments.line, segments.line[labels])
    is_beside[labels] = False
    beside = segments.box[is_beside]
    places = (beside[:, 0], beside[:, 2], beside[:, [0, 2]].mean(axis=1))
    most = max((np.abs(at[:, None] - at) <= ALIGNED).sum(axis=0).max(initial=0) for at in places)
    return float(most / len(labels))


def _area(segments: Segments, labels: Indices, drawn: Sequence[BoxTuple]) -> BoxTuple:
    """Give the box of a chart: as wide as what is drawn beside its axis, and as the labels on the line below it."""
    axis, box = segments.box[labels], segments.box
    room = float(np.diff(axis[:, 1]).mean()) / 2
    x0, top, x1, bottom = axis[:, 0].min(), axis[0, 1] - room, axis[:, 2].max(), axis[-1, 3]
    ends = [
        end for left, over, end, under in drawn if left < x1 + NEAR < end and over < bottom and under > top
    ]
    below = box[(box[:, 1] > axis[-1, 1] + 1) & (box[:, 1] < bottom + 2 * room) & (box[:, 2] > x0)]
    if len(below):
        below = below[below[:, 1] < below[0, 3]]
        ends.append(float(below[:, 2].max()))
        bottom = below[:, 3].max()
    return float(x0), float(top), max([float(x1), *ends]) + 1, float(bottom) + 1
