"""Cards in boxes side by side are read box by box, whatever their lines share with those of the next one."""

from __future__ import annotations

import pytest

from extractors.document import Line
from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet

LEFTS = (50, 230, 410)


def boxes(per_row: int = 3, labelled: int = 5) -> Sheet:
    """Draw five boxes of 160 by 90 points, so many of them with labels before two values on one line."""
    sheet = Sheet()
    for number in range(5):
        x, y = LEFTS[number % per_row], 100 + number + 110 * (number // per_row)
        sheet.lattice([x, x + 160], [y, y + 90])
        sheet.text(x + 6, y + 10, f"Mend roof {number}", bold=True)
        sheet.text(x + 6, y + 40, "Lead: Officer | When: May 2025" if number < labelled else "Ask an officer")
    return sheet


def titles(sheet: Sheet) -> list[str]:
    found = lay_out(sheet.page()).blocks
    return [block.text for block in found if isinstance(block, Line) and block.text.startswith("Mend")]


@pytest.mark.parametrize("per_row", [2, 3])
def test_each_box_is_read_whole(per_row: int) -> None:
    assert titles(boxes(per_row)) == [f"Mend roof {number}" for number in range(5)]


@pytest.mark.parametrize("labelled", [1, 2])
def test_boxes_of_which_few_have_labels_are_no_cards(labelled: int) -> None:
    assert titles(boxes(labelled=labelled)) != [f"Mend roof {number}" for number in range(5)]
