"""Printed words over a picture of the whole page: rules of a table in it are rules, nothing else is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extractors.pdf.page import Page
from extractors.pdf.reader.pages import read_pages
from tests.extractors.pdf.scan import SCALE, ScannedSheet, write_scan

XS = (50.0, 200.0, 400.0, 545.0)
ROWS = [["Action", "Outcome", "Lead"]] + [["Train all staff", "Staff know what to do", "HR"]] * 4


def read(folder: Path, sheet: ScannedSheet) -> Page:
    (page,) = read_pages(write_scan(folder / "page.pdf", [sheet]))
    return page


def printed(picture: Image.Image) -> ScannedSheet:
    """Words of a table without rules, printed over a picture."""
    sheet = ScannedSheet(mode=0)
    for n, row in enumerate(ROWS):
        for x, cell in zip(XS, row, strict=False):
            sheet.text(x + 5, 133 + 40 * n, cell)
    sheet.picture = picture
    return sheet


def test_rules_of_a_table_in_the_background_are_rules(tmp_path: Path) -> None:
    page = read(tmp_path, ScannedSheet(mode=0).table(XS, 120, 40, ROWS))
    assert not page.is_scan
    assert (page.rules.is_horizontal.sum(), (~page.rules.is_horizontal).sum()) == (6, 4)


def photograph() -> Image.Image:
    """A house front: rows of windows, which stand behind words wherever they come."""
    picture = Image.new("L", (round(595 * SCALE), round(842 * SCALE)), 200)
    pen = ImageDraw.Draw(picture)
    for y in range(0, 842, 27):
        pen.line([(0, y * SCALE), (595 * SCALE, y * SCALE)], fill=60, width=2)
    for x in range(0, 595, 31):
        pen.line([(x * SCALE, 0), (x * SCALE, 842 * SCALE)], fill=60, width=2)
    return picture


def texture() -> Image.Image:
    """Paper with a pattern of pale stripes."""
    shape = round(842 * SCALE), round(595 * SCALE)
    stripes = 225 + 25 * np.sin(np.arange(shape[0]) / 3)[:, None] + np.zeros(shape)
    return Image.fromarray(stripes.astype(np.uint8))


def frame() -> Image.Image:
    """A frame around the page, and a rule under its title."""
    picture = Image.new("L", (round(595 * SCALE), round(842 * SCALE)), 250)
    pen = ImageDraw.Draw(picture)
    pen.rectangle([40, 40, picture.width - 40, picture.height - 40], outline=30, width=3)
    pen.line([(40, 200), (picture.width - 40, 200)], fill=30, width=3)
    return picture


@pytest.mark.parametrize("picture", [photograph, texture, frame])
def test_other_pictures_behind_a_page_give_no_rules(tmp_path: Path, picture: object) -> None:
    assert callable(picture)
    assert not len(read(tmp_path, printed(picture())).rules.box)
