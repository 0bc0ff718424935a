"""What stands at a page's foot without its table: a header, or a title."""

from __future__ import annotations

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, outline

COLUMNS = (54, 204, 354)
HEAD = ("Action", "Lead", "Target")


@pytest.mark.parametrize(
    ("framed", "found"),
    [
        pytest.param(HEAD, [list(HEAD)], id="header"),
        pytest.param(("Safe at night",), [["Safe at night"]], id="title"),
    ],
)
def test_a_frame_under_a_table_as_wide_is_a_header_or_a_title(
    framed: tuple[str, ...], found: list[list[str]]
) -> None:
    sheet = Sheet()
    for y in (100, 120, 140, 740, 760):
        sheet.across(y, 50, 500)
    for y, row in ((104, HEAD), (124, ("Sweep the square", "Streets", "May 2018")), (744, framed)):
        for x, cell in zip(COLUMNS, row, strict=False):
            sheet.text(x, y, cell, bold=y != 124)
    sheet.text(54, 700, "Priority 2", bold=True).down(50, 740, 760).down(500, 740, 760)
    assert [outline(table) for table in fragments(lay_out(sheet.page()))][1:] == [found]
