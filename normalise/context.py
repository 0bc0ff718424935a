"""Reads a plan's facts and where its tables stand: title, period, and the headings that name sub-plans and sections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from extractors.document import Block, Document, Paragraph, Table
from normalise.text import key

__all__ = ["Context", "Place", "read_context", "read_period"]

_NUMBER = re.compile(
    r"^(?:(?:\d{1,2}(?:\.\d{1,2})*[.):]|\d{1,2}(?:\.\d{1,2})+)\s*|\d{1,2}\s+(?=[A-Z]))(?=\D)"
)
# Headings that announce a part of any document, and so name neither a plan nor what groups its rows.
_GENERIC = re.compile(
    r"""^(?:(?:the|our|a|draft|summary|detailed|full|annual|y)\ )*
    (?:contents?|table\ of\ contents|introduction|foreword|background|overview|purpose|context|summary
      |executive\ summary|appendix|appendices|annex|action\ plans?|delivery\ plan|implementation\ plan|glossary
      |abbreviations|key|notes?|monitoring|conclusions?|actions|cynnwys|cyflwyniad|atodiad|cynllun\ gweithredu)\b
    [\s\divxa-z.:–-]{0,8}$""",
    re.IGNORECASE | re.VERBOSE,
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
LEADING = (
    0.4  # of the size: the space between two lines of a heading; a heading of its own stands further off
)

_YEARS = re.compile(
    r"\b(?P<first>20\d\d|19\d\d)\s*(?:[-–—/]|to|i|until)\s*(?P<last>(?:20|19)\d\d|\d\d)\b(?![-/]\d)", re.I
)
_YEAR = re.compile(r"(?<![\d/.])\b(?:20|19)\d\d\b(?![\d/])")
_DATED = re.compile(
    r"\b(?:updated?|revised|reviewed|as at|last|published|version|approved|adopted|agreed)\b.*$"
    r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+(?:20|19)\d\d",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """What the headings say of a table: the sub-plan and the section it stands in."""

    plan: str = ""
    section: str = ""
    above: str = ""
    """The headings over it and the paragraph right above, for telling what the table is."""


@dataclass(frozen=True, slots=True)
class Context:
    """The facts of a plan that stand outside its tables."""

    title: str = ""
    period: tuple[int, int] | None = None
    places: Mapping[int, Place] = field(default_factory=dict)
    """By the table's number."""


@dataclass(slots=True)
class _Heading:
    """A heading with what stands beneath it. Built up while the blocks are walked, then only read."""

    text: str
    level: int
    order: int
    parent: _Heading | None = None
    children: list[_Heading] = field(default_factory=list)
    tables: list[int] = field(default_factory=list)
    has_text: bool = False
    """Running text stands right beneath it, before any table or heading."""

    @property
    def path(self) -> list[_Heading]:
        return ([] if self.parent is None else self.parent.path) + [self]

    @property
    def all_tables(self) -> list[int]:
        return self.tables + [number for child in self.children for number in child.all_tables]


def read_context(document: Document, banded: Mapping[int, bool]) -> Context:
    """Read the facts of a document.

    Args:
        document: The document.
        banded: The numbers of its action tables, each with whether bands group its rows.
    """
    headings, owner, above = _walk(document)
    title_heading = _title_heading(headings, banded)
    title = _title(document, title_heading, headings)
    plan_headings = _plan_headings(headings, title_heading, banded)
    places = {
        number: _place(owner.get(number), title, title_heading, plan_headings, above.get(number, ""))
        for number in (table.number for table in document.tables)
    }
    return Context(title, _period(document, title), places)


def _walk(document: Document) -> tuple[list[_Heading], dict[int, _Heading], dict[int, str]]:
    """The headings in order, the heading that each table stands under, and the paragraph above each table."""
    headings: list[_Heading] = []
    owner: dict[int, _Heading] = {}
    above: dict[int, str] = {}
    current: _Heading | None = None
    last = ""
    for previous, block in _with_previous(document.blocks):
        if isinstance(block, Table):
            above[block.number] = last
            last = ""
            if current is not None:
                owner[block.number] = current
                current.tables.append(block.number)
        elif block.heading_level:
            if previous is not None and current is not None and _runs_on(previous, block):
                current.text = f"{current.text} {' '.join(block.text.split())}"
            else:
                current = _attach(block, current, len(headings))
                headings.append(current)
        elif block.text.strip():
            last = block.text
            if current is not None and not current.tables and not current.children:
                current.has_text = True
    return headings, owner, above


def _with_previous(blocks: Sequence[Block]) -> Iterator[tuple[Paragraph | None, Block]]:
    """Each block with the paragraph right before it; None where that is a table."""
    previous: Block | None = None
    for block in blocks:
        yield (previous if isinstance(previous, Paragraph) else None), block
        previous = block


def _runs_on(above: Paragraph, below: Paragraph) -> bool:
    """Whether a heading of a PDF is the next line of the one above: of its size, and as close as lines stand."""
    if above.heading_level != below.heading_level or not above.lines or not below.lines:
        return False
    last, first = above.lines[-1], below.lines[0]
    if last.box is None or first.box is None or last.box.page != first.box.page or last.size != first.size:
        return False
    return 0 <= first.box.top - last.box.bottom <= LEADING * last.size


def _attach(block: Paragraph, current: _Heading | None, order: int) -> _Heading:
    while current is not None and current.level >= block.heading_level:
        current = current.parent
    heading = _Heading(" ".join(block.text.split()), block.heading_level, order, current)
    if current is not None:
        current.children.append(heading)
    return heading


def _title_heading(headings: Sequence[_Heading], banded: Mapping[int, bool]) -> _Heading | None:
    """The heading that is the document's title: the first of the highest level, unless it heads one part of several."""
    if not headings:
        return None
    first_table = next((h.order for h in headings if any(n in banded for n in h.tables)), len(headings))
    early = [h for h in headings if h.order <= first_table and not _GENERIC.match(h.text)]
    if not early:
        return None
    highest = min(h.level for h in early)
    candidate = next(h for h in early if h.level == highest)
    peers = [h for h in headings if h.level == highest and any(n in banded for n in h.all_tables)]
    heads_a_part = any(n in banded for n in candidate.tables) or any(
        n in banded for child in candidate.children for n in child.all_tables
    )
    return None if heads_a_part and len(peers) > 1 and candidate in peers else candidate


def _title(document: Document, heading: _Heading | None, headings: Sequence[_Heading]) -> str:
    """The title: its heading, else a running header or the file's own title that reads like one."""
    said = heading.text if heading else ""
    running = [t for t in document.running if _PLAN_WORDS.search(t) and len(t.split()) <= MAX_TITLE_WORDS]
    own = document.properties.title if not _JUNK_TITLE.search(document.properties.title) else ""
    opening = next((b.text for b in document.blocks if isinstance(b, Paragraph) and b.text.strip()), "")
    opening = opening if len(opening.split()) <= MAX_TITLE_WORDS and not headings else ""
    generic = headings[0].text if headings else ""
    candidates = (said, *(t for t in (opening,) if _PLAN_WORDS.search(t)), *running, own, opening, generic)
    chosen = next((text for text in candidates if text.strip()), "")
    return _NUMBER.sub("", " ".join(chosen.split()), count=1)


def _is_subtitle(heading: _Heading) -> bool:
    """Whether it only says more of the heading right above it: its single child, with nothing between."""
    parent = heading.parent
    return parent is not None and len(parent.children) == 1 and not parent.has_text and not parent.tables


def _plan_headings(
    headings: Sequence[_Heading], title: _Heading | None, banded: Mapping[int, bool]
) -> frozenset[int]:
    """The headings (by order) that name sub-plans: several of one level, with bands or further headings beneath."""
    for level in sorted({h.level for h in headings}):
        peers = [
            h
            for h in headings
            if h.level == level
            and h is not title
            and not _is_subtitle(h)
            and any(n in banded for n in h.all_tables)
        ]
        grouping = [h for h in peers if _groups(h, banded)]
        if len(grouping) > 1:
            return frozenset(h.order for h in peers)
    return frozenset()


def _groups(heading: _Heading, banded: Mapping[int, bool]) -> bool:
    """Whether bands, or further headings over tables, stand beneath a heading."""
    inner = [c for c in heading.children if not _is_subtitle(c) and any(n in banded for n in c.all_tables)]
    return bool(inner) or any(banded.get(number, False) for number in heading.all_tables)


def _place(
    heading: _Heading | None,
    title: str,
    title_heading: _Heading | None,
    plans: frozenset[int],
    above: str,
) -> Place:
    if heading is None:
        return Place(title, "", above)
    path = heading.path
    plan = next((h for h in path if h.order in plans), None)
    beneath = [
        h
        for h in path
        if h is not title_heading
        and h is not plan
        and (plan is None or h.order > plan.order)
        and not _is_subtitle(h)
    ]
    section = beneath[-1].text if beneath and not _says_nothing(beneath[-1]) else ""
    name = plan.text if plan is not None else title
    section = "" if key(section) in (key(name), key(title)) else section
    return Place(name, section, "\n".join([h.text for h in path] + [above]))


def _says_nothing(heading: _Heading) -> bool:
    """Whether a heading only announces the table ("Action plan", "Appendix 1") and so groups no rows."""
    return _GENERIC.match(heading.text) is not None


def read_period(text: str) -> tuple[int, int] | None:
    """The first and last year that a title names: "2011- 2015", "2007/2010"; a financial year ends in the next."""
    match = _YEARS.search(text)
    if match:
        first = int(match["first"])
        last = int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
        if first <= last <= first + 40:
            return first, last
    years = _YEAR.findall(_DATED.sub(" ", text))
    return (int(years[0]), int(years[0])) if len(set(years)) == 1 else None


def _period(document: Document, title: str) -> tuple[int, int] | None:
    texts: Iterable[str] = (
        title,
        *(b.text for b in document.blocks[:8] if isinstance(b, Paragraph) and b.heading_level),
        *document.running,
        document.properties.title,
    )
    return next((period for text in texts if (period := read_period(text))), None)
