"""Which characters of a page a reader can see: what lies off it, or is painted without contrast, is left out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from extractors.document import Issue
from extractors.pdf.chars import Bools, Chars, Floats
from extractors.pdf.page import Fills
from extractors.pdf.symbols import INK, kinds

__all__ = ["Background", "hidden_issue", "visible"]

PALE = 0xF8
"""Red, green and blue of a text that can't be told from white paper are all at least this."""
MIN_SCAN = 0.5
"""Of a page's characters: where so many are painted without ink over a picture, they are the text of a scan."""


@dataclass(frozen=True, slots=True)
class Background:
    """What lies behind a page's text."""

    width: float
    height: float
    fills: Fills
    pictures: Floats
    """(n, 4): boxes of images, shadings and shapes that are no rectangles."""


def visible(chars: Chars, background: Background) -> Bools:
    """Tell which characters can be seen on the page."""
    x, y = (chars.box[:, 0] + chars.box[:, 2]) / 2, (chars.box[:, 1] + chars.box[:, 3]) / 2
    on_page = (x >= 0) & (x <= background.width) & (y >= 0) & (y <= background.height)
    seen = on_page & np.isfinite(chars.size)
    pale = seen & _is_pale(chars.colour)
    dark = background.fills.box[~_is_pale(background.fills.colour)]
    for index in np.flatnonzero(pale | (seen & chars.is_invisible)).tolist():
        grounds = (
            background.pictures if chars.is_invisible[index] else np.concatenate([background.pictures, dark])
        )
        seen[index] = _covers(grounds, x[index], y[index])
    if chars.is_invisible.any() and chars.is_invisible.mean() < MIN_SCAN:
        seen &= ~chars.is_invisible
    return seen


def hidden_issue(chars: Chars, seen: Bools, page: int) -> Issue | None:
    """Say how much text of a page is left out because it can't be seen."""
    hidden = np.flatnonzero(~seen & (kinds(chars.code) == INK))
    if not len(hidden):
        return None
    text = "".join(map(chr, chars.code[hidden[:40]].tolist()))
    message = (
        f"{len(hidden)} characters are left out: they lie off the page or can't be told from its background."
    )
    return Issue("hidden-text", message, page=page, value=text, count=len(hidden))


def _is_pale(colour: np.typing.NDArray[np.int32]) -> Bools:
    red, green, blue = colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF
    return np.asarray((red >= PALE) & (green >= PALE) & (blue >= PALE))


def _covers(boxes: Floats, x: float, y: float) -> bool:
    return bool(((boxes[:, 0] <= x) & (x <= boxes[:, 2]) & (boxes[:, 1] <= y) & (y <= boxes[:, 3])).any())
