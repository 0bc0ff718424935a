"""Ruling lines that a page shows in a picture alone, as a scan does: long, thin, and darker than what lies beside them.

A line of a scan is frayed, broken by specks and never quite straight: each pixel is taken with those next to it, and
short breaks are passed over. Where an area is dark its sides are lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from PIL import Image

from extractors.pdf.page import Rules
from extractors.pdf.reader.painting import painted
from extractors.pdf.reader.runs import DESCENT, Bools, Floats

__all__ = ["SCALE", "Grey", "paper", "picture_of", "pictured_rules"]

Grey = NDArray[np.int16]

SCALE = 150 / 72
"""Pixels to a point: the hairlines of a good scan still show, and a page takes a tenth of a second."""
PAPER = 255
DARK = 0.6
"""Of the paper's brightness: what is darker is ink, whatever lies beside it."""
CONTRAST = 24
"""Of 255: by so much a pale rule is darker than what lies on both sides; the noise of a scan is half of that."""
SIDE = 5
"""Pixels from a rule's middle to where it is looked at what lies beside: no rule is thicker than twice that."""
SOLID = 10
"""Pixels: an area so wide and so high is shaded, it is no crossing of rules."""
MAX_THICK = 4.0
"""Points: a line that is thicker, or runs so far off, is none."""
HIGHEST = 16.0
"""Points: a line with letters that stand on it and hang from it is no higher; photographs are."""
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


Span = tuple[int, int, int]
"""A stretch of a row of pixels: the row, its first column, the column after its last."""


class _Line(Struct, frozen=True):
    """A horizontal line in pixels: its spans touch each other, from row to row."""

    spans: tuple[Span, ...]
    first: int
    last: int
    start: int
    end: int

    def touches(self, span: Span) -> bool:
        return self.last >= span[0] - 1 and self.start < span[2] and span[1] < self.end


def _line(spans: Sequence[Span]) -> _Line:
    rows, starts, ends = zip(*spans, strict=True)
    return _Line(tuple(spans), min(rows), max(rows), min(starts), max(ends))


def _joined(met: Sequence[_Line], span: Span) -> _Line:
    """Give one line of those that a span meets, and the span; what is too high keeps no spans, and is none."""
    row, start, end = span
    first = min((line.first for line in met), default=row)
    start, end = min((start, *(line.start for line in met))), max((end, *(line.end for line in met)))
    is_low = row - first <= HIGHEST * SCALE
    spans = (*(own for line in met for own in line.spans), span) if is_low else ()
    return _Line(spans, first, row, start, end)


def picture_of(page: object, size: tuple[float, float], skew: float) -> Grey | None:
    """Give the darkest channel of a page as it is displayed, turned level; None where it is too large to paint.

    Args:
        page: PDFium's page.
        size: its width and height as displayed, in points.
        skew: how far its lines run down to the right, in degrees.
    """
    pixels = painted(page, size, SCALE)
    if pixels is None:
        return None
    image = Image.fromarray(np.minimum.reduce([pixels[..., 0], pixels[..., 1], pixels[..., 2]]))
    if skew:
        image = image.rotate(skew, resample=Image.Resampling.BILINEAR, fillcolor=PAPER)
    return np.asarray(image).astype(np.int16)


def paper(image: Grey) -> float:
    """Give how bright the paper is: 255 is white."""
    return float(np.median(image[::SOLID, ::SOLID]))


def pictured_rules(image: Grey, words: Floats) -> Rules:
    """Find the horizontal and vertical rules that the picture of a page shows.

    Args:
        image: the page, level.
        words: (n, 4) boxes of its words, level, in points.
    """
    solid = _solid(image < DARK * paper(image))
    across = [_box(line) for line in _lines(image, solid, LEAST_ACROSS * SCALE)]
    down = [_box(line)[[1, 0, 3, 2]] for line in _lines(image.T, solid.T, LEAST_DOWN * SCALE)]
    box = np.array([*across, *down]).reshape(-1, 4)
    is_horizontal = np.arange(len(box)) < len(across)
    rules = Rules(box, is_horizontal, np.zeros(len(box), dtype=np.int32))
    return rules.take(_are_thin(rules) & ~_lie_inside(rules, words))


def _solid(dark: Bools) -> Bools:
    """Tell which pixels lie in dark areas, not in rules or letters."""
    core = _are_full(dark, SOLID)
    return ~_are_full(~np.pad(core, SOLID - 1), SOLID)


def _are_full(flags: Bools, side: int) -> Bools:
    """Tell which squares of so many pixels a side hold nothing but flags: ever longer stretches along both."""
    for _ in range(2):
        length = 1
        while length < side:
            step = min(length, side - length)
            flags = flags[step:] & flags[:-step]
            length += step
        flags = flags.T
    return flags


def _lines(image: Grey, solid: Bools, least: float) -> Iterator[_Line]:
    """Give the horizontal lines of an image, as long as `least` pixels."""
    inked = _inked(image, solid)
    gathered = (line for line in _gathered(_spans(inked, least)) if line.spans)
    return (line for line in map(_core, gathered) if _stands_free(inked, line))


def _gathered(spans: Iterable[Span]) -> Iterator[_Line]:
    """Gather spans, given row by row, that touch each other."""
    growing: list[_Line] = []
    for span in spans:
        yield from (line for line in growing if line.last < span[0] - 1)
        growing = [line for line in growing if line.last >= span[0] - 1]
        met = [line for line in growing if line.touches(span)]
        growing = [line for line in growing if not line.touches(span)]
        growing.append(_joined(met, span))
    yield from growing


def _core(line: _Line) -> _Line:
    """Give a line that is too thick without its short spans: letters stand on it, or hang from it."""
    if line.last - line.first < MAX_THICK * SCALE:
        return line
    longest = max(end - start for _, start, end in line.spans)
    return _line([span for span in line.spans if span[2] - span[1] >= longest / 2])


def _inked(image: Grey, solid: Bools) -> Bools:
    """Tell which pixels may be a line's: ink, the upper and lower sides of solid areas, what is darker than around."""
    padded = np.pad(image, ((SIDE, SIDE), (0, 0)), constant_values=PAPER)
    sides = np.minimum(padded[: -2 * SIDE], padded[2 * SIDE :])
    inside = solid.copy()
    inside[1:-1] = solid[:-2] & solid[1:-1] & solid[2:]
    return np.asarray(((image < DARK * paper(image)) & ~inside) | (sides - image >= CONTRAST))


def _spans(inked: Bools, least: float) -> Iterator[Span]:
    """Give long stretches of pixels that are inked, or above or below one that is, from the top."""
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
    return zip((start // width).tolist(), (start % width).tolist(), (end % width).tolist(), strict=True)


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
    """Tell which rules are parts of words: most of their length lies inside some, no deeper than letters stand."""
    found = np.zeros(len(rules.box), dtype=np.bool_)
    top, bottom = words[:, 1], words[:, 3] - DESCENT * (words[:, 3] - words[:, 1])
    for i, (x0, y0, x1, y1) in enumerate(rules.box.tolist()):
        if rules.is_horizontal[i]:
            shared = np.minimum(words[:, 2], x1) - np.maximum(words[:, 0], x0)
            meets = (top < (y0 + y1) / 2) & ((y0 + y1) / 2 < bottom) & (shared > 0)
        else:
            shared = np.minimum(bottom, y1) - np.maximum(top, y0)
            meets = (words[:, 0] < (x0 + x1) / 2) & ((x0 + x1) / 2 < words[:, 2]) & (shared > 0)
        found[i] = shared[meets].sum() >= INSIDE * max(x1 - x0, y1 - y0)
    return found
