"""Rows below a header that alone is drawn."""

from __future__ import annotations

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, lines, outline

COLUMNS = (50, 200, 350, 500)
"""Those of the table on the page before."""

XS = (54, 204, 354)
HEAD = ("Action", "Lead", "Target")
ROW = ("Sweep the square", "Streets", "May 2018")
BAND = "Priority 2: a town in which all who live and work there feel safe by day and by night"


def headed(*between: str, is_ruled: bool, cells: tuple[str, ...] = ROW) -> Sheet:
    """A drawn header and a row, some lines across the columns below, and two rows more."""
    sheet = Sheet()
    if is_ruled:
        sheet.across(100, 50, 500).across(114, 50, 500)
    else:
        sheet.fill(50, 100, 500, 114)
    y = 102.0
    for row, step in ((HEAD, 14), (ROW, 14), *(((text,), 12) for text in between), (cells, 22), (cells, 22)):
        for x, text in zip(XS, row, strict=False):
            sheet.text(x, y, text, bold=row is HEAD)
        y += step
    return sheet


@pytest.mark.parametrize("is_ruled", [True, False], ids=["between rules", "shaded"])
def test_a_band_of_two_lines_below_a_header_is_in_its_table(is_ruled: bool) -> None:
    layout = lay_out(
        headed(BAND, "or come to visit it with their friends", is_ruled=is_ruled).page(), COLUMNS
    )
    (table,) = fragments(layout)
    assert [row[0][:10] for row in outline(table)] == ["Action", "Sweep the ", BAND[:10], *["Sweep the "] * 2]
    assert not lines(layout)


def test_running_text_below_a_header_ends_its_table() -> None:
    layout = lay_out(headed(BAND, BAND, BAND, is_ruled=True, cells=("It is read by all.",)).page(), COLUMNS)
    (table,) = fragments(layout)
    assert len(table.rows) == 2
    assert len(lines(layout)) == 5
