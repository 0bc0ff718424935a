"""What stands between a table so far and the next piece."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from extractors.document import Line
from extractors.fragments import Layout
from extractors.stitch.between import find_space, gap, room, stands_between, type_size
from extractors.stitch.growing import Growing, extend
from extractors.stitch.headers import Head

if TYPE_CHECKING:
    from tests.extractors.stitch.conftest import Drawing
else:
    Drawing = Any

ROW = ["1", "Write the plan.", "Policy team", "May 2012"]
FOOT = 110.0
"""Where the table ends."""


def table(drawing: Drawing, page: int | None = 1) -> Growing:
    """A table of two rows at the head of a page, below a title."""
    piece = drawing.piece([ROW, ROW], page)
    found = Growing(1, piece.edges, Head(), piece, page, headings=frozenset({"clean streets"}))
    extend(found, piece.rows)
    return found


def below(drawing: Drawing, text: str, **looks: Any) -> Line:
    """A line under the table."""
    return drawing.line(text, **{"page": 1, "top": FOOT + 20, **looks})


@pytest.mark.parametrize(
    ("text", "looks", "found"),
    [
        ("The board met four times.", {}, (True, False)),
        ("Cleaner streets", {"bold": True}, (False, True)),
        ("Cleaner streets", {"size": 11.5}, (False, True)),
        ("Cleaner streets", {"size": 11.0}, (True, False)),
        ("Clean streets", {"bold": True}, (False, False)),
        ("12", {}, (False, False)),
        ("", {}, (False, False)),
        ("Action plan (continued)", {"bold": True}, (False, False)),
        ("a b c d e f g h i continued", {}, (False, False)),
        ("a b c d e f g h i j continued", {}, (True, False)),
        ("beside the table", {"top": FOOT - 12}, (False, False)),
        ("below the table", {"top": FOOT - 8}, (True, False)),
        ("* not yet agreed", {}, (False, False)),
        ("1 not yet agreed", {}, (False, False)),
        ("1 Cleaner streets", {"bold": True}, (False, True)),
        ("1 not yet agreed", {"page": 2}, (True, False)),
        ("not yet agreed", {"size": 9.0}, (False, False)),
        ("not yet agreed", {"size": 9.3}, (True, False)),
        ("not yet agreed", {"size": 9.0, "page": 2}, (True, False)),
    ],
    ids=[
        "text",
        "a heading in bold",
        "a heading in larger type",
        "hardly larger type",
        "the table's own heading again",
        "a page number",
        "a blank line",
        "that it is continued",
        "that in ten words",
        "a sentence",
        "beside the table",
        "right below it",
        "a note",
        "a numbered note",
        "a numbered heading",
        "a number on the next page",
        "a note in small type",
        "hardly smaller type",
        "small type on the next page",
    ],
)
def test_text_and_headings_stand_between_that_are_no_notes_or_remarks(
    drawing: Drawing, text: str, looks: dict[str, Any], found: tuple[bool, bool]
) -> None:
    line = below(drawing, text, **looks)
    assert stands_between(table(drawing), [line], Layout((), 2, 600.0, 800.0)) == found


def test_plain_text_below_a_note_on_its_page_is_of_the_note(drawing: Drawing) -> None:
    note, more = below(drawing, "* not yet"), below(drawing, "agreed", top=FOOT + 32)
    over = below(drawing, "The board met.", page=2, top=60.0)
    layout = Layout((), 2, 600.0, 800.0)
    assert stands_between(table(drawing), [note, more], layout) == (False, False)
    assert stands_between(table(drawing), [note, more, over], layout) == (True, False)
    assert stands_between(table(drawing), [more, note], layout) == (True, False)


def test_small_type_between_tables_of_a_page_is_text(drawing: Drawing) -> None:
    line = below(drawing, "not yet agreed", size=9.0)
    assert stands_between(table(drawing), [line], Layout((), 1, 600.0, 800.0)) == (True, False)


def test_room_reaches_down_to_the_next_text_or_to_where_pages_end(drawing: Drawing) -> None:
    above = table(drawing)
    lines = [
        below(drawing, "a", top=FOOT + 40),
        below(drawing, "b", top=FOOT + 20),
        below(drawing, "c", top=60.0),
    ]
    assert room(above, lines, 700.0) == 20.0
    assert room(above, [below(drawing, "a", page=2)], 700.0) == 700.0 - FOOT
    assert room(above, [], FOOT - 10) == 0.0
    assert room(table(drawing, None), lines, 700.0) == 0.0


def test_a_gap_is_counted_in_lines_of_type(drawing: Drawing) -> None:
    above = table(drawing)
    assert type_size(above) == 10.0
    assert gap(above, drawing.piece([ROW], 1, top=FOOT + 25)) == 2.5
    assert gap(above, drawing.piece([ROW], None)) == 0.0
    assert gap(table(drawing, None), drawing.piece([ROW], 1)) == 0.0


def test_without_type_a_line_is_ten_points(drawing: Drawing) -> None:
    piece = drawing.piece([["", "", "", ""]], 1)
    above = Growing(1, piece.edges, Head(), piece, 1)
    extend(above, piece.rows)
    assert type_size(above) == 0.0
    assert gap(above, drawing.piece([ROW], 1, top=95.0 + 20)) == 2.0


@pytest.mark.parametrize(
    ("page", "top", "looks", "is_below"),
    [
        (1, FOOT + 20, {"bold": True}, True),
        (1, FOOT + 20, {}, False),
        (2, 40.0, {"bold": True}, False),
    ],
    ids=["a heading below it", "text below it", "a heading on the next page"],
)
def test_a_heading_below_a_table_on_its_page_is_told(
    drawing: Drawing, page: int, top: float, looks: dict[str, Any], is_below: bool
) -> None:
    line = drawing.line("What the words mean", page=page, top=top, **looks)
    piece = drawing.piece([ROW, ROW], 2)
    space = find_space(table(drawing), piece, Layout((piece,), 2, 600.0, 800.0), [line], {})
    assert space.has_heading_below == is_below
