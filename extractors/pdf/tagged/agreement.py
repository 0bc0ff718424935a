"""Do a table as extracted and the file's own tags agree? Each row and cell is held against the TR and TD elements.

Words are the measure: a row differs where its words stand in two TR elements, or share one with another row.
Merged cells are passed over, and text without tags; so are tables inside cells, and tags that are no witness.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from extractors.document import Block, Document, Issue, Row, Table
from extractors.pdf.tagged.tags import TagTable
from extractors.pdf.tagged.witness import Place, Tags

__all__ = ["compare_with_tags"]

AGREED = 0.25
"""Share of the doubt in a row, or a table, that agreement with the tags takes away."""

DISAGREED = 0.9
"""What is left of the confidence in a row that the tags read otherwise."""

MOSTLY = 0.8
"""Share of a table's rows that must agree before the tags add to the confidence in any."""

MOST_CELLS = 2.0
"""Cells in a tagged row for each column of the table; where there are more, each word was tagged as a cell."""

MAX_LISTED = 8
"""Rows listed in an issue."""


class _Find(Struct, frozen=True):
    """Text of a cell as extracted, and where the tags have it."""

    row: int
    column: int
    page: int
    place: Place


Key = Callable[[_Find], Hashable]

DIFFERENCES: tuple[tuple[str, Key, Key], ...] = (
    ("several tagged rows read as one", lambda f: (f.row, f.place.table, f.page), lambda f: f.place.row),
    ("a tagged row read as several", lambda f: (f.place.table, f.place.row), lambda f: f.row),
    (
        "several tagged cells read as one",
        lambda f: (f.row, f.column, f.place.table, f.place.row),
        lambda f: f.place.cell,
    ),
    ("a tagged cell read as several", lambda f: (f.row, f.place), lambda f: f.column),
)
"""How a row can differ: what is wrong with it, and two keys. Finds of one first key must have one second key."""


def compare_with_tags(document: Document, tags: Callable[[], Tags]) -> Document:
    """Hold a document's tables against the file's tags: agreement raises the confidence, else an issue tells both.

    Args:
        document: its tables whole, its lines with the ids of their marked content.
        tags: gives the file's tags; not called where no line of a table has an id.
    """
    if not any(_is_marked(table) for table in document.tables):
        return document
    blocks: list[Block] = []
    issues: list[Issue] = []
    for block in document.blocks:
        if isinstance(block, Table) and block.column_count > 1 and len(block.rows) > 1:
            block, found = _compared(block, tags())
            issues += found
        blocks.append(block)
    return replace(document, blocks=tuple(blocks), issues=(*document.issues, *issues))


def _is_marked(table: Table) -> bool:
    return any(line.marks != (-1, -1) for row in table.rows for cell in row.cells for line in cell.lines)


def _compared(table: Table, tags: Tags) -> tuple[Table, list[Issue]]:
    finds = _of_one_level(list(_finds(table, tags)), tags.tables)
    compared = {find.row for find in finds}
    differing = {name: _differing(finds, key, value) for name, key, value in DIFFERENCES}
    against = set[int]().union(*differing.values())
    agrees = bool(compared) and len(compared - against) >= MOSTLY * len(compared)
    told = compared if tags.joins_pages else compared - _at_breaks(table.rows)
    rows = list(table.rows)
    for number in against:
        rows[number - 1] = replace(rows[number - 1], confidence=rows[number - 1].confidence * DISAGREED)
    for number in told - against if agrees else ():
        rows[number - 1] = replace(rows[number - 1], confidence=_surer(rows[number - 1].confidence))
    confidence = _surer(table.confidence) if agrees else table.confidence
    issues = [_issue(table, finds, differing, tags.tables)] if against else []
    return replace(table, rows=tuple(rows), confidence=confidence), issues


def _at_breaks(rows: Sequence[Row]) -> set[int]:
    """Give the rows that stand on two pages or first on one: tags for each page do not tell if that is right."""
    breaks = {number for number, row in enumerate(rows, start=1) if len(row.pages) > 1}
    starts = (n for n, (a, b) in enumerate(pairwise(rows), start=2) if a.pages[-1:] != b.pages[:1])
    return breaks.union(starts)


def _surer(confidence: float) -> float:
    return confidence + AGREED * (1 - confidence)


def _finds(table: Table, tags: Tags) -> Iterator[_Find]:
    """Give what the tags know of the text of a table's cells, merged ones left out."""
    trusted = [_is_witness(tagged, table.column_count) for tagged in tags.tables]
    for number, row in enumerate(table.rows, start=1):
        for cell in row.cells:
            if cell.row_span > 1:
                continue
            places = {(line.box.page, mark) for line in cell.lines if line.box for mark in line.marks}
            for page, mark in sorted(places):
                place = tags.places.get((page, mark))
                if place and trusted[place.table] and not _is_merged(place, tags):
                    # Without rows over pages in the tags, the parts of a cut row are none of them wrong.
                    yield _Find(number, cell.column, 0 if tags.joins_pages else page, place)


def _is_witness(tagged: TagTable, columns: int) -> bool:
    """Tell whether a table's tags can be right: not all text in one cell, nor each word in its own."""
    widest = max(len(row.cells) for row in tagged.rows)
    return sum(len(row.cells) for row in tagged.rows) > 1 and widest <= MOST_CELLS * columns


def _is_merged(place: Place, tags: Tags) -> bool:
    return tags.tables[place.table].rows[place.row].cells[place.cell].row_span > 1


def _of_one_level(finds: Sequence[_Find], tables: Sequence[TagTable]) -> list[_Find]:
    """Keep what is tagged as tables inside cells, or what is not: whichever is the table's own level."""
    levels = Counter(tables[find.place.table].is_nested for find in finds)
    own = levels[True] > levels[False]
    return [find for find in finds if tables[find.place.table].is_nested == own]


def _differing(finds: Sequence[_Find], key: Key, value: Key) -> set[int]:
    """Give the rows of the finds that have one first key and several second ones."""
    groups: dict[Hashable, dict[Hashable, set[int]]] = defaultdict(lambda: defaultdict(set))
    for find in finds:
        groups[key(find)][value(find)].add(find.row)
    return {row for group in groups.values() if len(group) > 1 for rows in group.values() for row in rows}


def _issue(
    table: Table, finds: Sequence[_Find], differing: dict[str, set[int]], tables: Sequence[TagTable]
) -> Issue:
    rows = set[int]().union(*differing.values())
    elements = {(find.place.table, find.place.row) for find in finds}
    widest = max(sum(cell.column_span for cell in tables[at].rows[row].cells) for at, row in elements)
    said = "; ".join(f"{name} (row {_listed(found)})" for name, found in differing.items() if found)
    message = (
        f"The table was read as {len(table.rows)} x {table.column_count} (rows x columns), and the file's "
        f"tags have its text in {len(elements)} x {widest}: {said}."
    )
    first = min(rows)
    page = next(iter(table.rows[first - 1].pages), None)
    return Issue("tags-disagree", message, page, table.number, first, count=len(rows))


def _listed(rows: set[int]) -> str:
    shown = ", ".join(map(str, sorted(rows)[:MAX_LISTED]))
    return f"{shown} and {len(rows) - MAX_LISTED} more" if len(rows) > MAX_LISTED else shown
