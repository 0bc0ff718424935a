"""Stretches of lines that may be tables, and what belongs to them above."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.pdf.tables.columns.blocks import find_blocks
from extractors.pdf.tables.drawn.edges import page_edges
from extractors.pdf.tables.words.segments import coarse, set_segments
from tests.extractors.pdf.drawn import Sheet


@pytest.mark.parametrize(
    ("apart", "below", "is_led"),
    [
        pytest.param(18, 28, True, id="loose lines, and a row below a wider blank"),
        pytest.param(18, 38, False, id="loose lines, and a row far below"),
        pytest.param(12, 28, False, id="close lines, and a row as far below"),
    ],
)
def test_the_rest_of_a_row_stands_above_the_next_as_lines_stand_apart(
    apart: float, below: float, *, is_led: bool
) -> None:
    sheet = Sheet()
    rest = ("stakeholders who", "could help us to", "reach all those", "people who ask")
    for line, text in enumerate(rest):
        sheet.text(200, 60 + apart * line, text)
    top = 60 + apart * (len(rest) - 1) + below
    for line, texts in enumerate((("3.4", "Keep up with", "Housing"), ("", "all schools", "team"))):
        for x, text in zip((50, 200, 400), texts, strict=True):
            sheet.text(x, top + apart * line, text)
    page = sheet.page()
    segments = set_segments(page.words, np.arange(len(page.words)))
    expected = np.array([48.0, 198.0, 398.0, 500.0])
    found = find_blocks(coarse(segments), segments, page_edges(page)[0], expected, np.empty(0))
    assert [lattice.box[1] < 60 for lattice, _ in found] == [is_led]
