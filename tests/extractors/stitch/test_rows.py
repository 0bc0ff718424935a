"""Whether a page break cut a row: what the looks of its cells say."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.document import Box, Cell, Line
from extractors.stitch.rows import Break, Pair, judge_cut


def cell(page: int, *lines: tuple[str, bool]) -> Cell:
    """A cell of lines, some in bold, that fill it."""
    set_ = [
        Line(text, Box(page, 54, 100 + 12 * at, 54 + 5 * len(text), 111 + 12 * at), size=10.0, bold=bold)
        for at, (text, bold) in enumerate(lines)
    ]
    return Cell(1, 2, lines=tuple(set_), boxes=(Box(page, 50, 98, 300, 100 + 12 * len(lines)),))


@pytest.mark.parametrize(
    ("above", "is_said"),
    [
        pytest.param([("We will act on", False), ("all of these.", False)], True, id="nothing bold above"),
        pytest.param(
            [("We will act.", False), ("Parks:", True)], False, id="a heading inside the cell above"
        ),
    ],
)
def test_bold_text_below_a_break_is_a_new_row_where_none_is_above(
    above: Sequence[tuple[str, bool]], is_said: bool
) -> None:
    pair = Pair(cell(1, *above), cell(2, ("Roads:", True)), 1.0, has_references=False, is_merged=False)
    verdict = judge_cut(Break((pair,), is_open=False, slack=0.0, has_text_between=False))
    assert ("bold below, not above" in verdict.reasons) is is_said
