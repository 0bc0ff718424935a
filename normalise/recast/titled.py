"""Takes the titles of small tables, one for each action, into them: what is to be done stands above who and when.

"Action 3: Mend the roof", and below it a header of "Lead" and "By when" over a single row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from extractors.document import Block, Cell, Document, Paragraph, Row, Table
from normalise.columns.vocabulary import exact_meanings, sure_field
from normalise.recast.moved import Moved, follow
from normalise.recast.records import TITLED
from normalise.recast.shapes import filled
from normalise.schema import FACTS, WHO_AND_WHEN
from normalise.text import key

__all__ = ["with_titles_taken_in"]

FEWEST = 2  # tables with one header, all of them titled
LEAST_FACTS = 2  # that a header names
LONGEST = 40  # words of a title
_NUMBERED = re.compile(rf"{TITLED}\s+([A-Z]?\d[\d.]*[a-z]?|[A-Z])\s*(?:[:.–—-]+\s+|\n)(?=\S)")
_NAMED = re.compile(r"([^\W\d_]+)(?:\s+[A-Z]?\d|\s*[:–—-]|\s+[A-Z]\s*[:.–—-])")

Header = tuple[str, ...]


def with_titles_taken_in(document: Document) -> Document:
    """Give the document with the paragraph above each such table as a column of it; others stay as they are."""
    blocks = document.blocks
    headers = {at: header for at, block in enumerate(blocks) if (header := _header(block))}
    titled = {at: header for at, header in headers.items() if at and _may_be_title(blocks[at - 1], header)}
    counts, own = Counter(headers.values()), Counter(titled.values())
    texts: dict[Header, set[str]] = {}
    for at, header in titled.items():
        texts.setdefault(header, set()).add(_text(blocks[at - 1]))
    taken = {
        at: header
        for at, header in titled.items()
        if own[header] == counts[header] == len(texts[header]) >= FEWEST
    }
    if not taken:
        return document
    made = tuple(_blocks(blocks, taken))
    moved = [
        Moved(table, {(table.number, row): (table.number, row) for row in (1, 2)})
        for table in (blocks[at] for at in taken)
        if isinstance(table, Table)
    ]
    return replace(document, blocks=made, issues=follow(document.issues, moved))


def _header(block: Block) -> Header:
    """The header of a table with one row, if it says who or when, and not what; () else."""
    if not isinstance(block, Table) or len(block.rows) != 2 or not all(map(filled, block.rows)):
        return ()
    if any(cell.row_span > 1 or cell.column_span > 1 for row in block.rows for cell in row.cells):
        return ()
    labels = [cell.text for cell in filled(block.rows[0])]
    fields = {sure_field(label) for label in labels}
    says_what = any(exact_meanings(label).keys() & {"action", "objective"} for label in labels)
    if says_what or not fields & WHO_AND_WHEN or len(fields & FACTS) < LEAST_FACTS:
        return ()
    return tuple(map(key, labels))


def _may_be_title(block: Block, header: Header) -> bool:
    """Whether a block may say what is to be done: a text, and not the name of an objective ("Objective 2: ...")."""
    if not isinstance(block, Paragraph):
        return False
    named = _NAMED.match(block.text)
    is_other = named is not None and sure_field(named[1]) not in ("", "action")
    return 1 < len(block.text.split()) <= LONGEST and not is_other and key(block.text) not in header


def _text(block: Block) -> str:
    return key(block.text) if isinstance(block, Paragraph) else ""


def _blocks(blocks: tuple[Block, ...], taken: Mapping[int, Header]) -> Iterator[Block]:
    for at, block in enumerate(blocks):
        if at + 1 in taken:
            continue
        title = blocks[at - 1]
        if at in taken and isinstance(block, Table) and isinstance(title, Paragraph):
            yield _titled(block, title)
        else:
            yield block


def _titled(table: Table, title: Paragraph) -> Table:
    """Give a table with a title as its first column, and the number that it begins with as one before that."""
    numbered = _NUMBERED.match(title.text)
    said = [(TITLED, title)]
    if numbered:
        rest = replace(title, text=title.text[numbered.end() :])
        said = [(f"{TITLED} ref", replace(title, text=numbered[1])), (TITLED, rest)]
    head, body = table.rows
    texts = ([Paragraph(label) for label, _ in said], [text for _, text in said])
    rows = tuple(
        _row(row, number, first)
        for number, (row, first) in enumerate(zip((head, body), texts, strict=True), 1)
    )
    return replace(table, rows=rows, column_count=table.column_count + len(said))


def _row(row: Row, number: int, first: list[Paragraph]) -> Row:
    cells = [Cell(number, column, paragraphs=(text,)) for column, text in enumerate(first, 1)]
    return replace(
        row, cells=(*cells, *(replace(cell, column=cell.column + len(first)) for cell in row.cells))
    )
