"""Texts on their side right above a table's first rule are its header, each over its column."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from extractors.pdf.layout import lay_out
from extractors.pdf.page import Page
from tests.extractors.pdf.drawn import Sheet, fragments, lines, outline

XS = (50, 200, 260, 320, 380, 410, 440, 470)
HEAD = ("Parks", "Roads", "Homes")
ROW = ("Sweep the square", "Yes", "No", "Yes", "No", "Yes", "No")
TOP = 200.0
"""Of the table's first rule."""


def page(
    *,
    columns: int = 4,
    count: int = 3,
    gap: float = 4.0,
    shift: float = 0.0,
    level: str = "",
    high: float = 40.0,
) -> Page:
    """A table with `count` headings on their side that end `gap` points above it; `level` stands beside them."""
    sheet = (
        Sheet()
        .lattice(XS[: columns + 1], [TOP + 20 * number for number in range(4)])
        .text(54, TOP - 20, level)
    )
    for row in range(3):
        for x, text in zip(XS[:columns], ROW, strict=False):
            sheet.text(x + 4, TOP + 4 + 20 * row, text)
    for x, text in zip(XS[1:], HEAD[:count], strict=False):
        sheet.text(x + 20 + shift, TOP, text)
    upright = sheet.page()
    is_turned = np.isin(upright.words.text, HEAD)
    box, x0 = upright.words.box.copy(), upright.words.box[:, 0]
    box[is_turned] = np.column_stack((x0, x0 * 0 + TOP - gap - high, x0 + 10, x0 * 0 + TOP - gap))[is_turned]
    turn = np.where(is_turned, 270, 0).astype(np.int32)
    return replace(upright, words=replace(upright.words, box=box, turn=turn))


@pytest.mark.parametrize(
    ("drawn", "header"),
    [
        pytest.param(page(), ["", *HEAD], id="right above"),
        pytest.param(page(gap=14), ["", *HEAD], id="a line above"),
        pytest.param(page(high=145), ["", *HEAD], id="long texts"),
        pytest.param(page(columns=6), ["", *HEAD, "", ""], id="over half of the columns"),
        pytest.param(page(level="Action"), ["Action", *HEAD], id="beside an upright text"),
    ],
)
def test_texts_on_their_side_right_above_a_table_are_its_header(drawn: Page, header: list[str]) -> None:
    layout = lay_out(drawn)
    (table,) = fragments(layout)
    assert [outline(table)[0], lines(layout)] == [header, []]
    assert [row.kind for row in table.rows] == ["header", "body", "body", "body"]


@pytest.mark.parametrize(
    "drawn",
    [
        pytest.param(page(gap=15), id="further above"),
        pytest.param(page(high=146), id="higher than a header"),
        pytest.param(page(count=2), id="two texts"),
        pytest.param(page(columns=7), id="over less than half of the columns"),
        pytest.param(page(shift=31), id="one of them out over its side"),
        pytest.param(page(level="Action, for each of the wards of the town"), id="a text across columns"),
    ],
)
def test_other_texts_on_their_side_are_no_header(drawn: Page) -> None:
    (table,) = fragments(lay_out(drawn))
    assert outline(table)[0] == [*ROW[: len(table.edges) - 1]]
