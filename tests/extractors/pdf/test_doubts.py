"""Which rows of tables without rules are said to be doubtful: each sign with its nearest silent twin."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from extractors.document import Box, Cell, Document, Line, Paragraph, Row, Table
from extractors.pdf.doubts import with_doubtful_rows

PITCH, HEIGHT = 12.0, 10.0
Text = tuple[float, str]
"""Top of a cell's first line, and its lines, each paragraph's on lines of its own after a blank one."""

WHOLE: list[list[Text]] = [
    [
        (100, "Waste"),
        (100, "Collect food waste each|week from all homes"),
        (100, "Waste Manager"),
        (100, "2012"),
    ],
    [(140, "Parks"), (140, "Plant trees"), (140, "Parks Officer|and friends"), (140, "2013")],
    [(180, "Roads"), (180, "Mend the bridge"), (180, "Engineer"), (180, "Autumn|2014")],
    [(220, "Homes"), (220, "Insulate lofts"), (220, "Housing Officer"), (220, "2015")],
]


def cell(row: int, column: int, text: Text, span: int = 1) -> Cell:
    """Make a cell of lines one below the other."""
    top, whole = text
    paragraphs, place = [], top
    for part in whole.split("||"):
        lines = []
        for line in part.split("|"):
            box = Box(1, 100.0 * column, place, 100.0 * column + 80, place + HEIGHT)
            lines.append(Line(line, box))
            place += PITCH
        paragraphs.append(Paragraph(part.replace("|", " "), tuple(lines)))
    lines_of = tuple(line for paragraph in paragraphs for line in paragraph.lines)
    return Cell(row, column, 1, span, lines_of, tuple(paragraphs))


def document(rows: Sequence[Sequence[Text | None]], *, drawn: bool = False, span: int = 0) -> Document:
    """Make a document of one table; `span` gives the columns that the second cell of its last row takes."""
    made = []
    for number, texts in enumerate(rows, 1):
        cells = [cell(number, column, text) for column, text in enumerate(texts, 1) if text]
        made.append(Row(tuple(cells), pages=(1,), confidence=0.85, is_drawn=drawn))
    if span:
        last = [replace(one, column_span=span if one.column == 2 else 1) for one in made[-1].cells]
        made[-1] = replace(
            made[-1], cells=tuple(one for one in last if one.column <= 2 or one.column > 1 + span)
        )
    return Document("application/pdf", (Table(1, tuple(made), 4),), pages=1)


def sized(row: Row, *sizes: float) -> Row:
    """The row with the lines of its cells in these sizes of type."""
    cells = [
        replace(cell, lines=tuple(replace(line, size=size) for line in cell.lines))
        for cell, size in zip(row.cells, sizes, strict=True)
    ]
    return replace(row, cells=tuple(cells))


def doubtful(made: Document) -> list[int | None]:
    """The numbers of the rows that an issue names."""
    return [issue.row for issue in with_doubtful_rows(made).issues if issue.code == "row-doubtful"]


def with_row(place: int, *texts: Text | None) -> list[list[Text | None]]:
    """The whole rows with other texts in one of them."""
    rows: list[list[Text | None]] = [list(row) for row in WHOLE]
    rows[place] = list(texts)
    return rows


CUT = with_row(1, (124, "Parks"), (124, "and flats too"), (124, "Parks Officer"), (124, "2013"))
APART = with_row(1, (140, "Parks"), (140, "and flats too"), (140, "Parks Officer"), (140, "2013"))
TOGETHER = with_row(
    3, (220, "Homes"), (220, "Insulate lofts||Mend roofs"), (220, "Housing Officer||Surveyor"), (220, "2015")
)
LISTED = with_row(
    3, (220, "Homes"), (220, "1. Lofts||2. Roofs"), (220, "1. Officer||2. Surveyor"), (220, "2015")
)
FEW = with_row(2, (180, "Roads"), None, None, (180, "Autumn"))
MOST = with_row(2, (180, "Roads"), None, (180, "Engineer"), (180, "Autumn"))
TIGHT = [
    [(100.0, "Homes"), (100.0, "Insulate lofts||Mend roofs"), (100.0, "Officer||Surveyor"), (100.0, "2015")],
    [(124.0, "Waste"), (124.0, "Collect food"), (124.0, "Waste Manager"), (124.0, "2012")],
]
LOW = with_row(1, (140, "Parks"), (152, "Plant trees in"), (140, "Parks Officer|and friends"), (140, "2013"))
LOW_ONLY = with_row(
    1, (140, "Parks"), (152, "Plant trees"), (140, "Parks Officer|and friends"), (140, "2013")
)
LABELLED: list[Text] = [(220, "Homes:"), (220, "Insulate lofts")]
SMALL = replace(
    (made := document([*WHOLE[:3], [(220, "Homes"), (220, "Insulate lofts")]], span=3)),
    blocks=tuple(
        replace(table, rows=(*table.rows[:3], sized(table.rows[3], 8.0, 10.0)))
        for table in made.blocks
        if isinstance(table, Table)
    ),
)
REACHING = with_row(1, (140, "Parks"), (168, "Plant trees|on hills"), (140, "Parks Officer"), (140, "2013"))


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(document(WHOLE), [], id="rows apart, texts at their tops"),
        pytest.param(document(CUT), [1, 2], id="a text goes on beyond its row"),
        pytest.param(document(APART), [], id="a small letter far below"),
        pytest.param(document(CUT, drawn=True), [], id="rules bound the rows"),
        pytest.param(document(TOGETHER), [4], id="paragraphs of two columns start together"),
        pytest.param(document(LISTED), [], id="items of two lists start together"),
        pytest.param(
            document(TIGHT), [], id="paragraphs that start together in rows without space between them"
        ),
        pytest.param(document(WHOLE, span=2), [4], id="a text runs over two columns"),
        pytest.param(
            document([*WHOLE[:3], LABELLED], span=3), [], id="a form's value does, behind its label"
        ),
        pytest.param(SMALL, [], id="a form's value does, behind its label in smaller type"),
        pytest.param(document([*WHOLE[:3], [None, WHOLE[3][1]]]), [4], id="one text alone"),
        pytest.param(document([*WHOLE[:3], WHOLE[3][:1]]), [], id="a band"),
        pytest.param(document([*WHOLE[:3], [(220, "• Lofts")]]), [4], id="an item of a list alone"),
        pytest.param(document([*WHOLE[:3], [(220, "1. Lofts")]]), [], id="a numbered band"),
        pytest.param(document(FEW), [3], id="half of the cells are empty"),
        pytest.param(document(MOST), [], id="one cell is empty"),
        pytest.param(document(LOW), [2], id="a text low in its row that ends in mid-sentence"),
        pytest.param(document(LOW_ONLY), [], id="a text low in its row"),
        pytest.param(document(REACHING), [2], id="a text reaches into the row below"),
    ],
)
def test_rows_told_by_words_are_doubtful_where_their_texts_do_not_stand_as_those_of_a_row(
    made: Document, expected: list[int]
) -> None:
    assert doubtful(made) == expected


def with_text(made: Document, top: float) -> Document:
    """The document with a line of text below its table, or above it."""
    line = Line("to all homes", Box(1, 100, top, 180, top + HEIGHT))
    text = Paragraph(line.text, (line,))
    blocks = (text, *made.blocks) if top < WHOLE[0][0][0] else (*made.blocks, text)
    return replace(made, blocks=blocks)


UNENDED = with_row(3, (220, "Homes"), (220, "Insulate lofts and"), (220, "Housing Officer"), (220, "2015"))
ABOVE = with_row(0, (100, "Waste"), (100, "Collect food waste and"), (100, "Waste Manager"), (100, "2012"))
SIDE_BY_SIDE = replace(
    document(WHOLE).tables[0].rows[1].cells[1],
    lines=tuple(
        Line(text, Box(1, x, 140, x + 30, 140 + HEIGHT)) for text, x in (("Plant", 200), ("Ann", 240))
    ),
)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(with_text(document(UNENDED), 232), [4], id="a text right below an unended row"),
        pytest.param(with_text(document(UNENDED), 250), [], id="a text further below"),
        pytest.param(with_text(document(WHOLE), 232), [], id="a text right below, nothing unended"),
        pytest.param(with_text(document(ABOVE), 88), [1], id="a text right above"),
    ],
)
def test_a_text_close_to_the_table_may_be_a_line_of_its_first_or_last_row(
    made: Document, expected: list[int]
) -> None:
    assert doubtful(made) == expected


def test_lines_of_a_cell_side_by_side_are_of_two_cells() -> None:
    table = document(WHOLE).tables[0]
    cells = (table.rows[1].cells[0], SIDE_BY_SIDE, *table.rows[1].cells[2:])
    rows = (table.rows[0], replace(table.rows[1], cells=cells), *table.rows[2:])
    assert doubtful(replace(document(WHOLE), blocks=(replace(table, rows=rows),))) == [2]


def test_a_row_stands_the_less_likely_as_read_the_more_speaks_against_it() -> None:
    def stands(made: Document) -> list[float]:
        return [row.stands for row in with_doubtful_rows(made).tables[0].rows]

    assert min(stands(document(WHOLE))) > 0.8
    assert stands(document(CUT))[1] < 0.5 < stands(document(CUT))[3]
    assert stands(document(CUT, drawn=True)) == [1.0] * 4


def test_an_issue_says_what_speaks_against_the_row() -> None:
    issue = with_doubtful_rows(document(TOGETHER)).issues[0]
    assert (issue.page, issue.table, issue.row) == (1, 1, 4)
    assert (
        issue.message
        == "The row may be wrong: paragraphs of several columns start together; no rules show it whole."
    )
