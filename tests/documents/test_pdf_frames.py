"""Frames, shaded stripes and tables inside cells, on a page and over pages: what belongs to which table."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from extractors.document import Document
from tests.documents.grids import HEAD, MORE, ROWS, XS, grids, outside
from tests.documents.pdf_builder import Sheet

Read = Callable[..., Document]
TWO = (50.0, 290.0, 545.0)
QUESTIONS = ["How will the policy be put to work?", "How will we measure it?"]
ANSWERS = ["Through each decision on a planning application.", "By the number of appeals that were lost."]
RISKS = [
    "Risks:",
    "Too few sites come forward in the towns and villages of the district and in those around it.",
    "Too little money is there for the roads that the new homes will need in their first ten years.",
]
ACTIONS = [
    "What we will do:",
    "Work with the owners of sites, with their agents and with the parish councils, and ask them why",
    "the sites do not come forward although the plan has said for years that homes may be built there",
]


def framed(sheet: Sheet, top: float, lines: list[str], *, face: str = "F1") -> float:
    """Draw lines in a frame as wide as the table; give the y of its foot."""
    foot = sheet.lines(TWO[0] + 4, top + 4, lines, face=face) + 4
    sheet.frame(TWO[0], top, TWO[-1], foot)
    return foot


def test_a_heading_between_two_frames_is_in_neither(read: Read) -> None:
    sheet = Sheet()
    foot = framed(sheet, 50, ACTIONS[1:])
    sheet.lines(54, foot + 12, ["Policy two: homes"], face="F2")
    sheet.table(foot + 30, TWO, [QUESTIONS, ANSWERS], head=1)
    document = read(sheet)
    assert grids(document) == [[QUESTIONS, ANSWERS]]
    assert outside(document) == [" ".join(ACTIONS[1:]), "Policy two: homes"]


def test_a_frame_at_the_head_of_a_page_is_the_rest_of_a_row_across(read: Read) -> None:
    first, second = Sheet(), Sheet()
    foot = first.table(700, TWO, [QUESTIONS, ANSWERS], head=1)
    framed(first, foot, [*RISKS, *ACTIONS[:2]])
    framed(second, 50, ACTIONS[2:])
    (table,) = grids(read(first, second))
    assert [row[0].split() for row in table] == [
        QUESTIONS[0].split(), ANSWERS[0].split(), " ".join(RISKS + ACTIONS).split(),
    ]  # fmt: skip


def test_a_long_text_in_a_frame_at_the_head_of_a_page_is_a_row_across(read: Read) -> None:
    first, second = Sheet(), Sheet()
    first.table(730, TWO, [QUESTIONS, ANSWERS], head=1)
    framed(second, 50, [*RISKS, *ACTIONS])
    document = read(first, second)
    (table,) = document.tables
    assert [row.kind for row in table.rows] == ["header", "body", "band"]


@pytest.mark.parametrize("face", ["F1", "F2"])
def test_a_framed_title_at_the_head_of_a_page_belongs_to_no_table_above(read: Read, face: str) -> None:
    """The twin of the rest of a row: a line alone, and nothing was cut."""
    first, second = Sheet(), Sheet()
    first.table(730, TWO, [QUESTIONS, ANSWERS], head=1)
    foot = framed(second, 50, ["Policy two: homes"], face=face)
    second.table(foot + 20, TWO, [QUESTIONS, ["By loans.", "By a survey."]], head=1)
    document = read(first, second)
    assert grids(document) == [[QUESTIONS, ANSWERS], [QUESTIONS, ["By loans.", "By a survey."]]]
    assert outside(document) == ["Policy two: homes"]


def test_a_white_row_between_shaded_ones_is_a_row(read: Read) -> None:
    """The fills of cells show columns; where a row has none, its words keep to them."""
    sheet = Sheet()
    sheet.rule(50, 100, 545, 100)
    y = 100.0
    for number, row in enumerate([HEAD, ROWS[0], ROWS[1], MORE[0], ROWS[3], MORE[1]]):
        foot = y + Sheet().table(0, XS, [row], ruling="none")
        if number in (1, 2, 4, 5):
            for x0, x1 in pairwise(XS):
                sheet.fill(x0, y, x1 - 1, foot, 0.8 if number in (1, 4) else 0.9)
        sheet.table(y, XS, [row], ruling="none")
        y = foot
    assert grids(read(sheet)) == [[HEAD, ROWS[0], ROWS[1], MORE[0], ROWS[3], MORE[1]]]


def form(sheet: Sheet, top: float, label: str, text: str, inner: list[list[str]]) -> None:
    """Draw a row of a form with a table in its right cell, and an empty line under that."""
    sheet.lines(54, top + 4, [label])
    sheet.lines(174, top + 4, [text])
    foot = sheet.table(top + 24, (180, 380, 535), inner, head=1) + 14
    for x in (50, 170, 545):
        sheet.rule(x, top, x, foot)
    for y in (top, foot):
        sheet.rule(50, y, 545, y)


def test_a_form_goes_on_after_a_table_in_one_of_its_cells(read: Read) -> None:
    first, second, third = Sheet(), Sheet(), Sheet()
    xs = (50.0, 170.0, 545.0)
    inner = [["Target", "By when"], ["Ten electric buses", "2025"]]
    foot = first.table(600, xs, [["Plan", "Transport"], ["Years", "2020 to 2030"]])
    form(first, foot, "Targets", "These targets are set:", inner)
    second.table(760, xs, [["Scope", "Roads and buses"], ["Data", "Counts of each year"]])
    third.table(50, xs, [["Money", "Grants and fares"]])
    document = read(first, second, third)
    assert [[row[0] for row in table] for table in grids(document)] == [
        ["Plan", "Years", "Targets", "Scope", "Data", "Money"],
        ["Target", "Ten electric buses"],
    ]


def test_a_table_in_a_cell_goes_on_in_the_cell_on_the_next_page(read: Read) -> None:
    first, second = Sheet(), Sheet()
    head = ["Target", "By when"]
    xs = (50.0, 170.0, 545.0)
    foot = first.table(650, xs, [["Plan", "Transport"], ["Years", "2020 to 2030"]])
    form(first, foot, "Targets", "These targets are set:", [head, ["Ten electric buses", "2025"]])
    form(second, 50, "", "and these in the year after that:", [head, ["Forty electric cars", "2026"]])
    found = grids(read(first, second))
    assert [head, ["Ten electric buses", "2025"], ["Forty electric cars", "2026"]] in found
    assert [len(table) for table in found] == [3, 3]


def test_a_header_in_small_type_above_stripes_is_of_their_table(read: Read) -> None:
    """Its distance from the rows is theirs, whose type is larger."""
    sheet = Sheet()
    row = ["Write to every school", "Youth Service", "July 2013"]
    for x, header in zip((54.0, 219.0, 384.0), HEAD[1:], strict=True):
        sheet.text(x, 56, header, size=6)
    for number, top in enumerate(range(66, 186, 20)):
        if number % 2:
            sheet.fill(50, top, 545, top + 20)
        for x, text in zip((54.0, 219.0, 384.0), row, strict=True):
            sheet.text(x, top + 5, text)
    assert grids(read(sheet)) == [[HEAD[1:], *[row] * 6]]


@pytest.mark.parametrize(
    ("left", "is_band"),
    [pytest.param(XS[0], True, id="as wide as the table"), pytest.param(XS[1], False, id="narrower")],
)
def test_walls_beside_a_text_at_a_pages_foot_make_it_a_band_of_the_table_above(
    read: Read, left: float, is_band: bool
) -> None:
    above, below = Sheet(), Sheet()
    foot = above.table(50, XS, [HEAD, *ROWS], ruling="down", head=1) + 25
    above.text(left + 4, foot + 3, "Theme 2: Homes for all", face="F2")
    for x in (left, XS[-1]):
        above.rule(x, foot, x, foot + 16)
    below.table(50, XS, [HEAD, *MORE], ruling="down", head=1)
    document = read(above, below)
    assert ("Theme 2: Homes for all" not in outside(document)) is is_band


@pytest.mark.parametrize(("band", "is_parted"), [("<", False), ("", True)], ids=["stops", "runs on"])
def test_the_only_rule_between_columns_stops_at_a_band(read: Read, band: str, is_parted: bool) -> None:
    rows = [row[1:3] for row in ROWS]
    more = [row[1:3] for row in MORE]
    sheet = Sheet()
    sheet.table(50, TWO, [HEAD[1:3], *rows, ["Theme 2: Homes", band], *more], ruling="down", head=1)
    table = read(sheet).tables[0]
    assert [len(row.cells) == 1 for row in table.rows if row.cells[0].text == "Theme 2: Homes"] == [
        not is_parted
    ]
