"""Which strips between texts part columns."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.pdf.tables.columns.gutters import find_gutters
from extractors.pdf.tables.words.segments import set_segments
from tests.extractors.pdf.drawn import Sheet


@pytest.mark.parametrize(
    ("lower", "count"), [(6, 2), (26, 1)], ids=["half a line lower", "below the lines of the others"]
)
def test_cells_at_their_rows_middles_stand_in_a_column_of_their_own(lower: float, count: int) -> None:
    sheet = Sheet()
    for row in range(4):
        top = 100.0 + 44 * row
        sheet.text(50, top + lower, f"R{row}")
        sheet.text(100, top, "Check the accounts\nbefore they go").text(300, top, "Chief\nAccountant")
    words = sheet.page().words
    segments = set_segments(words, np.arange(len(words.text)))
    assert len(find_gutters(segments, 48.0, 400.0)) == count


@pytest.mark.parametrize(("more", "count"), [(2, 1), (0, 0)], ids=["lines alone", "no lines alone"])
def test_texts_that_begin_alone_show_the_column_of_a_number_set_alike_in_each_row(
    more: int, count: int
) -> None:
    """Where a number stands before the same words in every row, the strip between could be but a wide space."""
    sheet = Sheet()
    for row in range(3):
        top = 100.0 + 60 * row
        sheet.text(50, top, "1").text(80, top, "Directorates too")
        for line in range(more):
            sheet.text(80, top + 14 * (line + 1), "check all of it")
    words = sheet.page().words
    segments = set_segments(words, np.arange(len(words.text)))
    assert len(find_gutters(segments, 48.0, 400.0)) == count


@pytest.mark.parametrize(("x", "count"), [(140.0, 2), (50.0, 1)], ids=["in the column", "at the side"])
def test_a_text_alone_in_a_column_shows_it_beside_one_that_stands_on_a_line_with_another(
    x: float, count: int
) -> None:
    """Justified text of the first column would go on at its left side."""
    sheet = Sheet().text(50, 100, "Close the\ngap in\nattainment").text(140, 100, "Race or sex")
    sheet.text(x, 150, "Disability").text(300, 100, "Pair pupils\nwith students").text(300, 150, "Teach them")
    words = sheet.page().words
    segments = set_segments(words, np.arange(len(words.text)))
    assert len(find_gutters(segments, 48.0, 400.0)) == count


@pytest.mark.parametrize(("lower", "count"), [(6, 1), (0, 0)], ids=["half a line apart", "on the same lines"])
def test_one_text_that_ends_furthest_is_no_space_where_others_stand_half_a_line_apart(
    lower: float, count: int
) -> None:
    """Only one line has texts on both sides of the strip, and nothing else ends where the second does."""
    sheet = Sheet().text(50, 100, "Put free wifi in all halls").text(200, 100, "Broadband Officer")
    for row in (1, 2):
        sheet.text(60, 100 + 40 * row + lower, "Lend laptops out")
        sheet.text(215, 100 + 40 * row + 12 * (not lower), "Schools ICT")
        sheet.text(222, 112 + 40 * row + 12 * (not lower), "Service")
    sheet.text(50, 220, "Two").text(400, 220, "Ten")
    words = sheet.page().words
    segments = set_segments(words, np.arange(len(words.text)))
    found = find_gutters(segments, 48.0, 450.0)
    assert np.count_nonzero(found.x1 < 220) == count


@pytest.mark.parametrize(("rows", "count"), [(10, 1), (9, 0)])
def test_very_many_lines_show_a_narrow_strip_that_the_heading_stands_left_in(rows: int, count: int) -> None:
    """One text runs to within a point of the heading of the next column, whose texts are set further right."""
    sheet = Sheet().text(50, 100, "Action").text(150.4, 100, "Owner").text(50, 120, "Sweep all the squares")
    for row in range(rows - 1):
        sheet.text(50, 140 + 20 * row, "Sweep").text(160, 140 + 20 * row, "Parks")
    words = sheet.page().words
    segments = set_segments(words, np.arange(len(words.text)))
    assert len(find_gutters(segments, 48.0, 400.0)) == count


@pytest.mark.parametrize(
    ("figure", "is_bold", "count"),
    [("337,000", True, 2), ("337,000", False, 1), ("Streets", True, 1)],
    ids=["sums in bold", "in plain type", "words in bold"],
)
def test_what_a_sum_is_of_runs_over_columns(figure: str, is_bold: bool, count: int) -> None:
    sheet = Sheet()
    for row in range(6):
        sheet.text(50, 100.0 + 20 * row, f"R{row}").text(80, 100.0 + 20 * row, "Sweep all squares"[row:])
        sheet.text(300, 100.0 + 20 * row, "12,000")
    for row in (6, 7):
        sheet.text(50, 100.0 + 20 * row, "Sum of squares", bold=is_bold)
        sheet.text(300, 100.0 + 20 * row, figure, bold=is_bold)
    words = sheet.page().words
    segments = set_segments(words, np.arange(len(words.text)))
    assert len(find_gutters(segments, 48.0, 400.0)) == count
