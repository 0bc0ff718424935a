"""Bands at a page's foot whose table begins the page after."""

from __future__ import annotations

import pytest

from extractors.pdf.layout import lay_out_pages
from tests.extractors.pdf.drawn import Sheet, fragments, lines, outline

FOOT = 760


def framed(*, colour: int = 0xC6D9F1, bold: bool = True, right: float = 550, bottom: float = FOOT) -> Sheet:
    """A frame around a text, with a band in colour beneath."""
    sheet = (
        Sheet().lattice((50, right), (100, bottom - 40, bottom)).fill(50, bottom - 40, right, bottom, colour)
    )
    return sheet.text(55, 105, "We wrote this plan.").text(55, bottom - 35, "Our aims", bold=bold)


def below(*, bold: bool = False) -> Sheet:
    """A table at a page's head, all of which is drawn."""
    sheet = Sheet().lattice((50, 200, 550), (60, 100, 140))
    for y, texts in ((65, ("Homes", "Build more")), (105, ("Roads", "Mend all"))):
        sheet.text(55, y, texts[0], bold=bold).text(205, y, texts[1], bold=bold)
    return sheet


@pytest.mark.parametrize(
    ("before", "after", "bands"),
    [
        (framed(), below(), [[["Our aims"]]]),
        (framed(colour=0xFFFFFF), below(), []),
        (framed(bold=False), below(), []),
        (framed(right=400), below(), []),
        (framed(bottom=600).text(55, 650, "We\nasked\nall\npeople"), below(), []),
        (framed(), below(bold=True), []),
        (framed(), Sheet().text(55, 65, "Homes"), []),
    ],
    ids=["a band", "white", "plain", "less wide", "text beneath", "a header after it", "no table after it"],
)
def test_a_band_at_the_foot_is_of_the_table_on_the_next_page(
    before: Sheet, after: Sheet, bands: list[list[list[str]]]
) -> None:
    layout, _ = lay_out_pages([before.page(), after.page(2)])
    assert [outline(piece) for piece in fragments(layout)] == bands
    assert ("Our aims" in lines(layout)) is (not bands)


def test_bands_at_the_foot_may_be_several() -> None:
    sheet = framed().across(740, 50, 550).text(55, 745, "One", bold=True)
    layout, _ = lay_out_pages([sheet.page(), below().page(2)])
    assert [outline(piece) for piece in fragments(layout)] == [[["Our aims"], ["One"]]]
