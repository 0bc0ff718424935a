"""Running heads and feet: lines that return at one height from page to page, known before tables are looked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from extractors.pdf.boxes import middles
from extractors.pdf.page import Bools, Floats, Page
from extractors.pdf.paper.backdrop import LARGE
from extractors.pdf.stretches import changes, ends
from extractors.pdf.tables.edges import Indices
from extractors.running import MIN_PAGES, SAME_HEIGHT, ZONE, without_page_number

__all__ = ["part_running_lines"]

AHEAD = 4
"""Pages looked at before and after each: on three of them, left or right ones at that, a line returns."""
MOST_LINES = 4
"""Lines of a running head, or foot."""
LEVEL = 0.4
"""Times the type size: words whose middles are this near stand on one line."""
WIDE = 1.2
"""Times the type size: words further apart are two texts of a line."""
SAME_LEFT = 2.5
"""Points: texts of one column begin this near to each other."""
FEWEST_BELOW = 2
"""Lines below that have a text which begins where one of a line does: it may be the header over them."""
CLOSE = 0.8
"""Times the type size: a line this near below another, set alike, may be of one header with it."""
SAME_SIZE = 0.25
"""Points by which the type of lines that are set alike may differ."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line near the head or the foot of a page."""

    words: Indices
    """From left to right."""
    key: str
    """Its text, pages' numbers aside."""
    numbers: tuple[int, ...]
    """Those of pages, left out of `key`."""
    away: float
    """Points from its end of the page."""
    is_head: bool
    top: float
    bottom: float
    size: float
    is_bold: bool
    lefts: tuple[float, ...]
    """Where its texts begin."""


@dataclass(frozen=True, slots=True)
class _Seen:
    page: Page
    lines: tuple[_Line, ...]


def part_running_lines(pages: Iterable[Page]) -> Iterator[Page]:
    """Take the running heads and feet out of the words of pages that follow each other, into their `furniture`.

    A line is one if its text, the page's number aside, returns at the same height on three pages of which each
    follows the one before, or the next but one; or on all pages of a document with two. The header of a table
    returns as well: it stays, as does what stands with it. Shading that holds nothing else goes with the line.
    """
    window: deque[_Seen] = deque()
    at = 0
    for page in pages:
        window.append(_Seen(page, _marginal(page)))
        if len(window) - at > AHEAD:
            yield _parted(window, at)
            at += 1
        if at > AHEAD:
            window.popleft()
            at -= 1
    for n in range(at, len(window)):
        yield _parted(window, n)


def _parted(window: Sequence[_Seen], at: int) -> Page:
    """Give a page of some that follow each other without its running lines."""
    page, lines = window[at].page, window[at].lines
    returning = [line for line in lines if _returns(line, window, at)]
    running = [line for line in returning if not _is_of_header(line, window, at)]
    if not running:
        return page
    is_running = np.zeros(len(page.words), dtype=np.bool_)
    is_running[np.concatenate([line.words for line in running])] = True
    return replace(
        page,
        words=page.words.take(~is_running),
        fills=page.fills.take(~_holds_only(page.fills.box, page, is_running)),
        furniture=(*page.furniture, page.words.take(is_running)),
    )


def _holds_only(box: Floats, page: Page, is_running: Bools) -> Bools:
    """Tell which boxes hold running lines and no other words."""
    found = _hold(box, page.words.box[is_running])
    found[found] = ~_hold(box[found], page.words.box[~is_running])
    return found


def _hold(box: Floats, words: Floats) -> Bools:
    """Tell which boxes hold the middle of some word."""
    x, y = middles(words)
    inside = (box[:, :1] < x) & (box[:, 2:3] > x) & (box[:, 1:2] < y) & (box[:, 3:] > y)
    return np.asarray(inside.any(axis=1))


def _marginal(page: Page) -> tuple[_Line, ...]:
    """Give the outermost lines at a page's head and at its foot."""
    box, size = page.words.box, page.words.size
    if not len(size):
        return ()
    is_text = (page.words.turn == 0) & (size < LARGE * np.median(size))
    found: list[_Line] = []
    for is_head in (True, False):
        inside = (box[:, 3] < ZONE * page.height) if is_head else (box[:, 1] > (1 - ZONE) * page.height)
        which = (inside & is_text).nonzero()[0]
        if not len(which):
            continue
        lines = list(_set_on_lines(page, which))
        lines = lines[:MOST_LINES] if is_head else lines[-MOST_LINES:]
        found += [_line(page, words, is_head) for words in lines]
    return tuple(found)


def _set_on_lines(page: Page, which: Indices) -> Iterator[Indices]:
    """Give words line by line, from the top."""
    x, y = middles(page.words.box[which])
    order = np.argsort(y, kind="stable")
    near = LEVEL * page.words.size[which[order]]
    line = np.append(0, np.cumsum(np.diff(y[order]) > near[1:]))
    first = changes(line).nonzero()[0]
    for a, b in zip(first.tolist(), ends(first, len(order)).tolist(), strict=True):
        words = order[a:b]
        yield which[words[np.argsort(x[words], kind="stable")]]


def _line(page: Page, which: Indices, is_head: bool) -> _Line:
    words = page.words
    box, size = words.box[which], float(words.size[which].max())
    begins = np.append(True, box[1:, 0] - box[:-1, 2] > WIDE * size)
    text = words.text[which].tolist()
    starts = begins.nonzero()[0].tolist()
    texts = [" ".join(text[a:b]) for a, b in pairwise([*starts, len(text)])]
    keys, numbers = zip(*(without_page_number(text) for text in texts), strict=True)
    top, bottom = float(box[:, 1].min()), float(box[:, 3].max())
    return _Line(
        words=which,
        key="|".join(keys),
        numbers=sum(numbers, ()),
        away=top if is_head else page.height - bottom,
        is_head=is_head,
        top=top,
        bottom=bottom,
        size=size,
        is_bold=bool(words.bold[which].all()),
        lefts=tuple(box[starts, 0].tolist()),
    )


def _returns(line: _Line, window: Sequence[_Seen], at: int) -> bool:
    """Tell whether a line returns on as many pages as a running one does."""
    on = [n for n, seen in enumerate(window) if n == at or _find(line, seen, n - at)]
    here = on.index(at)
    first = last = here
    while first and on[first] - on[first - 1] <= 2:
        first -= 1
    while last + 1 < len(on) and on[last + 1] - on[last] <= 2:
        last += 1
    return last - first + 1 >= min(MIN_PAGES, max(2, len(window)))


def _find(line: _Line, seen: _Seen, apart: int) -> _Line | None:
    """Give the line of a page, so many further on, that a line returns as."""
    return next((other for other in seen.lines if _is_same(line, other, apart)), None)


def _is_same(line: _Line, other: _Line, apart: int) -> bool:
    """Tell whether two lines are one that returns, so many pages apart: its numbers count these."""
    return (
        line.is_head == other.is_head
        and line.key == other.key
        and abs(line.away - other.away) <= SAME_HEIGHT
        and all(b - a == apart for a, b in zip(line.numbers, other.numbers, strict=True))
    )


def _is_of_header(line: _Line, window: Sequence[_Seen], at: int) -> bool:
    """Tell whether a line is a table's header, or stands with one: on one of the pages on which it returns."""
    for n, seen in enumerate(window):
        here = _find(line, seen, n - at)
        if here and any(
            _is_walled(part, seen.page) or _is_over_columns(part, seen.page) for part in _block(here, seen)
        ):
            return True
    return False


def _block(line: _Line, seen: _Seen) -> list[_Line]:
    """Give a line at a page's head with those that stand close to it and are set alike; one at its foot alone."""
    block = [line]
    for other in seen.lines if line.is_head else ():
        if other.is_head and other.top - block[-1].top > 0 and _is_close(block[-1], other):
            block.append(other)
    for other in seen.lines[::-1] if line.is_head else ():
        if other.is_head and block[0].top - other.top > 0 and _is_close(other, block[0]):
            block.insert(0, other)
    return block


def _is_close(line: _Line, below: _Line) -> bool:
    is_alike = line.is_bold == below.is_bold and abs(line.size - below.size) <= SAME_SIZE
    return is_alike and below.top - line.bottom <= CLOSE * line.size


def _is_over_columns(line: _Line, page: Page) -> bool:
    """Tell whether texts of several lines below begin where a text of this one does, beyond its first."""
    if line.numbers or not line.is_head:
        return False
    box = page.words.box
    below = box[box[:, 1] > line.bottom, 0]
    return any(np.count_nonzero(np.abs(below - x) <= SAME_LEFT) >= FEWEST_BELOW for x in line.lefts[1:])


def _is_walled(line: _Line, page: Page) -> bool:
    """Tell whether a vertical rule stands level with a line, and is not as long as all the page's text: a cell's."""
    upright = page.rules.box[~page.rules.is_horizontal]
    y, words = (line.top + line.bottom) / 2, page.words.box
    beside = upright[(upright[:, 1] < y) & (upright[:, 3] > y)]
    return bool(((beside[:, 1] > words[:, 1].min()) | (beside[:, 3] < words[:, 3].max())).any())
