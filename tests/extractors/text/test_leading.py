"""Lines that all stand far apart go on as close ones do; only a wider gap parts them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from extractors.document import Box, Cell, Line, Row, Table
from extractors.text.leading import pitches, usual_distance
from extractors.text.lines import Column, paragraphs

TEXT = ["Sweep the", "square and", "the lanes,", "then the", "wide yards", "Bath Row"]


def set_at(step: float, texts: Sequence[str] = TEXT) -> list[Line]:
    return [Line(text, Box(1, 0, step * n, 48, step * n + 11), size=10.0) for n, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("step", "usual"),
    [
        pytest.param(12.0, 1.0, id="single spacing"),
        pytest.param(10.5, 1.0, id="tighter"),
        pytest.param(18.0, 1.5, id="one and a half"),
        pytest.param(24.0, 2.0, id="double"),
    ],
)
def test_usual_distance(step: float, usual: float) -> None:
    assert usual_distance([set_at(step)]) == pytest.approx(usual)


def test_few_lines_tell_nothing() -> None:
    """A line that starts with a capital may be a paragraph: its gap does not count."""
    assert usual_distance([set_at(18.0, TEXT[:3])], 1.2) == 1.2
    assert usual_distance([set_at(18.0, ["Sweep", "Weed", "Mow", "Rake", "Dig", "Plant"])]) == 1.0


def test_lines_spaced_out_are_one_paragraph_until_a_wider_gap() -> None:
    lines = set_at(18.0)
    column = Column({1: 50.0}, leading={1: usual_distance([lines])})
    assert len(paragraphs(lines, column=column)) == 1
    lower = Line("Bath Row", Box(1, 0, 118, 48, 129), size=10.0)
    assert [paragraph.text for paragraph in paragraphs([*lines[:-1], lower], column=column)][1:] == [
        "Bath Row"
    ]
    assert len(paragraphs(lines, column=Column({1: 50.0}))) > 1


def in_columns(*columns: Sequence[Line]) -> Table:
    cells = [Cell(1, number, lines=tuple(lines)) for number, lines in enumerate(columns, 1)]
    return Table(1, (Row(tuple(cells)),), len(cells))


def test_pitches_are_told_by_size_of_type_where_enough_lines_go_on() -> None:
    small = [replace(line, size=8.0) for line in set_at(9.5)]
    few = [replace(line, size=14.0) for line in set_at(20.0)[:3]]
    found = pitches(in_columns(set_at(12.0), small, few).rows)
    assert {column: dict(of) for column, of in found.items()} == {1: {10.0: 12.0}, 2: {8.0: 9.5}}


@pytest.mark.parametrize(
    ("step", "is_known"),
    [pytest.param(12.5, True, id="as near"), pytest.param(15.0, False, id="all of them further apart")],
)
def test_a_column_without_lines_so_near_has_a_distance_of_its_own(step: float, is_known: bool) -> None:
    listed = set_at(step, ["Legal", "Parks", "Roads"])
    found = pitches(in_columns(set_at(12.0), listed).rows)
    assert (2 in found) is is_known


@pytest.mark.parametrize(
    ("gap", "texts"),
    [
        pytest.param(0.0, ["Sweep the square. Weed the lanes."], id="no more than inside a text"),
        pytest.param(2.0, ["Sweep the square.", "Weed the lanes."], id="a little more"),
    ],
)
def test_a_little_space_parts_full_lines(gap: float, texts: list[str]) -> None:
    lines = [
        Line("Sweep the square.", Box(1, 0, 0, 100, 11), size=10.0),
        Line("Weed the lanes.", Box(1, 0, 12 + gap, 90, 23 + gap), size=10.0),
    ]
    column = Column({1: 100.5}, pitches={10.0: 12.0})
    assert [paragraph.text for paragraph in paragraphs(lines, column=column)] == texts
