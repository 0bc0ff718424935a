"""A page as it is painted: what its paths and its text don't tell is asked of its pixels."""

from __future__ import annotations

import ctypes

import numpy as np
import pypdfium2.raw as raw

from extractors.pdf.boxes import BoxTuple

__all__ = ["Pixels", "painted"]

Pixels = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]

MAX_SIDE = 4000
"""Pixels: larger pages are not painted."""


def painted(
    page: object, size: tuple[float, float], scale: float = 1.0, box: BoxTuple | None = None
) -> Pixels | None:
    """Paint a page, or a part: (height, width, 3) of blue, green and red; None where it is too large.

    Args:
        page: PDFium's page.
        size: its width and height as displayed, in points.
        scale: pixels to a point.
        box: the part to paint, in points; all without it.
    """
    left, top, right, bottom = box or (0.0, 0.0, *size)
    width, height = int(np.ceil(scale * (right - left))), int(np.ceil(scale * (bottom - top)))
    whole = int(np.ceil(scale * size[0])), int(np.ceil(scale * size[1]))
    if not 0 < width <= MAX_SIDE or not 0 < height <= MAX_SIDE:
        return None
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_BGRx, None, 0)
    try:
        raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        raw.FPDF_RenderPageBitmap(bitmap, page, -int(scale * left), -int(scale * top), *whole, 0, 0)
        stride = raw.FPDFBitmap_GetStride(bitmap)
        start = ctypes.cast(
            raw.FPDFBitmap_GetBuffer(bitmap), ctypes.POINTER(ctypes.c_uint8 * (stride * height))
        )
        rows = np.frombuffer(start.contents, dtype=np.uint8).reshape(height, stride)
        # To copy all four bytes of each pixel is much faster than to copy three.
        return rows[:, : 4 * width].reshape(height, width, 4).copy()[:, :, :3]
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
