"""Tables that are pictures on a page of text, as pasted screenshots are: nothing of them is read, and that is told.

What a picture holds is taken for a table where lines of text begin below each other in several columns, level with
each other, or where rules make cells that hold text apart from their sides. Texts are told by edges between light and
dark from left to right: letters have many, rules across have none, and those down are longer than letters are high.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from extractors.pdf.boxes import BoxTuple, is_within, middles
from extractors.pdf.reader.compose import Content
from extractors.pdf.reader.painting import painted
from extractors.pdf.reader.pictured import SCALE, Grey
from extractors.pdf.reader.runs import Bools, Floats

__all__ = ["has_table", "with_pasted_tables"]

LEAST_SIDES = 220.0, 36.0
"""Points: width and height of a picture that can hold a table somebody could read; logos are smaller."""
MOST_RUNS = 5
"""Runs of the page's own text over a picture, as a caption; more are printed upon it, it is their ground."""
MEET = 1.5
"""Points: pictures with the same sides that stand so near below each other are strips of one."""
SAMPLE = 7
"""Pixels from one row that is looked at first to the next."""
EVEN, FLAT = 1, 0.5
"""Of 255: by so little paper differs from pixel to pixel; share of it in a picture of a table."""
STEP = 40
"""Of 255: by so much a letter and what lies beside it differ, from one pixel to the next but one."""
TALLEST = 22.0
"""Points: an edge that runs down so far is a rule's or a shape's."""
SPACE = 4.0
"""Points within a text without an edge: more part two columns."""
SLANT = 3
"""Pixels that a letter may begin further right than others below it."""
LEAST_RUN = 9.0
"""Points: texts are so long, or longer."""
LOWEST, HIGHEST = 2.5, 20.0
"""Points: height of a line of text."""
PITCH = 4.6
"""Points from line to line: hatches are closer."""
LEVEL = 2.0
"""Points by which the tops of lines in one row differ."""
LEAST_LINES = 4
"""Lines that begin below each other in a column."""
LEAST_COLUMNS = 3
"""Columns of a table."""
LEAST_RAGGED = 2
"""Of these, whose lines have so many lengths, as patterns in a chart have not."""
LEAST_LENGTHS = 3
LEAST_LEVEL = 3
"""Lines of a column that are level with lines of the column before."""
FAINT = 14
"""Of 255: as STEP, of a rule, which is as faint all along."""
CROSSING = 3
"""Pixels of a rule that another takes which it crosses: there is nothing lighter beside it."""
NEARLY = 0.8
"""Of that which is told of a rule, before its crossings are counted."""
MOSTLY = 0.5
"""Share of the picture's width, or height, that a rule runs along; of a lattice's cells, that hold text."""
LEAST_RULES = 3
"""Rules of each direction in a lattice."""
INSET, LEAST_CELL = 2, 9
"""Pixels inside a cell's rules, where a text doesn't reach, as the lines of charts and maps do; and a cell's side."""
LEAST_EDGES = 6
"""Pixels at edges of a text."""


class _Column(Struct, frozen=True):
    """Lines of text that begin below each other, in pixels."""

    left: int
    tops: NDArray[np.intp]
    is_ragged: bool
    """They are of different lengths, as texts are and patterns are not."""


def with_pasted_tables(page: object, content: Content) -> Content:
    """Give a page's content with the boxes of its pictures that hold a table.

    Args:
        page: PDFium's page.
        content: what is known of it.
    """
    if not len(content.images) or content.is_scan:
        return content
    found = [
        box
        for box in _candidates(content)
        if (image := _picture(page, content.view.size, box)) is not None and has_table(image)
    ]
    return replace(content, pasted=tuple(found)) if found else content


def has_table(image: Grey) -> bool:
    """Tell whether a picture holds a table."""
    if not _is_flat(image):
        return False
    edges = _edges(image)
    return _are_level(_columns(_closed(edges, int(SPACE * SCALE)))) or _is_lattice(image, edges)


def _candidates(content: Content) -> list[BoxTuple]:
    """Give the boxes of pictures that are large enough, and stand on the page instead of text."""
    width, height = content.view.size
    shown = np.clip(content.images, 0, [width, height, width, height])
    x, y = middles(content.runs.box)
    found = []
    for box in _whole(shown):
        is_large = box[2] - box[0] >= LEAST_SIDES[0] and box[3] - box[1] >= LEAST_SIDES[1]
        if is_large and np.count_nonzero(is_within(box, x, y) & ~content.runs.is_invisible) <= MOST_RUNS:
            found.append(box)
    return found


def _whole(boxes: Floats) -> list[BoxTuple]:
    """Join the strips that a program cut pictures into."""
    found: list[list[float]] = []
    for box in sorted(set(map(tuple, boxes.tolist())), key=lambda box: (box[1], box[0])):
        above = next((one for one in found if _goes_on(one, box)), None)
        if above is None:
            found.append(list(box))
        else:
            above[3] = box[3]
    return [(x0, top, x1, bottom) for x0, top, x1, bottom in found]


def _goes_on(above: list[float], box: tuple[float, ...]) -> bool:
    sides = max(abs(above[0] - box[0]), abs(above[2] - box[2]), abs(above[3] - box[1]))
    return sides <= MEET


def _picture(page: object, size: tuple[float, float], box: BoxTuple) -> Grey | None:
    """Give what of a page as displayed lies in a box, as green light shows it."""
    pixels = painted(page, size, SCALE, box)
    return None if pixels is None else pixels[..., 1].astype(np.int16)


def _is_flat(image: Grey) -> bool:
    """Tell whether much of a picture is of one brightness with what lies beside it, as no photograph is."""
    some = image[::SAMPLE]
    return bool((np.abs(some[:, 2:] - some[:, :-2]) <= EVEN).mean() >= FLAT)


def _edges(image: Grey) -> Bools:
    """Tell which pixels may be those of letters: lighter at one side than at the other."""
    edges = np.zeros(image.shape, dtype=np.bool_)
    edges[:, 1:-1] = np.abs(image[:, 2:] - image[:, :-2]) >= STEP
    return edges & ~_tall(edges, int(TALLEST * SCALE))


def _tall(flags: Bools, length: int) -> Bools:
    """Tell which flags stand in an upright stretch of so many."""
    whole = np.pad(_all(flags.T, length).T, ((length - 1, length - 1), (0, 0)))
    return ~_all(~whole.T, length).T


def _closed(flags: Bools, gap: int) -> Bools:
    """Fill gaps along the lines that are no longer than `gap`."""
    reached = ~_all(np.pad(~flags, ((0, 0), (gap, gap)), constant_values=True), gap + 1)
    return _all(reached, gap + 1)


def _all(flags: Bools, length: int) -> Bools:
    """Tell from which places on the next so many along the line are all flags: ever longer stretches."""
    flags = np.ascontiguousarray(flags)
    reach = 1
    while reach < length and flags.shape[1]:
        step = min(reach, length - reach)
        flags = flags[:, step:] & flags[:, :-step]
        reach += step
    return flags


def _are_level(columns: Sequence[_Column]) -> bool:
    """Tell whether lines of several columns that stand beside each other are level."""
    if sum(column.is_ragged for column in columns) < LEAST_RAGGED:
        return False
    apart = (np.abs(one.tops[:, None] - other.tops).min(axis=0) for one, other in pairwise(columns))
    level = [np.count_nonzero(gap <= LEVEL * SCALE) >= LEAST_LEVEL for gap in apart]
    return bool(sum(level) >= LEAST_COLUMNS - 1)


def _columns(texts: Bools) -> list[_Column]:
    """Give the places where lines begin below each other, from the left."""
    lead, run = int(SPACE * SCALE), int(LEAST_RUN * SCALE)
    if texts.shape[1] <= run:
        return []
    # Nothing in the space before, and a text after that begins within a letter's slant.
    is_free = _all(~np.pad(texts, ((0, 0), (lead, 0))), lead)[:, : texts.shape[1]]
    goes_on = _all(np.pad(texts, ((0, 0), (0, run)))[:, SLANT:], run - SLANT)[:, : texts.shape[1]]
    begins = is_free & goes_on
    strength = begins.sum(axis=0)
    found: list[_Column] = []
    while strength.max(initial=0) >= LEAST_LINES * LOWEST * SCALE:
        left = int(strength.argmax())
        tops, bottoms = _lines(begins[:, max(left - SLANT, 0) : left + SLANT + 1])
        if len(tops) >= LEAST_LINES and np.median(np.diff(tops)) >= PITCH * SCALE:
            lengths = {
                round(_length(texts[top:bottom, left + SLANT :]) / (LEAST_RUN * SCALE))
                for top, bottom in zip(tops, bottoms, strict=True)
            }
            found.append(_Column(left, tops, len(lengths) >= LEAST_LENGTHS))
        strength[max(left - lead, 0) : left + run] = 0
    return sorted(found, key=lambda column: column.left)


def _lines(begins: Bools) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Give the tops and feet of a column's lines: stretches of rows as high as text, with paper between."""
    changes = np.diff(np.pad(begins.any(axis=1), 1).astype(np.int8)).nonzero()[0]
    first, last = changes[::2], changes[1::2]
    is_line = (last - first >= LOWEST * SCALE) & (last - first <= HIGHEST * SCALE)
    return first[is_line], last[is_line]


def _length(line: Bools) -> int:
    """Give how far a line runs on from where it begins: the longest of its rows of pixels."""
    return int(np.where(line.all(axis=1), line.shape[1], line.argmin(axis=1)).max())


def _is_lattice(image: Grey, edges: Bools) -> bool:
    """Tell whether rules make cells most of which hold text that meets none of their sides."""
    across, down = _rules(image), _rules(image.T)
    if min(len(across), len(down)) < LEAST_RULES:
        return False
    held = [
        _holds_text(edges[above + INSET : below - INSET, left + INSET : right - INSET])
        for (above, below), (left, right) in product(_between(across), _between(down))
    ]
    return len(held) >= (LEAST_RULES - 1) ** 2 and sum(held) >= MOSTLY * len(held)


def _rules(image: Grey) -> list[tuple[int, int]]:
    """Give the first and the last row of each rule that runs along most of a picture."""
    edges = np.abs(image[2:] - image[:-2]) >= FAINT
    rows = (edges.mean(axis=1) >= NEARLY * MOSTLY).nonzero()[0]
    is_rule = _tall(_closed(edges[rows], CROSSING).T, int(TALLEST * SCALE)).mean(axis=0) >= MOSTLY
    rows = rows[is_rule] + 1
    parts = np.split(rows, (np.diff(rows) > 2 * INSET).nonzero()[0] + 1)
    return [(int(part[0]), int(part[-1])) for part in parts if len(part)]


def _between(rules: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give what lies between rules, where a text has room."""
    return [(one[1], other[0]) for one, other in pairwise(rules) if other[0] - one[1] >= LEAST_CELL]


def _holds_text(cell: Bools) -> bool:
    """Tell whether what a cell holds meets none of its sides, and stands in lines as high as text."""
    inner = np.count_nonzero(cell[1:-1, 1:-1])
    if inner < LEAST_EDGES or np.count_nonzero(cell) != inner:
        return False
    free = np.flatnonzero(~cell.any(axis=1)).astype(np.int64)
    return bool(np.diff(free).max(initial=0) <= HIGHEST * SCALE)
