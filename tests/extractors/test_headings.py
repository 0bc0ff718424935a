"""Headings outside tables get their levels."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.document import Box, Cell, Line, Paragraph, Row, Table
from extractors.headings import mark_headings


def paragraph(text: str, size: float = 11.0, bold: bool = False, level: int = 0) -> Paragraph:
    return Paragraph(text, (Line(text, size=size, bold=bold, heading_level=level),))


BODY = paragraph(
    "The council set out what it will do over four years, and how it will be measured by its members."
)


INTRODUCTION = "The aims in the first column are those that most people spoke of."


def levels(*paragraphs: Paragraph) -> list[int]:
    return [block.heading_level for block in mark_headings(paragraphs) if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("blocks", "wanted"),
    [
        pytest.param([paragraph("Plan", 18.0), paragraph("Aims", 14.0), BODY], [1, 2, 0], id="by size"),
        pytest.param(
            [paragraph("Plan", 18.0), paragraph("Aims", bold=True), BODY], [1, 2, 0], id="bold is the lowest"
        ),
        pytest.param(
            [paragraph("Plan", level=1), paragraph("Aims", level=2), BODY], [1, 2, 0], id="as the file says"
        ),
        pytest.param(
            [paragraph("Plan", level=1), paragraph("Aims", bold=True), BODY], [1, 2, 0], id="said and by look"
        ),
        pytest.param(
            [paragraph("Residents said so.", bold=True), BODY], [0, 0], id="a bold sentence is text"
        ),
        pytest.param(
            [paragraph(INTRODUCTION, 13.0), BODY], [0, 0], id="a sentence in hardly larger type is text"
        ),
        pytest.param([paragraph(INTRODUCTION, 18.0), BODY], [1, 0], id="a sentence in large type"),
        pytest.param([paragraph("“I feel safe here.”", 18.0), BODY], [0, 0], id="what somebody said is none"),
        pytest.param([paragraph("“Safe at home”", 18.0), BODY], [1, 0], id="a name in quotation marks"),
        pytest.param([paragraph("14", 18.0), BODY], [0, 0], id="a figure alone is none"),
        pytest.param([BODY, paragraph("small print", 8.0)], [0, 0], id="small print is none"),
    ],
)
def test_headings_have_levels(blocks: list[Paragraph], wanted: list[int]) -> None:
    assert levels(*blocks) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Aim 2 (continued)", 0, id="of the last heading"),
        pytest.param("Actions (cont'd)", 0, id="of none"),
        pytest.param("Aim 2 (cont’d)", 0, id="with a typographer's apostrophe"),
        pytest.param("Aim 1 (continued)", 2, id="of another"),
        pytest.param("Aim 3", 2, id="a new one"),
    ],
)
def test_a_heading_that_says_it_is_continued_is_none(text: str, wanted: int) -> None:
    known = [paragraph(text, level=level) for text, level in (("Plan", 1), ("Aim 1", 2), ("Aim 2", 2))]
    assert levels(*known, paragraph(text, level=2), BODY) == [1, 2, 2, wanted, 0]


@pytest.mark.parametrize(
    ("gap", "wanted"), [pytest.param(20.0, 1, id="close"), pytest.param(34.0, 2, id="apart")]
)
def test_lines_of_a_large_heading_are_one(gap: float, wanted: int) -> None:
    lines = [Line(f"Plan {n}", Box(1, 50, 50 + n * gap, 200, 66 + n * gap), size=16.0) for n in (0, 1)]
    blocks = mark_headings([*(Paragraph(line.text, (line,)) for line in lines), BODY])
    assert [block.text for block in blocks[:-1] if isinstance(block, Paragraph)] == (
        ["Plan 0 Plan 1"] if wanted == 1 else ["Plan 0", "Plan 1"]
    )


@pytest.mark.parametrize(
    ("gap", "x1", "wanted"),
    [
        pytest.param(27.0, 480.0, 1, id="full"),
        pytest.param(27.0, 300.0, 2, id="with room left"),
        pytest.param(34.0, 480.0, 2, id="full, and two apart"),
    ],
)
def test_lines_of_a_heading_set_wide_are_one_where_the_first_is_full(
    gap: float, x1: float, wanted: int
) -> None:
    ends, text = (x1, 200.0), Line(BODY.text, Box(1, 50, 200, 500, 211), size=11.0)
    lines = [
        Line(f"Strategy {n}", Box(1, 50, 50 + n * gap, ends[n], 66 + n * gap), size=16.0) for n in (0, 1)
    ]
    blocks = mark_headings(
        [*(Paragraph(line.text, (line,)) for line in lines), Paragraph(text.text, (text,))]
    )
    assert len(blocks) - 1 == wanted


def test_headings_of_the_file_beside_tables_are_no_lines_of_one() -> None:
    places = (Box(1, 50, 50, 90, 66), Box(1, 50, 77, 90, 93))
    lines = [Line("Note", place, size=16.0, heading_level=1, is_beside=True) for place in places]
    assert len(mark_headings([Paragraph(line.text, (line,)) for line in lines])) == 2


def test_text_size_counts_tables_too() -> None:
    """In a plan that is all table, the few lines above it are larger than the text of the cells."""
    cell = Cell(
        1, 1, lines=(Line("What the council will do, by whom and by when it will be done", size=9.0),)
    )
    blocks = mark_headings([paragraph("Action plan", 12.0), Table(1, (Row((cell,)),), 1)])
    assert isinstance(blocks[0], Paragraph)
    assert blocks[0].heading_level == 1


@pytest.mark.parametrize(
    ("text", "size", "wanted"),
    [
        pytest.param("The board agreed the plan on 3 March.", 11.0, 0, id="a sentence in a larger type"),
        pytest.param("The board agreed the plan on 3 March.", 14.0, 1, id="in the type of a heading"),
        pytest.param("Our residents", 11.0, 1, id="no sentence, and none between the tables"),
    ],
)
def test_text_between_tables_of_smaller_type_is_no_heading(text: str, size: float, wanted: int) -> None:
    cells = tuple(
        Cell(1, column, lines=(Line("Open the hub by the end of May", size=9.0),)) for column in (1, 2, 3)
    )
    marked = mark_headings([paragraph(text, size), Table(1, (Row(cells),), 3)])
    assert [block.heading_level for block in marked if isinstance(block, Paragraph)] == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Theme 1: Attract", 2, id="counts with the headings"),
        pytest.param("Theme 1 – Attract", 2, id="with a dash"),
        pytest.param("Theme 2: Attract", 0, id="its number is a heading's"),
        pytest.param("Table 1: Attract", 0, id="counts something else"),
        pytest.param("Theme 1: all of these need money.", 0, id="a sentence"),
        pytest.param("Attract", 0, id="no number"),
    ],
)
def test_a_line_over_a_table_that_counts_with_headings_is_one(text: str, wanted: int) -> None:
    table = Table(1, (Row((Cell(1, 1, lines=(Line("Write to all", size=11.0),)),)),), 1)
    plain = paragraph(text)
    blocks: list[Paragraph | Table] = [
        paragraph("Plan", level=1),
        BODY,
        plain,
        table,
        paragraph("Theme 2: Keep", level=2),
        table,
        plain,
        BODY,
    ]
    found = [block.heading_level for block in mark_headings(blocks) if isinstance(block, Paragraph)]
    assert found == [1, 0, wanted, 2, 0, 0]


def over_tables(*above: Sequence[str]) -> list[int]:
    """The levels of lines of text that stand over a table each."""
    table = Table(1, (Row((Cell(1, 1, lines=(Line("Mow", size=11.0),)),)),), 1)
    blocks: list[Paragraph | Table] = [paragraph("Our areas", 16.0), BODY]
    for texts in above:
        blocks += [*map(paragraph, texts), table]
    return [block.heading_level for block in mark_headings(blocks)[2:] if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("above", "wanted"),
    [
        pytest.param([["Area: Parks"], ["Area: Roads"], ["Area: Homes"]], [2, 2, 2], id="of one label"),
        pytest.param([["Area: Parks"], ["Area: Roads"]], [0, 0], id="over too few"),
        pytest.param([["Area: Parks"], ["Area: Roads"], ["Area: Parks"]], [0, 0, 0], id="said again"),
        pytest.param(
            [["Area: Parks"], ["Area: Roads"], ["Area: Homes"], ["Area: Parks"]],
            [2, 2, 2, 2],
            id="one of which returns",
        ),
        pytest.param([["Area: Parks"], ["Team: Roads"], ["Aim: Homes"]], [0, 0, 0], id="of several labels"),
        pytest.param(
            [["Area: Parks", "Lead: A"], ["Area: Roads", "Lead: B"], ["Area: Homes", "Lead: C"]],
            [2, 0, 2, 0, 2, 0],
            id="the first of two",
        ),
        pytest.param(
            [["The parks", "Lead: A"], ["The roads", "Lead: B"], ["The homes", "Lead: C"]],
            [0, 0, 0, 0, 0, 0],
            id="under names",
        ),
        pytest.param(
            [["Area: Parks", "We care."], ["Area: Roads", "We mend."], ["Area: Homes", "We build."]],
            [0, 0, 0, 0, 0, 0],
            id="over text",
        ),
        pytest.param([["Area: Parks", "Area: Roads", "Area: Homes"]], [0, 0, 0], id="several over one table"),
        pytest.param([[], ["Source: A"], ["Source: B"], ["Source: C"]], [0, 0, 0], id="beneath tables"),
        pytest.param([["Table 1: Parks"], ["Table 2: Roads"], ["Table 3: Homes"]], [0, 0, 0], id="captions"),
    ],
)
def test_a_line_over_each_of_several_tables_with_the_same_label_is_a_heading(
    above: Sequence[Sequence[str]], wanted: list[int]
) -> None:
    assert over_tables(*above) == wanted


@pytest.mark.parametrize(
    ("above", "wanted"),
    [
        pytest.param([["OUR PARKS"], ["OUR ROADS"]], [2, 2], id="over each of two"),
        pytest.param([["OUR PARKS"], []], [0], id="over one"),
        pytest.param([["OUR PARKS"], ["Our roads"]], [0, 0], id="in capitals over one alone"),
        pytest.param([["PARKS"], ["ROADS"]], [0, 0], id="one word"),
        pytest.param(
            [["OUR PARKS", "We care."], ["OUR ROADS", "We mend."]], [0, 0, 0, 0], id="over text first"
        ),
    ],
)
def test_a_line_in_capitals_right_over_each_of_several_tables_is_a_heading(
    above: Sequence[Sequence[str]], wanted: list[int]
) -> None:
    assert over_tables(*above) == wanted


@pytest.mark.parametrize(("lines", "wanted"), [(1, [2, 2]), (2, [0, 0])], ids=["of one line", "of two"])
def test_a_paragraph_in_capitals_over_a_table_is_no_heading(lines: int, wanted: list[int]) -> None:
    """It says something at length, as a warning does."""
    table = Table(1, (Row((Cell(1, 1, lines=(Line("Mow", size=11.0),)),)),), 1)
    texts = [Line("ASK BEFORE YOU DIG", size=11.0), Line("IN ANY PARK", size=11.0)][:lines]
    warning = Paragraph(" ".join(line.text for line in texts), tuple(texts))
    marked = mark_headings([paragraph("Our areas", 16.0), BODY, warning, table, warning, table])
    assert [block.heading_level for block in marked[2:] if isinstance(block, Paragraph)] == wanted


def test_a_line_in_capitals_that_its_type_makes_a_heading_keeps_its_level() -> None:
    table = Table(1, (Row((Cell(1, 1, lines=(Line("Mow", size=11.0),)),)),), 1)
    above = (paragraph("OUR TOWN", 16.0), paragraph("OUR PARKS"), paragraph("OUR ROADS"))
    marked = mark_headings([BODY, *(block for text in above for block in (text, table))])
    assert [block.heading_level for block in marked[1:] if isinstance(block, Paragraph)] == [1, 2, 2]


@pytest.mark.parametrize(
    ("captions", "wanted"),
    [
        pytest.param(("Table 4: steps",), [1, 0], id="of the only table"),
        pytest.param(("Table 4: steps", "Table 5: costs"), [1, 2, 2], id="of two tables"),
        pytest.param(("Figure 1: waits", "Table 4: steps"), [1, 0, 0], id="of a figure and a table"),
        pytest.param(("Figures for parks",), [1, 2], id="no caption"),
        pytest.param(("Table tennis: steps",), [1, 2], id="without a number"),
    ],
)
def test_captions_head_nothing_but_each_of_several_tables(captions: Sequence[str], wanted: list[int]) -> None:
    table = Table(1, (Row((Cell(1, 1, lines=(Line("Mow", size=11.0),)),)),), 1)
    under = [block for text in captions for block in (paragraph(text, bold=True), table)]
    marked = mark_headings([BODY, paragraph("Parks", 16.0), *under, BODY])
    assert [block.heading_level for block in marked[1:-1] if isinstance(block, Paragraph)] == wanted


def test_captions_of_tables_without_a_heading_above_head_them() -> None:
    table = Table(1, (Row((Cell(1, 1, lines=(Line("Mow", size=11.0),)),)),), 1)
    marked = mark_headings([BODY, paragraph("Table 1: steps", bold=True), table])
    assert [block.heading_level for block in marked if isinstance(block, Paragraph)] == [0, 1]
