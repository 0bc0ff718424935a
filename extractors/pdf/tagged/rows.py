"""Rows by the file's tags where rules do not show them: of all readings by words, the one that the tags confirm.

The tags are no source of their own: their rows must keep to the lines that were read, one below the other, and look
like rows. Programs that guess tags take each line for a row; those that authors write with tag the author's rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise

from msgspec import Struct
from msgspec.structs import replace

from extractors.document import Cell, Line, Row
from extractors.fragments import Fragment, Layout
from extractors.pdf.tagged.witness import Place, Tags

__all__ = ["with_tagged_rows"]

OVERLAP = 0.3
"""Of a line's height: how far rows below each other overlap at most; fonts' boxes are taller than ink."""

FEWEST_TEXTS = 2
"""Texts of a row, but for one that is a single cell in the tags, a band, or the rest of one that a page break cut."""

Element = tuple[int, int]
"""A TR element: its table and its row there, counted from 0."""


class _Part(Struct, frozen=True):
    """A row by the tags, inside a row as read."""

    cells: tuple[Cell, ...]
    """Those of one row in the tags, and what of the others' lines is its own."""
    merged: tuple[tuple[Cell, int], ...]
    """Those merged over rows in the tags, and over how many; without lines where another part has them."""
    is_band: bool
    """The tags have it as one cell."""
    is_rest: bool
    """The tags have its row begin on an earlier page."""

    @property
    def lines(self) -> list[Line]:
        """The lines that tell where the row stands."""
        return [line for cell in self.cells for line in cell.lines if line.box]


def with_tagged_rows(layouts: Sequence[Layout], tags: Callable[[], Tags]) -> list[Layout]:
    """Part rows that rules do not bound on all sides where the tags have several, and join those that are one there.

    Args:
        layouts: the pages, tables in pieces.
        tags: gives the file's tags; not called where no line of such a row has an id.
    """
    return [
        replace(
            layout,
            blocks=tuple(
                _retold(block, tags()) if isinstance(block, Fragment) and _may_be_told(block) else block
                for block in layout.blocks
            ),
        )
        for layout in layouts
    ]


def _may_be_told(fragment: Fragment) -> bool:
    return fragment.column_count > 1 and any(
        line.marks != (-1, -1)
        for row in fragment.rows
        if not row.is_drawn
        for cell in row.cells
        for line in cell.lines
    )


def _retold(fragment: Fragment, tags: Tags) -> Fragment:
    parts = [[] if row.is_drawn else _parts(row, tags) for row in fragment.rows]
    rows = tuple(_renumbered(fragment.rows, parts)) if any(parts) else fragment.rows
    goes_on = [False, *(_is_one_row(above, below, tags) for above, below in pairwise(rows))]
    rows = tuple(_joined(rows, goes_on)) if any(goes_on) else rows
    return fragment if rows is fragment.rows else replace(fragment, rows=rows)


def _parts(row: Row, tags: Tags) -> list[_Part]:
    """Give the rows that the tags have of a row as read; none where they have one, or are no witness."""
    own = [cell for cell in row.cells if cell.row_span == 1]
    places = [{_place(line, tags) for line in cell.lines} for cell in own]
    known = [place for several in places for place in several if place is not None]
    elements = sorted({(place.table, place.row) for place in known})
    is_told = all(None not in several for several in places) and len({table for table, _ in elements}) == 1
    if not is_told or len(elements) < 2:
        return []
    spans = [_row_span(several, tags) for several in places]
    found = [_part(element, own, spans, tags) for element in elements]
    return found if _are_rows(found) else []


def _place(line: Line, tags: Tags) -> Place | None:
    """Give the cell of the file's own tables that a line stands in; None where it has no tag, or those of two."""
    first, last = (tags.places.get((line.box.page, mark)) if line.box else None for mark in line.marks)
    return first if first == last else None


def _row_span(places: set[Place | None], tags: Tags) -> int:
    """Give over how many rows a cell is merged in the tags, that holds all of one of theirs."""
    (place, *others) = places or {None}
    if place is None or others:
        return 1
    return tags.tables[place.table].rows[place.row].cells[place.cell].row_span


def _part(element: Element, cells: Sequence[Cell], spans: Sequence[int], tags: Tags) -> _Part:
    def is_own(line: Line) -> bool:
        place = _place(line, tags)
        return place is not None and (place.table, place.row) == element

    parts = [replace(cell, lines=tuple(line for line in cell.lines if is_own(line))) for cell in cells]
    single = [part for part, span in zip(parts, spans, strict=True) if span == 1]
    merged = [(part, span) for part, span in zip(parts, spans, strict=True) if span > 1]
    page = min(box.page for cell in cells for box in cell.boxes)
    row = tags.tables[element[0]].rows[element[1]]
    is_rest = any(earlier < page for earlier, _ in row.marks)
    return _Part(tuple(single), tuple(merged), is_band=len(row.cells) == 1, is_rest=is_rest)


def _are_rows(parts: Sequence[_Part]) -> bool:
    """Tell whether the parts stand below each other, and each has texts as a row has."""
    if not all(part.lines for part in parts):
        return False
    for above, below in pairwise(parts):
        slack = OVERLAP * min(line.size for line in below.lines)
        if _extent(above)[1] > _extent(below)[0] + slack:
            return False
    is_full = all(part.is_band or part.is_rest or len(_texts(part)) >= FEWEST_TEXTS for part in parts)
    return is_full and not any(_go_on(_texts(part)) for part in parts[1:])


def _extent(part: _Part) -> tuple[float, float]:
    """Give from where to where a part's lines stand, in points from the page's top."""
    boxes = [line.box for line in part.lines if line.box]
    return min(box.top for box in boxes), max(box.bottom for box in boxes)


def _texts(part: _Part) -> list[str]:
    return [cell.lines[0].text for cell in part.cells if cell.lines]


def _go_on(texts: Sequence[str]) -> bool:
    """Tell whether most texts begin in lower case, as where a line was taken for a row."""
    return 2 * sum(text[:1].islower() for text in texts) > len(texts)


def _renumbered(rows: Sequence[Row], parts: Sequence[Sequence[_Part]]) -> Iterator[Row]:
    """Give the rows with those that have parts parted, and their cells counted anew."""
    starts = [1]
    for several in parts:
        starts.append(starts[-1] + max(1, len(several)))
    for number, (row, several) in enumerate(zip(rows, parts, strict=True)):
        at = starts[number]
        kept = [cell for cell in row.cells if cell.row_span > 1 or not several]
        cells = [replace(cell, row=at, row_span=starts[number + cell.row_span] - at) for cell in kept]
        for nth, own in enumerate(_cells(several) if several else [[]]):
            new = [*(cells if nth == 0 else []), *(replace(cell, row=at + nth) for cell in own)]
            yield replace(row, cells=tuple(sorted(new, key=lambda cell: cell.column)))


def _cells(parts: Sequence[_Part]) -> list[list[Cell]]:
    """Give the cells of each part with the piece of the row's height that they stand in; merged ones in their first."""
    cuts = [(_extent(above)[1] + _extent(below)[0]) / 2 for above, below in pairwise(parts)]
    found: list[list[Cell]] = []
    covered: dict[int, int] = {}
    for nth, part in enumerate(parts):
        own = [_between(cell, cuts, nth, 1) for cell in part.cells]
        for cell, span in part.merged:
            if cell.lines:
                covered[cell.column] = nth + span
                own.append(_between(cell, cuts, nth, min(span, len(parts) - nth)))
            elif covered.get(cell.column, 0) <= nth:
                own.append(_between(cell, cuts, nth, 1))
        found.append(own)
    return found


def _between(cell: Cell, cuts: Sequence[float], nth: int, span: int) -> Cell:
    """Give a cell from one part on, over some of them, with its box cut to these."""
    end = nth + span - 1
    boxes = tuple(
        replace(
            box, top=cuts[nth - 1] if nth else box.top, bottom=cuts[end] if end < len(cuts) else box.bottom
        )
        for box in cell.boxes
    )
    return replace(cell, row_span=span, boxes=boxes)


def _is_one_row(above: Row, below: Row, tags: Tags) -> bool:
    """Tell whether the tags have two rows in one, and each cell of the second goes on below one of the first."""
    if above.is_drawn or below.is_drawn:
        return False
    places = [
        _place(line, tags) for row in (above, below) for cell in row.cells for line in cell.lines if line.box
    ]
    elements = {place and (place.table, place.row) for place in places}
    open_above = {(cell.column, cell.column_span) for cell in above.cells if cell.row_span == 1}
    fits = all(cell.row_span == 1 and (cell.column, cell.column_span) in open_above for cell in below.cells)
    return fits and len(elements) == 1 and None not in elements


def _joined(rows: Sequence[Row], goes_on: Sequence[bool]) -> list[Row]:
    """Give the rows with each that goes on set into the one above, and their cells counted anew."""
    at = list(accumulate(int(not joins) for joins in goes_on))
    found: list[Row] = []
    for number, (row, joins) in enumerate(zip(rows, goes_on, strict=True)):
        cells = tuple(
            replace(cell, row=at[number], row_span=at[number + cell.row_span - 1] - at[number] + 1)
            for cell in row.cells
        )
        if joins:
            below = {cell.column: cell for cell in cells}
            cells = tuple(_over(cell, below.get(cell.column)) for cell in found.pop().cells)
        found.append(replace(row, cells=cells))
    return found


def _over(above: Cell, below: Cell | None) -> Cell:
    """Give a cell with what stands below it in the same row."""
    if below is None:
        return above
    boxes = tuple(replace(a, bottom=b.bottom) for a, b in zip(above.boxes, below.boxes, strict=True))
    return replace(above, lines=above.lines + below.lines, boxes=boxes)
