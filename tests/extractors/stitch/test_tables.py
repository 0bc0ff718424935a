"""Pieces of tables on pages become whole tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from extractors.document import Cell, Table
from extractors.fragments import Fragment
from extractors.stitch import stitch

if TYPE_CHECKING:
    Drawing = Any

EDGES = (50, 110, 310, 430, 540)
HEAD = ["Ref", "Action", "Lead", "When"]
A1 = ["1", "Write the plan.", "Policy team", "May 2012"]
A2 = ["2", "Train all staff.", "HR", "June 2012"]
A3 = ["3", "Publish the results.", "Press office", "July 2012"]
A4 = ["4", "Review the plan.", "Policy team", "May 2013"]
A5 = ["5", "Report to members.", "Policy team", "June 2013"]
TITLE = ["Action plan for a fair district", "<", "<", "<"]
OTHER_TITLE = ["Action plan for clean streets", "<", "<", "<"]
BAND = ["Priority 1: fairness", "<", "<", "<"]
NONE = ["", "", "", ""]
HEADS = ["Aim", "State"]
COSTED = ["Ref", "Action", "Cost (£000)", "When"]
TWO_ROWS = [["Ref", "Action", "Lead", "<"], ["^", "^", "Team", "Date"]]
TOLD = [["Action plan for a fair district"], ["Ref", "Action", "Lead"], ["Team", "Date"]]
FORM = [["Objective", "A fair district"]]

# name: (pieces, one a page; bold rows at the top of each; the rows of each whole table)
WHOLE = {
    "header given once": (([HEAD, A1, A2, A3], [A4, A5]), (1, 0), [[HEAD, A1, A2, A3, A4, A5]]),
    "header repeated": (
        ([HEAD, A1, A2, A3], [HEAD, A4], [HEAD, A5]),
        (1, 1, 1),
        [[HEAD, A1, A2, A3, A4, A5]],
    ),
    "header of no special look, repeated": (
        ([HEAD, A1, A2, A3], [HEAD, A4, A5]),
        (0, 0),
        [[HEAD, A1, A2, A3, A4, A5]],
    ),
    "header of no special look with a figure in it, repeated": (
        ([COSTED, A1, A2, A3], [COSTED, A4, A5]),
        (0, 0),
        [[COSTED, A1, A2, A3, A4, A5]],
    ),
    "header of two rows again in mid-page, below a title": (
        ([TITLE, *TWO_ROWS, A1, A2, BAND, TITLE, *TWO_ROWS, A3, A4],),
        (3,),
        [[*TOLD, A1, A2, ["Priority 1: fairness"], A3, A4]],
    ),
    "header of two rows again in mid-page, without the title": (
        ([TITLE, *TWO_ROWS, A1, A2, BAND, *TWO_ROWS, A3, A4],),
        (3,),
        [[*TOLD, A1, A2, ["Priority 1: fairness"], A3, A4]],
    ),
    "forms whose first value returns": (
        ([*FORM, ["Lead", "HR"], ["When", "May"]], [*FORM, ["Lead", "IT"], ["When", "June"]]),
        (0, 0),
        [[*FORM, ["Lead", "HR"], ["When", "May"], *FORM, ["Lead", "IT"], ["When", "June"]]],
    ),
    "header below a title row, both repeated": (
        ([TITLE, HEAD, A1, A2, A3], [TITLE, HEAD, A4, A5]),
        (2, 2),
        [[["Action plan for a fair district"], HEAD, A1, A2, A3, A4, A5]],
    ),
    "header below two title rows, repeated": (
        ([TITLE, OTHER_TITLE, HEAD, A1, A2, A3], [TITLE, OTHER_TITLE, HEAD, A4]),
        (3, 3),
        [[["Action plan for a fair district"], ["Action plan for clean streets"], HEAD, A1, A2, A3, A4]],
    ),
    "title repeated with (continued)": (
        (
            [TITLE, HEAD, A1, A2, A3],
            [["Action plan for a fair district (continued)", "<", "<", "<"], HEAD, A4],
        ),
        (2, 2),
        [[["Action plan for a fair district"], HEAD, A1, A2, A3, A4]],
    ),
    "two header rows, the second repeated": (
        (
            [["", "What we will do", "Who and when", "<"], HEAD, A1, A2, A3],
            [HEAD, A4],
        ),
        (2, 1),
        [[["", "What we will do", "Who and when"], HEAD, A1, A2, A3, A4]],
    ),
    "header re-worded half-way": (
        ([HEAD, A1, A2, A3], [["Ref", "Action", "Lead officer", "Timescale"], A4, A5]),
        (1, 1),
        [[HEAD, A1, A2, A3, A4, A5]],
    ),
    "header alone at the foot of a page": (([HEAD], [A1, A2, A3]), (1, 0), [[HEAD, A1, A2, A3]]),
    "header alone at the foot of a page, and again": (([HEAD], [HEAD, A1, A2]), (1, 1), [[HEAD, A1, A2]]),
    "title alone at the foot of a page": (
        ([TITLE], [HEAD, A1, A2, A3]),
        (1, 1),
        [[["Action plan for a fair district"], HEAD, A1, A2, A3]],
    ),
    "a band repeated below the repeated header": (
        ([HEAD, BAND, A1, A2, A3], [HEAD, BAND, A4]),
        (1, 1),
        [[HEAD, ["Priority 1: fairness"], A1, A2, A3, A4]],
    ),
    "another band below the repeated header": (
        ([HEAD, BAND, A1, A2, A3], [HEAD, ["Priority 2: fairness", "<", "<", "<"], A4]),
        (1, 1),
        [[HEAD, ["Priority 1: fairness"], A1, A2, A3, ["Priority 2: fairness"], A4]],
    ),
    "another title above the same header": (
        ([TITLE, HEAD, A1, A2, A3], [OTHER_TITLE, HEAD, A1, A2]),
        (2, 2),
        [
            [["Action plan for a fair district"], HEAD, A1, A2, A3],
            [["Action plan for clean streets"], HEAD, A1, A2],
        ],
    ),
    "another header": (
        ([HEAD, A1, A2, A3], [["Name", "Office held", "Telephone", "Room"], ["A", "Clerk", "12", "4"]]),
        (1, 1),
        [[HEAD, A1, A2, A3], [["Name", "Office held", "Telephone", "Room"], ["A", "Clerk", "12", "4"]]],
    ),
    "header again in mid-page, under a band": (
        ([HEAD, A1, A2, A3], [["Clean streets", "<", "<", "<"], HEAD, A4]),
        (1, 0),
        [[HEAD, A1, A2, A3, ["Clean streets"], A4]],
    ),
    "numbers that start again": (([HEAD, A1, A2, A3, A4], [HEAD, A1, A2]), (1, 1), None),
    "a total row is a row": (
        ([HEAD, A1, A2, A3], [["", "TOTAL", "", "£4,000"]]),
        (1, 0),
        [[HEAD, A1, A2, A3, ["", "TOTAL", "", "£4,000"]]],
    ),
    "a band at the top of a page": (
        ([HEAD, A1, A2, A3], [["Priority 2: clean streets", "<", "<", "<"], A4]),
        (1, 0),
        [[HEAD, A1, A2, A3, ["Priority 2: clean streets"], A4]],
    ),
}


@pytest.mark.parametrize(("pieces", "bold", "wanted"), WHOLE.values(), ids=WHOLE)
@pytest.mark.parametrize("is_word", [False, True], ids=["pdf", "word"])
def test_pieces_become_whole_tables(
    drawing: Drawing, pieces: list[Any], bold: Any, wanted: list[Any] | None, is_word: bool
) -> None:
    found = drawing.over_pages(*pieces, bold=bold, word=is_word)
    assert found == (wanted if wanted is not None else [*pieces])


LONG = "Set up a group of staff and\nresidents that meets each"
REST = "quarter and reports to the\ncabinet"
CUT = {
    "text stops in mid-sentence": (
        ([HEAD, A1, A2, ["3", LONG, "HR", "May 2013"]], [["", REST, "", ""], A4]),
        ["3", f"{LONG} {REST}".replace("\n", " "), "HR", "May 2013"],
    ),
    "cut in three": (
        (
            [HEAD, A1, A2, ["3", LONG, "HR", "May 2013"]],
            [["", "quarter with a paper on each of\nthe aims that it has been given and", "", ""]],
            [["", "sends its minutes to the cabinet", "", ""], A4],
        ),
        [
            "3",
            f"{LONG} quarter with a paper on each of the aims that it has been given and "
            "sends its minutes to the cabinet".replace("\n", " "),
            "HR",
            "May 2013",
        ],
    ),
    "two columns go on": (
        (
            [HEAD, A1, A2, ["3", LONG, "Policy team and\nthe head of", "May 2013"]],
            [["", REST, "housing", ""], A4],
        ),
        ["3", f"{LONG} {REST}".replace("\n", " "), "Policy team and the head of housing", "May 2013"],
    ),
    "a list goes on": (
        (
            [HEAD, A1, A2, ["3", "1. Ask residents.\n2. Ask staff.", "HR", "May 2013"]],
            [["", "3. Ask members.", "", ""], A4],
        ),
        ["3", "1. Ask residents. 2. Ask staff. 3. Ask members.", "HR", "May 2013"],
    ),
}


@pytest.mark.parametrize(("pieces", "wanted"), CUT.values(), ids=CUT)
@pytest.mark.parametrize("repeats", [False, True], ids=["header once", "header repeated"])
@pytest.mark.parametrize("is_word", [False, True], ids=["pdf", "word"])
def test_row_that_a_page_break_cut_is_one_row(
    drawing: Drawing, pieces: list[Any], wanted: list[str], repeats: bool, is_word: bool
) -> None:
    first, *rest = pieces
    if repeats:
        rest = [[HEAD, *rows] for rows in rest]
    (table,) = drawing.over_pages(first, *rest, bold=[1] + [int(repeats)] * len(rest), word=is_word)
    assert table == [HEAD, A1, A2, [" ".join(cell.split()) for cell in wanted], A4]


LISTS = ["Action", "Lead", "Cost", "When"]
LISTED = ["1. Ask residents.\n2. Ask staff.", "HR\nPolicy team", "", ""]


@pytest.mark.parametrize(
    ("lists", "rows"),
    [
        pytest.param("3. Ask members.\n4. Report.", 2, id="the next number"),
        pytest.param("Ask those who left too.\n3. Ask members.", 2, id="the next number follows"),
        pytest.param("1. Ask members.\n2. Report.", 3, id="a list of its own"),
        pytest.param("5. Ask members.\n6. Report.", 3, id="another number"),
    ],
)
def test_a_list_in_each_cell_tells_whether_a_row_goes_on(drawing: Drawing, lists: str, rows: int) -> None:
    below = [lists, "Policy team\nPress office", "", ""]
    (table,) = drawing.over_pages([LISTS, LISTED, LISTED], [LISTS, below], bold=[1, 1])
    assert len(table) - 1 == rows, table


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(["4", "Review the plan.", "Policy team", "May 2013"], id="complete row"),
        pytest.param(["4", "review the plan", "", ""], id="small letters, but a number of its own"),
        pytest.param(["", "Review the plan.", "Policy team", "May 2013"], id="no number, but the others new"),
    ],
)
def test_new_row_at_the_top_of_a_page_stays_a_row(drawing: Drawing, row: list[str]) -> None:
    third = [
        "3",
        "Publish the results of the survey on\nthe web.\nSend them to all.",
        "Press office",
        "July 2012",
    ]
    (table,) = drawing.over_pages([HEAD, A1, A2, third], [row, A5], bold=(1, 0))
    assert table[-2:] == [row, A5]
    assert len(table) == 6


@pytest.mark.parametrize(
    ("times", "rows"),
    [pytest.param(2, 4, id="a label of the forms"), pytest.param(0, 3, id="a text that stands nowhere else")],
)
def test_a_row_of_a_form_at_the_top_of_a_page_is_known_by_its_label(
    drawing: Drawing, times: int, rows: int
) -> None:
    edges = (50, 150, 540)
    form = [["Title", "Inspect each kitchen"], ["Lead", "Food Safety Team"]]
    end = [["months", "March 2025"], ["Status", "In progress"]]
    pages = [
        drawing.page(number, drawing.piece([*form, *end], number, edges=edges))
        for number in range(1, times + 1)
    ]
    above = drawing.piece(form, 8, top=740.0, edges=edges, is_closed=False)
    below = drawing.piece(end, 9, edges=edges, is_closed=False)
    *_, last = drawing.tables(*pages, drawing.page(8, above), drawing.page(9, below))
    assert len(last.rows) == rows


def test_merged_cell_goes_on_beside_a_new_row(drawing: Drawing) -> None:
    """Only the merged column continues: its text is one cell over all its rows, the other columns are new rows."""
    pages = (
        [HEAD, ["1", "Make the service open to", "HR", "2012"], ["^", "^", "Press office", "2013"]],
        [
            ["", "all who live here", "Legal team", "2014"],
            ["^", "^", "Housing", "2015"],
            ["2", "Train staff.", "HR", "2016"],
        ],
    )
    table = drawing.tables(
        drawing.page(1, drawing.piece(pages[0], 1, bold=1)), drawing.page(2, drawing.piece(pages[1], 2))
    )[0]
    assert drawing.texts(table)[1:] == [
        ["1", "Make the service open to all who live here", "HR", "2012"],
        ["Press office", "2013"],
        ["Legal team", "2014"],
        ["Housing", "2015"],
        ["2", "Train staff.", "HR", "2016"],
    ]
    assert [cell.row_span for cell in table.rows[1].cells] == [4, 4, 1, 1]
    assert {box.page for box in table.rows[1].cells[1].boxes} == {1, 2}


def test_merged_text_repeated_on_each_page_stands_once(drawing: Drawing) -> None:
    pieces = (
        [
            HEAD,
            ["Energy", "Insulate homes.", "Housing", "2012"],
            ["^", "Fit solar panels.", "Estates", "2013"],
        ],
        [["Energy", "Change the lamps.", "Highways", "2014"], ["^", "Train staff.", "HR", "2015"]],
    )
    layouts = [drawing.page(n, drawing.piece(rows, n, bold=n == 1)) for n, rows in enumerate(pieces, 1)]
    stitched = stitch(layouts)
    (table,) = [block for block in stitched.blocks if hasattr(block, "rows")]
    assert [len(row.cells) for row in table.rows] == [4, 4, 3, 3, 3]
    assert table.rows[1].cells[0].row_span == 4
    assert stitched.repeated_words == 1


def test_merged_text_repeated_beside_the_rest_of_a_cut_row_stands_once(drawing: Drawing) -> None:
    pieces = (
        [
            HEAD,
            ["Energy", "Insulate homes.", "Housing", "2012"],
            ["^", "Fit solar panels on the roofs of the", "Estates and the", "2013"],
        ],
        [["Energy", "depot and the halls.", "depot", ""], ["^", "Train staff.", "HR", "2015"]],
    )
    (table,) = drawing.tables(
        *(drawing.page(n, drawing.piece(rows, n, bold=n == 1)) for n, rows in enumerate(pieces, 1))
    )
    assert drawing.texts(table)[1:] == [
        ["Energy", "Insulate homes.", "Housing", "2012"],
        ["Fit solar panels on the roofs of the depot and the halls.", "Estates and the depot", "2013"],
        ["Train staff.", "HR", "2015"],
    ]


def test_equal_texts_of_single_rows_stay_apart(drawing: Drawing) -> None:
    """Twin of the repeated merged text: two rows that happen to start alike."""
    pieces = (
        [HEAD, ["Energy", "Insulate homes.", "Housing", "2012"]],
        [["Energy", "Change the lamps.", "Highways", "2014"]],
    )
    (table,) = drawing.over_pages(*pieces, bold=(1, 0))
    assert table[1:] == [*pieces[0][1:], *pieces[1]]


def test_columns_that_shift_on_odd_pages_are_the_same(drawing: Drawing) -> None:
    pages = [
        drawing.page(
            n, drawing.piece(rows, n, edges=[x + 14 * (n % 2) for x in (50, 110, 310, 430, 540)], bold=n == 1)
        )
        for n, rows in enumerate([[HEAD, A1, A2], [A3], [A4, A5]], 1)
    ]
    (table,) = drawing.tables(*pages)
    assert drawing.texts(table) == [HEAD, A1, A2, A3, A4, A5]


@pytest.mark.parametrize(
    ("edges", "width", "tables"),
    [
        pytest.param([x + 90 for x in EDGES], 780.0, 1, id="moved on wider paper"),
        pytest.param([x * 1.41 for x in EDGES], 846.0, 1, id="enlarged"),
        pytest.param([x * 1.41 for x in EDGES], 600.0, 2, id="wider on the same paper"),
        pytest.param([70, 210, 310, 430, 760], 846.0, 2, id="other columns"),
    ],
)
def test_columns_on_paper_of_another_size_are_moved_or_enlarged(
    drawing: Drawing, edges: list[float], width: float, tables: int
) -> None:
    pages = [
        drawing.page(1, drawing.piece([HEAD, A1, A2, A3], 1, bold=1)),
        replace(drawing.page(2, drawing.piece([HEAD, A4], 2, edges=edges, bold=1)), width=width),
        drawing.page(3, drawing.piece([HEAD, A5], 3, bold=1)),
    ]
    found = drawing.tables(*pages)
    if tables == 1:
        assert [drawing.texts(table) for table in found] == [[HEAD, A1, A2, A3, A4, A5]]
    else:
        assert len(found) > 1


def test_a_header_given_again_with_some_of_its_cells_blank_is_no_row(drawing: Drawing) -> None:
    head = ["Ref", "What we will do to make it so", "Lead officer in charge", "When"]
    first = [head, A1, A2, A3]
    assert drawing.over_pages(first, [["Ref", "", "", "When"], A4, A5]) == [[*first, A4, A5]]
    assert len(drawing.over_pages(first, [["When", "", "", "Ref"], A4, A5])) == 2, "in other columns"


@pytest.mark.parametrize(
    ("text", "tables"),
    [
        ("Action plan (continued)", 1),
        ("Table 1 cont'd", 1),
        ("Action plan for streets", 2),
        (f"{'We meet and talk ' * 3}so that the work is continued.", 2),
    ],
)
def test_a_title_that_says_it_is_continued_parts_nothing(drawing: Drawing, text: str, tables: int) -> None:
    first, second = drawing.piece([HEAD, A1, A2, A3], 1, bold=1), drawing.piece([HEAD, A4], 2, bold=1)
    title = drawing.line(text, 2, 60.0, bold=True)
    assert len(drawing.tables(drawing.page(1, first), drawing.page(2, title, second))) == tables


def test_a_header_cut_above_a_band_is_whole(drawing: Drawing) -> None:
    first = drawing.piece([["Ref", "Action", "Lead", "Completio"]], 1, bold=1)
    second = drawing.piece([["", "", "", "n by"], BAND, A1, A2], 2, bold=2)
    (table,) = drawing.tables(drawing.page(1, first), drawing.page(2, second))
    assert drawing.texts(table)[:2] == [["Ref", "Action", "Lead", "Completio n by"], BAND[:1]]


def test_a_page_number_between_two_pieces_parts_nothing(drawing: Drawing) -> None:
    first, second = drawing.piece([HEAD, A1, A2, A3], 1, bold=1), drawing.piece([HEAD, A4], 2, bold=1)
    for text, tables in (("2", 1), ("Page 2 of 9", 1), ("2 Other actions", 2)):
        number = drawing.line(text, 2, 40.0, bold=True)
        assert len(drawing.tables(drawing.page(1, first), drawing.page(2, number, second))) == tables, text


@pytest.mark.parametrize(
    ("edges", "rows", "wanted"),
    [
        pytest.param(
            (110, 310, 430, 540),
            [["Fit panels.", "Estates", "2013"]],
            ["", "Fit panels.", "Estates", "2013"],
            id="lost",
        ),
        pytest.param(
            (50, 310, 430, 540), [["4", "HR", "2013"]], ["4", "", "HR", "2013"], id="merged with the next"
        ),
    ],
)
def test_piece_whose_first_column_collapsed_keeps_its_columns(
    drawing: Drawing, edges: Any, rows: Any, wanted: list[str]
) -> None:
    pages = (
        drawing.page(1, drawing.piece([HEAD, A1, A2, A3], 1, bold=1)),
        drawing.page(2, drawing.piece(rows, 2, edges=edges)),
    )
    (table,) = drawing.tables(*pages)
    assert drawing.texts(table)[-1] == wanted
    assert table.column_count == 4
    assert table.rows[-1].cells[-1].column == 4


def test_title_of_one_column_at_the_foot_belongs_to_the_table_on_the_next_page(drawing: Drawing) -> None:
    pages = (
        drawing.page(1, drawing.piece([["Clean streets"]], 1, top=700.0, edges=(50, 540), bold=1)),
        drawing.page(2, drawing.piece([HEAD, A1, A2], 2, bold=1)),
    )
    (table,) = drawing.tables(*pages)
    assert [row.kind for row in table.rows] == ["band", "header", "body", "body"]
    assert table.rows[0].cells[0].column_span == 4


@pytest.mark.parametrize("page", [1, 2], ids=["under the header", "on the next page"])
def test_heading_under_a_header_alone_at_the_foot_stands_over_its_table(drawing: Drawing, page: int) -> None:
    heading = drawing.line("Theme one: employment", page, 780.0 if page == 1 else 50.0, bold=True)
    head, rest = drawing.piece([HEAD], 1, bold=1, top=700.0), drawing.piece([A1, A2], 2)
    first, second = ((head, heading), (rest,)) if page == 1 else ((head,), (heading, rest))
    heading_first, *blocks = stitch([drawing.page(1, *first), drawing.page(2, *second)]).blocks
    assert heading_first == heading
    assert [drawing.texts(table) for table in blocks if isinstance(table, Table)] == [[HEAD, A1, A2]]


def test_a_shaded_row_beneath_a_band_at_the_foot_is_no_second_line_of_the_header(drawing: Drawing) -> None:
    band = ["Clean streets", "<", "<", "<"]
    head = _filled(drawing.piece([HEAD, band], 1, top=700.0, bold=2), ["#8888ff", "#ccccff"])
    below = _filled(drawing.piece([["1", "Audit", "Estates", ""], A2, A3], 2), ["#eeeeee", "", ""])
    (table,) = drawing.tables(drawing.page(1, head), drawing.page(2, below))
    assert [row[0] for row in drawing.texts(table)] == ["Ref", "Clean streets", "1", "2", "3"]


def test_list_of_fewer_columns_under_a_heading_is_no_rest_of_the_table(drawing: Drawing) -> None:
    plan = drawing.piece([HEAD, A1, A2, ["3", "Train the", "HR", "2013"]], 1, bold=1, top=640.0)
    heading = drawing.line("Who is who", 1, 800.0, bold=True)
    names = drawing.piece([["EAP", "Estates action panel"], ["HR", "Staffing"]], 2, edges=(50, 110, 540))
    assert len(drawing.tables(drawing.page(1, plan, heading), drawing.page(2, names))) == 2


def test_heading_with_a_header_of_its_own_starts_a_table(drawing: Drawing) -> None:
    pages = (
        drawing.page(1, drawing.piece([HEAD, A1, A2, A3], 1, bold=1)),
        drawing.page(
            2,
            drawing.line("Clean streets", 2, bold=True, size=14.0),
            drawing.piece([HEAD, A1, A2], 2, bold=1),
        ),
    )
    assert [len(table.rows) for table in drawing.tables(*pages)] == [4, 3]


@pytest.mark.parametrize(
    ("note", "tables"),
    [
        pytest.param("3 As agreed with the partners.", 1, id="footnote"),
        pytest.param("* As agreed with the partners.", 1, id="footnote with an asterisk"),
        pytest.param("The table shows what was agreed.", 2, id="text"),
    ],
)
def test_footnotes_under_a_piece_part_nothing(drawing: Drawing, note: str, tables: int) -> None:
    text = [drawing.line(note, 1, top) for top in (700.0, 712.0)]
    pages = (
        drawing.page(1, drawing.piece([HEAD, A1, A2, A3], 1, top=600.0, bold=1), *text),
        drawing.page(2, drawing.piece([HEAD, A4, A5], 2, bold=1)),
    )
    assert len(drawing.tables(*pages)) == tables


def test_heading_repeated_on_each_page_parts_nothing(drawing: Drawing) -> None:
    pages = [
        drawing.page(
            n,
            drawing.line("Action plan" if n == 1 else "Action plan (continued)", n, bold=True, size=14.0),
            drawing.piece([HEAD, *rows], n, bold=1),
        )
        for n, rows in enumerate([[A1, A2], [A3, A4]], 1)
    ]
    (table,) = drawing.tables(*pages)
    assert drawing.texts(table) == [HEAD, A1, A2, A3, A4]


@pytest.mark.parametrize(("page", "is_lent"), [(2, True), (3, False)], ids=["next page", "a page between"])
def test_table_without_header_borrows_that_of_the_same_columns(
    drawing: Drawing, page: int, is_lent: bool
) -> None:
    pages = (
        drawing.page(
            1,
            drawing.piece([HEAD, A1, A2, A3], 1, bold=1),
            drawing.line("Clean streets", 1, 300.0, bold=True, size=14.0),
        ),
        drawing.page(page, drawing.piece([A1, A2], page)),
    )
    first, second = drawing.tables(*pages)
    assert (first.header_from, second.header_from) == (None, first.number if is_lent else None)


@pytest.mark.parametrize(
    "edges",
    [(50, 210, 310, 430, 540), (50, 110, 310, 540)],
    ids=["columns elsewhere", "fewer columns"],
)
def test_table_without_header_borrows_none_of_other_columns(drawing: Drawing, edges: tuple[int, ...]) -> None:
    rows = [row[: len(edges) - 1] for row in (A1, A2)]
    _, found = drawing.tables(
        drawing.page(
            1,
            drawing.piece([HEAD, A1, A2, A3], 1, bold=1),
            drawing.line("Clean streets", 1, 300.0, bold=True, size=14.0),
        ),
        drawing.page(2, drawing.piece(rows, 2, edges=edges)),
    )
    assert found.header_from is None


def test_two_tables_on_a_page_stay_two(drawing: Drawing) -> None:
    page = drawing.page(
        1, drawing.piece([HEAD, A1], 1, bold=1), drawing.piece([HEAD, A2], 1, top=300.0, bold=1)
    )
    assert len(drawing.tables(page)) == 2


@pytest.mark.parametrize("word", [True, False], ids=["Word", "PDF"])
def test_table_with_a_header_under_a_list_of_other_columns_is_its_own(drawing: Drawing, word: bool) -> None:
    page = None if word else 1
    names = drawing.piece([["HR", "Human Resources"], ["IT", "Computing"]], page, edges=[40, 120, 400])
    rows = [["Ref", "Action", "Lead", "When"], ["1", "Write", "HR", "May"]]
    plan = drawing.piece(rows, page, edges=[40, 120, 240, 320, 400], bold=1, top=300)
    found = drawing.tables(drawing.page(page, names, plan))
    assert [drawing.texts(table)[0] for table in found] == [["HR", "Human Resources"], rows[0]]


def test_tables_side_by_side_go_on_each_in_its_place(drawing: Drawing) -> None:
    left, right = (50.0, 150.0, 280.0), (300.0, 400.0, 540.0)
    pages = [
        drawing.page(
            n,
            drawing.piece([["Task", "Lead"]] * (n == 1) + [[f"Left {n}.", "HR"]], n, edges=left, bold=n == 1),
            drawing.piece(
                [["Cost", "Fund"]] * (n == 1) + [[f"Right {n}.", "Grant"]], n, edges=right, bold=n == 1
            ),
        )
        for n in (1, 2)
    ]
    found = [drawing.texts(table) for table in drawing.tables(*pages)]
    assert found == [
        [["Task", "Lead"], ["Left 1.", "HR"], ["Left 2.", "HR"]],
        [["Cost", "Fund"], ["Right 1.", "Grant"], ["Right 2.", "Grant"]],
    ]


def test_a_table_goes_on_past_those_in_a_cell_at_its_foot(drawing: Drawing) -> None:
    edges, inner = (50.0, 150.0, 540.0), (200.0, 300.0, 400.0)
    form = drawing.piece([["Scope", "All"], ["Homes", "As below" + "\n" * 30]], 1, edges=edges)
    pages = [
        drawing.page(
            1,
            form,
            drawing.piece([["2036", "40"]], 1, edges=inner, top=180),
            drawing.piece([["2038", "50"]], 1, edges=inner, top=300),
        ),
        drawing.page(2, drawing.piece([["Gases", "None"]], 2, edges=edges)),
    ]
    found = [[row[0] for row in drawing.texts(table)] for table in drawing.tables(*pages)]
    assert found == [["Scope", "Homes", "Gases"], ["2036"], ["2038"]]


@pytest.mark.parametrize(
    ("over", "bold", "inner"),
    [
        ("Waste:", 1, [["Target", "Homes"], ["Target", "Waste"]]),
        ("and in the year after:", 0, [["Target", "Homes", "Waste"]]),
        ("", 0, [["Target", "Homes", "Waste"]]),
    ],
    ids=["a caption", "text", "nothing"],
)
def test_a_caption_over_a_table_in_a_cell_parts_it_from_the_one_above(
    drawing: Drawing, over: str, bold: int, inner: list[list[str]]
) -> None:
    blank, head = "\n" * 12, ["Target", "2030"]
    pages = [
        drawing.page(
            1,
            drawing.piece([["Goal", f"By sector.{blank}"]], 1, edges=[50, 150, 540], top=600),
            drawing.piece([head, ["Homes", "40"]], 1, edges=[200, 300, 400], bold=1, top=700),
        ),
        drawing.page(
            2,
            drawing.piece([["", f"{over}{blank}"]], 2, edges=[50, 150, 540], top=80, bold=bold),
            drawing.piece([head, ["Waste", "3"]], 2, edges=[200, 300, 400], bold=1, top=110),
        ),
    ]
    found = [[row[0] for row in drawing.texts(table)] for table in drawing.tables(*pages)]
    assert found[1:] == inner


def test_row_number_of_each_cell_is_its_place_in_the_table(drawing: Drawing) -> None:
    table = drawing.tables(
        *(
            drawing.page(n, drawing.piece([HEAD, *rows], n, bold=1))
            for n, rows in enumerate([[A1, A2], [A3], [A4]], 1)
        )
    )[0]
    assert [{cell.row for cell in row.cells} for row in table.rows] == [
        {n} for n in range(1, len(table.rows) + 1)
    ]


@pytest.mark.parametrize(
    ("first", "spans"),
    [
        pytest.param("Waste", [2, 2], id="a new objective on its left"),
        pytest.param("", [4], id="the tail of the objective on its left"),
    ],
)
def test_equal_text_beside_a_new_merged_cell_starts_anew(
    drawing: Drawing, first: str, spans: list[int]
) -> None:
    pieces = (
        [HEAD, ["Energy", "Insulate homes.", "HR", "Yes"], ["^", "Fit panels.", "Estates", "^"]],
        [[first, "Change the lamps.", "Press office", "Yes"], ["^", "Train staff.", "IT", "^"]],
    )
    layouts = [drawing.page(n, drawing.piece(rows, n, bold=n == 1)) for n, rows in enumerate(pieces, 1)]
    (table,) = drawing.tables(*layouts)
    assert [cell.row_span for row in table.rows[1:] for cell in row.cells if cell.column == 4] == spans


def test_row_without_its_first_column_is_the_rest_of_the_only_row_above(drawing: Drawing) -> None:
    pieces = (
        [["Area", "Aims"], ["Farms", "For 2020:\nWater for half of all fields."]],
        [["", "For 2030:\nWater for all fields."], ["Towns", "For 2020:\nClean air."]],
    )
    layouts = [
        drawing.page(
            n, drawing.piece(rows, n, top=740.0 if n == 1 else 80.0, edges=(50, 150, 540), bold=n == 1)
        )
        for n, rows in enumerate(pieces, 1)
    ]
    (table,) = drawing.tables(*layouts)
    assert drawing.texts(table) == [
        ["Area", "Aims"],
        ["Farms", "For 2020: Water for half of all fields. For 2030: Water for all fields."],
        ["Towns", "For 2020: Clean air."],
    ]


def test_columns_of_a_table_in_one_cell_split_no_others(drawing: Drawing) -> None:
    """One page shows more columns, inside a cell; the header says that they are none of the whole table's."""
    wide, narrow = (50, 110, 540), (50, 110, 200, 400, 540)
    head = ["Ref", "Change to the plan and the reasons for it"]
    pieces = (
        ([head, ["1", "2036"], ["2", "2038"], ["3", "Add a map."]], wide),
        ([["4", "Homes by year:", "<", "<"], ["", "", "2020: 40", ""]], narrow),
        ([["5", "2040"]], wide),
    )
    pages = [
        drawing.page(n, drawing.piece(rows, n, edges=edges, bold=n == 1))
        for n, (rows, edges) in enumerate(pieces, 1)
    ]
    (table,) = drawing.tables(*pages)
    assert drawing.texts(table) == [row[:2] for row in pieces[0][0]] + [
        ["4", "Homes by year:"],
        ["", "", "2020: 40", ""],
        ["5", "2040"],
    ]


def test_cells_below_a_cell_over_two_columns_go_on_whole(drawing: Drawing) -> None:
    """A form without a header: only one of its rows has more columns, and the next page does not show them."""
    wide, narrow = (50, 150, 540), (50, 150, 350, 540)
    rows = [["Needs", "Skills", "Gaps"], ["Scope", "All of the county and the sea", "<"]]
    pages = [
        drawing.page(1, drawing.piece(rows, 1, edges=narrow)),
        drawing.page(2, drawing.piece([["Gases", "None"]], 2, edges=wide)),
    ]
    (table,) = drawing.tables(*pages)
    assert [[cell.column_span for cell in row.cells] for row in table.rows] == [[1, 1, 1], [1, 2], [1, 2]]


def test_total_under_a_row_that_fills_its_page_is_a_row(drawing: Drawing) -> None:
    """Few of its cells are filled, as in the rest of a cut row."""
    rows = [HEAD, A1, ["2", "Train all staff of the", "HR", "June 2012"]]
    found = drawing.over_pages(rows, [["Total", "", "", "£9,000"]], bold=[1, 0])
    assert found == [[*rows, ["Total", "", "", "£9,000"]]]


def test_number_that_a_narrow_column_cuts_is_no_first_one(drawing: Drawing) -> None:
    """ "1.1" and "0" beneath it are 1.10, with which no table starts again."""
    rows = [
        HEAD,
        *[[f"1.{n}", f"Write the plan for ward {n}.", "Policy team", "May 2012"] for n in range(1, 10)],
    ]
    last = ["1.1\n0", "Review the plan.", "Policy team", "May 2013"]
    (table,) = drawing.over_pages(rows, [HEAD, last])
    assert table[-1] == ["1.1 0", *last[1:]]


@pytest.mark.parametrize(
    ("below", "bold", "is_cut"),
    [
        pytest.param(["Streets and lights", "<", "", ""], 2, False, id="in bold over two columns"),
        pytest.param(["", "Streets and lights", "", ""], 2, False, id="in bold in the column of the text"),
        pytest.param(["", "staff in every team", "", ""], 1, True, id="the rest of the row"),
    ],
)
def test_heading_of_rows_at_the_top_of_a_page_is_no_rest_of_the_row_above(
    drawing: Drawing, below: list[str], bold: int, is_cut: bool
) -> None:
    rows = [HEAD, A1, ["2", "Train all of the", "HR", "June 2012"]]
    (table,) = drawing.over_pages(rows, [HEAD, below, A3], bold=[1, bold])
    assert (len(table) == len(rows) + 1) == is_cut
    assert table[-1] == A3


def test_day_of_a_month_is_no_number_that_starts_again(drawing: Drawing) -> None:
    days = ["31 Jan 2012", "1 Sep 2012", "15 Oct 2012", "31 Jan 2013"]
    rows = [["", f"Write to ward {n}.", "HR", day] for n, day in enumerate(days)]
    (table,) = drawing.over_pages([HEAD, *rows[:3]], [HEAD, *rows[3:]])
    assert table[1:] == rows


def test_merged_cell_without_a_sign_of_it_goes_on_where_its_text_surely_does(drawing: Drawing) -> None:
    """One row above the break and one below show no merging, and the other columns are new rows."""
    rows = [HEAD, A1, ["2", "Audit the\nbuildings in\nthe risk-", "Train all staff.", "Half are done."]]
    below = ["", "based programme", "Write to all owners.", "Not begun."]
    (whole,) = drawing.tables(
        drawing.page(1, drawing.piece(rows, 1, bold=1)),
        drawing.page(2, drawing.piece([HEAD, below, A4], 2, bold=1)),
    )
    assert drawing.texts(whole)[2:] == [
        ["2", "Audit the buildings in the risk- based programme", "Train all staff.", "Half are done."],
        ["Write to all owners.", "Not begun."],
        A4,
    ]
    assert [cell.row_span for cell in whole.rows[2].cells] == [2, 2, 1, 1]


@pytest.mark.parametrize(
    ("number", "fill", "tables"),
    [
        pytest.param("No", "#eeeeff", 1, id="a stripe"),
        pytest.param("No", "#8888ff", 2, id="a colour of its own"),
        pytest.param("4", "#8888ff", 1, id="the next number"),
        pytest.param("7", "#8888ff", 2, id="another number"),
    ],
)
def test_a_shaded_row_at_the_top_of_a_page_is_no_header_in_a_stripes_colour_or_with_the_next_number(
    drawing: Drawing, number: str, fill: str, tables: int
) -> None:
    above = _filled(drawing.piece([HEAD, A1, A2, A3], 1, bold=1), ["#8888ff", "#eeeeff", "", "#eeeeff"])
    below = _filled(drawing.piece([[number, *A4[1:]], A5], 2), [fill, ""])
    assert len(drawing.tables(drawing.page(1, above), drawing.page(2, below))) == tables


@pytest.mark.parametrize(
    ("fills", "below", "is_whole"),
    [
        pytest.param(["", "#eeeeff", "", "#eeeeff"], "#eeeeff", True, id="the same stripe"),
        pytest.param(["", "#eeeeff", "", "#eeeeff"], "", False, id="the next stripe"),
        pytest.param(["#eeeeff", "", "#eeeeff", ""], "", True, id="the same in white"),
        pytest.param(["#eeeeff", "", "#ffeeee", "#eeeeff"], "#eeeeff", False, id="rows of three colours"),
        pytest.param(["", "#eeeeff", "#eeeeff", "#eeeeff"], "#eeeeff", False, id="no stripes"),
        pytest.param(["#eeeeff", "", "", ""], "", False, id="rows of one colour"),
    ],
)
def test_a_row_in_the_stripe_of_the_row_above_a_break_is_its_rest(
    drawing: Drawing, fills: list[str], below: str, is_whole: bool
) -> None:
    rows = [["Homes", "Warm"], ["Roads", "Safe"], ["Trams", "Fast"], ["Parks", "Green"]]
    above = _filled(drawing.piece([HEADS, *rows], 1, edges=(50, 200, 400), bold=1), ["", *fills])
    rest = drawing.piece([HEADS, ["Trees", "Tall"], ["Work", "Paid"]], 2, edges=(50, 200, 400), bold=1)
    (table,) = drawing.tables(drawing.page(1, above), drawing.page(2, _filled(rest, ["", below, fills[-2]])))
    assert (["Parks Trees", "Green Tall"] in drawing.texts(table)) is is_whole


def test_a_table_that_begins_in_the_stripe_of_the_row_above_a_break_is_no_rest(drawing: Drawing) -> None:
    rows = [HEADS, ["Homes", "Warm"], ["Roads", "Safe"], ["Trams", "Fast"], ["Parks", "Green"]]
    above = _filled(drawing.piece(rows, 1, edges=(50, 200, 400), bold=1), ["", *["", "#eeeeff"] * 2])
    below = drawing.piece([["Trees", "Tall"], ["Work", "Paid"]], 2, edges=(50, 200, 400))
    table = drawing.tables(drawing.page(1, above), drawing.page(2, _filled(below, ["#eeeeff", ""])))[0]
    assert drawing.texts(table)[4] == ["Parks", "Green"]


@pytest.mark.parametrize(
    ("heads", "firsts", "tables"),
    [
        pytest.param(1, 0, 1, id="not in bold, under a header in bold"),
        pytest.param(1, 1, 2, id="in bold"),
        pytest.param(0, 0, 2, id="under a header that is not in bold either"),
    ],
)
def test_a_first_row_shaded_as_no_row_before_is_no_header_where_it_is_set_as_no_header_is(
    drawing: Drawing, heads: int, firsts: int, tables: int
) -> None:
    above = _filled(drawing.piece([HEAD, A1, A2, A3], 1, bold=heads), ["#cccccc", "", "", ""])
    below = _filled(drawing.piece([["No", *A4[1:]], A5], 2, bold=firsts), ["#eeeeee", ""])
    assert len(drawing.tables(drawing.page(1, above), drawing.page(2, below))) == tables


def test_rows_in_the_colour_of_the_header_and_of_all_rows_are_no_header(drawing: Drawing) -> None:
    """The end of a row that the page break cut is no title either."""
    above = _filled(drawing.piece([HEAD, A1, A2], 1, bold=1), ["#eeeeff"] * 3)
    below = _filled(drawing.piece([["", "and report", "", ""], A3], 2), ["#eeeeff"] * 2)
    (table,) = drawing.tables(drawing.page(1, above), drawing.page(2, below))
    assert [row.kind for row in table.rows][1:] == ["body"] * 3


def _filled(fragment: Fragment, fills: list[str]) -> Fragment:
    """Shade each row of a piece."""
    rows = zip(fragment.rows, fills, strict=True)
    shaded = (replace(row, cells=tuple(replace(cell, fill=fill) for cell in row.cells)) for row, fill in rows)
    return replace(fragment, rows=tuple(shaded))


@pytest.mark.parametrize(
    ("title", "head", "kinds"),
    [
        pytest.param(["Our actions", "", "", ""], HEAD, ["band", "header", "body", "body"], id="a title"),
        pytest.param(
            ["Our actions", "", "", ""],
            ["", *HEAD[1:]],
            ["band", "header", "body", "body"],
            id="no header over the numbers",
        ),
        pytest.param(["", "reports", "", "May 2011"], HEAD, ["body"] * 4, id="a row"),
        pytest.param(["Our actions", "", "", ""], ["", "Action", "", "When"], ["body"] * 4, id="no header"),
    ],
)
def test_one_plain_text_above_a_header_in_bold_is_a_title(
    drawing: Drawing, title: list[str], head: list[str], kinds: list[str]
) -> None:
    piece = drawing.piece([title, head, A1, A2])
    rows = tuple(
        replace(row, cells=tuple(map(in_bold, row.cells))) if n == 1 else row
        for n, row in enumerate(piece.rows)
    )
    (table,) = drawing.tables(drawing.page(1, replace(piece, rows=rows)))
    assert [row.kind for row in table.rows] == kinds


def test_a_row_without_cells_of_its_own_is_no_title(drawing: Drawing) -> None:
    piece = drawing.piece([A3, HEAD, A1, A2])
    rows = (replace(piece.rows[0], cells=()), *piece.rows[1:])
    (table,) = drawing.tables(drawing.page(1, replace(piece, rows=rows)))
    assert [row.kind for row in table.rows] == ["body"] * 4


def in_bold(cell: Cell) -> Cell:
    return replace(cell, lines=tuple(replace(line, bold=True) for line in cell.lines))


@pytest.mark.parametrize(
    ("below", "rows"),
    [
        pytest.param([HEAD, A3], 4, id="the header repeated"),
        pytest.param([A3, A4], 6, id="a row of its own"),
    ],
)
def test_a_text_above_the_table_is_no_row_where_it_is_repeated_with_the_header(
    drawing: Drawing, below: list[list[str]], rows: int
) -> None:
    first = drawing.page(1, drawing.line("Our actions"), drawing.piece([HEAD, A1, A2], bold=1))
    title = ["Our actions", "<", "<", "<"]
    second = drawing.page(2, drawing.piece([title, *below], 2, bold=2 if below[0] == HEAD else 0))
    (table,) = drawing.tables(first, second)
    assert len(table.rows) == rows


@pytest.mark.parametrize(
    ("fill", "bold", "edges", "kinds"),
    [
        pytest.param("#eeeeff", 0, EDGES, ["body", "body"], id="a stripe"),
        pytest.param("#ffeeee", 0, EDGES, ["header", "body"], id="another colour"),
        pytest.param("#8888ff", 0, EDGES, ["header", "body"], id="the header's colour"),
        pytest.param("#eeeeff", 1, EDGES, ["header", "body"], id="in bold"),
        pytest.param("#eeeeff", 0, (50, 160, 310, 430, 540), ["header", "body"], id="other columns"),
    ],
)
def test_a_first_row_below_text_is_no_header_in_a_stripe_of_the_table_above(
    drawing: Drawing, fill: str, bold: int, edges: tuple[float, ...], kinds: list[str]
) -> None:
    above = _filled(drawing.piece([HEAD, A1, A2, A3], 1, bold=1), ["#8888ff", "#eeeeff", "", "#eeeeff"])
    below = drawing.piece([["1", *A4[1:]], A5], 1, edges=edges, top=400, bold=bold)
    between = drawing.line("These follow in later years.", 1, top=300)
    _, table = drawing.tables(drawing.page(1, above, between, _filled(below, [fill, ""])))
    assert [row.kind for row in table.rows] == kinds
    assert (table.header_from == 1) is (kinds[0] == "body")


@pytest.mark.parametrize(
    ("head", "looks", "kind"),
    [
        pytest.param(1, {"shaded": 2}, "body", id="shaded, below a table with a header"),
        pytest.param(1, {"bold": 2}, "body", id="in bold, below a table with a header"),
        pytest.param(0, {"shaded": 2}, "header", id="below a table without one"),
        pytest.param(None, {"shaded": 2}, "header", id="below no table"),
    ],
)
def test_rows_alone_at_a_pages_foot_are_no_head_where_another_tables_header_stands_for_it(
    drawing: Drawing, head: int | None, looks: dict[str, int], kind: str
) -> None:
    above = [] if head is None else [drawing.piece([HEAD, A1, A2], 1, bold=head)]
    foot = drawing.piece([A3, A4], 1, top=700, **looks)
    first = drawing.page(1, *above, drawing.line("Clean streets", 1, top=600, bold=True), foot)
    table = drawing.tables(first, drawing.page(2, drawing.piece([A5, A1], 2)))[-1]
    assert drawing.texts(table) == [A3, A4, A5, A1]
    assert [row.kind for row in table.rows] == [kind, kind, "body", "body"]
