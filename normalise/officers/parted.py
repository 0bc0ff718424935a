"""Posts that a narrow column set below each other: where its width hid the line's end, their words still tell.

A reader of pages joins two lines if the next word had no room on the first: so "Parking Manager" over "Traffic
Order Officer" may come as one paragraph. Nobody is both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.document import Paragraph
from normalise.officers.heads import Phrase, read_phrase
from normalise.officers.roles import has_role, is_labelled

__all__ = ["part_posts"]

_GOES_ON = re.compile(
    r"(?:\b(?:and|of|for|the|to|in|with|by|senior|principal|deputy|acting|interim|joint|vice)|[&,;/–-])$",
    re.IGNORECASE,
)
"""What ends no post: a word that joins, or one that qualifies the word behind it."""
_LISTED = re.compile(r"\s*[,;/]\s*")
LEAST = 2
"""Words of a post; one alone ("Manager") may end the line above."""
NAMED_BY_FIELD = 3
"""Words of a post that is named by what follows it ("Head of Housing")."""


def part_posts(paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """Give a cell's paragraphs, those parted whose lines are posts of their own."""
    return tuple(part for paragraph in paragraphs for part in _parts(paragraph))


def _parts(paragraph: Paragraph) -> Iterator[Paragraph]:
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
        left, rest = " ".join(texts[first:number]), (texts[number], " ".join(texts[number:]))
        if any(_are_two(left, right) for right in rest):
            yield replace(paragraph, text=left, lines=lines[first:number], label="")
            first = number
    yield replace(paragraph, text=" ".join(texts[first:]), lines=lines[first:]) if first else paragraph


def _are_two(left: str, right: str) -> bool:
    """Whether a line and what follows it are a post each, or their roles say that one ends and one begins."""
    if has_role(left) or is_labelled(right):
        return True
    if _GOES_ON.search(left) or not right[0].isupper() or left.count("(") != left.count(")"):
        return False
    above, below = read_phrase(_LISTED.split(left)[-1]), read_phrase(right.split(",")[0])
    may_go_on = not above.has_head and "post-of" not in below.starts  # "Head of Leisure", "Services Manager"
    return _is_whole(above) and _is_whole(below) and not may_go_on


def _is_whole(phrase: Phrase) -> bool:
    """Whether a phrase is a post of several words: it ends in the post's word, or starts with it and says of what."""
    words = len(phrase.tokens)
    return phrase.is_post and words >= (LEAST if phrase.has_head else NAMED_BY_FIELD)
