"""Reads a document's outline: its headings as a tree, and which of them each table stands under."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from extractors.document import Block, Document, Paragraph, Table
from extractors.vocabularies import entries
from normalise.text import key

__all__ = ["Heading", "Outline", "is_caption", "is_generic", "read_outline", "says_nothing"]

LEADING = 0.4
"""Of the size: the space between two lines of a heading; a heading of its own stands further off."""
_ORDER = re.compile(r"\s+by\s+\w+$", re.IGNORECASE)
_CAPTION = re.compile(
    r"^(?:table|tabl|figure|fig|ffigur|box)\.?\s*[A-Z]?\d+(?:[.-]\d+)*[a-z]?\b", re.IGNORECASE
)
_ANSWERS = re.compile(
    r"\((?:n ?= ?\d[\d,]*|\d[\d,]* (?:forms?|answers?|responses?|replies|respondents|residents|people|votes))\)$",
    re.IGNORECASE,
)
"""How many answered what a chart shows: "What would you use? (412 forms)"."""
_VERSION = re.compile(
    r"""^(?:date\s+(?:of\s+)?)?(?:last\s+|first\s+)?
    (?:approved|adopted|agreed|endorsed|ratified|published|issued|updated|revised|reviewed|refreshed|amended
      |prepared|version|draft|as)\b
    (?:\s+(?:by|at|to)\s+(?:the\s+)?[^\d:]{2,60}?)?[\s:,–-]*(?:(?:on|in|at|for)\s+)?
    (?:(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:[A-Z][a-z]{2,8}\s+)?(?:19|20)\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|v?\d+(?:\.\d+)+)
    [\s.)]*$""",
    re.IGNORECASE | re.VERBOSE,
)
"""What says when a plan was agreed or changed, however bold: "Approved by Cabinet on 4 March 2024"."""
_COUNTING = re.compile(r"^(?:\d+|[ivx]+|[a-z])$")


@dataclass(slots=True)
class Heading:
    """A heading with what stands beneath it. Built up while the blocks are walked, then only read."""

    text: str
    level: int
    order: int
    parent: Heading | None = None
    children: list[Heading] = field(default_factory=list)
    tables: list[int] = field(default_factory=list)
    page: int = 0
    """From 1; 0 in Word files."""
    size: float = 0.0
    """Its largest type in points, 0 where unknown."""
    has_text: bool = False
    """Running text stands right beneath it, before any table or heading."""

    @property
    def path(self) -> list[Heading]:
        """The headings above it, from the highest down to itself."""
        return ([] if self.parent is None else self.parent.path) + [self]

    @property
    def all_tables(self) -> list[int]:
        """The numbers of the tables beneath it and its further headings."""
        return self.tables + [number for child in self.children for number in child.all_tables]


@dataclass(frozen=True, slots=True)
class Outline:
    """Where the tables of a document stand."""

    headings: tuple[Heading, ...]
    owner: Mapping[int, Heading]
    """By table number: the heading right over it."""
    paragraph_above: Mapping[int, str]

    def above(self, number: int) -> str:
        """The headings over a table and the paragraph right above it, a line each."""
        heading = self.owner.get(number)
        path = [] if heading is None else [one.text for one in heading.path]
        return "\n".join([*path, self.paragraph_above.get(number, "")])


def read_outline(document: Document) -> Outline:
    """Read the headings in order, the heading that each table stands under, and the paragraph above each table."""
    headings: list[Heading] = []
    owner: dict[int, Heading] = {}
    above: dict[int, str] = {}
    current: Heading | None = None
    last = ""
    for previous, block in _with_previous(document.blocks):
        if isinstance(block, Paragraph) and _VERSION.match(block.text):
            continue
        if isinstance(block, Table):
            above[block.number] = last
            last = ""
            if current is not None:
                owner[block.number] = current
                current.tables.append(block.number)
        elif block.heading_level and not _ANSWERS.search(block.text.strip()):
            if previous is not None and current is not None and _runs_on(previous, block):
                current.text = f"{current.text} {' '.join(block.text.split())}"
            else:
                current = _attach(block, current, len(headings))
                headings.append(current)
        elif block.text.strip():
            last = block.text
            if current is not None and not current.tables and not current.children:
                current.has_text = True
    return Outline(tuple(headings), owner, above)


def _with_previous(blocks: Sequence[Block]) -> Iterator[tuple[Paragraph | None, Block]]:
    """Each block with the paragraph right before it; None where that is a table."""
    previous: Block | None = None
    for block in blocks:
        yield (previous if isinstance(previous, Paragraph) else None), block
        previous = block


def _runs_on(above: Paragraph, below: Paragraph) -> bool:
    """Whether a heading of a PDF is the next line of the one above: of its size, and as close as lines stand."""
    if above.heading_level != below.heading_level or not above.lines or not below.lines:
        return False
    last, first = above.lines[-1], below.lines[0]
    if last.box is None or first.box is None or last.box.page != first.box.page or last.size != first.size:
        return False
    return 0 <= first.box.top - last.box.bottom <= LEADING * last.size


def _attach(block: Paragraph, current: Heading | None, order: int) -> Heading:
    while current is not None and current.level >= block.heading_level:
        current = current.parent
    page = block.box.page if block.box else 0
    size = max((line.size for line in block.lines), default=0.0)
    heading = Heading(" ".join(block.text.split()), block.heading_level, order, current, page=page, size=size)
    if current is not None:
        current.children.append(heading)
    return heading


@cache
def _generic_words() -> Mapping[str, bool]:
    """Words of headings that any document has, each with whether it announces a table."""
    return {row["word"]: bool(row["announces"]) for row in entries("headings")}


def is_generic(text: str) -> bool:
    """Whether any document could have this heading: "Introduction", "Action Plan 2012"."""
    words = key(text).replace("/", " ").split()
    return all(word in _generic_words() or _COUNTING.match(word) for word in words)


def is_caption(text: str) -> bool:
    """Whether a text above a table numbers and names it: "Table 5.1 Measures"."""
    return _CAPTION.match(text) is not None


def says_nothing(text: str) -> bool:
    """Whether a heading only announces the table beneath: "Summary Action Plan 2007/2010", "Actions by priority"."""
    text = _ORDER.sub("", text)
    return is_generic(text) and any(_generic_words().get(word) for word in key(text).split())
