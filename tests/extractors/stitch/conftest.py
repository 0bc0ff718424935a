"""Pieces of tables drawn with words: what the stitching tests are written in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from msgspec.structs import replace

from extractors.document import Box, Cell, Line, Row, Table
from extractors.fragments import Fragment, Layout
from extractors.stitch import Stitched, stitch

Rows = Sequence[Sequence[str]]
EDGES = (50.0, 110.0, 310.0, 430.0, 540.0)
HEIGHT, WIDTH, LINE = 800.0, 600.0, 12.0


def _cell(text: str, row: int, column: int, box: Box | None, bold: bool, fill: str) -> Cell:
    lines = []
    for at, part in enumerate(text.split("\n") if text else []):
        place = None
        if box:
            top = box.top + 1 + at * LINE
            place = Box(
                box.page, box.x0 + 4, top, box.x0 + 4 + min(5.0 * len(part), box.x1 - box.x0 - 8), top + 11
            )
        lines.append(Line(part, place, size=10.0 if box else 0.0, bold=bold))
    return Cell(row, column, lines=tuple(lines), boxes=(box,) if box else (), fill=fill)


def _draw(
    rows: Rows,
    page: int | None = 1,
    top: float = 80.0,
    edges: Sequence[float] = EDGES,
    bold: int = 0,
    shaded: int = 0,
    is_closed: bool = True,
) -> Fragment:
    """Draw a piece. "<" goes on the cell to the left, "^" the cell above; the first `bold` rows are bold."""
    cells: dict[tuple[int, int], Cell] = {}
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    tops = [top]
    for row in rows:
        height = LINE * max([1, *(text.count("\n") + 1 for text in row)]) + 3
        tops.append(tops[-1] + height)
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in ("<", "^"):
                key = owner[(r, c - 1) if text == "<" else (r - 1, c)]
                old = cells[key]
                box = old.boxes[0] if old.boxes else None
                if box:
                    box = Box(box.page, box.x0, box.top, max(box.x1, edges[c + 1]), tops[r + 1])
                spans = (r + 2 - old.row, c + 2 - old.column)
                cells[key] = replace(
                    old,
                    row_span=spans[0],
                    column_span=max(spans[1], old.column_span),
                    boxes=(box,) if box else (),
                )
                owner[r, c] = key
            else:
                box = Box(page, edges[c], tops[r], edges[c + 1], tops[r + 1]) if page else None
                cells[r, c] = _cell(text, r + 1, c + 1, box, r < bold, "#dddddd" if r < shaded else "")
                owner[r, c] = (r, c)
    made = tuple(
        Row(tuple(cells[r, c] for c in range(len(rows[0])) if (r, c) in cells), pages=(page,) if page else ())
        for r in range(len(rows))
    )
    box = Box(page, edges[0], top, edges[-1], tops[-1]) if page else None
    return Fragment(made, tuple(edges), box, is_closed, is_closed)


def _lay(page: int | None, *blocks: Fragment | Line) -> Layout:
    """Set blocks on a page (None: a Word body)."""
    return Layout(blocks, page, WIDTH if page else 0.0, HEIGHT if page else 0.0)


def _said(text: str, page: int = 1, top: float = 60.0, bold: bool = False, size: float = 10.0) -> Line:
    """Set a line of text outside tables."""
    return Line(text, Box(page, 50, top, 50 + 5 * len(text), top + size + 1), size=size, bold=bold)


def _texts(table: Table) -> list[list[str]]:
    """Give a table as rows of raw texts, lines joined by a space; a spanned place holds nothing."""
    return [[" ".join(line.text for line in cell.lines) for cell in row.cells] for row in table.rows]


def _tables(stitched: Stitched) -> list[Table]:
    """Give the tables of what was stitched."""
    return [block for block in stitched.blocks if isinstance(block, Table)]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The functions that tests draw pages with."""

    piece: Callable[..., Fragment] = _draw
    page: Callable[..., Layout] = _lay
    line: Callable[..., Line] = _said
    texts: Callable[[Table], list[list[str]]] = _texts

    @staticmethod
    def tables(*layouts: Layout) -> list[Table]:
        """Stitch pages and give the tables."""
        return _tables(stitch(layouts))

    @staticmethod
    def over_pages(*pieces: Rows, bold: Sequence[int] | int = 1, word: bool = False) -> list[list[list[str]]]:
        """Stitch pieces that stand on pages of their own, or in a Word body one after the other."""
        heads = [bold] * len(pieces) if isinstance(bold, int) else list(bold)
        if word:
            body = [_draw(rows, None, bold=head) for rows, head in zip(pieces, heads, strict=True)]
            layouts = [_lay(None, *body)]
        else:
            layouts = [
                _lay(page, _draw(rows, page, bold=head))
                for page, (rows, head) in enumerate(zip(pieces, heads, strict=True), 1)
            ]
        return [_texts(table) for table in _tables(stitch(layouts))]


@pytest.fixture(scope="session")
def drawing() -> Drawing:
    """Draw pages of pieces of tables in a few words."""
    return Drawing()
