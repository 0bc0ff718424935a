"""Reads the facts of a plan that stand outside its tables: title, period, kind and status date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.document import Document, Issue, Paragraph, Table
from extractors.vocabularies import month_pattern
from normalise.context.kinds import find_kind
from normalise.context.outline import Heading, Outline
from normalise.context.periods import find_period, find_status_date
from normalise.context.titles import PLAN_WORDS, is_numbered, names_publisher, without_number
from normalise.plan import Period, PlanKind
from normalise.text import key, shorten

__all__ = [
    "MAX_TITLE_WORDS",
    "plan_kind",
    "plan_period",
    "read_period",
    "read_title",
    "status_date",
    "title_doubt",
]

_JUNK_TITLE = re.compile(
    r"""^(?:microsoft|\(?anonymous|untitled|document\ ?\d*|slide|layout|template|draft|print|book\ ?\d)\b
    |^(?:about|file|https?|data):|\.(?:docx?|pdf|rtf|indd|pub)$|^\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_REPORT = re.compile(r"(?:report (?:to|of|by|from)|wards? affected|key decision)\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:subject|(?:report )?title|title of (?:the )?report|pwnc|teitl)\s*(?P<colon>:?)\s+(?P<subject>.+)",
    re.IGNORECASE,
)
# "This strategy covers the period 2011 to 2015."
_COVERS = re.compile(r"\b(?:covers|covering)\b|\bfor the (?:[\w-]+ )?period\b|\bcyfnod\b", re.IGNORECASE)
MAX_TITLE_WORDS = 30  # a longer text is a sentence of the plan
EARLY = 8  # blocks at the start of a document, in which a heading may be a part of its title
AHEAD = 4  # years after a PDF was made from which a year in its title is where its plan ends
OPENING = 40  # blocks that may stand on a title page, where a Word file says nothing of pages

_YEAR = re.compile(r"(?<![\d/.])\b(?:20|19)\d\d\b(?![\d/])")
_DATED = re.compile(
    r"\b(?:updated?|revised|reviewed|as at|last|published|version|approved|adopted|agreed)\b.*$"
    rf"|\b{month_pattern()}\s+(?:20|19)\d\d",
    re.IGNORECASE,
)


def read_title(document: Document, heading: Heading | None, outline: Outline) -> str:
    """The title: its heading, else a running header or the file's own title that reads like one.

    The subject that a report names at its head comes before a heading that names no plan, and so does a running header
    that is the file's own title. A short title may be spelled out beneath ("Our Way" over "Our Way: Youth Strategy").
    Where the heading names but a council, the title may stand beneath it as text is set. Of several running headers,
    one that says of what kind the plan is comes before those of a series of papers; where nothing else is there, it
    need not name a plan.
    """
    said = heading.text if heading else ""
    subject = "" if PLAN_WORDS.search(said) else _subject(document)
    running = [t for t in document.running if PLAN_WORDS.search(t) and len(t.split()) <= MAX_TITLE_WORDS]
    running.sort(key=lambda text: find_kind(text) == "unknown")
    own = document.properties.title if not _JUNK_TITLE.search(document.properties.title) else ""
    named = own if PLAN_WORDS.search(own) or find_kind(own) != "unknown" else ""
    agreed = (
        ""
        if PLAN_WORDS.search(said)
        else next((t for t in document.running if key(t) == key(named) != ""), "")
    )
    opening = next((b.text for b in document.blocks if isinstance(b, Paragraph) and b.text.strip()), "")
    opening = opening if len(opening.split()) <= MAX_TITLE_WORDS and not outline.headings else ""
    beneath = next(_named_beneath(document), "") if names_publisher(said) else ""
    generic = outline.headings[0].text if outline.headings else ""
    whole = next(_spelled_out(document, said), "") if said else ""
    candidates = (
        subject,
        agreed,
        whole,
        beneath,
        said,
        *(t for t in (opening,) if PLAN_WORDS.search(t)),
        *running,
        own,
        opening,
        *(t for t in document.running if find_kind(t) != "unknown" and not names_publisher(t)),
        generic,
    )
    chosen = next((text for text in candidates if text.strip()), "")
    return without_number(chosen)


def title_doubt(title: str) -> tuple[Issue, ...]:
    """An issue where a title names neither a plan nor what it is of; one that is missing shows by itself."""
    if not title or PLAN_WORDS.search(title) or find_kind(title) != "unknown" or find_period(title):
        return ()
    told = f"“{shorten(title)}” was read as the title, but does not say of what."
    return (Issue("title-doubtful", told, value=title),)


def _subject(document: Document) -> str:
    """The plan that the head of a report names behind a label; "" if it names none."""
    opening = list(_short(_opening(document)))
    is_report = any(map(_REPORT.match, opening))
    for match in filter(None, map(_SUBJECT.match, opening)):
        if (match["colon"] or is_report) and PLAN_WORDS.search(match["subject"]):
            return match["subject"]
    return ""


def _spelled_out(document: Document, title: str) -> Iterator[str]:
    """The lines of a title page that begin with a title, and go on after a sign with a plan's name."""
    begun = re.compile(rf"{re.escape(' '.join(title.split()))} ?[:–-] (?P<rest>.+)", re.IGNORECASE)
    for text in _short(_opening(document)):
        match = begun.match(" ".join(text.split()))
        if match and PLAN_WORDS.search(match["rest"]):
            yield text


def _named_beneath(document: Document) -> Iterator[str]:
    """The lines of a title page that name a plan, and are no sentences."""
    return (t for t in _short(_opening(document)) if PLAN_WORDS.search(t) and not t.endswith((".", ":")))


def read_period(text: str) -> Period | None:
    """The first and last year of the period that a title names, else the one year in it that dates no version."""
    period = find_period(text)
    if period is not None:
        return period
    years = _YEAR.findall(_DATED.sub(" ", text))
    return (int(years[0]), int(years[0])) if len(set(years)) == 1 else None


def plan_period(document: Document, title: str) -> Period | None:
    """The plan's period by its title, else by the headings at its start, running headers, properties or opening.

    A year in the title is the first of a period that another of these gives under the same words. One far ahead of the
    day on which a PDF was made ("Sampleton 2040") is the last year of its plan.
    """
    others = (*_early_headings(document), *document.running, document.properties.title)
    found = next((period for text in (title, *others) if (period := read_period(text))), None)
    if found is None:
        opening = (text for text in _opening(document) if _COVERS.search(text))
        return next((period for text in opening if (period := find_period(text))), None)
    first, last = found
    if first is None or first != last:
        return found
    said = set(key(_YEAR.sub(" ", title)).split())
    spans = (period for text in others if said <= set(key(text).split()) and (period := find_period(text)))
    span = next((s for s in spans if s[0] and s[1] and s[0] <= first <= s[1]), None)
    made = document.properties.created[:4]
    is_ahead = document.pages is not None and made.isdigit() and first >= int(made) + AHEAD
    return span or ((None, last) if is_ahead else found)


def status_date(document: Document, title: str) -> str:
    """When the plan says that it stands, in EDTF: by its title, its opening or running headers; "" if none says."""
    texts = (title, *_short(_opening(document)), *document.running)
    return next((date for text in texts if (date := find_status_date(text))), "")


def plan_kind(document: Document, title: str, name: str) -> PlanKind:
    """What the plan is of, by the first that says so: title, headings at its start, running headers, opening, name."""
    texts = (
        title,
        *_early_headings(document),
        *document.running,
        document.properties.title,
        *(text for text in _short(_opening(document)) if PLAN_WORDS.search(text)),
        name.rsplit(".", 1)[0].replace("_", " "),
    )
    return next((kind for text in texts if (kind := find_kind(text)) != "unknown"), "unknown")


def _early_headings(document: Document) -> list[str]:
    """The headings at a document's start that may be a part of its title; a numbered one heads a section."""
    early = (b for b in document.blocks[:EARLY] if isinstance(b, Paragraph) and b.heading_level)
    return [block.text for block in early if not is_numbered(block.text)]


def _opening(document: Document) -> Iterator[str]:
    """The paragraphs before the first table, on the first page where there are pages."""
    for block in document.blocks[:OPENING]:
        if isinstance(block, Table) or any(line.box and line.box.page > 1 for line in block.lines):
            return
        yield block.text


def _short(texts: Iterable[str]) -> Iterator[str]:
    """Those as short as a title: a sentence of the plan speaks of other things too."""
    return (text for text in texts if len(text.split()) <= MAX_TITLE_WORDS)
