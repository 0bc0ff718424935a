"""Pictures of pages as a reader sees them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2

__all__ = ["PagePicture", "open_pictures"]

PagePicture = tuple[bytes, float, float]
"""A page as PNG, with its width and height in points."""

SCALE = 1.4  # pixels a point: type of 9 points can be read, and a page stays near 100 KB


@contextmanager
def open_pictures(path: Path, scale: float = SCALE) -> Iterator[Callable[[int], PagePicture | None]]:
    """Give a function from a page's number (from 1) to its picture; None for a page that PDFium can't draw."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError:
        yield lambda _: None
        return
    try:
        yield lambda number: _picture(document, number, scale)
    finally:
        document.close()


def _picture(document: pypdfium2.PdfDocument, number: int, scale: float) -> PagePicture | None:
    try:
        page = document[number - 1]
    except (pypdfium2.PdfiumError, IndexError):
        return None
    try:
        width, height = page.get_size()
        buffer = io.BytesIO()
        # 64 colours: enough for shaded tables, a third of the bytes
        page.render(scale=scale).to_pil().convert("RGB").quantize(64).save(buffer, "PNG", optimize=True)
        return buffer.getvalue(), width, height
    finally:
        page.close()
