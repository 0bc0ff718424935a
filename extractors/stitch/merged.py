"""Cells merged over rows that run over a page break: which columns of a new row go on with the cell above."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document import Cell, Line, Row
from extractors.stitch.growing import Growing, ends_in
from extractors.stitch.looks import is_band, is_blank, texts
from extractors.stitch.textflow import SURELY, goes_on

__all__ = ["going_on", "said_again"]

CERTAINLY = SURELY + 1.0
"""Score from which a text goes on below the break although nothing shows that its cell is merged."""
FEWEST_MERGED = 2
"""Merged cells of a column, from which on they are its habit."""


def going_on(above: Growing, first: Row) -> tuple[frozenset[int], frozenset[int]]:
    """Find the columns of a new row that go on with the cell above, and those that but repeat its text.

    A merged cell is blank in its part below the break, or its text goes on there in mid-sentence, or the
    program that made the file set its text again on each page. Where a column has nothing but merged cells with text,
    a blank one is a part however few rows show it, and so is one above whose text stands below. A text merged over no
    more rows than a new one on its left starts with that. One row above and one below show no merging: there the
    text alone tells, or the colour.
    """
    if above.rows[-1].kind != "body" or is_band(first, above.column_count):
        return frozenset(), frozenset()
    joined: set[int] = set()
    repeated: set[int] = set()
    is_leading = True
    tallest_new = 1
    for cell in first.cells:
        end = ends_in(above, cell.column)
        starts_anew = 1 < cell.row_span <= tallest_new and not is_blank(cell)
        if end is not None and end.column_span == cell.column_span and not starts_anew:
            if _is_repeated(end, cell):
                repeated.add(cell.column)
            is_part = _is_blank_part(end, cell, is_leading) or _is_other_part(above, end, first, cell)
            if is_part or _is_repeated(end, cell) or _runs_on(end, cell):
                joined.add(cell.column)
            if _surely_runs_on(end, cell):
                joined |= {cell.column, *_blank_beneath(above, first, cell.column)}
        if cell.column not in joined and not is_blank(cell):
            tallest_new = max(tallest_new, cell.row_span)
        is_leading = is_leading and cell.column in joined
    return frozenset(joined), frozenset(repeated)


def said_again(above: Growing, rest: Row) -> frozenset[int]:
    """Find the columns in which the rest of a cut row but repeats the text of a merged cell above."""
    ends = ((cell, ends_in(above, cell.column)) for cell in rest.cells)
    return frozenset(cell.column for cell, end in ends if end is not None and _is_repeated(end, cell))


def _is_merged(end: Cell, cell: Cell) -> bool:
    return end.row_span > 1 or cell.row_span > 1


def _is_blank_part(end: Cell, cell: Cell, is_leading: bool) -> bool:
    """Tell whether a blank cell is part of the merged one above: one row alone only in the leading columns."""
    is_part = cell.row_span > 1 or (is_leading and end.row_span > 1)
    return is_part and is_blank(cell) and not is_blank(end)


def _is_other_part(above: Growing, end: Cell, first: Row, cell: Cell) -> bool:
    """Tell whether one of two cells is blank since the text of one merged cell stands in the other.

    The column shows it, none of whose cells is blank else: both are merged, or most are; or the cell's colour does.
    Not so a text that begins below the break.
    """
    if is_blank(cell) == is_blank(end) or _begins_below(end, cell):
        return False
    if is_blank(cell) and end.row_span > 1 and _has_fill_alone(end.fill, first, cell):
        return True
    column = [
        own for row in above.rows if row.kind == "body" for own in row.cells if own.column == cell.column
    ]
    if any(is_blank(own) for own in column if own is not end):
        return False
    merged = sum(own.row_span > 1 for own in column)
    are_both = end.row_span > 1 and cell.row_span > 1
    return are_both or (merged >= FEWEST_MERGED and 2 * merged > len(column))


def _begins_below(end: Cell, cell: Cell) -> bool:
    """Tell whether a text begins in its cell below the break, though the blank cell above had room for it.

    It stands at the top and ends well above the bottom: neither was it set in the middle of both parts.
    """
    boxes = [line.box for line in cell.lines if line.text and line.box]
    if not (is_blank(end) and boxes and cell.boxes and end.boxes):
        return False
    part, room = cell.boxes[0], end.boxes[-1].bottom - end.boxes[-1].top
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    line = boxes[0].bottom - boxes[0].top
    return top - part.top < line < part.bottom - bottom and bottom - top < room


def _has_fill_alone(fill: str, row: Row, cell: Cell) -> bool:
    """Tell whether a cell has the colour of a merged one, and no other cell that begins with it."""
    return bool(fill) and [own.column for own in row.cells if own.fill == fill] == [cell.column]


def _is_repeated(end: Cell, cell: Cell) -> bool:
    return _is_merged(end, cell) and not is_blank(cell) and _words(end.lines) == _words(cell.lines)


def _runs_on(end: Cell, cell: Cell) -> bool:
    return _is_merged(end, cell) and not is_blank(cell) and goes_on(end.lines, cell.lines) >= SURELY


def _surely_runs_on(end: Cell, cell: Cell) -> bool:
    return not is_blank(cell) and goes_on(end.lines, cell.lines) >= CERTAINLY


def _blank_beneath(above: Growing, first: Row, column: int) -> list[int]:
    """Give the leading columns before this one, if all are blank in the new row: they are merged with it."""
    before = [cell for cell in first.cells if cell.column < column]
    return (
        [cell.column for cell in before if ends_in(above, cell.column)] if all(map(is_blank, before)) else []
    )


def _words(lines: Sequence[Line]) -> list[str]:
    return texts(lines).split()
