"""Lists of contents: titles with the pages that they stand on, with or without leader dots; no tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from extractors.pdf.boxes import middle_y
from extractors.pdf.page import Bools, Floats, Indices, Page
from extractors.pdf.paper.turned import main_turn
from extractors.pdf.stretches import ends

__all__ = ["part_contents"]

FEWEST = 3
"""Entries of a list that says by a title, or by leaders, what it is."""
FEWEST_UNTOLD = 8
"""Entries of one that only its numbers tell."""
FEWEST_PAGES = 4
"""Pages that these name."""
SAME_SIDE = 2.5
"""Points: the numbers of a list end, or begin, this near to each other."""
LEVEL = 0.4
"""Times the type size: words whose middles are this near stand on one line."""
WIDE = 1.0
"""Times the type size between a title and its page, at least, where no leaders stand there."""
MOST_LEADERS = 0.5
"""Share of the entries with leaders from which these tell the list."""
APART = 1.4
"""Times the usual distance of entries: a part of the list begins below a wider gap, with a lower page perhaps."""
ABOVE = 3
"""Lines above the first entry on which the title, or the header of the column of numbers, stands."""

LEADERS = re.compile(r"(?:[.·…_‥]\s?){3,}")
NUMBER = re.compile(r"[.·…_‥(]*\d{1,3}\)?")
"""A word that may be a page's number, or end in it after leaders."""
PLACE = re.compile(r"\(?(?:pages?|pp?\.)?\s?(\d{1,3})(?:\s?[-–]\s?\d{1,3})?\)?", re.IGNORECASE)
"""The page, or pages, at the end of an entry."""
TITLE = re.compile(
    r"(?:table of )?contents(?: page)?|list of \w+|index|(?:tabl )?cynnwys|mynegai", re.IGNORECASE
)
PAGES = re.compile(r"page(?:s|\(s\))?(?: no\.?| number)?|tudalen|tud\.?|pg\.?", re.IGNORECASE)
"""What may stand over the numbers."""


class _Line(Struct, frozen=True):
    """A line of a page's words."""

    words: list[int]
    """From left to right."""
    heights: Floats
    """Of their middles, in ascending order."""
    text: str


class _Entry(Struct, frozen=True):
    line: int
    number: int
    y: float
    has_leaders: bool


def part_contents(page: Page) -> tuple[Page, Page | None]:
    """Part a page from its list of contents: the page without it, and one that holds but its words, if there is one."""
    if main_turn(page):
        return page, None
    words = page.words
    if not len(words):
        return page, None
    middle = (words.box[:, 0].min() + words.box[:, 2].max()) / 2
    is_number = (words.turn == 0) & (words.box[:, 2] > middle)
    is_number[is_number] = [_is_number(text) for text in words.text[is_number].tolist()]
    if np.count_nonzero(is_number) < FEWEST:
        return page, None
    columns = _columns(page, is_number)
    lines = _lines(page) if columns else []
    for numbers in columns:
        entries = _entries(page, lines, set(numbers.tolist()))
        if len(entries) >= FEWEST and _are_contents(lines, entries):
            is_own = np.zeros(len(words), dtype=np.bool_)
            for line in lines[entries[0].line : entries[-1].line + 1]:
                is_own[line.words] = True
            return replace(page, words=words.take(~is_own)), replace(page, words=words.take(is_own))
    return page, None


def _is_number(text: str) -> bool:
    return (text[-1].isdigit() or text[-1] == ")") and NUMBER.fullmatch(text) is not None


def _lines(page: Page) -> list[_Line]:
    """Give a page's upright words line by line, from the top."""
    upright = (page.words.turn == 0).nonzero()[0]
    y = middle_y(page.words.box[upright])
    order = np.argsort(y, kind="stable")
    near = LEVEL * page.words.size[upright[order[1:]]]
    first = np.append(0, (np.diff(y[order]) > near).nonzero()[0] + 1)
    heights, listed = y[order], upright[order].tolist()
    left, text = page.words.box[:, 0].tolist(), page.words.text.tolist()
    found = []
    for a, b in zip(first.tolist(), ends(first, len(order)).tolist(), strict=True):
        words = sorted(listed[a:b], key=left.__getitem__)
        found.append(_Line(words, heights[a:b], " ".join([text[word] for word in words])))
    return found


def _columns(page: Page, is_number: Bools) -> list[Indices]:
    """Give the numbers that end, or begin, one above the other; the most first."""
    which = is_number.nonzero()[0]
    found: list[Indices] = []
    for side in (2, 0):
        at = page.words.box[which, side]
        order = np.argsort(at, kind="stable")
        first = np.append(0, (np.diff(at[order]) > SAME_SIDE).nonzero()[0] + 1)
        found += [
            which[order[a:b]] for a, b in zip(first, ends(first, len(order)), strict=True) if b - a >= FEWEST
        ]
    return sorted(found, key=len, reverse=True)[:4]


def _entries(page: Page, lines: Sequence[_Line], numbers: set[int]) -> list[_Entry]:
    """Give the lines that end in one of some numbers, with a title before it."""
    found = []
    for place, line in enumerate(lines):
        if numbers.isdisjoint(line.words):
            continue
        leaders = LEADERS.search(line.text)
        title, end = (
            _parted(page, line)
            if leaders is None
            else (line.text[: leaders.start()], line.text[leaders.end() :])
        )
        match = PLACE.fullmatch(end.strip())
        if match and re.search(r"[^\W\d_]", title):
            found.append(_Entry(place, int(match[1]), float(line.heights.mean()), leaders is not None))
    return found


def _parted(page: Page, line: _Line) -> tuple[str, str]:
    """Part a line at its last wide gap."""
    box, text = page.words.box[line.words], page.words.text[line.words]
    wide = (box[1:, 0] - box[:-1, 2] >= WIDE * page.words.size[line.words[1:]]).nonzero()[0]
    cut = int(wide[-1]) + 1 if len(wide) else 0
    return " ".join(text[:cut].tolist()), " ".join(text[cut:].tolist())


def _are_contents(lines: Sequence[_Line], entries: Sequence[_Entry]) -> bool:
    """Tell whether entries name pages in ascending order, and leaders, a title or their number show that they do."""
    steps = [b.number - a.number for a, b in pairwise(entries)]
    gaps = [b.y - a.y for a, b in pairwise(entries)]
    usual = float(np.median(gaps))
    if any(step < 0 and gap <= APART * usual for step, gap in zip(steps, gaps, strict=True)):
        return False
    if 2 * sum(step < 0 for step in steps) > len(steps):
        return False
    if sum(entry.has_leaders for entry in entries) >= MOST_LEADERS * len(entries):
        return True
    above = [line.text for line in lines[: entries[0].line]]
    if any(TITLE.fullmatch(text) or PAGES.fullmatch(text) for text in above[-ABOVE:]):
        return True
    is_counted = set(steps) == {1}
    pages = {entry.number for entry in entries}
    return len(entries) >= FEWEST_UNTOLD and len(pages) >= FEWEST_PAGES and not is_counted
