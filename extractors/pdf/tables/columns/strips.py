"""Lines that follow each other and keep the same strips free: stretches that may be tables without rules."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from statistics import median

import numpy as np
from msgspec import Struct, field

from extractors.pdf.flags import all_of
from extractors.pdf.tables.columns.breaks import find_breaks
from extractors.pdf.tables.words.labels import note_lines
from extractors.pdf.tables.words.segments import LABEL, Segments
from extractors.pdf.tables.words.texts import DASHES

__all__ = ["HEADER_COLUMNS", "LOOSE", "MAX_GAP", "MIN_INSET", "Stretch", "find_stretches", "free_part"]

MAX_GAP = 3.0
"""Of a line's height: a wider blank ends a stretch of lines."""

HEADER_GAP = 5.0
"""The same below a header, if the row below it has its columns."""

LOOSE = 1.2
"""Of a line's height: a single text below such a blank is no continuation (a page number, a note)."""

MIN_INSET, MAX_INSET = 2.0, 12.0
"""Points between a table's side and its cells' texts."""

APART = 1.6
"""Of a line's height: a header in bold below such a blank is another table's."""

MAX_SPANNING = 2
"""Lines in a row that run over the gutters (a band, a wrapped heading); more are running text."""

HEADER_COLUMNS = 3
"""Texts in bold side by side that are a header."""

CLOSE = 1.0
"""Points: texts of one column start this near to each other."""

MIN_SHARED = 1.5
"""Points: strips of two lines that share less than this are not the same gutter."""


_Span = tuple[float, float]
"""Where a text begins and ends on its line, or the strip between two of them; in points."""


class Stretch(Struct):
    """Lines that follow each other and keep the same strips free, while they are gathered."""

    lines: list[int]
    strips: list[_Span]
    waiting: list[int] = field(default_factory=list)
    """Lines over the gutters, and single texts below them, kept if the table goes on below."""
    spanning: int = 0
    """How many of those waiting run over the gutters, or stand below a blank."""
    rows: list[list[_Span]] = field(default_factory=list)
    """The texts of the lines with text on both sides of a strip."""
    is_bold: bool = True
    """So far all of its lines are in bold."""


def find_stretches(runs: Segments, segments: Segments) -> Iterator[Stretch]:
    """Give the stretches of lines that keep the same strips free, up to where another table begins.

    Args:
        runs: the words of a page, cut at wide gaps alone.
        segments: the same words, cut at narrower gaps too.
    """
    notes = frozenset(note_lines(segments).nonzero()[0].tolist())
    for stretch in _gather(runs, segments, frozenset(), notes):
        is_here = np.isin(runs.line, stretch.lines)
        breaks = find_breaks(runs.take(is_here & ~np.isin(runs.line, list(notes))))
        if breaks:
            inside = segments.take(np.isin(segments.line, stretch.lines))
            yield from _gather(runs.take(is_here), inside, breaks, notes)
        else:
            yield stretch


def _gather(
    runs: Segments, segments: Segments, breaks: frozenset[int], notes: frozenset[int]
) -> Iterator[Stretch]:
    """Walk down the lines and gather those that keep the strips of the ones above free; `breaks` begin others.

    Lines of `notes` beneath rows stand in no columns and stay with what is above them.
    """
    stretch: Stretch | None = None
    lowest = np.inf
    starts = runs.is_first.nonzero()[0]
    numbers = runs.line[starts].tolist()
    tops = np.minimum.reduceat(runs.box[:, 1], starts).tolist()
    bottoms = np.maximum.reduceat(runs.box[:, 3], starts).tolist()
    is_bold = np.logical_and.reduceat(runs.is_bold, starts).tolist()
    heights = runs.heights.tolist()
    on_line = zip(numbers, tops, bottoms, is_bold, runs.places, _spans(runs), _spans(segments), strict=True)
    for line, top, bottom, bold, (first, end), texts, parts in on_line:
        if stretch is not None:
            blank = (top - lowest) / max(median(heights[first:end]), 1.0)
            if line in notes and blank <= MAX_GAP:
                (stretch.waiting or stretch.lines).append(line)
                lowest = bottom
                continue
            is_new = bold and (
                _is_new_header(stretch, texts, runs, blank) or _is_outside(stretch, texts, blank)
            )
            widest = HEADER_GAP if not bold and _is_under_header(stretch, texts) else MAX_GAP
            is_item = runs.first[first] in DASHES or LABEL.fullmatch(runs.first[first]) is not None
            is_new |= line in breaks
            if blank > widest or is_new or not _goes_on(stretch, line, texts, parts, blank, is_item=is_item):
                yield stretch
                stretch = None
        if stretch is None and len(texts) > 1 and line not in notes:
            stretch = Stretch([line], _gaps(texts), rows=[texts])
        if stretch is not None:
            stretch.is_bold &= bold
        lowest = bottom
    if stretch is not None:
        yield stretch


def _spans(segments: Segments) -> list[list[_Span]]:
    """Give where the texts of each line begin and end."""
    spans = list(zip(segments.box[:, 0].tolist(), segments.box[:, 2].tolist(), strict=True))
    return [spans[first:end] for first, end in segments.places]


def _gaps(texts: list[_Span]) -> list[_Span]:
    return [(left[1], right[0]) for left, right in pairwise(texts)]


def _goes_on(
    stretch: Stretch, line: int, texts: list[_Span], parts: list[_Span], blank: float, *, is_item: bool
) -> bool:
    """Add a line to a stretch; False when the table has ended above it.

    A single text below a blank, or one that runs over the gutters, waits until the table goes on below it. Few such
    lines stand between rows, but for texts inside a column: items of a list, and what starts beyond the first column.

    Args:
        stretch: the lines above.
        line: its number.
        texts: its runs of words that wide gaps part.
        parts: the same cut at narrower gaps too: where a gutter is known, they part columns.
        blank: how far it stands below the line above, in heights of a line.
        is_item: it starts as an item of a list does.
    """
    strips = [free_part(strip, parts) for strip in stretch.strips]
    kept = [strip for strip in strips if strip is not None]
    gaps = _gaps(texts)
    is_row = any(_shared(gap, strip) for gap in _gaps(parts) for strip in kept)
    if gaps and (stretch.waiting or blank > LOOSE) and _is_other_table(stretch, gaps):
        return False
    is_over = bool(gaps) or not kept or len(kept) < len(strips)
    left = texts[0][0]
    if not is_row and (is_over or stretch.waiting or (blank > LOOSE and not _starts_column(stretch, left))):
        is_inside = not is_over and (is_item or left >= min(high for _, high in stretch.strips) - CLOSE)
        stretch.waiting.append(line)
        stretch.spanning += (is_over or blank > LOOSE) and not is_inside
        return stretch.spanning <= MAX_SPANNING
    stretch.lines += [*stretch.waiting, line]
    stretch.waiting.clear()
    stretch.spanning = 0
    stretch.strips = [new or old for new, old in zip(strips, stretch.strips, strict=True)]
    stretch.strips += [gap for gap in gaps if not any(_shared(gap, strip) for strip in stretch.strips)]
    if gaps:
        stretch.rows.append(texts)
    return True


def _starts_column(stretch: Stretch, x: float) -> bool:
    """Tell whether a text starts where another of the rows above does, beyond the first column: in its cell."""
    return any(abs(x - start) <= CLOSE for texts in stretch.rows for start, _ in texts[1:])


def _is_new_header(stretch: Stretch, texts: list[_Span], runs: Segments, blank: float) -> bool:
    """Tell whether a row in bold is another table's header, rows above: it stands apart, or below a heading in bold.

    So does one below text that starts left of the cells' texts.
    """
    if len(texts) < HEADER_COLUMNS or all_of(runs.is_bold[runs.line == stretch.lines[-1]]):
        return False
    if not stretch.waiting:
        return blank > APART
    if all_of(runs.is_bold[runs.line == stretch.waiting[-1]]):
        return True
    note = float(runs.box[runs.line == stretch.waiting[0], 0].min())
    return MIN_INSET < _left(stretch) - note <= MAX_INSET


def _is_under_header(stretch: Stretch, texts: list[_Span]) -> bool:
    """Tell whether nothing but a header stands above, several texts of which begin where those of a row do."""
    starts = [start for row in stretch.rows for start, _ in row]
    shared = sum(any(abs(x - start) <= CLOSE for start in starts) for x, _ in texts)
    return stretch.is_bold and shared >= HEADER_COLUMNS


def _is_outside(stretch: Stretch, texts: list[_Span], blank: float) -> bool:
    """Tell whether a line in bold is a heading left of where the cells' texts start, by a cell's margin at most."""
    if len(texts) > 1 or len(stretch.rows) < 2 or blank <= APART:
        return False
    return MIN_INSET < _left(stretch) - texts[0][0] <= MAX_INSET


def _left(stretch: Stretch) -> float:
    """Give where the cells' texts start, in points."""
    return min(row[0][0] for row in stretch.rows)


def _is_other_table(stretch: Stretch, gaps: list[_Span]) -> bool:
    """Tell whether most rows above run over a gutter of this one: below a blank or a heading, another table."""
    for low, high in gaps:
        over = sum(any(x0 <= low and x1 >= high for x0, x1 in texts) for texts in stretch.rows)
        if over >= max(2, 0.6 * len(stretch.rows)):
            return True
    return False


def _shared(first: _Span, second: _Span) -> bool:
    return min(first[1], second[1]) - max(first[0], second[0]) >= MIN_SHARED


def free_part(strip: _Span, texts: list[_Span]) -> _Span | None:
    """Give the part of a strip that a line leaves free at its wider side; None if the line runs over it."""
    low, high = strip
    for x0, x1 in texts:
        if x0 <= low and x1 > low:
            low = x1
        elif x1 >= high and x0 < high:
            high = x0
        elif x0 > low and x1 < high:
            low, high = (low, x0) if x0 - low > high - x1 else (x1, high)
    return (low, high) if high - low >= MIN_SHARED else None
