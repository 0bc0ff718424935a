"""Pages and documents beyond the limits: read as far as they go, and told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from extractors.pdf.layout import lay_out
from extractors.pdf.limits import Limits
from extractors.pdf.page import Page
from extractors.pdf.reader.pages import read_pages
from extractors.pdf.tables.drawn.edges import MAX_EDGES
from extractors.pdf.tables.drawn.shading import MAX_FILLS

TEXT = "BT /F1 10 Tf 72 700 Td (Still here) Tj ET "


@pytest.mark.parametrize(
    ("limits", "value"),
    [
        (Limits(characters=5), "characters"),
        (Limits(objects=5), "objects"),
        (Limits(segments=12), "segments"),
    ],
)
def test_limits_of_a_page(make_pdf: Callable[..., Path], limits: Limits, value: str) -> None:
    path = make_pdf(TEXT + " ".join(f"{x} 100 1 50 re f" for x in range(10, 110, 10)))
    (page,) = read_pages(path, limits)
    assert [(i.code, i.value) for i in page.issues] == [("limit-reached", value)]
    (page,) = read_pages(path)
    assert not page.issues
    assert len(page.rules.box) == 10


@pytest.mark.parametrize(
    ("shape", "most", "value"),
    [("{x} {y} 7 12 re f", MAX_FILLS, "fills"), ("{x} {y} m {x} {up} l S", MAX_EDGES, "lines")],
)
def test_more_shapes_than_tables_are_looked_for_in(
    read_page: Callable[..., Page], shape: str, most: int, value: str
) -> None:
    def drawn(count: int) -> str:
        places = ((3 + 7 * (i % 80), 10 + 12 * (i // 80)) for i in range(count))
        return TEXT + " ".join(shape.format(x=x, y=y, up=y + 6) for x, y in places)

    issues = lay_out(read_page(drawn(most + 20))).issues
    assert [(i.code, i.value, i.count, i.page) for i in issues] == [("limit-reached", value, 20, 1)]
    assert not lay_out(read_page(drawn(most))).issues


def test_more_pages_than_are_read(make_pdf: Callable[..., Path]) -> None:
    path = make_pdf(TEXT)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages.extend([pdf.pages[0]] * 4)
        pdf.save(path)
    pages = list(read_pages(path, Limits(pages=3)))
    assert [len(page.issues) for page in pages] == [0, 0, 1]
    assert (pages[-1].issues[0].value, pages[-1].issues[0].count) == ("pages", 2)
    assert not any(page.issues for page in read_pages(path, Limits(pages=5)))


@pytest.mark.parametrize("number", ["1e30", "-99999999999", "0.0000000000000000000001", "nan"])
def test_coordinates_out_of_all_reason(make_pdf: Callable[..., Path], number: str) -> None:
    path = make_pdf(
        f"{TEXT} {number} 10 m {number} 90 l S 10 {number} 20 {number} re f BT /F1 {number} Tf (x) Tj ET"
    )
    (page,) = read_pages(path)
    assert page.words.text.tolist()[:2] == ["Still", "here"]
