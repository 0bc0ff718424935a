"""Rows and columns that only the words show."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.pdf.tables.columns.gutters import find_gutters
from extractors.pdf.tables.rows.rowstarts import find_rows
from extractors.pdf.tables.words.segments import Segments, set_segments
from tests.extractors.pdf.drawn import Sheet

XS = np.array([45.0, 95.0, 245.0, 400.0])


def segments(sheet: Sheet) -> Segments:
    words = sheet.page().words
    return set_segments(words, np.arange(len(words)))


def starts(sheet: Sheet) -> list[int]:
    """Give the heights of the lines that begin a row, below the first."""
    return [round(start.y + 1) for start in find_rows(segments(sheet), XS)]


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (
            Sheet()
            .text(100, 100, "Review the\nletting policy")
            .text(250, 100, "Housing")
            .text(50, 100, "1.1"),
            [],
        ),
        (
            Sheet()
            .text(50, 100, "Deliver\nmilk", bold=True)
            .text(100, 106, "Trial in six schools")
            .text(250, 106, "All schools"),
            [],
        ),
        (
            Sheet()
            .text(50, 100, "1.1")
            .text(100, 100, "Review the\npolicy.")
            .text(250, 100, "Housing")
            .text(50, 124, "1.2")
            .text(100, 124, "Train all")
            .text(250, 124, "HR"),
            [124],
        ),
        (
            Sheet()
            .text(50, 100, "1.1")
            .text(100, 100, "Review the policy")
            .text(250, 100, "HR\nIT")
            .text(50, 140, "1.2")
            .text(100, 140, "Train")
            .text(250, 140, "HR"),
            [132],
        ),
        (
            Sheet()
            .text(50, 100, "Ref", bold=True)
            .text(100, 100, "Action", bold=True)
            .text(250, 100, "Lead", bold=True)
            .text(100, 112, "and train all who need it")
            .text(250, 112, "of service"),
            [112],
        ),
        (
            Sheet()
            .text(50, 100, "1")
            .text(100, 100, "2")
            .text(250, 100, "3")
            .text(50, 112, "4")
            .text(100, 112, "5")
            .text(250, 112, "6"),
            [112],
        ),
        (
            Sheet()
            .text(50, 100, "Leisure")
            .text(100, 100, "Review the council policy\nand publish it")
            .text(250, 100, "Human\nResources")
            .text(50, 124, "Parks")
            .text(100, 124, "Train all")
            .text(250, 124, "Housing"),
            [124],
        ),
        (
            Sheet()
            .text(50, 100, "Parks")
            .text(50, 112, "Leisure")
            .text(100, 100, "Review the policy\nTrain all the staff there is\nfor the purpose")
            .text(250, 100, "Human Resources\nHousing"),
            [112],
        ),
        (
            Sheet()
            .text(50, 100, "Action", bold=True)
            .text(100, 100, "Measure", bold=True)
            .text(250, 100, "Lead", bold=True)
            .text(50, 118, "Homes", bold=True)
            .text(50, 136, "Review")
            .text(100, 136, "All tenants\nwere asked")
            .text(250, 136, "HR")
            .text(50, 166, "Roads", bold=True),
            [115, 133, 163],
        ),
        (
            Sheet()
            .text(50, 100, "Action", bold=True)
            .text(100, 100, "Measure", bold=True)
            .text(250, 100, "Lead", bold=True)
            .text(50, 112, "Taken", bold=True),
            [],
        ),
        (
            Sheet()
            .text(50, 100, "1.1\n1.2")
            .text(100, 100, "Lack of a cohesive\nstrategy for all")
            .text(250, 100, "Housing\nParks"),
            [],
        ),
        (
            Sheet()
            .text(100, 100, "1. Review the council policy\n2. Train all")
            .text(250, 100, "(a) Human Resources\n(b) Housing")
            .text(50, 100, "- Parks\n- Roads"),
            [],
        ),
        (
            Sheet()
            .text(50, 100, "Priority 1: fair access to all services of the council")
            .text(50, 112, "for everyone")
            .text(50, 124, "1.1")
            .text(100, 124, "Review")
            .text(250, 124, "HR"),
            [124],
        ),
    ],
    ids=[
        "a cell of two lines",
        "two lines beside texts at their middle",
        "several columns start",
        "a blank line",
        "below the heading",
        "figures",
        "a blank in one column alone",
        "texts that begin anew",
        "short bands in bold",
        "a header's second line",
        "two references beside a text that goes on",
        "items of lists side by side",
        "a band of two lines",
    ],
)
def test_rows_start_where_the_evidence_adds_up(sheet: Sheet, expected: list[int]) -> None:
    assert starts(sheet) == expected


def gutters(sheet: Sheet) -> list[tuple[int, int]]:
    found = find_gutters(segments(sheet), 40, 500)
    return [(round(x0), round(x1)) for x0, x1 in zip(found.x0, found.x1, strict=True)]


def three_rows_of(*texts: str) -> Sheet:
    sheet = Sheet()
    lines = ((100, "short"), (120, "somewhat longer"), (140, "mid long"))
    for (y, words), text in zip(lines, texts, strict=True):
        sheet.text(50, y, words).text(200, y, text)
    return sheet


def three_rows() -> Sheet:
    return three_rows_of("right", "right", "right")


def test_a_gutter_is_what_text_on_both_sides_leaves_free() -> None:
    assert gutters(three_rows()) == [(123, 200)]


def test_lines_whose_gaps_others_run_over_have_no_gutter() -> None:
    sheet = Sheet()
    for y, (left, x, right) in enumerate(((10, 150, 50), (40, 300, 20), (60, 400, 4))):
        sheet.text(50, 100 + 12 * y, left * "m").text(x, 100 + 12 * y, right * "m")
    assert gutters(sheet) == []


def test_a_strip_beyond_which_texts_only_begin_lines_is_a_gutter() -> None:
    sheet = Sheet().text(150, 124, 10 * "m").text(400, 124, "mm").text(50, 136, 26 * "m")
    for y, left, right in ((100, 10, 10), (112, 9, 8)):
        sheet.text(50, y, left * "m").text(300, y, right * "m")
    assert gutters(sheet) == [(100, 150), (200, 300), (350, 400)]


def test_a_band_may_run_over_a_gutter() -> None:
    assert gutters(three_rows().text(50, 160, "Priority one: a fair and open council for all")) == [
        (123, 200)
    ]


def test_text_that_ends_in_a_gutter_makes_it_narrower() -> None:
    assert gutters(three_rows().text(50, 160, "a text that ends near here")) == [(170, 200)]


def test_list_labels_and_their_texts_are_one_column() -> None:
    sheet = Sheet()
    for y, label in ((100, "i."), (120, "ii."), (140, "iii.")):
        sheet.text(50, y, "Housing").text(150, y, label).text(180, y, "Review the policy")
    assert gutters(sheet) == [(85, 150)]


@pytest.mark.parametrize(
    ("places", "found"),
    [
        pytest.param((240, 250, 235), [(123, 200)], id="texts that begin anywhere and end together"),
        pytest.param((240, 240, 240), [(123, 200), (225, 240)], id="texts that begin together"),
    ],
)
def test_wide_spaces_of_justified_names_are_no_gutter(
    places: tuple[int, ...], found: list[tuple[int, int]]
) -> None:
    sheet = three_rows_of("Legal", "Parks", "Roads")
    for y, x, word in zip((100, 120, 140), places, ("Team", "HR", "Group"), strict=True):
        sheet.text(x, y, word)
    assert gutters(sheet) == found
