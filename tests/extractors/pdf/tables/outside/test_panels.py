"""A heading on a bar of colour over two texts side by side is no table."""

from __future__ import annotations

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, lines, outline

SAID = "Inspectors said that calls\nare not answered in time"
GOOD = "What good looks like\n• All answered in a day"


def panel() -> Sheet:
    """A bar of colour with a heading, below it a box, and a text beside it."""
    sheet = Sheet().fill(50, 90, 550, 112, 0x333344).text(56, 96, "Area 1: how calls are answered", bold=True)
    return sheet.fill(50, 116, 300, 150, 0xFFE0E0).text(56, 120, SAID).text(330, 120, GOOD)


def test_its_texts_are_read_one_after_the_other() -> None:
    layout = lay_out(panel().page())
    assert not fragments(layout)
    assert lines(layout) == [
        "Area 1: how calls are answered",
        *SAID.split("\n"),
        *GOOD.split("\n"),
    ]


def test_rows_below_a_title_on_a_bar_are_a_table() -> None:
    sheet = (
        panel()
        .fill(50, 150, 300, 184, 0xFFE0E0)
        .text(56, 154, "Parks said\nnothing")
        .text(330, 154, "None yet")
    )
    (table,) = fragments(lay_out(sheet.fill(300, 116, 550, 184, 0xEEEEEE).page()))
    assert [len(row) for row in outline(table)] == [1, 2, 2]


def test_rules_around_two_texts_below_a_title_make_a_table() -> None:
    sheet = panel().lattice((50, 300, 550), (90, 112, 116, 150))
    assert fragments(lay_out(sheet.page()))


def test_a_title_over_a_header_of_three_columns_is_a_table() -> None:
    sheet = Sheet().fill(50, 90, 550, 112, 0x333344).text(56, 96, "Area 1: how calls are answered", bold=True)
    sheet.fill(50, 116, 200, 150, 0xFFE0E0).text(56, 120, "Answer calls\nin a day")
    sheet.text(216, 120, "Contact Centre").fill(380, 116, 550, 150, 0xFFE0E0).text(386, 120, "May 2012")
    assert fragments(lay_out(sheet.page()))


def test_a_header_over_one_row_is_a_table() -> None:
    sheet = Sheet().fill(50, 90, 550, 112, 0x333344).text(56, 96, "Action", bold=True)
    sheet.text(330, 96, "Lead", bold=True).fill(50, 116, 300, 150, 0xFFE0E0)
    sheet.text(56, 120, "Answer calls\nin a day").text(330, 120, "Contact Centre")
    (table,) = fragments(lay_out(sheet.page()))
    assert outline(table)[0] == ["Action", "Lead"]
