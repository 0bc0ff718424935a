"""Text under a shape painted over it is left out, and told; under shading that lets it through it is read."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from extractors.pdf.reader.covered import MOST
from extractors.pdf.reader.pages import read_pages
from tests.documents.pdf_builder import Sheet, write

NAME = "Jo Bloggs"


def sheet(*operators: str, before: bool = False) -> Sheet:
    """Write a line, and paint operators after or before it."""
    drawn = Sheet()
    if before:
        drawn.raw(*operators)
    drawn.text(60, 100, "Lead officer:").text(130, 100, NAME)
    return drawn if before else drawn.raw(*operators)


def read(path: Path) -> tuple[str, list[tuple[str, str]]]:
    """Give the page's words, and its issues with their values."""
    (page,) = read_pages(path)
    return " ".join(page.words.text), [(issue.code, issue.value) for issue in page.issues]


BAR = "128 729 60 15 re"


@pytest.mark.parametrize("colour", ["0 g", "1 g", "0.9 0.9 1 rg"], ids=["black", "white", "shading"])
def test_text_under_a_shape_painted_later_is_left_out_and_told(colour: str, tmp_path: Path) -> None:
    text, issues = read(write(tmp_path / "plan.pdf", sheet(f"q {colour} {BAR} f Q")))
    assert text == "Lead officer:"
    assert issues == [("hidden-text", NAME)]


@pytest.mark.parametrize(
    ("operators", "before"),
    [
        pytest.param(f"q 0.9 g {BAR} f Q", True, id="painted before"),
        pytest.param("q 0 g 128 740 60 1 re f Q", False, id="struck through"),
        pytest.param("q 0 g 100 700 200 80 re 110 710 180 60 re f* Q", False, id="frame"),
        pytest.param(f"q 0 g 300 729 60 15 re W n {BAR} f Q", False, id="clipped away"),
        pytest.param(f"q /Darken gs 0.9 g {BAR} f Q", False, id="multiplied"),
        pytest.param(f"q /Half gs 0.9 g {BAR} f Q", False, id="translucent"),
    ],
)
def test_text_that_shows_is_read(operators: str, *, before: bool, tmp_path: Path) -> None:
    """The nearest twins."""
    path = write(tmp_path / "drawn.pdf", sheet(operators, before=before))
    with pikepdf.open(path) as pdf:
        pdf.pages[0].Resources.ExtGState = Dictionary(
            Darken=Dictionary(Type=Name.ExtGState, BM=Name.Multiply),
            Half=Dictionary(Type=Name.ExtGState, ca=0.5),
        )
        pdf.save(tmp_path / "plan.pdf")
    text, issues = read(tmp_path / "plan.pdf")
    assert text == f"Lead officer: {NAME}"
    assert "hidden-text" not in [code for code, _ in issues]


def test_of_many_shapes_the_largest_are_looked_at(tmp_path: Path) -> None:
    """A map's shapes by the thousand, each beside each word, would take gigabytes."""
    dots = " ".join(f"{60 + 7 * (n % 60)} {20 + 7 * (n // 60)} 6 6 re" for n in range(MOST + 200))
    text, _ = read(write(tmp_path / "plan.pdf", sheet(f"q 0 g {dots} f {BAR} f Q")))
    assert text == "Lead officer:"
