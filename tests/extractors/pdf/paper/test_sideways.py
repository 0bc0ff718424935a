"""A table that lies on its side below upright text is read as if the page were turned for it alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from msgspec.structs import astuple, replace

from extractors.assemble import assemble
from extractors.document import Line
from extractors.fragments import Fragment, Layout
from extractors.pdf.layout import lay_out
from extractors.pdf.page import Page
from extractors.pdf.paper.turned import stand_up, turn_back
from tests.extractors.pdf.drawn import Sheet, fragments, outline

ROWS = [
    ["Task for the year", "Lead officer"],
    ["Review the policy", "Head of HR"],
    ["Train the staff", "Head of IT"],
]
TEXT = "The council agreed this report and what follows from it, on which more is said below the table."


def table(rows: Sequence[Sequence[str]] = ROWS, width: float = 800, height: float = 600) -> Page:
    xs = (310, 450, 590)
    ys = [100 + 20 * n for n in range(len(rows) + 1)]
    sheet = Sheet(width=width, height=height).lattice(xs[: len(rows[0]) + 1], ys)
    for y, row in zip(ys, rows, strict=False):
        for x, text in zip(xs, row, strict=False):
            sheet.text(x + 10, y + 4, text)
    return sheet.page()


def with_table_on_its_side(upright: Page, lying: Page, turn: int) -> Page:
    """A page as displayed, with a table on it that reads in direction `turn`."""
    side = stand_up(lying, (360 - turn) % 360)
    words = replace(side.words, turn=np.full(len(side.words), turn, dtype=np.int32))
    return replace(
        upright,
        words=_both(upright.words, words),
        rules=_both(upright.rules, side.rules),
        fills=_both(upright.fills, side.fills),
    )


def _both(first: Any, second: Any) -> Any:
    """Put two sets of parallel arrays behind each other."""
    pairs = zip(astuple(first), astuple(second), strict=True)
    return type(first)(*(None if a is None else np.concatenate([a, b]) for a, b in pairs))


def page_of_text() -> Page:
    sheet = Sheet(width=600, height=800)
    for y in (40, 55, 70, 720, 735):
        sheet.text(40, y, TEXT)
    return sheet.page()


def kinds(layout: Layout) -> list[str]:
    return ["table" if isinstance(block, Fragment) else "text" for block in layout.blocks]


@pytest.mark.parametrize("turn", [90, 270])
def test_a_table_on_its_side_is_read_and_put_back_in_its_place(turn: int) -> None:
    page = with_table_on_its_side(page_of_text(), table(), turn)
    layout = lay_out(page)
    assert [outline(fragment) for fragment in fragments(layout)] == [ROWS]
    assert kinds(layout) == ["text"] * 3 + ["table"] + ["text"] * 2
    assert layout.words == len(page.words)
    document = turn_back(assemble([layout], "application/pdf"), [layout])
    (found,) = document.tables
    word = page.words.box[list(page.words.text).index("Train")]
    (box,) = found.rows[2].cells[0].boxes
    line = found.rows[2].cells[0].lines[0].box
    assert box.x0 <= word[0] <= word[2] <= box.x1
    assert box.top <= word[1] <= word[3] <= box.bottom
    assert line is not None
    assert type(line) is type(box)
    assert document.words.unaccounted == 0


def test_text_beside_a_page_that_is_no_table_stays_where_it_is() -> None:
    words = (
        *("This", "margin", "note", "reads", "upwards", "along"),
        *("the", "page", "and", "says", "its", "date"),
    )
    sheet = Sheet(width=800, height=600)
    for number, word in enumerate(words):
        sheet.text(30 + 38 * number, 20, word)
    layout = lay_out(with_table_on_its_side(page_of_text(), sheet.page(), 270))
    assert not fragments(layout)
    assert not layout.has_aside
    assert sum(isinstance(block, Line) for block in layout.blocks) > 5


def test_headers_on_their_side_belong_to_the_upright_table_below_them() -> None:
    sheet = Sheet(width=600, height=800).lattice((50, 150, 250, 350, 450), (100, 200, 230, 260))
    for y in (205, 235):
        for x in (60, 160, 260, 360):
            sheet.text(x, y, "Text here")
    headers = Sheet(width=800, height=600)
    for x in (60, 160, 260, 360):
        headers.text(610, x, "Header of column")
    layout = lay_out(with_table_on_its_side(sheet.page(), headers.page(), 270))
    assert not layout.has_aside
    assert [fragment.column_count for fragment in fragments(layout)] == [4]
