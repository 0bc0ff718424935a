"""Rows that the words told, held against the rows of the file's tags before tables are made whole."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from extractors.document import Box, Cell, Line, Row
from extractors.fragments import Fragment, Layout
from extractors.pdf.tagged.rows import with_tagged_rows
from extractors.pdf.tagged.tags import TagCell, TagRow, TagTable
from extractors.pdf.tagged.witness import Place, Tags

HEAD = [("Ref", 0), ("Action", 0), ("Lead", 0)]
ONE, TWO = [("P1", 1), ("Dig ponds", 1), ("Parks", 1)], [("P2", 2), ("Clear ditches", 2), ("Drainage", 2)]
WIDTH, HEIGHT = 100.0, 12.0
Text = tuple[str, int]
"""A line, and the TR element that it is tagged in; -1 for none."""


def read(
    *rows: Sequence[Sequence[Text]], is_drawn: bool = False, spans: dict[int, int] | None = None
) -> Fragment:
    """A piece of a table with rows of columns of lines, each row's lines below those of the row above.

    `spans` says over how many rows the first cell of a row runs; the rows that it runs over lack theirs.
    """
    y, found = 100.0, []
    for number, columns in enumerate(rows, start=1):
        cells = []
        first = 4 - len(columns)
        for column, lines in enumerate(columns, start=first):
            x = WIDTH * column
            set_lines = tuple(
                Line(
                    text,
                    Box(1, x, y + HEIGHT * at, x + 90, y + HEIGHT * at + 10),
                    size=10.0,
                    marks=(mark, mark),
                )
                for at, (text, mark) in enumerate(
                    (text, 10 * tr + column if tr >= 0 else -1) for text, tr in lines
                )
            )
            span = (spans or {}).get(number, 1) if column == 1 else 1
            box = Box(1, x, y - 1, x + WIDTH, y + HEIGHT * max(map(len, columns)))
            cells.append(Cell(number, column, row_span=span, lines=set_lines, boxes=(box,)))
        found.append(Row(tuple(cells), pages=(1,), confidence=0.9, is_drawn=is_drawn))
        y += HEIGHT * max(map(len, columns))
    return Fragment(tuple(found), (100.0, 200.0, 300.0, 400.0))


def stacked(*rows: Sequence[Text]) -> list[list[Text]]:
    """The columns of a row as read that holds several rows of one line each."""
    return [list(column) for column in zip(*rows, strict=True)]


def tagged(rows: int, spans: dict[tuple[int, int], int] | None = None) -> Tags:
    """One table of three columns; `spans` says over how many rows the cell at (row, column) is merged."""
    of = spans or {}
    table = TagTable(
        tuple(
            TagRow(
                tuple(
                    TagCell(frozenset({(1, 10 * row + column)}), of.get((row, column), 1))
                    for column in (1, 2, 3)
                )
            )
            for row in range(rows)
        )
    )
    places = {
        (1, 10 * row + column): Place(0, row, column - 1) for row in range(rows) for column in (1, 2, 3)
    }
    return Tags((table,), places, joins_pages=False)


def retold(fragment: Fragment, tags: Tags) -> list[list[tuple[int, int, int, str]]]:
    """Row, column, span and text of each cell, row by row."""
    (layout,) = with_tagged_rows([Layout((fragment,), page=1)], lambda: tags)
    (block,) = layout.blocks
    assert isinstance(block, Fragment)
    return [
        [
            (cell.row, cell.column, cell.row_span, " / ".join(line.text for line in cell.lines))
            for cell in row.cells
        ]
        for row in block.rows
    ]


def test_a_row_that_the_tags_have_as_two_is_parted() -> None:
    fragment = read(stacked(HEAD), stacked(ONE, TWO), stacked([("P3", 3), ("Sow seed", 3), ("Parks", 3)]))
    rows = retold(fragment, tagged(4))
    assert [row[1][3] for row in rows] == ["Action", "Dig ponds", "Clear ditches", "Sow seed"]
    assert [[cell[0] for cell in row] for row in rows] == [[n] * 3 for n in (1, 2, 3, 4)]


def test_a_cell_merged_in_the_tags_stays_whole_over_the_parts() -> None:
    both = [[("Ponds", 1)], [("Dig ponds", 1), ("Clear ditches", 2)], [("Parks", 1), ("Drainage", 2)]]
    rows = retold(read(both), tagged(3, {(1, 1): 2}))
    assert rows[0][0] == (1, 1, 2, "Ponds")
    assert [cell[1] for cell in rows[1]] == [2, 3]


def test_a_cell_over_a_parted_row_runs_over_its_parts() -> None:
    top = [[("Ponds", 0)], [("Dig ponds", 0)], [("Parks", 0)]]
    below = stacked([("Clear ditches", 1), ("Drainage", 1)], [("Sow seed", 2), ("Parks", 2)])
    rows = retold(read(top, below, spans={1: 2}), tagged(3))
    assert rows[0][0] == (1, 1, 3, "Ponds")
    assert [row[-1][3] for row in rows] == ["Parks", "Drainage", "Parks"]


def test_rows_that_the_tags_have_as_one_are_joined() -> None:
    parts = [("", 1)], [("in spring", 1)], [("Team", 1)]
    fragment = read(stacked(HEAD), stacked(ONE), [[], *parts[1:]], stacked(TWO))
    rows = retold(fragment, tagged(3))
    assert [row[1][3] for row in rows] == ["Action", "Dig ponds / in spring", "Clear ditches"]
    assert str([row[0][0] for row in rows]) == "[1, 2, 3]", "no flags"


@pytest.mark.parametrize(
    "fragment",
    [
        pytest.param(read(stacked(ONE, TWO), is_drawn=True), id="rules bound the row"),
        pytest.param(
            read(stacked(ONE, [("", 2), ("and clear ditches", 2), ("team", 2)])),
            id="the texts go on in lower case",
        ),
        pytest.param(
            read(stacked(ONE, [("P2", 2), ("Clear ditches", -1), ("Drainage", 2)])), id="a line has no tag"
        ),
        pytest.param(
            read([[("P1", 1)], [("Dig ponds", 2)], [("Parks", 1)]]), id="the tags' rows stand side by side"
        ),
        pytest.param(
            read([[("P1", 1)], [("Dig ponds", 1), ("Clear ditches", 2)], [("Parks", 1)]]),
            id="one text in the second",
        ),
    ],
)
def test_tags_part_no_row(fragment: Fragment) -> None:
    assert len(retold(fragment, tagged(3))) == 1


def test_tags_join_no_rows_that_rules_part() -> None:
    fragment = read(stacked(ONE), [[], [("in spring", 1)], [("Team", 1)]], is_drawn=True)
    assert len(retold(fragment, tagged(2))) == 2


@pytest.mark.parametrize(("page", "rows"), [(0, 2), (1, 1)], ids=["begun on the page before", "of this page"])
def test_one_text_alone_is_the_rest_of_a_row_that_the_page_break_cut(page: int, rows: int) -> None:
    tags = tagged(3)
    table = tags.tables[0].rows
    begun = TagRow((*table[1].cells, TagCell(frozenset({(page, 99)}))))
    cut = replace(tags, tables=(TagTable((table[0], begun, table[2])),))
    fragment = read(
        stacked([("", 1), ("and clear ditches", 1), ("", 1)], [("P2", 2), ("Sow seed", 2), ("Parks", 2)])
    )
    (row,) = fragment.rows
    cells = tuple(replace(cell, lines=tuple(line for line in cell.lines if line.text)) for cell in row.cells)
    assert len(retold(replace(fragment, rows=(replace(row, cells=cells),)), cut)) == rows
