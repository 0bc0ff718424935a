"""Spaces of justified text: as wide as its line needs, all alike, and so no gaps between columns."""

from __future__ import annotations

from statistics import median

import numpy as np
from msgspec import Struct

from extractors.pdf.flags import any_of
from extractors.pdf.page import Bools, Floats, Indices, Texts
from extractors.pdf.stretches import ends, stretches

__all__ = ["stretched"]

EVEN = 0.02
"""Of the font size: spaces of one line of justified text differ by less; producers round where words stand."""

ALIKE = 0.01
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

PIECES = 0.1
"""Of the font size: words nearer to each other are pieces of one."""

SAME_EDGE = 0.1
"""Of the font size: lines of justified text begin and end this near to each other."""

FEWEST_GUTTERS = 2
"""Lines of justified text that end as far from the column to their right, which show how far all do."""


class _Runs(Struct, frozen=True):
    """Runs of words that no wide gap parts, but those known as spaces; parallel arrays."""

    first: Indices
    """The first word of each."""
    end: Indices
    """The one after its last."""
    left: Floats
    """Where it begins, in points."""
    right: Floats
    starts_line: Bools


def stretched(gap: Floats, box: Floats, size: Floats, text: Texts, least: float) -> Bools:
    """Tell which gaps before words are spaces of justified text, of those wider than `least`.

    Spaces of a line that are alike show it where some line of the page has three of them; else if they are narrow,
    or if two lines begin and end together but are spaced otherwise. Then a line of two words that begins and ends
    with such lines shows it too.

    Args:
        gap: (n,) the gap before each word in font sizes; inf where it begins a line.
        box: (n, 4) the words, line by line and from left to right.
        size: (n,) their font sizes in points.
        text: (n,) what they say.
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
        found = found | _between_edges(gap, ~is_space | is_wide, box, size, text, found, starts_line)
    near = found & is_space
    if not any_of(near):
        return found
    found &= ~_begin_columns(near, np.where(is_space, gap, np.inf), box, least)
    return found & ~_are_gutters(found, starts_line, box)


def _begin_columns(known: Bools, gap: Floats, box: Floats, least: float) -> Bools:
    """Tell which gaps stand before words that begin where other lines' texts do, apart from what is before them.

    One that is like the gaps beside it on its line is a space, and the place chance. Beside a usual space a single text
    that begins there shows the place: the spaces of one line are alike.
    """
    candidates = known.nonzero()[0]
    beside = np.append(gap, np.inf)[np.stack((candidates - 1, candidates + 1))]
    differs = np.any(np.isfinite(beside) & (np.abs(beside - gap[candidates]) >= EVEN), axis=0)
    is_usual = np.any((beside > PIECES) & (beside <= least), axis=0)
    candidates, is_by_usual = candidates[differs], is_usual[differs]
    far, others = (_count(box[~known & (gap > apart), 0], box[candidates, 0]) for apart in (APART, least))
    found = np.zeros(len(known), dtype=bool)
    found[candidates[(far >= FEWEST_STARTS) | (is_by_usual & (others > 0))]] = True
    return found


def _are_gutters(known: Bools, starts_line: Bools, box: Floats) -> Bools:
    """Tell which gaps stand between the same two edges on several lines: other words would make other spaces."""
    inner = (~starts_line).nonzero()[0]
    left, right = box[inner - 1, 2], box[inner, 0]
    found = np.zeros(len(known), dtype=bool)
    at = known.nonzero()[0]
    many = (_count(left, box[at - 1, 2]) >= FEWEST_STARTS) & (_count(right, box[at, 0]) >= FEWEST_STARTS)
    for word in at[many].tolist():
        is_left, is_right = np.abs(left - box[word - 1, 2]), np.abs(right - box[word, 0])
        around = inner[(is_left <= SAME_START) & (is_right <= SAME_START)]
        found[word] = len(set(zip(box[around - 1, 0], box[around, 2], strict=True))) >= FEWEST_STARTS
    return found


def _count(places: Floats, at: Floats) -> Indices:
    """Count for each position the places that are one with it."""
    places = np.sort(places)
    return np.asarray(places.searchsorted(at + SAME_START, "right") - places.searchsorted(at - SAME_START))


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
    gap: Floats, is_wide: Bools, box: Floats, size: Floats, text: Texts, known: Bools, starts_line: Bools
) -> Bools:
    """Tell which other gaps stand in lines that begin and end where lines of justified text do.

    Of gaps so wide that all words of a justified line would stand alone, those of two words, the second of which does
    not begin where others do. Lines end together, or as far from the texts on their right as others do; so do figures
    in columns, where one stands alone behind a word.

    Args:
        gap: (n,) the gap before each word in font sizes; 0 where it is no space.
        is_wide: (n,) it may part two texts.
        box: (n, 4) the words.
        size: (n,) their font sizes in points.
        text: (n,) what they say.
        known: (n,) it is a space of justified text.
        starts_line: (n,) the word begins a line.
    """
    first = (is_wide & ~known).nonzero()[0]
    end = ends(first, len(box))
    runs = _Runs(first, end, box[first, 0], box[end - 1, 2], starts_line[first])
    at = (~runs.starts_line[1:]).nonzero()[0]
    may_begin = _count(runs.left, runs.left) >= FEWEST_STARTS
    is_word = end - first == 1
    at = at[(gap[first[at + 1]] > 0) | (is_word[at] & is_word[at + 1] & ~may_begin[at + 1])]
    near = SAME_EDGE * size[first[at + 1]]
    is_line = np.logical_or.reduceat(known, first)
    begins_so = np.abs(runs.left[is_line] - runs.left[at, None]) < near[:, None]
    ends_so = np.abs(runs.right[is_line] - runs.right[at + 1, None]) < near[:, None]
    is_between = (begins_so & ends_so).any(axis=1)
    is_pair = is_word[at] & is_word[at + 1]
    is_figure = np.array([word[:1].isdigit() for word in text[first[at + 1]]], dtype=bool)
    is_likely = ~may_begin[at + 1] & ~(is_pair & is_figure) & _are_even(gap, runs, at)
    is_between |= is_likely & _end_together(runs, at, near)
    is_line[at[is_between] + 1] = True
    is_between |= is_likely & _end_at_gutters(runs, at, near, is_line)
    found = np.zeros(len(box), dtype=bool)
    found[first[at + 1]] = is_between
    return found


def _are_even(gap: Floats, runs: _Runs, at: Indices) -> Bools:
    """Tell which runs are set apart from the next one as the words inside both are."""
    between = gap[runs.first[at + 1]]
    is_even = np.ones(len(at), dtype=bool)
    for which in (at, at + 1):
        for pair in (runs.end[which] - runs.first[which] > 1).nonzero()[0].tolist():
            inside = gap[runs.first[which[pair]] + 1 : runs.end[which[pair]]]
            is_even[pair] &= bool(np.abs(inside - between[pair]).max() < EVEN)
    return is_even


def _end_together(runs: _Runs, at: Indices, near: Floats) -> Bools:
    """Tell which runs begin, and the next ones end, where another pair does that meets elsewhere."""
    left, right, close = runs.left, runs.right, near[:, None]
    is_same = (np.abs(left[at] - left[at, None]) < close) & (
        np.abs(right[at + 1] - right[at + 1, None]) < close
    )
    is_other = (np.abs(left[at + 1] - left[at + 1, None]) >= close) & (
        np.abs(right[at] - right[at, None]) >= close
    )
    return np.asarray((is_same & is_other).any(axis=1))


def _end_at_gutters(runs: _Runs, at: Indices, near: Floats, is_line: Bools) -> Bools:
    """Tell which runs begin where another does, and the next ones end as far from the text after them as lines do.

    `is_line` says of each run whether it is a line of justified text, or the end of one.
    """
    is_followed = np.append(~runs.starts_line[1:], False)
    gutter = np.append(runs.left[1:], np.inf) - runs.right
    known, own = np.sort(gutter[is_line & is_followed]), gutter[at + 1]
    count = known.searchsorted(own + near / 2, "right") - known.searchsorted(own - near / 2)
    begins_so = (np.abs(runs.left - runs.left[at, None]) < near[:, None]).sum(axis=1) > 1
    return np.asarray(is_followed[at + 1] & (count >= FEWEST_GUTTERS) & begins_so)
