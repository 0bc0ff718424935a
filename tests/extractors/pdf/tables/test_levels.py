"""Rows without rules whose cells stand at the row's middle or foot."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.pdf.tables.levels import find_levels
from extractors.pdf.tables.segments import set_segments
from extractors.pdf.tables.texts import set_texts, spacing
from tests.extractors.pdf.drawn import Sheet

XS = np.array([45.0, 95.0, 245.0, 400.0])
LEFT = (50.0, 100.0, 250.0)
PITCH = 12.0
"""Points from line to line of the tests' sheets."""

Rows = list[tuple[int, ...]]
"""Lines that each cell of each row has."""


def rows_at(
    rows: Rows, share: float, pad: float = 8.0, blank: frozenset[int] = frozenset()
) -> list[int] | None:
    """Give which gaps between rows are found, by the row below; `share` of a cell's room is above its text.

    Args:
        rows: the table.
        share: 0 at the top, 0.5 in the middle, 1 at the foot.
        pad: points between the rows.
        blank: rows in whose tallest cell a blank line stands after the first.
    """
    sheet, top, ends = Sheet(), 100.0, []
    for number, row in enumerate(rows):
        tallest = max(row)
        high = tallest + (number in blank) * 1.0
        for x, count in zip(LEFT, row, strict=True):
            lines = [f"Word {k}" for k in range(count)]
            if number in blank and count == tallest:
                lines.insert(1, "")
            y = top + share * (high - len(lines)) * PITCH
            for k, line in enumerate(lines):
                if line:
                    sheet.text(x, y + k * PITCH, line)
        top += high * PITCH + pad
        ends.append(top)
    words = sheet.page().words
    texts = set_texts(set_segments(words, np.arange(len(words))), XS)
    found = find_levels(texts, spacing(texts).usual)
    if found is None:
        return None
    return [int(np.searchsorted(ends, y + pad)) for y in found]


ROWS: Rows = [(1, 3, 2), (1, 4, 1), (2, 1, 1), (1, 2, 3)]


@pytest.mark.parametrize("share", [0.5, 1.0], ids=["middle", "foot"])
@pytest.mark.parametrize("pad", [2.5, 8.0])
def test_cells_at_one_level_make_a_row(share: float, pad: float) -> None:
    assert rows_at(ROWS, share, pad) == [1, 2, 3]


@pytest.mark.parametrize(
    "rows", [ROWS, [(2, 2, 2), (1, 1, 1)], [(1, 3, 3), (1, 1, 1)]], ids=["tops", "as tall", "too few"]
)
def test_other_rows_are_left_to_the_column_that_starts_them(rows: Rows) -> None:
    assert rows_at(rows, 0.0) is None


def test_a_blank_line_in_a_cell_parts_no_row() -> None:
    assert rows_at(ROWS * 2, 0.5, blank=frozenset({1})) == [1, 2, 3, 4, 5, 6, 7]


def test_lines_set_no_further_apart_than_rows_tell_nothing() -> None:
    assert rows_at(ROWS, 0.5, pad=0.0) is None
