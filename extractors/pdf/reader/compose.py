"""Put a page together from what a reader found: words, rules, fills, and what is doubtful about them."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np

from extractors.document import Issue
from extractors.pdf.page import Page, Rules, Words
from extractors.pdf.reader.bullets import with_bullets
from extractors.pdf.reader.clips import NONE_CLIPPED, Clipped, let_through
from extractors.pdf.reader.decoration import part_decorations
from extractors.pdf.reader.paths import Shapes
from extractors.pdf.reader.runs import Floats, Runs, select
from extractors.pdf.reader.view import View
from extractors.pdf.reader.visible import Background, hidden_issue, visible
from extractors.pdf.reader.words import to_words

__all__ = ["Content", "background_of", "compose"]

MAX_VALUE = 60
"""Characters of a text shown in an issue."""
MARK_SIZE = (4.0, 20.0)
"""Points: sides of a tick or cross that is drawn, not typed."""
MAX_CELL = 150.0
"""Points from a mark to the rules around it."""
MAX_MARKS = 60
"""Small shapes on a page; where there are more they are a chart or map, or letters turned to outlines."""
LETTERS_AS_SHAPES = 200
"""Shapes on a page without a word, from which on they are taken for letters turned to outlines."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader found on a page, as displayed."""

    number: int
    view: View
    runs: Runs
    shapes: Shapes
    images: Floats
    """(n, 4)."""
    reached: AbstractSet[str] = frozenset()
    """Names of the limits that were reached."""
    clipped: Clipped = NONE_CLIPPED


def compose(content: Content) -> Page:
    """Make a page: hidden text out, characters to words, struck words marked, doubts as issues."""
    width, height = content.view.size
    shapes, runs = content.shapes, content.runs
    seen = visible(runs, background_of(content)) & let_through(runs, content.clipped, content.view)
    shown = runs if seen.all() else select(runs, seen)
    words = to_words(shown, shapes.rules.box[~shapes.rules.is_horizontal])
    words, rules = part_decorations(words, shapes.rules)
    words = with_bullets(words, shapes)
    return Page(
        number=content.number,
        width=width,
        height=height,
        words=words,
        rules=rules,
        fills=shapes.fills,
        issues=tuple(_issues(content, words, rules, hidden_issue(runs, seen, content.number))),
    )


def background_of(content: Content) -> Background:
    """Give what lies behind a page's text."""
    width, height = content.view.size
    pictures = np.concatenate([content.images, content.shapes.figures])
    return Background(width, height, content.shapes.fills, pictures)


def _issues(content: Content, words: Words, rules: Rules, hidden: Issue | None) -> Iterator[Issue]:
    page, runs = content.number, content.runs
    for limit in sorted(content.reached):
        message = f"The page holds more {limit.replace('_', ' ')} than are read; the rest is left out."
        yield Issue("limit-reached", message, page=page, value=limit)
    if not len(words) and (len(content.images) or len(content.shapes.figures) > LETTERS_AS_SHAPES):
        yield Issue("no-text-layer", "The page shows a picture and no text.", page=page)
    if hidden:
        yield hidden
    if runs.is_unmapped.any():
        unmapped = runs.text[runs.is_unmapped]
        count = sum(map(len, unmapped))
        message = f"The fonts do not say what {count} characters are: the text can't be trusted."
        yield Issue("no-unicode-map", message, page=page, value=" ".join(unmapped)[:MAX_VALUE], count=count)
    if words.struck.any():
        struck = " ".join(words.text[words.struck])
        message = f"{int(words.struck.sum())} words are struck through; they were kept."
        yield Issue(
            "struck-text", message, page=page, value=struck[:MAX_VALUE], count=int(words.struck.sum())
        )
    marks = _drawn_marks(content.shapes.figures, words, rules)
    if marks:
        message = f"{marks} small shapes in the page's tables may be ticks or crosses; they are no text."
        yield Issue("drawn-mark", message, page=page, count=marks)


def _drawn_marks(figures: Floats, words: Words, rules: Rules) -> int:
    """Count the small shapes that stand alone, like letters, between the page's rules."""
    if not len(figures) or not len(rules.box):
        return 0
    width, height = figures[:, 2] - figures[:, 0], figures[:, 3] - figures[:, 1]
    low, high = MARK_SIZE
    like_letters = (
        (np.minimum(width, height) >= low / 2) & (np.maximum(width, height) <= high) & (height >= low)
    )
    marks = figures[like_letters]
    if len(marks) > MAX_MARKS:
        return 0
    return sum(_is_framed(box, rules) and not _is_covered(box, words.box) for box in marks.tolist())


def _is_framed(box: list[float], rules: Rules) -> bool:
    """Tell whether rules run above, below, left and right of a box, no farther than a cell is large."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    level, edges = rules.is_horizontal, rules.box
    across = level & (edges[:, 0] <= x) & (x <= edges[:, 2])
    along = ~level & (edges[:, 1] <= y) & (y <= edges[:, 3])
    sides = (
        (across, y - edges[:, 3]),
        (across, edges[:, 1] - y),
        (along, x - edges[:, 2]),
        (along, edges[:, 0] - x),
    )
    return all(bool((rule & (away > 0) & (away < MAX_CELL)).any()) for rule, away in sides)


def _is_covered(box: list[float], others: Floats) -> bool:
    """Tell whether a box lies in or right beside another one, as a bullet does beside its text."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    near = MARK_SIZE[1]
    on_line = (others[:, 1] < y) & (y < others[:, 3])
    return bool((on_line & (others[:, 0] - near < x) & (x < others[:, 2] + near)).any())
