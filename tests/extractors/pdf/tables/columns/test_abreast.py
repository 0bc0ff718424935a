"""Cards side by side on a page are read one after the other, and headers of tables side by side are none."""

from __future__ import annotations

from extractors.document import Line
from extractors.fragments import Fragment
from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet


def card(sheet: Sheet, x: float, y: float, title: str, who: str) -> None:
    sheet.text(x, y, title, bold=True)
    sheet.text(x, y + 16, f"Lead: {who}")
    sheet.text(x, y + 32, "By when: March 2025")


def texts(sheet: Sheet) -> list[str]:
    return [block.text for block in lay_out(sheet.page()).blocks if isinstance(block, Line)]


def test_each_row_of_cards_is_read_card_by_card() -> None:
    sheet = Sheet()
    for number, (x, y) in enumerate([(50, 100), (320, 100), (50, 200), (320, 200)], 1):
        card(sheet, x, y, f"Mend roof {number}", f"Officer {number}")
    assert [text for text in texts(sheet) if "By" not in text] == [
        text for n in range(1, 5) for text in (f"Mend roof {n}", f"Lead: Officer {n}")
    ]


def test_cards_that_flow_from_column_to_column_are_read_down_each() -> None:
    sheet = Sheet()
    for number, (x, y) in enumerate([(50, 100), (50, 200), (320, 110), (320, 190)], 1):
        card(sheet, x, y, f"Mend roof {number}", f"Officer {number}")
    assert [text for text in texts(sheet) if text.startswith("Mend")] == [
        f"Mend roof {n}" for n in range(1, 5)
    ]


def test_labels_in_rows_over_their_values_are_read_one_by_one() -> None:
    sheet = Sheet()
    for number in range(3):
        y = 100 + 100 * number
        sheet.text(50, y, f"Mend the roof of hall {number} before the rain comes back and the beams rot away")
        for x, label, value in ((50, "LEAD", "Officer"), (220, "BY WHEN", "March 2025"), (390, "COST", "£5")):
            sheet.text(x, y + 16, label).text(x, y + 30, value)
    assert texts(sheet)[1:7] == ["LEAD", "Officer", "BY WHEN", "March 2025", "COST", "£5"]


def test_headers_of_two_tables_are_no_labels_of_cards() -> None:
    sheet = Sheet()
    for top in (100, 300):
        for x, text in ((50, "Action"), (220, "Lead"), (390, "By when")):
            sheet.text(x, top, text, bold=True)
            for row in range(1, 5):
                sheet.text(x, top + 30 * row, f"{text.split()[0]} text {row}")
    found = [block for block in lay_out(sheet.page()).blocks if isinstance(block, Fragment)]
    assert sum(len(piece.rows) for piece in found) == 10
