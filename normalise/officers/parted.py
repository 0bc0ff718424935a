"""Officers that a narrow column set below each other: where its width hid the line's end, their words still tell.

A reader of pages joins two lines if the next word had no room on the first: so "Parking Manager" over "Traffic
Order Officer" may come as one paragraph. Nobody is both. Where it can't measure the column, it may part one officer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from extractors.document import Issue, Paragraph
from normalise.officers.heads import read_phrase
from normalise.officers.lines import LIST_LABEL, goes_on, joined
from normalise.officers.two import LEAST, LISTED, are_two, may_be_two, may_part

__all__ = ["CellEnds", "cell_ends", "doubts_of_lines", "mend_lines"]

DOUBTFUL = 0.65
"""Chance of a line's beginning a paragraph below which a word that names a field is taken for a part of the post."""


@dataclass(frozen=True, slots=True)
class CellEnds:
    """How the officer cells of a table begin and end: what does so elsewhere is an officer of its own, or several."""

    begins: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()

    def is_whole(self, text: str) -> bool:
        """Whether a text of several words ends some cell; one word may end any name."""
        return " " in text and text in self.ends


def cell_ends(cells: Iterable[Sequence[Paragraph]]) -> CellEnds:
    """Give how officer cells begin and end, by lines as the page sets them."""
    begins: set[str] = set()
    ends: set[str] = set()
    for paragraphs in cells:
        lines = [line.text for paragraph in paragraphs for line in paragraph.lines]
        begins.update(" ".join(lines[:number]) for number in range(1, len(lines) + 1))
        ends.update(" ".join(lines[number:]) for number in range(len(lines)))
    return CellEnds(frozenset(begins), frozenset(ends))


def mend_lines(paragraphs: Sequence[Paragraph], known: CellEnds = CellEnds()) -> tuple[Paragraph, ...]:
    """Give an officer cell's paragraphs: those joined that are one officer, those parted whose lines are several.

    Args:
        paragraphs: those of the cell.
        known: how the cells of its column begin and end.
    """
    whole: list[Paragraph] = []
    for paragraph in paragraphs:
        if whole and _is_rest(whole[-1], paragraph):
            whole[-1] = _joined(whole[-1], paragraph)
        else:
            whole.append(paragraph)
    return tuple(part for paragraph in whole for part in _parts(paragraph, known))


def doubts_of_lines(paragraphs: Sequence[Paragraph], known: CellEnds = CellEnds()) -> tuple[Issue, ...]:
    """Give an issue for each paragraph of an officer cell, once mended, that may be two officers on lines of their own.

    A line names a post or team, whole, or what stands on either side of its end is whole elsewhere; what follows begins
    anew, but no word tells whether it names another.
    """
    return tuple(
        Issue("officers-joined", f"“{left}” and “{right}” were read as one officer.", value=f"{left} {right}")
        for paragraph in paragraphs
        for left, right in _unsure_ends(paragraph, known)
    )


def _unsure_ends(paragraph: Paragraph, known: CellEnds) -> Iterator[tuple[str, str]]:
    """Give what stands before and after each line's end that may part two officers."""
    texts = [line.text for line in paragraph.lines if line.box]
    for number in range(1, len(texts)):
        left = LISTED.split(" ".join(texts[:number]))[-1]
        right = LISTED.split(" ".join(texts[number:]))[0]
        if not left or not may_part(left, texts[number]):
            continue
        is_known = known.is_whole(left) or (" " in right and right in known.begins)
        if is_known or may_be_two(read_phrase(left), read_phrase(right)):
            yield left, right


def _is_rest(above: Paragraph, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph goes on with the one above, and only the column's width could have parted them."""
    first = paragraph.lines[:1]
    is_measured = bool(first) and first[0].box is not None and first[0].starts_paragraph is not True
    is_free = not (paragraph.blanks_before or LIST_LABEL.match(paragraph.text))
    if not (is_measured and is_free):
        return False
    if above.text.endswith(";"):  # who sets an officer a line needs no sign between them
        return True
    return goes_on(above.text, paragraph.text) or _is_field_of(above, paragraph)


def _is_field_of(above: Paragraph, paragraph: Paragraph) -> bool:
    """Tell whether a field of work alone was parted, in doubt, from a post: "Workforce" over "Development Manager".

    So does the last word of a field from a post that is named by it: "Head of Land" over "Management".
    """
    if paragraph.confidence >= DOUBTFUL:
        return False
    if " " in above.text:
        is_word = paragraph.text.istitle() and paragraph.text.isalpha()
        return (
            is_word and "post-of" in read_phrase(above.text).starts and not read_phrase(above.text).has_head
        )
    post = read_phrase(paragraph.text)
    return read_phrase(above.text).is_field and len(post.tokens) >= LEAST and post.has_head and post.is_post


def _joined(above: Paragraph, paragraph: Paragraph) -> Paragraph:
    chance = above.confidence * paragraph.confidence
    text = joined(above.text, paragraph.text)
    return replace(above, text=text, lines=above.lines + paragraph.lines, confidence=chance)


def _parts(paragraph: Paragraph, known: CellEnds) -> Iterator[Paragraph]:
    lines = paragraph.lines
    if len(lines) < 2 or any(line.box is None for line in lines):
        yield paragraph
        return
    texts = [line.text for line in lines]
    if " ".join(texts) != paragraph.text:  # a label, a cut word: what each line gave is not known any more
        yield paragraph
        return
    first = 0
    for number in range(1, len(lines)):
        left, below = " ".join(texts[first:number]), texts[number:]
        if are_two(left, below) or _is_known_end(left, below, known):
            yield replace(paragraph, text=left, lines=lines[first:number], label="")
            first = number
    yield replace(paragraph, text=" ".join(texts[first:]), lines=lines[first:]) if first else paragraph


def _is_known_end(left: str, lines: Sequence[str], known: CellEnds) -> bool:
    """Tell whether what stands below a line's end begins a cell elsewhere, and what stands above ends one."""
    if not known.begins or not may_part(left, lines[0]):
        return False
    below = [" ".join(lines[:number]) for number in range(1, len(lines) + 1)]
    if not any(" " in text and text in known.begins for text in below):
        return False
    above = read_phrase(left)
    return known.is_whole(left) or (len(above.tokens) >= LEAST and above.has_head)
