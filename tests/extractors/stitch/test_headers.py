"""Header rows that only their return on the next page tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from extractors.document import Row
from extractors.stitch.headers import Head, find_head, repeated_by_text, repeats, without_repeats

if TYPE_CHECKING:
    from tests.extractors.stitch.conftest import Drawing
else:
    Drawing = Any

ROW = ["1", "Write the plan.", "Policy team", "May 2012"]


@pytest.mark.parametrize(
    ("first", "is_header"),
    [
        pytest.param(["Ref", "Action", "Lead", "When"], True, id="words"),
        pytest.param(["Ref", "Action", "Cost (£000)", "2012/13"], True, id="figures among words and signs"),
        pytest.param(["9", "Plant trees.", "Parks", "May"], False, id="a figure alone"),
        pytest.param(["Plant trees.", "", "", ""], False, id="one text"),
    ],
)
def test_a_first_row_that_returns_is_a_header(drawing: Drawing, first: list[str], is_header: bool) -> None:
    pieces = [drawing.piece([first, ROW], page) for page in (1, 2)]
    assert repeated_by_text(pieces[0].rows, pieces[1].rows) is is_header


@pytest.mark.parametrize("is_blank", [True, False], ids=["a row without cells", "the header"])
def test_rows_without_cells_of_their_own_are_no_header_again(drawing: Drawing, is_blank: bool) -> None:
    """Such a row stands under cells merged from above; the header may have one too."""
    row = drawing.piece([ROW], 1).rows[0]
    head = Head(header=(row, Row(())))
    kept, _ = without_repeats([Row(()) if is_blank else row, Row(())], head)
    assert len(kept) == (2 if is_blank else 1)


@pytest.mark.parametrize(
    ("again", "count"),
    [
        pytest.param(["Reference", "BV1"], 1, id="the same"),
        pytest.param(["Reference no", "BV1"], 1, id="re-worded"),
        pytest.param(["Reference", "BV2"], 0, id="another number"),
    ],
)
def test_a_row_in_bold_with_another_number_is_no_head_re_worded(
    drawing: Drawing, again: list[str], count: int
) -> None:
    edges = (50, 150, 540)
    first = drawing.piece([["Reference", "BV1"], ["Lead", "HR"], ["When", "May"]], 1, edges=edges, bold=1)
    second = drawing.piece([again, ["Lead", "IT"], ["When", "June"]], 2, edges=edges, bold=1)
    head = find_head(first.rows, 2)
    assert len(head.header) == 1
    assert repeats(second.rows, head, 2) == count
