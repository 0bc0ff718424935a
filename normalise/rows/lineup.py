"""Decides which lines of an officer or date cell belong to which item of the action cell beside it.

By the same labels in the row; else by height (PDF) or blank paragraphs (Word, and what is left of them in a PDF that
was laid out anew), and then only where that holds throughout the table: equal numbers in a row here and there are
chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.document import Box, Paragraph
from normalise.enumerations import Item, items_of

__all__ = ["Beside", "is_centred", "is_lined_up", "share_out"]

SAME_HEIGHT = 0.6  # of a line's height: what lies between the tops of two lines that stand side by side
OFF = 0.8  # of a line's height: what a blank line adds to the space between paragraphs
CENTRED = 4.0  # points that a centred value may stand off the middle
LOW = 30.0  # points: in a lower cell the top and the middle are one
NARROWEST = 20  # characters that a line of an action column holds, at least
WIDTH_OF_PAGE = 220  # characters across a landscape page of small type: what a table's columns share
UNEVEN = 1.6  # how much wider than its share an action column may be


@dataclass(frozen=True, slots=True)
class Beside:
    """A cell of values and the items of the action cell in the same row."""

    values: tuple[Paragraph, ...]
    items: tuple[Item, ...]

    @property
    def is_telling(self) -> bool:
        """Whether the row says anything about the table: several values beside several items."""
        return len(self.values) > 1 and len(self.items) > 1


def share_out(
    beside: Beside, *, lined_up: bool, columns: int, centred: bool = False
) -> tuple[str, ...] | None:
    """The text for each item in turn, or None where the whole cell holds for each.

    Args:
        beside: The cell and the items.
        lined_up: What `is_lined_up` says of the table.
        columns: How many the table has.
        centred: What `is_centred` says of the column: then the height of a single value says nothing.
    """
    if len(beside.items) < 2 or not beside.values:
        return None
    by_label = _by_label(beside)
    if by_label is not None:
        return by_label
    if len(beside.values) == 1:
        place = None if centred else _place_of_single(beside, columns)
        return None if place is None else _only(place, beside)
    if not lined_up:
        return None
    return (_by_height(beside) if _has_heights(beside) else None) or _by_number(beside)


def _only(place: int, beside: Beside) -> tuple[str, ...]:
    return tuple(beside.values[0].text if i == place else "" for i in range(len(beside.items)))


def _by_label(beside: Beside) -> tuple[str, ...] | None:
    """Values with the labels of items: each item its own; what stands before the first label holds for all."""
    before, labelled = items_of(beside.values)
    labels = [item.label for item in beside.items]
    if not labelled or len(set(labels)) < len(labels) or any(value.label not in labels for value in labelled):
        return None
    texts = {label: [paragraph.text for paragraph in before] for label in labels}
    for value in labelled:
        texts[value.label].append(value.text)
    return tuple("\n".join(texts[label]) for label in labels)


def is_lined_up(rows: Sequence[Beside], *, columns: int, like: Sequence[Sequence[Beside]] = ()) -> bool:
    """Whether values stand beside items in every row of a table that has several of both.

    Where every item takes one line, no blank paragraph can show it. Then it counts where a cell names somebody
    twice, which only a list beside a list does, or where the document's other tables with this header are
    spaced out (`like`: their rows).
    """
    telling = _telling(rows)
    if not telling or not _is_one_each(telling):
        return False
    if _is_spaced_out(telling):
        return True
    others = [_telling(other) for other in like]
    if all(_is_one_each(other) for other in others) and any(_is_spaced_out(other) for other in others):
        return True
    repeats = any(len({value.text for value in beside.values}) < len(beside.values) for beside in telling)
    return repeats and _is_level_throughout(telling, columns)


def is_centred(rows: Sequence[Beside]) -> bool:
    """Whether a column of a PDF sets its single values half-way down their cells, in two rows at least."""
    offsets = [
        offset for beside in rows if len(beside.values) == 1 if (offset := _offset(beside)) is not None
    ]
    return len(offsets) > 1 and all(abs(offset) <= CENTRED for offset in offsets)


def _offset(beside: Beside) -> float | None:
    """How far below the middle of the items a value stands, in points; None where they are too low to tell."""
    boxes = [line.box for item in beside.items for p in item.paragraphs for line in p.lines if line.box]
    own = [line.box for value in beside.values for line in value.lines if line.box]
    if not boxes or not own or len({box.page for box in boxes + own}) > 1:
        return None
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    middle = (min(box.top for box in own) + max(box.bottom for box in own)) / 2
    return middle - (top + bottom) / 2 if bottom - top >= LOW else None


def _telling(rows: Sequence[Beside]) -> list[Beside]:
    return [beside for beside in rows if beside.is_telling and _by_label(beside) is None]


def _is_one_each(telling: Sequence[Beside]) -> bool:
    """Whether each row has a value for each item: at its height, or in number.

    Where some values of a PDF stand at their items' heights, the others do so too or are spaced out.
    """
    usual = _usual_gap(telling)
    has_level = any(_is_level_with_items(beside) and not _is_list_beside_list(beside) for beside in telling)
    return all(
        _is_level_with_items(beside)
        or (_by_number(beside) is not None and (not has_level or _has_blanks(beside, usual)))
        for beside in telling
    )


def _is_level_with_items(beside: Beside) -> bool:
    return _has_heights(beside) and _by_height(beside) is not None


def _is_list_beside_list(beside: Beside) -> bool:
    """Whether every item takes one line, so that any list beside it stands level with it."""
    return all(len(paragraph.lines) == 1 for item in beside.items for paragraph in item.paragraphs)


def _is_spaced_out(telling: Sequence[Beside]) -> bool:
    """Whether some value stands further off the one above it than paragraphs of the table do."""
    usual = _usual_gap(telling)
    return any(_has_blanks(beside, usual) for beside in telling)


def _has_blanks(beside: Beside, usual: float) -> bool:
    if any(value.blanks_before for value in beside.values[1:]):
        return True
    return any(gap > usual + OFF for gap in _gaps(beside.values))


def _usual_gap(telling: Sequence[Beside]) -> float:
    """The least space between paragraphs of a PDF's cells, in heights of a line."""
    own = [gap for beside in telling for gap in _gaps(beside.values)]
    items = (tuple(p for item in beside.items for p in item.paragraphs) for beside in telling)
    return min([*own, *(gap for paragraphs in items for gap in _gaps(paragraphs))], default=0.0)


def _gaps(paragraphs: Sequence[Paragraph]) -> Iterator[float]:
    """The space between paragraphs of a PDF that follow each other on a page, in heights of a line."""
    for above, below in pairwise(paragraphs):
        last = above.lines[-1].box if above.lines else None
        if last and below.box and last.page == below.box.page and _is_below(last, below.box):
            yield (below.box.top - last.bottom) / max(last.bottom - last.top, 1.0)


def _is_level_throughout(telling: Sequence[Beside], columns: int) -> bool:
    if any(_has_heights(beside) for beside in telling):
        return all(_is_level_with_items(beside) for beside in telling)
    return any(_stand_level(telling, width) for width in _widths(columns))


def _widths(columns: int) -> range:
    return range(NARROWEST, int(UNEVEN * WIDTH_OF_PAGE / max(columns, 2)) + 1)


def _starts(items: Sequence[Item], width: int) -> list[int]:
    """The line on which each item starts, from 0, where a line holds so many characters."""
    starts, line = [], 0
    for item in items:
        starts.append(line)
        line += sum(max(1, -(-len(part) // width)) for part in item.text.split("\n"))
    return starts


def _lines_above(values: Sequence[Paragraph]) -> list[int]:
    """The line on which each value starts, from 0, each value being one line."""
    above, line = [], 0
    for value in values:
        line += value.blanks_before
        above.append(line)
        line += 1
    return above


def _stand_level(rows: Sequence[Beside], width: int) -> bool:
    return all(_starts(beside.items, width) == _lines_above(beside.values) for beside in rows)


def _place_of_single(beside: Beside, columns: int) -> int | None:
    """Which item a single value is set beside; None where it stands at the top, and so holds for all."""
    value = beside.values[0]
    if _has_heights(beside):
        return _item_at(value.box, beside)
    if not value.blanks_before:
        return None
    found = Counter(
        starts.index(value.blanks_before)
        for width in _widths(columns)
        if value.blanks_before in (starts := _starts(beside.items, width))
    )
    return (found.most_common(1)[0][0] or None) if found else None


def _has_heights(beside: Beside) -> bool:
    """Whether heights tell which value is which item's."""
    starts = [item.paragraphs[0].box for item in beside.items]
    return all(value.box for value in beside.values) and all(
        above and below and (above.page != below.page or _is_below(above, below))
        for above, below in pairwise(starts)
    )


def _is_below(above: Box, below: Box) -> bool:
    """Whether a line of a page follows below another: in a cell that is turned on its side it follows beside it."""
    return below.top >= (above.top + above.bottom) / 2


def _is_level(one: Box | None, other: Box | None) -> bool:
    return (
        one is not None
        and other is not None
        and one.page == other.page
        and abs(one.top - other.top) <= SAME_HEIGHT * min(one.bottom - one.top, other.bottom - other.top)
    )


def _item_at(box: Box | None, beside: Beside) -> int | None:
    """The later item that a value stands level with; None for the first item, or none."""
    tops = [item.paragraphs[0].box for item in beside.items]
    if _is_level(box, tops[0]):
        return None
    return next((i for i, top in enumerate(tops) if i and _is_level(box, top)), None)


def _by_height(beside: Beside) -> tuple[str, ...] | None:
    """The values of each item by where they stand; None where an item has none at its own height."""
    tops = [item.paragraphs[0].box for item in beside.items]
    texts: list[list[str]] = [[] for _ in tops]
    for value in beside.values:
        level = next((i for i, top in enumerate(tops) if _is_level(value.box, top)), None)
        if level is None:
            filled = [i for i, own in enumerate(texts) if own]
            if not filled:
                return None
            level = filled[-1]
        texts[level].append(value.text)
    return tuple("\n".join(own) for own in texts) if all(texts) else None


def _by_number(beside: Beside) -> tuple[str, ...] | None:
    """The values in turn, one for each item; None where there are more or fewer."""
    if len(beside.values) != len(beside.items):
        return None
    return tuple(value.text for value in beside.values)
