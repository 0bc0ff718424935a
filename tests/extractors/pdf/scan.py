"""Makes scans: pages that are a picture of rules and letters, with a machine's words for it painted without ink."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

import numpy as np
import pikepdf
from pikepdf import Dictionary, Name
from PIL import Image, ImageDraw, ImageFont

from tests.documents.pdf_builder import width

DPI = 150
SCALE = DPI / 72


@dataclass
class ScannedSheet:
    """A sheet being drawn, in points from its top left; it is laid askew when it is written."""

    size: tuple[float, float] = (595.0, 842.0)
    skew: float = 0.0
    """Degrees by which its lines run down to the right."""
    mode: int = 3
    """How the words are painted: 3 without ink, 0 with it."""
    are_level: bool = False
    """The machine set each word level, at its place on the sheet; else along its line, as it lies."""
    heights: tuple[float, ...] = (1.0,)
    """Of the type's size, that which the machine gives each word in turn; it is as wide as it stands."""
    are_short: bool = False
    """The machine counts a space behind each word to its width, as tesseract does."""
    words: list[tuple[str, float, float, float]] = field(default_factory=list)
    picture: Image.Image = field(init=False)

    def __post_init__(self) -> None:
        self.picture = Image.new("L", (round(self.size[0] * SCALE), round(self.size[1] * SCALE)), 250)

    def text(
        self, x: float, y: float, text: str, *, size: float = 10.0, is_bold: bool = False
    ) -> ScannedSheet:
        """Write a line whose baseline begins at (x, y)."""
        pen, font = ImageDraw.Draw(self.picture), ImageFont.load_default(size * SCALE)
        for word in text.split(" "):
            at, stroke = (x * SCALE, y * SCALE), 1 if is_bold else 0
            pen.text(at, word, fill=20, font=font, anchor="ls", stroke_width=stroke, stroke_fill=20)
            self.words.append((word, x, y, size))
            x += pen.textlength(word, font) / SCALE + size / 3
        return self

    def rule(self, x0: float, top: float, x1: float, bottom: float, grey: int = 20) -> ScannedSheet:
        """Draw a rule of 0.75 points."""
        sides = [round(side * SCALE) for side in (x0, top, x1 + 0.75, bottom + 0.75)]
        ImageDraw.Draw(self.picture).rectangle([*sides[:2], sides[2], sides[3]], fill=grey)
        return self

    def fill(self, x0: float, top: float, x1: float, bottom: float, grey: int = 60) -> ScannedSheet:
        """Shade a rectangle."""
        ImageDraw.Draw(self.picture).rectangle([side * SCALE for side in (x0, top, x1, bottom)], fill=grey)
        return self

    def table(
        self, xs: Sequence[float], top: float, height: float, rows: Sequence[Sequence[str]]
    ) -> ScannedSheet:
        """Draw a table with all its rules; a row is as high as told, a cell holds lines."""
        ys = [top + height * n for n in range(len(rows) + 1)]
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        for y, row in zip(ys, rows, strict=False):
            for x, cell in zip(xs, row, strict=False):
                for n, line in enumerate(cell.split("\n")):
                    self.text(x + 5, y + 13 + 12 * n, line)
        return self


def write_scan(path: Path, sheets: Sequence[ScannedSheet]) -> Path:
    """Write scans as a PDF, noise of the scanner and all."""
    noise = np.random.default_rng(7)
    with pikepdf.new() as pdf:
        for sheet in sheets:
            pdf.add_blank_page(page_size=sheet.size)
            page = pdf.pages[-1]
            font = Dictionary(
                Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding
            )
            page.Resources = Dictionary(
                Font=Dictionary(F1=font), XObject=Dictionary(Scan=_picture(pdf, sheet, noise))
            )
            page.Contents = pdf.make_stream("\n".join(_content(sheet)).encode("cp1252"))
        pdf.save(path)
    return path


def _picture(pdf: pikepdf.Pdf, sheet: ScannedSheet, noise: np.random.Generator) -> pikepdf.Stream:
    turned = sheet.picture.rotate(-sheet.skew, resample=Image.Resampling.BICUBIC, fillcolor=250)
    grained = np.clip(np.asarray(turned) + noise.normal(0, 5, turned.size[::-1]), 0, 255)
    coded = io.BytesIO()
    Image.fromarray(grained.astype(np.uint8)).save(coded, "JPEG", quality=70)
    image = pdf.make_stream(coded.getvalue())
    image.update(
        Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=turned.width, Height=turned.height,
                   BitsPerComponent=8, ColorSpace=Name.DeviceGray, Filter=Name.DCTDecode)
    )  # fmt: skip
    return image


def _content(sheet: ScannedSheet) -> list[str]:
    wide, high = sheet.size
    cos, sin = math.cos(math.radians(sheet.skew)), math.sin(math.radians(sheet.skew))
    content = [f"q {wide} 0 0 {high} 0 0 cm /Scan Do Q BT {sheet.mode} Tr"]
    for (word, x, y, size), height in zip(sheet.words, cycle(sheet.heights), strict=False):
        font = ImageFont.load_default(size * SCALE)
        room = width(word, size) * (1 + 1 / len(word) if sheet.are_short else 1)
        stretch = 100 * font.getlength(word) / SCALE / room / height
        across, down = x - wide / 2, y - high / 2
        left, base = wide / 2 + cos * across - sin * down, high / 2 - sin * across - cos * down
        matrix = "1 0 0 1" if sheet.are_level else f"{cos:.6f} {-sin:.6f} {sin:.6f} {cos:.6f}"
        content.append(f"/F1 {size * height:.2f} Tf {stretch:.2f} Tz {matrix} {left:.3f} {base:.3f} Tm")
        content.append(f"<{word.encode('cp1252').hex()}> Tj")
    return [*content, "ET"]
