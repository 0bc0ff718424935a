"""Paragraphs as the tags tell them: one P element may hold many pieces of marked content, as each line is one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from msgspec.structs import replace

from extractors.document import Cell, Line
from extractors.fragments import Fragment, Layout
from extractors.pdf.tagged.witness import Tags

__all__ = ["with_whole_paragraphs"]

Firsts = Mapping[tuple[int, int], int]
"""The first marked-content id of the same P element on the page, by (page, id)."""


def with_whole_paragraphs(layouts: Sequence[Layout], tags: Callable[[], Tags]) -> list[Layout]:
    """Give all text of a P element in a table's cell one marked-content id on its page, as Word writes it.

    So lines of one paragraph are known whoever wrote the tags; LibreOffice makes each line a content of its own.

    Args:
        layouts: the pages, tables in pieces.
        tags: gives the file's tags; not called where no line of a table has an id.
    """
    if not any(_is_marked(block) for layout in layouts for block in layout.blocks):
        return list(layouts)
    firsts = _firsts(tags())
    if not firsts:
        return list(layouts)
    return [
        replace(
            layout,
            blocks=tuple(
                _whole(block, firsts) if isinstance(block, Fragment) else block for block in layout.blocks
            ),
        )
        for layout in layouts
    ]


def _is_marked(block: Line | Fragment) -> bool:
    return isinstance(block, Fragment) and any(
        line.marks != (-1, -1) for row in block.rows for cell in row.cells for line in cell.lines
    )


def _firsts(tags: Tags) -> Firsts:
    firsts: dict[tuple[int, int], int] = {}
    for table in tags.tables:
        for row in table.rows:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    of_page: dict[int, list[int]] = defaultdict(list)
                    for page, mark in sorted(paragraph):
                        of_page[page].append(mark)
                    for page, marks in of_page.items():
                        firsts.update({(page, mark): marks[0] for mark in marks[1:]})
    return firsts


def _whole(fragment: Fragment, firsts: Firsts) -> Fragment:
    return replace(
        fragment,
        rows=tuple(
            replace(row, cells=tuple(_whole_cell(cell, firsts) for cell in row.cells))
            for row in fragment.rows
        ),
    )


def _whole_cell(cell: Cell, firsts: Firsts) -> Cell:
    lines = [_remarked(line, firsts) for line in cell.lines]
    is_same = all(new is old for new, old in zip(lines, cell.lines, strict=True))
    return cell if is_same else replace(cell, lines=tuple(lines))


def _remarked(line: Line, firsts: Firsts) -> Line:
    if line.box is None:
        return line
    first, last = line.marks
    marks = (firsts.get((line.box.page, first), first), firsts.get((line.box.page, last), last))
    return line if marks == line.marks else replace(line, marks=marks)
