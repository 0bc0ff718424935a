"""Pages, or a Word body, to a Document: the one function that tells how, the same for every format."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from msgspec.structs import replace

from extractors.accounting import account
from extractors.cards.forms import with_cards
from extractors.causes import one_per_cause
from extractors.document import Block, Cell, Document, Issue, Line, Paragraph, Properties, Table
from extractors.fragments import Layout
from extractors.headings import mark_headings
from extractors.running import part_running
from extractors.stitch import Witness, stitch
from extractors.text.leading import Pitches, pitches, usual_distance
from extractors.text.letters import normal, put_right
from extractors.text.lines import Column, paragraphs
from extractors.text.margins import Margin, right_margins
from extractors.text.spaces import trusted_spaces
from extractors.text.vocabulary import Vocabulary, gather

__all__ = ["assemble"]

UNKNOWN = Margin(0.0)
"""Of a column in which no line stands."""
HEADINGS = 1.5
"""Log odds for a line outside tables that starts with a capital to be a paragraph: headings stand there."""
DOUBTFUL = 0.65
"""Chance of a paragraph's being right below which a person should look at its lines."""


def assemble(
    layouts: Sequence[Layout],
    media_type: str,
    properties: Properties | None = None,
    witness: Witness | None = None,
) -> Document:
    """Make a Document of pages in reading order: running text out, tables whole, lines joined, words counted."""
    running = part_running(trusted_spaces(layouts))
    stitched = with_cards(stitch(running.layouts, witness))
    vocabulary = gather(_texts(stitched.blocks))
    leading = usual_distance(_texts(stitched.blocks))
    blocks = mark_headings(tuple(_with_paragraphs(stitched.blocks, vocabulary, leading)))
    words, lost = account(layouts, blocks, running.words + stitched.repeated_words)
    of_pages = (issue for layout in layouts for issue in layout.issues)
    issues = (*one_per_cause(of_pages), *stitched.issues, *_letters(blocks), *_doubtful_joins(blocks), *lost)
    return Document(
        media_type=media_type,
        blocks=blocks,
        pages=len(layouts) if layouts and layouts[0].page is not None else None,
        running=running.texts,
        properties=properties or Properties(),
        words=words,
        issues=issues,
    )


def _texts(blocks: Iterable[Line | Table]) -> Iterable[tuple[Line, ...]]:
    """Give the lines of each cell and of each stretch of text between tables."""
    for is_text, group in groupby(blocks, key=lambda block: isinstance(block, Line)):
        if is_text:
            yield tuple(block for block in group if isinstance(block, Line))
            continue
        for table in group:
            for row in table.rows if isinstance(table, Table) else ():
                yield from (cell.lines for cell in row.cells)


def _with_paragraphs(blocks: Sequence[Line | Table], words: Vocabulary, leading: float) -> Iterable[Block]:
    text: list[Line] = []
    apart = _pitches_alike(block for block in blocks if isinstance(block, Table))
    for block in blocks:
        if isinstance(block, Line):
            text.append(block)
            continue
        yield from _outside(text, words, leading)
        text = []
        yield _joined(block, words, leading, apart[block.number])
    yield from _outside(text, words, leading)


def _pitches_alike(tables: Iterable[Table]) -> dict[int, Pitches]:
    """Give by a table's number how far apart its lines stand, as all tables that have its columns tell."""
    alike: defaultdict[tuple[int, ...], list[Table]] = defaultdict(list)
    for table in tables:
        alike[_sides(table)].append(table)
    found: dict[int, Pitches] = {}
    for group in alike.values():
        told = pitches(row for table in group for row in table.rows)
        found |= {table.number: told for table in group}
    return found


def _sides(table: Table) -> tuple[int, ...]:
    """Give where a table's columns begin, in points; its number where it has no place on a page."""
    lefts = {
        cell.column: round(cell.boxes[0].x0)
        for row in table.rows
        for cell in row.cells
        if cell.boxes and cell.column_span == 1
    }
    if not lefts:
        return (-table.number,)
    return tuple(lefts.get(column, 0) for column in range(1, table.column_count + 1))


def _outside(lines: Sequence[Line], words: Vocabulary, leading: float) -> tuple[Paragraph, ...]:
    """Join the lines of a stretch of text, each page of which may be spaced in its own way, to paragraphs."""
    right: dict[int, float] = {}
    pages: dict[int, list[Line]] = {}
    for line in lines:
        if line.box:
            right[line.box.page] = max(right.get(line.box.page, 0.0), line.box.x1)
            pages.setdefault(line.box.page, []).append(line)
    leading = usual_distance([lines], leading)
    own = {page: usual_distance([on_page], leading) for page, on_page in pages.items()}
    return paragraphs(lines, words, Column(right, lists=HEADINGS, leading=own))


def _joined(table: Table, words: Vocabulary, leading: float, apart: Pitches) -> Table:
    """Join the lines of a table's cells to paragraphs."""
    margins = right_margins(table)
    leading = usual_distance((cell.lines for row in table.rows for cell in row.cells), leading)
    made = [tuple(_cell(cell, words, margins, leading, apart) for cell in row.cells) for row in table.rows]
    chances = [1.0] * len(made)
    for cell in (cell for cells in made for cell in cells):
        chance = math.prod(paragraph.confidence for paragraph in cell.paragraphs)
        if chance < 1:
            for place in range(cell.row - 1, min(cell.row - 1 + cell.row_span, len(chances))):
                chances[place] *= chance
    rows = [
        replace(row, cells=cells, joins=chance)
        for row, cells, chance in zip(table.rows, made, chances, strict=True)
    ]
    return replace(table, rows=tuple(rows))


def _cell(
    cell: Cell, words: Vocabulary, margins: Mapping[int, Margin], leading: float, apart: Pitches
) -> Cell:
    if len(cell.lines) < 2:  # there is nothing to join
        return replace(cell, paragraphs=paragraphs(cell.lines)) if cell.lines else cell
    margin = margins.get(cell.column + cell.column_span - 1, UNKNOWN)
    right = {box.page: box.x1 - margin.width for box in cell.boxes}
    own = dict.fromkeys(right, leading)
    column = Column(
        right, margin.cuts, margin.lists, margin.is_centred, margin.habits, own, apart.get(cell.column, {})
    )
    return replace(cell, paragraphs=paragraphs(cell.lines, words, column))


def _letters(blocks: Sequence[Block]) -> list[Issue]:
    """Say which cells had letters of another alphabet that only look Latin."""
    found: list[Issue] = []
    for number, cell in _cells(blocks):
        mended = [line.text for line in cell.lines if not line.text.isascii() and _is_mended(line.text)]
        if mended:
            message = (
                f"{len(mended)} lines of the cell hold Greek or Cyrillic letters that look Latin; put right."
            )
            place = (None, number, cell.row, cell.column)
            found.append(Issue("letters-put-right", message, *place, value=mended[0][:80], count=len(mended)))
    return found


def _doubtful_joins(blocks: Sequence[Block]) -> list[Issue]:
    """Say in which cells the lines may have been joined or parted otherwise by the author."""
    found: list[Issue] = []
    for number, cell in _cells(blocks):
        doubtful = [p for p in cell.paragraphs if p.confidence < DOUBTFUL]
        if doubtful:
            least = min(doubtful, key=lambda paragraph: paragraph.confidence)
            message = (
                f"Lines of the cell were joined, or parted, as “{least.text[:80]}”, but little speaks for it."
            )
            place = (least.box.page if least.box else None, number, cell.row, cell.column)
            found.append(Issue("line-join-doubtful", message, *place, least.text[:80], len(doubtful)))
    return found


def _is_mended(text: str) -> bool:
    plain = normal(text)
    return put_right(plain) != plain


def _cells(blocks: Sequence[Block]) -> Iterable[tuple[int, Cell]]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield block.number, cell
