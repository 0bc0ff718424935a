"""Pages whose text stands on its side: read as if upright, and put back where they stand."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from extractors.assemble import assemble
from extractors.document import Box
from extractors.pdf.layout import lay_out
from extractors.pdf.page import Page
from extractors.pdf.paper.turned import main_turn, stand_up, turn_back
from tests.extractors.pdf.drawn import Sheet, fragments, outline

ROWS = [["Task", "Lead"], ["Review", "HR"]]


def upright() -> Page:
    sheet = Sheet(width=800, height=600).lattice((50, 150, 250), (100, 120, 140))
    for y, row in zip((104, 124), ROWS, strict=True):
        for x, text in zip((60, 160), row, strict=True):
            sheet.text(x, y, text)
    return sheet.page()


def laid_on_its_side(turn: int) -> Page:
    """A page as displayed on which the table reads in direction `turn`."""
    page = stand_up(upright(), (360 - turn) % 360)
    return replace(page, words=replace(page.words, turn=np.full(len(page.words), turn, dtype=np.int32)))


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_reads_a_turned_table_and_puts_its_boxes_back(turn: int) -> None:
    page = laid_on_its_side(turn)
    layout = lay_out(page)
    assert outline(fragments(layout)[0]) == ROWS
    assert (layout.turn, layout.width, layout.height) == (turn, 800, 600)
    document = turn_back(assemble([layout], "application/pdf"), [layout])
    cell = document.tables[0].rows[1].cells[0]
    word = page.words.box[list(page.words.text).index("Review")]
    assert cell.lines[0].box == Box(
        1, *upright().words.box[list(upright().words.text).index("Review")].tolist()
    )
    (box,) = cell.boxes
    assert box.x0 <= word[0] <= word[2] <= box.x1
    assert box.top <= word[1] <= word[3] <= box.bottom


def test_a_page_with_few_sideways_words_is_not_turned() -> None:
    page = upright()
    turns = page.words.turn.copy()
    turns[0] = 270
    assert main_turn(replace(page, words=replace(page.words, turn=turns))) == 0


@pytest.mark.parametrize(("cells", "turn"), [(1, 270), (2, 0)])
def test_an_upright_table_whose_row_labels_are_most_of_its_words_is_not_turned(cells: int, turn: int) -> None:
    """Few upright words at their heights are a header or a margin's notes of a page that is turned."""
    sheet = Sheet(width=800, height=600)
    for row in range(3):
        for line in range(4):
            sheet.text(60 + 12 * line, 100 + 40 * row, "Label")
        for column in range(cells):
            sheet.text(160 + 60 * column, 100 + 40 * row, "Cell")
    page = sheet.page()
    turns = np.where(page.words.text == "Label", 270, 0).astype(np.int32)
    assert main_turn(replace(page, words=replace(page.words, turn=turns))) == turn


def test_a_word_on_its_side_stands_in_its_cell() -> None:
    page = upright()
    turns = page.words.turn.copy()
    turns[list(page.words.text).index("Review")] = 270
    layout = lay_out(replace(page, words=replace(page.words, turn=turns)))
    assert outline(fragments(layout)[0]) == ROWS
