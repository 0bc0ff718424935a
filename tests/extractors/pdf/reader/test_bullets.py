"""Bullets that are drawn, not typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.pdf.page import Page

LIST = "BT /F1 10 Tf 72 700 Td (Two things) Tj 0 -14 Td (first) Tj 0 -14 Td (second) Tj ET "


def dot(x: float, y: float, r: float) -> str:
    k = 0.55 * r
    return (
        f"{x - r} {y} m {x - r} {y + k} {x - k} {y + r} {x} {y + r} c {x + k} {y + r} {x + r} {y + k} {x + r} {y} c "
        f"{x + r} {y - k} {x + k} {y - r} {x} {y - r} c {x - k} {y - r} {x - r} {y - k} {x - r} {y} c f "
    )


@pytest.mark.parametrize(
    ("drawn", "wanted"),
    [
        pytest.param(dot(64, 689.5, 1.7) + dot(64, 675.5, 1.7), "Two things • first • second", id="dots"),
        pytest.param("62 688 3 3 re f 62 674 3 3 re f", "Two things • first • second", id="squares"),
        pytest.param(dot(64, 689.5, 5) + dot(64, 675.5, 5), "Two things first second", id="lights"),
        pytest.param(dot(30, 689.5, 1.7), "Two things first second", id="far from the text"),
        pytest.param(dot(64, 696, 1.7), "Two things first second", id="between the lines"),
        pytest.param(dot(112, 689.5, 1.7), "Two things first second", id="behind the text"),
        pytest.param(dot(64, 703.5, 1.7), "• Two things first second", id="not before the second word too"),
    ],
)
def test_small_shapes_before_a_text_are_bullets(
    read_page: Callable[..., Page], drawn: str, wanted: str
) -> None:
    assert " ".join(read_page(LIST + drawn).words.text) == wanted


def test_a_bullet_is_a_word_of_its_own_on_the_line_of_its_text(read_page: Callable[..., Page]) -> None:
    words = read_page(LIST + dot(64, 689.5, 1.7)).words
    (at,) = [i for i, text in enumerate(words.text) if text == "•"]
    assert words.text[at + 1] == "first"
    assert words.box[at, 1] == words.box[at + 1, 1]
    assert words.box[at + 1, 0] - words.box[at, 2] == pytest.approx(72 - 65.7, abs=0.1)


def test_bullets_below_each_other_are_no_dotted_line(read_page: Callable[..., Page]) -> None:
    items = "BT /F1 8 Tf 72 700 Td " + "(item) Tj 0 -9 Td " * 8 + "ET "
    page = read_page(items + " ".join(f"62 {700 - 9 * n} 3 3 re" for n in range(8)) + " f")
    assert page.words.text.tolist() == ["•", "item"] * 8


def test_small_shapes_of_a_map_are_no_bullets(read_page: Callable[..., Page]) -> None:
    dots = " ".join(f"{66 - 9 * across} {100 + 9 * up} 3 3 re" for across in range(7) for up in range(70))
    page = read_page(LIST + 3 * (dots + " f "))
    assert page.words.text.tolist() == ["Two", "things", "first", "second"]
