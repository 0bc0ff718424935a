"""Words set as lines of type."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.pdf.page import Page, Words
from extractors.pdf.text import to_lines


def words(*items: tuple[str, float, float, float], turn: int = 0) -> Words:
    """Make words of (text, x0, baseline, size), each letter half its size wide."""
    n = len(items)
    box = [(x, y - 0.78 * s, x + len(t) * s / 2, y + 0.22 * s) for t, x, y, s in items]
    return Words(
        text=np.array([t for t, *_ in items], dtype=object),
        box=np.array(box).reshape(-1, 4),
        size=np.array([s for *_, s in items], dtype=np.float64),
        bold=np.zeros(n, np.bool_),
        struck=np.zeros(n, np.bool_),
        colour=np.zeros(n, np.int32),
        turn=np.full(n, turn, np.int32),
        mark=np.full(n, -1, np.int32),
    )


@pytest.mark.parametrize(
    ("items", "lines"),
    [
        pytest.param([("officer", 40, 100, 10), ("Lead", 10, 100, 10), ("Housing", 10, 112, 10)],
                     ["Lead officer", "Housing"], id="top to bottom, left to right"),
        pytest.param([("aims", 10, 100, 10), ("1", 31, 96, 6), ("more", 10, 112, 10)], ["aims 1", "more"],
                     id="superscript"),
        pytest.param([("CO", 10, 100, 10), ("2", 20, 102.5, 6), ("more", 10, 112, 10)], ["CO 2", "more"],
                     id="subscript"),
        pytest.param([("PLAN", 70, 100, 54), ("For", 50, 122, 14), ("all", 120, 122, 14), ("towns", 180, 122, 14)],
                     ["PLAN", "For all towns"], id="small type under a title"),
        pytest.param([("TOWN", 57, 565, 71), ("PLAN", 220, 565, 71), ("Adopted", 175, 595, 25)],
                     ["TOWN PLAN", "Adopted"], id="a date under two words of a large title"),
        pytest.param([("Big", 10, 100, 18), ("small", 50, 100, 8)], ["Big small"], id="sizes on one baseline"),
        pytest.param([("one", 10, 100, 10), ("two", 10, 108.5, 10)], ["one", "two"], id="set tight"),
        pytest.param([("left", 10, 100, 10), ("right", 200, 105, 10)], ["left", "right"], id="columns not in line"),
        pytest.param([("7", 10, 100, 8), ("note", 18, 104, 8)], ["7", "note"], id="as large as its text"),
        pytest.param([], [], id="nothing"),
    ],
)  # fmt: skip
def test_lines(items: list[tuple[str, float, float, float]], lines: list[str]) -> None:
    page = words(*items)
    assert [line.text for line in to_lines(page, np.arange(len(page)), 1)] == lines


def test_only_the_words_wanted() -> None:
    page = words(("a", 10, 100, 10), ("b", 30, 100, 10), ("c", 50, 100, 10))
    assert [line.text for line in to_lines(page, np.array([2, 0]), 1)] == ["a c"]


def test_what_a_line_tells(read_page: Callable[..., Page]) -> None:
    page = read_page(
        "BT /F2 12 Tf 72 700 Td (Lead officer ) Tj 0 -14 Td (of Housing) Tj ET 0.5 w 72 690 m 85 690 l S"
    )
    first, second = to_lines(page.words, np.arange(len(page.words)), 4)
    assert (first.text, first.bold, first.ends_with_space) == ("Lead officer", True, True)
    assert first.size == pytest.approx(12)
    assert first.box is not None
    assert first.box.page == 4
    assert (first.box.x0, first.box.bottom) == pytest.approx((72, 144.6), abs=0.1)
    assert (first.struck, second.struck) == (False, True)
    assert second.ends_with_space is False


@pytest.mark.parametrize(("matrix", "turn"), [("0 -1 1 0", 90), ("0 1 -1 0", 270), ("-1 0 0 -1", 180)])
def test_sideways_text_is_lines_too(read_page: Callable[..., Page], matrix: str, turn: int) -> None:
    page = read_page(
        f"BT /F1 10 Tf {matrix} 300 400 Tm (Target date) Tj 0 -12 Td (by month) Tj ET "
        "BT /F1 10 Tf 72 700 Td (flat) Tj ET"
    )
    lines = to_lines(page.words, np.arange(len(page.words)), 1)
    assert [line.text for line in lines] == ["flat", "Target date", "by month"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["a", "bb", "ccc"]), st.floats(0, 500), st.floats(0, 800), st.floats(4, 30)
        ),
        max_size=30,
    )
)
def test_no_word_is_lost_or_doubled(items: list[tuple[str, float, float, float]]) -> None:
    page = words(*items)
    lines = to_lines(page, np.arange(len(page)), 1)
    assert sorted(word for line in lines for word in line.text.split()) == sorted(page.text)
