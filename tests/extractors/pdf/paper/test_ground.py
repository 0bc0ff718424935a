"""A page painted in one colour all over reads as one on white paper."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractors.document import Cell
from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, outline

CREAM, GREEN, WHITE = 0xF6F6E6, 0xCCE0CC, 0xFFFFFF
ROWS = [
    ("Action", "Lead", "Date"),
    ("Mend the gates", "Parks", "May 2012"),
    ("Paint the hall", "Estates", "June 2012"),
    ("Open the pool", "Leisure", "July 2012"),
]
SIDES, TOPS = (50, 250, 400, 550), (92, 122, 152, 182, 212)


def written() -> Sheet:
    """The words of the table, its header in bold, on a page without colour."""
    sheet = Sheet()
    for number, row in enumerate(ROWS):
        for text, x in zip(row, (60, 260, 410), strict=True):
            sheet.text(x, 100 + 30 * number, text, bold=number == 0)
    return sheet


def painted(sheet: Sheet, colour: int = CREAM) -> Sheet:
    """Paint all of a page, beneath what is on it; what producers paint ends a little outside it."""
    sheet.fills.insert(0, (-3.0, -3.0, sheet.width + 3, sheet.height + 3, colour))
    return sheet


def celled(sheet: Sheet, colour: int) -> Sheet:
    """Paint each cell, with the ground between them."""
    for top in TOPS[:-1]:
        for x0, x1 in pairwise(SIDES):
            sheet.fill(x0 + 2, top + 2, x1 - 2, top + 28, colour)
    return sheet


def ruled(sheet: Sheet, colour: int) -> Sheet:
    """Draw all rules of the table."""
    for y in TOPS:
        sheet.across(y, SIDES[0], SIDES[-1], colour)
    for x in SIDES:
        sheet.down(x, TOPS[0], TOPS[-1], colour)
    return sheet


def cells(sheet: Sheet) -> tuple[Cell, ...]:
    (found,) = fragments(lay_out(sheet.page()))
    assert outline(found) == [list(row) for row in ROWS]
    return tuple(cell for row in found.rows for cell in row.cells)


def test_a_table_without_rules_ends_where_its_words_do() -> None:
    (plain,), (found,) = (fragments(lay_out(one.page())) for one in (written(), painted(written())))
    assert found == plain


def test_a_ground_is_no_colour_of_cells() -> None:
    assert {cell.fill for cell in cells(painted(ruled(written(), 0)))} == {""}


@pytest.mark.parametrize("colour", [WHITE, GREEN])
def test_cells_in_another_colour_are_seen(colour: int) -> None:
    assert all(cell.fill for cell in cells(painted(celled(written(), colour))))


def test_white_rules_on_a_ground_bound_cells() -> None:
    (found,) = fragments(lay_out(painted(ruled(written(), WHITE)).page()))
    assert found.confidence == 1.0
    (unseen,) = fragments(lay_out(painted(ruled(written(), CREAM)).page()))
    assert unseen.confidence < 1.0


def test_the_last_ground_is_seen() -> None:
    sheet = painted(painted(celled(written(), GREEN), WHITE), GREEN)
    assert all(cell.fill for cell in cells(sheet))


def test_a_large_shaded_table_is_no_ground() -> None:
    sheet = ruled(written(), 0)
    sheet.fills.insert(0, (30.0, 30.0, sheet.width - 30, sheet.height - 30, GREEN))
    assert {cell.fill for cell in cells(sheet)} == {"#cce0cc"}
