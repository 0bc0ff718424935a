"""Headers of tables that stand at the head of one page and on the one before it: they stand out as if set in bold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
from msgspec.structs import replace

from extractors.pdf.boxes import middle_y
from extractors.pdf.flags import all_of
from extractors.pdf.page import Floats, Indices, Page, Words

__all__ = ["with_headers_told"]

LEVEL = 0.4
"""Times the type size: words whose middles are this near stand on one line."""
WIDE = 1.2
"""Times the type size: words further apart are two texts of a line."""
FEWEST_TEXTS = 3
"""Texts side by side that return together as a header does, and no row."""
SAME_PLACE = 1.0
"""Points: words of a header stand this near to where they stand on the other page."""
MAX_SHIFT = 30.0
"""Points: how far a table may stand further to one side on the next page (left and right pages)."""
MOST_LINES = 8
"""Lines of a header; pages that share more are alike in other ways."""


def with_headers_told(pages: Iterable[Page]) -> Iterator[Page]:
    """Let headers in plain type count as bold where they return: what stands out tells where rows begin.

    A header is the lines at a page's head that stand on the page before as well, word for word and in their places.

    Args:
        pages: pages that follow each other, without their running heads.
    """
    before: Page | None = None
    for page in pages:
        told = page
        if before is not None:
            before, told = _told(before, page)
            yield before
        before = told
    if before is not None:
        yield before


def _told(before: Page, page: Page) -> tuple[Page, Page]:
    first = _line_below(page.words, -np.inf)
    if not _may_be_header(page.words, first):
        return before, page
    found: list[int] = []
    longest: list[int] = []
    for start in _places(before.words, page.words, first):
        own, other = _shared(page.words, first, before.words, start)
        found += other
        longest = max(longest, own, key=len)
    return _with_bold(before, found), _with_bold(page, longest)


def _with_bold(page: Page, which: list[int]) -> Page:
    if not which:
        return page
    bold = page.words.bold.copy()
    bold[which] = True
    return replace(page, words=replace(page.words, bold=bold))


def _may_be_header(words: Words, line: Indices) -> bool:
    """Tell whether a line is of several texts in plain type, no two the same and none with a number first, as rows'."""
    if len(line) < FEWEST_TEXTS or all_of(words.bold[line]):
        return False
    gap = words.box[line[1:], 0] - words.box[line[:-1], 2]
    starts = [0, *((gap > WIDE * words.size[line[1:]]).nonzero()[0] + 1).tolist()]
    texts = {
        " ".join(words.text[line[a:b]].tolist())
        for a, b in zip(starts, [*starts[1:], len(line)], strict=True)
    }
    return len(texts) == len(starts) >= FEWEST_TEXTS and not any(text[:1].isdigit() for text in texts)


def _line_below(words: Words, y: float) -> Indices:
    """Give the words of the first upright line whose middle is below a height, from left to right."""
    middle = middle_y(words.box)
    below = ((words.turn == 0) & (middle > y)).nonzero()[0]
    if not len(below):
        return np.empty(0, dtype=np.intp)
    top = below[middle[below].argmin()]
    line = below[middle[below] <= middle[top] + LEVEL * words.size[top]]
    from_left: Indices = line[words.box[line, 0].argsort(kind="stable")]
    return from_left


def _places(before: Words, words: Words, line: Indices) -> Iterator[Indices]:
    """Give the lines of the page before that say what a line does, in the same places."""
    starts = ((before.text == words.text[line[0]]) & (before.turn == 0)).nonzero()[0]
    for start in starts.tolist():
        y = float(middle_y(before.box[start : start + 1])[0])
        other = _line_below(before, y - LEVEL * float(before.size[start]))
        if _are_alike(words, line, before, other):
            yield other


def _are_alike(words: Words, line: Indices, before: Words, other: Indices) -> bool:
    if len(line) != len(other) or not all_of(words.text[line] == before.text[other]):
        return False
    shift: Floats = words.box[line, 0] - before.box[other, 0]
    return bool(np.ptp(shift) <= SAME_PLACE and abs(float(shift[0])) <= MAX_SHIFT)


def _shared(words: Words, line: Indices, before: Words, other: Indices) -> tuple[list[int], list[int]]:
    """Give the words of a header on both pages, from its first lines there; none if the pages go on alike below it."""
    own: list[int] = []
    theirs: list[int] = []
    for _ in range(MOST_LINES + 1):
        if not (len(line) and len(other) and _are_alike(words, line, before, other)):
            return own, theirs
        own += line.tolist()
        theirs += other.tolist()
        line, other = (
            _line_below(on, float(middle_y(on.box[last]).max()) + LEVEL * float(on.size[last].max()))
            for on, last in ((words, line), (before, other))
        )
    return [], []
