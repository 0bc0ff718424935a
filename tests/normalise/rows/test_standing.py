"""A value at its cell's foot or middle stands beside no item: so that it holds for each."""

from __future__ import annotations

import pytest

from extractors.document import Box, Cell, Document, Line, Paragraph, Row, Table
from normalise import normalise

LINE = 12.0
HIGH = 4 * LINE
ITEMS = ["1) Mend the roof", "2) Paint the hall", "3) Sweep the yard", "4) Lock the gate"]


def cell(row: int, column: int, texts: list[str], start: float) -> Cell:
    """A cell of four lines' height, its text so many lines below its top."""
    top = 100 * row + LINE * start
    boxes = [Box(1, 100 * column + 4, top + n * LINE, 100 * column + 90, top + (n + 1) * LINE - 1)
             for n in range(len(texts))]  # fmt: skip
    whole = Box(1, 100 * column, 100 * row, 100 * column + 100, 100 * row + HIGH)
    found = tuple(Paragraph(text, (Line(text, box),)) for text, box in zip(texts, boxes, strict=True))
    return Cell(row, column, lines=tuple(p.lines[0] for p in found), paragraphs=found, boxes=(whole,))


def plan(*starts: tuple[float, float]) -> Document:
    """Rows of four items beside an officer and a date, each so many lines below the top of its cell."""
    rows = [
        Row(tuple(cell(1, n, [text], 0) for n, text in enumerate(["Action", "Lead", "By when"], 1)), "header")
    ]
    for number, (lead, date) in enumerate(starts, 2):
        texts = (ITEMS, 0), (["Caretaker"], lead), (["May 2013"], date)
        rows.append(Row(tuple(cell(number, n, own, at) for n, (own, at) in enumerate(texts, 1)), pages=(1,)))
    return Document("application/pdf", (Table(1, tuple(rows), 3),), pages=1)


@pytest.mark.parametrize("at", [pytest.param(3, id="foot"), pytest.param(1.5, id="middle")])
def test_a_value_that_no_cell_of_the_table_sets_at_the_top_holds_for_each_item(at: float) -> None:
    assert [a.lead_officer for a in normalise(plan((at, at))).actions] == ["Caretaker"] * 4


def test_a_value_beside_a_later_item_is_that_items_alone_where_others_stand_at_the_top() -> None:
    assert [a.lead_officer for a in normalise(plan((3, 0))).actions] == ["", "", "", "Caretaker"]
