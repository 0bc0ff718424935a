"""Marks that are no text, told where they stand alone in a table's cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from extractors.pdf.page import Page
from extractors.pdf.reader.pages import read_pages

TEXT = "BT /F1 10 Tf 72 700 Td (Lead officer) Tj ET"
CELL = "100 640 60 40 re S "
TICK = "m 4 -6 l 12 8 l S"


def counts(page: Page) -> list[int]:
    return [issue.count for issue in page.issues if issue.code == "drawn-mark"]


def at(shape: str, *places: tuple[float, float]) -> str:
    """Draw a shape, given from the point 0 0 on, at some places."""
    return "".join(f" q 1 0 0 1 {x} {y} cm 0 0 {shape} Q" for x, y in places)


def rows(lines: Sequence[float], words: Sequence[float], x1: float = 400) -> str:
    """Draw rules across at some heights, and text at others."""
    across = " ".join(f"60 {y} m {x1} {y} l S" for y in lines)
    return across + " ".join(f" BT /F1 10 Tf 72 {y} Td (Open the hub) Tj ET" for y in words)


@pytest.mark.parametrize(
    ("content", "marks"),
    [
        pytest.param(f"{CELL} {at(TICK, (110, 660))}", [1], id="tick in a ruled cell"),
        pytest.param(f"{CELL} 110 660 m 114 660 l 114 668 l S", [], id="a corner of straight lines"),
        pytest.param(f"{CELL} {at(TICK, (310, 660))}", [], id="tick outside the table"),
        pytest.param(
            f"{CELL} {at(TICK, (105, 660))} BT /F1 10 Tf 118 656 Td (done) Tj ET", [], id="bullet of a text"
        ),
        pytest.param(
            f"100 640 25 40 re S 125 640 60 40 re S {at(TICK, (105, 660))} BT /F1 10 Tf 128 656 Td (done) Tj ET",
            [1],
            id="text of the next cell",
        ),
        pytest.param(f"{CELL} 1 0 0 rg 120 655 12 12 re f", [1], id="red square"),
        pytest.param(
            f"1 0 0 rg 100 640 16 16 re f 0 g 100 640 16 16 re S {CELL}", [], id="shading of a cell"
        ),
        pytest.param(f"{CELL} 1 g 120 655 12 12 re f", [], id="white square"),
    ],
)
def test_marks_in_ruled_cells(read_page: Callable[..., Page], content: str, marks: list[int]) -> None:
    assert counts(read_page(f"{TEXT} {content}")) == marks


@pytest.mark.parametrize(
    ("content", "marks"),
    [
        pytest.param(
            rows((500, 540, 580), (515, 555)) + at(TICK, (300, 518), (300, 558)), [2], id="between rules"
        ),
        pytest.param(rows((500, 540), (515,)) + at(TICK, (300, 518)), [], id="one alone may be an ornament"),
        pytest.param(
            rows((500, 540, 580), (515, 555)) + at(TICK, (300, 518), (250, 558)), [], id="not in one column"
        ),
        pytest.param(
            rows((500, 540, 580), ()) + at(TICK, (300, 518), (300, 558)), [], id="no text in their rows"
        ),
        pytest.param(
            "0.9 g 60 500 340 38 re f 60 540 340 38 re f 0 g "
            + rows((), (515, 555))
            + at(TICK, (300, 518), (300, 558)),
            [2],
            id="on shaded rows",
        ),
    ],
)
def test_marks_in_a_column_without_rules(
    read_page: Callable[..., Page], content: str, marks: list[int]
) -> None:
    assert counts(read_page(content)) == marks


@pytest.mark.parametrize(("colour", "marks"), [("1 0 0 rg", [1]), ("0 g", []), ("0.4 g", [])])
def test_coloured_dots_of_a_font(read_page: Callable[..., Page], colour: str, marks: list[int]) -> None:
    page = read_page(f"{TEXT} {CELL} BT {colour} /F1 12 Tf 120 655 Td (\x95) Tj ET")
    assert "•" in page.words.text
    assert counts(page) == marks


def test_a_small_picture_in_a_cell(make_pdf: Callable[..., Path]) -> None:
    path = make_pdf(f"{TEXT} {CELL} q 12 0 0 12 120 655 cm /Light Do Q")
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        image = pdf.make_stream(b"\x00" * 4)
        image.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=2, Height=2, BitsPerComponent=8,
                                ColorSpace=Name.DeviceGray))  # fmt: skip
        pdf.pages[0].Resources.XObject = Dictionary(Light=image)
        pdf.save(path)
    (page,) = read_pages(path)
    assert counts(page) == [1]
