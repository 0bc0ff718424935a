"""Notes beneath the rows of a table without rules: rows of their own, which say nothing of its columns."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, outline

XS = (50, 100, 300, 400, 480)
HEAD = ["No", "Action", "Lead", "Due", "State"]
ROWS = (
    ["1.1", "Sweep the square\non Sundays", "Streets", "May 2018", "Done"],
    ["1.2", "Mend the wall", "Roads", "June 2018", "Begun"],
    ["1.3", "Plant ten trees", "Parks", "July 2018", "Late"],
)
LONG = "Swept since Easter by two men and a boy with brooms of their own"


def listing(*notes: str, label: str = "Note:", bold: bool = True) -> Sheet:
    """Write rows under a header, each with its note beneath: a label, and the text behind it."""
    sheet, y = Sheet(), 100.0
    for x, text in zip(XS, HEAD, strict=True):
        sheet.text(x, y, text, bold=True)
    y += 24
    for row, note in zip(ROWS, notes, strict=True):
        for x, text in zip(XS, row, strict=True):
            sheet.text(x, y, text)
        y += 12 * max(text.count("\n") + 1 for text in row)
        if note:
            if label == "Note:":
                sheet.text(100, y, label, bold=bold).text(140, y, note)
            else:
                sheet.text(100, y, f"{label} {note}", bold=bold)
            y += 12 * (note.count("\n") + 1)
        y += 10
    return sheet


def plain(row: Sequence[str]) -> list[str]:
    """Give a row's cells on one line each."""
    return [text.replace("\n", " ") for text in row]


@pytest.mark.parametrize("bold", [True, False])
def test_a_note_is_a_row_from_its_label_on(*, bold: bool) -> None:
    page = listing(LONG, "", f"{LONG}\nand a cart", bold=bold).page()
    (piece,) = fragments(lay_out(page))
    assert outline(piece) == [
        HEAD,
        plain(ROWS[0]),
        ["", f"Note: {LONG} >4"],
        ROWS[1],
        ROWS[2],
        ["", f"Note: {LONG} and a cart >4"],
    ]


def test_more_notes_than_rows_show_no_fewer_columns() -> None:
    """Every row has a note across all columns but the first."""
    (piece,) = fragments(lay_out(listing(*[f"{LONG}\n{LONG}"] * 3).page()))
    assert piece.column_count == 5
    assert [row for row in outline(piece) if len(row) == 5] == [HEAD, *map(plain, ROWS)]


def test_a_row_between_a_note_and_a_heading_has_its_cells() -> None:
    """Nothing but the note parts them, and the heading runs over the first column."""
    sheet = listing(LONG, LONG, LONG).text(50, 230, "Parks and gardens", bold=True).across(241, 50, 540)
    (piece,) = fragments(lay_out(sheet.page()))
    assert [row for row in outline(piece) if len(row) == 5 and row[1]] == [HEAD, *map(plain, ROWS)]


@pytest.mark.parametrize(
    ("notes", "label", "bold", "is_found"),
    [
        pytest.param(("", LONG, ""), "Note:", True, True, id="in bold before a colon"),
        pytest.param(("", LONG, ""), "Note:", False, False, id="before a colon"),
        pytest.param((LONG, LONG, ""), "Note this is", False, False, id="a word that comes again"),
        pytest.param((LONG, LONG, "Seen"), "Note this is", False, True, id="one that does so twice"),
        pytest.param(("Seen", "", "Seen"), "Note:", True, False, id="texts that keep to their column"),
    ],
)
def test_what_shows_a_note(notes: Sequence[str], label: str, bold: bool, is_found: bool) -> None:
    pieces = fragments(lay_out(listing(*notes, label=label, bold=bold).page()))
    rows = [row for piece in pieces for row in outline(piece)]
    assert any(row == ["", f"{label} {LONG} >4"] for row in rows) is is_found
