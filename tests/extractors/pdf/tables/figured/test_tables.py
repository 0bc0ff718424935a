"""Tables of figures: lines of figures are rows, what aligns are columns, and headings may stand over several."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.pdf.layout import lay_out
from tests.extractors.pdf.drawn import Sheet, fragments, lines, outline
from tests.extractors.pdf.tables.figured.printed import (
    LEFT,
    RIGHTS,
    ROWS,
    STEP,
    TOP,
    YEARS,
    cells,
    centred,
    figures,
    grids_of,
    listed,
    ruled,
    statistics,
    width,
)


@pytest.mark.parametrize(
    "heights", [(), (177, 196, 250)], ids=["no rules", "rules around the head and at the foot"]
)
def test_each_line_of_figures_is_a_row_whatever_rules_say(heights: Sequence[float]) -> None:
    assert cells(ruled(statistics(), *heights)) == listed(YEARS, *ROWS)


def test_rules_between_columns_alone_leave_the_rows_to_the_figures() -> None:
    sheet = ruled(statistics(), 177, 196, 250)
    for right in RIGHTS:
        sheet.down(right - 45, 177, 250)
    assert cells(sheet) == listed(YEARS, *ROWS)


def test_a_heading_over_several_columns_spans_those_that_its_rule_runs_over() -> None:
    sheet = ruled(statistics(), 163, 196, 250)
    centred(sheet, "Built", 280, 166).across(179, 225, 335)
    centred(sheet, "Let", 425, 166).across(179, 365, 475)
    assert cells(sheet)[:2] == listed(("Craft v2", "Built >2", "Let >2"), YEARS[1:])


def test_headings_in_the_middle_of_their_columns_share_these_out() -> None:
    sheet = statistics()
    centred(sheet, "Built", 280, 168)
    centred(sheet, "Let", 415, 168)
    assert cells(sheet)[:2] == listed(("Craft v2", "Built >2", "Let >2"), YEARS[1:])


def test_a_heading_of_two_lines_above_one_column_spans_nothing() -> None:
    sheet = statistics(head=(*YEARS[:4], "built"))
    centred(sheet, "Share", 457, 170)
    assert cells(sheet)[0] == [*YEARS[:4], "Share built"]


def test_years_below_months_are_one_heading() -> None:
    sheet = figures(
        statistics(head=("Craft", "2001", "2001", "2002", "2002")), ("", "Jan.", "Feb.", "Jan.", "Feb."), 170
    )
    assert cells(sheet)[0] == ["Craft", "Jan. 2001", "Feb. 2001", "Jan. 2002", "Feb. 2002"]


def test_numbers_of_columns_are_a_row_of_their_own() -> None:
    sheet = figures(statistics(head=("", "(1)", "(2)", "(3)", "(4)")), YEARS, 168)
    assert cells(sheet)[:2] == listed(YEARS, ("", "(1)", "(2)", "(3)", "(4)"))


def test_signs_and_marks_apart_are_of_their_figures() -> None:
    rows = [("Boats", "1,204", "88"), ("Barges", "612", "90 r/"), ("Canoes", "7", "1"), ("Rafts", "15", "2")]
    sheet = statistics(rows, head=("Craft", "Cost", "Share"))
    for y in (TOP, TOP + 3 * STEP):
        sheet.text(RIGHTS[0] - 45, y, "$").text(RIGHTS[1] + 8, y, "%")
    assert cells(sheet) == listed(
        ("Craft", "Cost", "Share"),
        ("Boats", "$ 1,204", "88 %"),
        ("Barges", "612", "90 r/"),
        ("Canoes", "7", "1"),
        ("Rafts", "$ 15", "2 %"),
    )


def test_a_label_goes_on_with_a_small_letter_and_names_of_groups_stand_alone() -> None:
    rows = [("Afloat",), *ROWS[:2], ("Craft that are neither",), ("sold nor let", *ROWS[2][1:]), ROWS[3]]
    assert cells(statistics(rows)) == listed(
        YEARS,
        ("Afloat", *[""] * 4),
        *ROWS[:2],
        ("Craft that are neither sold nor let", *ROWS[2][1:]),
        ROWS[3],
    )


def test_a_band_in_the_middle_of_all_figures_spans_them() -> None:
    sheet = statistics(ROWS[:2])
    for number, row in enumerate(ROWS[2:]):
        figures(sheet, row, TOP + STEP * (3 + number))
    centred(sheet, "Number of owners", 350, TOP + 2 * STEP)
    assert cells(sheet)[3] == ["", "Number of owners >4"]


def test_a_row_with_few_figures_right_below_the_head_is_no_heading() -> None:
    rows = [("Sails", "0.5"), ("Oars", "0.1", "0.7"), ("Poles", "0.3", "0.2", "0.9")]
    found = cells(statistics(rows, head=("", "Sails", "Oars", "Poles")))
    assert found[0] == ["", "Sails", "Oars", "Poles"]
    assert found[1] == ["Sails", "0.5", "", ""]


def test_one_column_of_figures_is_a_table_under_two_headings_alone() -> None:
    rows = [(f"Boat {letter}", f"{number}20") for number, letter in enumerate("ABCDE", 1)]
    assert cells(statistics(rows, head=("Craft", "Cost"))) == listed(("Craft", "Cost"), *rows)
    contents = statistics([(f"{label} ......", figure) for label, figure in rows], head=("Contents",))
    assert not any(
        "Contents" in row for found in fragments(lay_out(contents.page())) for row in outline(found)
    )


def test_a_table_in_one_column_of_a_page_leaves_the_text_beside_it_alone() -> None:
    sheet = Sheet()
    prose = "Some words that run on to the right side"
    for number in range(30):
        sheet.text(330, 100 + STEP * number, prose)
        if not 8 <= number < 8 + len(ROWS):
            sheet.text(LEFT, 100 + STEP * number, prose)
    for number, row in enumerate(ROWS):
        figures(sheet, row[:3], 100 + STEP * (8 + number), (180, 240))
    layout = lay_out(sheet.page())
    (found,) = fragments(layout)
    assert outline(found) == listed(*(row[:3] for row in ROWS))
    assert lines(layout).count(prose) == 56


def test_cells_of_several_lines_beside_figures_are_no_rows_of_figures() -> None:
    sheet, y = Sheet(), TOP
    for row in (
        ("Mend the", "12", "34", "The harbour"),
        ("Paint the", "56", "78", "The office"),
        ("Sell the", "9", "10", "The mayor"),
    ):
        figures(sheet, row[:3], y).text(350, y, row[3])
        sheet.text(LEFT, y + STEP, "old boats").text(350, y + STEP, "of the town")
        y += 3 * STEP
    assert ["Mend the old boats", "12", "34", "The harbour of the town"] in cells(sheet)


def test_a_table_across_a_page_of_two_columns_of_text_is_whole() -> None:
    sheet = Sheet()
    prose = "Some words that run on to the right side"
    for number in range(6):
        for x in (LEFT, 330):
            sheet.text(x, 60 + STEP * number, prose).text(x, 360 + STEP * number, prose)
    for number, row in enumerate(ROWS * 3):
        figures(sheet, row, TOP + STEP * number)
    assert cells(sheet) == listed(*ROWS * 3)


def test_units_stand_over_the_columns_that_they_hold_for() -> None:
    sheet = ruled(figures(Sheet(), YEARS, 165), 163, 179, 196)
    centred(sheet, "1,000 tons", 275, 182)
    centred(sheet, "Share", 420, 182)
    for number, row in enumerate(ROWS):
        figures(sheet, row, TOP + STEP * number)
    assert cells(sheet)[:2] == listed(YEARS, ("", "1,000 tons >2", "Share >2"))


def test_what_stands_above_the_rule_over_the_head_heads_nothing() -> None:
    sheet = ruled(statistics(), 177, 196, 250)
    sheet.text(LEFT, 160, "Table 3").text(LEFT + 60, 160, "Craft in the harbour")
    assert cells(sheet) == listed(YEARS, *ROWS)


def test_columns_with_headings_of_their_own_are_left_out_of_what_others_share() -> None:
    sheet = statistics(head=("Craft", "boats", "2001", "2002", "Change"))
    centred(sheet, "All", 247, 170)
    sheet.across(181, 295, 475)
    centred(sheet, "Built since the flood", 385, 168)
    assert cells(sheet)[:2] == listed(
        ("Craft v2", "All boats v2", "Built since the flood >3"), ("2001", "2002", "Change")
    )


def test_tables_side_by_side_in_two_columns_of_text_are_two() -> None:
    sheet = Sheet()
    prose = "Some words that run on to the right side"
    for number in range(6):
        for x in (LEFT, 330):
            sheet.text(x, 60 + STEP * number, prose).text(x, 360 + STEP * number, prose)
    for number, row in enumerate(ROWS * 2):
        figures(sheet, row[:3], TOP + STEP * number, (180, 240))
        for text, end in zip(row[1:4], (380, 440, 500), strict=True):
            sheet.text(end - width(text), TOP + 6 + STEP * number, text)
    left, right = (outline(found) for found in fragments(lay_out(sheet.page())))
    assert left == listed(*(row[:3] for row in ROWS * 2))
    assert right == listed(*(row[1:4] for row in ROWS * 2))


@pytest.mark.parametrize(("count", "is_table"), [(3, False), (4, True)])
def test_one_column_of_figures_is_a_table_of_four_rows(count: int, is_table: bool) -> None:
    rows = [(f"Boat {letter}", "120") for letter in "ABCDE"[:count]]
    assert len(grids_of(statistics(rows, head=("Craft", "Cost")))) == is_table


@pytest.mark.parametrize(
    ("rows", "is_table"),
    [(ROWS[:2], False), (ROWS[:3], True), ([("Boats", "2001", "2002")] * 3, False)],
    ids=["two rows", "three rows", "years alone"],
)
def test_a_table_has_three_rows_of_figures(rows: Sequence[Sequence[str]], is_table: bool) -> None:
    assert len(grids_of(statistics(rows, head=("Craft", "Built", "Let", "Sold", "Share")))) == is_table


@pytest.mark.parametrize(("blank", "is_row"), [(22, True), (23, False)])
@pytest.mark.parametrize("side", ["above", "below"])
def test_a_row_of_what_stands_for_figures_is_near_the_others(blank: float, side: str, is_row: bool) -> None:
    at = TOP - blank - 10 if side == "above" else TOP + 3 * STEP + 10 + blank
    sheet = figures(Sheet(), ("Oars", "-", "NA"), at)
    for number, row in enumerate(ROWS):
        figures(sheet, row, TOP + STEP * number)
    (grid,) = grids_of(sheet)
    assert len(grid.ys) - 1 == len(ROWS) + is_row


@pytest.mark.parametrize(
    ("row", "is_row"),
    [
        (("Oars", "-"), True),
        (("Oars", "-", "B"), True),
        (("Oars", "A", "B"), False),
        (("Oars", "-", "old"), False),
        (("NA", "-"), False),
        (("Oars that the town has had to mend since then", "", "-"), False),
    ],
    ids=["a dash", "a dash and a letter", "letters of columns", "a text", "no label", "a label into figures"],
)
def test_a_row_of_few_figures_has_a_label_and_figures(row: Sequence[str], is_row: bool) -> None:
    sheet = figures(statistics(), row, TOP + 4 * STEP)
    (grid,) = grids_of(sheet)
    assert len(grid.ys) - 1 == 5 + is_row


def test_a_figure_beside_all_columns_makes_no_row() -> None:
    sheet = statistics().text(LEFT, TOP + 4 * STEP, "Page").text(RIGHTS[-1] + 20, TOP + 4 * STEP, "-")
    (grid,) = grids_of(sheet)
    assert len(grid.ys) - 1 == 5


@pytest.mark.parametrize("has_head", [True, False], ids=["below a head", "without a head"])
def test_a_label_alone_above_the_figures_is_a_row_below_a_head_only(has_head: bool) -> None:
    sheet = Sheet().text(LEFT, TOP - STEP, "Afloat")
    for number, row in enumerate(ROWS):
        figures(sheet, row, TOP + STEP * number)
    if has_head:
        figures(sheet, YEARS, TOP - 2 * STEP)
    (grid,) = grids_of(sheet)
    assert len(grid.ys) - 1 == len(ROWS) + 2 * has_head


@pytest.mark.parametrize(
    ("text", "blank", "is_one"),
    [("and oars", 6, True), ("and oars", 7, False), ("Oars", 2, False)],
    ids=["close", "further below", "a large letter"],
)
def test_the_last_label_goes_on_below_its_figures(text: str, blank: float, is_one: bool) -> None:
    sheet = statistics().text(LEFT, TOP + 3 * STEP + 10 + blank, text)
    assert cells(sheet)[4][0] == (f"Rafts {text}" if is_one else "Rafts")


@pytest.mark.parametrize(("off", "is_band"), [(21, True), (24, False)])
def test_a_text_alone_is_a_band_near_the_middle_of_all_figures(off: float, is_band: bool) -> None:
    sheet = statistics(ROWS[:2])
    for number, row in enumerate(ROWS[2:]):
        figures(sheet, row, TOP + STEP * (3 + number))
    centred(sheet, "Number", (235 + 470) / 2 + off, TOP + 2 * STEP)
    assert (["", "Number >4"] in cells(sheet)) == is_band


def test_a_text_from_the_side_into_the_figures_spans_all_columns() -> None:
    sheet = statistics(ROWS[:2])
    for number, row in enumerate(ROWS[2:]):
        figures(sheet, row, TOP + STEP * (3 + number))
    sheet.text(LEFT, TOP + 2 * STEP, "Craft that the town has let since the flood")
    assert cells(sheet)[3] == ["Craft that the town has let since the flood >5"]


@pytest.mark.parametrize(
    ("count", "is_table"), [(1, True), (2, False)], ids=["one line in eleven", "two in twelve"]
)
def test_few_lines_of_a_table_hold_neither_figures_nor_a_label(count: int, is_table: bool) -> None:
    rows = list(ROWS) * 3
    for number in range(count):
        rows.insert(3 + 4 * number, ("", "", "of old", "", "and new"))
    assert len(grids_of(statistics(rows[: 10 + count]))) == is_table


@pytest.mark.parametrize(
    ("y", "x0", "x1", "is_closed"),
    [
        (177, LEFT, 475, True),
        (174, LEFT, 475, False),
        (177, LEFT, 270, True),
        (177, LEFT, 255, False),
        (177, 250, 475, False),
    ],
    ids=["across", "too far off", "half of it", "less", "beside the labels"],
)
def test_a_rule_along_its_side_closes_a_table(y: float, x0: float, x1: float, is_closed: bool) -> None:
    (grid,) = grids_of(statistics().across(y, x0, x1))
    assert (grid.is_closed_above, grid.is_closed_below) == (is_closed, False)
    (grid,) = grids_of(statistics().across(TOP + 3 * STEP + 10 + 177 - y + 5, x0, x1))
    assert (grid.is_closed_above, grid.is_closed_below) == (False, is_closed)


def test_columns_end_between_their_headings_too_where_these_are_wider_than_figures() -> None:
    rows = [("Boats", "1", "2"), ("Barges", "3", "4"), ("Rafts", "5", "6")]
    (grid,) = grids_of(statistics(rows, head=("Craft", "Built", "Let")))
    assert grid.xs.tolist() == [LEFT - 2, (80 + 235) / 2, (260 + 315) / 2, 332]


def test_rows_may_be_labelled_by_figures() -> None:
    rows = [(str(1900 + number), *row[1:]) for number, row in enumerate((ROWS[0], ROWS[1], ROWS[3]))]
    assert cells(statistics(rows)) == listed(YEARS, *rows)
    assert len(grids_of(statistics(rows, head=("",)))) == 1


def test_units_of_all_columns_are_a_row_with_a_blank_label() -> None:
    sheet = ruled(figures(Sheet(), YEARS, 165), 163, 179, 196)
    centred(sheet, "1,000 tons of wood", 365, 182)
    for number, row in enumerate(ROWS):
        figures(sheet, row, TOP + STEP * number)
    assert cells(sheet)[:2] == listed(YEARS, ("", "1,000 tons of wood >4"))
