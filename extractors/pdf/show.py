"""A picture for a person: a page with its rules, cells, rows and reading order drawn on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

from extractors.document import Box, Cell, Document, Paragraph, Table
from extractors.errors import ExtractionError, UnsupportedFileError
from extractors.formats import detect, extract
from extractors.pdf.limits import Limits
from extractors.pdf.page import Page
from extractors.pdf.reader.pages import read_pages
from extractors.pdf.reader.skew import level

__all__ = ["draw_page", "show_page"]

SCALE = 2.0
"""Pixels per point: 144 dots an inch, enough to read 7 point type on a screen."""
MAX_PIXELS = 6_000
"""Of a picture's longer side: plans on A0 would else need hundreds of megabytes."""
LABEL_SIZE = 7
"""Points."""
RULE = (220, 30, 30, 255)
CELL = (30, 90, 200, 255)
ROWS = ((30, 90, 200, 36), (240, 160, 0, 40))
"""Fill of every other row, so that a row that was joined over pages keeps its colour on each of them."""
HEAD = (120, 0, 160, 60)
TEXT = (0, 130, 60, 255)


def show_page(path: Path, page: int, png: Path) -> None:
    """Draw a page of a PDF with what was made of it, and write the picture as PNG.

    Red are the ruling lines, blue the cells with table and row number ("2.14"), rows in turn tinted, header
    rows violet, green the paragraphs outside tables with their place in reading order (h1, h2: headings).

    Raises:
        ExtractionError: no PDF, no such page, or it can't be read.
    """
    if detect(path) != "pdf":
        raise UnsupportedFileError("Only pages of a PDF can be drawn; this is a Word file.")
    document = extract(path)
    if not 1 <= page <= (document.pages or 0):
        raise ExtractionError(f"There is no page {page}: the document has {document.pages} pages.")
    read = next((p for p in read_pages(path, Limits(pages=page)) if p.number == page), None)
    image = _rendered(path, page)
    draw_page(image, document, page, read).save(png, "PNG")


def draw_page(image: Image.Image, document: Document, page: int, read: Page | None = None) -> Image.Image:
    """Draw what was made of a page on its picture; the picture may have any size."""
    width = read.width if read else image.width / SCALE
    pencil = _Pencil(image.convert("RGBA"), image.width / width if width else SCALE)
    if read:
        _draw_rules(pencil, read)
    order = 0
    for block in document.blocks:
        if isinstance(block, Paragraph):
            order += 1
            _draw_paragraph(pencil, block, page, order)
        else:
            order += 1
            _draw_table(pencil, block, page, order)
    return pencil.done()


class _Pencil:
    """Draws boxes in points on a picture in pixels."""

    def __init__(self, image: Image.Image, scale: float) -> None:
        self.image, self.scale = image, scale
        self.layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
        self.pen = ImageDraw.Draw(self.layer)
        self.font = ImageFont.load_default(LABEL_SIZE * max(scale, 1.0))

    def box(self, box: Box, line: tuple[int, ...], fill: tuple[int, ...] | None = None) -> None:
        corners = tuple(self.scale * side for side in (box.x0, box.top, box.x1, box.bottom))
        self.pen.rectangle(corners, outline=line, fill=fill, width=max(1, round(self.scale / 2)))

    def line(self, ends: Sequence[float], colour: tuple[int, ...]) -> None:
        places = [self.scale * place for place in ends]
        self.pen.line(places, fill=colour, width=max(1, round(self.scale / 2)))

    def label(self, box: Box, text: str, colour: tuple[int, ...]) -> None:
        x, y = self.scale * box.x0, self.scale * box.top + 1
        width = self.pen.textlength(text, font=self.font) + 3
        place = (x - width if x > width else x + 1, y)
        self.pen.rectangle(self.pen.textbbox(place, text, font=self.font), fill=(255, 255, 255, 210))
        self.pen.text(place, text, fill=colour, font=self.font)

    def done(self) -> Image.Image:
        return Image.alpha_composite(self.image, self.layer).convert("RGB")


def _draw_rules(pencil: _Pencil, page: Page) -> None:
    """Draw the rules of a page, slanting where its sheet lay askew."""
    for x0, top, x1, bottom in page.rules.box.tolist():
        if page.skew:
            along = (x1 - x0, 0.0) if x1 - x0 > bottom - top else (0.0, bottom - top)
            ends = np.array([(x0, top), (x0 + along[0], top + along[1])])
            middle = np.array([page.width / 2, page.height / 2])
            pencil.line(level(ends, -page.skew, middle).ravel().tolist(), RULE)
        else:
            pencil.box(Box(page.number, x0, top, max(x0, x1), max(top, bottom)), RULE)


def _draw_paragraph(pencil: _Pencil, paragraph: Paragraph, page: int, order: int) -> None:
    boxes = [line.box for line in paragraph.lines if line.box and line.box.page == page]
    if not boxes:
        return
    around = Box(
        page,
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )
    pencil.box(around, TEXT)
    level = f" h{paragraph.heading_level}" if paragraph.heading_level else ""
    pencil.label(around, f"{order}{level}", TEXT)


def _draw_table(pencil: _Pencil, table: Table, page: int, order: int) -> None:
    for index, cell, kind in _cells(table):
        for box in cell.boxes:
            if box.page == page:
                pencil.box(box, CELL, HEAD if kind == "header" else ROWS[index % 2])
                _draw_lines(pencil, cell, page)
    for index, cell, _ in _cells(table):
        first = next((box for box in cell.boxes if box.page == page), None)
        if first and cell.column == min(c.column for c in table.rows[index].cells):
            pencil.label(first, f"{order}: {table.number}.{cell.row}", CELL)


def _draw_lines(pencil: _Pencil, cell: Cell, page: int) -> None:
    """Mark where each paragraph of a cell starts."""
    for paragraph in cell.paragraphs:
        box = paragraph.box
        if box and box.page == page:
            pencil.box(Box(page, max(0.0, box.x0 - 2), box.top, box.x0, box.bottom), TEXT)


def _cells(table: Table) -> Iterator[tuple[int, Cell, str]]:
    for index, row in enumerate(table.rows):
        for cell in row.cells:
            yield index, cell, row.kind


def _rendered(path: Path, page: int) -> Image.Image:
    """Draw a page as a reader sees it."""
    document = pdfium.PdfDocument(path)
    try:
        sheet = document[page - 1]
        try:
            scale = min(SCALE, MAX_PIXELS / max(*sheet.get_size(), 1.0))
            image: Image.Image = sheet.render(scale=scale).to_pil()
            return image
        finally:
            sheet.close()
    finally:
        document.close()
