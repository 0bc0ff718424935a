"""Charts are no tables: an axis of figures in even steps tells them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, lines, outline

STEP = 24
LEGEND = ("Homes built", "Homes planned", "Homes let")


def axis(values: Sequence[str], *, at: float = 100, top: float = 100) -> Sheet:
    """Write figures one below the other that end at the same place."""
    sheet = Sheet()
    for number, value in enumerate(values):
        sheet.text(at - 5 * len(value), top + STEP * number, value)
    return sheet


def chart(values: Sequence[str]) -> Sheet:
    """A chart: an axis, a legend with a line for each of its texts, years below, and a few stubs drawn at its side."""
    sheet = axis(values)
    foot = 100 + STEP * len(values)
    for number, text in enumerate(LEGEND):
        sheet.across(112 + 20 * number, 120, 140).text(150, 107 + 20 * number, text)
    for number in range(6):
        sheet.text(110 + 70 * number, foot, str(2018 + number))
    for y, text in ((125, "15%"), (165, "30%"), (190, "45%")):
        sheet.across(y - 10, 460, 490).text(465, y, text)
    return sheet.lattice((105, 490), (100, foot - 4)).down(460, 110, 190)


@pytest.mark.parametrize(
    "values",
    [
        pytest.param(("80", "60", "40", "20", "0"), id="numbers"),
        pytest.param(("100%", "75%", "50%", "25%"), id="shares"),
        pytest.param(("2,000", "1,500", "1,000", "500", "0"), id="thousands"),
        pytest.param(("10", "5", "0", "-5", "-10"), id="below nothing"),
    ],
)
def test_what_stands_beside_an_axis_is_no_table(values: tuple[str, ...]) -> None:
    layout = lay_out(chart(values).page())
    assert fragments(layout) == []
    assert sum(len(line.split()) for line in lines(layout)) == layout.words


@pytest.mark.parametrize(
    "values",
    [
        pytest.param(("100", "75", "50", "25"), id="falling evenly"),
        pytest.param(("4", "3", "2", "1"), id="a scale"),
    ],
)
def test_figures_with_text_beside_each_are_a_column_of_a_table(values: tuple[str, ...]) -> None:
    sheet = axis(values, at=400).lattice((50, 200, 410), [95 + STEP * n for n in range(len(values) + 1)])
    places = ("Market", "Station", "Harbour", "Castle")
    for number, place in enumerate(places):
        sheet.text(60, 100 + STEP * number, place)
    (table,) = fragments(lay_out(sheet.page()))
    assert outline(table) == [list(row) for row in zip(places, values, strict=True)]


def test_a_table_below_a_chart_is_read() -> None:
    sheet = chart(("80", "60", "40", "20", "0"))
    sheet.lattice((50, 200, 490), (240, 260, 280))
    for y, row in ((245, ("Ward", "Homes")), (265, ("Castle", "12"))):
        sheet.text(60, y, row[0]).text(210, y, row[1])
    (table,) = fragments(lay_out(sheet.page()))
    assert outline(table) == [["Ward", "Homes"], ["Castle", "12"]]
