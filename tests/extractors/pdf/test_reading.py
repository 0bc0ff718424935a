"""The order in which a page is read."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from extractors.fragments import Fragment
from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, lines, outline

LEFT = (
    "The council reviews the whole scheme every year and\n"
    "then publishes what it has found so that all can see\n"
    "and those who live here can say what they think of it"
)
RIGHT = (
    "Partners of the council are asked to take part in it\n"
    "and to tell what they have done for those who live in\n"
    "the district and for those who work in it every year"
)


def test_text_in_columns_is_read_one_column_after_the_other() -> None:
    sheet = Sheet().text(30, 100, LEFT).text(330, 100, RIGHT)
    assert lines(lay_out(sheet.page())) == [*LEFT.split("\n"), *RIGHT.split("\n")]


def test_text_beside_a_table_is_apart_from_the_lines_above_it() -> None:
    note = (
        "How to read this plan.\nEach action has a lead\nwho reports each quarter\nto members and the public"
    )
    sheet = Sheet().text(50, 88, "Action plan for a fair district").text(420, 88, note)
    sheet.lattice((50, 200, 400), (104, 120, 136, 152)).text(55, 107, "Task").text(205, 107, "Lead")
    sheet.text(55, 123, "Review").text(205, 123, "HR").text(55, 139, "Train").text(205, 139, "IT")
    layout = lay_out(sheet.page())
    assert lines(layout) == ["Action plan for a fair district", *note.split("\n")]
    assert isinstance(layout.blocks[1], Fragment), "the note stands after the table that it is beside"


def test_marks_beside_a_table_are_no_text_of_their_own() -> None:
    sheet = Sheet().text(50, 88, "Action plan for a fair district").text(420, 88, "March 2012")
    sheet.lattice((50, 200, 400), (104, 120, 136, 152)).text(55, 107, "Task").text(205, 107, "Lead")
    sheet.text(55, 123, "Review").text(205, 123, "HR").text(420, 123, "*")
    assert lines(lay_out(sheet.page())) == ["Action plan for a fair district March 2012", "*"]


def test_two_printed_pages_on_one_are_read_one_after_the_other() -> None:
    sheet = Sheet(width=1000, height=700)
    for x, name in ((50, "left"), (550, "right")):
        sheet.text(x, 60, f"Part {name}").text(x, 600, f"Note {name} at the foot")
        sheet.lattice((x, x + 150, x + 300), (100, 120, 140)).text(x + 5, 104, "Task").text(
            x + 160, 104, "Lead"
        )
        sheet.text(x + 5, 124, name).text(x + 160, 124, "HR")
    layout = lay_out(sheet.page())
    assert lines(layout) == ["Part left", "Note left at the foot", "Part right", "Note right at the foot"]
    assert [outline(fragment)[1][0] for fragment in fragments(layout)] == ["left", "right"]


def test_headings_beside_a_table_of_the_other_printed_page_keep_their_place() -> None:
    sheet = Sheet(width=1000, height=700).text(50, 60, "Plan\nfor the district\nand its villages\nPart one")
    for x, top in ((50, 140), (550, 50)):
        sheet.lattice((x, x + 100, x + 200, x + 300), (top, top + 20, top + 40, top + 100))
        for column, word in enumerate(("Task", "Lead", "Date")):
            sheet.text(x + 5 + 100 * column, top + 4, word).text(x + 5 + 100 * column, top + 24, word[:2])
    layout = lay_out(sheet.page())
    assert lines(layout) == ["Plan", "for the district", "and its villages", "Part one"]
    assert [isinstance(block, Fragment) for block in layout.blocks[-2:]] == [True, True]


def test_a_table_over_the_middle_makes_one_page() -> None:
    sheet = (
        Sheet(width=1000, height=700).text(50, 60, "Plan on the left").text(700, 60, "Council on the right")
    )
    sheet.lattice((50, 400, 900), (100, 120, 140)).text(60, 104, "Task").text(700, 104, "Lead")
    sheet.text(60, 124, "Review").text(700, 124, "HR")
    assert len(lines(lay_out(sheet.page()))) == 1


def test_text_beside_a_heading_follows_it() -> None:
    """The heading is set in type of 20 points; the text beside it has lines at other heights."""
    sheet = Sheet().text(30, 100, "Plan of the\nDistrict Council", bold=True).text(330, 103, RIGHT)
    page = sheet.text(30, 200, LEFT).page()
    size = np.where(page.words.bold, 20.0, 10.0)
    found = lines(lay_out(replace(page, words=replace(page.words, size=size))))
    assert found[:5] == ["Plan of the", "District Council", *RIGHT.split("\n")]


def test_a_run_date_at_the_right_is_no_part_of_the_title() -> None:
    page = (
        Sheet()
        .text(30, 100, "Corporate plan action tracker", bold=True)
        .text(450, 103, "Run date 1 May")
        .page()
    )
    size = np.where(page.words.bold, 15.0, 9.0)
    assert lines(lay_out(replace(page, words=replace(page.words, size=size)))) == [
        "Corporate plan action tracker",
        "Run date 1 May",
    ]


def test_small_type_close_to_a_heading_is_of_its_line() -> None:
    page = Sheet().text(30, 100, "Plan of the council", bold=True).text(134, 100, "(draft)").page()
    size = np.where(page.words.bold, 20.0, 10.0)
    assert lines(lay_out(replace(page, words=replace(page.words, size=size)))) == [
        "Plan of the council (draft)"
    ]


def two_tables(*over: tuple[float, str]) -> list[str]:
    """Give the lines and the tables' first cells in order, of two tables side by side with texts above them."""
    sheet = Sheet()
    for x, text in over:
        sheet.text(x, 80, text)
    for x, rows in ((50, ("Task", "Review", "Train")), (320, ("Aim", "Safe", "Warm"))):
        sheet.lattice((x, x + 100, x + 200), (104, 120, 136, 152))
        for number, text in enumerate(rows):
            sheet.text(x + 5, 107 + 16 * number, text).text(x + 105, 107 + 16 * number, "Lead")
    return [
        outline(block)[0][0] if isinstance(block, Fragment) else block.text
        for block in lay_out(sheet.page()).blocks
    ]


def test_headings_over_tables_side_by_side_stand_before_their_own() -> None:
    assert two_tables((50, "North"), (320, "South")) == ["North", "Task", "South", "Aim"]


def test_a_line_over_both_tables_is_one() -> None:
    assert two_tables((50, "North and South")) == ["North and South", "Task", "Aim"]
    assert two_tables((50, "North"), (240, "South")) == ["North South", "Task", "Aim"]
    text = "What is told of here is meant for all who live in the town and for"
    for shift in range(6):
        assert two_tables((50 - shift, text)) == [text, "Task", "Aim"]


@pytest.mark.parametrize(("x", "is_whole"), [(420, True), (206, False)], ids=["apart", "a space apart"])
def test_a_title_is_whole_beside_a_name_larger_than_the_text_below(x: float, is_whole: bool) -> None:
    """Both are large beside the text, and share a line."""
    sheet = Sheet()
    for y, text in ((60, "Our plan for towns"), (96, "and villages")):
        at = 50.0
        for word in text.split():
            sheet.text(at, y, word, size=30)
            at += 5 * len(word) + 25
    sheet.text(x, 66, "Milton District", size=16).text(x, 84, "Council", size=16)
    for y in range(200, 320, 14):
        sheet.text(50, y, "It was agreed in May by all members of the board and")
    found = lines(lay_out(sheet.page()))
    assert (found[:2] == ["Our plan for towns", "and villages"]) == is_whole, found[:4]
