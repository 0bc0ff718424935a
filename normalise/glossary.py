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

from extractors.document import Cell, Document, Paragraph, Row, Table
from normalise.abbreviations import ABBREVIATION, abbreviation_key, fits, is_abbreviation, loose_key

__all__ = ["Definition", "Glossary", "find_glossary", "is_glossary_table"]

MAX_NAME_WORDS = 14
"""A longer text beside an abbreviation explains it, but is no name."""
MIN_SHARE_OF_PAIRS = 0.6
"""Of a glossary table's rows, the least share that pairs an abbreviation with a name that its letters fit."""
MIN_PAIRS = 2
SHORTEST_FREE_FORM = 2
"""Lines without a sign between abbreviation and name count where this many follow each other."""

HEADING = re.compile(
    r"\b(abbreviations?|acronyms?|glossary|initials|jargon buster|byrfoddau|geirfa)\b|^key\b", re.IGNORECASE
)
HEADER = re.compile(
    r"^(abbreviations?|acronyms?|initials|terms?|full (name|title|term)|meanings?|definitions?|stands for"
    r"|in full|explanations?|descriptions?|byrfodd(au)?|ystyr)\b",
    re.IGNORECASE,
)
SIGN = r"\s*(?:[-–—:=]+|\bis short for\b|\bstands for\b|\bmeans\b)\s*"
LISTED = re.compile(rf"^(?:•\s*)?({ABBREVIATION})(?:{SIGN})(\S.*)$")
LISTED_AFTER = re.compile(rf"^(?:•\s*)?(\S.*?)\s+[-–—:=]+\s*({ABBREVIATION})$")
FREE = re.compile(rf"^(?:•\s*)?({ABBREVIATION})\s+([A-Z].*)$")
BRACKETED = re.compile(rf"\(\s*(?:the |hereafter |known as |or )?[\"'“‘]?({ABBREVIATION})[\"'”’]?\s*\)")
EXPLAINED = re.compile(rf"(?<![\w&.])({ABBREVIATION})\s+\(([^()]+)\)")


@dataclass(frozen=True, slots=True)
class Definition:
    """An abbreviation with its full name, both as the document writes them."""

    abbreviation: str
    name: str


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
    tables = [table for table in document.tables if is_glossary_table(table)]
    found = [d for table in tables for d in _from_table(table)]
    found += _from_lists(document.blocks)
    found += [d for text in _texts(document.blocks) for d in _from_running_text(text)]
    return Glossary(tuple(dict.fromkeys(found)))


def is_glossary_table(table: Table) -> bool:
    """Say whether a table's rows pair abbreviations (or, by its header, terms) with what they mean."""
    rows = [[_text(cell) for cell in row.cells] for row in table.rows]
    filled = [[text for text in row if text] for row in rows]
    if table.column_count > 4 or not filled:
        return False
    if filled[0] and all(HEADER.match(text) for text in filled[0]) and len(filled[0]) > 1:
        return True
    bodies = [row for row in filled if len(row) > 1]
    pairs = [row for row in bodies if any(True for _ in _pairs(row))]
    return len(pairs) >= MIN_PAIRS and len(pairs) >= MIN_SHARE_OF_PAIRS * len(bodies)


def _from_table(table: Table) -> Iterator[Definition]:
    """Read pairs; under a glossary's header, or among pairs that fit, also those whose letters do not fit."""
    for row in table.rows:
        yield from _pairs([_text(cell) for cell in row.cells if _text(cell)], is_trusted=True)


def _pairs(texts: list[str], *, is_trusted: bool = False) -> Iterator[Definition]:
    for first, second in zip(texts[::2], texts[1::2], strict=False):
        for abbreviation, name in ((first, second), (second, first)):
            if is_abbreviation(abbreviation) and _is_name(abbreviation, name, is_trusted=is_trusted):
                yield Definition(abbreviation, _cleaned(name))
                break


def _from_lists(blocks: Iterable[Paragraph | Table]) -> Iterator[Definition]:
    """Read lists outside and inside tables; a heading such as "Abbreviations" vouches for what follows it."""
    under_heading = False
    run: list[Definition] = []
    for text in _lines(blocks):
        if HEADING.search(text) and len(text.split()) <= MAX_NAME_WORDS:
            under_heading = True
            text = HEADING.sub("", text, count=1).strip(" :-–")
        listed = [
            d
            for part in re.split(r"[;•\t]\s*|,\s+(?=\S+\s*[-–—:=])", text)
            for d in _listed(part, under_heading)
        ]
        yield from listed
        free = _free(text)
        run = [*run, free] if free else []
        if free and (under_heading or len(run) >= SHORTEST_FREE_FORM):
            yield from run
        under_heading = under_heading and (not text or bool(listed) or free is not None)


def _listed(text: str, is_trusted: bool) -> Iterator[Definition]:
    match = LISTED.match(text)
    if match and is_abbreviation(match[1]) and _is_name(match[1], match[2], is_trusted=is_trusted):
        yield Definition(match[1], _cleaned(match[2]))
        return
    match = LISTED_AFTER.match(text)
    if match and is_abbreviation(match[2]) and _is_name(match[2], match[1], is_trusted=is_trusted):
        yield Definition(match[2], _cleaned(match[1]))


def _free(text: str) -> Definition | None:
    """Read "HoS Heads of Service", which only its letters tell from a sentence."""
    match = FREE.match(text)
    if match and is_abbreviation(match[1]) and _is_name(match[1], match[2]):
        return Definition(match[1], _cleaned(match[2]))
    return None


def _from_running_text(text: str) -> Iterator[Definition]:
    if "(" not in text:
        return
    for match in BRACKETED.finditer(text):
        name = _name_before(match[1], text[: match.start()]) if is_abbreviation(match[1]) else ""
        if name:
            yield Definition(match[1], name)
    for match in EXPLAINED.finditer(text):
        if is_abbreviation(match[1]) and not is_abbreviation(match[2]) and _is_name(match[1], match[2]):
            yield Definition(match[1], _cleaned(match[2]))


def _name_before(abbreviation: str, text: str) -> str:
    """Give the shortest run of words before a bracket that the abbreviation's letters fit; "" if none does."""
    words = re.split(r"[.;:?!()]\s|[\n,]\s*(?=\n)", text)[-1].split()[-MAX_NAME_WORDS:]
    for skipped in (0, 1):
        for start in range(len(words) - 1, -1, -1):
            if fits(abbreviation, words[start:], skipped=skipped) and len(words) - start > 1:
                return _cleaned(" ".join(words[start:]))
    return ""


def _is_name(abbreviation: str, name: str, *, is_trusted: bool = False) -> bool:
    words = _cleaned(name).split()
    if not words or len(words) > MAX_NAME_WORDS or name == abbreviation:
        return False
    return fits(abbreviation, words) or (is_trusted and len(words) > 1 and words[0][0].isupper())


def _lines(blocks: Iterable[Paragraph | Table]) -> Iterator[str]:
    """Give each line as set, and each paragraph that is several lines joined."""
    for paragraph in _paragraphs(blocks):
        for line in paragraph.lines:
            yield line.text
        if len(paragraph.lines) != 1:
            yield paragraph.text


def _texts(blocks: Iterable[Paragraph | Table]) -> Iterator[str]:
    for paragraph in _paragraphs(blocks):
        yield paragraph.text


def _paragraphs(blocks: Iterable[Paragraph | Table]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from (p for row in block.rows for p in _of_row(row))


def _of_row(row: Row) -> Iterator[Paragraph]:
    for cell in row.cells:
        yield from cell.paragraphs or (Paragraph(line.text, (line,)) for line in cell.lines)


def _text(cell: Cell) -> str:
    return " ".join((cell.text or cell.raw_text).split())


def _cleaned(name: str) -> str:
    return re.sub(r"^the\s+", "", name.strip(" .,;:-–—\"'“”‘’"), flags=re.IGNORECASE)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower().replace("&", "and"))
