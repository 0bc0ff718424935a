"""The one spaCy pipeline: a blank English one, loaded when first needed; no model is downloaded.

spaCy takes most of a second to import, so that nothing here does it before a text is read.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import PhraseMatcher

__all__ = ["Term", "TermMatcher", "language", "words"]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a vocabulary where it stands in a text, in tokens: the first, and the one after the last."""

    label: str
    start: int
    end: int


@cache
def language() -> Language:
    """Load the pipeline: rules for English tokens, no component.

    Python's search for cyclic garbage would look at its hundred thousands of objects while they load, which takes as
    long as a third of the loading; it waits until they are there.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        import spacy

        loaded = spacy.blank("en")
    finally:
        if was_on:
            gc.enable()
    return loaded


def words(text: str) -> tuple[str, ...]:
    """Give the tokens of a text."""
    return tuple(token.text for token in language().make_doc(text))


class TermMatcher:
    """Finds the terms of vocabularies in a text, whatever their capitals."""

    def __init__(self, vocabularies: Mapping[str, Iterable[str]]) -> None:
        loaded = language()
        from spacy.matcher import PhraseMatcher

        self._matcher: PhraseMatcher = PhraseMatcher(loaded.vocab, attr="LOWER")
        for label, terms in vocabularies.items():
            self._matcher.add(label, [loaded.make_doc(term) for term in terms])

    def find(self, text: str) -> tuple[tuple[str, ...], tuple[Term, ...]]:
        """Give the tokens of a text, and the terms in it in order, overlapping ones too."""
        doc = language().make_doc(text)
        strings = language().vocab.strings
        found = sorted((start, end, strings[label]) for label, start, end in self._matcher(doc))
        return tuple(token.text for token in doc), tuple(
            Term(label, start, end) for start, end, label in found
        )
