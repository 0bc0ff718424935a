"""Where PDFium says that text which stands aslant begins and ends, and in which direction it reads."""

from __future__ import annotations

from ctypes import byref, c_double
from typing import Any

import numpy as np

from extractors.pdf.page import Indices
from extractors.pdf.reader.aslant import Slope
from extractors.pdf.reader.native import bind, fill_rows
from extractors.pdf.reader.view import View

__all__ = ["read_slope"]

_origin = bind("FPDFText_GetCharOrigin", "i")
_char_matrix = bind("FPDFText_GetMatrix", "i")


def read_slope(text_page: Any, view: View, first: Indices, last: Indices) -> Slope:
    """Give where runs that stand aslant begin and end, told their first and last characters."""
    matrix = np.zeros((len(first), 6), dtype=np.float32)
    fill_rows(_char_matrix, text_page, first.tolist(), matrix)
    across, down = view.directions(*matrix.astype(np.float64).T[:2])
    place, x, y = [], c_double(), c_double()
    for index in (*first.tolist(), *last.tolist()):
        _origin(text_page, index, byref(x), byref(y))
        place.append((x.value, y.value))
    at = np.stack(view.points(*np.array(place).T), axis=1)
    along = np.stack([across, down], axis=1) / np.hypot(across, down)[:, None]
    return Slope(at[: len(first)], at[len(first) :], along)
