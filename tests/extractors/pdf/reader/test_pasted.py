"""Pictures on pages of text: those that hold a table are told, and where they stand; others are not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from pikepdf import Dictionary, Name
from PIL import Image, ImageDraw, ImageFont

from extractors.document import Issue
from extractors.pdf.reader.pages import read_pages
from tests.extractors.pdf.conftest import fonts

PLACE = (60, 300)
"""Points from the left and the foot of the page, where the picture begins."""
TEXT = ["The council agreed the plan below in spring", "It will be looked at again each year"]
ROWS = [
    ["Action", "Lead officer", "Target date"],
    ["Mend the roof of the\nold town hall", "Head of Property", "May 2013"],
    ["Write to each of the\ntenants of the flats", "Head of Housing", "June 2014\nor sooner"],
    ["Paint the hall", "Caretaker and\nvolunteers", "July"],
    ["Plant trees along\nthe new cycle path", "Parks", "Winter 2014"],
]
XS = (5, 330, 600, 890)


def pen_on(size: tuple[int, int] = (900, 420)) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", size, "white")
    return image, ImageDraw.Draw(image)


def write(pen: ImageDraw.ImageDraw, x: float, y: float, text: str, colour: str = "black") -> None:
    for n, line in enumerate(text.split("\n")):
        pen.text((x, y + 28 * n), line, fill=colour, font=ImageFont.load_default(21))


def table(*, is_ruled: bool, rows: Sequence[Sequence[str]] = ROWS) -> Image.Image:
    image, pen = pen_on((900, 80 * len(rows) + 6))
    for n, row in enumerate(rows):
        for x, cell in zip(XS, row, strict=False):
            write(pen, x + 8, 80 * n + 12, cell)
    for n in range(len(rows) + 1) if is_ruled else ():
        pen.line((XS[0], 2 + 80 * n, XS[-1], 2 + 80 * n), fill="#999", width=2)
    for x in XS if is_ruled else ():
        pen.line((x, 2, x, 2 + 80 * len(rows)), fill="#999", width=2)
    return image


def chart() -> Image.Image:
    image, pen = pen_on()
    for n in range(7):
        pen.line((90, 20 + 55 * n, 880, 20 + 55 * n), fill="#bbb", width=2)
        pen.line((90 + 130 * n, 20, 90 + 130 * n, 350), fill="#bbb", width=2)
        write(pen, 20, 10 + 55 * n, f"{60 - 10 * n}%")
        write(pen, 105 + 110 * n, 370, ("Roads", "Parks", "Schools", "Homes", "Halls", "Waste", "Trees")[n])
        pen.rectangle((110 + 110 * n, 350 - 43 * (n % 4 + 2), 160 + 110 * n, 350), fill="#369")
    return image


def photograph() -> Image.Image:
    noise = np.random.default_rng(3)
    coarse = Image.fromarray(noise.integers(0, 255, (14, 30, 3), dtype=np.uint8)).resize((900, 420))
    return Image.fromarray(
        np.clip(np.asarray(coarse) + noise.normal(0, 9, (420, 900, 3)), 0, 255).astype(np.uint8)
    )


def writing() -> Image.Image:
    image, pen = pen_on()
    for n in range(13):
        write(pen, 8, 10 + 30 * n, " ".join((TEXT[0], TEXT[1][: 9 + 3 * n])))
    return image


def boxes() -> Image.Image:
    image, pen = pen_on()
    for n, (x, y) in enumerate([(330, 10), (30, 150), (330, 150), (630, 150), (180, 300), (480, 300)]):
        pen.rectangle((x, y, x + 230, y + 90), outline="#369", fill="#e8f0fa", width=3)
        write(pen, x + 20 + 9 * n, y + 20, "Head of\nStreets" if n % 2 else "Director")
        pen.line((x + 115, y + 90, x + 115, y + 140), fill="black", width=3)
    return image


def found(
    folder: Path, picture: Image.Image, *, wide: int = 450, over: Sequence[str] = (), is_alone: bool = False
) -> list[Issue]:
    """Set a picture on a page of text, write lines over it, and read the page."""
    high = wide * picture.height // picture.width
    lines = [(60, 780 - 14 * n, text) for n, text in enumerate([] if is_alone else TEXT)]
    lines += [(PLACE[0] + 5, PLACE[1] + 6 + 12 * n, text) for n, text in enumerate(over)]
    content = [f"q {wide} 0 0 {high} {PLACE[0]} {PLACE[1]} cm /Im Do Q"]
    content += [f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET" for x, y, text in lines]
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        image = pdf.make_stream(picture.tobytes())
        image.update(
            Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=picture.width, Height=picture.height,
                       BitsPerComponent=8, ColorSpace=Name.DeviceRGB)
        )  # fmt: skip
        pdf.pages[0].Resources = Dictionary(Font=fonts(), XObject=Dictionary(Im=image))
        pdf.pages[0].Contents = pdf.make_stream("\n".join(content).encode())
        pdf.save(folder / "page.pdf")
    (page,) = read_pages(folder / "page.pdf")
    return [issue for issue in page.issues if issue.code in ("table-in-picture", "no-text-layer")]


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(table(is_ruled=True), id="rules"),
        pytest.param(table(is_ruled=False), id="no rules"),
        pytest.param(table(is_ruled=True, rows=ROWS[:3]), id="rules, few rows"),
        pytest.param(Image.eval(table(is_ruled=False), lambda value: 255 - value), id="white on black"),
    ],
)
def test_a_table_that_is_a_picture_is_told_with_its_place(tmp_path: Path, picture: Image.Image) -> None:
    (issue,) = found(tmp_path, picture)
    high = 450 * picture.height // picture.width
    assert (issue.code, issue.page) == ("table-in-picture", 1)
    assert f"450 points wide and {high} high" in issue.message
    assert f"{PLACE[0]} points from the page's left and {842 - PLACE[1] - high} from its top" in issue.message


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(chart(), id="chart with a grid"),
        pytest.param(photograph(), id="photograph"),
        pytest.param(writing(), id="running text"),
        pytest.param(boxes(), id="boxes of an organisation"),
        pytest.param(Image.new("RGB", (900, 300), "#369"), id="one colour"),
    ],
)
def test_other_pictures_are_no_tables(tmp_path: Path, picture: Image.Image) -> None:
    assert not found(tmp_path, picture)


def test_a_picture_too_small_to_hold_a_table_is_not_looked_at(tmp_path: Path) -> None:
    assert not found(tmp_path, table(is_ruled=True), wide=150)


def test_a_picture_that_words_are_printed_upon_is_their_ground(tmp_path: Path) -> None:
    assert not found(tmp_path, table(is_ruled=True), over=[f"Line {n} of the page" for n in range(9)])
    assert found(tmp_path, table(is_ruled=True), over=["Figure 1: the plan"])


def test_a_page_that_is_a_picture_alone_is_told_as_that(tmp_path: Path) -> None:
    assert [issue.code for issue in found(tmp_path, table(is_ruled=True), is_alone=True)] == ["no-text-layer"]


def test_strips_of_a_picture_are_looked_at_together(tmp_path: Path) -> None:
    """Programs cut large pictures into strips; each of these is too low to show rows."""
    picture = table(is_ruled=True)
    step = -(-picture.height // 8)
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842))
        content, images = ["BT /F1 10 Tf 60 780 Td (The plan) Tj ET"], Dictionary()
        for n in range(8):
            strip = picture.crop((0, n * step, picture.width, (n + 1) * step))
            image = pdf.make_stream(strip.tobytes())
            image.update(
                Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=strip.width, Height=strip.height,
                           BitsPerComponent=8, ColorSpace=Name.DeviceRGB)
            )  # fmt: skip
            images[f"/Im{n}"] = image
            content.append(f"q 450 0 0 {step / 2} 60 {600 - step / 2 * (n + 1)} cm /Im{n} Do Q")
        pdf.pages[0].Resources = Dictionary(Font=fonts(), XObject=images)
        pdf.pages[0].Contents = pdf.make_stream("\n".join(content).encode())
        pdf.save(tmp_path / "page.pdf")
    (page,) = read_pages(tmp_path / "page.pdf")
    assert [issue.code for issue in page.issues] == ["table-in-picture"]
