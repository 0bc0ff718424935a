"""What pale text stands on, by painting the page: colours that run into each other have no fill to be asked for."""

from __future__ import annotations

import numpy as np

from extractors.pdf.reader.painting import painted
from extractors.pdf.reader.runs import Bools, Floats

__all__ = ["stands_out"]

PALE = 0xF8
"""A pixel whose channels are all at least this is paper, or the pale letters."""
MOST = 0.5
"""Share of a text's pixels that are no paper where it stands on colour: its letters cover less than the rest."""


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
