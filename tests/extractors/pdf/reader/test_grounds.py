"""Pale text on colours that run into each other: no fill says what it stands on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pikepdf import Array, Dictionary, Name

from extractors.pdf.page import Page
from tests.extractors.pdf.conftest import fonts

WHITE_TEXT = "BT 1 g /F1 10 Tf 72 700 Td (Lead officer) Tj ET"


def gradient(first: float, last: float) -> Dictionary:
    """Resources with a pattern that runs from one grey to another across the page."""
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([first]), C1=Array([last]), N=1)
    shading = Dictionary(
        ShadingType=2,
        ColorSpace=Name.DeviceGray,
        Coords=Array([0, 0, 595, 0]),
        Function=function,
        Extend=[True, True],
    )
    pattern = Dictionary(Type=Name.Pattern, PatternType=2, Shading=shading)
    return Dictionary(Font=fonts(), Pattern=Dictionary(P1=pattern))


@pytest.mark.parametrize(
    ("greys", "words"),
    [
        pytest.param((0.2, 0.6), ["Lead", "officer"], id="on dark colours"),
        pytest.param((1.0, 1.0), [], id="on white ones"),
    ],
)
def test_pale_text_is_read_where_the_painted_page_shows_it(
    read_page: Callable[..., Page], greys: tuple[float, float], words: list[str]
) -> None:
    ground = "/Pattern cs /P1 scn 60 690 200 30 re f "
    page = read_page(ground + WHITE_TEXT, Resources=gradient(*greys))
    assert page.words.text.tolist() == words
    assert [issue.code for issue in page.issues] == ([] if words else ["hidden-text"])


def test_pale_text_beside_colour_stays_hidden(read_page: Callable[..., Page]) -> None:
    page = read_page("/Pattern cs /P1 scn 60 600 200 30 re f " + WHITE_TEXT, Resources=gradient(0.2, 0.6))
    assert not len(page.words)
