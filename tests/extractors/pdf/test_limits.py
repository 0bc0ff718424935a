"""Pages and documents beyond the limits: read as far as they go, and told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from extractors.pdf.limits import Limits
from extractors.pdf.reader import read_pages

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
