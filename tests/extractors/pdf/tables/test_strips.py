"""Which lines below each other are one table without rules, however far apart some of them stand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, lines

XS = (50, 200, 350)


def listed(items: Sequence[tuple[float, str]], *, head: float = 100.0) -> Sheet:
    """A header and two rows; below the first, each by itself with a blank above, items and where they start."""
    sheet = Sheet()
    last = 156.0 + 26 * len(items)
    for column, text in zip(XS, ("Action", "Lead", "When"), strict=True):
        sheet.text(column, head, text, bold=True)
    for column, text in zip(XS, ("Train front line staff", "Parks Officer", "May 2013"), strict=True):
        sheet.text(column, 130, text)
    for number, (x, item) in enumerate(items):
        sheet.text(x, 156 + 26 * number, item)
    for column, text in zip(XS, ("Report to members", "Clerk", "June 2013"), strict=True):
        sheet.text(column, last, text)
    return sheet


def words_in_tables(sheet: Sheet) -> str:
    return " ".join(
        line.text
        for table in fragments(lay_out(sheet.page()))
        for row in table.rows
        for cell in row.cells
        for line in cell.lines
    )


@pytest.mark.parametrize(
    "items",
    [
        pytest.param(
            [(50, f"• point {n} of the list") for n in range(4)], id="with bullets in the first column"
        ),
        pytest.param([(200, f"team {n}") for n in range(4)], id="where a later column starts"),
        pytest.param([(214, f"team {n}") for n in range(4)], id="indented in a later column"),
    ],
)
def test_a_list_with_blanks_between_its_items_is_no_end_of_a_table(items: list[tuple[float, str]]) -> None:
    found = words_in_tables(listed(items))
    assert all(item in found for _, item in items)
    assert found.endswith("Report to members Clerk June 2013")


def test_paragraphs_at_the_left_side_end_a_table() -> None:
    texts = ["We write a paragraph", "and then another", "and one more here"]
    layout = lay_out(listed([(50.0, text) for text in texts]).page())
    assert [line for line in lines(layout) if line in texts] == texts


@pytest.mark.parametrize(
    ("head", "has_header"),
    [pytest.param(84.0, True, id="as far as a high header's row"), pytest.param(60.0, False, id="far above")],
)
def test_a_header_may_stand_further_above_its_rows_than_rows_do(head: float, has_header: bool) -> None:
    assert words_in_tables(listed([], head=head)).startswith("Action Lead When") is has_header
