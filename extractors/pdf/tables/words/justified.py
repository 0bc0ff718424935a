"""Spaces of justified text: as wide as its line needs, all alike, and so no gaps between columns."""

from __future__ import annotations

from statistics import median

import numpy as np

from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Floats, Indices
from extractors.pdf.stretches import ends, stretches

__all__ = ["stretched"]

EVEN = 0.02
"""Of the font size: spaces of one line of justified text differ by less; producers round where words stand."""

ALIKE = 0.005
"""Of the font size: spaces that differ by less are wholly alike."""

PLAIN = 0.75
"""Of the font size: two spaces as narrow that are alike are no chance."""

SPREAD = 2
"""Spaces beside sure ones, wholly alike, that are of their line too: words there happen to be of one width."""

WIDEST = 2.5
"""Of the font size: a wider space is none."""

APART = 1.0
"""Of the font size: a word so far from the one before it begins a text, in a column."""

SAME_START = 0.25
"""Points: texts of one column begin this near to each other."""

FEWEST_STARTS = 3
"""Texts that begin at one place, where a column does: a word of justified text stands there by chance."""

SAME_EDGE = 0.1
"""Of the font size: lines of justified text begin and end this near to each other."""


def stretched(gap: Floats, box: Floats, size: Floats, least: float) -> Bools:
    """Tell which gaps before words are spaces of justified text, of those wider than `least`.

    Spaces of a line that are alike show it where some line of the page has three of them; else if they are narrow,
    or if two lines begin and end together but are spaced otherwise. Then a line of two words that begins and ends
    with such lines shows it too.

    Args:
        gap: (n,) the gap before each word in font sizes; inf where it begins a line.
        box: (n, 4) the words, line by line and from left to right.
        size: (n,) their font sizes in points.
        least: narrower gaps part no columns anyway.
    """
    is_space, starts_line = gap <= WIDEST, np.isinf(gap)
    is_wide = is_space & (gap > least)
    gap = np.where(is_space, gap, 0.0)
    middle = (is_wide[1:-1] & is_wide[2:] & (np.abs(gap[2:] - gap[1:-1]) < EVEN)).nonzero()[0] + 1
    alike, middle = middle, middle[_of_different_widths(box, size, middle)]
    found = np.zeros(len(gap), dtype=bool)
    if not len(middle):
        return found
    is_alike = np.zeros(len(gap), dtype=bool)
    is_alike[alike] = True
    has_long = any_of(is_alike[middle - 1] | is_alike[middle + 1])
    sure = middle if has_long else middle[(gap[middle] <= PLAIN) | _are_confirmed(gap, box, size, middle)]
    found[sure] = found[sure + 1] = True
    alike = alike[np.abs(gap[alike + 1] - gap[alike]) <= ALIKE]
    for _ in range(SPREAD):
        found[alike] |= found[alike + 1]
        found[alike + 1] |= found[alike]
    found &= ~_are_odd(gap, found)
    if len(sure):
        found = found | _between_edges(~is_space | is_wide, box, size, found, is_space, starts_line)
    near = found & is_space
    return found & ~_begin_columns(near, np.where(is_space, gap, np.inf), box) if any_of(near) else found


def _begin_columns(known: Bools, gap: Floats, box: Floats) -> Bools:
    """Tell which gaps stand before words that begin where other lines' texts do, apart from what is before them.

    One that is like the gaps beside it on its line is a space, and the place chance.
    """
    candidates = known.nonzero()[0]
    beside = np.append(gap, np.inf)[np.stack((candidates - 1, candidates + 1))]
    differs = np.isfinite(beside) & (np.abs(beside - gap[candidates]) >= EVEN)
    candidates = candidates[differs.any(axis=0)]
    starts = np.sort(box[~known & (gap > APART), 0])
    x0 = box[candidates, 0]
    count = starts.searchsorted(x0 + SAME_START, "right") - starts.searchsorted(x0 - SAME_START)
    found = np.zeros(len(known), dtype=bool)
    found[candidates[count >= FEWEST_STARTS]] = True
    return found


def _of_different_widths(box: Floats, size: Floats, middle: Indices) -> Bools:
    """Tell which words and those beside them differ in width: words of one width in columns are spaced alike."""
    width = (box[:, 2] - box[:, 0]) / size
    left, own, right = width[middle - 1], width[middle], width[middle + 1]
    apart = np.abs(own - left), np.abs(right - own), np.abs(right - left)
    return np.asarray((apart[0] >= EVEN) & (apart[1] >= EVEN) & (apart[2] >= EVEN))


def _are_confirmed(gap: Floats, box: Floats, size: Floats, middle: Indices) -> Bools:
    """Tell which three words begin and end where three others do that are spaced otherwise, by their middle ones."""
    sides = np.column_stack((box[middle - 1, 0], box[middle + 1, 2]))
    is_same = np.abs(sides[:, None] - sides).max(axis=2) < SAME_EDGE * size[middle][:, None]
    return np.asarray((is_same & (np.abs(gap[middle][:, None] - gap[middle]) >= EVEN)).any(axis=1))


def _are_odd(gap: Floats, known: Bools) -> Bools:
    """Tell which gaps at the ends of lines stand out from spaces more alike than producers' rounding makes them."""
    odd = np.zeros(len(gap), dtype=bool)
    for first, end in stretches(known):
        if end - first > 2:
            spaces = gap[first:end].tolist()
            usual = median(spaces)
            apart = [abs(space - usual) for space in spaces]
            most = ALIKE + 3 * median(apart)
            odd[first], odd[end - 1] = apart[0] > most, apart[-1] > most
    return odd


def _between_edges(
    is_wide: Bools, box: Floats, size: Floats, known: Bools, is_near: Bools, starts_line: Bools
) -> Bools:
    """Tell which other gaps stand in lines that begin and end where lines of justified text do.

    Of gaps that are not `is_near` but so wide that all words of a justified line would stand alone, those of two words,
    the second of which does not begin where others do.
    """
    first = (is_wide & ~known).nonzero()[0]
    end = ends(first, len(box))
    left, right = box[first, 0], box[end - 1, 2]
    is_sure = np.logical_or.reduceat(known, first)
    at = (~starts_line[first[1:]]).nonzero()[0]  # by a run and the one after it
    may_be_far = (end - first == 1) & ~_may_begin_column(left)
    at = at[is_near[first[at + 1]] | ((end - first == 1)[at] & may_be_far[at + 1])]
    near = SAME_EDGE * size[first[at + 1], None]
    begins_so = np.abs(left[is_sure] - left[at, None]) < near
    ends_so = np.abs(right[is_sure] - right[at + 1, None]) < near
    found = np.zeros(len(box), dtype=bool)
    found[first[at + 1]] = (begins_so & ends_so).any(axis=1)
    return found


def _may_begin_column(left: Floats) -> Bools:
    """Tell which texts begin where several do."""
    starts = np.sort(left)
    count = starts.searchsorted(left + SAME_START, "right") - starts.searchsorted(left - SAME_START)
    return np.asarray(count >= FEWEST_STARTS)
