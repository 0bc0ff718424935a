"""The PDF's tags as a second witness: do two lines stand in one row of a table?"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from extractors.document import Line
from extractors.pdf.tags import read_tags
from extractors.stitch import Witness

__all__ = ["tagged_rows"]


def tagged_rows(path: Path) -> Witness:
    """Give a witness that reads a file's tags when it is first asked.

    It says True for lines of one TR element, False for lines of two, None where either has no tag.
    """

    @cache
    def rows() -> dict[tuple[int, int], tuple[int, int]]:
        places: dict[tuple[int, int], tuple[int, int]] = {}
        for number, table in enumerate(read_tags(path)):
            for place, row in enumerate(table.rows):
                places.update(dict.fromkeys(row.marks, (number, place)))
        return places

    def say(above: Line, below: Line) -> bool | None:
        if above.box is None or below.box is None or -1 in (above.marks[1], below.marks[0]):
            return None
        first = rows().get((above.box.page, above.marks[1]))
        second = rows().get((below.box.page, below.marks[0]))
        return None if first is None or second is None else first == second

    return say
