"""Reads labels: of the items of a list (1), i., (a)), and the references that number objectives and actions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.document import Paragraph

__all__ = ["Item", "is_reference", "items_of", "label_of", "plain_label", "split_reference"]

# A typed label: brackets, or a bracket or full stop behind; a number of several levels may go without.
_TYPED = re.compile(
    r"""^(?:
        \((?P<round>\d{1,3}|[ivxlIVXL]{1,6}|[a-zA-Z])\)\s*(?=\S)
      | (?P<levels>[A-Za-z]{0,3}\d{1,3}(?:\.\d{1,3}){1,4}(?:\.?[a-z])?)[.):]?(?:\s+|$)(?=[^\d%£\s]|$)
      | (?P<one>\d{1,3}|[ivxlIVXL]{1,6}|[a-zA-Z])(?:\)[.:]?\s*|[.:]\s+|\.(?=[A-Z]))(?=\S|$)
      | (?P<lettered>[A-Z]{1,4}[-/ ]?\d{1,3}[a-z]?)[.):]\s+(?=\S)
    )""",
    re.VERBOSE,
)
_UNITS = re.compile(
    r"^(?:%|per\s?cent|million|billion|miles?|km|metres|tonnes|times|years?|hours?|p\.?m|a\.?m)\b", re.I
)
_REFERENCE = re.compile(
    r"""^(?:[A-Za-z]{0,5}[-/.\ ]?\d{1,3}(?:[A-Z](?=[./-]|$))?(?:[./-]\d{1,3})*[.\s]?\(?[a-z]?\)?
    |\(?(?:\d{1,3}|[ivxlIVXL]{1,6}|[a-zA-Z])\)?)[.):]?$""",
    re.VERBOSE,
)
_FIRST = re.compile(
    r"^(?P<label>[A-Z]{0,4}\d{1,3}(?:\.\d{1,3})*[a-z]?)(?P<stop>[.):]?)(?:(?P<dash>\s+[-–—])\s+|\s+)(?=\S)"
)
LONGEST_REFERENCES = 38  # characters: three lines of twelve
_SUBSTANCES = frozenset(("CO2", "NO2", "PM10"))
_YEAR = re.compile(r"^(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Item:
    """An item of an enumeration: its label without punctuation, and the paragraphs it runs over."""

    label: str
    text: str
    paragraphs: tuple[Paragraph, ...]


def plain_label(label: str) -> str:
    """The label without the punctuation around it: "(iv)" and "iv." are "iv"."""
    return label.strip(" \t().:;[]")


def label_of(paragraph: Paragraph) -> tuple[str, str]:
    """The label that a paragraph starts with, without punctuation, and the text after it; ("", text) for none.

    A bullet is no label. Automatic labels are taken as they are, typed ones where they look like one.
    """
    if paragraph.label:
        plain = plain_label(paragraph.label)
        rest = paragraph.text.removeprefix(paragraph.label).strip()
        return (plain, rest) if any(c.isalnum() for c in plain) else ("", paragraph.text)
    return typed_label(paragraph.text)


def typed_label(text: str) -> tuple[str, str]:
    """The label that a text starts with, without punctuation, and the rest; ("", text) for none."""
    match = _TYPED.match(text)
    if match is None:
        return "", text
    rest = text[match.end() :].strip()
    if _UNITS.match(rest):
        return "", text
    return plain_label(match.group()), rest


def items_of(paragraphs: tuple[Paragraph, ...]) -> tuple[tuple[Paragraph, ...], tuple[Item, ...]]:
    """The paragraphs before the first label, and the items of the enumeration; no items if there is none.

    A paragraph without a label, a bullet among them, goes on with the item above it. An item without text is left out.
    """
    before: list[Paragraph] = []
    items: list[tuple[str, list[str], list[Paragraph]]] = []
    for paragraph in paragraphs:
        label, rest = label_of(paragraph)
        if label:
            items.append((label, [rest], [paragraph]))
        elif items:
            items[-1][1].append(paragraph.text)
            items[-1][2].append(paragraph)
        else:
            before.append(paragraph)
    read = (Item(label, "\n".join(t for t in texts if t), tuple(own)) for label, texts, own in items)
    return tuple(before), tuple(item for item in read if item.text)


def is_reference(text: str) -> bool:
    """Whether the text is nothing but references: "2.4", "3a.", "EQ/12", or two of them, a line each."""
    if len(text) > LONGEST_REFERENCES:
        return False
    lines = text.split("\n")
    return len(lines) <= 3 and all(len(line) <= 12 and _REFERENCE.match(line.strip()) for line in lines)


def split_reference(text: str) -> tuple[str, str]:
    """The number that an objective starts with, without punctuation, and the objective; ("", text) for none.

    A number alone on the first line is one; so is one with a stop, a bracket or levels, or before a capital.
    A year, or a quantity ("3 new units"), is not.
    """
    first, newline, below = text.partition("\n")
    if newline and is_reference(first) and not _YEAR.match(first):
        return plain_label(first), below.strip()
    match = _FIRST.match(text)
    if match is None or _YEAR.match(match["label"]) or match["label"] in _SUBSTANCES:
        return "", text
    rest = text[match.end() :].strip()
    is_marked = bool(match["stop"] or match["dash"]) or "." in match["label"]
    if _UNITS.match(rest) or not (is_marked or rest.lstrip("\"“‘'(")[:1].isupper()):
        return "", text
    return match["label"], rest
