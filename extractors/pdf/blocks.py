"""Tables without rules: stretches of lines that keep the same strips free, and what speaks for a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from extractors.pdf.edges import Edges, Indices
from extractors.pdf.lattice import Lattice
from extractors.pdf.page import Floats
from extractors.pdf.segments import Segments, coarse

__all__ = ["find_blocks", "is_block_a_table"]

MAX_GAP = 3.0
"""Of a line's height: a wider blank ends a stretch of lines."""

LOOSE = 1.2
"""Of a line's height: a single text below such a blank is no continuation (a page number, a note)."""

MAX_SPANNING = 2
"""Lines in a row that run over the gutters (a band, a wrapped heading); more are running text."""

MIN_SHARED = 3.0
"""Points: strips of two lines that share less than this are not the same gutter."""

NEEDED = 2.0
"""The evidence that makes a stretch of lines a table."""


@dataclass(slots=True)
class _Stretch:
    """Lines that follow each other and keep the same strips free, while they are gathered."""

    lines: list[int]
    strips: list[tuple[float, float]]
    waiting: list[int] = field(default_factory=list)
    """Lines over the gutters, kept if the table goes on below them."""
    rows: list[Floats] = field(default_factory=list)
    """Boxes of the lines with text on both sides of a strip."""


def find_blocks(segments: Segments, horizontal: Edges) -> list[tuple[Lattice, Segments]]:
    """Find the stretches of lines that may be tables, each with its segments.

    Args:
        segments: the words outside ruled tables.
        horizontal: the page's horizontal boundaries; those inside a stretch part its rows.
    """
    if not len(segments):
        return []
    runs = coarse(segments)
    found = []
    for lines in _stretches(runs):
        inside = segments.take(np.isin(segments.line, lines))
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
        xs=np.array([x0, x1]), ys=ys, across=across, down=np.zeros((2, len(ys) - 1), dtype=bool), ruled=0.0
    )


def _stretches(runs: Segments) -> Iterator[list[int]]:
    """Walk down the lines and gather those that keep the strips of the ones above free."""
    stretch: _Stretch | None = None
    bottom = np.inf
    starts = np.flatnonzero(np.isinf(runs.gap))
    for first, end in zip(starts, np.concatenate((starts[1:], [len(runs)])), strict=True):
        box = runs.box[first:end]
        blank = (float(box[:, 1].min()) - bottom) / max(float(np.median(box[:, 3] - box[:, 1])), 1.0)
        line = int(runs.line[first])
        if stretch is not None and (blank > MAX_GAP or not _goes_on(stretch, line, box, blank)):
            yield from _closed(stretch)
            stretch = None
        if stretch is None and len(box) > 1:
            stretch = _Stretch([line], _gaps(box), rows=[box])
        bottom = float(box[:, 3].max())
    if stretch is not None:
        yield from _closed(stretch)


def _gaps(box: Floats) -> list[tuple[float, float]]:
    return [(float(a), float(b)) for a, b in zip(box[:-1, 2], box[1:, 0], strict=True)]


def _closed(stretch: _Stretch) -> Iterator[list[int]]:
    if len(stretch.rows) > 1:
        yield stretch.lines


def _goes_on(stretch: _Stretch, line: int, box: Floats, blank: float) -> bool:
    """Add a line to a stretch; False when the table has ended above it.

    A single text below a blank, or one that runs over the gutters, waits until the table goes on below it.
    """
    strips = [_free_part(strip, box) for strip in stretch.strips]
    kept = [strip for strip in strips if strip is not None]
    gaps = _gaps(box)
    is_row = any(_shared(gap, strip) for gap in gaps for strip in kept)
    if is_row and (stretch.waiting or blank > LOOSE) and _is_other_table(stretch, gaps):
        return False
    if not is_row and (gaps or not kept or len(kept) < len(strips) or blank > LOOSE):
        stretch.waiting.append(line)
        return len(stretch.waiting) <= MAX_SPANNING
    stretch.lines += [*stretch.waiting, line]
    stretch.waiting.clear()
    stretch.strips = [new or old for new, old in zip(strips, stretch.strips, strict=True)]
    stretch.strips += [gap for gap in gaps if not any(_shared(gap, strip) for strip in stretch.strips)]
    if gaps:
        stretch.rows.append(box)
    return True


def _is_other_table(stretch: _Stretch, gaps: list[tuple[float, float]]) -> bool:
    """Tell whether most rows above run over a gutter of this one: below a blank or a heading, another table."""
    for low, high in gaps:
        over = sum(bool(((box[:, 0] <= low) & (box[:, 2] >= high)).any()) for box in stretch.rows)
        if over >= max(2, 0.6 * len(stretch.rows)):
            return True
    return False


def _shared(first: tuple[float, float], second: tuple[float, float]) -> bool:
    return min(first[1], second[1]) - max(first[0], second[0]) >= MIN_SHARED


def _free_part(strip: tuple[float, float], box: Floats) -> tuple[float, float] | None:
    """Give the part of a strip that a line leaves free at its wider side; None if the line runs over it."""
    low, high = strip
    for x0, x1 in zip(box[:, 0].tolist(), box[:, 2].tolist(), strict=True):
        if x0 <= low and x1 > low:
            low = x1
        elif x1 >= high and x0 < high:
            high = x0
        elif x0 > low and x1 < high:
            low, high = (low, x0) if x0 - low > high - x1 else (x1, high)
    return (low, high) if high - low >= MIN_SHARED else None


@dataclass(frozen=True, slots=True)
class _Look:
    """What a stretch of lines looks like once it has rows and columns."""

    rows: int
    columns: int
    full_rows: int
    """Lines with text in at least two columns."""
    figures: float
    """Share of the texts beyond the first column that are figures."""
    fill: float
    """How far the columns' lines fill their width, at the median: running text comes near to 1."""
    evenness: float
    """Narrowest column beside the widest."""
    has_heading: bool
    """The first line is bold in each of its columns, the others are not."""
    is_expected: bool
    is_apart: bool
    """Gutters are wide beside the font size."""


EVIDENCE: tuple[tuple[str, float, Callable[[_Look], bool]], ...] = (
    ("three columns or more", 1.0, lambda look: look.columns >= 3),
    ("figures", 1.0, lambda look: look.figures >= 0.4),
    ("several rows", 1.0, lambda look: look.rows >= 3),
    ("many lines with several columns", 0.5, lambda look: look.full_rows >= 4),
    ("a heading in bold", 1.0, lambda look: look.has_heading),
    ("wide gutters", 0.5, lambda look: look.is_apart),
    ("columns as on the page before", 1.5, lambda look: look.is_expected),
    (
        "running text side by side",
        -3.0,
        lambda look: look.fill > 0.85 and look.evenness > 0.7 and look.figures < 0.2,
    ),
    ("one row", -2.0, lambda look: look.rows < 2),
    ("only two lines with several columns", -1.0, lambda look: look.full_rows < 3),
)
"""Name, weight and test; the weights of what holds must add up to `NEEDED`."""


def is_block_a_table(lattice: Lattice, segments: Segments, expected: Floats) -> bool:
    """Tell whether a stretch of lines with its rows and columns is a table, by named evidence."""
    rows, columns = lattice.shape
    if columns < 2:
        return False
    look = _look(lattice, segments, rows, columns, expected)
    return sum(weight for _, weight, holds in EVIDENCE if holds(look)) >= NEEDED


def _look(lattice: Lattice, segments: Segments, rows: int, columns: int, expected: Floats) -> _Look:
    runs = coarse(segments)
    column: Indices = np.clip(
        np.searchsorted(lattice.xs, runs.box[:, [0, 2]].mean(axis=1)) - 1, 0, columns - 1
    )
    extents = np.array([_extent(runs.box[column == c]) for c in range(columns)])
    widths = np.maximum(extents[:, 1] - extents[:, 0], 1.0)
    beyond = column > 0
    gutters = extents[1:, 0] - extents[:-1, 1]
    height = float(np.median(runs.box[:, 3] - runs.box[:, 1]))
    return _Look(
        rows=rows,
        columns=columns,
        full_rows=int((np.unique(runs.line, return_counts=True)[1] > 1).sum()),
        figures=float(runs.is_figure[beyond].mean()) if beyond.any() else 0.0,
        fill=float(np.median((runs.box[:, 2] - runs.box[:, 0]) / widths[column])),
        evenness=float(widths.min() / widths.max()),
        has_heading=bool(runs.is_bold[runs.line == runs.line.min()].all() and runs.is_bold.mean() < 0.5),
        is_expected=len(expected) == len(lattice.xs)
        and bool(np.abs(expected[1:-1] - lattice.xs[1:-1]).max() < 14.0),
        is_apart=bool(len(gutters) and gutters.min() > height),
    )


def _extent(box: Floats) -> tuple[float, float]:
    return (float(box[:, 0].min()), float(box[:, 2].max())) if len(box) else (0.0, 0.0)
