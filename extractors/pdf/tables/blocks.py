"""Tables without rules: stretches of lines that keep the same strips free."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

import numpy as np

from extractors.pdf.page import Floats
from extractors.pdf.tables.columns import MAX_SHIFT
from extractors.pdf.tables.edges import Edges
from extractors.pdf.tables.lattice import Lattice
from extractors.pdf.tables.overheads import is_group_above
from extractors.pdf.tables.segments import Segments

__all__ = ["HEADER_COLUMNS", "MAX_GAP", "find_blocks"]

MAX_GAP = 3.0
"""Of a line's height: a wider blank ends a stretch of lines."""

LOOSE = 1.2
"""Of a line's height: a single text below such a blank is no continuation (a page number, a note)."""

MIN_INSET, MAX_INSET = 2.0, 12.0
"""Points between a table's side and its cells' texts."""

APART = 1.6
"""Of a line's height: a header in bold below such a blank is another table's."""

MAX_SPANNING = 2
"""Lines in a row that run over the gutters (a band, a wrapped heading); more are running text."""

NEAR = 5.0
"""Points: an expected boundary this near to a gutter stands in it."""

MOST_KNOWN = 0.8
"""Share of the gutters that must be expected to take the table for the one of the page before."""

HEADER_COLUMNS = 3
"""Texts in bold side by side that are a header."""

MAX_TAIL = 12
"""Lines at a page's head or foot among which a row that stands there alone has its first with several texts."""

MIN_SHARED = 3.0
"""Points: strips of two lines that share less than this are not the same gutter."""


_Span = tuple[float, float]
"""Where a text begins and ends on its line, or the strip between two of them; in points."""


@dataclass(slots=True)
class _Stretch:
    """Lines that follow each other and keep the same strips free, while they are gathered."""

    lines: list[int]
    strips: list[_Span]
    waiting: list[int] = field(default_factory=list)
    """Lines over the gutters, and single texts below them, kept if the table goes on below."""
    spanning: int = 0
    """How many of those waiting run over the gutters, or stand below a blank."""
    rows: list[list[_Span]] = field(default_factory=list)
    """The texts of the lines with text on both sides of a strip."""


def find_blocks(
    runs: Segments, segments: Segments, horizontal: Edges, expected: Floats, ahead: Floats
) -> list[tuple[Lattice, Segments]]:
    """Find the stretches of lines that may be tables, each with its segments.

    Args:
        runs: the words outside ruled tables, cut at wide gaps alone; see `coarse`.
        segments: the same words, cut at narrower gaps too.
        horizontal: the page's horizontal boundaries; those inside a stretch part its rows.
        expected: column boundaries of the table on the page before; may be empty. One row of it may be all that
            stands at the page's head.
        ahead: those of the table at the head of the page after; its header may be all that stands at the foot.
    """
    if not len(segments):
        return []
    found = []
    for stretch in _stretches(runs, segments):
        lines = stretch.lines
        if len(stretch.rows) < 2:
            over_head = lines[0] < MAX_TAIL and _is_expected(stretch, expected)
            over_foot = lines[-1] >= runs.line_count - MAX_TAIL and _is_expected(stretch, ahead)
            if not (over_head or over_foot):
                continue
        if is_group_above(runs, lines[0]):
            lines = [lines[0] - 1, *lines]
        elif _is_expected(stretch, expected):
            lines = [*_lead_in(runs, stretch), *lines]
        is_inside = np.zeros(segments.line_count, dtype=bool)
        is_inside[lines] = True
        inside = segments.take(is_inside[segments.line])
        box = inside.box
        x0, top, x1, bottom = box[:, 0].min(), box[:, 1].min(), box[:, 2].max(), box[:, 3].max()
        found.append(
            (_bare(float(x0) - 2, float(top) - 1, float(x1) + 2, float(bottom) + 1, horizontal), inside)
        )
    return found


def _bare(x0: float, top: float, x1: float, bottom: float, horizontal: Edges) -> Lattice:
    """Give the lattice of a stretch: its outline, and the rules that run across most of it."""
    inside = (horizontal.at > top + 3) & (horizontal.at < bottom - 3)
    length = np.minimum(horizontal.end, x1) - np.maximum(horizontal.start, x0)
    rules = np.unique(horizontal.at[inside & (length > 0.6 * (x1 - x0))])
    ys = np.concatenate(([top], rules, [bottom]))
    across = np.ones((len(ys), 1), dtype=bool)
    across[[0, -1]] = False
    return Lattice(
        xs=np.array([x0, x1]),
        ys=ys,
        across=across,
        down=np.zeros((2, len(ys) - 1), dtype=bool),
        rules=horizontal.take(inside),
        uprights=horizontal.take(np.zeros(len(horizontal), dtype=bool)),
    )


def _stretches(runs: Segments, segments: Segments) -> Iterator[_Stretch]:
    """Walk down the lines and gather those that keep the strips of the ones above free."""
    stretch: _Stretch | None = None
    lowest = np.inf
    starts = runs.is_first.nonzero()[0]
    numbers = runs.line[starts].tolist()
    tops = np.minimum.reduceat(runs.box[:, 1], starts).tolist()
    bottoms = np.maximum.reduceat(runs.box[:, 3], starts).tolist()
    is_bold = np.logical_and.reduceat(runs.is_bold, starts).tolist()
    heights = (runs.box[:, 3] - runs.box[:, 1]).tolist()
    on_line = zip(numbers, tops, bottoms, is_bold, runs.places, _spans(runs), _spans(segments), strict=True)
    for line, top, bottom, bold, (first, end), texts, parts in on_line:
        if stretch is not None:
            blank = (top - lowest) / max(median(heights[first:end]), 1.0)
            is_new = bold and (
                _is_new_header(stretch, texts, runs, blank) or _is_outside(stretch, texts, blank)
            )
            if blank > MAX_GAP or is_new or not _goes_on(stretch, line, texts, parts, blank):
                yield stretch
                stretch = None
        if stretch is None and len(texts) > 1:
            stretch = _Stretch([line], _gaps(texts), rows=[texts])
        lowest = bottom
    if stretch is not None:
        yield stretch


def _spans(segments: Segments) -> list[list[_Span]]:
    """Give where the texts of each line begin and end."""
    spans = list(zip(segments.box[:, 0].tolist(), segments.box[:, 2].tolist(), strict=True))
    return [spans[first:end] for first, end in segments.places]


def _gaps(texts: list[_Span]) -> list[_Span]:
    return [(left[1], right[0]) for left, right in pairwise(texts)]


def _is_expected(stretch: _Stretch, expected: Floats) -> bool:
    """Tell whether the gutters are those of the table on the page before, which may stand further to one side."""
    inner = expected[1:-1]
    if not len(inner):
        return False
    strips = stretch.strips
    apart = min(row[0][0] for row in stretch.rows) - MIN_INSET - float(expected[0])
    for shift in (0.0, apart) if abs(apart) < MAX_SHIFT else (0.0,):
        at = inner + shift
        known = [bool(((at > low - NEAR) & (at < high + NEAR)).any()) for low, high in strips]
        if sum(known) >= MOST_KNOWN * len(known):
            return True
    return False


def _lead_in(runs: Segments, stretch: _Stretch) -> list[int]:
    """Give the lines right above that fit into one column: the tail of a row that the page break cut."""
    found: list[int] = []
    below = runs.box[runs.line == stretch.lines[0]]
    for line in range(stretch.lines[0] - 1, -1, -1):
        box = runs.box[runs.line == line]
        if len(box) != 1:
            break
        x0, top, x1, bottom = box[0].tolist()
        if below[:, 1].min() - bottom > LOOSE * (bottom - top):
            break
        if any(_free_part(strip, [(x0, x1)]) is None for strip in stretch.strips):
            break
        found.insert(0, line)
        below = box
    return found


def _goes_on(stretch: _Stretch, line: int, texts: list[_Span], parts: list[_Span], blank: float) -> bool:
    """Add a line to a stretch; False when the table has ended above it.

    A single text below a blank, or one that runs over the gutters, waits until the table goes on below it.

    Args:
        stretch: the lines above.
        line: its number.
        texts: its runs of words that wide gaps part.
        parts: the same cut at narrower gaps too: where a gutter is known, they part columns.
        blank: how far it stands below the line above, in heights of a line.
    """
    strips = [_free_part(strip, parts) for strip in stretch.strips]
    kept = [strip for strip in strips if strip is not None]
    gaps = _gaps(texts)
    is_row = any(_shared(gap, strip) for gap in _gaps(parts) for strip in kept)
    if gaps and (stretch.waiting or blank > LOOSE) and _is_other_table(stretch, gaps):
        return False
    is_over = bool(gaps) or not kept or len(kept) < len(strips)
    if not is_row and (is_over or blank > LOOSE or stretch.waiting):
        stretch.waiting.append(line)
        stretch.spanning += is_over or blank > LOOSE
        return stretch.spanning <= MAX_SPANNING
    stretch.lines += [*stretch.waiting, line]
    stretch.waiting.clear()
    stretch.spanning = 0
    stretch.strips = [new or old for new, old in zip(strips, stretch.strips, strict=True)]
    stretch.strips += [gap for gap in gaps if not any(_shared(gap, strip) for strip in stretch.strips)]
    if gaps:
        stretch.rows.append(texts)
    return True


def _is_new_header(stretch: _Stretch, texts: list[_Span], runs: Segments, blank: float) -> bool:
    """Tell whether a row in bold is another table's header, rows above: it stands apart, or below a heading in bold.

    So does one below text that starts left of the cells' texts.
    """
    if len(texts) < HEADER_COLUMNS or bool(runs.is_bold[runs.line == stretch.lines[-1]].all()):
        return False
    if not stretch.waiting:
        return blank > APART
    if bool(runs.is_bold[runs.line == stretch.waiting[-1]].all()):
        return True
    note = float(runs.box[runs.line == stretch.waiting[0], 0].min())
    return MIN_INSET < _left(stretch) - note <= MAX_INSET


def _is_outside(stretch: _Stretch, texts: list[_Span], blank: float) -> bool:
    """Tell whether a line in bold is a heading left of where the cells' texts start, by a cell's margin at most."""
    if len(texts) > 1 or len(stretch.rows) < 2 or blank <= APART:
        return False
    return MIN_INSET < _left(stretch) - texts[0][0] <= MAX_INSET


def _left(stretch: _Stretch) -> float:
    """Give where the cells' texts start, in points."""
    return min(row[0][0] for row in stretch.rows)


def _is_other_table(stretch: _Stretch, gaps: list[_Span]) -> bool:
    """Tell whether most rows above run over a gutter of this one: below a blank or a heading, another table."""
    for low, high in gaps:
        over = sum(any(x0 <= low and x1 >= high for x0, x1 in texts) for texts in stretch.rows)
        if over >= max(2, 0.6 * len(stretch.rows)):
            return True
    return False


def _shared(first: _Span, second: _Span) -> bool:
    return min(first[1], second[1]) - max(first[0], second[0]) >= MIN_SHARED


def _free_part(strip: _Span, texts: list[_Span]) -> _Span | None:
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
