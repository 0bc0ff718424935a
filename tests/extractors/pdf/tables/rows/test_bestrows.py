"""Rows that no rule shows, as the best of all ways to part lines of type."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.pdf.tables.rows.bestrows import Rows, best_rows
from extractors.pdf.tables.rows.pieces import set_piece
from extractors.pdf.tables.words.segments import set_segments
from tests.extractors.pdf.drawn import Sheet

XS = np.array([45.0, 95.0, 245.0, 400.0])
LEFT = (50.0, 100.0, 250.0)
PITCH = 12.0
"""Points from line to line of the tests' sheets."""

Cells = tuple[str, ...]

ROWS: list[Cells] = [
    ("Parks", "Review the policy\nof the council\nand publish it", "Head of\nhousing"),
    ("Roads", "Train", "Policy team\nand the\nyouth service\nthis year"),
    ("Trees\nand\nlawns", "Report on\nthe figures", "Finance"),
    ("Homes", "Offer home\nvisits to all", "Carers\nlead\nfor all"),
]


def rows_of(sheet: Sheet) -> Rows:
    words = sheet.page().words
    return best_rows(set_piece(set_segments(words, np.arange(len(words))), XS))


def written(
    rows: list[Cells], share: float = 0.0, pad: float = 0.0, top: float = 100.0
) -> tuple[Sheet, list[float]]:
    """Set rows with `share` of a cell's room above its text, and `pad` between them; give where rows below the first
    begin too."""
    sheet, tops = Sheet(), []
    for row in rows:
        high = max(cell.count("\n") + 1 for cell in row)
        for x, cell in zip(LEFT, row, strict=True):
            sheet.text(x, top + share * (high - cell.count("\n") - 1) * PITCH, cell)
        tops.append(top)
        top += high * PITCH + pad
    return sheet, tops[1:]


@pytest.mark.parametrize("pad", [0.0, 2.5, 8.0], ids=["touching", "near", "apart"])
@pytest.mark.parametrize("share", [0.0, 0.5, 1.0], ids=["tops", "middles", "feet"])
def test_cells_of_a_row_share_a_height(share: float, pad: float) -> None:
    sheet, tops = written(ROWS, share, pad)
    found = rows_of(sheet)
    assert found.are_at_tops == (share == 0)
    assert [y + (2 + pad) / 2 for y in found.heights] == pytest.approx(tops)


def test_a_paragraph_apart_in_one_cell_is_no_row() -> None:
    """Rows stand further apart than it does, and fill all columns."""
    sheet = Sheet()
    for y in (100, 180, 260):
        sheet.text(50, y, "Parks").text(250, y, "Head of\nhousing")
        sheet.text(100, y, "Review the policy\nof the council").text(100, y + 30, "Publish it\nfor all")
    assert [round(y) for y in rows_of(sheet).heights] == [166, 246]


def test_a_cell_merged_over_rows_goes_on_where_the_others_begin() -> None:
    sheet = Sheet().text(50, 100, "Homes of\nwhich all\nare warm\nand dry")
    for y, action, lead in (
        (100, "Insulate all of the\nlofts", "Housing"),
        (124, "Offer grants\nto owners", "Climate"),
    ):
        sheet.text(100, y, action).text(250, y, lead)
    sheet.text(50, 154, "Roads").text(100, 154, "Mend them").text(250, 154, "Streets")
    found = rows_of(sheet)
    assert [round(y) for y in found.heights] == [123, 150]
    assert found.go_on == [True, False]


@pytest.mark.parametrize(
    ("rest", "starts"),
    [("of the council\nand publish it", [2]), ("Roads of\nthe council", [2])],
    ids=["in mid-sentence", "a new sentence"],
)
def test_the_rest_of_a_row_may_stand_at_the_head(rest: str, starts: list[int]) -> None:
    sheet, _ = written(ROWS, top=124.0)
    assert rows_of(sheet.text(100, 100, rest)).starts[:1] == starts


def test_rows_keep_to_the_habit_of_beginning_with_a_number() -> None:
    rows: list[Cells] = [
        ("1.1", "Review the policy", "Housing"),
        ("1.2", "Train all\nWrite it up", "Parks\nRoads"),
        ("1.3", "Publish it", "Homes"),
        ("1.4", "Report", "Homes"),
    ]
    sheet, tops = written(rows)
    assert [y + 1 for y in rows_of(sheet).heights] == pytest.approx(tops)


def test_a_row_may_be_taller_than_most() -> None:
    sheet = Sheet(height=2000).text(50, 100, "Parks").text(250, 100, "Housing")
    sheet.text(
        100,
        100,
        "\n".join(["Review the policy of the", *["council and of all the others", "with all its"] * 50]),
    )
    assert rows_of(sheet).starts == []
