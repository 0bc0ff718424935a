"""Builds small documents for the tests of normalising: text in, Document out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.document import Block, Box, Cell, Document, Line, Paragraph, Properties, Row, Table
from normalise.plan import Plan


@dataclass(frozen=True)
class C:
    """A cell as a test writes it: lines are paragraphs, a blank line stays as space above the next one."""

    text: str = ""
    across: int = 1
    down: int = 1
    labels: Sequence[str] = ()
    """Automatic labels of the paragraphs in turn; their text does not repeat them."""
    tops: Sequence[float] = ()
    """Where the paragraphs start, in points; without them the cell stands in a Word file."""
    lines: Sequence[int] = ()
    """How many lines each paragraph takes, where `tops` are given; else one."""
    leading: float = 12.0
    """Points from line to line, where `tops` are given."""
    fill: str = ""
    bold: bool = False
    size: float = 0.0
    """Of the type, in points."""


@dataclass(frozen=True)
class R:
    """A row with more than its cells: `kind` by look, pages, confidence."""

    cells: Sequence[str | C]
    kind: str = "body"
    pages: Sequence[int] = ()
    confidence: float = 1.0


def paragraphs(cell: C) -> tuple[Paragraph, ...]:
    made: list[Paragraph] = []
    blanks = 0
    labels = list(cell.labels)
    for text in cell.text.split("\n"):
        if not text:
            blanks += 1
            continue
        label = labels.pop(0) if labels else ""
        whole = f"{label} {text}" if label else text
        place = len(made)
        lines = [Line(whole, label=label, bold=cell.bold, size=cell.size)]
        if cell.tops:
            tops = [
                cell.tops[place] + n * cell.leading for n in range(cell.lines[place] if cell.lines else 1)
            ]
            boxes = [Box(1, 10, top, 100, top + cell.leading - 1) for top in tops]
            lines = [
                Line(whole if n == 0 else "", box, label if n == 0 else "") for n, box in enumerate(boxes)
            ]
        made.append(Paragraph(whole, tuple(lines), label=label, blanks_before=blanks))
        blanks = 0
    return tuple(made)


def table(rows: Sequence[Sequence[str | C] | R], *, number: int = 1, header_from: int | None = None) -> Table:
    """A table of rows of cells; a text is a cell, "" an empty one; below a cell that reaches down write nothing."""
    taken: dict[tuple[int, int], bool] = {}
    made: list[Row] = []
    width = 0
    for index, given in enumerate(rows):
        row = given if isinstance(given, R) else R(given)
        cells, column = [], 0
        for one in row.cells:
            cell = one if isinstance(one, C) else C(one)
            while taken.get((index, column)):
                column += 1
            read = paragraphs(cell)
            lines = tuple(line for paragraph in read for line in paragraph.lines)
            cells.append(Cell(index + 1, column + 1, cell.down, cell.across, lines, read, fill=cell.fill))
            for below in range(index, index + cell.down):
                for across in range(column, column + cell.across):
                    taken[below, across] = True
            column += cell.across
        width = max(width, column)
        made.append(Row(tuple(cells), row.kind, tuple(row.pages), row.confidence))  # type: ignore[arg-type]
    return Table(number, tuple(made), width, header_from=header_from)


def heading(text: str, level: int = 1) -> Paragraph:
    return Paragraph(text, (Line(text),), heading_level=level)


def text(words: str) -> Paragraph:
    return Paragraph(words, (Line(words),))


def document(*blocks: Block, running: Sequence[str] = (), title: str = "") -> Document:
    """A Word document; its tables are numbered in order."""
    numbered: list[Block] = []
    count = 0
    for block in blocks:
        if isinstance(block, Table):
            count += 1
            block = Table(count, block.rows, block.column_count, block.confidence, block.header_from)
        numbered.append(block)
    return Document(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        tuple(numbered),
        running=tuple(running),
        properties=Properties(title=title),
    )


def shown(plan: Plan, *fields: str) -> list[tuple[str, ...]]:
    """The named fields of a plan's actions, a tuple each; officers and dates as short texts."""
    return [tuple(_show(getattr(action, name)) for name in fields) for action in plan.actions]


def _show(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(str(getattr(one, "name", getattr(one, "edtf", one))) for one in value)
    return str(value)


def codes(plan: Plan) -> list[str]:
    """The codes of the issues, without those about the council, which these documents don't name."""
    return sorted(issue.code for issue in plan.issues if not issue.code.startswith("council"))
