"""Reads the facts of a plan that its headings, running headers and properties give: title and period."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.document import Document, Paragraph
from normalise.context.outline import Heading, Outline
from normalise.context.periods import find_period

__all__ = ["MAX_TITLE_WORDS", "plan_period", "read_period", "read_title"]

_NUMBER = re.compile(
    r"^(?:(?:\d{1,2}(?:\.\d{1,2})*[.):]|\d{1,2}(?:\.\d{1,2})+)\s*|\d{1,2}\s+(?=[A-Z]))(?=\D)"
)
_JUNK_TITLE = re.compile(
    r"""^(?:microsoft|untitled|document\ ?\d*|slide|layout|template|draft|print|book\ ?\d)\b
    |\.(?:docx?|pdf|rtf|indd|pub)$|^\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_PLAN_WORDS = re.compile(
    r"\b(?:plan|scheme|strategy|programme|framework|review|report|charter|policy|cynllun|strategaeth)\b", re.I
)
MAX_TITLE_WORDS = 30

_YEAR = re.compile(r"(?<![\d/.])\b(?:20|19)\d\d\b(?![\d/])")
_DATED = re.compile(
    r"\b(?:updated?|revised|reviewed|as at|last|published|version|approved|adopted|agreed)\b.*$"
    r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+(?:20|19)\d\d",
    re.IGNORECASE,
)


def read_title(document: Document, heading: Heading | None, outline: Outline) -> str:
    """The title: its heading, else a running header or the file's own title that reads like one."""
    said = heading.text if heading else ""
    running = [t for t in document.running if _PLAN_WORDS.search(t) and len(t.split()) <= MAX_TITLE_WORDS]
    own = document.properties.title if not _JUNK_TITLE.search(document.properties.title) else ""
    opening = next((b.text for b in document.blocks if isinstance(b, Paragraph) and b.text.strip()), "")
    opening = opening if len(opening.split()) <= MAX_TITLE_WORDS and not outline.headings else ""
    generic = outline.headings[0].text if outline.headings else ""
    candidates = (said, *(t for t in (opening,) if _PLAN_WORDS.search(t)), *running, own, opening, generic)
    chosen = next((text for text in candidates if text.strip()), "")
    return _NUMBER.sub("", " ".join(chosen.split()), count=1)


def read_period(text: str) -> tuple[int, int] | None:
    """The first and last year of the period that a title names, else the one year in it that dates no version."""
    period = find_period(text)
    if period is not None:
        return period
    years = _YEAR.findall(_DATED.sub(" ", text))
    return (int(years[0]), int(years[0])) if len(set(years)) == 1 else None


def plan_period(document: Document, title: str) -> tuple[int, int] | None:
    """The plan's period by its title, else by the headings at its start, running headers or properties."""
    texts: Iterable[str] = (
        title,
        *(b.text for b in document.blocks[:8] if isinstance(b, Paragraph) and b.heading_level),
        *document.running,
        document.properties.title,
    )
    return next((period for text in texts if (period := read_period(text))), None)
