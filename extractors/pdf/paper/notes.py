"""Notes in a page's margin, beside its tables: comments of a review, boxes, remarks; taken out with what is drawn.

They stand where they have room: no row of a table begins beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from extractors.pdf.boxes import middle_y
from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Floats, Indices, Page
from extractors.pdf.paper.column import is_ruled_across
from extractors.pdf.stretches import changes, ends

__all__ = ["part_notes"]

MIN_GUTTER = 9.0
"""Points between notes and the rest of the page's text."""
WIDEST = 0.4
"""Share of the width of a page's text that notes may take."""
MOST_WORDS = 0.4
"""Share of its words that may stand in them."""
LEVEL = 1.2
"""Points: lines whose middles are this near stand level, as those of the cells of a row do."""
MOST_LEVEL = 0.5
"""Share of the lines of notes that stand so with other text, and of their first ones without boxes: by chance."""
APART = 1.6
"""Times the type size, from one line's middle to the next: a note begins below a wider gap."""
SMALLER = 0.5
"""Points by which the type of notes without boxes is smaller than the table's."""
SAME_LINE = 0.4
"""Times the type size: words whose middles are this near stand on one line."""
BESIDE = 8.0
"""Points around notes in which the sides of their boxes stand."""
SAME_SIDE = 2.0
"""Points: rules that end this near to each other end at one side of a table."""
TOUCH = 1.5
"""Points: boxes nearer than this are cells one above the other."""
FEWEST_LINES = 2.0
"""Lines of a usual note in a box."""

REVIEW = re.compile(r"Comment(?:ed)? \[.*|(?:Deleted|Inserted|Formatted): .*")
"""How the comments begin that word processors print in the margin."""


class _Notes(Struct, frozen=True):
    """What may be notes at a page's side; x runs outwards from the text, to the left or to the right."""

    words: Indices
    """On lines from the top."""
    line: Indices
    """The number of each word's line, from 0."""
    y: Floats
    """Of the lines' middles."""
    left: float
    """Where they begin."""
    right: float
    """Where the rest of the page's text ends."""
    is_right: bool


def part_notes(page: Page) -> tuple[Page, Page] | None:
    """Part a page from the notes in its margin; None where there are none.

    Gives the page without them and what is drawn around them, and one that holds but their words.
    """
    size = page.words.size
    is_drawn = len(page.rules.box) or len(page.fills.box)
    if not len(size) or (not is_drawn and np.ptp(size) < SMALLER) or is_ruled_across(page):
        return None
    for is_right in (True, False):
        for notes in _candidates(page, is_right):
            if _is_review(page, notes) or _are_notes(page, notes):
                is_own = np.zeros(len(page.words), dtype=np.bool_)
                is_own[notes.words] = True
                rest = replace(page, words=page.words.take(~is_own))
                return _without_drawing(rest, notes), replace(page, words=page.words.take(is_own))
    return None


def _outwards(box: Floats, is_right: bool) -> tuple[Floats, Floats]:
    """Give where boxes begin and end, seen from the text outwards."""
    return (box[:, 0], box[:, 2]) if is_right else (-box[:, 2], -box[:, 0])


def _candidates(page: Page, is_right: bool) -> Iterator[_Notes]:
    """Give the words beyond each strip that is free all down the page, the outermost first."""
    words = page.words
    upright = (words.turn == 0).nonzero()[0]
    if len(upright) < 2:
        return
    x0, x1 = _outwards(words.box[upright], is_right)
    order = np.argsort(x0, kind="stable")
    reach = np.maximum.accumulate(x1[order])
    low, high = x0[order[0]], reach[-1]
    for cut in (x0[order[1:]] - reach[:-1] >= MIN_GUTTER).nonzero()[0][::-1].tolist():
        own, left = upright[order[cut + 1 :]], float(x0[order[cut + 1]])
        if high - left > WIDEST * (high - low) or len(own) > MOST_WORDS * len(upright):
            return
        own = own[np.argsort(middle_y(words.box[own]), kind="stable")]
        y = middle_y(words.box[own])
        line = np.cumsum(np.append(False, np.diff(y) > SAME_LINE * words.size[own[1:]]))
        yield _Notes(own, line, np.bincount(line, y) / np.bincount(line), left, float(reach[cut]), is_right)


def _is_review(page: Page, notes: _Notes) -> bool:
    """Tell whether some note begins as a word processor's comments do."""
    first = changes(notes.line).nonzero()[0]
    for a, b in zip(first.tolist(), ends(first, len(notes.words)).tolist(), strict=True):
        on_line = notes.words[a:b][np.argsort(page.words.box[notes.words[a:b], 0])]
        if REVIEW.fullmatch(" ".join(page.words.text[on_line].tolist())):
            return True
    return False


def _are_notes(page: Page, notes: _Notes) -> bool:
    """Tell whether texts at a page's side are notes: level with other lines by chance, and small or in boxes."""
    is_other = np.ones(len(page.words), dtype=np.bool_)
    is_other[notes.words] = False
    others = np.sort(middle_y(page.words.box[is_other]))
    after = others.searchsorted(notes.y)
    near = others[np.clip(np.stack((after - 1, after)), 0, len(others) - 1)]
    is_level = np.asarray((np.abs(near - notes.y) <= LEVEL).any(axis=0))
    if is_level.mean() > MOST_LEVEL or _is_ruled_over(page, notes):
        return False
    size, usual = float(np.median(page.words.size[notes.words])), float(np.median(page.words.size[is_other]))
    begins = np.append(True, np.diff(notes.y) > APART * size)
    is_small = size <= usual - SMALLER and is_level[begins].mean() <= MOST_LEVEL
    return bool(is_small) or _are_boxed(page, notes)


def _is_ruled_over(page: Page, notes: _Notes) -> bool:
    """Tell whether rules run over the strip beside notes, in one piece or two: those of a table do so."""
    box = page.rules.box[page.rules.is_horizontal]
    x0, x1 = _outwards(box, notes.is_right)
    is_before, is_after = x0 < notes.right - BESIDE, x1 > notes.left + BESIDE
    if any_of(is_before & is_after):
        return True
    before, after = (is_before & (x1 > notes.right)).nonzero()[0], (is_after & (x0 < notes.left)).nonzero()[0]
    is_level = np.abs(box[before, 1][:, None] - box[after, 1]) <= SAME_SIDE
    return any_of(is_level & (x0[after] - x1[before][:, None] <= SAME_SIDE))


def _are_boxed(page: Page, notes: _Notes) -> bool:
    """Tell whether all notes stand in boxes that are apart, each around some lines; cells touch."""
    spans = np.concatenate((_fills(page, notes), _frames(page, notes)))
    holds = (spans[:, :1] < notes.y) & (spans[:, 1:] > notes.y)
    spans, holds = spans[holds.any(axis=1)], holds[holds.any(axis=1)]
    if not all_of(holds.any(axis=0)):
        return False
    is_inner = np.array([not any_of(holds[holds.sum(axis=1) < own.sum()] & own) for own in holds])
    holds, which = np.unique(holds[is_inner], axis=0, return_index=True)
    spans = spans[is_inner][which]
    spans = spans[np.argsort(spans[:, 0], kind="stable")]
    are_apart = all_of(spans[1:, 0] - np.maximum.accumulate(spans[:, 1])[:-1] > TOUCH)
    return are_apart and float(np.median(holds.sum(axis=1))) >= FEWEST_LINES


def _fills(page: Page, notes: _Notes) -> Floats:
    """Give from where to where the fills go down that begin between the text and the notes."""
    x0, _ = _outwards(page.fills.box, notes.is_right)
    return page.fills.box[(x0 > notes.right) & (x0 < notes.left)][:, 1::2]


def _frames(page: Page, notes: _Notes) -> Floats:
    """Give from where to where the frames go down, between rules across that begin beside the notes."""
    box = page.rules.box[page.rules.is_horizontal]
    x0, _ = _outwards(box, notes.is_right)
    at = np.unique(box[(x0 > notes.left - BESIDE) & (x0 < notes.left)][:, 1])
    return np.column_stack((at[:-1], at[1:]))


def _without_drawing(page: Page, notes: _Notes) -> Page:
    """Leave out what is drawn around notes, and the lines that lead to them."""
    x0, x1 = _outwards(page.rules.box, notes.is_right)
    around = (x0 + x1) / 2 > notes.left - BESIDE
    is_long = x1 - x0 > WIDEST * page.width
    sides = x1[~around & (is_long | ~page.rules.is_horizontal)]
    is_of_table = (np.abs(x1[:, None] - sides) <= SAME_SIDE).any(axis=1)
    leads = page.rules.is_horizontal & (x1 > (notes.left + notes.right) / 2) & (x1 < notes.left + BESIDE)
    fill_x0, fill_x1 = _outwards(page.fills.box, notes.is_right)
    return replace(
        page,
        rules=page.rules.take(~around & (~leads | is_of_table)),
        fills=page.fills.take((fill_x0 + fill_x1) / 2 <= notes.left - BESIDE),
    )
