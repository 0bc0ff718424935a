"""Running text in two columns: what stands in each column of it is apart from what stands in the other."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from extractors.pdf.tables.figured.zones import zones
from tests.extractors.pdf.drawn import Sheet
from tests.extractors.pdf.tables.figured.printed import LEFT, STEP, segments_of, width

PROSE = "Some words that run on to the side"
SIDE = 300.0
"""Where the right column begins."""


def prose(sheet: Sheet, x: float, rows: Iterable[int], text: str = PROSE) -> Sheet:
    """Write a line of running text on each of some rows of the page."""
    for row in rows:
        sheet.text(x, 100 + STEP * row, text)
    return sheet


def figures(sheet: Sheet, x: float, rows: Iterable[int]) -> Sheet:
    """Write a label and two figures on each of some rows of the page."""
    for row in rows:
        sheet.text(x, 100 + STEP * row, "Boats").text(x + 60, 100 + STEP * row, "12").text(
            x + 110, 100 + STEP * row, "34"
        )
    return sheet


def parted(sheet: Sheet) -> list[list[tuple[int, str]]]:
    """Give what each zone holds: rows, and "l" and "r" for what begins left and right."""
    segments = segments_of(sheet)
    sides = [
        (round((top - 100) / STEP), "r" if x0 >= SIDE else "l") for x0, top in segments.box[:, :2].tolist()
    ]
    return [
        sorted({side for side, held in zip(sides, zone, strict=True) if held}) for zone in zones(segments)
    ]


def both(rows: Iterable[int]) -> list[tuple[int, str]]:
    return sorted((row, side) for row in rows for side in "lr")


def rest(sheet: Sheet) -> list[tuple[int, str]]:
    """Give what stands in neither column of running text."""
    return parted(sheet)[-1]


def test_a_table_beside_running_text_is_apart_from_it() -> None:
    sheet = prose(prose(Sheet(), SIDE, range(10)), LEFT, (0, 1, 2, 3, 8, 9))
    left, right, others = parted(figures(sheet, LEFT, range(4, 8)))
    assert left == [(row, "l") for row in range(10)]
    assert right == [(row, "r") for row in range(10)]
    assert others == []


@pytest.mark.parametrize(
    ("text", "count"),
    [(PROSE, 3), ("Some words that run", 9), ("Some words that run on  34", 9)],
    ids=["three lines", "lines of four words", "labels of figures"],
)
def test_few_or_short_lines_beside_each_other_are_no_columns_of_a_page(text: str, count: int) -> None:
    sheet = Sheet()
    for row in range(count):
        y = 100 + STEP * row
        for x in (LEFT, SIDE):
            for part, piece in enumerate(text.split("  ")):
                sheet.text(x + part * 150, y, piece)
    assert rest(sheet) == both(range(count))


@pytest.mark.parametrize(("gap", "is_parted"), [(5, False), (7, True)])
def test_a_strip_parts_columns_that_is_wider_than_a_space(gap: int, is_parted: bool) -> None:
    sheet = prose(Sheet(), SIDE, range(8))
    for row in range(8):
        sheet.text(SIDE - gap - width(PROSE), 100 + STEP * (row + 0.5), PROSE)
    assert (len(parted(sheet)) > 1) == is_parted


@pytest.mark.parametrize("row", [0, 5, 9])
def test_a_line_across_both_columns_is_in_neither(row: int) -> None:
    others = [number for number in range(10) if number != row]
    sheet = prose(prose(Sheet(), LEFT, others), SIDE, others)
    prose(sheet, LEFT, [row], f"{PROSE} {PROSE}")
    assert (row, "l") in rest(sheet)
    assert len(rest(sheet)) < 10


@pytest.mark.parametrize(("count", "is_parted"), [(3, False), (4, True)])
def test_four_lines_beside_each_other_are_columns_of_a_page(count: int, is_parted: bool) -> None:
    sheet = prose(prose(Sheet(), LEFT, range(count)), SIDE, range(count))
    assert (len(parted(sheet)) > 1) == is_parted


@pytest.mark.parametrize(("step", "is_parted"), [(2, True), (3, False)])
def test_lines_of_running_text_follow_each_other_with_one_between_at_most(step: int, is_parted: bool) -> None:
    text = range(0, 8 * step, step)
    between = [row for row in range(8 * step) if row not in text]
    sheet = prose(prose(Sheet(), LEFT, text), SIDE, text)
    assert (len(parted(figures(sheet, LEFT, between))) > 1) == is_parted


def test_a_table_across_may_have_one_text_at_a_side() -> None:
    table, text = range(5, 16), [*range(5), *range(16, 21)]
    sheet = figures(prose(prose(Sheet(), LEFT, text), SIDE, text), LEFT, table)
    assert rest(prose(sheet, SIDE, table, "Parks")) == both(table)


@pytest.mark.parametrize(("count", "is_whole"), [(9, False), (10, True)])
def test_a_table_of_many_lines_between_running_text_is_across_the_page(count: int, is_whole: bool) -> None:
    table = range(5, 5 + count)
    text = [*range(5), *range(5 + count, 10 + count)]
    sheet = prose(prose(Sheet(), LEFT, text), SIDE, text)
    figures(figures(sheet, LEFT, table), SIDE, table)
    assert rest(sheet) == (both(table) if is_whole else [])


def test_a_long_blank_in_both_columns_parts_nothing() -> None:
    text = [*range(5), *range(16, 21)]
    sheet = figures(prose(prose(Sheet(), LEFT, text), SIDE, text), LEFT, range(5, 16))
    assert rest(sheet) == []


@pytest.mark.parametrize(("table", "text", "row"), [(range(6, 12), range(6), 9), (range(6), range(6, 12), 2)])
def test_lone_lines_of_words_above_or_below_running_text_are_of_a_table(
    table: range, text: range, row: int
) -> None:
    sheet = prose(prose(Sheet(), LEFT, text), SIDE, text)
    others = [at for at in table if at != row]
    figures(figures(sheet, LEFT, others), SIDE, others)
    assert (row, "l") in rest(prose(sheet, LEFT, [row]))
