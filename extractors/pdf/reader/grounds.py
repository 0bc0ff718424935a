"""What pale text stands on, by painting the page: colours that run into each other have no fill to be asked for."""

from __future__ import annotations

import ctypes

import numpy as np
import pypdfium2.raw as raw

from extractors.pdf.reader.runs import Bools, Floats

__all__ = ["painted", "stands_out"]

PALE = 0xF8
"""A pixel whose channels are all at least this is paper, or the pale letters."""
MOST = 0.5
"""Share of a text's pixels that are no paper where it stands on colour: its letters cover less than the rest."""
MAX_SIDE = 4000
"""Points: larger pages are not painted."""


def stands_out(page: object, size: tuple[float, float], boxes: Floats) -> Bools:
    """Tell which of the boxes, (n, 4) in points as displayed, are painted in colour on most of their area.

    Args:
        page: PDFium's page.
        size: its width and height as displayed.
        boxes: where pale text stands.
    """
    image = painted(page, size)
    if image is None:
        return np.zeros(len(boxes), dtype=np.bool_)
    height, width = image.shape[:2]
    is_colour = np.asarray((image < PALE).any(axis=2))
    corners = np.clip(np.rint(boxes), 0, [width, height, width, height]).astype(int).tolist()
    parts = [is_colour[top:bottom, x0:x1] for x0, top, x1, bottom in corners]
    return np.array([part.size > 0 and part.mean() >= MOST for part in parts], dtype=np.bool_)


def painted(
    page: object, size: tuple[float, float]
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]] | None:
    """Paint a page of a size in points, a pixel to a point: (height, width, 3); None where it is too large."""
    width, height = int(np.ceil(size[0])), int(np.ceil(size[1]))
    if not 0 < width <= MAX_SIDE or not 0 < height <= MAX_SIDE:
        return None
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_BGRx, None, 0)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        start = ctypes.cast(
            raw.FPDFBitmap_GetBuffer(bitmap), ctypes.POINTER(ctypes.c_uint8 * (stride * height))
        )
        rows = np.frombuffer(start.contents, dtype=np.uint8).reshape(height, stride)
        return rows[:, : 4 * width].reshape(height, width, 4)[:, :, :3].copy()
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
