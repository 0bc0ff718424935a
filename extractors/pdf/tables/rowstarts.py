"""Rows that no rule shows: the lines of type where a new row of a table begins, by named evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from extractors.pdf.page import Floats
from extractors.pdf.tables.levels import find_levels
from extractors.pdf.tables.linerows import NUMBERED, are_listed, by_line, has_figures
from extractors.pdf.tables.packed import find_packed
from extractors.pdf.tables.segments import CROSSING, Segments
from extractors.pdf.tables.texts import (
    Spacing,
    Texts,
    is_reference,
    may_go_on,
    set_texts,
    spacing,
    starts_item,
    starts_small,
)

__all__ = ["RowStart", "find_rows"]

BLANK = 0.6
"""Of the line's height: a column that stayed empty for this long starts anew."""

WIDER = 0.35
"""Of the line's height: lines this much further apart than usual show a new row."""

FINER = 0.12
"""The same where sentences that go on tell the usual distance, and several texts start."""

SAME_LEFT = 3.0
"""Points: lines that begin this near to each other begin together."""

NEEDED = 2.5
"""The evidence that makes a line the start of a row."""

PLAIN = 4.0
"""The same where nothing is doubtful."""

MANY = 0.4
"""Share of the columns that start a row whose first cell is merged with the one above, or left blank."""


@dataclass(frozen=True, slots=True)
class RowStart:
    """Where a row begins, and whether the first column's text goes on over it: a cell over several rows."""

    y: float
    first_column_goes_on: bool
    is_of_most: bool = True
    """Most columns start with it."""
    is_plain: bool = True
    """So plainly that rules which show other rows, or none, need not say so."""
    fresh: frozenset[int] = frozenset()
    """Columns that start with it after a blank."""
    has_reference: bool = False
    """The first column begins with what numbers rows."""


@dataclass(frozen=True, slots=True)
class _Line:
    """What is known of a line of type inside a table: what stands on it, and above it in each column."""

    above: _Line | None
    lowest: float
    """Bottom of everything above it."""
    left: float
    top: float
    bottom: float
    columns: frozenset[int]
    fresh: frozenset[int]
    """Columns that start here after a blank."""
    goes_on: frozenset[int]
    """Columns whose text goes on with a small letter."""
    may_go_on: frozenset[int]
    """Columns whose line above is full and ends no sentence."""
    anew: frozenset[int]
    """Columns whose text neither goes on from above nor is an item of a list."""
    is_apart: bool
    """Further from everything above than lines usually are."""
    has_reference: bool
    """The first column begins with what numbers rows."""
    is_numbered: bool
    """Most texts of the first column are references, or this one has several levels."""
    is_spanning: bool
    """A text runs over a column boundary."""
    is_bold: bool
    is_figures: bool
    """Figures fill most columns beyond the first."""
    is_listed: bool
    """Most lines fill every column, as this one does, and no text goes on with a small letter."""
    column_count: int


def _nothing_goes_on(line: _Line) -> bool:
    return len(line.columns) > 1 and not line.goes_on and not line.may_go_on


def _most_columns_start(line: _Line) -> bool:
    return len(line.fresh) >= max(2, 0.6 * line.column_count)


def _is_plain(line: _Line) -> bool:
    """Tell whether a row starts below a gap or a heading, or at a band.

    Below a gap its first column starts, or so many do that no list in a cell can be it.
    """
    is_band = line.is_spanning and not (line.above and line.above.is_spanning)
    if is_band or _band_ends(line) or _heading_ends(line):
        return True
    return line.is_apart and (0 in line.fresh or len(line.fresh) >= max(2, MANY * line.column_count))


def _begins_anew(line: _Line) -> bool:
    """Texts above had room for more, that of the first column too: its cells seldom hold two paragraphs."""
    return 0 in line.anew and len(line.anew) > 1 and not (line.goes_on or line.is_bold)


def _most_begin_anew(line: _Line) -> bool:
    return _begins_anew(line) and len(line.anew) >= 0.6 * line.column_count


def _only_first_goes_on(line: _Line) -> bool:
    return len(line.fresh) > 1 and line.goes_on | line.may_go_on == {0}


def _is_heading(line: _Line) -> bool:
    return line.is_bold and (len(line.columns) > 1 or (line.above is not None and line.above.is_bold))


def _heading_ends(line: _Line) -> bool:
    return line.above is not None and _is_heading(line.above) and not line.is_bold


def _is_bold_band(line: _Line) -> bool:
    """A short band: bold, alone in the first column, apart from a row or a header of several texts."""
    above = line.above
    if above is None or not (line.is_bold and line.is_apart and line.columns == {0}):
        return False
    return not above.is_bold or len(above.columns) > 1


def _heading_goes_on(line: _Line) -> bool:
    above = line.above
    if above is None or not (above.is_bold and line.is_bold) or line.is_spanning or above.is_spanning:
        return False
    return not (_is_bold_band(line) or (above.columns == {0} and len(line.columns) > 1))


def _band_goes_on(line: _Line) -> bool:
    """A band's last line is short: alone, as bold, and at the band's left end."""
    above = line.above
    if above is None or not above.is_spanning or line.is_spanning or len(line.columns) > 1:
        return False
    return line.is_bold == above.is_bold and abs(line.left - above.left) < SAME_LEFT


def _band_ends(line: _Line) -> bool:
    return (
        line.above is not None and line.above.is_spanning and not line.is_spanning and not _band_goes_on(line)
    )


EVIDENCE: tuple[tuple[str, float, Callable[[_Line], bool]], ...] = (
    ("stands apart", 2.5, lambda line: line.is_apart),
    ("a column starts", 1.0, lambda line: len(line.fresh) >= 1),
    ("several columns start", 1.0, lambda line: len(line.fresh) >= 2),
    ("most columns start", 1.0, _most_columns_start),
    ("the first column starts", 1.0, lambda line: 0 in line.fresh),
    ("the first column and another begin anew", 2.0, _begins_anew),
    ("most columns begin anew", 1.5, _most_begin_anew),
    ("a reference in the first column", 1.5, lambda line: line.has_reference),
    ("references fill the first column", 1.0, lambda line: line.has_reference and line.is_numbered),
    ("every column is filled", 1.0, lambda line: len(line.columns) == line.column_count),
    ("nothing goes on", 1.5, _nothing_goes_on),
    ("only the first column goes on", 3.5, _only_first_goes_on),
    ("figures in most columns", 2.5, lambda line: line.is_figures),
    ("one of many lines that fill every column", 2.5, lambda line: line.is_listed),
    ("below a heading in bold", 5.0, _heading_ends),
    ("a heading in bold goes on", -4.0, _heading_goes_on),
    ("a band", 2.5, lambda line: line.is_spanning and not (line.above and line.above.is_spanning)),
    ("below a band", 2.5, _band_ends),
    ("a short band in bold", 1.0, _is_bold_band),
    ("a band goes on", -6.0, _band_goes_on),
    ("one text alone", -0.5, lambda line: len(line.columns) == 1 and not line.is_spanning),
    ("a text goes on with a small letter", -2.0, lambda line: bool(line.goes_on) and not line.is_figures),
    ("a text may go on", -1.0, lambda line: bool(line.may_go_on) and not line.is_figures),
)
"""Name, weight and test; a line starts a row when the weights of what holds add up to `NEEDED`."""


def find_rows(segments: Segments, xs: Floats, *, only_apart: bool = False) -> list[RowStart]:
    """Give where rows begin below the first, from the lines of type in a table with column boundaries `xs`.

    Where cells stand at their rows' middles or feet, by these; else by the evidence for each line.

    Args:
        segments: the words of the table, or of a part of it.
        xs: the column boundaries in points.
        only_apart: take only rows that also stand apart: rules show other rows, and a list in a cell is none.
    """
    texts = set_texts(segments, xs)
    apart = spacing(texts)
    levels = find_levels(texts, apart.usual)
    if levels is None:
        levels = find_packed(texts, apart.usual, len(xs) - 1)
    if levels is not None:
        return [RowStart(y, first_column_goes_on=False) for y in levels]
    spanning, found = _spanning(segments, xs), []
    if only_apart and not _may_be_plain(texts, apart, spanning):
        return []
    for line in _lines(texts, apart, spanning, len(xs) - 1):
        if line.above is None or (only_apart and not _is_plain(line)):
            continue
        score = sum(weight for _, weight, holds in EVIDENCE if holds(line))
        if score >= NEEDED:
            y = min(max((line.lowest + line.top) / 2, line.above.top + 1), line.top + 1)
            goes_on = 0 in line.goes_on | line.may_go_on and _only_first_goes_on(line)
            is_of_most = _most_columns_start(line)
            is_plain = is_of_most and 0 in line.columns and not goes_on and score >= PLAIN
            found.append(RowStart(y, goes_on, is_of_most, is_plain, line.fresh, line.has_reference))
    return found


def _may_be_plain(texts: Texts, apart: Spacing, spanning: frozenset[int]) -> bool:
    """Tell at a glance whether a line may plainly start a row: some stand apart, are bold or run over columns."""
    if spanning or any(texts.is_bold):
        return True
    lowest = -np.inf
    for on_line in by_line(texts):
        top, bottom = min([texts.top[i] for i in on_line]), max([texts.bottom[i] for i in on_line])
        if lowest > -np.inf and top - lowest > apart.usual + FINER * (bottom - top):
            return True
        lowest = max(bottom, lowest)
    return False


def _lines(texts: Texts, apart: Spacing, spanning: frozenset[int], columns: int) -> Iterator[_Line]:
    rights = _rights(texts)
    numbers = [is_reference(texts, i) for i, column in enumerate(texts.column) if column == 0]
    is_numbered = sum(numbers) > NUMBERED * len(numbers)
    is_listed = are_listed(texts, columns)
    latest: dict[int, int] = {}
    line, lowest = None, -np.inf
    for on_line in by_line(texts):
        top, bottom = min([texts.top[i] for i in on_line]), max([texts.bottom[i] for i in on_line])
        height = max(bottom - top, 1.0)
        own = {texts.column[i]: i for i in on_line}
        widest = apart.usual + (FINER if apart.is_told and len(own) > 1 else WIDER) * height
        is_apart = top - lowest > widest
        gaps: dict[int, float] = {}
        if not is_apart or not 1 < len(own) == columns:  # else all of them start
            gaps = {c: texts.top[i] - texts.bottom[latest[c]] for c, i in own.items() if c in latest}
        furthest = apart.usual + (FINER if apart.is_told else BLANK) * height
        going = [c for c, gap in gaps.items() if gap <= furthest]
        references = [texts.first[i] for i in on_line if texts.column[i] == 0 and is_reference(texts, i)]
        goes_on = frozenset([c for c in going if starts_small(texts, own[c])])
        may_be_next = frozenset([c for c in going if may_go_on(texts, latest[c], own[c], rights[c])])
        line = _Line(
            above=line,
            lowest=lowest,
            left=min([texts.x0[i] for i in on_line]),
            top=top,
            bottom=bottom,
            columns=frozenset(own),
            fresh=frozenset([c for c in own if gaps.get(c, np.inf) > apart.usual + BLANK * height]),
            goes_on=goes_on,
            may_go_on=may_be_next,
            anew=frozenset(c for c, i in own.items() if not starts_item(texts, i)) - goes_on - may_be_next,
            is_apart=is_apart,
            has_reference=bool(references),
            is_numbered=is_numbered or any("." in reference[1:-1] for reference in references),
            is_spanning=texts.line[on_line[0]] in spanning,
            is_bold=all(map(texts.is_bold.__getitem__, on_line)),
            is_figures=has_figures(texts, on_line, columns),
            is_listed=is_listed and len(own) == columns,
            column_count=columns,
        )
        yield line
        latest |= own
        lowest = max(lowest, bottom)


def _spanning(segments: Segments, xs: Floats) -> frozenset[int]:
    """Give the lines on which a text runs over a column boundary."""
    over = (segments.box[:, None, 0] < xs[1:-1] - CROSSING) & (segments.box[:, None, 2] > xs[1:-1] + CROSSING)
    return frozenset(segments.line[over.any(axis=1)].tolist())


def _rights(texts: Texts) -> dict[int, float]:
    """Give where the longest line of each column ends, in points."""
    rights: dict[int, float] = {}
    for column, x1 in zip(texts.column, texts.x1, strict=True):
        rights[column] = max(x1, rights.get(column, 0.0))
    return rights
