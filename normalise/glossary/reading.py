"""The document's own glossary: which full name each abbreviation has in it.

Three places define an abbreviation: a table whose rows pair it with a name, a list line ("HoS – Heads of
Service"), and a name that it follows in brackets ("Customer Relationship Management (CRM)"). Words that
merely begin with the same letters define nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from extractors.document import Block, Cell, Document, Paragraph, Table
from normalise.glossary.abbreviations import abbreviation_key, loose_key
from normalise.glossary.definitions import TWO_CAPITALS, Definition, bracketed, free, listed, pair

__all__ = ["Definition", "Glossary", "find_glossary", "is_glossary_table"]

MAX_COLUMNS = 4
"""Two pairs side by side; a wider table is no glossary."""
MIN_PAIRS = 2
"""Rows of a glossary table: one alone pairs by chance."""
MIN_SHARE_OF_PAIRS = 0.6
"""Of a glossary table's rows, the least share that pairs an abbreviation with a name that its letters fit."""
MIN_RUN = 2
"""Lines without a sign between abbreviation and name count where this many follow each other."""
MAX_HEADING_WORDS = 10
"""Of a line that announces a list: a longer one mentions abbreviations."""
MAX_MISSES = 2
"""Lines in a row that define nothing, after which a heading "Abbreviations" vouches for no more."""

HEADING = re.compile(
    r"\b(?:abbreviations?|acronyms?|glossary|initials|byrfoddau|geirfa)\b[^:]*:?|^key\s*:|^key$",
    re.IGNORECASE,
)
HEADING_WORDS = ("abbreviation", "acronym", "glossary", "initials", "byrfoddau", "geirfa", "key")
HEADER = re.compile(
    r"^(?:abbreviations?|acronyms?|initials|terms?|short (?:form|name)|full (?:name|title|term)|in full|stands for"
    r"|what (?:(?:it|this) (?:means|stands for)|they (?:mean|stand for)|we mean)"
    r"|meanings?|definitions?|explanations?|descriptions?|byrfodd(?:au)?|ystyr)\b",
    re.IGNORECASE,
)
NOT_PLAIN = re.compile(r"[^a-z0-9]")


@dataclass(frozen=True)
class Glossary:
    """The definitions of one document: lists and tables first, then running text, each in reading order."""

    definitions: tuple[Definition, ...] = ()

    def expand(self, abbreviation: str) -> str | None:
        """Give the full name; spacing, "&" and plural are no difference. None where the document has none."""
        names = self.names(abbreviation)
        return names[0] if names else None

    def names(self, abbreviation: str) -> tuple[str, ...]:
        """Give every name that the document defines the abbreviation as, the first definition first."""
        return self._names.get(abbreviation_key(abbreviation)) or self._names.get(loose_key(abbreviation), ())

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        names: dict[str, dict[str, str]] = {}
        for definition in self.definitions:
            spellings = names.setdefault(abbreviation_key(definition.abbreviation), {})
            spellings.setdefault(_plain(definition.name), definition.name)
        return {key: tuple(spellings.values()) for key, spellings in names.items()}


def find_glossary(document: Document) -> Glossary:
    """Find the definitions of abbreviations anywhere in a document."""
    found = [d for table in document.tables if is_glossary_table(table) for d in _from_table(table)]
    found += _from_lists(_lines(document))
    found += [d for paragraph in _paragraphs(document.blocks) for d in bracketed(paragraph.text)]
    return Glossary(tuple(dict.fromkeys(found)))


def is_glossary_table(table: Table) -> bool:
    """Tell whether a table's rows pair abbreviations (or, by its header, terms) with what they mean."""
    if table.column_count > MAX_COLUMNS:
        return False
    rows = [filled for row in table.rows if (filled := _texts(row.cells))]
    if not rows:
        return False
    if len(rows[0]) > 1 and all(HEADER.match(text) for text in rows[0]):
        return True
    wide = [row for row in rows if len(row) > 1]
    pairs = sum(bool(_pairs(row)) for row in wide)
    return pairs >= max(MIN_PAIRS, MIN_SHARE_OF_PAIRS * len(wide))


def _from_table(table: Table) -> Iterator[Definition]:
    for row in table.rows:
        yield from _pairs(_texts(row.cells), is_trusted=True)


def _pairs(texts: list[str], *, is_trusted: bool = False) -> list[Definition]:
    """Read neighbours in a row as abbreviation and name, in either order."""
    found = []
    for first, second in zip(texts[::2], texts[1::2], strict=False):
        definition = pair(first, second, is_trusted=is_trusted) or pair(second, first, is_trusted=is_trusted)
        if definition:
            found.append(definition)
    return found


def _from_lists(lines: Iterable[str]) -> Iterator[Definition]:
    """Read list lines; a heading such as "Abbreviations" vouches for those that follow it."""
    misses = MAX_MISSES
    run: list[Definition] = []
    for line in lines:
        if line and not TWO_CAPITALS.search(line) and not _may_head(line):
            misses, run = misses + 1, []
            continue
        heading = HEADING.search(line) if _may_head(line) else None
        entry = HEADING.sub("", line, count=1) if line[:3].lower() == "key" or heading else line
        under_heading = misses < MAX_MISSES
        found = listed(entry, is_trusted=under_heading)
        in_run = () if found else free(entry)
        run = [*run, *in_run] if in_run else run if not line else []
        yield from found
        if under_heading or heading or len(run) >= MIN_RUN:
            yield from run
        misses = 0 if heading or found or in_run else misses + bool(line)


def _may_head(line: str) -> bool:
    """Tell whether a line is so short, and has such a word, that a closer look is worth it."""
    if line.count(" ") >= MAX_HEADING_WORDS:
        return False
    return any(map(line.lower().__contains__, HEADING_WORDS))


def _lines(document: Document) -> Iterator[str]:
    """Give each line as set, each paragraph that is several lines joined, and the running texts."""
    for paragraph in _paragraphs(document.blocks):
        for line in paragraph.lines:
            yield line.text
        if len(paragraph.lines) != 1 or paragraph.lines[0].text != paragraph.text:
            yield paragraph.text
    yield from document.running


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for cell in (cell for row in block.rows for cell in row.cells):
                yield from cell.paragraphs or (Paragraph(line.text, (line,)) for line in cell.lines)


def _texts(cells: Iterable[Cell]) -> list[str]:
    texts = (" ".join((cell.text or cell.raw_text).split()) for cell in cells)
    return [text for text in texts if text]


def _plain(name: str) -> str:
    return NOT_PLAIN.sub("", name.lower().replace("&", "and"))
