"""The lines near the head and the foot of a page, which may be running ones."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

import numpy as np
from msgspec import Struct

from extractors.pdf.flags import all_of
from extractors.pdf.page import Page
from extractors.pdf.paper.backdrop import LARGE
from extractors.running import ZONE, without_page_number

__all__ = ["LEVEL", "MarginLine", "marginal_lines", "set_on_lines", "to_line"]

MOST_LINES = 3
"""Lines of a running head, or foot."""

LEVEL = 0.4
"""Times the type size: words whose middles are this near stand on one line."""

WIDE = 1.2
"""Times the type size: words further apart are two texts of a line."""


class MarginLine(Struct, frozen=True, eq=False):
    """A line near the head or the foot of a page."""

    words: tuple[int, ...]
    """From left to right."""
    key: tuple[str, ...]
    """Its texts, which stand apart, without pages' numbers."""
    numbers: tuple[int, ...]
    """Those of pages, left out of `key`."""
    lefts: tuple[float, ...]
    """Where its texts begin."""
    away: float
    """Points from its end of the page."""
    is_head: bool
    top: float
    bottom: float
    size: float
    is_bold: bool


def marginal_lines(page: Page) -> tuple[MarginLine, ...]:
    """Give the outermost lines at a page's head and at its foot."""
    box, size = page.words.box, page.words.size
    is_text = (page.words.turn == 0) & (size < LARGE * median(size.tolist()))
    above = (is_text & (box[:, 3] < ZONE * page.height)).nonzero()[0].tolist()
    below = (is_text & (box[:, 1] > (1 - ZONE) * page.height)).nonzero()[0].tolist()
    heads = [to_line(page, words, is_head=True) for words in set_on_lines(page, above)[:MOST_LINES]]
    feet = [to_line(page, words, is_head=False) for words in set_on_lines(page, below)[-MOST_LINES:]]
    return (*heads, *feet)


def set_on_lines(page: Page, which: list[int]) -> list[list[int]]:
    """Give words line by line, from the top."""
    box, size = page.words.box[which].tolist(), page.words.size[which].tolist()
    lines: list[list[int]] = []
    before = -np.inf
    for y, n in sorted(((top + bottom) / 2, n) for n, (_, top, _, bottom) in enumerate(box)):
        if y - before > LEVEL * size[n]:
            lines.append([])
        lines[-1].append(n)
        before = y
    return [[which[n] for n in sorted(line, key=lambda n: box[n][0])] for line in lines]


def to_line(page: Page, which: list[int], *, is_head: bool) -> MarginLine:
    """Give the line of some of a page's words, which stand on it from left to right."""
    words, at = page.words, np.array(which)
    x0, tops, x1, bottoms = words.box[at].T.tolist()
    size = max(words.size[at].tolist())
    text = words.text[at].tolist()
    starts = [0, *(n for n in range(1, len(which)) if x0[n] - x1[n - 1] > WIDE * size)]
    texts = [without_page_number(" ".join(text[a:b])) for a, b in pairwise([*starts, len(text)])]
    return MarginLine(
        words=tuple(which),
        key=tuple(key for key, _ in texts),
        numbers=tuple(number for _, numbers in texts for number in numbers),
        lefts=tuple(x0[n] for n in starts),
        away=min(tops) if is_head else page.height - max(bottoms),
        is_head=is_head,
        top=min(tops),
        bottom=max(bottoms),
        size=size,
        is_bold=all_of(words.bold[at]),
    )
