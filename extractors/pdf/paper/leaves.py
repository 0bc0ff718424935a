"""Sheets that hold two printed pages: parted for stitching into pages one after the other, put together at the end."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from extractors.document import Block, Box, Document, Line, Paragraph, Row
from extractors.fragments import Fragment, Layout
from extractors.pdf.paper.moved import Move, moved, moved_line, moved_row
from extractors.running import ZONE

__all__ = ["Leaf", "part_leaves", "put_together"]


Mark = tuple[tuple[str, ...], int]
"""Texts that each printed page repeats, and at which height, in points."""


class Leaf(Struct, frozen=True):
    """Where what stands on a page goes: to which page, and how far to the right and down, in points."""

    page: int
    right: float
    down: float = 0.0


def part_leaves(layouts: Sequence[Layout]) -> tuple[list[Layout], Mapping[int, Leaf]]:
    """Part each sheet with a fold into two printed pages, numbered one after the other.

    Gives the pages, and for each the sheet that it goes back to; nothing where no sheet has a fold, or none has
    running text or a header of its own on both of its sides, as two tables beside each other have not. Words and
    issues are counted with the left page.
    """
    if not any(map(_has_two_pages, layouts)):
        return list(layouts), {}
    pages: list[Layout] = []
    sheets: dict[int, Leaf] = {}
    for layout in layouts:
        sheet = layout.page or 0
        for left, right in _sides(layout):
            number = len(pages) + 1
            sheets[number], leaf = Leaf(sheet, left), {sheet: Leaf(number, -left)}
            blocks = tuple(
                _moved(block, leaf) for block in layout.blocks if (_left(block) >= layout.fold) == (left > 0)
            )
            page = replace(layout, page=number, blocks=blocks, width=right - left, fold=math.inf)
            issues = tuple(replace(issue, page=number) for issue in layout.issues)
            page = replace(page, words=0, issues=(), furniture=()) if left else replace(page, issues=issues)
            pages.append(page)
    return pages, sheets


def put_together(document: Document, sheets: Mapping[int, Leaf]) -> Document:
    """Put what stands on printed pages back on the sheets that hold them."""
    if not sheets:
        return document
    there = moved(document, _to(sheets)).blocks
    blocks = tuple(_with_pages(*pair, sheets) for pair in zip(there, document.blocks, strict=True))
    issues = tuple(
        issue if issue.page is None else replace(issue, page=sheets[issue.page].page)
        for issue in document.issues
    )
    return replace(document, blocks=blocks, issues=issues, pages=len({leaf.page for leaf in sheets.values()}))


def _has_two_pages(layout: Layout) -> bool:
    """Tell whether a line near top or foot, or a table's first row, stands on both sides of a sheet's fold."""
    if layout.fold == math.inf:
        return False
    sides: tuple[set[Mark], set[Mark]] = set(), set()
    for block in layout.blocks:
        if mark := _mark(block, layout.height):
            sides[_left(block) >= layout.fold].add(mark)
    return bool(sides[0] & sides[1])


def _mark(block: Line | Fragment, height: float) -> Mark | None:
    """Give what a printed page repeats: running text without its digits and where it stands, a table's first row."""
    if isinstance(block, Fragment):
        texts = tuple(cell.raw_text for cell in block.rows[0].cells)
        return (texts, 0) if sum(map(bool, texts)) > 1 else None
    if block.box is None or (ZONE * height <= block.box.bottom and block.box.top <= (1 - ZONE) * height):
        return None
    return (re.sub(r"\d+", "#", block.text),), round(block.box.top)


def _sides(layout: Layout) -> list[tuple[float, float]]:
    if layout.fold == math.inf:
        return [(0.0, layout.width)]
    return [(0.0, layout.fold), (layout.fold, layout.width)]


def _left(block: Line | Fragment) -> float:
    return block.box.x0 if block.box else 0.0


def _to(leaves: Mapping[int, Leaf]) -> Move:
    def to(box: Box) -> tuple[Box]:
        leaf = leaves[box.page]
        x, y = leaf.right, leaf.down
        return (
            replace(
                box, page=leaf.page, x0=box.x0 + x, top=box.top + y, x1=box.x1 + x, bottom=box.bottom + y
            ),
        )

    return to


def _moved(block: Line | Fragment, leaves: Mapping[int, Leaf]) -> Line | Fragment:
    if isinstance(block, Line):
        return moved_line(block, _to(leaves))
    (leaf,) = leaves.values()
    return replace(
        block,
        rows=tuple(_on_pages(moved_row(row, _to(leaves)), row.pages, leaves) for row in block.rows),
        edges=tuple(edge + leaf.right for edge in block.edges),
        box=_to(leaves)(block.box)[0] if block.box else None,
    )


def _with_pages(block: Block, before: Block, leaves: Mapping[int, Leaf]) -> Block:
    """Give a block whose boxes are moved with the pages of its rows, told by those that they had before."""
    if isinstance(block, Paragraph) or isinstance(before, Paragraph):
        return block
    rows = zip(block.rows, before.rows, strict=True)
    return replace(block, rows=tuple(_on_pages(row, own.pages, leaves) for row, own in rows))


def _on_pages(row: Row, before: Sequence[int], leaves: Mapping[int, Leaf]) -> Row:
    return replace(row, pages=tuple(dict.fromkeys(leaves[page].page for page in before)))
