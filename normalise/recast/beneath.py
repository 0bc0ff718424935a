"""Finds the rows that stand beneath each action of a table and say more of it ("Latest note: ...").

What is too long for a column, or was added later, is printed so: across the table, with or without a label, or beside
a label of its own. A band looks alike but stands above its rows, so that the last row of a table is never one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from msgspec.structs import replace

from extractors.document import Cell, Paragraph, Row, Table
from normalise.columns.contents import is_number
from normalise.columns.vocabulary import exact_meanings, normal_form, sure_field
from normalise.enumerations import is_reference
from normalise.recast.shapes import filled, fills, is_across
from normalise.schema import FACTS, WHAT
from normalise.text import key

__all__ = ["Beneath", "labelled_parts", "labels_of", "rows_beneath"]

FEWEST = 2  # such rows that tables of one header must have: one alone is a note
FEWEST_BARE = 3  # of those without a label
LONGEST = 6  # words of a label


@dataclass(frozen=True, slots=True)
class Beneath:
    """What a row says of the row above it."""

    cell: Cell
    """The cell that says it."""
    parts: tuple[tuple[str, tuple[Paragraph, ...]], ...]
    """Its labels, each with the text behind it; "" for text without one."""


def rows_beneath(tables: Sequence[Table]) -> list[Mapping[int, Beneath]]:
    """Give for each of a document's tables with one header the rows that say more of the action above them.

    Such rows are given by their places from 0; none where one of them may not. Each table may have but one of them,
    if others have the same.
    """
    known = _known_labels(tables)
    found = [_all_said(table, known) for table in tables]
    is_usual = sum(len(_labelled(said)) for said in found) >= FEWEST
    return [_of_table(table, said, is_usual=is_usual) for table, said in zip(tables, found, strict=True)]


def _of_table(table: Table, said: Mapping[int, Beneath], *, is_usual: bool) -> Mapping[int, Beneath]:
    labelled = _labelled(said)
    if len(labelled) == 1 and _is_sum(table, *next(iter(labelled.items()))):
        return {}
    if labelled and is_usual and _follow_actions(table, labelled):
        return labelled
    is_sure = len(said) >= FEWEST_BARE and _follow_actions(table, said) and _alternate(table, said)
    return said if is_sure else {}


def _is_sum(table: Table, place: int, said: Beneath) -> bool:
    """Whether the only such row of a table says but a figure, below several actions: it is of all of them."""
    texts = [paragraph.text for _, paragraphs in said.parts for paragraph in paragraphs]
    actions = [row for row in table.rows[:place] if fills(row, table)][1:]  # behind the header
    return len(actions) > 1 and bool(texts) and all(is_number(text.rstrip(".")) for text in texts)


def _labelled(said: Mapping[int, Beneath]) -> dict[int, Beneath]:
    return {place: one for place, one in said.items() if one.parts[0][0]}


def _all_said(table: Table, known: AbstractSet[str]) -> dict[int, Beneath]:
    return {place: one for place, row in enumerate(table.rows) if (one := _said(row, table, known))}


def _known_labels(tables: Sequence[Table]) -> frozenset[str]:
    """The labels that name a field, or stand in several rows that have a label and no more than a text."""
    counts: Counter[str] = Counter()
    bare: Counter[str] = Counter()
    for row in (row for table in tables for row in table.rows):
        cells = filled(row)
        if len(cells) == 1:
            counts.update({key(label) for p in cells[0].paragraphs if (label := _label_of(p))})
            bare.update({key(label) for p in cells[0].paragraphs[:1] if (label := _bare_label(p))})
        elif len(cells) == 2:
            counts[key(_label_in(cells[0]))] += 1
    known = {
        label for label, count in counts.items() if label and (count >= FEWEST or sure_field(label) in FACTS)
    }
    return frozenset(known.union(label for label, count in bare.items() if count >= FEWEST))


def _said(row: Row, table: Table, known: AbstractSet[str]) -> Beneath | None:
    """What a row says if it looks like one of these; None where it does not."""
    cells = filled(row)
    if len(cells) == 1:
        (cell,) = cells
        said = Beneath(cell, labelled_parts(cell, known))
        return said if is_across(cell, table) or sure_field(said.parts[0][0]) in FACTS else None
    if len(cells) != 2 or table.column_count == 2:
        return None
    first, second = cells
    label = _label_in(first)
    has_room = second.column_span > 1 or first.text.rstrip().endswith(":")
    return Beneath(second, ((label, second.paragraphs),)) if has_room and key(label) in known else None


def labelled_parts(cell: Cell, known: AbstractSet[str]) -> tuple[tuple[str, tuple[Paragraph, ...]], ...]:
    """The paragraphs of a cell by the known labels that they begin with."""
    parts: list[tuple[str, tuple[Paragraph, ...]]] = []
    for paragraph in cell.paragraphs:
        label = next((label for label in labels_of(paragraph) if key(label) in known), "")
        if label:
            text = (
                ""
                if _is_question(paragraph)
                else paragraph.text.removeprefix(label).strip().removeprefix(":").strip()
            )
            parts.append((label, (replace(paragraph, text=text),) if text else ()))
        elif parts:
            parts[-1] = (parts[-1][0], (*parts[-1][1], paragraph))
        else:
            parts.append(("", (paragraph,)))
    return tuple(parts)


def labels_of(paragraph: Paragraph) -> tuple[str, str]:
    """The labels that a paragraph may begin with: one without a colon, and one before it; "" for none."""
    return _bare_label(paragraph), _label_of(paragraph)


def _label_of(paragraph: Paragraph) -> str:
    """What a paragraph begins with before a colon, or asks in bold, if it may be a label; "" else."""
    if _is_question(paragraph):
        return paragraph.text if _is_label(paragraph.text) else ""
    label, colon, _ = paragraph.text.partition(":")
    return label.strip() if colon and not paragraph.label and _is_label(label) else ""


def _bare_label(paragraph: Paragraph) -> str:
    """What a paragraph begins with, without a colon, if it names a fact of an action and a text of its own follows."""
    words = [] if paragraph.label else paragraph.text.split()
    for count in range(min(LONGEST, len(words)), 0, -1):
        label = " ".join(words[:count])
        begins_anew = count == len(words) or not words[count][0].islower()
        if begins_anew and ":" not in label and sure_field(label) in FACTS and not _says_more(label):
            return label
    return ""


def _says_more(label: str) -> bool:
    """Whether a text names a field and gives a date or a sum besides, as a header may: here that is the value."""
    return normal_form(label).count(" ") < key(label).count(" ")


def _is_question(paragraph: Paragraph) -> bool:
    lines = paragraph.lines
    return paragraph.text.endswith("?") and bool(lines) and all(line.bold for line in lines)


def _label_in(cell: Cell) -> str:
    text = cell.text.strip().removesuffix(":")
    return text if _is_label(text) else ""


def _is_label(text: str) -> bool:
    """Whether a text may be a label; what is labelled as an objective, an outcome or an action heads rows."""
    return 0 < len(text.split()) <= LONGEST and not is_reference(text) and sure_field(text) not in WHAT


def _follow_actions(table: Table, found: Mapping[int, Beneath]) -> bool:
    """Whether such rows stand below rows of several cells, not above: the first after a header and an action.

    Below the last one stand no more rows, unless all tell of progress: no band does, and the last may have none.
    """
    before = [row for row in table.rows[: min(found)] if fills(row, table)]
    is_progress = all("progress" in exact_meanings(said.parts[0][0]) for said in found.values())
    is_last_said = is_progress or not any(fills(row, table) for row in table.rows[max(found) + 1 :])
    follows = all(place - 1 in found or len(filled(table.rows[place - 1])) > 1 for place in found)
    return len(before) > 1 and is_last_said and follows


def _alternate(table: Table, found: Mapping[int, Beneath]) -> bool:
    """Whether every second row from the first of them on is one, and the last is: one for each action."""
    rows = range(min(found), len(table.rows))
    return (len(table.rows) - 1) in found and all(
        (place in found) == (place % 2 == rows[0] % 2) for place in rows
    )
