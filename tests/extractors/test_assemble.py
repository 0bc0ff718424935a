"""Pages become a Document."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from extractors.assemble import assemble
from extractors.document import Box, Cell, Issue, Line, Paragraph, Row, Table
from extractors.fragments import Fragment, Layout


def page(number: int, text: str) -> Layout:
    header = Line("Fair District Council", Box(number, 50, 20, 200, 31), size=10.0)
    line = Line(text, Box(number, 54, 104, 54 + 5 * len(text), 115), size=10.0)
    other = Line("HR", Box(number, 254, 104, 266, 115), size=10.0)
    boxes = (Box(number, 50, 100, 250, 120), Box(number, 250, 100, 400, 120))
    row = Row(
        (Cell(1, 1, lines=(line,), boxes=boxes[:1]), Cell(1, 2, lines=(other,), boxes=boxes[1:])),
        pages=(number,),
    )
    fragment = Fragment((row,), (50.0, 250.0, 400.0), Box(number, 50, 100, 400, 120))
    return Layout((header, fragment), number, 600.0, 800.0, words=3 + len(text.split()) + 1)


def test_document_has_whole_tables_running_text_and_counted_words() -> None:
    document = assemble([page(n, f"Train all staff of team {n}.") for n in (1, 2, 3)], "application/pdf")
    assert document.pages == 3
    assert document.running == ("Fair District Council",)
    (table,) = document.blocks
    assert isinstance(table, Table)
    assert [row.cells[0].text for row in table.rows] == [f"Train all staff of team {n}." for n in (1, 2, 3)]
    assert (document.words.in_tables, document.words.running, document.words.unaccounted) == (21, 9, 0)
    assert not [issue for issue in document.issues if issue.code == "words-lost"]


@pytest.mark.parametrize(
    ("text", "wanted", "codes"),
    [
        pytest.param(
            "Train all Сouncil staff", "Train all Council staff", ["letters-put-right"], id="Cyrillic capital"
        ),
        pytest.param("Train all Москва staff", "Train all Москва staff", [], id="a word of another alphabet"),
        pytest.param("Train all Siân staff", "Train all Siân staff", [], id="Welsh"),
    ],
)
def test_look_alike_letters_are_put_right_and_told(text: str, wanted: str, codes: list[str]) -> None:
    document = assemble([page(1, text)], "application/pdf")
    cell = document.tables[0].rows[0].cells[0]
    assert cell.text == wanted
    assert cell.raw_text == text
    assert [issue.code for issue in document.issues] == codes


@pytest.mark.parametrize(
    ("below", "codes"),
    [
        pytest.param("Legal", ["line-join-doubtful"], id="an officer of its own, or not"),
        pytest.param("and Legal", [], id="the text goes on"),
        pytest.param("1. Legal", [], id="a new item"),
    ],
)
def test_doubtful_lines_are_told_and_lower_the_rows_chance(below: str, codes: list[str]) -> None:
    """The first line ends where its column does, and elsewhere in the plan it is a whole cell."""
    box = Box(1, 50, 100, 150, 130)
    first = Line("Head of Housing", Box(1, 55, 104, 144, 115), size=10.0)
    second = Line(below, Box(1, 55, 116, 55 + 5 * len(below), 127), size=10.0)
    alone = replace(first, box=Box(1, 55, 134, 144, 145))
    rows = (
        Row((Cell(1, 1, lines=(first, second), boxes=(box,)), Cell(1, 2)), pages=(1,)),
        Row((Cell(2, 1, lines=(alone,), boxes=(Box(1, 50, 130, 150, 150),)), Cell(2, 2)), pages=(1,)),
    )
    fragment = Fragment(rows, (50.0, 150.0, 400.0), Box(1, 50, 100, 400, 150))
    document = assemble([Layout((fragment,), 1, 600.0, 800.0)], "application/pdf")
    told = [issue for issue in document.issues if issue.code != "words-lost"]
    assert [(issue.code, issue.table, issue.row, issue.column) for issue in told] == [
        (code, 1, 1, 1) for code in codes
    ]
    doubtful, sure = document.tables[0].rows
    assert sure.joins == 1.0
    assert (doubtful.joins < 0.65) is bool(codes)


def test_text_outside_tables_keeps_its_place() -> None:
    lines = [Line(text, starts_paragraph=True) for text in ("Before", "After")]
    row = Row((Cell(1, 1, lines=(Line("Train staff"),)), Cell(1, 2, lines=(Line("HR"),))))
    body = Layout((lines[0], Fragment((row,), (0.0, 1.0, 2.0)), lines[1]), words=5)
    document = assemble([body], "application/msword")
    assert [block.text if isinstance(block, Paragraph) else "table" for block in document.blocks] == [
        "Before",
        "table",
        "After",
    ]
    assert document.pages is None


def test_document_without_pages_is_empty() -> None:
    document = assemble([], "application/pdf")
    assert document.blocks == ()
    assert document.words.unaccounted == 0


@pytest.mark.parametrize(
    ("below", "paragraphs"),
    [
        pytest.param("2012-2014", ["Fair District Council Action Plan 2012-2014"], id="full line"),
        pytest.param("About the plan", ["Fair District Council Action Plan About the plan"], id="capital"),
    ],
)
def test_a_title_of_two_lines_is_one_text(below: str, paragraphs: list[str]) -> None:
    """Each of its lines is a line of text outside tables, which is no whole cell that would stand alone elsewhere."""
    title = Line("Fair District Council Action Plan", Box(1, 50, 100, 400, 120), size=18.0, bold=True)
    rest = Line(below, Box(1, 50, 121, 50 + 10 * len(below), 141), size=18.0, bold=True)
    body = Line("We wrote this plan for everyone here.", Box(1, 50, 160, 395, 171), size=10.0)
    layout = Layout((title, rest, body), 1, 600.0, 800.0, words=15)
    texts = [
        block.text for block in assemble([layout], "application/pdf").blocks if isinstance(block, Paragraph)
    ]
    assert texts[:-1] == paragraphs


def spaced(number: int, step: float, texts: list[str]) -> Layout:
    """A page of full lines, `step` points from line to line, and twice as much above its last."""
    lines = []
    for at, text in enumerate(texts):
        top = 100 + step * (at + (at == len(texts) - 1))
        lines.append(Line(text, Box(number, 50, top, 350, top + 11), size=10.0))
    return Layout(tuple(lines), number, 400.0, 800.0, words=sum(len(text.split()) for text in texts))


def test_each_page_tells_how_far_its_own_lines_stand_apart() -> None:
    going_on = [f"and so did all the people of ward number {ward}, who" for ward in range(6)]
    wide = spaced(
        1, 24.0, ["We asked everyone in the town about it", *going_on, "The council will report on all of it"]
    )
    close = spaced(2, 12.0, [*going_on[:5], "Progress is told to all of the members"])
    document = assemble([wide, close], "application/pdf")
    starts = [block.text.split()[0] for block in document.blocks if isinstance(block, Paragraph)]
    assert starts == ["We", "The", "Progress"]


def test_what_many_pages_tell_for_one_cause_is_one_issue_that_names_them() -> None:
    told = {2: ("struck-text", 3), 3: ("struck-text", 1), 4: ("columns-doubtful", 1), 5: ("struck-text", 2)}
    layouts = [
        replace(page(number, "Text"), issues=(Issue(code, "Told.", number, value=str(number), count=count),))
        for number, (code, count) in told.items()
    ]
    issues = assemble([*layouts, replace(layouts[2], page=6)], "application/pdf").issues
    assert [(issue.code, issue.page, issue.count, issue.value) for issue in issues] == [
        ("struck-text", 2, 6, "2"),
        ("columns-doubtful", 4, 1, "4"),
        ("columns-doubtful", 4, 1, "4"),
    ]
    assert issues[0].message == "Told. More of it on pages 3, 5."


def test_two_printed_pages_of_one_sheet_that_tell_the_same_are_counted_together() -> None:
    halves = [
        replace(page(1, "Text"), issues=(Issue("struck-text", "Told.", 1, count=count),)) for count in (3, 2)
    ]
    (issue,) = assemble(halves, "application/pdf").issues
    assert (issue.message, issue.count) == ("Told.", 5)


def test_each_limit_is_told_once() -> None:
    layouts = [
        replace(page(number, "Text"), issues=(Issue("limit-reached", "Told.", number, value=value),))
        for number, value in ((1, "rules"), (2, "characters"), (3, "rules"), (4, "rules"))
    ]
    issues = assemble(layouts, "application/pdf").issues
    assert [(issue.value, issue.count, issue.message[-5:]) for issue in issues] == [
        ("rules", 3, " 3-4."),
        ("characters", 1, "Told."),
    ]


PARAGRAPH = [
    "Sweep the square and",
    "the lanes beside it and",
    "all of the wide yards",
    "that the town has kept",
    "for its own use so far",
]


def row_at(top: float, x: float, *texts: tuple[list[str], float]) -> Fragment:
    """A table of one row, its second column at `x`; lines of a cell stand so many points apart."""
    sides = (50.0, x, x + 90)
    bottom = top + max(step * len(cell) for cell, step in texts) + 8
    cells = []
    for column, (cell, step) in enumerate(texts):
        x0, x1 = sides[column], sides[column + 1]
        at = [top + 4 + step * number for number in range(len(cell))]
        lines = [
            Line(text, Box(1, x0 + 4, y, min(x0 + 4 + 5 * len(text), x1 - 4), y + 11), size=10.0)
            for text, y in zip(cell, at, strict=True)
        ]
        boxes = (Box(1, x0, top, x1, bottom),)
        cells.append(Cell(1, column + 1, lines=tuple(lines), boxes=boxes))
    return Fragment((Row(tuple(cells), pages=(1,)),), sides, Box(1, 50, top, x + 90, bottom))


@pytest.mark.parametrize(
    ("told", "x", "step", "officers"),
    [
        pytest.param(5, 170.0, 14.0, ["Head of Housing", "Head of Parks"], id="a little apart"),
        pytest.param(5, 170.0, 13.5, ["Head of Housing Head of Parks"], id="hardly apart"),
        pytest.param(5, 171.0, 14.0, ["Head of Housing Head of Parks"], id="below other columns"),
        pytest.param(4, 170.0, 14.0, ["Head of Housing Head of Parks"], id="below too few lines"),
    ],
)
def test_tables_with_the_same_columns_tell_how_far_apart_lines_of_a_text_stand(
    told: int, x: float, step: float, officers: list[str]
) -> None:
    """A short table alone does not: none of its texts goes on."""
    heading = Line("Other work", Box(1, 50, 260, 120, 276), size=16.0, bold=True)
    long = row_at(100, 170.0, (PARAGRAPH[:told], 12.0), (["Clerk to", "Council"], 12.0))
    short = row_at(300, x, (["Mow the green"], 12.0), (["Head of Housing", "Head of Parks"], step))
    document = assemble([Layout((long, heading, short), 1, 600.0, 800.0)], "application/pdf")
    last = document.tables[-1].rows[0].cells[1]
    assert len(document.tables) == 2
    assert [paragraph.text for paragraph in last.paragraphs] == officers
