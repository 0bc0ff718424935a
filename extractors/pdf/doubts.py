"""Rows that rules do not show whole, and whose texts do not stand as a row's do: cut, run together, or misplaced.

Nothing is read anew here. A cell that lost a line, or has its neighbour's, looks like any other to a reader of the
rows, so that each row which may be wrong by the evidence is an issue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from extractors.document import Cell, Document, Issue, Line, Row, Table
from extractors.evidence import Evidence, weigh
from extractors.pdf.tables.segments import LABEL
from extractors.pdf.tables.texts import DASHES

__all__ = ["with_doubtful_rows"]

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

TOGETHER = 0.4
"""Of a line's height: paragraphs of neighbouring columns that start this near start together."""

MANY_COLUMNS = 3
"""Columns of a table from which a row with few texts is odd."""

UNENDED = frozenset(
    "a an and as at be by for from in is of on or that the their to with & / - –".split()  # noqa: SIM905
)
"""Words that end no text."""

UNENDED_SIGNS = (",", ";", "/", "&", "(", "-")
"""And signs."""

Extent = tuple[float, float]
"""From where to where a text runs down its page, in points."""

LEVELS: tuple[Callable[[Extent], float], ...] = (
    lambda extent: extent[0],
    lambda extent: (extent[0] + extent[1]) / 2,
    lambda extent: extent[1],
)
"""Heights at which the cells of a row may agree: top, middle and foot."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """How the texts of a table are set."""

    line: float
    """Height of a line in points."""
    usual: float
    """Distance of the lines of a cell in points."""
    level: Callable[[Extent], float]
    """The height at which most cells of a row agree."""
    is_levelled: bool
    """False: many cells are lower than their rows, but most of them agree at no height."""


@dataclass(frozen=True, slots=True)
class _Side:
    """How two neighbouring rows meet."""

    follows: bool
    """In some column the text below follows as a cell's next line does."""
    goes_on: bool
    """And begins with a small letter."""
    overlaps: bool
    """Some text below stands higher than one above ends."""


@dataclass(frozen=True, slots=True)
class _Case:
    """What is known of a row."""

    row: Row
    cells: tuple[Cell, ...]
    """Those with text."""
    columns: int
    """Of the table."""
    setting: _Setting
    sides: tuple[_Side, ...]
    off_level: int
    """How many of its cells stand at another height than cells of the table do."""


def _meets(case: _Case, how: str) -> bool:
    return any(getattr(side, how) for side in case.sides)


def _off_level(cells: Sequence[Cell], setting: _Setting) -> int:
    level, near = setting.level, ALIKE * setting.line
    found = _lower_cells(cells, setting.line)
    return sum(abs(level(extent) - level(whole)) > near for whole, lower in found for extent in lower)


def _is_unended(case: _Case) -> bool:
    return any(_ends_open(cell.lines[-1].text) for cell in case.cells)


def _ends_open(text: str) -> bool:
    return text.endswith(UNENDED_SIGNS) or text.rsplit(" ", 1)[-1].lower() in UNENDED


def _start_together(case: _Case) -> bool:
    """Tell whether paragraphs start at one height in several columns, below the first.

    Items of lists may, and the parts of a row among rows so close that each line may be one.
    """
    if _meets(case, "follows"):
        return False
    starts = sorted(
        (paragraph.box.page, paragraph.box.top)
        for cell in case.cells
        for paragraph in cell.paragraphs[1:]
        if paragraph.box and not _is_item(paragraph.text)
    )
    near = TOGETHER * case.setting.line
    return any(above[0] == below[0] and below[1] - above[1] < near for above, below in pairwise(starts))


def _is_item(text: str) -> bool:
    first = text.split(" ", 1)[0]
    return first in DASHES or LABEL.fullmatch(first) is not None


def _is_lone(case: _Case) -> bool:
    """Tell whether half of a row's cells or more are empty, though it stands apart; a text at its left is a band."""
    if [cell.column for cell in case.cells] == [1]:
        return False
    filled = sum(cell.column_span for cell in case.cells)
    return case.columns >= MANY_COLUMNS and 2 * filled <= case.columns and not _meets(case, "follows")


def _is_bullet(case: _Case) -> bool:
    """Tell whether nothing stands in a row but an item of a list with a bullet, as inside a cell."""
    return len(case.cells) == 1 and case.cells[0].text.startswith("• ")


def _spans(case: _Case) -> bool:
    return len(case.cells) > 1 and any(cell.column_span > 1 for cell in case.cells)


EVIDENCE: tuple[Evidence[_Case], ...] = (
    ("no rules show it whole", -2.2, lambda _: True),
    ("a text follows its neighbour's as lines of a cell do", 1.2, lambda case: _meets(case, "follows")),
    ("it goes on in mid-sentence", 1.5, lambda case: _meets(case, "goes_on")),
    ("its texts reach into its neighbour's", 1.5, lambda case: _meets(case, "overlaps")),
    ("a text stands at another height than usual", 1.4, lambda case: case.off_level > 0),
    ("several texts do", 0.5, lambda case: case.off_level > 1),
    ("the table's texts share no height", 0.5, lambda case: not case.setting.is_levelled),
    ("a text runs over several columns", 2.6, _spans),
    ("paragraphs of several columns start together", 3.0, _start_together),
    ("most of its cells are empty", 2.6, _is_lone),
    ("an item of a list stands alone", 2.6, _is_bullet),
    ("a text ends in mid-sentence", 0.9, _is_unended),
)
"""Name, weight and test: above 0 a person should look. The weights, log odds, were fitted to made-up plans as a dozen
programs print them, of which the true rows are known."""


def with_doubtful_rows(document: Document) -> Document:
    """Add an issue for each row that may be wrong, among those which rules do not show whole.

    Lines must stand as they were laid out: on a sheet of two printed pages rows stand beside others of their table.
    """
    issues = [issue for table in document.tables for issue in _doubts(table)]
    return replace(document, issues=(*document.issues, *issues)) if issues else document


def _doubts(table: Table) -> Iterator[Issue]:
    if all(row.is_drawn for row in table.rows):
        return
    for number, case in _cases(table):
        verdict = weigh(EVIDENCE, case)
        if verdict.holds:
            page = case.row.pages[0] if case.row.pages else None
            message = f"The row may be wrong: {'; '.join(verdict.reasons)}."
            yield Issue("row-doubtful", message, page, table.number, number)


def _cases(table: Table) -> Iterator[tuple[int, _Case]]:
    """Give the rows of which not all is drawn, with their numbers."""
    body = [(number, row, _filled(row)) for number, row in enumerate(table.rows, 1) if row.kind == "body"]
    setting = _setting([cells for _, _, cells in body])
    if setting is None:
        return
    for place, (number, row, cells) in enumerate(body):
        if cells and not row.is_drawn:
            beside = pairwise(body[max(place - 1, 0) : place + 2])
            sides = tuple(_meet(above, below, setting) for (_, _, above), (_, _, below) in beside)
            off_level = _off_level(cells, setting)
            yield number, _Case(row, cells, table.column_count, setting, sides, off_level)


def _filled(row: Row) -> tuple[Cell, ...]:
    return tuple(cell for cell in row.cells if cell.lines and all(line.box for line in cell.lines))


def _setting(rows: Sequence[Sequence[Cell]]) -> _Setting | None:
    cells = [cell for row in rows for cell in row]
    heights = [line.box.bottom - line.box.top for cell in cells for line in cell.lines if line.box]
    if not heights:
        return None
    line = median(heights)
    gaps = [gap for cell in cells for gap in map(_gap, cell.lines, cell.lines[1:]) if gap is not None]
    found = [
        (whole, extent) for row in rows for whole, extents in _lower_cells(row, line) for extent in extents
    ]
    agree = [
        sum(abs(level(extent) - level(whole)) <= ALIKE * line for whole, extent in found) for level in LEVELS
    ]
    most = max(agree)
    is_levelled = len(found) < FEWEST_LOWER or most >= LEVELLED * len(found)
    return _Setting(line, median(gaps) if gaps else 0.0, LEVELS[agree.index(most)], is_levelled)


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


def _gap(above: Line, below: Line) -> float | None:
    """Give the distance of two lines in points; None if they are on two pages, or side by side."""
    if above.box is None or below.box is None or above.box.page != below.box.page:
        return None
    return below.box.top - above.box.bottom if below.box.top > above.box.top else None


def _meet(above: Sequence[Cell], below: Sequence[Cell], setting: _Setting) -> _Side:
    last = {cell.column: cell.lines[-1] for cell in above if cell.row_span == 1}
    pairs = [(last[cell.column], cell.lines[0]) for cell in below if cell.column in last]
    furthest = setting.usual + INSIDE * setting.line
    near = [line for before, line in pairs if (gap := _gap(before, line)) is not None and gap <= furthest]
    return _Side(bool(near), any(_starts_small(line.text) for line in near), _overlap(above, below, setting))


def _starts_small(text: str) -> bool:
    return text[:1].islower() and not LABEL.fullmatch(text.split(" ", 1)[0])


def _overlap(above: Sequence[Cell], below: Sequence[Cell], setting: _Setting) -> bool:
    over = [cell for cell in above if cell.row_span == 1]
    under = [cell for cell in below if cell.row_span == 1]
    pages = {line.box.page for cell in (*over, *under) for line in cell.lines if line.box}
    if not over or not under or len(pages) > 1:
        return False
    lowest = max(_extent(cell)[1] for cell in over)
    return lowest - min(_extent(cell)[0] for cell in under) > OVERLAP * setting.line
