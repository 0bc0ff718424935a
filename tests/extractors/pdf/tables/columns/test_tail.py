"""The rest of one cell alone at a page's head, below a table that no rules draw."""

from __future__ import annotations

import pytest

from extractors.document import Line
from extractors.pdf.layout import lay_out_pages
from extractors.stitch.tables import stitch
from tests.extractors.pdf.drawn import Sheet

COLUMNS = (50, 110, 260, 410)
HEAD = ("Ref", "Action", "Lead officer", "Target")
PLAN = (
    ("1.1", "Sweep the square and\nthe lanes", "Head of Streets", "May 2018"),
    ("1.2", "Hang baskets in the\nhigh street", "Head of Parks", "June 2018"),
    ("1.3", "Mend all the benches\nof the parks", "Head of Parks", "July 2018"),
)
PITCH = 12


def plan() -> Sheet:
    """Give a table without rules whose last row reaches the page's foot."""
    rows = (HEAD, *PLAN, ("1.4", "\n".join(["Plant the verges with"] * 40), "Head of Parks", "May 2019"))
    sheet, top = Sheet(), 100.0
    for row in rows:
        for x, cell in zip(COLUMNS, row, strict=True):
            sheet.text(x, top, cell, bold=row is HEAD)
        top += PITCH * max(cell.count("\n") + 1 for cell in row) + 10
    return sheet


def read(after: Sheet) -> tuple[str, list[str]]:
    """Give how the action of the last row ends, and the lines outside the table."""
    layouts = list(lay_out_pages([plan().page(1), after.page(2)]))
    blocks = stitch(layouts).blocks
    (table,) = (block for block in blocks if not isinstance(block, Line))
    last = table.rows[-1].cells[1].lines[-1].text
    return last, [block.text for block in blocks if isinstance(block, Line)]


REST = "flowers of all sorts\nand some trees."
LATER = "Who we are\nThe council is made up of forty members who are elected."


@pytest.mark.parametrize("later", ["", LATER], ids=["alone", "above text"])
def test_lines_in_one_column_end_the_last_row(later: str) -> None:
    after = Sheet().text(COLUMNS[1], 60, REST)
    if later:
        after.text(50, 120, later)
    assert read(after) == ("and some trees.", later.split("\n") if later else [])


@pytest.mark.parametrize("rest", ["and trees", "County Hall."])
def test_a_line_alone_goes_on_or_ends_a_sentence(rest: str) -> None:
    assert read(Sheet().text(COLUMNS[1], 60, rest)) == (rest, [])


@pytest.mark.parametrize(
    "after",
    [
        Sheet().text(50, 60, REST),
        Sheet().text(COLUMNS[1] + 60, 60, REST),
        Sheet().text(COLUMNS[1], 60, REST, bold=True),
        Sheet().text(COLUMNS[1], 60, "flowers of all sorts that grow in the county"),
        Sheet().text(COLUMNS[1], 60, "Progress in the year"),
        Sheet().text(COLUMNS[1], 60, REST).text(50, 84, LATER),
    ],
    ids=["at the margin", "inside a column", "in bold", "over two columns", "a title", "no blank below"],
)
def test_other_lines_are_text(after: Sheet) -> None:
    last, outside = read(after)
    assert last == "Plant the verges with"
    assert len(outside) == len(set(after.page(2).words.box[:, 1].tolist()))
