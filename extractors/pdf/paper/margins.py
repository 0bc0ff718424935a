"""Running heads and feet: lines that return at one height from page to page, known before tables are looked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from msgspec import Struct, field
from msgspec.structs import replace

from extractors.pdf.boxes import middle_y, middles
from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Bools, Fills, Floats, Page
from extractors.pdf.paper.margin_lines import LEVEL, MarginLine, marginal_lines, set_on_lines, to_line
from extractors.pdf.paper.margin_rules import rules_of_margin
from extractors.running import MIN_PAGES, SAME_HEIGHT

__all__ = ["part_running_lines"]

AHEAD = 4
"""Pages looked at before and after each: on three of them, left or right ones at that, a line returns."""
SAME_LEFT = 2.5
"""Points: texts of one column begin this near to each other."""
FEWEST_BELOW = 2
"""Lines below that have a text which begins where one of a line does: it may be the header over them."""
FEWEST_BOXES = 3
"""Texts in a painted box each that are a header."""
NARROW = 0.6
"""Of the page's width: a column of a table is narrower."""
FEWEST_RULES = 4
"""Rules of one width, above and below a line and further down, that show rows of a table."""
HIGHEST = 4.0
"""Times the type size: the rule below a header stands no further below its first line."""
SAME_SIDE = 2.0
"""Points: rules that part rows of one table begin, and end, this near to each other."""
MOST_HEADERS = 0.5
"""Share of the pages on which a line looks like a header from which it is one: the last may hold a row alone."""
CLOSE = 0.8
"""Times the type size: a line this near below another, set alike, may be of one header with it."""
SAME_SIZE = 0.25
"""Points by which the type of lines that are set alike may differ."""


class _Seen(Struct, frozen=True):
    page: Page
    lines: tuple[MarginLine, ...]
    """From the top."""
    by_key: dict[tuple[str, ...], list[MarginLine]]
    of_header: dict[MarginLine, bool] = field(default_factory=dict)
    """The lines that were looked at: whether each is a table's header, or stands with one."""


def part_running_lines(pages: Iterable[Page]) -> Iterator[Page]:
    """Take the running heads and feet out of the words of pages that follow each other, into their `furniture`.

    A line is one if its text, the page's number aside, returns at the same height on three pages of which each
    follows the one before, or the next but one; or on all pages of a document with two. The header of a table
    returns as well: it stays, as does what stands with it. Shading that holds nothing else goes with the line.
    """
    window: deque[_Seen] = deque()
    at = 0
    for page in pages:
        window.append(_seen(page))
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
    page = window[at].page
    running: list[int] = []
    is_rule = np.zeros(len(page.rules.box), dtype=np.bool_)
    needed = min(MIN_PAGES, max(2, len(window)))
    for line in window[at].lines:
        if sum(line.key in seen.by_key for seen in window) < needed:  # as for most lines
            continue
        found = [_find(line, seen, n - at) for n, seen in enumerate(window)]
        if not _are_enough([n for n, other in enumerate(found) if other], at, len(window)):
            continue
        headers = [_is_of_header(other, seen) for other, seen in zip(found, window, strict=True) if other]
        if sum(headers) < MOST_HEADERS * len(headers):
            running += line.words
            there = [(other, seen.page) for other, seen in zip(found, window, strict=True) if other]
            is_rule |= rules_of_margin(line, page, there)
    if not running:
        return page
    is_running = np.zeros(len(page.words), dtype=np.bool_)
    is_running[running] = True
    return replace(
        page,
        words=page.words.take(~is_running),
        rules=page.rules.take(~is_rule) if any_of(is_rule) else page.rules,
        fills=_without_theirs(page, is_running),
        furniture=(*page.furniture, page.words.take(is_running)),
    )


def _without_theirs(page: Page, is_running: Bools) -> Fills:
    """Leave out the fills that hold running lines and no other words."""
    if not len(page.fills.box):
        return page.fills
    is_theirs = _hold(page.fills.box, page.words.box[is_running])
    if not any_of(is_theirs):
        return page.fills
    is_theirs[is_theirs] = ~_hold(page.fills.box[is_theirs], page.words.box[~is_running])
    return page.fills.take(~is_theirs)


def _hold(box: Floats, words: Floats) -> Bools:
    """Tell which boxes hold the middle of some word."""
    x, y = middles(words)
    inside = (box[:, :1] < x) & (box[:, 2:3] > x) & (box[:, 1:2] < y) & (box[:, 3:] > y)
    return np.asarray(inside.any(axis=1))


def _seen(page: Page) -> _Seen:
    lines = marginal_lines(page) if len(page.words) else ()
    by_key: dict[tuple[str, ...], list[MarginLine]] = {}
    for line in lines:
        by_key.setdefault(line.key, []).append(line)
    return _Seen(page, lines, by_key)


def _are_enough(on: Sequence[int], at: int, pages: int) -> bool:
    """Tell whether a line is on as many pages, around the one at `at`, as a running one is."""
    first = last = on.index(at)
    while first and on[first] - on[first - 1] <= 2:
        first -= 1
    while last + 1 < len(on) and on[last + 1] - on[last] <= 2:
        last += 1
    return last - first + 1 >= min(MIN_PAGES, max(2, pages))


def _find(line: MarginLine, seen: _Seen, apart: int) -> MarginLine | None:
    """Give the line of a page, so many further on, that a line returns as: its numbers count the pages."""
    for other in seen.by_key.get(line.key, ()):
        if (
            line.is_head == other.is_head
            and abs(line.away - other.away) <= SAME_HEIGHT
            and other.numbers == tuple(number + apart for number in line.numbers)
        ):
            return other
    return None


def _is_of_header(line: MarginLine, seen: _Seen) -> bool:
    """Tell whether a line is a table's header on its page, or stands with one."""
    if line not in seen.of_header:
        block = _block(line, seen)
        seen.of_header[line] = _is_between_rules(block[0], seen.page) or any(
            _is_walled(part, seen.page) or _is_over_columns(part, seen.page) or _is_in_boxes(part, seen.page)
            for part in block
        )
    return seen.of_header[line]


def _block(line: MarginLine, seen: _Seen) -> list[MarginLine]:
    """Give a line at a page's head with those that stand close to it and are set alike; one at its foot alone."""
    block = [line]
    heads = [other for other in seen.lines if other.is_head] if line.is_head else []
    for other in heads:
        if other.top > block[-1].top and _is_close(block[-1], other):
            block.append(other)
    for other in heads[::-1]:
        if other.top < block[0].top and _is_close(other, block[0]):
            block.insert(0, other)
    if line.is_head and line.is_bold:
        block += _further_lines(block[-1], seen.page)
    return block


def _further_lines(line: MarginLine, page: Page) -> list[MarginLine]:
    """Give the lines that stand close below one in bold and are set alike: headers reach further than running heads."""
    box, size = page.words.box, line.size
    y = middle_y(box)
    low = (line.top + line.bottom) / 2 + LEVEL * size
    below = ((page.words.turn == 0) & (y > low) & (y < low + HIGHEST * size)).nonzero()[0].tolist()
    found: list[MarginLine] = []
    for words in set_on_lines(page, below):
        other = to_line(page, words, is_head=True)
        if not _is_close(line, other):
            break
        found.append(other)
        line = other
    return found


def _is_close(line: MarginLine, below: MarginLine) -> bool:
    is_alike = line.is_bold == below.is_bold and abs(line.size - below.size) <= SAME_SIZE
    return is_alike and below.top - line.bottom <= CLOSE * line.size


def _is_over_columns(line: MarginLine, page: Page) -> bool:
    """Tell whether texts of several lines below begin where most of this one do, beyond its first."""
    if not line.is_head or len(line.lefts) < 2 or line.numbers:
        return False
    box = page.words.box
    below = box[box[:, 1] > line.bottom, 0]
    over = [np.count_nonzero(np.abs(below - x) <= SAME_LEFT) >= FEWEST_BELOW for x in line.lefts[1:]]
    return bool(2 * sum(over) > len(over))


def _is_in_boxes(line: MarginLine, page: Page) -> bool:
    """Tell whether each of several texts stands in a painted box of its own, as a designed header's do."""
    if not line.is_head or len(line.lefts) < FEWEST_BOXES:
        return False
    x0, top, x1, bottom = page.fills.box.T
    y = (line.top + line.bottom) / 2
    level = page.fills.box[(top < y) & (bottom > y) & (x1 - x0 < NARROW * page.width)]
    at = np.array(line.lefts)
    inside = (level[:, :1] < at) & (level[:, 2:3] > at)
    return all_of(inside.any(axis=0)) and not any_of(inside.sum(axis=1) > 1)


def _is_between_rules(line: MarginLine, page: Page) -> bool:
    """Tell whether rules of one width run above and below a line at a page's head, and as many as rows have below."""
    rules = page.rules.box[page.rules.is_horizontal]
    if not line.is_head or len(rules) < FEWEST_RULES:
        return False
    levels: dict[int, tuple[float, float]] = {}
    for x0, top, x1, bottom in rules.tolist():
        level = round((top + bottom) / 2)
        left, right = levels.get(level, (x0, x1))
        levels[level] = min(left, x0), max(right, x1)
    above = max((level for level in levels if level <= line.top + SAME_SIDE), default=None)
    if above is None or above < line.top - CLOSE * line.size:
        return False
    alike = sorted(level for level in levels if level >= above and _are_alike(levels[level], levels[above]))
    return len(alike) >= FEWEST_RULES and alike[1] - line.bottom <= HIGHEST * line.size


def _are_alike(rule: tuple[float, float], other: tuple[float, float]) -> bool:
    return all(abs(x - y) <= SAME_SIDE for x, y in zip(rule, other, strict=True))


def _is_walled(line: MarginLine, page: Page) -> bool:
    """Tell whether a cell's vertical rule stands level with a line: between texts, or not as long as all of them."""
    if all_of(page.rules.is_horizontal):
        return False
    upright = page.rules.box[~page.rules.is_horizontal]
    y, words = (line.top + line.bottom) / 2, page.words.box
    beside = upright[(upright[:, 1] < y) & (upright[:, 3] > y)]
    is_between = (beside[:, 0] > words[:, 0].min()) & (beside[:, 2] < words[:, 2].max())
    return any_of(is_between | (beside[:, 1] > words[:, 1].min()) | (beside[:, 3] < words[:, 3].max()))
