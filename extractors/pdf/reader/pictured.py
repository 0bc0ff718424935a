"""Ruling lines that a page shows in a picture alone, as a scan does: long, thin, and darker than what lies beside them.

A line of a scan is frayed, broken by specks and never quite straight: each pixel is taken with those next to it, and
short breaks are passed over. Where an area is dark its sides are lines.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from PIL import Image

from extractors.pdf.page import Rules
from extractors.pdf.reader.painting import Pixels, painted

__all__ = ["pictured_rules"]

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Grey = NDArray[np.int16]

SCALE = 120 / 72
"""Pixels to a point: the hairlines of a good scan still show, and a page takes less than a tenth of a second."""
PAPER = 255
DARK = 0.6
"""Of the paper's brightness: what is darker is ink, whatever lies beside it."""
CONTRAST = 24
"""Of 255: by so much a pale rule is darker than what lies on both sides; the noise of a scan is half of that."""
SIDE = 4
"""Pixels from a rule's middle to where it is looked at what lies beside: no rule is thicker than twice that."""
SOLID = 8
"""Pixels: an area so wide and so high is shaded, it is no crossing of rules."""
MAX_THICK = 4.0
"""Points: a line that is thicker, or runs so far off, is none."""
BREAK = 2
"""Pixels that may be missing within a line."""
FILLED = 0.85
"""Share of a line's length that is ink: specks break it, and gaps between letters would more often."""
CROWDED = 0.45
"""Share of a line's length along which ink runs beside it: the feet of letters have their stems above them."""
LEAST_ACROSS, LEAST_DOWN = 24.0, 14.0
"""Points: dashes and the strokes of letters are shorter."""
INSIDE = 0.6
"""Share of a line that lies inside words where it is a part of them: strokes of large letters, underlines."""


class _Line(Struct):
    """A horizontal line while its rows are gathered, in pixels."""

    first: int
    last: int
    start: int
    end: int

    def touches(self, row: int, start: int, end: int) -> bool:
        return self.last >= row - 1 and self.start < end and start < self.end


def pictured_rules(page: object, size: tuple[float, float], skew: float, words: Floats) -> Rules:
    """Find the horizontal and vertical rules that a page shows, wherever they come from.

    Args:
        page: PDFium's page.
        size: its width and height as displayed, in points.
        skew: how far its lines run down to the right, in degrees; the rules are where they would stand were it level.
        words: (n, 4) boxes of its words, level.
    """
    pixels = painted(page, size, SCALE)
    if pixels is None:
        return Rules(np.zeros((0, 4)), np.zeros(0, dtype=np.bool_), np.zeros(0, dtype=np.int32))
    image = _straight(pixels, skew)
    solid = _solid(image < DARK * _paper(image))
    across = [_box(line) for line in _lines(image, solid, LEAST_ACROSS * SCALE)]
    down = [_box(line)[[1, 0, 3, 2]] for line in _lines(image.T, solid.T, LEAST_DOWN * SCALE)]
    box = np.array([*across, *down]).reshape(-1, 4)
    is_horizontal = np.arange(len(box)) < len(across)
    rules = Rules(box, is_horizontal, np.zeros(len(box), dtype=np.int32))
    return rules.take(_are_thin(rules) & ~_lie_inside(rules, words))


def _straight(pixels: Pixels, skew: float) -> Grey:
    """Give a page's darkest channel, turned level."""
    image = Image.fromarray(pixels.min(axis=2))
    if skew:
        image = image.rotate(skew, resample=Image.Resampling.BILINEAR, fillcolor=PAPER)
    return np.asarray(image).astype(np.int16)


def _paper(image: Grey) -> float:
    """Give how bright the paper is."""
    return float(np.median(image[::SOLID, ::SOLID]))


def _solid(dark: Bools) -> Bools:
    """Tell which pixels lie in dark areas, not in rules or letters."""
    core = _sums(dark, SOLID) == SOLID * SOLID
    return np.asarray(_sums(np.pad(core, SOLID - 1), SOLID) > 0)


def _sums(flags: Bools, side: int) -> NDArray[np.int32]:
    """Count the flags in each square of so many pixels a side."""
    total = np.zeros((flags.shape[0] + 1, flags.shape[1] + 1), dtype=np.int32)
    total[1:, 1:] = flags.cumsum(axis=0, dtype=np.int32).cumsum(axis=1, dtype=np.int32)
    return np.asarray(
        total[side:, side:] - total[:-side, side:] - total[side:, :-side] + total[:-side, :-side]
    )


def _lines(image: Grey, solid: Bools, least: float) -> Iterator[_Line]:
    """Give the horizontal lines of an image, as long as `least` pixels."""
    inked = _inked(image, solid)
    growing: list[_Line] = []
    done: list[_Line] = []
    for row, start, end in _spans(inked, least):
        done += (line for line in growing if line.last < row - 1)
        growing = [line for line in growing if line.last >= row - 1]
        met = [line for line in growing if line.touches(row, start, end)]
        growing = [line for line in growing if not line.touches(row, start, end)]
        first = min((line.first for line in met), default=row)
        start, end = min((start, *(line.start for line in met))), max((end, *(line.end for line in met)))
        growing.append(_Line(first, row, start, end))
    return (line for line in (*done, *growing) if _stands_free(inked, line))


def _inked(image: Grey, solid: Bools) -> Bools:
    """Tell which pixels may be a line's: ink, the upper and lower sides of solid areas, what is darker than around."""
    padded = np.pad(image, ((SIDE, SIDE), (0, 0)), constant_values=PAPER)
    sides = np.minimum(padded[: -2 * SIDE], padded[2 * SIDE :])
    inside = solid.copy()
    inside[1:-1] = solid[:-2] & solid[1:-1] & solid[2:]
    return np.asarray(((image < DARK * _paper(image)) & ~inside) | (sides - image >= CONTRAST))


def _spans(inked: Bools, least: float) -> list[tuple[int, int, int]]:
    """Give stretches of pixels that are inked, or above or below one that is: row, first column, column after."""
    height, width = inked.shape[0], inked.shape[1] + 2
    near = np.zeros((height, width), dtype=np.int8)
    near[:, 1:-1] = inked
    near[1:, 1:-1] |= inked[:-1]
    near[:-1, 1:-1] |= inked[1:]
    change = np.diff(near.ravel())
    start, end = (change == 1).nonzero()[0], (change == -1).nonzero()[0]
    begins = np.ones(len(start), dtype=np.bool_)
    begins[1:] = (start[1:] - end[:-1] > BREAK) | (start[1:] // width != start[:-1] // width)
    first = begins.nonzero()[0]
    start, end = start[first], end[np.append(first[1:], len(end)) - 1]
    is_long = end - start >= least
    start, end = start[is_long], end[is_long]
    return list(zip((start // width).tolist(), (start % width).tolist(), (end % width).tolist(), strict=True))


def _stands_free(inked: Bools, line: _Line) -> bool:
    """Tell whether a line is ink all along, and not the feet or the heads of letters."""
    above, below = max(line.first - SIDE + 1, 0), min(line.last + SIDE - 1, len(inked) - 1)
    along = slice(line.start, line.end)
    is_inked = inked[line.first : line.last + 1, along].any(axis=0).mean()
    beside = max(inked[above, along].mean(), inked[below, along].mean())
    return bool(is_inked >= FILLED and beside <= CROWDED)


def _box(line: _Line) -> Floats:
    """Give the box of a horizontal line in points; its rows count one on each side that is none of it."""
    return np.array([line.start, line.first + 1, line.end, max(line.last, line.first + 2)]) / SCALE


def _are_thin(rules: Rules) -> Bools:
    across = rules.is_horizontal
    x0, top, x1, bottom = rules.box.T
    return np.asarray(np.where(across, bottom - top, x1 - x0) <= MAX_THICK)


def _lie_inside(rules: Rules, words: Floats) -> Bools:
    """Tell which rules are parts of words: most of their length lies inside some."""
    found = np.zeros(len(rules.box), dtype=np.bool_)
    for i, (x0, top, x1, bottom) in enumerate(rules.box.tolist()):
        wide = np.minimum(words[:, 2], x1) - np.maximum(words[:, 0], x0)
        high = np.minimum(words[:, 3], bottom) - np.maximum(words[:, 1], top)
        meets = (wide > 0) & (high > 0)
        inside = (wide if rules.is_horizontal[i] else high)[meets].sum()
        found[i] = inside >= INSIDE * max(x1 - x0, bottom - top)
    return found
