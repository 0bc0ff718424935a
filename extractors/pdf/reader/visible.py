"""Which text of a page a reader can see: what lies off it, or is painted without contrast, is left out."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from extractors.document import Issue
from extractors.pdf.boxes import middles
from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Fills
from extractors.pdf.reader.runs import Bools, Floats, Runs

__all__ = ["MAX_VALUE", "MIN_SCAN", "Background", "hidden_issue", "on_paper", "visible"]

PALE = 0xF8
"""Red, green and blue of a text that can't be told from white paper are all at least this."""
MIN_SIZE = 1.0
"""Points: nobody reads smaller type, unless all of the page is drawn that small."""
MAX_VALUE = 60
"""Characters of a text shown in an issue."""
MIN_SCAN = 0.5
"""Of a page's runs: where so many are painted without ink over a picture, they are the text of a scan."""


class Background(Struct, frozen=True):
    """What lies behind a page's text."""

    width: float
    height: float
    fills: Fills
    pictures: Floats
    """(n, 4): boxes of images, shadings and shapes that are no rectangles."""


def visible(runs: Runs, background: Background) -> Bools:
    """Tell which runs can be seen on the page."""
    x, y = middles(runs.box)
    seen = (x >= 0) & (x <= background.width) & (y >= 0) & (y <= background.height) & _are_large(runs)
    seen &= ~on_paper(runs, background)
    if any_of(runs.is_invisible):
        unpainted = (seen & runs.is_invisible).nonzero()[0]
        is_scan = runs.is_invisible.mean() >= MIN_SCAN
        seen[unpainted] = [is_scan and _covers(background.pictures, x[i], y[i]) for i in unpainted]
    return seen


def _are_large(runs: Runs) -> Bools:
    """Tell which runs are large enough to be seen: where most are tiny, the page is drawn to another measure."""
    is_large: Bools = runs.size > MIN_SIZE
    if all_of(is_large) or np.median(runs.size) > MIN_SIZE:  # nearly all pages
        return is_large
    return np.asarray(runs.size > 0)


def on_paper(runs: Runs, background: Background) -> Bools:
    """Tell which runs are pale, with nothing known behind them that they stand out against."""
    found = _is_pale(runs.colour)
    if any_of(found):
        dark = background.fills.box[~_is_pale(background.fills.colour)]
        grounds = np.concatenate([background.pictures, dark])
        x, y = middles(runs.box)
        found[found] = [not _covers(grounds, x[i], y[i]) for i in found.nonzero()[0]]
    return found


def hidden_issue(runs: Runs, seen: Bools, page: int) -> Issue | None:
    """Say how much text of a page is left out because it can't be seen."""
    hidden = runs.text[~seen]
    if not len(hidden):
        return None
    message = (
        f"{len(hidden)} pieces of text are left out: they lie off the page, are clipped away, "
        "lie in a layer that is switched off or under a shape, are too small to see, or have no contrast."
    )
    return Issue("hidden-text", message, page=page, value=" ".join(hidden)[:MAX_VALUE], count=len(hidden))


def _is_pale(colour: np.typing.NDArray[np.int32]) -> Bools:
    if not any_of(colour >= PALE << 16):
        return np.zeros(len(colour), dtype=np.bool_)
    red, green, blue = colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF
    return np.asarray((red >= PALE) & (green >= PALE) & (blue >= PALE))


def _covers(boxes: Floats, x: float, y: float) -> bool:
    return any_of((boxes[:, 0] <= x) & (x <= boxes[:, 2]) & (boxes[:, 1] <= y) & (y <= boxes[:, 3]))
