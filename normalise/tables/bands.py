"""Tells the bands of a table, whose one text heads the rows beneath, by evidence that adds up."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.document import Cell
from normalise.columns.contents import looks_dated
from normalise.columns.headers import is_header_row
from normalise.columns.wording import instructs
from normalise.enumerations import is_reference, plain_label, split_reference
from normalise.evidence import Evidence, weighed
from normalise.grid import Grid
from normalise.text import is_blank

__all__ = ["MAX_BAND_WORDS", "band_text", "is_band", "is_prose", "is_wide", "look_of"]

BAND = 0.5  # the sum of evidence from which a row is a band
MAX_BAND_WORDS = 60  # a full-width text of more is a paragraph that happens to stand in a table
PROSE = 5  # words: a heading of fewer may end in a full stop
LARGER = 1.2  # times the type beneath: so headings are set
SHORTEST = 3  # letters of a word in a column of references that heads rows
SHORT = 14  # words that a heading seldom exceeds
LONGEST_DATE = 4  # words: "By 31 March 2013"
MOSTLY = 0.7  # of a column's texts
_LOOKED_AT = 12  # texts of a column
MOST = 0.6  # of the columns: what a cell must span to head rows rather than to be one of them

# How bands begin: "Priority 2:", "Strategic objective A -", "Thema 3".
_WORDS = re.compile(
    r"""^\W*(?:(?:strategic|key|corporate|equality|priority|council)\ )*
    (?:priority|priorities|theme|objective|aim|outcome|strand|goal|section|part|area|workstream|pillar|ambition
      |commitment|standard|principle|chapter|programme|topic|service|directorate
      |thema|amcan|blaenoriaeth|nod|adran|rhan)
    (?:\ (?:outcome|area|theme|objective))?
    \s*(?:\d|[a-z]\b|one|two|three|four|five|six|[ivx]+\b|[:–-])""",
    re.IGNORECASE | re.VERBOSE,
)


def is_prose(text: str) -> bool:
    """Whether a text above the header, or beneath a heading, is a sentence about the table, and heads nothing."""
    return text.rstrip().endswith(".") and len(text.split()) > PROSE and not _WORDS.match(text)


def is_wide(grid: Grid, filled: tuple[Cell, ...]) -> bool:
    """Whether a row's only text reaches over most columns."""
    return len(filled) == 1 and grid.width > 1 and filled[0].column_span >= MOST * grid.width


def band_text(grid: Grid, place: int) -> str:
    """What a band says; of several paragraphs not those that explain the first."""
    first, *more = "\n".join(cell.text for cell in grid.filled(place)).split("\n")
    return " ".join([first, *(text for text in more if not is_prose(text))])


def look_of(grid: Grid, place: int) -> tuple[str, ...]:
    """What tells one kind of band from another: fill, weight, size, and its first word if that names a level."""
    cell = grid.filled(place)[0]
    match = _WORDS.match(cell.text)
    word = cell.text.split()[0].lower().rstrip(":") if match else ""
    size = str(round(cell.lines[0].size)) if cell.lines else ""
    return (cell.fill, str(_is_bold(cell)), size, word, str(cell.text.isupper()))


@dataclass(frozen=True, slots=True)
class _Lone:
    """The only filled cell of a row, where it stands."""

    grid: Grid
    place: int
    cell: Cell
    text: str
    words: int
    below: tuple[Cell, ...]
    """The filled cells of the next row that holds several."""
    is_above_header: bool
    """The next row that holds anything is the header, given again."""

    @property
    def spans_most(self) -> bool:
        return self.cell.column_span >= MOST * self.grid.width

    @property
    def is_filled_unlike(self) -> bool:
        return bool(self.cell.fill) and self.cell.fill != (self.below[0].fill if self.below else "")

    @property
    def is_unnumbered_unlike(self) -> bool:
        same = [cell.text for cell in self.below if cell.column == self.cell.column]
        is_numbered = any(split_reference(text)[0] or is_reference(text) for text in same)
        return is_numbered and not split_reference(self.text)[0]

    @property
    def is_worded_unlike(self) -> bool:
        same = [cell.text for cell in self.below if cell.column == self.cell.column]
        return any(map(is_reference, same)) and len(self.text) >= SHORTEST and not is_reference(self.text)

    @property
    def is_no_instruction(self) -> bool:
        if not self.below or split_reference(self.text)[0] or instructs(self.text):
            return False
        own = self.cell.column - 1
        full = [row for row in range(len(self.grid.texts)) if len(self.grid.filled(row)) > 1]
        texts = [text for row in full if len((text := self.grid.texts[row][own]).split()) > 1]
        said = [instructs(text) for text in texts[:_LOOKED_AT]]
        return len(said) > 1 and sum(said) >= MOSTLY * len(said)

    @property
    def is_bold_unlike(self) -> bool:
        return _is_bold(self.cell) and not any(
            _is_bold(c) for c in self.below if c.column == self.cell.column
        )

    @property
    def is_upper_unlike(self) -> bool:
        same = [cell.text for cell in self.below if cell.column == self.cell.column]
        is_title = self.text.isupper() and self.words > 1 and not self.text.rstrip().endswith(".")
        return is_title and bool(same) and not any(map(str.isupper, same))

    @property
    def is_fact(self) -> bool:
        is_short = self.words <= LONGEST_DATE and self.cell.column_span == 1
        return is_reference(self.text) or (is_short and looks_dated(self.text))

    @property
    def is_larger(self) -> bool:
        own = [line.size for line in self.cell.lines[:1]]
        beneath = [line.size for cell in self.below for line in cell.lines]
        return bool(own and beneath) and own[0] >= LARGER * max(beneath) > 0


EVIDENCE: tuple[Evidence[_Lone], ...] = (
    ("taken for a band by look", 0.45, lambda at: at.grid.table.rows[at.place].kind == "band"),
    ("spans most columns", 0.5, lambda at: at.spans_most),
    ("spans several columns", 0.5, lambda at: at.cell.column_span > 1 and not at.spans_most),
    ("filled unlike the rows beneath", 0.3, lambda at: at.is_filled_unlike),
    ("bold, unlike the rows beneath", 0.35, lambda at: at.is_bold_unlike),
    ("set larger than the row beneath", 0.35, lambda at: at.is_larger),
    ("above the header, given again", 0.5, lambda at: at.is_above_header),
    ("capitals", 0.2, lambda at: at.text.isupper() and at.words > 1),
    ("capitals, unlike the rows beneath", 0.2, lambda at: at.is_upper_unlike),
    ("begins like a band", 0.35, lambda at: _WORDS.match(at.text) is not None),
    (
        "short, and no sentence",
        0.15,
        lambda at: at.words <= SHORT and not at.text.rstrip().endswith("."),
    ),
    ("no number, unlike the rows beneath", 0.15, lambda at: at.is_unnumbered_unlike),
    ("words where the rows beneath have a reference", 0.3, lambda at: at.is_worded_unlike),
    ("no instruction, as the texts of its column are", 0.35, lambda at: at.is_no_instruction),
    ("goes down over rows", -0.6, lambda at: at.cell.row_span > 1),
    ("begins in lower case", -0.3, lambda at: at.text[:1].islower()),
    (
        "ends like a sentence",
        -0.2,
        lambda at: at.text.rstrip().endswith((".", ";")) and at.cell.column_span == 1,
    ),
    ("several paragraphs", -0.2, lambda at: len(at.cell.paragraphs) > 2),
    ("a date or reference alone", -0.4, lambda at: at.is_fact),
    ("longer than a heading", -0.6, lambda at: at.words > MAX_BAND_WORDS),
    ("not in the first text column", -0.2, lambda at: at.cell.column_span == 1 and at.cell.column > 2),
)
"""What speaks for (above 0) or against a row being a band."""


def is_band(grid: Grid, place: int) -> bool:
    """Whether one text of a row heads the rows beneath; a reference may stand beside it."""
    cells = [cell for cell in grid.filled(place) if not is_blank(cell.text)]
    if grid.width < 2 or not _stands_alone(grid, place):
        return False
    if len(cells) == 2 and is_reference(cells[0].text):
        return cells[1].column_span >= MOST * grid.width or _numbers_those_beneath(grid, place, *cells)
    if len(cells) != 1:
        return False
    lone = _lone(grid, place, cells[0])
    return sum(weighed(EVIDENCE, lone).values()) >= BAND


def _numbers_those_beneath(grid: Grid, place: int, number: Cell, text: Cell) -> bool:
    """Whether the number and text of a row head fuller rows: "1 Homes" over "1.1 Write to all tenants" with a lead."""
    below = next((grid.filled(row) for row in range(place + 1, len(grid.table.rows)) if grid.filled(row)), ())
    if len(below) <= 2 or not is_reference(below[0].text):
        return False
    label, own = plain_label(number.text), plain_label(below[0].text)
    is_within = own.startswith(label + "." if label[-1:].isdigit() else label) and own != label
    return is_within and text.column in {cell.column for cell in below}


def _lone(grid: Grid, place: int, cell: Cell) -> _Lone:
    text, later = cell.text, [row for row in range(place + 1, len(grid.table.rows)) if grid.filled(row)]
    below = next((cells for row in later if len(cells := grid.filled(row)) > 1), ())
    is_above_header = bool(later) and is_header_row(grid, later[0], is_first=False)
    return _Lone(grid, place, cell, text, len(text.split()), below, is_above_header)


def _stands_alone(grid: Grid, place: int) -> bool:
    """Whether no cell of a row above reaches down into the row with text."""
    own = {id(cell) for cell in grid.starts(place)}
    covering = zip(grid.cells[place], grid.texts[place], strict=True)
    return not any(text.strip() and id(cell) not in own for cell, text in covering)


def _is_bold(cell: Cell) -> bool:
    lines = [line for line in cell.lines if line.text]
    return bool(lines) and all(line.bold for line in lines)
