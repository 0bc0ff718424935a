"""Which cells at the head of a page go on with the merged cell above."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from extractors.document import Box, Cell, Line, Row, RowKind
from extractors.fragments import Fragment
from extractors.stitch.growing import Growing, extend
from extractors.stitch.headers import Head
from extractors.stitch.merged import going_on, said_again

EDGES = (50.0, 150.0, 300.0, 400.0)


def row(*cells: tuple[str, int], number: int = 1) -> Row:
    """A row of cells: their texts, and how many rows they span."""
    return Row(
        tuple(
            Cell(number, column, row_span=span, lines=(Line(text),) if text else ())
            for column, (text, span) in enumerate(cells, 1)
        )
    )


def table(*cells: tuple[str, int]) -> Growing:
    """A table whose last cells span so many rows each."""
    found = Growing(1, EDGES, Head((), (), ()), Fragment((), EDGES), 1)
    deepest = max(span for _, span in cells)
    rest = [
        Row(
            tuple(
                Cell(number, column, lines=(Line("x"),))
                for column, (_, span) in enumerate(cells, 1)
                if span < number
            )
        )
        for number in range(2, deepest + 1)
    ]
    extend(found, [row(*cells), *rest])
    return found


@pytest.mark.parametrize(
    ("above", "below", "columns"),
    [
        ([("Energy", 2), ("Act", 1)], [("", 1), ("Mow", 1)], {1}),
        ([("Energy", 1), ("Act", 1)], [("", 2), ("Mow", 1)], {1}),
        ([("Energy", 1), ("Act", 1)], [("", 1), ("Mow", 1)], set()),
        ([("", 2), ("Act", 1)], [("", 1), ("Mow", 1)], set()),
        ([("Energy", 2), ("Act", 2)], [("", 1), ("", 1)], {1, 2}),
        ([("Energy", 2), ("Act", 2)], [("Homes", 1), ("", 1)], set()),
        ([("Energy", 2), ("Act", 2)], [("Homes", 1), ("", 2)], {2}),
        ([("Energy", 2), ("Act", 1)], [("Energy", 1), ("Mow", 1)], {1}),
        ([("Energy", 1), ("Act", 1)], [("Energy", 1), ("Mow", 1)], set()),
        ([("We act on", 2), ("Act", 1)], [("all homes", 1), ("Mow", 1)], {1}),
        ([("We act", 2), ("Act", 1)], [("all homes", 1), ("Mow", 1)], {1}),
        ([("We act.", 2), ("Act", 1)], [("all homes", 1), ("Mow", 1)], set()),
        ([("We act", 1), ("Act", 1)], [("all homes", 1), ("Mow", 1)], set()),
        ([("We act on", 1), ("Act", 1)], [("all homes", 1), ("Mow", 1)], {1}),
        ([("", 1), ("We act on", 1)], [("", 1), ("all homes", 1)], {1, 2}),
        ([("Energy", 2), ("Energy", 2)], [("Homes", 2), ("Energy", 2)], set()),
        ([("Energy", 2), ("Energy", 2)], [("Homes", 2), ("Energy", 3)], {2}),
        ([("Energy", 2), ("Act", 2)], [("Homes", 2), ("", 2)], {2}),
        ([("Energy", 2), ("Act", 2)], [("Energy", 3), ("Act", 2)], {1, 2}),
    ],
    ids=[
        "blank below a merged cell",
        "merged and blank below a cell",
        "blank below a cell",
        "blank below a blank one",
        "all leading cells",
        "blank beyond a new text",
        "merged and blank beyond a new text",
        "the same text again",
        "the same text of two cells",
        "after a word that hangs",
        "in mid-sentence",
        "after a sentence",
        "in mid-sentence without a sign of merging",
        "surely, without one",
        "with the blank cells before it",
        "beside a new cell of as many rows",
        "of more rows than the new cell",
        "blank beside a new cell of as many rows",
        "beside a taller one that goes on",
    ],
)
def test_a_merged_cell_goes_on_below_a_break(
    above: Sequence[tuple[str, int]], below: Sequence[tuple[str, int]], columns: set[int]
) -> None:
    assert going_on(table(*above), row(*below))[0] == columns


def test_a_cell_over_other_columns_goes_on_with_none() -> None:
    wide = Row((Cell(1, 1, column_span=2, row_span=2, lines=()), Cell(1, 3, lines=(Line("Mow"),))))
    assert going_on(table(("Energy", 2), ("Act", 2), ("x", 1)), wide)[0] == set()


@pytest.mark.parametrize("kind", ["body", "band", "header"])
def test_cells_go_on_below_rows_of_the_body_alone(kind: RowKind) -> None:
    above = table(("Energy", 2), ("Act", 1))
    above.rows[-1] = replace(above.rows[-1], kind=kind)
    assert going_on(above, row(("", 1), ("Mow", 1)))[0] == ({1} if kind == "body" else set())


def test_a_band_goes_on_with_nothing() -> None:
    band = Row((Cell(1, 1, column_span=3, row_span=2, lines=(Line("Energy"),)),))
    above = table(("Energy", 2), ("Act", 1))
    above.rows[0] = Row((Cell(1, 1, column_span=3, row_span=2, lines=(Line("Energy"),)),))
    assert going_on(above, band)[0] == set()


def test_only_the_text_of_a_merged_cell_is_said_again() -> None:
    above = table(("Energy", 2), ("Energy", 1))
    assert going_on(above, row(("Energy", 1), ("Energy", 1)))[1] == {1}
    assert said_again(above, row(("Energy", 1), ("Energy", 1))) == {1}
    assert said_again(table(("Act", 1), ("Energy", 1)), row(("Mow", 1), ("Energy", 2))) == {2}
    assert said_again(above, row(("Homes", 2), ("x", 1))) == set()


def column(*spans: int, blank: int = 0) -> Growing:
    """A table with a middle column of merged cells, `blank` ones above them."""
    found = table(("Mow", 1), ("", 1), ("x", 1))
    found.rows.clear()
    for number, span in enumerate((*(1 for _ in range(blank)), *spans)):
        text = "" if number < blank else f"Parks {number}"
        extend(found, [row(("Mow", 1), (text, span), ("x", 1))])
        extend(found, [Row((Cell(1, 1, lines=(Line("Dig"),)), Cell(1, 3, lines=(Line("y"),))))] * (span - 1))
    return found


@pytest.mark.parametrize(
    ("above", "joined"),
    [
        (column(2, 3), {2}),
        (column(2, 3, 1), {2}),
        (column(2), set()),
        (column(1, 1, 2, 1), set()),
        (column(2, 3, blank=1), set()),
    ],
    ids=["merged", "mostly merged", "one merged", "few merged", "with a blank one"],
)
def test_a_blank_cell_goes_on_where_all_cells_of_its_column_are_merged(
    above: Growing, joined: set[int]
) -> None:
    assert going_on(above, row(("Sow", 1), ("", 1), ("z", 1)))[0] == joined


def test_the_text_of_a_merged_cell_may_stand_below_the_break() -> None:
    above, below = table(("Mow", 1), ("", 2)), row(("Sow", 1), ("Parks", 2))
    assert going_on(above, below)[0] == {2}
    assert going_on(above, row(("Sow", 1), ("Parks", 1)))[0] == set()


@pytest.mark.parametrize(
    ("top", "bottom", "room", "joined"),
    [(72, 160, 90, set()), (110, 160, 90, {2}), (72, 86, 90, {2}), (72, 160, 10, {2})],
    ids=["at the top", "in the middle", "filling its part", "with no room above"],
)
def test_a_text_at_the_top_of_its_part_belongs_to_no_blank_cell_that_had_room_for_it(
    top: float, bottom: float, room: float, joined: set[int]
) -> None:
    above, below = table(("Mow", 1), ("", 2)), row(("Sow", 1), ("Parks", 2))
    first, blank = above.rows[0].cells
    above.rows[0] = Row((first, replace(blank, boxes=(Box(1, 150, 780 - room, 300, 780),))))
    line = Line("Parks", box=Box(2, 155, top, 200, top + 12))
    new = replace(below.cells[1], lines=(line,), boxes=(Box(2, 150, 70, 300, bottom),))
    assert going_on(above, Row((below.cells[0], new)))[0] == joined


@pytest.mark.parametrize(
    ("fill", "beside", "joined"), [("#eee", "", {2}), ("#eee", "#eee", set()), ("", "", set())]
)
def test_a_blank_cell_in_the_colour_of_the_merged_one_goes_on(
    fill: str, beside: str, joined: set[int]
) -> None:
    above = table(("Mow", 1), ("Parks", 2), ("x", 1))
    first, parks, last = above.rows[0].cells
    above.rows[0] = Row((first, replace(parks, fill=fill), last))
    one, two, three = row(("Sow", 1), ("", 1), ("z", 1)).cells
    below = Row((one, replace(two, fill=fill), replace(three, fill=beside)))
    assert going_on(above, below)[0] == joined
