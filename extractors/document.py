"""The data model of an extracted document: what every extractor hands on, the same for PDF and Word.

Positions are in points (1/72 inch) from the top left of the page *as displayed* (after rotation and
cropping); pages, tables, rows and columns count from 1. The classes are frozen: a step that changes
something returns a copy. Nothing here knows a file format, an engine or a column's meaning.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field

__all__ = [
    "Block",
    "Box",
    "Cell",
    "Document",
    "Issue",
    "Line",
    "Paragraph",
    "Properties",
    "Row",
    "RowKind",
    "Table",
    "WordCount",
]

RowKind = Literal["header", "band", "body"]


class Box(Struct, frozen=True):
    """A rectangle on a page. `x0 <= x1` and `top <= bottom`, in points from the page's top left."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float

    def __post_init__(self) -> None:
        if not (self.x0 <= self.x1 and self.top <= self.bottom):
            raise ValueError(f"box with x0 {self.x0} > x1 {self.x1} or top {self.top} > bottom {self.bottom}")
        if self.page < 1:
            raise ValueError(f"pages count from 1, not {self.page}")


class Line(Struct, frozen=True):
    """One line as it is set: in a PDF a line of type, in Word a paragraph (or its part before a line break)."""

    text: str
    """NFC, single spaces, never a line end. An automatic label stands at its start. "" is a blank paragraph."""
    box: Box | None = None
    """Where it stands as it is read, on a turned page once that is upright; None in Word files."""
    label: str = ""
    """The automatic label that `text` starts with ("2.4.1", "iv.", "•"); "" if none, or if it was typed."""
    starts_paragraph: bool | None = None
    """What the file says (Word, a PDF's tags): a paragraph starts here, or goes on. None: to be judged by look."""
    size: float = 0.0
    """Font size in points, 0 where unknown."""
    bold: bool = False
    struck: bool = False
    """Struck through, in whole or in part: officers strike what was dropped."""
    ends_at_edge: bool = False
    """The line reaches its column's right edge so closely that the next word could not have stood on it."""
    ends_with_space: bool | None = None
    """A PDF sets a space after its last word: the author's text goes on. False: none is set; None: unknown."""
    links: tuple[str, ...] = ()
    """Addresses of the hyperlinks in it, where they differ from its text."""
    marks: tuple[int, int] = (-1, -1)
    """In a tagged PDF the marked-content ids of its first and last word, -1 for none: one id, one paragraph."""
    heading_level: int = 0
    """1 for the highest heading, by a Word style or a PDF's tags; 0 where the file says nothing."""
    is_beside: bool = False
    """Stands beside a table, or in a list of contents: no heading of a table, and nothing between its pieces."""


class Paragraph(Struct, frozen=True):
    """Lines that read as one: a paragraph or a list item, of a cell or outside tables."""

    text: str
    """Lines joined as SCHEMA.md says under Text; starts with its label, a bullet of any kind being "• "."""
    lines: tuple[Line, ...] = ()
    label: str = ""
    """The automatic label that `text` starts with, as displayed; "" if none, or if it was typed."""
    blanks_before: int = 0
    """Empty paragraphs directly above it: in Word files they line items of neighbouring cells up."""
    heading_level: int = 0
    """1 for the highest heading, by style or by look; 0 for running text. Only outside tables."""
    confidence: float = 1.0
    """0 to 1: the chance that its lines were joined, and parted from those above, as the author typed them."""

    @property
    def box(self) -> Box | None:
        """Box of the first line: where the paragraph starts; None in Word files."""
        return self.lines[0].box if self.lines else None


class Cell(Struct, frozen=True):
    """A cell of a table; one that spans stands once, at its first row and column."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    lines: tuple[Line, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    """`lines` joined; empty until the table is whole."""
    boxes: tuple[Box, ...] = ()
    """The cell on each page it stands on; empty in Word files."""
    fill: str = ""
    """Background colour as "#rrggbb", "" for none or white."""

    @property
    def text(self) -> str:
        """The cell as a reader sees it: its paragraphs, joined by newlines."""
        if len(self.paragraphs) == 1:  # as most have, and it is asked for often
            return self.paragraphs[0].text
        return "\n".join([p.text for p in self.paragraphs])

    @property
    def raw_text(self) -> str:
        """The cell's lines as extracted, joined by newlines."""
        return "\n".join([line.text for line in self.lines])


class Row(Struct, frozen=True):
    """A row of a table, with the cells that *start* in it from left to right."""

    cells: tuple[Cell, ...]
    kind: RowKind = "body"
    """By look: a header (repeated, shaded, tagged), a band (one text across the whole width), else body."""
    pages: tuple[int, ...] = ()
    """The pages it stands on, in order; empty in Word files."""
    confidence: float = 1.0
    """0 to 1: how sure the grid and the stitching were of this row."""
    is_drawn: bool = True
    """Rules or shading bound all cells of its piece of the table, or the file says what they are, as Word files do."""
    joins: float = 1.0
    """0 to 1: the chance that the lines of its cells were joined and parted as the author typed them."""
    stands: float = 1.0
    """0 to 1: the chance that its texts are those of one row, as they stand on the page; 1 where rules show it."""
    is_scanned: bool = False
    """Its words, or some of them, are a machine's reading of a picture."""


class Table(Struct, frozen=True):
    """A whole table, over as many pages as it runs."""

    number: int
    """Its place among the document's tables, from 1."""
    rows: tuple[Row, ...]
    column_count: int
    confidence: float = 1.0
    header_from: int | None = None
    """The earlier table of the same columns whose header stands for this one too: it has none of its own."""

    @property
    def header(self) -> tuple[Row, ...]:
        """The rows at the top that are header by look; title bands above and between them are passed over."""
        count = next((i for i, row in enumerate(self.rows) if row.kind == "body"), len(self.rows))
        return tuple(row for row in self.rows[:count] if row.kind == "header")


Block = Paragraph | Table


class Properties(Struct, frozen=True):
    """What the file says of itself; "" where it is silent. `created` is an ISO date."""

    title: str = ""
    author: str = ""
    company: str = ""
    created: str = ""


class WordCount(Struct, frozen=True):
    """The words of a document, each counted in one place; they add up to `total` or an issue says so."""

    total: int = 0
    in_tables: int = 0
    outside: int = 0
    running: int = 0
    """In running headers, running footers and header rows that repeat an earlier one."""

    @property
    def unaccounted(self) -> int:
        """Words lost (above 0) or made up (below 0)."""
        return self.total - self.in_tables - self.outside - self.running


class Issue(Struct, frozen=True):
    """Something that a person should look at; what its code means is in data/reference/issues.csv."""

    code: str
    message: str
    """One sentence with the facts of this case."""
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    value: str = ""
    """The text that gave cause, shortened where long."""
    count: int = 1


class Document(Struct, frozen=True):
    """What one file holds, in reading order."""

    media_type: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    """Number of pages; None in Word files."""
    running: tuple[str, ...] = ()
    """Texts of running headers and footers, each once."""
    properties: Properties = field(default_factory=Properties)
    words: WordCount = field(default_factory=WordCount)
    issues: tuple[Issue, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The document's tables in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))
