"""Lines of a cell to paragraphs: what the column's width broke is joined, what the author parted stays parted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.document import Line, Paragraph
from extractors.text.joins import Join, Judgement, judge
from extractors.text.leading import distance
from extractors.text.letters import mark_bullet, normal, put_right
from extractors.text.line_ends import Column, is_plain, line_end
from extractors.text.vocabulary import Vocabulary

__all__ = ["Column", "paragraphs"]

PARTED, PLAIN = Judgement("paragraph"), Judgement("space")
"""Where nothing is to be judged: at a cell's start and under a blank line, and where a line end is the plainest."""

FEWEST, MOST = 3, 12
"""Lines of a paragraph that tell how far apart its lines stand: so many at least; the last ones are enough."""
SURE = 0.9
"""Chance from which a paragraph's beginning tells of the marked content that it stands in."""


def paragraphs(
    lines: Sequence[Line], words: Vocabulary | None = None, column: Column | None = None
) -> tuple[Paragraph, ...]:
    """Join the lines of a cell, or of the text between tables, to its paragraphs.

    Args:
        lines: in reading order; "" is a blank paragraph.
        words: what the document writes elsewhere.
        column: what is known of the column's width.
    """
    words, column = words or Vocabulary(), column or Column()
    done: list[Paragraph] = []
    open_lines: list[Line] = []
    text, blanks, chance, begun = "", 0, 1.0, 1.0
    for line in lines:
        piece = normal(line.text)
        if not piece:
            if open_lines:
                done.append(_paragraph(text, open_lines, blanks, chance))
                open_lines, text, blanks = [], "", 0
            blanks += 1
            continue
        judged = PARTED
        if open_lines and is_plain(open_lines[-1], line, piece):
            judged = PLAIN
        elif open_lines:
            is_list = len(open_lines) == 1 and _is_list(done)
            ends, is_parted = (open_lines[-1], line), _is_parted(done, open_lines[0], begun)
            judged = judge(line_end(ends, text, piece, words, column, is_list, is_parted, _pitch(open_lines)))
        if judged.join == "paragraph":
            if open_lines:
                done.append(_paragraph(text, open_lines, blanks, chance))
                blanks = 0
            open_lines, text, chance, begun = [line], piece, judged.chance, judged.chance
        else:
            open_lines.append(line)
            text, chance = _joined(text, piece, judged.join), chance * judged.chance
    if open_lines:
        done.append(_paragraph(text, open_lines, blanks, chance))
    return tuple(done)


def _is_list(done: Sequence[Paragraph]) -> bool:
    return len(done) > 1 and all(len(paragraph.lines) == 1 for paragraph in done[-3:])


def _is_parted(done: Sequence[Paragraph], first: Line, chance: float) -> bool:
    """Tell whether an open paragraph surely begins in the marked content that the one above ends in."""
    return chance >= SURE and bool(done) and -1 != done[-1].lines[-1].marks[1] == first.marks[0]


def _pitch(lines: Sequence[Line]) -> float:
    """Give how far apart the last lines of a paragraph stand at most, in points; 0 where there are fewer than three."""
    if len(lines) < FEWEST:
        return 0.0
    return max((distance(line, after) or 0.0 for line, after in pairwise(lines[-MOST:])), default=0.0)


def _paragraph(text: str, lines: list[Line], blanks: int, chance: float) -> Paragraph:
    label = lines[0].label
    text = mark_bullet(put_right(text.rstrip("\u00ad")), is_label=bool(label))
    label = "•" if label and text.startswith("•") else label
    return Paragraph(text, tuple(lines), label, blanks, confidence=chance)


def _joined(text: str, piece: str, join: Join) -> str:
    if join == "space":
        return f"{text} {piece}"
    return (text[:-1] if join == "unhyphenated" else text) + piece
