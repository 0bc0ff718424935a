"""The PDF's tags as a second witness: where each piece of text stands in the file's own tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from extractors.document import Line
from extractors.pdf.tagged.tags import TagTable, read_tags
from extractors.stitch import Witness

__all__ = ["Place", "Tags", "tagged_rows", "tags_of"]


class Place(Struct, frozen=True):
    """A cell of a file's own tables: table, row and cell, each counted from 0."""

    table: int
    row: int
    cell: int


class Tags(Struct, frozen=True):
    """A file's own tables, and where its text stands in them."""

    tables: tuple[TagTable, ...]
    places: Mapping[tuple[int, int], Place]
    """Of each (page, marked-content id)."""
    joins_pages: bool
    """Some row holds text of two pages. Word never tags so: it starts a row, or a whole table, on each page anew."""


def tags_of(path: Path) -> Callable[[], Tags]:
    """Give a function that gives a file's tags; they are read when it is first called, and once."""

    @cache
    def tags() -> Tags:
        tables = read_tags(path)
        places: dict[tuple[int, int], Place] = {}
        for number, table in enumerate(tables):
            for at, row in enumerate(table.rows):
                for index, cell in enumerate(row.cells):
                    places.update(dict.fromkeys(cell.marks, Place(number, at, index)))
        joins_pages = any(len({page for page, _ in row.marks}) > 1 for table in tables for row in table.rows)
        return Tags(tables, places, joins_pages)

    return tags


def tagged_rows(tags: Callable[[], Tags]) -> Witness:
    """Give a witness for rows, which looks at the tags when it is first asked.

    It says True for lines of one TR element, False for lines of two of one table, None where either has no tag.
    Of lines on two pages it says False only where the file tags some row over pages: else none could be one row.
    """

    def say(above: Line, below: Line) -> bool | None:
        if above.box is None or below.box is None or -1 in (above.marks[1], below.marks[0]):
            return None
        first = tags().places.get((above.box.page, above.marks[1]))
        second = tags().places.get((below.box.page, below.marks[0]))
        if first is None or second is None or first.table != second.table:
            return None
        if first.row == second.row:
            return True
        return False if above.box.page == below.box.page or tags().joins_pages else None

    return say
