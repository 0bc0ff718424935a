"""Rows of a Word table that someone split by hand are one row again; rows that only look so stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    Drawing = Any

HEAD = ["Ref", "Action", "Lead", "When"]
A1 = ["1", "Write the plan.", "Policy team", "May 2012"]
A2 = ["2", "Train all staff.", "HR", "June 2012"]
A4 = ["4", "Review the plan.", "Policy team", "May 2013"]
CUT = ["3", "Set up a group of staff and residents that meets each", "Press office", "July 2012"]


def read(drawing: Drawing, *rows: list[str], word: bool = True) -> list[list[str]]:
    page = None if word else 1
    (table,) = drawing.tables(drawing.page(page, drawing.piece([HEAD, *rows], page, bold=1)))
    texts: list[list[str]] = drawing.texts(table)
    return texts


def test_row_split_by_hand_is_one(drawing: Drawing) -> None:
    rest = ["", "quarter and reports to the cabinet", "", ""]
    found = read(drawing, A1, A2, CUT, rest, A4)
    assert found == [HEAD, A1, A2, ["3", f"{CUT[1]} {rest[1]}", "Press office", "July 2012"], A4]


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(["", "Quarter days are kept", "", ""], id="starts with a capital"),
        pytest.param(["", "quarter and reports", "Legal team", ""], id="another column starts anew"),
        pytest.param(["4", "quarter and reports", "", ""], id="a number of its own"),
        pytest.param(["", "", "", ""], id="blank"),
        pytest.param(["", "• quarter and reports", "", ""], id="bullet"),
    ],
)
def test_row_that_could_be_one_of_its_own_stays(drawing: Drawing, row: list[str]) -> None:
    assert read(drawing, A1, A2, CUT, row, A4) == [HEAD, A1, A2, CUT, row, A4]


def test_rows_in_lower_case_throughout_stay(drawing: Drawing) -> None:
    rows = [[str(n) if n % 2 else "", f"ask the residents of ward {n}", "", ""] for n in range(1, 9)]
    assert read(drawing, *rows) == [HEAD, *rows]


def test_rows_of_one_page_of_a_pdf_stay(drawing: Drawing) -> None:
    """Only in Word files are rows split by hand; on a page the rules say what a row is."""
    rest = ["", "quarter and reports to the cabinet", "", ""]
    assert len(read(drawing, A1, A2, CUT, rest, A4, word=False)) == 6
