"""Texts over a page's first heading are no rows of the table below."""

from __future__ import annotations

from extractors.document import Line
from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, outline


def headed(*texts: tuple[float, str], size: float = 14.0, bold: bool = False) -> Sheet:
    """A table under a heading, and a first line over that."""
    found = Sheet().text(50, 66, "Halls and clocks: what we will do", size=size, bold=True)
    for x, text in texts:
        found.text(x, 40, text, bold=bold)
    for number in range(6):
        row = [(50.0, f"Mend the clock of hall {number}"), (230.0, "Halls"), (400.0, f"May 20{number + 10}")]
        for x, text in row:
            found.text(x, 100 + 26 * number, text)
    return found


def test_texts_over_a_heading_are_a_running_head() -> None:
    layout = lay_out(headed((50, "Anytown Council"), (260, "Delivery plan"), (480, "Version 2")).page(1))
    (table,) = fragments(layout)
    assert [row[0] for row in outline(table)] == [f"Mend the clock of hall {number}" for number in range(6)]


def test_a_header_over_a_heading_in_large_type_stays() -> None:
    """The nearest twin: its texts stand where the columns do."""
    (table,) = fragments(lay_out(headed((50, "Action"), (230, "Lead"), (400, "Target")).page(1)))
    assert outline(table)[0][0] == "Action"


def test_a_page_of_one_line_has_no_running_head_over_anything() -> None:
    layout = lay_out(Sheet().text(50, 40, "Anytown Council").text(400, 40, "Delivery plan").page(1))
    assert [block.text for block in layout.blocks if isinstance(block, Line)] == [
        "Anytown Council Delivery plan"
    ]
