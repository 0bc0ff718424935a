"""Put a page together from what a reader found: words, rules, fills, and what is doubtful about them."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

import numpy as np
from msgspec import Struct

from extractors.document import Issue
from extractors.pdf.boxes import BoxTuple
from extractors.pdf.flags import all_of, any_of
from extractors.pdf.page import Page, Rules, Words
from extractors.pdf.reader.aslant import are_stamps, slanted_issues
from extractors.pdf.reader.bullets import with_bullets
from extractors.pdf.reader.clips import NONE_CLIPPED, Clipped, let_through
from extractors.pdf.reader.decoration import part_decorations
from extractors.pdf.reader.marks import drawn_marks
from extractors.pdf.reader.paths import Shapes
from extractors.pdf.reader.runs import Bools, Floats, Runs, select
from extractors.pdf.reader.view import View
from extractors.pdf.reader.visible import MAX_VALUE, Background, hidden_issue, visible
from extractors.pdf.reader.words import to_words

__all__ = ["Content", "background_of", "compose"]

LETTERS_AS_SHAPES = 200
"""Shapes on a page without a word, from which on they are taken for letters turned to outlines."""

NO_POSTS = np.empty((0, 4))
"""No upright rules part words."""


class Content(Struct, frozen=True):
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
    covered: Bools | None = None
    """Runs that a shape painted later hides."""
    skew: float = 0.0
    """How far the page's lines run down to the right as displayed, in degrees: here they are turned level."""
    is_scan: bool = False
    """The page is a picture, and the text a machine's reading of it."""
    pasted: tuple[BoxTuple, ...] = ()
    """Where pictures stand that hold a table."""
    laid: int = 0
    """Runs of headings set aslant that were laid level."""


def compose(content: Content) -> Page:
    """Make a page: hidden text out, characters to words, struck words marked, doubts as issues."""
    width, height = content.view.size
    shapes, runs = content.shapes, content.runs
    seen = visible(runs, background_of(content)) & let_through(runs, content.clipped, content.view)
    if content.covered is not None:
        seen &= ~content.covered
    shown = runs if all_of(seen) else select(runs, seen)
    stamps = None
    if any_of(shown.is_aslant) and any_of(are_stamp := are_stamps(shown)):
        stamps, shown = select(shown, are_stamp), select(shown, ~are_stamp)
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
        skew=content.skew,
        is_scan=content.is_scan,
        furniture=() if stamps is None else (to_words(stamps, NO_POSTS),),
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
        yield Issue(
            "no-text-layer",
            "The page shows a picture and no text: it is read once OCR has added the words, as ocrmypdf does.",
            page=page,
        )
    if len(words):
        yield from (_pasted_issue(box, page) for box in content.pasted)
    if hidden:
        yield hidden
    if any_of(runs.is_unmapped):
        unmapped = runs.text[runs.is_unmapped]
        count = sum(map(len, unmapped))
        message = f"The fonts do not say what {count} characters are: the text can't be trusted."
        yield Issue("no-unicode-map", message, page=page, value=" ".join(unmapped)[:MAX_VALUE], count=count)
    if any_of(runs.is_ordered):
        count = int(runs.is_ordered.sum())
        message = (
            f"The fonts do not say what the characters of {count} words are; the usual order of glyphs does."
        )
        yield Issue("glyph-order", message, page=page, count=count)
    if any_of(runs.is_aslant) or content.laid:
        yield from slanted_issues(runs, content.laid, page)
    if any_of(words.struck):
        struck = " ".join(words.text[words.struck])
        message = f"{int(words.struck.sum())} words are struck through; they were kept."
        yield Issue(
            "struck-text", message, page=page, value=struck[:MAX_VALUE], count=int(words.struck.sum())
        )
    marks = drawn_marks(content.shapes, content.images, words, rules)
    if marks:
        message = (
            f"{marks} small shapes in the page's tables may be ticks, crosses or lights; they are no text."
        )
        yield Issue("drawn-mark", message, page=page, count=marks)


def _pasted_issue(box: BoxTuple, page: int) -> Issue:
    """Say where a picture stands that holds a table."""
    x0, top, x1, bottom = map(round, box)
    message = (
        f"A picture {x1 - x0} points wide and {bottom - top} high, which begins {x0} points from the page's left and "
        f"{top} from its top, seems to hold a table; nothing of it was read."
    )
    return Issue("table-in-picture", message, page=page)
