"""Headings outside tables: by what the file says, else by look, larger or bolder than the text."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from extractors.document import Cell, Paragraph, Table
from extractors.stitch.looks import is_continued, plain
from extractors.text.line_ends import needed_by

__all__ = ["mark_headings"]

LARGER = 1.08
"""Times the text's size from which a line is set as a heading; 12 over 11 points is the smallest step in use."""
GAP = 1.4
"""Times the type size: lines of one heading stand nearer to each other than two headings do."""
WIDE_GAP = 1.8
"""Times the type size: where the first is full, also lines this near to each other are one, one and a half spaced."""
MAX_WORDS = 30
"""Longer paragraphs are text, however they are set."""
PROSE = 8
"""Words: a longer sentence in type that is hardly larger introduces a table, and heads nothing."""
MAX_STEP = 1.4
"""Times the type of the tables: sentences between them that are set larger than this are headings of a kind."""
FEWEST_LABELLED = 3
"""Things that lines with one label say of tables, from which on these are headings."""

FEWEST_IN_CAPITALS = 2
"""Lines in capitals over tables, from which on these are headings, whatever their type."""

_COUNTED = re.compile(r"([^\W\d_]{3,}) (\d{1,2}|[A-Z])\b(?=[\s:.–-])")  # "Theme 1: Homes"
_LABELLED = re.compile(r"([^\W\d_][^\W\d_ ]*(?: [^\W\d_]+){0,3}) ?: (\S.*)")  # "Area: Parks"
_CAPTION = re.compile(r"(?:Table|Tabl) \d+\s*[.:–-]")
_FIGURE = re.compile(r"(?:Figure|Fig\.|Chart|Map|Ffigur|Siart) \d+\s*[.:–-]")
_QUOTATION = re.compile(r"[‘“\"'].*[.!?…][’”\"']$")  # what somebody said, set large beside the text

Block = Paragraph | Table


def mark_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Give the paragraphs outside tables their heading levels.

    Levels that a Word style or a PDF's tags give are kept. Elsewhere a short paragraph that is larger than
    the document's text, or bold, is a heading; sizes from the largest down are the levels, bold text of
    the text's own size is the lowest. So is one over a table that counts with headings ("Theme 1: Homes").
    """
    body = _text_size(blocks)
    looks = [_look(block, body) if isinstance(block, Paragraph) else 0.0 for block in blocks]
    said = [_said(block) if isinstance(block, Paragraph) else 0 for block in blocks]
    sizes = sorted({*looks} - {0.0}, reverse=True)
    levels = {size: level for level, size in enumerate(sizes, 1 + max(said, default=0))}
    marked = [
        _with_level(block, own or levels.get(look, 0))
        for block, own, look in zip(blocks, said, looks, strict=True)
    ]
    labelled = _with_labelled(_with_series(_joined(marked, body)))
    return tuple(_without_continued(_without_captions(_with_capitals(labelled))))


def _with_level(block: Block, level: int) -> Block:
    if isinstance(block, Table) or block.heading_level == level:
        return block
    return replace(block, heading_level=level)


def _joined(blocks: Sequence[Block], body: float) -> list[Block]:
    """Join the lines of a heading: large type, set without a gap, or wide with a first line that has no more room."""
    joined: list[Block] = []
    right = _right(blocks)
    for block in blocks:
        last = joined[-1] if joined else None
        if (
            isinstance(last, Paragraph)
            and isinstance(block, Paragraph)
            and _is_one_heading(last, block, body, right)
        ):
            joined[-1] = replace(last, text=f"{last.text} {block.text}", lines=last.lines + block.lines)
        else:
            joined.append(block)
    return joined


def _right(blocks: Sequence[Block]) -> dict[int, float]:
    """Give how far the text outside tables reaches to the right on each page, in points."""
    right: dict[int, float] = {}
    for block in blocks:
        for line in block.lines if isinstance(block, Paragraph) and not _is_beside(block) else ():
            if line.box:
                right[line.box.page] = max(line.box.x1, right.get(line.box.page, 0.0))
    return right


def _is_one_heading(first: Paragraph, second: Paragraph, body: float, right: Mapping[int, float]) -> bool:
    if not first.heading_level or first.heading_level != second.heading_level:
        return False
    above, below = first.lines[-1], second.lines[0]
    if above.box is None or below.box is None or above.box.page != below.box.page:
        return False
    is_full = above.box.x1 + needed_by(above, below) > right.get(above.box.page, math.inf)
    is_close = 0 < below.box.top - above.box.top <= (WIDE_GAP if is_full else GAP) * above.size
    return is_close and above.size >= LARGER * body and above.bold == below.bold


def _with_series(blocks: Sequence[Block]) -> list[Block]:
    """Give its level to a line right over a table that counts with headings of the document, however it is set."""
    levels: dict[str, int] = {}
    taken: set[tuple[str, str]] = set()
    for block in blocks:
        if isinstance(block, Paragraph) and block.heading_level and (match := _COUNTED.match(block.text)):
            levels.setdefault(match[1], block.heading_level)
            taken.add((match[1], match[2]))
    marked = list(blocks)
    for number, (block, after) in enumerate(pairwise(blocks) if levels else ()):
        if isinstance(block, Table) or isinstance(after, Paragraph) or block.heading_level:
            continue
        match = _COUNTED.match(block.text)
        is_line = len(block.lines) == 1 and not block.text.endswith((".", ";"))
        if match and is_line and match[1] in levels and (match[1], match[2]) not in taken:
            marked[number] = replace(block, heading_level=levels[match[1]])
    return marked


def _with_labelled(blocks: Sequence[Block]) -> list[Block]:
    """Make headings of the labelled lines, however they are set, that stand over several tables, one over each.

    Of the lines with labels right over a table the first does, where it has one label over all of them and says
    other things of them: "Area: Parks", "Area: Roads", "Area: Homes". All but one stand between two tables: under a
    heading such a line says more of what that names. If all do, they may be notes to the tables above.
    """
    found: defaultdict[str, dict[int, str]] = defaultdict(dict)
    first: int | None = None
    for place, block in enumerate(blocks):
        match = None if isinstance(block, Table) or block.heading_level else _LABELLED.match(block.text)
        if isinstance(block, Table) and first is not None and (said := _LABELLED.match(_text(blocks[first]))):
            found[said[1]][first] = said[2]
        first = (place if first is None else first) if match else None
    level = 1 + max((block.heading_level for block in blocks if isinstance(block, Paragraph)), default=0)
    places = {at for said in found.values() if _head_tables(blocks, said) for at in said}
    return [_with_level(block, level) if at in places else block for at, block in enumerate(blocks)]


def _with_capitals(blocks: Sequence[Block]) -> list[Block]:
    """Make headings of the lines in capitals that stand right over tables, one over each of several."""
    places = [
        number
        for number, (block, after) in enumerate(pairwise(blocks))
        if isinstance(block, Paragraph)
        and isinstance(after, Table)
        and not block.heading_level
        and len(block.lines) == 1
        and block.text.isupper()
        and len(block.text.split()) > 1
    ]
    if len(places) < FEWEST_IN_CAPITALS:
        return list(blocks)
    level = 1 + max((block.heading_level for block in blocks if isinstance(block, Paragraph)), default=0)
    return [_with_level(block, level) if at in places else block for at, block in enumerate(blocks)]


def _without_captions(blocks: Sequence[Block]) -> list[Block]:
    """Take its level from a figure's caption, and from that of the only table under a heading: it says no more."""
    found = list(blocks)
    captions: list[int] = []
    is_under = False
    for number, block in enumerate([*blocks, Paragraph("", heading_level=1)]):
        if isinstance(block, Table) or not block.heading_level:
            continue
        if _FIGURE.match(block.text):
            found[number] = replace(block, heading_level=0)
            continue
        if _CAPTION.match(block.text):
            captions.append(number)
            continue
        for at in captions if is_under and len(captions) == 1 else ():
            found[at] = replace(blocks[at], heading_level=0)
        captions, is_under = [], True
    return found


def _head_tables(blocks: Sequence[Block], said: Mapping[int, str]) -> bool:
    """Tell whether lines, by their places, say enough things, and all but one stand right below a table."""
    beneath = sum(at > 0 and isinstance(blocks[at - 1], Table) for at in said)
    return len(set(said.values())) >= FEWEST_LABELLED and beneath == len(said) - 1


def _text(block: Block) -> str:
    return block.text if isinstance(block, Paragraph) else ""


def _without_continued(blocks: Sequence[Block]) -> list[Block]:
    """Take its level from a heading that says that it is continued: what stands above it goes on.

    One that goes on with another heading than the last is a heading again.
    """
    kept: list[Block] = []
    known: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph) and block.heading_level:
            words = plain(block.text)
            if is_continued(block.text) and (words not in known or words == known[-1]):
                block = replace(block, heading_level=0)
            else:
                known.append(words)
        kept.append(block)
    return kept


def _said(paragraph: Paragraph) -> int:
    return max((line.heading_level for line in paragraph.lines), default=0)


def _text_size(blocks: Sequence[Block]) -> float:
    """Find the size that a document's text is set in: most of its letters, or its sentences between the tables.

    Tables are often set a step or two smaller than the text that introduces them, and so are notes beside them.
    """
    outside = [block for block in blocks if isinstance(block, Paragraph) and not _is_beside(block)]
    inside = [
        cell for block in blocks if isinstance(block, Table) for row in block.rows for cell in row.cells
    ]
    size = _usual_size([*outside, *inside])
    between = _usual_size([paragraph for paragraph in outside if _is_sentence(paragraph)])
    return between if size < between < MAX_STEP * size else size


def _is_beside(paragraph: Paragraph) -> bool:
    return any(line.is_beside for line in paragraph.lines)


def _is_sentence(paragraph: Paragraph) -> bool:
    is_bold = all(line.bold for line in paragraph.lines)
    return not is_bold and (paragraph.text.endswith(".") or len(paragraph.text.split()) > MAX_WORDS)


def _usual_size(holders: Iterable[Paragraph | Cell]) -> float:
    """Find the size that most letters are set in, in half points; 0 where there are none."""
    letters: defaultdict[float, int] = defaultdict(int)
    for holder in holders:
        for line in holder.lines:
            letters[line.size] += len(line.text)
    rounded: Counter[float] = Counter()
    for size, count in letters.items():
        rounded[round(size * 2) / 2] += count
    return rounded.most_common(1)[0][0] if rounded else 0.0


def _look(paragraph: Paragraph, body: float) -> float:
    """Give a paragraph's rank among headings: its size, 0 for text; bold text of the text's size ranks lowest."""
    words = paragraph.text.split()
    if _is_beside(paragraph) or _QUOTATION.match(paragraph.text):
        return 0.0
    if not words or len(words) > MAX_WORDS or not any(letter.isalpha() for letter in paragraph.text):
        return 0.0
    size = min((line.size for line in paragraph.lines), default=0.0)
    is_bold = all(line.bold for line in paragraph.lines)
    if not is_bold and size < MAX_STEP * body and paragraph.text.endswith(".") and len(words) > PROSE:
        return 0.0
    if size and body and size >= LARGER * body:
        return round(size * 2) / 2 + (0.25 if is_bold else 0.0)
    if is_bold and not paragraph.text.endswith((".", ",", ";")):
        return 0.1
    return 0.0
