"""Rows that rules do not show whole, and whose texts do not stand as a row's do: cut, run together, or misplaced.

Nothing is read anew here. A cell that lost a line, or has its neighbour's, looks like any other to a reader of the
rows, so that each row which may be wrong by the evidence is an issue.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from extractors.document import Block, Cell, Document, Issue, Paragraph, Row, Table
from extractors.evidence import Evidence, chance, weigh
from extractors.pdf.standing import Setting, Side, gap, meet, off_level, set_texts, starts_small
from extractors.pdf.tables.words.labels import SMALLER
from extractors.pdf.tables.words.segments import LABEL
from extractors.pdf.tables.words.texts import DASHES

__all__ = ["with_doubtful_rows"]

TOGETHER = 0.4
"""Of a line's height: paragraphs of neighbouring columns that start this near start together."""

BESIDE = 0.5
"""Of a line's height: lines of a cell that differ by less stand side by side."""

CLOSE = 0.6
"""Of a line's height: a text outside the table that stands this near may be a line of its first or last row."""

SELDOM = 0.3
"""Share of a column's texts that begin small, up to which one that does is odd."""

MANY_COLUMNS = 3
"""Columns of a table from which a row with few texts is odd."""

UNENDED = frozenset(
    "a an and as at be by for from in is of on or that the their to with & / - –".split()  # noqa: SIM905
)
"""Words that end no text."""

UNENDED_SIGNS = (",", ";", "/", "&", "(", "-")
"""And signs."""


class _Case(Struct, frozen=True):
    """What is known of a row."""

    row: Row
    cells: tuple[Cell, ...]
    """Those with text."""
    columns: int
    """Of the table."""
    setting: Setting
    sides: tuple[Side, ...]
    off_level: int
    """How many of its cells stand at another height than cells of the table do."""
    seldom_small: frozenset[int]
    """Columns of the table few of whose texts begin small."""
    is_close_outside: bool
    """The first or last row, and a text outside the table stands as near as its next line would."""


def _meets(case: _Case, how: str) -> bool:
    return any(getattr(side, how) for side in case.sides)


def _is_unended(case: _Case) -> bool:
    return any(_ends_open(cell.lines[-1].text) for cell in case.cells)


def _ends_open(text: str) -> bool:
    return text.endswith(UNENDED_SIGNS) or text.rsplit(" ", 1)[-1].lower() in UNENDED


def _is_beheaded(case: _Case) -> bool:
    return any(cell.column in case.seldom_small and starts_small(cell.text) for cell in case.cells)


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
    """Tell whether a text beside others runs over columns, but for a form's values, which labels part."""
    if len(case.cells) < 2 or all(cell.column_span == 1 for cell in case.cells):
        return False
    are_labels = all(_is_label(cell) == (at % 2 == 0) for at, cell in enumerate(case.cells))
    return not (are_labels or all(map(_is_smaller, case.cells[::2], case.cells[1::2])))


def _is_label(cell: Cell) -> bool:
    return cell.text.endswith(":") or all(line.bold for line in cell.lines)


def _is_smaller(label: Cell, value: Cell) -> bool:
    return max(line.size for line in label.lines) < SMALLER * min(line.size for line in value.lines)


def _has_lines_beside(case: _Case) -> bool:
    near = BESIDE * case.setting.line
    lines = (pair for cell in case.cells for pair in pairwise(cell.lines))
    return any(
        above.box.page == below.box.page and abs(above.box.top - below.box.top) < near
        for above, below in lines
        if above.box and below.box
    )


EVIDENCE: tuple[Evidence[_Case], ...] = (
    ("no rules show it whole", -2.0, lambda _: True),
    ("a text follows its neighbour's as lines of a cell do", 1.0, lambda case: _meets(case, "follows")),
    ("it goes on in mid-sentence", 1.6, lambda case: _meets(case, "goes_on")),
    ("its texts reach into its neighbour's", 1.7, lambda case: _meets(case, "overlaps")),
    ("a text stands at another height than usual", 1.5, lambda case: case.off_level > 0),
    ("several texts do", 0.4, lambda case: case.off_level > 1),
    ("the table's texts share no height", 0.7, lambda case: not case.setting.is_levelled),
    ("a text runs over several columns", 2.7, _spans),
    ("paragraphs of several columns start together", 2.2, _start_together),
    ("lines of a cell stand side by side", 2.4, _has_lines_beside),
    ("most of its cells are empty", 2.2, _is_lone),
    ("an item of a list stands alone", 2.4, _is_bullet),
    ("a text outside the table stands as near as its next line", 1.5, lambda case: case.is_close_outside),
    ("a text begins small where others of its column do not", 0.9, _is_beheaded),
    ("a text ends in mid-sentence", 1.0, _is_unended),
)
"""Name, weight and test: above 0 a person should look. The weights, log odds, were fitted to made-up plans as a dozen
programs print them, of which the true rows are known."""


def with_doubtful_rows(document: Document) -> Document:
    """Say of each row which rules do not show whole how likely it stands as read, and of those that may be wrong why.

    Lines must stand as they were laid out: on a sheet of two printed pages rows stand beside others of their table.
    """
    blocks: list[Block] = []
    issues: list[Issue] = []
    for place, block in enumerate(document.blocks):
        if isinstance(block, Table) and not all(row.is_drawn for row in block.rows):
            block, found = _doubted(block, document.blocks[max(place - 1, 0) : place + 2])
            issues += found
        blocks.append(block)
    return replace(document, blocks=tuple(blocks), issues=(*document.issues, *issues))


def _doubted(table: Table, around: Sequence[Block]) -> tuple[Table, list[Issue]]:
    """Give a table with what its rows' standing says of them; `around` are its neighbours and itself."""
    rows = list(table.rows)
    issues = []
    for number, case in _cases(table, around):
        verdict = weigh(EVIDENCE, case)
        rows[number - 1] = replace(case.row, stands=chance(-verdict.score))
        if verdict.holds:
            page = case.row.pages[0] if case.row.pages else None
            message = f"The row may be wrong: {'; '.join(verdict.reasons)}."
            issues.append(Issue("row-doubtful", message, page, table.number, number))
    return replace(table, rows=tuple(rows)), issues


def _cases(table: Table, around: Sequence[Block]) -> Iterator[tuple[int, _Case]]:
    """Give the rows of which not all is drawn, with their numbers."""
    body = [(number, row, _filled(row)) for number, row in enumerate(table.rows, 1) if row.kind == "body"]
    setting = set_texts([cells for _, _, cells in body])
    if setting is None:
        return
    seldom_small = _seldom_small([cell for _, _, cells in body for cell in cells])
    for place, (number, row, cells) in enumerate(body):
        if cells and not row.is_drawn:
            beside = pairwise(body[max(place - 1, 0) : place + 2])
            yield (
                number,
                _Case(
                    row=row,
                    cells=cells,
                    columns=table.column_count,
                    setting=setting,
                    sides=tuple(meet(above, below, setting) for (_, _, above), (_, _, below) in beside),
                    off_level=off_level(cells, setting),
                    seldom_small=seldom_small,
                    is_close_outside=_is_close_outside(table, number, cells, around, setting),
                ),
            )


def _filled(row: Row) -> tuple[Cell, ...]:
    return tuple(cell for cell in row.cells if cell.lines and all(line.box for line in cell.lines))


def _seldom_small(cells: Sequence[Cell]) -> frozenset[int]:
    """Give the columns few of whose texts begin small."""
    count = Counter(cell.column for cell in cells)
    small = Counter(cell.column for cell in cells if starts_small(cell.text))
    return frozenset(column for column in count if small[column] <= SELDOM * count[column])


def _is_close_outside(
    table: Table, number: int, cells: Sequence[Cell], around: Sequence[Block], setting: Setting
) -> bool:
    """Tell whether a text above the first or below the last of a table's rows stands too near to be apart."""
    place = next(n for n, block in enumerate(around) if block is table)
    above = [text.lines[-1] for text in around[:place] if isinstance(text, Paragraph) and text.lines]
    below = [text.lines[0] for text in around[place + 1 :] if isinstance(text, Paragraph) and text.lines]
    pairs = [(line, cell.lines[0]) for line in above for cell in cells if number == 1]
    pairs += [(cell.lines[-1], line) for line in below for cell in cells if number == len(table.rows)]
    gaps = [apart for one, other in pairs if (apart := gap(one, other)) is not None]
    return bool(gaps) and min(gaps) < CLOSE * setting.line
