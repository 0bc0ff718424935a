"""Spaces at line ends count only where they tell that the text goes on."""

from __future__ import annotations

import pytest

from extractors.document import Cell, Line, Row
from extractors.fragments import Fragment, Layout
from extractors.text.spaces import trusted_spaces


@pytest.mark.parametrize(
    ("inside", "at_end", "is_trusted"),
    [
        pytest.param(True, False, True, id="set where text goes on"),
        pytest.param(True, True, False, id="set everywhere"),
        pytest.param(False, False, False, id="never set"),
    ],
)
def test_spaces_are_trusted_where_they_tell_something(inside: bool, at_end: bool, is_trusted: bool) -> None:
    lines = (Line("Train all", ends_with_space=inside), Line("staff", ends_with_space=at_end))
    rows = tuple(Row((Cell(n, 1, lines=lines),)) for n in range(1, 9))
    layout = Layout((Line("Plan", ends_with_space=at_end), Fragment(rows, (0.0, 100.0))), 1)
    (found,) = trusted_spaces([layout])
    assert (found == layout) is is_trusted
    said = {line.ends_with_space for block in found.blocks if isinstance(block, Line) for line in (block,)}
    assert said == ({at_end} if is_trusted else {None})


def test_files_that_say_nothing_stay_as_they_are() -> None:
    layout = Layout((Fragment((Row((Cell(1, 1, lines=(Line("Plan"),)),)),), (0.0, 100.0)),), 1)
    assert trusted_spaces([layout])[0] is layout
