"""Bars of a timeline in a table's rows part none of its columns, and an issue tells of them."""

from __future__ import annotations

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, outline

XS = (54, 204, 304, 354, 404, 454)
HEAD = ("Action", "Lead", "2024", "2025", "2026", "Status")
BARS = ((306, 340), (320, 396), (360, 440))


def timeline(bars: tuple[tuple[int, int], ...] = BARS, height: int = 10, inset: int = 6) -> Sheet:
    """Draw a table whose rows are shaded by turns, with a bar in each row."""
    sheet = Sheet().fill(50, 100, 520, 130, 0x1C1C3A)
    for number in range(len(bars) + 1):
        y = 100 + 30 * number
        if number % 2:
            sheet.fill(50, y, 520, y + 30, 0xF2F2F8)
        row = HEAD if not number else (f"Mend roof {number}", "Clerk", "", "", "", "Begun")
        for x, text in zip(XS, row, strict=True):
            sheet.text(x, y + 6, text, bold=not number)
        if number:
            sheet.fill(bars[number - 1][0], y + inset, bars[number - 1][1], y + inset + height, 0xD1007F)
    return sheet


def test_bars_part_no_columns() -> None:
    found = lay_out(timeline().page())
    (table,) = fragments(found)
    assert [row for row in outline(table) if any(row)] == [
        list(HEAD),
        *([f"Mend roof {n}", "Clerk", "", "", "", "Begun"] for n in (1, 2, 3)),
    ]
    assert [(issue.code, issue.count, issue.page) for issue in found.issues] == [("drawn-mark", 3, 1)]


@pytest.mark.parametrize(
    "sheet",
    [
        pytest.param(timeline(bars=((306, 340), (306, 396), (306, 440))), id="they begin at one place"),
        pytest.param(timeline(height=22, inset=3), id="they are nearly as high as the rows"),
        pytest.param(timeline(height=16, inset=0), id="they begin where the rows do"),
        pytest.param(timeline(bars=BARS[:2]), id="two"),
        pytest.param(timeline(inset=19), id="no text stands beside them"),
    ],
)
def test_what_is_shaded_otherwise_is_no_bar(sheet: Sheet) -> None:
    assert "drawn-mark" not in {issue.code for issue in lay_out(sheet.page()).issues}
