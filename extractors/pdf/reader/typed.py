"""Which runs have a space after them that the file types: PDFium makes spaces up where letters are moved apart."""

from __future__ import annotations

from typing import Any

import numpy as np
from msgspec import Struct

from extractors.pdf.flags import any_of
from extractors.pdf.page import Indices
from extractors.pdf.reader.native import bind, fill_rows
from extractors.pdf.reader.runs import Bools, Floats, Ints, upright
from extractors.pdf.reader.tracking import MAX_NARROW
from extractors.pdf.reader.view import View

__all__ = ["Spans", "typed_after"]


_box = bind("FPDFText_GetLooseCharBox", "i")
_object = bind("FPDFText_GetTextObject", "a")
_is_generated = bind("FPDFText_IsGenerated", "i")

_MIN_MOVE = 0.1
"""Of the font size: letters that stand nearer are kerned, or justified."""
_MAX_SPACE = 0.45
"""Of the font size: few spaces are wider, and gaps of columns are, which Ghostscript sets inside a text object."""
_MIN_ROOM = 0.1
"""Of the font size: what a typed space takes at least, beyond the place of one that PDFium made up before it."""


class Spans(Struct, frozen=True):
    """The runs of a page as stretches of its characters; parallel arrays of length n."""

    first: Indices
    last: Indices
    is_last: Bools
    """The last of its text object."""
    box: Floats
    """(n, 4), as displayed."""
    size: Floats
    turn: Ints


def typed_after(text_page: Any, view: View, gap: Bools, spans: Spans) -> Bools:
    """Tell which runs are followed by a space of the file.

    Inside a text object all gaps are taken for one, but those between lone letters, wide ones, and all on a page
    whose letters stand further apart than in a word, yet nearer than a space would set them.

    Args:
        text_page: PDFium's handle of the page's text.
        view: how the page is displayed.
        gap: which characters are spaces in a line, with one place more before and after them all.
        spans: the runs.
    """
    after = gap[spans.last + 2]
    closing = (after & spans.is_last).nonzero()[0]
    after[closing] = [_object(text_page, index) != 0 for index in (spans.last[closing] + 1).tolist()]
    frame = upright(spans.box, spans.turn)
    is_asked = spans.first == spans.last
    room = (frame[1:, 0] - frame[:-1, 2]) / np.maximum(spans.size[1:], 1e-6)
    inside = ~spans.is_last[:-1]
    is_moved = any_of(inside & (room > _MIN_MOVE) & (room <= MAX_NARROW))
    is_asked[:-1] |= inside & (is_moved | (room > _MAX_SPACE))
    asked = (after & is_asked).nonzero()[0]
    is_made_up = [_is_generated(text_page, index) == 1 for index in (spans.last[asked] + 1).tolist()]
    made_up = asked[np.array(is_made_up, dtype=np.bool_)]
    after[made_up] = False
    inside = made_up[~spans.is_last[made_up]]
    if len(inside):
        places = np.zeros((len(inside), 4), dtype=np.float32)
        fill_rows(_box, text_page, (spans.last[inside] + 1).tolist(), places)
        at = upright(view.boxes(*places.astype(np.float64).T), spans.turn[inside])[:, 0]
        after[inside] = (
            frame[inside + 1, 0] - at > _MIN_ROOM * spans.size[inside]
        )  # PDFium dropped a typed one
    return after
