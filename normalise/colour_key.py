"""Reads a document's own key to the colours of its ratings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from extractors.document import Document, Paragraph, Row
from normalise.colours import COLOURS, colour_painted
from normalise.plan import Status
from normalise.status import words_status

__all__ = ["read_colour_key"]

_COLOUR = r"(?:red|amber|green|blue|gr[ea]y|purple|yellow|black|coch|ambr|gwyrdd)"
_SIGN = r"\b\s*(?:\([^)]*\)\s*)?(?:[=:–—-]|means|indicates)\s*"
# The next entry may follow on the same line, with nothing but space between.
_KEY_ENTRY = re.compile(rf"\b({_COLOUR}){_SIGN}((?:(?!\s+{_COLOUR}{_SIGN})[^;\n.]){{3,80}})", re.I)
# "G = finished; A = on course; R = late": a letter alone may be a list's, one behind a word is its own ("Plan A").
_KEY_LETTER = re.compile(r"(?:^|[;,.(:\n]|\band)\s*([RAGB])\s*[=:–—-]\s*([^;,\n.]{3,80})")
FEWEST_LETTERS = 2  # that a key explains: one alone may label an item
# "Grey  Not started": a line of a key that nothing draws, where others stand at it.
_KEY_LINE = re.compile(rf"({_COLOUR})\s+(\S.{{2,79}})", re.I)
FEWEST_LINES = 3  # one below the other, each of another colour
MOST_KEY_ROWS = 10  # a key to colours is a small table


def read_colour_key(document: Document) -> dict[str, Status]:
    """The document's own key to colours: "Green = completed" in a table or in running text."""
    found: dict[str, Status] = {}
    for colour, meaning in _key_entries(document):
        status = words_status(meaning)
        if status != "unknown":
            found.setdefault(COLOURS[colour.lower()], status)
    return found


def _key_entries(document: Document) -> Iterable[tuple[str, str]]:
    yield from _key_lines(document)
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from _KEY_ENTRY.findall(block.text)
            letters = _KEY_LETTER.findall(block.text)
            yield from letters if len(letters) >= FEWEST_LETTERS else ()
            continue
        if len(block.rows) > MOST_KEY_ROWS:
            continue
        pairs = [[text for cell in row.cells if (text := cell.text.strip())] for row in block.rows]
        colours = [pair for pair in pairs if len(pair) == 2 and pair[0].lower() in COLOURS]
        swatches = [entry for row in block.rows for entry in _swatches(row)]
        if len(colours) >= 2:
            yield from ((pair[0], pair[1]) for pair in colours)
        elif len({colour for colour, _ in swatches}) == len(swatches) >= 2:
            yield from swatches
        else:
            yield from (entry for pair in pairs for text in pair for entry in _KEY_ENTRY.findall(text))


def _key_lines(document: Document) -> Iterator[tuple[str, str]]:
    """Entries that stand on lines of their own, one below the other, each of another colour."""
    texts = (block.text if isinstance(block, Paragraph) else "" for block in document.blocks)
    lines = [_KEY_LINE.fullmatch(line.strip()) for text in texts for line in text.split("\n")]
    for is_entry, group in groupby(lines, key=bool):
        entries = [(match[1], match[2]) for match in group if match]
        if is_entry and len({colour.lower() for colour, _ in entries}) == len(entries) >= FEWEST_LINES:
            yield from entries


def _swatches(row: Row) -> Iterator[tuple[str, str]]:
    """A painted cell without a word, and the text right of it."""
    for swatch, meaning in pairwise(row.cells):
        colour = "" if swatch.text.strip() else colour_painted(swatch.fill)
        if colour and meaning.text.strip():
            yield colour, meaning.text
