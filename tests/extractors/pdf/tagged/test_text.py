"""Contents of one P element become one content; others stay apart."""

from __future__ import annotations

import pytest

from extractors.document import Box, Cell, Line, Row
from extractors.fragments import Fragment, Layout
from extractors.pdf.tagged.tags import TagCell, TagRow, TagTable
from extractors.pdf.tagged.text import with_whole_paragraphs
from extractors.pdf.tagged.witness import Tags


def layout(*marks: tuple[int, int], page: int = 1) -> Layout:
    lines = tuple(Line("text", Box(page, 50, 100, 90, 111), marks=pair) for pair in marks)
    return Layout((Fragment((Row((Cell(1, 1, lines=lines),)),), (40.0, 100.0)),), page=page)


def tagged(*paragraphs: set[tuple[int, int]]) -> Tags:
    cell = TagCell(frozenset().union(*paragraphs), paragraphs=tuple(frozenset(marks) for marks in paragraphs))
    return Tags((TagTable((TagRow((cell,)),)),), {}, joins_pages=False)


def marks_of(layouts: list[Layout]) -> list[tuple[int, int]]:
    return [
        line.marks
        for page in layouts
        for block in page.blocks
        if isinstance(block, Fragment)
        for row in block.rows
        for cell in row.cells
        for line in cell.lines
    ]


@pytest.mark.parametrize(
    ("tags", "wanted"),
    [
        pytest.param(tagged({(1, 3), (1, 4), (1, 5)}), [(3, 3), (3, 3), (6, 6)], id="one paragraph"),
        pytest.param(tagged({(1, 3), (1, 4)}, {(1, 5), (1, 6)}), [(3, 3), (3, 5), (5, 5)], id="two"),
        pytest.param(tagged({(2, 3), (2, 4)}), [(3, 3), (4, 5), (6, 6)], id="of another page"),
        pytest.param(tagged(), [(3, 3), (4, 5), (6, 6)], id="none"),
    ],
)
def test_contents_of_a_paragraph_become_one(tags: Tags, wanted: list[tuple[int, int]]) -> None:
    assert marks_of(with_whole_paragraphs([layout((3, 3), (4, 5), (6, 6))], lambda: tags)) == wanted


def test_each_page_has_ids_of_its_own() -> None:
    tags = tagged({(1, 7), (1, 8), (2, 0), (2, 1)})
    pages = [layout((7, 8)), layout((0, 1), page=2)]
    assert marks_of(with_whole_paragraphs(pages, lambda: tags)) == [(7, 7), (0, 0)]


def test_tags_are_not_asked_where_nothing_is_tagged() -> None:
    pages = [layout((-1, -1))]
    assert with_whole_paragraphs(pages, lambda: pytest.fail("tags were asked")) == pages
