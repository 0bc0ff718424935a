"""Forms with several pairs of a label and its value on a line: which lines are, and where each cell stands."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, outline

XS = (50, 150, 350, 420)
LONG = "Put up a new sign at each of the gates and take the old ones down"
RECORD = (
    ("Ref:", "A/1", "Rating:", "High"),
    ("Task:", LONG),
    ("Owner:", "Head of Parks", "Due:", "May 2018"),
    ("Note:", ""),
)


def form(*records: Sequence[Sequence[str]], bold: bool = True, ruled: bool = False, gap: float = 10) -> Sheet:
    """Write records of labels and values below each other, with rules between their rows and around them."""
    sheet, y = Sheet(), 100.0
    for record in records:
        for row in record:
            for at, (x, text) in enumerate(zip(XS, row, strict=False)):
                sheet.text(x, y + 4, text, bold=bold and at % 2 == 0)
            if ruled:
                sheet.across(y, 46, 540).across(y + 18, 46, 540)
                sheet.down(46, y, y + 18).down(540, y, y + 18)
            y += 18
        y += gap
    return sheet


WHOLE = [
    ["Ref:", "A/1", "Rating:", "High"],
    ["Task:", f"{LONG} >3"],
    ["Owner:", "Head of Parks", "Due:", "May 2018"],
    ["Note:", " >3"],
]


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("bold", [True, False], ids=["labels in bold", "before a colon"])
def test_each_label_of_a_form_has_its_value(*, ruled: bool, bold: bool) -> None:
    found = fragments(lay_out(form(RECORD, RECORD, bold=bold, ruled=ruled).page()))
    assert [row for piece in found for row in outline(piece)] == WHOLE * 2


def test_a_value_goes_on_below_itself() -> None:
    sheet = form(RECORD).text(150, 158, "Signs are made\nand paid for")
    (piece,) = fragments(lay_out(sheet.page()))
    assert outline(piece)[3] == ["Note:", "Signs are made and paid for >3"]


def test_a_heading_between_records_is_no_label() -> None:
    sheet = form(RECORD, RECORD, gap=40).text(50, 190, "Parks and gardens", bold=True)
    assert [outline(piece) for piece in fragments(lay_out(sheet.page()))] == [WHOLE, WHOLE]


def test_labels_on_lines_of_their_own_pairs_may_stand_anywhere() -> None:
    """Each line of a form has columns of its own: a value's cell ends where the line's next label begins."""
    sheet = form(RECORD, (("Ref:", "A/2", "Rating:", "Low"), ("Task:", LONG)))
    sheet.text(50, 250, "State:", bold=True).text(150, 250, "Done").text(250, 250, "Seen:", bold=True)
    (piece,) = fragments(lay_out(sheet.page()))
    assert outline(piece)[:2] == [
        ["Ref:", "A/1 >2", "Rating:", "High"],
        ["Task:", f"{LONG} >4"],
    ]
    assert outline(piece)[-1] == ["State:", "Done", "Seen:", " >2"]


def test_columns_in_bold_are_no_labels() -> None:
    rows = [
        ["Aim", "Plant ten trees", "Parks", "May 2018"],
        ["Goal", "Mend the wall", "Roads", "June 2018"],
        ["Hope", "Sweep all steps", "Streets", "July 2018"],
        ["Wish", "", "Parks", "May 2018"],
    ]
    (piece,) = fragments(lay_out(form(rows).page()))
    assert outline(piece) == rows


def small(*notes: str) -> Sheet:
    """Write boxed records with a title each, labels in smaller type, and a bar that runs down inside the box."""
    sheet, y = Sheet(), 100.0
    for note in notes:
        sheet.fill(46, y, 540, y + 18).text(50, y + 4, "Plant ten trees", bold=True)
        rows = (("Lead", "Parks", "Stage", "Begun"), ("Due", "May", "Done", "40%"), ("Note", note))
        for at, row in enumerate(rows):
            for x, text, size in zip(XS, row, (8.0, 10.0) * 2, strict=False):
                sheet.text(x, y + 22 + 18 * at, text, size=size)
        sheet.lattice((46, 540), (y, y + 18, y + 36, y + 54, y + 72)).down(400, y + 18, y + 54)
        y += 90
    return sheet


def test_labels_in_smaller_type_that_come_again_have_their_values_below_a_title() -> None:
    notes = ("All went well", "Five are planted", "")
    found = fragments(lay_out(small(*notes).page()))
    assert [outline(piece) for piece in found] == [
        [
            ["Plant ten trees >4"],
            ["Lead", "Parks", "Stage", "Begun"],
            ["Due", "May", "Done", "40%"],
            ["Note", f"{note} >3"],
        ]
        for note in notes
    ]


def test_labels_in_smaller_type_that_do_not_come_again_are_none() -> None:
    (piece,) = fragments(lay_out(small("All went well").page()))
    assert ["Lead", "Parks", "Stage", "Begun"] not in outline(piece)
