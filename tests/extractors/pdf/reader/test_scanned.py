"""Pages that are a picture with words laid over: read as if the sheet had lain straight, with the rules it shows."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import numpy as np
import pytest

from extractors.pdf.page import Page
from extractors.pdf.reader.pages import read_pages
from extractors.pdf.reader.pictured import pictured_rules
from tests.extractors.pdf.scan import SCALE, ScannedSheet, write_scan

XS = (50.0, 200.0, 400.0, 545.0)
ROWS = [["Action", "Outcome", "Lead"]] + [["Train all staff", "Staff know what to do", "HR"]] * 4


def plan(**how: object) -> ScannedSheet:
    """A table of five rows and three columns beneath a title."""
    return ScannedSheet(**how).text(50, 80, "Equality Plan", size=20).table(XS, 120, 40, ROWS)  # type: ignore[arg-type]


def read(folder: Path, sheet: ScannedSheet) -> Page:
    (page,) = read_pages(write_scan(folder / "scan.pdf", [sheet]))
    return page


def places(page: Page) -> tuple[list[float], list[float]]:
    """Give where rules stand: heights, and places from the left, each once."""
    box, across = page.rules.box, page.rules.is_horizontal
    heights, lefts = (box[across, 1] + box[across, 3]) / 2, (box[~across, 0] + box[~across, 2]) / 2
    return sorted({round(y) for y in heights.tolist()}), sorted({round(x) for x in lefts.tolist()})


@pytest.mark.parametrize("are_level", [False, True], ids=["words along their lines", "each word level"])
@pytest.mark.parametrize("skew", [0.0, 0.3, -0.8, 1.5, -4.0])
def test_words_and_rules_stand_where_they_would_on_a_sheet_that_lay_straight(
    tmp_path: Path, skew: float, *, are_level: bool
) -> None:
    page = read(tmp_path, plan(skew=skew, are_level=are_level))
    assert page.is_scan
    assert page.skew == pytest.approx(skew, abs=0.05)
    base = page.words.box[:, 3] - 0.22 * page.words.size
    heads = base[np.isin(page.words.text, ["Action", "Outcome", "Lead"])]
    assert heads == pytest.approx([133] * 3, abs=0.5)
    heights, lefts = places(page)
    assert heights == pytest.approx([120, 160, 200, 240, 280, 320], abs=1)
    assert lefts == pytest.approx([round(x) for x in XS], abs=1)


def test_a_sheet_that_lies_straight_is_not_turned(tmp_path: Path) -> None:
    assert read(tmp_path, plan()).skew == 0.0


def test_letters_are_no_rules_though_their_strokes_are_long_and_straight(tmp_path: Path) -> None:
    sheet = ScannedSheet().text(50, 200, "ELITE", size=60).text(50, 300, "HILL", size=60)
    page = read(tmp_path, sheet.text(50, 400, "unmoved mmmmmmmmmmmmmmmmmmm nnnnnnnnnn", size=9))
    assert not len(page.rules.box)


def test_a_photograph_has_no_long_rules_and_takes_no_time() -> None:
    """Blotches of grain: many stretches of dark pixels touch each other, from the head of the page to its foot."""
    shape = round(842 * SCALE), round(595 * SCALE)
    chance = np.random.default_rng(1)
    blotches = np.kron(chance.random((176, 11)) < 0.7, np.ones((10, 124)))[: shape[0], : shape[1]]
    dark = (blotches > 0) & (chance.random(shape) < 0.45)
    begin = process_time()
    image = np.where(dark, 30, 250).astype(np.int16)
    rules = pictured_rules(image, np.zeros((0, 4)))
    assert (rules.box[:, 2] - rules.box[:, 0] < 300).all()
    assert process_time() - begin < 5


def test_pale_rules_and_the_sides_of_dark_areas_are_rules(tmp_path: Path) -> None:
    sheet = ScannedSheet().fill(50, 100, 545, 130).text(60, 160, "Train all staff")
    for y in (170.0, 210.0):
        sheet.rule(50, y, 545, y, grey=195)
    heights, lefts = places(read(tmp_path, sheet))
    assert heights == pytest.approx([100, 130, 170, 210], abs=1)
    assert lefts == pytest.approx([50, 545], abs=1)


@pytest.mark.parametrize(
    ("sign", "at"),
    [("|", (199, 173)), ("[", (199, 173)), ("||", (198, 173)), ("_", (90, 162)), ("—", (90, 163))],
)
def test_a_rule_that_the_machine_read_as_a_sign_is_no_word(
    tmp_path: Path, sign: str, at: tuple[float, float]
) -> None:
    sheet = plan()
    sheet.words += [(sign, *at, 10.0), (sign, 350.0, 173.0, 10.0)]
    page = read(tmp_path, sheet)
    assert (page.words.text == sign).sum() == 1, "the one beside the rule is kept"


def test_type_of_one_size_has_one_size_whatever_the_machine_gives(tmp_path: Path) -> None:
    page = read(tmp_path, plan(heights=(1.0, 1.5, 0.7)))
    title = np.isin(page.words.text, ["Equality", "Plan"])
    assert len(set(page.words.size[~title].tolist())) == 1
    assert page.words.size[~title] == pytest.approx(10, abs=1.2)
    assert page.words.size[title] == pytest.approx(20, abs=2)
    assert places(page)[0] == pytest.approx([120, 160, 200, 240, 280, 320], abs=1)


def test_bold_words_are_told_by_their_strokes(tmp_path: Path) -> None:
    sheet = (
        plan().text(50, 400, "Lead officer and dates", is_bold=True).text(50, 420, "Lead officer and dates")
    )
    page = read(tmp_path, sheet)
    assert page.words.bold[-8:].tolist() == [True] * 4 + [False] * 4


@pytest.mark.parametrize("are_short", [False, True])
def test_words_reach_to_the_end_of_their_ink(tmp_path: Path, *, are_short: bool) -> None:
    page = read(tmp_path, plan(are_short=are_short))
    whole = read(tmp_path, plan())
    assert page.words.box[:, 2] == pytest.approx(whole.words.box[:, 2], abs=0.2)


def test_words_painted_with_ink_over_a_picture_are_no_scan(tmp_path: Path) -> None:
    page = read(tmp_path, plan(mode=0, skew=1.0))
    assert not page.is_scan
    assert page.skew == 0.0
