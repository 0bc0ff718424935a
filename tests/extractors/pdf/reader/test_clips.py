"""Clip paths: what a page paints outside them is not seen, and so not read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from extractors.pdf.page import Page
from extractors.pdf.reader.pages import read_pages

TEXT = "BT /F1 10 Tf 72 700 Td (Lead officer) Tj ET"
"""Two words whose middles stand at 83 and 109 points."""


@pytest.mark.parametrize(
    ("content", "words", "hidden"),
    [
        pytest.param(f"q 70 690 200 20 re W n {TEXT} Q", ["Lead", "officer"], 0, id="inside"),
        pytest.param(f"q 70 690 27 20 re W n {TEXT} Q", ["Lead"], 1, id="runs out of its cell"),
        pytest.param(f"q 70 690 27 20 re W n Q {TEXT}", ["Lead", "officer"], 0, id="the clip is over"),
        pytest.param(f"q 70 690 45 20 re W n {TEXT} Q", ["Lead", "officer"], 0, id="a word cut in part"),
        pytest.param(f"q 300 690 50 20 re W n {TEXT} Q", [], 2, id="wholly outside"),
        pytest.param(
            f"q 0 0 300 800 re W n 70 690 27 20 re W n {TEXT} Q", ["Lead"], 1, id="a clip in a clip"
        ),
        pytest.param(
            f"q 70 690 27 20 re W n 98 690 40 20 re W n {TEXT} Q", [], 2, id="clips with nothing in common"
        ),
        pytest.param(
            f"q 0 0 300 800 re W n 60 600 200 200 re W n {TEXT} Q "
            f"q 70 0 27 800 re W n 60 600 200 200 re W n {TEXT.replace('700', '650')} Q",
            ["Lead", "officer", "Lead"],
            1,
            id="the same clip in another one",
        ),
        pytest.param(
            f"q 1 0 0 1 300 0 cm -230 690 27 20 re W n 1 0 0 1 -300 0 cm {TEXT} Q",
            ["Lead"],
            1,
            id="moved",
        ),
        pytest.param(
            f"q 70 690 m 270 690 l 170 760 l h W n {TEXT} Q", ["Lead", "officer"], 0, id="box of a triangle"
        ),
    ],
)
def test_text_outside_its_clip(
    read_page: Callable[..., Page], content: str, words: list[str], hidden: int
) -> None:
    page = read_page(content)
    assert list(page.words.text) == words
    assert sum(issue.count for issue in page.issues if issue.code == "hidden-text") == hidden


@pytest.mark.parametrize(
    ("content", "box"),
    [
        pytest.param("q 72 600 100 50 re W n 0 620 m 500 620 l S Q", [72, 221.5, 172, 222.5], id="cut"),
        pytest.param("q 72 600 100 50 re W n 72 600 m 172 600 l S Q", [72, 241.5, 172, 242.5], id="on the clip"),
        pytest.param("q 72 600 100 50 re W n 72 500 m 172 500 l S Q", None, id="outside"),
        pytest.param("q 72 600 100 50 re W n 0 0 500 601 re f Q", [72, 241, 172, 242], id="a fill cut to a rule"),
    ],
)  # fmt: skip
def test_rules_are_cut_to_their_clip(
    read_page: Callable[..., Page], content: str, box: list[float] | None
) -> None:
    rules = read_page(content).rules
    assert rules.box.tolist() == ([pytest.approx(box)] if box else [])


def test_fills_are_cut_to_their_clip_also_on_a_turned_page(read_page: Callable[..., Page]) -> None:
    page = read_page("q 72 600 100 50 re W n 0.5 g 0 0 595 842 re f Q", Rotate=90)
    assert page.fills.box.tolist() == [pytest.approx([600, 72, 650, 172])]


FRAME = "172 560 m 72 560 l 72 500 l 172 500 l 172 500.8 l 72.8 500.8 l 72.8 559.2 l 172 559.2 l h W n"
"""The outline of a frame with lines of 0.8 points, open at its right side."""
RING = "72 560 m 172 560 l 172 500 l 72 500 l h 74 558 m 171 558 l 171 501 l 74 501 l h W* n"
"""That of a closed frame: 2 points thick at the left and above, 1 at the other sides."""
BEVELLED = "80 500 m 164 500 l 172 508 l 172 552 l 164 560 l 80 560 l 72 552 l 72 508 l h W n"
BOX = "72 500 100 60 re f"


@pytest.mark.parametrize(
    ("clips", "rules", "fills"),
    [
        pytest.param(f"{FRAME} 72 555 100 5 re W n", [[72, 282, 172, 282.8]], [], id="upper side"),
        pytest.param(f"{FRAME} 72 500 100 5 re W n", [[72, 341.2, 172, 342]], [], id="lower side"),
        pytest.param(f"{FRAME} 72 500 5 60 re W n", [[72, 282, 72.8, 342]], [], id="left side"),
        pytest.param(
            f"{RING} 72 500 6 60 re W n", [[72, 282, 74, 342]], [], id="left side of a closed frame"
        ),
        pytest.param(f"{RING} 168 500 4 60 re W n", [[171, 282, 172, 342]], [], id="right side of it"),
        pytest.param(FRAME, [], [[72, 282, 172, 342]], id="no side alone"),
        pytest.param(f"{BEVELLED} 72 540 100 20 re W n", [], [[72, 282, 172, 302]], id="no frame"),
    ],
)
def test_a_fill_behind_the_outline_of_a_frame_shows_one_side_of_it(
    read_page: Callable[..., Page], clips: str, rules: list[list[float]], fills: list[list[float]]
) -> None:
    """Browsers draw the borders of a box with rounded corners so."""
    page = read_page(f"q {clips} {BOX} Q")
    assert page.rules.box.tolist() == [pytest.approx(box, abs=0.1) for box in rules]
    assert page.fills.box.tolist() == [pytest.approx(box, abs=0.1) for box in fills]


def test_clips_inside_a_form_move_with_it(make_pdf: Callable[..., Path], tmp_path: Path) -> None:
    with pikepdf.open(make_pdf(TEXT)) as pdf:
        sheet = pdf.pages[0]
        form = pdf.make_stream(
            f"q -30 -10 27 20 re W n -100 5 m 200 5 l S 1 0 0 1 -100 -700 cm {TEXT} Q".encode(),
            Type=Name.XObject, Subtype=Name.Form, BBox=[-50, -20, 300, 300], Matrix=[1, 0, 0, 1, 50, 0],
            Resources=sheet.Resources,
        )  # fmt: skip
        sheet.Resources = Dictionary(XObject=Dictionary(Fx=form))
        sheet.Contents = pdf.make_stream(b"q 1 0 0 1 100 500 cm /Fx Do Q")
        pdf.save(tmp_path / "form.pdf")
    (page,) = read_pages(tmp_path / "form.pdf")
    assert list(page.words.text) == ["Lead"]
    assert page.rules.box.tolist() == [pytest.approx([120, 336.5, 147, 337.5])]
