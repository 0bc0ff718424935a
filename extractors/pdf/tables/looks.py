"""Is it a table? What rows and columns must look like, drawn or not, by named evidence."""

from __future__ import annotations

from statistics import median

import numpy as np
from msgspec import Struct

from extractors.evidence import Evidence, weigh
from extractors.pdf.boxes import crosses, interval_of
from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Floats, Indices
from extractors.pdf.tables.columns.columns import MAX_SHIFT
from extractors.pdf.tables.drawn.edges import Edges
from extractors.pdf.tables.drawn.lattice import Lattice, has_columns
from extractors.pdf.tables.grid import Grid, place_words
from extractors.pdf.tables.outside.tiers import are_in_tiers
from extractors.pdf.tables.words.segments import LABEL, REFERENCE, Segments, coarse
from extractors.pdf.tables.words.texts import set_texts

__all__ = ["is_as_expected", "is_band", "is_drawn_table", "is_open_table", "is_text_in_columns"]

FULL_ROW = 0.75
"""Share of the columns that hold text in a heading row; a drawing's grid has no such row."""

MOST_COLUMNS = 0.6
"""Share of the columns that hold text somewhere in a table without a full row."""

FILLED = 0.34
"""Share of the cells with text from which a drawn grid is a table without a full row."""

MAX_INSET = 14.0
"""Points between a column boundary and where its texts begin, at most."""

AT_SIDE = 0.75
"""Share of the columns in which they do so: figures may stand further to the right, a running header's texts do."""

HEADED_COLUMNS = 3
"""Columns with a heading in bold each that a single row below makes a table."""

FEWEST_IN_TAIL = 3
"""Columns with text that show the last row of a table on a page of its own."""

SAME_COLUMNS = 14.0
"""Points: how far the columns of one table may stand apart on two pages."""

NEAR = 3.0
"""Points: the same for columns of which the page before has more, between these: a table inside a cell, say."""

LABELLED = 0.6
"""Share of the first column's texts that are numbers alone where paragraphs are numbered."""

WIDE_TEXT = 0.8
"""Share of the width that numbered running text takes."""

FULL_LINES = 0.85
"""Share of its column's width that the median line of running text fills."""

EVEN = 0.7
"""Narrowest beside widest column of running text."""

FEW_FIGURES = 0.2
"""Share of figures up to which columns are running text."""

STROKES = 1
"""Vertical lines inside a table without rules; more are a drawing."""


def is_band(drawn: Lattice, segments: Segments, expected: Floats) -> bool:
    """Tell whether all that is drawn is a band between rows that nothing draws: the words tell these, and it with them.

    It holds one line, in bold or over a boundary of the expected columns: else it may be the rest of a row.

    Args:
        drawn: what rules and fills show.
        segments: the words inside it.
        expected: column boundaries of the table on the page before; may be empty.
    """
    if has_columns(drawn) or not len(segments) or any_of(segments.line != segments.line[0]):
        return False
    return all_of(segments.is_bold) or any_of(crosses(segments.box, expected[1:-1])) or not len(expected)


def is_drawn_table(grid: Grid, box: Floats, expected: Floats) -> bool:
    """Tell whether a grid that rules draw is a table: not a frame around text, a chart or a map.

    Args:
        grid: the grid.
        box: (n, 4) boxes of the words or runs of words inside.
        expected: column boundaries of the table on the page before; may be empty.
    """
    rows, columns = grid.shape
    if columns < 2 or len(grid.places) < 2 or not len(box):
        return False
    filled = set(place_words(grid, box).tolist())
    places = [grid.places[i] for i in filled]
    if are_in_tiers(places):
        return False
    in_rows = np.bincount([place.row for place in places], minlength=rows)
    if in_rows.max() >= max(2, FULL_ROW * columns):
        return True
    if is_as_expected(grid.xs, expected):
        return True
    in_columns = {place.column for place in places}
    if len(in_columns) < max(2, MOST_COLUMNS * columns):
        return False
    return bool((rows == 1 or (in_rows > 0).sum() > 1) and len(filled) >= FILLED * len(grid.places))


class _Look(Struct, frozen=True):
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
    is_tail: bool
    """At the page's edge, with text in most columns of the table over it, and as they are set: a row of it."""
    is_apart: bool
    """Gutters are wide beside the font size."""
    is_numbered_text: bool
    """Two columns: numbers or labels alone, and beside them wide running text, under no heading but numbered ones."""
    is_drawing: bool
    """Vertical lines run through it that part no columns."""


def _is_side_by_side(look: _Look) -> bool:
    is_text = look.fill > FULL_LINES and look.figures < FEW_FIGURES
    return is_text and look.evenness > EVEN and look.full_rows > 1


def _has_two_lines(look: _Look) -> bool:
    """Tell whether hardly a line has several columns, where neither a header nor the page before shows these."""
    is_headed = look.has_heading and look.columns >= HEADED_COLUMNS
    return look.full_rows < 3 and not look.is_tail and not is_headed


EVIDENCE: tuple[Evidence[_Look], ...] = (
    ("most words in rows and columns are no table", -1.5, lambda _: True),
    ("three columns or more", 1.0, lambda look: look.columns >= 3),
    ("figures", 1.0, lambda look: look.figures >= 0.4),
    ("several rows", 1.0, lambda look: look.rows >= 3),
    ("many lines with several columns", 0.5, lambda look: look.full_rows >= 4),
    ("a heading in bold", 1.0, lambda look: look.has_heading),
    ("wide gutters", 0.5, lambda look: look.is_apart),
    ("columns as on the page before", 1.5, lambda look: look.is_expected),
    ("running text side by side", -3.0, _is_side_by_side),
    ("lines of a drawing", -3.0, lambda look: look.is_drawing),
    ("numbered paragraphs", -3.0, lambda look: look.is_numbered_text),
    ("one row", -2.0, lambda look: look.rows < 2 and not look.is_tail),
    ("only two lines with several columns", -1.0, _has_two_lines),
)
"""Name, weight and test: above 0 words in rows and columns are a table though no rules say so."""


def is_open_table(
    lattice: Lattice, segments: Segments, expected: Floats, vertical: Edges, *, is_at_edge: bool = False
) -> bool:
    """Tell whether words that only their alignment puts into rows and columns are a table, by named evidence.

    Args:
        lattice: the rows and columns found.
        segments: the words in them.
        expected: column boundaries of the table on the page before, or after; may be empty.
        vertical: the page's vertical boundaries: a table without rules has none inside.
        is_at_edge: no more than running text stands between it and the page that `expected` is of, so that it may be
            a row of the table there.
    """
    if lattice.shape[1] < 2:
        return False
    return weigh(EVIDENCE, _look(lattice, segments, expected, vertical, is_at_edge=is_at_edge)).holds


def is_text_in_columns(lattice: Lattice, segments: Segments, vertical: Edges) -> bool:
    """Tell whether a stretch is running text set in columns, to be read one column after the other."""
    return lattice.shape[1] > 1 and _is_side_by_side(_look(lattice, segments, np.empty(0), vertical))


def _look(
    lattice: Lattice, segments: Segments, expected: Floats, vertical: Edges, *, is_at_edge: bool = False
) -> _Look:
    rows, columns = lattice.shape
    runs = coarse(segments)
    column: Indices = interval_of(runs.x, lattice.xs)
    extents = np.array([_extent(runs.box[column == c]) for c in range(columns)])
    widths = np.maximum(extents[:, 1] - extents[:, 0], 1.0)
    beyond = column > 0
    gutters = extents[1:, 0] - extents[:-1, 1]
    height = median(runs.heights.tolist())
    is_expected = _stands_as_expected(lattice.xs, expected)
    is_full = len(np.unique(column)) >= max(FEWEST_IN_TAIL, MOST_COLUMNS * columns)
    has_heading = bool(all_of(runs.is_bold[runs.line == runs.line.min()]) and runs.is_bold.mean() <= 0.5)
    return _Look(
        rows=rows,
        columns=columns,
        full_rows=runs.full_lines,
        figures=float(runs.is_figure[beyond].mean()) if any_of(beyond) else 0.0,
        fill=median(((runs.box[:, 2] - runs.box[:, 0]) / widths[column]).tolist()),
        evenness=float(widths.min() / widths.max()),
        has_heading=has_heading,
        is_expected=is_expected,
        is_tail=is_at_edge
        and is_expected
        and len(lattice.xs) == len(expected)
        and is_full
        and _keeps_to(lattice.xs, segments),
        is_apart=bool(len(gutters) and gutters.min() > height),
        is_numbered_text=columns == 2
        and _is_numbered_text(runs, column, widths)
        and not (has_heading and not _is_number(runs.first[0])),
        is_drawing=_strokes_inside(lattice, segments, vertical) > STROKES,
    )


def _keeps_to(xs: Floats, segments: Segments) -> bool:
    """Tell whether texts run over no column boundary, and begin in most columns where its cells do."""
    texts = set_texts(segments, xs)
    begins: dict[int, float] = {}
    for column, x0 in zip(texts.column, texts.x0, strict=True):
        begins[column] = min(x0, begins.get(column, x0))
    at_side = sum(x0 - xs[column] <= MAX_INSET for column, x0 in begins.items())
    return bool(at_side >= AT_SIDE * len(begins) and not any_of(crosses(segments.box, xs[1:-1])))


def _is_number(word: object) -> bool:
    return bool(REFERENCE.fullmatch(str(word)) or LABEL.fullmatch(str(word)))


def _is_numbered_text(runs: Segments, column: Indices, widths: Floats) -> bool:
    first = runs.first[column == 0]
    numbers = [_is_number(word) for word in first]
    is_alone = bool((runs.count[column == 0] == 1).mean() > LABELLED) if len(first) else False
    return is_alone and sum(numbers) > LABELLED * len(numbers) and bool(widths[1] > WIDE_TEXT * widths.sum())


def _extent(box: Floats) -> tuple[float, float]:
    return (float(box[:, 0].min()), float(box[:, 2].max())) if len(box) else (0.0, 0.0)


def _strokes_inside(lattice: Lattice, segments: Segments, vertical: Edges) -> int:
    """Count the vertical lines that run through the text of columns; those between columns may be theirs."""
    _, top, _, bottom = lattice.box
    beside = vertical.at[(vertical.end > top + 3) & (vertical.start < bottom - 3)]
    if not len(beside):
        return 0
    column = interval_of(segments.x, lattice.xs)
    extents = np.array([_extent(segments.box[column == c]) for c in range(lattice.shape[1])])
    is_inside = (beside[:, None] > extents[:, 0] + 3) & (beside[:, None] < extents[:, 1] - 3)
    return int(is_inside.any(axis=1).sum())


def _stands_as_expected(xs: Floats, expected: Floats) -> bool:
    """Tell whether columns are as expected, or all but those that hold no text, and hardly further to one side."""
    if not is_as_expected(xs, expected):
        return False
    shift = (expected - xs)[1:-1] if len(xs) == len(expected) else expected[:1] - xs[:1]
    return bool(np.abs(shift).max() < MAX_SHIFT + SAME_COLUMNS)


def is_as_expected(xs: Floats, expected: Floats) -> bool:
    """Tell whether columns stand as on the page before, or are some of those, perhaps further to one side."""
    if not 2 < len(xs) <= len(expected):
        return False
    if len(xs) == len(expected):
        return bool(np.ptp((expected - xs)[1:-1]) < SAME_COLUMNS)
    apart = expected - (expected[0] - xs[0])
    return bool(np.abs(apart[:, None] - xs).min(axis=0).max() < NEAR and abs(apart[-1] - xs[-1]) < NEAR)
