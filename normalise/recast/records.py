"""What a form says of one action, with the reference that its title or a label holds as a value of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from msgspec.structs import replace

from extractors.document import Cell, Paragraph, Row
from normalise.columns.vocabulary import sure_field
from normalise.text import key

__all__ = ["Record", "with_number_said", "with_title_said"]

TITLED = "Action"  # what heads them then, which stands nowhere in the document
_NUMBERED = re.compile(r"([A-Z][a-z]+)(?: (?:no|number|ref)\.?)? (\S*\d\S*?)[.:]?")
_CODED = re.compile(r"((?:[A-Z]{1,6}[-/.])+\d[\w./-]*)\s+(?=[A-Z])")  # "CP-GR-01 Plant a wood"


@dataclass(frozen=True, slots=True)
class Record:
    """What a form says of one action."""

    titles: tuple[Cell, ...]
    """Texts across the form, above its labels."""
    values: tuple[tuple[Cell, Cell], ...]
    """Each label with its value, in order."""
    rows: tuple[Row, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels, as they are compared."""
        return tuple(key(label.text) for label, _ in self.values)


def with_number_said(record: Record) -> Record:
    """The record with the one label that has its number ("Action 3") as two: the number, and the label alone."""
    found = [match for label, _ in record.values if (match := _NUMBERED.fullmatch(label.text.strip()))]
    named = [match for match in found if sure_field(f"{match[1]} ref").endswith("_ref")]
    if len(named) != 1 or any(sure_field(label).endswith("ref") for label in record.labels):
        return record
    name, number = named[0].groups()
    values: list[tuple[Cell, Cell]] = []
    for label, value in record.values:
        if label.text.strip() == named[0].string:
            values.append((_with_text(label, f"{name} ref"), _with_text(label, number)))
            label = _with_text(label, name)
        values.append((label, value))
    return Record(record.titles, tuple(values), record.rows)


def with_title_said(record: Record, *, is_action: bool) -> Record:
    """The record with the title right above its labels as a value: the action, or its number ("Action 1.2")."""
    if not record.titles:
        return record
    *above, title = record.titles
    has_number = any(sure_field(label).endswith("ref") for label in record.labels)
    numbered = None if has_number else _NUMBERED.fullmatch(title.text)
    coded = None if has_number else _CODED.match(title.text)
    if numbered and sure_field(f"{numbered[1]} ref").endswith("_ref"):
        said = {f"{numbered[1]} ref": numbered[2]}
    elif is_action and coded:
        said = {f"{TITLED} ref": coded[1], TITLED: title.text[coded.end() :]}
    elif is_action:
        said = {TITLED: title.text}
    else:
        return record
    values = [(_with_text(title, head), _with_text(title, text)) for head, text in said.items()]
    return Record(tuple(above), (*values, *record.values), record.rows)


def _with_text(title: Cell, text: str) -> Cell:
    """A part of what a title says, or a label for it, which stands nowhere."""
    return title if text == title.text else replace(title, paragraphs=(Paragraph(text),))
