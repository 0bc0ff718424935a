"""Header rows that only their return on the next page tells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from extractors.document import Cell, Line, Row
from extractors.stitch.headers import (
    Head,
    find_head,
    repeated_by_text,
    repeats,
    shared_headers,
    without_repeats,
)

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


@pytest.mark.parametrize(
    ("again", "count"),
    [
        pytest.param(["Ref", "GM 01", "Priority", "High"], 1, id="the same"),
        pytest.param(["Ref", "GM 02", "Priority", "High"], 0, id="another code"),
    ],
)
def test_a_row_that_is_the_head_but_for_a_figure_is_kept(
    drawing: Drawing, again: list[str], count: int
) -> None:
    """Four of five words are the head's: without that one figure it would be the head re-worded."""
    head = Head(header=tuple(drawing.piece([["Ref", "GM 01", "Priority", "High"]], 1, shaded=1).rows))
    rows = drawing.piece([again, ROW], 2, shaded=1).rows
    assert repeats(rows, head, 4) == count


HEAD = ["Ref", "Action", "Lead", "When"]
BAND = ["Priority 1", "<", "<", "<"]
NAMED = ["Clean streets", "", "", ""]
MERGED = ["^", "Team", "^", "^"]


@pytest.mark.parametrize(
    ("rows", "bold", "shaded", "titles", "header"),
    [
        ([HEAD, ROW, ROW], 1, 0, 0, 1),
        ([HEAD, ROW, ROW], 0, 1, 0, 1),
        ([HEAD, ROW, ROW], 0, 0, 0, 0),
        ([HEAD, HEAD, ROW, ROW], 2, 0, 0, 2),
        ([HEAD, MERGED, ROW, ROW], 1, 0, 0, 2),
        ([BAND, HEAD, ROW, ROW], 2, 0, 1, 1),
        ([NAMED, HEAD, ROW, ROW], 2, 0, 1, 1),
        ([HEAD, BAND, ROW, ROW], 2, 0, 0, 1),
        ([BAND, ROW, ROW], 1, 0, 0, 0),
        ([BAND, BAND], 0, 0, 2, 0),
        ([HEAD], 1, 0, 0, 1),
        ([HEAD, HEAD], 2, 0, 0, 0),
        ([HEAD] * 6 + [ROW] * 3, 6, 0, 0, 6),
        ([HEAD] * 7 + [ROW] * 3, 7, 0, 0, 0),
        ([NAMED, ROW, ROW], 1, 0, 0, 0),
        ([["", *HEAD[1:]], *[["^", *ROW[1:]]] * 7], 1, 0, 0, 1),
    ],
    ids=[
        "in bold",
        "shaded",
        "of no special look",
        "two rows",
        "merged cells below in it",
        "below a band",
        "below one text in bold",
        "above a band",
        "a band alone",
        "nothing but bands",
        "nothing else",
        "all rows alike",
        "six rows",
        "too many",
        "one text",
        "a blank strip beside all rows",
    ],
)
def test_a_header_stands_out_from_the_rows_beneath(
    drawing: Drawing, rows: list[list[str]], bold: int, shaded: int, titles: int, header: int
) -> None:
    head = find_head(drawing.piece(rows, 1, bold=bold, shaded=shaded).rows, 4)
    assert (len(head.titles), len(head.header), head.size) == (titles, header, titles + header)


@pytest.mark.parametrize(("count", "titles"), [(1, 1), (2, 2), (3, 0)])
def test_one_or_two_rows_of_one_column_are_titles(drawing: Drawing, count: int, titles: int) -> None:
    rows = drawing.piece([["Clean streets"]] * count, 1, edges=(50, 540)).rows
    assert len(find_head(rows, 1).titles) == titles


@pytest.mark.parametrize(
    ("looks", "header"),
    [("S.......", 1), ("S.......S", 1), ("S.S.S.S.", 0), ("S..S..S.", 1), ("SSSSSSSS", 0)],
    ids=["the first", "a total too", "every other", "few", "all"],
)
def test_where_many_rows_look_alike_none_stands_out(drawing: Drawing, looks: str, header: int) -> None:
    rows = [drawing.piece([ROW], 1, shaded=look == "S").rows[0] for look in looks]
    assert len(find_head(rows, 4).header) == header


@pytest.mark.parametrize(
    ("fills", "bold", "header"),
    [
        (["#ccc", "#eee", "#ccc", "", "", ""], 0, 3),
        (["#ccc", "", "#ccc", "", "", ""], 0, 1),
        (["#ccc", "#eee", "", "", "", ""], 0, 1),
        (["#ccc", "#eee", "#eee", "#ccc", "", ""], 0, 1),
        (["", "#eee", "#ccc", "", "", ""], 1, 1),
    ],
    ids=["between", "not shaded", "beneath", "two", "under a header in bold"],
)
def test_a_shaded_row_between_two_of_the_headers_colour_is_of_the_header(
    drawing: Drawing, fills: list[str], bold: int, header: int
) -> None:
    rows = drawing.piece([HEAD, *[ROW] * 5], 1, bold=bold).rows
    filled = [
        replace(row, cells=tuple(replace(cell, fill=fill) for cell in row.cells))
        for row, fill in zip(rows, fills, strict=True)
    ]
    assert len(find_head(filled, 4).header) == header


def test_under_a_header_without_shading_a_shaded_row_is_none(drawing: Drawing) -> None:
    looks = [(1, 0), (0, 1), (1, 1), (0, 0), (0, 0), (0, 0)]
    rows = [drawing.piece([ROW], 1, bold=bold, shaded=shaded).rows[0] for bold, shaded in looks]
    assert len(find_head(rows, 4).header) == 1


def test_the_file_says_what_is_a_header(drawing: Drawing) -> None:
    rows = drawing.piece([HEAD, HEAD, ROW, ROW], 1).rows
    said = [replace(row, kind="header") if at < 2 else row for at, row in enumerate(rows)]
    assert len(find_head(said, 4).header) == 2


def test_a_row_in_a_stripes_colour_is_no_header(drawing: Drawing) -> None:
    rows = drawing.piece([ROW, ROW, ROW], 2, shaded=1).rows
    assert find_head(rows, 4, {"#dddddd"}).size == 0


@pytest.mark.parametrize(
    ("again", "bold", "count"),
    [
        ([HEAD], 1, 1),
        ([["Ref (continued)", "Action", "Lead", "When"]], 0, 1),
        ([["Ref", "Action", "Lead", "Date"]], 1, 1),
        ([["Ref", "Action", "Lead", "Date"]], 0, 0),
        ([["No", "Steps to take", "Lead", "By"]], 1, 0),
        ([["", "Action", "Lead", ""]], 0, 1),
        ([["", "Action", "", ""]], 0, 0),
        ([["", "Lead", "Action", ""]], 0, 0),
        ([HEAD, ["", "", "", ""]], 2, 1),
        ([["", "", "", ""], HEAD], 2, 2),
        ([HEAD, HEAD], 2, 2),
        ([ROW], 0, 0),
    ],
    ids=[
        "again",
        "continued",
        "re-worded in bold",
        "re-worded in plain type",
        "other words in bold",
        "in part",
        "one cell of it",
        "its cells exchanged",
        "a blank row below",
        "a blank row above",
        "twice",
        "a row",
    ],
)
def test_rows_repeat_the_header_above(
    drawing: Drawing, again: list[list[str]], bold: int, count: int
) -> None:
    head = find_head(drawing.piece([HEAD, ROW, ROW], 1, bold=1).rows, 4)
    assert repeats(drawing.piece([*again, ROW, ROW], 2, bold=bold, shaded=bold).rows, head, 4) == count


FORM = [["Aim", "Fair homes"], ["Lead", "HR"], ["When", "May"]]


@pytest.mark.parametrize(
    ("second", "is_header"),
    [
        ([FORM[0], ["Lead", "IT"], ["When", "June"]], False),
        ([FORM[0], ["Cost", "IT"], ["When", "June"]], True),
        ([FORM[0], ["", "IT"], ["When", "June"]], True),
        ([["Aim", "Fair work"], ["Lead", "IT"], ["When", "June"]], False),
    ],
    ids=["the labels of a form", "another label", "none", "another value"],
)
def test_the_first_row_of_a_form_returns_and_is_no_header(
    drawing: Drawing, second: list[list[str]], is_header: bool
) -> None:
    edges = (50, 150, 540)
    pieces = [drawing.piece(rows, page, edges=edges) for page, rows in ((1, FORM), (2, second))]
    assert repeated_by_text(pieces[0].rows, pieces[1].rows) is is_header
    assert not repeated_by_text(pieces[0].rows, [])


@pytest.mark.parametrize(
    ("rows", "start", "kept"),
    [
        ([HEAD, ROW, HEAD, ROW], 1, 3),
        ([HEAD, ROW, HEAD, ROW], 0, 2),
        ([ROW, ["Ref", "Action", "Lead", ""]], 0, 2),
        ([ROW, HEAD], 2, 2),
    ],
    ids=["below the head", "the head too", "in part", "rows that stay"],
)
def test_the_header_once_more_in_mid_page_is_no_row(
    drawing: Drawing, rows: list[list[str]], start: int, kept: int
) -> None:
    head = Head(header=(drawing.piece([HEAD], 1).rows[0],))
    found, words = without_repeats(drawing.piece(rows, 1).rows, head, start)
    assert (len(found), words) == (kept, 4 * (len(rows) - kept))


HEADER = ["Ref", "Action", "Lead", "When"]


@pytest.mark.parametrize(
    ("second", "size"),
    [
        pytest.param(["Service: Parks", "", "", ""], 1, id="one text from the left is a band"),
        pytest.param(["", "", "post", "month"], 2, id="several texts"),
        pytest.param(["", "", "", "month"], 2, id="one text not from the left"),
    ],
)
def test_a_text_alone_beneath_a_full_header_is_none_of_its_rows(
    drawing: Drawing, second: list[str], size: int
) -> None:
    piece = drawing.piece([HEADER, second, ROW, ROW, ROW], 1, bold=2)
    assert len(find_head(piece.rows, 4).header) == size


@pytest.mark.parametrize(
    ("second", "count"),
    [
        pytest.param(["Service: Parks and trees", "", "", ""], 1, id="another section"),
        pytest.param(["Service: Streets and lamps", "", "", ""], 2, id="the same"),
    ],
)
def test_a_section_of_which_some_words_return_is_no_head_re_worded(
    drawing: Drawing, second: list[str], count: int
) -> None:
    first = drawing.piece([HEADER, ["Service: Streets and lamps", "", "", ""], ROW], 1, bold=2)
    head = Head(header=tuple(first.rows[:2]))
    assert repeats(drawing.piece([HEADER, second, ROW], 2, bold=2).rows, head, 4) == count


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        pytest.param([HEADER, ROW], [HEADER, ["2", *ROW[1:]]], [0, 2], id="the same row"),
        pytest.param([HEADER, ROW], [["Ref", "Action", "Lead", "Cost"], ROW], [], id="another row"),
        pytest.param([ROW, ROW], [ROW, ROW], [], id="a row with a number"),
        pytest.param([HEADER], [HEADER], [], id="no more than that row"),
        pytest.param(
            [["Lead", "Ann", "", ""], ROW], [["Lead", "Ann", "", ""], ROW], [], id="a label and a value"
        ),
    ],
)
def test_a_row_that_two_tables_begin_with_is_a_header(
    drawing: Drawing, first: list[list[str]], second: list[list[str]], found: list[int]
) -> None:
    other = [["No.", "Budget", "2012", "2013"], ROW]
    tables = [drawing.piece(rows, 1).rows for rows in (first, other, second)]
    assert shared_headers(tables) == found


@pytest.mark.parametrize(("fill", "is_title"), [("#b00020", True), ("", False)], ids=["a tab", "plain"])
def test_a_text_in_a_painted_cell_above_a_painted_header_is_a_title(fill: str, is_title: bool) -> None:
    """As the tab of a card index: the other cells of its row are white."""
    tab = Row((painted(1, "Homes", fill), painted(2, "", ""), painted(3, "", "")))
    head = Row(tuple(painted(n, text, "#e5e5e5") for n, text in enumerate(("Action", "Lead", "Date"), 1)))
    row = Row(tuple(painted(n, text, "") for n, text in enumerate(("Mow", "Parks", "May"), 1)))
    found = find_head([tab, head, row, row], 3)
    assert (found.titles == (tab,), found.header == (head,)) == (is_title, is_title)


def painted(column: int, text: str, fill: str) -> Cell:
    return Cell(1, column, lines=(Line(text),) if text else (), fill=fill)
