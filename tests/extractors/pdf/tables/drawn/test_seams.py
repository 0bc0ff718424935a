"""Cells painted one by one in one colour, and pieces of one cell."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extractors.pdf.layout import lay_out
from extractors.pdf.tables.drawn.edges import page_edges
from extractors.pdf.tables.drawn.shading import WHITE
from tests.extractors.pdf.drawn import Sheet, fragments, outline

XS = (50, 200, 300, 400)


def painted(*rows: float, xs: tuple[float, ...] = XS) -> Sheet:
    """Cells in one colour between the heights given, each a fill of its own."""
    sheet = Sheet()
    for top, bottom in pairwise(rows):
        for left, right in pairwise(xs):
            sheet.fill(left, top, right, bottom)
    return sheet


def inner(sheet: Sheet) -> tuple[list[int], list[int]]:
    """Give the rows' and columns' boundaries inside what is painted."""
    lying, standing, _ = page_edges(sheet.page())
    return [round(float(y)) for y in lying.at][1:-1], [round(float(x)) for x in standing.at][1:-1]


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (painted(100, 120, 140), ([120], [200, 300])),
        (painted(100, 120, 140, xs=(50, 400)), ([], [])),
        (painted(100, 140).fill(55, 100, 195, 112).fill(55, 112, 195, 124), ([], [200, 300])),
        (
            painted(100, 130, xs=(50, 55, 195, 200, 205, 395, 400))
            .fill(55, 100, 195, 115)
            .fill(55, 115, 195, 130),
            ([], [200]),
        ),
        (
            Sheet()
            .fill(50, 100, 55, 130)
            .fill(55, 100, 195, 115)
            .fill(55, 115, 195, 130)
            .fill(195, 100, 200, 130)
            .fill(200, 100, 205, 130)
            .fill(205, 100, 400, 130),
            ([], [200]),
        ),
        (
            Sheet()
            .fill(50, 100, 55, 130)
            .fill(55, 100, 200, 115)
            .fill(55, 115, 200, 130)
            .fill(200, 100, 400, 130),
            ([], [200]),
        ),
        (
            Sheet().fill(50, 100, 200, 115).fill(50, 115, 200, 130).fill(200, 100, 400, 130),
            ([115], [200]),
        ),
        (
            Sheet().fill(50, 114, 200, 128).fill(60, 100, 200, 114).fill(200, 100, 350, 128),
            ([], [60, 200]),
        ),
        (
            Sheet().fill(50, 114, 200, 128).fill(70, 100, 200, 114).fill(200, 100, 350, 128),
            ([114], [70, 200]),
        ),
        (painted(100, 120).text(180, 105, "across the seam there"), ([], [300])),
        (painted(100, 120).text(160, 105, "acrosstheseam here"), ([], [300])),
        (painted(100, 120).text(165, 105, "up to it"), ([], [200, 300])),
        (painted(120, 140, 160, xs=(50, 200, 300)).fill(50, 100, 300, 120), ([120, 140], [200])),
        (painted(100, 120, 140, xs=(50, 200, 300)).fill(50, 140, 300, 160), ([120, 140], [200])),
    ],
    ids=[
        "two rows",
        "strips of text alone",
        "strips in a cell",
        "a cell painted twice",
        "margins and strips",
        "strips beside one margin",
        "cells beside a higher one",
        "a line set in by a margin, and the rest of its cell",
        "a cell set in by more than a margin",
        "a word across",
        "a long word across",
        "words up to one",
        "a band above cells",
        "a band below cells",
    ],
)
def test_seams_are_boundaries_of_cells_alone(sheet: Sheet, expected: tuple[list[int], list[int]]) -> None:
    assert inner(sheet) == expected


def striped(right: float, gap: float) -> Sheet:
    """Two white rows that end at `right`, `gap` points from a coloured one above and one below, cell by cell."""
    sheet = painted(100 - gap, 120 - gap)
    for left, end in pairwise((50, 200, 300, right)):
        sheet.fill(left, 120, end, 140, colour=WHITE).fill(left, 140, end, 160, colour=WHITE)
    for left, end in pairwise(XS):
        sheet.fill(left, 160 + gap, end, 180 + gap)
    return sheet


@pytest.mark.parametrize(
    ("right", "gap", "reach"),
    [(400, 0, [400]), (380, 0, [300]), (400, 4, [])],
    ids=["as wide", "less wide", "with paper between"],
)
def test_white_cells_between_coloured_ones_as_wide_have_seams_too(
    right: float, gap: float, reach: list[int]
) -> None:
    lying, _, _ = page_edges(striped(right, gap).page())
    assert [round(float(end)) for y, end in zip(lying.at, lying.end, strict=True) if round(y) == 140] == reach


def test_white_fills_without_coloured_ones_have_no_seams() -> None:
    sheet = Sheet()
    for top, bottom in pairwise((100, 120, 140)):
        sheet.fill(50, top, 200, bottom, colour=WHITE).fill(200, top, 400, bottom, colour=WHITE)
    assert [len(edges) for edges in page_edges(sheet.page())[:2]] == [0, 0]


@pytest.mark.parametrize("is_whole", [False, True], ids=["cells", "one fill"])
def test_the_seams_of_a_shaded_header_show_a_column_without_text(is_whole: bool) -> None:
    sheet = painted(100, 120, xs=(50, 400) if is_whole else (50, 200, 240, 300, 400))
    for y, texts in (
        (105, ("Action", "Lead", "Date")),
        (124, ("Sweep", "Streets", "May 2018")),
        (144, ("Mow", "Parks", "June 2018")),
        (164, ("Plant", "Parks", "July 2018")),
    ):
        for x, text in zip((54, 244, 304), texts, strict=True):
            sheet.text(x, y, text, bold=y == 105)
    (table,) = fragments(lay_out(sheet.page()))
    assert [len(row) for row in outline(table)] == [3 if is_whole else 4] * 4


@pytest.mark.parametrize("seam", [120, 140], ids=["two fills", "one fill"])
def test_a_band_in_the_headers_colour_below_it_is_a_row(seam: float) -> None:
    sheet = painted(100, seam)
    if seam < 140:
        sheet.fill(50, 120, 400, 140)
    rows = (("Action", "Lead", "Date"), ("Aim 1",), ("Sweep", "Streets", "May"), ("Mow", "Parks", "June"))
    for number, texts in enumerate(rows):
        for x, text in zip((54, 204, 304), texts, strict=False):
            sheet.text(x, 105 + 14 * number + 6 * (number > 1), text, bold=number < 2)
    (table,) = fragments(lay_out(sheet.page()))
    heads = [row[0] for row in outline(table)][:2]
    assert heads == (["Action", "Aim 1"] if seam < 140 else ["Action Aim 1", "Sweep"])


def test_a_line_between_margins_and_the_rest_of_its_cell_are_one_cell() -> None:
    """So does Word paint a cell of one line in a row of two."""
    sheet = Sheet().lattice(XS, (100, 128, 148))
    for left, right in pairwise(XS):
        sheet.fill(left, 100, left + 5, 114).fill(left + 5, 100, right - 5, 114).fill(
            right - 5, 100, right, 114
        )
        sheet.fill(left, 114, right, 128)
    for x, header, text in zip(XS, ("Action", "Lead", "When"), ("Plant", "Parks", "May"), strict=False):
        sheet.text(x + 6, 102, header, bold=True).text(x + 6, 132, text)
    (table,) = fragments(lay_out(sheet.page()))
    assert outline(table) == [["Action", "Lead", "When"], ["Plant", "Parks", "May"]]
