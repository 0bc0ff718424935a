"""How the texts of a table's rows stand on the page: at which height in their row, and how neighbouring rows meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from statistics import median

from msgspec import Struct

from extractors.document import Cell, Line
from extractors.pdf.tables.words.segments import LABEL

__all__ = ["Setting", "Side", "gap", "meet", "off_level", "set_texts", "starts_small"]

ALIKE = 0.3
"""Of a line's height: tops, middles or feet this near are at one height."""

LOWER = 0.5
"""Of a line's height: a cell so much lower than its row shows where cells stand in it."""

LEVELLED = 0.75
"""Share of the lower cells that keep to one height in a table whose rows were read well."""

FEWEST_LOWER = 4
"""Lower cells from which a table shows where its cells stand."""

INSIDE = 0.12
"""Of a line's height: lines this much further apart than usual may still follow each other in a cell."""

OVERLAP = 0.2
"""Of a line's height: rows overlap by more only if a text stands in the wrong one; fonts' boxes are taller than ink."""

Extent = tuple[float, float]
"""From where to where a text runs down its page, in points."""

LEVELS: tuple[Callable[[Extent], float], ...] = (
    lambda extent: extent[0],
    lambda extent: (extent[0] + extent[1]) / 2,
    lambda extent: extent[1],
)
"""Heights at which the cells of a row may agree: top, middle and foot."""


class Setting(Struct, frozen=True):
    """How the texts of a table are set."""

    line: float
    """Height of a line in points."""
    usual: float
    """Distance of the lines of a cell in points."""
    level: Callable[[Extent], float]
    """The height at which most cells of a row agree."""
    is_levelled: bool
    """False: many cells are lower than their rows, but most of them agree at no height."""


class Side(Struct, frozen=True):
    """How two neighbouring rows meet."""

    follows: bool
    """In some column the text below follows as a cell's next line does."""
    goes_on: bool
    """And begins with a small letter."""
    overlaps: bool
    """Some text below stands higher than one above ends."""


def set_texts(rows: Sequence[Sequence[Cell]]) -> Setting | None:
    """Give how the cells with text of a table's rows are set; None if there are none."""
    cells = [cell for row in rows for cell in row]
    heights = [line.box.bottom - line.box.top for cell in cells for line in cell.lines if line.box]
    if not heights:
        return None
    line = median(heights)
    gaps = [
        between for cell in cells for between in map(gap, cell.lines, cell.lines[1:]) if between is not None
    ]
    found = [
        (whole, extent) for row in rows for whole, extents in _lower_cells(row, line) for extent in extents
    ]
    agree = [
        sum(abs(level(extent) - level(whole)) <= ALIKE * line for whole, extent in found) for level in LEVELS
    ]
    most = max(agree)
    is_levelled = len(found) < FEWEST_LOWER or most >= LEVELLED * len(found)
    return Setting(line, median(gaps) if gaps else 0.0, LEVELS[agree.index(most)], is_levelled)


def off_level(cells: Sequence[Cell], setting: Setting) -> int:
    """Give how many of a row's cells stand at another height than cells of the table do."""
    level, near = setting.level, ALIKE * setting.line
    found = _lower_cells(cells, setting.line)
    return sum(abs(level(extent) - level(whole)) > near for whole, lower in found for extent in lower)


def _lower_cells(cells: Sequence[Cell], line: float) -> Iterator[tuple[Extent, list[Extent]]]:
    """Give from where to where a row's texts run, and the cells much lower than that; nothing if it is on two pages."""
    extents = [_extent(cell) for cell in cells if cell.row_span == 1]
    if len(extents) < 2 or len({line.box.page for cell in cells for line in cell.lines if line.box}) > 1:
        return
    whole = min(top for top, _ in extents), max(bottom for _, bottom in extents)
    height = whole[1] - whole[0] - LOWER * line
    yield whole, [extent for extent in extents if extent[1] - extent[0] < height]


def _extent(cell: Cell) -> Extent:
    boxes = [line.box for line in cell.lines if line.box]
    return min([box.top for box in boxes]), max([box.bottom for box in boxes])


def gap(above: Line, below: Line) -> float | None:
    """Give the distance of two lines in points; None if they are on two pages, or side by side."""
    if above.box is None or below.box is None or above.box.page != below.box.page:
        return None
    return below.box.top - above.box.bottom if below.box.top > above.box.top else None


def meet(above: Sequence[Cell], below: Sequence[Cell], setting: Setting) -> Side:
    """Give how the cells with text of two neighbouring rows meet."""
    last = {cell.column: cell.lines[-1] for cell in above if cell.row_span == 1}
    pairs = [(last[cell.column], cell.lines[0]) for cell in below if cell.column in last]
    near = [line for before, line in pairs if _follows(before, line, setting)]
    return Side(bool(near), any(starts_small(line.text) for line in near), _overlap(above, below, setting))


def _follows(above: Line, below: Line, setting: Setting) -> bool:
    between = gap(above, below)
    return between is not None and between <= setting.usual + INSIDE * setting.line


def starts_small(text: str) -> bool:
    """Tell whether a text begins with a small letter that is no label."""
    return text[:1].islower() and not LABEL.fullmatch(text.split(" ", 1)[0])


def _overlap(above: Sequence[Cell], below: Sequence[Cell], setting: Setting) -> bool:
    over = [cell for cell in above if cell.row_span == 1]
    under = [cell for cell in below if cell.row_span == 1]
    pages = {line.box.page for cell in (*over, *under) for line in cell.lines if line.box}
    if not over or not under or len(pages) > 1:
        return False
    lowest = max(_extent(cell)[1] for cell in over)
    return lowest - min(_extent(cell)[0] for cell in under) > OVERLAP * setting.line
