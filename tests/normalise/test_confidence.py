"""A row's confidence is a chance: less for each thing that is not sure, never certain, never below nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from normalise.confidence import HIGHEST, row_confidence

chances = st.floats(0, 1)


def test_a_row_that_nothing_speaks_against_is_almost_certain() -> None:
    assert row_confidence(row=1, table=1, verdict=1, columns=[1, 1, 1], doubts=[]) == HIGHEST


def test_each_doubtful_column_makes_the_row_less_likely() -> None:
    def after(*columns: float) -> float:
        return row_confidence(row=1, table=1, verdict=1, columns=columns, doubts=[])

    assert HIGHEST == after(1.0) > after(0.6) > after(0.6, 0.6)


def test_texts_that_do_not_fit_count_most_then_joins_of_lines_then_the_grid() -> None:
    def after(row: float = 1.0, joins: float = 1.0, fits: float = 1.0) -> float:
        return row_confidence(row=row, table=1, verdict=1, columns=[], doubts=[], joins=joins, fits=fits)

    assert after(fits=0.2) < 0.4 < after(joins=0.2) < after(row=0.2) < HIGHEST


def test_a_section_with_a_rival_weighs_more_than_another_warning() -> None:
    def after(code: str) -> float:
        return row_confidence(row=1, table=1, verdict=1, columns=[1], doubts=[code])

    assert after("date-impossible") > after("section-doubtful")


def test_a_warning_weighs_more_than_a_note_and_less_than_an_error() -> None:
    def after(code: str) -> float:
        return row_confidence(row=1, table=1, verdict=1, columns=[1], doubts=[code])

    assert after("unknown-abbreviation") > after("date-impossible") > after("row-words-lost")


@given(chances, chances, chances, st.lists(chances, max_size=8), st.integers(0, 3))
def test_is_a_chance_and_falls_with_each_part(
    row: float, table: float, verdict: float, columns: list[float], doubts: int
) -> None:
    whole = row_confidence(
        row=row, table=table, verdict=verdict, columns=columns, doubts=["date-impossible"] * doubts
    )
    assert 0 <= whole <= HIGHEST
    assert whole <= row_confidence(row=1, table=table, verdict=verdict, columns=columns, doubts=[])
    assert whole <= row_confidence(row=row, table=table, verdict=1, columns=[], doubts=[])
