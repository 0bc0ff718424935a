"""Rules under the numbers of rows alone part the rows across the whole table."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.pdf.layout import lay_out
from extractors.pdf.tables.drawn.edges import page_edges
from extractors.pdf.tables.drawn.ladders import with_whole_rungs
from extractors.pdf.tables.words.segments import set_segments
from tests.extractors.pdf.drawn import Sheet, fragments, outline

HEAD = ("", "Action", "Lead", "When")
XS = (54, 104, 304, 434)


def laddered(numbers: tuple[str, ...], *, is_ruled: bool = True) -> Sheet:
    """Draw rows of 60 points, whose texts end at one height just above the next one; a rule is below each number."""
    sheet = Sheet()
    for x, text in zip(XS, HEAD, strict=True):
        sheet.text(x, 80, text, bold=True)
    for row, number in enumerate(numbers):
        bottom = 160 + 60 * row
        sheet.text(XS[0], bottom - 14, number)
        sheet.text(XS[1], bottom - 38, "Mend the roof\nof the hall and\npaint the door")
        sheet.text(XS[2], bottom - 26, "Head of\nProperty").text(XS[3], bottom - 14, "May 2026")
        if is_ruled:
            sheet.across(bottom, 50, 90)
    return sheet


def rows(numbers: tuple[str, ...]) -> list[list[str]]:
    texts = ["Mend the roof of the hall and paint the door", "Head of Property", "May 2026"]
    return [[number, *texts] for number in numbers]


@pytest.mark.parametrize("numbers", [("1", "2", "3", "4"), ("01", "02"), ("A1", "B1", "B2")])
def test_rules_under_numbers_part_rows(numbers: tuple[str, ...]) -> None:
    (table,) = fragments(lay_out(laddered(numbers).page()))
    assert [row for row in outline(table) if row[1] != "Action"] == rows(numbers)


@pytest.mark.parametrize(("end", "longest"), [(None, 422), (290, 190)], ids=["alone", "beside others"])
def test_rules_under_more_columns_are_no_longer_than_drawn(end: int | None, longest: int) -> None:
    """Each cell has a stroke of its own there, and a merged one has none."""
    sheet = laddered(("1", "2", "3", "4"))
    for row in range(4) if end else ():
        sheet.across(160 + 60 * row, 100, end or 0)
    page = sheet.page()
    segments = set_segments(page.words, np.arange(len(page.words)))
    found = with_whole_rungs(page_edges(page)[0], page.rules, segments)
    assert (found.end - found.start).max() == longest


@pytest.mark.parametrize(
    "numbers",
    [("1", "1", "1"), ("3", "7"), ("One", "Two", "Three")],
    ids=["the same", "two that do not follow", "words"],
)
def test_rules_under_other_texts_part_none(numbers: tuple[str, ...]) -> None:
    found = [row for table in fragments(lay_out(laddered(numbers).page())) for row in outline(table)]
    assert [row for row in found if row in rows(numbers)] != rows(numbers)
