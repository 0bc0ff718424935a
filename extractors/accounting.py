"""Every word in one place: counts of a document's words, and an issue where they don't add up."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document import Block, Issue, Line, Paragraph, Table, WordCount
from extractors.fragments import Layout

__all__ = ["account", "count_lines"]


def count_lines(lines: Sequence[Line]) -> int:
    """Count words as the reader counted them: the halves of a word that a line end cut are two."""
    return sum(len(line.text.split()) for line in lines)


def account(
    layouts: Sequence[Layout], blocks: Sequence[Block], running: int
) -> tuple[WordCount, tuple[Issue, ...]]:
    """Count the words of a document's blocks against those that its reader saw.

    Args:
        layouts: the pages, or the Word body, as laid out.
        blocks: what was made of them.
        running: words of running text and of repeated headers.
    """
    tables = [block for block in blocks if isinstance(block, Table)]
    inside = sum(count_lines(cell.lines) for table in tables for row in table.rows for cell in row.cells)
    outside = sum(count_lines(block.lines) for block in blocks if isinstance(block, Paragraph))
    words = WordCount(sum(layout.words for layout in layouts), inside, outside, running)
    if not words.unaccounted:
        return words, ()
    what = "are in no cell, paragraph or running text" if words.unaccounted > 0 else "stand in two places"
    message = f"{abs(words.unaccounted)} of {words.total} words {what}."
    return words, (Issue("words-lost", message, count=abs(words.unaccounted)),)
