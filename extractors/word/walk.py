"""A walk over the body of a Word file: paragraphs and tables in reading order, as it streams by.

Only one paragraph or table row stands in memory as XML at a time, so a table of 100,000 rows costs little
more than what is kept of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, cast

from lxml import etree

from extractors.document import Issue, Line
from extractors.errors import DamagedFileError
from extractors.word.bindings import show_bound_value
from extractors.word.inline import branch
from extractors.word.names import Element, tag
from extractors.word.story import Story
from extractors.word.tables import Block, TableDraft, add_row, finish_table, start_table
from extractors.word.text import ended, read_paragraph

__all__ = ["read_blocks", "stream_blocks"]

_PARAGRAPH, _TABLE, _ROW = tag("w:p"), tag("w:tbl"), tag("w:tr")
_CHUNK, _CONTROL = tag("w:altChunk"), tag("w:sdt")
_ALTERNATE = tag("mc:AlternateContent")
_UNSEEN = ("w:del", "w:moveFrom", "w:sdtPr", "w:sdtEndPr", "w:customXmlPr", "w:sectPr", "w:tcPr", "w:tblPr")
_SKIPPED = frozenset(map(tag, _UNSEEN))


def read_blocks(container: Element, story: Story) -> list[Block]:
    """Read what stands in a cell, note, text box or header, in order."""
    blocks: list[Block] = []
    _collect(container, story, blocks)
    lines, boxes = ended(story)
    return _with_boxes(blocks, lines, boxes, story)


def stream_blocks(stream: IO[bytes], story: Story) -> list[Block]:
    """Read the body of a document from its XML (word/document.xml).

    Raises:
        DamagedFileError: it declares a document type (entities), which Word never does.
        lxml.etree.XMLSyntaxError: it is not well-formed, or nested deeper than 256 levels.
    """
    events = etree.iterparse(
        stream,
        events=("start", "end"),
        tag=(_PARAGRAPH, _TABLE, _ROW, _CHUNK),
        remove_comments=True,
        remove_pis=True,
        resolve_entities=False,
        no_network=True,
    )
    blocks: list[Block] = []
    table: TableDraft | None = None
    for element in _outermost(events):
        if element.tag == _ROW:
            table = table or start_table(next(element.iterancestors(_TABLE)), story.styles)
            add_row(table, element, lambda cell: read_blocks(cell, story))
        elif element.tag == _TABLE:
            blocks += finish_table(table) if table is not None and _is_shown(element) else []
            table = None
        elif _is_shown(element):
            for control in element.iterancestors(_CONTROL) if story.stores else ():
                show_bound_value(control, story.stores)
            _read_block(element, story, blocks)
    _refuse_entities(events.root)
    return _with_boxes(blocks, *ended(story), story)


def _outermost(events: Iterable[tuple[str, Element]]) -> Iterator[Element]:
    """Give the body's own paragraphs, tables and their rows (before their table), each complete, then free it."""
    around: list[str] = []
    for event, element in events:
        if event == "start":
            around.append(cast(str, element.tag))
            continue
        around.pop()
        if not around or (around == [_TABLE] and element.tag == _ROW):
            yield element
            _let_go(element)


def _collect(container: Element, story: Story, blocks: list[Block]) -> None:
    for part in container:
        _read_block(part, story, blocks)


def _read_block(part: Element, story: Story, blocks: list[Block]) -> None:
    if part.tag == _PARAGRAPH:
        _with_boxes(blocks, *read_paragraph(part, story), story)
    elif part.tag == _TABLE:
        blocks += _read_table(part, story)
    elif part.tag == _ALTERNATE:
        chosen = branch(part)
        if chosen is not None:
            _collect(chosen, story, blocks)
    elif part.tag == _CHUNK:
        _tell_chunk(story)
    elif part.tag not in _SKIPPED:
        if part.tag == _CONTROL and story.stores:
            show_bound_value(part, story.stores)
        _collect(part, story, blocks)


def _tell_chunk(story: Story) -> None:
    message = "Another file is embedded as part of the text (w:altChunk); it was not read. Save the document in Word."
    story.tell(Issue("embedded-text", message))


def _read_table(table: Element, story: Story) -> list[Block]:
    draft = start_table(table, story.styles)
    for row in _rows(table):
        add_row(draft, row, lambda cell: read_blocks(cell, story))
    return finish_table(draft)


def _rows(table: Element) -> list[Element]:
    """Give the rows of a table, out of content controls and custom XML too, but not those of tables inside."""
    found = []
    for part in table:
        if part.tag == _ROW:
            found.append(part)
        elif part.tag not in _SKIPPED:
            found += _rows(part)
    return found


def _with_boxes(blocks: list[Block], lines: list[Line], boxes: list[Element], story: Story) -> list[Block]:
    """Add a paragraph's lines, then what stands in its text boxes; an empty one that only anchors them goes."""
    if not (boxes and len(lines) == 1 and not lines[0].text):
        blocks += lines
    for box in boxes:
        blocks += read_blocks(box, story)
    return blocks


def _is_shown(element: Element) -> bool:
    """Tell whether all alternative content around a block shows it."""
    inner = element
    for outer in element.iterancestors():
        if outer.tag in _SKIPPED or (outer.tag == _ALTERNATE and branch(outer) is not inner):
            return False
        inner = outer
    return True


def _let_go(element: Element) -> None:
    """Free the XML of a block that has been read, and of its older siblings."""
    element.clear()
    parent = element.getparent()
    if parent is not None and parent.tag != _ALTERNATE:
        while element.getprevious() is not None:
            del parent[0]


def _refuse_entities(root: Element | None) -> None:
    if root is not None and root.getroottree().docinfo.doctype:
        raise DamagedFileError(
            "The body declares a document type, which Word never writes: not read for safety."
        )
