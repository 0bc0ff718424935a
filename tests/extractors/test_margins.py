"""How far lines can reach is measured from where a column's lines start and end."""

from __future__ import annotations

import pytest

from extractors.document import Box, Cell, Line, Row, Table
from extractors.margins import right_margins


def table(*lines: tuple[float, float], confidence: float = 1.0) -> Table:
    """Draw a column from 100 to 200 points with lines from x0 to x1."""
    rows = tuple(
        Row(
            (
                Cell(
                    n,
                    1,
                    lines=(Line("text", Box(1, x0, 20.0 * n, x1, 20.0 * n + 11)),),
                    boxes=(Box(1, 100, 20.0 * n, 200, 20.0 * n + 20),),
                ),
            )
        )
        for n, (x0, x1) in enumerate(lines, 1)
    )
    return Table(1, rows, 1, confidence)


@pytest.mark.parametrize(
    ("lines", "confidence", "wanted"),
    [
        pytest.param([(105.4, 150), (105.4, 190)], 1.0, 5.4, id="as on the left"),
        pytest.param([(105.4, 150), (105.4, 197)], 1.0, 3.0, id="a line stands in it"),
        pytest.param([(105.4, 150)] * 20 + [(101.0, 150)], 1.0, 5.4, id="one line starts further left"),
        pytest.param([(103.0, 150), (103.0, 180)], 0.8, 7.8, id="no rules: a gutter"),
        pytest.param([(140.0, 180)], 1.0, 9.0, id="centred text has no margin"),
    ],
)
def test_right_margin(lines: list[tuple[float, float]], confidence: float, wanted: float) -> None:
    assert right_margins(table(*lines, confidence=confidence))[1] == pytest.approx(wanted)


def test_word_tables_have_no_margins() -> None:
    row = Row((Cell(1, 1, lines=(Line("text"),)),))
    assert right_margins(Table(1, (row,), 1)) == {}
