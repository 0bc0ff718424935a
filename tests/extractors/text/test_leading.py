"""Lines that all stand far apart go on as close ones do; only a wider gap parts them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.document import Box, Line
from extractors.text.leading import usual_distance
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
