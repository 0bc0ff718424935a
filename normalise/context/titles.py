"""Which heading is a document's title: not who publishes it, nor what a later page is headed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.document import Document, Paragraph
from normalise.context.outline import Heading, is_generic

__all__ = ["PLAN_WORDS", "is_numbered", "names_publisher", "title_heading", "without_number"]

PLAN_WORDS = re.compile(
    r"\b(?:plan|scheme|strategy|programme|framework|review|report|charter|policy|cynllun|strategaeth)\b", re.I
)
_NUMBER = re.compile(
    r"^(?:(?:\d{1,2}(?:\.\d{1,2})*[.):]|\d{1,2}(?:\.\d{1,2})+)\s*|\d{1,2}\s+(?=[A-Z]))(?=\D)"
)
# "Sampleton and Anywhere District Council", "London Borough of Anywhere", "Cyngor Sir Unlle", "Republic of Anywhere"
_PUBLISHER = re.compile(
    r"""^(?:(?:(?:[A-Z][\w'’&.-]*|of|and|upon|on|in|the|&)\ ){1,9}(?:Council|COUNCIL)
    |(?:(?:London|Royal)\ Borough|City|County|Borough|District)\ of(?:\ (?:[A-Z][\w'’-]*|and|upon)){1,5}
    |(?:Cyngor|CYNGOR)(?:\ (?!Cynllun|Strategaeth)\w[\w'’-]*){1,5}
    |(?:The\ )?(?:[A-Z][\w'’-]*\ ){0,4}(?:Republic|Kingdom|Commonwealth|Government|State|Union|Federation)\ of
     (?:\ (?:[A-Z][\w'’-]*|of|the|and)){1,8})$""",
    re.VERBOSE,
)
_YEARS = re.compile(r"[ ,:–-]+(?:19|20)\d\d(?: ?[-–/] ?(?:(?:19|20)\d\d|\d\d))?$")
_JOINING = frozenset(("of", "and", "the", "upon", "on", "in"))
MOST_WORDS = 4
"""Of a place's name: "Isle of Wight", "Sampleton and Anywhere"."""
LEAST_SAID = 2
"""How often a document names the place that it is of, at least, in its sentences."""
MUCH_LARGER = 1.25
"""Times the largest type of the first page's headings: a title on a later page is set so large at least."""


def without_number(text: str) -> str:
    """Give a title without the section's number before it."""
    return _NUMBER.sub("", " ".join(text.split()), count=1)


def is_numbered(text: str) -> bool:
    """Whether a heading is a numbered section's."""
    return _NUMBER.match(text) is not None


def title_heading(
    document: Document, headings: Sequence[Heading], banded: Mapping[int, bool]
) -> Heading | None:
    """The heading that is the document's title: the first of the highest level, unless it heads one part of several.

    The name of who publishes it is none where another heading is there, however large it is set, and neither is a
    heading of a later page that is hardly larger than those of the first.
    """
    if not headings:
        return None
    first_table = next((h.order for h in headings if any(n in banded for n in h.tables)), len(headings))
    early = [h for h in headings if h.order <= first_table and not is_generic(h.text)]
    early = [h for h in early if not _is_publisher(h, headings, document)] or early
    early = _on_first_page(early)
    if not early:
        return None
    highest = min(h.level for h in early)
    candidate = next(h for h in early if h.level == highest)
    peers = [h for h in headings if h.level == highest and any(n in banded for n in h.all_tables)]
    heads_a_part = any(n in banded for n in candidate.tables) or any(
        n in banded for child in candidate.children for n in child.all_tables
    )
    return None if heads_a_part and len(peers) > 1 and candidate in peers else candidate


def _on_first_page(headings: Sequence[Heading]) -> list[Heading]:
    """Those of the first page, with those of later pages that are much larger; all if it has none, as in Word files."""
    largest = max((h.size for h in headings if h.page == 1), default=0.0)
    return [h for h in headings if h.page <= 1 or h.size > MUCH_LARGER * largest]


def names_publisher(text: str) -> bool:
    """Whether a text is nothing but the name of a council or a state, with or without years."""
    return _PUBLISHER.match(_YEARS.sub("", " ".join(text.split()))) is not None


def _is_publisher(heading: Heading, headings: Sequence[Heading], document: Document) -> bool:
    """Whether a text on a title page is nothing but the name of a council, a state or a place, above or beneath it."""
    text = " ".join(heading.text.split())
    return names_publisher(text) or _names_place(text, heading, headings, document)


def _names_place(text: str, heading: Heading, headings: Sequence[Heading], document: Document) -> bool:
    """Whether a heading is a name alone that the document's sentences use as one, and the title follows it."""
    words = [word for word in text.split() if word.lower() not in _JOINING]
    is_name = len(words) > 0 and len(text.split()) <= MOST_WORDS and all(word.isalpha() for word in words)
    after = headings[heading.order + 1] if heading.order + 1 < len(headings) else None
    if not is_name or after is None or heading.has_text or heading.tables or PLAN_WORDS.search(text):
        return False
    if after.page != heading.page or is_generic(after.text) or is_numbered(after.text):
        return False
    said = "\n".join(b.text for b in document.blocks if isinstance(b, Paragraph) and not b.heading_level)
    return all(_is_proper(word, said) for word in words)


def _is_proper(word: str, said: str) -> bool:
    """Whether sentences hold a word with a capital, and never without."""
    is_common = re.search(rf"\b{word.lower()}\b", said) is not None
    return not is_common and len(re.findall(rf"\b(?i:{word})\b", said)) >= LEAST_SAID
