"""Labels and values of cards that stand in two columns are forms, a row for each label."""

from __future__ import annotations

from extractors.fragments import Fragment
from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet


def cards(*rows: tuple[str, str], bold: bool = True, values: tuple[float, float] = (80, 80)) -> Sheet:
    """Draw two rows of two boxes and one below them, each with a title and rows of labels and values."""
    sheet = Sheet()
    for number in range(5):
        x, y = 50 + 260 * (number % 2), 100 + 160 * (number // 2)
        sheet.lattice([x, x + 240], [y, y + 140])
        sheet.text(
            x + 6, y + 10, f"Mend the roof of hall {number} before\nit rains again in the autumn", bold=True
        )
        for place, (label, value) in enumerate(rows):
            sheet.text(x + 6, y + 44 + 28 * place, label, bold=bold)
            sheet.text(x + 6 + values[place % 2], y + 44 + 28 * place, value)
    return sheet


def forms(sheet: Sheet) -> list[list[str]]:
    """Give the texts of each form's rows."""
    pieces = [block for block in lay_out(sheet.page()).blocks if isinstance(block, Fragment)]
    return [
        ["; ".join(" ".join(line.text for line in cell.lines) for cell in row.cells) for row in piece.rows]
        for piece in pieces
    ]


def test_a_label_over_two_lines_is_one() -> None:
    found = forms(cards(("Who will\nlead", "Officer"), ("Lead", "Team"), ("By when", "May 2025\nor June")))
    assert found == [["Who will lead; Officer", "Lead; Team", "By when; May 2025 or June"]] * 5


def test_a_title_stands_before_its_form() -> None:
    blocks = lay_out(cards(("Lead", "Officer"), ("By when", "May 2025")).page()).blocks
    kinds = "".join("T" if isinstance(block, Fragment) else "l" for block in blocks)
    assert kinds == "llT" * 5


def test_labels_that_look_as_their_values_show_no_form() -> None:
    assert forms(cards(("Lead", "Officer"), ("By when", "May 2025"), bold=False)) == []


def test_values_that_begin_at_many_places_show_no_form() -> None:
    assert forms(cards(("Lead", "Officer"), ("By when", "May 2025"), values=(60, 90))) == []


def test_a_gap_on_one_line_of_each_card_shows_no_form() -> None:
    assert forms(cards(("Lead", "Officer"))) == []
