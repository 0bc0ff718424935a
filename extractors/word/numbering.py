"""Automatic numbering: the label that a reader sees before a paragraph and that stands in no text.

Word keeps one count per list definition (w:abstractNum) and level. A level starts again when a paragraph of a
higher level comes between, unless its w:lvlRestart says otherwise; a list instance (w:num) that overrides
a start begins there the first time it is used.
"""

from __future__ import annotations

import re

from msgspec import Struct, field

from extractors.word.names import Element, W, attribute, child, is_on, number
from extractors.word.numerals import numeral
from extractors.word.styles import Styles
from extractors.word.symbols import BULLET

__all__ = ["Counters", "Label", "Numbering", "next_label", "read_numbering"]

LEVELS = 9  # of a list definition, counted from 0
_PLACE = re.compile(r"%([1-9])")
_WORDLIKE = re.compile(r"[^\W\d_]{2}|\d")  # two letters or a digit: a bullet that says something is kept


class Label(Struct, frozen=True):
    """A label as displayed."""

    text: str = ""
    is_apart: bool = True
    """A tab or space stands between it and the paragraph's text."""


class _Level(Struct, frozen=True):
    start: int
    number_format: str
    text: str
    is_apart: bool
    restarts_after: int | None
    """Number of the level (from 1) from which on upwards a paragraph restarts it; 0 never, None any higher."""
    is_legal: bool
    style: str


class _Instance(Struct, frozen=True):
    definition: str
    starts: dict[int, int]
    levels: dict[int, _Level]


class Numbering(Struct, frozen=True):
    """The list definitions of a document."""

    definitions: dict[str, dict[int, _Level]] = field(default_factory=dict)
    instances: dict[str, _Instance] = field(default_factory=dict)
    style_links: dict[str, str] = field(default_factory=dict)
    """Definition → the numbering style that it leaves its levels to."""


class Counters(Struct):
    """How far each list has counted, in document order."""

    counts: dict[str, list[int | None]] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)
    """List instances and levels whose overriding start has been used."""


def read_numbering(root: Element | None) -> Numbering:
    """Read a document's numbering part (None: a document without lists)."""
    numbering = Numbering()
    if root is None:
        return numbering
    for element in root.iterfind(W + "abstractNum"):
        name = attribute(element, "abstractNumId")
        levels = (_read_level(level) for level in element.iterfind(W + "lvl"))
        numbering.definitions[name] = dict(levels)
        link = attribute(child(element, "numStyleLink"))
        if link:
            numbering.style_links[name] = link
    for element in root.iterfind(W + "num"):
        starts, levels_of_its_own = {}, {}
        for override in element.iterfind(W + "lvlOverride"):
            place = number(attribute(override, "ilvl"))
            start = child(override, "startOverride")
            level = child(override, "lvl")
            if level is not None:
                levels_of_its_own[place] = _read_level(level)[1]
            if start is not None:
                starts[place] = number(attribute(start))
        definition = attribute(child(element, "abstractNumId"))
        numbering.instances[attribute(element, "numId")] = _Instance(definition, starts, levels_of_its_own)
    return numbering


def _read_level(element: Element) -> tuple[int, _Level]:
    restart = child(element, "lvlRestart")
    text = attribute(child(element, "lvlText"))
    formats = [attribute(found) for found in element.iter(W + "numFmt")]  # a custom one comes with a fallback
    number_format = formats[-1] if formats else "decimal"
    if number_format == "bullet" and child(element, "lvlPicBulletId") is not None:
        text = BULLET
    level = _Level(
        start=number(attribute(child(element, "start"))),
        number_format=number_format,
        text=text,
        is_apart=attribute(child(element, "suff")) != "nothing",
        restarts_after=None if restart is None else number(attribute(restart)),
        is_legal=is_on(child(element, "isLgl")),
        style=attribute(child(element, "pStyle")),
    )
    return number(attribute(element, "ilvl")), level


def next_label(
    properties: Element | None, style: str, numbering: Numbering, styles: Styles, counters: Counters
) -> Label:
    """Count a paragraph in its list and give its label; an empty one where it is in no list.

    Args:
        properties: the paragraph's own w:numPr, if it has one.
        style: its paragraph style.
        numbering: the document's list definitions.
        styles: the document's styles, which may carry numbering.
        counters: how far the lists have counted; changed by this call.
    """
    name, place = _membership(properties, style, numbering, styles)
    instance = numbering.instances.get(name)
    if instance is None:
        return Label()
    definition = _definition(instance, numbering, styles)
    levels = {**numbering.definitions.get(definition, {}), **instance.levels}
    if place not in levels:
        return Label()
    counts = counters.counts.setdefault(definition, [None] * LEVELS)
    if place in instance.starts and (name, place) not in counters.started:
        counters.started.add((name, place))
        counts[place] = None
    for higher in range(place):  # a level that was skipped counts as used: "2.a.i" is followed by "2.b"
        if counts[higher] is None and higher in levels:
            counts[higher] = _start(higher, levels, instance)
    current = counts[place]
    counts[place] = _start(place, levels, instance) if current is None else current + 1
    for lower in range(place + 1, LEVELS):
        after = levels[lower].restarts_after if lower in levels else None
        if after is None or place < after:
            counts[lower] = None
    return _displayed(place, levels, counts)


def _start(place: int, levels: dict[int, _Level], instance: _Instance) -> int:
    return instance.starts.get(place, levels[place].start)


def _membership(
    properties: Element | None, style: str, numbering: Numbering, styles: Styles
) -> tuple[str, int]:
    """Find the list instance and level of a paragraph; its own words go before its style's."""
    name, place = attribute(child(properties, "numId")), attribute(child(properties, "ilvl"))
    if not name:
        from_style, carrier = styles.numbering(style)
        name = attribute(child(from_style, "numId"))
        place = (
            place or attribute(child(from_style, "ilvl")) or _linked_level(name, carrier, numbering, styles)
        )
    return name, min(max(number(place), 0), LEVELS - 1)


def _linked_level(name: str, style: str, numbering: Numbering, styles: Styles) -> str:
    """Find the level of a list that names a paragraph style as its own."""
    instance = numbering.instances.get(name)
    if instance is None:
        return ""
    levels = numbering.definitions.get(_definition(instance, numbering, styles), {})
    return next((str(place) for place, level in levels.items() if level.style == style), "")


def _definition(instance: _Instance, numbering: Numbering, styles: Styles) -> str:
    """Name the definition that has the levels: one that links to a numbering style leaves them to that."""
    link = numbering.style_links.get(instance.definition)
    if link is None or numbering.definitions.get(instance.definition):
        return instance.definition
    properties, _ = styles.numbering(link)
    linked = numbering.instances.get(attribute(child(properties, "numId")))
    return linked.definition if linked is not None else instance.definition


def _displayed(place: int, levels: dict[int, _Level], counts: list[int | None]) -> Label:
    level = levels[place]
    if level.number_format == "bullet":
        text = " ".join(level.text.split())
        return Label((text if _WORDLIKE.search(text) else BULLET) if text else "", level.is_apart)

    def count(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        value = counts[at]
        if value is None or levels[at].number_format == "bullet":
            return ""
        written = levels[at].number_format
        return numeral(value, "decimal" if level.is_legal and written != "none" else written)

    text = " ".join(_PLACE.sub(count, level.text).split())
    return Label(text, level.is_apart or level.text[-1:].isspace())
