"""Says where a plan's tables stand: the sub-plan and the section that headings name, the title and the period."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from extractors.document import Document, Issue
from normalise.context.facts import plan_kind, plan_period, read_title, status_date, title_doubt
from normalise.context.outline import Heading, Outline, is_caption, is_generic, says_nothing
from normalise.context.titles import names_publisher, title_heading
from normalise.plan import Period, PlanKind
from normalise.text import key, shorten

__all__ = ["Context", "Place", "read_context", "section_doubt"]


_ANNEX = re.compile(r"(?:annex(?:e|ure)?|appendix|atodiad)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """What the headings say of a table: the sub-plan and the section it stands in."""

    plan: str = ""
    section: str = ""
    is_above_bands: bool = False
    """All tables beneath the section's heading have bands: heading and bands could both be the section."""
    doubts: tuple[Issue, ...] = ()
    """Where other headings could be the plan or the section as well."""


@dataclass(frozen=True, slots=True)
class Context:
    """The facts of a plan that stand outside its tables."""

    title: str = ""
    period: Period | None = None
    kind: PlanKind = "unknown"
    status_date: str = ""
    places: Mapping[int, Place] = field(default_factory=dict)
    """By the table's number."""
    doubts: tuple[Issue, ...] = ()


def read_context(document: Document, outline: Outline, name: str, banded: Mapping[int, bool]) -> Context:
    """Read the facts of a document, and where its action tables stand.

    Args:
        document: The document.
        outline: Its headings.
        name: The file's name.
        banded: The numbers of its action tables, each with whether bands group its rows.
    """
    heading = title_heading(document, outline.headings, banded)
    title = read_title(document, heading, outline)
    headings = _Headings(outline.headings, banded, heading, title, _subtitles(outline.headings))
    plans, doubts = _plan_headings(headings)
    return Context(
        title,
        plan_period(document, title),
        plan_kind(document, title, name),
        status_date(document, title),
        {number: _place(outline.owner.get(number), headings, plans, doubts) for number in banded},
        title_doubt(title),
    )


@dataclass(frozen=True, slots=True)
class _Headings:
    """A document's headings, and which tables beneath them hold actions."""

    all: tuple[Heading, ...]
    banded: Mapping[int, bool]
    """The numbers of the tables that hold actions, each with whether bands group its rows."""
    title: Heading | None
    """The one that is the document's title."""
    name: str
    """The title, wherever it was read."""
    subtitles: frozenset[int]
    """Those (by order) that say nothing of their own."""

    def is_over_actions(self, heading: Heading) -> bool:
        """Whether a table that holds actions stands beneath a heading."""
        return any(number in self.banded for number in heading.all_tables)


def _subtitles(headings: Sequence[Heading]) -> frozenset[int]:
    """The headings (by order) that say nothing of their own of the heading above, whose only one over tables they are.

    They announce the table, or come again under each of several headings: "What we will do".
    """
    single = [
        h
        for h in headings
        if h.parent is not None
        and not h.parent.tables
        and [child for child in h.parent.children if child.all_tables] == [h]
    ]
    counts = Counter((h.level, key(h.text)) for h in single)
    return frozenset(h.order for h in single if counts[h.level, key(h.text)] > 1 or says_nothing(h.text))


def _plan_headings(headings: _Headings) -> tuple[frozenset[int], tuple[Issue, ...]]:
    """The headings (by order) that name sub-plans: several of one level, with bands or further headings beneath.

    Where most of that level have none beneath, they may be sections as well: that is a doubt.
    """
    own = [h for h in headings.all if h is not headings.title and h.order not in headings.subtitles]
    for level in sorted({h.level for h in own}):
        peers = [h for h in own if h.level == level and headings.is_over_actions(h)]
        grouping = sum(_groups(h, headings) for h in peers)
        if grouping > 1:
            told = f"{grouping} of {len(peers)} headings of a level group rows; all were read as sub-plans."
            doubt = Issue("plan-doubtful", told, value=peers[0].text)
            return frozenset(h.order for h in peers), (doubt,) if 2 * grouping <= len(peers) else ()
    return frozenset(), ()


def _groups(heading: Heading, headings: _Headings) -> bool:
    """Whether bands, or further headings over tables, stand beneath a heading."""
    inner = (child for child in heading.children if child.order not in headings.subtitles)
    has_bands = any(headings.banded.get(number, False) for number in heading.all_tables)
    return has_bands or any(headings.is_over_actions(child) for child in inner)


def _place(
    heading: Heading | None, headings: _Headings, plans: frozenset[int], plan_doubts: tuple[Issue, ...]
) -> Place:
    """What the headings over a table say of it: the one right above it, and those above that."""
    if heading is None:
        return Place(headings.name)
    plan = next((h for h in heading.path if h.order in plans), None)
    plan = None if plan is not None and _is_annexed(heading, plan, plans, headings) else plan
    named = max((h.order for h in (headings.title, plan) if h is not None), default=-1)
    # Above a title may stand a council's name.
    beneath = [h for h in heading.path if h.order > named and h.order not in headings.subtitles]
    section = beneath[-1].text if beneath and _names_section(beneath[-1], headings) else ""
    name = plan.text if plan is not None else headings.name
    section = "" if key(section) in (key(name), key(headings.name)) else section
    doubts = plan_doubts if plan is not None else ()
    doubts += _section_doubts(section, beneath, {name, headings.name, section})
    banded = headings.banded
    if section and not any(banded.values()) and banded.keys() <= set(heading.all_tables):
        told = f"“{shorten(section)}”, the only heading over the actions, was taken for their section."
        doubts += (Issue("section-doubtful", told, value=section),)
    is_above_bands = all(banded[number] for number in heading.all_tables if number in banded)
    return Place(name, section, is_above_bands, doubts)


def _section_doubts(section: str, beneath: Sequence[Heading], said: Collection[str]) -> tuple[Issue, ...]:
    """The doubt whether the last other heading over a table that says something is its section."""
    known = {key(text) for text in said}
    rivals = [
        h.text
        for h in beneath
        if key(h.text) not in known
        and not (is_generic(h.text) or says_nothing(h.text))
        and h.text[-1:] != ":"
    ]
    return (section_doubt(section, rivals[-1]),) if rivals else ()


def _is_annexed(heading: Heading, plan: Heading, plans: frozenset[int], headings: _Headings) -> bool:
    """Whether a heading follows the annex that ends the document below its last sub-plan: no other has one."""
    annexes = [h for h in headings.all if _ANNEX.match(h.text)]
    annexed = {h.order for annex in annexes for h in annex.path if h.order in plans}
    if annexed != {plan.order} or plan.order != max(plans):
        return False
    return plan.order < min(h.order for h in annexes if plan in h.path) <= heading.order


def section_doubt(section: str, rival: str) -> Issue:
    """The issue of a section that was chosen where another text could be it as well."""
    taken = f"“{shorten(section)}” was taken" if section else "none was taken"
    return Issue("section-doubtful", f"“{shorten(rival)}” could be the section; {taken}.", value=rival)


def _names_section(heading: Heading, headings: _Headings) -> bool:
    """Whether a heading groups rows: it says something, and is one of several, or the table follows it at once."""
    if says_nothing(heading.text):
        return False
    banded = headings.banded
    is_one_of_several = any(n in banded for h in headings.all if h is not heading for n in h.tables)
    says_what = not is_caption(heading.text) and not names_publisher(heading.text)
    is_right_above = not heading.has_text and heading.all_tables[0] in banded and says_what
    return is_one_of_several or is_right_above
