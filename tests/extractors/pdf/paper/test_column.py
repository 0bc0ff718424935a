"""Running text in a column at a page's side is in no row of the table beside it; a long column of a table is."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.document import Document, Paragraph
from extractors.pdf.extract import extract_pdf
from extractors.pdf.paper.column import part_column
from tests.documents.grids import HEAD, MORE, ROWS, Grid, grids
from tests.documents.pdf_builder import Ruling, Sheet, wrapped, write
from tests.extractors.pdf.drawn import Sheet as Drawn

XS = (195.0, 230.0, 380.0, 470.0, 555.0)
PLAN: Grid = [HEAD, *ROWS, *MORE]
PROSE = (
    "The board met four times in the year and looked at how far the work had come. Members asked for more to be said "
    "about the money that is set aside, and about the villages in the north. Partners told us that they want to hear "
    "sooner when a date moves. We have taken this up, and from next spring a short note will go to each of them every "
    "month. The survey of last autumn showed that most people know of the scheme, but that few of them have used it."
)


def read(tmp_path: Path, *sheets: Sheet) -> Document:
    return extract_pdf(write(tmp_path / "plan.pdf", *sheets))


def beside(ruling: Ruling, shift: float, x: float, rows: Grid = PLAN) -> Sheet:
    """Draw the plan, moved to the left, and text at x over its whole height."""
    sheet = Sheet()
    foot = sheet.table(100, [at - shift for at in XS], rows, ruling=ruling, head=1)
    sheet.text(x, 103, "About the plan", size=11, face="F2")
    y = 121.0
    for line in wrapped(" ".join([PROSE] * 3), 130):
        if y > foot - 8:
            break
        sheet.text(x, y, line)
        y += 11.5
    return sheet


@pytest.mark.parametrize(("shift", "x"), [(0, 40.0), (155, 420.0)], ids=["left", "right"])
@pytest.mark.parametrize("ruling", ["lines", "across", "fills", "none"])
def test_text_beside_a_table_is_in_no_row(ruling: Ruling, shift: float, x: float, tmp_path: Path) -> None:
    document = read(tmp_path, beside(ruling, shift, x))
    assert grids(document) == [PLAN]
    outside = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert " ".join(block.text for block in outside).startswith("About the plan The board met four times")
    assert not any(block.heading_level for block in outside)
    assert document.words.unaccounted == 0


def test_text_beside_pieces_of_a_table_parts_them_not(tmp_path: Path) -> None:
    document = read(tmp_path, beside("none", 0, 40), beside("none", 0, 40, [HEAD, *MORE, *ROWS]))
    assert grids(document) == [[*PLAN, *MORE, *ROWS]]


def long_column(column: int, ruling: Ruling, pad: float) -> tuple[Sheet, Grid]:
    """Draw a table of which one column holds long texts, those of its rows so far apart."""
    sentences = [f"{sentence}." for sentence in PROSE.split(". ")]
    texts = [" ".join(sentences[n : n + 2]) for n in range(5)]
    rows = [["Make a start", "Policy Officer", "May 2013"] for _ in texts]
    for row, text in zip(rows, texts, strict=True):
        row.insert(column, text)
    edges = [40.0, 180.0, 300.0, 420.0, 540.0] if column == 0 else [40.0, 160.0, 280.0, 400.0, 540.0]
    sheet, y = Sheet(), 100.0
    for row in rows:
        y = sheet.table(y, edges, [row], ruling=ruling) + pad
    return sheet, rows


@pytest.mark.parametrize("pad", [-8.0, 0.0, 8.0], ids=["close", "usual", "apart"])
@pytest.mark.parametrize("column", [0, 3], ids=["first", "last"])
def test_a_long_column_of_a_table_stays_in_it(column: int, pad: float, tmp_path: Path) -> None:
    """The nearest twin: its texts begin where the rows do."""
    sheet, rows = long_column(column, "none", pad)
    document = read(tmp_path, sheet)
    (table,) = grids(document)
    assert [row[column].split()[0] for row in table] == [row[column].split()[0] for row in rows]
    assert not any(isinstance(block, Paragraph) for block in document.blocks)


def drawn(
    *,
    lines: int = 12,
    gutter: float = 31.0,
    text: str = "some words that run",
    rows: int = 5,
    rules: float = 0.0,
    step: float = 12.0,
) -> Drawn:
    """A column of text at the left, and rows of a table of two lines each beside it; rules begin at `rules`."""
    sheet = Drawn()
    for number in range(lines):
        sheet.text(40, 100 + step * number, text)
    table = 40 + 5 * len(text.replace(" ", "")) + 3 * text.count(" ") + gutter
    for number in range(rows):
        y = 103 + 30 * number
        for x, first, second in ((0, "Sweep the", "town"), (90, "Parks and", "roads"), (180, "May", "2018")):
            sheet.text(table + x, y, first).text(table + x, y + 12, second)
        if rules:
            sheet.across(y - 6, rules, table + 230)
    return sheet


def parted(sheet: Drawn) -> str | None:
    """Give the words of the column that is parted from the page, if one is."""
    found = part_column(sheet.page())
    return None if found is None else " ".join(found[1].words.text)


WHOLE = " ".join(["some words that run"] * 12)


@pytest.mark.parametrize(
    ("sheet", "is_parted"),
    [
        (drawn(), True),
        (drawn(lines=7), False),
        (drawn(lines=9, step=25, rows=9), True),
        (drawn(lines=9, step=26, rows=9), False),
        (drawn(text="some words"), False),
        (drawn(gutter=12), True),
        (drawn(text="some words that run on and on over the page"), False),
        (drawn(rows=1), False),
        (drawn(rules=160), True),
        (drawn(rules=30), False),
        (drawn().text(40, 300, "A text that stands below, across the whole of the page and its table"), True),
    ],
    ids=[
        "beside a table",
        "of few lines",
        "of lines as far apart as those of a text",
        "of lines further apart, as in a table's middle",
        "of two words a line: a column of a table",
        "behind a narrow gutter",
        "wider than the table",
        "beside one row",
        "beside a table's rules",
        "inside its rules",
        "above a line across the page",
    ],
)
def test_a_column_of_running_text_is_parted_from_the_rows_beside_it(sheet: Drawn, is_parted: bool) -> None:
    assert (parted(sheet) is not None) == is_parted


def test_the_words_of_the_column_alone_are_parted() -> None:
    assert parted(drawn()) == WHOLE


def test_a_column_parted_by_the_rules_of_its_rows_stays_in_the_table_beside_a_blank_one() -> None:
    sheet, y = Drawn(), 100
    sentences = [sentence for sentence in PROSE.split(". ") if sentence]
    for number in range(6):
        lines = wrapped(sentences[number % len(sentences)], 120)[:4]
        sheet.across(y, 50, 180).across(y, 320, 560)
        sheet.text(54, y + 3, "\n".join(lines)).text(324, y + 3, "Policy Officer").text(
            450, y + 3, "May 2013 or June"
        )
        y += 14 * len(lines) + 4
    sheet.across(y, 50, 180).across(y, 320, 560)
    assert part_column(sheet.page()) is None


@pytest.mark.parametrize(
    ("gap", "lower", "is_title"),
    [
        pytest.param(3.0, 0.0, True, id="as near as words"),
        pytest.param(6.0, 0.0, False, id="further apart than words"),
        pytest.param(3.0, 6.0, False, id="not level"),
    ],
)
def test_the_words_of_a_title_are_not_parted_by_a_strip_between_two_of_them(
    gap: float, lower: float, is_title: bool
) -> None:
    """Else the line above the column is its first."""
    sheet = drawn().text(144 - gap / 2 - 56, 88, "Our plan for").text(144 + gap / 2, 88 + lower, "the town")
    assert parted(sheet) == (WHOLE if is_title else f"Our plan for {WHOLE}")


@pytest.mark.parametrize(
    ("fills", "is_parted"),
    [
        pytest.param([(36, 97, 400, 137)], False, id="over both, a few lines high"),
        pytest.param([(36, 97, 400, 138)], True, id="over both, higher than a row"),
        pytest.param([(36, 97, 150, 130), (151, 97, 400, 130)], False, id="in two cells that touch"),
        pytest.param([(36, 97, 150, 130), (152, 97, 400, 130)], True, id="in two that stand apart"),
        pytest.param([(36, 97, 150, 130), (150, 99, 400, 130)], True, id="in two not as high"),
        pytest.param([(150, 97, 400, 130)], True, id="over the table alone"),
    ],
)
def test_a_row_painted_over_a_column_and_what_stands_beside_it_shows_a_table(
    fills: list[tuple[float, float, float, float]], is_parted: bool
) -> None:
    sheet = drawn()
    for box in fills:
        sheet.fill(*box)
    assert (parted(sheet) is not None) == is_parted
